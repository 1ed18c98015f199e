"""Numbers as Vietnamese offices write them: 1.880 tấn; 0,66%; 4.786.079.000 đồng."""

from __future__ import annotations

import re
from decimal import Decimal

_GROUPED = re.compile(r"^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$")
_PLAIN = re.compile(r"^[+-]?\d+(,\d+)?$")
_SPACED = re.compile(r"^[+-]? ?\d{1,3}( \d{3})+(,\d+)?$")
_POINTED = re.compile(r"^[+-]?\d{1,15}\.\d{1,15}$")
_MOST_QUOTED = 40


class NotANumber(ValueError):
    """The text is no number in the Vietnamese way of writing; the message says how to write it."""


def parse_number(text: str) -> Decimal:
    """Read "1.880", "0,66" or "5000" as a decimal.

    A point groups thousands and a comma is the decimal sign, so "1.5" is refused rather
    than read as 15 or 1,5. A space groups thousands, too; "13 14" is two numbers. Raises
    ``NotANumber`` with a Vietnamese sentence.
    """
    said = re.sub(r"[\u00a0\u202f]", " ", text).replace("−", "-").strip()
    packed = re.sub(r"\s", "", said)
    is_two = re.search(r"\d\s+\d", said) and not _SPACED.match(said)
    if is_two or not (_GROUPED.match(packed) or _PLAIN.match(packed)):
        raise NotANumber(_how_to_write(text.strip(), packed))
    return Decimal(packed.replace(".", "").replace(",", "."))


def _how_to_write(text: str, packed: str) -> str:
    said = text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"
    meant = (
        f" Nếu là {packed.replace('.', ',')} thì viết dấu phẩy." if _POINTED.match(packed) else ""
    )
    return (
        f"“{said}” chưa phải là số.{meant} Viết như 1.880 hoặc 0,66: "
        "dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân."
    )


def format_number(value: Decimal | int, *, grouped: bool = True) -> str:
    """Write a number with all its digits and no trailing zeros: Decimal("1880.50") → "1.880,5"."""
    plain = f"{Decimal(value):f}"
    sign = "-" if plain.startswith("-") else ""
    whole, _, fraction = plain.lstrip("-").partition(".")
    fraction = fraction.rstrip("0")
    if grouped:
        whole = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


def format_like(value: Decimal, sample: str) -> str:
    """Write a number in the manner of the text it replaces.

    Keeps the sample's leading zero ("04" → "05"), its lack of grouping ("5000" → "5500")
    and its number of decimals where the value has fewer ("9,50" → "9,00").
    """
    whole, _, fraction = sample.strip().partition(",")
    grouped = "." in whole or len(whole.lstrip("-")) < 4
    text = format_number(value, grouped=grouped)
    new_whole, _, new_fraction = text.partition(",")
    if re.fullmatch(r"0\d+", whole) and value >= 0:
        new_whole = new_whole.zfill(len(whole))
    new_fraction = new_fraction.ljust(len(fraction), "0")
    return f"{new_whole},{new_fraction}" if new_fraction else new_whole


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """Return the share of a whole in per cent; raises ``ZeroDivisionError`` for an empty whole."""
    if whole == 0:
        raise ZeroDivisionError("A share of nothing has no value.")
    return part * 100 / whole
