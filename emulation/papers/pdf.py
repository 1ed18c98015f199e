"""The paper as HTML, and the HTML as PDF/A-2b with tags."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from weasyprint import CSS, HTML
from weasyprint import Document as Layout
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from emulation.papers import layout, wording
from emulation.papers.codes import verification_qr_svg
from emulation.papers.columns import column_count, column_percents
from emulation.papers.document import (
    Block,
    Document,
    Heading,
    Note,
    Orientation,
    Paragraph,
    Picture,
    Table,
)
from emulation.papers.fonts import FACES, face_path

# Pango's font map, kept between papers, is not made for two threads at a time.
_one_at_a_time = threading.Lock()

# "19/CT-TTg", "(t/h)": the engine breaks a line after the slash, Word does not.
_ROUND_A_SLASH: Final = r"[^\s-]{1,20}/[^\s-]{1,20}"
_WHOLE: Final = re.compile(f"({wording.RANGE}|{_ROUND_A_SLASH})")


class OutsideRefused(ValueError):
    """A paper asked for something that is not in its own text."""


class ClosedFetcher(URLFetcher):
    """Fetches nothing: a paper consists of its own text only."""

    def fetch(self, url: str, headers: object = None) -> None:
        raise OutsideRefused(url)


def render_pdf(document: Document) -> bytes:
    """Return ``document`` as PDF/A-2b; raises ``FontMissing`` without the font."""
    return _written(page_html(document))


def letters_pdf(documents: Sequence[Document]) -> bytes:
    """Return letters in one PDF/A-2b, in their order; raises ``FontMissing`` without the font.

    Each begins on a page of its own and counts its own pages; the bookmarks are the
    addressees. Raises ``ValueError`` without letters, or for a paper that is none.
    """
    if not all(document.is_letter for document in documents):
        raise ValueError("Only letters are joined in one file.")
    return papers_pdf(documents)


def papers_pdf(documents: Sequence[Document]) -> bytes:
    """Return papers in one PDF/A-2b, in their order; each counts its own pages.

    Raises ``ValueError`` without papers, ``FontMissing`` without the font.
    """
    if not documents:
        raise ValueError("There are no papers to join.")
    papers = [_sheets(document, is_one_of_many=True) for document in documents]
    return _written(_page_html(documents[0], mark_safe("".join(papers))))


def page_html(document: Document) -> str:
    """Return the whole HTML from which the PDF of ``document`` is made."""
    return _page_html(document, paper_html(document))


def _page_html(document: Document, paper: SafeString) -> str:
    context = {"document": document, "paper": paper}
    return wording.printable(render_to_string("print/document.html", context))


def _written(text: str) -> bytes:
    _insist_on_fonts()
    with _one_at_a_time:
        page = HTML(string=text, url_fetcher=_closed_fetcher())
        return page.write_pdf(
            stylesheets=[_style_sheet()],
            font_config=_font_configuration(),
            pdf_variant="pdf/a-2b",
            pdf_tags=True,
        )


def sheets_pdf(text: str) -> bytes:
    """Return a whole HTML page with its own style as PDF: what is no official paper.

    Raises ``FontMissing`` without the font, ``OutsideRefused`` for anything from outside.
    """
    _insist_on_fonts()
    with _one_at_a_time:
        page = HTML(string=text, url_fetcher=_closed_fetcher())
        return page.write_pdf(font_config=_font_configuration())


@contextmanager
def laid_out(text: str) -> Iterator[tuple[HTML, Layout]]:
    """Lend ``page_html`` on its pages, without the PDF: the other half of the work."""
    _insist_on_fonts()
    with _one_at_a_time:
        page = HTML(string=text, url_fetcher=_closed_fetcher())
        yield (
            page,
            page.render(stylesheets=[_style_sheet()], font_config=_font_configuration()),
        )


def paper_html(document: Document, *, on_screen: bool = False) -> SafeString:
    """Return the sheets of ``document``, for the PDF and for the page on the screen.

    On the screen its headings stand below that of the page, and an outline leads to its items.
    """
    return _sheets(document, on_screen=on_screen)


def _sheets(
    document: Document, *, on_screen: bool = False, is_one_of_many: bool = False
) -> SafeString:
    title_level = 2 if on_screen else 1
    paper = wording.printed_paper(document)
    appendices = [
        {
            "label": appendix.label,
            "title_lines": appendix.title_lines,
            "note": appendix.note,
            "is_landscape": appendix.orientation == "landscape",
            "blocks": _blocks(appendix.blocks, title_level, appendix.orientation),
        }
        for appendix in paper.appendices
    ]
    html = render_to_string(
        "print/paper.html",
        {
            "document": document,
            "paper": paper,
            "bases": [_kept_whole(line) for line in paper.bases],
            "recipients": [_kept_whole(line) for line in paper.recipients],
            "blocks": _blocks(paper.blocks, title_level, document.orientation),
            "is_landscape": document.orientation == "landscape",
            "title_level": title_level,
            "on_screen": on_screen,
            "is_one_of_many": is_one_of_many,
            "bookmark": ", ".join(document.addressees) or document.title,
            "appendices": appendices,
            "national_name": wording.NATIONAL_NAME,
            "motto": wording.MOTTO,
            "draft_mark": wording.mark_of(document),
            "addressees_label": wording.ADDRESSEES_LABEL,
            "recipients_label": wording.RECIPIENTS_LABEL,
            "end_mark": wording.END_MARK,
            "code_image": _code_image(document),
        },
    )
    return mark_safe(wording.printable(html))


def blocks_html(blocks: list[Block]) -> SafeString:
    """Return some paragraphs and tables of a paper, for a page on the screen."""
    shown = {"blocks": _blocks(blocks, title_level=2), "has_anchors": False}
    return mark_safe(wording.printable(render_to_string("print/blocks.html", shown)))


@lru_cache
def paper_css() -> str:
    """Return the style sheet of the papers, for the PDF and for the page on the screen."""
    lengths = {name: value for name, value in vars(layout).items() if name.isupper()}
    styles = [vars(style) | {"line_height": _line_height(style)} for style in layout.STYLES]
    percent = round(100 * layout.RULE_SHARE)
    context = lengths | {
        "STYLES": styles,
        "PERCENTS": range(1, 101),
        "RULE_PERCENT": percent,
        "ADDRESSEE_HANGING_MM": layout.ADDRESSEE_COLON_MM + layout.ADDRESSEE_DASH_MM,
    }
    return render_to_string("print/paper.css", context)


@lru_cache
def _style_sheet() -> CSS:
    return CSS(string=paper_css(), font_config=_font_configuration(), url_fetcher=_closed_fetcher())


@lru_cache
def _closed_fetcher() -> ClosedFetcher:
    return ClosedFetcher()


@lru_cache
def _font_configuration() -> FontConfiguration:
    return FontConfiguration()


@lru_cache
def _insist_on_fonts() -> None:
    for face in FACES:
        face_path(face)


def _line_height(style: layout.TextStyle) -> str:
    return f"{style.lines * layout.SINGLE_LINE_EM:.3f}"


def _code_image(document: Document) -> str:
    if document.verification is None:
        return ""
    return mark_safe(verification_qr_svg(document.verification.url))


def _blocks(
    blocks: list[Block], title_level: int, orientation: Orientation = "portrait"
) -> list[dict[str, object]]:
    levels = (title_level + level for level in wording.heading_levels(blocks))
    width_mm = layout.text_width_mm(orientation)
    return [_block(block, levels, width_mm) for block in blocks]


def _block(block: Block, levels: Iterator[int], width_mm: float) -> dict[str, object]:
    match block:
        case Heading():
            return {
                "is_heading": True,
                "level": next(levels),
                "marker": block.marker,
                "text": _kept_whole(block.text),
                "anchor": block.anchor,
            }
        case Table():
            return _table(block, width_mm)
        case Picture():
            return _picture(block, width_mm)
        case Note():
            return _note(block)
        case Paragraph():
            return _paragraph(block)


def _note(note: Note) -> dict[str, object]:
    former = _blocks(list(note.former), title_level=2)
    text = _kept_whole(note.text)
    return {"is_note": True, "text": text, "link": note.link, "former": former}


def _paragraph(block: Paragraph) -> dict[str, object]:
    if block.run_in:
        bold = f"{block.marker} {block.run_in}".strip()
        return {"bold": _kept_whole(bold), "text": _kept_whole(block.text), "anchor": block.anchor}
    return {"marker": block.marker, "text": _kept_whole(block.text), "anchor": block.anchor}


def _kept_whole(text: str) -> str:
    """Return ``text`` as HTML in which no line ends inside "19/CT-TTg" or "2020 - 2025"."""
    plain, *rest = _WHOLE.split(text)
    if not rest:
        return text
    return format_html(
        "{}{}",
        plain,
        format_html_join(
            "", '<span class="paper-whole">{}</span>{}', zip(rest[::2], rest[1::2], strict=True)
        ),
    )


def _picture(picture: Picture, width_mm: float) -> dict[str, object]:
    return {
        "is_picture": True,
        "svg": _with_words(picture),
        "caption": picture.caption,
        "percent": max(1, round(100 * picture.share)),
        "table": [_table(picture.table, width_mm)] if picture.table else [],
    }


def _with_words(picture: Picture) -> SafeString:
    """Put the words in the drawing as its first title, and its letters in the paper's font."""
    tag, end, rest = picture.svg.partition(">")
    font = "" if "font-family" in tag else f' font-family="{layout.FONT_PDF}"'
    return mark_safe(f"{tag}{font}{end}<title>{escape(picture.words)}</title>{rest}")


def _table(table: Table, width_mm: float) -> dict[str, object]:
    aligns = table.aligns or ("left",) * column_count(table)
    body = table.rows[table.head_rows :]
    prefix = "paper-dense-" if table.is_dense else "paper-"
    return {
        "is_table": True,
        "is_dense": table.is_dense,
        "head_css": f"{prefix}head-cell",
        "caption": table.caption,
        "anchor": table.anchor,
        "percents": column_percents(table, width_mm),
        "head": table.rows[: table.head_rows],
        "body": [
            [
                (text, _cell_class(f"{prefix}cell", align, number in table.strong_rows))
                for text, align in zip(row, aligns, strict=False)
            ]
            for number, row in enumerate(body)
        ],
    }


def _cell_class(cell: str, align: str, strong: bool) -> str:
    css = cell if align == "left" else f"{cell} paper-{align}"
    return f"{css} paper-strong" if strong else css
