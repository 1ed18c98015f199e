"""The text of a phrasing as a form and a list show it, and as the editor takes it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from campaigns.content import walk
from emulation.lib.markers import DASH, without_marker
from emulation.lib.text import clean_paragraphs

Json = dict[str, Any]
SECTION = "section"


def phrase_text(content: Sequence[Json]) -> str:
    """Return the words, a paragraph a line."""
    return "\n".join(line for item in walk(content) for line in _lines(item))


def is_simple(content: Sequence[Json]) -> bool:
    """Say whether lines of text hold all of it: no tables, tasks or deeper levels."""
    (item, *more) = content
    below = item["children"]
    plain = not any("table" in block for each in walk(content) for block in each["blocks"])
    flat = all(len(c["blocks"]) == 1 and not (c["children"] or c["heading"]) for c in below)
    return plain and flat and not more and not any(each["task"] for each in walk(content))


def lines_of(content: Sequence[Json]) -> str:
    """Return a simple phrasing as it is typed: heading, paragraphs, then "- " and each line."""
    (item,) = content
    below = [f"- {child['blocks'][0]['text']}" for child in item["children"]]
    return "\n".join([*_lines(item), *below])


def content_of(kind: str, text: str) -> list[Json]:
    """Read what was typed. The first line of a section is its heading, "- …" its children."""
    lines = clean_paragraphs(text)
    heading = lines.pop(0) if kind == SECTION and lines else ""
    own = [line for line in lines if kind != SECTION or not _is_child(line)]
    below = [without_marker(line) for line in lines if kind == SECTION and _is_child(line)]
    return [_item(heading, own, [_item("", [line]) for line in below])]


def first_words(text: str, words: int = 8) -> str:
    parts = text.split()
    return " ".join(parts[:words]) + ("…" if len(parts) > words else "")


def state_items(content: Sequence[Json], *, own: bool, parent: str | None = None) -> Iterator[Json]:
    """Return the items as the editor knows them: flat, with new names.

    The units of another office are named in words.
    """
    for item in content:
        uid = str(uuid4())
        yield {
            "uid": uid,
            "parent": parent,
            "version": None,
            "heading": item["heading"],
            "run_in": item["run_in"],
            "numbered": item["numbered"],
            "children_style": item["children_style"],
            "theme": item["theme"],
            "task": _state_task(item["task"], own),
            "blocks": [_state_block(block) for block in item["blocks"]],
            "targets": [],
        }
        yield from state_items(item["children"], own=own, parent=uid)


def _state_task(task: Json | None, own: bool) -> Json | None:
    if task is None:
        return None
    units = {True: [], False: []}
    positions = {True: [], False: []}
    for party in task["parties"]:
        if party.get("unit") and own:
            units[party["leads"]].append(party["unit"])
        else:
            positions[party["leads"]].append(party["name"])
    return {
        "summary": task["summary"],
        "deadline": None,
        "recurring": task["recurring"],
        "lead_units": units[True],
        "coordinating_units": units[False],
        "lead_positions": positions[True],
        "coordinating_positions": positions[False],
    }


def _state_block(block: Json) -> Json:
    uid = str(uuid4())
    if "table" in block:
        return {"uid": uid, "table": block["table"]}
    return {"uid": uid, "text": block["text"], "figures": []}


def _lines(item: Json) -> list[str]:
    texts = [block["text"] for block in item["blocks"] if block.get("text")]
    return [item["heading"], *texts] if item["heading"] else texts


def _is_child(line: str) -> bool:
    return line.startswith(("- ", "– ", "+ ", "• "))


def _item(heading: str, lines: Sequence[str], children: Sequence[Json] = ()) -> Json:
    return {
        "heading": heading,
        "run_in": False,
        "numbered": True,
        "children_style": DASH,
        "theme": "",
        "task": None,
        "blocks": [{"text": line} for line in lines],
        "children": list(children),
    }
