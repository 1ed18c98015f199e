"""Numbers in a paragraph that show the values of targets. Pure: text in, places out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from uuid import UUID, uuid5

from emulation.lib.quantities import NotANumber, parse_number
from emulation.lib.text import search_key
from targets.measures.words import TIGHT_UNITS

_NUMBER = re.compile(
    r"(?<![\w.,/-])\d+(?:\.\d{3})*(?:,\d+)?(?![\d])|(?<=/)\d+(?:\.\d{3})*(?:,\d+)?(?![\d/])"
    # The upper end of "13-13,5%"; in "25-01-2024" and "26-CT/TU" there is none.
    r"|(?<=[\d%‰]-)(?<!\d-\d\d-)\d+(?:\.\d{3})*(?:,\d+)?(?![\d-])"
)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")
_MARK = re.compile(
    r"\{([a-z0-9_-]+)(?:\.(value|value_max|numerator|denominator|result|percent))?=([^{}]+)\}"
)
_IS_NUMBER = re.compile(r"\d")
EXACT_TOKENS = 800
_FACTS = UUID("5f0c8c6e-2a39-4c0e-9b51-6f7a3f1d2024")


@dataclass(frozen=True)
class Number:
    """A number as it stands in a text, and the value it reads as."""

    start: int
    length: int
    text: str
    value: Decimal


@dataclass(frozen=True)
class Mark:
    """A number of the text that shows ``slot`` of the target named by ``key``."""

    start: int
    length: int
    key: str
    slot: str = "value"

    @property
    def end(self) -> int:
        return self.start + self.length


@dataclass(frozen=True)
class Question:
    """A number that shows a target was retyped: is it the target that changes?"""

    figure_uid: str
    target_name: str
    old_text: str
    new_text: str
    unit: str = ""
    can_change: bool = True  # False in a report: what it tells is set elsewhere

    @property
    def new_words(self) -> str:
        """The new number with its unit: "1,2%", "02 vụ"."""
        space = "" if not self.unit or self.unit in TIGHT_UNITS else " "
        return f"{self.new_text}{space}{self.unit}"


class FigureQuestions(Exception):
    """Retyped numbers whose question has not been answered."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__("Có con số gắn với chỉ tiêu vừa được sửa.")
        self.questions = list(questions)


@dataclass(frozen=True)
class Candidate:
    """A number of a target that a paragraph may be showing."""

    key: str
    slot: str
    value: Decimal
    name: str
    unit: str = ""


@dataclass(frozen=True)
class Proposal:
    number: Number
    candidate: Candidate


def fact_key(code: str) -> str:
    """Return by what the marks of a text name a figure of the year, the same in every report."""
    return str(uuid5(_FACTS, code))


def parse_marked(text: str) -> tuple[str, list[Mark]]:
    """Read "{lua=100} tấn" as "100 tấn" and the mark of its number.

    ``{key.slot=printed}`` names another number of the target than its value.
    """
    plain, marks, last = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        key, slot, printed = match.groups()
        marks.append(Mark(len(plain), len(printed), key, slot or "value"))
        plain += printed
        last = match.end()
    return plain + text[last:], marks


def numbers_in(text: str) -> list[Number]:
    """Return the numbers of a text in order; parts of words, dates and codes are none."""
    found = []
    for match in _NUMBER.finditer(text):
        try:
            value = parse_number(match.group())
        except NotANumber:
            continue
        found.append(Number(match.start(), len(match.group()), match.group(), value))
    return found


def carry_over(old: str, marks: Sequence[Mark], new: str) -> list[Mark | None]:
    """Return where each mark of the old text stands in the new one, ``None`` where it is gone.

    A number that was retyped in its place keeps its mark: between two equal stretches the
    first old number answers to the first new one, and so on.
    """
    if not marks:
        return []
    old_tokens, new_tokens = _tokens(old), _tokens(new)
    # Exact matching of a long text that repeats itself takes minutes.
    is_long = len(old_tokens) > EXACT_TOKENS
    matcher = SequenceMatcher(
        None, [t for t, _ in old_tokens], [t for t, _ in new_tokens], autojunk=is_long
    )
    places: dict[int, tuple[int, int]] = {}
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(old_tokens[i1:i2], new_tokens[j1:j2], strict=True)
        elif tag == "replace":
            pairs = zip(
                _only_numbers(old_tokens[i1:i2]), _only_numbers(new_tokens[j1:j2]), strict=False
            )
        else:
            continue
        for (_, old_start), (new_token, new_start) in pairs:
            places[old_start] = (new_start, len(new_token))
    return [
        replace(mark, start=places[mark.start][0], length=places[mark.start][1])
        if mark.start in places
        else None
        for mark in marks
    ]


def rewrite(text: str, mark: Mark, printed: str, others: Iterable[Mark]) -> tuple[str, list[Mark]]:
    """Put ``printed`` in the place of a mark; return the new text and the other marks, moved."""
    shift = len(printed) - mark.length
    moved = [
        replace(other, start=other.start + shift) if other.start > mark.start else other
        for other in others
    ]
    return text[: mark.start] + printed + text[mark.end :], moved


def suggest_links(
    text: str, taken: Iterable[Mark], candidates: Sequence[Candidate]
) -> list[Proposal]:
    """Propose which target each free number shows: same value, and unit or name close by."""
    busy = {mark.start for mark in taken}
    free = list(candidates)
    proposals = []
    for number in numbers_in(text):
        if number.start in busy:
            continue
        fitting = [c for c in free if c.value == number.value]
        best = max(fitting, key=lambda c: _closeness(text, number, c), default=None)
        if best is not None and _closeness(text, number, best) > 0:
            proposals.append(Proposal(number, best))
            free.remove(best)
    return proposals


def _closeness(text: str, number: Number, candidate: Candidate) -> int:
    after = search_key(text[number.start + number.length :][:40])
    before = set(search_key(text[: number.start]).split()[-14:])
    shared = len(before & set(search_key(candidate.name).split()))
    has_unit = bool(candidate.unit) and after.lstrip().startswith(search_key(candidate.unit))
    return 2 * shared + has_unit


def _tokens(text: str) -> list[tuple[str, int]]:
    return [(match.group(), match.start()) for match in _TOKEN.finditer(text)]


def _only_numbers(tokens: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    return [token for token in tokens if _IS_NUMBER.match(token[0])]
