"""Tables of phrases: the longest that begins, or ends, at a token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from campaigns.intake.grammar.lexer import Token, Tokens, fold

Entry = TypeVar("Entry")


class PhraseTable(Generic[Entry]):
    """Phrases of words and signs, each with what it means; matched by whole words.

    ``PhraseTable({"không quá": "<="})``. The time of a look-up does not depend on the size.
    """

    def __init__(self, phrases: Mapping[str, Entry]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for phrase, entry in phrases.items():
            words = tuple(fold(word) for word in phrase.split())
            self._by_first.setdefault(words[0], []).append((words, entry))
            self._by_last.setdefault(words[-1], []).append((words, entry))
        for table in (self._by_first, self._by_last):
            for rows in table.values():
                rows.sort(key=lambda row: -len(row[0]))

    def at(self, tokens: Tokens, start: int) -> tuple[Entry, int] | None:
        """Return what the longest phrase that begins at ``start`` means, and where it ends."""
        if start >= len(tokens):
            return None
        for words, entry in self._by_first.get(tokens[start].low, ()):
            end = start + len(words)
            if end <= len(tokens) and _same(tokens, start, words):
                return entry, end
        return None

    def before(self, tokens: Tokens, end: int, least: int = 0) -> tuple[Entry, int] | None:
        """Return what the longest phrase that ends before ``end`` means, and where it begins."""
        if end <= least:
            return None
        for words, entry in self._by_last.get(tokens[end - 1].low, ()):
            start = end - len(words)
            if start >= least and _same(tokens, start, words):
                return entry, start
        return None

    def first(self, tokens: Tokens, start: int = 0, end: int | None = None) -> int | None:
        """Return where the first phrase of the table begins."""
        for at in range(start, len(tokens) if end is None else end):
            if self.at(tokens, at):
                return at
        return None


def phrase_set(*phrases: str) -> PhraseTable[str]:
    """Make a table in which every phrase means itself."""
    return PhraseTable({phrase: phrase for phrase in phrases})


def rows_of(table: Mapping[Entry, Iterable[str]]) -> dict[str, Entry]:
    """Turn ``{meaning: (phrase, …)}`` into ``{phrase: meaning}``."""
    return {phrase: entry for entry, phrases in table.items() for phrase in phrases}


def _same(tokens: Tokens, start: int, words: tuple[str, ...]) -> bool:
    return all(_plain(tokens[start + n]) == word for n, word in enumerate(words))


def _plain(token: Token) -> str:
    return "" if token.kind in ("group", "quote") else token.low
