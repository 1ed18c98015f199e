"""Makes the plans of the demonstration through the services, as their people would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from uuid import UUID, uuid5

from campaigns.figures import parse_marked
from campaigns.inputs import BasisInput, BlockInput, RecipientInput, TaskInput
from campaigns.models import CommentPart, Item, Plan, PlanTarget
from campaigns.services import (
    appendix_add,
    comment_add,
    comment_keep,
    item_add,
    item_change,
    plan_agree,
    plan_approve,
    plan_change_header,
    plan_change_opening,
    plan_change_recipients,
    plan_change_signature,
    plan_create,
    plan_issue,
    plan_receive,
    plan_submit,
    plan_target_change,
    plan_targets_add,
    plan_targets_place,
)
from emulation.demonstration import (
    dong_tam_2024,
    dong_tam_drive_2024,
    dong_tam_gardens_2024,
    ngo_quyen_2024,
)
from emulation.demonstration.parts import ItemSpec, PlanSpec, TargetSpec, TaskSpec
from emulation.demonstration.seed_places import unit_called, user_called
from emulation.lib import dates
from emulation.org.models import Commune, Membership, Position, Role, Spell, Unit, User
from emulation.papers.document import Table
from targets.models import Span, Target
from targets.services import target_create

NAMESPACE = UUID("6f2f4c1e-54a5-5c0b-9f5e-2f0c9ad0f2b4")


def plan_uid(number: int) -> UUID:
    """Return the uid of plan 1, 2, 3 or 4 of the demonstration."""
    return uuid5(NAMESPACE, f"plan {number}")


def make_plans() -> None:
    mai, trang = user_called("dt-mai"), user_called("nq-trang")
    with dates.on_day(dt.date(2024, 2, 5)):
        first = _write(dong_tam_2024.PLAN, 1, mai, signatory="Chủ tịch UBND xã")
    _decide(first, submitted_on=dt.date(2024, 2, 6), issued_on=dt.date(2024, 2, 15))
    with dates.on_day(dt.date(2024, 1, 29)):
        second = _write(ngo_quyen_2024.PLAN, 2, trang, signatory="Chủ tịch UBND phường")
    _decide(second, submitted_on=dt.date(2024, 1, 30), issued_on=dt.date(2024, 2, 2), number=31)
    with dates.on_day(dt.date(2024, 2, 22)):
        fourth = _write(
            dong_tam_gardens_2024.PLAN, 4, mai, signatory="Chủ tịch UBND xã", month=None
        )
        checker = _holder(fourth, Role.CHECKER)
        plan_submit(
            plan=fourth,
            reviewers=[checker],
            note="Xin ý kiến trước ngày 28/02 để kịp phát động.",
            warnings_reason="Đợt ngắn ngày, chỉ giao Hội Phụ nữ và các thôn.",
            by=mai,
        )
    with dates.on_day(dt.date(2024, 2, 23)):
        _comment(fourth, checker.person.user, clerk=mai)
    with dates.on_day(dt.date(2024, 2, 26)):
        _write(dong_tam_drive_2024.PLAN, 3, mai, month=2)


def _comment(plan: Plan, checker: User, *, clerk: User) -> None:
    """Let the checker say three things of the submission; the clerk answers the last."""
    plan_receive(plan=plan, by=checker)
    trees = plan.plantargets.get(target__indicator__name__startswith="Trồng cây").target.uid
    second = plan.items.get(parent__position=3, position=2).uid
    comment_add(
        plan=plan,
        part=CommentPart.TARGET,
        about=trees,
        text="1.200 cây là cả xã hay mỗi thôn? Ghi thêm cho rõ để thôn dễ nhận.",
        by=checker,
    )
    comment_add(
        plan=plan,
        part=CommentPart.ITEM,
        about=second,
        text="Ngày 25/3 hơi sát kỳ báo cáo quý; nên cho Văn phòng thêm vài ngày.",
        by=checker,
    )
    asked = comment_add(
        plan=plan,
        part=CommentPart.RECIPIENTS,
        about=None,
        text="Có gửi các trường học không?",
        by=checker,
    )
    comment_keep(
        comment=asked,
        text="Đợt này chỉ làm ở ruộng, vườn của hộ; các trường đã có kế hoạch riêng.",
        by=clerk,
    )


def _write(
    spec: PlanSpec, number: int, clerk: User, *, signatory: str = "", month: int | None = 2
) -> Plan:
    commune = _commune_of(clerk, Role.CLERK)
    plan = plan_create(
        commune=commune,
        kind=spec.kind,
        year=spec.year,
        title=spec.title,
        span_name=spec.span_name,
        starts_on=spec.starts_on,
        ends_on=spec.ends_on,
        with_sections=False,
        uid=plan_uid(number),
        by=clerk,
    )
    _write_around(plan, spec, clerk, month)
    position = _position(commune, signatory) if signatory else None
    plan_change_signature(
        plan=plan,
        version=plan.signature_version,
        signing_mode=spec.signing_mode,
        signatory=position,
        by=clerk,
    )
    targets = make_targets(spec.targets, commune, plan.span, clerk)
    plan_targets_add(plan=plan, targets=list(targets.values()), by=clerk)
    _write_items(plan, None, spec.items, targets, clerk)
    _place_in_themes(plan, spec.targets, clerk)
    for appendix in spec.appendices:
        appendix_add(
            plan=plan,
            title=appendix.title,
            orientation=appendix.orientation,
            blocks=_blocks(appendix.content, targets),
            by=clerk,
        )
    return plan


def _write_around(plan: Plan, spec: PlanSpec, clerk: User, month: int | None) -> None:
    plan_change_header(
        plan=plan,
        version=plan.header_version,
        title=spec.title,
        superior_line=plan.superior_line,
        issuer=plan.issuer,
        symbol=plan.symbol,
        place=plan.place,
        date_year=spec.year,
        date_month=month,
        date_day=None,
        motto_label=spec.motto_label,
        motto=spec.motto,
        by=clerk,
    )
    plan_change_opening(
        plan=plan,
        version=plan.opening_version,
        opening="\n".join(spec.opening),
        closing="\n".join(spec.closing),
        items_style=spec.items_style,
        target_appendix=spec.target_appendix,
        bases=[BasisInput(b.text, b.lead, b.standing, b.link) for b in spec.bases],
        by=clerk,
    )
    plan_change_recipients(
        plan=plan,
        version=plan.recipients_version,
        recipients=[
            RecipientInput(r.text, r.purpose, _units(plan.commune, r.units))
            for r in spec.recipients
        ],
        by=clerk,
    )


def make_targets(
    specs: Iterable[TargetSpec], commune: Commune, span: Span, clerk: User
) -> dict[str, Target]:
    """Set the targets in their order; parents stand before their parts."""
    made: dict[str, Target] = {}
    for spec in specs:
        made[spec.key] = target_create(
            commune=commune,
            span=span,
            name=spec.name,
            kind=spec.kind,
            direction=spec.direction,
            direction_confirmed=True,
            field=spec.field,
            unit_text=spec.unit,
            comparator=spec.op,
            value=_decimal(spec.value),
            value_max=_decimal(spec.value_max),
            numerator=_decimal(spec.numerator or (spec.denominator and spec.value)),
            denominator=_decimal(spec.denominator),
            level=spec.level,
            parent=made[spec.parent] if spec.parent else None,
            part_rule=spec.part_rule,
            note=spec.note,
            baseline=_decimal(spec.baseline),
            baseline_year=spec.baseline_year,
            assigned_value=_decimal(spec.value) if spec.assigned_by else None,
            assigned_by=spec.assigned_by,
            strands=spec.strands,
            units=_units(commune, spec.units),
            by=clerk,
        )
    return made


def _write_items(
    plan: Plan,
    parent: Item | None,
    specs: Iterable[ItemSpec],
    targets: Mapping[str, Target],
    clerk: User,
) -> None:
    for spec in specs:
        item = item_add(
            plan=plan,
            parent=parent,
            heading=spec.heading,
            run_in=spec.run_in,
            numbered=spec.numbered,
            children_style=spec.style or "dash",
            blocks=_blocks(spec.content, targets),
            by=clerk,
        )
        _place_targets(item, spec, targets, clerk)
        if spec.theme or spec.task:
            _name_item(item, spec, clerk)
        _write_items(plan, item, spec.children, targets, clerk)


def _name_item(item: Item, spec: ItemSpec, clerk: User) -> None:
    """Make the item a theme or a task; its text stays."""
    kept = [
        BlockInput(text=block.text, table=block.table, uid=str(block.uid))
        for block in item.blocks.all()
    ]
    item_change(
        item=item,
        version=item.version,
        heading=item.heading,
        run_in=item.run_in,
        numbered=item.numbered,
        children_style=item.children_style,
        blocks=kept,
        theme_name=spec.theme,
        task=_task(item.commune, spec.task) if spec.task else None,
        by=clerk,
    )


def _place_targets(item: Item, spec: ItemSpec, targets: Mapping[str, Target], clerk: User) -> None:
    """Targets without a number in the text are placed by hand."""
    named = [targets[key] for key in spec.targets]
    for row in PlanTarget.objects.filter(plan=item.plan_id, target__in=named):
        plan_target_change(plan_target=row, item=item, theme=None, words="", by=clerk)


def _place_in_themes(plan: Plan, specs: Iterable[TargetSpec], clerk: User) -> None:
    listed = list(zip(specs, plan.plantargets.order_by("position"), strict=True))
    for theme in plan.themes.all():
        rows = [row for spec, row in listed if spec.theme == theme.short_name]
        if rows:
            plan_targets_place(plan_targets=rows, theme=theme, by=clerk)


def _task(commune: Commune, spec: TaskSpec) -> TaskInput:
    return TaskInput(
        summary=spec.summary,
        deadline=spec.deadline,
        recurring=spec.recurring,
        lead_units=_units(commune, spec.lead),
        coordinating_units=_units(commune, spec.coordinating),
        lead_positions=_positions(commune, spec.lead),
        coordinating_positions=_positions(commune, spec.coordinating),
    )


def _blocks(content: Iterable[str | Table], targets: Mapping[str, Target]) -> list[BlockInput]:
    return [_block(part, targets) for part in content]


def _block(part: str | Table, targets: Mapping[str, Target]) -> BlockInput:
    if isinstance(part, Table):
        return BlockInput(
            table={
                "rows": [list(row) for row in part.rows],
                "head_rows": part.head_rows,
                "widths": list(part.widths),
                "aligns": list(part.aligns),
                "caption": part.caption,
            }
        )
    text, marks = parse_marked(part)
    named = tuple(replace(mark, key=str(targets[mark.key].uid)) for mark in marks)
    return BlockInput(text=text, marks=named)


def _decide(
    plan: Plan, *, submitted_on: dt.date, issued_on: dt.date, number: int | None = None
) -> None:
    """Take the plan through submission, one checker, approval and issue."""
    clerk, checker = _holder(plan, Role.CLERK), _holder(plan, Role.CHECKER)
    chairman, records = _holder(plan, Role.CHAIRMAN), _holder(plan, Role.RECORDS_CLERK)
    with dates.on_day(submitted_on):
        plan_submit(plan=plan, reviewers=[checker], by=clerk.person.user)
    with dates.on_day(submitted_on + dt.timedelta(days=1)):
        plan_receive(plan=plan, by=checker.person.user)
        plan_agree(plan=plan, by=checker.person.user)
        plan_approve(plan=plan, by=chairman.person.user)
    with dates.on_day(issued_on):
        plan_issue(plan=plan, issued_on=issued_on, number=number, by=records.person.user)


def _holder(plan: Plan, role: str) -> Membership:
    rows = Membership.objects.filter(commune=plan.commune, role=role)
    return rows.select_related("person__user").order_by("pk")[0]


def _commune_of(user: User, role: str) -> Commune:
    return Membership.objects.filter(person__user=user, role=role)[0].commune


def _position(commune: Commune, title: str) -> Position:
    return Position.objects.get(commune=commune, title=title)


def _units(commune: Commune, names: Iterable[str]) -> tuple[Unit, ...]:
    """Return the units among the names; the others name positions."""
    return tuple(unit_called(commune, name) for name in names if _is_unit(name))


def _positions(commune: Commune, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if not _is_unit(name))


def _is_unit(name: str) -> bool:
    return Spell.objects.filter(name=name).exists()


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None
