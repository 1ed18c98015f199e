"""Items that come, go or are carried elsewhere, appendices with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from campaigns.comparing import Difference, Node, Sheet
from campaigns.comparing.places import bare_marker
from campaigns.comparing.sheets import bare_item
from campaigns.comparing.slips import without_end_mark
from campaigns.inputs import BlockInput
from campaigns.intake.drafting import DraftAppendix, DraftBlock, DraftItem
from campaigns.models import Appendix, Item, Plan
from campaigns.services.appendices import appendix_add, appendix_remove
from campaigns.services.comparing.lines import change_opening
from campaigns.services.comparing.words import owner_of, save_owner
from campaigns.services.items import item_add, item_place, item_remove
from emulation.lib.markers import DASH, DECIMAL, LETTER, OUTLINE, PLUS, ROMAN
from emulation.org.models import User

# Which styles a typed marker may be of, the likelier first.
_STYLES = (
    (ROMAN, re.compile(r"[IVXLC]+")),
    (DECIMAL, re.compile(r"\d{1,3}")),
    (OUTLINE, re.compile(r"\d{1,3}(?:\.\d{1,3})+")),
    (LETTER, re.compile(r"[a-zđ]{1,2}")),
    (DASH, re.compile(r"-")),
    (PLUS, re.compile(r"\+")),
)


class Branches:
    """Adds, removes and carries the items of a plan."""

    def __init__(self, plan: Plan, copy: Sheet, by: User) -> None:
        self._plan, self._copy, self._by = plan, copy, by

    def take(self, one: Difference) -> None:
        if one.kind == "added":
            self._add(one)
        elif one.kind == "removed":
            self._remove(one)
        elif one.kind == "moved":
            self._carry(one)
        else:
            self._unmark(one)

    # Adding

    def _add(self, one: Difference) -> None:
        top = self._copy.nodes[one.nodes[0]]
        if isinstance(top.drafted, DraftAppendix):
            self._add_appendix(top.drafted)
            return
        parent, after = self._item(one.parent), self._item(one.after)
        if not isinstance(top.drafted, DraftItem):
            raise ValidationError("Không thấy mục này trong bản sửa.")
        numbered = self._is_numbered(top.marker, parent)
        drafted = self._without_known(marked(top.drafted, numbered), one)
        added = self._add_item(drafted, parent, after)
        if after is None and self._siblings(added).exists():
            item_place(item=added, parent=parent, after=None, by=self._by)
        self._add_below(top, added, one)

    def _add_below(self, above: Node, parent: Item, one: Difference) -> None:
        for node in self._copy.children.get(above.key, ()):
            if node.key in one.nodes and isinstance(node.drafted, DraftItem):
                drafted = self._without_known(node.drafted, one)
                self._add_below(node, self._add_item(drafted, parent, None), one)

    def _without_known(self, drafted: DraftItem, one: Difference) -> DraftItem:
        """Leave out the paragraphs that the draft has already, in another part."""
        known = [self._copy.blocks[key] for key in one.without if key in self._copy.blocks]
        blocks = tuple(block for block in drafted.blocks if block not in known)
        return replace(drafted, blocks=blocks)

    def _add_item(self, drafted: DraftItem, parent: Item | None, after: Item | None) -> Item:
        return item_add(
            plan=self._plan,
            parent=parent,
            after=after,
            heading=without_end_mark(drafted.heading),
            run_in=drafted.run_in,
            numbered=drafted.numbered,
            children_style=drafted.children_style,
            blocks=_inputs(drafted.blocks),
            by=self._by,
        )

    def _add_appendix(self, drafted: DraftAppendix) -> None:
        appendix_add(
            plan=self._plan,
            title=drafted.title,
            orientation=drafted.orientation,
            blocks=_inputs(drafted.blocks),
            by=self._by,
        )

    def _is_numbered(self, marker: str, parent: Item | None) -> bool:
        """Say whether the list prints such a marker; an empty list takes its style from it."""
        styles = [style for style, form in _STYLES if form.fullmatch(bare_marker(marker))]
        siblings = Item.objects.filter(plan=self._plan, parent=parent, numbered=True)
        own = parent.children_style if parent else self._plan.items_style
        if own in styles or not styles:
            return bool(styles)
        if siblings.exists():
            return False
        if parent:
            save_owner(parent, self._by, children_style=styles[0])
        else:
            change_opening(self._plan, self._by, items_style=styles[0])
        return True

    # Removing

    def _remove(self, one: Difference) -> None:
        """Remove items; what below them stays in the copy comes to stand in their place."""
        first = owner_of(self._plan, one.nodes[0])
        if isinstance(first, Appendix):
            appendix_remove(appendix=first, by=self._by)
            return
        gone = set(one.nodes)
        for item in list(self._staying(first, gone)):
            item_place(item=item, parent=first.parent, after=first, by=self._by)
        item_remove(item=first, by=self._by)

    def _staying(self, item: Item, gone: set[str]) -> Iterator[Item]:
        """Give the uppermost items below that stay, the last ones first."""
        for child in reversed(list(item.children.all())):
            if str(child.uid) in gone:
                yield from self._staying(child, gone)
            else:
                yield child

    # Carrying

    def _carry(self, one: Difference) -> None:
        """Carry items that stay together, the last one first."""
        parent, after = self._item(one.parent), self._item(one.after)
        items = [item for node in one.nodes if (item := self._item(node))]
        if one.new and one.new.marker and items[0].parent != parent:
            self._is_numbered(one.new.marker, parent)  # an empty list takes its style from it
        for item in reversed(items):
            item_place(item=item, parent=parent, after=after, by=self._by)

    def _unmark(self, one: Difference) -> None:
        save_owner(owner_of(self._plan, one.part.node), self._by, numbered=False)

    # Items

    def _item(self, uid: str) -> Item | None:
        if not uid:
            return None
        owner = owner_of(self._plan, uid)
        return owner if isinstance(owner, Item) else None

    def _siblings(self, item: Item) -> QuerySet[Item]:
        rows = Item.objects.filter(plan=self._plan, parent=item.parent_id)
        return rows.exclude(pk=item.pk)


def marked(item: DraftItem, numbered: bool) -> DraftItem:
    """Let the portal print the marker, or type it before the words."""
    bare = replace(bare_item(item), numbered=numbered)
    if numbered or not item.marker:
        return bare
    if bare.heading or not bare.blocks or bare.blocks[0].table:
        return replace(bare, heading=f"{item.marker} {bare.heading}".rstrip())
    first, *rest = bare.blocks
    typed = replace(first, text=f"{item.marker} {first.text}")
    return replace(bare, blocks=(typed, *rest))


def _inputs(blocks: Sequence[DraftBlock]) -> list[BlockInput]:
    return [
        BlockInput("" if block.table else without_end_mark(block.text), block.table)
        for block in blocks
    ]
