"""Words found in a text, with or without accents, whole words, case. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from emulation.lib.text import clean_line


@dataclass(frozen=True)
class Wanted:
    """What is looked for. Letters are compared one by one, so that places stay true."""

    words: str
    without_accents: bool = False
    whole_words: bool = False
    match_case: bool = False

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Return start and length of every place; none overlaps another."""
        words = self._folded(clean_line(self.words))
        if not words:
            return []
        pattern = re.escape(words)
        if self.whole_words:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        found = re.finditer(pattern, self._folded(text))
        return [(match.start(), match.end() - match.start()) for match in found]

    def _folded(self, text: str) -> str:
        if not self.match_case:
            text = "".join(_same_length(letter, letter.lower()) for letter in text)
        if self.without_accents:
            text = "".join(_same_length(letter, _bare(letter)) for letter in text)
        return text


def _bare(letter: str) -> str:
    if letter in "đĐ":
        return "d" if letter == "đ" else "D"
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _same_length(letter: str, folded: str) -> str:
    return folded if len(folded) == 1 else letter
