"""A paper's three zones: the head with its title, the body, the foot with all that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from campaigns.intake.outline.foot_lines import foot_start
from campaigns.intake.outline.head_lines import head_end
from campaigns.intake.outline.markers import find_marker
from campaigns.intake.outline.words import is_capitals, is_rule
from campaigns.intake.parts import Grid, Line, Source
from emulation.lib.text import clean_line

# A table with one of these only sets a head or a foot.
_NOTE: Final = re.compile(r"\[\d{1,2}\] ?\S")
_FRAMED: Final = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|^Nơi nhận ?:")


@dataclass(frozen=True)
class Zones:
    """``kind`` is the place of the line with the kind of paper in ``head``, or ``None``."""

    head: tuple[Line, ...]
    kind: int | None
    body: tuple[Line | Grid, ...]
    foot: tuple[Line | Grid, ...]
    notes: tuple[Line, ...]


def zones_of(source: Source) -> Zones:
    """Part the lines of a source; every line comes into one zone, in its order."""
    shown = [part for part in _without_frames(source) if isinstance(part, Grid) or part.text]
    if source.kind != "word":
        shown = list(_with_typed_notes(shown))
    parts = [part for part in shown if isinstance(part, Grid) or not part.is_note]
    kind, after = head_end(parts)
    foot = foot_start(parts, after)
    return Zones(
        tuple(part for part in parts[:after] if isinstance(part, Line)),
        kind,
        tuple(_clean(part) for part in parts[after:foot]),
        tuple(parts[foot:]),
        tuple(part for part in shown if isinstance(part, Line) and part.is_note),
    )


def _without_frames(source: Source) -> Iterator[Line | Grid]:
    """Give the parts; a table that only sets a head or foot is given as its lines."""
    for part in source.parts:
        framed = isinstance(part, Grid) and any(_FRAMED.search(c) for row in part.rows for c in row)
        if not (isinstance(part, Grid) and framed):
            yield part
            continue
        for row in part.rows:
            for place, cell in enumerate(row):
                for text in cell.splitlines():
                    yield Line(text.strip(), part.page, column="right" if place else "left")


def _with_typed_notes(parts: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    """Give the parts, footnotes of typed text marked: a drawn line, then "[1] Theo …"."""
    may_begin = in_note = False
    for part, following in zip_longest(parts, parts[1:]):
        if isinstance(part, Grid):
            may_begin = in_note = False
            yield part
            continue
        leads = isinstance(following, Line) and bool(_NOTE.match(following.text))
        begins = (may_begin and bool(_NOTE.match(part.text))) or (leads and is_rule(part.text))
        goes_on = in_note and not (find_marker(part.text) or is_capitals(part.text))
        in_note = begins or goes_on
        yield replace(part, is_note=part.is_note or in_note)
        ended = in_note and part.text.endswith(".")
        may_begin = ended or is_rule(part.text)
        in_note = in_note and not ended


def _clean(part: Line | Grid) -> Line | Grid:
    return part if isinstance(part, Grid) else replace(part, text=clean_line(part.text))
