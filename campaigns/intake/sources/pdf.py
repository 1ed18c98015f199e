"""A PDF that bears text as a source: lines by their places, ruled tables as grids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from campaigns.intake.parts import Grid, Line, Source
from campaigns.intake.sources import pdf_hints, pdf_tables
from campaigns.intake.sources.codings import coding_of_font
from campaigns.intake.sources.columns import Placed, columns_apart
from campaigns.intake.sources.hints import hints_that_speak
from campaigns.intake.sources.legacy import converted, converted_warning
from campaigns.intake.sources.page_marks import lone_page_numbers, marks_at_borders
from campaigns.intake.sources.pdf_hints import Measure
from campaigns.intake.sources.pdf_pages import UNKNOWN, Page, PageItem, pages_of, warnings_of
from campaigns.intake.sources.pdf_sheets import UNKNOWN_LETTER
from campaigns.intake.sources.pdf_tables import PageTable
from campaigns.intake.sources.row_tables import with_tables
from campaigns.intake.sources.rows import SOFT_HYPHEN, Row, line_of, line_text

_CENTRED_FROM: Final = 100.0  # points from the left edge of typed lines

Measures = dict[float, Measure]  # by width of sheet


def source_of_pdf(data: bytes) -> Source:
    """Return a PDF as lines and tables; raises ``Unreadable``."""
    pages = pages_of(data)
    warnings = tuple(warnings_of(pages))
    leftover = _without_marks(pages)
    items, heads = _one_run(pages)
    widths = [page.width for page in pages]
    measures = _measures(items, widths)
    items, numbers = _without_typed_marks(items, measures, widths)
    parts = _parts(items, measures, widths)
    notes = [_note(page, mark, text) for page in pages for mark, text in page.notes]
    source = Source("pdf", (*parts, *notes), (*leftover, *numbers, *heads), warnings)
    return _in_unicode(source, frozenset(font for page in pages for font in page.fonts))


def _note(page: Page, mark: str, text: str) -> Line:
    return Line(f"[{mark}] {text}" if mark else text, page.number, starts=True, is_note=True)


# ---- Pages to one run ----------------------------------------------------------------------------


def _without_marks(pages: Sequence[Page]) -> list[str]:
    """Take page numbers and running heads off the pages and return them."""
    texts = [
        [item.text if isinstance(item, Row) else None for item in page.items] for page in pages
    ]
    dropped = marks_at_borders(texts)
    for number, page in enumerate(pages):
        page.items = [
            item for index, item in enumerate(page.items) if (number, index) not in dropped
        ]
    return [texts[page][index] or "" for page, index in sorted(dropped)]


def _one_run(pages: Sequence[Page]) -> tuple[list[PageItem], list[str]]:
    """Join the pages, and tables that go over them; return repeated head rows apart."""
    items: list[PageItem] = []
    heads: list[str] = []
    for item in (item for page in pages for item in page.items):
        before = items[-1] if items else None
        if _goes_on(before, item):
            items[-1], repeated = pdf_tables.joined(before, item)
            heads += repeated
        else:
            items.append(item)
    return items, heads


def _goes_on(before: PageItem | None, item: PageItem) -> bool:
    if isinstance(before, PageTable) and isinstance(item, PageTable):
        return pdf_tables.continues(before, item)
    return False


# ---- Lines -------------------------------------------------------------------------------------


def _without_typed_marks(
    items: list[PageItem], measures: Measures, widths: Sequence[float]
) -> tuple[list[PageItem], list[str]]:
    """Take out page numbers that were typed between the lines of another page."""
    rows = [item for item in items if isinstance(item, Row)]
    are_typed = not any(measure.edge_speaks for measure in measures.values())
    lefts = [measures[widths[row.page - 1]].left for row in rows]
    centred = [
        are_typed and row.x0 - left > _CENTRED_FROM for row, left in zip(rows, lefts, strict=True)
    ]
    found = lone_page_numbers([row.text for row in rows], centred)
    if not are_typed and len(found) == 1 and not found[0].is_sure:
        found = []
    numbers = [rows[number.index] for number in found]
    dropped = {id(row) for row in numbers}
    return [item for item in items if id(item) not in dropped], [row.text for row in numbers]


def _parts(
    items: Sequence[PageItem], measures: Measures, widths: Sequence[float]
) -> list[Line | Grid]:
    parts: list[Line | Grid] = []
    for is_row, stretch in groupby(items, key=lambda item: isinstance(item, Row)):
        if not is_row:
            parts += [item.grid() for item in stretch if isinstance(item, PageTable)]
            continue
        placed = with_tables(columns_apart([item for item in stretch if isinstance(item, Row)]))
        for column, side in groupby(placed, key=_column_of):
            if column is None:
                parts += [item for item in side if isinstance(item, Grid)]
            else:
                rows = [item[0] for item in side if not isinstance(item, Grid)]
                parts += _lines(column, rows, measures, widths)
    return parts


def _column_of(item: Placed | Grid) -> str | None:
    return None if isinstance(item, Grid) else item[1]


def _lines(column: str, rows: list[Row], measures: Measures, widths: Sequence[float]) -> list[Line]:
    if column:
        return [line_of(row, column=column) for row in rows]
    lines: list[Line] = []
    for width, same in groupby(rows, key=lambda row: widths[row.page - 1]):
        lines += pdf_hints.lines_of(list(same), measures[width])
    return lines


def _measures(items: Sequence[PageItem], widths: Sequence[float]) -> Measures:
    """Measure the sheets of each width: pages turned sideways have edges of their own."""
    rows: dict[float, list[Row]] = defaultdict(list)
    spans: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for item in items:
        width = widths[item.page - 1]
        if isinstance(item, Row):
            rows[width].append(item)
        else:
            spans[width].append((item.columns[0], item.columns[-1]))
    return {width: pdf_hints.measure_of(same, spans[width]) for width, same in rows.items()}


# ---- Letters -----------------------------------------------------------------------------------


def _in_unicode(source: Source, fonts: frozenset[str]) -> Source:
    """Convert letters whose font hid their coding; name the codings that were met."""
    changed, coding = converted([text for part in source.parts for text in _texts(part)])
    finished = map(_finished, changed)
    parts = hints_that_speak([_with_texts(part, finished) for part in source.parts])
    codings = {str(found) for font in fonts if (found := coding_of_font(font))}
    if coding:
        codings.add(coding)
    warnings = (*map(converted_warning, sorted(codings)), *source.warnings)
    return replace(source, parts=parts, warnings=warnings)


def _finished(text: str) -> str:
    """Word prints a hyphen as a soft one; letters without meaning get their sign."""
    return line_text(UNKNOWN.sub(UNKNOWN_LETTER, text.replace(SOFT_HYPHEN, "-")))


def _texts(part: Line | Grid) -> list[str]:
    return [part.text] if isinstance(part, Line) else [cell for row in part.rows for cell in row]


def _with_texts(part: Line | Grid, texts: Iterator[str]) -> Line | Grid:
    if isinstance(part, Line):
        return replace(part, text=next(texts))
    return replace(part, rows=tuple(tuple(next(texts) for _ in row) for row in part.rows))
