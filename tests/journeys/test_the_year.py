"""2024 in Đồng Tâm: 42 targets, from the first quarter to the Báo cáo sơ kết.

Heads of units report on a 360 px phone, the clerk works at an office PC; the clock moves from
quarter to quarter. What the portal says at the end is compared with a computation of our own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from playwright.sync_api import Page, expect

from campaigns.content import plan_content, walk
from campaigns.models import Plan, PlanKind
from emulation.demonstration import seed_year
from emulation.demonstration.seed_year import Work, entries_of, head_of
from emulation.demonstration.year_2024_dong_tam import (
    CLINIC,
    DE_THAM,
    DONG_MAI,
    HONG_LAC,
    KINDERGARTEN,
    LIEN_CO,
)
from emulation.lib.quantities import format_number
from emulation.org.models import Unit
from targets.models import Period, PeriodState, Result, UnitReport
from targets.reporting.entries import Entry
from targets.services import figures_differing, measure_units_seed, span_for_year
from tests.cast import Cast
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.targets.report_pages import write_url
from tests.targets.test_whole_year import current, late_reports
from tests.targets.whole_year import (
    SPECS,
    Truth,
    begin,
    final_word,
    is_in_words,
    stored,
    strands_of,
)

pytestmark = pytest.mark.browser

NOT_TOLD = "chưa có"
RECEIVED = re.compile(r"/bao-cao/[0-9a-f-]{36}/$")
TRUTH = Truth(unsaid={(2, CLINIC)}, corrected={(1, LIEN_CO, "pigs"): "1010"})


class Journey:
    """The year with its people at their screens."""

    def __init__(self, cast: Cast, seat: Callable[..., Page], settings) -> None:
        self.settings, self.seat = settings, seat
        self.on(2024, 2, 27)
        measure_units_seed(commune=cast.commune, by=None)
        span = span_for_year(commune=cast.commune, year=2024, by=None)
        self.work: Work = begin(cast, span)
        self.desk = seat(cast.clerk)
        self.phones: dict[str, Page] = {}

    def on(self, year: int, month: int, day: int) -> None:
        self.settings.DEMO_TODAY = dt.date(year, month, day)

    def unit(self, name: str) -> Unit:
        return self.work.units[name]

    def phone(self, name: str) -> Page:
        """Return the telephone of a unit's head."""
        if name not in self.phones:
            self.phones[name] = self.seat(head_of(self.unit(name)), PHONE)
        return self.phones[name]

    def report(self, period: Period, name: str) -> UnitReport:
        return UnitReport.objects.get(period=period, unit=self.unit(name))

    # What a person does on a page

    def write(self, page: Page, period: Period, name: str, **changed: str) -> None:
        """Fill in a unit's form with what it has to say."""
        page.goto(write_url(period, self.unit(name)))
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        for entry in entries_of(self.work, period, self.unit(name), changed):
            for field, text in typed(entry).items():
                box = page.locator(f"[name={prefix(entry)}-{field}]")
                if box.count():  # of a returned report only what was named
                    box.fill(text)

    def send(self, page: Page, *, again: bool = False) -> None:
        """Send, look at what is asked about once more, and send."""
        button = page.get_by_role("button", name="Gửi lại báo cáo" if again else "Gửi báo cáo")
        button.click()
        # A page that was returned shows the receipt of before: the address tells.
        page.wait_for_function(
            "() => !location.pathname.includes('/don-vi/') || document.querySelector('.box-errors')"
        )
        if not RECEIVED.search(page.url):
            for box in page.locator("[name$=-doubt_confirmed]").all():
                box.check()
            button.click()
            page.wait_for_url(RECEIVED)
        expect(page.locator(".receipt")).to_contain_text("Xã đã nhận bản")

    def approve_all(self, period: Period, *, everyone: bool) -> None:
        """Approve at once what is not odd, and the rest one by one."""
        self.desk.goto(f"/bao-cao/ky/{period.uid}/")
        for tick in self.desk.locator("[name=bao-cao]").all():
            tick.check()
        self.desk.get_by_role("button", name="Duyệt các báo cáo đã chọn").click()
        expect(self.desk.locator(".alert")).to_contain_text("Đã duyệt")
        if not everyone:
            seed_year.approve(self.work, period)
        for report in UnitReport.objects.filter(period=period, state="sent"):
            self.desk.goto(f"/bao-cao/{report.uid}/")
            self.desk.get_by_role("button", name="Duyệt báo cáo").click()
            expect(self.desk.locator(".page-state").first).to_contain_text("Đã duyệt")

    def step(self, period: Period, address: str, button: str) -> None:
        self.desk.goto(f"/bao-cao/ky/{period.uid}/{address}/")
        self.desk.get_by_role("button", name=button).click()
        expect(self.desk.locator(".alert-success").first).to_be_visible()

    def lock(self, period: Period) -> None:
        self.step(period, "khoa", "Khóa")
        period.refresh_from_db()
        assert period.state == PeriodState.LOCKED
        for following in self.work.periods[period.number : period.number + 1]:
            self.step(following, "mo", "Mở")
            following.refresh_from_db()


def prefix(entry: Entry) -> str:
    strand = f"-{entry.strand.uid.hex}" if entry.strand else ""
    return f"so-{entry.share.uid.hex}{strand}"


def typed(entry: Entry) -> dict[str, str]:
    """Return what a person types into the fields of a figure."""
    if entry.words:
        return {"words": entry.words}
    if entry.numerator is not None:
        return {
            "numerator": format_number(entry.numerator),
            "denominator": format_number(entry.denominator),
        }
    if entry.value is None:
        return {"note": entry.note}
    return {"value": format_number(entry.value)}


def first_quarter(year: Journey, everyone: bool) -> None:
    """An offline report, a returned one, a late one; locked, and corrected after the lock."""
    period = year.work.periods[0]
    year.on(2024, 4, 8)
    others = [
        year.work.names[unit.pk]
        for unit in year.work.asked_in(period)
        if year.work.names[unit.pk] not in (HONG_LAC, DONG_MAI, DE_THAM)
    ]
    send_all(year, period, others, everyone)

    # Hồng Lạc sends where there is no network
    page = year.phone(HONG_LAC)
    year.write(page, period, HONG_LAC)
    assert not scrolls_sideways(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Gửi báo cáo").tap()
    expect(page.locator("[data-device]")).to_contain_text("chờ gửi")
    page.context.set_offline(False)
    page.wait_for_url(RECEIVED)
    expect(page.locator(".receipt")).to_contain_text("Xã đã nhận bản 1")

    # Đồng Mai writes ten times its cattle, says that it is right, and gets it back
    send_all(year, period, [DONG_MAI], everyone, cattle="270")
    give_back(year, year.report(period, DONG_MAI), "cattle", "270 con? Tháng trước thôn có 27.")
    page = year.phone(DONG_MAI)
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text("Quý I/2024")
    page.goto(write_url(period, year.unit(DONG_MAI)))
    expect(page.locator(".box-returned")).to_contain_text("270 con? Tháng trước thôn có 27.")
    assert page.locator("[data-row]").count() == 1, "only the named figure can be changed"
    year.write(page, period, DONG_MAI)
    year.send(page, again=True)

    # Đề Thám is late by two days
    year.on(2024, 4, 12)
    send_all(year, period, [DE_THAM], everyone)
    year.desk.goto(f"/bao-cao/ky/{period.uid}/")
    expect(year.desk.locator("tr", has_text=DE_THAM)).to_contain_text("Gửi muộn")

    year.approve_all(period, everyone=everyone)
    year.on(2024, 4, 15)
    year.lock(period)
    correct(year, year.report(period, LIEN_CO), "pigs", "1010")


def second_quarter(year: Journey, everyone: bool) -> None:
    """The kindergarten telephones, the clinic sends nothing; the period is locked without it."""
    period = year.work.periods[1]
    year.on(2024, 7, 9)
    silent = (CLINIC, KINDERGARTEN)
    names = [year.work.names[unit.pk] for unit in year.work.asked_in(period)]
    send_all(year, period, [name for name in names if name not in silent], everyone)

    year.write(year.desk, period, KINDERGARTEN)
    expect(year.desk.locator(".page-state + p")).to_contain_text("Nhập thay theo điện thoại")
    year.send(year.desk)
    expect(year.desk.get_by_role("button", name="Duyệt báo cáo")).to_be_disabled()
    page = year.phone(KINDERGARTEN)
    page.goto(f"/bao-cao/{year.report(period, KINDERGARTEN).uid}/")
    page.get_by_role("button", name="Đúng, tôi xác nhận").click()
    expect(page.get_by_role("main")).to_contain_text("đơn vị đã xác nhận đúng")

    year.approve_all(period, everyone=everyone)
    year.on(2024, 7, 15)
    year.desk.goto(f"/bao-cao/ky/{period.uid}/khoa/")
    expect(year.desk.get_by_role("main")).to_contain_text("Trạm Y tế")
    year.lock(period)


def later_quarter(year: Journey, period: Period, everyone: bool) -> None:
    day = period.ends_on + dt.timedelta(days=6)
    year.on(day.year, day.month, day.day)
    names = [year.work.names[unit.pk] for unit in year.work.asked_in(period)]
    send_all(year, period, names, everyone)
    year.approve_all(period, everyone=everyone)
    year.lock(period)


def send_all(
    year: Journey, period: Period, names: list[str], everyone: bool, **changed: str
) -> None:
    """Let units send that nothing special happens to; in the long journey on their phones."""
    for name in names:
        if everyone:
            page = year.phone(name)
            year.write(page, period, name, **changed)
            year.send(page)
        else:
            seed_year.send(year.work, period, year.unit(name), **changed)


def give_back(year: Journey, report: UnitReport, key: str, reason: str) -> None:
    year.desk.goto(f"/bao-cao/{report.uid}/tra-lai/")
    part = year.desk.locator("section.field-open", has_text=year.work.targets[key].name)
    part.get_by_label("Lý do trả lại").fill(reason)
    year.desk.get_by_role("button", name="Trả lại báo cáo").click()
    expect(year.desk.locator(".page-state").first).to_contain_text("Trả lại")


def correct(year: Journey, report: UnitReport, key: str, value: str) -> None:
    year.desk.goto(f"/bao-cao/{report.uid}/")
    row = year.desk.locator("tr", has_text=year.work.targets[key].name)
    row.get_by_role("link", name="Sửa số đã khóa").click()
    year.desk.locator("[name=value]").fill(value)
    year.desk.locator("[name=reason]").fill("Hai hộ khai trùng đàn.")
    year.desk.get_by_role("button", name="Sửa số đã khóa").click()
    row = year.desk.locator("tr", has_text=year.work.targets[key].name)
    expect(row).to_contain_text("Hai hộ khai trùng đàn.")
    expect(row.locator("del")).to_contain_text("1.080")


def report_written(year: Journey, period: Period) -> dict[str, str]:
    """Draft the Báo cáo sơ kết at the desk; return what its tables say was done, by target."""
    year.desk.goto("/ke-hoach/so-ket/lap/")
    box = year.desk.locator("[name=period]")
    if box.first.evaluate("one => one.tagName") == "SELECT":
        box.select_option(label=re.compile(period.name))
    else:
        year.desk.get_by_label(re.compile(re.escape(period.name))).check()
    year.desk.locator("main form [type=submit]").last.click()
    year.desk.wait_for_url(re.compile(r"/ke-hoach/[0-9a-f-]{36}/soan/"))
    plan = Plan.objects.get(kind=PlanKind.REPORT, period=period)
    expect(year.desk.get_by_role("main")).to_contain_text("Vải thiều")
    year.desk.goto("about:blank")
    return {
        row[0].removeprefix("- "): row[3]
        for item in walk(plan_content(plan)["items"])
        for block in item["blocks"]
        if "table" in block and block["table"]["rows"][0][3] == "Thực hiện"
        for row in block["table"]["rows"][1:]
    }


def shown(value: Fraction, places: int) -> str:
    """Write a figure as Vietnamese offices do."""
    text = f"{float(value):,.{places}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return text.rstrip("0").rstrip(",") if "," in text else text


def our_own(key: str, through: int) -> str:
    """Write what a target has come to, strand by strand."""
    told = {strand: TRUTH.commune(key, through, strand) for strand in strands_of(key) or [""]}
    words = {strand: NOT_TOLD if one is None else shown(one, 2) for strand, one in told.items()}
    return "; ".join(f"{strand}: {one}" if strand else one for strand, one in words.items())


def compare_with_our_own(year: Journey, period: Period, told: dict[str, str]) -> None:
    """Every number of the report and of what is stored against plain fractions."""
    assert len(told) == 42
    figures = [key for key in SPECS if not is_in_words(key)]
    assert {key: told[SPECS[key].name] for key in figures} == {
        key: our_own(key, period.number) for key in figures
    }
    rows = current(year.work, period)
    for key in figures:
        for strand in strands_of(key) or [""]:
            wanted = stored(TRUTH.commune(key, period.number, strand))
            assert rows[key, strand, ""].value == wanted, key
    assert figures_differing(period.span) == []


def test_the_half_year_from_the_first_report_to_the_paper(cast, seat, settings):
    year = Journey(cast, seat, settings)
    first_quarter(year, everyone=False)
    second_quarter(year, everyone=False)

    assert late_reports(year.work) == [(1, DE_THAM)]
    compare_with_our_own(year, year.work.periods[1], report_written(year, year.work.periods[1]))


@pytest.mark.slow
def test_the_whole_year_on_everybodys_own_phone(cast, seat, settings):
    year = Journey(cast, seat, settings)
    first_quarter(year, everyone=True)
    second_quarter(year, everyone=True)
    for period in year.work.periods[2:]:
        later_quarter(year, period, everyone=True)

    last = year.work.periods[-1]
    compare_with_our_own(year, last, report_written(year, last))
    rows = current(year.work, last)
    for key in [key for key in SPECS if not is_in_words(key) and not strands_of(key)]:
        assert rows[key, "", ""].verdict == final_word(key, TRUTH.commune(key, 4)), key
    replaced = Result.objects.filter(is_current=False)
    assert {year.work.keys[row.target_id] for row in replaced} == {"pigs"}
