"""A piece of the text as the editor sends it: items with their paragraphs and linked numbers.

Pure. Raises ``BadPassage`` for what no editor sends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from campaigns.figures import Mark
from emulation.lib.markers import DASH, STYLE_CHOICES
from emulation.lib.text import nfc

MOST_ITEMS, MOST_LETTERS = 1_000, 400_000
_STYLES = frozenset(code for code, _ in STYLE_CHOICES)


class BadPassage(ValueError):
    """What was sent is no piece of a plan."""


@dataclass(frozen=True)
class TypedBlock:
    uid: str
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class TypedItem:
    uid: str
    parent: str | None = None
    heading: str = ""
    run_in: bool = False
    numbered: bool = True
    children_style: str = DASH
    blocks: tuple[TypedBlock, ...] = ()


@dataclass(frozen=True)
class Passage:
    """``items`` in reading order, wholes first; ``asked`` are the blocks that are looked at."""

    items: tuple[TypedItem, ...]
    asked: frozenset[str]
    style: str = ""  # of the items without a parent


def passage_of(given: Any) -> Passage:
    """Read what the editor sent."""
    try:
        items = tuple(_item(one) for one in given["items"])
        asked = frozenset(map(str, given["asked"]))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise BadPassage(str(error)) from error
    if len({item.uid for item in items}) < len(items):
        raise BadPassage("twice the same item")  # below itself it would be read for ever
    letters = sum(len(block.text) for item in items for block in item.blocks)
    if len(items) > MOST_ITEMS or letters > MOST_LETTERS:
        raise BadPassage("too long")
    style = str(given.get("style") or "")
    return Passage(items, asked, style if style in _STYLES else "")


def _item(given: Mapping[str, Any]) -> TypedItem:
    style = str(given.get("children_style") or DASH)
    parent = given.get("parent")
    return TypedItem(
        uid=str(given["uid"]),
        parent=str(parent) if parent else None,
        heading=nfc(str(given.get("heading") or "")),
        run_in=bool(given.get("run_in")),
        numbered=bool(given.get("numbered", True)),
        children_style=style if style in _STYLES else DASH,
        blocks=tuple(_block(one) for one in given.get("blocks", ()) if "table" not in one),
    )


def _block(given: Mapping[str, Any]) -> TypedBlock:
    return TypedBlock(str(given["uid"]), str(given["text"]), _marks(given.get("figures", ())))


def _marks(given: Sequence[Mapping[str, Any]]) -> tuple[Mark, ...]:
    return tuple(
        Mark(int(one["start"]), int(one["length"]), str(one["target"]), str(one["slot"]))
        for one in given
    )
