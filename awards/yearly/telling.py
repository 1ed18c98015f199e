"""Awards of the year as a chapter of the year-end report. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.urls import reverse

from awards.yearly.counts import AwardLine, AwardPart, AwardYear, DecisionLine
from campaigns.inputs import AppendixInput, BlockInput, ItemInput
from campaigns.reporting.chapters import UNKNOWN, Chapter, Fact
from campaigns.reporting.composing import listed, sentence_item
from campaigns.reporting.tables import Table, plain_table
from emulation.lib.dates import date_short
from emulation.lib.markers import DASH
from emulation.lib.quantities import format_number

HEADING = "CÔNG TÁC KHEN THƯỞNG"
HONOURS, REWARDS = "Danh hiệu thi đua", "Hình thức khen thưởng"
NONE = "chưa có"
EMPTY = (
    "Sổ khen thưởng năm {year} chưa ghi danh hiệu thi đua, hình thức khen thưởng nào nên chưa có "
    "số liệu. Bổ sung nếu có: …"
)
HEAD = ("Đề nghị", "Được tặng", "Cá nhân", "Tập thể", "Hộ", "Năm trước", "So năm trước")
WIDTHS = [0.23, *[0.11] * 7]
MONEY_HEAD = ("Tiền thưởng, quỹ thi đua, khen thưởng", "Số tiền (đồng)")
MONEY_WIDTHS = [0.7, 0.3]
ALL_HEAD = (
    "Danh hiệu, hình thức khen thưởng", "Đề nghị", "Được tặng", "Cá nhân", "Trong đó nữ",
    "Trực tiếp lao động", "Lãnh đạo", "Tập thể", "Hộ", "Tiền thưởng (đồng)", "Năm trước",
)  # fmt: skip
ALL_WIDTHS = [0.2, *[0.075] * 8, 0.12, 0.08]
DECISIONS_HEAD = (
    "Số quyết định", "Ngày", "Người, cơ quan quyết định", "Được tặng", "Bị hủy bỏ",
    "Tiền thưởng (đồng)",
)  # fmt: skip
DECISIONS_WIDTHS = [0.18, 0.12, 0.34, 0.1, 0.1, 0.16]


def awards_chapter(told: AwardYear) -> Chapter:
    """Return the chapter with its appendix; of a year without awards it says so."""
    facts = _Facts(told)
    tables = [_table(HONOURS, told.honours), _table(REWARDS, told.rewards)]
    money = _money_table(told)
    given = _nothing(told) if told.is_empty else _given(told, facts, tables)
    return Chapter(
        HEADING,
        items=(*given, *_money(told, facts, money)),
        facts=tuple(facts.used.values()),
        tables=tuple(table for table in (*tables, money) if len(table["rows"]) > 1),
        appendices=() if told.is_empty else (_appendix(told),),
    )


class _Facts:
    """The figures that the sentences show, each by its code."""

    def __init__(self, told: AwardYear) -> None:
        self._year = told.year
        self.used: dict[str, Fact] = {}

    def of(self, code: str, name: str, value: int | None, unit: str = "lượt") -> Fact:
        return self._kept(code, name, value, unit, self._year)

    def before(self, code: str, name: str, value: int | None, unit: str = "lượt") -> str:
        fact = self._kept(f"before.{code}", name, value, unit, self._year - 1)
        return f"(năm {self._year - 1}: {fact.words})"

    def _kept(self, code: str, name: str, value: int | None, unit: str, year: int) -> Fact:
        page = "fund" if code.startswith("fund.") else "award_statistics"
        url = f"{reverse(page)}?nam={year}"
        fact = Fact(f"awards.{code}", f"{name}, năm {year}", value, unit, url)
        return self.used.setdefault(fact.code, fact)


def _nothing(told: AwardYear) -> Iterator[ItemInput]:
    empty = BlockInput(EMPTY.format(year=told.year))
    yield ItemInput("Khen thưởng", blocks=(empty,), numbered=False)


def _given(told: AwardYear, facts: _Facts, tables: Iterable[Table]) -> Iterator[ItemInput]:
    yield from _parts(told, facts, tables)
    yield from _subjects(told, facts)


def _parts(told: AwardYear, facts: _Facts, tables: Iterable[Table]) -> Iterator[ItemInput]:
    parts = ((HONOURS, "honours", told.honours), (REWARDS, "rewards", told.rewards))
    for (heading, code, part), table in zip(parts, tables, strict=True):
        before = facts.before(f"{code}.given", f"{heading} được tặng", part.before)
        if not part.is_recorded:
            yield listed(heading, [f"{_not_recorded(told, heading)} {before}."])
            continue
        nominated = facts.of(f"{code}.nominated", f"{heading} đề nghị", part.nominated)
        given = facts.of(f"{code}.given", f"{heading} được tặng", part.given.total)
        intro = f"Đề nghị {nominated.words}, được tặng {given.words} {before}:"
        if part.nominated is None:
            intro = f"Được tặng {given.words} {before}; đề nghị {UNKNOWN}:"
        lines = [sentence_item(_line_words(line, facts)) for line in part.lines]
        if len(lines) == 1 and part.nominated is not None:  # it says what their sum would
            blocks = (*lines[0].blocks, BlockInput(table=table))
            yield ItemInput(heading, heading=heading, blocks=blocks)
            continue
        yield ItemInput(
            heading,
            heading=heading,
            blocks=sentence_item(intro).blocks,
            children_style=DASH,
            children=(*lines, _table_item(table)),
        )


def _not_recorded(told: AwardYear, heading: str) -> str:
    return f"Sổ khen thưởng năm {told.year} chưa ghi {heading.lower()} nào"


def _line_words(line: AwardLine, facts: _Facts) -> str:
    unit = line.unit
    before = facts.before(f"{line.uid}.given", f"{line.name} được tặng", line.before, unit)
    if not line.is_recorded:
        return f"{line.name}: trong năm sổ khen thưởng chưa ghi {before}."
    nominated = facts.of(f"{line.uid}.nominated", f"{line.name} đề nghị", line.nominated, unit)
    given = facts.of(f"{line.uid}.given", f"{line.name} được tặng", line.given.total, unit)
    if line.nominated is None:
        return f"{line.name}: được tặng {given.words} {before}."
    return f"{line.name}: đề nghị {nominated.words}, được tặng {given.words} {before}."


def _subjects(told: AwardYear, facts: _Facts) -> Iterator[ItemInput]:
    given = told.given
    people = facts.of("people", "Cá nhân được khen", given.people)
    women = facts.of("women", "Nữ được khen", given.women)
    direct = facts.of("direct", "Người trực tiếp lao động được khen", given.direct)
    leaders = facts.of("leaders", "Người giữ chức vụ lãnh đạo được khen", given.leaders)
    collectives = facts.of("collectives", "Tập thể được khen", given.collectives)
    households = facts.of("households", "Hộ được khen", given.households)
    unsure = ""
    if told.without_gender:
        number = facts.of("without_gender", "Cá nhân chưa ghi giới tính", told.without_gender)
        unsure = f" (chưa ghi giới tính: {number.words})"
    lines = [
        f"Cá nhân: {people.words}, trong đó nữ {women.words}{unsure}, trực tiếp lao động, sản xuất "
        f"{direct.words}, giữ chức vụ lãnh đạo {leaders.words}.",
        f"Tập thể: {collectives.words}. Hộ gia đình: {households.words}.",
    ]
    if told.revoked:
        revoked = facts.of("revoked", "Khen thưởng bị hủy bỏ", told.revoked, "trường hợp")
        lines.append(f"Bị hủy bỏ: {revoked.words}, không tính vào các số trên.")
    yield listed("Đối tượng khen thưởng", lines)


def _money(told: AwardYear, facts: _Facts, table: Table) -> Iterator[ItemInput]:
    lines = []
    if not told.is_empty:
        money = facts.of("money", "Tiền thưởng", told.money, "đồng")
        lines.append(f"Tiền thưởng theo các quyết định: {money.words}.")
    if told.unpriced:
        number = facts.of("unpriced", "Lượt khen chưa ghi tiền thưởng", told.unpriced)
        lines.append(f"Chưa ghi tiền thưởng trong sổ: {number.words}.")
    lines.append(_fund_words(told, facts))
    children = [sentence_item(line) for line in lines]
    if len(table["rows"]) > 1:
        children.append(_table_item(table))
    heading = "Tiền thưởng, quỹ thi đua, khen thưởng"
    yield ItemInput(heading, heading=heading, children_style=DASH, children=tuple(children))


def _fund_words(told: AwardYear, facts: _Facts) -> str:
    if told.fund is None:
        return f"Quỹ thi đua, khen thưởng: {UNKNOWN} thu, chi."
    fund = told.fund
    received = facts.of("fund.received", "Quỹ thu", fund.received, "đồng")
    paid = facts.of("fund.paid", "Quỹ chi", fund.paid, "đồng")
    left = facts.of("fund.left", "Quỹ còn", fund.left, "đồng")
    words = f"Quỹ thi đua, khen thưởng: thu {received.words}, chi {paid.words}, còn {left.words}"
    if not fund.promised:
        return f"{words}."
    promised = facts.of("fund.promised", "Tiền thưởng chưa chi", fund.promised, "đồng")
    return f"{words}; tiền thưởng đã quyết định, chưa chi {promised.words}."


def _table(name: str, part: AwardPart) -> Table:
    rows = [[name, *HEAD]]
    if part.is_recorded:
        rows += [_row(line.name, line) for line in part.lines]
    if part.is_recorded and len(part.lines) > 1:
        rows.append(_row("Cộng", part))
    return plain_table(rows, WIDTHS, ["left", *["right"] * 7])


def _row(name: str, told: AwardLine | AwardPart) -> list[str]:
    side = told.given
    numbers = (side.total, side.people, side.collectives, side.households)
    cells = [_cell(one) if told.is_recorded else NONE for one in numbers]
    return [name, _cell(told.nominated), *cells, *_beside(told)]


def _beside(told: AwardLine | AwardPart) -> tuple[str, str]:
    """Return the year before and how far this one went from it: "280", "+20"."""
    now, before = told.given.total, told.before
    if before is None or not told.is_recorded:
        return _cell(before), NONE
    change = now - before
    sign = "+" if change > 0 else "-" if change < 0 else ""
    return _cell(before), f"{sign}{_cell(abs(change))}"


def _money_table(told: AwardYear) -> Table:
    rows = [list(MONEY_HEAD)]
    if not told.is_empty:
        rows.append(["Tiền thưởng danh hiệu thi đua", _cell(told.honours.money)])
        rows.append(["Tiền thưởng hình thức khen thưởng", _cell(told.rewards.money)])
        rows.append(["Cộng tiền thưởng theo các quyết định", _cell(told.money)])
    if told.fund:
        rows.append(["Quỹ thu trong năm", _cell(told.fund.received)])
        rows.append(["Quỹ chi trong năm", _cell(told.fund.paid)])
        rows.append(["Quỹ còn", _cell(told.fund.left)])
        rows.append(["Tiền thưởng đã quyết định, chưa chi", _cell(told.fund.promised)])
    return plain_table(rows, MONEY_WIDTHS, ["left", "right"])


def _appendix(told: AwardYear) -> AppendixInput:
    rows, strong = [list(ALL_HEAD)], []
    for name, part in ((HONOURS, told.honours), (REWARDS, told.rewards)):
        strong.append(len(rows) - 1)
        rows.append(_all_row(name, part))
        rows += [_all_row(line.name, line) for line in part.lines]
    awards = plain_table(rows, ALL_WIDTHS, ["left", *["right"] * 10])
    decided = [list(DECISIONS_HEAD), *(_decision_row(one) for one in told.decisions)]
    decisions = plain_table(
        decided,
        DECISIONS_WIDTHS,
        ["left", "center", "left", "right", "right", "right"],
        caption="Các quyết định khen thưởng trong sổ",
    )
    return AppendixInput(
        f"Kết quả khen thưởng năm {told.year}",
        "landscape",
        (BlockInput(table={**awards, "strong_rows": strong}), BlockInput(table=decisions)),
    )


def _all_row(name: str, told: AwardLine | AwardPart) -> list[str]:
    side = told.given
    numbers = (
        side.total, side.people, side.women, side.direct, side.leaders, side.collectives,
        side.households,
    )  # fmt: skip
    cells = [_cell(number) if told.is_recorded else NONE for number in numbers]
    return [name, _cell(told.nominated), *cells, _cell(told.money), _cell(told.before)]


def _decision_row(one: DecisionLine) -> list[str]:
    money = None if one.standing and not one.priced else one.money
    numbers = (one.standing, one.revoked, money)
    return [one.number, date_short(one.on), one.decider, *(_cell(number) for number in numbers)]


def _cell(number: int | None) -> str:
    return NONE if number is None else format_number(Decimal(number))


def _table_item(table: Table) -> ItemInput:
    return ItemInput("Bảng", numbered=False, blocks=(BlockInput(table=table),))
