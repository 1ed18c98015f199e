"""Tables in plain text: rows of cells parted by tabs (from Excel, Word) or by bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from campaigns.intake.refusals import MAX_CELLS
from campaigns.intake.sources.rows import line_text

Style = Literal["", "bars", "tabs"]
Rows = tuple[tuple[str, ...], ...]

_BAR: Final = re.compile("[|│┃║]")
# "|---|:--:|", "+-----+", "├──┼──┤": rules, without words.
_RULE: Final = re.compile(r"[-+|=:\s─━═│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬]{3,}")
_MIN_CELLS: Final = 3
_MIN_ROWS: Final = 2
_MIN_BARRED_CELLS: Final = 2


def table_style(raw: str) -> Style:
    """Return how a typed line parts its cells, "" where it is no row."""
    if len(_BAR.findall(raw)) >= _MIN_BARRED_CELLS and not _RULE.fullmatch(raw.strip()):
        return "bars"
    return "tabs" if raw.strip(" ").count("\t") >= _MIN_CELLS - 1 else ""


def is_rule(raw: str) -> bool:
    """Say whether a line is only a rule between rows."""
    return bool(_RULE.fullmatch(raw.strip()))


def table_at(raws: Sequence[str], start: int) -> tuple[Rows, int]:
    """Return the table that begins at line ``start`` and the line after it.

    Without rows, no table begins before the line that is returned.
    """
    after_rule = start + 1 < len(raws) and is_rule(raws[start])
    end = start + 1 if after_rule else start
    style = table_style(raws[end])
    if not style or (after_rule and style != "bars"):
        return (), start + 1
    rows: list[tuple[str, ...]] = []
    while end < len(raws):
        if table_style(raws[end]) == style:
            rows.append(_cells(raws[end], style))
        elif not (style == "bars" and is_rule(raws[end])):
            break
        end += 1
    if style == "bars":
        rows = _inside(rows)
    return (_even(rows) if _is_table(rows) else (), end)


def _cells(raw: str, style: Style) -> tuple[str, ...]:
    if style == "tabs":
        return tuple(line_text(cell.strip('"')) for cell in raw.split("\t"))
    return tuple(line_text(cell) for cell in _BAR.split(raw))


def _inside(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Drop what lies outside the outer bars, where most rows have them."""
    half = len(rows) / 2
    first = 1 if sum(1 for row in rows if not row[0]) > half else 0
    ends = sum(1 for row in rows if not row[-1]) > half
    inside = []
    for row in rows:
        kept = row[first:] if not row[0] else row
        inside.append(kept[:-1] if ends and kept and not kept[-1] else kept)
    return inside


def _is_table(rows: Sequence[tuple[str, ...]]) -> bool:
    """A table has two rows or more, and two of them hold something in several cells."""
    if len(rows) * max(map(len, rows), default=0) > MAX_CELLS:
        return False
    filled = [sum(1 for cell in row if cell) for row in rows]
    return len(rows) >= _MIN_ROWS and sum(1 for count in filled if count >= 2) >= _MIN_ROWS


def _even(rows: Sequence[tuple[str, ...]]) -> Rows:
    width = max(len(row) for row in rows)
    return tuple(row + ("",) * (width - len(row)) for row in rows)
