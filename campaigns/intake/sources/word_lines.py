"""What a Word file is made of on the way to its parts: lines with their tabs, and grids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.intake.parts import Grid, Line


@dataclass(frozen=True)
class WordLine:
    """A line and its letters as typed. ``runs_on``: its paragraph's end was deleted."""

    line: Line
    raw: str
    runs_on: bool = False


Item = WordLine | Grid


def words_of(items: Iterable[Item]) -> list[str]:
    """Return the texts of lines and cells that hold something, in reading order."""
    texts: list[str] = []
    for item in items:
        if isinstance(item, Grid):
            texts += [cell for row in item.rows for cell in row if cell]
        else:
            texts.append(item.line.text)
    return texts
