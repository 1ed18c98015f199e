"""Typed and pasted text: lines, pages, tables, heads and feet set with spaces."""

from __future__ import annotations

import pytest

from campaigns.intake.sources import source_of, source_of_text
from tests.campaigns.intake.files_made import grids, lines, texts

WRAPPED = [
    "1. Các thôn và tổ dân phố bàn kỹ từng việc, ghi rõ tên người làm,",
    "ngày xong và kết quả, rồi gửi bản đăng ký về Văn phòng để theo",
    "dõi trong cả năm, biểu dương kịp thời những nơi làm tốt và nhắc",
    "nhở những nơi còn chậm.",
]
WHOLE = [
    "1. Mục đích",
    "Khơi dậy tinh thần tự lực của người dân trong toàn xã, gắn việc làm hằng ngày với lời hứa "
    "trước bà con và với kết quả cuối năm của từng thôn, từng đoàn thể.",
    "2. Yêu cầu",
    "Rõ việc, rõ người, rõ ngày xong, dễ nhớ và dễ kiểm tra.",
]


def read(*rows: str):
    return source_of_text("\n".join(rows))


class TestLines:
    def test_lines_come_in_order_without_empty_ones(self):
        source = read("Mục đích ", "", "  Yêu   cầu\t")
        assert source.kind == "text"
        assert texts(source) == ["Mục đích", "Yêu cầu"]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
    def test_every_line_end_ends_a_line(self, end):
        assert texts(source_of_text(f"một{end}hai")) == ["một", "hai"]

    def test_soft_hyphens_and_hidden_signs_fall_away(self):
        assert texts(read("Phong trào th\xadi đua\u200b, \ufeffnăm")) == ["Phong trào thi đua, năm"]

    def test_lone_surrogates_become_a_sign_that_can_be_written(self):
        (text,) = texts(read("Kế\ud800hoạch"))
        assert text.encode() == "Kế\ufffdhoạch".encode()

    def test_the_same_text_as_file_and_pasted_is_the_same_source(self):
        text = "\n".join(WRAPPED)
        assert source_of(text.encode()) == source_of_text(text)


class TestHints:
    def test_whole_paragraphs_begin_at_every_line(self):
        assert [line.starts for line in lines(read(*WHOLE))] == [True] * 4

    def test_wrapped_lines_do_not_say_where_paragraphs_begin(self):
        found = lines(read(*WRAPPED, *WRAPPED))
        assert [line.starts for line in found[1:]] == [None] * 7
        assert [line.full for line in found[:4]] == [True, True, True, False]

    def test_empty_lines_between_paragraphs_of_wrapped_text_begin_them(self):
        found = lines(read(*WRAPPED, "", *WRAPPED, "", *WRAPPED))
        assert [line.starts for line in found[4:8]] == [True, None, None, None]

    def test_empty_lines_between_all_lines_say_nothing(self):
        spaced = [part for line in WRAPPED * 3 for part in (line, "")]
        assert {line.starts for line in lines(read(*spaced))[1:]} == {None}

    def test_a_line_that_goes_on_after_an_empty_one_begins_nothing(self):
        found = lines(read(*WRAPPED[:2], "", *WRAPPED[2:], "", *WRAPPED, "", *WRAPPED))
        assert found[2].starts is None

    def test_leading_spaces_are_indents_and_centre_titles(self):
        body = ["      " + WRAPPED[0][:58], *WRAPPED[1:]] * 3
        found = lines(read("                           KẾ HOẠCH", *body))
        assert found[0].centred is True
        assert found[1].indent == 36
        assert found[1].centred is not True
        assert found[2].indent == 0

    def test_text_without_leading_spaces_says_nothing_of_indents(self):
        first = lines(read(*WRAPPED))[0]
        assert (first.indent, first.centred, first.bold) == (None, None, None)


class TestPages:
    def test_form_feeds_part_pages(self):
        found = lines(source_of_text("một\fhai\n\fba"))
        assert [(line.text, line.page) for line in found] == [("một", 1), ("hai", 2), ("ba", 3)]

    @pytest.mark.parametrize(
        "numbers", [("2", "3"), ("- 2 -", "- 3 -"), ("Trang 2/3", "Trang 3/3")]
    )
    def test_page_numbers_at_the_top_of_pages_are_left_over(self, numbers):
        text = f"{WRAPPED[0]}\f  {numbers[0]}\n{WRAPPED[1]}\f{numbers[1]}\n{WRAPPED[2]}"
        source = source_of_text(text)
        assert source.leftover == numbers
        assert texts(source) == WRAPPED[:3]

    def test_a_figure_at_a_page_border_that_is_no_page_number_is_text(self):
        assert texts(source_of_text("giảm còn\f95\nhộ")) == ["giảm còn", "95", "hộ"]

    def test_running_heads_are_left_over(self):
        pages = "\f".join(
            f"Kế hoạch xã Bình An\n{line}\n{page}" for page, line in enumerate(WRAPPED, 1)
        )
        source = source_of_text(pages)
        assert texts(source) == WRAPPED
        assert sorted(source.leftover) == ["1", "2", "3", "4"] + ["Kế hoạch xã Bình An"] * 4

    def test_rows_that_differ_in_figures_are_no_running_heads(self):
        pages = [f"{n}. Thôn số {n}: {n},5 ha\nNội dung {n}" for n in (4, 27, 51, 60)]
        source = source_of_text("\f".join(pages))
        assert source.leftover == ()
        assert "27. Thôn số 27: 27,5 ha" in texts(source)

    def test_numbers_that_count_pages_without_breaks_are_left_over(self):
        page = WRAPPED * 8
        source = read(*page, "", "2", "", *page, "3", *page)
        assert source.leftover == ("2", "3")
        assert [line.page for line in lines(source)][::32] == [1, 2, 3]

    def test_a_number_between_halves_of_a_sentence_is_a_page_number(self):
        source = read(*WRAPPED * 8, WRAPPED[0], "2", *WRAPPED[1:])
        assert source.leftover == ("2",)

    @pytest.mark.parametrize("before", ["Phấn đấu giảm số hộ nghèo còn", "Số thôn đạt chuẩn là"])
    def test_a_number_that_the_sentence_wants_is_text(self, before):
        source = read(*WRAPPED * 8, before, "2", "hộ, thôn trong toàn xã vào cuối năm nay.")
        assert "2" in texts(source)
        assert source.leftover == ()

    def test_numbers_in_cells_one_under_another_are_text(self):
        cells = ["TT", "Chỉ tiêu", "ĐVT"] + [
            part for n in range(1, 9) for part in (str(n), "Trồng rừng", "ha", "25")
        ]
        source = read(*cells)
        assert texts(source) == cells

    def test_figures_far_apart_that_do_not_count_on_are_text(self):
        source = read(*WRAPPED * 8, "40", *WRAPPED * 8, "25", *WRAPPED)
        assert source.leftover == ()


class TestTables:
    def test_rows_between_bars_are_a_grid(self):
        source = read(
            "Bảng 1", "| TT | Chỉ tiêu |", "|----|:---:|", "| 1 | Lúa |", "|  | Ngô |", "Hết"
        )
        assert grids(source) == [(("TT", "Chỉ tiêu"), ("1", "Lúa"), ("", "Ngô"))]
        assert texts(source) == ["Bảng 1", "Hết"]

    def test_bars_between_cells_only_are_enough(self):
        assert grids(read("TT | Chỉ tiêu | ĐVT", "1 | Lúa | ha", " | Ngô | ha")) == [
            (("TT", "Chỉ tiêu", "ĐVT"), ("1", "Lúa", "ha"), ("", "Ngô", "ha"))
        ]

    def test_a_table_in_a_drawn_box_is_a_grid(self):
        box = ("+----+-----+", "| TT | Cây |", "+====+=====+", "| 1  | Lúa |", "+----+-----+")
        assert grids(read(*box)) == [(("TT", "Cây"), ("1", "Lúa"))]
        drawn = ("┌──┬───┐", "│TT│Cây│", "├──┼───┤", "│1 │Lúa│", "└──┴───┘")
        assert grids(read(*drawn)) == [(("TT", "Cây"), ("1", "Lúa"))]

    def test_rows_of_tabs_are_a_grid_of_even_width(self):
        source = read("TT\tChỉ tiêu\tĐVT\t2025", "I\tKINH TẾ\t\t", "1\tLúa\tha\t25", "2\tNgô\tha")
        assert grids(source) == [
            (
                ("TT", "Chỉ tiêu", "ĐVT", "2025"),
                ("I", "KINH TẾ", "", ""),
                ("1", "Lúa", "ha", "25"),
                ("2", "Ngô", "ha", ""),
            )
        ]

    def test_one_row_is_no_table(self):
        assert texts(read("Lúa\tNgô\tSắn", "Hết")) == ["Lúa Ngô Sắn", "Hết"]
        assert texts(read("Điểm | 10 | 20", "Hết")) == ["Điểm | 10 | 20", "Hết"]

    def test_tabs_that_only_indent_are_no_table(self):
        assert grids(read("\t\tKính gửi: các thôn", "\t\tĐồng kính gửi: đoàn thể")) == []

    def test_a_table_over_a_page_number_is_one(self):
        rows = [f"{n}\tChỉ tiêu số {n}\tha" for n in range(1, 40)]
        source = source_of_text("\n".join(rows[:20]) + "\n2\f" + "\n".join(rows[20:]))
        assert [len(rows) for rows in grids(source)] == [39]


class TestAlignedTables:
    ROWS = (
        "STT   Chỉ tiêu                          ĐVT      Kế hoạch",
        "                                                 năm 2025",
        "I     KINH TẾ",
        "1     Sản lượng lương thực cả năm       tấn      5.400",
        "      trong đó lúa",
        "2     Trồng rừng                        ha       25",
        "3     Đàn lợn                           con      1.200",
    )

    def test_cells_under_one_another_are_a_grid(self):
        source = read(*WRAPPED, *self.ROWS, "Ghi chú: số liệu tạm tính đến cuối năm.")
        assert grids(source) == [
            (
                ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2025"),
                ("I", "KINH TẾ", "", ""),
                ("1", "Sản lượng lương thực cả năm trong đó lúa", "tấn", "5.400"),
                ("2", "Trồng rừng", "ha", "25"),
                ("3", "Đàn lợn", "con", "1.200"),
            )
        ]
        assert texts(source) == [*WRAPPED, "Ghi chú: số liệu tạm tính đến cuối năm."]

    def test_a_heading_after_the_table_is_a_line(self):
        source = source_of_text("\n".join(self.ROWS) + "\f   III. TỔ CHỨC\n1. Các thôn làm")
        assert texts(source) == ["III. TỔ CHỨC", "1. Các thôn làm"]

    def test_two_rows_alone_are_lines(self):
        assert grids(read(*WRAPPED, *self.ROWS[3:4], *self.ROWS[5:6], *WRAPPED)) == []

    def test_gaps_that_do_not_stand_under_one_another_are_lines(self):
        rows = (
            "Ông A      thôn Một     25 tuổi",
            "Bà Bê Xê Đê     ở     tổ 2",
            "C    D    E F G H",
        )
        assert grids(read(*rows)) == []


class TestColumns:
    HEAD = (
        "    UBND HUYỆN KIM LŨNG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "      UBND XÃ BÌNH AN                Độc lập - Tự do - Hạnh phúc",
        "  Số:      /KH-UBND          Bình An, ngày      tháng 02 năm 2025",
    )
    FOOT = (
        "Nơi nhận:                              TM. ỦY BAN NHÂN DÂN",
        "- UBND huyện (b/c);                         CHỦ TỊCH",
        "- Các thôn, đoàn thể (t/h);",
        "- Lưu: VT.",
        "                                          Lò Văn Mẫu",
    )

    def columns(self, *rows: str) -> list[tuple[str, str]]:
        return [(line.column, line.text) for line in lines(read(*rows))]

    def test_a_head_side_by_side_is_parted(self):
        assert self.columns(*self.HEAD, "", "                    KẾ HOẠCH", *WRAPPED)[:7] == [
            ("left", "UBND HUYỆN KIM LŨNG"),
            ("left", "UBND XÃ BÌNH AN"),
            ("left", "Số: /KH-UBND"),
            ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("right", "Độc lập - Tự do - Hạnh phúc"),
            ("right", "Bình An, ngày tháng 02 năm 2025"),
            ("", "KẾ HOẠCH"),
        ]

    def test_a_foot_side_by_side_is_parted(self):
        assert self.columns(*WRAPPED, *self.FOOT)[4:] == [
            ("left", "Nơi nhận:"),
            ("left", "- UBND huyện (b/c);"),
            ("left", "- Các thôn, đoàn thể (t/h);"),
            ("left", "- Lưu: VT."),
            ("right", "TM. ỦY BAN NHÂN DÂN"),
            ("right", "CHỦ TỊCH"),
            ("right", "Lò Văn Mẫu"),
        ]

    def test_tabs_part_a_head_too(self):
        assert self.columns(
            "UBND XÃ BÌNH AN\t\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Số: 05/KH-UBND\t\t\tĐộc lập - Tự do - Hạnh phúc",
        ) == [
            ("left", "UBND XÃ BÌNH AN"),
            ("left", "Số: 05/KH-UBND"),
            ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("right", "Độc lập - Tự do - Hạnh phúc"),
        ]

    def test_a_head_of_the_party_is_parted(self):
        found = self.columns(
            "HUYỆN ỦY KIM LŨNG                ĐẢNG CỘNG SẢN VIỆT NAM",
            "        *",
            "  Số 12-CT/HU                Kim Lũng, ngày 05 tháng 02 năm 2025",
            "                     CHỈ THỊ",
        )
        assert [column for column, _ in found] == ["left"] * 3 + ["right"] * 2 + [""]

    def test_what_follows_a_head_is_in_no_column(self):
        found = self.columns(*self.HEAD, "Phụ lục I", *WRAPPED)
        assert found[6:] == [("", "Phụ lục I"), *[("", line) for line in WRAPPED]]

    def test_an_appendix_after_a_foot_is_in_no_column(self):
        assert self.columns(*WRAPPED, *self.FOOT, "PHỤ LỤC", *WRAPPED)[11] == ("", "PHỤ LỤC")

    def test_gaps_in_the_text_part_nothing(self):
        filled = "1. Họ và tên:            Chức vụ:              Đơn vị:"
        assert self.columns(*WRAPPED, filled)[-1] == ("", "1. Họ và tên: Chức vụ: Đơn vị:")

    def test_lines_one_under_another_stay_in_no_column(self):
        assert {column for column, _ in self.columns(
            "UBND XÃ BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Nơi nhận:", "- Lưu: VT."
        )} == {""}  # fmt: skip

    def test_two_signers_side_by_side_are_parted(self):
        assert self.columns(
            *WRAPPED, "   THƯ KÝ                CHỦ TỌA", "  Vi Thị A          Lò Văn B"
        )[4:] == [
            ("left", "THƯ KÝ"),
            ("left", "Vi Thị A"),
            ("right", "CHỦ TỌA"),
            ("right", "Lò Văn B"),
        ]
