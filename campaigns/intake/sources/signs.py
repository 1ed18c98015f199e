"""Signs of the fonts Symbol and Wingdings, which stand in the private area of Unicode."""

from __future__ import annotations

import re
from typing import Final

_SYMBOL: Final = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB0: "°",
    0xAE: "→", 0xDE: "⇒", 0xB7: "•", 0xA5: "∞", 0x2D: "-", 0xBE: "-", 0xA2: "′", 0xB2: "″",
}  # fmt: skip
_BULLET: Final = "•"
_PRIVATE: Final = re.compile("[\uf020-\uf0ff]")
_SIGN_FONT: Final = re.compile(r"symbol|wingdings|webdings|zapfdingbats", re.IGNORECASE)


def is_sign_font(font: str) -> bool:
    """Say whether the letters of ``font`` are signs."""
    return bool(_SIGN_FONT.search(font))


def sign(code: int, font: str) -> str:
    """Return the sign at place ``code`` (32 to 255) of a font of signs."""
    if "wingdings" in font.lower() or "webdings" in font.lower():
        return _BULLET
    if code in _SYMBOL:
        return _SYMBOL[code]
    return chr(code) if 0x20 <= code < 0x7F else _BULLET


def without_private(text: str, font: str = "Symbol") -> str:
    """Replace letters of the private area by the signs that they show in ``font``."""
    return _PRIVATE.sub(lambda found: sign(ord(found.group()) - 0xF000, font), text)
