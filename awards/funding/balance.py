"""What the fund received, paid and promised in a year, and what is left of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from awards.models import Decision, FundBudget, FundEntry
from awards.states import DecisionKind, DecisionState, GrantState
from emulation.lib import dates
from emulation.org.models import Commune

Kind = FundEntry.Kind


@dataclass(frozen=True)
class Due:
    """A decision with its prize money: what it gives, what of it was paid, in đồng."""

    decision: Decision
    total: int
    paid: int

    @property
    def left(self) -> int:
        return max(self.total - self.paid, 0)


@dataclass(frozen=True)
class Balance:
    """The fund of a year in đồng; ``promised`` by decisions that were not paid yet."""

    year: int
    received: int
    paid: int
    promised: int

    @property
    def now(self) -> int:
        return self.received - self.paid

    @property
    def free(self) -> int:
        return self.now - self.promised

    @property
    def is_kept(self) -> bool:
        """Whether anybody writes the fund down here."""
        return bool(self.received or self.paid)


@dataclass(frozen=True)
class BudgetLine:
    """What may be paid for a campaign, or for all else, and what was paid or promised."""

    budget: FundBudget
    used: int

    @property
    def left(self) -> int:
        return self.budget.amount - self.used

    @property
    def percent(self) -> int:
        return round(100 * self.used / self.budget.amount) if self.budget.amount else 100


@dataclass(frozen=True)
class After:
    """The fund once a decision is paid: ``budget`` is the line that it goes to, if there is one."""

    balance: Balance
    total: int
    budget: BudgetLine | None

    @property
    def left(self) -> int:
        return self.balance.free - self.total

    @property
    def is_short(self) -> bool:
        """Where nobody keeps the fund, nothing can be said to be missing."""
        return self.total > 0 and self.balance.is_kept and self.left < 0

    @property
    def budget_left(self) -> int | None:
        return self.budget.left - self.total if self.budget else None

    @property
    def is_over_budget(self) -> bool:
        return self.total > 0 and self.budget_left is not None and self.budget_left < 0


def balance_of(commune: Commune | int, year: int, *, without: Decision | None = None) -> Balance:
    """Return the fund of a year; ``without`` a decision whose own share is asked apart."""
    sums = dict.fromkeys(Kind.values, 0) | dict(
        entries_of(commune, year).order_by().values_list("kind").annotate(Sum("amount"))
    )
    dues = dues_of(commune, year)
    promised = sum(due.left for due in dues if due.decision != without)
    return Balance(year, sums[Kind.RECEIPT], sums[Kind.PAYMENT], promised)


def entries_of(commune: Commune | int, year: int) -> QuerySet[FundEntry]:
    """Return what counts: an entry that was cancelled stays in the book but is nothing."""
    return FundEntry.objects.filter(commune=commune, year=year, cancelled_at=None)


def dues_of(commune: Commune | int, year: int) -> list[Due]:
    """Return the decisions of a year that give money, from their approval on; two queries."""
    rows = (
        with_total(Decision.objects.filter(commune=commune, kind=DecisionKind.AWARD))
        .filter(state__in=[DecisionState.APPROVED, DecisionState.ISSUED])
        .filter(Q(paper__issued_on__year=year) | Q(paper=None, decided_at__year=year))
        .select_related("paper__number", "round")
        .order_by("paper__issued_on", "pk")
    )
    decisions = list(rows)
    paid = _paid_for(decisions)
    return [Due(each, each.total, paid[each.pk]) for each in decisions if each.total]


def with_total(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """Add ``total``: the money of the list, without names returned or revoked."""
    counts = Q(lines__return_reason="") & ~Q(lines__grant__state=GrantState.REVOKED)
    return rows.annotate(total=Coalesce(Sum("lines__amount", filter=counts), 0))


def budget_lines(commune: Commune | int, year: int) -> list[BudgetLine]:
    """Return the budgets with what was used of each; four queries."""
    rows = FundBudget.objects.filter(commune=commune, year=year).select_related("campaign")
    used = _used(commune, year)
    ordered = sorted(rows, key=lambda row: (row.campaign_id is None, row.pk))
    return [BudgetLine(row, used[row.campaign_id]) for row in ordered]


def after_decision(decision: Decision) -> After:
    """Return what the fund will have left when the decision is paid."""
    year = year_of(decision)
    total = _total(decision)
    balance = balance_of(decision.commune_id, year, without=decision)
    campaign = decision.round.campaign_id if decision.round else None
    own = _budget_for(budget_lines(decision.commune_id, year), campaign)
    if own and decision.state in (DecisionState.APPROVED, DecisionState.ISSUED):
        own = BudgetLine(own.budget, own.used - total)
    return After(balance, total, own)


def year_of(decision: Decision) -> int:
    """Return the year whose fund pays: that of the decision."""
    if decision.paper:
        return decision.paper.issued_on.year
    moment = decision.decided_at or decision.submitted_at
    return dates.local_day(moment).year if moment else dates.today().year


def paid_for(decision: Decision) -> int:
    return _paid_for([decision])[decision.pk]


def _total(decision: Decision) -> int:
    if decision.kind != DecisionKind.AWARD:
        return 0
    return decision.lines.filter(return_reason="").aggregate(all=Sum("amount"))["all"] or 0


def _paid_for(decisions: Iterable[Decision]) -> dict[int, int]:
    rows = FundEntry.objects.filter(
        decision__in=[each.pk for each in decisions], kind=Kind.PAYMENT, cancelled_at=None
    )
    sums = rows.order_by().values_list("decision").annotate(Sum("amount"))
    return defaultdict(int, sums)


def _used(commune: Commune | int, year: int) -> dict[int | None, int]:
    """Return what was paid or is promised, by campaign; ``None`` is everything else."""
    used: dict[int | None, int] = defaultdict(int)
    payments = entries_of(commune, year).filter(kind=Kind.PAYMENT).order_by()
    for campaign, amount in payments.values_list("campaign").annotate(Sum("amount")):
        used[campaign] += amount
    for due in dues_of(commune, year):
        used[due.decision.round.campaign_id if due.decision.round else None] += due.left
    return used


def _budget_for(lines: Iterable[BudgetLine], campaign: int | None) -> BudgetLine | None:
    """Return the campaign's own budget, else the one for everything else."""
    by_campaign = {line.budget.campaign_id: line for line in lines}
    return by_campaign.get(campaign) or by_campaign.get(None)
