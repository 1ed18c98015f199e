"""Numbers and dashes before the items of old plans: "I.", "1.1.", "a)", "-", "Điều 2."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
_ORDINALS: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_BULLETS: Final = "•·●○▪■□◦§Ø➢►▶✓✔\uf0b7\uf02d\uf0a7\uf0d8\uf0fc\uf076"

# What must follow a marker: a space; a capital (or quotation), with or without space; a word
# with a capital, so that "34-CT/TW" has no marker; a space or a letter, so that "1.880 tấn"
# and "-5%" have none.
Follows = Literal["space", "capital", "word", "letter"]


@dataclass(frozen=True)
class Marker:
    """``style`` tells lists apart; ``rank`` orders styles as papers usually nest them.

    ``number`` is the place in the list, ``None`` for dashes; ``rest`` the text after it.
    """

    text: str
    style: str
    rank: int
    number: int | None
    rest: str

    @property
    def is_bullet(self) -> bool:
        return self.number is None


@dataclass(frozen=True)
class _Rule:
    style: str
    rank: int
    pattern: re.Pattern[str]
    follows: Follows


def _rule(style: str, rank: int, pattern: str, follows: Follows = "letter") -> _Rule:
    return _Rule(style, rank, re.compile(pattern), follows)


_COUNT: Final = rf"(?P<n>[IVX]+|\d\d?|[A-ZĐ]|(?i:{'|'.join(_ORDINALS)}))(?!\w)"

# The first that fits wins; group ``n`` is the number. One family with different signs makes
# different lists ("1." and "1)"), for both are used in one paper, one under the other.
_RULES: Final = (
    _rule("part", 0, rf"(?:PHẦN|Phần) (?:(?i:thứ) )?{_COUNT} ?[.:–-]?"),  # Phần thứ nhất
    _rule("chapter", 1, r"(?:CHƯƠNG|Chương) (?P<n>[IVXL]+|\d\d?)(?!\w) ?[.:–-]?"),  # Chương II
    _rule(
        "part of chapter",
        2,
        r"(?:(?:TIỂU )?MỤC|(?:Tiểu m|M)ục) (?P<n>\d\d?|[IVX]+|[A-Z])(?!\w) ?[.:–-]?",
    ),
    _rule("article", 3, r"(?:ĐIỀU|Điều) (?P<n>\d{1,3})[a-zđ]? ?(?:[.:]|$)"),  # Điều 1.
    _rule("decimal parts", 11, r"(?P<parts>\d\d?(?:\.\d\d?){1,4})(?:\. ?\)|[.)/:])"),  # 1.1.
    _rule("decimal parts", 11, r"(?P<parts>\d\d?(?:\.\d\d?){1,4}) ?[-–]?(?= )", "capital"),
    _rule("roman parts", 11, r"(?P<parts>[IVX]{1,5}(?:\.\d\d?){1,3})(?:[.)/:]|(?= ))"),  # II.1.
    _rule("decimal .", 10, r"(?P<n>\d{1,3}) ?\."),  # 1.
    _rule("decimal )", 20, r"(?P<n>\d{1,3}) ?\.?\)"),  # 1)
    _rule("decimal .", 10, r"(?P<n>\d\d?) ?/", "word"),  # 1/
    _rule("decimal .", 10, r"(?P<n>\d\d?) ?[-–:]", "word"),  # 1- or 1:
    _rule("(decimal)", 20, r"\( ?(?P<n>\d\d?) ?\)"),  # (1)
    _rule("roman", 5, r"(?P<n>[IVXL]{1,7}) ?[.):]"),  # I.
    _rule("roman", 5, r"(?P<n>[IVXL]{1,7}) ?/", "word"),  # I/
    _rule("roman", 5, r"(?P<n>[IVXL]{1,7}) ?[-–—]", "capital"),  # I -
    _rule("capital", 4, rf"(?P<n>[{LETTERS.upper()}]) ?[.)/]", "space"),  # A.
    _rule("capital", 4, rf"(?P<n>[{LETTERS.upper()}]) ?[-–](?= )", "capital"),  # A -
    _rule("letter )", 20, rf"(?P<n>[{LETTERS}]) ?\)"),  # a)
    _rule("letter .", 20, rf"(?P<n>[{LETTERS}])\."),  # a.
    _rule("letter /", 20, rf"(?P<n>[{LETTERS}])/", "space"),  # a/
    _rule("letter -", 20, rf"(?P<n>[{LETTERS}])[-–](?= )", "capital"),  # a-
    _rule("(letter)", 20, rf"\((?P<n>[{LETTERS}])\)"),  # (a)
    _rule("letter and figure", 21, rf"[{LETTERS}]\.?(?P<n>\d\d?)[.)]"),  # a.1)
    _rule("small roman", 25, r"\(?(?P<n>[ivx]{2,5})[.)]", "space"),  # ii)
    _rule("*", 30, r"\*{1,3}(?!\))"),
    _rule("dash", 31, r"[-–—−‑]"),
    _rule("bullet", 31, rf"[{_BULLETS}]"),
    _rule("bullet", 31, r"[oü](?= )", "capital"),  # what Word draws as ○ and ✓
    _rule("plus", 32, r"\+"),
)
_HEADS: Final = ("part", "chapter", "part of chapter")
_ALONE: Final = (*_HEADS, "article", "roman", "decimal .", "decimal parts", "letter )")


def find_marker(text: str) -> Marker | None:
    """Return what numbers or dashes the text, or ``None``.

    Only the shape is judged: "2024. Các …" has none, "12. Các …" has one even where it is
    the end of a date that began in the line before.
    """
    for rule in _RULES:
        found = rule.pattern.match(text)
        if found is None or not _is_followed(rule, text[found.end() :]):
            continue
        number = _number(found)
        if number == 0 or not _is_heading_of_its_own(rule.style, found[0], text[found.end() :]):
            continue
        depth = found["parts"].count(".") if rule.style.endswith(" parts") else 0
        style = f"{rule.style} {depth}" if depth else rule.style
        rank = rule.rank + max(0, depth - 1)
        return Marker(found[0].strip(), style, rank, number, text[found.end() :].strip())
    return None


def _is_followed(rule: _Rule, after: str) -> bool:
    rest = after.strip()
    if not rest:
        return rule.style in _ALONE
    if rule.follows == "space":
        return after[0].isspace()
    if rule.follows == "word" and not after[0].isspace():
        return rest[0].isupper() and rest[1:2].islower()
    if rule.follows in ("capital", "word"):
        return rest[0].isupper() or rest[0] in "“\"‘'«("
    return after[0].isspace() or not (after[0].isdigit() or after[0] in ".,-–/+)")


def _is_heading_of_its_own(style: str, marker: str, after: str) -> bool:
    """Tell "Chương II. QUY ĐỊNH" from the mention "Chương II của Nghị định"."""
    rest = after.strip()
    if style not in _HEADS or not rest:
        return True
    return marker[-1] in ".:–-" or rest[0].isupper()


def _number(found: re.Match[str]) -> int | None:
    """Return the place in the list that the marker names; 0 for letters that name none."""
    groups = found.groupdict()
    typed = groups.get("n") or (groups.get("parts") or "").rpartition(".")[2]
    if not typed:
        return None
    if typed.isdigit():
        return int(typed)
    if typed.lower() in _ORDINALS:
        return _ORDINALS.index(typed.lower()) + 1
    if set(typed.upper()) <= set("IVXL") and (typed.isupper() or len(typed) > 1):
        return _roman_number(typed.upper())
    return LETTERS.find(typed.lower()) + 1


def _roman_number(typed: str) -> int:
    """Return 4 for "IV"; 0 for letters that make no Roman number."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    if not re.fullmatch(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})", typed):
        return 0
    total = 0
    for sign, following in zip(typed, [*typed[1:], ""], strict=True):
        value = values[sign]
        total += -value if value < values.get(following, 0) else value
    return total
