"""Lines of Word in their places: heads set by tabs, rows of tabs, lines that wrap.

A paragraph of Word is a line of its own; yet files copied from a PDF or from plain text hold
one paragraph for each line of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from campaigns.intake.parts import Grid, Line
from campaigns.intake.sources import wrapping
from campaigns.intake.sources.codings import Coding
from campaigns.intake.sources.columns import Column, columns_apart
from campaigns.intake.sources.legacy import converted
from campaigns.intake.sources.page_marks import CENTRED_COLUMN, lone_page_numbers, marks_among_lines
from campaigns.intake.sources.row_tables import with_tables
from campaigns.intake.sources.rows import Row, line_text, typed_pieces
from campaigns.intake.sources.word_lines import Item, WordLine

Parts = list[Line | Grid]


def in_unicode(items: Sequence[Item]) -> tuple[list[Item], Coding | None]:
    """Convert lines and cells whose font hid that they are TCVN3 or VNI."""
    texts = [text for item in items for text in _texts(item)]
    changed, coding = converted(texts)
    rest = iter(changed)
    return [_with_texts(item, [next(rest) for _ in _texts(item)]) for item in items], coding


def parts_of(items: Sequence[Item]) -> tuple[Parts, list[str]]:
    """Return the parts of the file, and page numbers that were typed as lines."""
    joined = _joined(items)
    lines = [item for item in joined if isinstance(item, WordLine)]
    wrapped = wrapping.are_wrapped([item.line.text for item in lines if not item.line.column])
    numbers = [lines[index] for index in sorted(_typed_marks(lines))] if wrapped else []
    dropped = {id(item) for item in numbers}
    kept = [item for item in joined if id(item) not in dropped]
    parts = _by_stretches(kept)
    return _wrapped(parts) if wrapped else parts, [item.line.text for item in numbers]


def _typed_marks(lines: Sequence[WordLine]) -> set[int]:
    texts = [item.line.text for item in lines]
    centred = [bool(item.line.centred) or _first_column(item) > CENTRED_COLUMN for item in lines]
    by_page = marks_among_lines(texts, [item.line.page for item in lines], centred)
    return by_page or {number.index for number in lone_page_numbers(texts, centred)}


def _first_column(item: WordLine) -> float:
    pieces = typed_pieces(item.raw)
    return pieces[0].x0 if pieces else 0.0


# ---- Converting and joining ------------------------------------------------------------------


def _texts(item: Item) -> list[str]:
    if isinstance(item, Grid):
        return [cell for row in item.rows for cell in row]
    return [item.raw]


def _with_texts(item: Item, texts: list[str]) -> Item:
    if isinstance(item, WordLine):
        line = replace(item.line, text=line_text(texts[0]))
        return replace(item, line=line, raw=texts[0])
    width = len(item.rows[0])
    rows = [tuple(map(line_text, texts[at : at + width])) for at in range(0, len(texts), width)]
    return replace(item, rows=tuple(rows))


def _joined(items: Sequence[Item]) -> list[Item]:
    """Join a line whose paragraph mark was deleted with the line after it."""
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        if isinstance(before, WordLine) and before.runs_on and isinstance(item, WordLine):
            raw = before.raw + item.raw
            line = replace(before.line, text=line_text(raw))
            joined[-1] = WordLine(line, raw, item.runs_on)
        else:
            joined.append(item)
    return joined


# ---- Heads and tables made by tabs -----------------------------------------------------------


def _by_stretches(items: Sequence[Item]) -> Parts:
    """Arrange each stretch of lines that no grid, frame or centred line interrupts."""
    parts: Parts = []
    stretch: list[WordLine] = []
    for item in items:
        if isinstance(item, WordLine) and not item.line.column and not _stands_alone(item):
            stretch.append(item)
            continue
        parts += _arranged(stretch)
        stretch = []
        parts.append(item if isinstance(item, Grid) else item.line)
    return parts + _arranged(stretch)


def _stands_alone(item: WordLine) -> bool:
    return bool(item.line.centred) and len(typed_pieces(item.raw)) < 2


def _arranged(stretch: Sequence[WordLine]) -> Parts:
    rows = [
        Row(typed_pieces(item.raw), item.line.page, float(at), raw=item.raw)
        for at, item in enumerate(stretch)
    ]
    return [
        item if isinstance(item, Grid) else _placed_line(stretch, *item)
        for item in with_tables(columns_apart(rows))
    ]


def _placed_line(stretch: Sequence[WordLine], row: Row, column: Column) -> Line:
    line = stretch[int(row.top)].line
    return replace(line, text=row.text, column=column) if column else line


# ---- Wrapped lines ---------------------------------------------------------------------------


def _wrapped(parts: Parts) -> Parts:
    """Say of every line how far it reaches instead of where a paragraph begins."""
    lines = [part for part in parts if isinstance(part, Line) and not part.column]
    width = wrapping.usual_width([len(line.text) for line in lines])
    following = {id(line): after for line, after in pairwise(lines)}
    return [
        _with_reach(part, following.get(id(part)), width)
        if isinstance(part, Line) and not part.column
        else part
        for part in parts
    ]


def _with_reach(line: Line, after: Line | None, width: float) -> Line:
    full = after and wrapping.fills(len(line.text), len(after.text.split(" ")[0]), width)
    return replace(line, starts=None, full=full)
