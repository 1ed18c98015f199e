"""What the register and the list of initiatives can be narrowed to."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict

from awards.models import AuthorityLevel, Grant, Initiative
from awards.states import GrantState, Procedure
from campaigns.models import Honour, RewardForm, SubjectKind
from emulation.lib.text import search_key
from emulation.org.models import Commune

PLACEHOLDER = "Không cần gõ dấu: nguyen van"
HONOUR, FORM = "danh-hieu", "hinh-thuc"


class OfCommunes(django_filters.FilterSet):
    """A list that may hold rows of several communes."""

    dia_phuong = django_filters.ChoiceFilter(
        label="Địa phương", empty_label="Mọi địa phương", method="in_commune"
    )

    def __init__(self, data: QueryDict, rows: QuerySet, communes: dict[Commune, str]) -> None:
        super().__init__(data or None, rows)
        self.communes = communes
        if len(communes) < 2:
            del self.filters["dia_phuong"]
        else:
            names = [(str(commune.uid), name) for commune, name in communes.items()]
            self.form.fields["dia_phuong"].choices = [("", "Mọi địa phương"), *names]

    def in_commune(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(commune__uid=value)

    @property
    def is_narrowed(self) -> bool:
        return any(self.form.cleaned_data.values()) if self.is_bound else False


class GrantFilter(OfCommunes):
    q = django_filters.CharFilter(label="Tên, số quyết định, đơn vị", method="with_words")
    nam = django_filters.ChoiceFilter(label="Năm xét", field_name="year", empty_label="Mọi năm")
    khen = django_filters.ChoiceFilter(
        label="Danh hiệu, hình thức", empty_label="Tất cả", method="of_award"
    )
    doi_tuong = django_filters.ChoiceFilter(
        label="Đối tượng", choices=SubjectKind, empty_label="Mọi đối tượng", method="of_subject"
    )
    loai = django_filters.ChoiceFilter(
        label="Loại khen thưởng", field_name="procedure", choices=Procedure, empty_label="Mọi loại"
    )
    cap = django_filters.ChoiceFilter(
        label="Cấp quyết định", field_name="level", choices=AuthorityLevel, empty_label="Mọi cấp"
    )
    tinh_trang = django_filters.ChoiceFilter(
        label="Tình trạng", field_name="state", choices=GrantState, empty_label="Tất cả"
    )

    class Meta:
        model = Grant
        fields: list[str] = []

    field_order = ["q", "nam", "khen", "doi_tuong", "loai", "cap", "tinh_trang", "dia_phuong"]

    def __init__(self, data: QueryDict, rows: QuerySet[Grant], communes: dict) -> None:
        super().__init__(data, rows, communes)
        self.form.fields["q"].widget.attrs["placeholder"] = PLACEHOLDER
        years = rows.order_by("-year").values_list("year", flat=True).distinct()
        self.form.fields["nam"].choices = [("", "Mọi năm"), *((year, year) for year in years)]
        self.form.fields["khen"].choices = _award_choices(communes)
        self.form.order_fields(self.field_order)

    def with_words(self, rows: QuerySet[Grant], name: str, value: str) -> QuerySet[Grant]:
        for word in search_key(value).split():
            rows = rows.filter(search_key__contains=word)
        return rows

    def of_award(self, rows: QuerySet[Grant], name: str, value: str) -> QuerySet[Grant]:
        kind, _, uid = value.partition(":")
        field = "honour" if kind == HONOUR else "reward_form"
        if not uid:
            return rows.filter(**{f"{field}__isnull": False})
        return rows.filter(**{f"{field}__uid": uid})

    def of_subject(self, rows: QuerySet[Grant], name: str, value: str) -> QuerySet[Grant]:
        return rows.filter(**{f"{value}__isnull": False})


class InitiativeFilter(OfCommunes):
    q = django_filters.CharFilter(label="Tác giả, tên sáng kiến", method="with_words")
    cap = django_filters.ChoiceFilter(
        label="Phạm vi", field_name="level", choices=Initiative.Level, empty_label="Mọi phạm vi"
    )
    dung = django_filters.ChoiceFilter(
        label="Đã dùng",
        choices=[("roi", "Đã dùng cho hồ sơ"), ("chua", "Chưa dùng")],
        empty_label="Tất cả",
        method="if_used",
    )

    class Meta:
        model = Initiative
        fields: list[str] = []

    def __init__(self, data: QueryDict, rows: QuerySet[Initiative], communes: dict) -> None:
        super().__init__(data, rows, communes)
        self.form.fields["q"].widget.attrs["placeholder"] = PLACEHOLDER
        self.form.order_fields(["q", "cap", "dung", "dia_phuong"])

    def with_words(self, rows: QuerySet[Initiative], name: str, value: str) -> QuerySet:
        """Names of initiatives have no key of their own, so they are looked through here."""
        words = search_key(value).split()
        pairs = rows.values_list("pk", "name", "person__search_key")
        found = (
            pk for pk, title, author in pairs
            if all(word in f"{search_key(title)} {author}" for word in words)
        )  # fmt: skip
        return rows.filter(pk__in=list(found))

    def if_used(self, rows: QuerySet[Initiative], name: str, value: str) -> QuerySet[Initiative]:
        return rows.filter(used_by__isnull=value == "chua")


def _award_choices(communes: dict[Commune, str]) -> list[tuple[str, Any]]:
    """Return titles and forms of reward apart, each with all of its sort at the top."""
    own = Q(commune=None) | Q(commune__in=list(communes))
    honours = Honour.objects.filter(own).order_by("subject", "position", "pk")
    rewards = RewardForm.objects.filter(own).order_by("position", "pk")
    return [
        ("", "Tất cả"),
        ("Danh hiệu thi đua", [(HONOUR, "Mọi danh hiệu"), *_named(HONOUR, honours)]),
        ("Hình thức khen thưởng", [(FORM, "Mọi hình thức"), *_named(FORM, rewards)]),
    ]


def _named(kind: str, rows: QuerySet) -> list[tuple[str, str]]:
    return [(f"{kind}:{row.uid}", row.name) for row in rows]
