"""What was launched in a year, which units registered, and how they were ranked.

Five queries, whatever the number of campaigns and units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from campaigns.models import (
    Aspirant,
    Campaign,
    HardJob,
    Participant,
    Pledge,
    Ranking,
    Registration,
    RegistrationState,
    SubjectKind,
)
from campaigns.registering.office.listing import BETTER
from campaigns.registering.office.missing import owes
from emulation.lib import dates
from emulation.org.models import Commune
from targets.following.people import ordered_units

_MOST_PLACES = 3


@dataclass
class Registered:
    """What was approved in registrations: of a campaign, or of one unit."""

    pledges: int = 0
    better: int = 0  # pledges better than the share
    jobs: int = 0
    titles: Counter[str] = field(default_factory=Counter)  # by kind of subject

    def add(self, other: Registered) -> None:
        self.pledges += other.pledges
        self.better += other.better
        self.jobs += other.jobs
        self.titles += other.titles


@dataclass
class Standing:
    """Units of a campaign, or campaigns of a unit, by what became of the registration."""

    in_time: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    none: list[str] = field(default_factory=list)

    @property
    def sent(self) -> int:
        return len(self.in_time) + len(self.late)

    @property
    def all(self) -> int:
        return self.sent + len(self.none)


@dataclass(frozen=True)
class Ranked:
    """The first places of one cluster: unit, place, points as they are stored."""

    cluster: str
    places: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True)
class CampaignYear:
    """One campaign, with the units that take part."""

    uid: UUID
    name: str
    starts_on: str
    ends_on: str
    units: Standing
    registered: Registered
    rankings: tuple[Ranked, ...]


@dataclass(frozen=True)
class UnitYear:
    """One unit, with the campaigns that it takes part in; ``ranks`` as "1/6 (…)"."""

    name: str
    campaigns: Standing
    registered: Registered
    ranks: tuple[str, ...]


@dataclass(frozen=True)
class CampaignsOfYear:
    year: int
    campaigns: tuple[CampaignYear, ...] = ()
    units: tuple[UnitYear, ...] = ()


def campaigns_of_year(commune: Commune, year: int) -> CampaignsOfYear:
    """Return the campaigns that were launched and began in a year."""
    rows = Campaign.objects.filter(
        commune=commune, launched_at__isnull=False, cancelled_at=None, starts_on__year=year
    )
    campaigns = list(rows.order_by("starts_on", "pk"))
    return _Reading(year, campaigns).told() if campaigns else CampaignsOfYear(year)


class _Reading:
    def __init__(self, year: int, campaigns: list[Campaign]) -> None:
        self._year, self._campaigns = year, campaigns
        pairs = Participant.objects.filter(campaign__in=campaigns).order_by()
        taking = set(pairs.values_list("campaign", "unit"))
        spells = ordered_units({unit for _, unit in taking}, dates.today())
        self._names = {spell.unit_id: spell.home_name for spell in spells}
        self._taking = [
            (one.pk, unit) for unit in self._names for one in campaigns if (one.pk, unit) in taking
        ]
        self._rows = {
            (row.campaign_id, row.unit_id): row
            for row in _with_counts(Registration.objects.filter(campaign__in=campaigns))
        }
        self._rankings = list(
            Ranking.objects.filter(campaign__in=campaigns, is_current=True)
            .select_related("cluster")
            .order_by("campaign", "cluster__position", "pk")
        )

    def told(self) -> CampaignsOfYear:
        return CampaignsOfYear(
            self._year,
            tuple(self._campaign(one) for one in self._campaigns),
            tuple(self._unit(unit) for unit in self._names),
        )

    def _campaign(self, campaign: Campaign) -> CampaignYear:
        standing, held = Standing(), Registered()
        for key, unit in self._taking:
            if key == campaign.pk:
                self._stand(standing, campaign, unit, self._names[unit])
                held.add(self._held_by(campaign, unit))
        return CampaignYear(
            uid=campaign.uid,
            name=campaign.name,
            starts_on=dates.date_short(campaign.starts_on),
            ends_on=dates.date_short(campaign.ends_on),
            units=standing,
            registered=held,
            rankings=tuple(
                _ranked(row) for row in self._rankings if row.campaign_id == campaign.pk
            ),
        )

    def _unit(self, unit: int) -> UnitYear:
        standing, held = Standing(), Registered()
        for campaign in self._campaigns:
            if (campaign.pk, unit) in self._taking:
                self._stand(standing, campaign, unit, campaign.short_name or campaign.name)
                held.add(self._held_by(campaign, unit))
        return UnitYear(self._names[unit], standing, held, tuple(self._ranks(unit)))

    def _held_by(self, campaign: Campaign, unit: int) -> Registered:
        row = self._rows.get((campaign.pk, unit))
        return _held(row) if row else Registered()

    def _stand(self, standing: Standing, campaign: Campaign, unit: int, name: str) -> None:
        row = self._rows.get((campaign.pk, unit))
        if row is None or not _counts(row):
            standing.none.append(name)
        elif dates.local_day(row.first_sent_at) > campaign.register_until:
            standing.late.append(name)
        else:
            standing.in_time.append(name)

    def _ranks(self, unit: int) -> Iterable[str]:
        names = {one.pk: one.short_name or one.name for one in self._campaigns}
        for row in self._rankings:
            ranked = [one for one in row.content["rows"] if one["rank"] is not None]
            for one in ranked:
                if one["unit_key"] == unit:
                    yield f"{one['rank']}/{len(ranked)} ({names[row.campaign_id]})"


def _counts(row: Registration) -> bool:
    """Say whether a unit has registered: it sent, and nothing was returned or taken back."""
    is_withdrawn = row.state == RegistrationState.WITHDRAWN
    return row.first_sent_at is not None and not is_withdrawn and not owes(row)


def _with_counts(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Add what the office approved of each registration, counted by the database."""
    pledges = Pledge.objects.annotate(counted=F("approved_value"))
    approved = pledges.filter(Q(approved_value__isnull=False) | ~Q(approved_words=""))
    named = Aspirant.objects.filter(is_standing=True, is_approved=True)
    return rows.annotate(
        pledge_count=_count(approved),
        better_count=_count(approved.filter(BETTER)),
        job_count=_count(HardJob.objects.filter(is_approved=True)),
        **{
            f"{kind}_count": _count(named.filter(**{f"{kind}__isnull": False}))
            for kind in SubjectKind.values
        },
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    own = rows.filter(registration=OuterRef("pk")).order_by().values("registration")
    return Coalesce(Subquery(own.annotate(n=Count("pk")).values("n")), 0)


def _held(row: Registration) -> Registered:
    return Registered(
        pledges=row.pledge_count,
        better=row.better_count,
        jobs=row.job_count,
        titles=Counter({kind: getattr(row, f"{kind}_count") for kind in SubjectKind.values}),
    )


def _ranked(ranking: Ranking) -> Ranked:
    placed = [row for row in ranking.content["rows"] if row["rank"] is not None]
    first = [row for row in placed if row["rank"] <= _MOST_PLACES]
    places = tuple((row["unit"], row["rank"], row["points"]) for row in first)
    return Ranked(ranking.content["cluster"], places)
