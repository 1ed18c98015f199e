"""What a corrected copy of a draft changes, item by item, figures included. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from campaigns.comparing.change import Difference, keyed
from campaigns.comparing.pairing import pairs_of
from campaigns.comparing.parts import HEAD, Part, Sheet
from campaigns.comparing.slips import Repeated, with_agreed_title, with_whole_lines
from campaigns.comparing.tables import Tables
from campaigns.comparing.trees import Trees
from campaigns.comparing.words import boundary, same_words, without_stops, word_runs

_ENDED = ("basis", "recipient")  # the stops at their end are the portal's


def differences(old: Sheet, new: Sheet, *, loose: bool = False) -> list[Difference]:
    """Return every difference between a draft and a copy, in the order of the paper.

    ``loose``: the copy comes from a file that does not tell where its spaces are (PDF).
    """
    return keyed(_Comparison(old, new, loose).found())


class _Comparison:
    def __init__(self, old: Sheet, new: Sheet, loose: bool) -> None:
        self.old, self.new = with_agreed_title(old, with_whole_lines(old, new) if loose else new)
        self.loose = loose
        self.repeated = Repeated(old) if loose else None
        self.trees = Trees(self.old, self.new)
        self.tables = Tables(self.trees, self._same)
        self._told: set[str] = set()  # nodes that one difference tells of

    def found(self) -> Iterator[Difference]:
        yield from self._head()
        yield from self._flow()
        yield from self._recipients()

    # ---- Head and foot

    def _head(self) -> Iterator[Difference]:
        """A missing line of the head is no change: copies often come without it."""
        for kind in HEAD:
            old, new = self.old.head[kind], self.new.head[kind]
            if not new.text or self._same(old.text, new.text):
                continue
            if kind == "motto" and self._motto_stays(old, new):
                continue
            yield self._line(old, new)

    def _motto_stays(self, old: Part, new: Part) -> bool:
        """The motto is read in the words of the paper: what stood there before is no news."""
        if not old.text:
            return any(new.text in part.text for part in self.old.flow)
        return any(old.text in part.text for part in self.new.flow)

    def _recipients(self) -> Iterator[Difference]:
        before: Part | None = None
        for old, new in pairs_of(self.old.recipients, self.new.recipients):
            if old is None and new is not None:
                yield self._added_line(new, before)
            elif old is not None and new is None:
                yield Difference("removed", old, None, old.text, lines=(old.text,))
            elif old is not None and new is not None and not self._says_the_same(old, new):
                yield self._line(old, new)
            before = old or before

    # ---- Everything between

    def _flow(self) -> Iterator[Difference]:
        moved = {self.new.parts_of(keys[0])[0]: keys for keys in self.trees.moved()}
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
                yield from self._changed(old, new, ends=bool(last & {old, new}))
            if old is not None and not (new and new.node in self.trees.carried):
                before = old

    def _changed(self, old: Part, new: Part, *, ends: bool) -> Iterator[Difference]:
        if old.kind == "row":
            yield from self.tables.changed(old, new)
        elif self._lost_its_marker(old, new):
            yield Difference("unmarked", old, new, old.shown, new.shown, lines=(old.shown,))
        elif not self._says_the_same(old, new, ends=ends):
            yield self._line(old, new)

    def _added(self, new: Part, before: Part | None) -> Iterator[Difference]:
        if (self.repeated and self.repeated.has(new)) or self._stands_elsewhere(new):
            return
        if new.node in self.trees.added:
            yield from self._added_node(new)
        elif new.kind == "row":
            yield from self.tables.added(new, before)
        else:
            yield self._added_line(new, before)

    def _stands_elsewhere(self, new: Part) -> bool:
        """Of a foot note, a file does not tell where in the text it stands."""
        text = without_stops(new.shown)
        return text in self.new.aside and any(without_stops(p.shown) == text for p in self.old.flow)

    def _added_node(self, new: Part) -> Iterator[Difference]:
        """Tell once of an item that is new, with all below it that is new too."""
        if new.node in self._told:
            return
        nodes = self.trees.whole(self.new, self.trees.added, new.node)
        self._told.update(nodes)
        parent, after = self.trees.place_of(new.node)
        parts = [part for node in nodes for part in self.new.parts_of(node)]
        known = [part for part in parts if part in self.trees.old_of]
        yield Difference(
            "added",
            None,
            new,
            "",
            new.shown,
            parent=parent,
            after=after,
            nodes=nodes,
            lines=tuple(part.shown for part in parts if part not in known),
            without=frozenset(part.block for part in known),
        )

    def _added_line(self, new: Part, before: Part | None) -> Difference:
        """Tell of a line more in its item or list; where that is new, beside the one before."""
        parent = self.trees.old_node.get(new.node, "") if new.node else new.kind
        if not parent:
            parent = (before.node or before.kind) if before else "opening"
        is_near = before is not None and parent in (before.node, before.kind)
        return Difference(
            "added",
            None,
            new,
            "",
            new.shown,
            parent=parent,
            after=before.block if before is not None and is_near else "",
            lines=(new.shown,),
        )

    def _removed(self, old: Part) -> Iterator[Difference]:
        if without_stops(old.shown) in self.new.aside:
            return
        if old.node in self.trees.removed:
            yield from self._removed_node(old)
        elif old.kind == "row":
            yield from self.tables.removed(old)
        else:
            yield Difference("removed", old, None, old.shown, lines=(old.shown,))

    def _removed_node(self, old: Part) -> Iterator[Difference]:
        if old.node in self._told:
            return
        nodes = self.trees.whole(self.old, self.trees.removed, old.node)
        self._told.update(nodes)
        lines = tuple(part.shown for node in nodes for part in self.old.parts_of(node))
        yield Difference("removed", old, None, old.shown, nodes=nodes, lines=lines)

    def _moved(self, keys: list[str]) -> Difference:
        new = self.new.parts_of(keys[0])[0]
        nodes = tuple(self.trees.old_node[key] for key in keys)
        firsts = [self.old.parts_of(node)[0] for node in nodes]
        parent, after = self.trees.place_of(keys[0])
        return Difference(
            "moved",
            firsts[0],
            new,
            firsts[0].shown,
            new.shown,
            parent=parent,
            after=after,
            nodes=nodes,
            lines=tuple(part.shown for part in firsts),
        )

    # ---- Lines

    def _line(self, old: Part, new: Part) -> Difference:
        line = self._line_of(old, new)
        heading, text = _parted(old, new, line)
        return Difference(
            "changed",
            old,
            new,
            old.text,
            text,
            runs=word_runs(old.text, line),
            figures=self.old.shown.in_line(old, line) if self.old.shown else (),
            heading=heading,
        )

    def _says_the_same(self, old: Part, new: Part, *, ends: bool = False) -> bool:
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
        has_marker = old.opens and old.numbered and old.marker
        return bool(has_marker) and not new.marker and self._same(old.text, new.text)

    def _is_title_of_appendix(self, part: Part) -> bool:
        node = self.old.nodes.get(part.node)
        return part.opens and node is not None and node.kind != "item"


def _parted(old: Part, new: Part, line: str) -> tuple[str, str]:
    """Part a line into its run-in heading and the words behind; most lines have none."""
    if not old.head or old.kind != "text":
        return "", line
    at = new.head if new.head and line == new.text else boundary(old.text, old.head, line)
    if not at:
        return "", line
    words = line.find(" ", max(at - 1, 0))
    return (line[:words], line[words + 1 :]) if words > 0 else (line, "")
