"""Checks of the tasks, and of who receives the plan. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from campaigns.checks.draft import Draft
from campaigns.checks.passages import Crumbs, place_words
from campaigns.checks.shapes import Check, Checks, Level, good
from campaigns.comparing.places import few_words
from emulation.lib.dates import date_short
from emulation.lib.text import search_key

# Words of Nơi nhận that mean many units, and how the names of these begin.
_MEANT_BY = (
    (r"thon|to dan pho|khu pho|ban\b|ap\b|xom", r"thon|to dan pho|khu pho|ban|ap|xom"),
    (r"truong hoc|cac truong|nha truong", r"truong"),
    (r"tram y te", r"tram y te"),
    (r"cong an", r"cong an"),
    (r"chqs|quan su", r"ban chi huy quan su|ban chqs"),
    (r"doan the|to chuc chinh tri|to chuc ct", r"hoi|doan|ubmttq|uy ban mttq|cong doan"),
    (r"mttq|mat tran", r"ubmttq|uy ban mttq|mttq|uy ban mat tran"),
    (r"cac nganh|bo phan|co quan, don vi|cong chuc", r"van phong|bo phan|phong|dai|trung tam"),
    (r"hoi dong td", r"hoi dong thi dua"),
)  # fmt: skip
_TO_DO = re.compile(r"\bt/h\b|thuc hien")
_ARCHIVE = re.compile(r"\bluu\b.*\bvt\b")
_SHOWN = 8


def parties(draft: Draft) -> Checks:
    for task, item, crumbs in _tasks(draft):
        if not any(party["leads"] for party in task["parties"]):
            sentence = f"{_named(task, crumbs)} chưa có đơn vị chủ trì"
            yield Check(False, sentence, "items", Level.LOOK, item["uid"])


def deadlines(draft: Draft) -> Checks:
    for task, item, crumbs in _tasks(draft):
        if task["deadline"]:
            wrong = _wrong_day(draft, dt.date.fromisoformat(task["deadline"]))
            if wrong:
                sentence = f"{_named(task, crumbs)}: {wrong}"
                yield Check(False, sentence, "items", Level.LOOK, item["uid"])
        elif not task["recurring"]:
            sentence = f"{_named(task, crumbs)} chưa có thời hạn"
            yield Check(False, sentence, "items", Level.HINT, item["uid"])


def recipients(draft: Draft) -> Checks:
    rows = draft.content["recipients"]
    if not rows:
        yield Check(False, "Chưa có nơi nhận", "recipients", Level.MUST)
        return
    yield good(f"Có {len(rows)} nơi nhận", "recipients")
    if not any(_ARCHIVE.search(search_key(row["text"])) for row in rows):
        yield Check(False, "Nơi nhận chưa có dòng “Lưu: VT”", "recipients")


def units_left_out(draft: Draft) -> Checks:
    """Name the units that get work by the plan, but not the plan."""
    rows = draft.content["recipients"]
    if not rows:
        return
    reached = {unit for row in rows for unit in row["units"]}
    words = " ; ".join(search_key(row["text"]) for row in rows)
    named = {
        party["unit"]: party["name"]
        for task, _, _ in _tasks(draft)
        for party in task["parties"]
        if party["unit"] and party["unit"] not in reached and not _is_meant(party["name"], words)
    }
    if named:
        names = "; ".join(list(named.values())[:_SHOWN]) + ("…" if len(named) > _SHOWN else "")
        sentence = f"Nơi nhận chưa có {len(named)} đơn vị được giao việc: {names}"
        yield Check(False, sentence, "recipients")


def units_without_work(draft: Draft) -> Checks:
    """Who receives the plan to carry it out should find work in it."""
    given = {party["unit"] for task, _, _ in _tasks(draft) for party in task["parties"]}
    if not given:
        return
    for row in draft.content["recipients"]:
        is_to_do = _TO_DO.search(search_key(row["purpose"]))
        if is_to_do and row["units"] and given.isdisjoint(row["units"]):
            sentence = f"“{row['text']}” nhận để thực hiện nhưng chưa được giao việc nào"
            yield Check(False, sentence, "recipients", Level.HINT)


def _tasks(draft: Draft) -> Iterator[tuple[dict[str, Any], dict[str, Any], Crumbs]]:
    return ((item["task"], item, crumbs) for item, crumbs in draft.items if item["task"])


def _named(task: dict[str, Any], crumbs: Crumbs) -> str:
    return f"{place_words(crumbs)}: nhiệm vụ “{few_words(task['summary'], 8)}”"


def _wrong_day(draft: Draft, day: dt.date) -> str:
    first, last = draft.span
    if day < draft.day:
        return f"thời hạn {date_short(day)} trước ngày ban hành"
    if not first <= day <= last:
        return f"thời hạn {date_short(day)} ngoài thời gian của {draft.noun}"
    return ""


def _is_meant(name: str, words: str) -> bool:
    """Say whether a line names the unit, or many units such as this one."""
    key = search_key(name)
    if re.sub(r" (?:xa|phuong) .*", "", key) in words:
        return True
    return any(re.match(rf"(?:{own})\b", key) and re.search(many, words) for many, own in _MEANT_BY)
