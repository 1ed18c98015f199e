"""Makes the awards of xã Đồng Tâm until 12 July 2024: one season over, two going on."""

from __future__ import annotations

from awards.checking.services import (
    consultation_answer,
    consultations_ask,
    nomination_find_ineligible,
    nomination_return,
)
from awards.deciding.services import revocation_draft
from awards.funding.balance import due_of
from awards.funding.services import payment_write
from awards.models import Council, Decision, Posting, Round
from awards.nominating.services import nomination_recall, nomination_withdraw, round_end
from awards.posting.services import opinion_give, posting_end, posting_open
from awards.states import DecisionKind
from campaigns.models import Campaign
from emulation.demonstration import drives_2024, seed_awards_ngo_quyen
from emulation.demonstration.award_acts import (
    Office,
    approved,
    decision_drafted,
    emblem_put,
    found_eligible,
    issued,
    nominated,
    office_of,
    received,
    round_opened,
    staff_hired,
    standing,
    submitted,
)
from emulation.demonstration.awards_2024 import earlier, half_year, spring, sudden
from emulation.demonstration.awards_2024.specs import PRAISE, PassageSpec
from emulation.demonstration.council_acts import (
    council_made,
    held,
    minutes_numbered,
    opened,
    sitting_planned,
    tabled,
    voted,
    votes_opened,
)
from emulation.demonstration.places import DONG_TAM
from emulation.demonstration.seed_places import BEGINNING, unit_called, user_called
from emulation.demonstration.seed_register import fund_begun, register_begun, series_opened
from emulation.demonstration.seed_year import head_of
from emulation.lib import dates

DEPUTY = "dt-hanh"
FIRST_NUMBERS = (87, 1, 1)  # decisions, submissions, minutes


def make_spring() -> None:
    """Play what stands before, and the awards of the spring's drive until they are paid."""
    office, drive = _office(), _drive()
    series_opened(office.commune, DONG_TAM.unit, FIRST_NUMBERS)
    staff_hired(office.commune, half_year.STAFF, BEGINNING)
    council = council_made(office, earlier.ASSEMBLY, earlier.WRITTEN_ON)
    register_begun(office, earlier.DECISIONS, earlier.INITIATIVES, earlier.WRITTEN_ON)
    budgets = ((None, earlier.YEARS_BUDGET), (drive, earlier.DRIVES_BUDGET))
    fund_begun(office, earlier.RECEIPTS, budgets, earlier.BUDGETED_ON)
    emblem_put(office, PRAISE, earlier.WRITTEN_ON)
    _reward_the_spring(office, council, drive)


def make_summer() -> None:
    """Play what goes on in July, and the awards of Ngô Quyền."""
    office = _office()
    council = Council.objects.get(commune=office.commune)
    _revoke(office, Decision.objects.get(round__campaign=_drive(), kind=DecisionKind.AWARD))
    _go_on_with_half_year(office, council)
    _reward_at_once(office, council)
    seed_awards_ngo_quyen.make_awards()


def _office() -> Office:
    return office_of("dt-mai", "dt-thang", "dt-ngan", "dt-thu")


def _drive() -> Campaign:
    return Campaign.objects.get(name=drives_2024.SPRING.fields["name"])


# --- The drive of spring, from the ranking to a revocation


def _reward_the_spring(office: Office, council: Council, drive: Campaign) -> None:
    round_ = round_opened(office, spring.ROUND, drive)
    with dates.on_day(spring.SENT):
        *keys, weak = nominated(round_, (*spring.ALL, spring.INELIGIBLE))
    received(office, [*keys, weak], spring.RECEIVED)
    found_eligible(office, keys, spring.CHECKED)
    _refuse(office, weak)
    _post_the_spring(office, round_, keys)
    sitting = sitting_planned(office, council, round_, spring.SITTING)
    modes = [vote.mode for vote in spring.VOTES]
    tabled(office, sitting, keys, modes, spring.SITTING.planned_on)
    held(office, sitting, spring.SITTING, spring.VOTES)
    minutes_numbered(office, sitting, spring.MINUTES_ISSUED)
    passed = [row.pk for row in standing(keys) if row.state == "passed"]
    decision = decision_drafted(office, passed, spring.DRAFTED)
    submitted(office, decision, spring.SUBMITTED)
    approved(office, decision, spring.APPROVED)
    issued(office, decision, spring.ISSUED)
    _pay(office, drive, decision)
    with dates.on_day(spring.ENDED):
        round_.refresh_from_db()
        round_end(round_=round_, seen_version=round_.version, by=office.clerk)


def _refuse(office: Office, key: int) -> None:
    [row] = standing([key])
    with dates.on_day(spring.CHECKED):
        nomination_find_ineligible(
            nomination=row,
            reason=spring.WHY_INELIGIBLE,
            seen_version=row.version,
            by=office.clerk,
        )


def _post_the_spring(office: Office, round_: Round, keys: list[int]) -> None:
    with dates.on_day(spring.POSTED):
        posting = posting_open(
            round_=round_,
            nominations=standing(keys),
            title=spring.POSTING_TITLE,
            ends_on=spring.POSTED_UNTIL,
            by=office.clerk,
        )
    with dates.on_day(spring.POSTING_ENDED):
        posting_end(posting=posting, by=office.clerk)


def _pay(office: Office, drive: Campaign, decision: Decision) -> None:
    on, amount, words, document = earlier.FRAMES_PAID
    common = {"commune": office.commune, "by": office.accountant}
    with dates.on_day(on):
        payment_write(
            on=on, amount=amount, words=words, document=document, campaign=drive, **common
        )
    with dates.on_day(spring.PAID):
        payment_write(
            on=spring.PAID,
            amount=due_of(decision).left,
            words=f"Chi tiền thưởng theo {decision.paper.citation}",
            document=earlier.PRIZES_DOCUMENT,
            decision=decision,
            **common,
        )


def _revoke(office: Office, decision: Decision) -> None:
    lines = decision.lines.filter(nomination__household__code=spring.REVOKED)
    with dates.on_day(spring.REVOKE_DRAFTED):
        revoking = revocation_draft(
            decision=decision, lines=list(lines), reason=spring.REVOKE_REASON, by=office.clerk
        )
    submitted(office, revoking, spring.REVOKE_DRAFTED)
    approved(office, revoking, spring.REVOKE_APPROVED)
    issued(office, revoking, spring.REVOKE_ISSUED)


# --- Half a year: a dossier in every state


def _go_on_with_half_year(office: Office, council: Council) -> None:
    round_ = round_opened(office, half_year.ROUND)
    _decision_before_the_chairman(office, council, round_, half_year.DECIDED)
    _put_on_the_agenda(office, council, round_)
    _post_with_an_opinion(office, round_)
    _ask_offices(office, round_)
    _return_by_parts(office, round_)
    _take_back_and_give_up(round_)
    with dates.on_day(half_year.CONSULTED_SENT):
        ready = nominated(round_, [half_year.ELIGIBLE])
    received(office, ready, half_year.CONSULTED_RECEIVED)
    found_eligible(office, ready, half_year.ELIGIBLE_CHECKED)
    with dates.on_day(half_year.WAITING_SENT):
        nominated(round_, half_year.WAITING)
    with dates.on_day(half_year.DRAFTED_ON):
        nominated(round_, half_year.DRAFTS, sends=False)


def _decision_before_the_chairman(
    office: Office, council: Council, round_: Round, told: PassageSpec
) -> Decision:
    """The council passed them; their decision is submitted."""
    with dates.on_day(told.sent):
        keys = nominated(round_, told.dossiers)
    received(office, keys, told.received)
    found_eligible(office, keys, told.checked)
    sitting = sitting_planned(office, council, round_, told.sitting)
    tabled(office, sitting, keys, [vote.mode for vote in told.votes], told.sitting.planned_on)
    held(office, sitting, told.sitting, told.votes)
    minutes_numbered(office, sitting, told.minutes_issued)
    decision = decision_drafted(office, keys, told.drafted)
    submitted(office, decision, told.submitted)
    return decision


def _put_on_the_agenda(office: Office, council: Council, round_: Round) -> None:
    with dates.on_day(half_year.TABLED_SENT):
        keys = nominated(round_, half_year.TABLED)
    received(office, keys, half_year.TABLED_RECEIVED)
    found_eligible(office, keys, half_year.TABLED_CHECKED)
    sitting = sitting_planned(office, council, round_, half_year.NEXT_SITTING)
    tabled(office, sitting, keys, ["secret"] * len(keys), half_year.TABLED_ON)


def _post_with_an_opinion(office: Office, round_: Round) -> None:
    with dates.on_day(half_year.POSTED_SENT):
        keys = nominated(round_, half_year.POSTED)
    received(office, keys, half_year.POSTED_RECEIVED)
    found_eligible(office, keys, half_year.POSTED_CHECKED)
    with dates.on_day(half_year.POSTED_ON):
        posting = posting_open(
            round_=round_,
            nominations=standing(keys),
            title=half_year.POSTING_TITLE,
            ends_on=half_year.POSTED_UNTIL,
            by=office.clerk,
        )
    _give_opinion(posting)


def _give_opinion(posting: Posting) -> None:
    with dates.on_day(half_year.OPINION_ON):
        opinion_give(
            posting=posting,
            row=posting.rows.get(nomination__household__code=half_year.OPINION_ABOUT),
            text=half_year.OPINION,
            author_name=half_year.OPINION_AUTHOR,
            author_contact=half_year.OPINION_CONTACT,
        )


def _ask_offices(office: Office, round_: Round) -> None:
    """Two offices are asked at once; one has answered."""
    with dates.on_day(half_year.CONSULTED_SENT):
        keys = nominated(round_, half_year.CONSULTED)
    received(office, keys, half_year.CONSULTED_RECEIVED)
    units = [unit_called(office.commune, name) for name in half_year.ASKED_OFFICES]
    with dates.on_day(half_year.ASKED_ON):
        asked = consultations_ask(
            round_=round_,
            offices=units,
            nominations=standing(keys),
            question=half_year.QUESTION,
            due_on=half_year.ASKED_UNTIL,
            by=office.clerk,
        )
    answering = unit_called(office.commune, half_year.ANSWERING)
    with dates.on_day(half_year.ANSWERED_ON):
        consultation_answer(
            consultation=next(one for one in asked if one.office_id == answering.pk),
            answer=half_year.ANSWER,
            objections={},
            seen_version=1,
            by=head_of(answering),
        )


def _return_by_parts(office: Office, round_: Round) -> None:
    with dates.on_day(half_year.RETURNED_SENT):
        keys = nominated(round_, [half_year.RETURNED])
    received(office, keys, half_year.RETURNED_RECEIVED)
    [row] = standing(keys)
    with dates.on_day(half_year.RETURNED_ON):
        nomination_return(
            nomination=row,
            reason="",
            named=half_year.RETURN_REASONS,
            due_on=half_year.RETURNED_UNTIL,
            seen_version=row.version,
            by=office.clerk,
        )


def _take_back_and_give_up(round_: Round) -> None:
    with dates.on_day(half_year.RECALLED_SENT):
        recalled = nominated(round_, [half_year.RECALLED])
    with dates.on_day(half_year.RECALLED_ON):
        [row] = standing(recalled)
        nomination_recall(nomination=row, seen_version=row.version, by=head_of(row.unit))
    with dates.on_day(half_year.WITHDRAWN_SENT):
        withdrawn = nominated(round_, [half_year.WITHDRAWN])
    with dates.on_day(half_year.WITHDRAWN_ON):
        [row] = standing(withdrawn)
        nomination_withdraw(
            nomination=row,
            seen_version=row.version,
            reason=half_year.WITHDRAW_REASON,
            by=head_of(row.unit),
        )


# --- Sudden awards


def _reward_at_once(office: Office, council: Council) -> None:
    """One decision waits for its number; this morning the council votes on the next two."""
    round_ = round_opened(office, sudden.ROUND)
    decision = _decision_before_the_chairman(office, council, round_, sudden.FIRE)
    approved(office, decision, sudden.FIRE_APPROVED, by=user_called(DEPUTY))
    _vote_this_morning(office, council, round_)


def _vote_this_morning(office: Office, council: Council, round_: Round) -> None:
    with dates.on_day(sudden.RESCUE_SENT):
        keys = nominated(round_, sudden.RESCUE)
    received(office, keys, sudden.RESCUE_RECEIVED)
    found_eligible(office, keys, sudden.RESCUE_RECEIVED)
    sitting = sitting_planned(office, council, round_, sudden.RESCUE_SITTING)
    tabled(office, sitting, keys, ["secret"] * len(keys), sudden.RESCUE_SITTING.planned_on)
    opened(office, sitting, sudden.RESCUE_SITTING)
    votes_opened(office, sitting, sudden.RESCUE_SITTING.ends_at)
    voted(sitting, [user_called(login) for login in sudden.HAVE_VOTED])
