"""Points: from results by a stated rule, added up under their ceilings, ranked. Pure.

Points are ``Decimal`` with two places; halves are rounded up, as a clerk does by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from emulation.lib.quantities import format_number

CENT = Decimal("0.01")
ZERO = Decimal(0)
HUNDRED = Decimal(100)
CONTENT, BONUS, PENALTY = "content", "bonus", "penalty"


@dataclass(frozen=True)
class Rule:
    """How a criterion takes its points from a result; see ``campaigns.models.PointRule``."""

    kind: str
    points: Decimal
    lower_is_better: bool = False
    full_above: Decimal | None = None  # with "above": per cent above the measure


@dataclass(frozen=True)
class Earned:
    """Points, and the formula with its numbers; ``points`` ``None`` where it cannot be told."""

    points: Decimal | None
    formula: str


@dataclass(frozen=True)
class Node:
    """A criterion in the tree, by key; ``parts`` are its parts in their order."""

    key: int
    kind: str
    points: Decimal
    parts: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Total:
    """What a unit has in one column: content + bonus - penalty, and each criterion's points."""

    content: Decimal
    bonus: Decimal
    penalty: Decimal
    by_criterion: Mapping[int, Decimal] = field(default_factory=dict)

    @property
    def points(self) -> Decimal:
        return self.content + self.bonus - self.penalty


@dataclass(frozen=True)
class Placed:
    """A unit in a ranking: its rank, and why it stands before a unit of equal points.

    ``over`` is the first such unit behind it, ``decided_by`` the rule that tells the two
    apart, ``values`` what the rule compares: its own and the other's.
    """

    unit: int
    rank: int
    points: Decimal
    decided_by: str = ""
    over: int | None = None
    values: tuple[Decimal | int, Decimal | int] | None = None


def two_places(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def earned(
    rule: Rule, *, result: Decimal | None, measure: Decimal | None, best: Decimal | None = None
) -> Earned:
    """Return the points for a result beside what was asked, with the formula and its numbers.

    ``best`` is the best result of the cluster, for the rule "best". Where lower is better,
    measure and result change places in every ratio. A result of nought where lower is better
    has reached the end of the scale: it earns all points.
    """
    wanted = best if rule.kind == "best" else measure
    if result is None:
        return Earned(None, "chưa có kết quả")
    if wanted is None:
        return Earned(None, "chưa có mức để so")
    made = {"met": _met, "proportional": _proportional, "above": _above, "best": _proportional}
    return made[rule.kind](rule, result, wanted)


def _met(rule: Rule, result: Decimal, measure: Decimal) -> Earned:
    is_met = result <= measure if rule.lower_is_better else result >= measure
    sign = "≤" if rule.lower_is_better else "≥"
    said = f"{_n(result)} {sign} {_n(measure)}"
    if is_met:
        return Earned(rule.points, f"{said}: đạt, {_n(rule.points)} điểm")
    return Earned(ZERO, f"không có {said}: 0 điểm")


def _proportional(rule: Rule, result: Decimal, measure: Decimal) -> Earned:
    ratio = _ratio(rule, result, measure)
    if ratio is None:
        return Earned(rule.points, f"{_n(result)} so với {_n(measure)}: đủ {_n(rule.points)} điểm")
    points = two_places(rule.points * min(max(ratio, ZERO), Decimal(1)))
    upper, lower = (measure, result) if rule.lower_is_better else (result, measure)
    said = f"{_n(rule.points)} × {_n(upper)} ÷ {_n(lower)}"
    cut = f", không quá {_n(rule.points)}" if ratio > 1 else ""
    return Earned(points, f"{said}{cut} = {_n(points)}")


def _above(rule: Rule, result: Decimal, measure: Decimal) -> Earned:
    ratio = _ratio(rule, result, measure)
    full = rule.full_above or HUNDRED
    if ratio is None:
        return Earned(rule.points, f"{_n(result)} so với {_n(measure)}: đủ {_n(rule.points)} điểm")
    above = (ratio - 1) * HUNDRED
    if above <= 0:
        return Earned(ZERO, f"{_n(result)} so với {_n(measure)}: không vượt, 0 điểm")
    points = two_places(rule.points * min(above / full, Decimal(1)))
    said = f"vượt {_n(two_places(above))}%, {_n(full)}% thì đủ {_n(rule.points)} điểm"
    return Earned(points, f"{said}: {_n(points)}")


def _ratio(rule: Rule, result: Decimal, measure: Decimal) -> Decimal | None:
    """Return how far the measure is met, 1 being exactly; ``None`` at the end of the scale."""
    upper, lower = (measure, result) if rule.lower_is_better else (result, measure)
    if lower > 0:
        return upper / lower
    return None if upper >= lower else ZERO


def added_up(nodes: Sequence[Node], points: Mapping[int, Decimal]) -> Total:
    """Add up the points of the leaves, each and every whole cut at its ceiling.

    ``points`` are by key of the leaf; a leaf without any counts nought. Penalties are
    positive numbers that are taken away.
    """
    by_criterion: dict[int, Decimal] = {}

    def of(node: Node) -> Decimal:
        own = sum(map(of, node.parts), ZERO) if node.parts else points.get(node.key, ZERO)
        by_criterion[node.key] = min(own, node.points)
        return by_criterion[node.key]

    sums = dict.fromkeys((CONTENT, BONUS, PENALTY), ZERO)
    for node in nodes:
        sums[node.kind] += of(node)
    return Total(sums[CONTENT], sums[BONUS], sums[PENALTY], by_criterion)


def mean_of(columns: Sequence[Mapping[int, Decimal]]) -> dict[int, Decimal]:
    """Return by criterion the mean of what several scorers gave, to two places.

    A scorer who gave nothing for a criterion does not count for it.
    """
    given: dict[int, list[Decimal]] = {}
    for column in columns:
        for key, value in column.items():
            given.setdefault(key, []).append(value)
    return {key: two_places(sum(values, ZERO) / len(values)) for key, values in given.items()}


def ranked(
    totals: Mapping[int, Decimal], ties: Iterable[tuple[str, Callable[[int], Decimal | int]]] = ()
) -> list[Placed]:
    """Rank units, the most points first.

    ``ties`` decide between equal points, one after another: a name and what is compared,
    more being better. Units that no rule tells apart share a rank, and the next rank is left
    out (1, 2, 2, 4).
    """
    rules, points = list(ties), Counter(totals.values())

    def key(unit: int) -> tuple[Decimal | int, ...]:
        is_alone = points[totals[unit]] == 1  # then nothing has to be looked up
        return (totals[unit], *(() if is_alone else (value(unit) for _, value in rules)))

    order = sorted(totals, key=lambda unit: (*(-part for part in key(unit)), unit))
    placed: list[Placed] = []
    for place, unit in enumerate(order, start=1):
        is_equal = bool(placed) and key(placed[-1].unit) == key(unit)
        rank = placed[-1].rank if is_equal else place
        behind = [other for other in order[place:] if totals[other] == totals[unit]]
        placed.append(Placed(unit, rank, totals[unit], *_decided(unit, behind, rules)))
    return placed


def _decided(
    unit: int, behind: Sequence[int], rules: Sequence[tuple[str, Callable[[int], Decimal | int]]]
) -> tuple[str, int | None, tuple[Decimal | int, Decimal | int] | None]:
    """Return the rule that puts a unit before the first of its equals that any tells apart."""
    for other in behind:
        for name, value in rules:
            if value(other) != value(unit):
                return name, other, (value(unit), value(other))
    return "", None, None


def outline_sums(nodes: Sequence[Node]) -> list[tuple[int, Decimal]]:
    """Return the wholes whose parts do not add up to their points, with the sum of the parts."""
    found: list[tuple[int, Decimal]] = []
    for node in nodes:
        if not node.parts:
            continue
        whole = sum((part.points for part in node.parts), ZERO)
        if whole != node.points:
            found.append((node.key, whole))
        found += outline_sums(node.parts)
    return found


def _n(value: Decimal) -> str:
    return format_number(value.normalize() + 0)
