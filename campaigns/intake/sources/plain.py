"""Plain text as a source: a .txt file or what was pasted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from campaigns.intake.parts import Grid, Line, Source
from campaigns.intake.sources import wrapping
from campaigns.intake.sources.columns import Placed, columns_apart
from campaigns.intake.sources.legacy import converted, converted_warning
from campaigns.intake.sources.page_marks import CENTRED_COLUMN, marks_among_lines
from campaigns.intake.sources.row_tables import with_tables
from campaigns.intake.sources.rows import Row, line_of, typed_pieces
from campaigns.intake.sources.signs import without_private
from emulation.lib.text import nfc

_LINE_END: Final = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")
_POINTS_PER_COLUMN: Final = 6.0
_MIN_INDENTED_SHARE: Final = 0.1
_CENTRED_WITHIN: Final = 4  # columns
_BLANKS_SPEAK_BELOW: Final = 0.6  # of the lines have empty lines before them


@dataclass(frozen=True)
class _Layout:
    """What the whole text shows: the hints of its lines are read against it."""

    wrapped: bool
    width: float
    indented: bool
    blanks_part: bool
    places: frozenset[int]  # at which many lines begin


def source_of_plain(text: str, warnings: tuple[str, ...] = ()) -> Source:
    """Return typed or pasted text as lines and tables."""
    raw_pages = [_LINE_END.split(without_private(nfc(page))) for page in text.split("\f")]
    raws, coding = converted([raw for page in raw_pages for raw in page])
    if coding:
        warnings = (*warnings, converted_warning(coding))
    rows, leftover = _without_marks(_rows(raws, [len(page) for page in raw_pages]))
    placed = columns_apart(rows)
    return Source("text", tuple(_parts(placed)), tuple(leftover), warnings)


def _rows(raws: Sequence[str], page_lengths: Sequence[int]) -> list[Row]:
    rows: list[Row] = []
    top = 0
    for page, length in enumerate(page_lengths, start=1):
        blank = False
        for raw in raws[top : top + length]:
            if pieces := typed_pieces(raw):
                rows.append(Row(pieces, page, float(top), blank_before=blank, raw=raw))
            blank = not pieces
            top += 1
    return rows


def _without_marks(rows: list[Row]) -> tuple[list[Row], list[str]]:
    """Take page numbers and running heads away; without page breaks they part the pages."""
    dropped = marks_among_lines(
        [row.text for row in rows],
        [row.page for row in rows],
        [row.x0 > CENTRED_COLUMN for row in rows],
    )
    if rows and rows[-1].page > 1:
        kept = [row for index, row in enumerate(rows) if index not in dropped]
    else:
        kept = _paged(rows, dropped)
    return kept, [rows[index].text for index in sorted(dropped)]


def _paged(rows: Sequence[Row], numbers: set[int]) -> list[Row]:
    page, kept, after_number = 1, [], False
    for index, row in enumerate(rows):
        if index in numbers:
            page, after_number = page + 1, True
            continue
        blank = row.blank_before and not after_number
        kept.append(replace(row, page=page, blank_before=blank))
        after_number = False
    return kept


# ---- Lines and tables ------------------------------------------------------------------------


def _parts(placed: Sequence[Placed]) -> list[Line | Grid]:
    layout = _layout([row for row, column in placed if not column])
    items = with_tables(placed)
    return [
        item
        if isinstance(item, Grid)
        else _line(item, _placed_at(items, at - 1), _placed_at(items, at + 1), layout)
        for at, item in enumerate(items)
    ]


def _placed_at(items: Sequence[Placed | Grid], at: int) -> Placed | None:
    """Return the row at a place, None for a table and outside."""
    found = items[at] if 0 <= at < len(items) else None
    return None if isinstance(found, Grid) else found


def _layout(rows: Sequence[Row]) -> _Layout:
    texts = [row.text for row in rows]
    blanks = sum(row.blank_before for row in rows)
    indented = sum(1 for row in rows if row.x0 > 3)
    return _Layout(
        wrapped=wrapping.are_wrapped(texts),
        width=wrapping.usual_width([row.x1 for row in rows]),
        indented=indented >= _MIN_INDENTED_SHARE * len(rows) and indented > 2,
        blanks_part=blanks < _BLANKS_SPEAK_BELOW * len(rows),
        places=wrapping.usual_places([row.x0 for row in rows]),
    )


def _line(here: Placed, before: Placed | None, after: Placed | None, layout: _Layout) -> Line:
    row, column = here
    if column:
        return line_of(row, column=column)
    indent = row.x0 * _POINTS_PER_COLUMN if layout.indented else None
    return line_of(
        row,
        starts=_starts(row, before, layout),
        full=_fills(row, after and after[0], layout),
        indent=indent,
        centred=_is_centred(row, layout) if layout.indented else None,
    )


def _starts(row: Row, before: Placed | None, layout: _Layout) -> bool | None:
    """A paragraph begins where every line is one, or after an empty line that means it."""
    if before is None or before[1]:
        return True
    if wrapping.goes_on(before[0].text, row.text):
        return None
    if not layout.wrapped:
        return True
    return True if layout.blanks_part and row.blank_before else None


def _fills(row: Row, after: Row | None, layout: _Layout) -> bool | None:
    if not layout.wrapped or after is None:
        return None
    return wrapping.fills(row.x1, len(after.text.split(" ")[0]), layout.width)


def _is_centred(row: Row, layout: _Layout) -> bool | None:
    """Letters differ in width: what stands a little off the middle may be centred."""
    left, right = row.x0, layout.width - row.x1
    if left <= _CENTRED_WITHIN or round(left) in layout.places:
        return False
    return True if right > 0 and abs(left - right) <= _CENTRED_WITHIN else None
