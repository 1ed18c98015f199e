"""Plans for tests, made through the services and brought as far as a test needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any
from unittest import mock

from campaigns import services
from campaigns.inputs import BasisInput, BlockInput, RecipientInput, TaskInput
from campaigns.models import Ending, Item, Plan, PlanState, Revision
from campaigns.services.life import issuing
from emulation.org.models import Membership, User
from emulation.org.rights import memberships
from emulation.trail.models import Entry
from targets.models import Target
from targets.services import target_create
from tests.cast import TODAY, Cast
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept

TITLE = "Phát động phong trào thi đua năm 2024"
WARNINGS_REASON = "Chỉ tiêu sẽ bổ sung sau."
WORDS = "Vải thiều: 1.000 tấn; nhãn: 240 tấn."


def membership_of(user: User, role: str = "") -> Membership:
    return next(m for m in memberships(user) if not role or m.role == role)


def fresh(plan: Plan) -> Plan:
    """The plan as another request reads it."""
    return Plan.objects.get(pk=plan.pk)


def new_plan(cast: Cast, **given: Any) -> Plan:
    values = {
        "commune": cast.commune,
        "kind": "yearly",
        "year": 2024,
        "title": TITLE,
        "by": cast.clerk,
    }
    return services.plan_create(**(values | given))


def add_item(plan: Plan, by: User, text: str = "", **given: Any) -> Item:
    blocks = [BlockInput(text)] if text else []
    return services.item_add(plan=plan, by=by, blocks=blocks, **given)


def save_item(item: Item, by: User, text: str, **given: Any) -> Item:
    """Save an item whose only paragraph becomes ``text``."""
    block = item.blocks.get()
    values = {
        "version": item.version,
        "heading": item.heading,
        "run_in": item.run_in,
        "numbered": item.numbered,
        "children_style": item.children_style,
        "blocks": [BlockInput(text, uid=str(block.uid))],
    }
    return services.item_change(item=item, by=by, **(values | given))


@kept
def draft(cast: Cast, **given: Any) -> Plan:
    """A plan with nothing that blocks its submission: items, a theme, a task, recipients."""
    by = given.get("by", cast.clerk)
    plan = new_plan(cast, **given)
    for item in plan.items.all():
        add_item(plan, by, f"Nội dung của mục {item.position}.", parent=item)
    _theme_and_task(plan, cast, by)
    services.plan_change_opening(
        plan=plan,
        version=1,
        by=by,
        opening="UBND xã phát động thi đua năm 2024 như sau:",
        closing="Các đơn vị thực hiện kế hoạch này.",
        items_style=plan.items_style,
        target_appendix=False,
        bases=[BasisInput("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022")],
    )
    services.plan_change_recipients(
        plan=plan, version=1, by=by, recipients=[RecipientInput("UBND huyện", "b/c")]
    )
    return plan


def _theme_and_task(plan: Plan, cast: Cast, by: User) -> None:
    section = plan.items.get(position=2, parent=None)
    services.item_change(
        item=section,
        version=section.version,
        by=by,
        heading=section.heading,
        run_in=False,
        numbered=True,
        children_style=section.children_style,
        blocks=[],
        theme_name="Xây dựng nông thôn mới",
        task=TaskInput(
            "Phát động thi đua ở thôn",
            deadline=dt.date(2024, 3, 15),
            lead_units=(cast.village,),
            coordinating_positions=("Công chức Văn hóa - xã hội",),
        ),
    )


def new_target(cast: Cast, plan: Plan, name: str, value: str, unit: str = "tấn") -> Target:
    return target_create(
        commune=plan.commune,
        span=plan.span,
        name=name,
        kind="amount",
        direction="higher",
        field="economy",
        unit_text=unit,
        comparator="=",
        value=Decimal(value),
        by=cast.clerk,
    )


@kept
def with_targets(cast: Cast, plan: Plan) -> Item:
    """Add an item whose paragraph shows two targets, with its numbers linked."""
    section = plan.items.get(position=2, parent=None)
    item = add_item(plan, cast.clerk, WORDS, parent=section)
    block = item.blocks.get()
    for name, value, printed in (("Vải thiều", "1000", "1.000"), ("Nhãn", "240", "240")):
        row = services.plan_target_add(
            plan=plan, target=new_target(cast, plan, name, value), item=item, by=cast.clerk
        )
        services.figure_link(
            block=block,
            start=WORDS.index(printed),
            length=len(printed),
            plan_target=row,
            slot="value",
            by=cast.clerk,
        )
    return item


@kept
def submitted(cast: Cast, *, reviewers: tuple[User, ...] = (), **given: Any) -> Plan:
    plan = draft(cast, **given)
    submit(cast, plan, reviewers=reviewers, by=given.get("by", cast.clerk))
    return plan


def submit(cast: Cast, plan: Plan, *, reviewers: tuple[User, ...] = (), by: Any = None) -> Revision:
    turns = [membership_of(user) for user in reviewers]
    return services.plan_submit(
        plan=plan, reviewers=turns, by=by or cast.clerk, warnings_reason=WARNINGS_REASON
    )


@kept
def approved(cast: Cast, **given: Any) -> Plan:
    plan = submitted(cast, **given)
    services.plan_approve(plan=plan, by=cast.chairman)
    return plan


@kept
def issued(cast: Cast, **given: Any) -> Plan:
    plan = approved(cast, **given)
    with unprinted():
        issue(cast, plan)
    return plan


@contextmanager
def unprinted() -> Iterator[None]:
    """Issue with files that cost nothing: for tests that do not read them."""
    with (
        mock.patch.object(issuing, "render_pdf", lambda _: b"%PDF-1.7"),
        mock.patch.object(issuing, "render_docx", lambda _: b"PK"),
    ):
        yield


def issue(cast: Cast, plan: Plan, **given: Any) -> Any:
    return services.plan_issue(
        plan=plan, **({"issued_on": TODAY, "by": cast.records_clerk} | given)
    )


@kept
def in_state(cast: Cast, state: str) -> Plan:
    """A plan of ``cast.commune`` in any state; only "revoked" has no service yet."""
    plan = _ROADS.get(state, draft)(cast)
    if plan.state != state:
        Plan.objects.filter(pk=plan.pk).update(state=state)
    return fresh(plan)


def _issued_in_series(cast: Cast) -> Plan:
    open_series(cast.commune)
    return issued(cast)


def _recalled(cast: Cast) -> Plan:
    plan = submitted(cast)
    services.plan_recall(plan=plan, by=cast.clerk)
    return plan


def _returned(cast: Cast) -> Plan:
    plan = submitted(cast)
    services.plan_return(plan=plan, reason="Thiếu chỉ tiêu trồng rừng.", by=cast.chairman)
    return plan


def _closed(cast: Cast) -> Plan:
    plan = _issued_in_series(cast)
    services.plan_close(plan=plan, by=cast.clerk)
    return plan


def _abandoned(cast: Cast) -> Plan:
    plan = draft(cast)
    services.plan_abandon(plan=plan, reason="Lập nhầm năm.", by=cast.clerk)
    return plan


def _replaced(cast: Cast) -> Plan:
    return _ended(cast, Ending.REPLACED)


def _revoked(cast: Cast) -> Plan:
    return _ended(cast, Ending.REVOKED)


def _ended(cast: Cast, ending: str) -> Plan:
    plan = _issued_in_series(cast)
    newer = draft(cast)
    replace(newer, plan, cast, ending=ending)
    submit(cast, newer)
    services.plan_approve(plan=newer, by=cast.chairman)
    issue(cast, newer)
    return fresh(plan)


def replace(newer: Plan, older: Plan, cast: Cast, ending: str = Ending.REPLACED) -> None:
    """Say in the header that ``newer`` replaces ``older``, or revokes it."""
    names = (
        "title superior_line issuer symbol place date_year date_month date_day motto_label motto"
    )
    kept = {name: getattr(newer, name) for name in names.split()}
    services.plan_change_header(
        plan=newer,
        version=newer.header_version,
        by=cast.clerk,
        replaces=older,
        ending=ending,
        **kept,
    )


_ROADS = {
    PlanState.SUBMITTED: submitted,
    PlanState.RECALLED: _recalled,
    PlanState.RETURNED: _returned,
    PlanState.APPROVED: approved,
    PlanState.ISSUED: _issued_in_series,
    PlanState.CLOSED: _closed,
    PlanState.REPLACED: _replaced,
    PlanState.REVOKED: _revoked,
    PlanState.ABANDONED: _abandoned,
}


def told(plan: Plan) -> list[str]:
    """The codes of the plan's history, oldest first."""
    codes = Entry.objects.filter(object_uid=plan.uid).order_by("pk").values_list("code", flat=True)
    return [code.removeprefix("campaigns.plan.") for code in codes]


def fresh_item(item):
    return type(item).objects.get(pk=item.pk)
