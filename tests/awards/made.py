"""A round of the commune with nominations the office found eligible, and a council of nine.

Nominations are written by their models, as they stand after the check.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from awards.law.loading import law_load
from awards.models import (
    Attendance,
    Ballot,
    Conflict,
    CouncilMember,
    Nomination,
    Round,
    Sitting,
)
from awards.sitting.counting import Sheets
from awards.sitting.services import (
    SeatInput,
    ballot_count,
    ballots_open,
    conflict_add,
    council_write,
    member_add,
    presence_set,
    sitting_close,
    sitting_open,
    sitting_plan,
    sitting_table,
)
from awards.states import BallotMode, NominationState, Procedure
from campaigns.launching.catalogue import catalogue_load
from campaigns.models import Honour, RewardForm
from emulation.lib import dates
from emulation.org.models import Household, Person, Role, Unit, UnitKind, User
from emulation.org.selectors import commune_unit
from emulation.org.services import membership_create, person_create
from emulation.papers.models import Attachment
from emulation.papers.services import attachment_add
from emulation.trail.services import SYSTEM
from tests.cast import LONG_AGO, TODAY, Cast, make_unit, make_user
from tests.uploads import pdf_upload

ADVANCED = "lao-dong-tien-tien"
FIGHTER = "chien-si-thi-dua-co-so"  # 80 % of all members
PRAISE = "giay-khen-xa"
Seat = CouncilMember.Seat
# Beside chairman, vice-chairman, secretary and the member of the cast.
OTHERS = ("Hà Văn Bốn", "Lý Thị Năm", "Vi Văn Sáu", "Đỗ Thị Bảy", "Nông Văn Tám")


def law_and_catalogue() -> None:
    catalogue_load()
    law_load()


def award_named(code: str) -> Honour | RewardForm:
    found = Honour.objects.filter(code=code, commune=None).first()
    return found or RewardForm.objects.get(code=code, commune=None)


def make_round(cast: Cast, **fields: Any) -> Round:
    usual = {
        "name": "Xét khen thưởng năm 2024",
        "year": 2024,
        "procedure": Procedure.REGULAR,
        "opens_on": TODAY - dt.timedelta(days=30),
        "closes_on": TODAY + dt.timedelta(days=30),
    }
    return Round.objects.create(commune=cast.commune, **{**usual, **fields})


def make_nomination(
    round_: Round,
    subject: Person | Unit | Household,
    unit: Unit,
    *,
    award: str = ADVANCED,
    state: str = NominationState.ELIGIBLE,
    **fields: Any,
) -> Nomination:
    """Write a nomination as the office has it after the check; its unit's head proposed it."""
    found = award_named(award)
    kind = {Person: "person", Unit: "collective", Household: "household"}[type(subject)]
    proposer = unit.memberships.filter(role=Role.UNIT_HEAD).first()
    clerk = commune_unit(round_.commune).memberships.filter(role=Role.CLERK).first()
    usual = {
        kind: subject,
        "honour" if isinstance(found, Honour) else "reward_form": found,
        "recipient": str(subject),
        "merit": "Có thành tích xuất sắc trong phong trào thi đua.",
        "report": {},
        "saved_at": dates.now(),
        "made_by": proposer or clerk,
        "sent_by": proposer or clerk,
        "sent_at": dates.now(),
        "content": {},
        "sha256": "0" * 64,
        "received_on": dates.today(),
    }
    return Nomination.objects.create(
        commune=round_.commune, round=round_, unit=unit, state=state, **{**usual, **fields}
    )


class Season:
    """A round, a council of nine people with accounts, and a sitting on the day of the tests."""

    def __init__(self, cast: Cast, *, names: Sequence[str] = OTHERS) -> None:
        law_and_catalogue()
        self.cast = cast
        self.round = make_round(cast)
        self.school = make_unit(cast.commune, "Trường Mầm non", UnitKind.SCHOOL)
        self.council = council_write(
            commune=cast.commune,
            name="Hội đồng Thi đua - Khen thưởng xã Đồng Tâm",
            decision_number="12/QĐ-UBND",
            decided_on=LONG_AGO,
            valid_from=LONG_AGO,
            by=cast.clerk,
        )
        self.members: dict[str, User] = {}
        self._seat(cast.chairman, Seat.CHAIR)
        self._seat(cast.vice_chairman, Seat.VICE)
        self._seat(cast.council_secretary, Seat.SECRETARY)
        self._seat(cast.council_member, Seat.MEMBER)
        for number, name in enumerate(names, 1):
            whole = commune_unit(cast.commune)
            self._seat(make_user(whole, name, Role.COUNCIL_MEMBER, f"member{number}"), Seat.MEMBER)

    def _seat(self, user: User, seat: str) -> None:
        person = user.persons.get()
        member_add(council=self.council, person=person, seat=seat, by=self.cast.clerk)
        self.members[person.full_name] = user

    def worker(self, name: str, **fields: Any) -> Nomination:
        """Nominate a teacher of the school, to which nobody of the council belongs."""
        person = person_create(commune=self.cast.commune, full_name=name, by=None)
        return make_nomination(self.round, person, self.school, **fields)

    def plan(
        self, nominations: Sequence[Nomination] = (), mode: str = BallotMode.SECRET
    ) -> Sitting:
        sitting = sitting_plan(
            council=self.council,
            round=self.round,
            held_on=TODAY,
            starts_at=dt.time(8),
            place="Phòng họp UBND xã",
            by=self.cast.clerk,
        )
        if nominations:
            self.table(sitting, nominations, mode)
        return sitting

    def table(
        self, sitting: Sitting, nominations: Sequence[Nomination], mode: str = BallotMode.SECRET
    ) -> list[Ballot]:
        return sitting_table(
            sitting=sitting, nominations=nominations, mode=mode, by=self.cast.council_secretary
        )

    def attend(self, sitting: Sitting, *, absent: Sequence[str] = ()) -> None:
        """Everybody is there but those named."""
        given = [
            SeatInput(
                seat,
                Attendance.Presence.ABSENT
                if seat.member.person.full_name in absent
                else Attendance.Presence.PRESENT,
            )
            for seat in sitting.seats.select_related("member__person")
        ]
        presence_set(sitting=sitting, seats=given, by=self.cast.council_secretary)

    def opened(
        self,
        nominations: Sequence[Nomination],
        mode: str = BallotMode.SECRET,
        *,
        absent: Sequence[str] = (),
    ) -> Sitting:
        sitting = self.plan(nominations, mode)
        self.attend(sitting, absent=absent)
        return sitting_open(sitting=sitting, by=self.cast.council_secretary)

    def balloting(self, *nominations: Nomination, **more: Any) -> Ballot:
        """Return the first of the ballots, all of which are open on the devices."""
        sitting = self.opened(nominations, **more)
        ballots = list(sitting.ballots.all())
        ballots_open(sitting=sitting, ballots=ballots, by=self.cast.council_secretary)
        return sitting.ballots.order_by("position").first()

    def seat(self, sitting: Sitting, name: str) -> Attendance:
        return sitting.seats.get(member__person__full_name=name)

    def out_of(self, ballot: Ballot) -> dict[str, str]:
        """Return who leaves the ballot, and why."""
        rows = Conflict.objects.filter(ballot=ballot).select_related("seat__member__person")
        return {row.seat.member.person.full_name: row.why for row in rows}


def also(person: Person, unit: Unit, role: str) -> None:
    membership_create(person=person, unit=unit, role=role, valid_from=LONG_AGO, by=None)


def council_things(cast: Cast) -> dict[str, Model]:
    """One of everything that the pages of councils are about: a sitting over, one going on."""
    season = Season(cast)
    season.council.attachment = _paper(cast)
    season.council.save()
    over = season.opened([season.worker("Lê Thị An")], BallotMode.PAPER)
    sheets = Sheets(issued=9, collected=9, valid=9, invalid=0, agree=9, disagree=0)
    ballot_count(ballot=over.ballots.get(), sheets=sheets, by=cast.clerk)
    sitting_close(sitting=over, by=cast.clerk)
    sitting = season.opened([season.worker("Lê Thị Bình"), season.worker("Lê Thị Cúc")])
    open_, waiting = sitting.ballots.order_by("position")
    ballots_open(sitting=sitting, ballots=[open_], by=cast.council_secretary)
    seat = season.seat(sitting, "Vi Văn Sáu")
    conflict = conflict_add(
        ballot=waiting, seat=seat, why="family", note="Em vợ", by=cast.council_secretary
    )
    Attendance.objects.filter(pk=seat.pk).update(attachment=_paper(cast))
    return {
        "council": season.council,
        "member": seat.member,
        "sitting": sitting,
        "sitting_over": over,
        "seat": seat,
        "ballot": open_,
        "conflict": conflict,
    }


def _paper(cast: Cast) -> Attachment:
    return attachment_add(commune=cast.commune, upload=pdf_upload(), by_actor=SYSTEM)
