"""Where a paragraph begins among hard-wrapped lines: small named rules, asked in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from campaigns.intake.outline.layout import Layout
from campaigns.intake.outline.markers import LETTERS, Marker, find_marker
from campaigns.intake.outline.paragraphs import Paragraph, glue
from campaigns.intake.outline.words import (
    awaits_number,
    ends_sentence,
    first_word,
    has_letters,
    has_open_quote,
    is_capitals,
    last_word,
    starts_lower,
    starts_upper,
    stays_open,
)
from campaigns.intake.parts import FileKind, Line

# A dash that begins a line stands between these words: "kinh tế / - xã hội".
_PAIRS: Final = frozenset(
    {
        "tế-xã", "trị-xã", "hóa-xã", "hoá-xã", "tế-kỹ", "phòng-an", "phòng-thống", "chính-kế",
        "chính-xây", "chính-nông", "động-thương", "pháp-hộ", "số-kế", "nghiệp-xây",
        "nghiệp-tiểu", "nghiệp-dịch", "mại-dịch", "nghệ-thể", "lập-tự", "do-hạnh", "hoạch-kỹ",
        "dục-đào", "thi-đua", "đua-khen", "nông-lâm", "hành-chính", "đảng-đoàn", "tin-truyền",
        "hóa-thông", "hoá-thông", "tế-hạ", "giáo-dân", "trường-đô", "sáng-xanh", "xanh-sạch",
        "sạch-đẹp", "môi-trường", "nguyên-môi", "nội-ngoại", "vốn-tín",
    }
)  # fmt: skip
# Capitalised verbs do not stand within a sentence: after a heading they begin its text.
_VERBS: Final = re.compile(
    r"(?:Phát huy|Phát động|Phát triển|Tập trung|Tiếp tục|Đẩy mạnh|Tăng cường|Nâng cao|Chủ động|"
    r"Thực hiện|Triển khai|Tổ chức|Xây dựng|Đổi mới|Phấn đấu|Hoàn thành|Duy trì|Giữ vững|"
    r"Khơi dậy|Động viên|Khuyến khích|Nhằm|Để|Thông qua|Việc|Các|Mỗi|Trên cơ sở|Căn cứ|Giao|"
    r"Đề nghị|Yêu cầu|Bảo đảm|Đảm bảo|Huy động|Quán triệt|Tuyên truyền|Vận động|Kịp thời)(?!\w)"
)
# What begins a paragraph wherever the line before ends.
_STARTERS: Final = re.compile(
    r"\[\d{1,2}\] ?\S|Nơi nhận ?:|Kính gửi ?:|Trên đây là |QUYẾT NGHỊ|QUYẾT ĐỊNH ?:|"
    r"Nhận được (?:Kế|Chỉ|Quyết)|"
    r"(?:Kế hoạch|Chỉ thị|Nghị quyết) (?:này|(?:này )?(?:đã )?được) "
    r"(?:được|có|phổ biến|triển khai|HĐND|Hội đồng|Đại hội|Ban )"
)
_BASIS: Final = re.compile(r"(?:[-–+*•] ?)?(?:Căn cứ|Thực hiện|Xét|Theo|Triển khai)(?!\w)")
# Lists that are also written within a sentence: "gồm: a) …; b) …".
_WITHIN_SENTENCES: Final = ("(decimal)", "letter )", "decimal )", "(letter)", "letter .")
_FIRST_INDENT: Final = 12  # points that a first line stands further right, at least


@dataclass
class Joint:
    """One question: does ``line`` begin a paragraph after ``before``?

    ``numbers`` are the last ones of each style of markers; ``room``: the line's first word
    would have fitted above it.
    """

    before: Paragraph
    line: Line
    marker: Marker | None
    room: bool
    numbers: dict[str, int]
    layout: Layout

    @property
    def ended(self) -> bool:
        return ends_sentence(self.before.last.text)


@dataclass
class Joiner:
    """Asks the rules line by line and remembers the last numbers."""

    layout: Layout
    numbers: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Sequence[Line], kind: FileKind) -> Joiner:
        return cls(Layout.of(lines, kind))

    def begins(self, before: Paragraph | None, line: Line) -> bool:
        """Say whether a paragraph begins with the line."""
        marker = find_marker(line.text)
        begins = before is None or self._answer(before, line, marker)
        if begins and marker and marker.number:
            self.numbers[marker.style] = marker.number
        return begins

    def _answer(self, before: Paragraph, line: Line, marker: Marker | None) -> bool:
        room = self.layout.has_room(before, line)
        joint = Joint(before, line, marker, room, self.numbers, self.layout)
        rules = RULES if self.layout.trusts_starts else UNSURE_RULES
        if self.layout.cut_by_hand:
            rules = RULES[1:]
        answers = (rule(joint) for rule in rules)
        return next((answer for answer in answers if answer is not None), False)


# ---- The rules: True begins a paragraph, False goes on, None leaves it to the next rule -------


def by_hint(joint: Joint) -> bool | None:
    """The file says it; of typed text, where every line seems whole, it may be mistaken."""
    if not joint.layout.trusts_starts and not joint.ended and not joint.room:
        titled = joint.before.looks_like_heading and starts_upper(joint.line.text)
        return True if joint.line.starts and titled else None
    return joint.line.starts


def by_column(joint: Joint) -> bool | None:
    return True if joint.line.column != joint.before.last.column else None


def by_code(joint: Joint) -> bool | None:
    """A number or code cut at its hyphen or stroke: "19- / CT/TU", "2023 / -2030"."""
    tight = not glue(joint.before.last.text, joint.line.text)
    return False if tight or joint.line.text.startswith(("%", "‰")) else None


def by_starter(joint: Joint) -> bool | None:
    if _BASIS.match(joint.before.lines[0].text) and joint.before.tail.endswith(";"):
        return starts_upper(joint.line.text) or joint.marker is not None
    return True if _STARTERS.match(joint.line.text) else None


def by_bullet(joint: Joint) -> bool | None:
    """A dash begins an item, unless it ties two words or figures."""
    marker = joint.marker
    if marker is None or not marker.is_bullet:
        return None
    if joint.ended or marker.style not in ("dash", "plus"):
        return True
    if _ties(joint.before, marker.rest):
        return False
    return joint.room or not (starts_lower(marker.rest) or marker.rest[:1].isdigit())


def _ties(before: Paragraph, rest: str) -> bool:
    """Say whether a dash between the two is a hyphen: "kinh tế / - xã hội", "5 / - 10"."""
    text = before.last.text
    pair = f"{last_word(text).strip('“(,')}-{first_word(rest).lower().strip(',.;')}"
    range_ = text[-1:].isdigit() and rest[:1].isdigit()
    open_ = stays_open(text) and not text.endswith(",")
    return pair in _PAIRS or range_ or open_ or has_open_quote(before.tail)


def by_number(joint: Joint) -> bool | None:
    """A number begins an item, unless it belongs to the sentence before: "quý / II. Các"."""
    marker = joint.marker
    if marker is None or marker.is_bullet:
        return None
    if _counts_within(joint.before, marker):
        return False
    if joint.room:
        return True
    last = joint.numbers.get(marker.style, 0)
    in_turn = marker.number in (1, last, last + 1, last + 2)
    if marker.style in _WITHIN_SENTENCES:
        return in_turn and (joint.ended or joint.before.looks_like_heading)
    if joint.ended or joint.before.looks_like_heading:
        return in_turn or starts_upper(marker.rest) or not marker.rest
    return in_turn and starts_upper(marker.rest) and not awaits_number(joint.before.last.text)


def _counts_within(before: Paragraph, marker: Marker) -> bool:
    """Say whether the number before this one stands within the paragraph: "gồm: (1) …; (2)"."""
    if marker.style not in _WITHIN_SENTENCES or not marker.number or marker.number == 1:
        return False
    letters = "letter" in marker.style
    typed = LETTERS[marker.number - 1] if letters else str(marker.number)
    earlier = LETTERS[marker.number - 2] if letters else str(marker.number - 1)
    return f" {marker.text.replace(typed, earlier)} " in before.tail


def by_capitals(joint: Joint) -> bool | None:
    """A heading in capitals goes on in capitals, and only so."""
    line, before = joint.line.text, joint.before
    if not has_letters(line):
        return None
    if before.in_capitals and len(before.tail) > 4:
        if is_capitals(line):
            return ends_sentence(before.tail)
        return not starts_lower(line)
    is_title = is_capitals(line) and len(line) > 8 and " " in line
    return True if is_title and (joint.ended or joint.room) else None


def by_small_letter(joint: Joint) -> bool | None:
    """A small letter goes on, unless a list without dashes is written in small letters."""
    line = joint.line.text
    if not starts_lower(line):
        return None
    return joint.ended and joint.room


def by_awaited_number(joint: Joint) -> bool | None:
    """A figure after "năm", "số" or "Điều" belongs to it."""
    cut = joint.line.text[:1].isdigit() and awaits_number(joint.before.last.text)
    return False if cut and joint.marker is None else None


def by_indent(joint: Joint) -> bool | None:
    """In a file that shows indents, first lines stand further right than the others."""
    indent, usual = joint.line.indent, joint.layout.indent
    if indent is None or usual is None or joint.line.centred:
        return None
    first = indent >= usual + _FIRST_INDENT and starts_upper(joint.line.text)
    return True if first else None


def by_verb_after_heading(joint: Joint) -> bool | None:
    begins = not joint.ended and _VERBS.match(joint.line.text)
    return True if begins and joint.before.looks_like_heading else None


def by_room(joint: Joint) -> bool | None:
    """The next word would have fitted: the line before ends its paragraph."""
    if not joint.room:
        return None
    text = joint.before.tail
    goes_on = stays_open(text) or (has_open_quote(text) and not joint.ended)
    return not goes_on


def by_end(joint: Joint) -> bool | None:
    """After a full line a paragraph begins only where the paper's end mark stands."""
    return joint.before.tail.endswith("./.")


RULES: Final[tuple[Callable[[Joint], bool | None], ...]] = (
    by_hint,
    by_column,
    by_code,
    by_starter,
    by_bullet,
    by_number,
    by_capitals,
    by_small_letter,
    by_awaited_number,
    by_indent,
    by_verb_after_heading,
    by_room,
    by_end,
)
# Where hints are guesses, the words tell more than they do.
UNSURE_RULES: Final = (*RULES[1:9], by_hint, *RULES[9:])
