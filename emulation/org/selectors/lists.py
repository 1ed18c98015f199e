"""What the pages on units, people and households show; a fixed number of queries each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)

from emulation.lib.text import search_key
from emulation.org.models import (
    Commune,
    Household,
    LoginCode,
    Membership,
    Person,
    Position,
    Role,
    Spell,
    Succession,
    Unit,
    UnitKind,
)
from emulation.org.rights import holding_on, last_begun
from emulation.org.selectors.names import names_among, spells_by_day, unit_names

KIND_ORDER = {kind: rank for rank, kind in enumerate(UnitKind)}


@dataclass(frozen=True)
class Head:
    person: Person
    title: str


@dataclass
class Post:
    """What one person holds in a unit."""

    person: Person
    titles: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)


def units_listed(commune: Commune, day: dt.date) -> list[Spell]:
    """Return the present spell of every unit, by kind and order; ended units stand last.

    Each carries ``is_closed`` and ``households`` (how many live there on the day).
    """
    here = holding_on(day, "unit__households__")
    spells = (
        last_begun(day)
        .filter(commune=commune)
        .select_related("unit")
        .annotate(households=Count("unit__households", filter=here, distinct=True))
    )
    rows = list(spells)
    for spell in rows:
        spell.is_closed = spell.valid_to is not None and spell.valid_to < day
    return sorted(rows, key=_by_kind)


def units_matching(spells: Iterable[Spell], words: str, kind: str) -> list[Spell]:
    """Keep the units of a kind in whose name the words begin a word, accents or not."""
    wanted = f" {search_key(words)}"
    of_kind = (spell for spell in spells if not kind or spell.kind == kind)
    return [spell for spell in of_kind if wanted in f" {spell.search_key}"]


def name_begins(words: str) -> Q:
    """Return the condition that words begin a word of the name: "an" finds An, not Lan."""
    wanted = search_key(words)
    return Q(search_key__startswith=wanted) | Q(search_key__contains=f" {wanted}")


def heads_on(commune: Commune | int, day: dt.date) -> dict[int, Head]:
    """Return who heads each unit: who holds the role, else who signs for it."""
    heads: dict[int, Head] = {}
    positions = Position.objects.filter(holding_on(day), commune=commune).select_related("person")
    titles = {(row.unit_id, row.person_id): row.title for row in positions}
    roles = Membership.objects.filter(holding_on(day), commune=commune, role=Role.UNIT_HEAD)
    for row in roles.select_related("person").order_by("valid_from", "pk"):
        title = titles.get((row.unit_id, row.person_id), "")
        heads[row.unit_id] = Head(row.person, title)
    for position in sorted(positions, key=_leading_first):
        if position.signature_title:
            heads.setdefault(position.unit_id, Head(position.person, position.title))
    return heads


def people_of_unit(unit: Unit, day: dt.date) -> list[Post]:
    """Return who holds a position or a role in the unit on the day, by given name."""
    posts: dict[int, Post] = {}
    positions = unit.positions.filter(holding_on(day)).select_related("person")
    for position in positions:
        post = posts.setdefault(position.person_id, Post(position.person))
        post.titles.append(position.title)
    for membership in unit.memberships.filter(holding_on(day)).select_related("person"):
        post = posts.setdefault(membership.person_id, Post(membership.person))
        post.roles.append(membership.get_role_display())
    return sorted(posts.values(), key=lambda post: post.person.sort_key)


def spells_of(unit: Unit) -> QuerySet[Spell]:
    """Return the names of a unit over time, oldest first."""
    return unit.spells.select_related("superior").order_by("valid_from")


def inferiors_on(unit: Unit, day: dt.date) -> QuerySet[Spell]:
    """Return what stands directly below the unit on the day."""
    spells = Spell.objects.filter(holding_on(day), superior=unit).select_related("unit")
    return spells.order_by("position", "sort_key")


def successions_of(unit: Unit) -> list[Succession]:
    """Return what the unit took over and who took over from it, with names of their days."""
    either = Q(predecessor=unit) | Q(successor=unit)
    rows = list(
        Succession.objects.filter(either)
        .select_related("predecessor", "successor")
        .order_by("on", "pk")
    )
    units = {key for row in rows for key in (row.predecessor_id, row.successor_id)}
    spells = spells_by_day(units)
    for row in rows:
        names = names_among(spells, row.on)
        row.predecessor_name = names[row.predecessor_id]
        row.successor_name = names[row.successor_id]
    return rows


def people_found(people: QuerySet[Person], words: str, day: dt.date) -> QuerySet[Person]:
    """Filter by words of the name; each person carries ``positions_now`` and ``code_until``."""
    present = Position.objects.filter(holding_on(day)).order_by("pk")
    return (
        with_code(people.filter(name_begins(words)), day)
        .select_related("user", "commune")
        .prefetch_related(Prefetch("positions", present, to_attr="positions_now"))
        .order_by("sort_key", "pk")
    )


def with_code(people: QuerySet[Person], day: dt.date) -> QuerySet[Person]:
    """Add ``code_until``: the day before which the open one-time code must be used."""
    open_code = LoginCode.objects.filter(user=OuterRef("user"), used_at=None, expires_on__gt=day)
    return people.annotate(code_until=Subquery(open_code.values("expires_on")[:1]))


def people_without_account(people: QuerySet[Person], day: dt.date) -> QuerySet[Person]:
    """Keep who holds a position or a role, now or from a later day, but has no account.

    Each carries ``positions_now`` and ``roles_now``.
    """
    positions = Position.objects.filter(_not_over(day)).order_by("pk")
    roles = Membership.objects.filter(_not_over(day)).order_by("pk")
    of_person = Q(person=OuterRef("pk"))
    acts = Exists(positions.filter(of_person)) | Exists(roles.filter(of_person))
    return (
        people.filter(acts, user=None)
        .select_related("commune")
        .prefetch_related(
            Prefetch("positions", positions, to_attr="positions_now"),
            Prefetch("memberships", roles, to_attr="roles_now"),
        )
        .order_by("sort_key", "pk")
    )


def households_found(
    households: QuerySet[Household], words: str, day: dt.date
) -> QuerySet[Household]:
    """Filter by words of the head's name or the code; each carries ``people``, its members."""
    return (
        households.filter(holding_on(day))
        .filter(name_begins(words) | Q(code__icontains=words))
        .select_related("head")
        .annotate(people=Count("members", filter=holding_on(day, "members__"), distinct=True))
        .order_by("sort_key", "code")
    )


def with_unit_names(
    rows: Iterable[Position | Membership], day: dt.date
) -> list[Position | Membership]:
    """Return the rows with ``unit_name``, read in one query."""
    listed = list(rows)
    names = unit_names([row.unit_id for row in listed], day)
    for row in listed:
        row.unit_name = names[row.unit_id]
    return listed


def positions_of(person: Person, day: dt.date) -> list[Position]:
    """Return the positions of a person, the present and latest first."""
    rows = person.positions.select_related("unit").order_by(
        F("valid_to").desc(nulls_first=True), "-valid_from"
    )
    return with_unit_names(rows, day)


def roles_of(person: Person, day: dt.date) -> list[Membership]:
    """Return the memberships of a person, the present and latest first."""
    rows = person.memberships.select_related("unit").order_by(
        F("valid_to").desc(nulls_first=True), "role"
    )
    return with_unit_names(rows, day)


def _not_over(day: dt.date) -> Q:
    return Q(valid_to=None) | Q(valid_to__gte=day)


def _by_kind(spell: Spell) -> tuple[bool, int, int, str]:
    return (spell.is_closed, KIND_ORDER[spell.kind], spell.position, spell.sort_key)


def _leading_first(position: Position) -> tuple[bool, dt.date, int]:
    is_deputy = position.signature_title.upper().startswith("PHÓ")
    return (is_deputy, position.valid_from, position.pk)
