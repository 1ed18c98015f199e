"""Tables of Word: grids, and frames that set a head, a foot or a box."""

from __future__ import annotations

import pytest

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources import source_of
from tests.campaigns.intake.files_made import (
    cell,
    grids,
    lines,
    paragraph,
    table,
    texts,
    word_file,
)

HEAD = table(
    (
        cell("UBND HUYỆN KIM LŨNG", "UBND XÃ BÌNH AN"),
        cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    ),
    ("Số: 05/KH-UBND", "Bình An, ngày 05 tháng 02 năm 2025"),
    borders=False,
)
FOOT = table(
    (
        cell("Nơi nhận:", "- UBND huyện (b/c);", "- Lưu: VT."),
        cell("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Lò Văn Mẫu"),
    ),
    borders=False,
)


def read(*body: str, **given):
    return source_of(word_file(*body, **given))


def columns(source) -> list[tuple[str, str]]:
    return [(line.column, line.text) for line in lines(source)]


class TestGrids:
    def test_rows_and_cells_come_as_they_stand_between_the_lines(self):
        source = read("Trước", table(("TT", "Chỉ tiêu"), ("1", "Trồng rừng")), "Sau")
        assert grids(source) == [(("TT", "Chỉ tiêu"), ("1", "Trồng rừng"))]
        assert [getattr(part, "text", "bảng") for part in source.parts] == ["Trước", "bảng", "Sau"]

    def test_merged_cells_bear_their_text_once(self):
        down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        source = read(
            table(
                (
                    cell("TT", properties=down),
                    cell("Kế hoạch", properties='<w:gridSpan w:val="2"/>'),
                ),
                (cell("", properties=on), "Huyện giao", "Xã giao"),
                ("1", "20 ha", "25 ha"),
            )
        )
        assert grids(source) == [
            (("TT", "Kế hoạch", ""), ("", "Huyện giao", "Xã giao"), ("1", "20 ha", "25 ha"))
        ]

    def test_rows_that_begin_late_keep_their_columns(self):
        late = (
            '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("b") + cell("c") + "</w:tr>"
        )
        block = table(("1", "2", "3")).replace("</w:tbl>", f"{late}</w:tbl>")
        assert grids(read(block)) == [(("1", "2", "3"), ("", "b", "c"))]

    def test_uneven_spans_do_not_shift_rows_of_as_many_cells(self):
        wide = '<w:gridSpan w:val="2"/>'
        source = read(
            table(
                (cell("Chỉ tiêu", properties=wide), "ĐVT", "2025"),
                ("Lúa", cell("tấn", properties=wide), "40"),
            )
        )
        assert grids(source) == [(("Chỉ tiêu", "ĐVT", "2025"), ("Lúa", "tấn", "40"))]

    def test_paragraphs_of_a_cell_are_one_text(self):
        source = read(table((cell("- Lúa: 40 tấn", "- Ngô: 20 tấn"), "xã"), ("a", "b")))
        assert grids(source)[0][0] == ("- Lúa: 40 tấn - Ngô: 20 tấn", "xã")

    def test_empty_rows_and_columns_go(self):
        assert grids(read(table(("a", "", "b"), ("", "", ""), ("c", "", "d")))) == [
            (("a", "b"), ("c", "d"))
        ]

    def test_deleted_rows_are_gone(self):
        gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell("cũ") + cell("cũ") + "</w:tr>"
        block = table(("a", "b"), ("c", "d")).replace("</w:tbl>", f"{gone}</w:tbl>")
        assert grids(read(block)) == [(("a", "b"), ("c", "d"))]

    def test_a_table_in_a_cell_is_read_in_its_cell(self):
        inner = table(("Lúa", "40"), ("Ngô", "20"))
        assert grids(read(table(("TT", cell(inner)), ("1", "x"))))[0][0] == ("TT", "Lúa 40 Ngô 20")

    def test_an_empty_table_is_no_part(self):
        assert read("x", table(("", ""), ("", ""))).parts == read("x").parts

    def test_rows_of_tabs_are_a_grid(self):
        tab = "<w:r><w:tab/></w:r>"
        rows = [paragraph("TT", tab, "Chỉ tiêu", tab, "ĐVT"), paragraph("1", tab, "Lúa", tab, "ha")]
        assert grids(read("Bảng 1", *rows)) == [(("TT", "Chỉ tiêu", "ĐVT"), ("1", "Lúa", "ha"))]

    def test_more_cells_than_the_limit_are_refused(self, monkeypatch):
        monkeypatch.setattr(refusals, "MAX_CELLS", 10)
        with pytest.raises(Unreadable):
            read(table(*[("a", "b")] * 6))

    def test_a_span_beyond_reason_does_no_harm(self):
        wide = cell("a", properties='<w:gridSpan w:val="999999999"/>')
        assert grids(read(table((wide, "b"), ("c", "d", "e"))))[0][1] == ("c", "d", "e", "")


class TestFrames:
    def test_a_head_is_lines_the_left_column_first(self):
        assert columns(read(HEAD, "KẾ HOẠCH")) == [
            ("left", "UBND HUYỆN KIM LŨNG"),
            ("left", "UBND XÃ BÌNH AN"),
            ("left", "Số: 05/KH-UBND"),
            ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("right", "Độc lập - Tự do - Hạnh phúc"),
            ("right", "Bình An, ngày 05 tháng 02 năm 2025"),
            ("", "KẾ HOẠCH"),
        ]

    def test_a_head_of_the_party_is_a_head(self):
        head = table(
            (cell("ĐẢNG BỘ HUYỆN", "*", "Số 12-CT/HU"), cell("ĐẢNG CỘNG SẢN VIỆT NAM")),
            borders=False,
        )
        assert [column for column, _ in columns(read(head))] == ["left"] * 3 + ["right"]

    def test_a_head_may_be_ruled_and_have_an_empty_column_between(self):
        head = table(("UBND XÃ BÌNH AN", "", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        assert columns(read(head)) == [
            ("left", "UBND XÃ BÌNH AN"),
            ("right", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ]

    def test_a_row_across_a_head_stands_in_no_column(self):
        title = cell("KẾ HOẠCH", properties='<w:gridSpan w:val="2"/>')
        head = HEAD.replace("</w:tbl>", f"<w:tr>{title}</w:tr></w:tbl>")
        assert columns(read(head))[-1] == ("", "KẾ HOẠCH")

    def test_a_foot_is_lines(self):
        assert columns(read("Hết./.", FOOT)) == [
            ("", "Hết./."),
            ("left", "Nơi nhận:"),
            ("left", "- UBND huyện (b/c);"),
            ("left", "- Lưu: VT."),
            ("right", "TM. ỦY BAN NHÂN DÂN"),
            ("right", "CHỦ TỊCH"),
            ("right", "Lò Văn Mẫu"),
        ]

    def test_two_signers_side_by_side_are_a_foot(self):
        signers = table(
            (cell("THƯ KÝ", "", "Vi Thị A"), cell("CHỦ TỌA", "", "Lò Văn B")), borders=False
        )
        assert columns(read(signers))[0] == ("left", "THƯ KÝ")
        assert columns(read(signers))[-1] == ("right", "Lò Văn B")

    def test_a_foot_whose_left_cell_is_empty_stands_right(self):
        foot = table(("", cell("CHỦ TỊCH", "Lò Văn Mẫu")), borders=False)
        assert columns(read(foot)) == [("right", "CHỦ TỊCH"), ("right", "Lò Văn Mẫu")]

    def test_a_box_is_lines(self):
        assert texts(read(table(("DỰ THẢO",), ("Lần 2",)))) == ["DỰ THẢO", "Lần 2"]

    def test_a_table_of_posts_is_a_grid(self):
        posts = table(
            ("Chức vụ", "Số lượng"), ("CHỦ TỊCH", "01"), ("PHÓ CHỦ TỊCH", "02"), ("Công chức", "9")
        )
        assert len(grids(read(posts))) == 1

    def test_a_grid_in_a_frame_stays_a_grid(self):
        inner = table(("TT", "Chỉ tiêu"), ("1", "Lúa"))
        assert len(grids(read(table((cell("Bảng sau:", inner),))))) == 1

    def test_a_head_set_by_tabs_is_parted(self):
        tab = "<w:r><w:tab/></w:r>"
        source = read(
            paragraph("UBND XÃ BÌNH AN", tab, tab, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            paragraph("Số: 05/KH-UBND", tab, tab, tab, "Độc lập - Tự do - Hạnh phúc"),
            "Nội dung",
        )
        assert columns(source) == [
            ("left", "UBND XÃ BÌNH AN"),
            ("left", "Số: 05/KH-UBND"),
            ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("right", "Độc lập - Tự do - Hạnh phúc"),
            ("", "Nội dung"),
        ]
