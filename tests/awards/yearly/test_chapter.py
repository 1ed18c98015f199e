"""Awards of a year in the report: counted by hand, followed when they change, frozen on paper."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.funding.services import payment_write, receipt_write
from awards.models import Grant
from awards.states import GrantState, NominationState
from awards.yearly.chapter import yearly_awards
from campaigns import services
from campaigns.checks import open_checks
from campaigns.content import plan_content, walk
from campaigns.models import Figure, Plan, Revision
from emulation.org.models import Role
from emulation.org.selectors import commune_unit
from emulation.papers.models import PaperKind
from tests.awards.made import ADVANCED, PRAISE, law_and_catalogue, make_nomination, make_round
from tests.awards.registry.made import FAMILY, household, old, person
from tests.campaigns.plans_made import fresh, issue, submit
from tests.cast import TODAY, Cast, make_user
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

MOST = 7
IN_2024 = {"year": 2024, "decided_on": dt.date(2024, 2, 10)}
IN_2023 = {"year": 2023, "decided_on": dt.date(2023, 12, 20), "decision_number": "99/QĐ-UBND"}


@pytest.fixture
@kept
def year(cast: Cast) -> Cast:
    """2024: three families and two women given, one man revoked; 2023: one family.

    The fund got 10.000.000 đồng and paid 1.404.000 đồng.
    """
    law_and_catalogue()
    accountant = make_user(commune_unit(cast.commune), "Lê Thị Kế", Role.ACCOUNTANT, "ketoan")
    round_ = make_round(cast)
    for number in range(4):
        home = household(cast, f"Lý Văn Hộ {number}", f"H{number}")
        make_nomination(round_, home, cast.village, award=FAMILY, state=NominationState.SENT)
        if number:
            old(cast, home, FAMILY, amount=0, **IN_2024)
        else:
            old(cast, home, FAMILY, **IN_2023)
    for name in ("Hà Thị An", "Vi Thị Bình"):
        woman = person(cast, name, gender="female")
        old(cast, woman, ADVANCED, amount=702_000, is_direct_worker=True, **IN_2024)
    revoked = old(cast, person(cast, "Lê Văn Ba", gender="male"), ADVANCED, amount=702_000,
                  **IN_2024)  # fmt: skip
    Grant.objects.filter(pk=revoked.pk).update(state=GrantState.REVOKED, revoked_on=TODAY)
    receipt_write(
        commune=cast.commune, on=TODAY, amount=10_000_000, words="Ngân sách xã", by=accountant
    )
    payment_write(
        commune=cast.commune, on=TODAY, amount=1_404_000, words="Chi thưởng", by=accountant
    )
    return cast


@pytest.fixture
@kept
def report(year: Cast) -> Plan:
    open_series(year.commune, kinds=[PaperKind.REPORT], name="Báo cáo")
    return services.year_report_draft(commune=year.commune, year=2024, by=year.clerk)


def sentences(content: dict) -> list[str]:
    return [
        block["text"]
        for item in walk(content["items"])
        for block in item["blocks"]
        if "text" in block
    ]


def found(plan: Plan) -> list[str]:
    checks = open_checks(plan_content(fresh(plan)))
    return [c.sentence for c in checks if c.rule in ("targets.figures", "reports.tables")]


def revoke_one(cast: Cast) -> None:
    grant = Grant.objects.filter(honour__code=FAMILY, year=2024).first()
    Grant.objects.filter(pk=grant.pk).update(state=GrantState.REVOKED, revoked_on=TODAY)


def test_it_says_what_was_counted_by_hand(report: Plan) -> None:
    lines = sentences(plan_content(report))
    for told in (
        "Đề nghị 4 lượt, được tặng 5 lượt (năm 2023: 1 lượt):",
        "Gia đình văn hóa: đề nghị 4 hộ, được tặng 3 hộ (năm 2023: 1 hộ).",
        "Lao động tiên tiến: được tặng 2 cá nhân (năm 2023: 0 cá nhân).",
        "Sổ khen thưởng năm 2024 chưa ghi hình thức khen thưởng nào (năm 2023: 0 lượt).",
        "Cá nhân: 2 lượt, trong đó nữ 2 lượt, trực tiếp lao động, sản xuất 2 lượt, giữ chức vụ "
        "lãnh đạo 0 lượt.",
        "Bị hủy bỏ: 1 trường hợp, không tính vào các số trên.",
        "Tiền thưởng theo các quyết định: 1.404.000 đồng.",
        "Quỹ thi đua, khen thưởng: thu 10.000.000 đồng, chi 1.404.000 đồng, còn 8.596.000 đồng.",
    ):
        assert told in lines, told
    assert found(report) == []
    assert not [c for c in open_checks(plan_content(report)) if c.rule == "reports.untold"]


def test_its_numbers_are_linked_and_can_be_written_on(report: Plan, year: Cast, client_of) -> None:
    linked = Figure.objects.filter(block__plan=report, fact__isnull=False)
    assert linked.filter(fact__name="Gia đình văn hóa được tặng, năm 2024").count() == 1
    state = client_of(year.clerk).get(reverse("draft_state", args=[report.uid])).json()
    facts = [one for one in state["targets"].values() if one.get("is_fact")]
    shown = {one["name"]: one["result"] for one in facts}
    assert shown["Quỹ còn, năm 2024"] == "8596000"
    assert shown["Gia đình văn hóa được tặng, năm 2023"] == "1"


def test_an_award_that_is_revoked_later_is_pointed_out_and_written_anew(
    report: Plan, year: Cast
) -> None:
    revoke_one(year)
    told = "\n".join(found(report))
    assert "Trong đoạn văn ghi 3, “Gia đình văn hóa được tặng, năm 2024” nay là 2" in told
    assert "Bảng ghi 3, Được tặng của “Gia đình văn hóa” nay là 2" in told
    services.plan_figures_rewrite(plan=fresh(report), by=year.clerk)
    assert found(report) == []
    lines = sentences(plan_content(fresh(report)))
    assert "Gia đình văn hóa: đề nghị 4 hộ, được tặng 2 hộ (năm 2023: 1 hộ)." in lines
    assert "Bị hủy bỏ: 2 trường hợp, không tính vào các số trên." in lines


def test_an_award_that_is_recorded_later_gets_its_row(report: Plan, year: Cast) -> None:
    fighter = person(year, "Đỗ Thị Chín", gender="female")
    old(year, fighter, "chien-si-thi-dua-co-so", amount=2_340_000, **IN_2024)
    assert "Bảng “Danh hiệu thi đua” chưa có dòng “Chiến sĩ thi đua cơ sở”" in found(report)
    services.plan_figures_rewrite(plan=fresh(report), by=year.clerk)
    assert found(report) == []
    rows = next(
        block["table"]["rows"]
        for item in walk(plan_content(fresh(report))["items"])
        for block in item["blocks"]
        if "table" in block and block["table"]["rows"][0][0] == "Danh hiệu thi đua"
    )
    names = [row[0] for row in rows[1:]]
    assert sorted(names[:-1]) == [
        "Chiến sĩ thi đua cơ sở",
        "Gia đình văn hóa",
        "Lao động tiên tiến",
    ]
    assert names[-1] == "Cộng" and rows[-1][2] == "6"


def test_what_was_issued_keeps_what_it_said(report: Plan, year: Cast) -> None:
    submit(year, report)
    services.plan_approve(plan=report, by=year.chairman)
    paper = issue(year, report)
    revision = Revision.objects.get(plan=report, reason=Revision.Reason.ISSUED)
    before = sentences(revision.content)
    revoke_one(year)
    assert paper.full_number == "01/BC-UBND"
    again = Revision.objects.get(pk=revision.pk)
    assert sentences(again.content) == before
    assert "Gia đình văn hóa: đề nghị 4 hộ, được tặng 3 hộ (năm 2023: 1 hộ)." in before
    facts = {fact["name"]: fact["result"] for fact in again.content["facts"]}
    assert facts["Gia đình văn hóa được tặng, năm 2024"] == "3"


def test_another_commune_is_not_counted(report: Plan, year: Cast) -> None:
    chapter = yearly_awards(year.next_commune, 2024)
    assert not chapter.facts and not chapter.appendices


@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_the_same_however_long_the_register_is(year: Cast, count: int) -> None:
    for number in range(count):
        old(year, person(year, f"Nông Văn Sổ {number}"), PRAISE, **IN_2024)
    with CaptureQueriesContext(connection) as asked:
        yearly_awards(year.commune, 2024)
    assert len(asked) <= MOST, "\n".join(query["sql"][:150] for query in asked)


@pytest.mark.parametrize("who", ["clerk", "checker", "chairman", "overseer", "outsider"])
def test_who_reads_the_draft(report: Plan, year: Cast, client_of, who: str) -> None:
    page = client_of(getattr(year, who)).get(reverse("plan_read", args=[report.uid]))
    assert page.status_code == (200 if who == "clerk" else 404)
