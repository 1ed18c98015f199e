"""Whether a pledge is better than what was assigned. Pure."""

from __future__ import annotations

import enum
from decimal import Decimal


class Beside(enum.StrEnum):
    """A pledge beside the unit's share."""

    NONE = ""  # nothing to compare
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


BESIDE_WORDS = {
    Beside.NONE: "",
    Beside.BETTER: "hơn mức giao",
    Beside.SAME: "bằng mức giao",
    Beside.WORSE: "kém mức giao",
}


# Under a head that says with what it is compared.
BESIDE_SHORT = {
    Beside.NONE: "",
    Beside.BETTER: "hơn",
    Beside.SAME: "bằng",
    Beside.WORSE: "kém",
}


FAR_TIMES = 10  # so often a share is another unit of measure: kg for tạ
FAR_WORDS = "gấp 10 lần mức giao trở lên: xem lại số, đơn vị tính"


def is_far(pledged: Decimal | None, assigned: Decimal | None) -> bool:
    """Say whether a pledge is so far above the share that it asks for a second look."""
    return bool(pledged and assigned and assigned > 0 and pledged >= assigned * FAR_TIMES)


def beside_share(pledged: Decimal | None, assigned: Decimal | None, direction: str) -> Beside:
    """Compare a pledge with the share in the direction in which the target is better.

    ``direction`` is one of ``targets.models.Direction``. More rice is better, fewer poor
    households are; of a target to be met exactly, or within a range, any other number is
    worse.
    """
    if pledged is None or assigned is None:
        return Beside.NONE
    if pledged == assigned:
        return Beside.SAME
    if direction not in ("higher", "lower"):
        return Beside.WORSE
    is_better = pledged > assigned if direction == "higher" else pledged < assigned
    return Beside.BETTER if is_better else Beside.WORSE
