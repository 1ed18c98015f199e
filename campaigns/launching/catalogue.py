"""The names of titles and forms of reward, loaded from their data file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from campaigns.models import Honour, HonourScope, RewardForm

DATA = Path(__file__).parents[1] / "data" / "honours.json"


@transaction.atomic
def catalogue_load() -> int:
    """Add what is missing of the law's own entries and return how many; changes nothing else.

    What somebody corrected or switched off stays as it is.
    """
    given = json.loads(DATA.read_text(encoding="utf-8"))
    added = _add(Honour, given["honours"]) + _add(RewardForm, given["reward_forms"])
    _add_scopes(given["scopes"])
    return added


def _add_scopes(rows: list[dict[str, Any]]) -> None:
    honours = {honour.code: honour for honour in Honour.objects.filter(commune=None)}
    known = {
        (honour, str(day))
        for honour, day in HonourScope.objects.values_list("honour__code", "valid_from")
    }
    HonourScope.objects.bulk_create(
        HonourScope(**row | {"honour": honours[row["honour"]]})
        for row in rows
        if (row["honour"], row["valid_from"]) not in known
    )


def _add(model: Any, rows: list[dict[str, Any]]) -> int:
    known = set(model.objects.filter(commune=None).values_list("code", flat=True))
    new = [
        model(position=place, **row)
        for place, row in enumerate(rows, 1)
        if row["code"] not in known
    ]
    model.objects.bulk_create(new)
    return len(new)
