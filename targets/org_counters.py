"""What the portal counts of units and households."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from emulation.org.models import Commune, Household, Spell, UnitKind
from emulation.org.rights import holding_on
from targets.counters import Counter


def _households(commune: Commune, since: dt.date, on: dt.date) -> Decimal:
    return Decimal(Household.objects.filter(holding_on(on), commune=commune).count())


def _villages(commune: Commune, since: dt.date, on: dt.date) -> Decimal:
    names = Spell.objects.filter(holding_on(on), commune=commune, kind=UnitKind.VILLAGE)
    return Decimal(names.count())


COUNTERS = (
    Counter("org.households", "Số hộ đang quản lý trong cổng", _households),
    Counter("org.villages", "Số thôn, tổ dân phố", _villages),
)
