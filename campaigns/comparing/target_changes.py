"""Targets of two contents beside each other: what was asked and what is asked now. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from campaigns.comparing.leaves import Leaf, target_leaves
from campaigns.stored_targets import StoredTarget, decimal_of, number_words, value_words
from emulation.lib.quantities import format_number
from emulation.lib.text import first_upper
from targets.measures.words import format_amount

Course = Literal["", "better", "worse"]
_VALUE = ("op", "value", "value_max", "numerator", "denominator", "level", "unit")
_ONE_PLACE = Decimal("0.1")


@dataclass(frozen=True)
class TargetChange:
    """One target. ``difference`` says by how much its number changed, ``course`` which way.

    ``others`` are what else changed, as (name, before, now).
    """

    kind: Literal["changed", "added", "removed"]
    uid: str
    name: str
    old: str = ""
    new: str = ""
    unit: str = ""  # where both sides have the same, behind a single number
    difference: str = ""
    course: Course = ""
    others: tuple[tuple[str, str, str], ...] = ()

    @property
    def has_new_value(self) -> bool:
        return self.kind == "changed" and self.old != self.new

    @property
    def arrow(self) -> str:
        """Write "1.000 → 1.250 tấn"."""
        tail = f" {self.unit}"
        if self.unit and self.old.endswith(tail) and self.new.endswith(tail):
            return f"{self.old.removesuffix(tail)} → {self.new}"
        return f"{self.old} → {self.new}"


def target_changes(
    old: Sequence[StoredTarget], new: Sequence[StoredTarget], names: Mapping[str, str]
) -> Iterator[TargetChange]:
    """Yield what changed, in the order of the new list; what went follows."""
    before = {target["uid"]: target for target in old}
    after = {target["uid"] for target in new}
    for target in new:
        was = before.get(target["uid"])
        if was is None:
            yield _alone("added", target)
        elif change := _changed(was, target, names):
            yield change
    yield from (_alone("removed", target) for target in old if target["uid"] not in after)


def value_change(old: StoredTarget, new: StoredTarget, name: str = "") -> TargetChange:
    """Lay what two targets ask for side by side: of two revisions, or of two years."""
    difference, course = _difference(old, new)
    same_unit = old["unit"] if old["unit"] == new["unit"] else ""
    called = name or first_upper(new["name"])
    words = value_words(old), value_words(new)
    if words[0] == words[1] and any(old[part] != new[part] for part in _VALUE):
        words = _spelt(old), _spelt(new)
    return TargetChange("changed", new["uid"], called, *words, same_unit, difference, course)


def _changed(old: StoredTarget, new: StoredTarget, names: Mapping[str, str]) -> TargetChange | None:
    others = tuple(_others(list(target_leaves(old, names)), list(target_leaves(new, names))))
    has_new_value = any(old[part] != new[part] for part in _VALUE)
    if not has_new_value and not others:
        return None
    found = value_change(old, new)
    if has_new_value and found.old == found.new:
        others = (*others, ("Cách tính giá trị", "", ""))
    return replace(found, others=others)


def _others(old: Sequence[Leaf], new: Sequence[Leaf]) -> Iterator[tuple[str, str, str]]:
    for was, now in zip(old, new, strict=True):
        if was.said != now.said:
            yield now.name, was.text, now.text


def _alone(kind: Literal["added", "removed"], target: StoredTarget) -> TargetChange:
    words = value_words(target)
    sides = ("", words) if kind == "added" else (words, "")
    return TargetChange(kind, target["uid"], first_upper(target["name"]), *sides)


def _difference(old: StoredTarget, new: StoredTarget) -> tuple[str, Course]:
    """Say by how much one definite number became another of the same unit."""
    was, now = decimal_of(old["value"]), decimal_of(new["value"])
    is_single = old["value_max"] is None and new["value_max"] is None
    if was is None or now is None or was == now or not is_single or old["unit"] != new["unit"]:
        return "", ""
    verb = "tăng" if now > was else "giảm"
    words = f"{verb} {_amount(abs(now - was), new['unit'])}"
    if was > 0 and new["unit"] != "%":
        share = (100 * abs(now - was) / was).quantize(_ONE_PLACE)
        words += f" ({format_number(share.normalize())}%)"
    return words, _course(new["direction"], now > was)


def _amount(number: Decimal, unit: str) -> str:
    return f"{format_number(number)} điểm %" if unit == "%" else format_amount(number, unit)


def _course(direction: str, is_more: bool) -> Course:
    if direction not in ("higher", "lower"):
        return ""
    return "better" if is_more is (direction == "higher") else "worse"


def _spelt(target: Mapping[str, Any]) -> str:
    """Write every number of a target, where its usual words do not tell it from another."""
    parts = [target["op"], target["level"]]
    parts += [number_words(target[slot]) for slot in _VALUE[1:5]]
    return " · ".join(part for part in [value_words(dict(target)), *parts[1:]] if part)
