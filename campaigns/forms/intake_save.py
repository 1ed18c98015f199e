"""What a person settles before a reading becomes a draft plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from campaigns.forms.header import DAY
from campaigns.forms.versioned import VersionedForm
from campaigns.models import PLANNED_KINDS, PlanKind
from campaigns.readings.proposals import Proposal, TargetProposal
from emulation.lib.fields import LineField
from targets.measures import implied_direction
from targets.models import Direction, Field

TAKEN, SETTLED = "lay", ("direction", "field", "indicator")
NEW = "moi"  # an indicator of its own, though a known one is alike


class IntakeSaveForm(VersionedForm):
    """The plan's kind, year and title; beside it the choices for each target.

    Those of the targets are no fields of Django: of 150 targets they would be 500.
    """

    kind = forms.ChoiceField(label="Loại kế hoạch", choices=PLANNED_KINDS, widget=forms.RadioSelect)
    year = forms.IntegerField(
        label="Năm",
        min_value=1990,
        max_value=2100,
        help_text="Đổi năm thì chỉ tiêu theo năm mới; chữ trong văn bản không tự đổi.",
    )
    title = LineField(label="Trích yếu", max_length=300, widget=forms.Textarea({"rows": 2}))
    span_name = LineField(label="Tên đợt", max_length=200, required=False)
    starts_on = forms.DateField(label="Từ ngày", widget=DAY, required=False)
    ends_on = forms.DateField(label="Đến hết ngày", widget=DAY, required=False)
    own_head = forms.BooleanField(
        label="Lấy tên cơ quan, cơ quan chủ quản và địa danh của địa phương hiện nay",
        required=False,
        help_text="Bỏ dấu thì lấy như trong văn bản đã đọc.",
    )

    def __init__(self, data: Any = None, *, proposal: Proposal | None, version: int) -> None:
        """``proposal`` fills a form that was not sent."""
        initial = _proposed(proposal) if proposal else {}
        super().__init__(data, initial=initial | {"own_head": True, "version": version})

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("kind") == PlanKind.DRIVE:
            self._check_drive()
        return self.cleaned_data

    def _check_drive(self) -> None:
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        for name, sentence in (
            ("span_name", "Ghi tên của đợt thi đua."),
            ("starts_on", "Ghi ngày bắt đầu của đợt."),
            ("ends_on", "Ghi ngày kết thúc của đợt."),
        ):
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        if first and last and last < first:
            self.add_error("ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")

    def choices(self) -> dict[str, Any]:
        """Return what ``intake_proposal`` and ``intake_save`` take, as far as it is valid."""
        names = ("kind", "year", "title", "span_name", "starts_on", "ends_on", "own_head")
        given = getattr(self, "cleaned_data", {})
        chosen = {name: given[name] for name in names if name in given}
        return chosen | {"targets": target_choices(self.data) if self.is_bound else {}}


def _proposed(proposal: Proposal) -> dict[str, Any]:
    first, last = proposal.days or (None, None)
    return {
        "kind": proposal.kind,
        "year": proposal.year,
        "title": proposal.title,
        "span_name": proposal.span_name if proposal.kind == PlanKind.DRIVE else "",
        "starts_on": first,
        "ends_on": last,
    }


def target_choices(data: Any) -> dict[int, dict[str, Any]]:
    """Return by number, from 0, what was chosen for each target that the page showed."""
    shown = [int(text) for text in data.getlist("co") if text.isdecimal() and len(text) < 6]
    return {number - 1: _choice(data, number) for number in shown}


def _choice(data: Any, number: int) -> dict[str, Any]:
    if f"{TAKEN}-{number}" not in data:
        return {"skip": True}
    chosen = {name: data.get(f"{name}-{number}", "") for name in SETTLED}
    return {
        "direction": chosen["direction"] if chosen["direction"] in Direction.values else "",
        "field": chosen["field"] if chosen["field"] in Field.values else "",
        "indicator": "" if chosen["indicator"] == NEW else chosen["indicator"],
    }


@dataclass(frozen=True)
class Settling:
    """One target on the page: what it will be, and what may still be chosen."""

    number: int
    made: TargetProposal
    depth: int
    is_chosen: bool  # the indicator was chosen on this page

    @property
    def is_new(self) -> bool:
        return self.made.indicator is None

    @property
    def asks_direction(self) -> bool:
        """The usual one, and one that the comparator settles, is not asked about."""
        read = self.made.read
        is_plain = read.direction == Direction.HIGHER or implied_direction(read.op)
        return self.is_new and (not is_plain or self.made.direction_confirmed)

    @property
    def direction_words(self) -> str:
        indicator = self.made.indicator
        direction = indicator.direction if indicator else self.made.read.direction
        return Direction(direction).label.lower()

    @property
    def field_words(self) -> str:
        indicator = self.made.indicator
        return Field(indicator.field if indicator else self.made.field).label

    @property
    def indicators(self) -> list[tuple[str, str]]:
        """Return the known indicators that may be meant; none where nothing is to be chosen."""
        chosen = self.made.indicator
        rows = [chosen] if chosen and self.is_chosen else list(self.made.alike)
        return [(str(row.uid), f"{row.name} ({row.unit_text})") for row in rows]


def settlings(proposal: Proposal, choices: Mapping[int, Mapping[str, Any]]) -> Iterator[Settling]:
    """Go through the targets; what the commune's own indicator settles is not asked."""
    for made in proposal.targets:
        chosen = choices.get(made.number, {}).get("indicator", "")
        is_chosen = bool(made.indicator) and str(made.indicator.uid) == chosen
        yield Settling(made.number + 1, made, _depth(proposal, made), is_chosen)


def _depth(proposal: Proposal, made: TargetProposal) -> int:
    depth, above = 0, made.read.parent
    while above is not None and depth < 3:
        depth, above = depth + 1, proposal.targets[above].read.parent
    return depth
