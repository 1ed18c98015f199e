"""What can be found: the registry behind the search of the portal.

Apps above register their sources in ``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Q

from emulation.lib.text import search_key
from emulation.org.models import User

MOST = 10  # hits of one source on the page


@dataclass(frozen=True)
class Hit:
    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class Found:
    """What one source found: the first hits, and how many there are."""

    label: str  # "Đơn vị"
    count: int
    hits: list[Hit] = field(default_factory=list)
    more_url: str = ""  # the list that shows all of them


Source = Callable[[User, str], Found]
_SOURCES: list[Source] = []


def register(source: Source) -> None:
    """Add a source; it shows only what the account may read, in few queries."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def found_by(user: User, words: str) -> list[Found]:
    """Return what each source found for the words, sources without a hit left out."""
    if not search_key(words):
        return []
    found = [source(user, words) for source in _SOURCES]
    return [each for each in found if each.count]


def containing(words: str, field: str = "search_key") -> Q:
    """Return the condition that a key holds every word, in any order."""
    condition = Q()
    for word in search_key(words).split():
        condition &= Q(**{f"{field}__contains": word})
    return condition
