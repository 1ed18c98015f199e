"""Last year's plan begun again for the new year."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services
from campaigns.amending.in_force import content_in_force
from campaigns.amending.places import places_of
from campaigns.carrying.look_over import unseen_targets
from campaigns.content import plan_content, walk
from campaigns.inputs import TaskInput
from campaigns.models import Figure, Item, Plan, PlanState
from campaigns.paper import plan_document
from emulation.lib import dates
from emulation.org.models import Position, Spell, Succession, UnitKind
from emulation.org.selectors import commune_unit
from emulation.papers.pdf import render_pdf
from targets.services import target_change
from tests.campaigns.amending.amendments_made import amending_item, put_through, retype, uid_of
from tests.campaigns.carrying.conftest import NEW_TITLE
from tests.campaigns.plans_made import draft, fresh, new_plan, told, with_targets
from tests.cast import make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def texts(plan):
    return [
        (item["heading"], item["marker"], [block["text"] for block in item["blocks"]])
        for item in walk(plan_content(plan)["items"])
    ]


def test_text_and_tree_are_the_old_plans(source, carry):
    plan = carry()

    assert texts(plan) == texts(source)
    assert (plan.opening, plan.closing) == (source.opening, source.closing)
    assert [b.text for b in plan.bases.all()] == [b.text for b in source.bases.all()]
    assert [r.text for r in plan.recipients.all()] == [r.text for r in source.recipients.all()]


def test_the_new_plan_is_a_draft_of_its_year_without_number_and_day(carry):
    plan = carry()

    assert (plan.state, plan.year, plan.span.name) == (PlanState.DRAFT, 2025, "Năm 2025")
    assert (plan.title, plan.paper, plan.date_day) == (NEW_TITLE, None, None)


def test_themes_and_tasks_go_along_and_deadlines_move_by_a_year(cast, source, carry):
    plan = carry()

    (theme,), (task,) = plan.themes.all(), plan.tasks.all()
    assert theme.short_name == "Xây dựng nông thôn mới"
    assert task.deadline == dt.date(2025, 3, 15)
    assert {str(p.position_title or p.unit_id) for p in task.parties.all()} == {
        str(cast.village.pk),
        "Công chức Văn hóa - xã hội",
    }


def test_a_deadline_on_29_february_becomes_the_28th(cast, carry):
    older = draft(cast)
    item = older.items.get(position=3, parent=None)
    services.item_change(
        item=item, version=item.version, by=cast.clerk, heading=item.heading, run_in=False,
        numbered=True, children_style=item.children_style, blocks=[],
        task=TaskInput("Gửi đăng ký", deadline=dt.date(2024, 2, 29)),
    )  # fmt: skip

    plan = carry(source=older)

    deadlines = {task.summary: task.deadline for task in plan.tasks.all()}
    assert deadlines["Gửi đăng ký"] == dt.date(2025, 2, 28)
    notes = plan.carry_over.places.filter(kind="deadline").values_list("note", flat=True)
    assert any("29 tháng 2" in note for note in notes)


def test_targets_start_from_last_years_figure_and_wait_for_a_look(source, carry):
    plan = carry()

    rows = list(plan.plantargets.select_related("target__current"))
    assert [row.target.name for row in rows] == ["Vải thiều", "Nhãn"]
    assert [row.target.current.value for row in rows] == [Decimal(1000), Decimal(240)]
    assert {(row.target.baseline, row.target.baseline_year) for row in rows} == {
        (Decimal(1000), 2024),
        (Decimal(240), 2024),
    }
    assert all(row.is_unseen for row in rows)
    assert {row.target.span_id for row in rows} == {plan.span_id}
    indicators = {row.target.indicator_id for row in source.plantargets.all()}
    assert {row.target.indicator_id for row in rows} == indicators


def test_the_year_in_the_name_of_a_target_is_the_new_one(cast, source, carry):
    target = source.plantargets.get(target__name="Nhãn").target
    target_change(target=target, version=target.version, by=cast.clerk, name="Nhãn vụ 2024")

    names = [row.target.name for row in carry().plantargets.all()]

    assert names == ["Vải thiều", "Nhãn vụ 2025"]


def test_numbers_of_the_text_show_the_new_targets(carry):
    plan = carry()

    figures = Figure.objects.filter(block__plan=plan).select_related("plan_target__target", "block")
    shown = {f.plan_target.target.name: f.block.text[f.start : f.start + f.length] for f in figures}
    assert shown == {"Vải thiều": "1.000", "Nhãn": "240"}
    assert {f.plan_target.target.span_id for f in figures} == {plan.span_id}


def test_a_whole_goes_along_with_its_parts(cast, source, carry):
    part, whole = (row.target for row in source.plantargets.all())
    target_change(
        target=part, version=part.version, by=cast.clerk, parent=whole, part_rule="adds_up"
    )

    plan = carry()

    targets = {row.target.name: row.target for row in plan.plantargets.all()}
    assert targets["Vải thiều"].parent == targets["Nhãn"]
    assert targets["Vải thiều"].part_rule == "adds_up"


def test_a_second_draft_shares_the_targets_of_the_year_as_they_are_now(cast, carry):
    first = carry()
    row = first.plantargets.get(target__name="Nhãn")
    services.carried_targets_settle(plan=first, kept=[], retyped={row: Decimal(260)}, by=cast.clerk)

    second = carry()

    block = Item.objects.get(plan=second, blocks__text__contains="nhãn").blocks.get()
    assert block.text == "Vải thiều: 1.000 tấn; nhãn: 260 tấn."
    assert [row.target.name for row in unseen_targets(second)] == ["Vải thiều"]


def test_the_signatory_is_who_signs_today(cast, source, carry):
    chairman = Position.objects.get(signature_title="CHỦ TỊCH", commune=cast.commune)
    Plan.objects.filter(pk=source.pk).update(signatory=chairman)
    source.refresh_from_db()

    assert carry().signatory == chairman

    Position.objects.filter(pk=chairman.pk).update(valid_to=dt.date(2024, 1, 31))
    assert carry().signatory is None


def test_a_successor_carries_over_what_its_predecessor_planned(cast, source, carry):
    heir = cast.next_commune
    village = make_unit(heir, "Thôn Hồng Lạc mới", UnitKind.VILLAGE)
    for before, after in (
        (commune_unit(cast.commune), commune_unit(heir)),
        (cast.village, village),
    ):
        Succession.objects.create(
            commune=heir, predecessor=before, successor=after, on=dt.date(2024, 7, 1), paper="NQ"
        )
    Spell.objects.filter(unit=commune_unit(heir)).update(name="Xã Yên Thế")

    with dates.on_day(dt.date(2025, 1, 6)):
        plan = carry(commune=heir, by=cast.outsider)

    assert plan.issuer == "ỦY BAN NHÂN DÂN\nXÃ YÊN THẾ"
    (task,) = plan.tasks.all()
    assert village in [party.unit for party in task.parties.all()]
    assert {row.target.commune_id for row in plan.plantargets.all()} == {heir.pk}
    assert plan.signatory is None


@pytest.mark.parametrize("who", ["outsider", "chairman", "checker", "overseer"])
def test_only_the_communes_clerk_carries_over(cast, carry, who):
    user = getattr(cast, who)

    with pytest.raises(PermissionDenied):
        carry(by=user)
    with pytest.raises(PermissionDenied):
        carry(by=cast.outsider, commune=cast.next_commune)


def test_the_new_year_is_a_later_one(carry):
    with pytest.raises(ValidationError):
        carry(year=2024)


def test_a_drive_is_carried_over_with_days_of_its_own(cast, carry):
    older = new_plan(
        cast, kind="drive", title="Thi đua dịp Tết 2024", span_name="Tết 2024",
        starts_on=dt.date(2024, 1, 15), ends_on=dt.date(2024, 2, 15),
    )  # fmt: skip
    with_targets(cast, older)

    plan = carry(
        source=older, title="Thi đua dịp Tết 2025", span_name="Tết 2025",
        starts_on=dt.date(2025, 1, 5), ends_on=dt.date(2025, 2, 5),
    )  # fmt: skip

    assert (plan.kind, plan.span.name) == ("drive", "Tết 2025")
    assert plan.plantargets.count() == 2


def test_the_history_says_where_the_plan_came_from(carry):
    plan = carry()

    assert told(plan) == ["created", "carried_over"]


def test_the_new_plan_prints(carry):
    pdf = render_pdf(plan_document(plan_content(carry()), is_draft=True))

    assert pdf.startswith(b"%PDF")


def test_an_amended_plan_is_carried_over_as_it_stands_in_force(cast, source, carry):
    words = "Vải thiều: 1.000 tấn"
    place = uid_of(source, amended_name(source, words))
    amendment = services.plan_amend(plan=source, items=[place], reason="Được mùa.", by=cast.clerk)
    retype(cast, amending_item(amendment, words), "Vải thiều: 1.100 tấn; nhãn: 240 tấn.")
    put_through(cast, amendment)

    plan = carry(source=fresh(source))

    content = str(plan_content(plan)["items"])
    assert "Vải thiều: 1.100 tấn" in content and "1.000 tấn" not in content
    litchi = plan.plantargets.get(target__name="Vải thiều")
    assert (litchi.target.current.value, litchi.target.baseline) == (1100, 1100)
    assert litchi.item is not None
    with pytest.raises(PermissionDenied):
        carry(source=fresh(amendment))


def amended_name(plan, words):
    places = places_of(content_in_force(plan)).values()
    return next(p.name for p in places if words in str(p.item["blocks"]))
