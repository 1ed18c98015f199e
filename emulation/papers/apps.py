from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "emulation.papers"
    label = "papers"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        from emulation.papers import fonts, rules  # noqa: F401  (system check, permissions)
        from emulation.papers.sentences import SENTENCES
        from emulation.trail import sentences

        sentences.register(SENTENCES)
