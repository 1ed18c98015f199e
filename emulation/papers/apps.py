from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "emulation.papers"
    label = "papers"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        from emulation.org import search
        from emulation.papers import fonts, rules  # noqa: F401  (system check, permissions)
        from emulation.papers.searching import papers_found
        from emulation.papers.sentences import SENTENCES
        from emulation.trail import sentences

        sentences.register(SENTENCES)
        search.register(papers_found)
