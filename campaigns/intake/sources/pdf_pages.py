"""One page of a PDF after the other: its rows, its tables and what it shows of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources import pdf_notes, pdf_tables
from campaigns.intake.sources.pdf_grids import tables_of, take_letters
from campaigns.intake.sources.pdf_rows import rows_of, settle_raised
from campaigns.intake.sources.pdf_sheets import UNKNOWN_LETTER, Rule, Sheet, sheets_of
from campaigns.intake.sources.pdf_tables import PageTable
from campaigns.intake.sources.rows import Row
from campaigns.intake.sources.signs import is_sign_font

_PICTURE_PAGE: Final = 0.5  # of the sheet covered by one picture
_WHOLE_PICTURE: Final = 0.8
_SCAN_LETTERS: Final = 60  # a page; stamps of digital signatures have as many
_UNREADABLE_SHARE: Final = 0.1  # of the letters
# Private letters of fonts, but not those of Symbol (F020 to F0FF).
UNKNOWN: Final = re.compile(f"[{UNKNOWN_LETTER}\ue000-\uefff\uf100-\uf8ff]")

PageItem = Row | PageTable


@dataclass
class Page:
    """What stands on a page, top first; footnotes as (mark, text) once they are told apart."""

    number: int
    width: float
    height: float
    items: list[PageItem]
    rules: list[Rule]
    letters: int = 0
    unknown: int = 0
    picture_share: float = 0.0
    fonts: frozenset[str] = frozenset()
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        return [item for item in self.items if isinstance(item, Row)]

    @property
    def is_scan(self) -> bool:
        return self.letters < _SCAN_LETTERS and self.picture_share > _PICTURE_PAGE


def pages_of(data: bytes) -> list[Page]:
    """Return the pages; raises ``Unreadable`` for files without letters that have a meaning."""
    pages = [_page(sheet, number) for number, sheet in enumerate(sheets_of(data), start=1)]
    if not any(page.letters for page in pages) or all(page.is_scan for page in pages):
        raise Unreadable(refusals.SCAN)
    letters = sum(page.letters for page in pages)
    if sum(page.unknown for page in pages) > _UNREADABLE_SHARE * letters:
        raise Unreadable(refusals.UNREADABLE_LETTERS)
    size = pdf_notes.text_size([row for page in pages for row in page.rows])
    for page in pages:
        _settle_notes(page, size)
    return pages


def warnings_of(pages: Sequence[Page]) -> Iterator[str]:
    """Give Vietnamese sentences on pages and letters that were not read."""
    scanned = [str(page.number) for page in pages if page.is_scan]
    unknown = sum(page.unknown for page in pages)
    if scanned:
        yield f"Trang {', '.join(scanned)} là bản quét: không có chữ để đọc, hãy gõ thêm nếu cần."
    if unknown:
        yield f"Có {unknown} chữ trong PDF không đọc được, được thay bằng dấu {UNKNOWN_LETTER}."
    if all(page.picture_share > _WHOLE_PICTURE for page in pages if not page.is_scan):
        yield "Chữ trong tệp do máy nhận dạng từ bản quét: hãy đối chiếu kỹ với bản gốc."


def _page(sheet: Sheet, number: int) -> Page:
    glyphs = [*sheet.glyphs, *sheet.turned]
    unknown = [g for g in glyphs if UNKNOWN.match(g.text) and not is_sign_font(g.font)]
    return Page(
        number,
        sheet.width,
        sheet.height,
        _items(sheet, number),
        sheet.horizontals,
        letters=sum(1 for glyph in glyphs if glyph.text.strip()),
        unknown=len(unknown),
        picture_share=sheet.picture_share,
        fonts=frozenset(glyph.font for glyph in glyphs),
    )


def _items(sheet: Sheet, number: int) -> list[PageItem]:
    ruled = tables_of(sheet)
    upright, turned = take_letters(ruled, sheet)
    items: list[PageItem] = list(rows_of(upright, number))
    for table in ruled:
        read = pdf_tables.page_table(table, number)
        if read and read.sets_head_or_foot():
            items += pdf_tables.frame_rows(table, number)
        elif read:
            items.append(read)
    items += [replace(row, top=sheet.height) for row in rows_of(turned, number)]
    return sorted(items, key=lambda item: item.top)


def _settle_notes(page: Page, usual_size: float) -> None:
    """Take the footnotes off the page, and their marks out of its text."""
    noted = pdf_notes.note_rows(page.rows, page.rules, page.width, page.height, usual_size)
    page.notes = pdf_notes.note_texts(noted)
    marks = frozenset(mark for mark, _ in page.notes if mark)
    apart = {id(row) for row in noted}
    page.items = [_settled(item, marks) for item in page.items if id(item) not in apart]


def _settled(item: PageItem, marks: frozenset[str]) -> PageItem:
    if isinstance(item, PageTable):
        texts = [tuple(settle_raised(cell, marks) for cell in row) for row in item.texts]
        return replace(item, texts=texts)
    pieces = tuple(replace(piece, text=settle_raised(piece.text, marks)) for piece in item.pieces)
    return replace(item, pieces=tuple(piece for piece in pieces if piece.text))
