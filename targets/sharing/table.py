"""All targets of a span against the units they were given to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from emulation.lib.quantities import format_number
from targets.listing import column_figures
from targets.measures import Check, shares_check
from targets.models import PartRule, Share, Span, Target
from targets.selectors import amount_of, targets_of_span
from targets.sharing.places import Place, day_of, places_of

NOT_GIVEN, WRONG, GIVEN, ASIDE = "chua-giao", "chua-khop", "da-giao", "khong-giao"
LABELS = {
    "": ("Tất cả", ""),
    NOT_GIVEN: ("Chưa giao", "is-draft"),
    WRONG: ("Giao chưa khớp", "is-risk"),
    GIVEN: ("Đã giao", "is-done"),
    ASIDE: ("Không phải giao", ""),
}
FOLLOWED = "theo dõi"  # a share without a figure of its own


@dataclass(frozen=True)
class Row:
    target: Target
    words: str  # what the commune is to reach, without the unit of measure
    cells: list[str]  # one a unit of the table; "" where the unit has no share
    check: Check
    state: str
    why_aside: str = ""


@dataclass(frozen=True)
class Table:
    units: list[str]
    rows: list[Row]

    def counted(self) -> Counter[str]:
        return Counter(row.state for row in self.rows)


def table_of(span: Span) -> Table:
    """Return the whole table in a constant number of queries."""
    targets = list(targets_of_span(span).prefetch_related(None))
    shares = shares_of(span)
    places = places_with_shares(span, shares.values())
    order = [place.unit.pk for place in places]
    wholes = {t.parent_id for t in targets if t.part_rule == PartRule.ADDS_UP}
    rows = [_row(target, shares.get(target.pk, {}), order, wholes) for target in targets]
    return Table([place.name for place in places], rows)


def shares_of(span: Span) -> dict[int, dict[int, Share]]:
    """Return the shares of a span by target and unit."""
    found: dict[int, dict[int, Share]] = defaultdict(dict)
    rows = Share.objects.filter(commune=span.commune_id, target__span=span)
    for share in rows.select_related("unit"):
        found[share.target_id][share.unit_id] = share
    return found


def places_with_shares(span: Span, shares: Iterable[Mapping[int, Share]]) -> list[Place]:
    units = {unit: share.unit for row in shares for unit, share in row.items()}
    places = places_of(span.commune, day_of(span), units.values())
    return [place for place in places if place.unit.pk in units]


def _row(
    target: Target, shares: Mapping[int, Share], order: Sequence[int], wholes: set[int | None]
) -> Row:
    parts = [share.assigned for share in shares.values()]
    check = shares_check(amount_of(target), parts, target.unit_rule)
    why = "" if shares else _why_aside(target, wholes)
    return Row(
        target=target,
        words=column_figures(target),
        cells=[_cell(shares.get(unit)) for unit in order],
        check=check,
        state=_state(bool(shares), check, why),
        why_aside=why,
    )


def _state(is_given: bool, check: Check, why_aside: str) -> str:
    if why_aside:
        return ASIDE
    if not is_given:
        return NOT_GIVEN
    return WRONG if check.agrees is False else GIVEN


def _why_aside(target: Target, wholes: set[int | None]) -> str:
    """Say why nobody need be given the target; "" where somebody should."""
    if target.ended_on:
        return "đã bãi bỏ"
    if target.counter:
        return "cổng tự đếm"
    return "cộng từ các phần" if target.pk in wholes else ""


def _cell(share: Share | None) -> str:
    if share is None:
        return ""
    return FOLLOWED if share.assigned is None else format_number(share.assigned)
