"""Checks of the tree of items. Pure."""

from __future__ import annotations

from typing import Any

from campaigns.checks.draft import Draft
from campaigns.checks.passages import place_words
from campaigns.checks.shapes import Check, Checks, Level, good
from campaigns.comparing.places import few_words
from emulation.lib.markers import NONE
from emulation.lib.text import first_upper


def presence(draft: Draft) -> Checks:
    count = len(draft.items)
    if count:
        yield good(f"Có {count} mục", "items")
    else:
        yield Check(False, f"{first_upper(draft.noun)} chưa có mục nào", "items", Level.MUST)


def empty(draft: Draft) -> Checks:
    bare = [(item, crumbs) for item, crumbs in draft.items if is_bare(item)]
    for item, crumbs in bare:
        name = f" “{few_words(item['heading'])}”" if item["heading"] else ""
        sentence = f"{place_words(crumbs)}{name} chưa có nội dung"
        yield Check(False, sentence, "items", Level.MUST, item["uid"])
    if draft.items and not bare:
        yield good("Mục nào cũng có nội dung", "items")


def is_bare(item: dict[str, Any]) -> bool:
    has_words = any(block.get("text") or block.get("table") for block in item["blocks"])
    return not has_words and not item["children"] and not (item["task"] and item["heading"])


def lonely(draft: Draft) -> Checks:
    """A list that counts to one is no list."""
    for item, crumbs in draft.items:
        children = item["children"]
        is_list = item["children_style"] != NONE and children and children[0]["numbered"]
        if is_list and len(children) == 1:
            sentence = f"{place_words(crumbs)} chỉ có một mục con: không cần đánh số"
            yield Check(False, sentence, "items", Level.HINT, children[0]["uid"])
