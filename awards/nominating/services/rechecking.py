"""Figures that were corrected after a dossier was sent flag it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction

from awards.models import Nomination, Round
from awards.nominating.figures import Figure, figures_of
from awards.states import NominationState
from emulation.lib import dates
from emulation.org.rights import subject
from emulation.trail.services import SYSTEM, entries_record

State = NominationState
# Sent, and not yet decided on.
LOOKED_AT = (
    State.SENT, State.CHECKING, State.ELIGIBLE, State.POSTED, State.TABLED, State.PASSED,
    State.DECIDING,
)  # fmt: skip


@transaction.atomic
def figures_recheck(rounds: Iterable[Round]) -> int:
    """Flag dossiers whose frozen figures are no longer those of today; return how many are new.

    Called by the nightly check of figures; a page that shows a dossier asks ``changed_in``.
    """
    return sum(_recheck(round_) for round_ in rounds)


def changed_in(nomination: Nomination, now: Sequence[Figure]) -> list[tuple[dict, Figure | None]]:
    """Return the frozen figures that differ from those of now, each beside its new one."""
    today = {figure.target: figure for figure in now}
    return [
        (frozen, today.get(frozen["target"]))
        for frozen in (nomination.content or {}).get("figures", ())
        if _differs(frozen, today.get(frozen["target"]))
    ]


def _recheck(round_: Round) -> int:
    rows = Nomination.objects.filter(
        round=round_, state__in=LOOKED_AT, figures_changed_at=None, content__isnull=False
    ).select_related("commune", "honour", "reward_form")
    by_unit: dict[int, list[Nomination]] = defaultdict(list)
    for row in rows:
        by_unit[row.collective_id or row.unit_id].append(row)
    figures = figures_of(round_, by_unit)
    found = [
        row
        for unit, nominations in by_unit.items()
        for row in nominations
        if changed_in(row, figures.get(unit, []))
    ]
    Nomination.objects.filter(pk__in=[row.pk for row in found]).update(
        figures_changed_at=dates.now()
    )
    entries_record(
        "awards.nomination.figures_changed",
        actor=SYSTEM,
        told=[(subject(row), None) for row in found],
    )
    return len(found)


def _differs(frozen: dict, now: Figure | None) -> bool:
    if now is None:
        return True
    fresh = now.frozen()
    return any(frozen.get(name) != fresh[name] for name in ("pledged", "pledged_words", "result"))
