"""Catalogues of targets: units of measure and kinds of targets."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.http import HttpRequest

from emulation.lib.fields import QuantityField
from emulation.lib.quantities import format_number
from emulation.org.admin_base import KeptAdmin, ServiceForm, administered_commune
from targets import services
from targets.models import Indicator, MeasureUnit


class MeasureUnitForm(ServiceForm):
    factor = QuantityField(
        label="Hệ số",
        max_digits=24,
        decimal_places=12,
        initial="1",
        widget=AdminTextInputWidget,
        help_text="Một đơn vị này bằng bao nhiêu đơn vị gốc của đại lượng: 1 tấn = 1.000 kg.",
    )

    class Meta:
        model = MeasureUnit
        fields = ("symbol", "name", "dimension", "factor")


@admin.register(MeasureUnit)
class MeasureUnitAdmin(KeptAdmin):
    form = MeasureUnitForm
    list_display = ("symbol", "name", "dimension", "factor_words")
    search_fields = ("symbol", "name", "dimension")
    list_filter = ("dimension",)
    purpose = "Tấn, ha, triệu đồng và hệ số đổi giữa chúng."
    rank = 12

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """These rows have no search key: search as typed."""
        return admin.ModelAdmin.get_search_results(self, request, queryset, search_term)

    @admin.display(description="Hệ số", ordering="factor")
    def factor_words(self, unit: MeasureUnit) -> str:
        return format_number(unit.factor)

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> MeasureUnit:
        commune = administered_commune(request)
        return services.measure_unit_create(commune=commune, by=request.user, **fields)

    def change(self, request: HttpRequest, row: MeasureUnit, fields: dict[str, Any]) -> None:
        services.measure_unit_change(unit=row, by=request.user, **fields)


class IndicatorForm(ServiceForm):
    direction_confirmed = forms.BooleanField(
        label="Đã xác nhận chiều", required=False, help_text="Chiều do cổng đoán thì để trống."
    )

    class Meta:
        model = Indicator
        fields = (
            "name",
            "unit_text",
            "kind",
            "direction",
            "direction_confirmed",
            "field",
            "code",
            "is_active",
        )


@admin.register(Indicator)
class IndicatorAdmin(KeptAdmin):
    form = IndicatorForm
    list_display = ("name", "unit_text", "kind", "direction", "field", "code", "is_active")
    list_filter = ("field", "kind", "is_active")
    search_fields = ("search_key", "code")
    ordering = ("sort_key",)
    purpose = "Chỉ tiêu dùng qua nhiều năm: tên, đơn vị tính, chiều, lĩnh vực."
    rank = 11

    def get_fields(self, request: HttpRequest, obj: Indicator | None = None) -> tuple[str, ...]:
        fields = IndicatorForm.Meta.fields
        return fields if obj else fields[:-1]

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> Indicator:
        commune = administered_commune(request)
        return services.indicator_create(commune=commune, by=request.user, **fields)

    def change(self, request: HttpRequest, row: Indicator, fields: dict[str, Any]) -> None:
        services.indicator_change(indicator=row, by=request.user, **fields)
