"""Numbers in Vietnamese words, as money stands on official papers."""

from __future__ import annotations

from collections.abc import Iterator

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_GROUPS = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))
_BILLION = 1_000_000_000


def number_words(number: int) -> str:
    """Write a whole number in words, with a capital: 1005 → "Một nghìn không trăm linh năm".

    The northern forms: linh, nghìn; mốt, tư and lăm after tens. Groups of three noughts are
    not read. Beyond "tỷ" follow "nghìn tỷ", "tỷ tỷ".
    """
    if number == 0:
        return "Không"
    sign = ["âm"] if number < 0 else []
    words = " ".join([*sign, *_all_words(abs(number))])
    return words[0].upper() + words[1:]


def money_words(amount: int) -> str:
    """Write an amount of đồng in words: 759000 → "Bảy trăm năm mươi chín nghìn đồng"."""
    return f"{number_words(amount)} đồng"


def _all_words(number: int) -> list[str]:
    words: list[str] = []
    for value, names in _billions(number):
        for size, name in _GROUPS:
            group = value // size % 1000
            if group:
                words += [*_group_words(group, is_first=not words), *filter(None, [name])]
        if value:
            words += names
    return words


def _billions(number: int) -> Iterator[tuple[int, list[str]]]:
    """Yield blocks of nine figures, the highest first, with the "tỷ" that follow each."""
    blocks = []
    while number:
        number, block = divmod(number, _BILLION)
        blocks.append((block, ["tỷ"] * len(blocks)))
    yield from reversed(blocks)


def _group_words(group: int, *, is_first: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    if is_first and not hundreds:
        return _under_hundred(tens, ones)
    words = [_DIGITS[hundreds], "trăm"]
    if rest and not tens:
        return [*words, "linh", _DIGITS[ones]]
    return words + _under_hundred(tens, ones)


def _under_hundred(tens: int, ones: int) -> list[str]:
    if tens == 0:
        return [_DIGITS[ones]] if ones else []
    if tens == 1:
        head, last = ["mười"], "lăm" if ones == 5 else _DIGITS[ones]
    else:
        head, last = [_DIGITS[tens], "mươi"], _AFTER_TENS.get(ones, _DIGITS[ones])
    return [*head, last] if ones else head
