"""A PDF that bears text as a source: lines by their places, ruled tables as grids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from campaigns.intake.parts import Grid, Line, Source
from campaigns.intake.sources import pdf_hints, pdf_tables
from campaigns.intake.sources.codings import coding_of_font
from campaigns.intake.sources.columns import columns_apart
from campaigns.intake.sources.hints import hints_that_speak
from campaigns.intake.sources.legacy import converted, converted_warning
from campaigns.intake.sources.page_marks import marks_at_borders
from campaigns.intake.sources.pdf_hints import Measure
from campaigns.intake.sources.pdf_pages import UNKNOWN, Page, PageItem, pages_of, warnings_of
from campaigns.intake.sources.pdf_sheets import UNKNOWN_LETTER
from campaigns.intake.sources.pdf_tables import PageTable
from campaigns.intake.sources.rows import SOFT_HYPHEN, Row, line_of, line_text


def source_of_pdf(data: bytes) -> Source:
    """Return a PDF as lines and tables; raises ``Unreadable``."""
    pages = pages_of(data)
    warnings = tuple(warnings_of(pages))
    leftover = _without_marks(pages)
    items, heads = _one_run(pages)
    parts = _parts(items, [page.width for page in pages])
    notes = [_note(page, mark, text) for page in pages for mark, text in page.notes]
    source = Source("pdf", (*parts, *notes), (*leftover, *heads), warnings)
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


def _parts(items: Sequence[PageItem], widths: Sequence[float]) -> list[Line | Grid]:
    measures = _measures(items, widths)
    parts: list[Line | Grid] = []
    for is_row, stretch in groupby(items, key=lambda item: isinstance(item, Row)):
        if not is_row:
            parts += [item.grid() for item in stretch if isinstance(item, PageTable)]
            continue
        placed = columns_apart([item for item in stretch if isinstance(item, Row)])
        for column, side in groupby(placed, key=lambda pair: pair[1]):
            parts += _lines(column, [row for row, _ in side], measures, widths)
    return parts


def _lines(
    column: str, rows: list[Row], measures: dict[float, Measure], widths: Sequence[float]
) -> list[Line]:
    if column:
        return [line_of(row, column=column) for row in rows]
    lines: list[Line] = []
    for width, same in groupby(rows, key=lambda row: widths[row.page - 1]):
        lines += pdf_hints.lines_of(list(same), measures[width])
    return lines


def _measures(items: Sequence[PageItem], widths: Sequence[float]) -> dict[float, Measure]:
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
