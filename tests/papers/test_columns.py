"""Widths of columns: a figure is not cut, and a table that has room stays as its author set it."""

from emulation.papers.columns import column_percents
from emulation.papers.document import Table

WIDTH_MM = 162


def table(*row: str, widths=(0.4, 0.1, 0.1, 0.4)) -> Table:
    return Table((("Chỉ tiêu", "Kế hoạch", "Đạt", "Ghi chú"), row), widths=widths)


def test_a_column_is_widened_for_a_long_figure():
    percents = column_percents(table("Thu ngân sách", "4.786.079.000", "3", ""), WIDTH_MM)

    assert sum(percents) == 100
    assert percents[1] > 15
    assert percents[2] == 10 and min(percents[0], percents[3]) >= 35


def test_a_table_whose_figures_fit_stays():
    assert column_percents(table("Vải thiều", "1.880", "12", ""), WIDTH_MM) == [40, 10, 10, 40]


def test_a_table_without_room_stays():
    long = "4.786.079.000.000.000.000.000.000.000.000"
    whole = (0.25,) * 4

    assert column_percents(table(*[long] * 4, widths=whole), WIDTH_MM) == [25, 25, 25, 25]
