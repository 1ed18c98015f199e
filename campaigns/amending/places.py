"""Places of an issued plan, as an amendment names them: "điểm a khoản 2 Mục II". Pure.

Numbers never shift: what is added between 4 and 5 is 4a, what is revoked keeps its number
(the way of consolidated texts, văn bản hợp nhất).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from emulation.lib.markers import DASH, DECIMAL, LETTER, LETTERS, OUTLINE, PLUS, ROMAN, marker

Node = dict[str, Any]

PARTS = {
    "bases": "phần căn cứ",
    "opening": "đoạn mở đầu",
    "closing": "đoạn kết",
    "recipients": "phần nơi nhận",
}
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NAMED_WORDS = 8
# "4a." and "IIb." were added after 4 and II, "a1)" after a).
_ADDED = re.compile(r"^(?P<stem>\d[\d.]*|[IVXLC]+)(?P<tail>[a-zđ]+)\.$")
_ADDED_LETTER = re.compile(r"^(?P<stem>[a-zđ]+)(?P<tail>\d+)\)$")


@dataclass(frozen=True)
class Place:
    """An item where it stands in a plan; ``above`` are its parents, the nearest last."""

    item: Node
    index: int
    above: tuple[Node, ...]
    roots: list[Node]
    root_style: str

    @property
    def name(self) -> str:
        """ "điểm a khoản 2 Mục II": the item, then what it stands in."""
        return " ".join(reversed(self._names([*self.above, self.item])))

    @property
    def name_above(self) -> str:
        return " ".join(reversed(self._names(self.above)))

    def _names(self, chain: Sequence[Node]) -> list[str]:
        return [
            own_name(item, self.style_at(depth), depth, self.siblings_at(depth))
            for depth, item in enumerate(chain)
        ]

    @property
    def siblings(self) -> list[Node]:
        return self.siblings_at(len(self.above))

    @property
    def style(self) -> str:
        return self.style_at(len(self.above))

    @property
    def marker_above(self) -> str:
        return self.above[-1]["marker"] if self.above else ""

    def siblings_at(self, depth: int) -> list[Node]:
        return self.above[depth - 1]["children"] if depth else self.roots

    def style_at(self, depth: int) -> str:
        return self.above[depth - 1]["children_style"] if depth else self.root_style


def places_of(content: dict[str, Any]) -> dict[str, Place]:
    """Return the places by uid of their items, in reading order."""
    roots, style = content["items"], content["items_style"]
    return {place.item["uid"]: place for place in _walk(roots, (), roots, style)}


def marker_after(place: Place) -> str:
    """Return the number of an item that is added right after ``place``."""
    own, style = place.item["marker"], place.style
    if style not in (ROMAN, DECIMAL, OUTLINE, LETTER) or not own:
        return marker(style, 1, place.marker_above)
    stem, close = _stem(own), own[-1]
    family = [each for each in place.siblings if _stem(each["marker"]) == stem]
    later = [each["marker"] for each in place.siblings[place.index :] if each["marker"]]
    is_last = all(_stem(each) == stem for each in later)
    if is_last and len(family) == 1:
        return next_marker(place.siblings, style, place.marker_above)
    number = len(family)
    tail = str(number) if style == LETTER else LETTERS[min(number, len(LETTERS)) - 1]
    return f"{stem}{tail}{close}"


def next_marker(siblings: Sequence[Node], style: str, above: str) -> str:
    """Return the number of an item that is added behind all ``siblings``."""
    counted = [each for each in siblings if each["numbered"] and not is_added(each["marker"])]
    return marker(style, len(counted) + 1, above)


def end_of_family(place: Place) -> int:
    """Return the index behind an item and all that was added right after it before."""
    index, stem = place.index + 1, _stem(place.item["marker"])
    while index < len(place.siblings) and _belongs(place.siblings[index]["marker"], stem):
        index += 1
    return index


def is_added(own: str) -> bool:
    """Say whether a number was given by an amendment: "4a.", "a1)"."""
    return bool(_ADDED.match(own) or _ADDED_LETTER.match(own))


def own_name(item: Node, style: str, depth: int, siblings: Sequence[Node]) -> str:
    """Name an item among its siblings: "khoản 2", "gạch đầu dòng thứ hai"."""
    bare = item["marker"].rstrip(".)")
    if item["marker"] in ("-", "+"):
        return f"{kind_name(style, depth)} thứ {_ordinal(item, siblings)}"
    return f"{kind_name(style, depth)} {bare}" if bare else _by_words(item)


def kind_name(style: str, depth: int) -> str:
    """Say what an item of a style and depth is called (NĐ 30: Mục in capital, khoản, điểm not)."""
    if style == ROMAN or (style == DECIMAL and depth == 0):
        return "Mục"
    if style == DECIMAL or (style == OUTLINE and depth <= 1):
        return "khoản"
    if style in (OUTLINE, LETTER):
        return "điểm"
    return {DASH: "gạch đầu dòng", PLUS: "dấu cộng"}.get(style, "nội dung")


def _walk(
    items: list[Node], above: tuple[Node, ...], roots: list[Node], style: str
) -> Iterator[Place]:
    for index, item in enumerate(items):
        yield Place(item, index, above, roots, style)
        yield from _walk(item["children"], (*above, item), roots, style)


def _stem(own: str) -> str:
    """Return what "4." and "4a." share."""
    added = _ADDED.match(own) or _ADDED_LETTER.match(own)
    return added["stem"] if added else own.rstrip(".)")


def _belongs(own: str, stem: str) -> bool:
    return is_added(own) and _stem(own) == stem


def _ordinal(item: Node, siblings: Sequence[Node]) -> str:
    alike = [each["uid"] for each in siblings if each["marker"] == item["marker"]]
    number = alike.index(item["uid"])
    return ORDINALS[number] if number < len(ORDINALS) else str(number + 1)


def _by_words(item: Node) -> str:
    texts = [block["text"] for block in item["blocks"] if block.get("text")]
    words = (item["heading"] or (texts[0] if texts else "")).split()
    tail = "…" if len(words) > _NAMED_WORDS else ""
    named = f" “{' '.join(words[:_NAMED_WORDS])}{tail}”" if words else ""
    return f"{'mục' if item['heading'] else 'đoạn'}{named}"
