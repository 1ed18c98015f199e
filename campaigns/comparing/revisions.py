"""Two contents of one plan laid side by side, by the identity of their parts. Pure.

Items, paragraphs and targets keep their uid from one revision to the next, so nothing is
guessed but the order of lines that have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from campaigns.comparing import leaves
from campaigns.comparing.leaves import Content, Leaf
from campaigns.comparing.target_changes import TargetChange, target_changes
from campaigns.comparing.texts import TextChange, moved_among, pair_leaves, pair_lines
from campaigns.placing import Placed, places_in

PartKind = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True)
class PartChange:
    """A part of the plan in its place; ``below`` counts the items that come or go with it."""

    kind: PartKind
    placed: Placed
    changes: tuple[TextChange, ...] = ()
    below: int = 0

    @property
    def what(self) -> str:
        """Say what became of a part that came or went: "Thêm mục, kèm 3 mục con"."""
        if self.kind not in ("added", "removed"):
            return ""
        below = f", kèm {self.below} mục con" if self.below else ""
        thing = "phụ lục" if self.placed.part == "appendix" else "mục"
        return f"{'Thêm' if self.kind == 'added' else 'Bỏ'} {thing}{below}"


@dataclass(frozen=True)
class RevisionChanges:
    """All that parts two contents; ``parts`` has the unchanged ones, too, in reading order."""

    targets: tuple[TargetChange, ...]
    order_of_targets: bool
    parts: tuple[PartChange, ...]

    @property
    def changed_parts(self) -> list[PartChange]:
        return [part for part in self.parts if part.kind != "same"]

    @property
    def is_empty(self) -> bool:
        return not (self.targets or self.order_of_targets or self.changed_parts)


def revision_changes(old: Content, new: Content) -> RevisionChanges:
    return _Comparison(old, new).found()


class _Comparison:
    def __init__(self, old: Content, new: Content) -> None:
        self.old, self.new = old, new
        self.places = places_in(dict(new))
        self.old_places = places_in(dict(old))
        self.names = leaves.names_of(old) | leaves.names_of(new)
        self.old_items, self.new_items = _Items(old), _Items(new)
        self.moved = _moved_items(self.old_items, self.new_items)

    def found(self) -> RevisionChanges:
        targets = target_changes(self.old["targets"], self.new["targets"], self.names)
        uids = [[target["uid"] for target in side["targets"]] for side in (self.old, self.new)]
        parts = (*self._head(), *self._items(), *self._appendices(), *self._foot())
        return RevisionChanges(tuple(targets), bool(moved_among(*uids)), parts)

    # ---- Around the items

    def _head(self) -> Iterator[PartChange]:
        yield self._part("header", pair_leaves(*self._both(leaves.header_leaves)))
        changes = [*pair_leaves(*self._both(leaves.opening_leaves))]
        for field, name in (("opening", "Đoạn mở đầu"), ("closing", "Đoạn kết")):
            changes += pair_lines(self.old[field], self.new[field], name)
        yield self._part("opening", changes)

    def _foot(self) -> Iterator[PartChange]:
        lines = [leaves.recipient_lines(side) for side in (self.old, self.new)]
        changes = [
            *pair_lines(*lines, "Nơi nhận"),
            *pair_leaves(*self._both(leaves.recipient_leaves)),
        ]
        yield self._part("recipients", changes)
        yield self._part("signature", pair_leaves(*self._both(leaves.signature_leaves)))

    def _both(self, cut: Any) -> tuple[list[Leaf], list[Leaf]]:
        return list(cut(self.old)), list(cut(self.new))

    def _part(self, key: str, changes: Iterable[TextChange]) -> PartChange:
        found = tuple(changes)
        placed = self.places.get(key) or self.old_places[key]
        return PartChange("changed" if found else "same", placed, found)

    def _appendices(self) -> Iterator[PartChange]:
        old = {each["uid"]: each for each in self.old["appendices"]}
        new = {each["uid"]: each for each in self.new["appendices"]}
        carried = set(moved_among(list(old), list(new)))
        for uid in [*new, *(uid for uid in old if uid not in new)]:
            sides = [self._leaves(leaves.appendix_leaves, each.get(uid)) for each in (old, new)]
            changes = list(pair_leaves(*sides))
            if uid in carried:
                changes.insert(0, TextChange("moved", "place", "Thứ tự phụ lục"))
            part = self._part(f"appendix:{uid}", changes)
            kind = "added" if uid not in old else "removed" if uid not in new else part.kind
            yield replace(part, kind=kind)

    def _leaves(self, cut: Any, thing: Mapping[str, Any] | None) -> list[Leaf]:
        return list(cut(thing, self.names)) if thing else []

    # ---- Items

    def _items(self) -> Iterator[PartChange]:
        """Those that went stand behind the item that stood before them."""
        gone = self._gone_after()
        yield from (self._removed(uid) for uid in gone.get("", ()))
        for uid in self.new_items.order:
            if uid in self.old_items.by_uid:
                yield self._kept(uid)
            elif self.new_items.parent[uid] not in self._added:
                yield self._added_item(uid)
            yield from (self._removed(each) for each in gone.get(uid, ()))

    @cached_property
    def _added(self) -> set[str]:
        return {uid for uid in self.new_items.order if uid not in self.old_items.by_uid}

    @cached_property
    def _gone(self) -> set[str]:
        return {uid for uid in self.old_items.order if uid not in self.new_items.by_uid}

    def _gone_after(self) -> dict[str, list[str]]:
        """Return the outermost items that went, by the item behind which they stood."""
        found: dict[str, list[str]] = {}
        before = ""
        for uid in self.old_items.order:
            if uid in self.new_items.by_uid:
                before = uid
            elif self.old_items.parent[uid] not in self._gone:
                found.setdefault(before, []).append(uid)
        return found

    def _kept(self, uid: str) -> PartChange:
        old, new = self.old_items.by_uid[uid], self.new_items.by_uid[uid]
        changes = list(self._item_changes(self._item_leaves(old), self._item_leaves(new)))
        if uid in self.moved:
            was, now = self.old_places[f"item:{uid}"], self.places[f"item:{uid}"]
            changes.insert(0, TextChange("moved", "place", "Chỗ đứng", was.place, now.place))
        return self._part(f"item:{uid}", changes)

    def _item_changes(self, old: list[Leaf], new: list[Leaf]) -> Iterator[TextChange]:
        """Tell of paragraphs that came from another item as carried, there and only there."""
        own = {leaf.key for leaf in old}
        came = [leaf for leaf in new if leaf.key not in own and self.old_items.leaf(leaf.key)]
        for leaf in came:
            if leaf.listed:
                was = self.old_places[f"item:{self.old_items.holder[leaf.key]}"]
                yield TextChange("moved", "place", leaf.name, was.place, leaf.text)
        here = {leaf.key for leaf in new}
        stay = [leaf for leaf in old if leaf.key in here or leaf.key not in self._new_blocks]
        carried = [self.old_items.leaf(leaf.key) for leaf in came]
        yield from pair_leaves(stay, new, [leaf for leaf in carried if leaf])

    @cached_property
    def _new_blocks(self) -> set[str]:
        return self.new_items.block_keys

    def _item_leaves(self, item: Mapping[str, Any]) -> list[Leaf]:
        return list(leaves.item_leaves(item, self.names))

    def _added_item(self, uid: str) -> PartChange:
        return self._whole(uid, "added", self.new_items, self._added, self.places)

    def _removed(self, uid: str) -> PartChange:
        return self._whole(uid, "removed", self.old_items, self._gone, self.old_places)

    def _whole(
        self,
        uid: str,
        kind: Literal["added", "removed"],
        items: _Items,
        among: set[str],
        places: Mapping[str, Placed],
    ) -> PartChange:
        """Tell of an item that comes or goes with all below it that does so too."""
        together = list(items.below(uid, among))
        changes: list[TextChange] = []
        for each in together:
            own = self._item_leaves(items.by_uid[each])
            sides = (own, []) if kind == "removed" else ([], own)
            changes += [one for one in self._item_changes(*sides) if one.field not in _SILENT]
        return PartChange(kind, places[f"item:{uid}"], tuple(changes), len(together) - 1)


# Of an item that comes or goes, only what it says is told.
_SILENT = ("run_in", "numbered", "style", "placed", "linked")


class _Items:
    """The items of a content by uid, with what stands above them."""

    def __init__(self, content: Content) -> None:
        self.by_uid: dict[str, Mapping[str, Any]] = {}
        self.parent: dict[str, str] = {}
        self.children: dict[str, list[str]] = {}
        self.holder: dict[str, str] = {}  # of a block, its item
        self._add(content["items"], "")
        self.order = list(self.by_uid)

    def _add(self, items: Sequence[Mapping[str, Any]], parent: str) -> None:
        self.children[parent] = [item["uid"] for item in items]
        for item in items:
            self.by_uid[item["uid"]] = item
            self.parent[item["uid"]] = parent
            self.holder |= {block["uid"]: item["uid"] for block in item["blocks"]}
            self._add(item["children"], item["uid"])

    def below(self, uid: str, among: set[str]) -> Iterator[str]:
        yield uid
        for child in self.children[uid]:
            if child in among:
                yield from self.below(child, among)

    def leaf(self, key: str) -> Leaf | None:
        return self._block_leaves.get(key)

    @property
    def block_keys(self) -> set[str]:
        return set(self._block_leaves)

    @cached_property
    def _block_leaves(self) -> dict[str, Leaf]:
        found = (leaves.block_leaves(item["blocks"], {}) for item in self.by_uid.values())
        return {leaf.key: leaf for each in found for leaf in each}


def _moved_items(old: _Items, new: _Items) -> set[str]:
    """Return the items with another parent, and those that changed places below the same."""
    kept = [uid for uid in new.order if uid in old.by_uid]
    carried = {uid for uid in kept if old.parent[uid] != new.parent[uid]}
    for parent, children in new.children.items():
        before = [uid for uid in old.children.get(parent, ()) if uid not in carried]
        carried.update(moved_among(before, [uid for uid in children if uid not in carried]))
    return carried
