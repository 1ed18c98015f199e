"""What is missing from a report, and which of its figures somebody should look at again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from targets.measures import Amount, parts_check
from targets.measures.doubting import Doubt, doubts_about
from targets.models import PartRule, PeriodRule, Share, UnitRule
from targets.reporting.entries import Entry, Key, told_in_words
from targets.reporting.history import NOTHING, Past
from targets.selectors import measure_of_target

MISSING = Doubt(
    "missing",
    "Chưa có số. Nhập số (không có thì ghi 0), hoặc ghi lý do chưa có ở ô ghi chú.",
    refuses=True,
)


def needs_parts(share: Share, units: Mapping[int, int]) -> bool:
    """Say whether a share is of no use without its parts: percentages to be joined."""
    target = share.target
    joins_units = target.unit_rule == UnitRule.RATIO and units.get(share.target_id, 1) > 1
    return joins_units or target.period_rule == PeriodRule.RATIO


def doubts_of(
    entries: Sequence[Entry], past: Mapping[Key, Past], units: Mapping[int, int]
) -> dict[Key, list[Doubt]]:
    """Return what to ask about each figure; ``units`` counts the shares of each target."""
    found: dict[Key, list[Doubt]] = defaultdict(list)
    for entry in entries:
        found[entry.key] += _own(entry, past.get(entry.key, NOTHING), units)
    for key, doubt in _parts(entries):
        found[key].append(doubt)
    return {key: doubts for key, doubts in found.items() if doubts}


def open_doubts(
    entries: Iterable[Entry], doubts: Mapping[Key, Sequence[Doubt]]
) -> dict[Key, list[Doubt]]:
    """Return what still stands in the way of sending."""
    left = {}
    for entry in entries:
        standing = [
            doubt
            for doubt in doubts.get(entry.key, ())
            if doubt.refuses or not entry.doubt_confirmed
        ]
        if standing:
            left[entry.key] = standing
    return left


def _own(entry: Entry, past: Past, units: Mapping[int, int]) -> list[Doubt]:
    if entry.is_empty:
        return [] if entry.note else [MISSING]
    if told_in_words(entry.share):
        return []
    target = entry.share.target
    return doubts_about(
        kind=target.indicator.kind,
        unit=target.indicator.unit_text,
        period_rule=target.period_rule,
        value=entry.value,
        numerator=entry.numerator,
        denominator=entry.denominator,
        is_cumulative=entry.is_cumulative,
        last_cumulative=past.total.value if past.total else None,
        last_value=past.last.value if past.last else None,
        assigned=entry.share.assigned,
        needs_parts=needs_parts(entry.share, units),
    )


def _parts(entries: Sequence[Entry]) -> Iterable[tuple[Key, Doubt]]:
    """Ask about wholes whose parts, all reported here, do not agree with them."""
    of_target = {e.share.target_id: e for e in entries if e.strand is None}
    parts: dict[int, list[Entry]] = defaultdict(list)
    for entry in of_target.values():
        parent = entry.share.target.parent_id
        if parent in of_target and entry.share.target.part_rule == PartRule.ADDS_UP:
            parts[parent].append(entry)
    for parent, children in parts.items():
        whole = of_target[parent]
        same_basis = all(child.basis == whole.basis for child in children)
        if not same_basis or not _all_parts_here(whole, children):
            continue
        check = parts_check(_amount(whole), [_amount(child) for child in children])
        if check.agrees is False:
            yield whole.key, Doubt("parts", check.sentence, refuses=False)


def _all_parts_here(whole: Entry, children: Sequence[Entry]) -> bool:
    """An amount that is only partly divided here need not add up."""
    values: list[Decimal | None] = [whole.value, *(child.value for child in children)]
    return len(children) > 1 and all(value is not None for value in values)


def _amount(entry: Entry) -> Amount:
    return Amount(entry.value, measure_of_target(entry.share.target))
