"""What kind of file bytes are, by what they hold: neither a name nor a browser is believed."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Final

_BEGINNINGS: Final = {
    b"%PDF-": "pdf",
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"\xd0\xcf\x11\xe0": "old",
}
_ARCHIVE: Final = b"PK\x03\x04"
_OFFICE_PARTS: Final = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT: Final = 4096
# What the library raises for archives that are cut off, twisted or of no known kind.
_BROKEN: Final = (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error)


def kind_of(content: bytes) -> str:
    """Return "pdf", "png", "jpg", "docx", "xlsx" or "old" (Word and Excel before 2007).

    Other archives are "zip"; what has no sign of its own is "text", or "" where it is none.
    """
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    if content.startswith(_ARCHIVE):
        parts = parts_of(content)
        return next((kind for part, kind in _OFFICE_PARTS.items() if part in parts), "zip")
    is_text = content.startswith(_UTF_16) or b"\x00" not in content[:_LOOKED_AT]
    return "text" if is_text else ""


def parts_of(content: bytes) -> set[str]:
    """Return the names of the files in an archive; none where it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return set(archive.namelist())
    except _BROKEN:
        return set()
