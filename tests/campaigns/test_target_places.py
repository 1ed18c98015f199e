"""Many targets of a plan are moved to one item or theme at once."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from campaigns import services
from emulation.trail.selectors import entries_of
from tests.campaigns.plans_made import draft, new_plan, new_target
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

NAMES = ("Trồng rừng", "Làm đường", "Dọn vệ sinh")


@pytest.fixture
@kept
def plan(cast):
    return draft(cast)


@pytest.fixture
@kept
def rows(cast, plan):
    targets = [new_target(cast, plan, name, "60", "ha") for name in NAMES]
    return services.plan_targets_add(plan=plan, targets=targets, by=cast.clerk)


@pytest.fixture
@kept
def theme(cast, plan):
    item = services.item_add(plan=plan, heading="Đường làng", by=cast.clerk)
    services.item_change(
        item=item, version=item.version, heading="Đường làng", run_in=False, numbered=True,
        children_style="dash", blocks=[], theme_name="Đường làng", by=cast.clerk,
    )  # fmt: skip
    return plan.themes.get(short_name="Đường làng")


def test_they_move_in_one_action_and_keep_what_is_not_named(cast, plan, rows, theme):
    services.plan_targets_place(plan_targets=rows[:2], item=theme.item, by=cast.clerk)
    services.plan_targets_place(plan_targets=rows[:2], theme=theme, by=cast.clerk)

    placed = [(row.item, row.theme) for row in plan.plantargets.filter(target__in=targets(rows))]
    assert placed == [(theme.item, theme), (theme.item, theme), (None, None)]
    assert entries_of(plan.uid)[0].sentence.endswith("xếp chỗ 2 chỉ tiêu")


def test_all_stay_where_one_is_of_another_plan(cast, plan, rows, theme):
    other = new_plan(cast, year=2023)
    stranger = services.plan_target_add(
        plan=other, target=new_target(cast, other, "Trồng rừng", "60", "ha"), by=cast.clerk
    )

    with pytest.raises(ValidationError):
        services.plan_targets_place(plan_targets=[*rows, stranger], theme=theme, by=cast.clerk)
    assert not plan.plantargets.filter(theme=theme).exists()


def test_only_a_clerk_moves_them(cast, rows, theme):
    for user in (cast.viewer, cast.chairman):
        with pytest.raises(PermissionDenied):
            services.plan_targets_place(plan_targets=rows, theme=theme, by=user)


def test_the_page_moves_the_ticked_ones(cast, plan, rows, theme, client_of):
    sent = {"rows": [str(row.uid) for row in rows[1:]], "to": f"nd-{theme.uid}"}

    client_of(cast.clerk).post(reverse("plan_targets_place", args=[plan.uid]), sent)

    placed = plan.plantargets.filter(theme=theme)
    assert set(placed) == set(rows[1:])


def test_the_page_asks_for_both_and_keeps_the_ticks(cast, plan, rows, client_of):
    client = client_of(cast.clerk)
    place = reverse("plan_targets_place", args=[plan.uid])

    page = client.post(place, {"rows": [str(rows[0].uid)]}).content.decode()

    assert "Chọn mục hoặc nội dung thi đua để xếp vào." in page
    assert f'value="{rows[0].uid}" checked' in page
    assert "Đánh dấu ít nhất một chỉ tiêu ở bảng." in client.post(place).content.decode()


def test_an_outsider_finds_nothing(cast, plan, client_of):
    answer = client_of(cast.outsider).post(reverse("plan_targets_place", args=[plan.uid]))
    assert answer.status_code == 404


def targets(rows):
    return [row.target for row in rows]
