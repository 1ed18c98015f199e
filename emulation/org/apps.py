from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "emulation.org"
    label = "org"
    verbose_name = "Đơn vị, người"

    def ready(self) -> None:
        from emulation.org import rules, search  # noqa: F401  (registers the permissions)
        from emulation.org.searching import people_found, units_found
        from emulation.org.sentences import SENTENCES
        from emulation.trail import sentences

        sentences.register(SENTENCES)
        search.register(units_found)
        search.register(people_found)
