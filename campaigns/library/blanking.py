"""A plan's content made a pattern: figures become "…", years become marks. And back. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from campaigns.carrying.dated import Kind, Turn, find_dated
from campaigns.content import Content

BLANK = "…"
_MARKS = {-1: "{last_year}", 0: "{year}", 1: "{next_year}"}
_ITEM = ("heading", "run_in", "numbered", "children_style", "theme")
Json = dict[str, Any]


def items_blank(items: Iterable[Mapping[str, Any]]) -> list[Json]:
    """Return items as a phrase keeps them: without targets, their figures blank."""
    return [
        {
            **{name: item[name] for name in _ITEM},
            "blocks": [_block(block) for block in item["blocks"]],
            "task": _task(item["task"]),
            "children": items_blank(item["children"]),
        }
        for item in items
    ]


def template_of(content: Content) -> Json:
    """Return a plan as a template keeps it; its year and the years beside it are marks."""
    header = content["header"]
    kept = {
        "title": header["title"],
        "motto_label": header["motto_label"],
        "span_name": content["span"]["name"],
        "opening": content["opening"],
        "closing": content["closing"],
        "items_style": content["items_style"],
        "target_appendix": content["target_appendix"],
        "bases": [_only(basis, "lead", "text", "standing", "link") for basis in content["bases"]],
        "items": items_blank(content["items"]),
        "recipients": [_only(row, "text", "purpose", "units") for row in content["recipients"]],
        "appendices": [
            {**_only(one, "title", "orientation"), "blocks": [_block(b) for b in one["blocks"]]}
            for one in content["appendices"]
        ],
    }
    year = content["year"]
    return mapped(kept, lambda text: _marked(text, year))


def filled(content: Json, *, year: int, commune: str) -> Json:
    """Return a template's content for a year and a commune, named as in a sentence."""
    words = {
        "{year}": str(year),
        "{last_year}": str(year - 1),
        "{next_year}": str(year + 1),
        "{commune}": commune,
    }

    def fill(text: str) -> str:
        for mark, word in words.items():
            text = text.replace(mark, word)
        return text

    return mapped(content, fill)


def mapped(value: Any, change: Any) -> Any:
    """Return a JSON value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [mapped(each, change) for each in value]
    if isinstance(value, dict):
        return {key: mapped(each, change) for key, each in value.items()}
    return value


def _block(block: Mapping[str, Any]) -> Json:
    if "table" in block:
        return {"table": block["table"]}
    text = block["text"]
    for figure in sorted(block["figures"], key=lambda one: -one["start"]):
        end = figure["start"] + figure["length"]
        text = text[: figure["start"]] + BLANK + text[end:]
    return {"text": text}


def _task(task: Mapping[str, Any] | None) -> Json | None:
    """Who does what stays; by when is for the plan that uses it."""
    if task is None:
        return None
    return {**_only(task, "summary", "recurring", "parties"), "deadline": None}


def _marked(text: str, year: int) -> str:
    turn = Turn(year, year + 1, dt.date(year, 12, 31))
    for place in reversed(find_dated(text, turn)):
        text = text[: place.start] + _mark(place.kind, place.text, year) + text[place.end :]
    return text


def _mark(kind: Kind, text: str, year: int) -> str:
    if kind == Kind.CITED:
        return f"số {BLANK} ngày {BLANK}" if "ngày" in text else f"số {BLANK}"
    if kind == Kind.ANNIVERSARY:
        return f"{BLANK} năm" if text.endswith("năm") else BLANK
    if kind == Kind.PERSON:
        return BLANK
    if kind in (Kind.YEAR, Kind.DATE):
        for step, mark in _MARKS.items():
            text = text.replace(str(year + step), mark)
    return text


def _only(row: Mapping[str, Any], *names: str) -> Json:
    return {name: row[name] for name in names}
