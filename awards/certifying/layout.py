"""Where each line of a certificate stands, in millimetres from the top left of the sheet. Pure.

The lines, their order and colours follow Nghị định 98/2023/NĐ-CP Điều 104 (expired, no
successor seen); sizes and fonts are the issuing body's own, so they are data.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

MM_PER_POINT: Final = 25.4 / 72
LINE_EM: Final = 1.2
SMALLEST_PT, LARGEST_PT = 7, 96

Page = Literal["A4", "A3"]
Mode = Literal["plain", "blank"]
PAGES_MM: Final[Mapping[str, tuple[float, float]]] = {"A4": (297, 210), "A3": (420, 297)}
PLAIN: Final = "plain"
BLANK: Final = "blank"
COLOURS: Final[Mapping[str, tuple[str, str]]] = {
    "black": ("đen", "#000000"),
    "red": ("đỏ", "#c00d0d"),
}
ALIGNS: Final = {"left": "trái", "center": "giữa", "right": "phải"}
VALIGNS: Final = {"top": "trên", "middle": "giữa", "bottom": "dưới"}

# In the order of the sheet.
BOX_NAMES: Final[Mapping[str, str]] = {
    "national_name": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "decider": "Thẩm quyền khen thưởng",
    "verb": "Tặng / Tặng danh hiệu / Công nhận",
    "award": "Tên danh hiệu, hình thức",
    "recipient": "Tên người, tập thể, hộ được tặng",
    "recipient_detail": "Chức vụ, đơn vị, địa chỉ",
    "merit": "Thành tích",
    "decision": "Số quyết định, ngày",
    "ordinal": "Số sổ vàng",
    "place_date": "Địa danh, ngày tháng năm",
    "signer": "Chức vụ người ký",
    "signer_name": "Họ tên người ký",
    "code": "Mã QR",
}
# What a printed blank carries already.
_ON_EVERY_BLANK: Final = ("national_name", "motto", "verb", "award")


class BadLayout(ValueError):
    """A layout that cannot be printed; ``sentences`` say in Vietnamese why."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = tuple(sentences)


@dataclass(frozen=True)
class Box:
    """Room for one text: ``max_lines`` lines of ``size_pt`` high, ``w_mm`` wide.

    A longer text is set smaller. Of the code ``w_mm`` is the side of its square.
    """

    x_mm: float
    y_mm: float
    w_mm: float
    size_pt: float
    align: str = "center"
    bold: bool = False
    italic: bool = False
    colour: str = "black"
    max_lines: int = 1
    valign: str = "top"

    @property
    def height_mm(self) -> float:
        return self.max_lines * self.size_pt * LINE_EM * MM_PER_POINT

    @property
    def face(self) -> str:
        """The face of the font, as ``emulation.papers.fonts`` names it."""
        if self.bold:
            return "Bold Italic" if self.italic else "Bold"
        return "Italic" if self.italic else "Regular"


@dataclass(frozen=True)
class Layout:
    """A sheet: on plain paper with the frame, or words only for printed blanks.

    A box that is not there is not printed. The offsets move every box: they are what the
    office measured on the calibration sheet of its printer.
    """

    page: Page
    mode: Mode
    boxes: Mapping[str, Box]
    offset_x_mm: float = 0
    offset_y_mm: float = 0
    has_emblem: bool = False
    has_flags: bool = False

    @property
    def size_mm(self) -> tuple[float, float]:
        return PAGES_MM[self.page]


def plain_layout(page: Page = "A4", *, has_emblem: bool = False, has_flags: bool = False) -> Layout:
    """Return the portal's own sheet: frame, and every line in the stated order and colour."""
    top = _TOP_UNDER_EMBLEM if has_emblem else _TOP_WITHOUT_EMBLEM
    boxes = _scaled({**top, **_LOWER_HALF}, _scale(page))
    return Layout(page, PLAIN, boxes, has_emblem=has_emblem, has_flags=has_flags)


def blank_layout(page: Page = "A4") -> Layout:
    """Return where a printed blank usually leaves room, for the office to adjust."""
    plain = plain_layout(page)
    boxes = {name: box for name, box in plain.boxes.items() if name not in _ON_EVERY_BLANK}
    return replace(plain, mode=BLANK, boxes=boxes)


def layout_problems(layout: Layout) -> list[str]:
    """Return in Vietnamese why the layout cannot be printed; [] when it can."""
    if layout.page not in PAGES_MM or layout.mode not in (PLAIN, BLANK):
        return ["Khổ giấy hoặc cách in không có trong danh mục."]
    unknown = [name for name in layout.boxes if name not in BOX_NAMES]
    if unknown:
        return [f"Không có ô “{name}” trên giấy khen." for name in unknown]
    return [
        f"{BOX_NAMES[name]}: {reason}"
        for name, box in settled(layout).boxes.items()
        for reason in _box_problems(name, box, layout.size_mm)
    ]


def overlapping(layout: Layout) -> list[tuple[str, str]]:
    """Return the pairs of boxes that share room; what is printed in them may overprint."""
    placed = [
        (name, outline(name, layout.boxes[name])) for name in BOX_NAMES if name in layout.boxes
    ]
    return [
        (one, other)
        for place, (one, first) in enumerate(placed)
        for other, second in placed[place + 1 :]
        if _meet(first, second)
    ]


def settled(layout: Layout) -> Layout:
    """Return the layout with every box where the offsets of the printer put it."""
    boxes = {
        name: replace(box, x_mm=box.x_mm + layout.offset_x_mm, y_mm=box.y_mm + layout.offset_y_mm)
        for name, box in layout.boxes.items()
    }
    return replace(layout, boxes=boxes, offset_x_mm=0, offset_y_mm=0)


def outline(name: str, box: Box) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a box in millimetres."""
    height = box.w_mm if name == "code" else box.height_mm
    return box.x_mm, box.y_mm, box.x_mm + box.w_mm, box.y_mm + height


def _box_problems(name: str, box: Box, size_mm: tuple[float, float]) -> Iterator[str]:
    numbers = (box.x_mm, box.y_mm, box.w_mm, box.size_pt, box.max_lines)
    if not all(math.isfinite(number) for number in numbers):
        yield "tọa độ, cỡ chữ phải là số."
        return
    width, height = size_mm
    left, top, right, bottom = outline(name, box)
    if left < 0 or right > width or right <= left:
        yield f"ô phải nằm trong tờ giấy rộng {width:g} mm."
    if top < 0 or bottom > height:
        yield f"ô phải nằm trong tờ giấy cao {height:g} mm."
    if not SMALLEST_PT <= box.size_pt <= LARGEST_PT:
        yield f"cỡ chữ từ {SMALLEST_PT} đến {LARGEST_PT}."
    if not 1 <= box.max_lines <= 12:
        yield "số dòng từ 1 đến 12."
    if box.align not in ALIGNS or box.valign not in VALIGNS or box.colour not in COLOURS:
        yield "cách căn lề hoặc màu chữ không có trong danh mục."


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    left, top, right, bottom = one
    left2, top2, right2, bottom2 = other
    return left < right2 and left2 < right and top < bottom2 and top2 < bottom


def _scale(page: Page) -> float:
    return PAGES_MM[page][0] / PAGES_MM["A4"][0]


def _scaled(boxes: Mapping[str, Box], scale: float) -> dict[str, Box]:
    """Enlarge to another sheet; the code stays as small as it can be read."""
    return {name: _larger(box, scale, is_code=name == "code") for name, box in boxes.items()}


def _larger(box: Box, scale: float, *, is_code: bool) -> Box:
    return replace(
        box,
        x_mm=round(box.x_mm * scale, 1),
        y_mm=round(box.y_mm * scale, 1),
        w_mm=box.w_mm if is_code else round(box.w_mm * scale, 1),
        size_pt=math.floor(box.size_pt * scale),
    )


_WIDE: Final = {"x_mm": 28, "w_mm": 241}
_RIGHT: Final = {"x_mm": 163, "w_mm": 108}
_LEFT: Final = {"x_mm": 49, "w_mm": 109, "align": "left"}

_TOP_UNDER_EMBLEM: Final = {
    "national_name": Box(**_WIDE, y_mm=41.7, size_pt=13, bold=True),
    "motto": Box(**_WIDE, y_mm=47.5, size_pt=13, bold=True),
    "decider": Box(
        **_WIDE, y_mm=56, size_pt=16, bold=True, colour="red", max_lines=2, valign="middle"
    ),
    "verb": Box(**_WIDE, y_mm=70.5, size_pt=14, bold=True),
    "award": Box(**_WIDE, y_mm=77, size_pt=32, bold=True, colour="red"),
}
_TOP_WITHOUT_EMBLEM: Final = {
    "national_name": Box(**_WIDE, y_mm=25, size_pt=14, bold=True),
    "motto": Box(**_WIDE, y_mm=31, size_pt=14, bold=True),
    "decider": Box(
        **_WIDE, y_mm=43, size_pt=17, bold=True, colour="red", max_lines=2, valign="middle"
    ),
    "verb": Box(**_WIDE, y_mm=60.5, size_pt=15, bold=True),
    "award": Box(**_WIDE, y_mm=69, size_pt=40, bold=True, colour="red"),
}
_LOWER_HALF: Final = {
    "recipient": Box(**_WIDE, y_mm=91.5, size_pt=22, bold=True, max_lines=2, valign="middle"),
    "recipient_detail": Box(**_WIDE, y_mm=110.3, size_pt=14, max_lines=2),
    "merit": Box(**_WIDE, y_mm=122.5, size_pt=15, max_lines=3),
    "decision": Box(
        **_LEFT, y_mm=172.5, size_pt=12, bold=True, italic=True, max_lines=2, valign="bottom"
    ),
    "ordinal": Box(**_LEFT, y_mm=183.5, size_pt=12, bold=True, italic=True),
    "place_date": Box(**_RIGHT, y_mm=144.5, size_pt=13, bold=True, italic=True),
    "signer": Box(**_RIGHT, y_mm=150.2, size_pt=13, bold=True, max_lines=2),
    "signer_name": Box(**_RIGHT, y_mm=184, size_pt=14, bold=True),
    "code": Box(x_mm=27, y_mm=171, w_mm=14, size_pt=7),
}
