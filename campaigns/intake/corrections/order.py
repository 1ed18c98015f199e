"""The list of targets in text order, with parents by position. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from campaigns.intake.corrections.tree import Items
from campaigns.intake.parts import Place, ReadTarget, blocks_of

_Row = tuple[str, int]  # (KEPT or NEW, the position in the list that it comes from)
KEPT, NEW = "kept", "new"


@dataclass(frozen=True)
class Merge:
    """Targets that stay and targets newly read, on their way into one list.

    Both are named by their positions in the list that they come from, in which their
    parents count, too. ``twins`` says which of those read anew is one that stays.
    """

    before: Sequence[ReadTarget]
    kept: Mapping[int, ReadTarget]
    read: Sequence[ReadTarget] = ()
    twins: Mapping[int, int] = field(default_factory=dict)

    def into(self, items: Items) -> tuple[ReadTarget, ...]:
        """Return one list in the order of the text."""
        rows: list[_Row] = [(KEPT, number) for number in self.kept]
        place_of = _by_place(items)
        for number in range(len(self.read)):
            if number not in self.twins:
                rows.insert(self._room(rows, place_of, self.read[number].place), (NEW, number))
        numbers = {row: number for number, row in enumerate(rows)}
        return tuple(replace(self._target(row), parent=self._parent(row, numbers)) for row in rows)

    def _target(self, row: _Row) -> ReadTarget:
        origin, number = row
        return self.kept[number] if origin == KEPT else self.read[number]

    def _room(
        self, rows: Sequence[_Row], place_of: Callable[[Place], tuple[int, ...]], place: Place
    ) -> int:
        later = (
            n for n, row in enumerate(rows) if place_of(self._target(row).place) > place_of(place)
        )
        return next(later, len(rows))

    def _parent(self, row: _Row, numbers: Mapping[_Row, int]) -> int | None:
        origin, number = row
        if origin == NEW:
            return self._parent_as_read(number, numbers)
        parent = self.before[number].parent
        if parent is not None and (KEPT, parent) not in numbers:
            found = self._read_anew(number, parent, numbers)
            if found is not None:
                return found
        while parent is not None and (KEPT, parent) not in numbers:
            parent = self.before[parent].parent
        return None if parent is None else numbers[(KEPT, parent)]

    def _read_anew(self, number: int, parent: int, numbers: Mapping[_Row, int]) -> int | None:
        """Return the whole that was typed anew: as the part reads now, or by its name."""
        own = next((one for one, twin in self.twins.items() if twin == number), None)
        if own is not None and (found := self._parent_as_read(own, numbers)) is not None:
            return found
        name = self.before[parent].name
        rows = ((NEW, one) for one, target in enumerate(self.read) if target.name == name)
        return next((numbers[row] for row in rows if row in numbers), None)

    def _parent_as_read(self, number: int, numbers: Mapping[_Row, int]) -> int | None:
        parent = self.read[number].parent
        if parent is None:
            return None
        row = (KEPT, self.twins[parent]) if parent in self.twins else (NEW, parent)
        return numbers.get(row)


def without(targets: Sequence[ReadTarget], number: int) -> tuple[ReadTarget, ...]:
    """Take a target off the list; its children go to its parent."""
    above = targets[number].parent

    def parent(old: int | None) -> int | None:
        old = above if old == number else old
        return old - 1 if old is not None and old > number else old

    rest = [target for n, target in enumerate(targets) if n != number]
    return tuple(replace(target, parent=parent(target.parent)) for target in rest)


def _by_place(items: Items) -> Callable[[Place], tuple[int, ...]]:
    order = {block.key: n for n, block in enumerate(blocks_of(items))}

    def key(place: Place) -> tuple[int, ...]:
        row = -1 if place.row is None else place.row
        column = -1 if place.column is None else place.column
        return order.get(place.block, len(order)), row, column, place.start

    return key
