"""Footnotes of a page: small rows below a short rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from campaigns.intake.sources.page_marks import page_number
from campaigns.intake.sources.pdf_rows import RAISED
from campaigns.intake.sources.pdf_sheets import Rule
from campaigns.intake.sources.rows import Row

_RULE_SHARE: Final = (0.05, 0.45)  # of the sheet's width
_IN_LOWER_PART: Final = 0.3  # of the sheet's height: a rule above sets a head
_MAX_RULES: Final = 30
_SMALL: Final = 0.93  # of the size of the text
_MARK: Final = re.compile(r"(?:\ue000(\d{1,3})\ue001|[\[(](\d{1,3})[\])]|(\d{1,2})(?=\s))\s*")


def text_size(rows: Sequence[Row]) -> float:
    """Return the letter size of most of the text."""
    letters: Counter[float] = Counter()
    for row in rows:
        letters[round(row.size * 2) / 2] += len(row.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def note_rows(
    rows: Sequence[Row], rules: Sequence[Rule], width: float, height: float, usual_size: float
) -> list[Row]:
    """Return the rows of the footnotes of a page, sized ``width`` by ``height``."""
    parting = [rule for rule in rules if _may_part_notes(rule, width, height)]
    for rule in sorted(parting, key=lambda rule: rule.at)[:_MAX_RULES]:
        below = [row for row in rows if row.top > rule.at]
        if below and page_number(below[-1].text) is not None:
            below.pop()
        if below and _are_notes(below, usual_size):
            return below
    return []


def note_texts(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Return (mark, text) of each footnote; rows without a mark go on."""
    notes: list[tuple[str, str]] = []
    for row in rows:
        found = _MARK.match(row.text)
        if found and (found.group(1) or not notes or _follows(notes[-1][0], found)):
            mark = next(group for group in found.groups() if group)
            notes.append((mark, row.text[found.end() :]))
        elif notes:
            mark, text = notes[-1]
            notes[-1] = (mark, f"{text} {row.text}")
        else:
            notes.append(("", row.text))
    return [(mark, RAISED.sub(r"\1", text)) for mark, text in notes]


def _follows(mark: str, found: re.Match[str]) -> bool:
    number = next(group for group in found.groups() if group)
    return mark.isdigit() and int(number) == int(mark) + 1


def _may_part_notes(rule: Rule, width: float, height: float) -> bool:
    low, high = _RULE_SHARE
    length = rule.end - rule.start
    return (
        low * width < length < high * width
        and rule.at > _IN_LOWER_PART * height
        and rule.start < width / 3
    )


def _are_notes(rows: Sequence[Row], usual_size: float) -> bool:
    small = all(row.size <= _SMALL * usual_size for row in rows)
    return small and bool(_MARK.match(rows[0].text))
