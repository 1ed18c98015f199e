"""Vietnamese words: one form of every letter, keys to search and to sort by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_ALPHABET, start=10)}
# Nobody sees them, yet they break XML, turn the reading direction or part equal words.
_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0e-\\x1b\\x7f\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069"
    "\\ufeff\\ufffe\\uffff]"
)
# The words of a place's name that are no name themselves.
_PLACE = re.compile(
    r"(?:Thôn|Bản|Làng|Ấp|Xóm|Buôn|Tổ dân phố|Khu phố|Xã|Phường|Thị trấn|Đặc khu|Huyện|Quận|Thị xã"
    r"|Thành phố|Tỉnh) (?:số )?(\w)"
)
_APOSTROPHES = ("'", "’")
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def nfc(text: str) -> str:
    """Return the text with composed letters and without signs that nobody sees.

    Seed texts and Word files bring decomposed letters; pages of the web, hidden signs.
    """
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def clean_line(text: str) -> str:
    """Return one line of composed letters, without doubled or outer white space."""
    return re.sub(r"\s+", " ", nfc(text)).strip()


def clean_paragraphs(text: str) -> list[str]:
    """Split typed text at line ends into clean, non-empty paragraphs."""
    return [line for line in (clean_line(part) for part in nfc(text).splitlines()) if line]


def search_key(text: str) -> str:
    """Return lower-case words without accents, đ as d: "Hồng Lạc" → "hong lac"."""
    lowered = clean_line(text).lower().replace("đ", "d")
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def sort_key(text: str) -> str:
    """Return a key that any database sorts in the order of the Vietnamese alphabet.

    Letters decide first (a < ă < â, d < đ, o < ô < ơ), then tones in the order of
    dictionaries (none, huyền, hỏi, ngã, sắc, nặng). Figures stand before letters and
    count as numbers up to ten digits ("Tổ 2" before "Tổ 10").
    """
    letters: list[str] = []
    tones: list[str] = []
    for token in re.findall(r"\d+|\D", clean_line(text).lower()):
        if token.isdigit():
            letters.append("0" + token.zfill(10))
            continue
        base, tone = _split_tone(token)
        letters.append(_LETTER_RANK.get(base, "00"))
        tones.append(tone)
    return "".join(letters) + " " + "".join(tones)


def name_sort_key(full_name: str) -> str:
    """Return a key that sorts people by given name, then by the names before it."""
    words = clean_line(full_name).split(" ")
    return sort_key(" ".join([words[-1], *words[:-1]]))


def given_name(full_name: str) -> str:
    """Return the last word of a full name: "Hoàng Thị Mai" → "Mai"."""
    return clean_line(full_name).rpartition(" ")[2]


def joined(names: Sequence[str]) -> str:
    """Write "a, b và c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} và {names[-1]}"


def first_upper(text: str) -> str:
    """Return the text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]


def first_lower(text: str) -> str:
    """Return the text with its first letter in lower case and the rest as it is.

    An abbreviation ("BHYT", "THCS", "A1") and a name like "H'Mông" keep theirs.
    """
    second = text[1:2]
    if second.isupper() or second.isdigit() or second in _APOSTROPHES:
        return text
    return text[:1].lower() + text[1:]


def name_inside(name: str) -> str:
    """Return a unit's name as it stands inside a sentence.

    "Thôn Hồng Lạc" is a word and a name: "thôn Hồng Lạc". An office's own name keeps its
    capital: "Hội Nông dân xã Đồng Tâm" (Nghị định 30/2020, phụ lục II).
    """
    place = _PLACE.match(name)
    return first_lower(name) if place and not place[1].islower() else name


def _split_tone(letter: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), "0")
    base = "".join(mark for mark in decomposed if mark not in _TONES)
    return unicodedata.normalize("NFC", base), tone
