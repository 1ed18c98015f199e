"""Which tasks still hold after the amendments of their plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from campaigns.models import AmendedPlace, Item, Plan, TaskParty
from campaigns.states import PUBLISHED

Deed = AmendedPlace.Deed
STRIKING = (Deed.WHOLE, Deed.REPLACE, Deed.REMOVE)


def parties_in_force(parties: Sequence[TaskParty]) -> list[TaskParty]:
    """Leave out the parties whose task an issued amendment replaced or revoked.

    ``parties`` carry ``task.plan``, ``task.item`` and ``is_amended``. Two queries, whatever
    the number; none where nothing was amended.
    """
    amended = [party for party in parties if party.is_amended]
    plans = {party.task.plan.amends_id or party.task.plan_id for party in amended}
    if not plans:
        return list(parties)
    places = list(
        AmendedPlace.objects.filter(plan__amends__in=plans, plan__state__in=PUBLISHED, part="")
        .select_related("plan", "item")
        .order_by("pk")
    )
    if not any(place.deed in STRIKING for place in places):
        return list(parties)
    text = _Text(places, plans)
    return [party for party in parties if text.has(party)]


def with_amended(parties: QuerySet[TaskParty]) -> QuerySet[TaskParty]:
    """Add ``is_amended``: an issued amendment changes the plan of the task."""
    own = Q(amends=OuterRef("task__plan")) | Q(amends=OuterRef("task__plan__amends"))
    return parties.annotate(is_amended=Exists(Plan.objects.filter(own, state__in=PUBLISHED)))


class _Text:
    """The tree of items that a plan and its amendments make together.

    An item that replaces another stands under the other's uid from then on; amendments
    count in the order of their papers.
    """

    def __init__(self, places: Sequence[AmendedPlace], plans: set[int]) -> None:
        self.place_of = {place.item.uid: place for place in places if place.item}
        self.struck = [p for p in places if p.deed in STRIKING]
        items = Item.objects.filter(Q(plan__in=plans) | Q(plan__amends__in=plans))
        self.above: dict[UUID, UUID | None] = dict(items.values_list("uid", "parent__uid"))

    def has(self, party: TaskParty) -> bool:
        plan, family = party.task.plan, set(self._upwards(party.task.item.uid))
        root = plan.amends_id or plan.pk
        rank = (plan.paper_id or 0) if plan.amends_id else 0
        return not any(
            place.plan.amends_id == root
            and (place.plan.paper_id or 0) > rank
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
