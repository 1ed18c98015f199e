"""From the content of a plan, a template or a phrase to what the services of a plan take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from campaigns.carrying.dated import carried_date
from campaigns.content import walk
from campaigns.inputs import (
    AppendixInput,
    BasisInput,
    BlockInput,
    ItemInput,
    RecipientInput,
    TaskInput,
)
from campaigns.models import Item, Plan, Theme
from emulation.lib.text import clean_line
from emulation.org.models import Commune, Succession, Unit
from emulation.org.selectors import spells_on
from emulation.org.services.rows import save_many

Json = Mapping[str, Any]
BlockOf = Callable[[Json], BlockInput]


class UnitsNow:
    """The units of a commune on a day, found by the uid of what they were before, or by kind."""

    def __init__(self, commune: Commune, day: dt.date) -> None:
        spells = list(spells_on(commune, day))
        self._now = {spell.unit_id: spell.unit for spell in spells}
        self._kinds = [(spell.kind, spell.unit) for spell in spells]
        self._found: dict[str, Unit | None] = {}
        self._day = day

    def learn(self, uids: Iterable[str | None]) -> None:
        """Look units up together, each with what took over from it."""
        units = Unit.objects.filter(uid__in={uid for uid in uids if uid})
        heirs = {unit.pk: unit.pk for unit in units}
        for _ in range(5):  # mergers of mergers
            waiting = {heir for heir in heirs.values() if heir not in self._now}
            after = self._after(waiting) if waiting else {}
            if not after:
                break
            heirs = {unit: after.get(heir, heir) for unit, heir in heirs.items()}
        self._found |= {str(unit.uid): self._now.get(heirs[unit.pk]) for unit in units}

    def of(self, uid: str | None) -> Unit | None:
        return self._found.get(uid or "")

    def of_kind(self, kind: str) -> tuple[Unit, ...]:
        return tuple(unit for each, unit in self._kinds if each == kind)

    def all_of(self, uids: Iterable[str], kinds: Iterable[str] = ()) -> tuple[Unit, ...]:
        named = [self.of(uid) for uid in uids]
        by_kind = [unit for kind in kinds for unit in self.of_kind(kind)]
        return tuple(dict.fromkeys(unit for unit in [*named, *by_kind] if unit is not None))

    def _after(self, units: Iterable[int]) -> dict[int, int]:
        rows = Succession.objects.filter(Q(on__lte=self._day), predecessor__in=units)
        return dict(rows.values_list("predecessor", "successor"))


def units_named(content: Json) -> set[str]:
    """Return the uids of all units that a content names."""
    parties = [
        party
        for item in walk(content["items"])
        for party in (item.get("task") or {}).get("parties", ())
    ]
    uids = {party.get("unit") for party in parties}
    uids |= {uid for row in content.get("recipients", ()) for uid in row.get("units", ())}
    uids |= {uid for row in content.get("targets", ()) for uid in row["units"]}
    return {uid for uid in uids if uid}


def plain_block(block: Json) -> BlockInput:
    if "table" in block:
        return BlockInput(table=block["table"])
    return BlockInput(text=block["text"])


def items_laid(
    items: Iterable[Json], units: UnitsNow, *, years: int = 0, block_of: BlockOf = plain_block
) -> tuple[ItemInput, ...]:
    """Return the items with all below them; deadlines are moved by so many years."""
    return tuple(_item(item, units, years, block_of) for item in items)


def _item(item: Json, units: UnitsNow, years: int, block_of: BlockOf) -> ItemInput:
    task = item.get("task")
    return ItemInput(
        name=f"Mục “{_name(item)}”",
        heading=item.get("heading", ""),
        run_in=item.get("run_in", False),
        numbered=item.get("numbered", True),
        children_style=item.get("children_style", "dash"),
        blocks=tuple(block_of(block) for block in item.get("blocks", ())),
        task=_task(task, units, years) if task else None,
        children=items_laid(item.get("children", ()), units, years=years, block_of=block_of),
    )


def _task(task: Json, units: UnitsNow, years: int) -> TaskInput:
    deadline = task.get("deadline")
    parties = task.get("parties", ())
    leading = [party for party in parties if party["leads"]]
    helping = [party for party in parties if not party["leads"]]
    return TaskInput(
        summary=task["summary"],
        deadline=carried_date(dt.date.fromisoformat(deadline), years) if deadline else None,
        recurring=task.get("recurring", ""),
        lead_units=_units_of(leading, units),
        coordinating_units=_units_of(helping, units),
        lead_positions=_positions_of(leading, units),
        coordinating_positions=_positions_of(helping, units),
    )


def _units_of(parties: Sequence[Json], units: UnitsNow) -> tuple[Unit, ...]:
    kinds = [party["kind"] for party in parties if party.get("kind")]
    return units.all_of([party.get("unit") or "" for party in parties], kinds)


def _positions_of(parties: Sequence[Json], units: UnitsNow) -> tuple[str, ...]:
    """Return positions by title; a unit that nobody took over stays by its old name."""
    return tuple(
        party["name"]
        for party in parties
        if not party.get("kind") and units.of(party.get("unit")) is None and party.get("name")
    )


def bases_laid(bases: Iterable[Json]) -> list[BasisInput]:
    return [
        BasisInput(
            text=basis["text"],
            lead=basis.get("lead", "Căn cứ"),
            standing=basis.get("standing", True),
            link=basis.get("link", ""),
        )
        for basis in bases
    ]


def recipients_laid(recipients: Iterable[Json], units: UnitsNow) -> list[RecipientInput]:
    return [
        RecipientInput(
            row["text"],
            row.get("purpose", ""),
            units.all_of(row.get("units", ()), row.get("kinds", ())),
        )
        for row in recipients
    ]


def appendices_laid(
    appendices: Iterable[Json], block_of: BlockOf = plain_block
) -> list[AppendixInput]:
    return [
        AppendixInput(
            row["title"], row["orientation"], tuple(block_of(block) for block in row["blocks"])
        )
        for row in appendices
    ]


def themes_write(plan: Plan, laid: Iterable[Json], items: Sequence[Item]) -> dict[str, Theme]:
    """Name the themes among new items; return them by short name.

    A name that the plan has already is left out: the item keeps its heading.
    """
    taken = set(plan.themes.values_list("short_name", flat=True))
    themes: dict[str, Theme] = {}
    for given, item in zip(walk(laid), items, strict=True):
        name = clean_line(given.get("theme", ""))
        if name and name not in taken:
            themes[name] = Theme(
                commune_id=plan.commune_id, plan=plan, item=item, short_name=name,
                position=item.position,
            )  # fmt: skip
            taken.add(name)
    save_many(themes.items())
    return themes


def _name(item: Json) -> str:
    text = next((block["text"] for block in item.get("blocks", ()) if block.get("text")), "")
    words = (item.get("heading") or text).split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")
