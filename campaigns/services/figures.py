"""Linking numbers of a paragraph to targets, and keeping the words true to the values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from campaigns.figures import Mark, rewrite
from campaigns.models import (
    ASKED_SLOTS,
    TOLD_SLOTS,
    Appendix,
    Block,
    Figure,
    Item,
    Plan,
    PlanTarget,
)
from campaigns.reporting.chapters import with_values, year_told
from campaigns.services.amending.values import numbers_propose, value_write
from campaigns.services.blocks import figure_place
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from campaigns.services.reporting.cells import cells_rewrite
from campaigns.states import EDITABLE
from campaigns.told import Told, with_told
from emulation.lib.quantities import format_like, format_number, parse_number
from emulation.org.models import User
from targets.models import Target
from targets.services import target_set_value

REPORT_TELLS = (
    "Báo cáo chỉ nói lại số của kế hoạch, kết quả đã duyệt và số liệu đã ghi. Sửa chỉ tiêu ở kế "
    "hoạch, sửa kết quả ở báo cáo của đơn vị, sửa khen thưởng ở sổ khen thưởng; hoặc bỏ gắn để con "
    "số này là chữ thường."
)
NOTHING: Mapping[int, Told | None] = {}


@transaction.atomic
def figure_link(
    *, block: Block, start: int, length: int, plan_target: PlanTarget, slot: str, by: User
) -> Figure:
    """Let the number at ``start`` show a number of the target, which must be the same."""
    plan = block.plan
    membership = plan_writer(plan, by)
    if plan_target.plan_id != plan.pk:
        raise ValidationError(f"Chỉ tiêu này không thuộc {plan.noun} đang soạn.")
    plan_touch(plan)
    block.refresh_from_db(fields=["text"])  # a colleague may have written in it meanwhile
    figure = figure_place(block, Mark(start, length, str(plan_target.target.uid), slot))
    tell(plan, "campaigns.figure.linked", by, membership, name=_name(figure))
    return figure


@transaction.atomic
def figure_unlink(*, figure: Figure, by: User) -> None:
    """Leave the number as a plain word of the text."""
    plan = figure.block.plan
    membership = plan_writer(plan, by)
    plan_touch(plan)
    name = _name(figure)
    figure.delete()
    tell(plan, "campaigns.figure.unlinked", by, membership, name=name)


@transaction.atomic
def plan_figures_rewrite(*, plan: Plan, by: User) -> int:
    """Write every linked number of the plan as its target now has it; return how many changed."""
    membership = plan_writer(plan, by)
    plan_touch(plan)
    figures = Figure.objects.filter(block__plan=plan).select_related(
        "block",
        "plan_target__target__current",
        "plan_target__proposal",
        "plan_target__plan__period",
        "fact",
    )
    rows = list(plan.plantargets.select_related("target__indicator", "target__current"))
    told = {row.pk: row.told for row in with_told(rows, plan.period)} if plan.is_report else {}
    year = year_told(plan)
    changed = []
    for figure in figures.order_by("block", "-start"):
        if figure.fact:
            (fact,) = with_values([figure.fact], year)
            has_changed = _write_number(figure, fact.number(figure.slot))
        else:
            has_changed = _rewrite(figure, figure.plan_target.target, told)
        if has_changed:
            changed.append(figure)
    cells = cells_rewrite(plan) if plan.is_report else 0
    if changed or cells:
        tell(plan, "campaigns.plan.figures_rewritten", by, membership)
    return len(changed) + cells


def figures_retype(changed: Iterable[tuple[Figure, Decimal]], *, by: User) -> None:
    """Set retyped numbers, all those of a target at once: "13 đến 15" may become "16 đến 18".

    Called inside the transaction that saved the paragraphs.
    """
    retyped: dict[PlanTarget, dict[str, Decimal]] = {}
    for figure, number in changed:
        if figure.fact:
            raise ValidationError(REPORT_TELLS)
        retyped.setdefault(figure.plan_target, {})[figure.slot] = number
    for row, numbers in retyped.items():
        target_retype(target=row.target, numbers=numbers, by=by, plan=row.plan)


def target_retype(
    *, target: Target, numbers: Mapping[str, Decimal], by: User, plan: Plan | None = None
) -> None:
    """Set some numbers of a target, by slot; then write them wherever they show.

    ``plan`` is where they were retyped: an amendment only proposes them, for its issue.
    Called inside a transaction.
    """
    if plan and plan.is_report:
        raise ValidationError(REPORT_TELLS)
    if plan and plan.amends_id:
        numbers_propose(plan=plan, target=target, numbers=numbers, by=by)
        target_figures_rewrite(target=target)
        return
    current = target.current
    kept = {slot: getattr(current, slot) for slot in ASKED_SLOTS}
    target_set_value(
        target=target,
        comparator=current.comparator,
        level=current.level,
        by=by,
        **kept | numbers,
    )
    target.refresh_from_db()
    target_figures_rewrite(target=target)


@transaction.atomic
def value_propose(*, plan_target: PlanTarget, by: User, **figures: Any) -> None:
    """Propose a value in an amendment; its text shows it from now on."""
    value_write(plan_target=plan_target, by=by, **figures)
    target_figures_rewrite(target=plan_target.target)


def target_figures_rewrite(*, target: Target) -> None:
    """Write the target's value anew wherever an editable plan shows it, in the author's manner.

    Called inside the transaction that set the value.
    """
    shown = Figure.objects.filter(
        plan_target__target=target, block__plan__state__in=EDITABLE
    ).select_related("block", "plan_target__proposal")
    for figure in shown.order_by("block", "-start"):
        _rewrite(figure, target)


def _rewrite(figure: Figure, target: Target, told: Mapping[int, Told | None] = NOTHING) -> bool:
    """Write one number anew and move those after it; say whether it had to be.

    ``told`` holds the outcomes that were read already, by key of the plan's row.
    """
    row = figure.plan_target
    row.target = target
    if row.pk in told:
        row.told = told[row.pk]
    return _write_number(figure, row.number(figure.slot))


def _write_number(figure: Figure, number: Decimal | None) -> bool:
    """Write one number anew where it differs, and move those after it; say whether it did."""
    if number is None or _shown(figure) == number:
        return False
    _tell_writers(figure.block)
    block = Block.objects.get(pk=figure.block_id)
    figure.refresh_from_db()
    printed = block.text[figure.start : figure.end]
    others = list(block.figures.exclude(pk=figure.pk).order_by("-start"))
    mark = Mark(figure.start, figure.length, str(figure.uid), figure.slot)
    fresh = _as_written(figure.slot, number, printed)
    text, moved = rewrite(block.text, mark, fresh, _marks(others))
    block.text = text
    block.save(update_fields=["text"])
    figure.length = len(fresh)
    figure.save(update_fields=["length"])
    _save_places(others, moved, growing=figure.length > mark.length)
    return True


def _as_written(slot: str, number: Decimal, printed: str) -> str:
    """Write a plan's number in its author's manner; a result has the decimals that it has."""
    return format_number(number) if slot in TOLD_SLOTS else format_like(number, printed)


def _shown(figure: Figure) -> Decimal:
    """Return the number that stands in the text now."""
    block = Block.objects.get(pk=figure.block_id)
    figure.refresh_from_db()
    return parse_number(block.text[figure.start : figure.end])


def _tell_writers(block: Block) -> None:
    """Let whoever has the place open notice that its text changes.

    Done before the text is read to be changed: who saves the place meanwhile is waited for.
    """
    owner = Item if block.item_id else Appendix
    rows = owner.objects.filter(pk=block.item_id or block.appendix_id)
    rows.update(version=F("version") + 1)


def _save_places(others: Sequence[Figure], moved: Sequence[Mark], *, growing: bool) -> None:
    pairs = list(zip(others, moved, strict=True))
    for other, mark in pairs if growing else reversed(pairs):
        if other.start != mark.start:
            Figure.objects.filter(pk=other.pk).update(start=mark.start)


def _marks(figures: Sequence[Figure]) -> list[Mark]:
    return [Mark(f.start, f.length, str(f.uid), f.slot) for f in figures]


def _name(figure: Figure) -> str:
    printed = figure.block.text[figure.start : figure.end]
    return f"{printed}: {figure.shown.name}"
