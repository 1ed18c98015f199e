"""Looking through what speaks of last year: changed, kept, counted down."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from campaigns import services
from campaigns.carrying.look_over import alike, rows_alike, unseen_targets, waiting_rows
from campaigns.checks import Level, open_checks
from campaigns.checks.rows import check_rows
from campaigns.content import plan_content
from campaigns.models import Block, DatedPlace
from campaigns.services.plans.parts import plan_change_opening
from emulation.lib.states import StaleVersion
from targets.services import target_set_value
from tests.campaigns.carrying.conftest import SPEAKS_OF_2024
from tests.campaigns.plans_made import fresh, save_item, told

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def row_of(carried, text):
    return next(row for row in waiting_rows(carried) if row.place.text == text)


def item_of(carried, words):
    return Block.objects.get(plan=carried.plan, text__contains=words).item


def change(carried, row, new, by):
    return services.dated_change(carried=carried, texts={str(row.place.uid): new}, by=by)


def test_targets_not_looked_at_are_a_check_until_each_is_settled(cast, carried):
    plan = carried.plan

    def unseen():
        rows = check_rows(plan, open_checks(plan_content(plan)))
        return [row for row in rows if "chưa xem lại" in row.sentence]

    (row,) = unseen()
    assert row.level == Level.LOOK
    assert row.sentence.startswith("2 chỉ tiêu còn mang số của kế hoạch cũ")
    assert row.url == reverse("plan_carry_look", args=[plan.uid]) + "#chi-tieu"

    services.carried_targets_settle(plan=plan, kept=unseen_targets(plan), retyped={}, by=cast.clerk)

    assert unseen() == []


def test_places_stand_in_reading_order_each_in_its_sentence(carried):
    rows = waiting_rows(carried)

    assert [(row.place.text, row.field.place) for row in rows] == [
        ("2024", "Đoạn mở đầu"),
        ("2024", "Mục I.2"),
        ("70 năm", "Mục I.2"),
        ("2023", "Mục I.2"),
        ("15/03/2025", "Mục II, thời hạn của việc"),
    ]
    assert (rows[2].before, rows[2].after[:11]) == (
        "Năm 2024 lập thành tích chào mừng ",
        " Chiến thắn",
    )


def test_a_changed_place_counts_down_and_the_others_stay_where_they_are(cast, carried):
    count = change(carried, row_of(carried, "70 năm"), "71 năm", cast.clerk)

    assert count == 1
    text = item_of(carried, "Điện Biên").blocks.get().text
    assert text == SPEAKS_OF_2024.replace("70 năm", "71 năm")
    assert [row.place.text for row in waiting_rows(carried)].count("2023") == 1
    assert told(carried.plan)[-1] == "dated_changed"


def test_what_became_2024_is_not_asked_again(cast, carried):
    change(carried, row_of(carried, "2023"), "2024", cast.clerk)
    rows = rows_alike(waiting_rows(carried), "2024", "2025", "")
    services.dated_change(
        carried=carried, texts={str(row.place.uid): "2025" for row in rows}, by=cast.clerk
    )

    text = item_of(carried, "Điện Biên").blocks.get().text
    assert text.startswith("Năm 2025") and text.endswith("vượt năm 2024.")
    assert [row.place.text for row in waiting_rows(carried)] == ["70 năm", "15/03/2025"]


def test_a_kept_place_is_remembered_and_may_be_asked_again(cast, carried):
    place = row_of(carried, "2023").place

    services.dated_keep(carried=carried, uids=[str(place.uid)], by=cast.clerk)

    assert "2023" not in [row.place.text for row in waiting_rows(carried)]
    services.dated_reopen(place=place, by=cast.clerk)
    assert "2023" in [row.place.text for row in waiting_rows(carried)]


def test_alike_places_are_offered_together_by_part(carried):
    content = plan_content(carried.plan)

    (group,) = alike(waiting_rows(carried, content), content)

    assert (group.text, group.proposal, group.count) == ("2024", "2025", 2)
    assert [count for _, _, count in group.sections] == [1, 1]


def test_words_retyped_in_the_editor_wait_no_longer(cast, carried):
    item = item_of(carried, "Điện Biên")

    save_item(item, cast.clerk, "Năm 2025 chào mừng 70 năm Chiến thắng; vượt năm 2023.")

    waiting = [row.place.text for row in waiting_rows(carried)]
    assert waiting == ["2024", "70 năm", "2023", "15/03/2025"]


def test_a_removed_item_takes_its_places_along(cast, carried):
    services.item_remove(item=item_of(carried, "Điện Biên"), by=cast.clerk)

    assert "70 năm" not in [row.place.text for row in waiting_rows(carried)]


def test_two_clerks_decide_once(cast, carried):
    row = row_of(carried, "70 năm")
    change(carried, row, "71 năm", cast.clerk)

    assert change(carried, row, "72 năm", cast.second_clerk) == 0
    assert DatedPlace.objects.get(pk=row.place.pk).result == "71 năm"


def test_who_has_the_part_open_is_asked_before_saving_over_the_change(cast, carried):
    item = item_of(carried, "Điện Biên")
    before = item.version

    change(carried, row_of(carried, "2023"), "2024", cast.second_clerk)

    item.refresh_from_db()
    assert item.version == before + 1


def test_the_opening_and_its_version_change_too(cast, carried):
    plan = fresh(carried.plan)
    opening = row_of(carried, "2024")
    assert opening.field.key == "opening"

    change(carried, opening, "2025", cast.clerk)

    after = fresh(plan)
    assert "thi đua năm 2025" in after.opening
    assert after.opening_version == plan.opening_version + 1
    with pytest.raises(StaleVersion):
        plan_change_opening(
            plan=plan, version=plan.opening_version, by=cast.clerk, opening="khác", closing="",
            items_style="roman", target_appendix=False, bases=[],
        )  # fmt: skip


def test_a_deadline_is_kept_or_set_with_its_task(cast, carried):
    row = row_of(carried, "15/03/2025")

    with pytest.raises(ValidationError):
        change(carried, row, "20/3/2025", cast.clerk)
    services.dated_keep(carried=carried, uids=[str(row.place.uid)], by=cast.clerk)

    assert "15/03/2025" not in [row.place.text for row in waiting_rows(carried)]


@pytest.mark.parametrize("who", ["chairman", "checker", "outsider"])
def test_only_its_clerks_decide(cast, carried, who):
    row = row_of(carried, "70 năm")

    with pytest.raises(PermissionDenied):
        change(carried, row, "71 năm", getattr(cast, who))
    with pytest.raises(PermissionDenied):
        services.dated_keep(carried=carried, uids=[str(row.place.uid)], by=getattr(cast, who))


def test_targets_are_kept_many_at_once_or_set_anew_with_their_text(cast, carried):
    plan = carried.plan
    litchi, longan = unseen_targets(plan)

    done = services.carried_targets_settle(
        plan=plan, kept=[litchi], retyped={longan: Decimal(260)}, by=cast.clerk
    )

    assert done == 2
    assert unseen_targets(plan) == []
    text = Block.objects.get(plan=plan, text__contains="Vải thiều").text
    assert text == "Vải thiều: 1.000 tấn; nhãn: 260 tấn."


def test_a_figure_that_somebody_set_is_looked_at(cast, carried):
    litchi, longan = unseen_targets(carried.plan)
    target_set_value(target=longan.target, comparator="=", value=Decimal(300), by=cast.second_clerk)

    assert unseen_targets(carried.plan) == [litchi]
    done = services.carried_targets_settle(
        plan=carried.plan, kept=[], retyped={longan: Decimal(260)}, by=cast.clerk
    )
    assert done == 0
    longan.target.refresh_from_db()
    assert longan.target.current.value == 300
