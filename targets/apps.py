from django.apps import AppConfig


class TargetsConfig(AppConfig):
    name = "targets"
    verbose_name = "Chỉ tiêu"

    def ready(self) -> None:
        from emulation.org import search, waits
        from emulation.trail import sentences
        from targets import counters, rules  # noqa: F401  (rules registers the permissions)
        from targets.org_counters import COUNTERS
        from targets.searching import targets_found
        from targets.sentences import SENTENCES
        from targets.waits import report_waits

        sentences.register(SENTENCES)
        search.register(targets_found)
        waits.register(report_waits)
        for counter in COUNTERS:
            counters.register(counter)
