"""Papers made at random: a tree of items, printed with hard wraps as offices print it."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

from hypothesis import strategies as st

# Clauses in the manner of such papers; some break badly at the end of a line.
CLAUSES = (
    "đẩy mạnh các phong trào thi đua trên địa bàn",
    "phát triển kinh tế - xã hội gắn với quốc phòng - an ninh",
    "thu nhập bình quân đầu người năm 2024 cao hơn năm trước",
    "theo Chỉ thị số 19-CT/TU của Ban Thường vụ Tỉnh ủy",
    "trong giai đoạn 2023-2030 và những năm tiếp theo",
    "sản lượng cây ăn quả đạt 1.880 tấn, tăng 4,5% so với cùng kỳ",
    "nêu gương “người tốt, việc tốt” tại 3 thôn, 12 tổ dân phố",
    "giao công chức Văn phòng - Thống kê tham mưu, tổng hợp",
    "hoàn thành trước ngày 15/12/2024 các nội dung được giao",
    "ở các xã Hòa Bình, Tân Tiến và phường Ngô Gia Tự",
    "bảo đảm dân chủ, công khai, minh bạch, đúng quy định",
    "hướng tới kỷ niệm 70 năm Chiến thắng Điện Biên Phủ",
)
HEADINGS = (
    "Mục đích", "Yêu cầu", "Công tác lãnh đạo, chỉ đạo", "Nhiệm vụ trọng tâm",
    "Lĩnh vực văn hóa, xã hội", "Tuyên truyền, vận động", "Công tác kiểm tra",
)  # fmt: skip
CAPITALS = (
    "MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG THI ĐUA", "NHIỆM VỤ, GIẢI PHÁP",
    "CÁC PHONG TRÀO THI ĐUA TRỌNG TÂM TRONG LĨNH VỰC KINH TẾ, VĂN HÓA, XÃ HỘI VÀ QUỐC PHÒNG, "
    "AN NINH NĂM 2024", "TỔ CHỨC THỰC HIỆN",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI")
LETTERS = "abcdđeg"


@dataclass
class Made:
    """An item as printed and as it must be read."""

    marker: str
    heading: str = ""
    paragraphs: list[str] = field(default_factory=list)
    children: list[Made] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return the paragraphs as printed, not yet wrapped."""
        first = f"{self.marker} {self.heading or self.paragraphs[0]}".strip()
        own = [first, *(self.paragraphs if self.heading else self.paragraphs[1:])]
        return own + [line for child in self.children for line in child.lines()]

    def shape(self) -> tuple:
        """Return what of the item must come back."""
        paragraphs = tuple(self.paragraphs)
        return self.marker, self.heading, paragraphs, tuple(c.shape() for c in self.children)


def wrapped(lines: list[str], width: int, blank_lines: bool) -> str:
    """Cut every paragraph at the width, as an editor does; maybe an empty line after each."""
    cut = [part for line in lines for part in textwrap.wrap(line, width)]
    return ("\n\n" if blank_lines else "\n").join(cut) + "\n"


@st.composite
def sentences(draw: st.DrawFn, end: str = ".") -> str:
    """Return a sentence of one to six clauses."""
    clauses = draw(st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=6))
    text = ", ".join(clauses)
    return text[0].upper() + text[1:] + end


@st.composite
def made_items(draw: st.DrawFn, styles: tuple[str, ...], parent: str = "") -> list[Made]:
    """Return the items of a list and all below them; ``styles`` go from the top down."""
    style, below = styles[0], styles[1:]
    top = not parent
    items = []
    for number in range(1, draw(st.integers(2 if top else 1, 4)) + 1):
        item = Made(_marker(style, number, parent))
        headed = style == "roman" or (style in ("decimal", "outline") and draw(st.booleans()))
        if headed:
            item.heading = draw(st.sampled_from(CAPITALS if style == "roman" else HEADINGS))
        wants_children = bool(below) and draw(st.booleans())
        if not headed or not wants_children:
            item.paragraphs = [draw(sentences())]
        if wants_children:
            step = draw(st.integers(0, max(0, len(below) - 2))) if style != "decimal" else 0
            item.children = draw(made_items(below[step:], item.marker))
        items.append(item)
    return items


def _marker(style: str, number: int, parent: str) -> str:
    if style == "outline":
        return f"{parent.rstrip('.')}.{number}."
    return {
        "roman": f"{ROMAN[number - 1]}.",
        "decimal": f"{number}.",
        "letter": f"{LETTERS[number - 1]})",
        "dash": "-",
        "plus": "+",
    }[style]


SCHEMES = (
    ("roman", "decimal", "dash", "plus"),
    ("roman", "decimal", "outline", "dash"),
    ("roman", "decimal", "letter", "dash", "plus"),
    ("decimal", "letter", "dash"),
    ("roman", "dash", "plus"),
)


@st.composite
def made_papers(draw: st.DrawFn) -> list[Made]:
    return draw(made_items(draw(st.sampled_from(SCHEMES))))
