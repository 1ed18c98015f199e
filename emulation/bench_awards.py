"""The pages of awards where they are large: 300 dossiers to check, a decision of 320 names, its
issue, the register, a council's ballot.

Everything happens in a copy of the database, which is thrown away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.test import Client
from django.urls import reverse

from awards.deciding.services import (
    decision_approve,
    decision_draft,
    decision_issue,
    decision_submit,
)
from awards.law.loading import law_load
from awards.models import Attendance, Ballot, CouncilMember, Decision, Nomination, Round
from awards.nominating.services import Offer, RoundInput, round_open
from awards.sitting.services import (
    SeatInput,
    ballots_open,
    council_write,
    member_add,
    presence_set,
    sitting_open,
    sitting_plan,
    sitting_table,
)
from awards.states import BallotMode, DecisionKind, NominationState, Procedure
from campaigns.launching.catalogue import catalogue_load
from campaigns.models import RewardForm
from emulation.bench_campaigns import fill
from emulation.bench_year import Compared, read
from emulation.lib import dates
from emulation.org.models import Commune, Household, Membership, Role, Unit, UnitKind, User
from emulation.org.selectors import commune_unit
from emulation.org.services import unit_create
from emulation.papers.models import PaperKind, SeriesKind
from emulation.papers.services import series_open

CHECKED, DECIDED = 300, 320
PRAISE = "giay-khen-xa"
Seat = CouncilMember.Seat


@dataclass(frozen=True)
class Staff:
    """Who works on awards; the council's chair comes first among its members."""

    clerk: User
    leader: User
    records: User
    members: Sequence[User]


@dataclass(frozen=True)
class BigAwards:
    round: Round
    decision: Decision
    ballot: Ballot
    staff: Staff


@transaction.atomic
def make_big_awards(
    commune: Commune, staff: Staff, *, checked: int = CHECKED, decided: int = DECIDED
) -> BigAwards:
    """Nominate so many households: some are checked, others stand in an approved decision."""
    catalogue_load()
    law_load()
    _open_series(commune)
    village = _village(commune)
    fill(village, checked + decided + 1)
    round_ = _round(commune, staff.clerk)
    homes = list(Household.objects.filter(village=village).select_related("head").order_by("pk"))
    to_vote, to_check, to_decide = homes[:1], homes[1 : checked + 1], homes[checked + 1 :]
    _nominate(round_, village, to_check, NominationState.CHECKING)
    decision = _decision(round_, _nominate(round_, village, to_decide), staff)
    ballot = _ballot(round_, _nominate(round_, village, to_vote), staff)
    return BigAwards(round_, decision, ballot, staff)


def award_pages(
    client_of: Callable[[User], Client], big: BigAwards, *, checked: int = CHECKED,
    decided: int = DECIDED,
) -> Iterator[Compared]:  # fmt: skip
    """Return the pages beside bare ones of as many rows."""
    clerk, member = client_of(big.staff.clerk), client_of(big.staff.members[-1])
    sitting = big.ballot.sitting
    vote = reverse("vote_cast", args=[sitting.uid, big.ballot.uid])
    yield _beside(clerk, f"check of {checked} dossiers", _url("check_list", big.round), checked)
    yield _beside(
        clerk, f"decision of {decided} names", _url("decision_read", big.decision), decided
    )
    yield _beside(clerk, "register", reverse("register_list"), 50)
    yield _beside(member, "home of a council's member", reverse("home"), 10)
    yield _beside(member, "a secret ballot", vote, 10)


def issue_and_forget(big: BigAwards) -> None:
    """Give the decision its number, print it and write the register; then undo all of it."""
    with transaction.atomic():
        decision = Decision.objects.select_related("commune", "round__campaign").get(
            pk=big.decision.pk
        )
        decision_issue(
            decision=decision,
            seen_version=decision.version,
            issued_on=dates.today(),
            by=big.staff.records,
        )
        transaction.set_rollback(True)


def _url(page: str, row: Round | Decision) -> str:
    return reverse(page, args=[row.uid])


def _beside(client: Client, name: str, address: str, rows: int) -> Compared:
    return Compared(
        f"{name}, times a bare page of {rows} rows",
        lambda: read(client, address),
        lambda: read(client, f"/bare/cells/{rows}/6/"),
        "",
    )


def _open_series(commune: Commune) -> None:
    """Open a series for decisions where the office has none."""
    body, year = commune_unit(commune), dates.today().year
    if SeriesKind.objects.filter(body=body, kind=PaperKind.DECISION, year=year).exists():
        return
    kinds = [PaperKind.DECISION]
    series_open(commune=commune, body=body, kinds=kinds, year=year, name="Sổ quyết định", by=None)


def _village(commune: Commune) -> Unit:
    return unit_create(
        commune=commune,
        name="Thôn đông hộ",
        kind=UnitKind.VILLAGE,
        code="BA",
        superior=commune_unit(commune),
        valid_from=dates.today(),
        by=None,
    )


def _round(commune: Commune, by: User) -> Round:
    today = dates.today()
    given = RoundInput(
        name="Đợt xét để đo",
        year=today.year,
        procedure=Procedure.REGULAR,
        opens_on=today,
        closes_on=today + dt.timedelta(days=30),
        offers=(Offer(_praise(), "household"),),
    )
    return round_open(commune=commune, given=given, by=by)


def _praise() -> RewardForm:
    return RewardForm.objects.get(commune=None, code=PRAISE)


def _nominate(
    round_: Round,
    village: Unit,
    homes: Sequence[Household],
    state: str = NominationState.ELIGIBLE,
) -> list[Nomination]:
    """Write dossiers as the office has them after their receipt."""
    heads = Membership.objects.filter(commune=round_.commune, role=Role.UNIT_HEAD)
    proposer, award, now = heads.order_by("pk").first(), _praise(), dates.now()
    common = {"commune": round_.commune, "round": round_, "unit": village, "reward_form": award}
    sent = {"made_by": proposer, "sent_by": proposer, "sent_at": now, "first_sent_at": now}
    return Nomination.objects.bulk_create(
        Nomination(
            household=home,
            recipient=f"Hộ ông {home.head.full_name}",
            detail="Thôn đông hộ",
            merit="Có thành tích trong phong trào thi đua",
            report={"merit": "Làm được nhiều việc cho thôn."},
            is_under_verification=False,
            state=state,
            saved_at=now,
            content={"findings": [], "figures": [], "papers": []},
            sha256="0" * 64,
            received_on=dates.today(),
            **common,
            **sent,
        )
        for home in homes
    )


def _decision(round_: Round, rows: Sequence[Nomination], staff: Staff) -> Decision:
    decision = decision_draft(
        round_=round_, kind=DecisionKind.AWARD, nominations=rows, by=staff.clerk
    )
    decision_submit(decision=decision, seen_version=decision.version, by=staff.clerk)
    decision_approve(
        decision=decision,
        seen_version=decision.version,
        note="Ngân sách xã cấp bù.",
        by=staff.leader,
    )
    return decision


def _ballot(round_: Round, rows: Sequence[Nomination], staff: Staff) -> Ballot:
    today, clerk = dates.today(), staff.clerk
    council = council_write(
        commune=round_.commune,
        name="Hội đồng để đo",
        decision_number="1/QĐ-UBND",
        decided_on=today,
        valid_from=today,
        by=clerk,
    )
    for place, member in enumerate(staff.members):
        seat = Seat.MEMBER if place else Seat.CHAIR
        member_add(council=council, person=member.persons.get(), seat=seat, by=clerk)
    sitting = sitting_plan(
        council=council, round=round_, held_on=today, starts_at=dt.time(8), place="UBND", by=clerk
    )
    sitting_table(sitting=sitting, nominations=rows, mode=BallotMode.SECRET, by=clerk)
    here = Attendance.Presence.PRESENT
    seats = [SeatInput(seat, here) for seat in sitting.seats.select_related("member__person")]
    presence_set(sitting=sitting, seats=seats, by=clerk)
    sitting_open(sitting=sitting, by=clerk)
    ballots_open(sitting=sitting, ballots=list(sitting.ballots.all()), by=clerk)
    return sitting.ballots.select_related("sitting").get()
