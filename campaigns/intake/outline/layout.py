"""What the lines of a body show about themselves: their edge, and what their hints are worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from campaigns.intake.outline.paragraphs import Paragraph
from campaigns.intake.outline.ruler import Ruler
from campaigns.intake.outline.words import awaits_name, ends_sentence, starts_lower
from campaigns.intake.parts import FileKind, Line

# How full a line may be to have had room for the next word: a first line is indented by 1 to
# 1,27 cm of 16; after "phường" a name is to come, whatever the room.
_FIRST_LINE: Final = 0.91
_OPEN_FIRST_LINE: Final = 0.88
_BEFORE_NAME: Final = 0.75

_FULL_SHARE: Final = 0.95  # of the lines that go on must reach the edge
_CUT_BY_HAND: Final = (5, 0.25)  # paragraphs, and their share, that end in mid-sentence
_MOST_OF_REMNANT: Final = 25  # letters
_LEAST: Final = 3  # lines that must show a thing before it is believed


@dataclass(frozen=True)
class Layout:
    """``cut_by_hand``: the paragraphs of a Word file are really lines. ``full_lines``: lines
    that go on reach the edge, so that others end paragraphs. ``cut_twice``: wrapped lines
    were wrapped again. ``indent`` is that of lines that go on, in points.
    """

    ruler: Ruler
    kind: FileKind
    cut_by_hand: bool
    full_lines: bool
    cut_twice: bool
    indent: float | None

    @classmethod
    def of(cls, lines: Sequence[Line], kind: FileKind) -> Layout:
        return cls(
            Ruler([line.text for line in lines]),
            kind,
            kind == "word" and _are_cut_by_hand(lines),
            kind == "pdf" and _reach_the_edge(lines),
            _are_cut_twice(lines),
            _usual_indent(lines),
        )

    @property
    def trusts_starts(self) -> bool:
        """Say whether the file itself knows where paragraphs begin."""
        return self.full_lines or (self.kind == "word" and not self.cut_by_hand)

    def has_room(self, before: Paragraph, line: Line) -> bool:
        """Say whether the first word of ``line`` would have fitted above it."""
        if self.full_lines and before.last.full is not None:
            return not before.last.full
        text = before.last.text
        if self.cut_twice and len(before.lines) > 1 and _is_remnant(text, before.lines[-2].text):
            return False
        limit = 1.0
        if len(before.lines) == 1:
            limit = _FIRST_LINE if ends_sentence(text) else _OPEN_FIRST_LINE
        if awaits_name(text) and line.text[:1].isupper():
            limit = _BEFORE_NAME
        return self.ruler.fill(text, line.text) <= limit


def _going_on(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Give the pairs of lines of which the second surely goes on."""
    for first, second in pairwise(lines):
        if starts_lower(second.text) and not ends_sentence(first.text):
            yield first, second


def _are_cut_by_hand(lines: Sequence[Line]) -> bool:
    count = sum(1 for _ in _going_on(lines))
    least, share = _CUT_BY_HAND
    return count >= least and count > share * (len(lines) - 1)


def _reach_the_edge(lines: Sequence[Line]) -> bool:
    hints = [first.full for first, _ in _going_on(lines) if first.full is not None]
    return len(hints) >= _LEAST and sum(hints) >= _FULL_SHARE * len(hints)


def _are_cut_twice(lines: Sequence[Line]) -> bool:
    triples = zip(lines, lines[1:], lines[2:], strict=False)
    found = sum(_is_remnant(b.text, a.text) and starts_lower(c.text) for a, b, c in triples)
    return found >= _LEAST


def _is_remnant(text: str, before: str) -> bool:
    """Recognise the few words left over from a line that was too long for the page."""
    short = len(text) <= _MOST_OF_REMNANT and 3 * len(text) < len(before)
    return short and not text.endswith(".") and not ends_sentence(before)


def _usual_indent(lines: Sequence[Line]) -> float | None:
    indents = [second.indent for _, second in _going_on(lines) if second.indent is not None]
    return median(indents) if len(indents) >= _LEAST else None
