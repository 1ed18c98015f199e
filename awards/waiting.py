"""What awards ask of a person in "Việc của tôi": the lines of its packages in one query."""

from __future__ import annotations

from collections.abc import Iterator

from awards.checking import waits as checking
from awards.posting import waits as posting
from awards.waitlines import Line
from emulation.org.models import User
from emulation.org.waits import Wait

# By the first word of a line's kind.
PACKAGES = {"check": checking, "post": posting}


def awards_waits(user: User) -> Iterator[Wait]:
    """Yield what waits for the person; one query, none for who has nothing to do with it."""
    first, *others = (package.waiting_rows(user) for package in PACKAGES.values())
    for row in first.union(*others, all=True):
        line = Line(**row)
        yield PACKAGES[line.kind.partition(".")[0]].wait_of(line, user)
