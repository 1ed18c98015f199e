"""Of which period, or of which year, a report is drafted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from campaigns.forms.versioned import PartForm
from campaigns.reporting.lists import YearToReport
from emulation.lib.text import first_lower
from targets.models import Period


class ReportDraftForm(PartForm):
    period = forms.ChoiceField(label="Đến hết kỳ", widget=forms.RadioSelect)
    with_units = forms.BooleanField(
        label="Kèm phụ lục kết quả của từng đơn vị (mỗi đơn vị một cột)", required=False
    )

    def __init__(
        self, data: Any = None, *, periods: Iterable[Period], names: dict[int, str]
    ) -> None:
        self.periods = {str(period.uid): period for period in periods}
        first = next(iter(self.periods), None)
        super().__init__(data, initial={"period": first})
        many = len(names) > 1
        self.fields["period"].choices = [
            (uid, _label(period, names.get(period.commune_id, "") if many else ""))
            for uid, period in self.periods.items()
        ]

    def values(self) -> dict[str, Any]:
        chosen = self.periods[self.cleaned_data["period"]]
        return {"period": chosen, "with_units": self.cleaned_data["with_units"]}


class YearReportForm(PartForm):
    year = forms.ChoiceField(label="Tổng kết năm", widget=forms.RadioSelect)

    def __init__(
        self, data: Any = None, *, years: Iterable[YearToReport], names: dict[int, str]
    ) -> None:
        self.years = {each.key: each for each in years}
        first = next((key for key, each in self.years.items() if each.is_usual), None)
        super().__init__(data, initial={"year": first})
        many = len(names) > 1
        self.fields["year"].choices = [
            (key, _year_label(each, names.get(each.commune.pk, "") if many else ""))
            for key, each in self.years.items()
        ]

    @property
    def chosen(self) -> YearToReport | None:
        """Return the year that was sent, whether the report could be drafted or not."""
        return self.years.get(self.data.get("year", ""))

    def values(self) -> dict[str, Any]:
        return {"commune": self.chosen.commune, "year": self.chosen.year}


def _year_label(each: YearToReport, commune: str) -> str:
    name = f"Năm {each.year}, {commune}" if commune else f"Năm {each.year}"
    if each.period is None:
        return f"{name}: chưa có kết quả chỉ tiêu nào được duyệt"
    state = each.period.get_state_display().lower()
    return f"{name}: kết quả chỉ tiêu đến hết {first_lower(each.period.name)} ({state})"


def _label(period: Period, commune: str) -> str:
    state = period.get_state_display().lower()
    return f"{period.name}, {commune} ({state})" if commune else f"{period.name} ({state})"
