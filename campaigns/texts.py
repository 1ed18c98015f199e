"""Every text of a plan under a key, and edits of many of them at once. Pure."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from campaigns.comparing.places import Crumb, item_place
from campaigns.content import Content, walk
from campaigns.figures import Mark, carry_over
from emulation.lib.dates import date_short
from emulation.lib.text import clean_line, first_upper

WHOLE_MOTTO, DEADLINE = "whole-motto", "deadline:"
FRONT, FOOT, APPENDICES = "phan-dau", "noi-nhan", "phu-luc"
_TOKEN = re.compile(r"\d+|\w+|\s+|[^\w\s]")
_STOP = re.compile(r"[.;!?…]\s+|\n|:\s+(?=[A-ZĐ])")
SENTENCE_LETTERS = 160


@dataclass(frozen=True)
class TextField:
    """A text that a person wrote. ``marks`` are the numbers in it that show targets.

    ``section`` is the uid of the first-level item it lies in, or one of the parts above.
    """

    key: str
    place: str
    text: str
    section: str
    item: str = ""  # uid of the item, for a link to it
    marks: tuple[Mark, ...] = ()

    @property
    def digest(self) -> str:
        """A short sign of the text as it was seen."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Edit:
    """Put ``text`` in the place of the letters [start, start+length)."""

    start: int
    length: int
    text: str

    @property
    def end(self) -> int:
        return self.start + self.length


def text_fields(content: Content) -> list[TextField]:
    """Return the texts in reading order."""
    header = content["header"]
    return [
        TextField("title", "Trích yếu", header["title"], FRONT),
        TextField("motto", "Chủ đề, phương châm", header["motto"], FRONT),
        *(
            TextField(f"basis:{basis['uid']}", f"Căn cứ thứ {number}", basis["text"], FRONT)
            for number, basis in enumerate(content["bases"], start=1)
        ),
        TextField("opening", "Đoạn mở đầu", "\n".join(content["opening"]), FRONT),
        *_items(content["items"], (), ""),
        TextField("closing", "Đoạn kết", "\n".join(content["closing"]), FOOT),
        TextField("recipients", "Nơi nhận", _lines_of(content["recipients"]), FOOT),
        *_appendices(content["appendices"]),
    ]


def look_fields(content: Content) -> list[TextField]:
    """Return the texts, and what else belongs to the year: the whole motto, deadlines."""
    deadlines = {
        item["uid"]: item["task"]["deadline"]
        for item in walk(content["items"])
        if item["task"] and item["task"]["deadline"]
    }
    fields = []
    for field in text_fields(content):
        if field.key == "motto" and field.text:
            fields.append(replace(field, key=WHOLE_MOTTO))
        fields.append(field)
        if field.key == f"task:{field.item}" and field.item in deadlines:
            day = date_short(dt.date.fromisoformat(deadlines[field.item]))
            place = field.place.replace("việc được giao", "thời hạn của việc")
            fields.append(replace(field, key=f"{DEADLINE}{field.item}", place=place, text=day))
    return fields


def section_names(content: Content) -> dict[str, str]:
    """Return the parts in which texts are grouped, in reading order."""
    names = {FRONT: "Phần đầu, căn cứ, mở đầu"}
    for item, crumbs in _with_crumbs(content["items"], ()):
        heading = item["heading"].capitalize() if item["heading"].isupper() else item["heading"]
        names[item["uid"]] = ": ".join(filter(None, (_place(crumbs), heading)))
    return names | {FOOT: "Đoạn kết, nơi nhận", APPENDICES: "Phụ lục"}


def edited(text: str, edits: Iterable[Edit], marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """Return the text with all edits made, as a clean line, and the marks moved along.

    No edit touches a mark; the caller saw to it.
    """
    shifted = list(marks)
    for edit in sorted(edits, key=lambda one: -one.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
        shift = len(edit.text) - edit.length
        shifted = [
            replace(mark, start=mark.start + shift) if mark.start >= edit.end else mark
            for mark in shifted
        ]
    cleaned = "\n".join(clean_line(line) for line in text.split("\n"))
    if cleaned == text:
        return text, shifted
    return cleaned, [mark for mark in carry_over(text, shifted, cleaned) if mark]


def touches(start: int, length: int, marks: Iterable[Mark]) -> bool:
    return any(start < mark.end and mark.start < start + length for mark in marks)


def relocated(
    old: str, new: str, places: Sequence[tuple[int, int]]
) -> list[tuple[int, int] | None]:
    """Return where each stretch of the old text stands untouched in the new one, else ``None``."""
    if old == new:
        return [tuple(place) for place in places]
    before, after = _tokens(old), _tokens(new)
    matcher = SequenceMatcher(None, [t for t, _ in before], [t for t, _ in after], autojunk=False)
    at = {}
    for one, other, size in matcher.get_matching_blocks():
        for step in range(size):
            word, start = before[one + step]
            for letter in range(len(word)):
                at[start + letter] = after[other + step][1] + letter
    return [_untouched(at, start, length) for start, length in places]


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and behind a place in its sentence, cut where it is long."""
    before = _STOP.split(text[:start])[-1]
    stop = _STOP.search(text, end)
    after = text[end : stop.start() + 1 if stop else len(text)].rstrip("\n")
    if len(before) > SENTENCE_LETTERS:
        before = "…" + before[-SENTENCE_LETTERS:].partition(" ")[2]
    if len(after) > SENTENCE_LETTERS:
        after = after[:SENTENCE_LETTERS].rpartition(" ")[0] + "…"
    return before, after


def _lines_of(recipients: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(recipient["text"] for recipient in recipients)


def _untouched(at: Mapping[int, int], start: int, length: int) -> tuple[int, int] | None:
    new = at.get(start)
    if new is None or any(at.get(start + step) != new + step for step in range(length)):
        return None
    return new, length


def _tokens(text: str) -> list[tuple[str, int]]:
    return [(match.group(), match.start()) for match in _TOKEN.finditer(text)]


def _items(items: Sequence[dict[str, Any]], above: tuple, section: str) -> Iterator[TextField]:
    for item, crumbs in _with_crumbs(items, above):
        own, uid, place = section or item["uid"], item["uid"], _place(crumbs)
        summary = item["task"]["summary"] if item["task"] else ""
        theme = f"{place}, tên nội dung thi đua"
        yield TextField(f"heading:{uid}", place, item["heading"], own, uid)
        yield TextField(f"theme:{uid}", theme, item["theme"], own, uid)
        yield from _blocks(item["blocks"], place, own, uid)
        yield TextField(f"task:{uid}", f"{place}, việc được giao", summary, own, uid)
        yield from _items(item["children"], crumbs, own)


def _blocks(blocks: Sequence[dict], place: str, section: str, item: str) -> Iterator[TextField]:
    for block in blocks:
        if "table" in block:
            yield from _cells(block, place, section, item)
            continue
        marks = tuple(
            Mark(figure["start"], figure["length"], figure["uid"], figure["slot"])
            for figure in block["figures"]
        )
        yield TextField(f"block:{block['uid']}", place, block["text"], section, item, marks)


def _cells(block: dict, place: str, section: str, item: str) -> Iterator[TextField]:
    table, uid = block["table"], block["uid"]
    caption = table.get("caption", "")
    yield TextField(f"caption:{uid}", f"{place}, tên bảng", caption, section, item)
    for row, cells in enumerate(table["rows"]):
        for column, text in enumerate(cells):
            where = f"{place}, bảng, dòng {row + 1} cột {column + 1}"
            yield TextField(f"cell:{uid}:{row}:{column}", where, text, section, item)


def _appendices(appendices: Sequence[dict]) -> Iterator[TextField]:
    for number, appendix in enumerate(appendices, start=1):
        place = f"Phụ lục {number}" if len(appendices) > 1 else "Phụ lục"
        yield TextField(f"appendix:{appendix['uid']}", place, appendix["title"], APPENDICES)
        yield from _blocks(appendix["blocks"], place, APPENDICES, "")


def _with_crumbs(
    items: Sequence[dict[str, Any]], above: tuple[Crumb, ...]
) -> Iterator[tuple[dict[str, Any], tuple[Crumb, ...]]]:
    """Return the items of one list, each with the way down to it."""
    seen: Counter[str] = Counter()
    for item in items:
        seen[item["marker"]] += 1
        texts = [block["text"] for block in item["blocks"] if block.get("text")]
        name = item["heading"] or item["theme"] or (texts[0] if texts else "bảng")
        yield item, (*above, Crumb(item["marker"], seen[item["marker"]], name))


def _place(crumbs: Sequence[Crumb]) -> str:
    return first_upper(", ".join(item_place(crumbs)) or "Mục")
