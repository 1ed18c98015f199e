"""Whom a unit may nominate for what: its people, collectives and households, who registered,
and who meets the standards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from awards.eligibility import Asked, Verdict, together
from awards.law.in_force import law_of
from awards.models import Condition, Nomination, Round, RoundAward
from awards.nominating.evidence import Key, key_of, live_of
from awards.nominating.figures import campaigns_of
from awards.nominating.judging import Judged, judged_of
from awards.nominating.naming import Subject, named_on
from awards.nominating.services.starting import Award, kind_of
from awards.states import NOMINATION_LIVE
from campaigns.launching.scopes import Scopes, fits, scopes_on
from campaigns.models import Aspirant, Honour, SubjectKind
from campaigns.registering.people import Collective, collectives_of, people_of
from campaigns.registering.services.aspirants import households_of
from emulation.lib import dates
from emulation.lib.text import search_key
from emulation.org.models import Household, Person, Unit

KINDS = {
    "ca-nhan": SubjectKind.PERSON,
    "tap-the": SubjectKind.COLLECTIVE,
    "ho-gia-dinh": SubjectKind.HOUSEHOLD,
}
WORDS = {kind: word for word, kind in KINDS.items()}
# More people than this are not looked through one by one.
MOST_JUDGED = 300


@dataclass
class Candidate:
    """One subject for one award, with what is known of it in words."""

    subject: Subject
    kind: str
    name: str
    detail: str = ""
    why: list[str] = field(default_factory=list)
    aspirant: Aspirant | None = None

    @property
    def value(self) -> str:
        return str(self.subject.uid)


@dataclass(frozen=True)
class Group:
    """An award with who could be nominated for it."""

    award: Award
    kind: str
    candidates: list[Candidate]

    @property
    def field_name(self) -> str:
        return f"chon-{self.award.uid}-{self.kind}"


def offers_of(round_: Round, kind: str | None = None) -> list[RoundAward]:
    rows = round_.awards.select_related("honour", "reward_form")
    if kind:
        rows = rows.filter(subject_kind_for=kind)
    return sorted(
        rows, key=lambda row: (row.subject_kind_for, not row.honour_id, row.award.position)
    )


def people_in(unit: Unit, words: str = "") -> QuerySet[Person]:
    rows = people_of(unit)
    return rows.filter(search_key__contains=search_key(words)) if words.strip() else rows


def households_in(unit: Unit, words: str = "") -> QuerySet[Household]:
    rows = households_of(unit)
    if not words.strip():
        return rows
    return rows.filter(Q(search_key__contains=search_key(words)) | Q(code__icontains=words.strip()))


def collectives_in(unit: Unit, award: Award) -> list[Collective]:
    """Return the unit and the collectives in it that the award is for."""
    scopes = scopes_on(dates.today())
    return [one for one in collectives_of(unit) if _suits(award, one, scopes)]


def _suits(award: Award, one: Collective, scopes: Scopes) -> bool:
    """A title is for some kinds of units, a reward for all."""
    return not isinstance(award, Honour) or fits(award, one.kind, scopes)


def nominated_for(round_: Round, award: Award, kind: str) -> dict[int, int]:
    """Return by key of the subject the unit that nominates it for the award already."""
    name = "honour" if isinstance(award, Honour) else "reward_form"
    rows = Nomination.objects.filter(
        round=round_, state__in=NOMINATION_LIVE, **{name: award, f"{kind}__isnull": False}
    )
    return dict(rows.values_list(kind, "unit"))


def registered_groups(round_: Round, unit: Unit) -> list[Group]:
    """Return who of the unit registered, was approved and is not nominated yet; by title."""
    offered = {(row.honour_id, row.subject_kind_for) for row in offers_of(round_)}
    rows = Aspirant.objects.filter(
        campaign__in=campaigns_of(round_).order_by().values("pk"),
        registration__unit=unit,
        is_standing=True,
        is_approved=True,
    ).select_related("honour", "person", "collective", "household__head")
    taken = _taken(round_)
    found: dict[tuple[Honour, str], dict[int, Aspirant]] = {}
    for row in rows.order_by("honour__position", "pk"):
        kind = str(kind_of(row.subject))
        is_new = (row.honour_id, None, kind, row.subject.pk) not in taken
        if is_new and (row.honour_id, kind) in offered:
            found.setdefault((row.honour, kind), {})[row.subject.pk] = row
    return [
        Group(honour, kind, _named(unit, kind, list(by_subject.values())))
        for (honour, kind), by_subject in found.items()
    ]


def suggested_groups(round_: Round, unit: Unit) -> list[Group]:
    """Return by award who fails no standard, those who meet most of them first.

    People and collectives only: households are chosen by the village's meeting.
    """
    collectives = collectives_of(unit)
    every = _blanks(round_, unit, collectives)
    live = live_of(round_, every)
    taken = {_taking(row) for row in live if row.round_id == round_.pk}
    blanks = [blank for blank in every if _taking(blank) not in taken]
    law = law_of(round_.commune, tables=(Condition,))
    kinds = {one.unit.pk: one.kind for one in collectives}
    judged = judged_of(round_, blanks, law, live, kinds)
    found = _fitting(blanks, judged)
    told = [blank for rows in found.values() for _, blank in rows]
    names = _names(unit, told, {one.unit.pk: one.name for one in collectives})
    return [
        Group(
            award,
            kind,
            [
                Candidate(blank.subject, kind, *names[key_of(blank)], _reasons(judged[blank.pk]))
                for _, blank in sorted(rows, key=lambda row: -row[0])
            ],
        )
        for (award, kind), rows in found.items()
    ]


def _fitting(
    blanks: Iterable[Nomination], judged: Mapping[int, Judged]
) -> dict[tuple[Award, str], list[tuple[int, Nomination]]]:
    """Return by award and kind who fails no standard, with how many speak for it."""
    found: dict[tuple[Award, str], list[tuple[int, Nomination]]] = {}
    for blank in blanks:
        seen = together(judged[blank.pk].findings)
        met = sum(_is_merit(asked) for asked in seen)
        if met and not any(asked.verdict == Verdict.NOT_MET for asked in seen):
            key = (blank.award, str(blank.subject_kind))
            found.setdefault(key, []).append((met, blank))
    return found


def _names(
    unit: Unit, blanks: Sequence[Nomination], known: Mapping[int, str]
) -> dict[Key, tuple[str, str]]:
    """Return by subject how it is named and what stands beside the name."""
    subjects = {key_of(blank): blank.subject for blank in blanks}
    named = named_on(list(subjects.values()), unit, dates.today(), known)
    return {
        key: (words.recipient, words.detail) for key, words in zip(subjects, named, strict=True)
    }


def _is_merit(asked: Asked) -> bool:
    """Say whether it speaks for somebody; what everybody meets does not."""
    own = ("doi-tuong", "loai-don-vi", "mot-thanh-tich", "dung-loai-thanh-tich")
    return asked.verdict == Verdict.MET and any(
        finding.verdict == Verdict.MET and finding.code not in own for finding in asked.findings
    )


def _blanks(round_: Round, unit: Unit, collectives: Sequence[Collective]) -> list[Nomination]:
    """Return a nomination that nobody made for each subject and award; keys below zero."""
    people = list(people_in(unit)[:MOST_JUDGED])
    scopes = scopes_on(dates.today())
    found: list[Nomination] = []
    for offer in offers_of(round_):
        kind, award = offer.subject_kind_for, offer.award
        subjects: Iterable[Subject] = ()
        if kind == SubjectKind.PERSON:
            subjects = people
        elif kind == SubjectKind.COLLECTIVE:
            subjects = [one.unit for one in collectives if _suits(award, one, scopes)]
        found += [
            Nomination(
                pk=-(len(found) + place + 1),
                commune=round_.commune,
                round=round_,
                unit=unit,
                honour=offer.honour,
                reward_form=offer.reward_form,
                **{kind: subject},
            )
            for place, subject in enumerate(subjects)
        ]
    return found


def _taking(row: Nomination) -> tuple:
    """Return what nobody is nominated for twice in a round: the award for the subject."""
    return (row.honour_id, row.reward_form_id, *key_of(row))


def _taken(round_: Round) -> set[tuple]:
    rows = Nomination.objects.filter(round=round_, state__in=NOMINATION_LIVE)
    keys = SubjectKind.values
    return {
        (honour, form, kind, key)
        for honour, form, *subjects in rows.values_list("honour", "reward_form", *keys)
        for kind, key in zip(keys, subjects, strict=True)
        if key
    }


def _named(unit: Unit, kind: str, aspirants: Sequence[Aspirant]) -> list[Candidate]:
    subjects = [row.subject for row in aspirants]
    named = named_on(subjects, unit, dates.today())
    return [
        Candidate(row.subject, kind, words.recipient, words.detail, aspirant=row)
        for row, words in zip(aspirants, named, strict=True)
    ]


def _reasons(judged: Judged) -> list[str]:
    """Return the facts that speak for somebody."""
    met = [asked for asked in together(judged.findings) if _is_merit(asked)]
    return [
        words
        for asked in met
        for finding in asked.findings
        if finding.verdict == Verdict.MET
        for words in finding.facts_used
    ]
