"""What one save of the editor brings, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from campaigns.inputs import BasisInput


@dataclass(frozen=True)
class Refusal:
    """Why one part of a batch was not saved; the others were."""

    part: str  # header, opening, recipients, signature, item, order, target
    uid: str | None
    sentence: str
    field: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "part": self.part, "uid": self.uid, "field": self.field, "sentence": self.sentence,
        }  # fmt: skip


@dataclass(frozen=True)
class FigureDraft:
    uid: str
    target: str
    slot: str
    start: int
    length: int


@dataclass(frozen=True)
class BlockDraft:
    uid: str
    text: str = ""
    table: dict[str, Any] | None = None
    figures: tuple[FigureDraft, ...] = ()


@dataclass(frozen=True)
class TaskDraft:
    summary: str
    deadline: dt.date | None
    recurring: str
    lead_units: tuple[str, ...]
    coordinating_units: tuple[str, ...]
    lead_positions: tuple[str, ...]
    coordinating_positions: tuple[str, ...]


@dataclass(frozen=True)
class ItemDraft:
    """An item with all that is its own; ``version`` is ``None`` for a new one.

    ``targets`` are those that stand in it, or ``None`` where the editor did not say.
    """

    uid: str
    version: int | None
    parent: str | None
    heading: str
    run_in: bool
    numbered: bool
    children_style: str
    theme: str
    task: TaskDraft | None
    blocks: tuple[BlockDraft, ...]
    targets: tuple[str, ...] | None = None


@dataclass(frozen=True)
class HeaderDraft:
    version: int
    fields: dict[str, Any]


@dataclass(frozen=True)
class OpeningDraft:
    version: int
    opening: str
    closing: str
    items_style: str
    target_appendix: bool
    bases: tuple[BasisInput, ...]


@dataclass(frozen=True)
class RecipientDraft:
    text: str
    purpose: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class RecipientsDraft:
    version: int
    rows: tuple[RecipientDraft, ...]


@dataclass(frozen=True)
class SignatureDraft:
    version: int
    signing_mode: str
    signatory: str | None


@dataclass(frozen=True)
class Removal:
    uid: str
    version: int


@dataclass(frozen=True)
class Answer:
    """The person said that a number of a target changes."""

    target: str
    slot: str
    number: Decimal


@dataclass(frozen=True)
class Batch:
    """Everything that one save brings. ``order`` is complete, in reading order, or ``None``."""

    uid: str
    header: HeaderDraft | None = None
    opening: OpeningDraft | None = None
    recipients: RecipientsDraft | None = None
    signature: SignatureDraft | None = None
    items: tuple[ItemDraft, ...] = ()
    removed: tuple[Removal, ...] = ()
    order: tuple[tuple[str, str | None], ...] | None = None
    answers: tuple[Answer, ...] = ()
    refused: list[Refusal] = field(default_factory=list)
