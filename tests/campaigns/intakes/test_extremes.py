"""Papers beyond all measure are saved, too, and print every word that they had."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from campaigns import services
from campaigns.intake.parts import (
    ReadBasis,
    ReadHeader,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadRecipient,
    ReadTable,
    ReadTask,
)
from campaigns.models import Plan
from tests.campaigns.intakes.printed import author_words, printed_words
from tests.campaigns.intakes.readings_made import TITLE, a_reading

pytestmark = pytest.mark.django_db

LONG = "chỉ tiêu thi đua " * 700  # more letters than a paragraph holds
WORDS = "phấn đấu đạt kết quả cao nhất " * 9  # nearly a line of Nơi nhận


def table(rows: int, columns: int, cell: str = "ô", **given) -> ReadTable:
    lines = tuple(tuple(f"{cell} {r}.{c}" for c in range(columns)) for r in range(rows))
    return ReadTable(50, lines, **given)


def section(*blocks) -> ReadItem:
    return ReadItem(1, "section", "I.", "BẢNG", blocks=blocks)


def narrow_beside_wide() -> ReadTable:
    wide = tuple("một ô có rất nhiều chữ, dài hơn bốn mươi chữ cái" for _ in range(19))
    return ReadTable(50, (("1", *wide), ("2", *wide)))


def deep(levels: int) -> ReadItem:
    item = ReadItem(levels, "item", "-", blocks=(ReadParagraph(levels, "đáy"),))
    for level in range(levels - 1, 0, -1):
        text = ReadParagraph(level, f"cấp {level}")
        item = ReadItem(level, "item", "-", blocks=(text,), children=(item,))
    return item


ITEMS = {
    "a column of figures beside nineteen of words": section(narrow_beside_wide()),
    "21 columns": section(table(3, 21)),
    "501 rows": section(table(501, 2, caption="Bảng giao")),
    "500 rows of 20 columns": section(table(500, 20)),
    "a cell of 11,900 letters": section(ReadTable(50, ((LONG, "1"),))),
    "a caption alone, too long": section(ReadTable(50, (("", ""),), caption=LONG)),
    "a caption too long above a wide table": section(table(2, 21, caption=LONG)),
    "a marker before a row too long": ReadItem(
        1, "item", "1.", blocks=(ReadTable(50, ((LONG,),)),)
    ),
    "a heading beyond a paragraph": ReadItem(
        1, "section", "1.", LONG, True, (ReadParagraph(2, "x"),)
    ),
    "eighty levels": deep(80),
    "an appendix with a title beyond a paragraph": ReadItem(1, "appendix", "", LONG),
    "an appendix of tables": ReadItem(1, "appendix", "", "PHỤ LỤC 1", blocks=(table(3, 3),)),
    "450 paragraphs in an appendix": ReadItem(
        1, "appendix", "", "PHỤ LỤC SỐ 2 GIAO CHỈ TIÊU",
        blocks=tuple(ReadParagraph(n, f"dòng {n}") for n in range(450)),
    ),
    "a form as an appendix": ReadItem(
        1, "appendix", "", "BIỂU SỐ 02", blocks=(ReadParagraph(2, "Kèm theo kế hoạch là ba biểu."),)
    ),
}  # fmt: skip


def saved(cast, intake_with, reading: Reading) -> Plan:
    return services.intake_save(
        intake=intake_with(reading), version=1, choices={"kind": "yearly"}, by=cast.clerk
    )


@pytest.mark.parametrize("name", ITEMS)
def test_an_extreme_item_is_saved_with_every_word(cast, intake_with, name):
    reading = Reading(header=ReadHeader(title=TITLE), items=(ITEMS[name],))

    plan = saved(cast, intake_with, reading)

    assert author_words(reading) - printed_words(plan) == Counter()


@pytest.mark.parametrize(
    "odd",
    [
        {"header": ReadHeader(title="trích yếu " * 40)},
        {"header": replace(a_reading().header, parent="cơ quan " * 30, place="địa danh " * 20)},
        {"header": replace(a_reading().header, symbol="KH-" * 30, theme_label="phương châm " * 9)},
        {"header": replace(a_reading().header, issuer="cơ quan " * 90)},
        {"header": replace(a_reading().header, date="2024-13-45", number="1" * 60)},
        {"bases": tuple(ReadBasis(f"Văn bản số {n}") for n in range(150))},
        {"bases": (ReadBasis(LONG), ReadBasis(LONG, LONG), ReadBasis("", "Căn cứ"))},
        {"recipients": tuple(ReadRecipient(f"Nơi {n}", line=f"Nơi {n}") for n in range(150))},
        {"recipients": (ReadRecipient(WORDS * 3, "b/c", f"{WORDS * 3} (b/c)"),)},
        {"recipients": (ReadRecipient("", "để báo cáo"), ReadRecipient("Thôn", LONG))},
        {"notes": (LONG,), "leftover": (LONG,)},
    ],
    ids=lambda odd: ",".join(odd),
)
def test_extremes_around_the_items_are_saved_with_every_word(cast, intake_with, odd):
    reading = replace(a_reading(), **odd)

    plan = saved(cast, intake_with, reading)

    assert author_words(reading) - printed_words(plan) == Counter()


def test_work_given_to_a_hundred_with_names_too_long_is_saved(cast, intake_with):
    task = ReadTask(
        LONG,
        leads=tuple(f"Ban quản lý số {n} " + "rất dài " * 20 for n in range(100)),
        coordinates=("Thôn Hồng Lạc", "Thôn Hồng Lạc", ""),
        deadline="2024-02-30",
        recurring=LONG,
    )
    item = replace(section(ReadParagraph(2, "Giao việc.")), task=task)

    plan = saved(cast, intake_with, Reading(header=ReadHeader(title=TITLE), items=(item,)))

    kept = plan.tasks.get()
    assert (len(kept.summary) <= 300, kept.deadline) == (True, None)
    assert kept.parties.count() == 101
