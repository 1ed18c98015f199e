"""How a reading is told to the person who checks it: in words, never by colour alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from campaigns.intake.doubting import is_doubtful
from campaigns.intake.in_text import Cell, figures_that_differ
from campaigns.intake.parts import ReadHeader, ReadTarget
from emulation.lib.quantities import format_number
from emulation.lib.text import first_lower
from targets.measures import format_value
from targets.models import Comparator

HARDLY_SURE = 0.5


@dataclass(frozen=True)
class Sureness:
    word: str
    badge: str  # class of the sign


READ_RIGHT = Sureness("chắc", "is-done")
WORTH_A_LOOK = Sureness("nên xem", "is-risk")
DOUBTFUL = Sureness("ngờ", "is-late")

# The rules of the grammar that read a target, as it names them in ``how``.
HOW = {
    "table": "đọc từ bảng",
    "about": "con số ước chừng (khoảng, gần, chừng)",
    "range": "hai số là một khoảng",
    "ratio": "phân số: tử số trên mẫu số",
    "ratio in the bracket": "tử số, mẫu số trong ngoặc",
    "percentage of the ratio": "phần trăm của phân số đứng trước",
    "rate": "tỷ lệ trên một số dân",
    "doubled": "“gấp … lần”",
    "sum in two units": "một số viết bằng hai đơn vị",
    "from": "có chữ “từ”",
    "from alone": "có “từ” mà không có “trở lên”",
    "from what was to what will be": "“từ … xuống (lên) …”: lấy số sau",
    "baseline in the bracket": "số kỳ trước trong ngoặc",
    "figure in the bracket": "con số nằm trong ngoặc",
    "given by a superior": "có số cấp trên giao",
    "comparator of the number before": "so sánh lấy của số đứng trước",
    "subject of the words before": "tên lấy của vế trước",
    "more of the target before": "nói thêm về chỉ tiêu đứng trước",
    "verb of the clause before": "động từ lấy của vế trước",
    "without a figure": "không có con số, có động từ mở đầu",
    "in prose": "đứng ngoài danh sách chỉ tiêu",
}
_COMPARATOR = re.compile(r"comparator (\S+)( after| behind its noun)?")
_WHERE = {None: "trước số", " after": "sau số", " behind its noun": "sau tên gọi"}


def sureness(target: ReadTarget) -> Sureness:
    if not is_doubtful(target):
        return READ_RIGHT
    return DOUBTFUL if target.sure < HARDLY_SURE else WORTH_A_LOOK


def how_words(rules: Iterable[str]) -> str:
    """Write by which rules a target was read; a rule that is not known here is left out."""
    return "; ".join(dict.fromkeys(filter(None, map(_rule_words, rules))))


def _rule_words(rule: str) -> str:
    found = _COMPARATOR.fullmatch(rule)
    if found and found[1] in Comparator.values:
        return f"chữ đứng {_WHERE[found[2]]} nghĩa là “{Comparator(found[1]).label}”"
    return HOW.get(rule, "")


def value_words(target: ReadTarget) -> str:
    """Write what the target asks for: "từ 98% trở lên"."""
    return format_value(
        target.op,
        value=target.value,
        value_max=target.value_max,
        unit=target.unit,
        numerator=target.numerator,
        denominator=target.denominator,
        level=target.level,
    )


def more_words(target: ReadTarget) -> str:
    """Write what else the text says of the target: whose figure, from where, a note."""
    said = []
    if target.assigned_value is not None:
        giver = target.assigned_by or "cấp trên"
        said.append(f"{giver} giao {format_number(target.assigned_value)}")
    if target.baseline is not None:
        year = f"năm {target.baseline_year}" if target.baseline_year else "trước đó"
        said.append(f"{year} là {format_number(target.baseline)}")
    if target.note:
        said.append(first_lower(target.note))
    return "; ".join(said)


def differs_words(target: ReadTarget, texts: Mapping[Cell, str]) -> str:
    """Write which numbers the text has where the target has others; "" for none."""
    said = (
        f"văn bản ghi {words}, chỉ tiêu ghi {format_number(getattr(target, figure.slot))}"
        for figure, words in figures_that_differ(target, texts)
    )
    return "; ".join(said)


def count_words(total: int, doubtful: int) -> str:
    """Write "42 chỉ tiêu: 39 chắc, 3 cần xem"."""
    if not total:
        return "Chưa đọc được chỉ tiêu nào"
    if not doubtful:
        return f"{total} chỉ tiêu, không còn chỗ cần xem"
    return f"{total} chỉ tiêu: {total - doubtful} chắc, {doubtful} cần xem"


def header_lines(header: ReadHeader) -> tuple[str, ...]:
    """Return the head as the file shows it, or as it was typed where the file shows none."""
    if header.lines:
        return header.lines
    number = "/".join(part for part in (header.number, header.symbol) if part)
    day = ", ".join(part for part in (header.place, header.date) if part)
    lines = (header.parent, header.issuer, number, day, header.kind, header.title)
    return tuple(line for line in lines if line)
