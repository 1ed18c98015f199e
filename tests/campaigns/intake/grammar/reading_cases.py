"""Sentences with their expected targets, one fact a line, in ``cases/*.txt``.

A sentence, then a line ``> name | op | value | value_max | unit | parent | extras`` a target.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from campaigns.intake.parts import ReadTarget

CASES = Path(__file__).parent / "cases"
_KINDS = ("change", "level")


def cases(*names: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return sentences with the lines of their targets, of the named files."""
    return [case for name in names for case in _cases_of(CASES / f"{name}.txt")]


def all_cases() -> list[tuple[str, tuple[str, ...]]]:
    return cases(*sorted(path.stem for path in CASES.glob("*.txt")))


def line_of(target: ReadTarget) -> str:
    """Write a target as a line of a case."""
    parent = "" if target.parent is None else str(target.parent)
    cells = (
        target.name,
        target.op,
        _number(target.value),
        _number(target.value_max),
        target.unit,
        parent,
    )
    return "> " + " | ".join((*cells, " ".join(_extras(target)))).rstrip(" |")


def _cases_of(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    sentence, targets = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line.startswith(">"):
            targets.append(line.rstrip(" |"))
            continue
        if sentence:
            yield sentence, tuple(targets)
        sentence, targets = line.strip(), []


def _extras(target: ReadTarget) -> Iterator[str]:
    shown = {
        "numerator": _number(target.numerator),
        "denominator": _number(target.denominator),
        "baseline": _number(target.baseline),
        "assigned": _number(target.assigned_value),
        "by": target.assigned_by,
        "kind": target.kind if target.kind in _KINDS else "",
    }
    for key, value in shown.items():
        if value:
            yield f"{key}={value}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
