"""Receipts, payments and budgets of the award fund are written, and wrong ones cancelled."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from awards.funding.balance import balance_of, due_of
from awards.models import Decision, FundBudget, FundEntry, Grant
from awards.states import DecisionKind, DecisionState, GrantState
from campaigns.models import Campaign
from emulation.lib import dates
from emulation.lib.quantities import format_number
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line
from emulation.org.models import Commune, Membership, User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entry_record

Kind = FundEntry.Kind


@transaction.atomic
def receipt_write(
    *,
    commune: Commune,
    on: dt.date,
    amount: int,
    words: str,
    by: User,
    document: str = "",
    campaign: Campaign | None = None,
) -> FundEntry:
    """Write what came in; it belongs to the year of its day."""
    membership = require(by, "awards.keep_fund", commune)
    entry = _entry(commune, Kind.RECEIPT, on, amount, words, document, membership)
    entry.campaign = campaign
    return _saved(entry, "received", by, membership)


@transaction.atomic
def payment_write(
    *,
    commune: Commune,
    on: dt.date,
    amount: int,
    words: str,
    by: User,
    document: str = "",
    campaign: Campaign | None = None,
    decision: Decision | None = None,
) -> FundEntry:
    """Write what was paid: never more than the fund has, nor than a decision gives.

    What a decision gives counts for the campaign of its round. Two who pay at once wait for
    each other.
    """
    membership = require(by, "awards.keep_fund", commune)
    entry = _entry(commune, Kind.PAYMENT, on, amount, words, document, membership)
    entry.decision = decision
    entry.campaign = decision.round.campaign if decision and decision.round else campaign
    fund_hold(commune)
    if decision is not None:
        _require_due(decision, entry)
    left = balance_of(commune, entry.year).now
    if amount > left:
        raise ValidationError(
            {
                "amount": f"Quỹ năm {entry.year} còn {format_number(left)} đồng, không đủ chi "
                f"{format_number(amount)} đồng. Ghi khoản thu trước."
            }
        )
    return _saved(entry, "paid", by, membership)


@transaction.atomic
def entry_cancel(*, entry: FundEntry, reason: str, by: User) -> None:
    """Strike a wrong entry out: it stays in the book, marked, and counts no more."""
    membership = require(by, "awards.keep_fund", entry.commune)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do hủy khoản này."})
    fund_hold(entry.commune)
    rows = FundEntry.objects.filter(pk=entry.pk, cancelled_at=None)
    now = dates.now()
    if not rows.update(cancelled_at=now, cancel_reason=reason):
        raise WrongState("Khoản này đã bị hủy từ trước.", moved_on=True)
    if entry.kind == Kind.RECEIPT and balance_of(entry.commune, entry.year).now < 0:
        raise ValidationError("Hủy khoản thu này thì quỹ âm. Hủy khoản chi trước.")
    entry.cancelled_at, entry.cancel_reason = now, reason
    _tell("cancelled", entry, by, membership, reason)


@transaction.atomic
def budget_write(
    *, commune: Commune, year: int, amount: int, by: User, campaign: Campaign | None = None
) -> FundBudget:
    """Set what may be paid in a year for a campaign, or for everything else."""
    membership = require(by, "awards.keep_fund", commune)
    _require_own(commune, campaign)
    budget = FundBudget.objects.filter(commune=commune, year=year, campaign=campaign).first()
    old = budget.amount if budget else None
    budget = budget or FundBudget(commune=commune, year=year, campaign=campaign)
    budget.amount = amount
    budget.full_clean()
    budget.save()
    entry_record(
        "awards.fund.budgeted",
        actor=actor(by, membership),
        subject=subject(budget),
        changes={"amount": [old, amount]},
    )
    return budget


@transaction.atomic
def money_recovered(*, grant: Grant, on: dt.date, by: User, document: str = "") -> FundEntry:
    """Write that the prize of a revoked award came back into the fund; once."""
    membership = require(by, "awards.keep_fund", grant.commune)
    if grant.state != GrantState.REVOKED or not grant.amount:
        raise WrongState("Khen thưởng này không có tiền phải thu lại.")
    words = f"Thu lại tiền thưởng của {grant.recipient} (quyết định số {grant.decision_number})"
    entry = _entry(grant.commune, Kind.RECEIPT, on, grant.amount, words[:300], document, membership)
    if on < grant.revoked_on:
        raise ValidationError({"on": "Ngày thu không thể trước ngày hủy bỏ khen thưởng."})
    if not Grant.objects.filter(pk=grant.pk, recovered_on=None).update(recovered_on=on):
        raise WrongState("Tiền thưởng này đã được ghi thu lại.")
    grant.recovered_on = on
    saved = _saved(entry, "received", by, membership)
    entry_record("awards.grant.recovered", actor=actor(by, membership), subject=subject(grant))
    return saved


def fund_hold(commune: Commune) -> None:
    """Let whoever else pays or promises from the same fund wait until this transaction ends."""
    Commune.objects.filter(pk=commune.pk).update(place=F("place"))


def _entry(
    commune: Commune,
    kind: str,
    on: dt.date,
    amount: int,
    words: str,
    document: str,
    membership: Membership,
) -> FundEntry:
    if on > dates.today():
        raise ValidationError({"on": "Ngày không thể ở sau hôm nay."})
    return FundEntry(
        commune=commune,
        year=on.year,
        kind=kind,
        on=on,
        amount=amount,
        words=clean_line(words),
        document=clean_line(document),
        made_at=dates.now(),
        made_by=membership,
    )


def _saved(entry: FundEntry, verb: str, by: User, membership: Membership) -> FundEntry:
    _require_own(entry.commune, entry.campaign)
    entry.full_clean()
    entry.save()
    _tell(verb, entry, by, membership)
    return entry


def _require_own(commune: Commune, campaign: Campaign | None) -> None:
    if campaign and campaign.commune_id != commune.pk:
        raise ValidationError({"campaign": "Chọn phong trào của địa phương mình."})


def _require_due(decision: Decision, entry: FundEntry) -> None:
    if decision.commune_id != entry.commune_id or decision.kind != DecisionKind.AWARD:
        raise ValidationError({"decision": "Chọn quyết định khen thưởng của địa phương mình."})
    if decision.state != DecisionState.ISSUED:
        raise ValidationError({"decision": "Quyết định chưa ban hành thì chưa chi thưởng."})
    if entry.on < decision.paper.issued_on:
        raise ValidationError({"on": "Ngày chi không thể trước ngày quyết định."})
    left = due_of(decision).left
    if entry.amount > left:
        raise ValidationError(
            {"amount": f"Quyết định này còn phải chi {format_number(left)} đồng."}
        )


def _tell(verb: str, entry: FundEntry, by: User, membership: Membership, reason: str = "") -> None:
    told = f"{format_number(entry.amount)} đồng, {entry.words}"
    entry_record(
        f"awards.fund.{verb}",
        actor=actor(by, membership),
        subject=subject(entry, told),
        reason=reason,
    )
