"""The changes of an amendment put in order and named, from the text that they change. Pure."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from campaigns.amending.consolidating import ADD, REMOVE, WHOLE, Content, part_lines
from campaigns.amending.places import (
    PARTS,
    Place,
    end_of_family,
    kind_name,
    marker_after,
    next_marker,
    places_of,
)

PARTS_FIRST = ("bases", "opening")
GONE = "chỗ không còn trong kế hoạch được sửa đổi"
# What an item is beside its words; a new version of the row is no new text.
_NOT_TEXT = ("version", "notes", "children", "marker")


@dataclass(frozen=True)
class Given:
    """A change as the clerk chose it; ``item`` is the uid of the amending item or ""."""

    uid: str
    deed: str
    part: str = ""
    place: str = ""
    inside: bool = False
    item: str = ""
    is_numbered: bool = True


Change = dict[str, Any]


def changes_of(base: Content, given: Sequence[Given]) -> list[Change]:
    """Return the changes in the order of the text that they change, each with its name.

    The number of an added item follows from its neighbours, those added just before included.
    """
    base = copy.deepcopy({key: base[key] for key in ("items", "items_style")})
    order = {uid: number for number, uid in enumerate(places_of(base))}
    last: dict[str, str] = {}  # what was added last right after a place
    changes = []
    for one in sorted(given, key=lambda each: _rank(each, order)):
        changes.append(_change(base, one, last.get(one.place, one.place)))
        if one.deed == ADD and one.place and not one.inside:
            last[one.place] = one.item
    return changes


def seen_sha256(base: Content, one: Given) -> str:
    """Return the hash of the text that a change is about; "" where its place is gone."""
    seen = _seen(base, one)
    if seen is None:
        return ""
    packed = json.dumps(seen, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(packed.encode()).hexdigest()


def _seen(base: Content, one: Given) -> Any:
    if one.deed == WHOLE:
        parts = [part_lines(base, part) for part in PARTS]
        return [*parts, [_text(item) for item in base["items"]]]
    if one.part:
        return part_lines(base, one.part)
    if one.deed == ADD and not one.place:
        return _family(base["items"])
    place = places_of(base).get(one.place)
    if place is None:
        return None
    if one.deed == ADD:
        return _family(place.item["children"] if one.inside else place.siblings)
    return None if place.item.get("struck") else _text(place.item)


def _family(items: Iterable[dict[str, Any]]) -> list[list[str]]:
    return [[item["uid"], item["marker"]] for item in items]


def _text(item: dict[str, Any]) -> dict[str, Any]:
    own = {key: value for key, value in item.items() if key not in _NOT_TEXT}
    return own | {"children": [_text(child) for child in item["children"]]}


def _rank(one: Given, order: dict[str, int]) -> tuple[int, int]:
    if one.part:
        return (0 if one.part in PARTS_FIRST else 2, list(PARTS).index(one.part))
    last = len(order)
    return 1, order.get(one.place, last) if one.place else last


def _change(base: Content, one: Given, follows: str) -> Change:
    change: Change = {
        "uid": one.uid,
        "deed": one.deed,
        "part": one.part,
        "place": one.place,
        "inside": one.inside,
        "follows": follows if one.deed == ADD and not one.inside else "",
        "item": one.item,
        "marker": "",
        "short": "",
        "beside": "",
        "gone": False,
    }
    if one.deed == WHOLE:
        return change | {"name": "toàn bộ nội dung Kế hoạch"}
    if one.part:
        return change | {"name": PARTS[one.part]}
    place = places_of(base).get(one.place)
    if place is None and one.place:
        return change | {"name": GONE, "gone": True}
    if one.deed == ADD:
        return change | _added(base, one, places_of(base).get(change["follows"], place))
    is_struck = bool(place and place.item.get("struck"))
    return change | {
        "name": place.name if place else GONE,
        "marker": place.item["marker"] if place and one.deed != REMOVE else "",
        "gone": is_struck,
    }


def _added(base: Content, one: Given, place: Place | None) -> Change:
    """Give an added item its number and room, so that the next one counts it."""
    if place is None:
        siblings, style, above = base["items"], base["items_style"], ""
        index, beside, depth = len(siblings), "cuối phần nội dung Kế hoạch", 0
    elif one.inside:
        siblings, style, above = place.item["children"], place.item["children_style"], ""
        above, index, depth = place.item["marker"], len(siblings), len(place.above) + 1
        beside = f"cuối {place.name}" if siblings else place.name
    else:
        siblings, style = place.siblings, place.style
        index, depth = end_of_family(place), len(place.above)
        beside = f"sau {place.name}"
    follows = place is not None and not one.inside
    number = marker_after(place) if follows else next_marker(siblings, style, above)
    number = number if one.is_numbered else ""
    stub = {"uid": one.item, "marker": number, "numbered": one.is_numbered, "heading": ""}
    siblings.insert(index, stub | {"blocks": [], "children": [], "children_style": style})
    bare = number.rstrip(".)").strip("-+")
    name = f"{kind_name(style, depth)} {bare}".strip()
    path = _path(place, one.inside)
    return {"name": f"{name} {path}".strip(), "short": name, "marker": number, "beside": beside}


def _path(place: Place | None, inside: bool) -> str:
    """Name what an added item stands in: "Mục II"; "" at the outermost level."""
    if place is None:
        return ""
    return place.name if inside else place.name_above
