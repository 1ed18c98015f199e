"""One paper of a dossier as pages: PDF as it is, a picture on a sheet of A4. Pure."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

import pikepdf
from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from emulation.lib.file_kinds import kind_of
from emulation.papers.pdf_files import PdfBroken, PdfLocked, opened_pdf

A4_POINTS: Final = (595.28, 841.89)
_MARGIN: Final = 42.5  # 15 mm
_MOST_DOTS: Final = 2200  # of the longer side: more than 190 an inch on A4
_QUALITY: Final = 85
_PICTURES: Final = ("jpg", "png")
DAMAGED: Final = "Tệp hỏng hoặc bị cắt mất một phần."
_LOCKED: Final = "Tệp PDF có đặt mật khẩu."
# What the libraries raise for files that are cut off, twisted or far too large.
BROKEN: Final = (
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
    """A PDF or picture that is locked or damaged; says so in Vietnamese."""


def has_pages(part: Part) -> bool:
    """Say whether the part is of a kind that becomes pages: not a heading, Word or Excel."""
    return kind_of(part.content) in ("pdf", *_PICTURES)


def opened(part: Part) -> pikepdf.Pdf:
    """Return a part of pages as an open PDF that starts nothing; raises ``Unreadable``."""
    try:
        is_picture = kind_of(part.content) in _PICTURES
        pdf = opened_pdf(picture_page(part.content) if is_picture else part.content)
        for page in pdf.pages:
            _silence(page)
    except PdfLocked as locked:
        raise Unreadable(_LOCKED) from locked
    except (PdfBroken, *BROKEN) as broken:
        raise Unreadable(DAMAGED) from broken
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
