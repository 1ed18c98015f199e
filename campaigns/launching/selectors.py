"""Campaigns in lists, on their page and in the calendar; a fixed number of queries each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from campaigns.launching.anniversaries import Day, Event, days_of, national_events
from campaigns.launching.burden import Stretch, burdens
from campaigns.launching.course import Course
from campaigns.launching.repeating import (
    DATES,
    WORDS,
    dates_moved,
    lines_moved,
    places_left,
    turn_to,
)
from campaigns.launching.rules import campaigns_visible_to
from campaigns.models import (
    Anniversary,
    Campaign,
    CampaignKind,
    Participant,
    Registration,
    RegistrationState,
    SloganSet,
    Taking,
)
from emulation.lib import dates
from emulation.lib.text import first_upper
from emulation.org.models import Commune, Role, Unit, User
from emulation.org.models.units import UnitKind
from emulation.org.rights import granting, memberships
from emulation.org.selectors import spells_on, unit_names

SENT = ~Q(first_sent_at=None) & ~Q(state=RegistrationState.WITHDRAWN)


@dataclass(frozen=True)
class Load:
    """Units that carry the same campaigns at once, from the day of the most."""

    units: str
    on: dt.date
    names: tuple[str, ...]


def campaign_seen(user: User, uid: UUID) -> Campaign:
    return get_object_or_404(campaigns_visible_to(user), uid=uid)


def with_counts(rows: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """Add ``unit_count`` (who takes part) and ``sent_count`` (who sent a registration)."""
    return rows.annotate(
        unit_count=_count(Participant.objects.all()),
        sent_count=_count(Registration.objects.filter(SENT)),
    )


def standing_at(course: str, day: dt.date) -> Q:
    """Return the condition that a campaign stands there on a day: ``course_of`` as a query."""
    live = Q(cancelled_at=None)
    launched = live & Q(launched_at__isnull=False)
    running = launched & Q(closed_at=None)
    registering = Q(register_from__lte=day, register_until__gte=day)
    going = running & ~registering
    return {
        Course.CANCELLED: Q(cancelled_at__isnull=False),
        Course.PAPER: live & Q(launched_at=None, paper__isnull=False),
        Course.DRAFT: live & Q(launched_at=None, paper=None),
        Course.CLOSED: launched & Q(closed_at__isnull=False),
        Course.REGISTERING: running & registering,
        Course.JUDGING: going & Q(ends_on__lt=day),
        Course.AHEAD: going & Q(ends_on__gte=day, starts_on__gt=day),
        Course.GOING: going & Q(ends_on__gte=day, starts_on__lte=day),
    }[Course(course)]


def communes_kept_by(user: User) -> list[Commune]:
    """Return the communes whose campaigns the person writes."""
    own: dict[int, Commune] = {row.commune_id: row.commune for row in memberships(user)}
    return [one for one in own.values() if granting(user, "campaigns.keep_campaigns", one)]


def own_units(
    user: User, campaign: Campaign, taking: Iterable[int]
) -> list[tuple[Unit, str, Registration | None]]:
    """Return the units the person heads among those that take part, with their registrations."""
    headed = {
        row.unit_id: (row.unit, row.unit_words)
        for row in memberships(user)
        if row.role == Role.UNIT_HEAD and row.commune_id == campaign.commune_id
    }
    own = [key for key in taking if key in headed]
    if not own:
        return []
    sent = {row.unit_id: row for row in campaign.registrations.filter(unit__in=own)}
    return [(*headed[key], sent.get(key)) for key in own]


def participants_named(campaign: Campaign) -> list[tuple[Participant, str]]:
    """Return who takes part with today's names, in the order of their list."""
    rows = list(campaign.participants.select_related("unit"))
    names = unit_names([row.unit_id for row in rows], dates.today())
    return [(row, names[row.unit_id]) for row in rows]


def superior_campaigns(communes: Iterable[int]) -> QuerySet[Campaign]:
    """Return the launched campaigns of authorities, for those below to implement."""
    rows = Campaign.objects.filter(commune__in=list(communes), launched_at__isnull=False)
    return rows.filter(cancelled_at=None).order_by("-starts_on")


def slogan_sets_on(commune: Commune, day: dt.date) -> QuerySet[SloganSet]:
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    left = Q(valid_to=None) | Q(valid_to__gte=day)
    return SloganSet.objects.filter(begun, left, commune=commune).prefetch_related("members")


def changes_to(campaign: Campaign, year: int) -> dict[str, list[Any]]:
    """Return what repeating a campaign in a year moves, and what it leaves for a look."""
    turn = turn_to(campaign, year)
    labels = {
        name: first_upper(campaign._meta.get_field(name).verbose_name) for name in (*DATES, *WORDS)
    }
    words = [(labels[name], getattr(campaign, name)) for name in WORDS]
    criteria = campaign.criterions.order_by("position", "pk").values_list("name", "guide")
    words += [("Tiêu chí", text) for pair in criteria for text in pair]
    words += [("Khen thưởng", row.grade) for row in campaign.plannedawards.all()]
    days = [(_label(name), getattr(campaign, name)) for name in DATES]
    return {
        "moved": [*dates_moved(days, turn), *lines_moved(words, turn)],
        "to_look": list(places_left(words, turn)),
    }


def days_kept(commune: Commune, year: int) -> list[Day]:
    """Return the days of a year, the country's and the commune's own."""
    own = (
        Event(row.name, row.day, row.month, row.since, row.source, is_own=True)
        for row in Anniversary.objects.filter(commune=commune)
    )
    return days_of(year, [*national_events(), *own])


def campaigns_of_year(user: User, commune: Commune, year: int) -> list[Campaign]:
    rows = campaigns_visible_to(user).filter(commune=commune, cancelled_at=None)
    within = rows.filter(starts_on__year__lte=year, ends_on__year__gte=year)
    return list(within.order_by("starts_on", "pk"))


def loads_of(commune: Commune, campaigns: Sequence[Campaign]) -> list[Load]:
    """Return which units carry too many short campaigns at once; those of the year do not count."""
    short = [one for one in campaigns if one.kind != CampaignKind.YEAR and not one.closed_at]
    if len(short) < 2:
        return []
    day = dates.today()
    units = _units_of(commune, short, day)
    stretches = [
        Stretch(one.short_name or one.name, one.starts_on, one.ends_on, units[one.pk])
        for one in short
    ]
    found: dict[tuple[dt.date, tuple[str, ...]], list[int]] = defaultdict(list)
    for burden in burdens(stretches):
        found[burden.on, burden.names].append(burden.unit)
    names = unit_names([unit for row in found.values() for unit in row], day)
    return [
        Load(", ".join(sorted(names[unit] for unit in row)), on, listed)
        for (on, listed), row in found.items()
    ]


def loads_with(campaign: Campaign) -> list[Load]:
    """Return whom the launch of a campaign would burden, among the others of its time."""
    others = Campaign.objects.filter(
        commune=campaign.commune_id,
        launched_at__isnull=False,
        cancelled_at=None,
        closed_at=None,
        starts_on__lte=campaign.ends_on,
        ends_on__gte=campaign.starts_on,
    ).exclude(pk=campaign.pk)
    name = campaign.short_name or campaign.name
    loads = loads_of(campaign.commune, [*others, campaign])
    return [load for load in loads if name in load.names]


def _label(name: str) -> str:
    return first_upper(Campaign._meta.get_field(name).verbose_name)


def _units_of(
    commune: Commune, campaigns: Sequence[Campaign], day: dt.date
) -> dict[int, frozenset[int]]:
    """Return by campaign who takes part, or will; two queries for all."""
    chosen: dict[int, set[int]] = defaultdict(set)
    rows = Participant.objects.filter(campaign__in=campaigns)
    for campaign, unit in rows.values_list("campaign", "unit"):
        chosen[campaign].add(unit)
    kinds: dict[str, set[int]] = defaultdict(set)
    for kind, unit in spells_on(commune, day).values_list("kind", "unit"):
        kinds[kind].add(unit)
    return {one.pk: frozenset(chosen[one.pk] or _meant(one, kinds)) for one in campaigns}


def _meant(campaign: Campaign, kinds: dict[str, set[int]]) -> set[int]:
    if campaign.taking == Taking.CHOSEN:
        return set()
    wanted = [UnitKind.VILLAGE] if campaign.taking == Taking.VILLAGES else campaign.kinds
    return {unit for kind in wanted for unit in kinds.get(kind, ())}


def _count(rows: QuerySet) -> Coalesce:
    found = rows.filter(campaign=OuterRef("pk")).order_by().values("campaign")
    return Coalesce(Subquery(found.annotate(n=Count("pk")).values("n")), 0)
