"""What the list of plans can be narrowed to."""

from __future__ import annotations

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict

from campaigns.models import Phrase, Plan, PlanKind, PlanState
from emulation.lib.text import search_key
from targets.models import Field


class PlanFilter(django_filters.FilterSet):
    words = django_filters.CharFilter(label="Số hoặc trích yếu", method="with_words")
    kind = django_filters.ChoiceFilter(label="Loại", choices=PlanKind, empty_label="Mọi loại")
    year = django_filters.ChoiceFilter(label="Năm", empty_label="Mọi năm")
    state = django_filters.ChoiceFilter(choices=PlanState, widget=forms.HiddenInput)

    class Meta:
        model = Plan
        fields: list[str] = []

    def __init__(self, data: QueryDict, plans: QuerySet[Plan]) -> None:
        super().__init__(data or None, plans)
        self.of_any_state = plans
        self.form.fields["words"].widget.attrs["placeholder"] = "Không cần gõ dấu: thi dua"
        years = plans.order_by("-year").values_list("year", flat=True).distinct()
        self.form.fields["year"].choices = [("", "Mọi năm"), *((year, year) for year in years)]

    def filter_queryset(self, plans: QuerySet[Plan]) -> QuerySet[Plan]:
        """Keep aside what the counters of the states count."""
        for name, value in self.form.cleaned_data.items():
            if name != "state":
                plans = self.filters[name].filter(plans, value)
        self.of_any_state = plans
        return self.filters["state"].filter(plans, self.form.cleaned_data.get("state", ""))

    def with_words(self, plans: QuerySet[Plan], name: str, value: str) -> QuerySet[Plan]:
        for word in search_key(value).split():
            plans = plans.filter(Q(search_key__contains=word) | Q(paper__search_key__contains=word))
        return plans

    @property
    def is_narrowed(self) -> bool:
        return any(self.form.cleaned_data.values()) if self.is_bound else False


class PhraseFilter(django_filters.FilterSet):
    OWN, ABOVE = "rieng", "cap-tren"

    words = django_filters.CharFilter(label="Tìm mẫu câu", method="with_words")
    kind = django_filters.ChoiceFilter(
        label="Loại", choices=Phrase.Kind, empty_label="Câu, đoạn, mục"
    )
    field = django_filters.ChoiceFilter(label="Lĩnh vực", choices=Field, empty_label="Mọi lĩnh vực")
    of = django_filters.ChoiceFilter(
        label="Của", choices=[(OWN, "đơn vị mình"), (ABOVE, "cấp trên")],
        empty_label="mọi nơi", method="of_whom",
    )  # fmt: skip
    put_aside = django_filters.BooleanFilter(
        label="Cả mẫu đã cất", method="with_put_aside", widget=forms.CheckboxInput
    )

    class Meta:
        model = Phrase
        fields: list[str] = []

    def __init__(self, data: QueryDict, phrases: QuerySet[Phrase], own: set[int]) -> None:
        super().__init__(data or {"put_aside": ""}, phrases)
        self._own = own
        self.form.fields["words"].widget.attrs["placeholder"] = "Không cần gõ dấu: ho ngheo"

    def with_words(self, phrases: QuerySet[Phrase], name: str, value: str) -> QuerySet[Phrase]:
        for word in search_key(value).split():
            phrases = phrases.filter(search_key__contains=word)
        return phrases

    def of_whom(self, phrases: QuerySet[Phrase], name: str, value: str) -> QuerySet[Phrase]:
        own = Q(commune__in=self._own)
        return phrases.filter(own if value == self.OWN else ~own)

    def with_put_aside(self, phrases: QuerySet[Phrase], name: str, value: bool) -> QuerySet[Phrase]:
        return phrases if value else phrases.filter(is_active=True)

    @property
    def is_narrowed(self) -> bool:
        return any(self.form.cleaned_data.values())
