"""What stands on each page of a PDF, and what its HTML on the screen says of it: letters only."""

from __future__ import annotations

import io

import pdfplumber
from lxml import html

from emulation.papers.document import Document
from emulation.papers.paging import BLOCK_TAGS, PageStart
from emulation.papers.pdf import paper_html
from tests.papers.measure import MM

TOP_MARGIN_MM = 20


def letters(text: str) -> str:
    return "".join(text.split())


def pages_of_the_pdf(content: bytes) -> list[str]:
    """Return the letters of every page in the order of the text, without the page number."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [
            letters("".join(c["text"] for c in page.chars if c["top"] * MM >= TOP_MARGIN_MM - 1))
            for page in pdf.pages
        ]


def blocks_on_the_screen(document: Document) -> list[str]:
    """Return the letters of every block, in the order in which a script finds them."""
    paper = html.fromstring(paper_html(document, on_screen=True))
    return [letters(each.text_content()) for each in paper.iter() if each.tag in BLOCK_TAGS]


def pages_on_the_screen(document: Document, starts: tuple[PageStart, ...]) -> list[str]:
    """Cut the letters of the paper on the screen where the pages begin."""
    blocks = blocks_on_the_screen(document)
    text = "".join(blocks)
    cuts = [sum(map(len, blocks[: start.block])) + start.offset for start in starts]
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
