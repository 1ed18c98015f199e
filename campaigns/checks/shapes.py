"""What a check says, and the texts it reads. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    MUST = "must"
    LOOK = "look"
    HINT = "hint"


LEVEL_WORDS = {Level.MUST: "Phải sửa", Level.LOOK: "Nên xem", Level.HINT: "Gợi ý"}
LEVELS = tuple(LEVEL_WORDS)


@dataclass(frozen=True)
class Fix:
    """Put ``new`` in the place of the letters ``old`` that begin at ``start``."""

    start: int
    old: str
    new: str

    @property
    def end(self) -> int:
        return self.start + len(self.old)


@dataclass(frozen=True)
class Check:
    """One thing looked at.

    ``part`` names where to mend it: header, opening, items, targets, figures, carried,
    recipients, signature or appendices; ``item`` and ``block`` are uids of the exact place,
    where there is one. ``fix`` mends it without a person's thought.
    """

    ok: bool
    sentence: str
    part: str
    level: Level = Level.LOOK
    item: str = ""
    block: str = ""
    quote: str = ""  # the words it is about
    fix: Fix | None = None
    field: str = ""  # key of the text, as ``campaigns.texts`` has it
    offset: int = 0  # where the passage begins in that text; ``fix`` counts from there
    anchor: str = ""  # id of the place in the form that mends the part
    rule: str = ""  # given by the registry

    @property
    def blocks(self) -> bool:
        """Say whether it must be mended before submission."""
        return self.level == Level.MUST

    @property
    def key(self) -> str:
        """Name the check for as long as what it says of its place stays the same."""
        start = self.fix.start if self.fix else ""
        told = f"{self.rule}|{self.part}|{self.item}|{self.block}|{start}|{self.sentence}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def good(sentence: str, part: str) -> Check:
    return Check(True, sentence, part)


@dataclass(frozen=True)
class Passage:
    """A text of the plan in its place.

    ``kind``: superior, title, motto, basis, opening, heading, paragraph, cell, closing or
    recipient. ``place`` says in words where it stands. ``field``, ``offset`` and ``anchor`` are
    those of its checks.
    """

    kind: str
    part: str
    text: str
    place: str
    item: str = ""
    block: str = ""
    field: str = ""
    offset: int = 0
    anchor: str = ""

    def check(
        self, sentence: str, level: Level, *, quote: str = "", fix: Fix | None = None
    ) -> Check:
        """Return what is to be said of this text."""
        return Check(
            False,
            f"{self.place}: {sentence}",
            self.part,
            level,
            item=self.item,
            block=self.block,
            quote=quote,
            fix=fix if self.field else None,
            field=self.field,
            offset=self.offset,
            anchor=self.anchor,
        )


Checks = Iterable[Check]
