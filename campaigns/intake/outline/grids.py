"""Tables: how many rows are their head, and which line names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_CAPTION: Final = re.compile(
    r"(?:Bảng|BẢNG|Biểu|BIỂU|Phụ biểu) (?:số )?\d{1,2}(?:\.\d{1,2})?(?!\w)|"
    r"\(?(?:Đơn vị(?: tính)?|ĐVT) ?:",
)
_FIRST_CELLS: Final = re.compile(
    r"(?:\d{1,3}|[IVX]{1,5}|[A-ZĐ]|[a-zđ]|[-+*•]|\d{1,2}(?:\.\d{1,2})+)[.)]?"
)
_COLUMN_NUMBERS: Final = re.compile(
    r"[(\[]?(?:\d{1,2}|[A-ZĐ]|\d{1,2} ?= ?[\d+\-/*:x% ()]{1,30})[)\]]?"
)
_FIGURE: Final = re.compile(r"(?!(?:19|20)\d\d$)[<>≤≥~]?\s?\d[\d.,/%‰ –-]*")


def is_caption(text: str) -> bool:
    """Say whether a short line names the table below it or its unit of measure."""
    return len(text) < 160 and bool(_CAPTION.match(text))


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows at the top name the columns; at least 1 where there is a second."""
    if len(rows) < 2:
        return 0
    for place, row in enumerate(rows[:5]):
        if place and _numbers_columns(row):
            return place + 1
        if place and _is_data(row):
            return place
    return 1


def _numbers_columns(row: Sequence[str]) -> bool:
    """Recognise the row "(1) (2) (3)" or "A B 1 2 3" under the names."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return len(cells) > 2 and all(_COLUMN_NUMBERS.fullmatch(cell) for cell in cells)


def _is_data(row: Sequence[str]) -> bool:
    first = row[0].strip() if row else ""
    figures = sum(bool(_FIGURE.fullmatch(cell.strip())) for cell in row[1:])
    return bool(_FIRST_CELLS.fullmatch(first)) or figures > 0
