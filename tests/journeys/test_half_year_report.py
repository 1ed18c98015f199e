"""The Báo cáo sơ kết of half a year: drafted from results, mended in the editor, issued."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from campaigns.models import Block, Figure, Plan, PlanKind, PlanState
from targets.models import Period, ReportFigure
from targets.services import figure_correct, period_lock
from tests.campaigns.reporting.conftest import in_force, listed, quarters  # noqa: F401
from tests.cast import Cast
from tests.journeys.surface import go_to, leave, press, wait_until_saved
from tests.journeys.test_plan_life import decide, download, submit
from tests.papers.measure import PrintedPdf
from tests.targets.conftest import make_target, span  # noqa: F401

pytestmark = pytest.mark.browser

PATIENT = 20_000
JULY_12 = dt.date(2024, 7, 12)
LAND = "Diện tích canh tác"
ADDED = "Giá bán ổn định cả vụ."
UNTOLD = "Còn 77 hộ chưa có nước sạch."


@pytest.fixture
def half_year(cast: Cast, quarters: list[Period], settings) -> Period:  # noqa: F811
    """Two quarters reported, approved and locked; the day is that of the report."""
    settings.DEMO_TODAY = JULY_12
    for period in quarters:
        period_lock(period=period, by=cast.clerk)
    return quarters[1]


def draft(clerk: Page, period: Period) -> Plan:
    clerk.goto("/ke-hoach/so-ket/lap/")
    clerk.get_by_label(f"{period.name} (đã khóa)").check()
    clerk.get_by_role("button", name="Lập báo cáo").click()
    clerk.wait_for_url(re.compile(r"/ke-hoach/[0-9a-f-]{36}/soan/"))
    clerk.wait_for_function("() => window.thiduaEditor")
    return Plan.objects.get(kind=PlanKind.REPORT)


def write_on(clerk: Page) -> None:
    """One sentence more behind a result, and one with a number that nobody reported."""
    go_to(clerk, "Sản lượng vải thiều đạt")
    clerk.keyboard.type(f" {ADDED}")
    press(clerk, "Enter")
    clerk.keyboard.type(UNTOLD)
    wait_until_saved(clerk)


def correct(cast: Cast, period: Period) -> None:
    """Correct a locked figure of the second village: 190 ha become 175."""
    figure = ReportFigure.objects.get(report__period=period, share__target__name=LAND, value=190)
    figure_correct(
        figure=figure, value=Decimal(175), reason="Cộng nhầm một xứ đồng.", by=cast.clerk
    )


def follow_the_correction(clerk: Page, plan: Plan) -> None:
    """The checks say what no longer is so; one question, and every place is written anew."""
    clerk.goto(f"/ke-hoach/{plan.uid}/soan/kiem-tra/")
    clerk.get_by_role("link", name="Viết lại các số trong văn bản theo chỉ tiêu").click()
    expect(clerk.get_by_role("main")).to_contain_text(LAND)
    clerk.get_by_role("button", name=re.compile("^Viết lại \\d+ con số$")).click()
    expect(clerk.get_by_role("main")).to_contain_text(re.compile(r"Đã viết lại \d+ con số"))
    clerk.wait_for_function("() => window.thiduaEditor")


def test_half_a_year_is_told_corrected_agreed_and_issued(cast: Cast, seat: Callable, half_year):
    clerk = seat(cast.clerk)
    plan = draft(clerk, half_year)
    main = clerk.get_by_role("main")
    expect(main).to_contain_text("Sản lượng vải thiều đạt 1.040/1.000 tấn, bằng 104% kế hoạch.")
    expect(main).to_contain_text("Diện tích canh tác đạt 490/475 ha")
    linked = Figure.objects.filter(block__plan=plan).count()

    # a sentence more, and a number that stands in no table
    write_on(clerk)
    checks = clerk.locator("[data-checks]")
    expect(checks).to_contain_text("con số 77 không có ở bảng nào", timeout=PATIENT)
    assert Figure.objects.filter(block__plan=plan).count() == linked

    # a result corrected after the lock is followed after one question
    leave(clerk)
    correct(cast, half_year)
    follow_the_correction(clerk, plan)
    expect(main).to_contain_text("Diện tích canh tác đạt 475/475 ha, bằng 100% kế hoạch.")
    assert not Block.objects.filter(plan=plan, text__contains="490/475").exists()
    leave(clerk)

    # agreed, approved, issued; the paper says all of it
    submit(clerk, plan)
    decide(seat(cast.checker), plan, "dong-y", "Đồng ý")
    decide(seat(cast.chairman), plan, "duyet", "Duyệt")
    decide(seat(cast.records_clerk), plan, "ban-hanh", "Ban hành")
    plan.refresh_from_db()
    assert plan.state == PlanState.ISSUED
    text = " ".join(PrintedPdf(download(clerk, f"/ke-hoach/{plan.uid}/tai/pdf/")).text.split())
    for words in (
        "BÁO CÁO Sơ kết phong trào thi đua 6 tháng đầu năm 2024",
        "Số: 01/BC-UBND",
        "ngày 12 tháng 7 năm 2024",
        f"bằng 104% kế hoạch. {ADDED}",
        UNTOLD,
        "475/475 ha, bằng 100% kế hoạch.",
    ):
        assert words in text, text
    assert "490/475" not in text and "DỰ THẢO" not in text
