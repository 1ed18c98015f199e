from django.apps import AppConfig


class TargetsConfig(AppConfig):
    name = "targets"
    verbose_name = "Chỉ tiêu"

    def ready(self) -> None:
        from emulation.org import search
        from emulation.trail import sentences
        from targets import counters, rules  # noqa: F401  (rules registers the permissions)
        from targets.org_counters import COUNTERS
        from targets.searching import targets_found
        from targets.sentences import SENTENCES

        sentences.register(SENTENCES)
        search.register(targets_found)
        for counter in COUNTERS:
            counters.register(counter)
