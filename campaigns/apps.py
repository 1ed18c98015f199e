from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Kế hoạch, phong trào"

    def ready(self) -> None:
        from campaigns import rules  # noqa: F401  (registers the permissions)
        from campaigns.library import rules as library_rules  # noqa: F401
        from campaigns.searching import plans_found
        from campaigns.sentences import SENTENCES
        from campaigns.urging import rules as urging_rules  # noqa: F401
        from campaigns.urging.waits import urging_waits
        from campaigns.waits import intake_waits, plan_waits
        from campaigns.working import rules as working_rules  # noqa: F401
        from campaigns.working.waits import task_waits
        from emulation.org import search, waits
        from emulation.trail import sentences

        sentences.register(SENTENCES)
        search.register(plans_found)
        waits.register(plan_waits)
        waits.register(intake_waits)
        waits.register(urging_waits)
        waits.register(task_waits)
