from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PagesConfig(AppConfig):
    name = "emulation.pages"
    label = "pages"
    verbose_name = "Cổng Thi đua"


class PortalAdminConfig(AdminConfig):
    default_site = "emulation.pages.admin_site.PortalAdminSite"
