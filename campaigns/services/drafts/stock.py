"""What is stored of the items of one save, read at once; and each draft made fit to be written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q

from campaigns.drafts import BlockDraft, FigureDraft, ItemDraft
from campaigns.figures import numbers_in
from campaigns.inputs import BlockInput, TaskInput
from campaigns.models import Block, Figure, Item, Plan, PlanTarget, Task, Theme, YearFact
from campaigns.services.blocks import block_fill, block_new, check_size
from campaigns.services.drafts.parts import units_named
from campaigns.services.items import task_fill, task_parties
from emulation.lib.text import clean_line

NO_NUMBER = (
    "Chỗ gắn với chỉ tiêu “{words}” không còn là con số. Gõ lại số ở đó, hoặc gỡ gắn rồi viết tiếp."
)
TWICE = "Một con số chỉ gắn với một chỉ tiêu. Gỡ bớt một chỗ gắn."
NO_WORK = "Ghi việc được giao, hoặc bỏ thời hạn và đơn vị thực hiện."
NAME_TAKEN = "Văn bản đã có nội dung thi đua tên này. Đặt tên gọn khác."


@dataclass(frozen=True)
class Fitted:
    """A draft that the rules allow: its own fields, its clean paragraphs, its work."""

    draft: ItemDraft
    fields: dict[str, Any]
    blocks: tuple[BlockDraft, ...]
    theme: str
    task: TaskInput | None

    @property
    def uid(self) -> str:
        return self.draft.uid


class Stock:
    """What is stored; ``giving`` are the keys of items whose paragraphs may go to others."""

    def __init__(self, plan: Plan, drafts: Sequence[ItemDraft], giving: Collection[int]) -> None:
        self.plan, self.giving = plan, giving
        uids = [draft.uid for draft in drafts]
        rows = Item.objects.filter(uid__in=uids).select_related("theme", "task")
        found = {str(row.uid): row for row in rows}
        self.items = {uid: row for uid, row in found.items() if row.plan_id == plan.pk}
        self.elsewhere = found.keys() - self.items.keys()
        self.keys = {row.pk for row in self.items.values()}
        self.blocks = self._blocks(drafts)
        self.targets = self._targets(drafts)
        self.shown: dict[str, PlanTarget | YearFact] = self.targets | self._facts(drafts)
        self._units = units_named(plan, _units_of(drafts))
        self._names = self._theme_names(drafts)

    def _blocks(self, drafts: Sequence[ItemDraft]) -> dict[str, Block]:
        asked = [block.uid for draft in drafts for block in draft.blocks]
        figures = Figure.objects.select_related("plan_target__target", "fact")
        rows = Block.objects.filter(Q(uid__in=asked) | Q(item__in=self.keys))
        found = rows.prefetch_related(Prefetch("figures", figures))
        return {str(row.uid): row for row in found}

    def _targets(self, drafts: Sequence[ItemDraft]) -> dict[str, PlanTarget]:
        """Return what the plan lists, by the uid of the target, where the drafts name any."""
        if not any(draft.targets or _figures_of(draft) for draft in drafts):
            return {}
        rows = PlanTarget.objects.filter(plan=self.plan).select_related("target")
        return {row.key: row for row in rows}

    def _facts(self, drafts: Sequence[ItemDraft]) -> dict[str, YearFact]:
        """Return the figures of the year that a report may show, by their keys."""
        if not (self.plan.is_year_report and any(_figures_of(draft) for draft in drafts)):
            return {}
        return {row.key: row for row in self.plan.yearfacts.all()}

    def _theme_names(self, drafts: Sequence[ItemDraft]) -> set[str]:
        if not any(draft.theme for draft in drafts):
            return set()
        others = Theme.objects.filter(plan=self.plan).exclude(item__in=self.keys)
        return set(others.values_list("short_name", flat=True))

    def fitted(self, draft: ItemDraft) -> Fitted:
        """Return the draft as it will be written; raises ``ValidationError`` with the reason."""
        if draft.uid in self.elsewhere:
            raise ValidationError("Mục này thuộc văn bản khác.")
        fields = {
            "heading": clean_line(draft.heading),
            "run_in": draft.run_in,
            "numbered": draft.numbered,
            "children_style": draft.children_style,
        }
        item = Item(commune_id=self.plan.commune_id, plan=self.plan, **fields)
        item.clean_fields(exclude=("commune", "plan", "parent"))
        blocks = tuple(self._fitted_blocks(item, draft))
        return Fitted(draft, fields, blocks, self._theme(draft), self._task(item, draft))

    def _fitted_blocks(self, item: Item, draft: ItemDraft) -> Iterator[BlockDraft]:
        check_size([BlockInput(block.text, block.table) for block in draft.blocks])
        for given in draft.blocks:
            row = block_new(item)
            block_fill(row, 1, BlockInput(given.text, given.table))
            if row.table is not None:
                yield replace(given, text="", table=row.table, figures=())
            elif row.text:
                figures = tuple(_moved(given, row.text))
                _check_figures(row.text, figures, self.shown)
                yield replace(given, text=row.text, figures=figures)

    def _theme(self, draft: ItemDraft) -> str:
        name = clean_line(draft.theme)
        if name:
            Theme(short_name=name).clean_fields(exclude=("commune", "plan", "item"))
            if name in self._names:
                raise ValidationError({"theme": NAME_TAKEN})
            self._names.add(name)
        return name

    def _task(self, item: Item, draft: ItemDraft) -> TaskInput | None:
        given = draft.task
        if given is None:
            return None
        if not given.summary.strip():
            raise ValidationError({"task": NO_WORK})
        work = TaskInput(
            summary=given.summary,
            deadline=given.deadline,
            recurring=given.recurring,
            lead_units=self._known(given.lead_units),
            coordinating_units=self._known(given.coordinating_units),
            lead_positions=given.lead_positions,
            coordinating_positions=given.coordinating_positions,
        )
        self._check_task(item, work)
        return work

    def _check_task(self, item: Item, work: TaskInput) -> None:
        task = Task(item=item)
        task_fill(task, work)
        task.clean_fields(exclude=("commune", "plan", "item"))
        for party in task_parties(task, work):
            party.clean_fields(exclude=("commune", "task", "unit"))

    def _known(self, uids: Sequence[str]) -> tuple[Any, ...]:
        if any(uid not in self._units for uid in uids):
            raise ValidationError({"task": "Chọn đơn vị của địa phương mình để giao việc."})
        return tuple(self._units[uid] for uid in uids)


def _units_of(drafts: Sequence[ItemDraft]) -> Iterator[str]:
    for draft in drafts:
        if draft.task:
            yield from draft.task.lead_units
            yield from draft.task.coordinating_units


def _figures_of(draft: ItemDraft) -> bool:
    return any(block.figures for block in draft.blocks)


def _moved(given: BlockDraft, clean: str) -> Iterator[FigureDraft]:
    """Move the places of figures with the white space that was put right before them."""
    for figure in given.figures:
        if given.text == clean:
            yield figure
        else:
            before = clean_line(given.text[: figure.start] + "0")
            yield replace(figure, start=len(before) - 1)


def _check_figures(
    text: str, figures: Sequence[FigureDraft], shown: dict[str, PlanTarget | YearFact]
) -> None:
    if not figures:
        return
    if len({figure.start for figure in figures}) < len(figures):
        raise ValidationError({"blocks": TWICE})
    numbers = {(number.start, number.length) for number in numbers_in(text)}
    for figure in figures:
        if (figure.start, figure.length) not in numbers:
            row = shown.get(figure.target)
            words = row.name if row else text[figure.start :][: figure.length]
            raise ValidationError({"blocks": NO_NUMBER.format(words=words)})
