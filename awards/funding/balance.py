"""What the fund received, paid and promised in a year, and what is left of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
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


@dataclass(frozen=True)
class FundYear:
    """Everything that a year of the fund holds; read by ``fund_of``.

    ``sums`` by kind of entry and campaign; ``None`` stands for no campaign.
    """

    year: int
    sums: Mapping[tuple[str, int | None], int]
    dues: Sequence[Due]
    budgets: Sequence[FundBudget]

    def balance(self, *, without: Decision | None = None) -> Balance:
        """Return the balance; ``without`` a decision whose own share is asked apart."""
        return Balance(
            self.year,
            received=self._sum(Kind.RECEIPT),
            paid=self._sum(Kind.PAYMENT),
            promised=sum(due.left for due in self.dues if due.decision != without),
        )

    def budget_lines(self, *, without: Decision | None = None) -> list[BudgetLine]:
        """Return the budgets, those of campaigns first, with what was used of each."""
        used: dict[int | None, int] = defaultdict(int)
        for (kind, campaign), amount in self.sums.items():
            if kind == Kind.PAYMENT:
                used[campaign] += amount
        for due in self.dues:
            if due.decision != without:
                used[_campaign_of(due.decision)] += due.left
        own = {row.campaign_id for row in self.budgets} - {None}
        others = sum(amount for campaign, amount in used.items() if campaign not in own)
        ordered = sorted(self.budgets, key=lambda row: (row.campaign_id is None, row.pk))
        return [
            BudgetLine(row, used[row.campaign_id] if row.campaign_id else others) for row in ordered
        ]

    def _sum(self, kind: str) -> int:
        return sum(amount for (each, _), amount in self.sums.items() if each == kind)


def fund_of(commune: Commune | int, year: int) -> FundYear:
    """Read a year of the fund; three queries."""
    budgets = FundBudget.objects.filter(commune=commune, year=year).select_related("campaign")
    return FundYear(year, _sums(commune, year), dues_of(commune, year), list(budgets))


def balance_of(commune: Commune | int, year: int) -> Balance:
    """Read the balance alone; two queries."""
    return FundYear(year, _sums(commune, year), dues_of(commune, year), ()).balance()


def _sums(commune: Commune | int, year: int) -> dict[tuple[str, int | None], int]:
    rows = entries_of(commune, year).order_by().values_list("kind", "campaign")
    return {(kind, campaign): amount for kind, campaign, amount in rows.annotate(Sum("amount"))}


def entries_of(commune: Commune | int, year: int) -> QuerySet[FundEntry]:
    """Return what counts: an entry that was cancelled stays in the book but is nothing."""
    return FundEntry.objects.filter(commune=commune, year=year, cancelled_at=None)


def dues_of(commune: Commune | int, year: int) -> list[Due]:
    """Return the decisions of a year that give money, from their approval on; one query."""
    rows = (
        with_money(Decision.objects.filter(commune=commune, kind=DecisionKind.AWARD))
        .filter(state__in=[DecisionState.APPROVED, DecisionState.ISSUED])
        .filter(Q(paper__issued_on__year=year) | Q(paper=None, decided_at__year=year))
        .select_related("paper__number", "round")
        .defer("content")
        .order_by("paper__issued_on", "pk")
    )
    return [Due(each, each.total, each.paid) for each in rows if each.total]


def with_money(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """Add ``total``, the money of the list without names returned or revoked, and ``paid``."""
    counts = Q(lines__return_reason="") & ~Q(lines__grant__state=GrantState.REVOKED)
    payments = FundEntry.objects.filter(
        decision=OuterRef("pk"), kind=Kind.PAYMENT, cancelled_at=None
    )
    paid = payments.order_by().values("decision").annotate(all=Sum("amount")).values("all")
    return rows.annotate(
        total=Coalesce(Sum("lines__amount", filter=counts), 0),
        paid=Coalesce(Subquery(paid), 0),
    )


def due_of(decision: Decision) -> Due:
    row = with_money(Decision.objects.filter(pk=decision.pk)).get()
    return Due(decision, row.total, row.paid)


def after_decision(decision: Decision) -> After:
    """Return what the fund will have left when the decision is paid; four queries."""
    fund = fund_of(decision.commune_id, year_of(decision))
    total = due_of(decision).left if decision.kind == DecisionKind.AWARD else 0
    lines = {row.budget.campaign_id: row for row in fund.budget_lines(without=decision)}
    budget = lines.get(_campaign_of(decision)) or lines.get(None)
    return After(fund.balance(without=decision), total, budget)


def year_of(decision: Decision) -> int:
    """Return the year whose fund pays: that of the decision."""
    if decision.paper:
        return decision.paper.issued_on.year
    moment = decision.decided_at or decision.submitted_at
    return dates.local_day(moment).year if moment else dates.today().year


def _campaign_of(decision: Decision) -> int | None:
    return decision.round.campaign_id if decision.round else None
