from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self) -> None:
        from awards.certifying import rules as certifying_rules  # noqa: F401
        from awards.certifying.sentences import SENTENCES as CERTIFYING
        from awards.checking import rules as checking_rules  # noqa: F401
        from awards.checking.sentences import SENTENCES as CHECKING
        from awards.deciding import rules as deciding_rules  # noqa: F401
        from awards.deciding.sentences import SENTENCES as DECIDING
        from awards.funding import rules as funding_rules  # noqa: F401
        from awards.funding.sentences import SENTENCES as FUNDING
        from awards.law import rules as law_rules  # noqa: F401  (registers the permissions)
        from awards.law.sentences import SENTENCES as LAW
        from awards.nominating import rules as nominating_rules  # noqa: F401
        from awards.nominating.sentences import SENTENCES as NOMINATING
        from awards.posting import rules as posting_rules  # noqa: F401
        from awards.posting.sentences import SENTENCES as POSTING
        from awards.registry import rules as registry_rules  # noqa: F401
        from awards.registry.counters import COUNTERS
        from awards.registry.searching import grants_found
        from awards.registry.sentences import SENTENCES as REGISTRY
        from awards.sitting import rules as sitting_rules  # noqa: F401
        from awards.sitting.sentences import SENTENCES as SITTING
        from awards.waiting import awards_waits
        from awards.yearly.chapter import yearly_awards
        from campaigns.reporting import chapters
        from emulation.org import search, waits
        from emulation.trail import sentences
        from targets import counters

        for spoken in (
            CERTIFYING,
            CHECKING,
            DECIDING,
            FUNDING,
            LAW,
            NOMINATING,
            POSTING,
            REGISTRY,
            SITTING,
        ):
            sentences.register(spoken)
        waits.register(awards_waits)
        for counter in COUNTERS:
            counters.register(counter)
        search.register(grants_found)
        chapters.register(yearly_awards)
