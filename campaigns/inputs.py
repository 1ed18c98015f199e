"""What forms, imports and the demonstration hand to the services of a plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from campaigns.figures import Mark
from emulation.lib.markers import DASH
from emulation.org.models import Unit


@dataclass(frozen=True)
class BlockInput:
    """A paragraph or a table. ``uid`` names the block it changes; "" adds one.

    ``marks`` link numbers of a new paragraph to targets of the plan, named by their uid.
    """

    text: str = ""
    table: dict[str, Any] | None = None
    uid: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class BasisInput:
    text: str
    lead: str = "Căn cứ"
    standing: bool = True
    link: str = ""
    uid: str = ""  # of the basis it changes


@dataclass(frozen=True)
class RecipientInput:
    text: str
    purpose: str = ""
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class TaskInput:
    summary: str
    deadline: dt.date | None = None
    recurring: str = ""
    lead_units: tuple[Unit, ...] = ()
    coordinating_units: tuple[Unit, ...] = ()
    lead_positions: tuple[str, ...] = ()
    coordinating_positions: tuple[str, ...] = ()


@dataclass(frozen=True)
class ItemInput:
    """An item with all below it. ``name`` says in a refusal which one it is."""

    name: str
    heading: str = ""
    run_in: bool = False
    numbered: bool = True
    children_style: str = DASH
    blocks: tuple[BlockInput, ...] = ()
    task: TaskInput | None = None
    children: tuple[ItemInput, ...] = ()


@dataclass(frozen=True)
class AppendixInput:
    title: str
    orientation: str
    blocks: tuple[BlockInput, ...] = ()
