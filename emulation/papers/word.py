"""The paper as a Word file with styles of its own, for offices that go on in Word."""

from __future__ import annotations

import io

import docx
from django.utils import timezone
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Mm, Pt

from emulation.papers import layout, word_xml, wording
from emulation.papers.document import Document
from emulation.papers.word_blocks import write_blocks
from emulation.papers.word_foot import write_foot
from emulation.papers.word_head import write_addressees, write_head, write_title
from emulation.papers.word_pieces import add, add_thin
from emulation.papers.word_styles import RULE_STYLE, define_styles


def render_docx(document: Document) -> bytes:
    """Return ``document`` as a Word file; raises ``FontMissing`` without the font's widths."""
    paper = wording.printed_paper(document)
    word = docx.Document()
    define_styles(word)
    _describe(word, document)
    _set_page(word.sections[0], document.orientation)
    _number_pages(word.sections[0])
    write_head(word, document, paper)
    write_title(word, paper, layout.text_width_mm(document.orientation))
    write_addressees(word, paper)
    if paper.authority_lines:
        add(word, "\n".join(paper.authority_lines), layout.AUTHORITY)
    for line in paper.bases:
        add(word, line, layout.BASIS)
    if paper.enacting:
        add(word, paper.enacting, layout.AUTHORITY)
    width_mm = layout.text_width_mm(document.orientation)
    write_blocks(word, paper.blocks, width_mm, keep_last=True)
    if paper.ends_apart:
        mark = add(word, wording.END_MARK, layout.TEXT)
        mark.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        mark.paragraph_format.keep_with_next = True
    write_foot(word, document, paper)
    for appendix in paper.appendices:
        _write_appendix(word, appendix)
    if not paper.appendices:
        add_thin(word)  # Word wants a paragraph after the last table
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _describe(word: WordDocument, document: Document) -> None:
    about = word.core_properties
    about.title = wording.printable(document.title)[:255]
    about.author = about.last_modified_by = wording.printable(document.author)[:255]
    about.keywords = wording.printable(", ".join(document.keywords))[:255]
    about.language = word_xml.LANGUAGE
    about.comments = ""
    about.created = about.modified = timezone.now()


def _set_page(section: Section, orientation: str) -> None:
    width, height = Mm(layout.PAGE_WIDTH_MM), Mm(layout.PAGE_HEIGHT_MM)
    if orientation == "landscape":
        width, height = height, width
    section.orientation = WD_ORIENT.LANDSCAPE if orientation == "landscape" else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.top_margin, section.bottom_margin = (
        Mm(layout.MARGIN_TOP_MM),
        Mm(layout.MARGIN_BOTTOM_MM),
    )
    section.left_margin, section.right_margin = (
        Mm(layout.MARGIN_LEFT_MM),
        Mm(layout.MARGIN_RIGHT_MM),
    )
    section.header_distance = Mm(layout.PAGE_NUMBER_FROM_EDGE_MM)
    section.footer_distance = Mm(layout.PAGE_NUMBER_FROM_EDGE_MM)


def _number_pages(section: Section) -> None:
    section.different_first_page_header_footer = True
    word_xml.restart_page_numbers(section)
    number = section.header.paragraphs[0]
    number.style = layout.PAGE_NUMBER.word_name
    word_xml.add_page_field(number)


def _write_appendix(word: WordDocument, appendix: wording.PrintedAppendix) -> None:
    section = word.add_section(WD_SECTION.NEW_PAGE)
    word.paragraphs[-1].style = RULE_STYLE  # it only ends the section before
    _set_page(section, appendix.orientation)
    section.different_first_page_header_footer = True
    word_xml.restart_page_numbers(section)
    add(word, appendix.label, layout.APPENDIX_LABEL)
    if appendix.title_lines:
        add(word, "\n".join(appendix.title_lines), layout.APPENDIX_TITLE)
    note = add(word, appendix.note, layout.APPENDIX_NOTE)
    note.paragraph_format.space_after = Pt(layout.AFTER_TITLE_PT)
    width_mm = layout.text_width_mm(appendix.orientation)
    write_blocks(word, appendix.blocks, width_mm, keep_last=False)
