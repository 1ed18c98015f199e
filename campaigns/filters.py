"""What the list of plans can be narrowed to."""

from __future__ import annotations

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict

from campaigns.models import Plan, PlanKind, PlanState
from emulation.lib.text import search_key


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
