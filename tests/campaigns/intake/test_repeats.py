"""A table at the end that says the targets of the text again."""

from decimal import Decimal

from campaigns.intake.parts import Place, ReadItem, ReadParagraph, ReadTable, ReadTarget
from campaigns.intake.repeats import without_repeats

TEXT, TABLE, OTHER = 1, 2, 3
ITEMS = (
    ReadItem(10, "section", "I.", "Chỉ tiêu", blocks=(ReadParagraph(TEXT, "…"),)),
    ReadItem(11, "section", "II.", "Bảng", blocks=(ReadTable(OTHER, ()),)),
    ReadItem(12, "appendix", "", "Phụ lục", blocks=(ReadTable(TABLE, ()),)),
)


def target(name: str, value: int, block: int, **more) -> ReadTarget:
    return ReadTarget(name, "=", Place(block, 0, 1), value=Decimal(value), unit="con", **more)


def test_a_target_of_the_text_stands_once():
    targets = (target("đàn trâu", 5, TEXT), target("Đàn trâu", 5, TABLE))
    assert without_repeats(targets, ITEMS) == targets[:1]


def test_another_figure_is_another_target():
    targets = (target("Đàn trâu", 5, TEXT), target("Đàn trâu", 6, TABLE))
    assert without_repeats(targets, ITEMS) == targets


def test_only_an_appendix_repeats():
    targets = (target("Đàn trâu", 5, TEXT), target("Đàn trâu", 5, OTHER))
    assert without_repeats(targets, ITEMS) == targets


def test_the_target_keeps_what_only_the_table_tells():
    again = target("Đàn trâu", 5, TABLE, baseline=Decimal(4), baseline_year=2024, note="nt")
    [kept] = without_repeats((target("Đàn trâu", 5, TEXT), again), ITEMS)
    assert (kept.baseline, kept.baseline_year, kept.note) == (4, 2024, "nt")
    assert kept.place.block == TEXT


def test_parents_point_at_the_targets_that_stay():
    targets = (
        target("Đàn gia súc", 9, TEXT),
        target("Đàn gia súc", 9, TABLE),
        target("Đàn bò", 4, TABLE, parent=1),
        target("Bò sữa", 1, TABLE, parent=2),
    )
    assert [each.parent for each in without_repeats(targets, ITEMS)] == [None, 0, 1]
