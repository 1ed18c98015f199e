"""Replace-all as its page shows it: every place before and after, ticked or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from campaigns.carrying.finding import Wanted
from campaigns.content import Content, walk
from campaigns.texts import TextField, section_names, sentence_around, text_fields, touches
from emulation.lib.text import clean_line


@dataclass(frozen=True)
class Match:
    field: TextField
    start: int
    length: int
    new: str

    @property
    def key(self) -> str:
        """Name the place and the text as it was seen."""
        return f"{self.field.key}|{self.start}|{self.length}|{self.field.digest}"

    @property
    def old(self) -> str:
        return self.field.text[self.start : self.start + self.length]

    @property
    def before(self) -> str:
        return sentence_around(self.field.text, self.start, self.start + self.length)[0]

    @property
    def after(self) -> str:
        return sentence_around(self.field.text, self.start, self.start + self.length)[1]


@dataclass(frozen=True)
class Part:
    name: str
    matches: list[Match] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """``free`` may be replaced; ``bound`` are numbers that show targets; they are left alone."""

    parts: list[Part]
    bound: list[tuple[Match, str]]  # with the uid of the target
    count: int


def find_all(content: Content, wanted: Wanted, new: str) -> Found:
    """Return the places in reading order, under the parts of the plan."""
    parts = {key: Part(name) for key, name in section_names(content).items()}
    shown = _targets_by_figure(content)
    bound, count = [], 0
    for match in _matches(content, wanted, clean_line(new)):
        marks = [m for m in match.field.marks if touches(match.start, match.length, [m])]
        if marks:
            bound.append((match, shown[marks[0].key]))
        else:
            parts[match.field.section].matches.append(match)
            count += 1
    return Found([part for part in parts.values() if part.matches], bound, count)


def _matches(content: Content, wanted: Wanted, new: str) -> Iterable[Match]:
    for where in text_fields(content):
        for start, length in wanted.places_in(where.text):
            yield Match(where, start, length, new)


def _targets_by_figure(content: Content) -> dict[str, str]:
    owners = [*walk(content["items"]), *content["appendices"]]
    return {
        figure["uid"]: figure["target"]
        for owner in owners
        for block in owner["blocks"]
        for figure in block.get("figures", ())
    }
