"""The catalogue as its pages show it: each award with the rules of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from awards.law.in_force import Award, Law, Prize, holds
from awards.law.wording import cap_words, limit_words, quorum_words, vote_words
from awards.models import Authority, Condition, LawRow, LimitStep, PaperRule
from awards.states import Procedure
from campaigns.models import Honour, SubjectKind
from emulation.lib.quantities import format_number
from emulation.org.models import Commune

EVERYBODY = "Mọi đối tượng"
HONOUR_PROCEDURES = (Procedure.REGULAR,)
STATE_AWARDS = "Cấp khác định mức theo từng hạng, từng loại"


@dataclass(frozen=True)
class Line:
    """One award in the list."""

    award: Award
    authority: Authority | None
    money: Sequence[str]
    vote: str
    is_doubtful: bool


@dataclass(frozen=True)
class Told:
    """A rule in words with the row it stands in."""

    name: str
    words: str
    row: LawRow


@dataclass(frozen=True)
class Paper:
    rule: PaperRule
    procedures: str


@dataclass(frozen=True)
class Part:
    """What holds for one kind of subject."""

    slug: str
    label: str
    prize: Prize | None
    money: str
    conditions: Sequence[Sequence[Condition]]  # alternatives together
    papers: Sequence[Paper]


@dataclass(frozen=True)
class Page:
    authority: Authority | None
    earlier: Sequence[Authority]
    vote: Told | None
    quorum: str
    limits: Sequence[Told]
    caps: Sequence[Told]
    parts: Sequence[Part]


def awards_for(model: type[Award], commune: Commune) -> QuerySet:
    """Return the law's titles (or rewards) and the commune's own."""
    rows = model.objects.filter(Q(commune=None) | Q(commune=commune), is_active=True)
    return rows.order_by("position", "pk")


def lines_of(awards: Iterable[Award], law: Law, day: dt.date) -> list[Line]:
    return [_line(award, law, day) for award in awards]


def honours_by_subject(
    awards: Iterable[Honour], law: Law, day: dt.date
) -> list[tuple[str, list[Line]]]:
    """Return titles in three groups: of persons, of collectives, of households."""
    lines = lines_of(awards, law, day)
    groups = (
        (kind.label, [line for line in lines if line.award.subject == kind]) for kind in SubjectKind
    )
    return [(label, group) for label, group in groups if group]


def page_of_award(award: Award, law: Law, day: dt.date) -> Page:
    subjects = subjects_of(award, law)
    authority = law.authority_of(award, subjects[0], day)
    vote = law.vote_rule_of(award, subjects[0], day)
    return Page(
        authority=authority,
        earlier=[row for row in law.authorities_of(award) if row != authority],
        vote=Told("", vote_words(vote), vote) if vote else None,
        quorum=quorum_words(vote) if vote else "",
        limits=_limits(award, law, day),
        caps=[Told("", cap_words(cap), cap) for cap in law.caps_of(award, subjects[0], day)],
        parts=[_part(award, subject, law, day) for subject in subjects],
    )


def subjects_of(award: Award, law: Law) -> list[str]:
    """Return whom an award is for; [""] where the tables make no difference."""
    if isinstance(award, Honour):
        return [award.subject]
    told = law.subjects_told(award)
    return [kind for kind in SubjectKind.values if kind in told] or [""]


def _line(award: Award, law: Law, day: dt.date) -> Line:
    subjects = subjects_of(award, law)
    authority = law.authority_of(award, subjects[0], day)
    vote = law.vote_rule_of(award, subjects[0], day)
    prizes = [(subject, law.prize_of(award, subject, day)) for subject in subjects]
    rows = [authority, vote, *(prize.rate for _, prize in prizes if prize)]
    return Line(
        award=award,
        authority=authority,
        money=[_short_money(subject, prize, len(prizes) > 1) for subject, prize in prizes if prize],
        vote=vote_words(vote) if vote else "",
        is_doubtful=any(row.is_doubtful for row in rows if row),
    )


def _part(award: Award, subject: str, law: Law, day: dt.date) -> Part:
    prize = law.prize_of(award, subject, day)
    return Part(
        slug=subject or "chung",
        label=_label(subject),
        prize=prize,
        money=_money(prize),
        conditions=_groups(law.conditions_of(award, subject, day)),
        papers=_papers(award, subject, law, day),
    )


def _groups(conditions: Sequence[Condition]) -> list[list[Condition]]:
    """Put alternatives together, each group where its first one stands."""
    groups: dict[str | int, list[Condition]] = {}
    for row in conditions:
        groups.setdefault(row.any_of or row.pk, []).append(row)
    return list(groups.values())


def _papers(award: Award, subject: str, law: Law, day: dt.date) -> list[Paper]:
    procedures = HONOUR_PROCEDURES if isinstance(award, Honour) else tuple(Procedure)
    wanted: dict[tuple[str, ...], tuple[PaperRule, list[str]]] = {}
    for procedure in procedures:
        for rule in law.papers_required(award, subject, procedure, day):
            said = (rule.code, rule.name, rule.form_number)
            wanted.setdefault(said, (rule, []))[1].append(str(Procedure(procedure).label))
    ordered = sorted(wanted.values(), key=lambda each: (each[0].position, each[0].pk))
    return [
        Paper(rule, "" if len(named) == len(procedures) else "; ".join(named).lower())
        for rule, named in ordered
    ]


def _limits(award: Award, law: Law, day: dt.date) -> list[Told]:
    limits = law.limits_of(Procedure.REGULAR, day, award)
    return [
        Told(str(step.label), limit_words(limits[step]), limits[step])
        for step in LimitStep
        if step in limits
    ]


def _money(prize: Prize | None) -> str:
    if prize is None:
        return ""
    if prize.is_none:
        return "Không kèm tiền thưởng"
    if prize.reckoning is None:
        return STATE_AWARDS if prize.rate.coefficient is None else "Chưa có mức lương cơ sở"
    return prize.reckoning.sentence


def _short_money(subject: str, prize: Prize, is_named: bool) -> str:
    if prize.amount is None or prize.is_none:
        return "Không kèm tiền" if prize.is_none else "Cấp khác định mức"
    words = f"{format_number(prize.amount)}\u00a0đồng"
    return f"{_label(subject)}: {words}" if is_named else words


def _label(subject: str) -> str:
    return str(SubjectKind(subject).label) if subject else EVERYBODY


def newest_law(law: Law, day: dt.date) -> LawRow | None:
    """Return the transition to a law that holds on the day and is known by its copy only."""
    return next((row for row in law.transitions() if holds(row, day)), None)
