from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Kế hoạch, phong trào"

    def ready(self) -> None:
        from campaigns import rules  # noqa: F401  (registers the permissions)
        from campaigns.covenants import rules as covenant_rules  # noqa: F401
        from campaigns.covenants.sentences import SENTENCES as COVENANTS
        from campaigns.covenants.waits import covenant_waits
        from campaigns.launching import rules as launching_rules  # noqa: F401
        from campaigns.launching.searching import campaigns_found
        from campaigns.launching.sentences import SENTENCES as LAUNCHING
        from campaigns.launching.waits import launching_waits
        from campaigns.library import rules as library_rules  # noqa: F401
        from campaigns.registering import rules as registering_rules  # noqa: F401
        from campaigns.registering.sentences import SENTENCES as REGISTERING
        from campaigns.registering.waits import registration_waits
        from campaigns.reporting import chapters
        from campaigns.reporting.registered_told import yearly_campaigns
        from campaigns.scoring import rules as scoring_rules  # noqa: F401
        from campaigns.scoring.sentences import SENTENCES as SCORING
        from campaigns.scoring.waits import score_waits
        from campaigns.searching import plans_found
        from campaigns.sentences import SENTENCES
        from campaigns.urging import rules as urging_rules  # noqa: F401
        from campaigns.urging.waits import urging_waits
        from campaigns.waits import intake_waits, plan_waits
        from campaigns.working import rules as working_rules  # noqa: F401
        from campaigns.working.waits import task_waits
        from emulation.org import search, waits
        from emulation.trail import sentences

        for spoken in (SENTENCES, LAUNCHING, REGISTERING, SCORING, COVENANTS):
            sentences.register(spoken)
        search.register(plans_found)
        search.register(campaigns_found)
        chapters.register(yearly_campaigns)
        waits.register(plan_waits)
        waits.register(intake_waits)
        waits.register(urging_waits)
        waits.register(launching_waits)
        waits.register(task_waits)
        waits.register(score_waits)
        waits.register(registration_waits)
        waits.register(covenant_waits)
