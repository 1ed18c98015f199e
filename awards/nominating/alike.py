"""Nominations that may be one twice: the same subject again, or a name in another spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from awards.models import Nomination, Round
from awards.nominating.evidence import key_of, live_of
from awards.states import Procedure
from emulation.lib import dates
from emulation.lib.text import search_key
from emulation.org.selectors import unit_names


def alike_of(
    round_: Round, nominations: Sequence[Nomination], live: Sequence[Nomination] | None = None
) -> dict[int, list[str]]:
    """Return by key of the nomination what to look at before it goes on; two queries at most.

    ``live`` is what ``evidence.live_of`` returns, where it is read already.
    """
    if live is None:
        live = live_of(round_, nominations)
    by_subject: dict[tuple, list[Nomination]] = defaultdict(list)
    by_name: dict[tuple, list[Nomination]] = defaultdict(list)
    for row in live:
        if row.round.year != round_.year:
            continue
        by_subject[key_of(row)].append(row)
        by_name[_spelled(row)].append(row)
    found = {}
    for row in nominations:
        same = [one for one in by_subject[key_of(row)] if one.pk != row.pk]
        found[row.pk] = (
            [one for one in same if _is_one_merit(row, one)],
            [one for one in by_name[_spelled(row)] if key_of(one) != key_of(row)],
        )
    return _told(found)


def _is_one_merit(row: Nomination, other: Nomination) -> bool:
    """Two awards of one kind for one achievement: a title and a reward may stand together."""
    if row.award == other.award:
        return True
    if row.honour_id or other.honour_id:
        return False
    same_ground = row.round.procedure == other.round.procedure != Procedure.SUDDEN
    return same_ground and row.round.campaign_id == other.round.campaign_id


def _spelled(row: Nomination) -> tuple[str, str, int | None, int | None]:
    """Write "Lý", "Lí" and "ly" alike."""
    name = " ".join(search_key(row.recipient).replace("y", "i").split())
    return (str(row.subject_kind), name, row.honour_id, row.reward_form_id)


def _told(found: dict[int, tuple[list[Nomination], list[Nomination]]]) -> dict[int, list[str]]:
    others = [one for same, alike in found.values() for one in (*same, *alike)]
    if not others:
        return {}
    units = unit_names({one.unit_id for one in others}, dates.today())
    told = {
        key: [*_again(same, units), *_named_alike(alike, units)]
        for key, (same, alike) in found.items()
    }
    return {key: sentences for key, sentences in told.items() if sentences}


def _again(rows: Iterable[Nomination], units: dict[int, str]) -> list[str]:
    return [
        f"Trong năm cũng được đề nghị {one.award} ở “{one.round}” ({units[one.unit_id]}). "
        "Một thành tích chỉ khen một lần."
        for one in rows
    ]


def _named_alike(rows: Iterable[Nomination], units: dict[int, str]) -> list[str]:
    return [
        f"Trùng tên với {one.recipient}"
        + (f", {one.detail}" if one.detail else "")
        + f" do {units[one.unit_id]} đề nghị. Xem có phải một không."
        for one in rows
    ]
