"""The tree of items: adding, changing, moving, removing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max, Min, QuerySet

from campaigns.inputs import BlockInput, TaskInput
from campaigns.models import Item, Plan, Task, TaskParty, Theme
from campaigns.services.blocks import blocks_save
from campaigns.services.figures import figures_retype
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from emulation.lib.markers import DASH
from emulation.lib.quantities import format_number
from emulation.lib.states import WrongState, bump
from emulation.lib.text import clean_line
from emulation.org.models import User
from emulation.org.services.rows import save_many

# NĐ 30 knows eight levels (phần, chương, mục, điều, khoản, điểm, gạch, cộng).
MOST_LEVELS, MOST_ITEMS = 10, 1_500


@transaction.atomic
def item_add(
    *,
    plan: Plan,
    by: User,
    parent: Item | None = None,
    after: Item | None = None,
    heading: str = "",
    run_in: bool = False,
    numbered: bool = True,
    children_style: str = DASH,
    blocks: Sequence[BlockInput] = (),
) -> Item:
    """Add an item at the end of the parent's list, or right after a sibling."""
    membership = plan_writer(plan, by)
    _check_same_plan(plan, parent, after)
    plan_touch(plan)
    for near in filter(None, (parent, after)):
        read_place(near)
    parent = after.parent if after else parent
    _check_room(plan, parent)
    item = Item(
        commune_id=plan.commune_id,
        plan=plan,
        parent=parent,
        position=_make_room(plan, parent, after),
        heading=clean_line(heading),
        run_in=run_in,
        numbered=numbered,
        children_style=children_style,
    )
    check_not_empty(item, blocks)
    item.full_clean()
    item.save()
    blocks_save(item, blocks, {})
    tell(plan, "campaigns.item.added", by, membership, name=item_name(item))
    return item


@transaction.atomic
def item_change(
    *,
    item: Item,
    version: int,
    by: User,
    heading: str,
    run_in: bool,
    numbered: bool,
    children_style: str,
    blocks: Sequence[BlockInput],
    answers: Mapping[str, str] | None = None,
    theme_name: str = "",
    task: TaskInput | None = None,
) -> Item:
    """Save an item. ``answers`` says of retyped numbers "change" or "unlink", by figure.

    Raises ``FigureQuestions`` while one is unanswered and ``StaleVersion`` when another
    clerk saved the item meanwhile; nothing is saved then.
    """
    plan = item.plan
    membership = plan_writer(plan, by)
    item.heading, item.run_in = clean_line(heading), run_in
    item.numbered, item.children_style = numbered, children_style
    check_not_empty(item, blocks)
    item.full_clean()
    plan_touch(plan)
    bump(
        item,
        version_field="version",
        seen=version,
        heading=item.heading,
        run_in=run_in,
        numbered=numbered,
        children_style=children_style,
    )
    figures_retype(blocks_save(item, blocks, answers or {}), by=by)
    _save_theme(item, clean_line(theme_name))
    _save_task(item, task)
    tell(plan, "campaigns.item.changed", by, membership, name=item_name(item))
    return item


@transaction.atomic
def item_move(*, item: Item, to: str, by: User) -> Item:
    """Move an item up, down, in (under its elder sibling) or out (beside its parent)."""
    if to not in _MOVES:
        raise ValidationError("Chọn chuyển lên, xuống, vào hoặc ra.")
    plan = item.plan
    membership = plan_writer(plan, by)
    plan_touch(plan)
    read_place(item)
    _MOVES[to](item)
    tell(plan, "campaigns.item.moved", by, membership, name=item_name(item))
    return item


@transaction.atomic
def item_place(*, item: Item, parent: Item | None, after: Item | None, by: User) -> Item:
    """Carry an item with all below it under a parent, behind a sibling or before them all."""
    plan = item.plan
    membership = plan_writer(plan, by)
    _check_same_plan(plan, parent, after)
    plan_touch(plan)
    for row in filter(None, (item, parent, after)):
        read_place(row)
    if parent is not None and parent.pk in branch(item):
        raise ValidationError("Không chuyển được một mục vào trong chính nó.")
    check_levels(level_of(parent) + _levels_of(item))
    item.position = _make_room(plan, parent, after) if after else _room_in_front(plan, parent)
    item.parent = parent
    item.save(update_fields=["parent", "position"])
    tell(plan, "campaigns.item.moved", by, membership, name=item_name(item))
    return item


@transaction.atomic
def item_remove(*, item: Item, by: User) -> None:
    """Remove an item with all below it; its targets stay in the plan, without a place."""
    plan = item.plan
    membership = plan_writer(plan, by)
    plan_touch(plan)
    read_place(item)
    name = item_name(item)
    plan.plantargets.filter(item__in=branch(item)).update(item=None)
    item.delete()
    tell(plan, "campaigns.item.removed", by, membership, name=name)


def branch(item: Item) -> list[int]:
    """Return the keys of an item and of all below it."""
    found, frontier = [item.pk], [item.pk]
    while frontier:
        frontier = list(Item.objects.filter(parent__in=frontier).values_list("pk", flat=True))
        found += frontier
    return found


def item_name(item: Item) -> str:
    """Name an item in the history by its heading, or by the first words of its text."""
    if item.heading:
        return f"“{item.heading}”"
    first = item.blocks.exclude(text="").first()
    words = first.text.split() if first else []
    return f"“{' '.join(words[:10])}{'…' if len(words) > 10 else ''}”" if words else "có bảng"


def read_place(item: Item) -> None:
    """Read where an item stands once the plan is held: a colleague may have moved it."""
    try:
        item.refresh_from_db(fields=["parent", "position"])
    except Item.DoesNotExist as error:
        raise WrongState("Mục này vừa được người khác bỏ khỏi bản soạn.") from error


def _siblings(item: Item) -> QuerySet[Item]:
    return Item.objects.filter(plan=item.plan_id, parent=item.parent_id).exclude(pk=item.pk)


def _up(item: Item) -> None:
    elder = _siblings(item).filter(position__lt=item.position).last()
    _swap(item, elder, "Mục đã đứng đầu danh sách.")


def _down(item: Item) -> None:
    younger = _siblings(item).filter(position__gt=item.position).first()
    _swap(item, younger, "Mục đã đứng cuối danh sách.")


def _in(item: Item) -> None:
    elder = _siblings(item).filter(position__lt=item.position).last()
    if elder is None:
        raise ValidationError("Không có mục nào đứng trước để chuyển vào.")
    check_levels(level_of(elder) + _levels_of(item))
    item.parent, item.position = elder, _last_position(item.plan, elder) + 1
    item.save(update_fields=["parent", "position"])


def _out(item: Item) -> None:
    if item.parent is None:
        raise ValidationError("Mục đã ở cấp ngoài cùng.")
    parent = item.parent
    position = _make_room(item.plan, parent.parent, parent)
    item.parent, item.position = parent.parent, position
    item.save(update_fields=["parent", "position"])


_MOVES: Mapping[str, Callable[[Item], None]] = {"up": _up, "down": _down, "in": _in, "out": _out}


def _swap(item: Item, other: Item | None, refusal: str) -> None:
    if other is None:
        raise ValidationError(refusal)
    item.position, other.position = other.position, item.position
    item.save(update_fields=["position"])
    other.save(update_fields=["position"])


def _make_room(plan: Plan, parent: Item | None, after: Item | None) -> int:
    if after is None:
        return _last_position(plan, parent) + 1
    later = Item.objects.filter(plan=plan, parent=parent, position__gt=after.position)
    later.update(position=F("position") + 1)
    return after.position + 1


def _room_in_front(plan: Plan, parent: Item | None) -> int:
    rows = Item.objects.filter(plan=plan, parent=parent)
    rows.update(position=F("position") + 1)
    first = rows.aggregate(first=Min("position"))["first"]
    return first - 1 if first else 1


def _last_position(plan: Plan, parent: Item | None) -> int:
    siblings = Item.objects.filter(plan=plan, parent=parent)
    return siblings.aggregate(last=Max("position"))["last"] or 0


def _check_room(plan: Plan, parent: Item | None) -> None:
    check_levels(level_of(parent) + 1)
    check_count(plan.items.count() + 1)


def check_count(items: int) -> None:
    if items > MOST_ITEMS:
        raise ValidationError(
            f"Một văn bản có nhiều nhất {format_number(MOST_ITEMS)} mục. Gộp các mục nhỏ rồi thêm."
        )


def check_levels(levels: int) -> None:
    if levels > MOST_LEVELS:
        raise ValidationError(f"Một văn bản có nhiều nhất {MOST_LEVELS} cấp mục.")


def level_of(item: Item | None) -> int:
    """Return how many levels there are down to the item; none is 0."""
    level = 0
    while item is not None:
        level, item = level + 1, item.parent
    return level


def _levels_of(item: Item) -> int:
    """Return the levels that an item and what is below it take."""
    levels, frontier = 0, [item.pk]
    while frontier:
        levels += 1
        frontier = list(Item.objects.filter(parent__in=frontier).values_list("pk", flat=True))
    return levels


def _check_same_plan(plan: Plan, *items: Item | None) -> None:
    if any(item is not None and item.plan_id != plan.pk for item in items):
        raise ValidationError("Mục này thuộc văn bản khác.")


def check_not_empty(item: Item, blocks: Sequence[BlockInput]) -> None:
    has_words = any(clean_line(block.text) or block.table for block in blocks)
    if not item.heading and not has_words:
        raise ValidationError("Mục cần có đề mục hoặc ít nhất một đoạn văn.")


def _save_theme(item: Item, short_name: str) -> None:
    theme = Theme.objects.filter(item=item).first()
    if not short_name:
        if theme:
            theme.delete()
        return
    theme = theme or Theme(commune_id=item.commune_id, plan_id=item.plan_id, item=item)
    theme.short_name, theme.position = short_name, item.position
    theme.full_clean()
    theme.save()


def _save_task(item: Item, given: TaskInput | None) -> None:
    task = Task.objects.filter(item=item).first()
    if given is None:
        if task:
            task.delete()
        return
    task = task or Task(item=item)
    task_fill(task, given)
    task.full_clean()
    task.save()
    task.parties.all().delete()
    save_many((given.summary, party) for party in task_parties(task, given))


def task_fill(task: Task, given: TaskInput) -> None:
    """Set what the work of an item is."""
    item = task.item
    if any(u.commune_id != item.commune_id for u in (*given.lead_units, *given.coordinating_units)):
        raise ValidationError("Chọn đơn vị của địa phương mình để giao việc.")
    task.commune_id, task.plan_id, task.position = item.commune_id, item.plan_id, item.position
    task.summary, task.deadline = clean_line(given.summary), given.deadline
    task.recurring = clean_line(given.recurring)


def task_parties(task: Task, given: TaskInput) -> list[TaskParty]:
    """Return who leads the work and who helps, to be saved."""
    units = [(unit, True) for unit in given.lead_units]
    units += [(unit, False) for unit in given.coordinating_units]
    titles = [(title, True) for title in given.lead_positions]
    titles += [(title, False) for title in given.coordinating_positions]
    of_task = {"commune_id": task.commune_id, "task": task}
    return [TaskParty(unit=unit, leads=leads, **of_task) for unit, leads in units] + [
        TaskParty(position_title=clean_line(title), leads=leads, **of_task)
        for title, leads in titles
    ]
