"""One paper of a dossier as pages: PDF as it is, a picture on a sheet of A4. Pure."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pikepdf
from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from emulation.lib.file_kinds import kind_of

A4_POINTS: Final = (595.28, 841.89)
_MARGIN: Final = 42.5  # 15 mm
_MOST_DOTS: Final = 2200  # of the longer side: more than 190 an inch on A4
_QUALITY: Final = 85
_PICTURES: Final = ("jpg", "png")
# What the libraries raise for files that are cut off, locked, twisted or far too large.
_BROKEN: Final = (
    pikepdf.PasswordError,
    pikepdf.PdfError,
    Image.DecompressionBombError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True)
class Part:
    """A paper of the dossier: PDF, JPEG or PNG; without content, a heading over what follows.

    ``level`` is its depth in the contents, from 0. ``name`` is that of the file, whose ending
    an archive keeps.
    """

    title: str
    content: bytes = b""
    level: int = 0
    name: str = ""


class Unreadable(ValueError):
    """A file that cannot become pages: Word, Excel, locked or damaged."""


def unreadable(parts: Sequence[Part]) -> list[str]:
    """Return the titles of what the PDF can name but not show; the archive holds it."""
    return [part.title for part in parts if part.content and not _can_be_shown(part)]


def opened(part: Part) -> pikepdf.Pdf:
    """Return the part as an open PDF that starts nothing; raises ``Unreadable``."""
    kind = kind_of(part.content)
    if kind not in ("pdf", *_PICTURES):
        raise Unreadable(part.title)
    try:
        content = picture_page(part.content) if kind in _PICTURES else part.content
        pdf = pikepdf.open(io.BytesIO(content))
        if not len(pdf.pages):
            raise Unreadable(part.title)
        for page in pdf.pages:
            _silence(page)
    except _BROKEN as broken:
        raise Unreadable(part.title) from broken
    return pdf


def picture_page(content: bytes) -> bytes:
    """Return a picture, upright and no finer than paper needs, in the middle of a sheet."""
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
    picture.thumbnail((_MOST_DOTS, _MOST_DOTS))
    jpeg = io.BytesIO()
    _on_white(picture).save(jpeg, "JPEG", quality=_QUALITY)
    sheet = A4_POINTS if picture.height >= picture.width else A4_POINTS[::-1]
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=sheet)
    room = [side - 2 * _MARGIN for side in sheet]
    scale = min(room[0] / picture.width, room[1] / picture.height)
    width, height = picture.width * scale, picture.height * scale
    left, foot = (sheet[0] - width) / 2, (sheet[1] - height) / 2
    canvas.drawImage(ImageReader(io.BytesIO(jpeg.getvalue())), left, foot, width, height)
    canvas.save()
    return file.getvalue()


def _can_be_shown(part: Part) -> bool:
    try:
        opened(part).close()
    except Unreadable:
        return False
    return True


def _silence(page: pikepdf.Page) -> None:
    """Take away what would run by itself or lead elsewhere; what is seen stays."""
    if "/AA" in page.obj:
        del page.obj["/AA"]
    for note in page.obj.get("/Annots", ()):
        for key in ("/A", "/AA"):
            if key in note:
                del note[key]


def _on_white(picture: Image.Image) -> Image.Image:
    """Return the picture without transparency, which JPEG has not."""
    if picture.mode in ("RGB", "L"):
        return picture
    clear = picture.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white
