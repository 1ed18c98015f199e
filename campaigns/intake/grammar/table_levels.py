"""Which row of a table is part of which: by its number, its dash, or "Trong đó:"."""

from __future__ import annotations

import re

# (level, what stands in the column of numbers or before the name); the first that fits.
_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (level, re.compile(pattern))
    for level, pattern in (
        (1, r"^[IVX]{1,5}$"),
        (0, r"^[A-ZĐ]$"),
        (2, r"^\d{1,3}$"),
        (3, r"^[IVX\d]{1,4}\.\d{1,2}$"),
        (4, r"^[IVX\d]{1,4}\.\d{1,2}\.\d{1,2}$"),
        (5, r"^\d{1,3}(?:\.\d{1,2}){3}$|^[IVX\d]{1,4}(?:\.\d{1,2})*\.?[a-zđ]$"),
        (6, r"^[a-zđ]$"),
        (7, r"^[-–•]$"),
        (8, r"^[+*●]$"),
    )
)
LEVEL_OF_GROUP = re.compile(r"^(?:[A-ZĐ]|[IVX]{1,5}|\d{1,3}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]?$")
_UNNUMBERED = 6.5  # a row without number among numbered ones
_TYPED = re.compile(
    r"^([-–•+*●]|[IVX]{1,5}(?=[.)] )|\d{1,2}(?:\.\d{1,2}){0,3}(?=[.)]? )|[a-zđ](?=[.)] ))"
)
_AMONG = re.compile(r"^[-–+*]?\s*(?:trong đó|gồm|chia ra|bao gồm)\s*:?", re.I)


def level_of(marker: str) -> float | None:
    """Return how deep a marker stands (0 for "A", 2 for "1", 7 for "-"), or ``None``."""
    plain = marker.strip().strip("().")
    return next((level for level, pattern in _LEVELS if pattern.match(plain)), None)


class RowLevels:
    """The rows above the present one that it could be part of."""

    def __init__(self) -> None:
        self._open: list[tuple[float, int | None]] = []
        self._is_numbered = False

    def place(self, marker: str, text: str) -> tuple[float, int | None]:
        """Return the level of a row and the index of the target it is part of."""
        level = self._level(marker, text)
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        return level, self._open[-1][1] if self._open else None

    def enter(self, level: float, index: int | None, text: str) -> None:
        """Let the rows below be part of this one; a bare "Trong đó:" only passes on."""
        if index is None and _AMONG.match(text.strip()):
            parent = self._open[-1][1] if self._open else None
            self._open.append((level if level > 2 else _UNNUMBERED - 0.25, parent))
        else:
            self._open.append((level, index))

    def enter_group(self, marker: str, text: str) -> None:
        """Begin a group: its heading has no value, so nothing is part of it."""
        if _AMONG.match(text.strip()):
            level, _ = self.place("", text)
            self.enter(level, None, text)
            return
        level = level_of(marker)
        self._is_numbered = False
        if level is None or level < 2:
            self._open = []
        else:
            self.place(marker, text)
            self._open.append((level, None))

    def _level(self, marker: str, text: str) -> float:
        level = level_of(marker)
        typed = _TYPED.match(_AMONG.sub("", text).lstrip())
        inner = level_of(typed[1]) if typed else None
        if inner is not None:
            level = inner if level is None else max(level, inner)
        if level is None:
            among = _AMONG.match(text) or self._is_numbered
            return _UNNUMBERED if among else 2
        if level <= 6:
            self._is_numbered = True
        return level
