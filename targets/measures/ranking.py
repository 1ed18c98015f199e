"""Units in the order of what they reached. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

RULE = (
    "Xếp theo tỷ lệ chỉ tiêu vượt, đạt hoặc đúng tiến độ trong số chỉ tiêu phải báo cáo đến kỳ "
    "này; chỉ tiêu chưa có số tính là chưa đạt; tỷ lệ bằng nhau thì cùng thứ."
)


@dataclass(frozen=True)
class Rank:
    """``good`` of ``asked`` targets; ``place`` among ``of`` units, ``tied`` others beside it."""

    place: int
    of: int
    tied: int
    good: int
    asked: int

    @property
    def percent(self) -> Decimal:
        share = Decimal(self.good * 100) / self.asked
        return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def ranks(counts: Mapping[Hashable, tuple[int, int]]) -> dict[Hashable, Rank]:
    """Rank units by the share of targets that stand well: (well, asked) of each.

    Equal shares have the same place and the next one counts all before it: 1, 2, 2, 4.
    Who was asked for nothing has no rank.
    """
    shares = {unit: Decimal(good) / asked for unit, (good, asked) in counts.items() if asked}
    ordered = sorted(shares.values(), reverse=True)
    return {
        unit: Rank(
            place=ordered.index(share) + 1,
            of=len(ordered),
            tied=ordered.count(share) - 1,
            good=counts[unit][0],
            asked=counts[unit][1],
        )
        for unit, share in shares.items()
    }
