"""What a unit changed between two of its sendings."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from targets.models import Sending
from targets.reporting.shown import sent_lines

Line = tuple[Hashable, str, str]  # key, name, what was said
NOTE = "Lời kèm theo"


@dataclass(frozen=True)
class Change:
    """``before`` or ``now`` is empty where there was nothing."""

    name: str
    before: str
    now: str


def changes_between(before: Iterable[Line], now: Iterable[Line]) -> list[Change]:
    """Compare two sendings line by line, in the order of the later one; what is gone is last."""
    old = {key: (name, said) for key, name, said in before}
    changes = []
    for key, name, said in now:
        was = old.pop(key, (name, ""))[1]
        if was != said:
            changes.append(Change(name, was, said))
    return changes + [Change(name, was, "") for name, was in old.values() if was]


def report_changes(before: Sending, now: Sending) -> list[Change]:
    return changes_between(_lines(before), _lines(now))


def _lines(sending: Sending) -> list[Line]:
    figures = zip(sending.content["figures"], sent_lines(sending), strict=True)
    lines: list[Line] = [
        ((one["target"], one["strand"]), name, f"{said}; {note}" if note else said)
        for one, (name, said, note) in figures
    ]
    return [*lines, (NOTE, NOTE, sending.content["note"])]
