from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "emulation.org"
    label = "org"
    verbose_name = "Đơn vị, người"

    def ready(self) -> None:
        from emulation.org import rules  # noqa: F401  (registers the permissions)
        from emulation.org.sentences import SENTENCES
        from emulation.trail import sentences

        sentences.register(SENTENCES)
