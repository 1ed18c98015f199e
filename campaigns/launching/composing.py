"""The paper that launches a campaign, drafted from it. Pure: plain values in and out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from campaigns.inputs import BlockInput, ItemInput
from campaigns.reporting.tables import Table, plain_table
from emulation.lib.dates import date_short
from emulation.lib.markers import DASH, DECIMAL
from emulation.lib.quantities import format_number
from emulation.lib.text import first_lower, first_upper

TARGETS_HEAD, TARGETS_WIDTHS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Mức phấn đấu"), [
    0.08, 0.56, 0.18, 0.18,
]  # fmt: skip
CRITERIA_HEAD, CRITERIA_WIDTHS = ("STT", "Tiêu chí", "Điểm tối đa", "Cách chấm"), [
    0.09, 0.42, 0.14, 0.35,
]  # fmt: skip
AWARDS_HEAD = ("STT", "Khen thưởng", "Tặng cho", "Số lượng", "Mức thưởng (đồng)", "Cộng (đồng)")
AWARDS_WIDTHS = [0.08, 0.34, 0.14, 0.12, 0.16, 0.16]


@dataclass(frozen=True)
class CriterionFact:
    """A row of the table of criteria; ``number`` as "2.1"."""

    number: str
    name: str
    points: Decimal
    guide: str = ""


@dataclass(frozen=True)
class AwardFact:
    name: str
    subject: str
    number: int
    money: Decimal


@dataclass(frozen=True)
class LaunchFacts:
    """All that the paper is drafted from; ``who`` are the lines of those who take part."""

    name: str
    office: str  # "Ủy ban nhân dân xã Đồng Tâm"
    is_letter: bool
    starts_on: dt.date
    ends_on: dt.date
    register_from: dt.date
    register_until: dt.date
    who: tuple[str, ...]
    slogan: str = ""
    purpose: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    anniversary: str = ""
    implements: str = ""
    themes: tuple[str, ...] = ()
    targets: tuple[tuple[str, str, str], ...] = ()  # name, unit, value
    criteria: tuple[CriterionFact, ...] = ()
    awards: tuple[AwardFact, ...] = ()
    questions: tuple[str, ...] = ()  # of the slogan set: "rõ người"


def title_of(facts: LaunchFacts) -> str:
    return f"Phát động {first_lower(facts.name)}"


def opening_of(facts: LaunchFacts) -> str:
    why = []
    if facts.implements:
        why.append(f"thực hiện {first_lower(facts.implements)}")
    if facts.anniversary:
        why.append(f"chào mừng {first_lower(facts.anniversary)}")
    lead = f"{first_upper(', '.join(why))}, " if why else ""
    if facts.is_letter:
        end = "và đề nghị các đơn vị thực hiện như sau:"
        return f"{lead}{facts.office} phát động {first_lower(facts.name)} {end}"
    return f"{lead}{facts.office} xây dựng kế hoạch phát động {first_lower(facts.name)} như sau:"


def closing_of(facts: LaunchFacts) -> str:
    """Ask to carry it out, in the words usual for the kind of paper."""
    if facts.is_letter:
        return (
            f"{facts.office} đề nghị các đơn vị triển khai thực hiện. Có vướng mắc, đề nghị phản "
            "ánh với công chức phụ trách thi đua, khen thưởng để được hướng dẫn."
        )
    return f"Trên đây là kế hoạch {first_lower(title_of(facts))} của {facts.office}."


def items_of(facts: LaunchFacts) -> list[ItemInput]:
    """Return the sections of the paper; what the campaign does not have is left out."""
    sections = [
        ("Mục đích, yêu cầu", _purpose(facts)),
        ("Nội dung thi đua", _contents(facts)),
        ("Đối tượng, thời gian", _who_and_when(facts)),
        ("Khen thưởng", _awards(facts)),
        ("Tổ chức thực hiện", _carrying_out(facts)),
    ]
    return [
        ItemInput(
            heading,
            heading=heading if facts.is_letter else heading.upper(),
            children_style=DASH if facts.is_letter else DECIMAL,
            children=tuple(children),
        )
        for heading, children in sections
        if children
    ]


def _purpose(facts: LaunchFacts) -> list[ItemInput]:
    lines = facts.purpose or (
        "Phát huy tinh thần thi đua của cán bộ, công chức, người lao động và Nhân dân, tạo khí "
        "thế thi đua sôi nổi ở từng đơn vị.",
        "Thi đua thiết thực, có chỉ tiêu đo được, gắn với nhiệm vụ của đơn vị; không phô trương, "
        "hình thức.",
    )
    return [_line(line) for line in lines]


def _contents(facts: LaunchFacts) -> list[ItemInput]:
    found = [_line(line) for line in facts.content]
    if facts.slogan:
        found.insert(0, _line(f"Chủ đề: “{facts.slogan.strip('“”')}”."))
    if facts.themes:
        found.append(_line(f"Thuộc nội dung thi đua: {'; '.join(facts.themes)}."))
    if facts.targets:
        found.append(_tabled("Chỉ tiêu thi đua:", _targets_table(facts)))
    if facts.criteria:
        found.append(_tabled("Tiêu chí chấm điểm:", _criteria_table(facts)))
    return found or [_line("Nội dung thi đua: …")]


def _who_and_when(facts: LaunchFacts) -> list[ItemInput]:
    who = ", ".join([facts.who[0], *(first_lower(one) for one in facts.who[1:])])
    return [
        _line(f"Đối tượng: {first_lower(who)}."),
        _line(
            f"Thời gian: từ ngày {date_short(facts.starts_on)} đến hết ngày "
            f"{date_short(facts.ends_on)}."
        ),
    ]


def _awards(facts: LaunchFacts) -> list[ItemInput]:
    if not facts.awards:
        return []
    total = sum((award.money * award.number for award in facts.awards), Decimal(0))
    paid = f" Tổng tiền thưởng dự kiến {format_number(total)} đồng." if total else ""
    return [
        _tabled("Khen thưởng dự kiến khi tổng kết:", _awards_table(facts.awards)),
        _line(
            "Tập thể, cá nhân, hộ gia đình có thành tích tiêu biểu được xét khen thưởng theo "
            f"quy định.{paid}"
        ),
    ]


def _carrying_out(facts: LaunchFacts) -> list[ItemInput]:
    answers = f", trả lời đủ: {', '.join(facts.questions)}" if facts.questions else ""
    window = f"{date_short(facts.register_from)} đến hết ngày {date_short(facts.register_until)}"
    return [
        _line(f"Các đơn vị đăng ký thi đua trên Cổng Thi đua từ ngày {window}{answers}."),
        _line("Các đơn vị phổ biến, tổ chức thực hiện và báo cáo kết quả theo kỳ trên cổng."),
        _line(
            "Công chức phụ trách thi đua, khen thưởng theo dõi, đôn đốc, tổng hợp kết quả, tham "
            f"mưu tổng kết sau ngày {date_short(facts.ends_on)}."
        ),
    ]


def _targets_table(facts: LaunchFacts) -> Table:
    rows = [list(TARGETS_HEAD)]
    rows += [
        [str(place), first_upper(name), unit, value]
        for place, (name, unit, value) in enumerate(facts.targets, 1)
    ]
    return plain_table(rows, TARGETS_WIDTHS, ["center", "left", "center", "right"])


def _criteria_table(facts: LaunchFacts) -> Table:
    rows = [list(CRITERIA_HEAD)]
    rows += [[row.number, row.name, format_number(row.points), row.guide] for row in facts.criteria]
    return plain_table(rows, CRITERIA_WIDTHS, ["center", "left", "right", "left"])


def _awards_table(awards: Sequence[AwardFact]) -> Table:
    rows = [list(AWARDS_HEAD)]
    rows += [
        [
            str(place),
            award.name,
            award.subject,
            format_number(award.number),
            _money(award.money),
            _money(award.money * award.number),
        ]
        for place, award in enumerate(awards, 1)
    ]
    number = sum(award.number for award in awards)
    total = sum((award.money * award.number for award in awards), Decimal(0))
    rows.append(["", "Cộng", "", format_number(number), "", _money(total)])
    aligns = ["center", "left", "left", "right", "right", "right"]
    return plain_table(rows, AWARDS_WIDTHS, aligns)


def _money(value: Decimal) -> str:
    return format_number(value) if value else ""


def _tabled(words: str, table: Table) -> ItemInput:
    return ItemInput(words, blocks=(BlockInput(words), BlockInput(table=table)))


def _line(words: str) -> ItemInput:
    return ItemInput(words[:60], blocks=(BlockInput(words),))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the lines of a typed text, dashes at their head left out."""
    lines: Iterable[str] = (line.strip().lstrip("-–+• ").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)
