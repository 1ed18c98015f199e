"""Sets of questions that registrations answer, kept by the commune."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import HttpRequest

from campaigns.launching import services
from campaigns.models import SloganSet
from emulation.lib.fields import TextField
from emulation.org.admin_base import KeptAdmin, ServiceForm, administered_commune


class SloganSetForm(ServiceForm):
    members = TextField(
        label="Các điều",
        widget=AdminTextareaWidget(attrs={"rows": 7}),
        help_text="Mỗi dòng một điều và câu hỏi của nó, như: rõ người: Ai làm?",
        error_messages={"required": "Ghi ít nhất một điều, mỗi dòng một điều."},
    )

    class Meta:
        model = SloganSet
        fields = ("name", "source", "issuer", "valid_from", "valid_to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            rows = self.instance.members.all()
            self.initial["members"] = "\n".join(
                f"{row.name}: {row.question}" if row.question else row.name for row in rows
            )


@admin.register(SloganSet)
class SloganSetAdmin(KeptAdmin):
    form = SloganSetForm
    fields = ("name", "source", "issuer", "valid_from", "valid_to", "members")
    list_display = ("name", "source", "valid_from", "valid_to")
    search_fields = ("name",)
    purpose = "Bộ 5 rõ, 6 rõ và bộ khác của địa phương: câu hỏi khi đăng ký thi đua."
    rank = 13

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """These rows have no search key: search as typed."""
        return admin.ModelAdmin.get_search_results(self, request, queryset, search_term)

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> SloganSet:
        commune = administered_commune(request)
        return services.slogan_set_create(commune=commune, by=request.user, **_typed(fields))

    def change(self, request: HttpRequest, row: SloganSet, fields: dict[str, Any]) -> None:
        services.slogan_set_change(slogan_set=row, by=request.user, **_typed(fields))


def _typed(fields: dict[str, Any]) -> dict[str, Any]:
    pairs = (line.partition(":") for line in fields["members"].splitlines())
    return fields | {"members": [(name.strip(), rest.strip()) for name, _, rest in pairs]}
