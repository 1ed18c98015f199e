"""Last year's targets, set for the new year with their figures as a proposal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery

from campaigns.carrying.dated import Turn, in_new_year
from campaigns.content import Content
from campaigns.figures import Mark, rewrite
from campaigns.inputs import BlockInput
from campaigns.models import Item, Plan, PlanTarget, Theme
from campaigns.services.laying import UnitsNow
from campaigns.services.plantargets import plan_targets_append
from campaigns.states import PUBLISHED
from emulation.lib import dates
from emulation.lib.quantities import format_like, parse_number
from emulation.org.models import Commune, Unit, User
from targets.known import KnownIndicators
from targets.models import Indicator, Target
from targets.services import NewTarget, target_table_save
from targets.services.values import FIGURE_FIELDS

_KEPT = ("name", "part_rule", "note", "frequency", "unit_rule", "period_rule")
_OF_INDICATOR = ("kind", "direction", "direction_confirmed", "field", "unit_text")


def last_figure(target: Target) -> Decimal | None:
    """Return what the next year starts from: the figure set; once results are kept, the result."""
    return target.current.value if target.current else None


class TargetsCarried:
    """Sets the targets of a plan for another plan's span; ``of`` says which became which."""

    def __init__(
        self, source: Plan, content: Content, plan: Plan, units: UnitsNow, by: User
    ) -> None:
        self._source, self._plan, self._units, self._by = source, plan, units, by
        self._rows = _rows(source, content)
        self._known = KnownIndicators(plan.commune)
        self.of: dict[str, Target] = {}
        self._make()
        self._listed = self._list()

    def block(self, block: Mapping[str, Any]) -> BlockInput:
        """Return a paragraph whose numbers show the new targets, as these have them now."""
        if "table" in block:
            return BlockInput(table=block["table"])
        text, marks = block["text"], []
        for figure in sorted(block["figures"], key=lambda one: -one["start"]):
            target = self.of.get(figure["target"])
            number = getattr(target.current, figure["slot"]) if target else None
            if number is None:
                continue
            mark = Mark(figure["start"], figure["length"], str(target.uid), figure["slot"])
            printed = text[mark.start : mark.end]
            if parse_number(printed) != number:
                printed = format_like(number, printed)
            text, marks = rewrite(text, mark, printed, marks)
            marks.append(Mark(mark.start, len(printed), mark.key, mark.slot))
        return BlockInput(text=text, marks=tuple(sorted(marks, key=lambda one: one.start)))

    def place(self, item_of: Mapping[str, Item], themes: Mapping[str, Theme]) -> None:
        """Let each target stand where it stood, under the theme it belonged to.

        ``item_of`` names the new items by the uid of the old target.
        """
        items = {row.pk: item_of.get(str(old.target.uid)) for old, row in self._listed}
        stands = dict(self._plan.plantargets.values_list("pk", "item"))
        moved = [row for _, row in self._listed if stands[row.pk] != _key(items[row.pk])]
        for row in moved:  # figures have given most their place already
            row.item = items[row.pk]
        PlanTarget.objects.bulk_update(moved, ["item"])
        for name, theme in themes.items():
            own = [
                row.pk for old, row in self._listed if old.theme and old.theme.short_name == name
            ]
            PlanTarget.objects.filter(pk__in=own).update(theme=theme)

    def _make(self) -> None:
        # A colleague's new targets first: both may begin the same year.
        Commune.objects.filter(pk=self._plan.commune_id).update(place=F("place"))
        targets = _with_wholes(row.target for row in self._rows)
        there = self._already_there(targets)
        self.of = {uid: target for uid, target in there.items()}
        new = [target for target in targets if str(target.uid) not in there]
        made = target_table_save(
            span=self._plan.span, rows=[self._new(target) for target in new], by=self._by
        )
        self.of |= {str(old.uid): target for old, target in zip(new, made, strict=True)}
        self._made = {target.pk for target in made}

    def _already_there(self, targets: list[Target]) -> dict[str, Target]:
        """Return the targets that the span has: another draft for the same year brought them."""
        span = Target.objects.filter(span=self._plan.span).select_related("current", "indicator")
        by_indicator = {target.indicator_id: target for target in span}
        found = ((target, self._indicator(target)) for target in targets)
        return {
            str(target.uid): by_indicator[own.pk]
            for target, own in found
            if own and own.pk in by_indicator
        }

    def _indicator(self, target: Target) -> Indicator | None:
        if target.commune_id == self._plan.commune_id:
            return target.indicator
        return self._known.find(target.indicator.name, target.indicator.unit_text)

    def _new(self, target: Target) -> NewTarget:
        whole = self.of.get(str(target.parent.uid)) if target.parent else None
        current = target.current
        turn = Turn(self._source.year, self._plan.year, dates.today())
        fields = {name: getattr(target, name) for name in _KEPT}
        fields |= {name: in_new_year(fields[name], turn) for name in ("name", "note")}
        fields |= {name: getattr(target.indicator, name) for name in _OF_INDICATOR}
        fields |= {name: getattr(current, name) for name in FIGURE_FIELDS}
        fields |= {
            "indicator": self._indicator(target),
            "baseline": last_figure(target),
            "baseline_year": self._source.year,
            "strands": [strand.name for strand in target.strands.all()],
            "units": self._units.all_of(str(unit.uid) for unit in target.units.all()),
            "answering_unit": self._heir(target.answering_unit),
        }
        return NewTarget(
            row=target.pk,
            fields=fields,
            parent=whole,
            parent_row=None if whole else target.parent_id,
            indicator_name=target.indicator.name,
        )

    def _heir(self, unit: Unit | None) -> Unit | None:
        return self._units.of(str(unit.uid)) if unit else None

    def _list(self) -> list[tuple[PlanTarget, PlanTarget]]:
        """List the targets in the plan's order, marked while nobody looked at their figures."""
        listed = [(self.of[str(row.target.uid)], row.words) for row in self._rows]
        rows = plan_targets_append(self._plan, listed)
        others = PlanTarget.objects.filter(
            carried_value__in=[row.target.current_id for row in rows]
        )
        unseen = set(others.values_list("carried_value", flat=True))
        waiting = [
            row.pk for row in rows if row.target_id in self._made or row.target.current_id in unseen
        ]
        figure = Target.objects.filter(pk=OuterRef("target")).values("current")
        PlanTarget.objects.filter(pk__in=waiting).update(carried_value=Subquery(figure))
        return list(zip(self._rows, rows, strict=True))


def _key(item: Item | None) -> int | None:
    return item.pk if item else None


def units_of_targets(content: Content) -> set[str]:
    """Return the units that answer for the targets of a plan."""
    targets = Target.objects.filter(uid__in=[target["uid"] for target in content["targets"]])
    answering = targets.exclude(answering_unit=None).values_list("answering_unit__uid", flat=True)
    return {str(uid) for uid in answering}


def _rows(source: Plan, content: Content) -> list[PlanTarget]:
    """Return where the plan and its amendments list the targets in force, in their order."""
    order = {target["uid"]: place for place, target in enumerate(content["targets"])}
    amending = Q(plan__amends=source, plan__state__in=PUBLISHED)
    rows = PlanTarget.objects.filter(Q(plan=source) | amending, target__uid__in=order)
    related = rows.select_related(
        "theme",
        "target__indicator",
        "target__current",
        "target__answering_unit",
        "target__parent__indicator",
        "target__parent__current",
    ).prefetch_related("target__strands", "target__units")
    # Of several, the plan's own: it knows the theme, which an amendment need not name.
    by_target = {row.target_id: row for row in related.order_by("-plan__paper_id")}
    return sorted(by_target.values(), key=lambda row: order[str(row.target.uid)])


def _with_wholes(targets: Iterable[Target]) -> list[Target]:
    """Return the targets and, behind them, the wholes of which they are parts, listed or not."""
    found = {target.pk: target for target in targets}
    waiting = list(found.values())
    while waiting:
        wholes = [t.parent for t in waiting if t.parent_id and t.parent_id not in found]
        found |= {whole.pk: whole for whole in wholes}
        waiting = wholes
    return list(found.values())
