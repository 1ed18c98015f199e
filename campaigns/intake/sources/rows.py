"""What stands on one level of a page: pieces of text with wide gaps between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.intake.parts import Line
from emulation.lib.text import clean_line

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
SOFT_HYPHEN: Final = "\xad"
# A gap before or after these is room to write in, not a gap between columns.
_ROOM_AFTER: Final = re.compile(r"\b(?:ngày|tháng|năm|số)\s?:?$", re.IGNORECASE)
_ROOM_BEFORE: Final = re.compile(r"^(?:/|-\w|tháng\b|năm\b|\d{4}$)", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """Text without a wide gap; ``x0`` and ``x1`` in points, or in columns of typed text."""

    text: str
    x0: float
    x1: float
    bold: bool | None = None
    italic: bool | None = None

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Row:
    """Pieces from left to right. ``top`` grows downwards; ``size`` is the height of letters.

    ``blank_before``: the file shows empty space above that is more than a line's.
    """

    pieces: tuple[Piece, ...]
    page: int = 1
    top: float = 0.0
    size: float = 1.0
    blank_before: bool = False
    raw: str = ""  # of typed text: with its tabs and spaces

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1


def rough_line(text: str) -> str:
    """Return one clean line; soft hyphens stay, for they are ư in TCVN3."""
    return clean_line(_SURROGATES.sub("\ufffd", text))


def line_text(text: str) -> str:
    """Return one clean line that any encoding can write, without soft hyphens."""
    return rough_line(text.replace(SOFT_HYPHEN, ""))


def typed_pieces(raw: str, tab_width: int = 8) -> tuple[Piece, ...]:
    """Split a typed line at tabs and at three or more spaces."""
    spread = raw.replace("\t", "\t   ").expandtabs(tab_width)
    return tuple(
        Piece(text, match.start(), match.end())
        for match in _PIECE.finditer(spread)
        if (text := line_text(match.group()))
    )


_PIECE: Final = re.compile(r"\S+(?:\s{1,2}\S+)*")


def without_room(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join pieces whose gap is room for a day, a month or a number."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and _is_room(joined[-1].text, piece.text):
            before = joined.pop()
            piece = Piece(
                f"{before.text} {piece.text}", before.x0, piece.x1, before.bold, before.italic
            )
        joined.append(piece)
    return tuple(joined)


def _is_room(before: str, after: str) -> bool:
    return bool(_ROOM_AFTER.search(before) or _ROOM_BEFORE.search(after))


def line_of(row: Row, **hints: object) -> Line:
    """Return the row as one line; pieces are joined by a space."""
    bold = _common([piece.bold for piece in row.pieces])
    italic = _common([piece.italic for piece in row.pieces])
    return Line(row.text, page=row.page, bold=bold, italic=italic, **hints)  # type: ignore[arg-type]


def _common(values: Sequence[bool | None]) -> bool | None:
    """Return True where all are, None where the file does not say, else False."""
    if all(values):
        return True
    return None if None in values else False
