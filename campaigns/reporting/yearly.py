"""The draft of a year-end report: results, then the chapters that other apps tell. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from campaigns.inputs import BlockInput, ItemInput
from campaigns.reporting.chapters import Chapter
from campaigns.reporting.composing import (
    Facts,
    directing,
    left_item,
    listed,
    overdue,
    results,
    section,
    sentence_item,
    shortcomings,
    silent_targets,
    slow_targets,
    unit_items,
)
from emulation.lib.dates import date_short
from emulation.lib.markers import DECIMAL
from emulation.lib.text import first_lower, first_upper, joined

BLANK = "…"
NO_TARGETS = (
    "Trong năm chưa ghi chỉ tiêu thi đua nào nên chưa có số liệu để đánh giá. "
    f"Kết quả theo từng nội dung thi đua: {BLANK}"
)
NO_RESULTS = (
    "Đến nay chưa có kết quả nào được duyệt; {number} chỉ tiêu thi đua dưới đây đều chưa có số "
    "liệu, chưa đánh giá."
)


@dataclass(frozen=True)
class TakenOver:
    """Communes that this one took over on a day: what was recorded there stays there."""

    on: dt.date
    names: tuple[str, ...]


@dataclass(frozen=True)
class YearFacts:
    """What the year-end report is drafted from: results, chapters, and what is left for the next.

    ``next_citation`` is the plan of the next year, where it is in force already.
    """

    facts: Facts
    year: int
    chapters: tuple[Chapter, ...]
    has_results: bool
    next_citation: str = ""
    next_motto: str = ""
    taken_over: tuple[TakenOver, ...] = ()


def year_title(year: int) -> str:
    return f"Tổng kết phong trào thi đua và công tác khen thưởng năm {year}"


def year_opening(told: YearFacts) -> str:
    facts = told.facts
    by = f"Thực hiện {facts.citation} về {first_lower(facts.about)}, " if facts.citation else ""
    return first_upper(
        f"{by}{facts.office} báo cáo tổng kết phong trào thi đua và công tác khen thưởng "
        f"{facts.time} như sau:"
    )


def year_closing(told: YearFacts) -> str:
    return (
        f"Trên đây là báo cáo tổng kết phong trào thi đua và công tác khen thưởng "
        f"{told.facts.time} của {told.facts.office}."
    )


def year_items(told: YearFacts) -> list[ItemInput]:
    """Return the sections of the report; numbers carry their marks."""
    return [
        section("ĐẶC ĐIỂM TÌNH HÌNH, CÔNG TÁC CHỈ ĐẠO", _situation(told), DECIMAL),
        _results(told),
        *(section(each.heading, each.items, DECIMAL) for each in told.chapters),
        section("ĐÁNH GIÁ VIỆC THỰC HIỆN CỦA CÁC ĐƠN VỊ", _units(told), DECIMAL),
        section("TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", _shortcomings(told), DECIMAL),
        _next(told),
        ItemInput(
            "Kiến nghị",
            heading="ĐỀ XUẤT, KIẾN NGHỊ",
            blocks=(BlockInput(f"Đề xuất, kiến nghị với cấp trên: {BLANK}"),),
        ),
    ]


def _situation(told: YearFacts) -> list[ItemInput]:
    lines = [_taken_over_line(one, told) for one in told.taken_over]
    lines.append(f"Thuận lợi, khó khăn trong năm: {BLANK}")
    own = listed("Đặc điểm tình hình", lines)
    return [own, *directing(told.facts)]


def _taken_over_line(one: TakenOver, told: YearFacts) -> str:
    figures = "số liệu" if one.on.year == told.year else f"số liệu năm {one.on.year}"
    return (
        f"Từ ngày {date_short(one.on)}, {told.facts.office} tiếp nhận {joined(one.names)}; "
        f"{figures} dưới đây chưa gồm phần đã ghi ở nơi cũ trước ngày đó. Bổ sung nếu cần: {BLANK}"
    )


def _results(told: YearFacts) -> ItemInput:
    if not told.facts.targets:
        return ItemInput(
            "Kết quả",
            heading="KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG THI ĐUA",
            blocks=(BlockInput(NO_TARGETS),),
        )
    if told.has_results:
        return results(told.facts)
    return results(told.facts, intro=NO_RESULTS.format(number=len(told.facts.targets)))


def _units(told: YearFacts) -> list[ItemInput]:
    if told.facts.units:
        return unit_items(told.facts)
    none = "Trong năm chưa có kỳ báo cáo nào có kết quả của đơn vị."
    late = [overdue(told.facts.tasks)] if told.facts.tasks else []
    return [listed("Chấp hành chế độ báo cáo", [none]), *late]


def _shortcomings(told: YearFacts) -> list[ItemInput]:
    lines = [line for chapter in told.chapters for line in chapter.shortcomings]
    return shortcomings(told.facts, also=lines)


def _next(told: YearFacts) -> ItemInput:
    facts, year = told.facts, told.year + 1
    children = [sentence_item(_plan_line(told, year))]
    slow, silent = slow_targets(facts), silent_targets(facts)
    left = [*slow, *silent]
    which = ", ".join([*(["chưa đạt"] if slow else []), *(["chưa có số liệu"] if silent else [])])
    words = f"Tiếp tục thực hiện các chỉ tiêu {which} của năm {told.year}"
    if left and told.has_results:
        children.append(left_item(f"{words} sau đây:", left, facts))
    elif left:
        children.append(sentence_item(f"{words}."))
    lines = [line for chapter in told.chapters for line in chapter.tasks]
    children += [sentence_item(line) for line in (*lines, f"Nhiệm vụ trọng tâm khác: {BLANK}")]
    return ItemInput(
        "Nhiệm vụ",
        heading=f"PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {year}",
        children_style=DECIMAL,
        children=tuple(children),
    )


def _plan_line(told: YearFacts, year: int) -> str:
    if not told.next_citation:
        return f"Xây dựng, ban hành kế hoạch thi đua năm {year}, phát động đến các đơn vị."
    motto = f" với chủ đề “{told.next_motto}”" if told.next_motto else ""
    return f"Triển khai thực hiện {told.next_citation}{motto} đến các đơn vị."
