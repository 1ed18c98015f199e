"""What of a carried plan still waits for a look, as the page of the look-over shows it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse

from campaigns.carrying.dated import LABELS, Kind
from campaigns.content import Content, plan_content
from campaigns.models import CarryOver, DatedPlace, Plan, PlanTarget
from campaigns.texts import TextField, look_fields, relocated, section_names, sentence_around
from campaigns.workshop import item_url


@dataclass(frozen=True)
class LookRow:
    """A dated place as it stands now, at ``start`` of its text."""

    place: DatedPlace
    field: TextField
    start: int
    url: str

    @property
    def label(self) -> str:
        return LABELS[Kind(self.place.kind)]

    @cached_property
    def around(self) -> tuple[str, str]:
        return sentence_around(self.field.text, self.start, self.start + self.place.length)

    @property
    def before(self) -> str:
        return self.around[0]

    @property
    def after(self) -> str:
        return self.around[1]

    @property
    def is_by_hand(self) -> bool:
        """A deadline is no text: it is set with its task."""
        return self.place.kind == Kind.DEADLINE

    @property
    def is_long(self) -> bool:
        return len(self.place.text) > 60


@dataclass(frozen=True)
class Section:
    key: str
    name: str
    rows: list[LookRow] = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    """Places that would all be changed alike."""

    kind: str
    text: str
    proposal: str
    count: int
    sections: list[tuple[str, str, int]]  # key, name, how many

    @property
    def label(self) -> str:
        return LABELS[Kind(self.kind)]


def waiting_rows(carried: CarryOver, content: Content | None = None) -> list[LookRow]:
    """Return the places that nobody decided on and whose words nobody touched, in order."""
    places = list(carried.places.filter(decision=DatedPlace.Decision.WAITING))
    fields = {one.key: one for one in look_fields(content or plan_content(carried.plan))}
    by_field: dict[str, list[DatedPlace]] = defaultdict(list)
    for place in places:
        by_field[place.field_key].append(place)
    starts = {}
    for key, own in by_field.items():
        if key in fields:
            starts |= _starts(carried.texts[key], fields[key].text, own)
    return [
        LookRow(place, now, starts[place.pk], field_url(carried.plan, now))
        for place in places
        if place.pk in starts and (now := fields[place.field_key])
    ]


def _starts(old: str, new: str, places: Sequence[DatedPlace]) -> dict[int, int]:
    found = relocated(old, new, [(place.start, place.length) for place in places])
    return {place.pk: at[0] for place, at in zip(places, found, strict=True) if at is not None}


def by_section(rows: Iterable[LookRow], content: Content) -> list[Section]:
    """Group the rows under the parts of the plan, in reading order."""
    sections = {key: Section(key, name) for key, name in section_names(content).items()}
    for row in rows:
        sections[row.field.section].rows.append(row)
    return [section for section in sections.values() if section.rows]


def alike(rows: Sequence[LookRow], content: Content) -> list[Group]:
    """Return what stands more than once with the same proposal, the most frequent first."""
    names = section_names(content)
    found: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.place.proposal:
            found[row.place.kind, row.place.text, row.place.proposal][row.field.section] += 1
    groups = [
        Group(*key, sections.total(), [(one, names[one], sections[one]) for one in names
                                       if one in sections])
        for key, sections in found.items()
        if sections.total() > 1
    ]  # fmt: skip
    return sorted(groups, key=lambda group: -group.count)


def rows_alike(rows: Iterable[LookRow], text: str, proposal: str, section: str) -> list[LookRow]:
    """Return the places of a group, all of them or those of one part."""
    return [
        row
        for row in rows
        if row.place.text == text
        and row.place.proposal == proposal
        and section in ("", row.field.section)
    ]


def unseen_targets(plan: Plan) -> list[PlanTarget]:
    """Return the targets whose figure is last year's and was not confirmed."""
    rows = plan.plantargets.exclude(carried_value=None).select_related(
        "target__indicator", "target__current", "target__parent", "item"
    )
    return [row for row in rows if row.is_unseen]


def field_url(plan: Plan, where: TextField) -> str:
    """Return the form on which a text is written."""
    if where.item:
        return item_url(plan, where.item)
    kind, _, uid = where.key.partition(":")
    if kind in ("title", "motto", "whole-motto"):
        return reverse("plan_header", args=[plan.uid])
    if kind == "recipients":
        return reverse("plan_recipients", args=[plan.uid])
    if kind == "appendix":
        return reverse("appendix_edit", args=[plan.uid, uid])
    if kind in ("block", "cell", "caption"):
        return f"{reverse('plan_edit', args=[plan.uid])}?phan=phu-luc"
    return reverse("plan_opening", args=[plan.uid])
