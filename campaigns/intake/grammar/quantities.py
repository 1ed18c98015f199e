"""Quantities of a sentence: comparator, number or range or ratio, unit; what was and will be.

``quantities_of`` reads one level of tokens from left to right. A quantity covers the words that
open it ("giảm xuống còn dưới") and those that close it ("trở lên").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from campaigns.intake.grammar.comparing import (
    AFTER,
    BEFORE,
    JOINS,
    NAMES_A_CHANGE,
    SHARED,
    TURNS,
)
from campaigns.intake.grammar.exclusions import struck_out
from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.numbers import Number, figures_at, words_at
from campaigns.intake.grammar.units import Unit, strokes, unit_at

MOST_OPENERS = 8
_LONGEST_TAIL_OF_FROM = 14  # tokens between "từ 5 hợp tác xã …" and its "trở lên"
_RATE_BASES = {Decimal(1000), Decimal(10000), Decimal(100000), Decimal(1000000)}
_ONE_AND_A_HALF = {"đôi": Decimal(2), "ba": Decimal(3), "rưỡi": Decimal("1.5"), "bốn": Decimal(4)}
_TIME_UNITS = ("tuổi", "năm", "tháng", "ngày", "giờ", "phút")
_HALF_DOUBT = "Có “từ” mà không có “trở lên”: hiểu là ít nhất."
_BACKWARDS_DOUBT = "Hai số của khoảng đứng ngược thứ tự."


@dataclass
class Quantity:
    """Tokens [start, end); ``core`` is where the first number stands.

    ``change``: "up" or "down" for a size of change; ``is_end``: "còn", "lên" (what will be);
    ``opener``: the role of the verb before the number, "" where none; ``colon``: a colon
    stands between subject and number.
    """

    start: int
    end: int
    core: int
    value: Decimal
    op: str = "="
    value_max: Decimal | None = None
    unit: Unit | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    baseline: Decimal | None = None
    change: str = ""
    is_end: bool = False
    opener: str = ""
    colon: bool = False
    figures: list[tuple[str, int, int]] = field(default_factory=list)
    how: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def unit_text(self) -> str:
        return self.unit.text if self.unit else ""

    @property
    def is_percent(self) -> bool:
        return self.unit is not None and self.unit.kind == "percent"

    @property
    def is_compared(self) -> bool:
        return self.op not in ("=", "range")


def quantities_of(tokens: Tokens, text: str, *, guess: bool = True) -> list[Quantity]:
    """Return the quantities of one level of tokens in reading order. Linear."""
    return list(_Reader(tokens, text, guess).all())


@dataclass
class _Reader:
    tokens: Tokens
    text: str
    guess: bool

    def all(self) -> Iterator[Quantity]:
        self.struck = struck_out(self.tokens, self.text)
        at = least = 0
        while at < len(self.tokens):
            quantity = self._at(at, least)
            if quantity is None:
                at += 1
                continue
            yield quantity
            at = least = quantity.end

    # ---- One quantity ------------------------------------------------------------------------

    def _at(self, at: int, least: int) -> Quantity | None:
        read = self._number(at, least)
        if read is None:
            return self._doubling(at, least)
        number, end = read
        quantity = Quantity(
            at, end, at, number.value, figures=[("value", number.start, number.end)]
        )
        if number.doubt:
            quantity.doubts.append(number.doubt)
        self._shape(quantity, end)
        self._open(quantity, least)
        self._close(quantity)
        self._settle(quantity)
        return quantity

    def _number(self, at: int, least: int) -> tuple[Number, int] | None:
        token = self.tokens[at]
        if token.kind == "number":
            number = None if at in self.struck else figures_at(self.tokens, at)
            return (number, self._skip_said_again(at + 1)) if number else None
        if token.kind != "word":
            return None
        read = words_at(self.tokens, at)
        return read if read and self._words_count(at, read[1], least) else None

    def _skip_said_again(self, at: int) -> int:
        """Skip "(một)" in "01 (một) mô hình"."""
        if at < len(self.tokens) and self.tokens[at].kind == "group":
            inner = self.tokens[at].inner
            said = words_at(inner, 0) if inner else None
            if said and said[1] == len(inner):
                return at + 1
        return at

    def _words_count(self, at: int, end: int, least: int) -> bool:
        """Say whether a number in words is one: "ít nhất một mô hình", not "một số mô hình"."""
        unit = unit_at(self.tokens, end, self.text)
        opener = BEFORE.before(self.tokens, at, least)
        compares = opener is not None and opener[0].role in ("compare", "about")
        if unit is None:
            return compares and self._names_a_thing(end)
        if at == least == 0 and unit.kind == "count":
            return self.tokens[at].low not in ("một", "năm")
        if AFTER.at(self.tokens, unit.end):
            return unit.kind == "count"
        is_long = end - at > 1 or (self.tokens[at].low == "mười")
        if self.tokens[at].low == "năm":
            return compares and unit.kind in ("count", "event")
        return compares or (is_long and unit.kind != "rate")

    def _names_a_thing(self, at: int) -> bool:
        following = self.tokens[at] if at < len(self.tokens) else None
        is_word = following is not None and following.kind == "word"
        return is_word and following.low not in ("số", "phần", "cách", "trong", "nửa", "bộ", "vài")

    def _doubling(self, at: int, least: int) -> Quantity | None:
        """Read "gấp đôi", "tăng gấp rưỡi"."""
        if self.tokens[at].low != "gấp" or at + 1 >= len(self.tokens):
            return None
        value = _ONE_AND_A_HALF.get(self.tokens[at + 1].low)
        if value is None or (at + 2 < len(self.tokens) and self.tokens[at + 2].low == "lần"):
            return None
        word = self.tokens[at + 1]
        unit = Unit("lần", at + 2, "measure", at + 2)
        quantity = Quantity(at + 1, at + 2, at + 1, value, unit=unit, how=["doubled"],
                            figures=[("value", word.start, word.end)])  # fmt: skip
        self._open(quantity, least)
        return quantity

    # ---- Range, ratio, turn ----------------------------------------------------------------------

    def _shape(self, quantity: Quantity, end: int) -> None:
        unit = self._unit(end)
        if self._ratio(quantity, end) or self._range(quantity, end, unit):
            return
        if self._turn(quantity, end, unit) or self._money(quantity, end, unit):
            return
        self._take_unit(quantity, end)

    def _unit(self, at: int, *, guess: bool = False) -> Unit | None:
        return unit_at(self.tokens, at, self.text, guess=guess and self.guess)

    def _take_unit(self, quantity: Quantity, at: int) -> None:
        quantity.unit = self._unit(at) or self._time(at) or self._unit(at, guess=True)
        quantity.end = quantity.unit.end if quantity.unit else at

    def _time(self, at: int) -> Unit | None:
        """Take "tuổi", "năm" for a unit where the exclusions let them pass."""
        if self._low(at) not in _TIME_UNITS or self._is_year(at + 1):
            return None
        end = at + 2 if self._low(at) == "ngày" and self._low(at + 1) == "đêm" else at + 1
        end = strokes(self.tokens, end)
        words = self.text[self.tokens[at].start : self.tokens[end - 1].end]
        return Unit("".join(words.split()) if "/" in words else words, end, "measure", end)

    def _is_year(self, at: int) -> bool:
        return at < len(self.tokens) and self.struck.get(at) in ("year", "date")

    def _second(self, at: int) -> tuple[Number, int] | None:
        if at >= len(self.tokens) or at in self.struck:
            return None
        number = figures_at(self.tokens, at)
        if number:
            return number, at + 1
        return words_at(self.tokens, at)

    def _ratio(self, quantity: Quantity, end: int) -> bool:
        """Read "6/6", "12/15 xã", "8 xã/16 xã"; "4/100.000 trẻ" is a rate."""
        stroke = end
        own = self._unit(end)
        if own and own.end < len(self.tokens) and self.tokens[own.noun_end].low == "/":
            stroke = own.noun_end
        if self._low(stroke) != "/" or not self._shows_number(stroke + 1):
            return False
        below, after = self._second(stroke + 1)
        if stroke == end and self._is_rate(quantity.value, below.value):
            quantity.unit = self._unit(end)
            quantity.end = quantity.unit.end if quantity.unit else after
            quantity.how.append("rate")
            return True
        if below.value <= 0 or (stroke != end and below.value in _RATE_BASES | {Decimal(100)}):
            return False
        quantity.numerator, quantity.denominator = quantity.value, below.value
        quantity.figures = [("numerator", *quantity.figures[0][1:]),
                            ("denominator", below.start, below.end)]  # fmt: skip
        quantity.how.append("ratio")
        self._take_unit(quantity, after)
        return True

    def _shows_number(self, at: int) -> bool:
        shown = at < len(self.tokens) and self.tokens[at].kind == "number"
        return shown and self._second(at) is not None

    @staticmethod
    def _is_rate(value: Decimal, base: Decimal) -> bool:
        return base in _RATE_BASES or (base == 100 and value > 100)

    def _range(self, quantity: Quantity, end: int, unit: Unit | None) -> bool:
        """Read "13-13,5%", "từ 5% đến 7%", "1% - 2%"; not "15 ha - 60 tấn"."""
        middle = unit.end if unit else end
        join = JOINS.at(self.tokens, middle)
        if join is None:
            return False
        at = join[1]
        opener = BEFORE.at(self.tokens, at)
        if opener and opener[0].role == "about":
            at = opener[1]
        read = self._second(at)
        if read is None:
            return False
        number, after = read
        second = self._unit(after, guess=True)
        if self._goes_on(second.end if second else after):
            return False
        if unit and (second is None or not _same_unit(unit, second)):
            return False
        if self.tokens[middle].low == "hoặc" and second is None:
            return False
        quantity.value_max, quantity.unit, quantity.op = number.value, second, "range"
        quantity.end = second.end if second else after
        quantity.figures.append(("value_max", number.start, number.end))
        quantity.how.append("range")
        if number.value < quantity.value:
            quantity.doubts.append(_BACKWARDS_DOUBT)
        return True

    def _goes_on(self, at: int) -> bool:
        """Say whether a third number follows: "30% - 45% - 25%" is no range."""
        return self._low(at) == "-" and self._shows_number(at + 1) and at + 1 not in self.struck

    def _turn(self, quantity: Quantity, end: int, unit: Unit | None) -> bool:
        """Read "từ 23 xuống 18", "từ 5% năm 2023 xuống còn dưới 4%"."""
        at = self._skip_time(unit.end if unit else end)
        turn = TURNS.at(self.tokens, at)
        if turn is None:
            return False
        turned_at, at = at, turn[1]
        op = "="
        while opener := BEFORE.at(self.tokens, at):
            if opener[0].role not in ("compare", "about"):
                break
            op = opener[0].means or op
            at = opener[1]
        read = self._second(at)
        if read is None or not self._starts_with_from(quantity.core, turned_at):
            return False
        number, after = read
        quantity.baseline, quantity.value, quantity.op = quantity.value, number.value, op
        quantity.figures = [("baseline", *quantity.figures[0][1:]),
                            ("value", number.start, number.end)]  # fmt: skip
        quantity.is_end = True
        quantity.how.append("from what was to what will be")
        self._take_unit(quantity, after)
        if quantity.unit is None and unit:
            quantity.unit = unit
        self._range_after_turn(quantity)
        return True

    def _range_after_turn(self, quantity: Quantity) -> None:
        """Go on with "… xuống còn 4 - 4,5%"."""
        join = JOINS.at(self.tokens, quantity.end) if quantity.unit is None else None
        read = self._second(join[1]) if join else None
        if read is None or read[0].value <= quantity.value:
            return
        quantity.op, quantity.value_max = "range", read[0].value
        quantity.figures.append(("value_max", read[0].start, read[0].end))
        self._take_unit(quantity, read[1])

    def _starts_with_from(self, core: int, turn: int) -> bool:
        if self._low(core - 1) == "từ" or (core >= 2 and self._low(core - 2) == "từ"):
            return True
        return self._low(core - 1) in ("giảm", "tăng", "nâng") and self._low(turn) != "còn"

    def _skip_time(self, at: int) -> int:
        """Skip "năm 2023", "(năm 2023)", "cuối năm 2023" between the two numbers of a turn."""
        end = at
        while end < len(self.tokens) and end - at < 5:
            token = self.tokens[end]
            is_time = token.low in ("năm", "cuối", "đầu", "vào", "của", "trong", "học")
            if not (is_time or end in self.struck or token.kind == "group"):
                break
            end += 1
        return end if TURNS.at(self.tokens, end) else at

    def _money(self, quantity: Quantity, end: int, unit: Unit | None) -> bool:
        """Read "16 tỷ 434 triệu đồng" as one sum, in the smaller unit."""
        if unit is None or unit.text.lower() not in ("tỷ", "triệu", "tỉ", "tỷ đồng", "triệu đồng"):
            return False
        read = self._second(unit.end)
        rest = self._unit(read[1]) if read else None
        step = {"tỷ": "triệu", "tỉ": "triệu", "triệu": "nghìn"}.get(unit.text.lower().split()[0])
        if rest is None or step is None or not rest.text.lower().startswith((step, "ngàn")):
            return False
        quantity.value = quantity.value * 1000 + read[0].value
        quantity.unit, quantity.end = rest, rest.end
        quantity.figures = []
        quantity.how.append("sum in two units")
        return True

    # ---- Words around --------------------------------------------------------------------------

    def _open(self, quantity: Quantity, least: int) -> None:
        """Take in the words before the number, nearest first."""
        at = committed = quantity.start
        for _ in range(MOST_OPENERS):
            found = BEFORE.before(self.tokens, at, least)
            if found is None:
                if self._low(at - 1) != ":" or quantity.colon or at - 1 < least:
                    break
                quantity.colon, at = True, at - 1
                committed = at
                continue
            (role, means), start = found
            if role == "stop" or (role in ("reach", "has") and self._is_name(start, least)):
                break
            if quantity.colon and role not in ("end", "reach", "delta"):
                break
            if role == "delta" and NAMES_A_CHANGE.before(self.tokens, start, least):
                break
            if not self._take_opener(quantity, role, means):
                break
            at = start
            if role not in ("filler", "from"):
                committed = start
            if role == "from":
                committed = start
        quantity.start = committed

    def _is_name(self, at: int, least: int) -> bool:
        """Say whether a verb is a name: "Tốt 85%, Khá 14%, Đạt 1%"."""
        return at > least and self.tokens[at].is_capital and self._low(at - 1) == ","

    def _take_opener(self, quantity: Quantity, role: str, means: str) -> bool:
        """Note what an opener means; say whether it belongs to the quantity."""
        if role == "compare":
            if quantity.op == "=" and not self._is_noun(quantity, means):
                quantity.op = means
                quantity.how.append(f"comparator {means}")
        elif role == "from":
            quantity.how.append("from")
        elif role in ("end", "delta", "reach", "has"):
            if quantity.opener and not (quantity.opener == "reach" and role in ("delta", "end")):
                return quantity.opener != role and role in ("reach", "has")
            quantity.opener = role
            if role == "end":
                quantity.is_end = True
            if role == "delta" and not quantity.is_end:
                quantity.change = means
        return True

    @staticmethod
    def _is_noun(quantity: Quantity, means: str) -> bool:
        return quantity.numerator is not None and means == "<"

    def _close(self, quantity: Quantity) -> None:
        """Take in "trở lên" after the number, or after the words that follow "từ 5 …"."""
        found = AFTER.at(self.tokens, quantity.end)
        if found is None and (shared := SHARED.at(self.tokens, quantity.end)):
            found = AFTER.at(self.tokens, shared[1])
            if found and quantity.op == "=":
                quantity.op = found[0]
                quantity.how.append(f"comparator {found[0]} after")
                return
        if found is None and quantity.op == "=" and "from" in quantity.how:
            self._close_far(quantity)
            return
        if found and quantity.op in ("=", ">", ">="):
            quantity.op, quantity.end = found
            quantity.how.append(f"comparator {found[0]} after")
            self._unit_behind(quantity)
        elif found and quantity.op == "range":
            quantity.end = found[1]

    def _unit_behind(self, quantity: Quantity) -> None:
        """Take "/năm" of "từ 10 đảng viên trở lên/năm"."""
        if self._low(quantity.end) == "/" and quantity.unit and quantity.unit.kind != "percent":
            rate = self._unit(quantity.end)
            if rate and figures_at(self.tokens, quantity.end + 1) is None:
                text = quantity.unit.text + rate.text
                quantity.unit = Unit(text, rate.end, quantity.unit.kind, quantity.unit.noun_end)
                quantity.end = rate.end

    def _close_far(self, quantity: Quantity) -> None:
        last = min(quantity.end + _LONGEST_TAIL_OF_FROM, len(self.tokens))
        for at in range(quantity.end, last):
            token = self.tokens[at]
            if token.kind == "number" or token.low in (",", ";", ".", ":"):
                break
            found = AFTER.at(self.tokens, at)
            if found and token.low == "trở":
                quantity.op = found[0]
                quantity.how.append(f"comparator {found[0]} far after")
                return

    def _settle(self, quantity: Quantity) -> None:
        """Decide what "từ" alone means, and what a ratio is worth."""
        if "from" in quantity.how and quantity.op == "=" and quantity.baseline is None:
            quantity.op = ">="
            quantity.doubts.append(_HALF_DOUBT)
            quantity.how.append("from alone")

    def _low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""


def _same_unit(first: Unit, second: Unit) -> bool:
    a, b = first.text.lower(), second.text.lower()
    return a == b or b.startswith(a) or a.startswith(b)
