"""The small pieces of a Word file: a line of text, a rule, a table without lines."""

from __future__ import annotations

import re

from docx.document import Document as WordDocument
from docx.shared import Length, Mm
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from emulation.papers import layout, word_xml, wording
from emulation.papers.fonts import text_width_mm
from emulation.papers.layout import TextStyle
from emulation.papers.word_styles import RULE_STYLE

Holder = WordDocument | _Cell

_RANGE = re.compile(wording.RANGE)


def add(holder: Holder, text: str, style: TextStyle) -> WordParagraph:
    paragraph = holder.add_paragraph(style=style.word_name)
    if text:
        say(paragraph, text)
    return paragraph


def say(paragraph: WordParagraph, text: str) -> Run:
    """Add a run with the text, in which no line ends inside "2020 - 2025"."""
    run = paragraph.add_run(_RANGE.sub(_whole, wording.printable(text)))
    word_xml.keep_hyphens(run)
    return run


def _whole(a_range: re.Match[str]) -> str:
    hyphen = a_range.group().replace("-", word_xml.HYPHEN_KEPT)
    return hyphen.replace(" ", wording.HARD_SPACE)


def add_rule(
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


def invisible_table(
    word: WordDocument, *, rows: int, left_mm: int, width_mm: int = layout.TEXT_WIDTH_MM
) -> WordTable:
    table = word.add_table(rows=rows, cols=2)
    widths: list[Length] = [Mm(left_mm), Mm(width_mm - left_mm)]
    word_xml.set_column_widths(table, widths)
    word_xml.set_cell_margins(table, twips=0)
    for row in table.rows:
        word_xml.keep_row_whole(row)
    return table


def drop_first_paragraph(cell: _Cell) -> None:
    """A new cell holds an empty paragraph; drop it once there are others."""
    if len(cell.paragraphs) > 1:
        cell._tc.remove(cell.paragraphs[0]._p)


def add_thin(word: WordDocument) -> WordParagraph:
    return word.add_paragraph(style=RULE_STYLE)
