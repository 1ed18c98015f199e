"""Ways to fill in the shares of a target. What they propose is not saved until it is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from targets.measures import same_for_all, split_by, split_evenly, step_for
from targets.models import Target, UnitRule
from targets.sharing.places import Desk, Place

EVENLY, BY_LAST, SAME, WHOLE = "chia-deu", "theo-nam-truoc", "bang-nhau", "mot-don-vi"
NO_FIGURE = (
    "Chỉ tiêu chung chưa có một con số để chia. Nhập số cho từng đơn vị, "
    "hoặc để trống để đơn vị chỉ báo cáo."
)


class CannotFill(ValueError):
    """The message is a Vietnamese sentence that says what is lacking."""


@dataclass(frozen=True)
class Weight:
    label: str  # of the button
    lacking: str  # where its figures come from, when a unit has none
    of: Callable[[Desk, Place], Decimal | int | None]


WEIGHTS = {
    "theo-ho": Weight(
        "Theo số hộ",
        "Số hộ lấy từ danh sách hộ của từng thôn",
        lambda desk, place: desk.households.get(place.unit.pk),
    ),
    "theo-dien-tich": Weight(
        "Theo diện tích",
        "Diện tích ghi ở Quản trị, mục Đơn vị",
        lambda desk, place: place.unit.area_ha,
    ),
    "theo-so-dan": Weight(
        "Theo số dân",
        "Số dân ghi ở Quản trị, mục Đơn vị",
        lambda desk, place: place.unit.population,
    ),
    BY_LAST: Weight(
        "Theo kết quả năm trước",
        "Kết quả năm trước lấy từ báo cáo đã duyệt",
        lambda desk, place: desk.last_value(place),
    ),
}


def ways_of(target: Target) -> list[tuple[str, str]]:
    """Return (value, label) of the buttons: what is added up is divided, the rest is not."""
    same = (SAME, "Bằng nhau: mỗi đơn vị bằng số chung")
    if target.unit_rule != UnitRule.SUM:
        return [same]
    weights = [(value, weight.label) for value, weight in WEIGHTS.items()]
    return [(EVENLY, "Chia đều"), *weights, same]


def filled(way: str, desk: Desk, places: Sequence[Place]) -> list[Decimal | None]:
    """Return a figure for each of the places; raises ``CannotFill``.

    Where the target is no single figure, the same for all is no figure for anybody.
    """
    whole = whole_of(desk.target)
    if whole is None:
        if way in (SAME, WHOLE):
            return [None] * len(places)
        raise CannotFill(NO_FIGURE)
    if way in (SAME, WHOLE):
        return list(same_for_all(whole, len(places)))
    if way == EVENLY:
        return list(split_evenly(whole, len(places), step_for(whole)))
    return _weighed(WEIGHTS[way], whole, desk, places)


def lacking(way: str, desk: Desk, places: Sequence[Place]) -> str:
    """Say which of the places got nothing because nothing is known to divide by."""
    if way not in WEIGHTS:
        return ""
    weight = WEIGHTS[way]
    names = [place.name for place in places if not weight.of(desk, place)]
    return f"{', '.join(names)} chưa có số nên được chia 0. {weight.lacking}." if names else ""


def whole_of(target: Target) -> Decimal | None:
    """Return the one figure that is divided, or ``None``: a range has none."""
    current = target.current
    return None if current is None or current.value_max is not None else current.value


def _weighed(
    weight: Weight, whole: Decimal, desk: Desk, places: Sequence[Place]
) -> list[Decimal | None]:
    sizes = [weight.of(desk, place) for place in places]
    weights = [None if size is None else Decimal(size) for size in sizes]
    try:
        return list(split_by(whole, weights, step_for(whole)))
    except ValueError as error:
        raise CannotFill(f"{error} {weight.lacking}.") from error
