"""What a drive's points must come to: plain fractions of what people typed and reported.

The computation is this file's own, so that it can disagree with the portal's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction as F
from math import floor

from emulation.demonstration.year_2024_dong_tam import FOLLOWED
from tests.targets.whole_year import Truth

LANES, FLOWERS, TELLING = "Ra quân hằng tuần", "Đường hoa", "Gửi tin, ảnh đúng hẹn"
NEW_WAY, DUMPING = "Cách làm hay", "Để đổ rác sai chỗ"
LEAVES = (LANES, FLOWERS, TELLING, NEW_WAY, DUMPING)
MOST = dict(zip(LEAVES, map(F, (25, 15, 10, 5, 5)), strict=True))
# Of the four criteria that take their points from results.
MET, PROPORTIONAL, ABOVE, BEST = map(F, (10, 15, 10, 15))
FULL_ABOVE = F(5)  # per cent above the share


@dataclass
class Contest:
    """A drive's clusters, what its units pledged and what they gave themselves.

    ``tied`` are two units of one cluster; the council gives the second the points for telling
    that bring it level with the first.
    """

    clusters: Sequence[tuple[str, tuple[str, ...]]]
    pledges: Mapping[str, Mapping[str, str]]  # by unit, then by key of the target
    typed: Mapping[str, tuple[str, ...]]  # by unit, in the order of LEAVES
    tied: tuple[str, str]
    truth: Truth
    through: int = 1  # quarters reported

    @property
    def units(self) -> list[str]:
        return [unit for _, members in self.clusters for unit in members]

    def members(self, unit: str) -> tuple[str, ...]:
        return next(members for _, members in self.clusters if unit in members)

    def others(self, unit: str) -> list[str]:
        return [other for other in self.members(unit) if other != unit]

    # Points that a hand gives

    def given(self, column: str, unit: str, scorer: str = "") -> dict[str, F]:
        points = dict(zip(LEAVES, map(F, self.typed[unit]), strict=True))
        if column == "cluster":
            points[LANES] -= F(1 + self.units.index(scorer) % 3, 2)
        if column in ("office", "council"):
            points[FLOWERS] -= F(1, 4)
            points[DUMPING] += 1 if unit == self.tied[0] else 0
        if column == "council" and unit == self.tied[1]:
            lead = self._total(self.tied[0], self.given("office", self.tied[0]))
            points[TELLING] += lead - self._total(unit, points)
        assert all(0 <= value <= MOST[name] for name, value in points.items()), (unit, points)
        return points

    def before(self, column: str, unit: str) -> dict[str, F]:
        """Return what stands in the column before: of a cluster the mean of its members."""
        if column == "council":
            return self.given("office", unit)
        if column == "cluster":
            return self.given("self", unit)
        sheets = [self.given("cluster", unit, scorer) for scorer in self.others(unit)]
        return {name: cents(sum(one[name] for one in sheets) / len(sheets)) for name in LEAVES}

    def differing(self, column: str, unit: str, scorer: str = "") -> list[str]:
        """Return the criteria that ask for a note."""
        if column == "self":
            return []
        own, before = self.given(column, unit, scorer), self.before(column, unit)
        return [name for name in LEAVES if own[name] != before[name]]

    # Points from results

    def from_results(self, unit: str) -> dict[str, F]:
        ill, poor = self._result("malnutrition", unit), self._result("poverty", unit)
        herd, pigs = self._result("cattle", unit), self._result("pigs", unit)
        best = max(self._result("pigs", other) for other in self.members(unit))
        above = (herd / _share("cattle", unit) - 1) * 100
        return {
            "met": MET if ill <= self._pledged("malnutrition", unit) else F(0),
            "proportional": cents(PROPORTIONAL * min(self._pledged("poverty", unit) / poor, 1)),
            "above": cents(ABOVE * min(max(above, F(0)) / FULL_ABOVE, 1)),
            "best": cents(BEST * pigs / best),
        }

    def total(self, column: str, unit: str) -> F:
        if column == "cluster":
            return self._total(unit, self.before("office", unit))
        return self._total(unit, self.given(column, unit))

    def ranking(self, members: Sequence[str]) -> list[tuple[int, str, F]]:
        """Rank a cluster: by all points, then by those of content."""

        def key(unit: str) -> tuple[F, F]:
            points = self.given("council", unit)
            whole = self._total(unit, points)
            return whole, whole - points[NEW_WAY] + points[DUMPING]

        order = sorted(members, key=key, reverse=True)
        return [
            (1 + sum(key(other) > key(unit) for other in members), unit, key(unit)[0])
            for unit in order
        ]

    def _total(self, unit: str, points: Mapping[str, F]) -> F:
        by_hand = sum(points.values()) - 2 * points[DUMPING]
        return by_hand + sum(self.from_results(unit).values())

    def _result(self, key: str, unit: str) -> F:
        return self.truth.unit(key, unit, self.through)

    def _pledged(self, key: str, unit: str) -> F:
        return F(self.pledges[unit][key])


def _share(key: str, unit: str) -> F:
    followed = FOLLOWED[key]
    return F(followed.given.split()[followed.units.index(unit)])


def cents(value: F) -> F:
    """Round to two places, halves up."""
    return F(floor(value * 100 + F(1, 2)), 100)


def shown(value: F) -> str:
    """Write points as an office does: "93,5"."""
    assert value == cents(value), value
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):.2f}".replace(".", ",")
    return text.rstrip("0").rstrip(",")
