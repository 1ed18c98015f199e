"""The letters of TCVN3 (ABC, fonts ".VnTime") and of VNI ("VNI-Times") as Unicode letters.

Both lay Vietnamese letters over the places of cp1252. Old files bring them as these bytes,
or as the Unicode letters that share the places: "Kh«ng", "Khoâng" for "Không".
Sources: TCVN 5712:1993 (VN3); the VNI table of Windows fonts.
"""

from __future__ import annotations

import re
from typing import Final, Literal

Coding = Literal["TCVN3", "VNI"]

_TCVN3_LETTERS: Final = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
_TCVN3: Final = {
    first + place: letter
    for first, letters in _TCVN3_LETTERS
    for place, letter in enumerate(letters)
}

# A VNI letter is a plain letter and a sign after it; the sign is small or capital as typed.
_VNI_SIGNS: Final = (
    ("aeouy", "ù", "\u0301"), ("aeouy", "ø", "\u0300"), ("aeouy", "û", "\u0309"),
    ("aeouy", "õ", "\u0303"), ("aeouy", "ï", "\u0323"), ("aeo", "â", "\u0302"),
    ("aeo", "á", "\u0302\u0301"), ("aeo", "à", "\u0302\u0300"), ("aeo", "å", "\u0302\u0309"),
    ("aeo", "ã", "\u0302\u0303"), ("aeo", "ä", "\u0302\u0323"),
    ("a", "ê", "\u0306"), ("a", "é", "\u0306\u0301"), ("a", "è", "\u0306\u0300"),
    ("a", "ú", "\u0306\u0309"), ("a", "ü", "\u0306\u0303"), ("a", "ë", "\u0306\u0323"),
    ("öô", "ù", "\u0301"), ("öô", "ø", "\u0300"), ("öô", "û", "\u0309"),
    ("öô", "õ", "\u0303"), ("öô", "ï", "\u0323"),
)  # fmt: skip
_VNI_SINGLE: Final = {"ö": "ư", "ô": "ơ", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _both_cases(pairs: dict[str, str]) -> dict[str, str]:
    return pairs | {
        coded.upper(): letter.upper() for coded, letter in pairs.items() if coded.upper() != coded
    }


def _vni_letters() -> dict[str, str]:
    """Return every coded letter with its Unicode letter; a capital takes either sign."""
    letters = _both_cases(_VNI_SINGLE)
    for bases, sign, marks in _VNI_SIGNS:
        for base in bases + bases.upper():
            for typed in (sign, sign.upper()):
                letters[base + typed] = letters.get(base, base) + marks
    return letters


_VNI: Final = _vni_letters()
# Longest first: "öù" is one letter, "ö" alone another.
_VNI_LETTER: Final = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Return ``text`` whose letters stand in TCVN3 places in Unicode: "Kh«ng" → "Không"."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Return ``text`` of VNI letters in Unicode, letters decomposed: "Khoâng" → "Không"."""
    return _VNI_LETTER.sub(lambda found: _VNI[found.group()], text)


def to_unicode(text: str, coding: Coding) -> str:
    """Return ``text`` of ``coding`` in Unicode."""
    return from_tcvn3(text) if coding == "TCVN3" else from_vni(text)


def coding_of_font(font: str) -> Coding | None:
    """Return the coding that a font's name declares: ".VnTime", "ABCDEF+VNI-Times"."""
    name = font.rpartition("+")[2].strip()
    if re.match(r"\.?Vn[A-Z3]", name):
        return "TCVN3"
    if re.match(r"VNI[- ]", name, re.IGNORECASE):
        return "VNI"
    return None


def is_capital_font(font: str) -> bool:
    """Say whether a TCVN3 font shows capitals only: ".VnTimeH", ".VnArial NarrowH,Bold"."""
    name = re.split(r"[,;]|-Bold|-Italic", font.rpartition("+")[2])[0].strip()
    return bool(re.match(r"\.?Vn[A-Z3]", name)) and name.endswith("H")
