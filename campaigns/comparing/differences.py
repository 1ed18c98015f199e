"""What a corrected copy of a draft changes, item by item, figures included. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from campaigns.comparing.pairing import pairs_of
from campaigns.comparing.parts import HEAD, Part, Sheet
from campaigns.comparing.slips import Repeated, with_agreed_title
from campaigns.comparing.trees import Trees
from campaigns.comparing.words import (
    Run,
    boundary,
    retyped_numbers,
    same_words,
    without_stops,
    word_runs,
)

ChangeKind = Literal["changed", "added", "removed", "moved", "unmarked"]
_ENDED = ("basis", "recipient")  # the stops at their end are the portal's


@dataclass(frozen=True)
class FigureChange:
    """A number that shows a target and reads otherwise in the copy; "" where it is gone."""

    figure: str  # uid
    old: str
    new: str


@dataclass(frozen=True)
class Difference:
    """One change to take or to leave. ``key`` stays the same while the texts do.

    ``parent`` and ``after`` are keys of the draft: the node below which and the sibling (or
    block) behind which something new or moved stands, "" for none. ``nodes`` come or go
    together. ``column``: of a row, the cell alone. ``is_table``: a whole table.
    """

    key: str
    kind: ChangeKind
    old: Part | None
    new: Part | None
    old_text: str = ""
    new_text: str = ""
    runs: tuple[Run, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    parent: str = ""
    after: str = ""
    into: str = ""  # the list that gets a line more: "opening", "recipient"
    nodes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()  # what comes or goes, line by line
    column: int | None = None
    is_table: bool = False
    heading: str = ""  # of a changed line: its run-in heading now

    @property
    def part(self) -> Part:
        """The part that the difference is about, the draft's where it has one."""
        part = self.old or self.new
        assert part is not None
        return part


def differences(old: Sheet, new: Sheet, *, loose: bool = False) -> list[Difference]:
    """Return every difference between a draft and a copy, in the order of the paper.

    ``loose``: the copy comes from a file that does not tell where its spaces are (PDF).
    """
    return _Comparison(old, new, loose).found()


class _Comparison:
    def __init__(self, old: Sheet, new: Sheet, loose: bool) -> None:
        self.old, self.new = with_agreed_title(old, new)
        self.loose = loose
        self.repeated = Repeated(old) if loose else None
        self.trees = Trees(self.old, self.new)
        self._told: set[str] = set()  # nodes and tables that one difference tells of

    def found(self) -> list[Difference]:
        every = [*self._head(), *self._flow(), *self._recipients()]
        return _with_keys(every)

    # ---- Head and foot

    def _head(self) -> Iterator[Difference]:
        """A missing line of the head is no change: copies often come without it."""
        for kind in HEAD:
            old, new = self.old.head[kind], self.new.head[kind]
            if not new.text or self._same(old.text, new.text):
                continue
            if kind == "motto" and self._motto_stays(old, new):
                continue
            yield self._changed(old, new)

    def _motto_stays(self, old: Part, new: Part) -> bool:
        """The motto is read in the words of the paper: what stood there before is no news."""
        if not old.text:
            return any(new.text in part.text for part in self.old.flow)
        return any(old.text in part.text for part in self.new.flow)

    def _recipients(self) -> Iterator[Difference]:
        after = ""
        for old, new in pairs_of(self.old.recipients, self.new.recipients):
            yield from self._line(old, new, after)
            after = old.block if old else after

    def _line(self, old: Part | None, new: Part | None, after: str) -> Iterator[Difference]:
        """A line of a list that has no tree: bases, opening, closing, recipients."""
        if old is None and new is not None:
            yield Difference(
                "", "added", None, new, "", new.text, after=after, into=new.kind, lines=(new.text,)
            )
        elif new is None and old is not None:
            yield Difference("", "removed", old, None, old.text, lines=(old.text,))
        elif old is not None and new is not None and not self._says_the_same(old, new):
            yield self._changed(old, new)

    # ---- Everything between

    def _flow(self) -> Iterator[Difference]:
        moved = {self._first(key): key for key in self.trees.moved()}
        before: Part | None = None
        last = {flow[-1] for flow in (self.old.flow, self.new.flow) if flow}
        for old, new in self.trees.pairs:
            if new in moved:
                yield self._moved(moved[new])
            if old is None and new is not None:
                yield from self._added(new, before)
            elif new is None and old is not None:
                yield from self._removed(old)
            elif old is not None and new is not None:
                if not self._says_the_same(old, new, ends=bool(last & {old, new})):
                    yield from self._changed_in_place(old, new)
            before = old or before

    def _first(self, node: str) -> Part:
        return self.new.parts_of(node)[0]

    def _changed_in_place(self, old: Part, new: Part) -> Iterator[Difference]:
        if old.kind == "row":
            yield from self._changed_row(old, new)
        elif self._lost_its_marker(old, new):
            yield Difference("", "unmarked", old, new, old.shown, new.shown)
        else:
            yield self._changed(old, new)

    def _changed_row(self, old: Part, new: Part) -> Iterator[Difference]:
        if len(old.cells) != len(new.cells):
            yield from self._table(old, new)
            return
        for column, (before, now) in enumerate(zip(old.cells, new.cells, strict=True)):
            if not self._same(before, now):
                runs = word_runs(before, now)
                yield Difference(
                    "", "changed", old, new, before, now, runs=runs, column=column
                )

    def _added(self, new: Part, before: Part | None) -> Iterator[Difference]:
        if self.repeated and self.repeated.has(new):
            return
        if new.node and new.node in self.trees.added:
            yield from self._added_node(new)
        elif new.kind == "row" and self._is_new_table(new):
            yield from self._table(None, new)
        else:
            yield self._added_part(new, before)

    def _added_node(self, new: Part) -> Iterator[Difference]:
        """Tell once of an item that is new, with all below it that is new too."""
        if new.node in self._told:
            return
        nodes = self.trees.whole(self.new, self.trees.added, new.node)
        self._told.update(nodes)
        parent, after = self.trees.place_of(new.node)
        lines = tuple(part.shown for node in nodes for part in self.new.parts_of(node))
        yield Difference(
            "", "added", None, new, "", new.shown,
            parent=parent, after=after, nodes=nodes, lines=lines,
        )  # fmt: skip

    def _added_part(self, new: Part, before: Part | None) -> Difference:
        """Tell of a paragraph more: in its item, or else in the list of the one before."""
        parent = self.trees.old_node.get(new.node, "")
        into = new.kind if not new.node else ""
        if not parent and not into and before:
            parent, into = before.node, before.kind if not before.node else ""
        is_near = before and (before.node == parent if parent else before.kind == into)
        return Difference(
            "", "added", None, new, "", new.shown,
            parent=parent, after=before.block if is_near else "", into=into or "opening",
            lines=(new.shown,),
        )  # fmt: skip

    def _is_new_table(self, row: Part) -> bool:
        return not any(part in self.trees.old_of for part in self.new.rows_of(row.block))

    def _removed(self, old: Part) -> Iterator[Difference]:
        if old.shown in self.new.aside:
            return
        if old.node and old.node in self.trees.removed:
            yield from self._removed_node(old)
        elif old.kind == "row" and self._is_gone_table(old):
            yield from self._table(old, None)
        else:
            yield Difference("", "removed", old, None, old.shown, lines=(old.shown,))

    def _removed_node(self, old: Part) -> Iterator[Difference]:
        if old.node in self._told:
            return
        nodes = self.trees.whole(self.old, self.trees.removed, old.node)
        self._told.update(nodes)
        lines = tuple(part.shown for node in nodes for part in self.old.parts_of(node))
        yield Difference("", "removed", old, None, old.shown, nodes=nodes, lines=lines)

    def _is_gone_table(self, row: Part) -> bool:
        return not any(part in self.trees.new_of for part in self.old.rows_of(row.block))

    def _table(self, old: Part | None, new: Part | None) -> Iterator[Difference]:
        """Tell once of a table that came, went or has other columns."""
        part = old or new
        assert part is not None
        told = f"table {part.node} {part.block}"
        if told in self._told:
            return
        self._told.add(told)
        before = [row.text for row in self.old.rows_of(old.block)] if old else []
        now = [row.text for row in self.new.rows_of(new.block)] if new else []
        parent = "" if old or not new else self.trees.old_node.get(new.node, "")
        kind: ChangeKind = "changed" if old and new else "removed" if old else "added"
        yield Difference(
            "", kind, old, new, "\n".join(before), "\n".join(now),
            parent=parent, lines=tuple(now or before), is_table=True,
        )  # fmt: skip

    def _moved(self, key: str) -> Difference:
        new = self._first(key)
        old = self.trees.old_of.get(new) or self.old.parts_of(self.trees.old_node[key])[0]
        parent, after = self.trees.place_of(key)
        return Difference("", "moved", old, new, old.shown, new.shown, parent=parent, after=after)

    # ---- Lines

    def _changed(self, old: Part, new: Part) -> Difference:
        line = self._line_of(old, new)
        heading, text = _parted(old, new, line)
        figures = retyped_numbers(old.text, old.marks, line)
        return Difference(
            "",
            "changed",
            old,
            new,
            old.text,
            text,
            runs=word_runs(old.text, line),
            figures=tuple(FigureChange(mark.key, was, now) for mark, was, now in figures),
            heading=heading,
        )

    def _says_the_same(self, old: Part, new: Part, *, ends: bool = False) -> bool:
        if self._lost_its_marker(old, new):
            return False
        if old.kind == "row":
            return len(old.cells) == len(new.cells) and all(
                self._same(a, b) for a, b in zip(old.cells, new.cells, strict=True)
            )
        a, b = old.text, self._line_of(old, new)
        if self._is_title_of_appendix(old):
            a, b = a.upper(), b.upper()
        if ends or old.kind in _ENDED:
            a, b = without_stops(a), without_stops(b)
        return self._same(a, b)

    def _same(self, old: str, new: str) -> bool:
        return same_words(old, new, loose=self.loose)

    def _line_of(self, old: Part, new: Part) -> str:
        """Return the copy's line, with its marker where the portal prints none before it."""
        return new.text if old.numbered else new.shown

    def _lost_its_marker(self, old: Part, new: Part) -> bool:
        return (
            old.opens and old.numbered and bool(old.marker) and not new.marker
            and self._same(old.text, new.text)
        )  # fmt: skip

    def _is_title_of_appendix(self, part: Part) -> bool:
        node = self.old.nodes.get(part.node)
        return part.opens and node is not None and node.kind != "item"


def _parted(old: Part, new: Part, line: str) -> tuple[str, str]:
    """Part a line into its run-in heading and the words behind; most lines have none."""
    if not old.head:
        return "", line
    at = new.head if new.head and line == new.text else boundary(old.text, old.head, line)
    return (line[:at].strip(), line[at:].strip()) if at else ("", line)


def _with_keys(found: Sequence[Difference]) -> list[Difference]:
    """Name every difference by what it says, so that it is known again after others went."""
    times: dict[str, int] = {}
    keyed = []
    for one in found:
        told = "\0".join(_told_by(one))
        times[told] = times.get(told, 0) + 1
        digest = hashlib.sha256(f"{told}\0{times[told]}".encode()).hexdigest()[:16]
        keyed.append(replace(one, key=digest))
    return keyed


def _told_by(one: Difference) -> Iterator[str]:
    old = one.old
    place = [old.kind, old.node, "" if one.kind == "moved" else old.block] if old else []
    line = old.text if old and old.row is not None else ""
    yield from (one.kind, str(one.column), *place, line, one.old_text, one.new_text)
    yield from (one.heading, *one.lines)
    if one.kind == "moved":
        yield from (one.parent, one.after)
