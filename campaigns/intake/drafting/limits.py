"""How much the parts of a plan hold. The models and services say the same (a test compares)."""

from __future__ import annotations

from emulation.lib.text import clean_line

TITLE, SUPERIOR, SYMBOL, PLACE = 300, 120, 40, 80
MOTTO, MOTTO_LABEL = 500, 40
BASIS, BASIS_LEAD = 600, 20
RECIPIENT, PURPOSE = 300, 40
HEADING, APPENDIX_TITLE = 500, 300
LEVELS, ITEMS, BLOCKS, LETTERS = 10, 1_500, 200, 10_000
ROWS, COLUMNS, CELLS = 500, 20, 5_000
TASK, RECURRING, POSITION = 300, 80, 120
_MARKER = 60  # letters; a longer marker is words


def parted(text: str, most: int) -> tuple[str, str]:
    """Part a text after the last word that ends within ``most`` letters: (it, the rest).

    A word longer than that is cut.
    """
    text = clean_line(text)
    if len(text) <= most:
        return text, ""
    at = text.rfind(" ", 0, most + 1)
    at = at if at > 0 else most
    return text[:at].rstrip(), text[at:].lstrip()


def shortened(text: str, most: int) -> str:
    """Return as many whole words as fit, for what stands in full elsewhere."""
    return parted(text, most)[0]


def pieces(text: str, most: int) -> list[str]:
    """Part a text into pieces of at most ``most`` letters each."""
    found = []
    while text:
        first, text = parted(text, most)
        found.append(first)
    return found


def roomy(text: str) -> list[str]:
    """Part a text into paragraphs before whose letters a heading and its marker still fit."""
    return pieces(text, LETTERS - HEADING - 2 * _MARKER)


def is_marker(text: str) -> bool:
    return len(text) <= _MARKER
