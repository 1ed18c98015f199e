"""What waits for a person: the registry behind "Việc của tôi".

Apps above register their sources in ``AppConfig.ready()``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from emulation.org.models import User

Kind = Literal["mine", "others"]


@dataclass(frozen=True)
class Wait:
    """One thing, in words. ``kind`` says who has the next step: this person, or others."""

    title: str
    url: str
    detail: str = ""
    action: str = ""  # what to do, as on the button: "Duyệt kế hoạch"
    state_label: str = ""
    badge: str = ""  # class of the state, as "is-returned"
    since: dt.datetime | None = None
    due: dt.date | None = None
    as_role: str = ""  # the membership by which it is this person's
    kind: Kind = "mine"


Source = Callable[[User], Iterable[Wait]]
_SOURCES: list[Source] = []


def register(source: Source) -> None:
    """Add a source; it is asked once for every "Việc của tôi", so in few queries."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def waits_of(user: User) -> list[Wait]:
    """Return what waits for the person and then what waits for others, by due date.

    Things without a due date follow, in the order of their source.
    """
    waits = [wait for source in _SOURCES for wait in source(user)]
    return sorted(waits, key=lambda wait: (wait.kind != "mine", wait.due or dt.date.max))
