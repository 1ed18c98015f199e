"""Names of abolished bodies and of people in a text. Pure; the bodies are data."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "abolished_bodies.json"

_UPPER = "A-Z" + "".join(
    letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isalpha() and letter.isupper()
)
_PERSON = re.compile(
    rf"(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à)\s+([{_UPPER}][^\W\d_A-Z]+(?:\s+[{_UPPER}][^\W\d_A-Z]*){{1,4}})"
)
_NOBODY_IN_OFFICE = ("Hồ Chí Minh", "Tôn Đức Thắng", "Lương Văn Nắm", "Hoàng Hoa Thám")


@dataclass(frozen=True)
class EndedBody:
    pattern: re.Pattern[str]
    last_day: dt.date
    instead: str

    @property
    def first_day_without(self) -> dt.date:
        return self.last_day + dt.timedelta(days=1)


@cache
def ended_bodies() -> tuple[EndedBody, ...]:
    rows = json.loads(DATA.read_text(encoding="utf-8"))["bodies"]
    return tuple(
        EndedBody(re.compile(row["words"]), dt.date.fromisoformat(row["last_day"]), row["instead"])
        for row in rows
    )


def bodies_in(text: str, on: dt.date) -> Iterator[tuple[int, int, EndedBody]]:
    """Return where the text names a body that is no more on the day; longer names first."""
    for body in ended_bodies():
        if body.last_day < on:
            for match in body.pattern.finditer(text):
                yield *match.span(), body


def people_in(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Return where the text names a person: one of those known, or "đồng chí …"."""
    known = sorted({name for name in names if " " in name}, key=len, reverse=True)
    if known:
        listed = "|".join(re.escape(name) for name in known)
        yield from (match.span() for match in re.finditer(rf"\b(?:{listed})\b", text))
    for match in _PERSON.finditer(text):
        if not match[1].startswith(_NOBODY_IN_OFFICE):
            yield match.span(1)
