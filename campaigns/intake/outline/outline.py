"""The outline of a paper: head, bases, tree of items, recipients and signature."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from campaigns.intake.outline.bases import listed_bases, named_bases, standing_basis
from campaigns.intake.outline.foot import Foot, appendices_of, read_foot
from campaigns.intake.outline.foot_lines import is_appendix_start
from campaigns.intake.outline.header import read_head
from campaigns.intake.outline.headings import heading_of
from campaigns.intake.outline.markers import find_marker
from campaigns.intake.outline.passages import as_passage, join
from campaigns.intake.outline.tasks import with_tasks
from campaigns.intake.outline.tree import Node, frozen, tree_of
from campaigns.intake.outline.words import is_capitals, is_rule
from campaigns.intake.outline.zones import zones_of
from campaigns.intake.parts import (
    Grid,
    Line,
    Passage,
    ReadBasis,
    Reading,
    Source,
)

Stated = Callable[[str], bool]

_DECIDES: Final = re.compile(r"QUYẾT (?:ĐỊNH|NGHỊ) ?:?|QUYẾT ĐỊNH ?:?|CHỈ THỊ ?:")
_CLOSING: Final = re.compile(
    r"Trên đây là|(?:Nhận|Được) được (?:Kế hoạch|Chỉ thị|Quyết định|văn bản)|"
    r"(?:Kế hoạch|Chỉ thị|Nghị quyết|Chương trình|Hướng dẫn|Quyết định|Đề án|Báo cáo)"
    r"(?: số \S+)? (?:này|đã được|được)(?!\w)|Trong quá trình (?:thực hiện|triển khai|tổ chức)|"
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch UBND|Chủ tịch Ủy ban nhân dân|Đảng ủy|"
    r"Ban Thường vụ|BTV|Ban Chấp hành)[^.]{0,60} (?:yêu cầu|đề nghị|kêu gọi|giao)(?!\w)|"
    r"(?:Yêu cầu|Đề nghị|Căn cứ (?:Kế hoạch|Chỉ thị|Hướng dẫn|Nghị quyết|nội dung) )"
)
_SURE_CLOSING: Final = re.compile(r"Trên đây là|Nhận được|(?:Nghị quyết|Chỉ thị) (?:này|đã|được)")
_MOST_CLOSING: Final = 4  # paragraphs


@dataclass
class _Front:
    """What stands before the first section."""

    bases: list[ReadBasis] = field(default_factory=list)
    opening: list[Passage | Grid] = field(default_factory=list)
    rest: list[Passage | Grid] = field(default_factory=list)


def outline_of(source: Source, states_target: Stated) -> Reading:
    """Read everything of a paper but its targets; never fails on any text.

    ``states_target`` says of a would-be heading that it states a target, and so is text.
    """
    zones = zones_of(source)
    front = _front(join(zones.body, source.kind), states_target)
    foot = read_foot(zones.foot)
    nodes = [*_body(front, states_target), *_appendices(foot, states_target, source)]
    paragraphs = [part.text for part in front.opening if isinstance(part, Passage)]
    named = [basis for text in paragraphs for basis in named_bases(text)]
    later = [part.text for part in front.rest if isinstance(part, Passage)]
    items = frozen(nodes)
    header = read_head(zones, paragraphs, later, " ".join(foot.dates))
    noted = [note.text for note in join(zones.notes, source.kind) if isinstance(note, Passage)]
    return Reading(
        header=header,
        bases=(*front.bases, *named, *listed_bases(items)),
        items=with_tasks(items, year=_year_of(header.title, header.date)),
        recipients=tuple(foot.recipients),
        signature=foot.signature,
        notes=tuple(note for note in noted if not is_rule(note)),
        leftover=(*source.leftover, *filter(is_rule, noted), *foot.labels, *foot.dates),
        file_kind=source.kind,
    )


def _year_of(title: str, date: str) -> int | None:
    """Return the year that the plan is for: of its title, else of its date."""
    found = re.search(r"năm (20\d\d|19\d\d)", title)
    if found:
        return int(found[1])
    return int(date[:4]) if date[:4].isdigit() else None


# ---- Before the first section --------------------------------------------------------------------


def _front(passages: Sequence[Passage | Grid], states_target: Stated) -> _Front:
    front = _Front()
    for place, part in enumerate(passages):
        following = passages[place + 1] if place + 1 < len(passages) else None
        if isinstance(part, Grid) or _begins_sections(part, following, states_target):
            front.rest = list(passages[place:])
            break
        next_text = following.text if isinstance(following, Passage) else None
        basis = standing_basis(part.text, next_text)
        if basis and not front.opening:
            front.bases.append(basis)
        else:
            front.opening.append(part)
    return front


def _begins_sections(part: Passage, following: Passage | Grid | None, stated: Stated) -> bool:
    marker = find_marker(part.text)
    if marker is not None:
        return not marker.is_bullet and standing_basis(part.text, None) is None
    if _DECIDES.fullmatch(part.text) or part.text.startswith("Kính gửi"):
        return False
    return heading_of(None, part, following, stated) is not None


# ---- Sections and closing ------------------------------------------------------------------------


def _body(front: _Front, states_target: Stated) -> list[Node]:
    words, (rest, closing) = front.opening, _without_closing(front.rest, states_target)
    if not front.rest:
        words, closing = _without_closing(front.opening, states_target)
    opening = _opening(words, states_target)
    nodes = tree_of(rest, states_target, opening if opening.blocks else None)
    for node in nodes:
        node.kind = "section"
    first = [opening] if opening.blocks or opening.children else []
    last = [Node("closing", blocks=list(closing))] if closing else []
    return [*first, *nodes, *last]


def _opening(words: Sequence[Passage | Grid], states_target: Stated) -> Node:
    """Hang what stands before the first section, dashes included, under one item."""
    root = Node("opening", rank=0)
    marked = (isinstance(part, Passage) and find_marker(part.text) for part in words)
    dashes = next((place for place, found in enumerate(marked) if found), len(words))
    root.blocks += words[:dashes]
    root.children += tree_of(words[dashes:], states_target, root)
    return root


def _without_closing(
    passages: Sequence[Passage | Grid], states_target: Stated
) -> tuple[list[Passage | Grid], list[Passage | Grid]]:
    """Part the last paragraphs, from the one that closes the paper on."""
    for place in range(max(1, len(passages) - _MOST_CLOSING), len(passages)):
        later = passages[place:]
        if any(isinstance(part, Grid) or find_marker(part.text) for part in later):
            continue
        if _closes(passages[place].text, passages[place - 1], states_target):
            return list(passages[:place]), list(later)
    return list(passages), []


def _closes(text: str, before: Passage | Grid, states_target: Stated) -> bool:
    if _SURE_CLOSING.match(text):
        return True
    if not _CLOSING.match(text):
        return False
    if isinstance(before, Grid) or before.text.endswith("."):
        return True
    heading = heading_of(find_marker(before.text), before, Passage(text), states_target)
    return heading is None or bool(heading.rest)


# ---- After the foot ------------------------------------------------------------------------------


def _appendices(foot: Foot, states_target: Stated, source: Source) -> list[Node]:
    nodes: list[Node] = []
    for is_appendix, parts in appendices_of(foot.rest):
        if is_appendix:
            nodes.append(_appendix(parts, states_target, source))
        else:
            nodes.append(Node("rest", blocks=[as_passage(part) for part in parts]))
    return nodes


def _appendix(parts: Sequence[Line | Grid], states_target: Stated, source: Source) -> Node:
    heading: list[str] = []
    start = 0
    while start < len(parts) and _is_title(parts[start], heading):
        heading.append(as_passage(parts[start]).text)
        start += 1
    root = Node("appendix", heading=" ".join(heading), rank=0)
    joined = join([_clean(part) for part in parts[start:]], source.kind)
    root.children += tree_of(joined, states_target, root)
    return root


def _is_title(part: Line | Grid, heading: Sequence[str]) -> bool:
    if isinstance(part, Grid):
        return False
    text = as_passage(part).text
    if find_marker(text) or is_rule(text) or text.startswith("("):
        return False
    return is_capitals(text) or (is_appendix_start(text) and not heading)


def _clean(part: Line | Grid) -> Line | Grid:
    return part if isinstance(part, Grid) else replace(part, text=as_passage(part).text)
