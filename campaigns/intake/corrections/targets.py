"""Correcting the targets of a reading. Pure; numbers count from 0 in the reading's list."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from campaigns.intake import grammar
from campaigns.intake.corrections.order import Merge, without
from campaigns.intake.corrections.tree import NotPossible, block_path, item_at, moved
from campaigns.intake.parts import Place, Reading, ReadTable, ReadTarget
from emulation.lib.quantities import NotANumber, parse_number
from emulation.lib.text import clean_line
from targets.measures import propose_kind

_COMPARATORS = ("=", "<", "<=", ">", ">=", "range", "maintain", "achieve")
_WITHOUT_VALUE = ("maintain", "achieve")
_KINDS = ("amount", "percentage", "count", "change", "level", "qualitative")
_DIRECTIONS = ("", "higher", "lower", "exactly", "within")
_NUMBERS = frozenset(
    {"value", "value_max", "numerator", "denominator", "baseline", "assigned_value"}
)
_WORDS = frozenset({"name", "op", "unit", "kind", "direction", "level", "note", "assigned_by"})
_FIELDS = _NUMBERS | _WORDS | {"baseline_year"}
assert {field.name for field in fields(ReadTarget)} >= _FIELDS


def target_set(reading: Reading, number: int, **given: Any) -> Reading:
    """Type fields of a target anew; it counts as looked at.

    Numbers are decimals, or text in the Vietnamese way ("1.880,5"; "" is none). Raises
    ``NotPossible`` for values that make no target.
    """
    target = target_at(reading, number)
    if given.keys() - _FIELDS:
        raise NotPossible("Chỉ tiêu không có ô này.")
    typed = replace(target, **{name: _typed(name, value) for name, value in given.items()})
    if "kind" not in given and given.keys() & {"value", "unit", "level", "denominator"}:
        typed = replace(typed, kind=_kind_of(typed))
    _check(typed)
    return _with(reading, number, replace(typed, sure=1.0, doubts=()))


def target_confirm(reading: Reading, number: int) -> Reading:
    """Say that a target was read right."""
    return _with(reading, number, replace(target_at(reading, number), sure=1.0, doubts=()))


def target_remove(reading: Reading, number: int) -> Reading:
    """Say that it is no target; the words stay, its parts go to its whole."""
    target_at(reading, number)
    return replace(reading, targets=without(reading.targets, number))


def target_parent_set(reading: Reading, number: int, parent: int | None) -> Reading:
    """Say of which target it is a part; ``None`` for none."""
    target = target_at(reading, number)
    if parent is not None:
        above = parent
        while above is not None:
            if above == number:
                raise NotPossible("Chỉ tiêu không thể là phần của chính nó.")
            above = target_at(reading, above).parent
    return _with(reading, number, replace(target, parent=parent))


def target_add(
    reading: Reading,
    block: int,
    start: int,
    end: int,
    row: int | None = None,
    column: int | None = None,
) -> Reading:
    """Read the chosen letters of a paragraph or cell as a target.

    Words in which the grammar finds none become a qualitative target of that name.
    """
    text = _text_of(reading, block, row, column)
    words = text[start:end].strip() if 0 <= start < end <= len(text) else ""
    if not words:
        raise NotPossible("Bôi đen những chữ nêu chỉ tiêu, rồi bấm thêm.")
    start = text.index(words, start)
    chosen = Place(block, start, start + len(words), row, column)
    _check_free(reading, chosen)
    read = grammar.read_phrase(words) or (_qualitative(words, chosen),)
    new = [_placed(target, chosen) for target in read]
    kept = dict(enumerate(reading.targets))
    return replace(reading, targets=Merge(reading.targets, kept, new).into(reading.items))


def _placed(target: ReadTarget, chosen: Place) -> ReadTarget:
    def follow(place: Place) -> Place:
        start, end = place.start + chosen.start, place.end + chosen.start
        return Place(chosen.block, start, end, chosen.row, chosen.column)

    return moved(target, follow)


def _qualitative(words: str, chosen: Place) -> ReadTarget:
    place = Place(chosen.block, 0, len(words))
    doubt = "Không thấy con số trong những chữ đã chọn; đọc là chỉ tiêu định tính."
    return ReadTarget(words, "achieve", place, words, kind="qualitative", sure=0.5, doubts=(doubt,))


def _text_of(reading: Reading, key: int, row: int | None, column: int | None) -> str:
    path, position = block_path(reading.items, key)
    block = item_at(reading.items, path).blocks[position]
    if not isinstance(block, ReadTable):
        return block.text
    if row is None or column is None or not 0 <= row < len(block.rows):
        raise NotPossible("Chọn một ô của bảng.")
    return block.rows[row][column] if 0 <= column < len(block.rows[row]) else ""


def _check_free(reading: Reading, chosen: Place) -> None:
    cell = (chosen.block, chosen.row, chosen.column)
    for target in reading.targets:
        for place in (figure.place for figure in target.figures):
            same = (place.block, place.row, place.column) == cell
            if same and place.start < chosen.end and chosen.start < place.end:
                raise NotPossible(f"Con số này đã thuộc chỉ tiêu “{target.name}”.")


def _typed(name: str, value: Any) -> Any:
    if name in _NUMBERS:
        return _number(value)
    if name == "baseline_year":
        return int(value) if str(value or "").strip().isdigit() else None
    return clean_line(value or "")


def _number(value: Any) -> Decimal | None:
    if value is None or isinstance(value, Decimal):
        return value
    text = str(value).strip()
    try:
        return parse_number(text) if text else None
    except NotANumber as error:
        raise NotPossible(str(error)) from error


def _check(target: ReadTarget) -> None:
    if not target.name:
        raise NotPossible("Nhập tên chỉ tiêu.")
    if target.op not in _COMPARATORS or target.kind not in ("", *_KINDS):
        raise NotPossible("Chọn cách so sánh và kiểu chỉ tiêu có trong danh sách.")
    if target.direction not in _DIRECTIONS:
        raise NotPossible("Chọn chiều của chỉ tiêu có trong danh sách.")
    if target.op not in _WITHOUT_VALUE and target.value is None:
        raise NotPossible("Nhập giá trị của chỉ tiêu.")
    low, high = target.value, target.value_max
    if target.op == "range" and (low is None or high is None or high <= low):
        raise NotPossible("Khoảng cần hai số, số sau lớn hơn số trước.")
    if (target.numerator is None) != (target.denominator is None) or target.denominator == 0:
        raise NotPossible("Nhập cả tử số và mẫu số; mẫu số lớn hơn 0.")


def _kind_of(target: ReadTarget) -> str:
    return propose_kind(
        value=target.value,
        denominator=target.denominator,
        unit=target.unit,
        level=target.level,
    )


def target_at(reading: Reading, number: int) -> ReadTarget:
    """Return a target by its number; raises ``NotPossible`` where there is none."""
    if not 0 <= number < len(reading.targets):
        raise NotPossible("Chỉ tiêu này không còn trong bản đọc. Tải lại trang rồi sửa.")
    return reading.targets[number]


def _with(reading: Reading, number: int, target: ReadTarget) -> Reading:
    targets = (*reading.targets[:number], target, *reading.targets[number + 1 :])
    return replace(reading, targets=targets)
