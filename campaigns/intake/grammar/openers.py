"""Words before and after a number are taken into its quantity: "giảm xuống còn dưới", "trở lên"."""

from __future__ import annotations

from campaigns.intake.grammar.comparing import AFTER, BEFORE, NAMES_A_CHANGE, SHARED
from campaigns.intake.grammar.level import Level
from campaigns.intake.grammar.numbers import figures_at
from campaigns.intake.grammar.quantity import Quantity
from campaigns.intake.grammar.units import Unit

_MOST_OPENERS = 8
_LONGEST_TAIL_OF_FROM = 14  # tokens between "từ 5 hợp tác xã …" and its "trở lên"
_FROM_DOUBT = "Có “từ” mà không có “trở lên”: hiểu là ít nhất."
_BEHIND_COLON = ("end", "reach", "delta")


def take_words_before(level: Level, quantity: Quantity, least: int) -> None:
    """Take in the words before the number, nearest first, not before token ``least``."""
    at = committed = quantity.start
    for _ in range(_MOST_OPENERS):
        found = BEFORE.before(level.tokens, at, least)
        if found is None:
            if level.low(at - 1) != ":" or quantity.colon or at - 1 < least:
                break
            quantity.colon, at = True, at - 1
            committed = at
            continue
        (role, means), start = found
        if _is_no_opener(level, quantity, role, start, least):
            break
        if not _note(quantity, role, means):
            break
        at = start
        if role != "filler":
            committed = start
    quantity.start = committed


def _is_no_opener(level: Level, quantity: Quantity, role: str, start: int, least: int) -> bool:
    if role == "stop" or (quantity.colon and role not in _BEHIND_COLON):
        return True
    if role in ("reach", "has") and _is_name(level, start, least):
        return True
    return role == "delta" and NAMES_A_CHANGE.before(level.tokens, start, least) is not None


def _is_name(level: Level, at: int, least: int) -> bool:
    """Say whether a verb is a name: "Tốt 85%, Khá 14%, Đạt 1%", "Đạt: 1%"."""
    if not level.tokens[at].is_capital:
        return False
    return level.low(at - 1) == "," if at > least else level.low(at + 1) == ":"


def _note(quantity: Quantity, role: str, means: str) -> bool:
    """Note what an opener means; say whether it belongs to the quantity."""
    if role == "compare" and quantity.op == "=":
        quantity.op = means
        quantity.how.append(f"comparator {means}")
    elif role in ("from", "about"):
        quantity.how.append(role)
    elif role in ("end", "delta", "reach", "has"):
        if quantity.opener and not (quantity.opener == "reach" and role == "end"):
            return quantity.opener != role and role in ("reach", "has")
        quantity.opener = role
        if means == "maintain" and quantity.op == "=":
            quantity.op = means
        quantity.is_end = quantity.is_end or role == "end"
        if role == "delta" and not quantity.is_end:
            quantity.change = means
    return True


def take_words_after(level: Level, quantity: Quantity) -> None:
    """Take in "trở lên" behind the number, or behind the words that follow it."""
    found = AFTER.at(level.tokens, quantity.end)
    if found and quantity.op == "range":
        quantity.end = found[1]
    elif found and quantity.op in ("=", ">", ">="):
        quantity.op, quantity.end = found
        quantity.how.append(f"comparator {found[0]} after")
        _take_stroke(level, quantity)
    elif quantity.op == "=":
        _look_behind(level, quantity)


def _look_behind(level: Level, quantity: Quantity) -> None:
    """Find "trở lên" behind "98% kế hoạch", "80% cơ sở", "từ 5 hợp tác xã hoạt động tốt"."""
    shared = SHARED.at(level.tokens, quantity.end)
    op = level.comparator_behind(shared[1] if shared else quantity.end)
    if not op:
        op = _far_behind(level, quantity) if "from" in quantity.how else ""
    if op:
        quantity.op = op
        quantity.how.append(f"comparator {op} behind its noun")


def _far_behind(level: Level, quantity: Quantity) -> str:
    last = min(quantity.end + _LONGEST_TAIL_OF_FROM, len(level.tokens))
    for at in range(quantity.end, last):
        if level.tokens[at].kind == "number" or level.low(at) in (",", ";", ".", ":"):
            break
        found = AFTER.at(level.tokens, at)
        if found and level.low(at) == "trở":
            return found[0]
    return ""


def _take_stroke(level: Level, quantity: Quantity) -> None:
    """Take "/năm" of "từ 10 đảng viên trở lên/năm" into the unit."""
    unit = quantity.unit
    if level.low(quantity.end) != "/" or unit is None or unit.kind == "percent":
        return
    rate = level.unit(quantity.end)
    if rate and figures_at(level.tokens, quantity.end + 1) is None:
        quantity.unit = Unit(unit.text + rate.text, rate.end, unit.kind, unit.noun_end)
        quantity.end = rate.end


def settle_from(quantity: Quantity) -> None:
    """Let "từ 95%" alone mean at least, with a doubt."""
    if "from" in quantity.how and quantity.op == "=" and quantity.baseline is None:
        quantity.op = ">="
        quantity.doubts.append(_FROM_DOUBT)
        quantity.how.append("from alone")
