"""The styles of the Word file, one for each component of a paper."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt, RGBColor

from emulation.papers import layout, word_xml
from emulation.papers.layout import TextStyle

ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
RULE_STYLE = "Đường kẻ"  # a paragraph of 2 pt that carries a line


def define_styles(word: WordDocument) -> None:
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
