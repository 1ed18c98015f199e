"""The door: bytes or text come in, a source goes out, or a sentence that says why not."""

from __future__ import annotations

from dataclasses import replace

from campaigns.intake import refusals
from campaigns.intake.parts import Line, Source
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources.kinds import kind_of
from campaigns.intake.sources.legacy import decoded
from campaigns.intake.sources.pdf import source_of_pdf
from campaigns.intake.sources.plain import source_of_plain
from campaigns.intake.sources.word import source_of_word


def source_of(data: bytes, name: str = "") -> Source:
    """Return the lines and tables of a file; raises ``Unreadable`` with a sentence.

    The bytes decide what kind of file it is; ``name`` is not believed.
    """
    kind = kind_of(data)
    if kind == "pdf":
        return _filled(source_of_pdf(data))
    if kind == "package":
        return _filled(source_of_word(data))
    text, warnings = decoded(data)
    return _checked_text(text, warnings)


def source_of_text(text: str) -> Source:
    """Return pasted text as lines and tables; raises ``Unreadable`` when empty or too long."""
    return _checked_text(text, ())


def _checked_text(text: str, warnings: tuple[str, ...]) -> Source:
    if len(text) > refusals.MAX_LETTERS:
        raise Unreadable(refusals.TOO_MANY_LETTERS)
    return _filled(source_of_plain(text, warnings))


def _filled(source: Source) -> Source:
    """Refuse a file without a word; what looks like a page number is text where nothing else is."""
    if source.parts:
        return source
    if not source.leftover:
        raise Unreadable(refusals.EMPTY)
    return replace(source, parts=tuple(map(Line, source.leftover)), leftover=())
