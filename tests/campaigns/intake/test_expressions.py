"""Single expressions of targets, each read against what a careful person reads in it.

``expressions.txt`` holds them, one a line, grouped by kind; its head tells the form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from campaigns.intake.grammar import read_targets
from campaigns.intake.parts import ReadItem, ReadParagraph, ReadTarget
from tests.campaigns.intake.corpus import alike

EXPRESSIONS = Path(__file__).parent / "expressions.txt"
PLACES = {
    "targets": "Các chỉ tiêu chủ yếu năm 2025",
    "work": "Nhiệm vụ, giải pháp",
    "review": "Kết quả năm 2024",
    "awards": "Công tác khen thưởng",
    "scoring": "Thang điểm",
    "organisation": "Tổ chức thực hiện",
}
FACTS = {
    "numerator": "numerator",
    "denominator": "denominator",
    "baseline": "baseline",
    "assigned": "assigned_value",
    "by": "assigned_by",
}
FEWEST = 300
_GROUP = re.compile(r"## (\w+): (.+)")
_LINE = re.compile(r"([-+])? ?(.+)")


@dataclass(frozen=True)
class Target:
    """What is compared exactly, and the name, which need only be alike."""

    name: str
    op: str
    value: Decimal | None
    value_max: Decimal | None
    unit: str
    parent: int | None
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Expression:
    place: str
    kind: str
    text: str
    targets: tuple[Target, ...]


def _target(written: str) -> Target:
    cells = [cell.strip() for cell in written.split("|")]
    name, op, value, value_max, unit, parent = (cells + [""] * 6)[:6]
    facts = tuple(tuple(cell.split("=", 1)) for cell in cells[6:] if cell)
    return Target(
        name, op, _number(value), _number(value_max), unit, int(parent) if parent else None, facts
    )


def _number(written: str) -> Decimal | None:
    return Decimal(written) if written else None


def _expressions() -> list:
    place, kind, params = "", "", []
    for number, line in enumerate(EXPRESSIONS.read_text(encoding="utf-8").splitlines(), start=1):
        if group := _GROUP.match(line):
            place, kind = group.groups()
        elif line.strip() and not line.startswith("#"):
            text, _, written = (part.strip() for part in line.rpartition("=>"))
            targets = tuple(_target(one) for one in written.split(";;") if one.strip())
            name = f"{number} {' '.join(text.split()[:5])}"
            params.append(pytest.param(Expression(place, kind, text, targets), id=name))
    return params


def _tree(expression: Expression) -> ReadItem:
    """Put the expression under the heading of its place: "-" items, "+" below them."""
    items: list[tuple[str, list[str]]] = []
    for line in expression.text.split(" // "):
        marker, text = _LINE.match(line).groups()
        if marker == "+":
            items[-1][1].append(text)
        else:
            items.append((text, []))
    keys = iter(range(1, 100))
    children = tuple(
        _item("-", text, keys, tuple(_item("+", part, keys) for part in parts))
        for text, parts in items
    )
    return ReadItem(0, "section", "II.", PLACES[expression.place], children=children)


def _item(marker: str, text: str, keys, children: tuple[ReadItem, ...] = ()) -> ReadItem:
    block = ReadParagraph(next(keys), text)
    return ReadItem(next(keys), "item", marker, blocks=(block,), children=children)


def _exact(target: Target | ReadTarget) -> tuple:
    return target.op, target.value, target.value_max, target.unit, target.parent


def _shown(targets) -> str:
    rows = [f"    {target.name} | {' | '.join(map(str, _exact(target)))}" for target in targets]
    return "\n".join(rows) or "    none"


def _is_read(wanted: Target, got: ReadTarget) -> bool:
    facts = ((getattr(got, FACTS[key]), value) for key, value in wanted.facts)
    return (
        _exact(wanted) == _exact(got)
        and alike(wanted.name, got.name)
        and all(_same_fact(have, value) for have, value in facts)
    )


def _same_fact(have: Decimal | str | None, wanted: str) -> bool:
    return have == Decimal(wanted) if isinstance(have, Decimal) else have == wanted


@pytest.mark.parametrize("expression", _expressions())
def test_an_expression_is_read_as_a_careful_person_reads_it(expression):
    gots = read_targets([_tree(expression)])
    wants = expression.targets
    assert len(gots) == len(wants) and all(map(_is_read, wants, gots)), (
        f"{expression.place} ({expression.kind}): {expression.text}\n"
        f"  expected\n{_shown(wants)}\n  read\n{_shown(gots)}"
    )


def test_the_expressions_are_many_and_of_every_place():
    expressions = [param.values[0] for param in _expressions()]
    assert len(expressions) >= FEWEST
    assert {one.place for one in expressions} == set(PLACES)
    assert len({one.text for one in expressions}) == len(expressions)
