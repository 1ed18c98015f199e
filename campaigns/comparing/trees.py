"""Which items of a copy are which items of the draft, and what came, went or was moved. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from campaigns.comparing.pairing import Pair, carried_elsewhere, pairs_of
from campaigns.comparing.parts import Node, Part, Sheet


class Trees:
    """The trees of a draft and of a copy, once their parts are paired."""

    def __init__(self, old: Sheet, new: Sheet) -> None:
        self.old, self.new = old, new
        self.carried: set[str] = set()  # nodes of the copy that stand elsewhere in the draft
        self.pairs = self._with_carried(pairs_of(old.flow, new.flow))
        self.pairs += pairs_of(old.appended, new.appended)
        self.new_of: dict[Part, Part] = {a: b for a, b in self.pairs if a and b}
        self.old_of: dict[Part, Part] = {b: a for a, b in self.pairs if a and b}
        self.old_node = dict(self._old_nodes())  # by node of the copy
        self._shown_old, self._shown_new = self._shown_nodes()
        self.added = {key for key in new.nodes if self._is_added(key)}
        self.removed = {key for key in old.nodes if self._is_removed(key)}

    # Pairs

    def _with_carried(self, pairs: list[Pair]) -> list[Pair]:
        """Pair again what was carried elsewhere: an item, and what stands in it."""
        again: dict[Part, Part] = {}
        for old, new in carried_elsewhere(pairs):
            again[new] = old
            self.carried.add(new.node)
        if not again:
            return pairs
        nodes = {new.node: old.node for new, old in again.items()}
        lone_old = [a for a, b in pairs if b is None and a not in again.values()]
        lone_new = [b for a, b in pairs if a is None and b not in again]
        for new_node, old_node in nodes.items():
            inside_old = [part for part in lone_old if part.node == old_node]
            inside_new = [part for part in lone_new if part.node == new_node]
            again |= {b: a for a, b in pairs_of(inside_old, inside_new) if a and b}
        taken = set(again.values())
        kept = [pair for pair in pairs if pair[1] is not None or pair[0] not in taken]
        return [(again.get(b, a), b) if b is not None else (a, b) for a, b in kept]

    # Nodes

    def _old_nodes(self) -> Iterator[tuple[str, str]]:
        """Tell of each node of the copy which of the draft it is: that of its first words."""
        for key in self.new.nodes:
            paired = [self.old_of[p] for p in self.new.parts_of(key) if p in self.old_of]
            inside = [part for part in paired if part.node]
            opening = [part for part in inside if part.opens]
            if inside:
                yield key, (opening or inside)[0].node

    def _is_added(self, key: str) -> bool:
        """Of a new item, a line may be one of the draft's: a closing that was read as its own."""
        parts = self.new.parts_of(key)
        return key not in self.old_node and any(part not in self.old_of for part in parts)

    def _is_removed(self, key: str) -> bool:
        parts = self.old.parts_of(key)
        return bool(parts) and not any(part in self.new_of for part in parts)

    def whole(self, sheet: Sheet, gone: set[str], key: str) -> tuple[str, ...]:
        """Return a node that is gone, with all below that is gone without a break."""
        found = [key]
        for child in sheet.children.get(key, ()):
            if child.key in gone:
                found += self.whole(sheet, gone, child.key)
        return tuple(found)

    # Places

    def place_of(self, key: str) -> tuple[str, str]:
        """Return parent and elder sibling in the draft for a node of the copy; "" for none."""
        parent = self.new.nodes[key].parent
        while parent and parent not in self.old_node:
            parent = self.new.nodes[parent].parent
        old_parent = self.old_node.get(parent, "")
        return old_parent, self._elder(key, old_parent)

    def _elder(self, key: str, old_parent: str) -> str:
        """Return the nearest node before that stands in the same list of the draft."""
        elder = ""
        for sibling in self._before(key):
            old = self.old_node.get(sibling)
            if old and self.old.nodes[old].parent == old_parent and sibling not in self.carried:
                elder = old
        return elder

    def _before(self, key: str) -> Iterator[str]:
        for sibling in self.new.children.get(self.new.nodes[key].parent, ()):
            if sibling.key == key:
                return
            yield sibling.key

    def moved(self) -> list[list[str]]:
        """Return the nodes of the copy that stand elsewhere in the draft, the upper ones first.

        Neighbours that moved from one list to one list are together.
        """
        groups: list[list[str]] = []
        for key in self.old_node:
            is_carried = key in self.carried
            elsewhere = not self._goes_along(key) if is_carried else self._has_other_parent(key)
            if not elsewhere or self._is_below_itself(key):
                continue
            if groups and self._goes_with(groups[-1][-1], key):
                groups[-1].append(key)
            else:
                groups.append([key])
        return groups

    def _goes_with(self, elder: str, key: str) -> bool:
        """Say whether a node stands right behind another here, and in the same list there."""
        siblings = [node.key for node in self.new.children[self.new.nodes[key].parent]]
        before = siblings.index(key) - 1
        lists = [self.old.nodes[self.old_node[each]].parent for each in (elder, key)]
        return before >= 0 and siblings[before] == elder and lists[0] == lists[1]

    def _is_below_itself(self, key: str) -> bool:
        """Say whether a node would come to stand below what stands below it in the draft."""
        above, _ = self.place_of(key)
        while above and above != self.old_node[key]:
            above = self.old.nodes[above].parent
        return bool(above)

    def _goes_along(self, key: str) -> bool:
        """Say whether a node was carried with the one that it stands below."""
        parent = self.new.nodes[key].parent
        above = self.old.nodes[self.old_node[key]].parent
        return parent in self.carried and self.old_node.get(parent) == above

    def _has_other_parent(self, key: str) -> bool:
        """Only of numbered items: of others, a file does not tell under what they stand."""
        new, old = self.new.nodes[key], self.old.nodes[self.old_node[key]]
        if not (new.marker and old.numbered and old.marker):
            return False
        above_new = _above(self.new, new, self._shown_new)
        above_old = _above(self.old, old, self._shown_old)
        if above_new and above_new not in self.old_node:
            return False
        return self.old_node.get(above_new, "") != above_old and above_old not in self.removed

    def _shown_nodes(self) -> tuple[set[str], set[str]]:
        """Return the nodes of both sides that show, by a marker or heading of either."""
        new = {node.key for node in self.new.nodes.values() if _shows(node)}
        old = {node.key for node in self.old.nodes.values() if _shows(node)}
        for key, of_draft in self.old_node.items():
            if key in new or of_draft in old:
                new.add(key)
                old.add(of_draft)
        return old, new


def _shows(node: Node) -> bool:
    return bool(node.marker) or node.has_heading


def _above(sheet: Sheet, node: Node, shown: set[str]) -> str:
    """Return the nearest node above that shows."""
    parent = node.parent
    while parent and parent not in shown:
        parent = sheet.nodes[parent].parent
    return parent
