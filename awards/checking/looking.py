"""What is odd about dossiers: what stands beside them, and what the law of their day says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from awards.eligibility import Asked, Finding, Outcome, Verdict, outcome, together
from awards.law.in_force import law_of
from awards.models import Condition, ConsultedNomination, Nomination, Round
from awards.nominating.alike import alike_of
from awards.nominating.evidence import live_of
from awards.nominating.judging import Judged, judged_of
from emulation.lib import dates
from emulation.org.selectors import names_at_home

BY_PEOPLE = "Do người xét đánh giá"


@dataclass
class Beside:
    """What offices say of a nomination, and what to compare it with."""

    asked: list[ConsultedNomination] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)  # of its unit and of the offices

    @property
    def odd(self) -> list[str]:
        return [*self._unanswered(), *self._objections(), *self.alike]

    def _unanswered(self) -> list[str]:
        names = [
            self.names[row.consultation.office_id]
            for row in self.asked
            if row.consultation.answered_at is None
        ]
        return [f"Chưa có trả lời của {', '.join(names)}."] if names else []

    def _objections(self) -> list[str]:
        return [
            f"{self.names[row.consultation.office_id]}: “{row.objection}”"
            for row in self.asked
            if row.objection
        ]


@dataclass(frozen=True)
class Look:
    """A dossier judged by what is known today. ``blocks``: it cannot be found eligible."""

    judged: Judged
    beside: Beside
    odd: Sequence[str]

    @property
    def blocks(self) -> list[str]:
        if self.judged.outcome != Outcome.BLOCKS:
            return []
        asked = together(self.judged.findings)
        return [_failed(one) for one in asked if one.verdict == Verdict.NOT_MET and one.is_hard]


def looks_of(round_: Round, rows: Sequence[Nomination]) -> dict[int, Look]:
    """Judge dossiers of one round, read by ``with_hands``; a fixed number of queries.

    Papers are not asked for again: nothing is sent without those that the law requires.
    """
    law = law_of(round_.commune, tables=(Condition,))
    live = live_of(round_, rows)
    judged = judged_of(round_, rows, law, live)
    beside = beside_of(round_, rows, live)
    return {
        row.pk: Look(
            judged[row.pk],
            beside[row.pk],
            [*found_odd(judged[row.pk].findings), *_changed(row), *beside[row.pk].odd],
        )
        for row in rows
    }


def odd_as_sent(row: Nomination, beside: Beside) -> list[str]:
    """Return what is odd by what was found when the dossier was sent; no query."""
    return [*found_odd(findings_sent(row)), *_changed(row), *beside.odd]


def findings_sent(row: Nomination) -> list[Finding]:
    """Return the findings that were frozen when the dossier was sent."""
    return [
        Finding(
            code=one["code"],
            words=one["words"],
            verdict=Verdict(one["verdict"]),
            article=one["article"],
            facts_used=tuple(one["facts"]),
            is_hard=one["is_hard"],
            source=one["source"],
            is_doubtful=one["is_doubtful"],
            any_of=one.get("any_of", ""),
            by_people=one["verdict_words"] == BY_PEOPLE,
        )
        for one in (row.content or {}).get("findings", ())
    ]


def found_odd(findings: Sequence[Finding]) -> list[str]:
    """Return a sentence for each standard not met, or without data to tell it."""
    if outcome(findings) == Outcome.FINE:
        return []
    return [
        _failed(asked)
        for asked in together(findings)
        if asked.verdict == Verdict.NOT_MET
        or (asked.verdict == Verdict.CANNOT_TELL and not asked.by_people)
    ]


def beside_of(
    round_: Round, rows: Sequence[Nomination], live: Sequence[Nomination] | None = None
) -> dict[int, Beside]:
    """Return by key of the nomination what stands beside it; four queries at most.

    ``live`` is what ``live_of`` returns, where it is read already.
    """
    alike = alike_of(round_, rows, live)
    found = {row.pk: Beside(alike=alike.get(row.pk, [])) for row in rows}
    asked = ConsultedNomination.objects.filter(nomination__in=list(found))
    for one in asked.select_related("consultation").order_by("consultation", "pk"):
        found[one.nomination_id].asked.append(one)
    units = {one.consultation.office_id for each in found.values() for one in each.asked}
    units |= {row.unit_id for row in rows}
    names = names_at_home(units, dates.today()) if units else {}
    for each in found.values():
        each.names = names
    return found


def _failed(asked: Asked) -> str:
    words = " hoặc ".join(f"“{finding.words}”" for finding in asked.findings)
    if asked.verdict == Verdict.NOT_MET:
        return f"Không đạt {words} ({_facts(asked.findings)})."
    return f"Chưa có số liệu để xét {words}."


def _facts(findings: Iterable[Finding]) -> str:
    return "; ".join(fact for finding in findings for fact in finding.facts_used)


def _changed(row: Nomination) -> list[str]:
    return ["Số liệu đã thay đổi sau khi gửi."] if row.figures_changed_at else []
