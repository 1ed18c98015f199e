"""A year of the register and of the fund, read for the year-end report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, Sum

from awards.funding.balance import balance_of
from awards.models import Grant
from awards.registry.statistics import awards_of
from awards.states import GrantState
from awards.yearly.counts import (
    AwardYear,
    DecisionLine,
    FundLine,
    Sums,
    award_part,
)
from emulation.org.models import Commune

_STANDING = Q(state=GrantState.STANDING)
_KINDS = ("honour", "reward_form")
_PAPER = ("decision_number", "decided_on", "decider")

Row = dict[str, Any]
Sheet = dict[tuple[str, int], dict[str, Sums]]  # by kind of award and year, then by uid


def award_year(commune: Commune, year: int) -> AwardYear:
    """Return what was nominated, given, revoked and paid; seven queries, however many awards."""
    honours, rewards = awards_of([commune.pk], year)
    rows = _rows(commune, year)
    sheet = _sums(rows)
    knows_before = any(sheet[kind, year - 1] for kind in _KINDS)
    parts = {
        kind: award_part(
            counted, sheet[kind, year], sheet[kind, year - 1], knows_before=knows_before
        )
        for kind, counted in zip(_KINDS, (honours, rewards), strict=True)
    }
    own = [sums for kind in _KINDS for sums in sheet[kind, year].values()]
    return AwardYear(
        year=year,
        honours=parts["honour"],
        rewards=parts["reward_form"],
        revoked=sum(sums.revoked for sums in own),
        without_gender=sum(sums.without_gender for sums in own),
        unpriced=sum(sums.standing - sums.priced for sums in own),
        fund=_fund(commune, year),
        decisions=_decisions(row for row in rows if row["year"] == year),
    )


def _rows(commune: Commune, year: int) -> list[Row]:
    """Count the register of two years by award and decision."""
    rows = Grant.objects.filter(commune=commune, year__in=(year - 1, year))
    names = [f"{kind}__{name}" for kind in _KINDS for name in ("uid", "name")]
    counted = rows.order_by().values("year", "honour__subject", *names, *_PAPER)
    return list(
        counted.annotate(
            standing=Count("pk", filter=_STANDING),
            revoked=Count("pk", filter=~_STANDING),
            money=Sum("amount", filter=_STANDING, default=0),
            priced=Count("amount", filter=_STANDING),
            without_gender=Count("pk", filter=_STANDING & Q(person__isnull=False, gender="")),
        ).order_by("decided_on", "decision_number")
    )


def _sums(rows: Iterable[Row]) -> Sheet:
    found: Sheet = defaultdict(dict)
    for row in rows:
        kind = "honour" if row["honour__uid"] else "reward_form"
        part, uid = found[kind, row["year"]], str(row[f"{kind}__uid"])
        sums = Sums(name=row[f"{kind}__name"], subject=row["honour__subject"] or "")
        part.setdefault(uid, sums).add(row)
    return found


def _decisions(rows: Iterable[Row]) -> list[DecisionLine]:
    found: dict[tuple[Any, ...], DecisionLine] = {}
    for row in rows:
        number, on, decider = paper = tuple(row[name] for name in _PAPER)
        found.setdefault(paper, DecisionLine(number=number, on=on, decider=decider)).add(row)
    return list(found.values())


def _fund(commune: Commune, year: int) -> FundLine | None:
    balance = balance_of(commune, year)
    if not balance.is_kept:
        return None
    return FundLine(balance.received, balance.paid, balance.promised)
