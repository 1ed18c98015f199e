"""What was done last about a commune's targets, periods and reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from emulation.org.models import Commune, Spell
from emulation.trail.models import Entry
from targets.models import UnitReport

MOST = 8
_READ = 60  # entries, of which many are one press of a button
_FOLLOWED = ("target", "share", "milestone", "period", "report", "figure", "judgement", "result")
_ABOUT = Q(*[("code__startswith", f"targets.{each}.") for each in _FOLLOWED], _connector=Q.OR)


@dataclass(frozen=True)
class Deed:
    """What somebody did within a minute, however many things it was done to."""

    at: dt.datetime
    sentence: str


def latest_deeds(
    commune: Commune, readable: set[int] | None, spells: Iterable[Spell] = ()
) -> list[Deed]:
    """Return what was done last, newest first; one query.

    ``readable``: units whose reports the reader may open; ``None``: all. The units of
    ``spells`` go by the names that are usual in the commune.
    """
    rows = Entry.objects.filter(_ABOUT, commune_uid=commune.uid)
    if readable is not None:
        reports = UnitReport.objects.filter(uid=OuterRef("object_uid"))
        rows = rows.exclude(Exists(reports.exclude(unit__in=readable)))
    at_once: dict[tuple, list[Entry]] = {}
    usual = {f", {spell.name}": f", {spell.home_name}" for spell in spells}
    for row in rows[:_READ]:
        row.object_name = _usual(row.object_name, usual)
        at_once.setdefault((row.code, row.actor_id, _minute(row.at)), []).append(row)
    return [_deed(same) for same in at_once.values()][:MOST]


def _usual(name: str, usual: Mapping[str, str]) -> str:
    """Name a unit in the commune's usual way: "báo cáo Quý II/2024, Địa chính"."""
    full = next((end for end in usual if name.endswith(end)), None)
    return name.removesuffix(full) + usual[full] if full else name


def _minute(at: dt.datetime) -> dt.datetime:
    return at.replace(second=0, microsecond=0)


def _deed(same: list[Entry]) -> Deed:
    newest, *others = same
    more = f" và {len(others)} việc cùng loại" if others else ""
    return Deed(newest.at, f"{newest.sentence}{more}")
