"""Appendices of a reading as those of a plan: paragraphs and tables under a title. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from campaigns.intake.drafting import limits
from campaigns.intake.drafting.items import flat_blocks
from campaigns.intake.drafting.parts import DraftAppendix, DraftBlock
from campaigns.intake.parts import ReadItem
from emulation.lib.text import clean_line

WIDE_COLUMNS = 7
# The frame of a paper prints these itself: a label above the title, a line under it.
_LABEL = re.compile(r"phụ lục(?: (?:số )?(?:[IVX]{1,5}|\d{1,2}))?(?![\w.,/-]*\w)[ .:–-]*", re.I)
_NOTE_OF_APPENDIX = re.compile(
    r"\(\s*(?:ban hành )?kèm theo kế hoạch\b[^()]{0,300}\)?"
    r"|(?:ban hành )?kèm theo kế hoạch số\b.{0,120}",
    re.I,
)


def draft_appendices(items: Iterable[ReadItem]) -> Iterator[DraftAppendix]:
    """Give the appendices; one that is too long goes on in the next."""
    for item in items:
        title, blocks = _title_and_blocks(item)
        title, rest = limits.parted(title, limits.APPENDIX_TITLE)
        blocks = [*(DraftBlock(piece) for piece in limits.roomy(rest)), *blocks]
        orientation = "landscape" if any(_is_wide(block) for block in blocks) else "portrait"
        for start in range(0, max(len(blocks), 1), limits.BLOCKS):
            more = f"{title[: limits.APPENDIX_TITLE - 14]} (tiếp theo)" if start else title
            part = tuple(blocks[start : start + limits.BLOCKS])
            yield DraftAppendix(more, orientation, part)


def _title_and_blocks(item: ReadItem) -> tuple[str, list[DraftBlock]]:
    """Take the title from the heading, or from the first line.

    The label ("Phụ lục 1") is printed by the frame, and so is "(Kèm theo Kế hoạch …)".
    """
    blocks = list(flat_blocks([replace(item, marker="", heading="", run_in=False)]))
    label, title = label_and_title(item)
    if not title and blocks and blocks[0].table is None:
        title = blocks.pop(0).text
    title = title or label or "Bảng kèm theo"
    if blocks and blocks[0].table is None and _NOTE_OF_APPENDIX.fullmatch(blocks[0].text):
        blocks.pop(0)
    return title, blocks


def label_and_title(item: ReadItem) -> tuple[str, str]:
    """Part the label that the frame prints ("PHỤ LỤC 1") from the title of an appendix."""
    words = clean_line(f"{item.marker} {item.heading}")
    found = _LABEL.match(words)
    end = found.end() if found else 0
    return words[:end].strip(), words[end:]


def _is_wide(block: DraftBlock) -> bool:
    return block.table is not None and len(block.table["rows"][0]) >= WIDE_COLUMNS
