"""A plan begins, and is written by those who may, while they may."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services
from campaigns.content import content_sha256, plan_content
from campaigns.models import Figure, Revision
from emulation.lib.states import StaleVersion, WrongState
from tests.campaigns.plans_made import (
    WORDS,
    add_item,
    approved,
    draft,
    fresh,
    fresh_item,
    new_plan,
    save_item,
    submit,
    submitted,
    told,
    with_targets,
)

pytestmark = pytest.mark.postgres


def test_a_new_plan_has_the_header_of_the_office_and_three_sections(cast):
    plan = new_plan(cast)

    assert plan.issuer == "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG TÂM"
    assert (plan.place, plan.span.name, plan.state) == ("Đồng Tâm", plan.span.name, "draft")
    assert [item.heading for item in plan.items.all()] == [
        "MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG THI ĐUA", "TỔ CHỨC THỰC HIỆN"
    ]  # fmt: skip
    assert told(plan) == ["created"]


def test_a_drive_needs_a_name_and_days(cast):
    with pytest.raises(ValidationError) as refusal:
        new_plan(cast, kind="drive")
    assert set(refusal.value.message_dict) == {"span_name", "starts_on", "ends_on"}

    plan = new_plan(
        cast,
        kind="drive",
        span_name="Thi đua trồng cây",
        starts_on=dt.date(2024, 2, 1),
        ends_on=dt.date(2024, 3, 1),
    )
    assert plan.span.name == "Thi đua trồng cây"


@pytest.mark.parametrize("who", ["unit_head", "checker", "chairman", "viewer", "outsider"])
def test_only_the_clerk_begins_a_plan(cast, who):
    with pytest.raises(PermissionDenied):
        new_plan(cast, by=getattr(cast, who))


@pytest.mark.parametrize(
    ("mode", "signer", "fits"),
    [
        ("own", "chairman", True),
        ("own", "vice_chairman", False),
        ("TM_KT", "vice_chairman", True),
        ("KT", "chairman", False),
    ],
)
def test_a_signer_signs_only_in_a_mode_that_fits(cast, mode, signer, fits):
    plan = new_plan(cast)
    position = cast.person_of(getattr(cast, signer)).positions.get()
    signing = {"signing_mode": mode, "signatory": position, "by": cast.clerk}
    if fits:
        services.plan_change_signature(plan=plan, version=plan.signature_version, **signing)
        assert fresh(plan).signatory == position
        return
    with pytest.raises(ValidationError) as refused:
        services.plan_change_signature(plan=plan, version=plan.signature_version, **signing)
    assert "signing_mode" in refused.value.message_dict
    assert fresh(plan).signatory is None


def test_the_frozen_content_does_not_follow_later_edits(cast):
    plan = draft(cast)
    item = with_targets(cast, plan)
    submit(cast, plan)
    before = plan.submitted_revision
    services.plan_recall(plan=plan, by=cast.clerk)

    figure = Figure.objects.get(start=WORDS.index("240"))
    save_item(
        fresh_item(item),
        cast.clerk,
        WORDS.replace("240", "260"),
        answers={str(figure.uid): "change"},
    )
    add_item(plan, cast.clerk, "Thêm một đoạn.")

    stored = Revision.objects.get(pk=before.pk)
    assert content_sha256(stored.content) == stored.sha256 == before.sha256
    assert content_sha256(plan_content(fresh(plan))) != stored.sha256


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_a_plan_on_its_way_is_not_written(cast, state):
    plan = {"submitted": submitted, "approved": approved}[state](cast)

    with pytest.raises(WrongState, match="không sửa được"):
        add_item(plan, cast.clerk, "Chen vào.")


def test_a_copy_read_before_the_submission_is_not_written(cast):
    plan = draft(cast)
    seen_before = fresh(plan)
    submit(cast, plan)

    with pytest.raises(WrongState):
        add_item(seen_before, cast.second_clerk, "Chen vào.")


def test_two_clerks_do_not_overwrite_each_other(cast):
    plan = draft(cast)
    item = add_item(plan, cast.clerk, "Bản đầu.")
    other_copy = fresh_item(item)
    save_item(item, cast.clerk, "Bản của người thứ nhất.")

    with pytest.raises(StaleVersion):
        save_item(other_copy, cast.second_clerk, "Bản của người thứ hai.")
    assert item.blocks.get().text == "Bản của người thứ nhất."
    with pytest.raises(StaleVersion):
        services.plan_change_signature(
            plan=plan, version=7, by=cast.clerk, signing_mode="TM", signatory=None
        )
