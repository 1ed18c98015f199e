"""Campaigns begun, put together, launched, prolonged, closed, cancelled."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from campaigns.launching import services
from campaigns.launching.rules import campaigns_visible_to
from campaigns.launching.services.criteria import criteria_write
from campaigns.models import (
    Campaign,
    Criterion,
    Honour,
    Participant,
    PlannedAward,
    RewardForm,
    Scoring,
)
from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import UnitKind
from emulation.org.rights import granting
from emulation.org.services import unit_close
from tests.campaigns.launching.campaigns_made import (
    AFTER,
    CLOSES,
    LAST,
    NAME,
    criterion,
    fresh,
    honour_for,
    launched,
    new_campaign,
    new_target,
    units_in,
)
from tests.campaigns.plans_made import in_state, new_plan
from tests.campaigns.registering.registrations_made import new_drive, sent
from tests.cast import make_unit

PEOPLE = (
    "clerk",
    "second_clerk",
    "unit_head",
    "checker",
    "chairman",
    "vice_chairman",
    "records_clerk",
    "accountant",
    "council_secretary",
    "council_member",
    "viewer",
    "administrator",
    "overseer",
    "outsider",
    "outsider_chairman",
    "visitor",
)
DAYS = ("starts_on", "ends_on", "register_from", "register_until")
NOT_CLERKS = sorted(set(PEOPLE) - {"clerk", "second_clerk"})


def begin(cast, plan, by=None, until=dt.date(2024, 3, 15)):
    return services.campaign_begin_from_plan(plan=plan, register_until=until, by=by or cast.clerk)


# From the plan.


def test_the_plan_in_force_begins_the_campaign_of_the_year(cast):
    plan = in_state(cast, "issued")

    campaign = begin(cast, plan)

    assert (campaign.paper, campaign.is_launched, campaign.slogan) == (plan, True, plan.motto)
    assert units_in(campaign) == {cast.village, cast.other_village, cast.office}
    assert campaign.campaignthemes.count() == plan.themes.count() == 1


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "returned", "replaced"])
def test_a_plan_that_is_not_in_force_begins_nothing(cast, state):
    plan = in_state(cast, state)

    with pytest.raises(WrongState, match="kế hoạch năm đã ban hành"):
        begin(cast, plan)

    assert not Campaign.objects.exists()


def test_only_a_yearly_plan_begins_the_campaign_of_the_year(cast):
    plan = new_plan(cast)
    type(plan).objects.filter(pk=plan.pk).update(state="issued", kind="drive")
    plan.refresh_from_db()

    with pytest.raises(WrongState, match="kế hoạch năm"):
        begin(cast, plan)


def test_a_year_has_one_campaign_unless_it_was_cancelled(cast):
    plan = in_state(cast, "issued")
    first = begin(cast, plan)
    with pytest.raises(ValidationError, match="đã có phong trào"):
        begin(cast, plan)

    services.campaign_cancel(campaign=first, reason="Nhầm hạn.", by=cast.clerk)

    assert begin(cast, plan).is_launched


def test_a_window_that_is_over_launches_nothing(cast):
    plan = in_state(cast, "issued")

    with pytest.raises(ValidationError, match="từ hôm nay trở đi"), dates.on_day(AFTER):
        begin(cast, plan, until=CLOSES + dt.timedelta(days=1))

    assert not Campaign.objects.exists()


@pytest.mark.parametrize("name", NOT_CLERKS)
def test_only_clerks_of_the_commune_begin_campaigns(cast, name):
    plan = in_state(cast, "issued")

    with pytest.raises(PermissionDenied):
        begin(cast, plan, by=getattr(cast, name))
    with pytest.raises(PermissionDenied):
        new_campaign(cast, by=getattr(cast, name))


# Written until it is launched.


def test_what_is_wrong_is_told_at_its_field(cast):
    with pytest.raises(ValidationError) as refused:
        new_campaign(cast, name=" ", taking="kinds", kinds=[])

    assert set(refused.value.message_dict) == {"name", "kinds"}
    with pytest.raises(ValidationError, match="không được sau ngày kết thúc"):
        new_campaign(cast, register_until=LAST + dt.timedelta(days=1))


def test_of_two_who_change_it_the_one_behind_is_told(cast):
    campaign = new_campaign(cast)
    typed = {name: getattr(campaign, name) for name in ("name", *DAYS)}
    services.campaign_change(campaign=fresh(campaign), seen_version=1, by=cast.clerk, **typed)

    with pytest.raises(StaleVersion):
        services.campaign_change(campaign=campaign, seen_version=1, by=cast.second_clerk, **typed)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_list_holds_what_pages_show(cast, name):
    user = getattr(cast, name)
    for campaign in (new_campaign(cast, name="Đợt đang soạn"), launched(cast)):
        listed = campaigns_visible_to(user).filter(pk=campaign.pk).exists()
        assert listed == bool(granting(user, "campaigns.view_campaign", campaign))
    if name in ("outsider", "visitor"):
        assert not campaigns_visible_to(user).exists()


# Launched.


def test_a_paper_from_outside_launches_with_its_number_and_day(cast):
    campaign = new_campaign(cast, outside_citation="")
    with pytest.raises(ValidationError, match="Ghi số, ngày"):
        services.campaign_launch(campaign=campaign, by=cast.clerk)
    for number, day, words in (
        (" ", dt.date(2024, 2, 1), "Ghi số"),
        ("12/CV-UBND", dt.date(2024, 2, 20), "không sau hôm nay"),
    ):
        with pytest.raises(ValidationError, match=words):
            services.campaign_launch_outside(
                campaign=campaign, number=number, signed_on=day, by=cast.clerk
            )

    services.campaign_launch_outside(
        campaign=campaign, number="12/CV-UBND", signed_on=dt.date(2024, 2, 1), by=cast.clerk
    )

    assert fresh(campaign).outside_citation == "12/CV-UBND ngày 01/02/2024"


def test_a_campaign_that_waits_for_its_letter_is_not_launched(cast):
    campaign = new_campaign(cast, paper_kind="letter")

    with pytest.raises(WrongState, match="chưa ban hành"):
        services.campaign_launch(campaign=campaign, by=cast.clerk)


def test_nobody_to_take_part_launches_nothing(cast):
    campaign = new_campaign(cast, taking="kinds", kinds=["school"])

    with pytest.raises(ValidationError, match="Chưa có đơn vị nào"):
        services.campaign_launch(campaign=campaign, by=cast.clerk)

    assert fresh(campaign).launched_at is None


def test_who_takes_part_is_frozen_by_the_launch(cast):
    campaign = launched(cast)
    new = make_unit(cast.commune, "Thôn Mới", UnitKind.VILLAGE)

    with pytest.raises(WrongState, match="đã phát động"):
        services.participants_choose(campaign=campaign, units=[cast.village], by=cast.clerk)
    assert units_in(campaign) == {cast.village, cast.other_village}
    services.participant_add(campaign=campaign, unit=new, by=cast.clerk)
    with pytest.raises(WrongState, match="đã tham gia"):
        services.participant_add(campaign=campaign, unit=new, by=cast.clerk)

    assert new in units_in(campaign)


def test_units_chosen_before_the_choice_was_changed_do_not_take_part(cast):
    campaign = new_campaign(cast)
    services.participants_choose(campaign=campaign, units=[cast.office], by=cast.clerk)
    typed = {name: getattr(campaign, name) for name in ("name", *DAYS)}
    services.campaign_change(
        campaign=campaign, seen_version=1, by=cast.clerk, taking="villages", **typed
    )

    services.campaign_launch(campaign=fresh(campaign), by=cast.clerk)

    assert units_in(campaign) == {cast.village, cast.other_village}


def test_a_chosen_unit_that_was_closed_since_does_not_take_part(cast):
    campaign = new_campaign(cast)
    both = [cast.village, cast.other_village]
    services.participants_choose(campaign=campaign, units=both, by=cast.clerk)
    unit_close(unit=cast.other_village, on=dt.date(2024, 2, 1), by=None)

    services.campaign_launch(campaign=campaign, by=cast.clerk)

    assert units_in(campaign) == {cast.village}


def test_units_targets_and_themes_of_elsewhere_are_not_chosen(cast):
    campaign = new_campaign(cast)
    elsewhere = make_unit(cast.next_commune, "Thôn Xa", UnitKind.VILLAGE)

    with pytest.raises(ValidationError, match="địa phương mình"):
        services.participants_choose(campaign=campaign, units=[elsewhere], by=cast.clerk)
    with pytest.raises(ValidationError, match="ít nhất một"):
        services.participants_choose(campaign=campaign, units=[], by=cast.clerk)

    assert not Participant.objects.exists()


def test_targets_chosen_anew_take_the_place_of_those_before(cast):
    campaign = new_campaign(cast)
    first, second = new_target(cast, "Vải thiều"), new_target(cast, "Nhãn")
    services.targets_choose(campaign=campaign, targets=[first], by=cast.clerk)

    services.targets_choose(campaign=campaign, targets=[second, second], by=cast.clerk)

    assert [row.target for row in campaign.campaigntargets.all()] == [second]


# Prolonged, closed, cancelled.


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (CLOSES, "Hạn mới phải sau"),
        (LAST + dt.timedelta(days=1), "Phong trào kết thúc"),
        (AFTER - dt.timedelta(days=2), "từ hôm nay"),
    ],
)
def test_a_window_is_put_off_to_a_day_that_makes_sense(cast, until, words):
    campaign = launched(cast)

    with dates.on_day(AFTER), pytest.raises(ValidationError, match=words):
        services.campaign_extend(
            campaign=campaign, register_until=until, reason="Mưa bão.", by=cast.clerk
        )

    assert fresh(campaign).register_until == CLOSES


def test_a_window_put_off_is_open_again(cast):
    campaign = launched(cast)
    with dates.on_day(AFTER):
        with pytest.raises(ValidationError, match="lý do"):
            services.campaign_extend(
                campaign=campaign, register_until=AFTER, reason=" ", by=cast.clerk
            )
        services.campaign_extend(
            campaign=campaign, register_until=AFTER, reason="Mưa bão.", by=cast.clerk
        )
        assert fresh(campaign).is_open


def test_a_campaign_is_closed_after_its_window_once(cast):
    campaign = launched(cast)
    with pytest.raises(WrongState, match="đang nhận đăng ký"):
        services.campaign_close(campaign=campaign, by=cast.clerk)
    with dates.on_day(AFTER):
        services.campaign_close(campaign=campaign, by=cast.clerk)
        for again in (campaign, fresh(campaign)):
            with pytest.raises(WrongState, match="tổng kết"):
                services.campaign_close(campaign=again, by=cast.second_clerk)
            with pytest.raises(WrongState, match="tổng kết"):
                services.campaign_cancel(campaign=again, reason="Nhầm.", by=cast.clerk)


def test_a_campaign_that_was_answered_is_not_cancelled(cast):
    drive = new_drive(cast)
    sent(drive, cast)

    with pytest.raises(WrongState, match="Đã có đơn vị gửi"):
        services.campaign_cancel(campaign=drive.campaign, reason="Nhầm.", by=cast.clerk)

    assert fresh(drive.campaign).is_launched
    assert drive.campaign.is_launched  # in memory as well


@pytest.mark.parametrize("name", NOT_CLERKS)
def test_only_clerks_steer_a_campaign(cast, name):
    by, campaign = getattr(cast, name), launched(cast)
    acts = (
        lambda: services.campaign_cancel(campaign=campaign, reason="Nhầm.", by=by),
        lambda: services.campaign_extend(
            campaign=campaign, register_until=LAST, reason="Mưa.", by=by
        ),
        lambda: services.participant_add(campaign=campaign, unit=cast.office, by=by),
        lambda: criterion(campaign, by),
        lambda: services.document_add(campaign=campaign, name="Mẫu", url="https://vd.vn", by=by),
    )
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert fresh(campaign).version == campaign.version


def test_the_database_keeps_no_rule_above_without_how_far(cast):
    row = criterion(launched(cast), cast.clerk, rule="met", target=new_target(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        Criterion.objects.filter(pk=row.pk).update(rule="above", full_above=None)


# Again next year.


def test_a_campaign_begins_again_with_its_dates_criteria_awards_and_guests(cast):
    old = new_campaign(
        cast,
        anniversary="Kỷ niệm 49 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2024)",
        anniversary_on=dt.date(2024, 4, 30),
        anniversary_since=1975,
        starts_on=dt.date(2024, 2, 29),
        register_from=dt.date(2024, 2, 29),
        register_until=dt.date(2024, 2, 29),
    )
    services.participants_choose(campaign=old, units=[cast.office], by=cast.clerk)
    target = new_target(cast)
    again_target = new_target(cast, year=2025, indicator=target.indicator)
    services.targets_choose(campaign=old, targets=[target], by=cast.clerk)
    whole = criterion(old, cast.clerk, "Kinh tế")
    criterion(old, cast.clerk, "Vải", parent=whole, rule="met", target=target)
    criterion(old, cast.clerk, "Nhãn", rule="met", target=new_target(cast, "Nhãn"))
    services.award_add(campaign=old, subject="person", number=3, grade="Giải nhất", by=cast.clerk)

    again = services.campaign_repeat(campaign=old, year=2025, by=cast.clerk)

    assert (again.starts_on, again.register_until) == (dt.date(2025, 2, 28),) * 2
    assert again.name == NAME.replace("49", "50").replace("2024", "2025")
    assert again.anniversary == "Kỷ niệm 50 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2025)"
    assert (again.repeats, again.launched_at, again.outside_citation) == (old, None, "")
    assert units_in(again) == {cast.office}
    assert [row.target for row in again.campaigntargets.all()] == [again_target]
    assert again.plannedawards.get().number == 3
    rows = {row.name: row for row in again.criterions.select_related("parent", "target")}
    assert (rows["Vải"].parent, rows["Vải"].target) == (rows["Kinh tế"], again_target)
    assert (rows["Nhãn"].rule, rows["Nhãn"].target) == ("", None)  # next year has none


def test_a_clerk_of_next_door_repeats_nothing(cast):
    with pytest.raises(PermissionDenied):
        services.campaign_repeat(campaign=launched(cast), year=2025, by=cast.outsider)


# Criteria.


def test_the_kind_of_a_whole_goes_down_its_tree(cast):
    campaign = new_campaign(cast)
    whole = criterion(campaign, cast.clerk, "Thưởng")
    part = criterion(campaign, cast.clerk, "Sáng kiến", parent=whole, kind="penalty")
    leaf = criterion(campaign, cast.clerk, "Cấp xã", parent=part)
    assert part.kind == "content"

    services.criterion_change(criterion=whole, kind="bonus", by=cast.clerk)

    kinds = Criterion.objects.filter(pk__in=[part.pk, leaf.pk]).values_list("kind", flat=True)
    assert set(kinds) == {"bonus"}


def test_a_criterion_that_gets_parts_loses_its_rule(cast):
    campaign, target = new_campaign(cast), new_target(cast)
    whole = criterion(campaign, cast.clerk, rule="met", target=target)

    criterion(campaign, cast.clerk, "Phần", parent=whole)

    whole.refresh_from_db()
    assert (whole.rule, whole.target) == ("", None)
    with pytest.raises(ValidationError, match="cộng điểm của các con"):
        services.criterion_change(criterion=whole, rule="met", target=target, by=cast.clerk)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"points": Decimal(0)}, "lớn hơn 0"),
        ({"rule": "met"}, "Chọn chỉ tiêu"),
        ({"name": " "}, "Nhập tên"),
    ],
)
def test_a_criterion_says_what_is_wrong(cast, typed, words):
    with pytest.raises(ValidationError, match=words):
        criterion(new_campaign(cast), cast.clerk, **{"name": "Tên"} | typed)

    assert not Criterion.objects.exists()


def test_criteria_change_places_and_stay_at_the_ends(cast):
    campaign = new_campaign(cast)
    first, second = (criterion(campaign, cast.clerk, name) for name in ("Một", "Hai"))

    services.criterion_move(criterion=second, up=True, by=cast.clerk)
    services.criterion_move(criterion=Criterion.objects.get(pk=second.pk), up=True, by=cast.clerk)

    assert [row.name for row in campaign.criterions.order_by("position")] == ["Hai", "Một"]
    assert first.parent is None


def test_a_criterion_goes_with_its_parts_once(cast):
    campaign = new_campaign(cast)
    whole = criterion(campaign, cast.clerk)
    criterion(campaign, cast.clerk, "Phần", parent=whole)
    again = Criterion.objects.get(pk=whole.pk)

    services.criterion_remove(criterion=whole, by=cast.clerk)

    assert not Criterion.objects.exists()
    with pytest.raises(WrongState):
        services.criterion_remove(criterion=again, by=cast.second_clerk)


def test_a_part_of_another_campaign_is_refused(cast):
    other = criterion(new_campaign(cast, name="Đợt khác"), cast.clerk)

    with pytest.raises(ValidationError, match="phong trào khác"):
        criterion(new_campaign(cast), cast.clerk, parent=other)


def test_criteria_are_copied_into_an_empty_campaign_of_the_commune(cast):
    source, campaign = new_campaign(cast, name="Đợt khác"), new_campaign(cast)
    whole = criterion(source, cast.clerk)
    criterion(source, cast.clerk, "Phần", parent=whole)
    services.criteria_copy(source=source, campaign=campaign, by=cast.clerk)

    for target in (campaign, source):  # once more, and into itself
        with pytest.raises(WrongState, match="đã có tiêu chí"):
            services.criteria_copy(source=source, campaign=target, by=cast.clerk)
    assert campaign.criterions.count() == source.criterions.count() == 2


def test_a_broken_tree_is_refused_and_does_not_run_on(cast):
    source, campaign = new_campaign(cast, name="Đợt khác"), new_campaign(cast)
    one, two = (criterion(source, cast.clerk, name) for name in ("Một", "Hai"))
    Criterion.objects.filter(pk=one.pk).update(parent=two)
    Criterion.objects.filter(pk=two.pk).update(parent=one)

    with pytest.raises(WrongState, match="bị hỏng"):
        criteria_write(source, campaign)


def test_once_scored_criteria_stay(cast):
    campaign = launched(cast)
    row = criterion(campaign, cast.clerk)
    Scoring.objects.create(commune=cast.commune, campaign=campaign, columns=["self"], stage="self")

    for act in (
        lambda: criterion(campaign, cast.clerk, "Thêm"),
        lambda: services.criterion_remove(criterion=row, by=cast.clerk),
        lambda: services.criterion_move(criterion=row, up=True, by=cast.clerk),
    ):
        with pytest.raises(WrongState, match="mở chấm điểm"):
            act()


# Awards.


def test_a_title_is_awarded_to_its_own_kind(cast):
    campaign, title = new_campaign(cast), honour_for("household")

    with pytest.raises(ValidationError, match="dành cho hộ gia đình"):
        services.award_add(
            campaign=campaign, subject="person", honour=title, number=1, by=cast.clerk
        )

    assert not PlannedAward.objects.exists()


@pytest.mark.parametrize("field", ["honour", "reward_form"])
def test_an_award_comes_from_the_catalogue_of_the_commune(cast, field):
    campaign = new_campaign(cast)
    model = {"honour": Honour, "reward_form": RewardForm}[field]
    about = {"subject": "person"} if field == "honour" else {}
    theirs = model.objects.create(commune=cast.next_commune, code="a", name="Của họ", **about)
    old = model.objects.create(commune=None, code="b", name="Thôi dùng", is_active=False, **about)

    for row in (theirs, old):
        with pytest.raises(ValidationError, match="danh mục"):
            services.award_add(
                campaign=campaign, subject="person", number=1, by=cast.clerk, **{field: row}
            )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"number": 0}, "lớn hơn 0"),
        ({"number": 1, "money": Decimal(-1)}, "không âm"),
        ({"number": 1, "grade": ""}, "Chọn danh hiệu"),
        ({"number": None}, "trống"),
    ],
)
def test_an_award_says_what_is_wrong(cast, typed, words):
    with pytest.raises(ValidationError, match=words):
        services.award_add(
            campaign=new_campaign(cast),
            subject="person",
            by=cast.clerk,
            **{"grade": "Giải nhất"} | typed,
        )


# What moves into the new year, and what stays for a look.


def test_years_move_in_every_word_of_a_campaign(cast):
    old = new_campaign(
        cast,
        purpose="Hoàn thành nhiệm vụ năm 2024.",
        content="Xong trước ngày 15/5/2024, hơn năm 2023.\nTheo Kế hoạch số 7/KH-UBND ngày "
        "05/01/2024.\nThuộc giai đoạn 2021-2025. Trồng 2024 cây.",
    )
    whole = criterion(old, cast.clerk, "Kinh tế năm 2024", guide="So với năm 2024")
    services.award_add(campaign=old, subject="person", number=3, grade="Giải 2024", by=cast.clerk)

    again = services.campaign_repeat(campaign=old, year=2025, by=cast.clerk)

    assert again.purpose == "Hoàn thành nhiệm vụ năm 2025."
    assert again.content.splitlines() == [
        "Xong trước ngày 15/5/2025, hơn năm 2023.",
        "Theo Kế hoạch số 7/KH-UBND ngày 05/01/2024.",
        "Thuộc giai đoạn 2021-2025. Trồng 2024 cây.",
    ]
    moved = again.criterions.get()
    assert (moved.name, moved.guide) == ("Kinh tế năm 2025", "So với năm 2025")
    assert whole.name == "Kinh tế năm 2024"
    assert again.plannedawards.get().grade == "Giải 2025"


def test_the_superiors_campaign_of_last_year_is_not_carried_blindly(cast):
    above = new_campaign(cast, name="Cả nước chung tay")
    old = new_campaign(cast, implements=above, implements_words="Phong trào tỉnh năm 2024")

    again = services.campaign_repeat(campaign=old, year=2025, by=cast.clerk)
    chosen = services.campaign_repeat(
        campaign=old, year=2026, implements=above, implements_words="", by=cast.clerk
    )

    assert (again.implements, again.implements_words) == (None, "")
    assert chosen.implements == above


# Who can take part.


def test_neither_the_commune_nor_a_council_takes_part(cast):
    campaign = new_campaign(cast)
    council = make_unit(cast.commune, "Hội đồng Thi đua", UnitKind.COUNCIL)

    for unit in (cast.unit_of(cast.commune), council):
        with pytest.raises(ValidationError, match="không phải đơn vị tham gia"):
            services.participants_choose(campaign=campaign, units=[unit], by=cast.clerk)
    running = launched(cast, name="Đợt đang chạy")
    with pytest.raises(ValidationError, match="không phải đơn vị tham gia"):
        services.participant_add(campaign=running, unit=council, by=cast.clerk)


def test_a_party_cell_takes_part_by_name_only(cast):
    cell = make_unit(cast.commune, "Chi bộ thôn Hồng Lạc", UnitKind.PARTY)

    with pytest.raises(ValidationError, match="Mời cấp ủy, chi bộ"):
        new_campaign(cast, taking="kinds", kinds=["village", "party"])
    campaign = new_campaign(cast)
    services.participants_choose(campaign=campaign, units=[cell], by=cast.clerk)

    assert units_in(campaign) == {cell}


def test_a_repeated_campaign_asks_no_kind_that_may_not_take_part_any_more(cast):
    old = new_campaign(cast, taking="kinds", kinds=["village"])
    Campaign.objects.filter(pk=old.pk).update(kinds=["village", "party"])

    again = services.campaign_repeat(campaign=fresh(old), year=2025, by=cast.clerk)

    assert again.kinds == ["village"]
