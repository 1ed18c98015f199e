"""The font of the papers: its files, the check that it is there, widths of text.

The PDF is set in Tinos, whose advance widths are those of Times New Roman, so a line
measured here is as long in the Word file.
"""

from __future__ import annotations

import subprocess
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.core.checks import CheckMessage, Error, register
from fontTools.ttLib import TTFont, TTLibError

from emulation.papers.layout import FONT_PDF, TextStyle

FACES: Final = ("Regular", "Bold", "Italic", "Bold Italic")
DEBIAN_FOLDER: Final = Path("/usr/share/fonts/truetype/croscore")
LETTERS: Final = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
VIETNAMESE_LETTERS: Final = LETTERS + LETTERS.upper()

_MM_PER_POINT: Final = 25.4 / 72


class FontMissing(RuntimeError):
    """The machine has no Tinos, so no official paper can be printed."""


@lru_cache
def face_path(face: str) -> Path:
    """Return the file of a face of Tinos; raises ``FontMissing``."""
    known = DEBIAN_FOLDER / f"{FONT_PDF}-{face.replace(' ', '')}.ttf"
    found = known if known.is_file() else _ask_fontconfig(face)
    if found is None:
        raise FontMissing(f"thiếu phông chữ {FONT_PDF} {face} (gói fonts-croscore).")
    return found


def text_width_mm(text: str, style: TextStyle) -> float:
    """Return how long ``text`` is on one line of ``style``, in millimetres, without kerning."""
    widths, units_per_em = _advance_widths(_face_of(style))
    units = sum(widths.get(ord(letter), widths[ord("?")]) for letter in text)
    return units / units_per_em * style.size_pt * _MM_PER_POINT


def balanced_lines(text: str, style: TextStyle, width_mm: float) -> list[str]:
    """Break ``text`` into as few lines as fit ``width_mm``, and of about one length.

    A word longer than the width stands on a line of its own.
    """
    words = [(word, text_width_mm(word, style)) for word in text.split()]
    space = text_width_mm(" ", style)
    lines = _fill(words, space, width_mm)
    widest_word = max((width for _, width in words), default=0)
    narrower = width_mm - 1
    while len(lines) > 1 and narrower > widest_word:
        tried = _fill(words, space, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
        narrower -= 1
    return lines


@register()
def check_fonts(**kwargs: object) -> list[CheckMessage]:
    """Django's check that the four faces are there with every Vietnamese letter."""
    problems = [_face_problem(face) for face in FACES]
    return [
        Error(
            f"Không in được văn bản đúng thể thức: {problem}",
            hint="apt-get install fonts-croscore (papers need the four faces of Tinos).",
            id="papers.E001",
        )
        for problem in problems
        if problem
    ]


def _face_problem(face: str) -> str:
    try:
        widths, _ = _advance_widths(face)
    except (FontMissing, TTLibError, OSError) as problem:
        return str(problem)
    missing = "".join(letter for letter in VIETNAMESE_LETTERS if ord(letter) not in widths)
    return f"phông {FONT_PDF} {face} không có chữ {missing}." if missing else ""


def _ask_fontconfig(face: str) -> Path | None:
    command = ["fc-match", "--format=%{family}|%{file}", f"{FONT_PDF}:style={face}"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    family, _, file = answer.stdout.partition("|")
    return Path(file) if FONT_PDF in family.split(",") else None


def _face_of(style: TextStyle) -> str:
    if style.bold:
        return "Bold Italic" if style.italic else "Bold"
    return "Italic" if style.italic else "Regular"


@lru_cache
def _advance_widths(face: str) -> tuple[dict[int, int], int]:
    with TTFont(face_path(face), lazy=True) as font:
        advances = font["hmtx"].metrics
        widths = {code: advances[glyph][0] for code, glyph in font.getBestCmap().items()}
        return widths, font["head"].unitsPerEm


def _fill(words: list[tuple[str, float]], space: float, width_mm: float) -> list[str]:
    lines: list[str] = []
    used = 0.0
    for word, width in words:
        if lines and used + space + width <= width_mm:
            lines[-1] += f" {word}"
            used += space + width
        else:
            lines.append(word)
            used = width
    return lines
