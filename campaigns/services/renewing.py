"""The draft of a launch paper brought to what its campaign says by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.functional import cached_property

from campaigns.inputs import BlockInput, ItemInput, RecipientInput
from campaigns.launching.composing import LaunchFacts, items_of
from campaigns.launching.drafted import (
    Change,
    Drafted,
    Pair,
    changes_between,
    drafted_from,
    line_words,
    lines_paired,
    parts_named,
    said,
    sections_paired,
)
from campaigns.launching.gathering import drafted_now, launch_facts, launch_recipients
from campaigns.launching.services.writing import campaign_writer
from campaigns.models import Block, Campaign, Figure, Item, Plan, PlanKind, PlanTarget
from campaigns.services.blocks import block_fill, blocks_save
from campaigns.services.contents import items_write
from campaigns.services.launching import launch_span
from campaigns.services.plans.parts import plan_change_recipients
from campaigns.services.plans.writing import part_save, plan_touch, plan_writer, tell
from emulation.lib.states import WrongState, bump
from emulation.lib.text import search_key, sort_key
from emulation.org.models import User


def launch_paper_changes(campaign: Campaign) -> list[tuple[Change, bool]]:
    """Return what the draft says otherwise than the campaign, and whether it is left as it is.

    What somebody wrote by hand, linked to a target or took out is left; ``old`` of it is what
    stands there now.
    """
    if campaign.drafted is None or campaign.paper is None:
        return []
    paper = _Paper(campaign.paper, campaign.drafted)
    changes = changes_between(campaign.drafted, drafted_now(campaign))
    changes = [change for change in changes if not paper.has(change)]
    return [
        (replace(change, old=paper.words(change)), True)
        if paper.is_left(change)
        else (change, False)
        for change in changes
    ]


@transaction.atomic
def launch_paper_renew(*, campaign: Campaign, by: User) -> list[Change]:
    """Write anew what changed since the paper was drafted; return what was left as it is.

    From now on all of it counts as seen.
    """
    membership = campaign_writer(campaign, by)
    plan = campaign.paper
    if plan is None or campaign.drafted is None:
        raise WrongState("Phong trào chưa có văn bản phát động soạn trên cổng.")
    plan_writer(plan, by)
    plan_touch(plan)  # from here on colleagues wait
    plan.refresh_from_db()
    campaign.refresh_from_db()
    facts = launch_facts(campaign)
    recipients = launch_recipients(facts, campaign)
    old, new = campaign.drafted, drafted_from(facts, recipients)
    paper = _Paper(plan, old)
    changes = [change for change in changes_between(old, new) if not paper.has(change)]
    left = [change for change in changes if paper.is_left(change)]
    _write_around(paper, new, recipients, by)
    _Sections(paper, facts).write(new)
    _keep_span(campaign, plan, by)
    Campaign.objects.filter(pk=campaign.pk).update(drafted=new)
    campaign.drafted = new
    if changes:
        names = parts_named(changes)
        tell(plan, "campaigns.plan.launch_renewed", by, membership, reason=names)
    return left


class _Paper:
    """The draft as it stands, beside what it was drafted with; few queries."""

    def __init__(self, plan: Plan, drafted: Drafted) -> None:
        self.plan, self.drafted = plan, drafted
        rows = plan.items.annotate(
            has_figures=Exists(Figure.objects.filter(block__item=OuterRef("pk"))),
            has_targets=Exists(PlanTarget.objects.filter(item=OuterRef("pk"))),
        )
        rows = rows.select_related("theme", "task").prefetch_related("blocks")
        self.items = {str(item.uid): item for item in rows}
        self._parents = {item.parent_id for item in self.items.values()}

    @cached_property
    def recipients(self) -> list[dict[str, Any]]:
        return [
            {
                "text": row.text,
                "purpose": row.purpose,
                "units": sorted(str(unit.uid) for unit in row.units.all()),
            }
            for row in self.plan.recipients.prefetch_related("units")
        ]

    def around(self, name: str) -> Any:
        return self.recipients if name == "recipients" else getattr(self.plan, name)

    def is_untouched(self, name: str) -> bool:
        return self.around(name) == self.drafted[name]

    def is_left(self, change: Change) -> bool:
        place = change.place
        return not (self.is_untouched(place) if isinstance(place, str) else self.is_ours(place))

    def has(self, change: Change) -> bool:
        """Say whether somebody wrote it already as the campaign says it now."""
        place = change.place
        if isinstance(place, str):
            return said(self.around(place)) == change.new
        item = self.item(place)
        if place.new is None:
            return item is None
        return item is not None and _says(item, place.new)

    def words(self, change: Change) -> str:
        """Return what stands in the draft now; "" for a line that was taken out."""
        if isinstance(change.place, str):
            return said(self.around(change.place))
        item = self.item(change.place)
        return line_words({"blocks": _blocks(item)}) if item else ""

    def item(self, pair: Pair) -> Item | None:
        return self.items.get(pair.old["item"]) if pair.old else None

    def is_ours(self, pair: Pair) -> bool:
        """Say whether nobody has touched the line since it was drafted; a new one is ours."""
        if pair.old is None:
            return True
        item = self.item(pair)
        return item is not None and _says(item, pair.old) and not self._is_used(item)

    def _is_used(self, item: Item) -> bool:
        """Say whether something hangs on the item that a new text would lose."""
        hangs = hasattr(item, "theme") or hasattr(item, "task") or item.pk in self._parents
        return hangs or item.has_figures or item.has_targets


class _Sections:
    """The tree written anew, a section at a time; ``new`` learns the items of its lines."""

    def __init__(self, paper: _Paper, facts: LaunchFacts) -> None:
        self.paper, self.plan = paper, paper.plan
        self.given = {given.heading: given for given in items_of(facts)}

    def write(self, new: Drafted) -> None:
        behind: Item | None = None
        for heading, was, now in sections_paired(self.paper.drafted, new):
            item = self.paper.items.get(was["item"]) if was else None
            if now is None:
                self._drop(item, was)
            elif was is None:
                item = self._add(None, behind, self.given[heading], now)
            else:
                now["item"] = was["item"]
                self._lines(item, was, now)
            behind = item or behind

    def _lines(self, section: Item | None, was: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        behind: Item | None = None
        for pair in lines_paired(was, now):
            item = self.paper.item(pair)
            if pair.new is None:
                self._remove(pair)
                continue
            if pair.old:
                pair.new["item"] = pair.old["item"]
                self._change(pair)
            elif section is not None:
                item = self._add(section, behind, _line(pair.new), pair.new)
            behind = item or behind

    def _change(self, pair: Pair) -> None:
        item = self.paper.item(pair)
        if pair.is_same or not self.paper.is_ours(pair):
            return
        bump(item, version_field="version", seen=item.version)
        blocks_save(item, _line(pair.new).blocks, {})

    def _remove(self, pair: Pair) -> None:
        if self.paper.is_ours(pair):
            self.paper.item(pair).delete()

    def _drop(self, section: Item | None, was: Mapping[str, Any]) -> None:
        """Take out what is ours of a section that fell away, and itself if nothing is left."""
        for line in was["lines"]:
            self._remove(Pair(line, None))
        is_bare = section is not None and section.heading == was["heading"]
        if is_bare and not _holds_anything(section):
            section.delete()

    def _add(
        self, parent: Item | None, behind: Item | None, given: ItemInput, place: dict[str, Any]
    ) -> Item:
        items = items_write(self.plan, [given], parent=parent, after=behind)
        if behind is None:
            _put_first(items[0])
        for row, item in zip((place, *place.get("lines", ())), items, strict=True):
            row["item"] = str(item.uid)
        return items[0]


def _write_around(paper: _Paper, new: Drafted, recipients: list[RecipientInput], by: User) -> None:
    plan, old = paper.plan, paper.drafted
    ours = [name for name in old if name != "sections" and old[name] != new[name]]
    ours = [name for name in ours if paper.is_untouched(name)]
    if "title" in ours:
        title = new["title"]
        keys = {"search_key": search_key(title)[:300], "sort_key": sort_key(title)[:1500]}
        part_save(plan, "header_version", plan.header_version, title=title, **keys)
    texts = {name: new[name] for name in ("opening", "closing") if name in ours}
    if texts:
        part_save(plan, "opening_version", plan.opening_version, **texts)
    if "recipients" in ours:
        plan_change_recipients(
            plan=plan, version=plan.recipients_version, recipients=recipients, told=False, by=by
        )


def _keep_span(campaign: Campaign, plan: Plan, by: User) -> None:
    """Let a plan be of the campaign's time, unless its targets hold it to the old one."""
    if plan.kind != PlanKind.DRIVE or plan.plantargets.exists():
        return
    span = launch_span(campaign, plan.kind, by)
    if span.pk != plan.span_id:
        Plan.objects.filter(pk=plan.pk).update(span=span, year=campaign.starts_on.year)


def _line(line: Mapping[str, Any]) -> ItemInput:
    blocks = tuple(BlockInput(one["text"], table=one["table"]) for one in line["blocks"])
    return ItemInput(line_words(line)[:60], blocks=blocks)


def _says(item: Item, line: Mapping[str, Any]) -> bool:
    return not item.heading and _blocks(item) == [_stored(one) for one in _line(line).blocks]


def _blocks(item: Item) -> list[dict[str, Any]]:
    return [{"text": block.text, "table": block.table} for block in item.blocks.all()]


def _stored(given: BlockInput) -> dict[str, Any]:
    block = Block()
    block_fill(block, 1, given)
    return {"text": block.text, "table": block.table}


def _holds_anything(section: Item) -> bool:
    below = Item.objects.filter(parent=section)
    return section.blocks.exists() or below.exists()


def _put_first(item: Item) -> None:
    siblings = Item.objects.filter(plan=item.plan_id, parent=item.parent_id)
    first = siblings.order_by("position").first()
    if first.pk != item.pk:
        siblings.update(position=F("position") + 1)
        Item.objects.filter(pk=item.pk).update(position=first.position)
