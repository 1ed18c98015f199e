"""Two texts laid side by side word by word: what stays, goes and comes. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from campaigns.figures import Mark, carry_over, numbers_in

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")
_SPACE = re.compile(r"\s+")
# Exact matching of a long text that repeats itself takes minutes.
_EXACT_TOKENS = 800


@dataclass(frozen=True)
class Run:
    """Neighbouring words that stay ("same"), go ("out") or come ("in")."""

    kind: Literal["same", "out", "in"]
    text: str


def same_words(old: str, new: str, *, loose: bool) -> bool:
    """Say whether two lines read alike; ``loose`` where a file does not tell its spaces."""
    return packed(old, loose=loose) == packed(new, loose=loose)


def packed(text: str, *, loose: bool) -> str:
    """Return the text as two papers are compared by; ``loose`` drops the spaces."""
    text = text.replace("–", "-").replace("…", "...")
    return _SPACE.sub("" if loose else " ", text).strip()


def without_stops(text: str) -> str:
    """Leave out the stops at the end, which the printed paper sets itself."""
    return text.rstrip(" .;:,/")


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in _matcher(a, b).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(a[i1:i2])))
            continue
        if i2 > i1:
            runs.append(Run("out", "".join(a[i1:i2])))
        if j2 > j1:
            runs.append(Run("in", "".join(b[j1:j2])))
    return _quieter(runs)


def _quieter(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Let a lone space between changed words change with them, and join what then touches."""
    found: list[Run] = []
    out, come = "", ""
    for number, run in enumerate(runs):
        is_gap = run.kind == "same" and not run.text.strip() and out + come
        if run.kind == "out" or (is_gap and number + 1 < len(runs)):
            out += run.text
        if run.kind == "in" or (is_gap and number + 1 < len(runs)):
            come += run.text
        if run.kind == "same" and not (is_gap and number + 1 < len(runs)):
            found += [*_both(out, come), run]
            out, come = "", ""
    return (*found, *_both(out, come))


def _both(out: str, come: str) -> list[Run]:
    return [Run(kind, text) for kind, text in (("out", out), ("in", come)) if text]  # type: ignore[arg-type]


def _matcher(a: Sequence[str], b: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, a, b, autojunk=max(len(a), len(b)) > _EXACT_TOKENS)


def retyped_numbers(old: str, marks: Sequence[Mark], new: str) -> list[tuple[Mark, str, str]]:
    """Return the linked numbers that read otherwise now: (mark, before, after or "")."""
    moved = carry_over(old, marks, new)
    found = []
    for mark, place in zip(marks, moved, strict=True):
        before, after = old[mark.start : mark.end], new[place.start : place.end] if place else ""
        if _value(before) != _value(after):
            found.append((mark, before, after))
    return found


def _value(printed: str) -> object:
    numbers = numbers_in(printed)
    whole = len(numbers) == 1 and numbers[0].length == len(printed)
    return numbers[0].value if whole else printed


def boundary(old: str, at: int, new: str) -> int | None:
    """Return where in the new text the first ``at`` letters of the old one end."""
    a, b = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    before = [token for token in a if token.end() <= at and token.group().strip()]
    if not before:
        return None
    matcher = _matcher([t.group() for t in a], [t.group() for t in b])
    last = a.index(before[-1])
    for i, j, size in matcher.get_matching_blocks():
        if i <= last < i + size:
            return b[j + last - i].end()
    return None
