"""Django's admin for the administrator of a commune, who is no superuser."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from emulation.lib import dates
from emulation.org.admin_base import KeptAdmin, administered_commune
from emulation.org.selectors import commune_name
from emulation.papers.selectors import communes_kept_by

NO_RIGHT = "Phần quản trị dành cho người giữ vai trò Quản trị của địa phương."


class ChoosingView(AutocompleteJsonView):
    """People of one name are told apart in the list to choose from."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        result = super().serialize_result(obj, to_field_name)
        return result | {"text": self.model_admin.words_of(obj)}


class PortalAdminSite(AdminSite):
    site_title = "Quản trị"
    site_header = "Quản trị Cổng Thi đua"
    enable_nav_sidebar = False

    def register(
        self,
        model_or_iterable: ModelBase | Iterable[ModelBase],
        admin_class: type[ModelAdmin] | None = None,
        **options: Any,
    ) -> None:
        """Take only what is kept through services; pages of packages stay out."""
        if admin_class is not None and issubclass(admin_class, KeptAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and administered_commune(request) is not None

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        commune = administered_commune(request)
        place = commune_name(commune, dates.today()) if commune else ""
        return super().each_context(request) | {"place": place}

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {
            "title": "Danh mục của địa phương",
            "keeps_series": bool(communes_kept_by(request.user)),
            **(extra_context or {}),
        }
        return super().index(request, context)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            for row in app["models"]:
                row["page"] = self._registry[row["model"]]
            app["models"].sort(key=lambda row: row["page"].rank)
        return sorted(apps, key=lambda app: app["models"][0]["page"].rank)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return ChoosingView.as_view(admin_site=self)(request)

    # The front door of the portal is the only one: its throttling and first passwords hold.

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.user.is_authenticated:
            raise PermissionDenied(NO_RIGHT)
        wanted = request.GET.get(REDIRECT_FIELD_NAME, reverse("admin:index"))
        return redirect_to_login(wanted, reverse("login"))

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("change_password")
