"""The paper as a Word file with styles of its own, for offices that go on in Word."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
from django.utils import timezone
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from emulation.papers import layout, word_xml, wording
from emulation.papers.codes import code_words, verification_qr_png
from emulation.papers.columns import column_count, column_percents
from emulation.papers.document import (
    Block,
    Document,
    Heading,
    Note,
    Paragraph,
    Picture,
    Table,
)
from emulation.papers.fonts import text_width_mm
from emulation.papers.layout import TextStyle

Holder = WordDocument | _Cell

ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_RANGE = re.compile(wording.RANGE)
RULE_STYLE = "Đường kẻ"  # a paragraph of 2 pt that carries a line
_MM_PER_POINT = 25.4 / 72


def render_docx(document: Document) -> bytes:
    """Return ``document`` as a Word file; raises ``FontMissing`` without the font's widths."""
    paper = wording.printed_paper(document)
    word = docx.Document()
    _define_styles(word)
    _describe(word, document)
    _set_page(word.sections[0], "portrait")
    _number_pages(word.sections[0])
    _write_head(word, document, paper)
    _write_title(word, paper)
    _write_addressees(word, paper)
    for line in paper.bases:
        _add(word, line, layout.BASIS)
    _write_blocks(word, paper.blocks, layout.TEXT_WIDTH_MM, keep_last=True)
    if paper.ends_apart:
        mark = _add(word, wording.END_MARK, layout.TEXT)
        mark.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        mark.paragraph_format.keep_with_next = True
    _write_foot(word, document, paper)
    for appendix in paper.appendices:
        _write_appendix(word, appendix)
    if not paper.appendices:
        _add_thin(word)  # Word wants a paragraph after the last table
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


# Styles and properties


def _define_styles(word: WordDocument) -> None:
    word_xml.set_defaults(word, layout.FONT_WORD)
    normal = word.styles["Normal"]
    _apply(normal, layout.TextStyle("", "Normal", layout.TEXT.size_pt))
    normal.paragraph_format.widow_control = True
    for style in layout.STYLES:
        if style is layout.HEADING:
            for level in range(1, layout.MAX_HEADING_LEVEL + 1):
                _apply(word.styles[f"Heading {level}"], style)
        else:
            added = word.styles.add_style(style.word_name, WD_STYLE_TYPE.PARAGRAPH)
            # "Paper": Word's own styles bear ids like "Caption", and the first of two wins.
            added.element.styleId = "Paper" + style.css.title().replace("-", "")
            added.base_style = normal
            added.quick_style = True
            _apply(added, style)
    _define_rule_style(word)


def _apply(word_style, style: TextStyle) -> None:
    word_xml.set_fonts(word_style.element, layout.FONT_WORD)
    font = word_style.font
    font.size = Pt(style.size_pt)
    font.bold, font.italic = style.bold, style.italic
    font.color.rgb = RGBColor(0, 0, 0)
    word_xml.set_complex_size(word_style.element, style.size_pt)
    paragraph = word_style.paragraph_format
    paragraph.alignment = ALIGNMENTS[style.align]
    paragraph.space_before = Pt(0)
    paragraph.space_after = Pt(style.space_after_pt)
    paragraph.line_spacing = float(style.lines)
    paragraph.first_line_indent = Mm(layout.FIRST_LINE_INDENT_MM) if style.indent else Pt(0)


def _define_rule_style(word: WordDocument) -> None:
    style = word.styles.add_style(RULE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    style.element.styleId = "Rule"
    style.base_style = word.styles["Normal"]
    style.font.size = Pt(1)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = Pt(layout.RULE_GAP_PT)


def _describe(word: WordDocument, document: Document) -> None:
    about = word.core_properties
    about.title = wording.printable(document.title)[:255]
    about.author = about.last_modified_by = wording.printable(document.author)[:255]
    about.keywords = wording.printable(", ".join(document.keywords))[:255]
    about.language = word_xml.LANGUAGE
    about.comments = ""
    about.created = about.modified = timezone.now()


# Pages


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


# Components, from the top of the page to its foot


def _write_head(word: WordDocument, document: Document, paper: wording.PrintedPaper) -> None:
    if mark := wording.mark_of(document):
        _write_draft_mark(word, mark)
    table = _invisible_table(word, rows=2, left_mm=layout.HEADER_LEFT_MM)
    left, right = table.rows[0].cells
    for line in paper.superior_lines:
        _add(left, line, layout.SUPERIOR)
    for line in paper.issuer_lines:
        _add(left, line, layout.ISSUER)
    _add_rule(left, paper.issuer_lines, layout.ISSUER, layout.HEADER_LEFT_MM)
    _add(right, wording.NATIONAL_NAME, layout.NATIONAL_NAME)
    _add(right, wording.MOTTO, layout.MOTTO)
    _add_rule(right, [wording.MOTTO], layout.MOTTO, layout.HEADER_RIGHT_MM, share=1)
    left, right = table.rows[1].cells
    for cell, line, style in (
        (left, paper.number, layout.NUMBER),
        (right, paper.place_date, layout.PLACE_DATE),
    ):
        _add(cell, line, style).paragraph_format.space_before = Pt(layout.HEADER_GAP_PT)
    if paper.letter_subject_lines:
        subject = _add(left, "\n".join(paper.letter_subject_lines), layout.LETTER_SUBJECT)
        subject.paragraph_format.space_before = Pt(layout.LETTER_SUBJECT_GAP_PT)
    for cell in (*table.rows[0].cells, *table.rows[1].cells):
        _drop_first_paragraph(cell)


def _write_draft_mark(word: WordDocument, words: str) -> None:
    style, padding = layout.DRAFT_MARK, layout.DRAFT_PADDING_PT
    gap = padding // 3  # Word draws the frame outside the indents
    mark = _add(word, words, style)
    word_xml.frame_paragraph(mark, ("top", "left", "bottom", "right"), layout.RULE_PT, gap)
    frame_mm = text_width_mm(words, style) + 2 * padding * _MM_PER_POINT
    mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
    mark.paragraph_format.left_indent = Mm(layout.TEXT_WIDTH_MM - frame_mm) + Pt(gap)
    mark.paragraph_format.right_indent = Pt(gap)
    mark.paragraph_format.space_after = Pt(padding)


def _write_title(word: WordDocument, paper: wording.PrintedPaper) -> None:
    if not paper.kind:
        gap = _add_thin(word)
        gap.paragraph_format.space_after = Pt(layout.AFTER_HEADER_PT - layout.RULE_GAP_PT)
        return
    kind = _add(word, paper.kind, layout.KIND)
    kind.paragraph_format.space_before = Pt(layout.AFTER_HEADER_PT)
    last = kind
    if paper.subject_lines:
        _add(word, "\n".join(paper.subject_lines), layout.SUBJECT)
        last = _add_rule(word, paper.subject_lines, layout.SUBJECT, layout.TEXT_WIDTH_MM)
    last.paragraph_format.space_after = Pt(layout.AFTER_TITLE_PT)


def _write_addressees(word: WordDocument, paper: wording.PrintedPaper) -> None:
    """Write "Kính gửi:" in the middle; several addressees hang on dashes under its colon."""
    if paper.addressee_lines:
        last = _add(word, "\n".join(paper.addressee_lines), layout.ADDRESSEE)
    elif paper.addressees:
        last = _write_several(word, paper.addressees)
    else:
        return
    last.paragraph_format.space_after = Pt(layout.AFTER_TITLE_PT)


def _write_several(word: WordDocument, lines: list[str]) -> WordParagraph:
    longest = max(_hanging_mm(part) for line in lines for part in line.split("\n"))
    free_mm = layout.TEXT_WIDTH_MM - layout.ADDRESSEE_COLON_MM - longest
    colon_mm = layout.ADDRESSEE_COLON_MM + max(0, free_mm) / 2
    label = _add(word, wording.ADDRESSEES_LABEL, layout.ADDRESSEE)
    label.paragraph_format.left_indent = Mm(colon_mm - layout.ADDRESSEE_COLON_MM)
    written = [_add(word, line, layout.ADDRESSEE) for line in lines]
    for line in written:
        line.paragraph_format.left_indent = Mm(colon_mm + layout.ADDRESSEE_DASH_MM)
        line.paragraph_format.first_line_indent = Mm(-layout.ADDRESSEE_DASH_MM)
    for paragraph in (label, *written):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return written[-1]


def _hanging_mm(part: str) -> float:
    """Return the width from the dash on, of a first line or of one that hangs under it."""
    width = text_width_mm(part, layout.ADDRESSEE)
    return width if part.startswith("- ") else width + layout.ADDRESSEE_DASH_MM


def _write_foot(word: WordDocument, document: Document, paper: wording.PrintedPaper) -> None:
    table = _invisible_table(word, rows=1, left_mm=layout.RECIPIENTS_WIDTH_MM)
    left, right = table.rows[0].cells
    if paper.recipients:
        _add(left, wording.RECIPIENTS_LABEL, layout.RECIPIENTS_LABEL)
    for line in paper.recipients:
        _add(left, line, layout.RECIPIENT)
    if document.verification:
        _write_code(left, document)
    for line in document.signature.lines or ("",):
        _add(right, line, layout.SIGNER)
    name = _add(right, document.signature.name, layout.SIGNER_NAME)
    name.paragraph_format.space_before = Mm(layout.SIGNATURE_ROOM_MM)
    for cell in (left, right):
        _drop_first_paragraph(cell)
        cell.paragraphs[0].paragraph_format.space_before = Pt(layout.BEFORE_FOOT_PT)
    for paragraph in (*left.paragraphs, *right.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _write_code(cell: _Cell, document: Document) -> None:
    holder = _add(cell, "", layout.CODE)
    holder.paragraph_format.space_before = Pt(layout.PARAGRAPH_SPACE_PT)
    image = io.BytesIO(verification_qr_png(document.verification.url))
    picture = holder.add_run().add_picture(image, width=Mm(layout.CODE_IMAGE_MM))
    word_xml.describe_picture(picture, code_words(document.verification.url))
    holder.paragraph_format.space_after = Pt(layout.RULE_GAP_PT)
    _add(cell, f"Mã xác minh: {document.verification.code}", layout.CODE)
    _add(cell, document.verification.url, layout.CODE)


def _write_appendix(word: WordDocument, appendix: wording.PrintedAppendix) -> None:
    section = word.add_section(WD_SECTION.NEW_PAGE)
    word.paragraphs[-1].style = RULE_STYLE  # it only ends the section before
    _set_page(section, appendix.orientation)
    section.different_first_page_header_footer = True
    word_xml.restart_page_numbers(section)
    _add(word, appendix.label, layout.APPENDIX_LABEL)
    if appendix.title_lines:
        _add(word, "\n".join(appendix.title_lines), layout.APPENDIX_TITLE)
    note = _add(word, appendix.note, layout.APPENDIX_NOTE)
    note.paragraph_format.space_after = Pt(layout.AFTER_TITLE_PT)
    width_mm = layout.text_width_mm(appendix.orientation)
    _write_blocks(word, appendix.blocks, width_mm, keep_last=False)


# Blocks


def _write_blocks(
    word: WordDocument, blocks: list[Block], width_mm: int, *, keep_last: bool
) -> None:
    levels = iter(wording.heading_levels(blocks))
    for number, block in enumerate(blocks, start=1):
        keep = keep_last and number == len(blocks)
        match block:
            case Heading():
                _write_heading(word, block, next(levels))
            case Paragraph():
                _write_paragraph(word, block, keep)
            case Table():
                _write_table(word, block, width_mm, keep)
            case Picture():
                _write_table_of(word, block, width_mm, keep)
            case Note():
                _write_remark(word, block.text)


def _write_heading(word: WordDocument, heading: Heading, level: int) -> None:
    paragraph = word.add_paragraph(style=f"Heading {level}")
    _say(paragraph, f"{heading.marker} {heading.text}".strip())
    paragraph.paragraph_format.keep_with_next = True


def _write_paragraph(word: WordDocument, block: Paragraph, keep: bool) -> None:
    paragraph = word.add_paragraph(style=layout.TEXT.word_name)
    marker = f"{block.marker} " if block.marker else ""
    if block.run_in:
        _say(paragraph, f"{marker}{block.run_in}").bold = True
        _say(paragraph, f" {block.text}" if block.text else "")
    else:
        _say(paragraph, f"{marker}{block.text}")
    paragraph.paragraph_format.keep_with_next = keep or None


def _write_remark(word: WordDocument, text: str) -> WordParagraph:
    remark = word.add_paragraph(style=layout.TEXT.word_name)
    _say(remark, f"[{text}]").italic = True
    return remark


def _write_table_of(word: WordDocument, picture: Picture, width_mm: int, keep: bool) -> None:
    """Write the table in place of the drawing, or else the words that tell what it shows."""
    if picture.table:
        caption = picture.table.caption or picture.caption
        _write_table(word, replace(picture.table, caption=caption), width_mm, keep)
        return
    if picture.caption:
        caption = _add(word, picture.caption, layout.CAPTION)
        caption.paragraph_format.keep_with_next = True
    remark = _write_remark(word, f"Hình vẽ có trong bản PDF: {picture.words}")
    remark.paragraph_format.keep_with_next = keep or None


def _write_table(word: WordDocument, block: Table, width_mm: int, keep: bool) -> None:
    if block.caption:
        caption = _add(word, block.caption, layout.CAPTION)
        caption.paragraph_format.keep_with_next = True
    columns = column_count(block)
    table = word.add_table(rows=len(block.rows), cols=columns)
    percents = column_percents(block, width_mm)
    word_xml.set_column_widths(table, [Mm(width_mm * percent / 100) for percent in percents])
    word_xml.set_table_lines(table, layout.TABLE_RULE_PT)
    padding_pt = layout.DENSE_PADDING_PT if block.is_dense else layout.CELL_PADDING_PT
    word_xml.set_cell_margins(table, twips=padding_pt * 20)
    head_style, body_style = (word.styles[each.word_name] for each in _cell_styles(block))
    aligns = block.aligns or ("left",) * columns
    for number, (row, texts) in enumerate(zip(table.rows, block.rows, strict=True)):
        word_xml.keep_row_whole(row)
        is_head = number < block.head_rows
        if is_head:
            word_xml.repeat_as_head(row)
        strong = number - block.head_rows in block.strong_rows
        stays = keep and number == len(block.rows) - 1
        for cell, text, align in zip(row.cells, texts, aligns, strict=False):
            _fill_cell(cell, text, align, is_head=is_head, strong=strong, keep=stays)
            word_xml.wear_style(cell.paragraphs[0], head_style if is_head else body_style)
    # Word joins tables that touch, and knows no space after one.
    gap = _add_thin(word)
    gap.paragraph_format.space_after = Pt(layout.PARAGRAPH_SPACE_PT - layout.RULE_GAP_PT)
    gap.paragraph_format.keep_with_next = keep or None


def _cell_styles(table: Table) -> tuple[TextStyle, TextStyle]:
    """Return the styles of its head and of its body."""
    if table.is_dense:
        return layout.DENSE_HEAD_CELL, layout.DENSE_CELL
    return layout.HEAD_CELL, layout.CELL


def _fill_cell(
    cell: _Cell, text: str, align: str, *, is_head: bool, strong: bool, keep: bool
) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(wording.printable(text))
    if is_head:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    else:
        run.bold = strong or None
        if align != layout.CELL.align:
            paragraph.alignment = ALIGNMENTS[align]
    paragraph.paragraph_format.keep_with_next = (keep or is_head) or None


# Small pieces


def _add(holder: Holder, text: str, style: TextStyle) -> WordParagraph:
    paragraph = holder.add_paragraph(style=style.word_name)
    if text:
        _say(paragraph, text)
    return paragraph


def _say(paragraph: WordParagraph, text: str) -> Run:
    """Add a run with the text, in which no line ends inside "2020 - 2025"."""
    run = paragraph.add_run(_RANGE.sub(_whole, wording.printable(text)))
    word_xml.keep_hyphens(run)
    return run


def _whole(a_range: re.Match[str]) -> str:
    hyphen = a_range.group().replace("-", word_xml.HYPHEN_KEPT)
    return hyphen.replace(" ", wording.HARD_SPACE)


def _add_rule(
    holder: Holder,
    lines: list[str],
    style: TextStyle,
    room_mm: float,
    share: float = layout.RULE_SHARE,
) -> WordParagraph:
    """Draw a line under the last of ``lines``, as long as ``share`` of it."""
    rule = holder.add_paragraph(style=RULE_STYLE)
    length_mm = share * text_width_mm(lines[-1], style) if lines else 0
    margin = Mm((room_mm - length_mm) / 2)
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = margin
    if lines:
        word_xml.frame_paragraph(rule, ("bottom",), layout.RULE_PT, gap=0)
    return rule


def _invisible_table(word: WordDocument, *, rows: int, left_mm: int) -> WordTable:
    table = word.add_table(rows=rows, cols=2)
    widths: list[Length] = [Mm(left_mm), Mm(layout.TEXT_WIDTH_MM - left_mm)]
    word_xml.set_column_widths(table, widths)
    word_xml.set_cell_margins(table, twips=0)
    for row in table.rows:
        word_xml.keep_row_whole(row)
    return table


def _drop_first_paragraph(cell: _Cell) -> None:
    """A new cell holds an empty paragraph; drop it once there are others."""
    if len(cell.paragraphs) > 1:
        cell._tc.remove(cell.paragraphs[0]._p)


def _add_thin(word: WordDocument) -> WordParagraph:
    return word.add_paragraph(style=RULE_STYLE)
