"""Launching, registering and ranking as a person would write them, from plain counts."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from campaigns.reporting.registered import (
    CampaignsOfYear,
    CampaignYear,
    Ranked,
    Registered,
    Standing,
    UnitYear,
)
from campaigns.reporting.registered_told import campaigns_chapter

UID = UUID("00000000-0000-0000-0000-000000000007")
UNITS = Standing(["Thôn Một", "Thôn Hai"], ["Thôn Ba"], ["Thôn Bốn"])
HELD = Registered(12, 3, 2, Counter(person=4, household=180))
CLUSTER = Ranked(
    "Cụm các thôn", (("Thôn Hai", 1, "95.5"), ("Thôn Một", 2, "90"), ("Thôn Ba", 2, "90"))
)


def campaign(units: Standing = UNITS, held: Registered = HELD, ranked=(CLUSTER,)) -> CampaignYear:
    return CampaignYear(
        UID, "Thi đua năm 2024", "01/02/2024", "31/12/2024", units, held, tuple(ranked)
    )


def lines(chapter) -> list[str]:
    found, waiting = [], list(chapter.items)
    while waiting:
        item = waiting.pop(0)
        found += [block.text for block in item.blocks if block.text]
        waiting = [*item.children, *waiting]
    return found


def table(chapter, first: str) -> list[list[str]]:
    return next(each["rows"] for each in chapter.tables if each["rows"][0][0] == first)


def test_who_registered_late_or_never_and_what_was_approved():
    chapter = campaigns_chapter(CampaignsOfYear(2024, (campaign(),)))
    told = lines(chapter)
    assert "Thi đua năm 2024 (từ 01/02/2024 đến 31/12/2024)." in told
    assert (
        "Thi đua năm 2024: 3/4 đơn vị tham gia đã đăng ký, trong đó 1 đơn vị gửi muộn; 1 đơn vị "
        "chưa đăng ký. Đã duyệt 12 chỉ tiêu (3 chỉ tiêu cao hơn mức giao), 2 việc khó, 184 lượt "
        "đăng ký danh hiệu." in told
    )
    assert table(chapter, "Phong trào, đợt thi đua")[1][1:] == [
        "4", "3", "1", "1", "12", "3", "184",
    ]  # fmt: skip
    assert list(chapter.shortcomings) == [
        "Thi đua năm 2024: Thôn Bốn chưa đăng ký.",
        "Thi đua năm 2024: Thôn Ba đăng ký muộn.",
    ]


def test_who_took_a_place_together():
    chapter = campaigns_chapter(CampaignsOfYear(2024, (campaign(),)))
    assert table(chapter, "Phong trào, cụm, khối")[1] == [
        "Thi đua năm 2024, Cụm các thôn",
        "Thôn Hai (95,5 điểm)",
        "Thôn Một (90 điểm); Thôn Ba (90 điểm)",
        "",
    ]


def test_where_all_registered_in_time_nothing_is_proposed():
    everybody = Standing(["Thôn Một", "Thôn Hai"])
    chapter = campaigns_chapter(CampaignsOfYear(2024, (campaign(everybody, Registered(), ()),)))
    assert "Thi đua năm 2024: 2/2 đơn vị tham gia đã đăng ký." in lines(chapter)
    assert not chapter.shortcomings and not chapter.tasks
    assert "Chưa có bảng xếp hạng nào được chốt." in lines(chapter)


def test_every_unit_has_its_row_in_the_appendix():
    units = (UnitYear("Thôn Một", Standing(["A"], [], ["B"]), HELD, ("1/6 (A)",)),)
    chapter = campaigns_chapter(CampaignsOfYear(2024, (campaign(),), units))
    (appendix,) = chapter.appendices
    assert appendix.orientation == "landscape"
    assert appendix.blocks[0].table["rows"][1] == [
        "Thôn Một", "2", "1", "0", "1", "12", "3", "2", "4", "0", "180", "1/6 (A)",
    ]  # fmt: skip


def test_a_year_without_campaigns_says_so():
    chapter = campaigns_chapter(CampaignsOfYear(2024))
    assert lines(chapter)[0].startswith("Trong năm chưa ghi phong trào")
    assert not chapter.facts and not chapter.tables and not chapter.appendices
