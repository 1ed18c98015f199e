"""Numbers of items: I, 1, 1.1, a), - and +."""

from __future__ import annotations

import re
from typing import Final

ROMAN: Final = "roman"
DECIMAL: Final = "decimal"
OUTLINE: Final = "outline"
LETTER: Final = "letter"
DASH: Final = "dash"
PLUS: Final = "plus"
NONE: Final = "none"

STYLE_CHOICES: Final = [
    (ROMAN, "I, II, III"),
    (DECIMAL, "1, 2, 3"),
    (OUTLINE, "1.1, 1.2, 1.3"),
    (LETTER, "a, b, c"),
    (DASH, "- gạch đầu dòng"),
    (PLUS, "+ dấu cộng"),
    (NONE, "không đánh số"),
]

# Letters of a list (NĐ 30, PL I): the Vietnamese alphabet, đ after d.
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"

# What authors type or paste before an item: "I. ", "2) ", "1.3. ", "b) ", "- ", "+ ", "• ".
_TYPED: Final = re.compile(
    r"\s*(?:[-–+•]\s+|(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)]\s+|[a-zđ]\)\s+)(?=\S)"
)


def roman(number: int) -> str:
    """Write 1…3999 in Roman numerals; raises ``ValueError`` outside."""
    if not 0 < number < 4000:
        raise ValueError("Roman numerals reach from 1 to 3999.")
    signs = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    text = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        text += sign * count
    return text


def letter(number: int) -> str:
    """Write 1 → a, 5 → đ, 24 → aa; raises ``ValueError`` below 1."""
    if number < 1:
        raise ValueError("Letters begin at 1.")
    text = ""
    while number:
        number, rest = divmod(number - 1, len(LETTERS))
        text = LETTERS[rest] + text
    return text


def marker(style: str, number: int, parent: str = "") -> str:
    """Return the marker that prints before an item: "I.", "2.", "1.3.", "b)", "-", "+" or "".

    ``number`` counts the numbered siblings from 1; ``parent`` is the parent's marker, from
    which "1.3." takes its first part. Raises ``ValueError`` for an unknown style.
    """
    match style:
        case "roman":
            return f"{roman(number)}."
        case "decimal":
            return f"{number}."
        case "outline":
            before = parent.rstrip(".")
            return f"{before}.{number}." if before[:1].isdigit() else f"{number}."
        case "letter":
            return f"{letter(number)})"
        case "dash":
            return "-"
        case "plus":
            return "+"
        case "none":
            return ""
    raise ValueError(f"Unknown style of markers: {style!r}")


def without_marker(text: str) -> str:
    """Drop the number or dash typed before an item: "1. Mục đích" → "Mục đích".

    A figure that begins a sentence ("1.880 tấn", "1,5%") is none and stays.
    """
    typed = _TYPED.match(text)
    return text[typed.end() :] if typed else text
