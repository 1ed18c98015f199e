"""Quantities of a sentence, read from left to right.

A number becomes a quantity if no exclusion strikes it out; ``shapes`` reads what stands behind
it, ``openers`` the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from campaigns.intake.grammar.comparing import AFTER, BEFORE, JOINS
from campaigns.intake.grammar.level import Level
from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.numbers import Number, figures_at, words_at
from campaigns.intake.grammar.openers import settle_from, take_words_after, take_words_before
from campaigns.intake.grammar.phrases import phrase_set
from campaigns.intake.grammar.quantity import Quantity
from campaigns.intake.grammar.shapes import shape
from campaigns.intake.grammar.units import Unit

__all__ = ["Quantity", "quantities_of"]

_TIMES = {"đôi": Decimal(2), "ba": Decimal(3), "rưỡi": Decimal("1.5"), "bốn": Decimal(4)}
# A number in words before these is no number: "một số mô hình".
_YEARS_NEAR = ("trước", "sau", "nay", "qua", "ngoái", "tới", "liền", "gần", "học")
# "Thành lập thêm ba hợp tác xã", "Có hai xã về đích".
_ASKS_FOR_THINGS = phrase_set(
    "thêm",
    "mới",
    "có",
    "thành lập",
    "xây dựng",
    "kết nạp",
    "khởi công",
    "giới thiệu",
    "duy trì",
    "hoàn thành",
    "công nhận",
    "đạt",
    "hỗ trợ",
    "ra mắt",
    "lắp đặt",
    "đầu tư",
    "nâng cấp",
    "sửa chữa",
)
_NO_THINGS = ("số", "phần", "cách", "trong", "nửa", "bộ", "vài")


def quantities_of(tokens: Tokens, text: str, *, guess: bool = True) -> list[Quantity]:
    """Return the quantities of one level of tokens in reading order. Linear.

    With ``guess``, an unknown word behind a number is taken for its unit.
    """
    return list(_all(Level(tokens, text, guess)))


def _all(level: Level) -> Iterator[Quantity]:
    at = least = 0
    while at < len(level.tokens):
        quantity = _quantity_at(level, at, least)
        if quantity is None:
            at += 1
            continue
        yield quantity
        at = least = quantity.end


def _quantity_at(level: Level, at: int, least: int) -> Quantity | None:
    read = _number_at(level, at, least)
    if read is None:
        return _doubling(level, at, least)
    number, end = read
    figures = [("value", number.start, number.end)]
    quantity = Quantity(at, end, at, number.value, figures=figures)
    if number.doubt:
        quantity.doubts.append(number.doubt)
    shape(level, quantity, end)
    take_words_before(level, quantity, least)
    take_words_after(level, quantity)
    settle_from(quantity)
    return quantity


def _number_at(level: Level, at: int, least: int) -> tuple[Number, int] | None:
    token = level.tokens[at]
    if token.kind == "number":
        number = None if at in level.struck else figures_at(level.tokens, at)
        return (number, _skip_said_again(level, at + 1)) if number else None
    if token.kind != "word":
        return None
    read = words_at(level.tokens, at)
    return read if read and _words_count(level, at, read[1], least) else None


def _skip_said_again(level: Level, at: int) -> int:
    """Skip "(một)" in "01 (một) mô hình"."""
    if at < len(level.tokens) and level.tokens[at].kind == "group":
        inner = level.tokens[at].inner
        said = words_at(inner, 0) if inner else None
        if said and said[1] == len(inner):
            return at + 1
    return at


def _words_count(level: Level, at: int, end: int, least: int) -> bool:
    """Say whether a number in words is one: "ít nhất một mô hình", not "một số mô hình"."""
    if level.low(at) == "năm" and level.low(end) in _YEARS_NEAR:
        return False
    unit = level.unit(end)
    opener = BEFORE.before(level.tokens, at, least)
    compares = opener is not None and opener[0].role in ("compare", "about")
    join = JOINS.at(level.tokens, end)
    is_joined = join is not None and words_at(level.tokens, join[1]) is not None
    if unit is None:
        return is_joined or (compares and _names_a_thing(level, end))
    word = level.low(at)
    if at == least == 0 and unit.kind == "count":
        return word not in ("một", "năm")
    if unit.kind == "count" and level.comparator_behind(unit.end):
        return True
    if unit.kind == "count" and _ASKS_FOR_THINGS.before(level.tokens, at, least):
        return word != "năm" and (level.low(at - 1) != "có" or level.low(end) != "con")
    if word == "năm":
        return compares and unit.kind in ("count", "event")
    is_long = end - at > 1 or word == "mười"
    return compares or is_joined or (is_long and unit.kind != "rate")


def _names_a_thing(level: Level, at: int) -> bool:
    following = level.tokens[at] if at < len(level.tokens) else None
    is_word = following is not None and following.kind == "word"
    return is_word and following.low not in _NO_THINGS and AFTER.at(level.tokens, at) is None


def _doubling(level: Level, at: int, least: int) -> Quantity | None:
    """Read "gấp đôi", "tăng gấp rưỡi"."""
    value = _TIMES.get(level.low(at + 1)) if level.low(at) == "gấp" else None
    if value is None or level.low(at + 2) == "lần":
        return None
    word = level.tokens[at + 1]
    quantity = Quantity(
        at + 1, at + 2, at + 1, value, unit=Unit("lần", at + 2, "measure", at + 2),
        figures=[("value", word.start, word.end)], how=["doubled"],
    )  # fmt: skip
    take_words_before(level, quantity, least)
    return quantity
