"""Which titles are for which kinds of units on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import Q

from campaigns.models import Honour, HonourScope
from emulation.lib.text import first_lower
from emulation.org.models import UnitKind

Scopes = Mapping[int, frozenset[str]]  # kinds of units by key of the title


def scopes_on(day: dt.date) -> Scopes:
    """Return by title the kinds of units that it is for; one that is for all is left out."""
    rows = HonourScope.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day
    ).order_by("valid_from")
    return {row.honour_id: frozenset(row.unit_kinds) for row in rows}


def fits(honour: Honour, kind: str, scopes: Scopes) -> bool:
    """Say whether a unit of this kind may be given the title."""
    return kind in scopes.get(honour.pk, (kind,))


def titles_for_none_of(kinds: Iterable[str], day: dt.date) -> list[int]:
    """Return the keys of titles that none of these units may be given."""
    wanted = set(kinds)
    return [honour for honour, meant in scopes_on(day).items() if not meant & wanted]


def refusal_of(honour: Honour, name: str, scopes: Scopes) -> str:
    """Say for whom the title is, to who proposed another unit."""
    kinds = [label for kind, label in UnitKind.choices if kind in scopes[honour.pk]]
    return (
        f"Danh hiệu {honour.name} dành cho {_listed(kinds)}; {first_lower(name)} không thuộc diện."
    )


def _listed(kinds: Iterable[str]) -> str:
    return "; ".join(str(kind).lower() for kind in kinds)
