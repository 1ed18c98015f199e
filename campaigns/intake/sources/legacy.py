"""Text in old codings, told by which reading of its letters spells Vietnamese."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Final

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources.codings import Coding, coding_of_font, is_capital_font, to_unicode
from campaigns.intake.sources.syllables import vietnamese_score
from emulation.lib.text import nfc

_CODINGS: Final[tuple[Coding, ...]] = ("TCVN3", "VNI")
# Letters and signs that no Vietnamese text in Unicode has, but TCVN3 and VNI need.
_SUSPECT: Final = re.compile("[¡-§«-®µ-¸»-¿×äåæçëîïñöøûüßþÿÄÅÆÇËÎÏÑÖØÛÜÐÞ\xad]")
_MIN_SUSPECTS: Final = 2
_MIN_GAIN: Final = 4  # of the score, over the whole text
_SURE_SCORE: Final = 3
_BEYOND_LATIN: Final = re.compile("[\u0102-\u01b0\u1ea0-\u1ef9]")
_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_RUBBISH: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffd]")
_MAX_RUBBISH_SHARE: Final = 0.02
_ZEROS_OF_UTF16: Final = 0.2  # of the bytes at one parity; Vietnamese letters beyond ASCII aside


def converted_warning(coding: str) -> str:
    """Return the sentence for the person who checks the reading."""
    return f"Tệp dùng bảng mã {coding}, đã đổi sang Unicode."


def converted(lines: Sequence[str]) -> tuple[list[str], Coding | None]:
    """Turn lines of TCVN3 or VNI letters into Unicode (NFC); others stay as they are.

    The whole text decides which coding is there; each line, whether it is in it.
    """
    suspects = sum(len(_SUSPECT.findall(line)) for line in lines)
    if suspects < _MIN_SUSPECTS:
        return list(lines), None
    gains = {coding: sum(_gain(line, coding) for line in lines) for coding in _CODINGS}
    coding = max(_CODINGS, key=gains.__getitem__)
    if gains[coding] < _MIN_GAIN:
        return list(lines), None
    return [_converted_line(line, coding) for line in lines], coding


def holds_coded(text: str) -> bool:
    """Say whether any letter or sign of a text is one of TCVN3 or VNI, not of Unicode."""
    return bool(_SUSPECT.search(text))


def run_text(text: str, font: str) -> tuple[str, Coding | None]:
    """Return the Unicode text of letters set in ``font``, and the coding that the font declares.

    Somebody may have put such a font over Unicode letters: then they stay. A few words do
    not tell; ``holds_coded`` does, of the whole text.
    """
    coding = coding_of_font(font)
    if coding is None or _BEYOND_LATIN.search(text):
        return text, None
    decoded = nfc(to_unicode(text, coding))
    if vietnamese_score(nfc(text)) > max(vietnamese_score(decoded), _SURE_SCORE):
        return text, None
    if coding == "TCVN3" and is_capital_font(font):
        decoded = decoded.upper()
    return decoded, None if decoded == text else coding


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a .txt file and warnings; raises ``Unreadable`` for binary data."""
    text, warnings = _decoded(data)
    rubbish = len(_RUBBISH.findall(text))
    if rubbish > _MAX_RUBBISH_SHARE * len(text):
        raise Unreadable(refusals.UNKNOWN_KIND)
    if "\ufffd" in text:
        warnings = (*warnings, "Một số chữ trong tệp bị hỏng, được thay bằng dấu \ufffd.")
    return text, warnings


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace"), ()
    if utf16 := _utf16_without_bom(data):
        return data.decode(utf16, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decoded_8_bit(data)


def _decoded_8_bit(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Choose among broken UTF-8, cp1258, TCVN3, VNI and cp1252 the best Vietnamese."""
    western = _western(data)
    readings = [
        (nfc(data.decode("utf-8", errors="replace")), ""),
        (nfc(data.decode("cp1258", errors="replace")), "Windows-1258"),
        *((nfc(to_unicode(western, coding)), coding) for coding in _CODINGS),
    ]
    scores = [vietnamese_score(text) - text.count("\ufffd") for text, _ in readings]
    best = max(range(len(readings)), key=scores.__getitem__)
    if scores[best] <= 0:
        return western, ()
    text, coding = readings[best]
    return text, (converted_warning(coding),) if coding else ()


def _western(data: bytes) -> str:
    """Decode as cp1252, whose five empty places stand for themselves."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


def _utf16_without_bom(data: bytes) -> str:
    head = data[:4096]
    half = len(head) / 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > _ZEROS_OF_UTF16 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > _ZEROS_OF_UTF16 * half and odd < 0.02 * half:
        return "utf-16-be"
    return ""


def _gain(line: str, coding: Coding) -> int:
    if line.isascii():
        return 0
    after = vietnamese_score(nfc(to_unicode(line, coding)))
    return max(0, after - vietnamese_score(nfc(line))) if after > 0 else 0


def _converted_line(line: str, coding: Coding) -> str:
    """Convert unless the line speaks against it: "H§ND" gains nothing, yet is in the coding."""
    if not _SUSPECT.search(line) or _BEYOND_LATIN.search(line):
        return nfc(to_unicode(line, coding)) if _gain(line, coding) else line
    after = nfc(to_unicode(line, coding))
    return after if vietnamese_score(after) >= vietnamese_score(nfc(line)) else line
