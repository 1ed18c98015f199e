"""The rows of a plan, each kind read once for all that a request makes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet, Value

from campaigns.models import (
    Appendix,
    Basis,
    Block,
    Figure,
    Item,
    Plan,
    PlanTarget,
    Recipient,
    Task,
    TaskParty,
    Theme,
    YearFact,
)
from campaigns.reporting.chapters import YearTold, with_values, year_told
from targets.models import Target

_OF_RECIPIENTS, _OF_TARGETS = 0, 1


class PlanRows:
    """What a plan is made of; a kind is read when it is asked for first, and then known.

    ``only``: the parts of the items with these keys alone; the items are all there.
    """

    def __init__(self, plan: Plan, only: Collection[int] | None = None) -> None:
        self.plan, self.only = plan, only

    @cached_property
    def items(self) -> list[Item]:
        """Each knows its task and its theme."""
        rows = self.plan.items.select_related("theme", "task")
        return list(rows.order_by("position", "pk"))

    @cached_property
    def blocks(self) -> list[Block]:
        figures = Figure.objects.select_related("plan_target__target", "fact")
        rows = self._among(Block.objects.filter(plan=self.plan))
        return list(rows.prefetch_related(Prefetch("figures", figures)))

    def blocks_of(self, item: Item) -> list[Block]:
        return [block for block in self.blocks if block.item_id == item.pk]

    @cached_property
    def parties(self) -> dict[int, list[TaskParty]]:
        """Who leads tasks and who helps, by task."""
        found: dict[int, list[TaskParty]] = defaultdict(list)
        if not any(task_of(item) for item in self.items):
            return found
        rows = TaskParty.objects.filter(task__plan=self.plan).select_related("unit")
        for row in self._among(rows, "task__item__in"):
            found[row.task_id].append(row)
        return found

    @cached_property
    def plan_targets(self) -> list[PlanTarget]:
        rows = self.plan.plantargets.select_related(
            "target__indicator__measure_unit",
            "target__current",
            "target__parent",
            "target__answering_unit",
            "item",
            "theme",
            "proposal",
        )
        return list(rows.prefetch_related("target__strands"))

    @cached_property
    def year_told(self) -> YearTold:
        """What a year-end report tells beside results, as it is today."""
        return year_told(self.plan)

    @cached_property
    def year_facts(self) -> list[YearFact]:
        """The figures that a year-end report shows; each knows its number of today."""
        if not self.plan.is_year_report:
            return []
        return with_values(self.plan.yearfacts.all(), self.year_told)

    @cached_property
    def themes(self) -> list[Theme]:
        found = [theme for item in self.items if (theme := theme_of(item))]
        return sorted(found, key=lambda theme: (theme.position, theme.pk))

    @cached_property
    def bases(self) -> list[Basis]:
        return list(self.plan.bases.select_related("attachment"))

    @cached_property
    def recipients(self) -> list[Recipient]:
        return list(self.plan.recipients.all())

    @cached_property
    def appendices(self) -> list[Appendix]:
        return list(self.plan.appendices.all())

    def units_of_recipient(self, recipient: Recipient) -> list[str]:
        return self._units[_OF_RECIPIENTS, recipient.pk]

    def units_of_target(self, target: Target) -> list[str]:
        return self._units[_OF_TARGETS, target.pk]

    @cached_property
    def _units(self) -> dict[tuple[int, int], list[str]]:
        """The uids of the units that recipients and targets name; one query for both."""
        recipients = Recipient.units.through.objects.filter(recipient__plan=self.plan)
        targets = Target.units.through.objects.filter(target__plan_targets__plan=self.plan)
        rows = _named(recipients, _OF_RECIPIENTS, "recipient").union(
            _named(targets, _OF_TARGETS, "target"), all=True
        )
        found = defaultdict(list)
        for _, kind, named_by, unit in sorted(rows):
            found[kind, named_by].append(str(unit))
        return found

    def _among(self, rows: QuerySet[Any], field: str = "item__in") -> QuerySet[Any]:
        return rows if self.only is None else rows.filter(**{field: self.only})


def task_of(item: Item) -> Task | None:
    return getattr(item, "task", None)


def theme_of(item: Item) -> Theme | None:
    return getattr(item, "theme", None)


def _named(rows: QuerySet[Any], kind: int, field: str) -> QuerySet[Any, tuple[int, int, int, UUID]]:
    return rows.order_by().values_list("pk", Value(kind), F(field), "unit__uid")
