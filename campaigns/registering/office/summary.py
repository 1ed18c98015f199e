"""Bảng tổng hợp đăng ký: units × targets with assigned and pledged, titles and hard jobs.

What counts is what the office approved; what was sent and waits is shown and marked so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q

from campaigns.models import (
    Aspirant,
    Campaign,
    HardJob,
    Honour,
    Pledge,
    Registration,
    RegistrationState,
)
from campaigns.registering.better import Beside, beside_share
from campaigns.registering.pledged import campaign_shares
from campaigns.registering.telling import state_words
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.org.models import Unit
from targets.following.people import ordered_units
from targets.models import Target, UnitRule

State = RegistrationState


@dataclass(frozen=True)
class SummaryCell:
    assigned: Decimal | None = None
    pledged: Decimal | None = None
    words: str = ""  # of a pledge in words
    beside: Beside = Beside.NONE


@dataclass(frozen=True)
class SummaryJob:
    name: str
    outcome: str
    due: str


@dataclass(frozen=True)
class SummaryRow:
    unit: Unit
    name: str
    label: str
    counts: bool  # whether anything of it stands, or waits
    waits: bool
    is_back: bool  # returned, so that nothing of it counts until it is sent again
    cells: list[SummaryCell | None]  # in the order of the targets; None: no share
    titles: list[int]  # in the order of the honours
    jobs: list[SummaryJob] = field(default_factory=list)


@dataclass(frozen=True)
class Summary:
    targets: list[Target]
    honours: list[Honour]
    rows: list[SummaryRow]

    @property
    def registered(self) -> int:
        return sum(row.counts for row in self.rows)

    @property
    def waiting(self) -> int:
        return sum(row.waits for row in self.rows)

    @property
    def returned(self) -> int:
        return sum(row.is_back for row in self.rows)

    @property
    def jobs(self) -> int:
        return sum(len(row.jobs) for row in self.rows)

    def title_total(self, place: int) -> int:
        return sum(row.titles[place] for row in self.rows)

    def totals(self, place: int) -> tuple[Decimal | None, Decimal | None]:
        """Return what was assigned to and pledged by the units that registered, added up."""
        cells = self._adding_up(place, [row for row in self.rows if row.counts])
        return _sum(cell.assigned for cell in cells), _sum(cell.pledged for cell in cells)

    def whole(self, place: int) -> Decimal | None:
        """Return the commune's own sum, which goes by what was assigned to all units."""
        return _sum(cell.assigned for cell in self._adding_up(place, self.rows))

    def _adding_up(self, place: int, rows: Iterable[SummaryRow]) -> list[SummaryCell]:
        if self.targets[place].unit_rule != UnitRule.SUM:
            return []
        return [cell for row in rows if (cell := row.cells[place])]


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def summary_of(campaign: Campaign) -> Summary:
    """Return the summary in ten queries, whatever the number of units."""
    registrations = {row.unit_id: row for row in campaign.registrations.all()}
    units = {row.unit_id: row.unit for row in campaign.participants.select_related("unit")}
    targets, cells = _cells(campaign, registrations)
    honours, titles = _titles(campaign, registrations)
    jobs = _jobs(registrations)
    rows = []
    for spell in ordered_units(units, dates.today()):
        registration = registrations.get(spell.unit_id)
        rows.append(
            SummaryRow(
                unit=units[spell.unit_id],
                name=spell.home_name,
                label=_label(registration),
                counts=_counts(registration) or _waits(registration),
                waits=_waits(registration),
                is_back=registration is not None and registration.state == State.RETURNED,
                cells=[cells.get((spell.unit_id, target.pk)) for target in targets],
                titles=[titles.get((spell.unit_id, honour.pk), 0) for honour in honours],
                jobs=jobs[spell.unit_id],
            )
        )
    return Summary(targets, honours, rows)


def _counts(registration: Registration | None) -> bool:
    """Say whether its approved part stands; it does while the unit adds to it."""
    if registration is None or registration.approved_at is None:
        return False
    return registration.state in (State.APPROVED, State.DRAFT, State.SENT)


def _waits(registration: Registration | None) -> bool:
    return registration is not None and registration.state == State.SENT


def _label(registration: Registration | None) -> str:
    return "Chưa gửi" if registration is None else state_words(registration)[0]


def _cells(
    campaign: Campaign, registrations: dict[int, Registration]
) -> tuple[list[Target], dict[tuple[int, int], SummaryCell]]:
    """Return the targets on which anybody pledges, and the cells by unit and target."""
    pledged = _pledged(campaign, registrations)
    shares = list(
        campaign_shares(campaign).order_by().values_list("pk", "unit", "target", "assigned")
    )
    wanted = {target for key, _, target, _ in shares if key in pledged}
    targets = list(
        Target.objects.filter(pk__in=wanted)
        .select_related("indicator__measure_unit")
        .order_by("position", "pk")
    )
    directions = {target.pk: target.indicator.direction for target in targets}
    cells = {}
    for key, unit, target, assigned in shares:
        if target in wanted:
            value, words = pledged.get(key, (None, ""))
            beside = beside_share(value, assigned, directions[target])
            cells[unit, target] = SummaryCell(assigned, value, words, beside)
    return targets, cells


def _pledged(
    campaign: Campaign, registrations: dict[int, Registration]
) -> dict[int, tuple[Decimal | None, str]]:
    """Return by key of the share what counts: what waits as it was sent, else as approved."""
    by_key = {row.pk: row for row in registrations.values()}
    rows = Pledge.objects.filter(registration__campaign=campaign).order_by()
    told = rows.values_list(
        "registration", "share", "value", "words", "approved_value", "approved_words"
    )
    found = {}
    for key, share, value, words, approved, approved_words in told:
        registration = by_key[key]
        pair = (None, "")
        if _waits(registration):
            pair = (value, words)
        elif _counts(registration):
            pair = (approved, approved_words)
        if pair != (None, ""):
            found[share] = pair
    return found


def _titles(
    campaign: Campaign, registrations: dict[int, Registration]
) -> tuple[list[Honour], dict[tuple[int, int], int]]:
    waiting = [row.pk for row in registrations.values() if _waits(row)]
    approved = [row.pk for row in registrations.values() if _counts(row)]
    counted = Q(registration__in=waiting) | Q(registration__in=approved, is_approved=True)
    rows = Aspirant.objects.filter(counted, campaign=campaign, is_standing=True).order_by()
    told = list(rows.values_list("registration__unit", "honour").annotate(Count("pk")))
    honours = Honour.objects.filter(pk__in={honour for _, honour, _ in told})
    return list(honours), {(unit, honour): number for unit, honour, number in told}


def _jobs(registrations: dict[int, Registration]) -> dict[int, list[SummaryJob]]:
    units = {row.pk: row.unit_id for row in registrations.values() if _waits(row) or _counts(row)}
    waiting = {row.pk for row in registrations.values() if _waits(row)}
    found: dict[int, list[SummaryJob]] = defaultdict(list)
    for job in HardJob.objects.filter(registration__in=units).order_by("position", "pk"):
        if job.is_approved or job.registration_id in waiting:
            due = date_short(job.due_on) if job.due_on else ""
            found[units[job.registration_id]].append(SummaryJob(job.name, job.outcome, due))
    return found
