from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self) -> None:
        from awards.checking import rules as checking_rules  # noqa: F401
        from awards.checking.sentences import SENTENCES as CHECKING
        from awards.deciding import rules as deciding_rules  # noqa: F401
        from awards.deciding.sentences import SENTENCES as DECIDING
        from awards.deciding.waits import decision_waits
        from awards.funding import rules as funding_rules  # noqa: F401
        from awards.funding.sentences import SENTENCES as FUNDING
        from awards.funding.waits import fund_waits
        from awards.law import rules as law_rules  # noqa: F401  (registers the permissions)
        from awards.law.sentences import SENTENCES as LAW
        from awards.nominating import rules as nominating_rules  # noqa: F401
        from awards.nominating.sentences import SENTENCES as NOMINATING
        from awards.posting import rules as posting_rules  # noqa: F401
        from awards.posting.sentences import SENTENCES as POSTING
        from awards.sitting import rules as sitting_rules  # noqa: F401
        from awards.sitting.sentences import SENTENCES as SITTING
        from awards.sitting.waits import sitting_waits
        from emulation.org import waits
        from emulation.trail import sentences

        for spoken in (CHECKING, DECIDING, FUNDING, LAW, NOMINATING, POSTING, SITTING):
            sentences.register(spoken)
        for source in (decision_waits, fund_waits):
            waits.register(source)
        waits.register(sitting_waits)
