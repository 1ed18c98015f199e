"""Numbers as papers write them: 1.880; 0,66; 4.786.079.000; 01; and, with a doubt, 1.5."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from campaigns.intake.grammar.lexer import Tokens

_LONGEST = 30  # digits and signs
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:,\d+)?")
_POINT = re.compile(r"\d+\.\d+")
_COMMA_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?")
_SPACED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0]\d{3})+")
_MAYBE_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}")

POINT_DOUBT = "Dấu chấm trong “{}” có thể là dấu thập phân hoặc dấu ngăn hàng nghìn."
COMMA_DOUBT = "Dấu phẩy trong “{}” có thể ngăn hàng nghìn."
SPACE_DOUBT = "Khoảng trắng trong “{}” có thể ngăn hai con số."

_UNITS_OF_TEN = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_DIGITS = {w: n for w, n in _UNITS_OF_TEN.items() if w not in ("mốt", "lăm", "tư")}


@dataclass(frozen=True)
class Number:
    """A number and the letters [start, end) that show it."""

    value: Decimal
    start: int
    end: int
    doubt: str = ""
    in_words: bool = False


def number_of(text: str) -> tuple[Decimal, str] | None:
    """Return the number that figures show, and a doubt in Vietnamese or "".

    "1.880" → 1880; "0,66"; "0.66" → 0.66 with a doubt; "1.1.2" is none.
    """
    if len(text) > _LONGEST:
        return None
    if _PLAIN.fullmatch(text):
        doubt = COMMA_DOUBT.format(text) if _MAYBE_GROUP.fullmatch(text) else ""
        return Decimal(text.replace(",", ".")), doubt
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", ".")), ""
    if _POINT.fullmatch(text):
        return Decimal(text), POINT_DOUBT.format(text)
    if _SPACED.fullmatch(text):
        return Decimal("".join(text.split())), SPACE_DOUBT.format(text)
    if _COMMA_GROUPS.fullmatch(text):
        return Decimal(text.replace(",", "")), COMMA_DOUBT.format(text)
    return None


def figures_at(tokens: Tokens, at: int) -> Number | None:
    """Return the number that the token shows in figures."""
    token = tokens[at]
    read = number_of(token.text) if token.kind == "number" else None
    return Number(read[0], token.start, token.end, read[1]) if read else None


def words_at(tokens: Tokens, at: int) -> tuple[Number, int] | None:
    """Return a number in words ("mười hai", "hai mươi", "một") and where it ends."""
    value, end = _below_hundred(tokens, at)
    if value is None:
        return None
    return Number(Decimal(value), tokens[at].start, tokens[end - 1].end, in_words=True), end


def _below_hundred(tokens: Tokens, at: int) -> tuple[int | None, int]:
    first, second, third = (_low(tokens, at + n) for n in range(3))
    if first == "mười":
        ones = _UNITS_OF_TEN.get(second)
        return (10 + ones, at + 2) if ones and second != "năm" else (10, at + 1)
    if first not in _DIGITS:
        return None, at
    if second in ("mươi", "chục"):
        ones = _UNITS_OF_TEN.get(third)
        tens = _DIGITS[first] * 10
        return (tens + ones, at + 3) if ones and third != "năm" else (tens, at + 2)
    if second in ("trăm", "nghìn", "ngàn"):
        return _DIGITS[first] * {"trăm": 100}.get(second, 1000), at + 2
    return _DIGITS[first], at + 1


def _low(tokens: Tokens, at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""
