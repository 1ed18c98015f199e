"""How much of a place is taken for targets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from campaigns.intake.grammar.quantities import Quantity


class Mode(IntEnum):
    """From no target at all to a list in which every clause is one."""

    NEVER = 0  # results of last year, awards, scoring
    TASKS = 1  # who does what: only what is expressly striven for
    PROSE = 2  # figures that are strongly stated
    FIGURES = 3  # figures with a unit
    TARGETS = 4  # figures, and clauses without one


_AIMS = re.compile(
    r"phấn đấu|quyết tâm|mục tiêu|chỉ tiêu|(?:bảo đảm|đảm bảo) \d|đề ra:|nâng tỷ lệ|đưa tỷ lệ", re.I
)
_STRIVES = re.compile(r"phấn đấu|quyết tâm|mục tiêu|chỉ tiêu", re.I)
_STRIVES_PLAINLY = re.compile(r"phấn đấu|quyết tâm", re.I)
_PAST = re.compile(
    r"\b(?:đã|(?<!với )ước (?:đạt|thực hiện)|cùng kỳ năm|năm qua|vừa qua|đến nay|hiện có|hiện nay"
    r"|thời gian qua|kết quả (?:đạt|là|năm)|nhiệm kỳ qua"
    r"|mới (?:chỉ )?(?:đạt|được) (?:\d|khoảng|trên|gần))|tính đến",
    re.I,
)
_SURELY_PAST = re.compile(
    r"\b(?:đã (?:đạt|hoàn thành|có|được|giảm|tăng)(?: [^\W\d]+){0,4} \d|(?<!với )ước thực hiện\b"
    r"|kết quả năm\b)",
    re.I,
)
_OF_AWARDS = re.compile(
    r"khen thưởng|giấy khen|bằng khen|tiền thưởng|mức thưởng|hồ sơ khen|chú trọng khen|đề nghị khen"
    r"|xét tặng|đề nghị tặng|chiến sĩ thi đua|cờ thi đua|mỗi giải|\d giải (?:nhất|nhì|ba)",
    re.I,
)
_OF_MONEY_OR_CHECKS = re.compile(
    r"kinh phí|mức chi|định mức|mức hỗ trợ|phải được|họp|giao ban|sinh hoạt|kiểm tra|giám sát"
    r"|báo cáo|sơ kết|chuyên mục|lịch tiếp",
    re.I,
)
_OF_FEES = re.compile(r"mức đóng|đóng bằng|lương cơ sở|xử phạt|phạt tiền|mức phạt|bị phạt", re.I)
_GENERIC = re.compile(
    r"^(?:(?:các|những|tất cả|toàn bộ|mọi|số) )*(?:chỉ tiêu|nhiệm vụ|mục tiêu|kế hoạch|công việc"
    r"|nội dung)(?:$|,| (?:trọng tâm|chủ yếu|công tác|chính trị|được|đề ra|đã|kinh tế|theo|năm|của"
    r"|thường xuyên|chuyên môn"
    r"|và|các|cấp trên|phát triển|giao$|giao (?:năm|cho|đầu)))",
    re.I,
)
_COMPLETES = re.compile(r"(?:hoàn thành|thực hiện)(?: và hoàn thành)?(?: vượt mức)? ", re.I)
# Verbs of doing: a count behind them is no aim.
_PROCESS = re.compile(
    r"(?:đẩy nhanh|tháo gỡ|triển khai|hoàn thiện|ưu tiên|tăng cường|phân công|tuyên truyền|phát"
    r"|quan tâm|tập trung|chỉ đạo|thực hiện|khảo sát|rà soát|kiểm tra|giám sát|theo dõi|đôn đốc)\b",
    re.I,
)
# A count behind these is reached, not merely done.
_ACHIEVES = re.compile(
    r"\b(?:có|xây dựng|xây mới|thành lập|kết nạp|công nhận|đạt|trồng|lắp đặt|lắp|giải quyết|tạo"
    r"|đào tạo|thu hút|phát triển|xóa|xoá|sửa chữa|làm mới|hoàn thành|khởi công|chuyển đổi|vận động"
    r"|cấp|đón|giải phóng|giữ vững|duy trì|nâng cao|giảm|tăng|thêm|giao|nâng cấp|cải tạo|số|đàn"
    r"|tổng)\b",
    re.I,
)
# Shares of titles are quotas; nominations are no aims.
_IS_TITLE = re.compile(
    r"(?:số |tỷ lệ )?(?:đạt |cá nhân |tập thể |danh hiệu )*(?:lao động tiên tiến"
    r"|chiến sĩ thi đua|giấy khen|bằng khen|cờ thi đua)",
    re.I,
)
_NOMINATES = re.compile(
    r"(?:đề nghị|giới thiệu|xét|bình chọn)\b.{0,60}(?:cờ thi đua|bằng khen|giấy khen|khen thưởng)"
    r"|giới thiệu \d",
    re.I,
)
_PER_UNIT = re.compile(r"\bmỗi\b", re.I)
_IS_PREAMBLE = re.compile(r"căn cứ |trên cơ sở |theo (?:quy định|đề nghị|báo cáo) ", re.I)
_IS_MEETING = re.compile(
    r"^(?:tổ chức |duy trì )?(?:cuộc |buổi |kỳ |phiên )?(?:họp|giao ban|sơ kết|tổng kết)\b", re.I
)
_IS_CONTACT = re.compile(r"điện thoại|đường dây nóng|hotline|\bfax\b|số tài khoản|zalo", re.I)
_MEASURED = ("percent", "measure", "money", "rate")
_NEAR = 200  # letters before a figure that tell what is done with it
_VERY_NEAR = 60
_NOWHERE = 10**9


@dataclass(frozen=True)
class Sentence:
    """What a sentence says as a whole; each question is asked once."""

    text: str
    start: int  # letter of the paragraph

    @cached_property
    def tells_past(self) -> bool:
        return bool(_PAST.search(self.text))

    @cached_property
    def is_of_awards(self) -> bool:
        return bool(_OF_AWARDS.search(self.text))

    @cached_property
    def aim_at(self) -> int:
        return _first(_AIMS, self.text)

    @cached_property
    def strife_at(self) -> int:
        return _first(_STRIVES, self.text)

    @cached_property
    def plain_strife_at(self) -> int:
        return _first(_STRIVES_PLAINLY, self.text)

    @cached_property
    def past_at(self) -> int:
        return _first(_SURELY_PAST, self.text)


@dataclass(frozen=True)
class Around:
    """A figure in its sentence, looked at up to the letter ``stop``."""

    sentence: Sentence
    stop: int
    beyond: int = 0  # letters of it that stand behind the figure's words

    @property
    def near(self) -> str:
        return self.sentence.text[max(0, self.stop - _NEAR) : self.stop]

    @property
    def before(self) -> str:
        return self.sentence.text[max(0, self.stop - _NEAR) : self.stop - self.beyond]

    @property
    def very_near(self) -> str:
        return self.sentence.text[max(0, self.stop - _VERY_NEAR) : self.stop]

    @property
    def is_aimed_at(self) -> bool:
        return self.sentence.aim_at < self.stop

    @property
    def is_striven_for(self) -> bool:
        return self.sentence.strife_at < self.stop


def accepts(quantity: Quantity, name: str, around: Around, mode: Mode) -> bool:
    """Say whether a place takes a figure for a target."""
    unit = quantity.unit.kind if quantity.unit else ""
    if mode is Mode.NEVER or not name:
        return False
    if _OF_FEES.search(around.very_near) or (quantity.op == "<=" and _IS_TITLE.match(name)):
        return False
    if _NOMINATES.search(around.near) or _IS_PREAMBLE.match(name):
        return False
    if mode is Mode.TARGETS:
        return _in_targets(quantity, unit, name, around)
    if unit not in (*_MEASURED, "count") or _is_generic(name):
        return False
    if around.sentence.tells_past or around.sentence.is_of_awards or _tells_how_often(quantity):
        return False
    if unit == "count" and _PROCESS.match(name) and not quantity.is_compared:
        return False
    if name.lower().startswith("đối với") and not quantity.opener:
        return False
    if mode is Mode.FIGURES:
        return _in_figures(quantity, unit, around)
    return _in_prose(quantity, unit, name, around, mode)


def _is_generic(name: str) -> bool:
    """Say whether a name only urges: "… phấn đấu hoàn thành nhiệm vụ trọng tâm, các chỉ tiêu"."""
    return any(_GENERIC.match(words) for words in _COMPLETES.split(name))


def _in_targets(quantity: Quantity, unit: str, name: str, around: Around) -> bool:
    if unit in ("event", "measure") and _IS_MEETING.search(name):
        return False
    if not unit and _IS_CONTACT.search(around.near):
        return False
    if around.sentence.past_at < around.stop:
        return False
    if unit:
        return True
    stated = quantity.colon or quantity.opener or quantity.op != "=" or "about" in quantity.how
    return bool(stated or quantity.numerator is not None)


def _in_figures(quantity: Quantity, unit: str, around: Around) -> bool:
    if _OF_MONEY_OR_CHECKS.search(around.near) and not around.is_aimed_at:
        return False
    if unit != "count" or quantity.is_compared:
        return True
    if _PER_UNIT.search(around.before) and quantity.opener not in ("reach", "end"):
        return around.is_striven_for
    if quantity.opener or quantity.colon:
        return True
    return bool(_ACHIEVES.search(around.very_near)) or around.is_striven_for


def _in_prose(quantity: Quantity, unit: str, name: str, around: Around, mode: Mode) -> bool:
    if _OF_MONEY_OR_CHECKS.search(around.near) and not around.is_striven_for:
        return False
    if mode is Mode.TASKS:
        return around.sentence.plain_strife_at < around.stop and unit in _MEASURED
    if around.is_aimed_at:
        return True
    compared = quantity.is_compared and "from alone" not in quantity.how
    compared = compared and not _PROCESS.match(name)
    stated = quantity.opener in ("reach", "end") or (quantity.change and unit == "percent")
    if unit == "percent":
        return bool(stated or compared)
    return unit in _MEASURED and bool(stated)


def _tells_how_often(quantity: Quantity) -> bool:
    """Say whether a figure tells how often: "ít nhất 02 lần", "01 lần/quý"."""
    unit = quantity.unit_text
    return unit.startswith("lần") and not quantity.change and "/người" not in unit


def _first(words: re.Pattern[str], text: str) -> int:
    found = words.search(text)
    return found.start() if found else _NOWHERE
