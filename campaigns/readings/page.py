"""What the page shows on which a reading is checked, built from the reading.

On the page targets, items and paragraphs are numbered from 1 in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from campaigns.intake.doubting import is_doubtful
from campaigns.intake.naming import whole_name
from campaigns.intake.parts import (
    ReadBlock,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadTable,
    ReadTarget,
    blocks_of,
    walk,
)
from campaigns.readings.proposals import KnownIndicators
from campaigns.readings.source import Marks
from campaigns.readings.words import (
    Sureness,
    differs_words,
    how_words,
    more_words,
    sureness,
    value_words,
)
from emulation.lib.text import first_upper

_WORDS_OF_A_LINE = 14
KIND_NAMES = {
    "opening": "Mở đầu",
    "section": "Mục lớn",
    "item": "Mục",
    "closing": "Đoạn kết",
    "appendix": "Phụ lục",
    "rest": "Phần khác",
}


# ---- Targets -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class TargetRow:
    """One target of the reading; ``known`` names the commune's own indicator, "" a new one."""

    number: int
    name: str
    words: str
    phrase: str
    more: str
    how: str
    whole: str
    whole_url: str
    known: str
    differs: str
    doubts: tuple[str, ...]
    sure: Sureness
    is_doubtful: bool
    is_current: bool
    is_placed: bool


def target_rows(
    reading: Reading, known: KnownIndicators, marks: Marks, current: int = 0
) -> list[TargetRow]:
    """Return a row for each target that the page shows."""
    return [
        _target_row(reading, number, known, marks, is_current=number == current)
        for number in range(1, len(reading.targets) + 1)
        if number in marks.shown
    ]


def _target_row(
    reading: Reading, number: int, known: KnownIndicators, marks: Marks, *, is_current: bool
) -> TargetRow:
    target = reading.targets[number - 1]
    whole = _whole(reading, target)
    found = known.find(whole_name(target.name, whole.name if whole else ""), target.unit)
    return TargetRow(
        number=number,
        name=first_upper(target.name),
        words=value_words(target),
        phrase=target.text,
        more=more_words(target),
        how=how_words(target.how),
        whole=f"{target.parent + 1}. {first_upper(whole.name)}" if whole else "",
        whole_url=marks.row_address(target.parent + 1) if whole else "",
        known=found.name if found else "",
        differs=differs_words(target, marks.texts),
        doubts=target.doubts,
        sure=sureness(target),
        is_doubtful=is_doubtful(target),
        is_current=is_current,
        is_placed=number in marks.placed,
    )


def _whole(reading: Reading, target: ReadTarget) -> ReadTarget | None:
    inside = target.parent is not None and target.parent < len(reading.targets)
    return reading.targets[target.parent] if inside else None


def doubtful_numbers(reading: Reading) -> list[int]:
    return [number for number, one in enumerate(reading.targets, 1) if is_doubtful(one)]


def next_doubtful(reading: Reading, after: int) -> int:
    """Return the next target to look at, from the beginning again after the last; 0 for none."""
    numbers = doubtful_numbers(reading)
    return next((number for number in numbers if number > after), numbers[0] if numbers else 0)


# ---- Items -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BlockRow:
    number: int
    block: ReadBlock
    is_first: bool

    @property
    def is_table(self) -> bool:
        return isinstance(self.block, ReadTable)

    @property
    def words(self) -> str:
        return first_words(block_text(self.block))


@dataclass(frozen=True)
class ItemRow:
    number: int
    depth: int
    item: ReadItem
    targets: int
    blocks: tuple[BlockRow, ...]

    @property
    def kind_name(self) -> str:
        """Name the part of the paper that an outermost item is; "" for the ordinary."""
        is_named = self.depth == 0 and self.item.kind not in ("section", "item")
        return KIND_NAMES[self.item.kind] if is_named else ""

    @property
    def words(self) -> str:
        own = self.item.heading or (self.blocks[0].words if self.blocks else "")
        return f"{self.item.marker} {own}".strip() or self.kind_name

    @property
    def holds_paragraph(self) -> bool:
        return bool(self.blocks) and not self.blocks[0].is_table


def item_rows(reading: Reading) -> list[ItemRow]:
    """Return the tree as rows in the order of the text."""
    stated: dict[int, int] = {}
    for target in reading.targets:
        stated[target.place.block] = stated.get(target.place.block, 0) + 1
    items, blocks = count(1), count(1)

    def rows(level: tuple[ReadItem, ...], depth: int) -> Iterator[ItemRow]:
        for item in level:
            own = tuple(
                BlockRow(next(blocks), block, is_first=position == 0)
                for position, block in enumerate(item.blocks)
            )
            targets = sum(stated.get(block.key, 0) for block in item.blocks)
            yield ItemRow(next(items), depth, item, targets, own)
            yield from rows(item.children, depth + 1)

    return list(rows(reading.items, 0))


def item_with_block(rows: list[ItemRow], number: int) -> ItemRow | None:
    return next((row for row in rows if any(b.number == number for b in row.blocks)), None)


def block_text(block: ReadBlock) -> str:
    if isinstance(block, ReadParagraph):
        return block.text
    return block.caption or " | ".join(" | ".join(row) for row in block.rows)


def first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS_OF_A_LINE]) + ("…" if len(words) > _WORDS_OF_A_LINE else "")


# ---- From the numbers of the page to the keys of the reading -------------------------------------


def item_numbered(reading: Reading, number: int) -> ReadItem | None:
    return next((item for n, item in enumerate(walk(reading.items), 1) if n == number), None)


def block_numbered(reading: Reading, number: int) -> ReadBlock | None:
    return next((block for n, block in enumerate(blocks_of(reading.items), 1) if n == number), None)
