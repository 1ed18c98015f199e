"""Which rule holds on which day, for whom; and the data file that the rules come from."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.eligibility import check_params
from awards.law.in_force import (
    Law,
    authority_of,
    base_salary_on,
    commendation_kinds_on,
    conditions_of,
    deadlines_on,
    holds,
    law_of,
    limits_of,
    papers_required,
    rate_of,
    rounding_on,
    vote_rule_of,
)
from awards.law.loading import Loaded, law_load
from awards.law.reading import national_rows, provinces
from awards.models import (
    LAW_MODELS,
    Authority,
    BaseSalary,
    Cap,
    Condition,
    MoneyRate,
    PaperRule,
    TimeLimit,
    VoteRule,
)
from campaigns.models import Honour, RewardForm
from emulation.org.models import Commune, UnitKind
from emulation.org.selectors import commune_unit
from emulation.org.services import commune_create
from tests.awards.made import award_named, law_and_catalogue
from tests.cast import LONG_AGO, Cast
from tests.plumbing.kept import kept

LABOUR, FIGHTER = "lao-dong-tien-tien", "chien-si-thi-dua-co-so"
COLLECTIVE, EXCELLENT = "tap-the-lao-dong-tien-tien", "tap-the-lao-dong-xuat-sac"
VILLAGE, FAMILY = "thon-to-dan-pho-van-hoa", "gia-dinh-van-hoa"
PRAISE, DISTRICT_PRAISE = "giay-khen-xa", "giay-khen-huyen"
END_OF_DISTRICTS, TWO_TIERS = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
LAST_OF_OLD_LAW, NEW_LAW = dt.date(2026, 9, 30), dt.date(2026, 10, 1)
BEFORE_BAC_NINH, BAC_NINH = dt.date(2025, 12, 14), dt.date(2025, 12, 15)
DAYS = (
    dt.date(2024, 1, 1),
    END_OF_DISTRICTS,
    TWO_TIERS,
    BEFORE_BAC_NINH,
    BAC_NINH,
    LAST_OF_OLD_LAW,
    NEW_LAW,
    dt.date(2027, 6, 1),
)


@pytest.fixture
@kept
def loaded(cast: Cast) -> Cast:
    """The law in the tables; the province of the cast became part of Bắc Ninh."""
    law_and_catalogue()
    return cast


@pytest.fixture
@kept
def law(loaded: Cast) -> Law:
    return law_of(loaded.commune)


@pytest.fixture
@kept
def far_commune(loaded: Cast) -> Commune:
    """A commune of another province, whose own rules the portal does not know."""
    province = made("Tỉnh Lào Cai", Commune.Level.PROVINCE)
    return made("Xã Bảo Thắng", Commune.Level.COMMUNE, province)


def made(name: str, level: str, above: Commune | None = None) -> Commune:
    return commune_create(
        level=level,
        name=name,
        kind=UnitKind(level),
        place=name.split(" ", 1)[1],
        superior=commune_unit(above) if above else None,
        valid_from=LONG_AGO,
        by=None,
    )


def codes(conditions: list[Condition]) -> set[str]:
    return {row.code for row in conditions}


# --- The boundary days


@pytest.mark.parametrize(
    ("code", "subject", "before", "since"),
    [
        (LABOUR, "person", "commune", "commune"),
        (PRAISE, "household", "commune", "commune"),
        (FAMILY, "household", "commune", "commune"),
        (VILLAGE, "collective", "district", "commune"),
        (COLLECTIVE, "collective", "district", "commune"),
        (FIGHTER, "person", "district", "commune"),
        (EXCELLENT, "collective", "province", "province"),
        ("xa-phuong-tieu-bieu", "collective", "province", "province"),
        ("chien-si-thi-dua-cap-tinh", "person", "province", "province"),
        ("bang-khen-cap-tinh", "person", "province", "province"),
        ("co-thi-dua-chinh-phu", "collective", "government", "government"),
        ("huan-chuong", "person", "state", "state"),
        ("giay-khen-don-vi", "person", "unit", "unit"),
    ],
)
def test_who_decides_before_and_since_the_first_of_july_2025(
    law: Law, code: str, subject: str, before: str, since: str
) -> None:
    award = award_named(code)
    assert law.authority_of(award, subject, END_OF_DISTRICTS).level == before
    assert law.authority_of(award, subject, TWO_TIERS).level == since
    assert law.authority_of(award, subject, NEW_LAW).level == since
    assert law.decided_by_commune(award, subject, TWO_TIERS) == (since == "commune")


def test_the_chairman_decides_on_fighters_by_article_59(law: Law) -> None:
    row = law.authority_of(award_named(FIGHTER), "person", TWO_TIERS)
    assert (row.article, row.is_doubtful) == ("Điều 59", False)
    assert row.cited == "Điều 59, Nghị định 129/2025/NĐ-CP"


@pytest.mark.parametrize(
    ("code", "subject", "day", "amount"),
    [
        # 0,15 × 2.340.000; double; the new decree 0,3
        (PRAISE, "person", END_OF_DISTRICTS, 351_000),
        (PRAISE, "collective", END_OF_DISTRICTS, 702_000),
        (PRAISE, "person", TWO_TIERS, 702_000),
        (PRAISE, "collective", TWO_TIERS, 1_404_000),
        (PRAISE, "household", TWO_TIERS, 1_053_000),
        # the base salary of the day of the decision
        (PRAISE, "person", dt.date(2026, 6, 30), 702_000),
        (PRAISE, "person", dt.date(2026, 7, 1), 759_000),
        (PRAISE, "household", dt.date(2026, 11, 20), 1_138_500),
        (FIGHTER, "person", dt.date(2024, 6, 30), 1_800_000),
        (FIGHTER, "person", dt.date(2024, 7, 1), 2_340_000),
        (FIGHTER, "person", NEW_LAW, 2_530_000),
        (LABOUR, "person", dt.date(2026, 7, 1), 759_000),
        (COLLECTIVE, "collective", dt.date(2026, 7, 1), 2_024_000),
        (VILLAGE, "collective", dt.date(2026, 7, 1), 3_795_000),
        (FAMILY, "household", dt.date(2026, 7, 1), 0),
        ("bang-khen-cap-tinh", "collective", dt.date(2026, 7, 1), 7_590_000),
        ("bang-khen-thu-tuong", "collective", dt.date(2026, 7, 1), 17_710_000),
        ("co-thi-dua-quan-khu", "collective", dt.date(2026, 7, 1), 15_180_000),
        ("huan-chuong", "person", dt.date(2026, 7, 1), None),
    ],
)
def test_the_prize_of_a_day(law: Law, code, subject, day, amount) -> None:
    assert law.prize_of(award_named(code), subject, day).amount == amount


def test_copies_of_the_old_law_are_to_be_checked(law: Law) -> None:
    fighter = award_named(FIGHTER)
    old, new = (law.conditions_of(fighter, "person", day) for day in (LAST_OF_OLD_LAW, NEW_LAW))
    assert [row.words for row in old] == [row.words for row in new]
    assert not any(row.is_doubtful for row in old)
    assert all(row.is_doubtful for row in new)
    excellent = next(row for row in new if row.code == "hoan-thanh-xuat-sac")
    assert excellent.any_of == "a"  # the draft's "and" is no law
    assert "Dự thảo" in excellent.note


def test_a_dossier_of_september_2026_may_go_by_the_newer_law(law: Law) -> None:
    judged = dt.date(2026, 11, 1)
    assert law.condition_days(LAST_OF_OLD_LAW, judged) == [LAST_OF_OLD_LAW, NEW_LAW]
    assert law.condition_days(NEW_LAW, judged) == [NEW_LAW]
    assert law.condition_days(dt.date(2026, 9, 1), LAST_OF_OLD_LAW) == [dt.date(2026, 9, 1)]


# --- A province's own rules


def test_the_province_adds_changes_and_leaves_out_standards(law: Law) -> None:
    excellent, praise = award_named(EXCELLENT), award_named(PRAISE)
    before = law.conditions_of(excellent, "collective", BEFORE_BAC_NINH)
    since = law.conditions_of(excellent, "collective", BAC_NINH)
    assert codes(before) - codes(since) == {"khong-ky-luat"}
    assert "chap-hanh-phap-luat" not in codes(law.conditions_of(praise, "person", BEFORE_BAC_NINH))
    own = law.conditions_of(praise, "person", BAC_NINH)
    assert "chap-hanh-phap-luat" in codes(own)
    completion = next(row for row in own if row.code == "hoan-thanh-tot")
    assert (completion.any_of, completion.commune.level) == ("", Commune.Level.PROVINCE)


def test_the_share_of_seventy_percent_is_sure_in_the_province_only(law: Law) -> None:
    award = award_named(COLLECTIVE)
    for day, is_doubtful in ((BEFORE_BAC_NINH, True), (BAC_NINH, False)):
        rows = law.conditions_of(award, "collective", day)
        share = next(row for row in rows if row.check_slug == "share_of_members")
        assert (share.params["num"], share.params["den"]) == (70, 100)
        assert share.is_doubtful == is_doubtful


def test_another_province_goes_by_the_law_of_the_country(far_commune: Commune) -> None:
    law = law_of(far_commune)
    excellent = award_named(EXCELLENT)
    assert "khong-ky-luat" in codes(law.conditions_of(excellent, "collective", BAC_NINH))
    assert not any(row.commune_id for row in law.conditions_of(excellent, "collective", BAC_NINH))
    assert law.vote_rule_of(award_named(PRAISE), "person", BAC_NINH).threshold_num is None


def test_votes(law: Law) -> None:
    fighter, praise = award_named(FIGHTER), award_named(PRAISE)
    for day in (END_OF_DISTRICTS, TWO_TIERS, BAC_NINH, NEW_LAW):
        rule = law.vote_rule_of(fighter, "person", day)
        assert rule.is_ballot and not rule.is_secret
        assert Decimal(rule.threshold_num) / rule.threshold_den == Decimal("0.8")
        assert rule.base == "all_members"
    assert not law.vote_rule_of(fighter, "person", END_OF_DISTRICTS).is_doubtful
    assert law.vote_rule_of(fighter, "person", TWO_TIERS).is_doubtful
    higher = law.vote_rule_of(award_named("chien-si-thi-dua-cap-tinh"), "person", TWO_TIERS)
    assert (higher.threshold_num, higher.threshold_den) == (90, 100)
    assert law.vote_rule_of(praise, "person", BEFORE_BAC_NINH).threshold_num is None
    majority = law.vote_rule_of(praise, "person", BAC_NINH)
    assert (majority.threshold_num, majority.threshold_den, majority.is_strict) == (1, 2, True)


# --- The whole catalogue


@pytest.mark.parametrize("day", DAYS)
def test_every_award_has_who_decides_its_money_and_its_vote(law: Law, day: dt.date) -> None:
    awards = [*Honour.objects.filter(commune=None), *RewardForm.objects.filter(commune=None)]
    gone = {DISTRICT_PRAISE} if day >= TWO_TIERS else set()
    lacking = {
        award.code
        for award in awards
        for subject in ([award.subject] if isinstance(award, Honour) else ["person", "household"])
        if not law.authority_of(award, subject, day)
        or not law.prize_of(award, subject, day)
        or not law.conditions_of(award, subject, day)
    }
    assert lacking == gone
    assert all(law.vote_rule_of(award, "person", day) for award in awards)


def test_no_two_rules_of_one_matter_hold_on_a_day(loaded: Cast) -> None:
    """Days on which something begins or ends; alternatives have codes of their own."""
    named = ("honour_id", "reward_form_id", "subject", "procedure", "code", "step", "scope")
    for model in LAW_MODELS:
        rows = list(model.objects.all())
        for day in {row.valid_from for row in rows} | {
            row.valid_to for row in rows if row.valid_to
        }:
            held = Counter(
                (row.commune_id, *(getattr(row, name, None) for name in named))
                for row in rows
                if holds(row, day)
            )
            assert all(times == 1 for times in held.values()), (model, day)


def test_rules_of_the_file_are_whole(loaded: Cast) -> None:
    for row in Condition.objects.all():
        check_params(row.check_slug, row.params)
        known = set(Honour.objects.values_list("code", flat=True))
        assert set(row.params.get("honours", [])) <= known
    for model in LAW_MODELS:
        for row in model.objects.all():
            row.full_clean()
            assert row.source and row.key


def test_rules_of_the_expired_decree_end_with_it() -> None:
    old = [row for row in national_rows() if "98/2023" in row.source]
    assert old and all(row.valid_to == END_OF_DISTRICTS for row in old)


def test_keys_of_the_file_are_names() -> None:
    for rows in (national_rows(), *(province.rows for province in provinces())):
        assert set(Counter((row.table, row.key) for row in rows).values()) == {1}


# --- Papers, limits, days of the year


def test_papers_by_procedure_and_day(law: Law) -> None:
    praise, fighter = award_named(PRAISE), award_named(FIGHTER)
    regular = law.papers_required(praise, "person", "regular", TWO_TIERS)
    sudden = law.papers_required(praise, "person", "sudden", TWO_TIERS)
    assert [row.code for row in regular] == ["to-trinh", "bao-cao-thanh-tich", "bien-ban"]
    assert [row.code for row in sudden] == ["to-trinh", "tom-tat-thanh-tich"]
    report = next(row for row in regular if row.code == "bao-cao-thanh-tich")
    assert report.form_number == "Mẫu 05, Nghị định 152/2025/NĐ-CP"
    thematic = law.papers_required(praise, "person", "campaign", TWO_TIERS)
    assert next(row for row in thematic if "bao-cao" in row.code).form_number.startswith("Mẫu 08")
    old = law.papers_required(fighter, "person", "regular", END_OF_DISTRICTS)
    assert {row.code for row in old} == {
        "to-trinh", "bao-cao-thanh-tich", "bien-ban", "sang-kien", "kiem-phieu",
    }  # fmt: skip
    assert not any(row.form_number for row in old)


def test_limits_of_the_award_before_those_of_all(law: Law) -> None:
    family = law.limits_of("regular", TWO_TIERS, award_named(FAMILY))
    assert (family["post"].days, family["decide"].days, family["publish"].days) == (10, 10, 15)
    assert family["return"].days == 5
    assert "post" not in law.limits_of("regular", TWO_TIERS, award_named(LABOUR))
    assert law.limits_of("regular", TWO_TIERS)["whole"].days == 20
    assert law.limits_of("sudden", TWO_TIERS)["whole"].days == 8


def test_a_cap_is_known_and_off(law: Law) -> None:
    (cap,) = law.caps_of(award_named(FIGHTER), "person", TWO_TIERS)
    assert (cap.ratio_num, cap.ratio_den, cap.of_honour.code) == (15, 100, LABOUR)
    assert not cap.is_on


def test_days_of_the_year_and_kinds(law: Law, far_commune: Commune) -> None:
    elsewhere = law_of(far_commune)
    own = {row.code for row in deadlines_on(BAC_NINH, law)}
    assert own == {
        "danh-hieu-van-hoa", "ho-so-cuoi-nam", "ho-so-truong-hoc", "danh-sach-vi-pham",
        "sang-kien-dot-1", "sang-kien-dot-2",
    }  # fmt: skip
    assert {row.code for row in deadlines_on(BAC_NINH, elsewhere)} == {"danh-hieu-van-hoa"}
    assert len(commendation_kinds_on(LAST_OF_OLD_LAW, elsewhere)) == 6
    assert len(commendation_kinds_on(NEW_LAW, elsewhere)) == 8


# --- Reading


def test_the_law_is_read_in_eight_queries_and_then_in_none(loaded: Cast) -> None:
    fighter = award_named(FIGHTER)
    with CaptureQueriesContext(connection) as asked:
        law = law_of(loaded.commune)
    assert len(asked) == 8
    with CaptureQueriesContext(connection) as asked:
        law.authority_of(fighter, "person", TWO_TIERS)
        law.prize_of(fighter, "person", TWO_TIERS)
        law.conditions_of(fighter, "person", TWO_TIERS)
        law.papers_required(fighter, "person", "regular", TWO_TIERS)
        law.limits_of("regular", TWO_TIERS, fighter)
        law.vote_rule_of(fighter, "person", TWO_TIERS)
        law.condition_days(TWO_TIERS, NEW_LAW)
    assert len(asked) == 0


def test_one_question_is_answered_as_the_whole(loaded: Cast, law: Law) -> None:
    commune, award, day = loaded.commune, award_named(FIGHTER), BAC_NINH
    asked = (award, "person", day)
    assert authority_of(*asked, commune) == law.authority_of(*asked)
    assert conditions_of(*asked, commune) == law.conditions_of(*asked)
    assert rate_of(*asked, commune) == law.rate_of(*asked)
    assert vote_rule_of(*asked, commune) == law.vote_rule_of(*asked)
    assert base_salary_on(day, commune).amount == 2_340_000
    assert rounding_on(day, commune).step == 1
    papers = papers_required(award, "person", "regular", day, commune)
    assert papers == law.papers_required(award, "person", "regular", day)
    assert limits_of("regular", day, commune, award) == law.limits_of("regular", day, award)


def test_before_the_first_rule_there_is_none(law: Law) -> None:
    award, day = award_named(FIGHTER), dt.date(2023, 12, 31)
    assert law.authority_of(award, "person", day) is None
    assert law.prize_of(award, "person", day) is None
    assert law.conditions_of(award, "person", day) == []
    assert not law.decided_by_commune(award, "person", day)


def test_the_nearest_authority_wins_whatever_its_date(loaded: Cast) -> None:
    award = award_named(LABOUR)
    for owner, days in ((loaded.commune, 3), (loaded.province, 4), (loaded.next_commune, 5)):
        TimeLimit.objects.create(
            commune=owner, honour=award, step="check", days=days, valid_from=LONG_AGO, source="x"
        )
        MoneyRate.objects.create(
            commune=owner, honour=award, coefficient=days, valid_from=LONG_AGO, source="x"
        )
    law, neighbours = law_of(loaded.commune), law_of(loaded.next_commune)
    above = law_of(loaded.district)
    assert law.limits_of("regular", TWO_TIERS, award)["check"].days == 3
    assert law.rate_of(award, "person", TWO_TIERS).coefficient == 3
    assert neighbours.rate_of(award, "person", TWO_TIERS).coefficient == 5
    assert above.rate_of(award, "person", TWO_TIERS).coefficient == 4


# --- Loading


def test_loading_twice_changes_nothing(loaded: Cast) -> None:
    before = {model: list(model.objects.order_by("pk").values()) for model in LAW_MODELS}
    assert law_load() == Loaded()
    assert before == {model: list(model.objects.order_by("pk").values()) for model in LAW_MODELS}


def test_what_somebody_corrected_survives(loaded: Cast) -> None:
    salary = BaseSalary.objects.get(valid_to=None)
    BaseSalary.objects.filter(pk=salary.pk).update(amount=2_600_000)
    own = Condition.objects.filter(commune=loaded.province).first()
    Condition.objects.filter(pk=own.pk).update(words="Câu của tỉnh.")

    assert law_load() == Loaded(kept=2)
    assert BaseSalary.objects.get(pk=salary.pk).amount == 2_600_000
    assert Condition.objects.get(pk=own.pk).words == "Câu của tỉnh."


def test_a_newer_file_renews_what_nobody_touched(loaded: Cast) -> None:
    salary = BaseSalary.objects.get(valid_to=None)
    said = salary.loaded_as | {"amount": "2500000"}
    BaseSalary.objects.filter(pk=salary.pk).update(amount=2_500_000, loaded_as=said)

    assert law_load() == Loaded(renewed=1)
    assert BaseSalary.objects.get(pk=salary.pk).amount == 2_530_000


def test_the_command_tells_what_it_did(cast: Cast, capsys) -> None:
    call_command("load_catalogues")
    first = capsys.readouterr().out
    call_command("load_catalogues")
    assert "Quy định khen thưởng: thêm" in first
    assert "thêm 0 dòng, cập nhật 0 dòng, giữ nguyên 0 dòng" in capsys.readouterr().out


def test_a_province_that_comes_later_gets_its_rules(loaded: Cast) -> None:
    province = made("Tỉnh Bắc Ninh", Commune.Level.PROVINCE)
    assert law_load().added == len(provinces()[0].rows)
    assert VoteRule.objects.filter(commune=province).exists()


@pytest.mark.postgres
def test_on_postgresql_too(loaded: Cast) -> None:
    """Its JSON forgets the order of keys, and its unions want columns of one type."""
    assert law_load() == Loaded()
    law = law_of(loaded.commune)
    assert law.prize_of(award_named(PRAISE), "person", NEW_LAW).amount == 759_000
    assert law.condition_days(LAST_OF_OLD_LAW, NEW_LAW) == [LAST_OF_OLD_LAW, NEW_LAW]
    assert law.limits_of("regular", TWO_TIERS, award_named(FAMILY))["post"].days == 10
    assert Authority.objects.filter(commune=None).exists()
    assert PaperRule.objects.exists() and Cap.objects.exists()
