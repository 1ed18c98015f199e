from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self) -> None:
        from awards.law import rules as law_rules  # noqa: F401  (registers the permissions)
        from awards.law.sentences import SENTENCES as LAW
        from awards.sitting import rules as sitting_rules  # noqa: F401
        from awards.sitting.sentences import SENTENCES as SITTING
        from awards.sitting.waits import sitting_waits
        from emulation.org import waits
        from emulation.trail import sentences

        for spoken in (LAW, SITTING):
            sentences.register(spoken)
        waits.register(sitting_waits)
