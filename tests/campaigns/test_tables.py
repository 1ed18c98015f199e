"""Tables and recipients as they are typed."""

import pytest

from campaigns.forms.opening import read_recipient, recipient_line
from campaigns.forms.tables import (
    NotATable,
    aligns_text,
    cells_text,
    read_aligns,
    read_cells,
    read_widths,
    table_from_text,
    widths_text,
)


def test_cells_are_parted_by_bars_or_tabs():
    rows = [["TT", "Tên"], ["1", "Thôn Hồng Lạc"]]
    assert read_cells("TT | Tên\n\n1|Thôn  Hồng Lạc") == rows
    assert read_cells("TT\tTên\n1\tThôn Hồng Lạc") == rows
    assert read_cells(cells_text(rows)) == rows


@pytest.mark.parametrize("row", [["", "b"], ["a", ""], ["", "", ""], ["a|b", "c"], ["một"]])
def test_a_row_is_read_as_it_was_written(row):
    assert read_cells(cells_text([row, ["x"] * len(row)]).strip())[0] == row


def test_short_rows_are_filled_up():
    assert read_cells("a | b | c\nd") == [["a", "b", "c"], ["d", "", ""]]


def test_widths_are_shares_of_the_whole():
    assert read_widths("10 | 60 | 30", 3) == [0.1, 0.6, 0.3]
    assert read_widths("1|3", 2) == [0.25, 0.75]
    assert read_widths("", 4) == []
    assert widths_text([0.1, 0.6, 0.3]) == "10 | 60 | 30"


@pytest.mark.parametrize(
    "text", ["² | 1", "٣ | 1", f"{'9' * 5000} | 1", "1 | 1000", "0 | 1", "-1 | 2"]
)
def test_widths_that_no_column_can_have_are_refused(text):
    with pytest.raises(NotATable):
        read_widths(text, 2)


@pytest.mark.parametrize("text", ["50", "50 | 0", "a | b", "50 | 50 | 50"])
def test_wrong_widths_are_refused(text):
    with pytest.raises(NotATable, match="ghi đủ 2 số"):
        read_widths(text, 2)


def test_aligns_are_letters():
    assert read_aligns("g | T | p", 3) == ["center", "left", "right"]
    assert aligns_text(["center", "left"]) == "g | t"
    with pytest.raises(NotATable):
        read_aligns("x | t", 2)


def test_a_table_has_no_more_head_rows_than_rows():
    with pytest.raises(NotATable, match="chỉ có 1 dòng"):
        table_from_text(cells="a | b", head_rows=2)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("UBND huyện (b/c)", ("UBND huyện", "b/c")),
        ("- UBND huyện (để b/c);", ("UBND huyện", "b/c")),
        ("Các thôn (b/c, t/h);", ("Các thôn", "b/c, t/h")),
        ("Lưu: VT, VX.", ("Lưu: VT, VX", "")),
        ("BTV Đảng ủy (qua Văn phòng)", ("BTV Đảng ủy (qua Văn phòng)", "")),
        ("Phòng Nội vụ (c/đ)", ("Phòng Nội vụ", "c/đ")),
    ],
)
def test_a_recipient_is_read_as_it_prints(line, found):
    assert read_recipient(line) == found
    assert read_recipient(recipient_line(*found)) == found
