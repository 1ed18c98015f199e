"""Files that units put to their dossiers: written and drawn here, of nobody."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from emulation.demonstration import year_proofs
from emulation.papers.pdf_fonts import font_name, one_at_a_time, register_fonts

PICTURES = {
    "duong-hoa-thon-tan-tien.png": year_proofs.flower_road,
    "nha-van-hoa-thon.png": year_proofs.village_house,
}
LINE, MARGIN, TOP = 7 * mm, 30 * mm, 265 * mm


def paper(title: str, lines: Sequence[str]) -> bytes:
    """Write a page with a title in the middle and lines under it."""
    file = io.BytesIO()
    with one_at_a_time:
        register_fonts()
        canvas = Canvas(file, pagesize=A4)
        canvas.setTitle(title)
        canvas.setFont(font_name("Bold"), 14)
        canvas.drawCentredString(A4[0] / 2, TOP, title.upper())
        canvas.setFont(font_name("Regular"), 13)
        for place, line in enumerate(lines, start=2):
            canvas.drawString(MARGIN, TOP - place * LINE, line)
        canvas.save()
    return file.getvalue()


def request_of(unit: str, names: Sequence[str]) -> bytes:
    """Write a unit's letter with the list of whom it nominates."""
    asked = [f"{unit} đề nghị xét khen thưởng:", *_numbered(names)]
    return paper("Tờ trình đề nghị khen thưởng", asked)


def meeting_of(unit: str, names: Sequence[str]) -> bytes:
    """Write the minutes of the meeting that chose them."""
    held = [f"{unit} họp bình xét công khai, mọi người dự họp nhất trí đề nghị:"]
    return paper("Biên bản bình xét khen thưởng", [*held, *_numbered(names)])


def _numbered(names: Sequence[str]) -> list[str]:
    return [f"{place}. {name}" for place, name in enumerate(names, start=1)]
