"""Makes what stands before the awards of 2024: old awards, initiatives, the fund, number series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from awards.funding.services import budget_write, receipt_write
from awards.models import Grant
from awards.registry.services import Given, grant_made, grants_record, initiative_record
from campaigns.models import Campaign
from emulation.demonstration.award_acts import (
    Office,
    award_called,
    household_called,
    person_called,
)
from emulation.demonstration.awards_2024.specs import EarlierSpec, InitiativeSpec
from emulation.demonstration.seed_places import NUMBERING, unit_called
from emulation.lib import dates
from emulation.org.models import Commune, Household, Person, Unit
from emulation.org.selectors import commune_unit
from emulation.papers.models import PaperKind
from emulation.papers.services import series_open

SERIES = (
    (PaperKind.DECISION, "Sổ quyết định"),
    (PaperKind.SUBMISSION, "Sổ tờ trình"),
    (PaperKind.MINUTES, "Sổ biên bản họp"),
)


def series_opened(commune: Commune, name: str, first_numbers: Sequence[int]) -> None:
    """Open the series of the papers of awards; ``name`` is that of the place."""
    mode, _ = NUMBERING[name]
    with dates.on_day(dt.date(2024, 1, 2)):
        for (kind, words), first in zip(SERIES, first_numbers, strict=True):
            series_open(
                commune=commune,
                body=commune_unit(commune),
                kinds=[kind],
                year=2024,
                name=words,
                mode=mode,
                first_number=first,
                by=None,
            )


def register_begun(
    office: Office,
    decisions: Iterable[EarlierSpec],
    initiatives: Iterable[InitiativeSpec],
    on: dt.date,
) -> None:
    """Write in from paper what was given before the portal."""
    commune = office.commune
    with dates.on_day(on):
        grants = [grant for spec in decisions for grant in _grants(commune, spec)]
        named = [(grant.recipient, grant) for grant in grants]
        grants_record(commune=commune, grants=named, by=office.clerk)
    for spec in initiatives:
        with dates.on_day(max(on, spec.on)):
            initiative_record(
                commune=commune,
                person=person_called(commune, spec.person),
                name=spec.name,
                level="base",
                recognised_on=spec.on,
                recognised_by=spec.by,
                number=spec.number,
                by=office.clerk,
            )


def fund_begun(
    office: Office,
    receipts: Iterable[tuple[dt.date, int, str, str]],
    budgets: Iterable[tuple[Campaign | None, int]],
    budgeted_on: dt.date,
) -> None:
    commune = office.commune
    for on, amount, words, document in receipts:
        with dates.on_day(on):
            receipt_write(
                commune=commune,
                on=on,
                amount=amount,
                words=words,
                document=document,
                by=office.accountant,
            )
    with dates.on_day(budgeted_on):
        for campaign, amount in budgets:
            budget_write(
                commune=commune, year=2024, amount=amount, campaign=campaign, by=office.accountant
            )


def _grants(commune: Commune, spec: EarlierSpec) -> list[Grant]:
    people = [person_called(commune, name) for name in spec.people]
    units = [unit_called(commune, name) for name in spec.units]
    homes = [household_called(commune, code) for code in spec.households]
    return [grant_made(commune, _given(spec, each)) for each in (*people, *units, *homes)]


def _given(spec: EarlierSpec, subject: Person | Unit | Household) -> Given:
    return Given(
        subject=subject,
        award=award_called(spec.award),
        year=spec.year,
        decision_number=spec.number,
        decided_on=spec.on,
        decider=spec.decider,
        level=spec.level,
        recipient=_name(subject),
        merit=spec.merit,
        amount=spec.amount,
    )


def _name(subject: Person | Unit | Household) -> str:
    if isinstance(subject, Person):
        return subject.full_name
    if isinstance(subject, Household):
        return f"Hộ {subject.head.full_name}"
    return subject.spells.get(valid_to=None).name
