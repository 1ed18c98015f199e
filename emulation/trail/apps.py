from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "emulation.trail"
    label = "trail"
    verbose_name = "Nhật ký"
