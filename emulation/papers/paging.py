"""Where the pages of a paper begin, as the PDF breaks them, for the same paper on the screen.

Both are made of the same blocks in the same order (``BLOCK_TAGS`` of the paper's HTML): a
page begins in a block, after so many of its letters. Letters are what is left when white
space is taken out, so neither side needs to know how the other one collapses it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

import weasyprint
from django.core.cache import cache
from weasyprint.formatting_structure.boxes import Box, TableRowGroupBox, TextBox

from emulation.papers.document import Document
from emulation.papers.pdf import laid_out, page_html, paper_css, render_pdf

KEPT_SECONDS: Final = 24 * 60 * 60
BLOCK_TAGS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "th", "td"})


@dataclass(frozen=True)
class PageStart:
    """``number`` is what the page shows; the pages of an appendix count from 1 again."""

    page: int
    number: int
    block: int
    offset: int  # letters of the block that stand on earlier pages


@dataclass(frozen=True)
class Paging:
    pages: int
    starts: tuple[PageStart, ...]  # from page 2

    def as_json(self) -> dict[str, Any]:
        return {"pages": self.pages, "breaks": [asdict(start) for start in self.starts]}


def paging_key(html: str) -> str:
    """Name everything on which the pages of the paper with this ``paper_html`` depend."""
    parts = (html, paper_css(), weasyprint.__version__)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def kept_pdf(document: Document) -> bytes:
    """Return ``render_pdf``; a long paper that did not change is not made again for a day.

    Only for papers without personal data: the bytes stay in the portal's cache.
    """
    key = f"paper-pdf-{paging_key(page_html(document))}"
    return cache.get_or_set(key, lambda: render_pdf(document), KEPT_SECONDS)


def paging_of(document: Document) -> Paging:
    """Lay ``document`` out as for the PDF and return where each of its pages begins."""
    with laid_out(page_html(document)) as (html, layout):
        places = _places(html.etree_element)
        pages = [page._page_box.children[0] for page in layout.pages]
        return Paging(len(pages), tuple(_starts(pages, places)))


@dataclass(frozen=True)
class _Place:
    number: int
    sheet: int  # the text itself, then every appendix


def _places(root: Any) -> dict[Any, _Place]:
    blocks = [
        (element, sheet)
        for sheet, section in enumerate(root.iter("section"))
        for element in section.iter()
        if element.tag in BLOCK_TAGS
    ]
    return {element: _Place(number, sheet) for number, (element, sheet) in enumerate(blocks)}


def _starts(pages: list[Box], places: dict[Any, _Place]) -> Iterator[PageStart]:
    printed: Counter[int] = Counter()  # letters of every block so far
    numbers: Counter[int] = Counter()  # pages of every sheet so far
    for page, box in enumerate(pages, start=1):
        here = list(_blocks(box, places, after=max(printed, default=-1)))
        first = next(
            (block for block, letters in here if letters or block.number not in printed), None
        )
        if first is None:
            continue
        numbers[first.sheet] += 1
        if page > 1:
            yield PageStart(page, numbers[first.sheet], first.number, printed[first.number])
        for block, letters in here:
            printed[block.number] += letters


def _blocks(box: Box, places: dict[Any, _Place], after: int) -> Iterator[tuple[_Place, int]]:
    """Go through the blocks on a page; the head of a table that has begun is no text of it."""
    place = places.get(box.element)
    if place:
        yield place, _letters(box)
        return
    for child in getattr(box, "children", ()):
        blocks = _blocks(child, places, after)
        is_head = isinstance(child, TableRowGroupBox) and child.is_header
        yield from (each for each in blocks if not is_head or each[0].number > after)


def _letters(box: Box) -> int:
    texts = (part.text for part in box.descendants() if isinstance(part, TextBox))
    return sum(not letter.isspace() for text in texts for letter in text)
