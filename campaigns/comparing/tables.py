"""Tables of a draft and of a copy, cell by cell and row by row. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from campaigns.comparing.change import Difference
from campaigns.comparing.parts import Part
from campaigns.comparing.trees import Trees
from campaigns.comparing.words import word_runs

Same = Callable[[str, str], bool]


class Tables:
    """Tells of the rows that were paired; of a table that is new, gone or reshaped, once."""

    def __init__(self, trees: Trees, same: Same) -> None:
        self._trees, self._same = trees, same
        rows = [(a, b) for a, b in trees.pairs if a and b and a.kind == "row" and b.kind == "row"]
        self._old_block: dict[str, str] = {}
        for old, new in rows:
            self._old_block.setdefault(new.block, old.block)
        self._kept = set(self._old_block.values())
        self._reshaped = {a.block for a, b in rows if len(a.cells) != len(b.cells)}
        self._told: set[str] = set()

    def changed(self, old: Part, new: Part) -> Iterator[Difference]:
        if old.block in self._reshaped:
            yield from self._whole(old, new)
            return
        for column, (before, now) in enumerate(zip(old.cells, new.cells, strict=True)):
            if not self._same(before, now):
                yield self._cell(old, new, column)

    def added(self, new: Part, before: Part | None) -> Iterator[Difference]:
        block = self._old_block.get(new.block)
        if block is None:
            yield from self._whole(None, new, before)
        elif block not in self._reshaped:
            yield self._row(new, block)

    def removed(self, old: Part) -> Iterator[Difference]:
        if old.block not in self._kept:
            yield from self._whole(old, None)
        elif old.block not in self._reshaped:
            yield Difference("removed", old, None, old.text, lines=(old.text,))

    def _cell(self, old: Part, new: Part, column: int) -> Difference:
        before, now = old.cells[column], new.cells[column]
        shown = self._trees.old.shown
        return Difference(
            "changed",
            old,
            new,
            before,
            now,
            runs=word_runs(before, now),
            figures=shown.in_cell(old, before, now) if shown else (),
            column=column,
        )

    def _row(self, new: Part, block: str) -> Difference:
        """Tell of a new row; it goes behind the row that stands before it on both sides."""
        at = 0
        for row in self._trees.new.rows_of(new.block):
            if row == new:
                break
            old = self._trees.old_of.get(row)
            at = old.row + 1 if old and old.block == block and old.row is not None else at
        node = self._trees.old.rows_of(block)[0].node
        return Difference(
            "added", None, new, "", new.text, parent=node, after=block, lines=(new.text,), row=at
        )

    def _whole(
        self, old: Part | None, new: Part | None, before: Part | None = None
    ) -> Iterator[Difference]:
        part = old or new
        if part is None or part.block in self._told:
            return
        self._told.add(part.block)
        was = [row.text for row in self._trees.old.rows_of(old.block)] if old else []
        now = [row.text for row in self._trees.new.rows_of(new.block)] if new else []
        parent, after = self._place(new, before) if new and not old else ("", "")
        yield Difference(
            "changed" if old and new else "removed" if old else "added",
            old,
            new,
            "\n".join(was),
            "\n".join(now),
            parent=parent,
            after=after,
            lines=tuple(now or was),
            is_table=True,
        )

    def _place(self, new: Part, before: Part | None) -> tuple[str, str]:
        parent = self._trees.old_node.get(new.node, before.node if before else "")
        return parent, before.block if before and before.node == parent else ""
