"""What was found of standards, and what the findings together lead to. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emulation.lib.text import first_lower


class Verdict(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


VERDICT_WORDS = {
    Verdict.MET: "Đạt",
    Verdict.NOT_MET: "Không đạt",
    Verdict.CANNOT_TELL: "Chưa xác định được",
}


_BY_PEOPLE = "Do người xét đánh giá"


class Outcome(StrEnum):
    """What the findings together lead to: a warning asks for a reason."""

    BLOCKS = "blocks"
    WARNS = "warns"
    FINE = "fine"


@dataclass(frozen=True)
class Finding:
    """What was found of one standard. ``by_people``: data cannot tell it, people have to."""

    code: str
    words: str
    verdict: Verdict
    article: str
    facts_used: tuple[str, ...]
    is_hard: bool
    source: str
    is_doubtful: bool
    any_of: str = ""
    by_people: bool = False

    @property
    def verdict_words(self) -> str:
        if self.by_people:
            return _BY_PEOPLE
        return VERDICT_WORDS[self.verdict]


@dataclass(frozen=True)
class Asked:
    """One standard, or several of which one is enough."""

    findings: tuple[Finding, ...]

    @property
    def words(self) -> str:
        """Write one sentence: "Được bình xét trong phong trào, hoặc lập thành tích đột xuất."."""
        first, *others = (finding.words for finding in self.findings)
        if not others:
            return first
        parts = (first, *(first_lower(each) for each in others))
        return f"{', hoặc '.join(each.rstrip('.') for each in parts)}."

    @property
    def verdict(self) -> Verdict:
        found = {finding.verdict for finding in self.findings}
        for verdict in (Verdict.MET, Verdict.CANNOT_TELL):
            if verdict in found:
                return verdict
        return Verdict.NOT_MET

    @property
    def is_hard(self) -> bool:
        return all(finding.is_hard for finding in self.findings)

    @property
    def by_people(self) -> bool:
        """Whether people have to say, and no missing figure."""
        if self.verdict != Verdict.CANNOT_TELL:
            return False
        return any(one.by_people for one in self.findings if one.verdict == Verdict.CANNOT_TELL)

    @property
    def verdict_words(self) -> str:
        return _BY_PEOPLE if self.by_people else VERDICT_WORDS[self.verdict]

    @property
    def articles(self) -> str:
        """Where they stand, each article once; "" where none is named."""
        return ", ".join(dict.fromkeys(one.article for one in self.findings if one.article))


def together(findings: Iterable[Finding]) -> list[Asked]:
    """Return the findings with alternatives (one ``any_of`` letter) put together, in order."""
    groups: dict[str, list[Finding]] = {}
    for place, finding in enumerate(findings):
        groups.setdefault(finding.any_of or f"#{place}", []).append(finding)
    return [Asked(tuple(group)) for group in groups.values()]


def outcome(findings: Iterable[Finding]) -> Outcome:
    """Say whether a nomination may go on. Only a hard failure blocks.

    What people judge does not warn; a standard not met, or for which data are missing, does.
    """
    warns = False
    for asked in together(findings):
        if asked.verdict == Verdict.NOT_MET and asked.is_hard:
            return Outcome.BLOCKS
        missing = asked.verdict == Verdict.CANNOT_TELL and not asked.by_people
        warns = warns or missing or asked.verdict == Verdict.NOT_MET
    return Outcome.WARNS if warns else Outcome.FINE


def more_favourable(old: Sequence[Finding], new: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings that are kinder to the subject; where equal, the old law's.

    For dossiers received before a new law (Luật 06/2026/QH16, Điều 4 khoản 4).
    """
    return new if _hardship(new) < _hardship(old) else old


def most_allowed(num: int, den: int, base: int) -> int:
    """Return how many may be named at most: the share ``num/den`` of ``base``, rounded down."""
    return int(Fraction(num, den) * base)


def _hardship(findings: Sequence[Finding]) -> tuple[bool, int, int]:
    asked = together(findings)
    verdicts = [one.verdict for one in asked]
    return (
        outcome(findings) == Outcome.BLOCKS,
        verdicts.count(Verdict.NOT_MET),
        verdicts.count(Verdict.CANNOT_TELL),
    )
