"""Correcting what stands around the items: head, bases, recipients, signature. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from campaigns.intake.corrections.tree import NotPossible, free_key, rebuilt
from campaigns.intake.parts import (
    ReadBasis,
    ReadHeader,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadRecipient,
    ReadSignature,
)
from emulation.lib.dates import PartialDate
from emulation.lib.text import clean_line

_HEADER_FIELDS = frozenset(field.name for field in fields(ReadHeader)) - {"lines"}
_MODES = ("", "own", "tm", "kt", "tl", "tuq", "q")


def header_set(reading: Reading, **given: str) -> Reading:
    """Set fields of the head; its lines stay as the file shows them.

    A date is "2024-02-26", "2024-02", "2024" or "". Raises ``NotPossible``.
    """
    unknown = given.keys() - _HEADER_FIELDS
    if unknown:
        raise NotPossible("Phần đầu không có ô này.")
    values = {name: clean_line(value) for name, value in given.items()}
    _check_date(values.get("date", ""))
    return replace(reading, header=replace(reading.header, **values))


def basis_set(
    reading: Reading, number: int, text: str, lead: str = "Căn cứ", standing: bool = True
) -> Reading:
    """Type a basis anew; ``number`` counts from 0."""
    bases = list(reading.bases)
    _check_number(number, bases, "Căn cứ")
    bases[number] = _basis(text, lead, standing)
    return replace(reading, bases=tuple(bases))


def basis_add(reading: Reading, text: str, lead: str = "Căn cứ", standing: bool = True) -> Reading:
    return replace(reading, bases=(*reading.bases, _basis(text, lead, standing)))


def basis_remove(reading: Reading, number: int) -> Reading:
    """Say that a line is no basis: it becomes the first paragraph of the opening.

    One that is named inside the opening only leaves the list.
    """
    bases = list(reading.bases)
    _check_number(number, bases, "Căn cứ")
    basis = bases.pop(number)
    without = replace(reading, bases=tuple(bases))
    words = clean_line(f"{basis.lead} {basis.text}")
    return _with_opening(without, words) if basis.standing and words else without


def recipients_set(reading: Reading, recipients: Iterable[Mapping[str, Any]]) -> Reading:
    """Type the recipients anew: mappings of ``text`` and ``purpose`` ("b/c")."""
    lines = [
        ReadRecipient(clean_line(given.get("text", "")), clean_line(given.get("purpose", "")))
        for given in recipients
    ]
    return replace(reading, recipients=tuple(line for line in lines if line.text))


def signature_set(
    reading: Reading, lines: Iterable[str] = (), name: str = "", mode: str = ""
) -> Reading:
    if mode not in _MODES:
        raise NotPossible("Chọn thể thức ký có trong danh sách.")
    typed = tuple(line for line in (clean_line(line) for line in lines) if line)
    return replace(reading, signature=ReadSignature(typed, clean_line(name), mode))


def _basis(text: str, lead: str, standing: bool) -> ReadBasis:
    words = clean_line(text)
    if not words:
        raise NotPossible("Nhập văn bản được dẫn.")
    return ReadBasis(words, clean_line(lead), standing)


def _with_opening(reading: Reading, words: str) -> Reading:
    key = free_key(reading)
    paragraph = ReadParagraph(key, words)
    first = reading.items[0] if reading.items else None
    if first is None or first.kind != "opening":
        opening = ReadItem(key, "opening", blocks=(paragraph,))
        return rebuilt(reading, (opening, *reading.items))
    opening = replace(first, blocks=(paragraph, *first.blocks))
    return rebuilt(reading, (opening, *reading.items[1:]))


def _check_number(number: int, rows: list[Any], name: str) -> None:
    if not 0 <= number < len(rows):
        raise NotPossible(f"{name} này không còn trong bản đọc. Tải lại trang rồi sửa.")


def _check_date(text: str) -> None:
    parts = text.split("-") if text else []
    try:
        PartialDate(*(int(part) for part in parts))
    except (TypeError, ValueError) as error:
        raise NotPossible("Ngày này không có trong lịch.") from error
