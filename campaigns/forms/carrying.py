"""Beginning a plan from an older one; looking through what was carried over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from campaigns.carrying.dated import Turn, carried_date, in_new_year
from campaigns.forms.header import DAY, year_to_plan
from campaigns.forms.versioned import PartForm
from campaigns.models import Plan, PlanKind, PlanTarget
from emulation.lib import dates
from emulation.lib.fields import LineField, QuantityField
from emulation.org.models import Commune
from targets.models import Comparator


class CarryOverForm(PartForm):
    """``source`` is the older plan; a drive has days of its own."""

    commune = forms.ModelChoiceField(
        Commune.objects.none(), label="Địa phương", empty_label=None, to_field_name="uid"
    )
    year = forms.IntegerField(label="Năm mới", min_value=1990, max_value=2100)
    title = LineField(label="Trích yếu", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    span_name = LineField(label="Tên đợt", max_length=200)
    starts_on = forms.DateField(label="Từ ngày", widget=DAY)
    ends_on = forms.DateField(label="Đến hết ngày", widget=DAY)

    def __init__(self, data: Any = None, *, source: Plan, communes: Sequence[Commune]) -> None:
        super().__init__(data, initial=_first_values(source, communes[0]))
        field = self.fields["commune"]
        field.queryset = Commune.objects.filter(pk__in=[commune.pk for commune in communes])
        if len(communes) == 1:
            field.widget = forms.HiddenInput()
        if source.kind == PlanKind.YEARLY:
            for name in ("span_name", "starts_on", "ends_on"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
        return self.cleaned_data


def _first_values(source: Plan, commune: Commune) -> dict[str, Any]:
    year = max(year_to_plan(), source.year + 1)
    turn = Turn(source.year, year, dates.today())
    return {
        "commune": commune.uid,
        "year": year,
        "title": in_new_year(source.title, turn),
        "span_name": in_new_year(source.span.name, turn),
        "starts_on": _moved(source.span.starts_on, turn),
        "ends_on": _moved(source.span.ends_on, turn),
    }


def _moved(day: dt.date, turn: Turn) -> str:
    return f"{carried_date(day, turn.years):%d/%m/%Y}"


class UnseenTargetsForm(PartForm):
    """Last year's figures: each is kept by a tick or retyped in its field."""

    def __init__(self, data: Any = None, *, rows: Sequence[PlanTarget]) -> None:
        super().__init__(data)
        self.rows = {str(row.uid): row for row in rows}
        for uid, row in self.rows.items():
            self.fields[f"giu-{uid}"] = forms.BooleanField(
                label=f"Giữ nguyên {row.target.name}", required=False
            )
            if takes_number(row):
                self.fields[f"so-{uid}"] = QuantityField(
                    label=f"Số mới của {row.target.name}", required=False
                )

    def kept(self) -> list[PlanTarget]:
        retyped = self.retyped()
        return [
            row
            for uid, row in self.rows.items()
            if self.cleaned_data[f"giu-{uid}"] and row not in retyped
        ]

    def retyped(self) -> dict[PlanTarget, Decimal]:
        numbers = {row: self.cleaned_data.get(f"so-{uid}") for uid, row in self.rows.items()}
        return {row: number for row, number in numbers.items() if number is not None}


def takes_number(row: PlanTarget) -> bool:
    """One number says it all: no range, no numerator, no level in words."""
    current = row.target.current
    has_one = current.value is not None and current.comparator != Comparator.RANGE
    return has_one and current.numerator is None and not current.level
