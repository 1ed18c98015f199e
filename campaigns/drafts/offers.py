"""Targets recognised in a text, as they are offered beside it: in words, with why to doubt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from campaigns.drafts.recognising import Recognised, Recognition
from campaigns.intake.doubting import is_doubtful
from campaigns.readings.words import HARDLY_SURE, how_words, more_words, sureness
from emulation.lib.text import first_upper
from targets.listing import value_words


def offers_json(recognition: Recognition, *, quietly: bool = False) -> dict[str, Any]:
    """Return the offers in the order of the text."""
    names = {one.number: one.proposal.name for one in recognition.found}
    return {"offers": [_offer(one, names) for one in recognition.offered(quietly=quietly)]}


def _offer(one: Recognised, names: Mapping[int, str]) -> dict[str, Any]:
    made = one.proposal
    parent = made.parent
    return {
        "number": one.number,
        "block": one.block.uid,
        "text": made.read.text,
        "name": made.name,
        "words": made.words,
        "parent": None if parent is None else names[parent],
        "places": [[mark.start, mark.length] for mark in one.marks],
        "take": made.read.sure >= HARDLY_SURE and not one.differs,
        "differs": one.differs,
        "is_new": one.target is None,
        "what": _what(one),
        "sure": sureness(made.read).word,
        "badge": sureness(made.read).badge,
        "more": first_upper(more_words(made.read)),
        "doubts": _doubts(one),
        "how": how_words(made.read.how) if is_doubtful(made.read) else "",
    }


def _what(one: Recognised) -> str:
    """Say what taking it would do."""
    target = one.target
    if target is None:
        return "Lập chỉ tiêu mới"
    if one.differs:
        asked = one.row.asked if one.row else target.current
        words = value_words(asked, target.indicator.unit_text)
        return f"Đã có chỉ tiêu này: {words}"
    if one.row is None:
        return f"{target.span.name} đã có chỉ tiêu này, đưa vào kế hoạch"
    return "Kế hoạch đã có chỉ tiêu này, gắn con số vào"


def _doubts(one: Recognised) -> list[str]:
    """Leave out what ``what`` says already."""
    problems = one.proposal.problems
    return [*one.proposal.read.doubts, *(problems if one.target is None else ())]
