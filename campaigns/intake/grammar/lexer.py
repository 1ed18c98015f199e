"""Words, numbers and signs of a paragraph, each with its letters, brackets and quotations nested.

Every rule of the grammar works on these tokens; nothing looks at raw letters again. One pass,
linear in the letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["word", "number", "sign", "group", "quote"]

_TOKEN = re.compile(
    r"[1-9]\d{0,2}(?:[ \u00a0]\d{3})+(?![\d.,]*\d)(?!\s*[%‰/])"
    r"|\d+(?:[.,]\d+)*|[^\W\d_]\w*|≥|≤|>=|=>|<=|=<|\.\.\.+|\S"
)
# "thôn 5 120 hộ" shows two numbers, "12 500 tấn" one.
_NUMBERED = frozenset(
    (
        "thôn",
        "tổ",
        "xóm",
        "ấp",
        "khu",
        "số",
        "điều",
        "khoản",
        "quý",
        "tháng",
        "ngày",
        "năm",
        "lớp",
        "khối",
        "đợt",
        "lần",
        "bậc",
        "hạng",
        "cấp",
        "mức",
        "loại",
        "phố",
        "độ",
        "đoạn",
        "lộ",
        "ql",
        "đường",
        "án",
        "trình",
        "phường",
        "quận",
        "bản",
        "cụm",
        "vùng",
        "tiêu",
        "chí",
    )
)
_OPENING = {"(": ")", "[": "]"}
_QUOTES = {"“": '”"“', '"': '"”', "«": "»", "‘": "’"}
_DEEPEST = 12  # brackets in brackets beyond this stay signs
_LONGEST_QUOTE = 60  # tokens; a longer one is a pair of quotation marks that do not belong together

# One word, two ways to set its tone mark or to spell it.
_ENDINGS = {
    "oá": "óa", "oà": "òa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oé": "óe", "oè": "òe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uý": "úy", "uỳ": "ùy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_SPELLINGS = {"tỉ": "tỷ", "sỹ": "sĩ", "quí": "quý", "xoá": "xóa", "km2": "km²", "m2": "m²"}


@dataclass(frozen=True, slots=True)
class Token:
    """``low`` is the word as rules compare it; ``inner`` what brackets or quotes hold."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int
    inner: tuple[Token, ...] = ()

    @property
    def is_capital(self) -> bool:
        return self.kind == "word" and self.text[0].isupper()


Tokens = Sequence[Token]


def tokens_of(text: str) -> list[Token]:
    """Split a paragraph (composed letters) into tokens, what stands in brackets inside one."""
    flat: list[Token] = []
    for found in _TOKEN.finditer(text):
        token = _token(found)
        if token.kind == "number" and " " in token.text and flat and flat[-1].low in _NUMBERED:
            flat += _two_numbers(token)
        else:
            flat.append(token)
    return _nested(text, flat)


def _two_numbers(token: Token) -> tuple[Token, Token]:
    first, _, second = token.text.partition(" ")
    middle = token.start + len(first)
    return (
        Token("number", first, first, token.start, middle),
        Token("number", second, second, middle + 1, token.end),
    )


def fold(word: str) -> str:
    """Return a word as rules compare it: small letters, one way to set the tone mark."""
    low = word.lower()
    if low[-2:] in _ENDINGS and not low.startswith("qu"):
        low = low[:-2] + _ENDINGS[low[-2:]]
    return _SPELLINGS.get(low, low)


def _token(found: re.Match[str]) -> Token:
    text = found[0]
    first = text[0]
    if first.isdecimal():
        kind, low = "number", text
    elif first.isalpha():
        kind, low = "word", fold(text)
    else:
        kind, low = "sign", {"=>": ">=", "=<": "<=", "–": "-", "—": "-", "−": "-"}.get(text, text)
    return Token(kind, text, low, found.start(), found.end())


def _nested(text: str, flat: list[Token]) -> list[Token]:
    """Fold each pair of brackets or quotation marks, and what it holds, into one token."""
    level: list[Token] = []
    open_at: list[int] = []  # where in ``level`` each open sign stands
    for token in flat:
        closed = _closed_by(token, level, open_at)
        if closed is None:
            if _opens(token, open_at):
                open_at.append(len(level))
            level.append(token)
            continue
        at = open_at[closed]
        del open_at[closed:]
        inner = tuple(level[at + 1 :])
        sign = level[at]
        kind = "group" if sign.low in _OPENING else "quote"
        del level[at:]
        if kind == "quote" and len(inner) > _LONGEST_QUOTE:
            level += [sign, *inner, token]
        else:
            whole = text[sign.start : token.end]
            level.append(Token(kind, whole, sign.low, sign.start, token.end, inner))
    return level


def _opens(token: Token, open_at: list[int]) -> bool:
    is_open = token.low in _OPENING or token.low in _QUOTES
    return token.kind == "sign" and is_open and len(open_at) < _DEEPEST


def _closed_by(token: Token, level: list[Token], open_at: list[int]) -> int | None:
    """Return which open sign (counted from outside) this token closes, if any."""
    if token.kind != "sign":
        return None
    for depth in range(len(open_at) - 1, -1, -1):
        sign = level[open_at[depth]].low
        if token.low in _OPENING.get(sign, "") or token.low in _QUOTES.get(sign, ""):
            return depth
    return None
