"""The chapter on awards from plain counts, against what a person would write."""

from __future__ import annotations

import datetime as dt

from awards.registry.statistics import Line, Part, Side
from awards.yearly.counts import (
    AwardPart,
    AwardYear,
    DecisionLine,
    FundLine,
    Sums,
    award_part,
)
from awards.yearly.telling import awards_chapter
from campaigns.figures import fact_key
from campaigns.models import SubjectKind
from campaigns.reporting.chapters import Chapter

NOTHING = AwardPart((), None)
FAMILIES = Line("Gia đình văn hóa", Side(households=301), Side(households=300), "gd")
WORKERS = Line(
    "Lao động tiên tiến",
    Side(people=17, women=12),
    Side(people=15, women=11, direct=2, leaders=1),
    "ld",
)


def titles(*lines: Line, now=None, before=None, knows_before=True) -> AwardPart:
    return award_part(
        Part("Danh hiệu thi đua", lines), now or {}, before or {}, knows_before=knows_before
    )


def told(chapter: Chapter) -> list[str]:
    """The sentences as they print."""
    found: list[str] = []
    waiting = list(chapter.items)
    while waiting:
        item = waiting.pop(0)
        found += [block.text for block in item.blocks if block.text]
        waiting = [*item.children, *waiting]
    return found


def table(chapter: Chapter, first: str) -> list[list[str]]:
    return next(each["rows"] for each in chapter.tables if each["rows"][0][0] == first)


def year(honours: AwardPart, **given) -> AwardYear:
    return AwardYear(2024, honours, given.pop("rewards", NOTHING), **given)


def test_nominated_stands_beside_given_and_the_year_before():
    before = {"gd": Sums(name="Gia đình văn hóa", standing=280)}
    chapter = awards_chapter(year(titles(FAMILIES, WORKERS, before=before)))
    lines = told(chapter)
    assert "Đề nghị 318 lượt, được tặng 315 lượt (năm 2023: 280 lượt):" in lines
    assert "Gia đình văn hóa: đề nghị 301 hộ, được tặng 300 hộ (năm 2023: 280 hộ)." in lines
    # the register of 2023 is kept, and names no Lao động tiên tiến: nobody got it
    assert (
        "Lao động tiên tiến: đề nghị 17 cá nhân, được tặng 15 cá nhân (năm 2023: 0 cá nhân)."
        in lines
    )
    assert (
        "Cá nhân: 15 lượt, trong đó nữ 11 lượt, trực tiếp lao động, sản xuất 2 lượt, giữ chức vụ "
        "lãnh đạo 1 lượt." in lines
    )
    rows = table(chapter, "Danh hiệu thi đua")
    assert rows[1:] == [
        ["Gia đình văn hóa", "301", "300", "0", "0", "300", "280", "+20"],
        ["Lao động tiên tiến", "17", "15", "15", "0", "0", "0", "+15"],
        ["Cộng", "318", "315", "15", "0", "300", "280", "+35"],
    ]


def test_a_year_before_that_nobody_wrote_down_is_unknown_not_zero():
    chapter = awards_chapter(year(titles(WORKERS, knows_before=False)))
    assert any("(năm 2023: chưa có số liệu)" in line for line in told(chapter))
    assert table(chapter, "Danh hiệu thi đua")[1][-2:] == ["chưa có", "chưa có"]


def test_old_papers_alone_do_not_say_how_many_were_nominated():
    line = Line("Lao động tiên tiến", Side(), Side(people=4), "ld")
    chapter = awards_chapter(year(titles(line)))
    lines = told(chapter)
    assert "Được tặng 4 lượt (năm 2023: 0 lượt); đề nghị chưa có số liệu:" in lines
    assert "Lao động tiên tiến: được tặng 4 cá nhân (năm 2023: 0 cá nhân)." in lines
    assert table(chapter, "Danh hiệu thi đua")[1][1] == "chưa có"


def test_what_the_year_does_not_name_is_not_recorded_yet():
    before = {"ld": Sums(name="Lao động tiên tiến", subject=SubjectKind.PERSON, standing=7)}
    chapter = awards_chapter(year(titles(FAMILIES, before=before)))
    assert "Lao động tiên tiến: trong năm sổ khen thưởng chưa ghi (năm 2023: 7 cá nhân)." in told(
        chapter
    )
    assert table(chapter, "Danh hiệu thi đua")[2][1:4] == ["chưa có"] * 3


def test_what_was_revoked_is_told_apart_and_not_counted():
    now = {
        "ld": Sums(name="Lao động tiên tiến", standing=15, revoked=1, money=10_530_000, priced=15)
    }
    chapter = awards_chapter(year(titles(WORKERS, now=now), revoked=1))
    assert "Bị hủy bỏ: 1 trường hợp, không tính vào các số trên." in told(chapter)
    assert "Tiền thưởng theo các quyết định: 10.530.000 đồng." in told(chapter)


def test_all_revoked_is_none_given():
    now = {"ld": Sums(name="Lao động tiên tiến", subject=SubjectKind.PERSON, revoked=2)}
    part = titles(now=now)
    (line,) = part.lines
    assert (line.is_recorded, line.given.total, line.nominated) == (True, 0, 0)


def test_prize_money_that_nobody_wrote_down_is_told():
    now = {"ld": Sums(name="Lao động tiên tiến", standing=15, money=1_404_000, priced=2)}
    chapter = awards_chapter(year(titles(WORKERS, now=now), unpriced=13))
    assert "Chưa ghi tiền thưởng trong sổ: 13 lượt." in told(chapter)
    unknown = awards_chapter(year(titles(WORKERS), unpriced=15))
    assert "Tiền thưởng theo các quyết định: chưa có số liệu." in told(unknown)


def test_the_fund_in_dong():
    fund = FundLine(received=25_702_000, paid=14_662_500, promised=0)
    chapter = awards_chapter(year(titles(WORKERS), fund=fund))
    assert (
        "Quỹ thi đua, khen thưởng: thu 25.702.000 đồng, chi 14.662.500 đồng, còn 11.039.500 đồng."
        in told(chapter)
    )
    owed = awards_chapter(year(titles(WORKERS), fund=FundLine(100, 0, 40)))
    assert any(line.endswith("tiền thưởng đã quyết định, chưa chi 40 đồng.") for line in told(owed))
    assert ["Quỹ còn", "11.039.500"] in table(chapter, "Tiền thưởng, quỹ thi đua, khen thưởng")


def test_a_year_without_awards_says_so_and_has_no_appendix():
    chapter = awards_chapter(year(NOTHING))
    assert told(chapter)[0].startswith("Sổ khen thưởng năm 2024 chưa ghi")
    assert not chapter.facts and not chapter.appendices


def test_every_number_of_a_sentence_is_a_fact_of_the_chapter():
    now = {"ld": Sums(name="Lao động tiên tiến", standing=15, revoked=1, money=702_000, priced=1)}
    fund = FundLine(1_000_000, 702_000, 298_000)
    chapter = awards_chapter(
        year(titles(FAMILIES, WORKERS, now=now), fund=fund, revoked=1, unpriced=14)
    )
    marked = {
        mark.key
        for item in chapter.items
        for each in (item, *item.children)
        for block in each.blocks
        for mark in block.marks
    }
    assert marked == {fact_key(fact.code) for fact in chapter.facts if fact.value is not None}


def test_the_appendix_keeps_titles_and_forms_apart_and_lists_the_decisions():
    rewards = titles(Line("Giấy khen", Side(collectives=1), Side(collectives=1), "gk"))
    decisions = [
        DecisionLine(
            320,
            1,
            702_000,
            20,
            number="105/QĐ-UBND",
            on=dt.date(2024, 11, 15),
            decider="Chủ tịch UBND",
        ),
        DecisionLine(3, number="02/QĐ-UBND", on=dt.date(2024, 1, 5), decider="Chủ tịch UBND"),
    ]
    chapter = awards_chapter(year(titles(FAMILIES), rewards=rewards, decisions=decisions))
    (appendix,) = chapter.appendices
    assert appendix.orientation == "landscape"
    awards, decided = (block.table for block in appendix.blocks)
    assert [row[:3] for row in awards["rows"][1:]] == [
        ["Danh hiệu thi đua", "301", "300"],
        ["Gia đình văn hóa", "301", "300"],
        ["Hình thức khen thưởng", "1", "1"],
        ["Giấy khen", "1", "1"],
    ]
    assert awards["strong_rows"] == [0, 2]
    assert decided["rows"][1:] == [
        ["105/QĐ-UBND", "15/11/2024", "Chủ tịch UBND", "320", "1", "702.000"],
        ["02/QĐ-UBND", "05/01/2024", "Chủ tịch UBND", "3", "0", "chưa có"],
    ]


def test_one_award_alone_is_told_in_one_sentence():
    chapter = awards_chapter(year(titles(FAMILIES)))
    counted = [line for line in told(chapter) if "301" in line]
    assert counted == ["Gia đình văn hóa: đề nghị 301 hộ, được tặng 300 hộ (năm 2023: 0 hộ)."]
    assert table(chapter, "Danh hiệu thi đua")[1][1:3] == ["301", "300"]
