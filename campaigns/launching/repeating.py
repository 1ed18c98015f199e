"""Last year's campaign moved into another year: its dates, and years within its words. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from campaigns.carrying.dated import Dated, Kind, Turn, carried_date, find_dated
from emulation.lib import dates
from emulation.lib.dates import date_short

# What moves into the new year: days, and words that may name the old one.
DATES = ("starts_on", "ends_on", "register_from", "register_until", "anniversary_on")
WORDS = ("name", "short_name", "slogan", "anniversary", "purpose", "content")


class Begun(Protocol):
    """What ``turn_to`` asks of a campaign."""

    starts_on: dt.date


@dataclass(frozen=True)
class Moved:
    """One line of the campaign before and after; ``part`` names where it stands."""

    part: str
    old: str
    new: str


@dataclass(frozen=True)
class ToLook:
    """A place that belongs to a year and is left as it is."""

    part: str
    words: str
    note: str


def turn_to(campaign: Begun, year: int) -> Turn:
    """Return from which year to which a campaign is repeated."""
    return Turn(campaign.starts_on.year, year, dates.today())


def words_moved(words: str, turn: Turn) -> str:
    """Put the new year where exactly the old one stands, and count anniversaries on.

    Years to compare with, spans of years and cited papers are left as they are.
    """
    for place in reversed(find_dated(words, turn)):
        if _moves(place, turn):
            words = words[: place.start] + place.proposal + words[place.end :]
    return words


def dates_moved(named: Iterable[tuple[str, dt.date | None]], turn: Turn) -> Iterator[Moved]:
    for part, day in named:
        if day:
            yield Moved(part, date_short(day), date_short(carried_date(day, turn.years)))


def lines_moved(named: Iterable[tuple[str, str]], turn: Turn) -> Iterator[Moved]:
    """Yield the lines that change, of texts with the names of their places."""
    for part, text in named:
        for line in text.splitlines():
            new = words_moved(line, turn)
            if new != line:
                yield Moved(part, line, new)


def places_left(named: Iterable[tuple[str, str]], turn: Turn) -> Iterator[ToLook]:
    """Yield what a person has to look at: places of the old year that stay."""
    for part, text in named:
        for place in find_dated(text, turn):
            if not _moves(place, turn):
                yield ToLook(part, place.text, place.note)


def _moves(place: Dated, turn: Turn) -> bool:
    year = str(turn.from_year)
    match place.kind:
        case Kind.YEAR:
            return bool(place.proposal) and place.text == year
        case Kind.DATE:
            return bool(place.proposal) and place.text.endswith(year)
        case Kind.ANNIVERSARY:
            return True
        case Kind.RANGE:  # a school year
            return bool(place.proposal) and not place.note and year in place.text
    return False
