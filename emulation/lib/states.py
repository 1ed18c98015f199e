"""One way to move a row from one state to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import models

Moves = Mapping[str, Collection[str]]


MOVED_ON = "Việc này vừa được người khác xử lý, hoặc đã quá lúc làm được. Xem lại trạng thái mới."


class WrongState(Exception):
    """The row is no longer in the state that the action needs: somebody was faster, or too late.

    ``str(error)`` is a Vietnamese sentence for the person. ``has_moved_on``: the thing itself
    was taken a step further before, by somebody else or by the same press; without it something
    else stands in the way. ``typed`` are words that are to be shown again, ``back_url`` where
    the thing is to be seen.
    """

    def __init__(self, sentence: str = "", *, moved_on: bool = False) -> None:
        super().__init__(sentence or MOVED_ON)
        self.has_moved_on = moved_on or not sentence
        self.typed: Sequence[str] = ()
        self.back_url = ""


def move(row: models.Model, to: str, *, moves: Moves, **also: Any) -> None:
    """Move ``row`` to the state ``to`` by one conditional UPDATE, with other fields in the same.

    ``row.state`` is what the caller saw. The UPDATE asks for that state again, so of two
    people who act on the same copy one wins and the other gets ``WrongState``, on every
    database. The row in memory follows.
    """
    seen = row.state  # type: ignore[attr-defined]
    if to not in moves.get(seen, ()):
        raise WrongState()
    rows = type(row)._default_manager.filter(pk=row.pk, state=seen)
    if rows.update(state=to, **also) == 0:
        raise WrongState()
    for name, value in {"state": to, **also}.items():
        setattr(row, name, value)


def bump(row: models.Model, *, version_field: str, seen: int, **fields: Any) -> None:
    """Save ``fields`` if nobody saved since version ``seen``; else raise ``StaleVersion``."""
    rows = type(row)._default_manager.filter(pk=row.pk, **{version_field: seen})
    if rows.update(**{version_field: seen + 1}, **fields) == 0:
        raise StaleVersion()
    for name, value in {version_field: seen + 1, **fields}.items():
        setattr(row, name, value)


class StaleVersion(WrongState):
    """Somebody saved this part since it was read (answered with 409 and both texts)."""

    def __init__(self) -> None:
        super().__init__(
            "Người khác vừa lưu phần này. Xem hai bản bên dưới, chọn giữ bản nào rồi lưu lại."
        )
