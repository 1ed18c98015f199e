"""Shares as an Excel sheet: a line a target, a column a unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import tablib

from emulation.lib.text import search_key
from emulation.org.cells import QuantityCell, sheet_text, typed_text
from emulation.org.sheets import LINE
from targets.listing import column_figures
from targets.models import Share, Span, Target
from targets.selectors import targets_of_span
from targets.services import ShareRow
from targets.sharing.places import Place, day_of, places_of
from targets.sharing.table import FOLLOWED, shares_of

NAME, UNIT_TEXT, WHOLE, MARK = "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu chung", "Mã trên cổng"
_FOLLOWED = ("theo doi", "x", "co")  # what stands for a share without a figure


@dataclass(frozen=True)
class Change:
    """What a line of the file does to one target."""

    line: int
    target: Target
    rows: list[ShareRow]
    told: list[tuple[str, str, str]]  # unit, before, after


@dataclass
class Reading:
    """What a file would do, or why it cannot be read; line numbers are the file's."""

    errors: list[str] = field(default_factory=list)
    lines: list[tuple[int, list[str]]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0

    @property
    def is_good(self) -> bool:
        return not self.errors and not self.lines

    def gifts(self) -> list[tuple[Target, list[ShareRow]]]:
        return [(change.target, change.rows) for change in self.changes]


def dataset_of_shares(span: Span) -> tablib.Dataset:
    """Return every target against every unit; the same file is filled in and read again."""
    shares = shares_of(span)
    places = _places(span, shares)
    heads = [NAME, UNIT_TEXT, WHOLE, *(place.name for place in places), MARK]
    dataset = tablib.Dataset(headers=heads)
    for target in _targets_of(span):
        own = shares.get(target.pk, {})
        cells = [_cell(own.get(place.unit.pk)) for place in places]
        whole = column_figures(target)
        dataset.append([target.name, target.indicator.unit_text, whole, *cells, str(target.uid)])
    return dataset


def reading_of(dataset: tablib.Dataset, span: Span) -> Reading:
    """Read a file against what stands now. Nothing is written."""
    shares = shares_of(span)
    heads = [typed_text(head) for head in dataset.headers]
    reading = Reading()
    columns = _columns(heads, _places(span, shares), reading)
    if reading.errors:
        return reading
    targets = _Targets(_targets_of(span))
    for values in dataset:
        cells = dict(zip(heads, values, strict=True))
        _read_line(cells, columns, targets, shares, reading)
    return reading


def _read_line(
    cells: Mapping[str, Any],
    columns: Mapping[str, Place],
    targets: _Targets,
    shares: Mapping[int, Mapping[int, Share]],
    reading: Reading,
) -> None:
    line = int(cells[LINE])
    try:
        target = targets.take(typed_text(cells.get(MARK)), typed_text(cells.get(NAME)))
    except ValueError as error:
        reading.lines.append((line, [str(error)]))
        return
    typed, reasons = _typed(cells, columns)
    if reasons:
        reading.lines.append((line, reasons))
        return
    change = _change(line, target, typed, shares.get(target.pk, {}), columns)
    if change.told:
        reading.changes.append(change)
    else:
        reading.unchanged += 1


def _typed(
    cells: Mapping[str, Any], columns: Mapping[str, Place]
) -> tuple[dict[int, Decimal | None], list[str]]:
    """Return the figures of a line by unit, ``None`` for a share without one; and what is wrong."""
    typed: dict[int, Decimal | None] = {}
    reasons = []
    for head, place in columns.items():
        text = typed_text(cells[head])
        if search_key(text) in _FOLLOWED:
            typed[place.unit.pk] = None
        elif text:
            try:
                typed[place.unit.pk] = QuantityCell().clean(cells[head])
            except ValueError as error:
                reasons.append(f"{place.name}: {error}")
    return typed, reasons


def _change(
    line: int,
    target: Target,
    typed: Mapping[int, Decimal | None],
    kept: Mapping[int, Share],
    columns: Mapping[str, Place],
) -> Change:
    """A blank cell takes a share away; units without a column keep theirs."""
    named = {place.unit.pk: place for place in columns.values()}
    rows = [_as_it_is(share) for unit, share in kept.items() if unit not in named]
    rows += [
        ShareRow(named[unit].unit, value, kept[unit].note if unit in kept else "")
        for unit, value in typed.items()
    ]
    told = []
    for unit, place in named.items():
        before = _words(unit in kept, kept[unit].assigned if unit in kept else None)
        after = _words(unit in typed, typed.get(unit))
        if before != after:
            told.append((place.name, before, after))
    return Change(line, target, rows, told)


def _as_it_is(share: Share) -> ShareRow:
    return ShareRow(share.unit, share.assigned, share.note)


def _words(is_given: bool, value: Decimal | None) -> str:
    if not is_given:
        return "không giao"
    return FOLLOWED if value is None else sheet_text(value)


def _columns(heads: Sequence[str], places: Sequence[Place], reading: Reading) -> dict[str, Place]:
    """Return the unit of each head that names one; every other head must be known."""
    by_name = {search_key(place.name): place for place in places}
    by_name |= {place.name.casefold(): place for place in places}
    found: dict[str, Place] = {}
    for head in heads:
        if head in (NAME, UNIT_TEXT, WHOLE, MARK, LINE) or not head:
            continue
        place = by_name.get(head.casefold()) or by_name.get(search_key(head))
        if place is None:
            reading.errors.append(f"Không có đơn vị “{head}”. Ghi tên như trong tệp đã xuất.")
        elif place in found.values():
            reading.errors.append(f"Cột “{head}” có hai lần. Giữ một cột.")
        else:
            found[head] = place
    if NAME not in heads:
        reading.errors.append(f"Tệp thiếu cột “{NAME}”. Xuất bảng giao, điền vào đó rồi nhập.")
    elif not found and not reading.errors:
        reading.errors.append("Tệp không có cột nào mang tên đơn vị. Xuất bảng giao, điền vào đó.")
    return found


class _Targets:
    """The span's targets, each taken by one line at most."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self._by_mark = {str(target.uid): target for target in targets}
        self._targets = targets
        self._taken: set[int] = set()

    def take(self, mark: str, name: str) -> Target:
        """Find by the mark of an export, else by name. Raises ``ValueError`` with a sentence."""
        found = self._by_mark.get(mark.lower())
        if found is None:
            if mark:
                raise ValueError("Mã trên cổng không thuộc chỉ tiêu nào của thời gian này.")
            found = self._named(name)
        if found.pk in self._taken:
            raise ValueError(f"Chỉ tiêu “{found.name}” có hai dòng. Giữ một dòng.")
        self._taken.add(found.pk)
        return found

    def _named(self, name: str) -> Target:
        key = search_key(name)
        found = [target for target in self._targets if search_key(target.name) == key]
        if not found:
            raise ValueError(f"Không có chỉ tiêu “{name}” trong thời gian này.")
        if len(found) > 1:
            raise ValueError(f"Có {len(found)} chỉ tiêu tên “{name}”. Dùng tệp xuất từ cổng.")
        return found[0]


def _targets_of(span: Span) -> list[Target]:
    return list(targets_of_span(span).prefetch_related(None))


def _places(span: Span, shares: Mapping[int, Mapping[int, Share]]) -> list[Place]:
    held = {unit: share.unit for row in shares.values() for unit, share in row.items()}
    return places_of(span.commune, day_of(span), held.values())


def _cell(share: Share | None) -> Decimal | str:
    if share is None:
        return ""
    return FOLLOWED if share.assigned is None else share.assigned.normalize() + 0
