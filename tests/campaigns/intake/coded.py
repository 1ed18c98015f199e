"""Unicode into the old codings, for tests of the way back."""

from __future__ import annotations

import unicodedata

from campaigns.intake.sources import codings

_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_ROOFED = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_BREVED = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_I = {"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}
_TCVN3 = {letter: chr(place) for place, letter in codings._TCVN3.items()}


def in_tcvn3(text: str) -> str:
    """Capitals with tones have no place in TCVN3: fonts of capitals show small ones."""
    return "".join(_TCVN3.get(letter) or _TCVN3.get(letter.lower(), letter) for letter in text)


def in_vni(text: str) -> str:
    return "".join(_vni_letter(letter) for letter in text)


def _vni_letter(letter: str) -> str:
    small = _small_vni_letter(letter.lower())
    return small.upper() if letter.isupper() else small


def _small_vni_letter(letter: str) -> str:
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _TONES), "")
    if letter == "đ":
        return "ñ"
    if "\u0302" in marks:
        return base + _ROOFED[tone]
    if "\u0306" in marks:
        return base + _BREVED[tone]
    if "\u031b" in marks:
        base = "ö" if base == "u" else "ô"
    if base == "i" and tone:
        return _I[tone]
    if base == "y" and tone == "\u0323":
        return "î"
    return base + _TONES.get(tone, "")
