"""A paragraph while its lines are being joined."""

from __future__ import annotations

import re
from typing import Final

from campaigns.intake.outline.markers import Marker
from campaigns.intake.outline.words import is_capitals, stays_open
from campaigns.intake.parts import Line

_TAIL: Final = 300  # letters that the rules look back
_MOST_LETTERS_OF_HEADING: Final = 100  # in one line
_TIGHT_END: Final = re.compile(r"[\w.%)][-–/]$")
_TIGHT_START: Final = re.compile(r"[-–/]\d{1,4}\b|/[A-ZĐ]{2}|[,;.)\]”’]")
_SHARE_SIGNS: Final = ("%", "‰")


class Paragraph:
    """The paragraph being joined. ``tail`` is its end; ``in_capitals`` its words, all of them."""

    def __init__(self, line: Line, marker: Marker | None) -> None:
        self.lines = [line]
        self.marker = marker
        self.tail = line.text
        self.in_capitals = is_capitals(marker.rest if marker else line.text)
        self._texts = [line.text]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def text(self) -> str:
        """All words, joined."""
        return "".join(self._texts)

    @property
    def looks_like_heading(self) -> bool:
        """Say whether it is in capitals so far, or one line after a number."""
        if self.in_capitals:
            return True
        if self.marker is None or self.marker.is_bullet or len(self.lines) > 1:
            return False
        words = self.marker.rest
        short = len(words) < _MOST_LETTERS_OF_HEADING and ";" not in words
        return short and not stays_open(words)

    def add(self, line: Line) -> None:
        between = glue(self.last.text, line.text)
        self.lines.append(line)
        self._texts += [between, line.text]
        self.tail = f"{self.tail}{between}{line.text}"[-_TAIL:]
        self.in_capitals = self.in_capitals and not any(map(str.islower, line.text))


def glue(before: str, following: str) -> str:
    """Return what stands between two lines of a paragraph: a space, or nothing in a code.

    "19-" + "CT/TU" and "2023" + "-2030" have none, "xã hội -" + "quốc phòng" has one.
    """
    cut = _TIGHT_END.search(before) and following[:1].isalnum()
    share = following.startswith(_SHARE_SIGNS) and before[-1:].isdigit()
    return "" if cut or share or _TIGHT_START.match(following) else " "
