"""Numbers of a draft that show targets, and read otherwise in a copy. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from campaigns.comparing.parts import Part
from campaigns.comparing.words import retyped_numbers
from campaigns.figures import numbers_in
from emulation.lib.text import search_key
from targets.measures.words import TIGHT_UNITS

SLOTS = ("value", "value_max", "numerator", "denominator")
CELL = "cell"
# A row names a target if it holds this share of the target's words.
_NAMED = 0.6


@dataclass(frozen=True)
class FigureChange:
    """A number that shows a target and reads otherwise in the copy; ``new`` is "" where it went.

    ``key`` names the question that is asked of it: the uid of the linked figure, or for a
    number in a table ``cell:<uid of the target>:<slot>``.
    """

    key: str
    target: str  # uid
    name: str
    unit: str
    old: str
    new: str

    @property
    def old_words(self) -> str:
        return with_unit(self.old, self.unit)

    @property
    def is_gone(self) -> bool:
        return not self.new


class ShownTargets:
    """The targets of a content, and which of their numbers its paragraphs and tables show."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._targets = {target["uid"]: target for target in content["targets"]}
        # Of a year-end report numbers show figures of the year as well.
        self._named = self._targets | {fact["uid"]: fact for fact in content.get("facts", ())}
        self._numbers = {
            (uid, slot): Decimal(target[slot])
            for uid, target in self._targets.items()
            for slot in SLOTS
            if target[slot] is not None
        }
        self._of_figure: dict[str, str] = {}
        self._of_node: dict[str, list[str]] = {}
        for item in _walk(content["items"]):
            self._of_node[item["uid"]] = item["target_uids"]
            self._add_figures(item["blocks"])
        for appendix in content["appendices"]:
            self._of_node[appendix["uid"]] = list(self._targets)
            self._add_figures(appendix["blocks"])

    def _add_figures(self, blocks: Iterable[Mapping[str, Any]]) -> None:
        for block in blocks:
            self._of_figure |= {f["uid"]: f["target"] for f in block.get("figures", ())}

    def in_line(self, old: Part, line: str) -> tuple[FigureChange, ...]:
        """Return the linked numbers of a paragraph that its copy has otherwise."""
        return tuple(
            self._change(mark.key, self._of_figure[mark.key], was, now)
            for mark, was, now in retyped_numbers(old.text, old.marks, line)
        )

    def in_cell(self, row: Part, old: str, new: str) -> tuple[FigureChange, ...]:
        """Return the numbers of a target that a cell shows, if the copy has others there."""
        was, now = numbers_in(old), numbers_in(new)
        if len(was) != len(now):
            return ()
        pairs = [(a, b) for a, b in zip(was, now, strict=True) if a.value != b.value]
        uids = self._of_node.get(row.node, list(self._targets))
        shown = [uid for uid in uids if self._is_named(uid, row)]
        fitting = [uid for uid in shown if all(self._slot(uid, a.value) for a, _ in pairs)]
        if len(fitting) != 1:
            return ()
        uid = fitting[0]
        return tuple(
            self._change(f"{CELL}:{uid}:{self._slot(uid, a.value)}", uid, a.text, b.text)
            for a, b in pairs
        )

    def _slot(self, uid: str, value: Decimal) -> str:
        return next((slot for slot in SLOTS if self._numbers.get((uid, slot)) == value), "")

    def _is_named(self, uid: str, row: Part) -> bool:
        wanted = search_key(self._targets[uid]["name"]).split()
        said = set(search_key(row.text).split())
        return sum(word in said for word in wanted) >= _NAMED * len(wanted)

    def _change(self, key: str, uid: str, was: str, now: str) -> FigureChange:
        target = self._named[uid]
        return FigureChange(key, uid, target["name"], target["unit"], was, now)


def with_unit(number: str, unit: str) -> str:
    """Write "0,66%", "45 triệu đồng"."""
    return f"{number}{'' if not unit or unit in TIGHT_UNITS else ' '}{unit}"


def _walk(items: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for item in items:
        yield item
        yield from _walk(item["children"])
