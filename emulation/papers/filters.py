"""What a list of papers can be narrowed to."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict

from emulation.org.search import containing
from emulation.papers.models import Paper, PaperKind


class PaperFilter(django_filters.FilterSet):
    words = django_filters.CharFilter(label="Số hoặc trích yếu", method="with_words")
    kind = django_filters.ChoiceFilter(
        label="Loại", choices=PaperKind.choices, empty_label="Mọi loại"
    )
    year = django_filters.ChoiceFilter(
        label="Năm", field_name="issued_on__year", empty_label="Mọi năm"
    )

    class Meta:
        model = Paper
        fields: list[str] = []

    def __init__(self, data: QueryDict, papers: QuerySet[Paper]) -> None:
        super().__init__(data or None, papers)
        self.form.fields["words"].widget.attrs["placeholder"] = "Không cần gõ dấu: thi dua"
        years = [day.year for day in papers.dates("issued_on", "year", order="DESC")]
        self.form.fields["year"].choices = [("", "Mọi năm"), *((year, year) for year in years)]

    def with_words(self, papers: QuerySet[Paper], name: str, value: str) -> QuerySet[Paper]:
        return papers.filter(containing(value))
