"""What a paper says, in Word: headings, paragraphs, tables."""

from __future__ import annotations

from dataclasses import replace

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from emulation.papers import layout, word_xml, wording
from emulation.papers.columns import column_count, column_percents
from emulation.papers.document import (
    Block,
    Heading,
    Note,
    Paragraph,
    Picture,
    Table,
)
from emulation.papers.layout import TextStyle
from emulation.papers.word_pieces import add, add_thin, say
from emulation.papers.word_styles import ALIGNMENTS


def write_blocks(
    word: WordDocument, blocks: list[Block], width_mm: int, *, keep_last: bool
) -> None:
    levels = iter(wording.heading_levels(blocks))
    for number, block in enumerate(blocks, start=1):
        keep = keep_last and number == len(blocks)
        after = blocks[number] if number < len(blocks) else None
        is_before_table = isinstance(after, Table) and after.stays_with_its_words
        match block:
            case Heading():
                _write_heading(word, block, next(levels))
            case Paragraph():
                _write_paragraph(word, block, keep or is_before_table)
            case Table():
                _write_table(word, block, width_mm, keep)
            case Picture():
                _write_table_of(word, block, width_mm, keep)
            case Note():
                _write_remark(word, block.text)


def _write_heading(word: WordDocument, heading: Heading, level: int) -> None:
    paragraph = word.add_paragraph(style=f"Heading {level}")
    say(paragraph, f"{heading.marker} {heading.text}".strip())
    paragraph.paragraph_format.keep_with_next = True


def _write_paragraph(word: WordDocument, block: Paragraph, keep: bool) -> None:
    paragraph = word.add_paragraph(style=layout.TEXT.word_name)
    marker = f"{block.marker} " if block.marker else ""
    if block.run_in:
        say(paragraph, f"{marker}{block.run_in}").bold = True
        say(paragraph, f" {block.text}" if block.text else "")
    else:
        say(paragraph, f"{marker}{block.text}")
    paragraph.paragraph_format.keep_with_next = keep or None


def _write_remark(word: WordDocument, text: str) -> WordParagraph:
    remark = word.add_paragraph(style=layout.TEXT.word_name)
    say(remark, f"[{text}]").italic = True
    return remark


def _write_table_of(word: WordDocument, picture: Picture, width_mm: int, keep: bool) -> None:
    """Write the table in place of the drawing, or else the words that tell what it shows."""
    if picture.table:
        caption = picture.table.caption or picture.caption
        _write_table(word, replace(picture.table, caption=caption), width_mm, keep)
        return
    if picture.caption:
        caption = add(word, picture.caption, layout.CAPTION)
        caption.paragraph_format.keep_with_next = True
    remark = _write_remark(word, f"Hình vẽ có trong bản PDF: {picture.words}")
    remark.paragraph_format.keep_with_next = keep or None


def _write_table(word: WordDocument, block: Table, width_mm: int, keep: bool) -> None:
    if block.caption:
        caption = add(word, block.caption, layout.CAPTION)
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
    gap = add_thin(word)
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
