"""The sheet by which an office measures where its printer really prints. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from awards.certifying.layout import BOX_NAMES, Layout, outline, settled
from awards.certifying.rendering import POINT, from_foot, new_canvas, write_line
from emulation.lib.quantities import format_number
from emulation.papers.pdf_fonts import one_at_a_time

_STEP_MM: Final = 5
_BOLD_STEP_MM: Final = 10
_FAINT: Final = (0.86, 0.86, 0.86)
_CLEAR: Final = (0.62, 0.62, 0.62)
_GREY: Final = (0.35, 0.35, 0.35)
_RED: Final = (0.75, 0.05, 0.05)
_BLACK: Final = (0, 0, 0)
_EDGE_MM: Final = 8  # that many printers leave blank
_BAR_MM: Final = 100
_NARROW_MM: Final = 60  # too narrow for its own label
_ADVICE: Final = (
    "In tờ này ở đúng cỡ thật (100%, không chọn “vừa khổ giấy”), đặt chồng lên phôi rồi soi ra "
    "ánh sáng.",
    "Vạch đậm dưới đây phải đo được đúng 100 mm. Ô nào lệch thì sửa tọa độ của ô; lệch đều cả tờ "
    "thì sửa phần bù của máy in.",
)


def calibration_pdf(layout: Layout) -> bytes:
    """Return one sheet with a grid in millimetres and every box outlined and named.

    Raises ``FontMissing`` without the papers' font.
    """
    with one_at_a_time:
        canvas, content = new_canvas(layout, "Tờ căn chỉnh phôi in")
        _grid(canvas, layout)
        for name, box in settled(layout).boxes.items():
            _outlined(canvas, BOX_NAMES[name], outline(name, box))
        _measure(canvas, layout)
        canvas.save()
    return content.getvalue()


def _grid(canvas: Canvas, layout: Layout) -> None:
    width, height = layout.size_mm
    for x in range(0, int(width) + 1, _STEP_MM):
        _line(canvas, (x, 0, x, height), is_bold=x % _BOLD_STEP_MM == 0)
        if x % _BOLD_STEP_MM == 0 and _EDGE_MM < x < width - _EDGE_MM:
            _number(canvas, x, _EDGE_MM, x)
    for y in range(0, int(height) + 1, _STEP_MM):
        _line(canvas, (0, y, width, y), is_bold=y % _BOLD_STEP_MM == 0)
        if y % _BOLD_STEP_MM == 0 and _EDGE_MM < y < height - _EDGE_MM:
            _number(canvas, _EDGE_MM, y, y)


def _line(canvas: Canvas, ends: tuple[float, float, float, float], *, is_bold: bool) -> None:
    x1, y1, x2, y2 = ends
    canvas.setStrokeColor(_CLEAR if is_bold else _FAINT)
    canvas.setLineWidth(0.35 if is_bold else 0.25)
    canvas.line(x1 * POINT, from_foot(canvas, y1), x2 * POINT, from_foot(canvas, y2))


def _number(canvas: Canvas, x_mm: float, y_mm: float, number: int) -> None:
    canvas.setFillColor(_GREY)
    write_line(canvas, str(number), x_mm + 0.3, y_mm - 0.3, "Regular", 6)


def _outlined(canvas: Canvas, name: str, sides: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = sides
    canvas.setStrokeColor(_RED)
    canvas.setLineWidth(0.6)
    canvas.rect(
        left * POINT,
        from_foot(canvas, bottom),
        (right - left) * POINT,
        (bottom - top) * POINT,
    )
    canvas.setFillColor(_RED)
    where = f"cách trái {_mm(left)}, cách trên {_mm(top)} mm"
    foot = top + 2.6 if right - left > _NARROW_MM else top - 0.8
    write_line(canvas, f"{name}: {where}", left + 0.6, foot, "Regular", 7)


def _mm(value: float) -> str:
    return format_number(round(Decimal(value), 1))


def _measure(canvas: Canvas, layout: Layout) -> None:
    """Write what to do, and draw the bar that shows whether the printer keeps the size."""
    canvas.setFillColor(_BLACK)
    for number, line in enumerate(_ADVICE):
        write_line(canvas, line, 22, 14 + 4 * number, "Regular", 8)
    canvas.setStrokeColor(_BLACK)
    canvas.setLineWidth(1.2)
    y = from_foot(canvas, 21)
    canvas.line(22 * POINT, y, (22 + _BAR_MM) * POINT, y)
    for end in (22, 22 + _BAR_MM):
        canvas.line(end * POINT, from_foot(canvas, 20), end * POINT, from_foot(canvas, 22))
