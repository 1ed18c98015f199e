"""Which tasks still hold after the amendments of their plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import BooleanField, CharField, Exists, OuterRef, Q, QuerySet, Value

from campaigns.models import AmendedPlace, Item, TaskParty
from campaigns.states import PUBLISHED

Deed = AmendedPlace.Deed
STRIKING = (Deed.WHOLE, Deed.REPLACE, Deed.REMOVE)


@dataclass(frozen=True)
class Place:
    """What an issued amendment does at a place; ``item`` is what stands there from then on."""

    item: UUID | None
    place: UUID | None
    deed: str
    inside: bool
    root: int  # the amended plan
    paper: int


def parties_in_force(parties: Sequence[TaskParty]) -> list[TaskParty]:
    """Leave out the parties whose task an issued amendment replaced or revoked.

    ``parties`` carry ``task.plan``, ``task.item`` and ``is_struck``. One query, whatever
    the number; none where no amendment struck anything.
    """
    plans = {
        party.task.plan.amends_id or party.task.plan_id for party in parties if party.is_struck
    }
    if not plans:
        return list(parties)
    text = _text_of(plans)
    return [party for party in parties if text.has(party)]


def with_struck(parties: QuerySet[TaskParty]) -> QuerySet[TaskParty]:
    """Add ``is_struck``: an issued amendment replaced or revoked something in the task's plan."""
    own = Q(plan__amends=OuterRef("task__plan")) | Q(plan__amends=OuterRef("task__plan__amends"))
    struck = _places().filter(own, deed__in=STRIKING)
    return parties.annotate(is_struck=Exists(struck))


class _Text:
    """The tree of items that a plan and its amendments make together.

    An item that replaces another stands under the other's uid from then on; amendments
    count in the order of their papers.
    """

    def __init__(self, places: Iterable[Place], above: dict[UUID, UUID | None]) -> None:
        places = list(places)
        self.place_of = {place.item: place for place in places if place.item}
        self.struck = [place for place in places if place.deed in STRIKING]
        self.above = above

    def has(self, party: TaskParty) -> bool:
        plan, family = party.task.plan, set(self._upwards(party.task.item.uid))
        root = plan.amends_id or plan.pk
        rank = (plan.paper_id or 0) if plan.amends_id else 0
        return not any(
            place.root == root
            and place.paper > rank
            and (place.deed == Deed.WHOLE or place.place in family)
            for place in self.struck
        )

    def _upwards(self, uid: UUID | None) -> Iterator[UUID]:
        seen: set[UUID] = set()
        while uid is not None and uid not in seen:
            seen.add(uid)
            yield uid
            uid = self.above.get(uid) or self._stands_below(uid)

    def _stands_below(self, uid: UUID) -> UUID | None:
        """Return where the root of an amending text came to stand."""
        place = self.place_of.get(uid)
        if place is None or place.place is None:
            return None
        if place.deed == Deed.ADD and not place.inside:
            return self.above.get(place.place) or self._stands_below(place.place)
        return place.place


def _places() -> QuerySet[AmendedPlace]:
    return AmendedPlace.objects.filter(plan__state__in=PUBLISHED, part="")


def _text_of(plans: set[int]) -> _Text:
    """Read the items of the plans and of their amendments, with their places; one query."""
    items = Item.objects.filter(Q(plan__in=plans) | Q(plan__amends__in=plans)).values_list(
        "uid",
        "parent__uid",
        Value("", CharField()),
        Value(False, BooleanField()),
        "plan",
        "plan__paper",
        "pk",
    )
    places = _places().filter(plan__amends__in=plans)
    placed = places.values_list(
        "item__uid", "place", "deed", "inside", "plan__amends", "plan__paper", "pk"
    )
    rows = list(items.order_by().union(placed.order_by(), all=True))
    above = {uid: parent for uid, parent, deed, *_ in rows if not deed}
    found = sorted((row for row in rows if row[2]), key=lambda row: row[-1])
    return _Text((Place(*about, paper or 0) for *about, paper, _ in found), above)
