"""Contents of plans and amendments as plain values, for the pure rules."""

from __future__ import annotations

from typing import Any

from campaigns.amending.changes import Given, changes_of
from campaigns.amending.consolidating import ADD, REMOVE, REPLACE, WHOLE, Amending
from emulation.lib.markers import DASH, DECIMAL, LETTER, ROMAN, marker

Json = dict[str, Any]


def item(uid: str, text: str = "", *children: Json, style: str = DECIMAL, **given: Any) -> Json:
    """An item that waits for its number."""
    words = text or f"Lời của {uid}."
    return {
        "uid": uid,
        "marker": "",
        "heading": "",
        "run_in": False,
        "numbered": True,
        "children_style": style,
        "version": 1,
        "blocks": [{"uid": f"b-{uid}", "text": words, "figures": []}],
        "theme": "",
        "task": None,
        "target_uids": [],
        "children": list(children),
    } | given


def content(*items: Json, style: str = ROMAN, **given: Any) -> Json:
    """A content whose items have their numbers."""
    number(items, style, "")
    return {
        "items": list(items),
        "items_style": style,
        "header": {"motto": "", "motto_label": "", "issuer_name": "UBND xã"},
        "bases": [basis("Luật Thi đua, khen thưởng")],
        "opening": ["Đoạn mở đầu."],
        "closing": ["Đoạn kết."],
        "recipients": [{"text": "UBND huyện", "purpose": "b/c", "units": ["u1"]}],
        "appendices": [],
        "target_appendix": False,
        "targets": [],
    } | given


def basis(text: str, lead: str = "Căn cứ") -> Json:
    given = {"uid": "c1", "lead": lead, "text": text, "standing": True}
    return given | {"link": "", "file": None}


def number(items: Any, style: str, above: str) -> None:
    for place, each in enumerate(items, start=1):
        each["marker"] = marker(style, place, above)
        number(each["children"], each["children_style"], each["marker"])


def target(uid: str, value: str, **given: Any) -> Json:
    plain = {"value_max": None, "numerator": None, "denominator": None, "level": ""}
    about = {"uid": uid, "name": f"Chỉ tiêu {uid}", "op": "=", "value": value, "unit": "tấn"}
    return about | plain | {"theme": "", "parent": None} | given


def amending(base: Json, *given: Given, items: tuple[Json, ...] = (), **parts: Any) -> Amending:
    """An amendment of ``base``, its items numbered after their places."""
    changes = changes_of(base, given)
    markers = {change["item"]: change["marker"] for change in changes if change["item"]}
    for each in items:
        each["marker"] = markers.get(each["uid"], each["marker"])
    amends = {"changes": changes, "whole": any(one.deed == WHOLE for one in given)}
    paper = parts.pop("paper", "Kế hoạch số 15/KH-UBND ngày 20 tháng 3 năm 2024")
    own = content(style=base["items_style"], **parts) | {"items": list(items), "amends": amends}
    return Amending("p15", paper, own)


def replaced(place: str, new: str) -> Given:
    return Given(f"g-{new}", REPLACE, place=place, item=new)


def added(place: str, new: str, *, inside: bool = False) -> Given:
    return Given(f"g-{new}", ADD, place=place, inside=inside, item=new)


def removed(place: str) -> Given:
    return Given(f"g-{place}", REMOVE, place=place)


def plan_of_three() -> Json:
    """I (1, 2 (a, b), 3) and II (two dashes)."""
    lettered = item("I2", "", item("I2a"), item("I2b"), style=LETTER)
    return content(
        item("I", "", item("I1"), lettered, item("I3")),
        item("II", "", item("II-1"), item("II-2"), style=DASH),
    )
