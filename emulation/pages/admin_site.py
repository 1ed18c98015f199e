"""Django's admin for the administrator of a commune, who is no superuser."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.http import HttpRequest

from emulation.org.models import Commune, Role
from emulation.org.rights import memberships


class PortalAdminSite(AdminSite):
    site_title = "Quản trị"
    site_header = "Quản trị Cổng Thi đua"
    index_title = "Danh mục của địa phương"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and administered_commune(request) is not None


def administered_commune(request: HttpRequest) -> Commune | None:
    """Return the one commune that the person administers."""
    if not request.user.is_authenticated:
        return None
    held = (m for m in memberships(request.user) if m.role == Role.ADMINISTRATOR)
    membership = next(held, None)
    return membership.commune if membership else None
