"""Shapes of a quantity: a ratio, a range, what was and what will be, a sum in two units.

Each rule looks at what stands behind the first number and says whether it fits.
"""

from __future__ import annotations

from decimal import Decimal

from campaigns.intake.grammar.comparing import BEFORE, JOINS, TURNS
from campaigns.intake.grammar.level import Level
from campaigns.intake.grammar.quantity import Quantity
from campaigns.intake.grammar.units import Unit

_RATE_BASES = {Decimal(1000), Decimal(10000), Decimal(100000), Decimal(1000000)}
_UNIT_BASES = _RATE_BASES | {Decimal(1), Decimal(100)}
_BACKWARDS_DOUBT = "Hai số của khoảng đứng ngược thứ tự."
_TIME_WORDS = ("năm", "cuối", "đầu", "vào", "của", "trong", "học")
_MOST_TIME_WORDS = 5
_BELOW = ("<", "<=")
_SMALLER = {"tỷ": "triệu", "tỉ": "triệu", "triệu": "nghìn"}


def shape(level: Level, quantity: Quantity, end: int) -> None:
    """Read what stands behind the first number of a quantity, up to its unit."""
    unit = level.unit(end)
    for rule in (_ratio, _range, _turn, _sum_in_two_units):
        if rule(level, quantity, end, unit):
            return
    _take_unit(level, quantity, end)


def _take_unit(level: Level, quantity: Quantity, at: int) -> None:
    quantity.unit = level.unit_of_figure(at)
    quantity.end = quantity.unit.end if quantity.unit else at


# ---- Ratio ---------------------------------------------------------------------------------


def _ratio(level: Level, quantity: Quantity, end: int, unit: Unit | None) -> bool:
    """Read "6/6", "12/15 xã", "8 xã/16 xã"; "4/100.000 trẻ" is a rate."""
    stroke = end
    if unit and level.low(unit.noun_end) == "/":
        stroke = unit.noun_end
    if level.low(stroke) != "/" or not level.shows_number(stroke + 1):
        return False
    below, after = level.number(stroke + 1)
    second = level.unit(after)
    if stroke != end and unit and (second is None or not _is_same(_plain(unit), second)):
        return False  # "1.250 em/42 lớp", "107 trai/100 gái"
    if stroke == end and _is_rate(quantity.value, below.value):
        quantity.unit = level.unit(end)
        quantity.end = quantity.unit.end if quantity.unit else after
        quantity.how.append("rate")
        return True
    if below.value <= 0 or (stroke != end and below.value in _UNIT_BASES):
        return False  # "107 trai/100 gái": the whole is a unit
    quantity.numerator, quantity.denominator = quantity.value, below.value
    over = quantity.figures[0]
    quantity.figures = [("numerator", *over[1:]), ("denominator", below.start, below.end)]
    quantity.how.append("ratio")
    _take_unit(level, quantity, after)
    return True


def _plain(unit: Unit) -> Unit:
    """Return a unit without its stroke, as in "8 xã/16 xã"."""
    return Unit(unit.text.partition("/")[0], unit.noun_end, unit.kind, unit.noun_end)


def _is_rate(value: Decimal, base: Decimal) -> bool:
    return base in _RATE_BASES or (base == 100 and value > 100)


# ---- Range ---------------------------------------------------------------------------------


def _range(level: Level, quantity: Quantity, end: int, unit: Unit | None) -> bool:
    """Read "13-13,5%", "từ 5% đến 7%", "1% - 2%"; not "15 ha - 60 tấn"."""
    middle = unit.end if unit else end
    read = _behind_join(level, middle)
    if read is None:
        return False
    number, after = read
    second = level.unit(after, guess=True)
    if _goes_on(level, second.end if second else after) or _went_on(level, quantity.core):
        return False
    if unit and (second is None or not _is_same(unit, second)):
        return False
    if level.low(middle) == "hoặc" and second is None:
        return False
    quantity.value_max, quantity.unit, quantity.op = number.value, second, "range"
    quantity.end = second.end if second else after
    quantity.figures.append(("value_max", number.start, number.end))
    quantity.how.append("range")
    _turn_round(quantity)
    return True


def _turn_round(quantity: Quantity) -> None:
    """Let the smaller number of "15-13" come first, with a doubt."""
    if quantity.value_max is None or quantity.value <= quantity.value_max:
        return
    quantity.value, quantity.value_max = quantity.value_max, quantity.value
    (_, *first), (_, *second) = quantity.figures
    quantity.figures = [("value_max", *first), ("value", *second)]
    quantity.doubts.append(_BACKWARDS_DOUBT)


def _behind_join(level: Level, at: int):
    """Return the number behind "-" or "đến", over "khoảng", "dưới", "không quá"."""
    join = JOINS.at(level.tokens, at)
    if join is None:
        return None
    opener = BEFORE.at(level.tokens, join[1])
    is_passed = opener is not None and (opener[0].role == "about" or opener[0].means in _BELOW)
    return level.number(opener[1] if is_passed else join[1])


def _goes_on(level: Level, at: int) -> bool:
    """Say whether a third number follows: "30% - 45% - 25%" is no range."""
    return level.low(at) == "-" and level.shows_number(at + 1)


def _went_on(level: Level, core: int) -> bool:
    """Say whether a number and its "%" stand before a dash: "30% - 45%" is under way."""
    return level.low(core - 1) == "-" and level.low(core - 2) == "%"


def _is_same(first: Unit, second: Unit) -> bool:
    a, b = first.text.lower(), second.text.lower()
    return b.startswith(a) or a.startswith(b)


# ---- What was and what will be -----------------------------------------------------------------


def _turn(level: Level, quantity: Quantity, end: int, unit: Unit | None) -> bool:
    """Read "từ 23 xuống 18", "từ 5% năm 2023 xuống còn dưới 4%"."""
    unit = unit or level.known_unit(end)
    turned = _skip_time(level, unit.end if unit else end)
    turn = TURNS.at(level.tokens, turned)
    if turn is None or not _starts_with_from(level, quantity.core, turned):
        return False
    op, at = _comparators(level, turn[1])
    read = level.number(at)
    if read is None:
        return False
    number, after = read
    quantity.baseline, quantity.value, quantity.op = quantity.value, number.value, op
    was = quantity.figures[0]
    quantity.figures = [("baseline", *was[1:]), ("value", number.start, number.end)]
    quantity.is_end = True
    quantity.how.append("from what was to what will be")
    _take_unit(level, quantity, after)
    _range_behind_turn(level, quantity)
    quantity.unit = quantity.unit or unit
    return True


def _comparators(level: Level, at: int) -> tuple[str, int]:
    op = "="
    while opener := BEFORE.at(level.tokens, at):
        if opener[0].role not in ("compare", "about"):
            break
        op, at = opener[0].means or op, opener[1]
    return op, at


def _range_behind_turn(level: Level, quantity: Quantity) -> None:
    """Go on with "… xuống còn 4 - 4,5%"."""
    read = _behind_join(level, quantity.end) if quantity.unit is None else None
    if read is None or read[0].value <= quantity.value:
        return
    quantity.op, quantity.value_max = "range", read[0].value
    quantity.figures.append(("value_max", read[0].start, read[0].end))
    _take_unit(level, quantity, read[1])


def _starts_with_from(level: Level, core: int, turned: int) -> bool:
    if "từ" in (level.low(core - 1), level.low(core - 2)):
        return True
    return level.low(core - 1) in ("giảm", "tăng", "nâng") and level.low(turned) != "còn"


def _skip_time(level: Level, at: int) -> int:
    """Skip "năm 2023", "(năm 2023)", "cuối năm 2023" between the two numbers of a turn."""
    end = at
    while end < len(level.tokens) and end - at < _MOST_TIME_WORDS:
        is_time = level.low(end) in _TIME_WORDS or end in level.struck
        if not (is_time or level.tokens[end].kind == "group"):
            break
        end += 1
    return end if TURNS.at(level.tokens, end) else at


# ---- Sums -----------------------------------------------------------------------------------


def _sum_in_two_units(level: Level, quantity: Quantity, end: int, unit: Unit | None) -> bool:
    """Read "16 tỷ 434 triệu đồng" as one sum, in the smaller unit."""
    words = unit.text.lower().split() if unit else []
    step = _SMALLER.get(words[0]) if words and words[1:] in ([], ["đồng"]) else None
    read = level.number(unit.end) if unit and step else None
    rest = level.unit(read[1]) if read else None
    if rest is None or not rest.text.lower().startswith((step, "ngàn")):
        return False
    quantity.value = quantity.value * 1000 + read[0].value
    quantity.unit, quantity.end = rest, rest.end
    quantity.figures = []
    quantity.how.append("sum in two units")
    return True
