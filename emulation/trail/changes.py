"""What a change of a row looks like in the trail."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db import models

CHANGED = "changed"


def changes_to(
    row: models.Model, fields: Mapping[str, Any], *, personal: Collection[str] = ()
) -> dict[str, Any]:
    """Return ``{field: [old, new]}`` for the fields that would change; personal ones "changed".

    ``row`` is left alone. Values are written as text, as a person would read them.
    """
    changes: dict[str, Any] = {}
    for name, new in fields.items():
        old = getattr(row, name)
        if old == new:
            continue
        changes[name] = CHANGED if name in personal else [_as_text(old), _as_text(new)]
    return changes


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)
