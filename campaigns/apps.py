from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Kế hoạch, phong trào"

    def ready(self) -> None:
        from campaigns import rules  # noqa: F401  (registers the permissions)
        from campaigns.sentences import SENTENCES
        from emulation.trail import sentences

        sentences.register(SENTENCES)
