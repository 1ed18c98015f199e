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
# The frame of a paper prints this line under the title of an appendix.
_NOTE_OF_APPENDIX = re.compile(r"\(?\s*(?:ban hành )?kèm theo kế hoạch\b.{0,300}", re.I)


def draft_appendices(items: Iterable[ReadItem]) -> Iterator[DraftAppendix]:
    """Give the appendices; one that is too long goes on in the next."""
    for item in items:
        title, blocks = _title_and_blocks(item)
        title, rest = limits.parted(title, limits.APPENDIX_TITLE)
        blocks = [DraftBlock(rest), *blocks] if rest else blocks
        orientation = "landscape" if any(_is_wide(block) for block in blocks) else "portrait"
        for start in range(0, max(len(blocks), 1), limits.BLOCKS):
            more = f"{title[: limits.APPENDIX_TITLE - 14]} (tiếp theo)" if start else title
            part = tuple(blocks[start : start + limits.BLOCKS])
            yield DraftAppendix(more, orientation, part)


def _title_and_blocks(item: ReadItem) -> tuple[str, list[DraftBlock]]:
    """Take the title from the heading, or from the first line.

    The marker ("Phụ lục 1") is printed by the frame, and so is "(Kèm theo Kế hoạch …)".
    """
    blocks = list(flat_blocks([replace(item, marker="", heading="", run_in=False)]))
    if item.heading:
        title = clean_line(item.heading)
    elif blocks and blocks[0].table is None:
        title = blocks.pop(0).text
    else:
        title = clean_line(item.marker) or "Bảng kèm theo"
    if blocks and blocks[0].table is None and _NOTE_OF_APPENDIX.fullmatch(blocks[0].text):
        blocks.pop(0)
    return title, blocks


def _is_wide(block: DraftBlock) -> bool:
    return block.table is not None and len(block.table["rows"][0]) >= WIDE_COLUMNS
