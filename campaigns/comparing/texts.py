"""Lists of texts laid side by side: by identity, or by their words where they have none. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from campaigns.comparing.leaves import Leaf
from campaigns.comparing.pairing import pairs_of
from campaigns.comparing.parts import Part
from campaigns.comparing.words import Run, word_runs
from emulation.lib.text import first_lower

ChangeKind = Literal["changed", "added", "removed", "moved"]


@dataclass(frozen=True)
class TextChange:
    """One text of a part that reads otherwise. ``follows``: only numbers of targets changed."""

    kind: ChangeKind
    field: str
    name: str
    old: str = ""
    new: str = ""
    prints: bool = True
    follows: bool = False
    rows: tuple[TextChange, ...] = ()  # of a table, what changed in it

    @property
    def words(self) -> str:
        """Say what became of the text, where the marked words do not say it themselves."""
        if self.kind == "moved" and (not self.old or self.old == self.new):
            return f"{self.name}: đổi thứ tự"
        if self.kind == "moved":
            return f"{self.name}: chuyển từ {first_lower(self.old)}"
        if self.follows:
            return f"{self.name}: đổi số theo chỉ tiêu"
        return self.name if self.prints else f"{self.name} (không in ra giấy)"

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        return word_runs(self.old, self.new)


def pair_leaves(
    old: Sequence[Leaf], new: Sequence[Leaf], carried: Sequence[Leaf] = ()
) -> Iterator[TextChange]:
    """Tell of every leaf that is not the same on both sides, in the order of the new side.

    ``carried`` are old leaves that stood in another part.
    """
    before = {leaf.key: leaf for leaf in (*old, *carried)}
    after = {leaf.key: leaf for leaf in new}
    shifted = set(moved_among(*([leaf.key for leaf in each if leaf.listed] for each in (old, new))))
    for leaf in new:
        was = before.get(leaf.key)
        if leaf.key in shifted:
            yield TextChange("moved", "place", leaf.name, "", leaf.text)
        if was is None and not _goes_along(leaf, after, before):
            yield TextChange("added", leaf.field, leaf.name, "", leaf.text, leaf.prints)
        elif was is not None and not _says_the_same(was, leaf, before, after):
            yield _changed(was, leaf)
    for leaf in old:
        if leaf.key not in after and not _goes_along(leaf, before, after):
            yield TextChange("removed", leaf.field, leaf.name, leaf.text, "", leaf.prints)


def _goes_along(leaf: Leaf, own: Mapping[str, Leaf], others: Mapping[str, Leaf]) -> bool:
    """Say whether a leaf is empty, or a detail of a text that comes or goes itself."""
    if leaf.whole != leaf.key and leaf.whole in own:
        return leaf.whole not in others
    return not leaf.said and not leaf.listed


def _says_the_same(
    old: Leaf, new: Leaf, before: Mapping[str, Leaf], after: Mapping[str, Leaf]
) -> bool:
    """Linked numbers shift with the words before them: then only what they show counts."""
    if new.field == "linked" and before[old.whole].text != after[new.whole].text:
        return sorted(each[2:] for each in old.said) == sorted(each[2:] for each in new.said)
    return bool(old.said == new.said)


def _changed(old: Leaf, new: Leaf) -> TextChange:
    is_listed = new.listed or not (old.text or new.text)
    kind: ChangeKind = "changed"
    if not is_listed and old.text != new.text:
        kind = "added" if not old.text else "removed" if not new.text else "changed"
    rows = tuple(_rows(old.text, new.text)) if new.field == "table" else ()
    follows = bool(new.linked) and old.text != new.text and _bare(old) == _bare(new)
    prints = old.prints or new.prints
    return TextChange(kind, new.field, new.name, old.text, new.text, prints, follows, rows)


def _bare(leaf: Leaf) -> str:
    """Return the text with the name of its target in the place of each linked number."""
    text = leaf.text
    for start, length, target in sorted(leaf.linked, reverse=True):
        text = f"{text[:start]}[{target}]{text[start + length :]}"
    return text


def _rows(old: str, new: str) -> Iterator[TextChange]:
    return pair_lines(old.split("\n"), new.split("\n"), "Dòng", kind="row")


def pair_lines(
    old: Sequence[str], new: Sequence[str], name: str, *, kind: Any = "text"
) -> Iterator[TextChange]:
    """Tell of lines without identity, paired by their words."""
    sides = [
        [Part(kind, text, row=number) for number, text in enumerate(lines, start=1)]
        for lines in (old, new)
    ]
    for was, now in pairs_of(*sides):
        part = now or was
        if part is None or (was and now and was.text == now.text):
            continue
        many = max(len(old), len(new)) > 1
        called = f"{name}, dòng thứ {part.row}" if many and kind != "row" else name
        yield TextChange(
            "added" if was is None else "removed" if now is None else "changed",
            "text",
            called if kind != "row" else f"Dòng thứ {part.row}",
            was.text if was else "",
            now.text if now else "",
        )


def moved_among(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return the fewest of the keys in both lists without which their order is the same."""
    place = {key: number for number, key in enumerate(old)}
    common = [key for key in new if key in place]
    stay = _longest_growing([place[key] for key in common])
    return [key for number, key in enumerate(common) if number not in stay]


def _longest_growing(numbers: Sequence[int]) -> set[int]:
    """Return the indexes of a longest growing run of numbers, not necessarily neighbours."""
    ends: list[int] = []
    at: list[int] = []
    above: list[int | None] = []
    for index, number in enumerate(numbers):
        slot = bisect_left(ends, number)
        above.append(at[slot - 1] if slot else None)
        ends[slot : slot + 1], at[slot : slot + 1] = [number], [index]
    found: set[int] = set()
    link = at[-1] if at else None
    while link is not None:
        found.add(link)
        link = above[link]
    return found
