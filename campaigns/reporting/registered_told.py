"""Launching, registering and ranking as the year-end report tells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.urls import reverse

from campaigns.inputs import AppendixInput, BlockInput, ItemInput
from campaigns.reporting.chapters import Chapter, Fact
from campaigns.reporting.composing import listed, named, sentence_item
from campaigns.reporting.registered import (
    CampaignsOfYear,
    CampaignYear,
    Registered,
    UnitYear,
    campaigns_of_year,
)
from campaigns.reporting.tables import Table, plain_table
from emulation.lib.markers import DASH
from emulation.lib.quantities import format_number
from emulation.org.models import Commune

HEADING = "CÔNG TÁC PHÁT ĐỘNG, ĐĂNG KÝ THI ĐUA, CHẤM ĐIỂM, XẾP HẠNG"
NONE_LAUNCHED = (
    "Trong năm chưa ghi phong trào, đợt thi đua nào được phát động nên chưa có số liệu đăng ký, "
    "xếp hạng. Bổ sung nếu có: …"
)
NO_RANKING = "Chưa có bảng xếp hạng nào được chốt."
CAMPAIGNS_HEAD = (
    "Phong trào, đợt thi đua", "Đơn vị tham gia", "Đã đăng ký", "Trong đó gửi muộn",
    "Chưa đăng ký", "Chỉ tiêu đăng ký", "Cao hơn mức giao", "Danh hiệu đăng ký",
)  # fmt: skip
CAMPAIGNS_WIDTHS = [0.3, *[0.1] * 7]
RANKING_HEAD = ("Phong trào, cụm, khối", "Xếp thứ nhất", "Xếp thứ hai", "Xếp thứ ba")
RANKING_WIDTHS = [0.31, 0.23, 0.23, 0.23]
UNITS_HEAD = (
    "Đơn vị", "Số phong trào tham gia", "Đăng ký đúng hạn", "Đăng ký muộn", "Chưa đăng ký",
    "Chỉ tiêu đăng ký", "Cao hơn mức giao", "Việc khó", "Danh hiệu: cá nhân",
    "Danh hiệu: tập thể", "Danh hiệu: hộ", "Xếp thứ",
)  # fmt: skip
UNITS_WIDTHS = [0.19, *[0.065] * 10, 0.16]
_PLACES = (1, 2, 3)


def yearly_campaigns(commune: Commune, year: int) -> Chapter:
    """Read and tell the campaigns of a year."""
    return campaigns_chapter(campaigns_of_year(commune, year))


def campaigns_chapter(told: CampaignsOfYear) -> Chapter:
    """Return the chapter, with the registrations of every unit as an appendix."""
    if not told.campaigns:
        item = ItemInput("Phát động", blocks=(BlockInput(NONE_LAUNCHED),), numbered=False)
        return Chapter(HEADING, items=(item,))
    table = _campaigns_table(told.campaigns)
    ranking = _ranking_table(told.campaigns)
    count = Fact(
        "campaigns.launched",
        f"Số phong trào, đợt thi đua năm {told.year}",
        len(told.campaigns),
        url=reverse("campaign_list"),
    )
    own = [(one, _facts_of(one)) for one in told.campaigns]
    return Chapter(
        HEADING,
        items=(_launching(told, count), _registering(own, table), _ranking_item(ranking)),
        facts=(count, *(fact for _, facts in own for fact in facts.values())),
        tables=(table, *([ranking] if ranking else [])),
        appendices=(_appendix(told),),
        shortcomings=tuple(_shortcomings(told.campaigns)),
        tasks=tuple(_tasks(told.campaigns)),
    )


def _facts_of(one: CampaignYear) -> dict[str, Fact]:
    held = one.registered
    numbers = {
        "units": ("đơn vị tham gia", one.units.all, "đơn vị"),
        "sent": ("đơn vị đã đăng ký", one.units.sent, "đơn vị"),
        "late": ("đơn vị đăng ký muộn", len(one.units.late), "đơn vị"),
        "none": ("đơn vị chưa đăng ký", len(one.units.none), "đơn vị"),
        "pledges": ("chỉ tiêu đăng ký", held.pledges, "chỉ tiêu"),
        "better": ("chỉ tiêu đăng ký cao hơn mức giao", held.better, "chỉ tiêu"),
        "jobs": ("việc khó nhận làm", held.jobs, "việc khó"),
        "titles": ("danh hiệu đăng ký", held.titles.total(), "lượt"),
    }
    url = reverse("campaign_read", args=[one.uid])
    return {
        key: Fact(f"campaigns.{one.uid}.{key}", f"{one.name}: {name}", value, unit, url)
        for key, (name, value, unit) in numbers.items()
    }


def _launching(told: CampaignsOfYear, count: Fact) -> ItemInput:
    intro = f"Trong năm đã phát động {count.mark} phong trào, đợt thi đua:"
    names = [f"{one.name} (từ {one.starts_on} đến {one.ends_on})." for one in told.campaigns]
    return _list_below("Phát động thi đua", intro, names)


def _registering(own: Sequence[tuple[CampaignYear, dict[str, Fact]]], table: Table) -> ItemInput:
    lines = [_registered_line(one, facts) for one, facts in own]
    children = [*(sentence_item(line) for line in lines), _table_item(table)]
    return ItemInput(
        "Đăng ký thi đua",
        heading="Đăng ký thi đua",
        children_style=DASH,
        children=tuple(children),
    )


def _registered_line(one: CampaignYear, facts: dict[str, Fact]) -> str:
    line = f"{one.name}: {facts['sent'].mark}/{facts['units'].words} tham gia đã đăng ký"
    if one.units.late:
        line += f", trong đó {facts['late'].words} gửi muộn"
    if one.units.none:
        line += f"; {facts['none'].words} chưa đăng ký"
    held = [facts["pledges"].words] if one.registered.pledges else []
    if one.registered.better:
        held[0] += f" ({facts['better'].mark} chỉ tiêu cao hơn mức giao)"
    if one.registered.jobs:
        held.append(facts["jobs"].words)
    if one.registered.titles.total():
        held.append(f"{facts['titles'].words} đăng ký danh hiệu")
    return f"{line}. Đã duyệt {', '.join(held)}." if held else f"{line}."


def _ranking_item(table: Table | None) -> ItemInput:
    if table is None:
        return listed("Chấm điểm, xếp hạng", [NO_RANKING])
    intro = BlockInput("Kết quả xếp hạng đã chốt:")
    return ItemInput(
        "Chấm điểm, xếp hạng",
        heading="Chấm điểm, xếp hạng",
        blocks=(intro, BlockInput(table=table)),
    )


def _campaigns_table(campaigns: Iterable[CampaignYear]) -> Table:
    rows = [list(CAMPAIGNS_HEAD)]
    for one in campaigns:
        held, units = one.registered, one.units
        numbers = (
            units.all, units.sent, len(units.late), len(units.none), held.pledges, held.better,
            held.titles.total(),
        )  # fmt: skip
        rows.append([one.name, *(format_number(Decimal(number)) for number in numbers)])
    return plain_table(rows, CAMPAIGNS_WIDTHS, ["left", *["right"] * 7])


def _ranking_table(campaigns: Iterable[CampaignYear]) -> Table | None:
    rows = [list(RANKING_HEAD)]
    for one in campaigns:
        for ranked in one.rankings:
            places = [
                "; ".join(
                    f"{unit} ({format_number(Decimal(points))} điểm)"
                    for unit, rank, points in ranked.places
                    if rank == place
                )
                for place in _PLACES
            ]
            rows.append([f"{one.name}, {ranked.cluster}", *places])
    return plain_table(rows, RANKING_WIDTHS, ["left"] * 4) if len(rows) > 1 else None


def _appendix(told: CampaignsOfYear) -> AppendixInput:
    rows = [list(UNITS_HEAD), *(_unit_row(unit) for unit in told.units)]
    table = plain_table(rows, UNITS_WIDTHS, ["left", *["right"] * 10, "left"])
    return AppendixInput(
        f"Tổng hợp đăng ký thi đua của các đơn vị năm {told.year}",
        "landscape",
        (BlockInput(table=table),),
    )


def _unit_row(unit: UnitYear) -> list[str]:
    standing = unit.campaigns
    numbers = (
        standing.all,
        len(standing.in_time),
        len(standing.late),
        len(standing.none),
        *_held(unit.registered),
    )
    return [unit.name, *(format_number(Decimal(one)) for one in numbers), "; ".join(unit.ranks)]


def _held(held: Registered) -> tuple[int, ...]:
    titles = (held.titles[kind] for kind in ("person", "collective", "household"))
    return held.pledges, held.better, held.jobs, *titles


def _shortcomings(campaigns: Iterable[CampaignYear]) -> Iterable[str]:
    for one in campaigns:
        if one.units.none:
            yield f"{one.name}: {named(one.units.none, one.units.all)} chưa đăng ký."
        if one.units.late:
            yield f"{one.name}: {named(one.units.late, one.units.all)} đăng ký muộn."


def _tasks(campaigns: Iterable[CampaignYear]) -> Iterable[str]:
    if any(one.units.none or one.units.late for one in campaigns):
        yield "Đôn đốc các đơn vị đăng ký thi đua đúng hạn ngay sau khi phát động."


def _list_below(heading: str, intro: str, lines: Sequence[str]) -> ItemInput:
    item = sentence_item(intro)
    return ItemInput(
        heading,
        heading=heading,
        blocks=item.blocks,
        children_style=DASH,
        children=tuple(sentence_item(line) for line in lines),
    )


def _table_item(table: Table) -> ItemInput:
    return ItemInput("Bảng", numbered=False, blocks=(BlockInput(table=table),))
