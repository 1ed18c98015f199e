"""The head of a paper in Word: issuer and Quốc hiệu, title, "Kính gửi:"."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from emulation.papers import layout, word_xml, wording
from emulation.papers.document import Document
from emulation.papers.fonts import text_width_mm
from emulation.papers.word_pieces import (
    add,
    add_rule,
    add_thin,
    drop_first_paragraph,
    invisible_table,
)

_MM_PER_POINT = 25.4 / 72


def write_head(word: WordDocument, document: Document, paper: wording.PrintedPaper) -> None:
    if mark := wording.mark_of(document):
        _write_draft_mark(word, mark, layout.text_width_mm(document.orientation))
    width_mm = layout.text_width_mm(document.orientation)
    table = invisible_table(word, rows=2, left_mm=layout.HEADER_LEFT_MM, width_mm=width_mm)
    left, right = table.rows[0].cells
    for line in paper.superior_lines:
        add(left, line, layout.SUPERIOR)
    for line in paper.issuer_lines:
        add(left, line, layout.ISSUER)
    add_rule(left, paper.issuer_lines, layout.ISSUER, layout.HEADER_LEFT_MM)
    add(right, wording.NATIONAL_NAME, layout.NATIONAL_NAME)
    add(right, wording.MOTTO, layout.MOTTO)
    room_mm = width_mm - layout.HEADER_LEFT_MM
    add_rule(right, [wording.MOTTO], layout.MOTTO, room_mm, share=1)
    left, right = table.rows[1].cells
    for cell, line, style in (
        (left, paper.number, layout.NUMBER),
        (right, paper.place_date, layout.PLACE_DATE),
    ):
        add(cell, line, style).paragraph_format.space_before = Pt(layout.HEADER_GAP_PT)
    if paper.letter_subject_lines:
        subject = add(left, "\n".join(paper.letter_subject_lines), layout.LETTER_SUBJECT)
        subject.paragraph_format.space_before = Pt(layout.LETTER_SUBJECT_GAP_PT)
    for cell in (*table.rows[0].cells, *table.rows[1].cells):
        drop_first_paragraph(cell)


def _write_draft_mark(word: WordDocument, words: str, width_mm: int) -> None:
    style, padding = layout.DRAFT_MARK, layout.DRAFT_PADDING_PT
    gap = padding // 3  # Word draws the frame outside the indents
    mark = add(word, words, style)
    word_xml.frame_paragraph(mark, ("top", "left", "bottom", "right"), layout.RULE_PT, gap)
    frame_mm = text_width_mm(words, style) + 2 * padding * _MM_PER_POINT
    mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
    mark.paragraph_format.left_indent = Mm(width_mm - frame_mm) + Pt(gap)
    mark.paragraph_format.right_indent = Pt(gap)
    mark.paragraph_format.space_after = Pt(padding)


def write_title(
    word: WordDocument, paper: wording.PrintedPaper, width_mm: int = layout.TEXT_WIDTH_MM
) -> None:
    if not paper.kind:
        gap = add_thin(word)
        gap.paragraph_format.space_after = Pt(layout.AFTER_HEADER_PT - layout.RULE_GAP_PT)
        return
    kind = add(word, paper.kind, layout.KIND)
    kind.paragraph_format.space_before = Pt(layout.AFTER_HEADER_PT)
    last = kind
    if paper.subject_lines:
        add(word, "\n".join(paper.subject_lines), layout.SUBJECT)
        last = add_rule(word, paper.subject_lines, layout.SUBJECT, width_mm)
    last.paragraph_format.space_after = Pt(layout.AFTER_TITLE_PT)


def write_addressees(word: WordDocument, paper: wording.PrintedPaper) -> None:
    """Write "Kính gửi:" in the middle; several addressees hang on dashes under its colon."""
    if paper.addressee_lines:
        last = add(word, "\n".join(paper.addressee_lines), layout.ADDRESSEE)
    elif paper.addressees:
        last = _write_several(word, paper.addressees)
    else:
        return
    last.paragraph_format.space_after = Pt(layout.AFTER_TITLE_PT)


def _write_several(word: WordDocument, lines: list[str]) -> WordParagraph:
    longest = max(_hanging_mm(part) for line in lines for part in line.split("\n"))
    free_mm = layout.TEXT_WIDTH_MM - layout.ADDRESSEE_COLON_MM - longest
    colon_mm = layout.ADDRESSEE_COLON_MM + max(0, free_mm) / 2
    label = add(word, wording.ADDRESSEES_LABEL, layout.ADDRESSEE)
    label.paragraph_format.left_indent = Mm(colon_mm - layout.ADDRESSEE_COLON_MM)
    written = [add(word, line, layout.ADDRESSEE) for line in lines]
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
