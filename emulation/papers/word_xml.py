"""What a Word file needs and python-docx has no word for: plain OOXML (ISO/IEC 29500-1)."""

from __future__ import annotations

from typing import Final

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shape import InlineShape
from docx.shared import Length
from docx.styles.style import BaseStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LANGUAGE: Final = "vi-VN"
HYPHEN_KEPT: Final = "\u2011"  # a hyphen at which no line ends
_EIGHTHS_PER_POINT: Final = 8


def set_fonts(holder, family: str) -> None:
    """Name one family for all scripts of a style, in place of the theme's fonts."""
    properties = holder.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), family)
    properties.insert(0, fonts)


def set_complex_size(holder, size_pt: int) -> None:
    """Set the size of complex scripts, which python-docx leaves at the default."""
    properties = holder.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(2 * size_pt))
    properties.find(qn("w:sz")).addnext(size)


def set_defaults(word: WordDocument, family: str) -> None:
    """Make Vietnamese and ``family`` the default of everything, laid out as current Word does."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    fonts = next(defaults.iter(qn("w:rFonts")))
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), family)
    _set_language(next(defaults.iter(qn("w:lang"))))
    _set_language(word.settings.element.find(qn("w:themeFontLang")))
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def add_page_field(paragraph: Paragraph) -> None:
    """Add the number of the page as a field."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def restart_page_numbers(section: Section) -> None:
    """Count the pages of ``section`` from 1."""
    properties = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    properties.find(qn("w:pgMar")).addnext(numbers)


def keep_hyphens(run: Run) -> None:
    """Write ``HYPHEN_KEPT`` as Word's own element: not every font has that letter."""
    for text in run._r.t_lst:
        text.text, *rest = (text.text or "").split(HYPHEN_KEPT)
        for part in reversed(rest):
            more = OxmlElement("w:t")
            more.text = part
            text.addnext(more)
            text.addnext(OxmlElement("w:noBreakHyphen"))
    for text in run._r.t_lst:
        text.set(qn("xml:space"), "preserve")


def frame_paragraph(
    paragraph: Paragraph, sides: tuple[str, ...], width_pt: float, gap: int
) -> None:
    """Draw thin lines at ``sides`` of the paragraph, ``gap`` points from its text."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        borders.append(_line(side, width_pt, gap))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def set_column_widths(table: Table, widths: list[Length]) -> None:
    """Fix the columns: Word then never widens one for its text."""
    table.autofit = False
    _total_width(table, sum(int(width) for width in widths))
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def set_cell_margins(table: Table, twips: int) -> None:
    """Set the same margin on all four sides of every cell; 1 pt is 20 twips."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    _insert_before_look(table, margins)


def set_table_lines(table: Table, width_pt: float) -> None:
    """Rule all cells with thin black lines."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_line(side, width_pt, 0))
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)


def keep_row_whole(row: _Row) -> None:
    """Never break ``row`` across pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat_as_head(row: _Row) -> None:
    """Print ``row`` again at the top of every page of its table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def wear_style(paragraph: Paragraph, style: BaseStyle) -> None:
    """Set the style of one of very many paragraphs; by name it is looked up each time."""
    paragraph._p.style = style.style_id


def describe_picture(picture: InlineShape, words: str) -> None:
    """Give ``picture`` its words for those who do not see it, and no margin."""
    picture._inline.docPr.set("descr", words)
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")


def _line(side: str, width_pt: float, gap: int):
    line = OxmlElement(f"w:{side}")
    line.set(qn("w:val"), "single")
    line.set(qn("w:sz"), str(round(width_pt * _EIGHTHS_PER_POINT)))
    line.set(qn("w:space"), str(gap))
    line.set(qn("w:color"), "000000")
    return line


def _total_width(table: Table, emu: int) -> None:
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    width = OxmlElement("w:tblW")
    width.set(qn("w:w"), str(Length(emu).twips))
    width.set(qn("w:type"), "dxa")
    properties.find(qn("w:tblLayout")).addprevious(width)


def _insert_before_look(table: Table, element) -> None:
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        table._tbl.tblPr.append(element)
    else:
        look.addprevious(element)


def _set_language(language) -> None:
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), LANGUAGE)
