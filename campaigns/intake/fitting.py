"""A target as read, made such that a plan can keep it. Pure.

What cannot be kept as it is (a range whose ends are one, a number beyond all size) is put
right, and a Vietnamese sentence says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from campaigns.intake.drafting.limits import shortened
from campaigns.intake.parts import ReadTarget
from emulation.lib.text import clean_line
from targets.measures import Amount, parts_check, propose_direction, propose_kind

NAME, UNIT, LEVEL, NOTE, ASSIGNED_BY = 300, 60, 200, 300, 120
WHOLE_DIGITS, DECIMALS = 18, 6
NUMBERS = ("value", "value_max", "numerator", "denominator", "baseline", "assigned_value")
COMPARATORS = ("=", "<", "<=", ">", ">=", "range", "maintain", "achieve")
WITHOUT_VALUE = ("maintain", "achieve")
KINDS = ("amount", "percentage", "count", "change", "level", "qualitative")
DIRECTIONS = ("higher", "lower", "exactly", "within")

Fitted = tuple[ReadTarget, tuple[str, ...]]


def fitted(target: ReadTarget) -> Fitted:
    """Return the target within the rules of a stored one, and what had to be put right."""
    problems: list[str] = []
    target = _with_words(target, problems)
    target = _with_numbers(target, problems)
    target = _with_range(target, problems)
    target = _with_parts(target, problems)
    if target.value is None and target.op not in WITHOUT_VALUE:
        target = replace(target, op="achieve")
        problems.append("Không đọc được giá trị, nên là chỉ tiêu định tính.")
    if target.value is not None and not target.unit and target.kind not in ("level", "count"):
        problems.append("Chưa rõ đơn vị tính.")
    return _with_kind(target), tuple(problems)


def add_up(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Say whether several parts in a like unit make the whole."""
    return len(parts) > 1 and parts_check(whole, parts).agrees


def part_rule(whole: Amount, part: Amount, kind: str, *, adds_up: bool) -> str:
    """Propose what a part is to its whole; ``adds_up``: with its siblings it makes the whole.

    Parts of a percentage or a change need not be smaller than it ("trong đó nông nghiệp tăng 14%").
    """
    if adds_up:
        return "adds_up"
    if kind not in ("percentage", "change") and parts_check(whole, [part], "share_of").agrees:
        return "share_of"
    return "detail"


def wholes_first(parents: Sequence[int | None]) -> list[int]:
    """Return positions in an order in which every parent stands before its parts.

    A circle of parents is cut where it is met first.
    """
    done: dict[int, None] = {}
    for number in range(len(parents)):
        chain: list[int] = []
        above: int | None = number
        while above is not None and above not in done and above not in chain:
            chain.append(above)
            above = parents[above]
        done.update(dict.fromkeys(reversed(chain)))
    return list(done)


def _with_words(target: ReadTarget, problems: list[str]) -> ReadTarget:
    name = clean_line(target.name) or clean_line(target.text)
    if not name:
        problems.append("Chưa có tên.")
    if len(name) > NAME:
        problems.append("Tên quá dài, đã rút gọn; lời văn giữ nguyên.")
    return replace(
        target,
        name=shortened(name, NAME) or "Chỉ tiêu chưa có tên",
        unit=shortened(target.unit, UNIT),
        level=shortened(target.level, LEVEL),
        note=shortened(target.note, NOTE),
        assigned_by=shortened(target.assigned_by, ASSIGNED_BY),
    )


def _with_numbers(target: ReadTarget, problems: list[str]) -> ReadTarget:
    kept = {name: _number(getattr(target, name)) for name in NUMBERS}
    if any(kept[name] != getattr(target, name) for name in NUMBERS):
        problems.append("Có số quá lớn hoặc quá nhiều chữ số thập phân. Xem lại đơn vị tính.")
    return replace(target, **kept)


def _number(value: Decimal | None) -> Decimal | None:
    if value is None or not value.is_finite() or abs(value) >= 10**WHOLE_DIGITS:
        return None
    return round(value, DECIMALS) if -value.as_tuple().exponent > DECIMALS else value


def _with_range(target: ReadTarget, problems: list[str]) -> ReadTarget:
    low, high = target.value, target.value_max
    op = target.op if target.op in COMPARATORS else "="
    if op != "range":
        return replace(target, op=op, value_max=None)
    if low is not None and high is not None and low < high:
        return replace(target, op=op)
    problems.append("Khoảng cần hai số, số sau lớn hơn số trước.")
    if low is None or high is None or low == high:
        return replace(target, op="=", value=high if low is None else low, value_max=None)
    return replace(target, op=op, value=high, value_max=low, figures=())


def _with_parts(target: ReadTarget, problems: list[str]) -> ReadTarget:
    given = (target.numerator, target.denominator)
    if given == (None, None) or (None not in given and given[1] > 0):
        return target
    problems.append("Tử số và mẫu số không đủ.")
    return replace(target, numerator=None, denominator=None)


def _with_kind(target: ReadTarget) -> ReadTarget:
    kind = target.kind
    if kind not in KINDS or (target.value is None and kind not in ("level", "qualitative")):
        kind = propose_kind(
            value=target.value,
            denominator=target.denominator,
            unit=target.unit,
            level=target.level,
        )
    direction = target.direction
    if direction not in DIRECTIONS:
        words = target.text or target.name
        direction = propose_direction(target.name, words, comparator=target.op, kind=kind)
    return replace(target, kind=kind, direction=direction)


def figures_of(target: ReadTarget) -> dict[str, object]:
    """Return what the target asks for, by the names that the services take."""
    return {
        "comparator": target.op,
        "value": target.value,
        "value_max": target.value_max,
        "numerator": target.numerator,
        "denominator": target.denominator,
        "level": target.level,
    }


def headings_above(items: Iterable, above: tuple[str, ...] = ()) -> dict[int, tuple[str, ...]]:
    """Return by key of every block the headings that it stands under, the nearest first."""
    found: dict[int, tuple[str, ...]] = {}
    for item in items:
        own = (item.heading, *above) if item.heading else above
        found |= {block.key: own for block in item.blocks}
        found |= headings_above(item.children, own)
    return found
