"""Which places of the amended plan an amendment changes, chosen on its draft."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.amending.changes import seen_sha256
from campaigns.amending.consolidating import ADD, REMOVE, WHOLE, Content
from campaigns.amending.in_force import amends_content, content_in_force, given_of
from campaigns.amending.places import PARTS, Place, places_of
from campaigns.inputs import BlockInput
from campaigns.models import AmendedPlace, Item, Plan
from campaigns.services.amending.text import part_write, place_write, text_write
from campaigns.services.items import branch, item_add
from campaigns.services.laying import UnitsNow, units_named
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from emulation.lib import dates
from emulation.lib.markers import NONE
from emulation.lib.states import WrongState
from emulation.org.models import Membership, User

GONE = "Mục ấy không còn trong kế hoạch được sửa đổi. Tải lại trang rồi chọn mục khác."


@transaction.atomic
def amended_items_add(
    *, plan: Plan, items: Sequence[str], parts: Collection[str] = (), by: User
) -> None:
    """Copy more items and parts of the text in force, to be written anew."""
    membership, base = _begin(plan, by)
    _check_free(plan, base, items)
    taken = set(plan.amended_places.values_list("part", flat=True))
    for part in (each for each in PARTS if each in parts and each not in taken):
        part_write(plan, base, part)
    units = UnitsNow(plan.commune, dates.today())
    units.learn(units_named(base))
    text_write(plan, base, items, units)
    places = places_of(base)
    names = [*(places[uid].name for uid in items), *(PARTS[part] for part in parts)]
    _tell(plan, "place_chosen", by, membership, ", ".join(names))


@transaction.atomic
def amended_items_strike(*, plan: Plan, items: Sequence[str], by: User) -> None:
    """Revoke items of the text in force; what stands below them goes with them."""
    membership, base = _begin(plan, by)
    _check_free(plan, base, items)
    places = places_of(base)
    for uid in items:
        place_write(plan, base, deed=REMOVE, place=uid)
    _tell(plan, "place_struck", by, membership, ", ".join(places[uid].name for uid in items))


@transaction.atomic
def amended_item_insert(
    *,
    plan: Plan,
    by: User,
    place: str = "",
    inside: bool = False,
    heading: str = "",
    text: str = "",
    item: Item | None = None,
) -> Item:
    """Add an item after ``place`` (``inside``: at its end; no place: at the end of the plan).

    ``item`` is one that was written already and has no place yet.
    """
    membership, base = _begin(plan, by)
    found = places_of(base).get(place)
    if place and (found is None or (inside and found.item.get("struck"))):
        raise WrongState(GONE)
    _check_outside(plan, found, inside)
    if item is None:
        blocks = [BlockInput(line) for line in text.splitlines() if line.strip()]
        style = _style(base, found, inside)
        item = item_add(plan=plan, by=by, heading=heading, blocks=blocks, numbered=style != NONE)
    elif item.plan_id != plan.pk or item.parent_id or hasattr(item, "amended_place"):
        raise ValidationError("Mục này đã có chỗ trong kế hoạch được sửa đổi.")
    row = place_write(plan, base, deed=ADD, place=place, inside=inside, item=item)
    _tell(plan, "place_added", by, membership, name_of(plan, row))
    return item


@transaction.atomic
def amended_place_drop(*, place: AmendedPlace, by: User) -> None:
    """Leave a place as it is: the change goes with its text and the targets that stand there."""
    plan = place.plan
    membership, _ = _begin(plan, by)
    name = name_of(plan, place)
    if place.deed == WHOLE:
        raise ValidationError(
            "Bản này thay toàn bộ nội dung; không dùng nữa thì hủy bản soạn thảo."
        )
    if place.item:
        plan.plantargets.filter(item__in=branch(place.item)).delete()
        place.item.delete()
    else:
        place.delete()
    _tell(plan, "place_dropped", by, membership, name)


@transaction.atomic
def amended_place_review(*, place: AmendedPlace, by: User) -> None:
    """Say that the new text in force was looked at and the change stays as it is written."""
    plan = place.plan
    membership, base = _begin(plan, by)
    seen = seen_sha256(base, given_of(place))
    if not seen:
        raise WrongState(
            "Mục này không còn trong kế hoạch được sửa đổi. Bỏ chỗ sửa này rồi chọn chỗ khác."
        )
    place.seen_sha256 = seen
    place.save(update_fields=["seen_sha256"])
    _tell(plan, "place_reviewed", by, membership, name_of(plan, place))


def name_of(plan: Plan, place: AmendedPlace) -> str:
    changes = amends_content(plan)["changes"]
    return next(each["name"] for each in changes if each["uid"] == str(place.uid))


def _begin(plan: Plan, by: User) -> tuple[Membership, Content]:
    """Return the right to write the draft and the text in force, held against colleagues."""
    membership = plan_writer(plan, by)
    if plan.amends is None:
        raise ValidationError("Kế hoạch này không sửa đổi kế hoạch nào.")
    plan_touch(plan)
    return membership, content_in_force(plan.amends)


def _check_free(plan: Plan, base: Content, items: Sequence[str]) -> None:
    """Refuse places that are gone, chosen before, or inside one another."""
    _check_not_whole(plan)
    places, taken = places_of(base), _taken(plan)
    for row in plan.amended_places.filter(deed=ADD, place__isnull=False):
        _check_nothing_added(places.get(str(row.place)), row.inside, items)
    for uid in items:
        place = places.get(uid)
        if place is None or place.item.get("struck"):
            raise WrongState(GONE)
        _check_apart(place, taken, places)
        taken.add(uid)


def _taken(plan: Plan) -> set[str]:
    """Return the items of the text in force that the draft writes anew or revokes."""
    rows = plan.amended_places.exclude(deed=ADD).exclude(place=None)
    return {str(uid) for uid in rows.values_list("place", flat=True)}


def _check_not_whole(plan: Plan) -> None:
    if plan.amended_places.filter(deed=WHOLE).exists():
        raise ValidationError("Bản này thay toàn bộ nội dung; sửa thẳng các mục của bản soạn thảo.")


def _around(place: Place, inside: bool) -> set[str]:
    """Return the items inside which something that is added at a place stands."""
    return {each["uid"] for each in place.above} | ({place.item["uid"]} if inside else set())


def _check_outside(plan: Plan, place: Place | None, inside: bool) -> None:
    """Refuse to add where the draft writes anew or revokes what is around: it would be lost."""
    _check_not_whole(plan)
    if place is not None and _around(place, inside) & _taken(plan):
        raise ValidationError(
            "Chỗ này nằm trong một mục mà bản này đã sửa hoặc bãi bỏ. Mục đã sửa thì viết thêm "
            "vào lời mới của mục ấy trong bản soạn thảo; mục bãi bỏ thì chọn chỗ khác."
        )


def _check_nothing_added(place: Place | None, inside: bool, items: Sequence[str]) -> None:
    """Refuse to write anew or revoke an item to which the draft adds something inside."""
    if place is not None and _around(place, inside) & set(items):
        raise ValidationError(
            f"Bản này bổ sung một mục {'vào cuối' if inside else 'sau'} {place.name}. "
            "Bỏ chỗ bổ sung ấy trước, hoặc chọn mục khác."
        )


def _check_apart(place: Place, taken: set[str], places: dict[str, Place]) -> None:
    above = {each["uid"] for each in place.above}
    inside = {
        uid
        for uid in taken & places.keys()
        if place.item["uid"] in {each["uid"] for each in places[uid].above}
    }
    if place.item["uid"] in taken or above & taken or inside:
        name = place.name
        raise ValidationError(
            f"{name[:1].upper()}{name[1:]} đã được chọn, hoặc nằm trong (hay chứa) một chỗ đã "
            "chọn. Bỏ chỗ đã chọn trước nếu muốn đổi."
        )


def _style(base: Content, place: Place | None, inside: bool) -> str:
    if place is None:
        return str(base["items_style"])
    return str(place.item["children_style"] if inside else place.style)


def _tell(plan: Plan, code: str, by: User, membership: Membership, name: str) -> None:
    tell(plan, f"campaigns.plan.{code}", by, membership, name=name)
