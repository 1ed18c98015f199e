"""The draft of a report, item by item, from what was stored. Pure: plain values in and out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from campaigns.figures import parse_marked
from campaigns.inputs import BlockInput, ItemInput
from campaigns.reporting.tables import (
    LEFT_ALIGNS,
    LEFT_HEAD,
    LEFT_WIDTHS,
    Table,
    counts_table,
    plain_table,
    targets_table,
)
from campaigns.reporting.units import Given, UnitFacts
from campaigns.reporting.words import (
    GROUPS,
    group_of,
    result_words,
    sentence,
    verdict_words,
)
from campaigns.stored_targets import StoredTarget, decimal_of, value_signs
from emulation.lib.markers import DASH, DECIMAL, LETTER
from emulation.lib.quantities import format_number
from emulation.lib.text import first_lower, first_upper, joined

UNITS_HEAD = (
    "Đơn vị", "Chỉ tiêu được giao", "Đã đăng ký", "Vượt, đạt, đúng tiến độ",
    "Báo cáo đúng hạn", "Báo cáo chậm", "Chưa báo cáo", "Xếp thứ",
)  # fmt: skip
UNITS_WIDTHS = [0.28, 0.1, 0.1, 0.13, 0.11, 0.1, 0.1, 0.08]
TASKS_HEAD = ("Nhiệm vụ", "Thời hạn", "Đơn vị chưa báo hoàn thành")
TASKS_WIDTHS = [0.38, 0.16, 0.46]
FAILED = "Chỉ tiêu chưa đạt kế hoạch"
_MOST_NAMED = 12
_MOST_NOTES = 12


@dataclass(frozen=True)
class Theme:
    """A nội dung thi đua with the targets that stand under it."""

    name: str
    targets: tuple[StoredTarget, ...]


@dataclass(frozen=True)
class Cause:
    """What a unit itself wrote beside the figure of a target that stands badly."""

    target: str
    unit: str
    words: str


@dataclass(frozen=True)
class Facts:
    """All that a report is drafted from. ``time`` as in a sentence: "6 tháng đầu năm 2024"."""

    time: str
    office: str
    is_last: bool
    citation: str
    short_citation: str
    about: str
    motto: str
    drives: tuple[str, ...]
    themes: tuple[Theme, ...]
    units: tuple[UnitFacts, ...]
    causes: tuple[Cause, ...] = ()
    tasks: tuple[tuple[str, str, str], ...] = ()  # who, what, until when
    next_time: str = ""
    is_year: bool = False  # the year is summed up, not a part of it
    until: str = ""  # the last period with results, where that is not the end: "quý II/2024"
    given: Given = field(default_factory=Given)

    @property
    def targets(self) -> list[StoredTarget]:
        return [target for theme in self.themes for target in theme.targets]

    @property
    def is_whole_year(self) -> bool:
        """Say whether the results are those of a year that is over."""
        return self.is_year and self.is_last


def opening_of(facts: Facts) -> str:
    by = f"Thực hiện {facts.citation} về {first_lower(facts.about)}, " if facts.citation else ""
    told = f"{by}{facts.office} báo cáo kết quả phong trào thi đua {facts.time} như sau:"
    return first_upper(told)


def closing_of(facts: Facts) -> str:
    return f"Trên đây là báo cáo kết quả phong trào thi đua {facts.time} của {facts.office}."


def title_of(time: str, *, is_last: bool) -> str:
    return f"{'Kết quả' if is_last else 'Sơ kết'} phong trào thi đua {time}"


def items_of(facts: Facts) -> list[ItemInput]:
    """Return the five sections of the report; numbers of targets carry their marks."""
    sections = [
        section("CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN", directing(facts), DECIMAL),
        results(facts),
        section("ĐÁNH GIÁ VIỆC THỰC HIỆN CỦA CÁC ĐƠN VỊ", unit_items(facts), DECIMAL),
        section("TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", shortcomings(facts), DECIMAL),
        _next(facts),
    ]
    return sections


# ---- I -------------------------------------------------------------------------------------------


def directing(facts: Facts) -> list[ItemInput]:
    motto = f" với chủ đề “{facts.motto}”" if facts.motto else ""
    followed = (
        ", giao chỉ tiêu cho từng đơn vị và theo dõi kết quả theo kỳ báo cáo" if facts.units else ""
    )
    office = first_upper(facts.office)
    lines = [f"{office} đã triển khai phong trào thi đua{motto} đến các đơn vị{followed}."]
    if facts.drives:
        lines.append(f"Các đợt thi đua đã phát động: {'; '.join(facts.drives)}.")
    return [
        listed("Công tác chỉ đạo", lines),
        listed("Giao chỉ tiêu và đăng ký thi đua", [_given(facts)]),
    ]


def _given(facts: Facts) -> str:
    given = facts.given
    if not given.units:
        return "Chưa giao chỉ tiêu cho từng đơn vị."
    also = f"; {given.pledging} đơn vị đã đăng ký mức phấn đấu" if given.pledging else ""
    return f"Đã giao chỉ tiêu cho {given.units} đơn vị{also}."


# ---- II ------------------------------------------------------------------------------------------


def results(facts: Facts, intro: str = "") -> ItemInput:
    """Return the targets theme by theme; ``intro`` in the place of the usual sentence."""
    themes = [theme for theme in facts.themes if theme.targets]
    counts = counts_table(
        [(theme.name, theme.targets) for theme in themes],
        is_over=facts.is_whole_year,
    )
    usual = f"Kết quả thực hiện {len(facts.targets)} chỉ tiêu thi đua{_until(facts)} như sau:"
    return ItemInput(
        "Kết quả",
        heading="KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG THI ĐUA",
        children_style=DECIMAL,
        blocks=(BlockInput(intro or usual), BlockInput(table=counts)),
        children=tuple(_theme(theme, facts) for theme in themes),
    )


def _until(facts: Facts) -> str:
    return f" đến hết {facts.until} (các kỳ sau chưa có số liệu)" if facts.until else ""


def _theme(theme: Theme, facts: Facts) -> ItemInput:
    groups = [
        _group(
            FAILED if code == "slow" and facts.is_whole_year else heading,
            [target for target in theme.targets if group_of(target) == code],
            facts,
        )
        for code, heading, _ in GROUPS
    ]
    table = targets_table(theme.targets, is_last=facts.is_last, is_year=facts.is_whole_year)
    detail = ItemInput("Bảng", numbered=False, blocks=(BlockInput(table=table),))
    return ItemInput(
        theme.name,
        heading=theme.name,
        children_style=LETTER,
        children=(*(group for group in groups if group), detail),
    )


def _group(heading: str, targets: Sequence[StoredTarget], facts: Facts) -> ItemInput | None:
    if not targets:
        return None
    return listed(heading, [sentence(one, is_year=facts.is_whole_year) for one in targets])


# ---- III -----------------------------------------------------------------------------------------


def unit_items(facts: Facts) -> list[ItemInput]:
    units = [unit for unit in facts.units if unit.asked]
    items = [listed("Chấp hành chế độ báo cáo", _punctuality(units))]
    best = [unit.name for unit in facts.units if unit.rank and unit.rank.place == 1]
    told = []
    if best and len(best) < len([unit for unit in facts.units if unit.rank]):
        told = [f"Đơn vị dẫn đầu về tỷ lệ chỉ tiêu vượt, đạt, đúng tiến độ: {joined(best)}."]
    blocks = [*(BlockInput(line) for line in told), BlockInput(table=_units_table(facts.units))]
    items.append(ItemInput("Đơn vị", heading="Kết quả của từng đơn vị", blocks=tuple(blocks)))
    if facts.tasks:
        items.append(overdue(facts.tasks))
    return items


def overdue(tasks: Sequence[tuple[str, str, str]]) -> ItemInput:
    owing: dict[tuple[str, str], list[str]] = {}
    for unit, task, due in tasks:
        owing.setdefault((task, due), []).append(unit)
    rows = [list(TASKS_HEAD), *([*task, "; ".join(units)] for task, units in owing.items())]
    table = BlockInput(table=plain_table(rows, TASKS_WIDTHS, ["left", "center", "left"]))
    intro = BlockInput("Các nhiệm vụ đã quá hạn mà đơn vị chưa báo hoàn thành:")
    return ItemInput("Nhiệm vụ", heading="Nhiệm vụ quá hạn", blocks=(intro, table))


def _punctuality(units: Sequence[UnitFacts]) -> list[str]:
    if not units:
        return ["Chưa có kỳ báo cáo nào đến hạn."]
    prompt = [unit.name for unit in units if not unit.late and not unit.missing]
    late = [unit.name for unit in units if unit.late]
    missing = [unit.name for unit in units if unit.missing]
    lines = []
    if prompt:
        lines.append(f"Báo cáo đúng hạn mọi kỳ: {named(prompt, len(units))}.")
    if late:
        lines.append(f"Có kỳ báo cáo chậm: {named(late, len(units))}.")
    if missing:
        lines.append(f"Có kỳ chưa gửi báo cáo: {named(missing, len(units))}.")
    return lines


def named(names: Sequence[str], all_of_them: int) -> str:
    if len(names) == all_of_them and all_of_them > 1:
        return "tất cả các đơn vị"
    return joined(names) if len(names) <= _MOST_NAMED else f"{len(names)} đơn vị"


def _units_table(units: Sequence[UnitFacts]) -> Table:
    rows = [list(UNITS_HEAD), *(_unit_row(unit) for unit in units)]
    sums = [sum(column) for column in zip(*(_counts(unit) for unit in units), strict=True)]
    rows.append(["Cộng", *(str(one) for one in sums), ""] if units else ["Cộng", *[""] * 7])
    rows.append([f"Số đơn vị: {len(units)}", "", *_units_counted(units), ""])
    return plain_table(rows, UNITS_WIDTHS, ["left", *["right"] * 6, "center"])


def _units_counted(units: Sequence[UnitFacts]) -> list[str]:
    """Say of how many units each column speaks, so that a sentence may count them."""
    prompt = sum(bool(unit.asked) and not unit.late and not unit.missing for unit in units)
    counts = (
        sum(bool(unit.pledged) for unit in units),
        sum(bool(unit.rank and unit.rank.good) for unit in units),
        prompt,
        sum(bool(unit.late) for unit in units),
        sum(bool(unit.missing) for unit in units),
    )
    return [str(count) for count in counts]


def _unit_row(unit: UnitFacts) -> list[str]:
    place = f"{unit.rank.place}/{unit.rank.of}" if unit.rank else ""
    return [unit.name, *(str(one) for one in _counts(unit)), place]


def _counts(unit: UnitFacts) -> tuple[int, ...]:
    good = unit.rank.good if unit.rank else 0
    return unit.given, unit.pledged, good, unit.in_time, unit.late, unit.missing


# ---- IV and V ------------------------------------------------------------------------------------


def shortcomings(facts: Facts, also: Sequence[str] = ()) -> list[ItemInput]:
    """Return what stands badly and the causes that units told; ``also`` are further lines."""
    lines = [_short(target, facts) for target in slow_targets(facts)]
    silent = silent_targets(facts)
    if silent:
        names = [first_lower(target["name"]) for target in silent[:_MOST_NAMED]]
        rest = " và các chỉ tiêu khác" if len(silent) > _MOST_NAMED else ""
        lines.append(f"Chưa có số liệu: {'; '.join(names)}{rest}.")
    lines += also
    if not lines:
        lines = ["Không có chỉ tiêu chậm, có nguy cơ hoặc chưa có số liệu."]
    causes = [
        f"{first_upper(cause.target)}: {cause.unit} nêu {first_lower(cause.words).rstrip('.')}."
        for cause in facts.causes[:_MOST_NOTES]
    ]
    return [
        listed("Tồn tại, hạn chế", lines),
        listed("Nguyên nhân", [*causes, "Nguyên nhân khách quan, chủ quan: …"]),
    ]


def _short(target: StoredTarget, facts: Facts) -> str:
    verdict = verdict_words(target, is_last=facts.is_last).lower()
    why = first_lower(target["why"]).rstrip(".")
    told = f"{first_upper(target['name'])}: {verdict}"
    return f"{told}; {why}." if why else f"{told}."


def _next(facts: Facts) -> ItemInput:
    slow, silent = slow_targets(facts), silent_targets(facts)
    on = (
        f"Tiếp tục thực hiện {facts.short_citation or 'kế hoạch thi đua'}; phấn đấu hoàn thành "
        "các chỉ tiêu được giao."
    )
    children = [sentence_item(on)]
    if slow:
        words = "Tập trung chỉ đạo các chỉ tiêu chậm, có nguy cơ sau đây:"
        children.append(left_item(words, slow, facts))
    lines = []
    if silent:
        lines.append("Đôn đốc các đơn vị báo cáo đủ số liệu của các chỉ tiêu chưa có số liệu.")
    if any(unit.late or unit.missing for unit in facts.units):
        lines.append("Chấn chỉnh việc chấp hành chế độ báo cáo của các đơn vị gửi chậm, chưa gửi.")
    children += [sentence_item(line) for line in lines]
    heading = f"NHIỆM VỤ TRỌNG TÂM {facts.next_time.upper()}".strip()
    return ItemInput("Nhiệm vụ", heading=heading, children_style=DECIMAL, children=tuple(children))


def left_item(words: str, targets: Sequence[StoredTarget], facts: Facts) -> ItemInput:
    """Return a task with the table of the targets that it speaks of."""
    table = BlockInput(table=_left_table(targets, facts))
    return ItemInput(words[:60], blocks=(block_of(words), table))


def _left_table(targets: Sequence[StoredTarget], facts: Facts) -> Table:
    rows = [list(LEFT_HEAD)]
    for target in targets:
        rows.append(
            [
                first_upper(target["name"]),
                target["unit"],
                value_signs(target),
                result_words(target),
                _left(target),
                verdict_words(target, is_last=facts.is_last),
            ]
        )
    return plain_table(rows, LEFT_WIDTHS, LEFT_ALIGNS)


def _left(target: StoredTarget) -> str:
    """Return how much is missing of what should grow; of the rest, and unreported, nothing."""
    value, result = decimal_of(target["value"]), decimal_of(target["result"])
    if value is None or result is None:
        return ""
    if target["direction"] != "higher" or target["op"] in ("<", "<="):
        return ""
    left = value - result
    return format_number(left) if left > 0 else ""


def slow_targets(facts: Facts) -> list[StoredTarget]:
    return [target for target in facts.targets if group_of(target) == "slow"]


def silent_targets(facts: Facts) -> list[StoredTarget]:
    return [target for target in facts.targets if group_of(target) == "no_data"]


# ---- Items ---------------------------------------------------------------------------------------


def section(heading: str, children: Iterable[ItemInput], style: str) -> ItemInput:
    return ItemInput(heading, heading=heading, children_style=style, children=tuple(children))


def listed(heading: str, lines: Sequence[str]) -> ItemInput:
    if len(lines) == 1:
        return ItemInput(heading, heading=heading, blocks=(block_of(lines[0]),))
    return ItemInput(
        heading,
        heading=heading,
        children_style=DASH,
        children=tuple(sentence_item(line) for line in lines),
    )


def sentence_item(line: str) -> ItemInput:
    return ItemInput(line[:60], blocks=(block_of(line),))


def block_of(line: str) -> BlockInput:
    text, marks = parse_marked(line)
    return BlockInput(text, marks=tuple(marks))
