"""Who may: every right names the membership that grants it.

A ``rules.py`` of an app writes one function a question, ``(user, thing) -> Membership |
None``, under ``@permission("app.verb_thing")``. Templates and the admin ask
``user.has_perm``; services call ``require`` and keep the membership for the trail.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

import rules
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from emulation.lib import dates
from emulation.org.models import (
    Commune,
    Membership,
    Role,
    Spell,
    Succession,
    Unit,
    User,
)
from emulation.org.models.units import OWN_KINDS, UnitKind
from emulation.trail.services import SYSTEM, Actor, Subject

Grant = Callable[[Any, Any], Membership | None]
_GRANTS: dict[str, Grant] = {}


@dataclass(frozen=True)
class Post:
    """A chức vụ that a person holds."""

    title: str
    person_id: int
    commune_id: int
    unit_id: int
    valid_from: dt.date


def permission(name: str) -> Callable[[Grant], Grant]:
    """Register a question under the name by which ``has_perm`` and ``require`` ask it."""

    def register(function: Grant) -> Grant:
        def holds(user: Any, thing: Any = None) -> bool:
            return thing is not None and function(user, thing) is not None

        _GRANTS[name] = function
        rules.add_perm(name, rules.predicate(holds, name=name))
        return function

    return register


def require(user: User, name: str, thing: Any) -> Membership:
    """Return the membership that grants the right, or raise ``PermissionDenied``."""
    membership = granting(user, name, thing)
    if membership is None:
        raise PermissionDenied("Đồng chí không có quyền làm việc này.")
    return membership


def authorise(by: User | None, name: str, thing: Any) -> Actor:
    """Return who acts, if the right holds; ``by=None`` is the system itself (a command)."""
    return SYSTEM if by is None else actor(by, require(by, name, thing))


def granting(user: User, name: str, thing: Any) -> Membership | None:
    """Return the membership that grants the right, or ``None``. A superuser is nobody here."""
    return _GRANTS[name](user, thing)


def memberships(user: User) -> list[Membership]:
    """Return the memberships of the account that hold today; read once a request.

    Each carries in words what every page shows of it: ``office`` ("Xã Đồng Tâm") and
    ``unit_words`` (the unit's name of the day); the ``posts`` of the person, that in the unit
    first; and ``took_over``: whether the commune goes on with papers of others.
    """
    today = dates.today()
    kept = getattr(user, "_memberships", None)
    if kept is None or kept[0] != today:
        found = _held(user.pk, today) if user.is_authenticated else []
        kept = user._memberships = (today, found)
    return kept[1]


def user_with_memberships(pk: int) -> User | None:
    """Return an account with its memberships of today known: one query where it has any."""
    today = dates.today()
    found = _held(pk, today)
    user = found[0].person.user if found else User.objects.filter(pk=pk).first()
    if user is not None:
        user._memberships = (today, found)
    return user


def _held(user: int, day: dt.date) -> list[Membership]:
    """Read each membership with its words: a line for every chức vụ of its person."""
    found: dict[int, Membership] = {}
    for line in _lines_on(day).filter(person__user=user):
        membership = found.setdefault(line.pk, line)
        if membership is line:
            membership.posts = []
        if line.post_title is not None:
            membership.posts.append(_post(line))
    for membership in found.values():
        membership.posts.sort(
            key=lambda post: (post.unit_id != membership.unit_id, post.valid_from, post.title)
        )
    return list(found.values())


@lru_cache(maxsize=2)
def _lines_on(day: dt.date) -> QuerySet[Membership]:
    """Return the question, unasked, for everybody; putting it together costs as much as asking."""
    rows = Membership.objects.filter(holding_on(day))
    return _with_posts(rows.select_related("person__user", "unit", "commune"), day).annotate(
        office=commune_name_on(day),
        unit_words=unit_name_on(day, "unit"),
        took_over=Exists(_predecessors(day).filter(commune=OuterRef("commune"))),
    )


def _with_posts(rows: QuerySet[Membership], day: dt.date) -> QuerySet[Membership]:
    holding = holding_on(day, "person__positions__")
    return rows.annotate(
        held_post=FilteredRelation("person__positions", condition=holding),
        post_title=F("held_post__title"),
        post_commune=F("held_post__commune"),
        post_unit=F("held_post__unit"),
        post_from=F("held_post__valid_from"),
    )


def _post(line: Membership) -> Post:
    return Post(
        title=line.post_title,
        person_id=line.person_id,
        commune_id=line.post_commune,
        unit_id=line.post_unit,
        valid_from=line.post_from,
    )


def unit_name_on(day: dt.date, unit: str = "pk") -> Coalesce:
    """Return the name of a row's unit as a column: "Thôn Hồng Lạc"."""
    return _name_on(Spell.objects.filter(unit=OuterRef(unit)), day)


def commune_name_on(day: dt.date) -> Coalesce:
    """Return the name of a row's commune as a column: "Xã Đồng Tâm"."""
    whole = Spell.objects.filter(commune=OuterRef("commune"), kind__in=OWN_KINDS)
    return _name_on(whole, day)


def _name_on(spells: QuerySet[Spell], day: dt.date) -> Coalesce:
    """Return the name of a day; before the first day the first name."""
    begun = spells.filter(valid_from__lte=day)
    return _first(begun.order_by("-valid_from"), spells.order_by("valid_from"), "name")


def _first(rows: QuerySet, otherwise: QuerySet, field: str) -> Coalesce:
    """Return the field of the first of the rows, else of the first of the others, else ""."""
    first, other = (Subquery(each.values(field)[:1]) for each in (rows, otherwise))
    return Coalesce(first, other, Value(""))


def posts_held(user: User) -> set[Post]:
    """Return the chức vụ of the account's people that hold today."""
    return {post for membership in memberships(user) for post in membership.posts}


def holding_on(day: dt.date, prefix: str = "") -> Q:
    """Return the condition that a dated row holds on a day."""
    begun = Q(**{f"{prefix}valid_from__lte": day})
    open_end = Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gte": day})
    return begun & open_end


def last_begun(day: dt.date) -> QuerySet[Spell]:
    """Return of every unit the spell of the day; of a closed one that with which it ended."""
    begun = Spell.objects.filter(valid_from__lte=day)
    later = begun.filter(unit=OuterRef("unit"), valid_from__gt=OuterRef("valid_from"))
    return begun.filter(~Exists(later))


def held(
    user: User, roles: Collection[str], commune: Commune | int, unit: Unit | None = None
) -> Membership | None:
    """Return the account's membership in one of the roles of the commune (and unit), if any.

    Roles are tried in the order given, so that the trail names the most fitting one.
    """
    commune_id = commune if isinstance(commune, int) else commune.pk
    for role in roles:
        for membership in memberships(user):
            if membership.role != role or membership.commune_id != commune_id:
                continue
            if unit is None or membership.unit_id == unit.pk:
                return membership
    return None


def actor(user: User, membership: Membership | None = None) -> Actor:
    """Return the plain values that the trail keeps of who acts."""
    if membership is None:
        return Actor(user.pk, user.name)
    return Actor(user.pk, membership.person.full_name, membership.pk, str(membership))


def subject(row: Any, name: str = "") -> Subject:
    """Return the plain values that the trail keeps of what was acted on."""
    commune = row if isinstance(row, Commune) else row.commune
    return Subject(row._meta.label_lower, row.uid, name or str(row), commune.uid)


def communes_of(user: User) -> set[int]:
    """Return the communes in which the account holds any membership today."""
    return {membership.commune_id for membership in memberships(user)}


def commune_uids_of(user: User) -> list[UUID]:
    """Return the uids of the same communes, in their order: by them the trail names communes."""
    return sorted({membership.commune.uid for membership in memberships(user)})


def readable_communes(user: User) -> set[int]:
    """Return the communes whose rows the account may read at all.

    Its own; those that its own took over (a successor reads what its predecessors did);
    and, for an overseer, all below.
    """
    kept = getattr(user, "_readable_communes", None)
    if kept is None:
        held, kept = memberships(user), communes_of(user)
        if any(m.role == Role.OVERSEER for m in held):
            below, before = _structure()
            kept |= _reached({m.commune_id for m in held if m.role == Role.OVERSEER}, below)
            kept = _reached(kept, before)
        elif any(m.took_over for m in held):
            kept = _with_predecessors(kept)
        user._readable_communes = kept
    return kept


def commune_and_predecessors(commune: Commune) -> set[int]:
    """Return the commune and those that it took over, whose papers it goes on with."""
    return _with_predecessors({commune.pk})


def commune_and_superiors(commune: Commune) -> set[int]:
    """Return the commune and the authorities above it today, up to the province."""
    found, frontier = {commune.pk}, {commune.pk}
    while frontier:
        own = Spell.objects.filter(holding_on(dates.today()), kind__in=OWN_KINDS)
        above = own.filter(commune__in=frontier).exclude(superior=None)
        frontier = set(above.values_list("superior__commune", flat=True)) - found
        found |= frontier
    return found


def _with_predecessors(communes: set[int]) -> set[int]:
    """Return the communes and all that they go on with; one query, however long the chain."""
    pairs = _predecessors(dates.today()).values_list("commune", "predecessor__commune")
    return _reached(communes, pairs.distinct())


def _reached(communes: set[int], pairs: Iterable[tuple[int, int]]) -> set[int]:
    """Return the communes and all to which the pairs lead from them."""
    after: dict[int, set[int]] = defaultdict(set)
    for start, end in pairs:
        after[start].add(end)
    found, frontier = set(communes), set(communes)
    while frontier:
        frontier = set().union(*(after[each] for each in frontier)) - found
        found |= frontier
    return found


def _predecessors(day: dt.date) -> QuerySet[Succession]:
    """Return what communes had taken over from communes by a day."""
    return Succession.objects.filter(
        on__lte=day,
        successor__spells__kind=UnitKind.COMMUNE,
        predecessor__spells__kind=UnitKind.COMMUNE,
    )


def _structure() -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return pairs of communes: (above, below) and (successor, predecessor); one query.

    Below is what stands there today, and what stood there when it was closed. A commune that
    moved to another authority is read by that one. A closed commune stays with the authority
    it ended under, so that its papers never lose their last reader.
    """
    today = dates.today()
    below = last_begun(today).filter(
        superior__spells__kind__in=[UnitKind.PROVINCE, UnitKind.DISTRICT],
        kind__in=[UnitKind.DISTRICT, UnitKind.COMMUNE],
    )
    told = below.values_list("superior__commune", "commune", Value(True))
    before = _predecessors(today).values_list("commune", "predecessor__commune", Value(False))
    pairs = list(told.order_by().union(before.order_by()))
    return (
        [(above, below) for above, below, is_below in pairs if is_below],
        [(after, before) for after, before, is_below in pairs if not is_below],
    )
