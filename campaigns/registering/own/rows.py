"""One line of the first screen: a pledge or a hard job, as plain typed values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from campaigns.models import HardJob, Pledge, Registration, SloganMember
from campaigns.registering.better import (
    BESIDE_WORDS,
    FAR_WORDS,
    Beside,
    beside_share,
    is_far,
)
from campaigns.registering.pledged import pledges_words, problem_of
from campaigns.registering.services import JobInput, PledgeInput
from emulation.lib import dates
from emulation.lib.fields import LineField, QuantityField, TextField
from emulation.lib.quantities import format_number
from emulation.org.models import Unit
from targets.listing import value_words
from targets.measures import format_short
from targets.models import Direction, Result, Share
from targets.reporting.telling import figure_words

SAME = "bang-giao"
_NUMBER = QuantityField(required=False, max_digits=21)
_WORDS = LineField(required=False, max_length=300)
_ANSWER = TextField(required=False, max_length=500)
_DAY = forms.DateField(required=False)


class Row:
    """What a pledge and a hard job have in common: typed words, errors, answers."""

    prefix: str
    typed: dict[str, str]
    errors: list[str]
    questions: list[SloganMember]

    @property
    def answered(self) -> list[tuple[SloganMember, str, str]]:
        """Each question of the slogan set with the name of its field and what stands in it."""
        return [
            (one, f"{self.prefix}-{one.uid.hex}", self.typed.get(one.uid.hex, ""))
            for one in self.questions
        ]

    @property
    def has_answers(self) -> bool:
        return any(self.typed.get(one.uid.hex) for one in self.questions)

    @property
    def answers(self) -> dict[str, str]:
        return {str(one.uid): self.cleaned(_ANSWER, one.uid.hex) or "" for one in self.questions}

    @property
    def brief(self) -> str:
        return self.errors[0]

    def cleaned(self, one: forms.Field, name: str) -> Any:
        try:
            return one.clean(self.typed.get(name, ""))
        except ValidationError as error:
            self.errors += [each for each in error.messages if each not in self.errors]
            return None

    def show_answers(self, stored: Mapping[str, str]) -> None:
        self.typed |= {UUID(key).hex: words for key, words in stored.items()}


@dataclass
class PledgeRow(Row):
    """One target to pledge on."""

    share: Share
    stored: Pledge | None
    last: Result | None
    questions: list[SloganMember]
    is_open: bool = True
    typed: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    value: Any = None

    def __post_init__(self) -> None:
        self.prefix = f"muc-{self.share.uid.hex}"
        self.name = self.label = self.share.target.name
        self.unit = self.share.target.indicator.unit_text
        self.direction = self.share.target.indicator.direction
        self.in_words = pledges_words(self.share)

    @property
    def first_id(self) -> str:
        return f"{self.prefix}-{'words' if self.in_words else 'value'}"

    @property
    def beside_lines(self) -> list[str]:
        """What stands above the field: what was assigned, and the unit's last result."""
        target, lines = self.share.target, []
        if self.share.assigned is not None:
            better = BETTER_WORDS.get(self.direction, "")
            lines.append(f"Xã giao {format_short(self.share.assigned, self.unit)}{better}")
        elif self.in_words:
            lines.append(f"Chỉ tiêu cả xã: {value_words(target.current, self.unit)}")
        if self.last is not None:
            lines.append(f"{self.last.period.name}: {figure_words(self.last, self.unit)}")
        return lines

    @property
    def assigned_plain(self) -> str:
        """As scripts read it."""
        assigned = self.share.assigned
        return "" if assigned is None or self.in_words else f"{assigned.normalize():f}"

    @property
    def assigned_typed(self) -> str:
        assigned = self.share.assigned
        return "" if assigned is None or self.in_words else format_number(assigned)

    @property
    def beside(self) -> Beside:
        return beside_share(self.value, self.share.assigned, self.direction)

    @property
    def beside_words(self) -> str:
        return BESIDE_WORDS[self.beside]

    @property
    def far_words(self) -> str:
        return FAR_WORDS if is_far(self.value, self.share.assigned) else ""

    @property
    def return_reason(self) -> str:
        return self.stored.return_reason if self.stored and self.is_open else ""

    @property
    def said(self) -> str:
        """The pledge in words."""
        stored = self.stored
        if stored is None or (stored.value is None and not stored.words):
            return "chưa đăng ký"
        return stored.words or format_short(stored.value, self.unit)

    def show(self) -> None:
        """Fill the fields with what is stored; else with the share."""
        if self.stored is None:
            self.value = None if self.in_words else self.share.assigned
            self.typed = {"value": self.assigned_typed, "words": ""}
            return
        self.value = self.stored.value
        shown = "" if self.value is None else format_number(self.value)
        self.typed = {"value": shown, "words": self.stored.words}
        self.show_answers(self.stored.answers)

    def read(self, data: Mapping[str, str]) -> None:
        names = ("value", "words", *(one.uid.hex for one in self.questions))
        self.typed = {name: data.get(f"{self.prefix}-{name}", "") for name in names}
        if data.get(SAME) and self.assigned_typed:
            self.typed["value"] = self.assigned_typed
        if not self.in_words:
            self.value = self.cleaned(_NUMBER, "value")
        problem = problem_of(self.share, self.value)
        if problem:
            self.errors.append(problem[0].upper() + problem[1:])

    @property
    def given(self) -> PledgeInput:
        words = self.cleaned(_WORDS, "words") if self.in_words else ""
        return PledgeInput(
            share=self.share, value=self.value, words=words or "", answers=self.answers
        )


BETTER_WORDS = {
    Direction.HIGHER: " (nhiều hơn là hơn)",
    Direction.LOWER: " (ít hơn là hơn)",
}


@dataclass
class JobRow(Row):
    """One hard job, stored or being written."""

    number: int
    stored: HardJob | None
    questions: list[SloganMember]
    is_open: bool = True
    typed: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.prefix = f"viec-{self.number}"
        if self.stored and not self.typed:
            self._show(self.stored)

    @property
    def label(self) -> str:
        return f"Việc khó {self.number}"

    @property
    def first_id(self) -> str:
        return f"{self.prefix}-name"

    @property
    def return_reason(self) -> str:
        return self.stored.return_reason if self.stored else ""

    @property
    def is_blank(self) -> bool:
        return not any(word.strip() for name, word in self.typed.items() if name != "uid")

    @property
    def given(self) -> JobInput:
        if not self.is_open and self.stored:
            return stored_job(self.stored)
        name = self.cleaned(_WORDS, "name")
        if not name and not self.errors:
            self.errors.append("Ghi tên việc khó, hoặc xóa hết các ô của dòng này.")
        return JobInput(
            name=name or "",
            outcome=self.cleaned(_WORDS, "outcome") or "",
            due_on=self.cleaned(_DAY, "due_on"),
            answers=self.answers,
            uid=self.stored.uid if self.stored else None,
        )

    def _show(self, stored: HardJob) -> None:
        due = dates.date_short(stored.due_on) if stored.due_on else ""
        self.typed = {"name": stored.name, "outcome": stored.outcome, "due_on": due}
        self.show_answers(stored.answers)


def questions_of(registration: Registration) -> list[SloganMember]:
    chosen = registration.campaign.slogan_set
    return list(chosen.members.all()) if chosen else []


def stored_job(row: HardJob) -> JobInput:
    return JobInput(
        name=row.name, outcome=row.outcome, due_on=row.due_on, answers=row.answers, uid=row.uid
    )


def last_results(shares: Iterable[Share], unit: Unit) -> dict[int, Result]:
    """Return by indicator the newest result of the unit; one query."""
    indicators = {share.target.indicator_id for share in shares}
    rows = Result.objects.filter(
        commune=unit.commune_id,
        unit=unit,
        strand=None,
        is_current=True,
        target__indicator__in=indicators,
        period__ends_on__lte=dates.today(),
    ).exclude(value=None, words="")
    ordered = rows.select_related("target", "period").order_by("period__ends_on", "pk")
    return {row.target.indicator_id: row for row in ordered}
