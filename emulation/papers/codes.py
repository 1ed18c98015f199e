"""QR codes printed on papers, for the reader who checks whether a paper is genuine."""

from __future__ import annotations

import io

import segno


def verification_qr_svg(url: str) -> str:
    """Return an inline ``<svg>`` of ``url``, sized by its style sheet."""
    return _code(url).svg_inline(
        omitsize=True, border=0, svgclass=None, lineclass=None, title=code_words(url)
    )


def verification_qr_png(url: str) -> bytes:
    """Return ``url`` as a PNG picture, for Word."""
    picture = io.BytesIO()
    _code(url).save(picture, kind="png", scale=10, border=0)
    return picture.getvalue()


def code_words(url: str) -> str:
    """Return what the code says, for those who do not see it."""
    return f"Mã QR: {url}"


def _code(url: str) -> segno.QRCode:
    return segno.make(url, error="m", micro=False)
