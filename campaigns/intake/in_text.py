"""What the text says where a target stands, beside what the target says. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from campaigns.intake.parts import (
    Place,
    ReadFigure,
    Reading,
    ReadParagraph,
    ReadTarget,
    blocks_of,
)
from emulation.lib.quantities import NotANumber, parse_number

Cell = tuple[int, int | None, int | None]  # block; row and column in a table


def texts_by_cell(reading: Reading) -> dict[Cell, str]:
    """Return the text of every paragraph and of every cell of a table."""
    return dict(_texts(reading))


def cell_of(place: Place) -> Cell:
    return place.block, place.row, place.column


def words_at(texts: Mapping[Cell, str], place: Place) -> str:
    """Return the letters at a place; "" where there are none."""
    return texts.get(cell_of(place), "")[max(0, place.start) : max(0, place.end)]


def figures_that_differ(
    target: ReadTarget, texts: Mapping[Cell, str]
) -> tuple[tuple[ReadFigure, str], ...]:
    """Return the figures whose number in the text is not the target's, and that number's letters.

    A number in words ("ít nhất một") is not compared.
    """
    said = ((figure, words_at(texts, figure.place)) for figure in target.figures)
    return tuple((figure, words) for figure, words in said if _differs(target, figure, words))


def _differs(target: ReadTarget, figure: ReadFigure, words: str) -> bool:
    own: Decimal | None = getattr(target, figure.slot)
    try:
        return own is not None and parse_number(words) != own
    except NotANumber:
        return False


def _texts(reading: Reading) -> Iterator[tuple[Cell, str]]:
    for block in blocks_of(reading.items):
        if isinstance(block, ReadParagraph):
            yield (block.key, None, None), block.text
            continue
        for r, row in enumerate(block.rows):
            for c, text in enumerate(row):
                yield (block.key, r, c), text
