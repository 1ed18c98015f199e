"""The tree of a reading as the tree of a plan, within what a plan holds. Pure.

A heading that is too long becomes text, levels that are too deep become paragraphs with
their markers typed, too many paragraphs go on in an item without a number. No word is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from campaigns.intake.drafting import markers
from campaigns.intake.drafting.limits import BLOCKS, HEADING, ITEMS, LEVELS, is_marker, roomy
from campaigns.intake.drafting.parts import DraftBlock, DraftItem, walk_draft
from campaigns.intake.drafting.tables import table_blocks
from campaigns.intake.parts import ReadBlock, ReadItem, ReadParagraph
from emulation.lib.text import clean_line


def draft_items(items: Iterable[ReadItem]) -> tuple[str, tuple[DraftItem, ...]]:
    """Return the style of the outermost items, and the items."""
    nodes = [node for item in items for node in _nodes(item)]
    return _with_markers(_within_limits(nodes), "")


def flat_blocks(items: Iterable[ReadItem]) -> tuple[DraftBlock, ...]:
    """Return items as paragraphs and tables alone, with their markers typed."""
    nodes = (node for item in items for node in _nodes(item))
    return tuple(block for node in nodes for block in _flat(node))


def blocks_as_drafted(blocks: Iterable[ReadBlock]) -> list[DraftBlock]:
    return [drafted for block in blocks for drafted in _block(block)]


def _nodes(item: ReadItem) -> list[DraftItem]:
    """Return an item with its marker not yet placed; one without words gives its children."""
    blocks = blocks_as_drafted(item.blocks)
    marker, heading = clean_line(item.marker), clean_line(item.heading)
    if not is_marker(marker):
        marker, heading = "", f"{marker} {heading}".rstrip()
    if heading and len(f"{marker} {heading}") > HEADING:
        blocks, heading = _with_heading_as_text(heading, item.run_in, blocks), ""
    children = tuple(node for child in item.children for node in _nodes(child))
    if not (marker or heading or blocks):
        return list(children)
    run_in = bool(item.run_in and heading and blocks and blocks[0].table is None)
    return [
        DraftItem(
            heading, run_in, blocks=tuple(blocks), children=children, task=item.task, marker=marker
        )
    ]


def _block(block: ReadBlock) -> list[DraftBlock]:
    if not isinstance(block, ReadParagraph):
        return table_blocks(block)
    text = clean_line(block.text)
    source = block.key if text == block.text else None  # else its places would be others
    found, first = [], 0
    for piece in roomy(text):
        first = text.index(piece, first)
        found.append(DraftBlock(piece, None, source, first, first + len(piece)))
        first += len(piece)
    return found


def _with_heading_as_text(
    heading: str, run_in: bool, blocks: Sequence[DraftBlock]
) -> list[DraftBlock]:
    first = blocks[0] if blocks else None
    goes_on = run_in and first is not None and first.table is None
    if goes_on and len(roomy(f"{heading} {first.text}")) == 1:
        return [_prefixed(first, heading), *blocks[1:]]
    return [*(DraftBlock(piece) for piece in roomy(heading)), *blocks]


def _prefixed(block: DraftBlock, words: str) -> DraftBlock:
    text = f"{words} {block.text}".rstrip()
    return replace(block, text=text, start=block.start + len(words) + 1)


# ---- Limits ------------------------------------------------------------------------------------


def _within_limits(nodes: Sequence[DraftItem]) -> list[DraftItem]:
    """Make paragraphs of the deepest levels until the plan holds all items."""
    for levels in range(LEVELS, 0, -1):
        fitting = _overflowed([_flattened_below(node, levels) for node in nodes], 1)
        if sum(1 for _ in walk_draft(fitting)) <= ITEMS:
            return fitting
    whole = DraftItem(blocks=tuple(block for node in nodes for block in _flat(node)))
    return _overflowed([whole], LEVELS)


def _flattened_below(node: DraftItem, levels: int) -> DraftItem:
    """Keep so many levels, the node's own included."""
    if levels > 1:
        children = tuple(_flattened_below(child, levels - 1) for child in node.children)
        return replace(node, children=children)
    below = tuple(block for child in node.children for block in _flat(child))
    return replace(node, blocks=(*node.blocks, *below), children=())


def _flat(node: DraftItem) -> Iterator[DraftBlock]:
    typed = _typed(node)
    blocks = typed.blocks
    if typed.heading and typed.run_in:
        blocks = (_prefixed(blocks[0], typed.heading), *blocks[1:])
    elif typed.heading:
        blocks = (DraftBlock(typed.heading), *blocks)
    yield from blocks
    for child in node.children:
        yield from _flat(child)


def _overflowed(nodes: Iterable[DraftItem], level: int) -> list[DraftItem]:
    """Let paragraphs that an item cannot hold go on in items without a number."""
    found: list[DraftItem] = []
    for node in nodes:
        first, rest = node.blocks[:BLOCKS], node.blocks[BLOCKS:]
        more = [
            DraftItem(blocks=rest[start : start + BLOCKS]) for start in range(0, len(rest), BLOCKS)
        ]
        children = _overflowed(node.children, level + 1)
        below = [*more, *children] if level < LEVELS else children
        found.append(replace(node, blocks=first, children=tuple(below)))
        found += more if level >= LEVELS else []
    return found


# ---- Markers ------------------------------------------------------------------------------------


def _with_markers(
    nodes: Sequence[DraftItem], parent: str, above: str = markers.NONE
) -> tuple[str, tuple[DraftItem, ...]]:
    """Number the siblings by the style that fits most of them; type the other markers."""
    # A marker that would print behind a table is typed.
    shown = [node.marker if _has_first_line(node) else "" for node in nodes]
    style, numbered = markers.style_of(shown, parent)
    if not nodes:
        return markers.usual_below(above), ()
    printed = markers.computed(style, numbered, parent)
    found = []
    for node, is_numbered, own in zip(nodes, numbered, printed, strict=True):
        below, children = _with_markers(node.children, own, style)
        node = replace(node, numbered=is_numbered, children_style=below, children=children)
        found.append(node if is_numbered else _typed(node))
    return style, tuple(found)


def _has_first_line(node: DraftItem) -> bool:
    return bool(node.heading) or bool(node.blocks and node.blocks[0].table is None)


def _typed(node: DraftItem) -> DraftItem:
    """Write the marker before the words of the item."""
    if not node.marker:
        return node
    if node.heading:
        return replace(node, heading=f"{node.marker} {node.heading}")
    if _has_first_line(node):
        return replace(node, blocks=(_prefixed(node.blocks[0], node.marker), *node.blocks[1:]))
    return replace(node, heading=node.marker)
