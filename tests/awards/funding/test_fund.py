"""The award fund: what it has, what it promised, and what it may pay."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from awards.deciding.services import revocation_draft
from awards.funding import services
from awards.funding.balance import after_decision, balance_of, fund_of
from awards.models import FundEntry, Grant
from emulation.lib.states import WrongState
from tests.awards.deciding.made import World, fresh, line_of
from tests.cast import TODAY
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def world(cast) -> World:
    return World(cast)


def receive(world: World, amount: int = 5_000_000) -> FundEntry:
    return services.receipt_write(
        commune=world.cast.commune,
        on=TODAY,
        amount=amount,
        words="Trích ngân sách đầu năm",
        by=world.cast.accountant,
    )


def pay(world: World, amount: int, **more) -> FundEntry:
    usual = {"words": "Chi thưởng", "on": TODAY, "by": world.cast.accountant}
    return services.payment_write(commune=world.cast.commune, amount=amount, **{**usual, **more})


def balance(world: World):
    return balance_of(world.cast.commune, 2024)


def revoke(world: World, decision, nomination) -> None:
    made = revocation_draft(
        decision=decision,
        lines=[line_of(decision, nomination)],
        reason="Hồ sơ giả",
        by=world.cast.clerk,
    )
    world.issue(world.approve(world.submit(made)))


class TestBalance:
    def test_an_approved_decision_promises_its_money_until_it_is_paid(self, world):
        receive(world)
        decision = world.submitted()
        after = after_decision(decision)
        # 2 × 540.000 + 270.000
        assert (after.total, after.left) == (1_350_000, 3_650_000)
        assert balance(world).promised == 0

        decision = world.approve(decision)
        assert (balance(world).now, balance(world).free) == (5_000_000, 3_650_000)
        assert after_decision(decision).left == 3_650_000

        world.issue(decision)
        pay(world, 1_000_000, decision=fresh(decision))
        assert (balance(world).now, balance(world).promised) == (4_000_000, 350_000)
        assert balance(world).free == 3_650_000

    def test_a_name_revoked_before_payment_is_not_owed(self, world):
        receive(world)
        decision = world.issued()

        revoke(world, decision, world.praised)

        assert balance(world).promised == 1_080_000

    def test_budgets_count_what_was_paid_and_promised(self, world):
        services.budget_write(
            commune=world.cast.commune, year=2024, amount=2_000_000, by=world.cast.accountant
        )
        receive(world)
        pay(world, 300_000)
        decision = world.submitted()
        after = after_decision(decision)
        assert (after.budget.used, after.budget_left) == (300_000, 350_000)

        decision = world.approve(decision)

        (line,) = fund_of(world.cast.commune, 2024).budget_lines()
        assert (line.used, line.left) == (1_650_000, 350_000)
        assert after_decision(decision).budget_left == 350_000

    def test_a_budget_is_set_anew_not_twice(self, world):
        for amount in (1_000_000, 2_000_000):
            services.budget_write(
                commune=world.cast.commune, year=2024, amount=amount, by=world.cast.accountant
            )
        (line,) = fund_of(world.cast.commune, 2024).budget_lines()
        assert line.budget.amount == 2_000_000


class TestShort:
    def test_approval_of_what_the_fund_lacks_needs_a_note(self, world):
        from awards.deciding.services import decision_approve

        receive(world, 1_000_000)
        decision = world.submitted()
        with pytest.raises(ValidationError, match="Quỹ khen thưởng không đủ"):
            world.approve(decision)

        decision = fresh(decision)
        decision_approve(
            decision=decision,
            seen_version=decision.version,
            by=world.cast.chairman,
            note="Bù từ dự phòng ngân sách",
        )
        assert after_decision(fresh(decision)).is_short

    def test_a_fund_that_nobody_keeps_stops_nothing(self, world):
        assert world.approved().state == "approved"

    def test_no_payment_beyond_the_fund_or_the_decision(self, world):
        receive(world, 1_000_000)
        decision = world.draft()
        with pytest.raises(ValidationError, match="chưa ban hành"):
            pay(world, 1, decision=decision)
        world.issue(_noted(world, world.submit(decision)))
        decision = fresh(decision)

        with pytest.raises(ValidationError, match=r"còn 1\.000\.000 đồng"):
            pay(world, 1_350_000, decision=decision)
        receive(world)
        with pytest.raises(ValidationError, match=r"còn phải chi 1\.350\.000 đồng"):
            pay(world, 1_350_001, decision=decision)
        pay(world, 1_350_000, decision=decision)
        with pytest.raises(ValidationError, match="còn phải chi 0 đồng"):
            pay(world, 1, decision=decision)

    def test_a_receipt_that_was_spent_is_not_cancelled(self, world):
        entry = receive(world, 1_000_000)
        paid = pay(world, 400_000)
        args = {"reason": "Ghi nhầm", "by": world.cast.accountant}
        with pytest.raises(ValidationError, match="quỹ âm"):
            services.entry_cancel(entry=entry, **args)

        services.entry_cancel(entry=paid, **args)
        services.entry_cancel(entry=FundEntry.objects.get(pk=entry.pk), **args)

        assert balance(world).now == 0
        with pytest.raises(WrongState):
            services.entry_cancel(entry=entry, **args)


class TestRecovery:
    def test_the_prize_of_a_revoked_award_comes_back_once(self, world):
        receive(world)
        decision = world.issued()
        pay(world, 1_350_000, decision=decision)
        revoke(world, decision, world.praised)
        grant = Grant.objects.get(recipient="Lý Văn Cả")

        services.money_recovered(grant=grant, on=TODAY, by=world.cast.accountant)

        assert balance(world).now == 5_000_000 - 1_350_000 + 270_000
        with pytest.raises(WrongState):
            services.money_recovered(
                grant=Grant.objects.get(pk=grant.pk), on=TODAY, by=world.cast.accountant
            )

    def test_a_standing_award_owes_nothing(self, world):
        world.issued()
        with pytest.raises(WrongState):
            services.money_recovered(
                grant=Grant.objects.first(), on=TODAY, by=world.cast.accountant
            )


def test_only_the_accountant_writes(world):
    for name in ("clerk", "chairman", "records_clerk", "outsider"):
        with pytest.raises(PermissionDenied):
            services.receipt_write(
                commune=world.cast.commune,
                on=TODAY,
                amount=1,
                words="x",
                by=getattr(world.cast, name),
            )


def test_nothing_of_tomorrow_and_nothing_without_an_amount(world):
    for fields in ({"on": TODAY + dt.timedelta(days=1)}, {"amount": 0}, {"words": " "}):
        usual = {"on": TODAY, "amount": 5, "words": "Thu", "by": world.cast.accountant}
        with pytest.raises(ValidationError):
            services.receipt_write(commune=world.cast.commune, **{**usual, **fields})
    assert not FundEntry.objects.exists()


class TestPages:
    def test_the_accountant_receives_pays_and_strikes_out(self, world, client_of):
        decision = world.issued()
        browser = client_of(world.cast.accountant)
        given = {"on": "19/02/2024", "amount": "5.000.000", "words": "Trích ngân sách"}
        browser.post(reverse("fund_receive"), given)
        due = browser.get(reverse("fund_pay_decision", args=[decision.uid]))
        assert 'value="1.350.000"' in due.content.decode()
        browser.post(
            reverse("fund_pay_decision", args=[decision.uid]),
            {"on": "19/02/2024", "amount": "1.350.000", "words": "Chi thưởng"},
        )

        page = browser.get(reverse("fund")).content.decode()
        assert "3.650.000 đồng" in page
        entry = FundEntry.objects.get(kind="payment")
        browser.post(reverse("fund_entry_cancel", args=[entry.uid]), {"reason": "Ghi nhầm"})
        assert "Đã hủy: Ghi nhầm" in browser.get(reverse("fund")).content.decode()
        assert browser.get(reverse("fund_export")).status_code == 200

    def test_a_wrong_amount_is_said_and_what_was_typed_stays(self, world, client_of):
        answer = client_of(world.cast.accountant).post(
            reverse("fund_pay"), {"on": "19/02/2024", "amount": "500", "words": "Mua khung"}
        )
        page = answer.content.decode()
        assert "không đủ chi" in page
        assert "Mua khung" in page

    def test_who_reads_and_who_does_not(self, world, client_of):
        for name, status in (
            ("clerk", 200),
            ("chairman", 200),
            ("viewer", 200),
            ("unit_head", 403),
        ):
            assert client_of(getattr(world.cast, name)).get(reverse("fund")).status_code == status
        address = f"{reverse('fund')}?dia-phuong={world.cast.commune.uid}"
        assert client_of(world.cast.overseer).get(address).status_code == 200
        assert client_of(world.cast.outsider).get(address).status_code == 404

    def test_the_page_asks_little(self, world, client_of, django_assert_max_num_queries):
        receive(world)
        for number in range(20):
            pay(world, 1000 + number)
        world.issued()
        browser = client_of(world.cast.accountant)
        browser.get(reverse("fund"))
        with django_assert_max_num_queries(15):
            browser.get(reverse("fund"))


def _noted(world: World, decision):
    from awards.deciding.services import decision_approve

    decision_approve(
        decision=decision, seen_version=decision.version, by=world.cast.chairman, note="Bù nguồn"
    )
    return fresh(decision)
