"""Tables of plain cells as text that can be typed: one row a line, cells parted by |. Pure."""

from __future__ import annotations

import re
from typing import Any

from emulation.lib.text import clean_line, nfc

_BAR = re.compile(r"(?<!\\)\|")
_WIDTH = re.compile(r"[1-9][0-9]{0,3}")
ALIGN_LETTERS = {"t": "left", "g": "center", "p": "right"}
_LETTERS_OF = {align: letter for letter, align in ALIGN_LETTERS.items()}


class NotATable(ValueError):
    """The text cannot be read as a table; the message is Vietnamese, ``field`` where it belongs."""

    def __init__(self, message: str, field: str = "cells") -> None:
        super().__init__(message)
        self.field = field


def cells_text(rows: list[list[str]]) -> str:
    """Write rows of cells as lines: [["TT", "Tên"]] → "TT | Tên"; a bar in a cell is \\|."""
    return "\n".join(" | ".join(cell.replace("|", r"\|") for cell in row) for row in rows)


def read_cells(text: str) -> list[list[str]]:
    """Read lines as rows of cells; a line pasted from a spreadsheet is parted by tabs.

    Short rows are filled up with empty cells, so that all have the same number.
    """
    lines = [line for line in nfc(text).splitlines() if line.strip()]
    rows = [_cells(line) for line in lines]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def read_widths(text: str, columns: int) -> list[float]:
    """Read "10 | 60 | 30" as shares that add up to 1; "" is equal widths.

    Raises ``NotATable`` where the count of columns differs or a part is no number.
    """
    parts = _parts(text)
    if not parts:
        return []
    if len(parts) != columns or not all(_WIDTH.fullmatch(part) for part in parts):
        words = f"Bảng có {columns} cột: ghi đủ {columns} số, ngăn bằng dấu |, như 10 | 60 | 30."
        raise NotATable(words, "widths")
    total = sum(int(part) for part in parts)
    if any(100 * int(part) < total for part in parts):
        raise NotATable("Mỗi cột rộng ít nhất 1 phần trăm.", "widths")
    return [round(int(part) / total, 4) for part in parts]


def widths_text(widths: list[float]) -> str:
    return " | ".join(str(round(100 * width)) for width in widths)


def read_aligns(text: str, columns: int) -> list[str]:
    """Read "g | t | p" as centre, left, right; "" is left. Raises ``NotATable``."""
    parts = [part.lower() for part in _parts(text)]
    if not parts:
        return []
    if len(parts) != columns or any(part not in ALIGN_LETTERS for part in parts):
        words = f"Bảng có {columns} cột: ghi đủ {columns} chữ t, g hoặc p, như g | t | p."
        raise NotATable(words, "aligns")
    return [ALIGN_LETTERS[part] for part in parts]


def aligns_text(aligns: list[str]) -> str:
    return " | ".join(_LETTERS_OF[align] for align in aligns)


def table_from_text(
    *, cells: str, head_rows: int, widths: str = "", aligns: str = "", caption: str = ""
) -> dict[str, Any]:
    """Return the table as a block keeps it; raises ``NotATable``."""
    rows = read_cells(cells)
    if head_rows > len(rows):
        raise NotATable(f"Bảng chỉ có {len(rows)} dòng.", "head_rows")
    columns = len(rows[0]) if rows else 0
    return {
        "rows": rows,
        "head_rows": head_rows,
        "widths": read_widths(widths, columns),
        "aligns": read_aligns(aligns, columns),
        "caption": caption,
    }


def _cells(line: str) -> list[str]:
    parted = line.split("\t") if "\t" in line else _BAR.split(line)
    return [clean_line(cell.replace(r"\|", "|")) for cell in parted]


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")] if text.strip() else []
