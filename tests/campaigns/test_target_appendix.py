"""The table of targets that is printed with a plan."""

from __future__ import annotations

import pytest

from campaigns.paper import TARGET_TABLE_WIDTHS, target_table

ROW = {
    "parent": None,
    "name": "trồng rừng",
    "unit": "ha",
    "op": "=",
    "value": "60",
    "value_max": None,
    "numerator": None,
    "denominator": None,
    "level": "",
    "baseline": None,
    "note": "rừng mới",
}


def test_last_terms_column_stands_where_one_target_has_a_figure():
    table = target_table([ROW, ROW | {"baseline": "1050.5"}])

    assert table.rows[0][4] == "Kỳ trước"
    assert [row[4] for row in table.rows[1:]] == ["", "1.050,5"]
    assert table.widths == TARGET_TABLE_WIDTHS


def test_last_terms_column_is_left_out_where_none_has():
    table = target_table([ROW])

    assert table.rows[1] == ("1", "Trồng rừng", "ha", "60", "rừng mới")
    assert "Kỳ trước" not in table.rows[0]
    assert len(table.widths) == len(table.aligns) == 5
    assert sum(table.widths) == pytest.approx(1)
