"""Batches as the editor posts them, made from the state that it was given."""

from __future__ import annotations

import copy
import json
from typing import Any
from uuid import uuid4

from campaigns.drafts import read_batch
from campaigns.drafts.state import draft_state
from campaigns.models import Plan
from campaigns.services import draft_save
from emulation.org.models import User
from tests.campaigns.plans_made import fresh

Json = dict[str, Any]


def state_of(plan: Plan, user: User) -> Json:
    return copy.deepcopy(draft_state(fresh(plan), user))


def save(plan: Plan, by: User, **parts: Any) -> Json:
    """Save as the editor does; ``batch`` is made up where the test names none."""
    return draft_save(plan=fresh(plan), batch=read_batch(posted(**parts)), by=by)


def posted(**parts: Any) -> bytes:
    return json.dumps({"batch": str(uuid4()), **parts}).encode()


def paragraph(text: str, *figures: Json, uid: str = "") -> Json:
    return {"uid": uid or str(uuid4()), "text": text, "figures": list(figures)}


def figure(target: str, start: int, length: int, slot: str = "value") -> Json:
    place = {"start": start, "length": length}
    return {"uid": str(uuid4()), "target": str(target), "slot": slot, **place}


def new_item(text: str = "", *, parent: str | None = None, **own: Any) -> Json:
    blocks = [paragraph(text)] if text else []
    return {
        "uid": str(uuid4()),
        "parent": parent,
        "version": None,
        "heading": "",
        "run_in": False,
        "numbered": True,
        "children_style": "dash",
        "theme": "",
        "task": None,
        "blocks": blocks,
        "targets": [],
    } | own


def item_in(state: Json, words: str) -> Json:
    """Return the item whose heading or text holds the words."""
    return next(
        item
        for item in state["items"]
        if words in item["heading"] or any(words in b.get("text", "") for b in item["blocks"])
    )


def order_of(state: Json) -> list[list[str | None]]:
    return [[item["uid"], item["parent"]] for item in state["items"]]


def words_of(state: Json) -> list[str]:
    """Return what stands in each item, in reading order."""
    return [
        item["heading"] or " / ".join(block.get("text", "Bảng") for block in item["blocks"])
        for item in state["items"]
    ]
