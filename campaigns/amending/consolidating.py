"""A plan as amended: its issued content and its amendments in order → one content. Pure.

Every amended place carries ``notes``: by which paper, and the text that stood there before.
What is revoked keeps its number; ``content["amended_by"]`` names the papers and
``content["target_changes"]`` says what became of the targets.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from campaigns.amending.places import Node, end_of_family, places_of
from campaigns.stored_targets import value_words

Content = dict[str, Any]

WHOLE, REPLACE, ADD, REMOVE = "whole", "replace", "add", "remove"
STRUCK = "(được bãi bỏ)"
DEED_WORDS = {
    WHOLE: "được thay toàn bộ theo",
    REPLACE: "được sửa đổi theo",
    ADD: "được bổ sung theo",
    REMOVE: "được bãi bỏ theo",
}
_WHOLE_KEYS = (
    "bases",
    "opening",
    "items_style",
    "items",
    "closing",
    "recipients",
    "appendices",
    "target_appendix",
)
_PURPOSE = re.compile(r"^(?P<text>.+?)\s*\((?P<purpose>[^()]{1,40})\)$")
_LEAD = re.compile(r"^(?P<lead>Căn cứ|Thực hiện|Theo|Xét|Thi hành)\s+(?P<text>.+)$")


@dataclass(frozen=True)
class Amending:
    """An issued amendment: its content, its plan's uid, and how it is cited."""

    uid: str
    citation: str  # "Kế hoạch số 15/KH-UBND ngày 20/3/2024"
    content: Content


class PlaceGone(ValueError):
    """An amendment names a place that is not there, in the plan or in its own text."""


def consolidated(content: Content, amendings: Iterable[Amending]) -> Content:
    """Return the content as amended; without amendments, the content itself.

    Raises ``PlaceGone`` when an amendment names a place that is not there.
    """
    for amending in amendings:
        content = _amended(content, amending)
    return content


def lost_changes(content: Content, amending: Amending) -> list[str]:
    """Name the changes of an amendment that would not stand in the content as amended."""
    try:
        after = places_of(consolidated(content, [amending]))
    except PlaceGone as error:
        return [str(error)]
    changes = amending.content["amends"]["changes"]
    return [each["name"] for each in changes if each["deed"] == ADD and each["item"] not in after]


def _amended(content: Content, amending: Amending) -> Content:
    content = copy.deepcopy(content)
    content.setdefault("notes", {})
    content.setdefault("target_changes", [])
    content.setdefault("amended_by", []).append(
        {"uid": amending.uid, "citation": amending.citation}
    )
    before = _shown_targets(content)
    for change in amending.content["amends"]["changes"]:
        _apply(content, change, amending)
    _settle_targets(content, before, amending)
    return content


def _apply(content: Content, change: dict[str, Any], amending: Amending) -> None:
    if change["deed"] == WHOLE:
        _replace_whole(content, change, amending)
    elif change["part"]:
        _replace_part(content, change, amending)
    else:
        _change_item(content, change, amending)


def _replace_whole(content: Content, change: dict[str, Any], amending: Amending) -> None:
    note = _note(change, amending, former=_plain(content["items"]))
    for key in _WHOLE_KEYS:
        content[key] = copy.deepcopy(amending.content[key])
    for key in ("motto_label", "motto"):
        content["header"][key] = amending.content["header"][key]
    content["notes"] = {WHOLE: [*content["notes"].get(WHOLE, []), note]}


def _replace_part(content: Content, change: dict[str, Any], amending: Amending) -> None:
    part, item = change["part"], _root(amending, change)
    note = _note(change, amending, lines=part_lines(content, part))
    content[part] = _part_from(part, _lines_of(item), content)
    content["notes"].setdefault(part, []).append(note)


def _change_item(content: Content, change: dict[str, Any], amending: Amending) -> None:
    place = places_of(content).get(change["place"])
    deed = change["deed"]
    if deed == ADD and not change["place"]:
        siblings, index = content["items"], len(content["items"])
    elif place is None:
        raise PlaceGone(change["name"])
    elif deed == ADD and change["inside"]:
        siblings, index = place.item["children"], len(place.item["children"])
    elif deed == ADD:
        place = places_of(content).get(change["follows"], place)
        siblings, index = place.siblings, end_of_family(place)
    else:
        old = place.item
        note = _note(change, amending, former=_plain([old]))
        new = _struck(old) if deed == REMOVE else _root(amending, change)
        new |= {"uid": old["uid"], "marker": old["marker"], "numbered": old["numbered"]}
        new["notes"] = [*old.get("notes", []), note]
        place.siblings[place.index] = new
        return
    added = _root(amending, change)
    siblings.insert(index, added | {"notes": [_note(change, amending)]})


def _struck(item: Node) -> Node:
    """Leave the number of a revoked item in its place, and nothing else."""
    text = {"uid": "", "text": STRUCK, "figures": []}
    empty = {"heading": "", "run_in": False, "theme": "", "task": None}
    return {**item, **empty, "blocks": [text], "target_uids": [], "children": [], "struck": True}


def _root(amending: Amending, change: dict[str, Any]) -> Node:
    """Return the amending item, to be changed; its number was set by its own content."""
    for item in amending.content["items"]:
        if item["uid"] == change["item"]:
            return copy.deepcopy(item)
    raise PlaceGone(change["name"])


def _note(change: dict[str, Any], amending: Amending, **former: Any) -> dict[str, Any]:
    return {
        "deed": change["deed"],
        "name": change["name"],
        "citation": amending.citation,
        "plan": amending.uid,
        "former": [],
        "lines": [],
    } | former


def _plain(items: Iterable[Node]) -> list[Node]:
    """Copy items without what was noted about them."""
    return [
        {key: value for key, value in item.items() if key not in ("notes", "children")}
        | {"children": _plain(item["children"])}
        for item in copy.deepcopy(list(items))
    ]


# Parts around the items: a line a paragraph


def part_lines(content: Content, part: str) -> list[str]:
    """Return a part around the items as lines, the way an amendment prints it."""
    if part == "bases":
        rows = [basis for basis in content["bases"] if basis["standing"]]
        return [f"{basis['lead']} {basis['text']}".strip() for basis in rows]
    if part == "recipients":
        return [
            f"{row['text']} ({row['purpose']})" if row["purpose"] else row["text"]
            for row in content["recipients"]
        ]
    return list(content[part])


def _lines_of(item: Node) -> list[str]:
    """Return the words of an item and of all below it, a paragraph a line."""
    texts = [item["heading"], *(block["text"] for block in item["blocks"] if "text" in block)]
    below = [line for child in item["children"] for line in _lines_of(child)]
    return [text for text in texts if text] + below


def _part_from(part: str, lines: list[str], content: Content) -> list[Any]:
    if part == "bases":
        inside = [basis for basis in content["bases"] if not basis["standing"]]
        return [*inside, *(_basis(line, content["bases"]) for line in lines)]
    if part == "recipients":
        return [_recipient(line, content["recipients"]) for line in lines]
    return lines


def _basis(line: str, known: list[dict[str, Any]]) -> dict[str, Any]:
    line = line.rstrip(" ;.")
    same = next((row for row in known if f"{row['lead']} {row['text']}".strip() == line), None)
    if same:
        return same
    led = _LEAD.match(line)
    lead, text = (led["lead"], led["text"]) if led else ("", line)
    return {"uid": "", "lead": lead, "text": text, "standing": True, "link": "", "file": None}


def _recipient(line: str, known: list[dict[str, Any]]) -> dict[str, Any]:
    line = line.removeprefix("-").strip(" ;.")
    named = _PURPOSE.match(line)
    text, purpose = (named["text"], named["purpose"]) if named else (line, "")
    units = next((row["units"] for row in known if row["text"] == text), [])
    return {"text": text, "purpose": purpose, "units": units}


# Targets


def shown_targets(items: Iterable[Node]) -> set[str]:
    """Return the uids of the targets that stand in items or are shown by their figures."""
    found: set[str] = set()
    for item in items:
        found |= set(item["target_uids"])
        found |= {f["target"] for block in item["blocks"] for f in block.get("figures", ())}
        found |= shown_targets(item["children"])
    return found


def _shown_targets(content: Content) -> set[str]:
    """Those of the items; of appendices, too."""
    blocks = [block for each in content["appendices"] for block in each["blocks"]]
    figures = {f["target"] for block in blocks for f in block.get("figures", ())}
    return shown_targets(content["items"]) | figures


def _settle_targets(content: Content, before: set[str], amending: Amending) -> None:
    """Take new values and new targets; strike those whose place is gone."""
    old = {target["uid"]: target for target in content["targets"]}
    given = {target["uid"]: target for target in amending.content["targets"]}
    after = _shown_targets(content)
    if amending.content["amends"]["whole"]:
        gone = {uid for uid in old if uid not in given}
    else:
        gone = {uid for uid in old if uid in before and uid not in after}
    merged = [_newer(target, given.get(uid)) for uid, target in old.items() if uid not in gone]
    merged += [target for uid, target in given.items() if uid not in old]
    content["targets"] = merged
    content["target_changes"] += list(_target_changes(old, given, gone, amending))


def _newer(old: dict[str, Any], given: dict[str, Any] | None) -> dict[str, Any]:
    """Take the target as the amendment has it; a theme that it does not name stays."""
    return given | {"theme": given["theme"] or old["theme"]} if given else old


def _target_changes(
    old: dict[str, Any], given: dict[str, Any], gone: set[str], amending: Amending
) -> Iterator[dict[str, Any]]:
    for uid in [*old, *(uid for uid in given if uid not in old)]:
        before = value_words(old[uid]) if uid in old else ""
        after = value_words(given[uid]) if uid in given else ""
        deed = REMOVE if uid in gone else ADD if uid not in old else REPLACE
        if deed == REPLACE and (uid not in given or before == after):
            continue
        named = given.get(uid) or old[uid]
        yield {
            "uid": uid,
            "name": named["name"],
            "deed": deed,
            "before": before,
            "after": "" if deed == REMOVE else after,
            "citation": amending.citation,
            "plan": amending.uid,
        }


def note_words(note: dict[str, Any]) -> str:
    """Say what was done to a place, by which paper."""
    name = note["name"]
    return f"{name[:1].upper()}{name[1:]} {DEED_WORDS[note['deed']]} {note['citation']}."
