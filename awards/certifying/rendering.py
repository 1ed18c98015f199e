"""Certificates as PDF, a thousand in about a second. Pure.

The frame is laid out once and what all certificates share is written once; each page holds
only its own words. Text is real text in the papers' font, so it can be searched and copied.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import pikepdf
import segno
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from awards.certifying.certificate import Certificate, Lines
from awards.certifying.fitting import DoesNotFit, Fitted, fitted
from awards.certifying.frame import frame_html
from awards.certifying.layout import (
    BLANK,
    BOX_NAMES,
    COLOURS,
    MM_PER_POINT,
    PLAIN,
    Layout,
    Page,
    settled,
)
from emulation.papers.pdf import sheets_pdf
from emulation.papers.pdf_fonts import font_name, one_at_a_time, register_fonts

_FRAME: Final = "frame"
_SHARED: Final = "shared"
POINT: Final = 1 / MM_PER_POINT
_QUIET_MM: Final = 1.7  # a code needs white around it
_MOTTO_LINE_MM: Final = 1.6  # under its baseline
_INK: Final = {name: HexColor(value) for name, (_, value) in COLOURS.items()}
_QR_MASK: Final = 2  # any of the eight may be taken; trying all takes five times as long

_Texts = dict[str, Lines]


class TextTooLong(ValueError):
    """A text has no room on its certificate; the message says in Vietnamese which and whose."""


def certificates_pdf(layout: Layout, certificates: Sequence[Certificate]) -> bytes:
    """Return one page a certificate, in their order.

    Raises ``ValueError`` without certificates, ``TextTooLong``, and ``FontMissing`` without
    the papers' font.
    """
    if not certificates:
        raise ValueError("There are no certificates to print.")
    if layout.mode == BLANK:
        return _words_pdf(settled(layout), certificates)
    drawing = _frame_pdf(layout.page, layout.has_emblem, layout.has_flags)
    return _joined(_words_pdf(settled(layout), certificates), drawing)


def text_problems(layout: Layout, certificates: Sequence[Certificate]) -> list[str]:
    """Return in Vietnamese which texts are too long for their boxes, before anything is printed."""
    problems = []
    layout = settled(layout)
    for certificate in certificates:
        for name, lines in _printed(layout, certificate).items():
            try:
                _fit(layout, certificate, name, lines)
            except TextTooLong as problem:
                problems.append(str(problem))
    return problems


def new_canvas(layout: Layout, title: str) -> tuple[Canvas, io.BytesIO]:
    """Return an empty PDF of the layout's sheet, and the file that it is written to."""
    register_fonts()
    content = io.BytesIO()
    width, height = layout.size_mm
    canvas = Canvas(
        content,
        pagesize=(width * POINT, height * POINT),
        pageCompression=1,
        initialFontName=font_name("Regular"),
        lang="vi-VN",
    )
    canvas.setTitle(title)
    return canvas, content


def write_line(
    canvas: Canvas, text: str, x_mm: float, y_mm: float, face: str, size_pt: float
) -> None:
    """Write a line; ``y_mm`` is its baseline, counted from the top of the sheet."""
    line = canvas.beginText(x_mm * POINT, from_foot(canvas, y_mm))
    line.setFont(font_name(face), size_pt)
    line.textLine(text)
    canvas.drawText(line)


def from_foot(canvas: Canvas, y_mm: float) -> float:
    """Return millimetres from the top as points from the foot of the sheet."""
    return canvas._pagesize[1] - y_mm * POINT


def _words_pdf(layout: Layout, certificates: Sequence[Certificate]) -> bytes:
    """Return the pages with their words, and with room for the frame where there is one."""
    texts = [_printed(layout, certificate) for certificate in certificates]
    shared = _shared(texts)
    shares_code = len({certificate.verification_url for certificate in certificates}) == 1
    with one_at_a_time:
        canvas, content = new_canvas(layout, certificates[0].award)
        if layout.mode == PLAIN:
            _declare(canvas, _FRAME)
        _draw_shared(canvas, layout, certificates[0], shared, shares_code=shares_code)
        for certificate, text in zip(certificates, texts, strict=True):
            own = {name: lines for name, lines in text.items() if name not in shared}
            _draw_page(canvas, layout, certificate, own, shares_code=shares_code)
        canvas.save()
    return content.getvalue()


def _printed(layout: Layout, certificate: Certificate) -> _Texts:
    return {name: lines for name, lines in certificate.texts() if name in layout.boxes}


def _shared(texts: Sequence[_Texts]) -> _Texts:
    """Return the boxes that say the same on every certificate."""
    first, *others = texts
    return {
        name: lines
        for name, lines in first.items()
        if all(other.get(name) == lines for other in others)
    }


def _declare(canvas: Canvas, name: str) -> None:
    """Keep room for a drawing that is put in afterwards."""
    canvas.beginForm(name)
    canvas.addLiteral("q Q")
    canvas.endForm()


def _draw_shared(
    canvas: Canvas, layout: Layout, certificate: Certificate, shared: _Texts, *, shares_code: bool
) -> None:
    canvas.beginForm(_SHARED)
    canvas.addLiteral("q Q")
    for name, lines in shared.items():
        _draw_box(canvas, layout, certificate, name, lines)
    if shares_code:
        _draw_code(canvas, layout, certificate)
    canvas.endForm()


def _draw_page(
    canvas: Canvas, layout: Layout, certificate: Certificate, own: _Texts, *, shares_code: bool
) -> None:
    if layout.mode == PLAIN:
        canvas.doForm(_FRAME)
    canvas.doForm(_SHARED)
    for name, lines in own.items():
        _draw_box(canvas, layout, certificate, name, lines)
    if not shares_code:
        _draw_code(canvas, layout, certificate)
    canvas.showPage()


def _draw_box(
    canvas: Canvas, layout: Layout, certificate: Certificate, name: str, lines: Lines
) -> None:
    box = layout.boxes[name]
    text = _fit(layout, certificate, name, lines)
    canvas.setFillColor(_INK[box.colour])
    for line in text.lines:
        write_line(canvas, line.text, line.x_mm, line.baseline_mm, box.face, text.size_pt)
        if name == "motto":
            _underline(canvas, line.x_mm, line.baseline_mm, line.width_mm)


def _fit(layout: Layout, certificate: Certificate, name: str, lines: Lines) -> Fitted:
    try:
        return fitted(lines, layout.boxes[name])
    except DoesNotFit as problem:
        raise TextTooLong(
            f"{certificate.recipient}: phần “{BOX_NAMES[name]}” dài {len(str(problem))} chữ cái, "
            "không đủ chỗ kể cả khi thu nhỏ chữ. Hãy viết ngắn hơn hoặc nới ô trong bố cục."
        ) from problem


def _underline(canvas: Canvas, x_mm: float, baseline_mm: float, width_mm: float) -> None:
    y = from_foot(canvas, baseline_mm + _MOTTO_LINE_MM)
    canvas.setLineWidth(0.75)
    canvas.line(x_mm * POINT, y, (x_mm + width_mm) * POINT, y)


def _draw_code(canvas: Canvas, layout: Layout, certificate: Certificate) -> None:
    """Draw the QR code as a picture of one bit a module, and its code under it."""
    if not certificate.verification_url or "code" not in layout.boxes:
        return
    box = layout.boxes["code"]
    side = box.w_mm * POINT
    foot = from_foot(canvas, box.y_mm + box.w_mm)
    canvas.setFillColor(_INK[box.colour])
    canvas.addLiteral(
        f"q {side:.2f} 0 0 {side:.2f} {box.x_mm * POINT:.2f} {foot:.2f} cm "
        f"{_code_picture(certificate.verification_url)} Q"
    )
    under = box.y_mm + box.w_mm + _QUIET_MM
    room = replace(box, x_mm=box.x_mm - box.w_mm / 2, w_mm=2 * box.w_mm, y_mm=under)
    text = fitted((certificate.code,), room)
    for line in text.lines:
        write_line(canvas, line.text, line.x_mm, line.baseline_mm, box.face, text.size_pt)


@lru_cache(maxsize=64)
def _code_picture(url: str) -> str:
    code = segno.make(url, error="m", micro=False, mask=_QR_MASK, boost_error=False)
    side = len(code.matrix)
    row_bits = (side + 7) // 8 * 8
    rows = (int("".join("01"[bit] for bit in row).ljust(row_bits, "0"), 2) for row in code.matrix)
    data = "".join(f"{row:0{row_bits // 4}x}" for row in rows)
    return f"BI /W {side} /H {side} /BPC 1 /IM true /D [1 0] /F /AHx ID {data}> EI"


def _joined(words: bytes, drawing: bytes) -> bytes:
    """Put the frame where its room was kept: one object, whatever the number of pages."""
    joined = io.BytesIO()
    with pikepdf.open(io.BytesIO(words)) as pdf, pikepdf.open(io.BytesIO(drawing)) as frame:
        forms = pdf.pages[0].resources.XObject
        (room,) = [form for name, form in forms.items() if name.endswith(f".{_FRAME}")]
        drawn = pdf.copy_foreign(frame.pages[0].as_form_xobject())
        room.write(drawn.read_bytes())
        for key in ("/BBox", "/Matrix", "/Resources"):
            if key in drawn:
                room[key] = drawn[key]
        pdf.save(joined)
    return joined.getvalue()


@lru_cache
def _frame_pdf(page: Page, has_emblem: bool, has_flags: bool) -> bytes:
    return sheets_pdf(frame_html(page, has_emblem=has_emblem, has_flags=has_flags))
