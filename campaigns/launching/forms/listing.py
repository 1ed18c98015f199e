"""The filter of the list of campaigns."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from campaigns.launching.course import Course
from campaigns.launching.selectors import standing_at
from campaigns.models import Campaign, CampaignKind
from emulation.lib import dates
from emulation.lib.fields import LineField
from emulation.lib.text import search_key


class CampaignFilterForm(forms.Form):
    use_required_attribute = False

    q = LineField(
        label="Tên phong trào",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": "Không cần gõ dấu: nong thon moi"}
        ),
    )
    loai = forms.ChoiceField(
        label="Loại", required=False, choices=[("", "Mọi loại"), *CampaignKind.choices]
    )
    nam = forms.ChoiceField(label="Năm", required=False)
    trang_thai = forms.ChoiceField(
        required=False, choices=[("", ""), *Course.choices], widget=forms.HiddenInput
    )

    def __init__(self, data: Any, years: list[int]) -> None:
        super().__init__(data)
        self.fields["nam"].choices = [("", "Mọi năm"), *((str(year), year) for year in years)]

    def value(self, name: str) -> str:
        """Return what was asked for, "" where nothing or nonsense was."""
        self.is_valid()
        return self.cleaned_data.get(name, "")

    def of_any_state(self, rows: QuerySet[Campaign]) -> QuerySet[Campaign]:
        """Narrow by everything but the state: what the counters count."""
        for word in search_key(self.value("q")).split():
            rows = rows.filter(search_key__contains=word)
        if self.value("loai"):
            rows = rows.filter(kind=self.value("loai"))
        if self.value("nam"):
            rows = rows.filter(starts_on__year=int(self.value("nam")))
        return rows

    def narrowed(self, rows: QuerySet[Campaign]) -> QuerySet[Campaign]:
        rows = self.of_any_state(rows)
        course = self.value("trang_thai")
        return rows.filter(standing_at(course, dates.today())) if course else rows

    @property
    def is_narrowed(self) -> bool:
        return any(self.value(name) for name in self.fields)
