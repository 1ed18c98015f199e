"""Targets of a whole paper: its tree is walked in reading order, headings kept in mind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from campaigns.intake.grammar import places, tables
from campaigns.intake.grammar.drafts import Draft
from campaigns.intake.grammar.modes import Mode
from campaigns.intake.grammar.paragraphs import Paragraph, Setting
from campaigns.intake.parts import (
    ReadItem,
    ReadParagraph,
    ReadTable,
    ReadTarget,
    walk,
)
from emulation.lib.text import nfc

_STARTING_MODE = {
    "opening": Mode.TASKS, "closing": Mode.NEVER, "rest": Mode.NEVER, "appendix": Mode.PROSE,
}  # fmt: skip
_LIST_MARKER = re.compile(r"[-+*•–]")
_PARTS_LINE = re.compile(r"(?:trong đó|bao gồm|gồm|cụ thể|chia ra)\s*:?\s*$|:\s*$", re.I)
_FEWEST_NEIGHBOURS = 3
_LONGEST_LINE, _LONGEST_NUMBERED = 300, 220
_SURE_ENOUGH = 0.6


@dataclass(frozen=True)
class Stand:
    """Where the walk stands: headings from the outermost, mode, whole, lead line."""

    headings: tuple[str, ...] = ()
    mode: Mode = Mode.PROSE
    parent: int | None = None
    subject: str = ""
    is_told: bool = False  # the mode, by a heading


def read_targets(items: Sequence[ReadItem], title: str = "") -> tuple[ReadTarget, ...]:
    """Return the targets of a tree in reading order; ``parent`` is an index of the result.

    Paragraphs and tables; headings and lead lines decide how much of a place is taken for
    targets. The year that ``title`` or else the headings plan chooses among columns of years.
    Time is linear in the words.
    """
    headings = [item.heading for item in walk(items) if item.heading]
    walker = _Walk(places.planned_year([title]) or places.planned_year(headings))
    walker.siblings(items, Stand(), is_top=True)
    return tuple(walker.targets)


def read_phrase(text: str) -> tuple[ReadTarget, ...]:
    """Return the targets of one paragraph alone, read as a place of targets (block key 0)."""
    text = nfc(text)
    drafts: list[Draft] = []
    Paragraph(text, Setting(), drafts).read()
    return tuple(draft.finished(text, 0) for draft in drafts)


def states_target(text: str) -> bool:
    """Say whether a line states a target with a figure: then it is text and no heading."""
    if not any(letter.isdecimal() for letter in text):
        return False
    return any(
        target.value is not None and target.unit and target.sure >= _SURE_ENOUGH
        for target in read_phrase(text)
    )


class _Walk:
    def __init__(self, year: int | None) -> None:
        self.year = year
        self.targets: list[ReadTarget] = []
        self.before: int | None = None  # the last target that is no part
        self.table: ReadTable | None = None

    def siblings(self, items: Sequence[ReadItem], stand: Stand, *, is_top: bool = False) -> None:
        if not stand.is_told or stand.mode is Mode.FIGURES:
            stand = replace(stand, mode=_mode_of_list(items, stand.mode))
        led: Stand | None = None  # by a lead line among the siblings themselves
        for item in items:
            if is_top:
                led = None
            here = led if led and not item.heading and not item.children else stand
            if item.heading:
                led = None
            below = self._item(item, here)
            if below is not None and not item.children:
                led = below

    def _item(self, item: ReadItem, stand: Stand) -> Stand | None:
        """Read an item; return where its last line leads to, if it is a lead line."""
        stand = self._under_heading(item, stand)
        led = None
        for block in item.blocks:
            if isinstance(block, ReadTable):
                self._table(block, stand)
                continue
            found = self._paragraph(block, led or stand)
            led = self._after(block, found, led or stand)
        self.siblings(item.children, led or self._with_whole(item, stand))
        return led

    def _under_heading(self, item: ReadItem, stand: Stand) -> Stand:
        start = _STARTING_MODE.get(item.kind)
        if start is not None:
            stand = replace(stand, mode=start)
        if not item.heading:
            return stand
        heading = item.heading.strip()
        mode = places.below(heading, stand.mode)
        subject = heading.rstrip(" :") if heading.endswith(":") else ""
        return replace(
            stand, headings=(*stand.headings, heading), mode=mode, subject=subject, parent=None,
            is_told=places.is_told(heading) or (stand.is_told and places.mode_of(heading) is None),
        )  # fmt: skip

    # ---- Paragraphs -------------------------------------------------------------------------

    def _paragraph(self, block: ReadParagraph, stand: Stand) -> list[int]:
        """Read a paragraph; return the places of its targets that are no parts."""
        text = nfc(block.text)
        mode = places.of_paragraph(text, stand.mode)
        if mode is Mode.NEVER or (mode is Mode.PROSE and places.reviews(text)):
            return []
        drafts: list[Draft] = []
        offset = len(self.targets)
        parent = -1 if stand.parent is not None else None
        setting = Setting(
            mode, parent, stand.subject, None if self.before is None else -2, self.year
        )
        paragraph = Paragraph(text, setting, drafts)
        paragraph.read()
        outside = {-1: stand.parent, -2: self.before}
        for draft in drafts:
            target = draft.finished(text, block.key)
            up = target.parent
            up = None if up is None else outside[up] if up < 0 else up + offset
            self.targets.append(replace(target, parent=up))
        tops = [place + offset for place in paragraph.tops]
        if tops and stand.parent is None:
            self.before = tops[-1]
        return tops

    def _after(self, block: ReadParagraph, tops: list[int], stand: Stand) -> Stand | None:
        """Return where a line that ends in ":" leads to, or ``None``."""
        line = nfc(block.text).strip()
        if not _PARTS_LINE.search(line):
            return None
        if tops:
            return replace(stand, parent=tops[-1], subject="")
        if re.match(r"trong đó|bao gồm|gồm", line, re.I) and self.before is not None:
            return replace(stand, parent=self.before, subject="")
        mode = Mode.TARGETS if places.leads_to_targets(line) else places.below(line, stand.mode)
        if stand.mode is Mode.NEVER:
            mode = Mode.NEVER
        return replace(stand, headings=(*stand.headings, line), mode=mode, subject=_subject(line))

    def _with_whole(self, item: ReadItem, stand: Stand) -> Stand:
        """Let the items under a line with one target be its parts."""
        if not item.blocks or not isinstance(item.blocks[-1], ReadParagraph):
            return stand
        key = item.blocks[-1].key
        own = [place for place in self._of_block(key) if self.targets[place].parent is None]
        if len(own) == 1 and item.marker and _LIST_MARKER.match(item.marker):
            return replace(stand, parent=own[0], subject="")
        return stand

    def _of_block(self, key: int) -> list[int]:
        """Return the places of the targets of the block that was read last."""
        first = len(self.targets)
        while first and self.targets[first - 1].place.block == key:
            first -= 1
        return list(range(first, len(self.targets)))

    # ---- Tables -------------------------------------------------------------------------------

    def _table(self, block: ReadTable, stand: Stand) -> None:
        if stand.mode is Mode.NEVER:
            self._keep(block)
            return
        context = tables.TableContext(
            headings=(*stand.headings, *([block.caption] if block.caption else [])),
            in_target_place=stand.mode is Mode.TARGETS,
            year=self.year,
            before=self.table,
            read_phrase=read_phrase,
        )
        offset = len(self.targets)
        for target in tables.read_table(block, context):
            up = None if target.parent is None else target.parent + offset
            self.targets.append(replace(target, parent=up))
        self._keep(block)

    def _keep(self, block: ReadTable) -> None:
        """Remember the last table with a head: pieces cut off by page breaks go on with it."""
        if self.table is None or tables.has_head(block):
            self.table = block


def _mode_of_list(items: Sequence[ReadItem], mode: Mode) -> Mode:
    """Take a list whose lines are mostly targets for a place of targets."""
    if mode not in (Mode.PROSE, Mode.FIGURES) or len(items) < _FEWEST_NEIGHBOURS:
        return mode
    longest = _LONGEST_LINE if _is_dashed(items) else _LONGEST_NUMBERED
    lines = [item for item in items if _is_line(item, longest)]
    if len(lines) < _FEWEST_NEIGHBOURS or len(lines) < len(items):
        return mode
    stating = sum(_states_plainly(item.blocks[0].text) for item in lines)
    return Mode.TARGETS if stating * 3 >= len(lines) * 2 else mode


def _is_dashed(items: Sequence[ReadItem]) -> bool:
    return all(_LIST_MARKER.match(item.marker) for item in items)


def _states_plainly(text: str) -> bool:
    """Say whether a line states a target that is more than a count of things to do."""
    return any(
        target.value is not None and (target.kind != "count" or target.op != "=")
        for target in read_phrase(text)
    )


def _is_line(item: ReadItem, longest: int) -> bool:
    return (
        not item.heading
        and len(item.blocks) == 1
        and isinstance(item.blocks[0], ReadParagraph)
        and len(item.blocks[0].text) < longest
    )


def _subject(line: str) -> str:
    """Return what the lines below a lead line are about ("Tỷ lệ bao phủ BHYT:")."""
    plain = line.rstrip(" :")
    is_topic = len(plain.split()) <= 16 and not re.search(r"\bsau\b|như sau|cụ thể", plain, re.I)
    return plain if is_topic and not places.leads_to_targets(line) else ""
