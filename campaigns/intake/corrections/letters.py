"""Letters of a paragraph or cell put in the place of others; every place follows. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from campaigns.intake.corrections.targets import target_at
from campaigns.intake.corrections.tree import (
    NotPossible,
    all_places,
    block_path,
    item_at,
    moved,
    with_items_at,
)
from campaigns.intake.in_text import (
    Cell,
    cell_of,
    figures_that_differ,
    texts_by_cell,
    words_at,
)
from campaigns.intake.parts import Place, ReadBlock, ReadFigure, Reading, ReadTable, ReadTarget
from emulation.lib.quantities import format_like, parse_number
from emulation.lib.text import clean_line

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_TYPED_OVER = "Ô của bảng vừa được sửa; xem lại chỉ tiêu này."


def figures_set(reading: Reading, number: int) -> Reading:
    """Write the numbers of a target into the text, where the text says others.

    A number keeps its manner ("04" becomes "05"). Raises ``NotPossible`` where another
    target stands on the same number.
    """
    for _ in target_at(reading, number).figures:
        target = target_at(reading, number)
        differing = figures_that_differ(target, texts_by_cell(reading))
        if not differing:
            break
        figure, words = differing[0]
        _check_own(reading, number, figure.place)
        reading = _typed(reading, figure.place, format_like(getattr(target, figure.slot), words))
    return reading


def row_set(reading: Reading, block: int, row: int, cells: Iterable[str]) -> Reading:
    """Type the cells of a table's row anew.

    A target whose number was typed over takes the new one; whatever stands on letters that
    were typed over is to be looked at again.
    """
    path, position = block_path(reading.items, block)
    table = item_at(reading.items, path).blocks[position]
    typed = [clean_line(text) for text in cells]
    if not isinstance(table, ReadTable) or not 0 <= row < len(table.rows):
        raise NotPossible("Hàng này không còn trong bảng. Tải lại trang rồi sửa.")
    if len(typed) != len(table.rows[row]):
        raise NotPossible("Bảng vừa đổi số cột. Tải lại trang rồi sửa.")
    for column, (old, new) in enumerate(zip(table.rows[row], typed, strict=True)):
        if old != new:
            reading = _cell_set(reading, Place(block, 0, len(old), row, column), old, new)
    return reading


def _cell_set(reading: Reading, cell: Place, old: str, new: str) -> Reading:
    start = _same_letters(old, new)
    same_end = _same_letters(old[start:][::-1], new[start:][::-1])
    changed = replace(cell, start=start, end=len(old) - same_end)
    touched = {
        number
        for number, target in enumerate(reading.targets)
        if any(_touches(place, changed) for place in all_places(target))
    }
    after = _typed(reading, changed, new[start : len(new) - same_end])
    texts = texts_by_cell(after)
    targets = [
        _looked_at_again(target, texts) if number in touched else target
        for number, target in enumerate(after.targets)
    ]
    return replace(after, targets=tuple(targets))


def _same_letters(one: str, other: str) -> int:
    """Return how many letters two texts share at the beginning."""
    pairs = zip(one, other, strict=False)
    least = min(len(one), len(other))
    return next((at for at, (a, b) in enumerate(pairs) if a != b), least)


def _looked_at_again(target: ReadTarget, texts: dict[Cell, str]) -> ReadTarget:
    found = (_on_its_number(figure, texts) for figure in target.figures)
    figures = tuple(figure for figure in found if figure is not None)
    target = replace(target, figures=figures)
    numbers = {f.slot: parse_number(words) for f, words in figures_that_differ(target, texts)}
    doubts = tuple(dict.fromkeys((*target.doubts, _TYPED_OVER)))
    words = words_at(texts, target.place) or target.text
    return replace(target, doubts=doubts, text=words, **numbers)


def _on_its_number(figure: ReadFigure, texts: dict[Cell, str]) -> ReadFigure | None:
    """Return the figure at the one number that its letters hold now; ``None`` for none or more."""
    numbers = list(_NUMBER.finditer(words_at(texts, figure.place)))
    if len(numbers) != 1:
        return None
    start = figure.place.start + numbers[0].start()
    end = start + len(numbers[0].group())
    return replace(figure, place=replace(figure.place, start=start, end=end))


def _touches(place: Place, changed: Place) -> bool:
    """Say whether letters at or beside a place were typed over ("95" becomes "195")."""
    is_same = cell_of(place) == cell_of(changed)
    return is_same and place.start <= changed.end and changed.start <= place.end


def _check_own(reading: Reading, number: int, figure: Place) -> None:
    for other, target in enumerate(reading.targets):
        places = (one.place for one in target.figures if other != number)
        if any(cell_of(p) == cell_of(figure) and _overlap(p, figure) for p in places):
            raise NotPossible(
                f"Con số này trong văn bản còn là của chỉ tiêu “{target.name}”. "
                "Bỏ dấu sửa trong văn bản, hoặc sửa chữ ở đoạn ấy trước."
            )


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def _typed(reading: Reading, old: Place, new: str) -> Reading:
    """Put ``new`` in the place of the letters ``old``; the phrases of the targets follow."""
    texts = texts_by_cell(reading)
    text, by = texts[cell_of(old)], len(new) - (old.end - old.start)
    items = _with_text(reading, old, text[: old.start] + new + text[old.end :])

    def follow(place: Place) -> Place:
        if cell_of(place) != cell_of(old):
            return place
        start = place.start if place.start <= old.start else max(old.start, place.start + by)
        return replace(place, start=start, end=_end(place, old, by))

    after = replace(reading, items=items)
    new_texts = texts_by_cell(after)
    targets = (_spoken_again(one, moved(one, follow), texts, new_texts) for one in reading.targets)
    return replace(after, targets=tuple(targets))


def _end(place: Place, old: Place, by: int) -> int:
    """Return where a place ends now; letters put in right behind it belong to it."""
    is_before = place.end < old.end or (place.end == old.start < old.end)
    return place.end if is_before else place.end + by


def _spoken_again(
    before: ReadTarget, now: ReadTarget, texts: dict[Cell, str], new_texts: dict[Cell, str]
) -> ReadTarget:
    is_as_said = before.text == words_at(texts, before.place)
    return replace(now, text=words_at(new_texts, now.place)) if is_as_said else now


def _with_text(reading: Reading, place: Place, text: str) -> tuple:
    path, position = block_path(reading.items, place.block)
    item = item_at(reading.items, path)
    block = _block_with(item.blocks[position], place, text)
    blocks = (*item.blocks[:position], block, *item.blocks[position + 1 :])
    return with_items_at(reading.items, path, [replace(item, blocks=blocks)])


def _block_with(block: ReadBlock, place: Place, text: str) -> ReadBlock:
    if not isinstance(block, ReadTable):
        return replace(block, text=text)
    rows = [list(cells) for cells in block.rows]
    rows[place.row][place.column] = text
    return replace(block, rows=tuple(tuple(cells) for cells in rows))
