"""The papers of a dossier as one PDF: contents with links, outline, one count of pages. Pure."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from django.template.loader import render_to_string
from reportlab.pdfgen.canvas import Canvas

from awards.bundling.parts import BROKEN, DAMAGED, Part, Unreadable, has_pages, opened
from emulation.papers.layout import FONT_PDF
from emulation.papers.pdf import sheets_pdf
from emulation.papers.pdf_fonts import font_name, one_at_a_time, register_fonts

Opener = Callable[[Part], pikepdf.Pdf]
# Only in the PDF of the contents: each becomes a link within the file.
_LINK: Final = "https://bundle.invalid/"
_FOOT: Final = 16  # points from the lower edge


@dataclass(frozen=True)
class _Source:
    """The pages of a part; of one that cannot be read, a sheet that says so."""

    pdf: pikepdf.Pdf
    is_readable: bool = True


@dataclass(frozen=True)
class _Entry:
    """A line of the contents; ``page`` counts from 1, ``None`` where there is no page."""

    part: Part
    page: int | None
    is_missing: bool
    is_readable: bool


def bundle_pdf(title: str, parts: Sequence[Part]) -> bytes:
    """Return all parts in one PDF, a contents page first, the pages numbered through.

    Word and Excel are named in the contents without a page; a locked or damaged file has a
    sheet that says so.
    Raises ``ValueError`` without parts, ``FontMissing`` without the papers' font.
    """
    if not parts:
        raise ValueError("There are no papers to bundle.")
    try:
        return _joined(title, parts, opened)
    except BROKEN:
        return _joined(title, parts, _opened_alone)


def _opened_alone(part: Part) -> pikepdf.Pdf:
    """As ``opened``, after a bundle of the part alone: damage within shows only in copying."""
    try:
        _joined(part.title, [part], opened)
    except BROKEN as broken:
        raise Unreadable(DAMAGED) from broken
    return opened(part)


def _joined(title: str, parts: Sequence[Part], opener: Opener) -> bytes:
    with ExitStack() as stack:
        sources = [_source(part, opener, stack) for part in parts]
        contents, entries = _contents(title, parts, sources, stack)
        joined = stack.enter_context(pikepdf.new())
        for pdf in (contents, *(source.pdf for source in sources if source)):
            joined.pages.extend(pdf.pages)
        _link(joined, len(contents.pages), entries)
        _outline(joined, entries)
        _number(joined, stack)
        joined.docinfo["/Title"] = title
        joined.Root.Lang = "vi-VN"
        file = io.BytesIO()
        joined.save(file)
    return file.getvalue()


def _source(part: Part, opener: Opener, stack: ExitStack) -> _Source | None:
    if not has_pages(part):
        return None
    try:
        return _Source(stack.enter_context(opener(part)))
    except Unreadable as why:
        sheet = _sheets("bundle_unreadable", {"part": part, "why": why})
        return _Source(stack.enter_context(sheet), is_readable=False)


def _sheets(template: str, context: dict[str, Any]) -> pikepdf.Pdf:
    text = render_to_string(f"print/{template}.html", {**context, "font": FONT_PDF})
    return pikepdf.open(io.BytesIO(sheets_pdf(text)))


def _contents(
    title: str, parts: Sequence[Part], sources: Sequence[_Source | None], stack: ExitStack
) -> tuple[pikepdf.Pdf, list[_Entry]]:
    """Return the contents and its entries: laid out twice, as its own length moves all pages."""
    length = 1
    while True:
        entries = list(_entries(parts, sources, length))
        context = {"title": title, "entries": entries, "link": _LINK}
        contents = stack.enter_context(_sheets("bundle_contents", context))
        if len(contents.pages) == length:
            return contents, entries
        length = len(contents.pages)


def _entries(
    parts: Sequence[Part], sources: Sequence[_Source | None], length: int
) -> Iterator[_Entry]:
    page = length + 1
    for part, source in zip(parts, sources, strict=True):
        is_missing = bool(part.content) and source is None
        is_readable = source is None or source.is_readable
        yield _Entry(part, None if is_missing else page, is_missing, is_readable)
        page += len(source.pdf.pages) if source else 0


def _link(joined: pikepdf.Pdf, length: int, entries: Sequence[_Entry]) -> None:
    """Turn the addresses on the contents' pages into links to pages of this file."""
    for number in range(length):
        for note in joined.pages[number].obj.get("/Annots", ()):
            target = str(note.get("/A", {}).get("/URI", "")).removeprefix(_LINK)
            del note["/A"]
            note.Dest = _destination(joined, entries[int(target)])


def _destination(joined: pikepdf.Pdf, entry: _Entry) -> pikepdf.Array:
    place = min(entry.page or 1, len(joined.pages)) - 1
    return pikepdf.Array([joined.pages[place].obj, pikepdf.Name.Fit])


def _outline(joined: pikepdf.Pdf, entries: Sequence[_Entry]) -> None:
    with joined.open_outline() as outline:
        branch: list[tuple[int, list[pikepdf.OutlineItem]]] = [(-1, outline.root)]
        for entry in entries:
            if entry.page is None:
                continue
            while branch[-1][0] >= entry.part.level:
                branch.pop()
            place = min(entry.page, len(joined.pages)) - 1
            item = pikepdf.OutlineItem(entry.part.title, place)
            branch[-1][1].append(item)
            branch.append((entry.part.level, item.children))


def _number(joined: pikepdf.Pdf, stack: ExitStack) -> None:
    """Write "trang 3/40" at the foot of every page, over whatever it holds."""
    with one_at_a_time:
        sheets = _number_sheets(joined)
    numbers = stack.enter_context(pikepdf.open(sheets))
    for page, sheet in zip(joined.pages, numbers.pages, strict=True):
        page.add_overlay(sheet)


def _number_sheets(joined: pikepdf.Pdf) -> io.BytesIO:
    register_fonts()
    file = io.BytesIO()
    canvas = Canvas(file, initialFontName=font_name("Regular"))
    total = len(joined.pages)
    for number, page in enumerate(joined.pages, start=1):
        width, height = _seen_size(page)
        canvas.setPageSize((width, height))
        canvas.setFont(font_name("Regular"), 8)
        canvas.drawRightString(width - 2 * _FOOT, _FOOT, f"Hồ sơ: trang {number}/{total}")
        canvas.showPage()
    canvas.save()
    file.seek(0)
    return file


def _seen_size(page: pikepdf.Page) -> tuple[float, float]:
    left, foot, right, top = (float(side) for side in page.trimbox)
    turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return (top - foot, right - left) if turned else (right - left, top - foot)
