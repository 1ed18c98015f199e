"""How many of a title a cap leaves room for, and whom the council's votes put first.

A cap counts where the law's table holds one and somebody has switched it on. Of a cap on "all
people" the portal knows no whole, so nothing is held against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from awards.law.in_force import Law, law_of
from awards.law.wording import cap_words
from awards.models import Ballot, Cap, Grant, Nomination, Sitting
from awards.states import BallotState, GrantState, NominationState
from awards.tally import Standing, Taken, take_highest
from emulation.lib.text import first_lower

# The council, or whoever decides, said yes.
TAKEN = (
    NominationState.PASSED,
    NominationState.DECIDING,
    NominationState.SENT_UP,
    NominationState.AWARDED,
)


@dataclass(frozen=True)
class Quota:
    """A title for which more passed than may be given; ``ballots`` with the most votes first."""

    name: str
    places: int
    words: str
    ballots: tuple[Ballot, ...]

    def taken(self, chosen: Sequence[Ballot] = ()) -> Taken:
        """Return who is taken, by key; raises ``Inconsistent`` where the choice does not fit."""
        rows = [Standing(each.pk, each.result["agreed"], True) for each in self.ballots]
        return take_highest(self.places, rows, [each.pk for each in chosen])

    @property
    def first(self) -> Ballot:
        return self.ballots[0]


def quotas_exceeded(sitting: Sitting, ballots: Sequence[Ballot]) -> list[Quota]:
    """Return the titles of which more passed than their caps leave room for.

    One query where no cap is switched on. A title whose votes are not all closed waits.
    """
    if not Cap.objects.filter(is_on=True).exists():
        return []
    law = law_of(sitting.commune, tables=(Cap,))
    groups: dict[tuple[str, str], list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        groups[ballot.nomination.award.name, ballot.nomination.subject_kind].append(ballot)
    return [
        quota
        for group in groups.values()
        if all(each.state == BallotState.CLOSED for each in group)
        for quota in _of_title(sitting, group, law)
    ]


def over_words(quotas: Sequence[Quota]) -> str:
    """Say of which titles too many passed, before a sitting can end; "" where of none."""
    if not quotas:
        return ""
    names = ", ".join(quota.name for quota in quotas)
    return f"{names}: số được thông qua vượt tỷ lệ tối đa. Chọn theo phiếu trước."


def _of_title(sitting: Sitting, group: Sequence[Ballot], law: Law) -> Iterator[Quota]:
    about = group[0].nomination
    for cap in law.caps_of(about.award, about.subject_kind, sitting.held_on):
        if not cap.is_on or cap.of_honour is None:
            continue
        for unit, passed in _passed_by_scope(cap, group).items():
            rows = _taken_of_the_year(sitting, unit)
            whole = rows.filter(honour=cap.of_honour).count() + _written_in(sitting, cap)
            own = [each.nomination_id for each in passed]
            same = rows.filter(
                honour=about.honour_id,
                reward_form=about.reward_form_id,
                **{f"{about.subject_kind}__isnull": False},
            )
            others = same.exclude(pk__in=own).count()
            places = max(whole * cap.ratio_num // cap.ratio_den - others, 0)
            if len(passed) > places:
                words = _words(cap, whole, others, places)
                yield Quota(about.award.name, places, words, tuple(passed))


def _passed_by_scope(cap: Cap, group: Sequence[Ballot]) -> dict[int | None, list[Ballot]]:
    """Return who passed, most votes first, by the unit within which the cap counts."""
    found: dict[int | None, list[Ballot]] = defaultdict(list)
    passed = (each for each in group if each.passes and not each.left_out)
    for ballot in sorted(passed, key=lambda each: (-each.result["agreed"], each.position)):
        is_within_unit = cap.scope == Cap.Scope.UNIT
        found[ballot.nomination.unit_id if is_within_unit else None].append(ballot)
    return found


def _taken_of_the_year(sitting: Sitting, unit: int | None) -> QuerySet[Nomination]:
    rows = Nomination.objects.filter(
        commune=sitting.commune_id, round__year=sitting.round.year, state__in=TAKEN
    )
    return rows if unit is None else rows.filter(unit=unit)


def _written_in(sitting: Sitting, cap: Cap) -> int:
    """Count who was given the other title by a paper from outside; its unit is not known."""
    if cap.scope == Cap.Scope.UNIT:
        return 0
    grants = Grant.objects.filter(commune=sitting.commune_id, year=sitting.round.year, line=None)
    return grants.filter(honour=cap.of_honour, state=GrantState.STANDING).count()


def _words(cap: Cap, whole: int, others: int, places: int) -> str:
    """Say the cap and what is left of it, for the page, the trail and the minutes."""
    told = f"{cap_words(cap)}: có {whole} {first_lower(cap.of_honour.name)}"
    if others:
        told += f", đã lấy {others} ngoài phiên này"
    return f"{told}, còn lấy được {places}"
