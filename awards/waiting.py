"""What awards ask of a person in "Việc của tôi".

Most of the year nothing does, and one question says so; then only the packages are read that
have something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, QuerySet

from awards.checking import waits as checking
from awards.deciding.waits import decision_waits, decisions_concerning
from awards.funding.waits import fund_waits
from awards.nominating.waits import nominating_waits, rounds_open_to
from awards.posting import waits as posting
from awards.sitting.waits import sitting_waits, sittings_concerning
from awards.waitlines import Line
from emulation.org.models import User
from emulation.org.rights import memberships
from emulation.org.waits import Wait

# By the first word of a line's kind.
LINED = {"check": checking, "post": posting}


@dataclass(frozen=True)
class Source:
    """``rows`` are where there is something to tell; ``waits`` tell it."""

    rows: Callable[[User], Sequence[QuerySet]]
    waits: Callable[[User], Iterable[Wait]]


def awards_waits(user: User) -> Iterator[Wait]:
    """Yield what waits for the person; one query where nothing does."""
    if not memberships(user):
        return
    for source in _asking(user):
        yield from source.waits(user)
    yield from fund_waits(user)


def _asking(user: User) -> list[Source]:
    """Return the sources that have something; one query."""
    asked = {
        f"source_{place}_{number}": Exists(rows)
        for place, source in enumerate(SOURCES)
        for number, rows in enumerate(source.rows(user))
    }
    found = User.objects.filter(pk=user.pk).values(**asked).get()
    return [
        source
        for place, source in enumerate(SOURCES)
        if any(found[name] for name in asked if name.startswith(f"source_{place}_"))
    ]


def _lines(user: User) -> list[QuerySet]:
    return [rows for package in LINED.values() for rows in package.waiting_rows(user)]


def _lined_waits(user: User) -> Iterator[Wait]:
    """The check and the posted lists, in one query."""
    first, *others = _lines(user)
    for row in first.union(*others, all=True):
        line = Line(**row)
        yield LINED[line.kind.partition(".")[0]].wait_of(line, user)


SOURCES = (
    Source(lambda user: [rounds_open_to(user)], nominating_waits),
    Source(_lines, _lined_waits),
    Source(lambda user: [sittings_concerning(user)], sitting_waits),
    Source(decisions_concerning, decision_waits),
)
