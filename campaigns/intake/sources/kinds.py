"""What kind of file the bytes are: neither the name nor the browser is believed."""

from __future__ import annotations

import re
from typing import Final, Literal

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable

Kind = Literal["text", "package", "pdf"]

_PDF_MARK_WITHIN: Final = 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in an OLE file, as its directory spells them.
_OLE_STREAMS: Final = (
    ("EncryptedPackage", refusals.LOCKED),
    ("WordDocument", refusals.OLD_WORD),
    ("PowerPoint Document", refusals.SLIDES),
    ("Workbook", refusals.SPREADSHEET),
    ("Book", refusals.SPREADSHEET),
)
_BEGINNINGS: Final = (
    (b"{\\rtf", refusals.RICH_TEXT),
    (b"\x89PNG", refusals.PICTURE),
    (b"\xff\xd8\xff", refusals.PICTURE),
    (b"GIF8", refusals.PICTURE),
    (b"BM", refusals.PICTURE),
    (b"II*\x00", refusals.PICTURE),
    (b"MM\x00*", refusals.PICTURE),
    (b"Rar!", refusals.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", refusals.ARCHIVE),
    (b"\x1f\x8b", refusals.ARCHIVE),
)
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!doctype|<html|<head|<body)", re.I)
_MIME: Final = re.compile(rb"\s*MIME-Version:", re.I)


def kind_of(data: bytes) -> Kind:
    """Return what reader takes ``data``; raises ``Unreadable`` for kinds that none takes."""
    if not data.strip(b"\x00 \t\r\n\f"):
        raise Unreadable(refusals.EMPTY)
    if len(data) > refusals.MAX_BYTES:
        raise Unreadable(refusals.TOO_LARGE)
    if b"%PDF-" in data[:_PDF_MARK_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "package"
    _refuse_others(data)
    return "text"


def _refuse_others(data: bytes) -> None:
    if data.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        raise Unreadable(refusals.ARCHIVE)
    if data.startswith(_OLE):
        raise Unreadable(_ole_refusal(data))
    for beginning, sentence in _BEGINNINGS:
        if data.startswith(beginning) and not _is_plain_ascii(data, beginning):
            raise Unreadable(sentence)
    if data[8:12] == b"WEBP" or data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        raise Unreadable(refusals.PICTURE)
    if _MARKUP.match(data) or _MIME.match(data):
        raise Unreadable(refusals.WEB_PAGE)


def _is_plain_ascii(data: bytes, beginning: bytes) -> bool:
    """Say whether a text merely begins with the letters of a picture ("BM", "GIF8")."""
    return beginning.isalnum() and not re.search(rb"[\x00-\x08\x0e-\x1f]", data[:64])


def _ole_refusal(data: bytes) -> str:
    for name, sentence in _OLE_STREAMS:
        if name.encode("utf-16-le") in data:
            return sentence
    return refusals.UNKNOWN_KIND
