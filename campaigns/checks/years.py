"""Years and anniversaries that look like last year's. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from campaigns.checks.draft import Draft
from campaigns.checks.shapes import Checks, Level, Passage
from campaigns.citing.papers import cited_places
from emulation.lib.text import search_key

DATA = Path(__file__).parents[1] / "data" / "anniversaries.json"
_RANGE = re.compile(r"(?<![\d/.])(20\d\d)\s?[-–]\s?(20\d\d)(?![\d/])")
_YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(20\d\d)(?![\d]|[.,]\d|/[\w])")
_CLAUSE_END = re.compile(r"[.,;:!?…](?=\s|$)")
# Words by which a text looks back: what was, and what the coming year is measured by.
_LOOKS_BACK = re.compile(
    r"so voi|cung ky|ket qua|han che|ton tai|\byeu\b|khac phuc|tong ket|so ket|danh gia|"
    r"\btu (?:nam|thang|ngay|dau|cuoi)\b|ke tu|\bda\b|den nay|cuoi nam|dat duoc|thanh tich|\buoc\b|"
    r"xet|cong nhan|truoc|ky truoc|phat huy|ban hanh|nam hoc|thuc hien nam|tiep noi|\bqua\b"
)
_BEFORE, _AFTER, _SHORT_CELL, _PAST = 70, 30, 14, 2

_COUNT = re.compile(
    r"(?<!\d)(?:lan thu (?P<nth>\d{1,4})|(?P<count>\d{1,4}) nam)"
    r"(?: ke tu| tu)?(?:,? (?:ngay|su kien|cuoc|le|dai le|dip|ky niem))* "
)
_YEAR_OF_IT = re.compile(r"[-–]\s?\d{1,2}/\d{1,2}/((?:19|20)\d\d)\)")


def past_years(draft: Draft) -> Checks:
    """A year before the plan's in words about what is to be done."""
    for passage in draft.passages:
        if passage.kind in ("basis", "superior") or (passage.kind == "title" and draft.is_yearly):
            continue
        for start, end, year in _years(passage.text):
            if draft.span[0].year - _PAST <= year < draft.span[0].year:
                yield from _look(passage, start, end)


def anniversaries(draft: Draft) -> Checks:
    """An anniversary whose count does not fit the plan's year."""
    years = {draft.year, *(day.year for day in draft.span)}
    for passage in draft.passages:
        for start, end, count, event in _counted(passage.text):
            stated = _YEAR_OF_IT.search(passage.text[start : end + 120])
            due = {int(stated[1])} if stated else years
            if count not in {year - event["year"] for year in due}:
                words = passage.text[start:end]
                now = draft.year - event["year"]
                sentence = f"“{words}”: năm {draft.year} là {now} năm ({event['day']})"
                yield passage.check(sentence, Level.LOOK, quote=words)


def _years(text: str) -> Iterator[tuple[int, int, int]]:
    """Return the years of a text; a span of years counts by its last."""
    spans = list(_RANGE.finditer(text))
    for span in spans:
        yield span.start(), span.end(), int(span[2])
    for found in _YEAR.finditer(text):
        if not any(span.start() <= found.start() < span.end() for span in spans):
            yield found.start(), found.end(), int(found[1])


def _look(passage: Passage, start: int, end: int) -> Checks:
    text = passage.text
    if any(first <= start < last for first, last, _ in cited_places(text)):
        return
    if passage.kind == "cell" and len(text) < _SHORT_CELL:
        return
    if _LOOKS_BACK.search(search_key(_around(text, start, end))):
        return
    words = text[start:end]
    sentence = f"ghi năm {words}, có thể còn lại của kế hoạch trước"
    yield passage.check(sentence, Level.LOOK, quote=words)


def _around(text: str, start: int, end: int) -> str:
    """Return the words near a place, of its own clause."""
    before = text[max(0, start - _BEFORE) : start]
    ends = [found.end() for found in _CLAUSE_END.finditer(before)]
    after = text[end : end + _AFTER]
    stop = _CLAUSE_END.search(after)
    return before[ends[-1] if ends else 0 :] + " " + after[: stop.start() if stop else None]


def _counted(text: str) -> Iterator[tuple[int, int, int, dict[str, Any]]]:
    folded = search_key(text)
    if len(folded) != len(text):  # the places of the key would not be those of the text
        return
    for found in _COUNT.finditer(folded):
        for event in events():
            named = event["pattern"].match(folded, found.end())
            if named:
                count = int(found["nth"] or found["count"])
                yield found.start(), named.end(), count, event
                break


@cache
def events() -> tuple[dict[str, Any], ...]:
    """Return the anniversaries, each with the pattern of the words by which it is named."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))["events"]
    return tuple(row | {"pattern": re.compile(row["words"])} for row in rows)
