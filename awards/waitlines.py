"""Lines of what waits for a person, of one shape whatever they are about: several packages put
theirs together in one query.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, DateTimeField, IntegerField, Value
from django.db.models.functions import Cast

COLUMNS = ("kind", "uid", "title", "detail", "state", "due", "since", "commune", "unit")
NO_DAY = Cast(Value(None), DateField())
NO_MOMENT = Cast(Value(None), DateTimeField())
NO_UNIT = Cast(Value(None), IntegerField())


@dataclass(frozen=True)
class Line:
    """``detail`` is a number or words, as the kind says; ``commune`` and ``unit`` are keys."""

    kind: str
    uid: UUID
    title: str
    detail: str
    state: str
    due: dt.date | None
    since: dt.datetime | None
    commune: int | None
    unit: int | None


def words(text: str) -> Value:
    return Value(text, output_field=CharField())


def counted(number: Any) -> Cast:
    """Return a number as the text that the column of details holds."""
    return Cast(number, CharField())
