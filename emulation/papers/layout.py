"""Lengths and sizes of an official paper, once, for the PDF and for the Word file.

Source of every row: Nghị định 30/2020/NĐ-CP, Phụ lục I. "Row" names the component of its
table of sizes (mục V); where the decree gives a range, the size of its own sample is taken.
Lengths are millimetres (``_MM``), sizes and spaces are points (``_PT``).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

Align = Literal["left", "center", "right", "justify"]

FONT_PDF: Final = "Tinos"  # metrics of Times New Roman, free
FONT_WORD: Final = "Times New Roman"

# The page (mục I.1 to I.4): A4; top and bottom 20-25, left 30-35, right 15-20.
PAGE_WIDTH_MM: Final = 210
PAGE_HEIGHT_MM: Final = 297
MARGIN_TOP_MM: Final = 20
MARGIN_BOTTOM_MM: Final = 20
MARGIN_LEFT_MM: Final = 30
MARGIN_RIGHT_MM: Final = 18  # justified lines overrun by up to 0,35 mm: not on the 15 mm limit
TEXT_WIDTH_MM: Final = PAGE_WIDTH_MM - MARGIN_LEFT_MM - MARGIN_RIGHT_MM
LANDSCAPE_TEXT_WIDTH_MM: Final = PAGE_HEIGHT_MM - MARGIN_LEFT_MM - MARGIN_RIGHT_MM

# The running text (row 10): first line 1 or 1,27 cm; 6 pt or more between paragraphs;
# lines from single to 1,5.
FIRST_LINE_INDENT_MM: Final = 12.7
PARAGRAPH_SPACE_PT: Final = 6
LINE_SPACING_LINES: Final = 1.1
SINGLE_LINE_EM: Final = 1.149  # ascent + descent + line gap of Times New Roman
ASCENT_EM: Final = 0.891  # from the top of a line of Times New Roman to its baseline
WIDOW_LINES: Final = 2

# Header (cells 1 to 4): issuer at the left, Quốc hiệu at the right.
HEADER_LEFT_MM: Final = 62
HEADER_RIGHT_MM: Final = TEXT_WIDTH_MM - HEADER_LEFT_MM
HEADER_GAP_PT: Final = 8  # from the lines to "Số:" and the date
AFTER_HEADER_PT: Final = 14
TITLE_WIDTH_MM: Final = 140
AFTER_TITLE_PT: Final = 12
LETTER_SUBJECT_GAP_PT: Final = 6  # from "Số:" to "V/v", row 8b

# Several addressees, each after a dash; the dashes stand under the colon of "Kính gửi:".
ADDRESSEE_COLON_MM: Final = 17.63  # "Kính gửi" in ADDRESSEE
ADDRESSEE_DASH_MM: Final = 2.88  # "- " in ADDRESSEE

# Lines: as long as the text under tiêu ngữ; 1/3 to 1/2 of it under issuer and title.
RULE_SHARE: Final = 0.4
RULE_PT: Final = 0.75
RULE_GAP_PT: Final = 2

# Foot: Nơi nhận at the left, signature at the right, level with each other.
RECIPIENTS_WIDTH_MM: Final = 74
SIGNATURE_WIDTH_MM: Final = TEXT_WIDTH_MM - RECIPIENTS_WIDTH_MM
BEFORE_FOOT_PT: Final = 12
SIGNATURE_ROOM_MM: Final = 28
CODE_IMAGE_MM: Final = 20

# Tables are not ruled by the decree: the least size of its running text, thin lines.
CELL_PADDING_PT: Final = 3
TABLE_RULE_PT: Final = 0.5
DENSE_PADDING_PT: Final = 2

DRAFT_PADDING_PT: Final = 6
PAGE_NUMBER_FROM_EDGE_MM: Final = 8  # in the top margin


@dataclass(frozen=True)
class TextStyle:
    """How one component is set. ``word_name`` is the style's name in the Word file."""

    css: str
    word_name: str
    size_pt: int
    align: Align = "left"
    bold: bool = False
    italic: bool = False
    indent: bool = False
    space_after_pt: int = 0
    lines: float = 1


NATIONAL_NAME: Final = TextStyle("national-name", "Quốc hiệu", 12, "center", bold=True)  # row 1
MOTTO: Final = TextStyle("national-motto", "Tiêu ngữ", 13, "center", bold=True)  # row 2
SUPERIOR: Final = TextStyle("superior", "Cơ quan chủ quản", 12, "center")  # row 3
ISSUER: Final = TextStyle("issuer", "Cơ quan ban hành", 12, "center", bold=True)  # row 4
NUMBER: Final = TextStyle("number", "Số, ký hiệu", 13, "center")  # row 5
PLACE_DATE: Final = TextStyle(
    "place-date", "Địa danh và thời gian", 13, "center", italic=True
)  # row 6
KIND: Final = TextStyle("kind", "Tên loại", 14, "center", bold=True)  # row 7
SUBJECT: Final = TextStyle("subject", "Trích yếu", 14, "center", bold=True)  # row 8
LETTER_SUBJECT: Final = TextStyle("letter-subject", "Trích yếu công văn", 12, "center")  # row 8b
ADDRESSEE: Final = TextStyle("addressee", "Kính gửi", 14, "center")  # row 15
AUTHORITY: Final = TextStyle(
    "authority", "Thẩm quyền", 14, "center", bold=True, space_after_pt=PARAGRAPH_SPACE_PT
)  # of a decision, above and below its căn cứ: practice
BASIS: Final = TextStyle(
    "basis", "Căn cứ", 14, "justify", italic=True, indent=True,
    space_after_pt=PARAGRAPH_SPACE_PT, lines=LINE_SPACING_LINES,
)  # row 9  # fmt: skip
TEXT: Final = TextStyle(
    "text", "Thân văn bản", 14, "justify", indent=True,
    space_after_pt=PARAGRAPH_SPACE_PT, lines=LINE_SPACING_LINES,
)  # row 10  # fmt: skip
HEADING: Final = TextStyle(
    "heading", "Heading", 14, "justify", bold=True, indent=True,
    space_after_pt=PARAGRAPH_SPACE_PT, lines=LINE_SPACING_LINES,
)  # headings of a plan  # fmt: skip
SIGNER: Final = TextStyle("signer", "Quyền hạn, chức vụ", 14, "center", bold=True)  # row 11
SIGNER_NAME: Final = TextStyle("signer-name", "Họ tên người ký", 14, "center", bold=True)  # row 12
RECIPIENTS_LABEL: Final = TextStyle(
    "recipients-label", "Nơi nhận", 12, bold=True, italic=True
)  # row 16
RECIPIENT: Final = TextStyle("recipient", "Danh sách nơi nhận", 11)  # row 17
DRAFT_MARK: Final = TextStyle("draft-mark", "Dự thảo", 13, "right", bold=True)  # practice
APPENDIX_LABEL: Final = TextStyle("appendix-label", "Phụ lục", 14, "center", bold=True)
APPENDIX_TITLE: Final = TextStyle("appendix-title", "Tên phụ lục", 14, "center", bold=True)
APPENDIX_NOTE: Final = TextStyle("appendix-note", "Kèm theo", 14, "center", italic=True)
PAGE_NUMBER: Final = TextStyle("page-number", "Số trang", 14, "center")
CAPTION: Final = TextStyle(
    "caption", "Tên bảng", 13, "center", bold=True, space_after_pt=PARAGRAPH_SPACE_PT
)
CELL: Final = TextStyle("cell", "Ô bảng", 13)
HEAD_CELL: Final = TextStyle("head-cell", "Đầu bảng", 13, "center", bold=True)
DENSE_CELL: Final = TextStyle("dense-cell", "Ô bảng nhiều cột", 11)
DENSE_HEAD_CELL: Final = TextStyle("dense-head-cell", "Đầu bảng nhiều cột", 11, "center", bold=True)
CODE: Final = TextStyle("code", "Mã xác minh", 8)

STYLES: Final = (
    NATIONAL_NAME, MOTTO, SUPERIOR, ISSUER, NUMBER, LETTER_SUBJECT, PLACE_DATE, KIND, SUBJECT,
    ADDRESSEE, AUTHORITY, BASIS, TEXT,
    HEADING, SIGNER, SIGNER_NAME, RECIPIENTS_LABEL, RECIPIENT, DRAFT_MARK, APPENDIX_LABEL,
    APPENDIX_TITLE, APPENDIX_NOTE, PAGE_NUMBER, CAPTION, CELL, HEAD_CELL,
    DENSE_CELL, DENSE_HEAD_CELL, CODE,
)  # fmt: skip

MAX_HEADING_LEVEL: Final = 4


def text_width_mm(orientation: str) -> int:
    """Return the width between the margins of a "portrait" or "landscape" page."""
    return LANDSCAPE_TEXT_WIDTH_MM if orientation == "landscape" else TEXT_WIDTH_MM


def column_percents(widths: tuple[float, ...], columns: int) -> list[int]:
    """Return whole percents that add up to 100, in proportion to ``widths`` (empty: equal).

    Raises ``ValueError`` when the number of widths is not the number of columns, or a
    width is not positive.
    """
    shares = widths or (1.0,) * columns
    if len(shares) != columns or min(shares) <= 0:
        raise ValueError(f"{columns} columns need {columns} positive widths, not {widths!r}.")
    total = sum(shares)
    edges = [round(100 * sum(shares[:count]) / total) for count in range(columns + 1)]
    return [right - left for left, right in pairwise(edges)]
