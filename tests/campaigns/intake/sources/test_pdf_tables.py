"""Ruled tables of a PDF are grids; text around them keeps its place."""

from __future__ import annotations

import pytest

from campaigns.intake.sources import source_of
from tests.campaigns.intake.files_made import SENTENCE, grids, pdf_of, texts

RULED = "<table class=ruled>%s</table>"


def rows(*cells: tuple[str, ...]) -> str:
    return "".join("<tr>" + "".join(f"<td>{each}</td>" for each in row) + "</tr>" for row in cells)


def read(html: str, css: str = ""):
    return source_of(pdf_of(html, css))


def test_a_ruled_table_is_a_grid_between_its_lines():
    table = RULED % rows(("TT", "Chỉ tiêu", "ĐVT"), ("1", "Trồng rừng", "ha"))
    source = read(f"<p>Bảng sau:</p>{table}<p>Hết bảng.</p>")
    assert grids(source) == [(("TT", "Chỉ tiêu", "ĐVT"), ("1", "Trồng rừng", "ha"))]
    assert [getattr(part, "text", "bảng") for part in source.parts] == [
        "Bảng sau:", "bảng", "Hết bảng.",
    ]  # fmt: skip


def test_wrapped_cells_are_one_text():
    table = RULED % rows(("TT", "Chỉ tiêu"), ("1", SENTENCE), ("2", "x"))
    assert grids(read(table, "td:first-child { width: 10mm }"))[0][1] == ("1", SENTENCE)


def test_merged_cells_bear_their_text_once():
    table = (
        "<table class=ruled><tr><td rowspan=2>TT</td><td colspan=2>Kế hoạch</td></tr>"
        "<tr><td>Huyện giao</td><td>Xã giao</td></tr>"
        "<tr><td>1</td><td>20 ha</td><td>25 ha</td></tr></table>"
    )
    assert grids(read(table)) == [
        (("TT", "Kế hoạch", ""), ("", "Huyện giao", "Xã giao"), ("1", "20 ha", "25 ha"))
    ]


def test_empty_cells_stay_and_empty_columns_go():
    table = RULED % rows(("TT", "Chỉ tiêu", "", "Ghi chú"), ("1", "Lúa", "", ""))
    assert grids(read(table)) == [(("TT", "Chỉ tiêu", "Ghi chú"), ("1", "Lúa", ""))]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_over_pages_is_one_grid_with_its_head_once(repeated):
    tag = "thead" if repeated else "tbody"
    head = f"<{tag}><tr><td>TT</td><td>Chỉ tiêu của đơn vị</td></tr></{tag}>"
    body = rows(*[(str(number), f"Chỉ tiêu số {number}") for number in range(1, 90)])
    source = read(RULED % f"{head}<tbody>{body}</tbody>")
    (grid,) = grids(source)
    assert [row[0] for row in grid] == ["TT", *map(str, range(1, 90))]
    assert source.leftover == (("TT Chỉ tiêu của đơn vị",) * 2 if repeated else ())


def test_a_table_over_pages_with_page_numbers_is_one_grid():
    body = rows(*[(str(number), f"Chỉ tiêu số {number}") for number in range(1, 60)])
    css = "@page { @top-center { content: counter(page); font: 13pt Tinos } }"
    source = read(RULED % body, css)
    assert len(grids(source)) == 1
    assert source.leftover == ("1", "2")
    assert source.parts[0].page == 1


def test_a_row_that_a_page_breaks_is_one_row():
    long = "từng việc một, " * 150
    table = RULED % rows(("TT", "Chỉ tiêu"), *[(str(n), "Lúa") for n in range(25)], ("26", long))
    (grid,) = grids(read(table, "td:first-child { width: 10mm } tr { break-inside: auto }"))
    assert grid[-1] == ("26", long.strip())


def test_two_tables_on_two_pages_with_text_between_are_two_grids():
    table = RULED % rows(("TT", "Chỉ tiêu"), ("1", "Lúa"))
    source = read(f"{table}<p style='break-before: page'>Bảng hai</p>{table}")
    assert len(grids(source)) == 2


def test_tables_of_other_columns_are_not_joined():
    first = RULED % rows(("TT", "Chỉ tiêu"), ("1", "Lúa"))
    second = RULED % rows(("TT", "Chỉ tiêu", "ĐVT"), ("1", "Lúa", "ha"))
    source = read(f"{first}<div style='break-before: page'></div>{second}")
    assert len(grids(source)) == 2


def test_a_box_around_words_is_no_table():
    source = read("<p style='border: 0.5pt solid black'>DỰ THẢO</p><p>Nội dung</p>")
    assert texts(source) == ["DỰ THẢO", "Nội dung"]
    assert grids(source) == []


def test_rules_under_words_are_no_table():
    source = read("<p><u>Nơi nhận:</u></p><hr><p><u>Hết</u></p><hr>")
    assert grids(source) == []


def test_a_table_without_outer_lines_keeps_its_outer_columns():
    css = "td { border-left: none !important; border-right: none !important }"
    css += " td + td { border-left: 0.5pt solid black !important }"
    table = RULED % rows(("TT", "Chỉ tiêu", "ĐVT"), ("1", "Lúa", "ha"))
    assert grids(read(table, css)) == [(("TT", "Chỉ tiêu", "ĐVT"), ("1", "Lúa", "ha"))]


def test_words_set_upwards_in_a_head_cell_are_read():
    css = "div { display: inline-block; transform: rotate(-90deg); margin: 20mm 0 }"
    table = RULED % rows(("TT", "<div>Huyện giao</div>"), ("1", "Lúa"))
    assert grids(read(table, css))[0][0] == ("TT", "Huyện giao")


def test_a_ruled_head_of_a_paper_is_no_table():
    table = RULED % rows(("UBND XÃ BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    source = read(f"{table}<p>{SENTENCE} {SENTENCE}</p>")
    assert grids(source) == []
    assert texts(source)[:2] == ["UBND XÃ BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_drawings_of_many_lines_do_not_hold_the_reader_up():
    lines = "".join(
        f"<path d='M{at} 0 V500 M0 {at} H500' stroke='black'/>" for at in range(0, 500, 2)
    )
    drawing = f"<svg width=500 height=500>{lines}</svg>"
    assert texts(read(f"<p>Nội dung</p>{drawing}")) == ["Nội dung"]
