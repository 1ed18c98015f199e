"""Head and foot of a paper, set side by side: the left column first, then the right one.

A head has the issuer at the left and the Quốc hiệu at the right; a foot, Nơi nhận and the
signature. Only there do wide gaps part columns: elsewhere they are how a line was filled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from campaigns.intake.sources.rows import Row, without_room

Column = Literal["", "left", "right"]
Placed = tuple[Row, Column]

HEAD_ROWS: Final = 24  # a head ends before
_FIRST_PAIR_WITHIN: Final = 6
_FOOT_ROWS: Final = 60

HEAD_WORDS: Final = re.compile(
    r"CỘNG H[OÒ][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do|"
    r"^Số\s*:|\bngày\b.{0,20}\btháng\b.{0,20}\bnăm\b",
    re.IGNORECASE,
)
NATIONAL_HEAD: Final = re.compile(
    r"CỘNG H[OÒ][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do", re.IGNORECASE
)
_KIND: Final = re.compile(
    r"(?:KẾ HOẠCH|CHỈ THỊ|NGHỊ QUYẾT|QUYẾT ĐỊNH|BÁO CÁO|THÔNG BÁO|CHƯƠNG TRÌNH|TỜ TRÌNH|"
    r"HƯỚNG DẪN|ĐỀ ÁN|PHƯƠNG ÁN|QUY CHẾ|QUY ĐỊNH|CÔNG ĐIỆN|KẾT LUẬN|LỜI KÊU GỌI|GIAO ƯỚC)\b"
)
_DATE: Final = re.compile(r"\bngày\b.{0,20}\btháng\b|\btháng\b.{0,20}\bnăm\b", re.IGNORECASE)
_AFTER_DATE: Final = re.compile(r"(?:Số\b|\(?V/v\b|\(?Về việc\b)", re.IGNORECASE)
RECIPIENTS: Final = re.compile(r"\W{0,3}Nơi (?:nhận|gửi)\b", re.IGNORECASE)
SIGNING: Final = re.compile(
    r"(?:TM|T/M|KT|TL|TUQ|Q|K/T|T/L)\s?\.?\s+[A-ZĐÀ-Ỹ]|(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|"
    r"TRƯỞNG |CHÁNH )|(?:NGƯỜI LẬP|THƯ KÝ|CHỦ TỌA|CHỦ TRÌ|HIỆU TRƯỞNG|THỦ TRƯỞNG|ĐẠI DIỆN)"
)
_ATTACHED: Final = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu)\b")


@dataclass
class _Gutter:
    """The white strip between two columns, as far as rows have shown it."""

    left_x0: float
    left_x1: float
    right_x0: float
    right_x1: float

    @classmethod
    def of(cls, row: Row) -> _Gutter:
        first, last = row.pieces[0], row.pieces[-1]
        return cls(first.x0, first.x1, last.x0, last.x1)

    @property
    def right_centre(self) -> float:
        return (self.right_x0 + self.right_x1) / 2

    @property
    def page_centre(self) -> float:
        return (self.left_x0 + self.right_x1) / 2

    def takes_pair(self, row: Row) -> bool:
        other = _Gutter.of(row)
        return max(self.left_x1, other.left_x1) < min(self.right_x0, other.right_x0)

    def widen(self, row: Row) -> None:
        other = _Gutter.of(row)
        self.left_x0 = min(self.left_x0, other.left_x0)
        self.left_x1 = max(self.left_x1, other.left_x1)
        self.right_x0 = min(self.right_x0, other.right_x0)
        self.right_x1 = max(self.right_x1, other.right_x1)


def columns_apart(rows: Sequence[Row]) -> list[Placed]:
    """Return all rows in reading order, each with the column that it stands in.

    Rows of two columns become a row for each. Rows must be one paper's, top to bottom.
    """
    roomy = [replace(row, pieces=without_room(row.pieces)) for row in rows]
    head, start = _head(roomy)
    placed: list[Placed] = list(head)
    while start < len(rows):
        foot, end = _foot(roomy, start) if _begins_foot(roomy, start) else ([], start)
        if end > start:
            placed += foot
            start = end
        else:
            placed.append((rows[start], ""))
            start += 1
    return placed


# ---- The head ----------------------------------------------------------------------------


def _head(rows: Sequence[Row]) -> tuple[list[Placed], int]:
    """Return the rows of the head, and how many rows it took."""
    first = next(
        (i for i, row in enumerate(rows[:_FIRST_PAIR_WITHIN]) if len(row.pieces) > 1), None
    )
    if first is None:
        return [], 0
    start, end, gutter = _head_rows(rows, first)
    texts = [row.text for row in rows[start:end]]
    if not any(HEAD_WORDS.search(text) for text in texts):
        return [], 0
    before: list[Placed] = [(row, "") for row in rows[:start]]
    return before + _side_by_side(rows[start:end], gutter), end


def _head_rows(rows: Sequence[Row], first: int) -> tuple[int, int, _Gutter]:
    gutter = _Gutter.of(rows[first])
    dated = bool(_DATE.search(rows[first].pieces[-1].text))
    end = first + 1
    for index in range(end, min(len(rows), HEAD_ROWS)):
        row = rows[index]
        if row.page != rows[first].page or not _belongs_to_head(row, gutter, dated):
            break
        if len(row.pieces) > 1:
            gutter.widen(row)
        dated = dated or bool(_DATE.search(row.pieces[-1].text))
        if _is_surely_head(row, gutter):
            end = index + 1
    start = first
    while start and _side_of(rows[start - 1], gutter) and not _is_title(rows[start - 1], gutter):
        start -= 1
    return start, end, gutter


def _belongs_to_head(row: Row, gutter: _Gutter, dated: bool) -> bool:
    if len(row.pieces) > 1:
        return gutter.takes_pair(row)
    if _is_title(row, gutter) or _ATTACHED.match(row.text):
        return False
    side = _side_of(row, gutter)
    if dated:
        return side == "left" and bool(_AFTER_DATE.match(row.text))
    return bool(side)


def _is_surely_head(row: Row, gutter: _Gutter) -> bool:
    """Say whether a row ends no head by chance: a lone left one may begin the text."""
    if len(row.pieces) > 1 or _side_of(row, gutter) == "right":
        return True
    return row.text.isupper() or bool(_AFTER_DATE.match(row.text))


def _is_title(row: Row, gutter: _Gutter) -> bool:
    """Say whether a lone piece is centred on the page, or names a kind of paper."""
    piece = row.pieces[0]
    if len(row.pieces) > 1:
        return False
    to_page = abs(piece.centre - gutter.page_centre)
    return bool(_KIND.match(row.text)) or (
        to_page < abs(piece.centre - gutter.right_centre) and piece.x1 > gutter.right_x0
    )


def _side_of(row: Row, gutter: _Gutter) -> Column:
    """Return the column of a row with one piece; "" where it crosses the gutter."""
    piece = row.pieces[0]
    if len(row.pieces) > 1:
        return ""
    if piece.x1 < gutter.right_x0:
        return "left"
    return "right" if piece.x0 > gutter.left_x1 else ""


# ---- The foot ------------------------------------------------------------------------------


def _begins_foot(rows: Sequence[Row], index: int) -> bool:
    """A foot begins at "Nơi nhận", at a signer level with it, or at two signers."""
    row = rows[index]
    first = row.pieces[0].text
    if RECIPIENTS.match(first):
        return True
    if len(row.pieces) > 1:
        return all(SIGNING.match(piece.text) for piece in row.pieces)
    follows = index + 1 < len(rows) and RECIPIENTS.match(rows[index + 1].pieces[0].text)
    return bool(follows and SIGNING.match(first) and _is_level(row, rows[index + 1]))


def _is_level(row: Row, below: Row) -> bool:
    """Say whether two rows are so near that they may stand side by side."""
    near = below.top - row.top < 2.2 * max(row.size, below.size)
    return row.page == below.page and near and row.x0 > below.pieces[0].x1


def _foot(rows: Sequence[Row], start: int) -> tuple[list[Placed], int]:
    """Return the rows of a foot in two columns and its end; its start where it has one."""
    window = rows[start : start + _FOOT_ROWS]
    gutter = _first_gutter(window)
    if gutter is None:
        return [], start
    end = start
    for row in window:
        if end > start and _leaves_foot(row, gutter):
            break
        if len(row.pieces) > 1:
            gutter.widen(row)
        end += 1
    return _side_by_side(rows[start:end], gutter), end


def _first_gutter(window: Sequence[Row]) -> _Gutter | None:
    """Find the first row of two pieces, or a left and a right one on the first levels."""
    for row in window:
        if len(row.pieces) > 1:
            return _Gutter.of(row)
        if _ATTACHED.match(row.text):
            break
    if len(window) > 1 and _is_level(window[0], window[1]):
        left, right = window[1].pieces[0], window[0].pieces[0]
        return _Gutter(left.x0, left.x1, right.x0, right.x1)
    return None


def _leaves_foot(row: Row, gutter: _Gutter) -> bool:
    if len(row.pieces) > 1:
        return not gutter.takes_pair(row)
    if _ATTACHED.match(row.text):
        return True
    return not _side_of(row, gutter)


# ---- Both ------------------------------------------------------------------------------------


def _side_by_side(rows: Sequence[Row], gutter: _Gutter) -> list[Placed]:
    """Return the left column's rows, then the right one's."""
    left: list[Placed] = []
    right: list[Placed] = []
    for row in rows:
        at_left = tuple(piece for piece in row.pieces if piece.x1 < gutter.right_x0)
        at_right = row.pieces[len(at_left) :]
        if at_left:
            left.append((replace(row, pieces=at_left), "left"))
        if at_right:
            right.append((replace(row, pieces=at_right), "right"))
    return left + right
