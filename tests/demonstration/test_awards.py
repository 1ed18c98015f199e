"""The awards of the demonstration: one season over, two going on, on 12 July 2024."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Sum
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from awards.funding.balance import balance_of
from awards.models import (
    Ballot,
    Consultation,
    Council,
    Decision,
    DecisionLine,
    Grant,
    Nomination,
    Posting,
    Round,
    Sitting,
)
from emulation.demonstration import stages
from emulation.demonstration.awards_2024 import half_year, spring, sudden
from emulation.demonstration.awards_2024 import ngo_quyen as ward
from emulation.lib import dates
from emulation.org.models import Commune, User

DAY = stages.STAGES["awards"].day
CAST = (
    *("dt-mai", "dt-thang", "dt-hanh", "dt-huy", "dt-hien", "dt-ngan", "dt-thu", "dt-khoa"),
    *("dt-phuc", "dt-oanh", "dt-lien", "dt-tung", "bg-tue"),
    *(f"09000001{number:02d}" for number in (1, 2, 3, 4, 5, 6, 7, 9, 15)),
    *("nq-trang", "nq-diep", "nq-van", "nq-nhung", "0900000219"),
)
MOST = 15  # questions of one page to the database, nothing being kept
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """Build it once for this file; every test reads it, none writes."""
    with django_db_blocker.unblock(), transaction.atomic():
        with dates.on_day(DAY), override_settings(DEMO_TODAY=DAY):
            stages.build("awards")
            yield
        transaction.set_rollback(True)


pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("demonstration"),
]


def round_named(name: str) -> Round:
    return Round.objects.get(name=name)


def states_of(name: str) -> Counter:
    return Counter(round_named(name).nominations.values_list("state", flat=True))


def decision_of(name: str, kind: str = "award") -> Decision:
    return Decision.objects.get(round__name=name, kind=kind)


def amounts_of(decision: Decision) -> Counter:
    return Counter(decision.lines.values_list("amount", flat=True))


def test_the_season_of_spring_is_over():
    assert states_of(spring.ROUND.name) == {"awarded": 12, "failed": 1, "ineligible": 1}
    assert round_named(spring.ROUND.name).ended_at is not None
    assert not Posting.objects.exclude(state="ended").filter(round__name=spring.ROUND.name)
    decision = decision_of(spring.ROUND.name)
    assert (decision.state, decision.paper.full_number) == ("issued", "87/QĐ-UBND")
    # 1.800.000 × 0,15: a person; twice that: a collective; one and a half: a household.
    assert amounts_of(decision) == {270_000: 3, 540_000: 3, 405_000: 6}


def test_its_prizes_are_paid_and_one_is_revoked():
    commune = Commune.objects.get(place="Đồng Tâm")
    assert balance_of(commune, 2024).now == 65_000_000 - 1_350_000 - 4_860_000
    revoked = Grant.objects.get(state="revoked")
    assert revoked.household.code == spring.REVOKED
    assert revoked.revoked_by.paper.full_number == "88/QĐ-UBND"
    paper = decision_of(spring.ROUND.name).paper
    assert paper.force == "in_force"
    assert paper.amendments.get().amended_by.full_number == "88/QĐ-UBND"


def test_evidence_is_that_of_the_day_on_which_the_dossier_was_sent():
    sent = Nomination.objects.get(
        round__name=spring.ROUND.name, collective__isnull=False, recipient="Thôn Tân Tiến"
    )
    [figure] = sent.content["figures"]
    # The second quarter brought it to 91,73 %.
    assert (figure["pledged"], figure["result"]) == ("96", "91.34")


def test_the_council_of_nine_voted_by_paper_by_hand_and_in_secret():
    assert Council.objects.get(commune__place="Đồng Tâm").members.count() == 9
    sitting = Sitting.objects.get(round__name=spring.ROUND.name)
    modes = Counter(sitting.ballots.values_list("mode", flat=True))
    assert modes == {"paper": 3, "open": 6, "secret": 4}
    failed = sitting.ballots.get(passes=False)
    assert (failed.agree, failed.disagree) == (3, 6)
    assert sitting.minutes.full_number.startswith("01/BB-")


def test_the_half_year_has_a_dossier_in_every_state():
    assert states_of(half_year.ROUND.name) == {
        "draft": 2,
        "recalled": 1,
        "sent": 3,
        "checking": 2,
        "incomplete": 1,
        "eligible": 1,
        "posted": 3,
        "tabled": 5,
        "deciding": 6,
        "withdrawn": 1,
    }


def test_what_is_returned_names_parts_and_a_day():
    row = Nomination.objects.get(state="incomplete")
    assert row.returned_parts == half_year.RETURN_REASONS
    assert row.return_due_on == half_year.RETURNED_UNTIL


def test_a_list_is_posted_and_an_opinion_waits():
    posting = Posting.objects.get(state="open")
    assert (posting.ends_on, posting.rows.count()) == (half_year.POSTED_UNTIL, 3)
    assert posting.opinions.get().handled_at is None


def test_one_office_has_answered_and_one_is_awaited():
    answered = Consultation.objects.order_by("answered_at").values_list("answered_at", flat=True)
    assert [moment is None for moment in answered] in ([True, False], [False, True])


def test_the_chairman_has_a_decision_to_approve_by_the_salary_of_july():
    decision = decision_of(half_year.ROUND.name)
    assert decision.state == "submitted"
    # 2.340.000 × 0,15, twice that, one and a half of it.
    assert amounts_of(decision) == {351_000: 3, 702_000: 2, 526_500: 1}
    clerk, chairman = (User.objects.get(login=login) for login in ("dt-mai", "dt-thang"))
    assert chairman.has_perm("awards.approve_decision", decision)
    assert not clerk.has_perm("awards.approve_decision", decision)


def test_the_records_clerk_has_a_decision_to_number():
    decision = decision_of(sudden.ROUND.name)
    assert (decision.state, decision.subject) == ("approved", "Về việc khen thưởng đột xuất")
    assert decision.decided_by.person.full_name == "Lương Thị Hạnh"


def test_this_morning_two_secret_ballots_are_open_and_this_afternoon_a_sitting_waits():
    morning = Sitting.objects.get(state="open")
    ballots = Ballot.objects.filter(sitting=morning)
    assert {(one.mode, one.state, len(one.voters), len(one.voted)) for one in ballots} == {
        ("secret", "open", 8, 2)
    }
    afternoon = Sitting.objects.get(state="planned")
    assert (afternoon.held_on, afternoon.ballots.count()) == (DAY, 5)
    out = afternoon.ballots.get(nomination__recipient="Vi Thị Ngân").conflicts
    people = out.values_list("seat__member__person__full_name", flat=True)
    assert set(people) == {"Hoàng Thị Mai", "Phạm Quốc Huy"}


def test_the_ward_decides_one_title_and_proposes_the_other():
    assert states_of(ward.ROUND.name) == {"awarded": 6, "sent_up": 2, "failed": 1}
    decision = decision_of(ward.ROUND.name)
    assert decision.signing_mode == "KT"
    assert amounts_of(decision) == {540_000: 6}  # 1.800.000 × 0,3
    proposal = decision_of(ward.ROUND.name, "proposal")
    assert proposal.addressee == "Ủy ban nhân dân thành phố Bắc Giang"
    assert DecisionLine.objects.filter(decision=proposal, is_granted=None).count() == 2
    # Seven of nine members are less than 80 %.
    failed = Ballot.objects.get(sitting__round__name=ward.ROUND.name, passes=False)
    assert failed.agree == 7


def test_the_register_holds_the_years_before():
    old = Grant.objects.filter(commune__place="Đồng Tâm", line=None)
    years = Counter(old.values_list("year", flat=True))
    assert set(years) == {2021, 2022, 2023}
    runs = old.filter(honour__code="lao-dong-tien-tien", person__full_name="Phạm Quốc Huy")
    assert sorted(runs.values_list("year", flat=True)) == [2021, 2022, 2023]
    assert old.filter(honour__code="gia-dinh-van-hoa").aggregate(all=Sum("amount"))["all"] is None


def test_figures_are_clean():
    out = StringIO()
    call_command("check_figures", stdout=out)
    assert "; 0 chỗ khác" in out.getvalue()
    assert "đổi sau khi gửi" not in out.getvalue()


def test_what_waits_costs_nobody_more_than_fifteen_questions():
    costs = {user.login: cost_of_home(user) for user in User.objects.all()}
    assert {login: cost for login, cost in costs.items() if cost > MOST} == {}


def cost_of_home(user: User) -> int:
    client = come_in(user)
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/").status_code == 200
    return len(asked)


def come_in(user: User) -> Client:
    client = Client()
    client.force_login(user, "emulation.org.backends.PasswordBackend")
    return client


@pytest.mark.parametrize("login", CAST)
def test_everything_that_waits_for_somebody_opens(login):
    client = come_in(User.objects.get(login=login))
    home = client.get("/").content.decode()
    links = {unescape(each) for each in re.findall(r'href="(/[^"#]*)', MAIN.search(home)[0])}
    assert links
    for link in sorted(links):
        assert client.get(link, follow=True).status_code == 200, link
