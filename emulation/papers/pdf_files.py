"""PDF files that others made: whether they can be opened and read to the end."""

from __future__ import annotations

import io
from typing import Final

import pikepdf

_END_MARK: Final = b"%%EOF"
_END_WITHIN: Final = 2048
# What the library raises for files that are cut off, twisted or no PDF at all.
_BROKEN: Final = (pikepdf.PdfError, OSError, RuntimeError, TypeError, ValueError)


class PdfBroken(ValueError):
    """A PDF that is damaged, cut off or without pages."""


class PdfLocked(ValueError):
    """A PDF that opens with a password only."""


def opened_pdf(content: bytes) -> pikepdf.Pdf:
    """Return the file, open; raises ``PdfBroken`` or ``PdfLocked``.

    A file with slips that every reader mends is taken; one whose end is missing is not, even
    where its first pages could be saved.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(content))
        has_pages = len(pdf.pages) > 0
    except pikepdf.PasswordError as locked:
        raise PdfLocked from locked
    except _BROKEN as broken:
        raise PdfBroken from broken
    is_cut_off = pdf.get_warnings() and _END_MARK not in content[-_END_WITHIN:]
    if is_cut_off or not has_pages:
        pdf.close()
        raise PdfBroken
    return pdf
