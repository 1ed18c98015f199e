"""What awards ask of a person in "Việc của tôi".

One question brings the lines of all packages, and says whether papers are on their way, which
are read by a question of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, QuerySet

from awards.checking import waits as checking
from awards.deciding import waits as deciding
from awards.funding import waits as funding
from awards.nominating import waits as nominating
from awards.posting import waits as posting
from awards.sitting import waits as sitting
from awards.waitlines import COLUMNS, NO_DAY, NO_MOMENT, NO_UNIT, Line, words
from emulation.org.models import User
from emulation.org.rights import memberships
from emulation.org.waits import Wait

# By the first word of a line's kind.
LINED = {
    "nominate": nominating,
    "check": checking,
    "post": posting,
    "sit": sitting,
    "decide": deciding,
    "fund": funding,
}


HAS_PAPERS = "has-papers"


def awards_waits(user: User) -> Iterator[Wait]:
    """Yield what waits for the person; one query where nothing does."""
    if not memberships(user):
        return
    lines = _lines(user)
    for line in lines:
        if line.kind != HAS_PAPERS:
            yield from LINED[line.kind.partition(".")[0]].waits_of(line, user)
    if any(line.kind == HAS_PAPERS for line in lines):
        yield from deciding.decision_waits(user)
    yield from funding.fund_waits(user)


def _lines(user: User) -> list[Line]:
    """Return what is told by a line, and one line where papers are on their way; one query.

    Of one day a council that sits now comes first: people are in the room.
    """
    told = [rows for package in LINED.values() for rows in package.waiting_rows(user)]
    papers = [_mark(HAS_PAPERS, rows, user) for rows in deciding.decisions_concerning(user)]
    first, *others = [*told, *papers]
    lines = [Line(**row) for row in first.union(*others, all=True)]
    return sorted(lines, key=lambda line: not sitting.is_going_on(line))


def _mark(kind: str, rows: QuerySet, user: User) -> QuerySet:
    """Return one line where there is any row."""
    nothing = words("")
    found = User.objects.filter(Exists(rows), pk=user.pk).order_by()
    return found.annotate(
        kind=words(kind),
        title=nothing,
        detail=nothing,
        state=nothing,
        due=NO_DAY,
        since=NO_MOMENT,
        commune=NO_UNIT,
        unit=NO_UNIT,
    ).values(*COLUMNS)
