"""What a launch paper was drafted with, and what the campaign says otherwise by now. Pure.

A draft is kept as plain JSON: ``title``, ``opening``, ``closing``, ``recipients`` and
``sections``; a section has its heading, the uid of its item and its lines, each with the
paragraphs and tables it was given and the uid of the item that they became.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from campaigns.inputs import ItemInput, RecipientInput
from campaigns.launching.composing import LaunchFacts, closing_of, items_of, opening_of, title_of
from emulation.lib.text import clean_line, nfc

Drafted = dict[str, Any]
Blocks = list[dict[str, Any]]
AROUND = {
    "title": "Trích yếu",
    "opening": "Đoạn mở đầu",
    "closing": "Đoạn kết",
    "recipients": "Nơi nhận",
}


@dataclass(frozen=True)
class Pair:
    """A line as it was drafted beside what it would be now; ``None`` where there is none."""

    old: dict[str, Any] | None
    new: dict[str, Any] | None

    @property
    def is_same(self) -> bool:
        return bool(self.old and self.new) and self.old["blocks"] == self.new["blocks"]


@dataclass(frozen=True)
class Change:
    """One place of the paper that no longer says what the campaign says."""

    part: str
    old: str
    new: str
    place: str | Pair  # "title", "opening" …, or the line


def drafted_from(facts: LaunchFacts, recipients: Sequence[RecipientInput]) -> Drafted:
    """Return the paper as it would be drafted from these facts, no item written yet."""
    return {
        "title": clean_line(title_of(facts)),
        "opening": nfc(opening_of(facts)).strip(),
        "closing": nfc(closing_of(facts)).strip(),
        "recipients": [_recipient(one) for one in recipients],
        "sections": [
            {
                "heading": given.heading,
                "item": "",
                "lines": [{"item": "", "blocks": blocks_of(line)} for line in given.children],
            }
            for given in items_of(facts)
        ],
    }


def blocks_of(given: ItemInput) -> Blocks:
    return [
        {"text": "" if one.table else clean_line(one.text), "table": one.table}
        for one in given.blocks
    ]


def changes_between(old: Drafted, new: Drafted) -> list[Change]:
    """Return what differs, in the order of the paper."""
    head, foot = ("title", "opening"), ("closing", "recipients")
    changes = [_around(name, old, new) for name in head if old[name] != new[name]]
    for heading, was, now in sections_paired(old, new):
        for pair in lines_paired(was, now):
            if not pair.is_same:
                words = (line_words(pair.old), line_words(pair.new))
                changes.append(Change(heading.capitalize(), *words, pair))
    return changes + [_around(name, old, new) for name in foot if old[name] != new[name]]


def sections_paired(
    old: Drafted, new: Drafted
) -> Iterator[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]:
    """Yield heading, section then and section now: those of now first, then what fell away."""
    then = {section["heading"]: section for section in old["sections"]}
    for section in new["sections"]:
        yield section["heading"], then.pop(section["heading"], None), section
    for heading, section in then.items():
        yield heading, section, None


def lines_paired(was: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> Iterator[Pair]:
    """Lay the lines of a section beside each other: the same ones first, the others in order."""
    old = was["lines"] if was else []
    new = now["lines"] if now else []
    matcher = SequenceMatcher(a=_keys(old), b=_keys(new), autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        for place in range(max(last - first, end - start)):
            yield Pair(
                old[first + place] if first + place < last else None,
                new[start + place] if start + place < end else None,
            )


def parts_named(changes: Iterable[Change]) -> str:
    """Name the parts that differ, each once: "Đoạn mở đầu; Khen thưởng"."""
    return "; ".join(dict.fromkeys(change.part for change in changes))


def line_words(line: Mapping[str, Any] | None) -> str:
    """Say a line in words; of a table its rows below the head."""
    said = []
    for block in line["blocks"] if line else ():
        table = block["table"]
        if table:
            rows = table["rows"][table["head_rows"] :]
            said.append("; ".join(", ".join(filter(None, row)) for row in rows))
        else:
            said.append(block["text"])
    return " ".join(said)


def said(value: Any) -> str:
    """Say what stands around the items: a text, or the lines of Nơi nhận."""
    if isinstance(value, str):
        return value
    return "; ".join(_recipient_words(row) for row in value)


def _keys(lines: Sequence[Mapping[str, Any]]) -> list[str]:
    return [json.dumps(line["blocks"], sort_keys=True) for line in lines]


def _around(name: str, old: Drafted, new: Drafted) -> Change:
    return Change(AROUND[name], said(old[name]), said(new[name]), name)


def _recipient_words(row: Mapping[str, Any]) -> str:
    units = len(row["units"])
    return f"{row['text']} ({units} đơn vị)" if units else row["text"]


def _recipient(given: RecipientInput) -> dict[str, Any]:
    return {
        "text": clean_line(given.text),
        "purpose": clean_line(given.purpose),
        "units": sorted(str(unit.uid) for unit in given.units),
    }
