"""Pledges that the office approved, written beside what was assigned."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db.models import F

from targets.models import Share


def shares_pledge(pledges: Mapping[Share, Decimal | None]) -> None:
    """Write down what units pledge; ``None`` takes a pledge back.

    Called inside a service that asked for the right and tells the trail. A clerk who has the
    share open meanwhile finds it changed.
    """
    for share, value in pledges.items():
        others = Share.objects.filter(pk=share.pk).exclude(pledged=value)
        if others.update(pledged=value, version=F("version") + 1):
            share.version += 1
        share.pledged = value
