"""The usual words of a new paper on awards, from its round, its list and the commune."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from awards.deciding.ready import Candidate
from awards.deciding.wording import (
    PROPOSAL_RECIPIENTS,
    RECIPIENTS,
    SYMBOLS,
    occasion_words,
    usual_articles,
    usual_bases,
    usual_subject,
)
from awards.models import Ballot, Round, Sitting
from awards.states import DecisionKind, SittingState
from emulation.lib import dates
from emulation.lib.dates import PartialDate, date_on_paper
from emulation.lib.text import name_inside
from emulation.org.models import Commune
from emulation.org.selectors import (
    commune_name,
    commune_unit,
    spells_held,
    unit_names,
)


def usual_words(round_: Round, kind: str, chosen: Sequence[Candidate]) -> dict[str, Any]:
    """Return the fields of a new paper; the clerk changes what does not fit."""
    commune, day = round_.commune, dates.today()
    campaign = round_.campaign.name if round_.campaign else ""
    occasion = occasion_words(round_.procedure, campaign, round_.year)
    rates = [each.prize.rate for each in chosen if each.prize] if _pays(kind) else []
    rows = [*(each.authority for each in chosen), *rates]
    is_proposal = kind == DecisionKind.PROPOSAL
    issuer = f"Ủy ban nhân dân {commune_name(commune, day)}"
    return {
        "subject": usual_subject(kind, occasion),
        "symbol": SYMBOLS[DecisionKind(kind)],
        "bases": "\n".join(usual_bases(rows, _minutes(chosen), day)),
        "articles": "\n".join(
            usual_articles(kind, year=round_.year, occasion=occasion, issuer=issuer)
        ),
        "addressee": superior_body(commune, day) if is_proposal else "",
        "recipients": PROPOSAL_RECIPIENTS if is_proposal else RECIPIENTS,
    }


def superior_body(commune: Commune, day: dt.date) -> str:
    """Return to whom a commune proposes: "Ủy ban nhân dân huyện Yên Thế"; "" where unknown."""
    spell = spells_held([commune_unit(commune)], day).get(commune_unit(commune).pk)
    if spell is None or spell.superior_id is None:
        return ""
    return f"Ủy ban nhân dân {name_inside(unit_names([spell.superior_id], day)[spell.superior_id])}"


def _pays(kind: str) -> bool:
    return kind == DecisionKind.AWARD


def _minutes(chosen: Sequence[Candidate]) -> list[str]:
    """Name the minutes of the sittings that passed the list; one query."""
    passed = Ballot.objects.filter(
        nomination__in=[each.nomination.pk for each in chosen], passes=True, left_out=""
    )
    sittings = Sitting.objects.filter(state=SittingState.CLOSED, pk__in=passed.values("sitting"))
    rows = sittings.select_related("minutes__number", "council").order_by("held_on", "pk")
    return [_minutes_words(row) for row in rows]


def _minutes_words(sitting: Sitting) -> str:
    number = f" số {sitting.minutes.full_number}" if sitting.minutes else ""
    day = date_on_paper(PartialDate(*sitting.held_on.timetuple()[:3]))
    return f"Biên bản họp{number} {day} của {sitting.council.name}"
