"""Work that items give to units and posts: who leads, who joins in, until when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from campaigns.intake.parts import ReadItem, ReadParagraph, ReadTask

# How the name of a unit or post begins.
_UNIT: Final = (
    r"(?:UBND|Ủy ban|Uỷ ban|UBMTTQ|HĐND|Hội đồng|Đảng ủy|Đảng uỷ|Đảng đoàn|Ban|BCĐ|BCH|Văn phòng|"
    r"VP|Phòng|Sở|Bộ phận|Công chức|Cán bộ|Công an|Quân sự|BCHQS|MTTQ|Mặt trận|Hội|Đoàn|Chi hội|"
    r"Chi đoàn|Chi bộ|Đài|Trạm|Trung tâm|Trường|Các (?:trường|thôn|bản|ấp|tổ|khu|xã|phường|cơ quan|"
    r"đơn vị|ngành|ban|phòng|sở|đoàn thể|tổ chức|hội|đồng chí|bộ phận|địa phương|chi bộ|xóm|buôn)|"
    r"Thôn|Trưởng|Bí thư|Chủ tịch|Phó Chủ tịch|Thủ trưởng|Người đứng đầu|Thành viên|Thường trực|"
    r"Tổ(?! chức| CHỨC)|Khối|Cụm|Kế toán|Tài chính|Kho bạc|Chi cục|Bảo hiểm|BHXH|Ngân hàng|HTX|"
    r"Hợp tác xã|"
    r"Đồng chí|Đ/c|Ông|Bà|Cơ quan|Đơn vị|Hạt|Đội|Liên đoàn|Công đoàn|Xóm|Bản|Ấp)(?!\w)"
)
_VERB: Final = (
    r"(?:kiểm tra|đôn đốc|tham mưu|chủ trì|chủ động|phối hợp|tổ chức|xây dựng|triển khai|vận động|"
    r"đẩy mạnh|thực hiện|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|theo dõi|hướng dẫn|căn cứ|"
    r"tăng cường|tuyên truyền|thẩm định|tổng hợp|rà soát|đăng ký|phát động|giám sát|báo cáo|"
    r"tiếp tục|quán triệt|cụ thể hóa|cụ thể hoá|làm đầu mối|là đầu mối|bố trí|cân đối|bảo đảm|"
    r"đảm bảo|phát huy|nghiêm túc|khẩn trương|dành|đưa tin|mở chuyên mục|kịp thời|thường xuyên|"
    r"xét|bình xét|trình|lập|chỉ đạo|lãnh đạo|phụ trách|đề xuất|giúp|hằng|hàng|định kỳ|cử|gửi|"
    r"nộp|hoàn thành|tập trung|chuẩn bị|phân công|phổ biến|làm|giúp đỡ|ký|tham gia|họp|giới thiệu)"
    r"(?!\w)"
)
_BEFORE_VERB: Final = rf"(?<!các)(?<!Các)(?<!những),? (?={_VERB})"
_GIVING: Final = re.compile(
    rf"(?:Giao(?: cho| trách nhiệm cho| nhiệm vụ cho)?|Đề nghị|Yêu cầu|Phân công|Ủy quyền(?: cho)?)"
    rf" (?P<units>(?:các |đồng chí |ông |bà )*(?i:{_UNIT}).*)",
    re.DOTALL,
)
_ACTING: Final = re.compile(rf"(?P<units>{_UNIT}.{{0,220}}?){_BEFORE_VERB}")
_UNTIL_VERB: Final = re.compile(rf"(?P<units>.{{2,260}}?)(?:{_BEFORE_VERB}|[:;.]|$)")
_WITH: Final = re.compile(
    rf"[Pp]hối hợp (?:chặt chẽ )?(?:cùng )?(?:với )?"
    rf"(?P<units>(?:các )?(?i:{_UNIT})[^.;:]{{0,220}}?)(?:{_BEFORE_VERB}|[.;:]|$)"
)
_LEADING: Final = re.compile(r",? (?:chủ trì|là cơ quan|làm đầu mối)(?!\w)")
_PART: Final = re.compile(rf"(?:, | và |; )(?=(?:các |lãnh đạo |công chức |cán bộ )?(?i:{_UNIT}))")
_ORGANISING: Final = re.compile(
    r"tổ chức thực hiện|phân công|tổ chức triển khai|trách nhiệm|biện pháp thực hiện", re.IGNORECASE
)
_DEADLINE: Final = re.compile(
    r"(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|xong(?: trước)?|hoàn thành(?: trước| trong)?|"
    r"đến hết|hạn cuối(?: là)?|đến)(?: trước)? (?:ngày )?(?P<day>\d{1,2})/(?P<month>\d{1,2})"
    r"(?:/(?P<year>\d{4}))?(?![\d/])|"
    r"(?:trước|chậm nhất(?: là)?|hoàn thành trước)(?: ngày)? (?P<day2>\d{1,2}) tháng "
    r"(?P<month2>\d{1,2})(?: năm (?P<year2>\d{4}))?",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(
    r"(?:trong|xong trong|hoàn thành trong|hết) quý (?P<quarter>IV|I{1,3}|[1-4])"
    r"(?:[/ ](?:năm )?(?P<year>\d{4}))?(?!\w)"
)
_RECURRING: Final = re.compile(
    r"(?:\d{1,2} tháng(?: đầu năm)?(?:,| và) (?:cả |cuối |tổng kết )?năm|6 tháng một lần|"
    r"(?:định kỳ )?(?:ngày \d{1,2} )?(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|"
    r"định kỳ (?:theo )?(?:ngày|tuần|tháng|quý|năm|6 tháng|sơ kết[^.;,]{0,30})|"
    r"\d{1,2} tháng(?: một lần| đầu năm)?(?=[^.;]{0,40}(?:báo cáo|sơ kết)))",
    re.IGNORECASE,
)
_MOST_LETTERS: Final = 90  # of a heading that is a unit's name


def with_tasks(items: Iterable[ReadItem], year: int | None = None) -> tuple[ReadItem, ...]:
    """Return the items with the tasks that they give.

    Under a heading of organisation every item may give one; elsewhere only words such as
    "Giao Văn phòng …" do. ``year`` completes deadlines without a year.
    """
    return tuple(_with_task(item, year, False) for item in items)


def _with_task(item: ReadItem, year: int | None, organising: bool) -> ReadItem:
    organising = organising or bool(_ORGANISING.search(item.heading))
    children = tuple(_with_task(child, year, organising) for child in item.children)
    if item.kind not in ("section", "item"):
        return item
    return replace(item, children=children, task=_task_of(item, year, organising))


def _task_of(item: ReadItem, year: int | None, organising: bool) -> ReadTask | None:
    texts = [block.text for block in item.blocks if isinstance(block, ReadParagraph)]
    words = " ".join(texts)
    units = _headed_units(item.heading) if organising else ""
    if not units:
        units = _given_units(words) or (_acting_units(words) if organising else "")
    if not units:
        return None
    leads, joined = _leads_and_others(units)
    return ReadTask(
        summary=(texts[0] if texts else item.heading),
        leads=leads,
        coordinates=tuple(dict.fromkeys((*joined, *_coordinating(words)))),
        deadline=_deadline(words, year),
        recurring=_recurring(words),
    )


# ---- Who ----------------------------------------------------------------------------------------


def _headed_units(heading: str) -> str:
    """Return the units that a heading names: "Phòng Nội vụ:"."""
    name = re.sub(r"^(?:Đề nghị|Đối với|Giao) ", "", heading.strip(" :.-"))
    fits = len(name) <= _MOST_LETTERS and re.match(rf"(?:các )?{_UNIT}", name, re.IGNORECASE)
    return name if fits else ""


def _given_units(text: str) -> str:
    """Return who is told to do something: "Giao Văn phòng UBND xã kiểm tra"."""
    for sentence in _sentences(text):
        found = _GIVING.match(sentence)
        until = _UNTIL_VERB.match(found["units"]) if found else None
        if until:
            return until["units"]
    return ""


def _acting_units(text: str) -> str:
    """Return who stands before the verb of the first sentence: "Các thôn đăng ký"."""
    headed = re.match(rf"({_UNIT}[^:.;]{{0,{_MOST_LETTERS}}}):", text)
    if headed:
        return headed[1]
    found = _ACTING.match(text)
    return found["units"] if found and "." not in found["units"].replace("TP.", "") else ""


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for stop in re.finditer(r"[.;:] ", text):
        yield text[start : stop.start() + 1]
        start = stop.end()
    yield text[start:]


def _leads_and_others(units: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part "Phòng A chủ trì, phối hợp với Hội B" into those who lead and those who join in."""
    before, _, after = units.partition("phối hợp")
    leads = _parts(_LEADING.sub("", before))
    return leads, _parts(re.sub(r"^ ?(?:với|cùng) ", "", after)) if after else ()


def _parts(units: str) -> tuple[str, ...]:
    found = (part.strip(" ,;:.()") for part in _PART.split(units.strip()))
    return tuple(part for part in found if part)


def _coordinating(text: str) -> list[str]:
    found = _WITH.search(text)
    return list(_parts(found["units"])) if found else []


# ---- When ---------------------------------------------------------------------------------------


def _deadline(text: str, year: int | None) -> str:
    """Return the day until which the work is done, as an ISO date; "" where none is given."""
    found = _DEADLINE.search(text)
    if found:
        day, month = found["day"] or found["day2"], found["month"] or found["month2"]
        return _iso(found["year"] or found["year2"] or year, month, day)
    quarter = _QUARTER.search(text)
    if quarter is None:
        return ""
    number = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(quarter["quarter"]) or int(quarter["quarter"])
    return _iso(quarter["year"] or year, 3 * number, 31 if number in (1, 4) else 30)


def _iso(year: str | int | None, month: str | int, day: str | int) -> str:
    try:
        return dt.date(int(year or 0), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _recurring(text: str) -> str:
    found = _RECURRING.search(text)
    return found[0] if found else ""
