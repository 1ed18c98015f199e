"""Hints that tell lines apart: what all lines of a file share says nothing of any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from campaigns.intake.parts import Grid, Line

_SWITCHES: Final = ("bold", "italic", "centred")
_MIN_INDENTED: Final = 0.04  # of the lines


def hints_that_speak(parts: Sequence[Line | Grid]) -> tuple[Line | Grid, ...]:
    """Set hints to None that are the same for every line of the file."""
    lines = [part for part in parts if isinstance(part, Line)]
    silent: dict[str, None] = {
        name: None for name in _SWITCHES if len({getattr(line, name) for line in lines}) < 2
    }
    if not _indents_differ(lines):
        silent["indent"] = None
    return tuple(replace(part, **silent) if isinstance(part, Line) else part for part in parts)


def _indents_differ(lines: Sequence[Line]) -> bool:
    indents = Counter(round(line.indent) for line in lines if line.indent is not None)
    often = [count for count in indents.values() if count >= _MIN_INDENTED * len(lines)]
    return len(often) > 1
