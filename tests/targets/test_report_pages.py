"""Pages of a report: written on a phone, sent once, read, returned, approved, corrected."""

from __future__ import annotations

import io
import uuid
from decimal import Decimal

import openpyxl
import pdfplumber
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from emulation.lib import dates
from emulation.org.models import UnitKind
from emulation.org.waits import waits_of
from targets.models import Evidence, Frequency, ReportFigure, Sending, UnitReport
from targets.services import (
    period_lock,
    period_open,
    periods_plan,
    report_approve,
    report_of,
    report_recall,
    report_return,
    report_save,
)
from tests.cast import make_unit
from tests.plumbing.kept import kept
from tests.targets.report_pages import JSON, as_read, fields, write_url
from tests.targets.year_made import APRIL_3, JULY_3, entry, fill, give, send

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


@pytest.fixture
def lychee(make_target):
    return make_target(
        "Sản lượng vải thiều",
        "1000",
        "tấn",
        unit_rule="sum",
        period_rule="sum",
        frequency=Frequency.QUARTER,
    )


@pytest.fixture
def rubbish(make_target):
    """A percentage of several villages: its parts are asked for."""
    return make_target(
        "Hộ được thu gom rác",
        "95",
        "%",
        kind="percentage",
        unit_rule="ratio",
        period_rule="latest",
        frequency=Frequency.QUARTER,
    )


@pytest.fixture
@kept
def quarters(cast, span, lychee, rubbish):
    give(lychee, (cast.village, "600"), (cast.other_village, "400"), by=cast.clerk)
    give(rubbish, (cast.village, None), (cast.other_village, None), by=cast.clerk)
    return periods_plan(span=span, kind="quarter", by=cast.clerk)


@pytest.fixture
def first(cast, quarters):
    period_open(period=quarters[0], by=cast.clerk)
    with dates.on_day(APRIL_3):
        yield quarters[0]


@pytest.fixture
@kept
def shares(cast, first, lychee, rubbish):
    """The village's shares: lychee, rubbish."""
    return [target.shares.get(unit=cast.village) for target in (lychee, rubbish)]


@pytest.fixture
def url(cast, first):
    return write_url(first, cast.village)


@pytest.fixture
def head(cast, client_of):
    return client_of(cast.unit_head)


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.clerk)


def typed(shares, value="120", numerator="131", denominator="142", **also):
    lychee, rubbish = shares
    parts = {"numerator": numerator, "denominator": denominator}
    return fields({lychee: {"value": value}, rubbish: parts}, **also)


def sent_report(cast, first, shares, by=None):
    report = report_of(period=first, unit=cast.village)
    lychee, rubbish = shares
    parts = {"numerator": Decimal(131), "denominator": Decimal(142)}
    send(report, [entry(lychee, "120"), entry(rubbish, **parts)], by or cast.unit_head)
    return report_of(period=first, unit=cast.village)


# Writing and sending


def test_a_report_is_sent_without_a_script_and_its_receipt_is_shown(head, url, shares):
    page = head.post(url, typed(shares, action="send"), follow=True)
    report = UnitReport.objects.get()
    assert page.redirect_chain == [(reverse("report_read", args=[report.uid]), 302)]
    assert "Xã đã nhận bản 1" in page.content.decode()
    assert "131 trên 142 (92,3%)" in page.content.decode()


def test_a_draft_is_kept_and_stands_in_its_fields_again(head, url, shares):
    head.post(url, typed(shares, value="1.250,5", action="save"))
    page = head.get(url).content.decode()
    assert 'value="1.250,5"' in page and "Có bản nháp, chưa gửi" in page


def test_words_in_a_number_field_come_back_with_what_is_wrong(head, url, shares):
    page = head.post(url, typed(shares, value="mười hai", action="send")).content.decode()
    assert "“mười hai” chưa phải là số" in page
    assert 'value="mười hai"' in page and 'value="131"' in page
    figure = ReportFigure.objects.get()  # what could be read is kept
    assert figure.numerator == 131 and not Sending.objects.exists()


def test_a_negative_figure_is_refused_at_its_field(head, url, shares):
    page = head.post(url, typed(shares, value="-5", action="send")).content.decode()
    assert "Số báo cáo không được âm" in page and 'value="-5"' in page


def test_an_absurd_figure_is_asked_about_and_sent_after_one_tick(head, url, shares):
    lychee = shares[0]
    page = head.post(url, typed(shares, value="9.000", action="send")).content.decode()
    assert "Đúng 9.000 tấn, tôi đã kiểm tra" in page
    name = f"so-{lychee.uid.hex}"
    ticked = {f"{name}-doubt_confirmed": "1", f"{name}-asked": "9.000///period"}
    stale = typed(shares, value="9.100", version="1", action="send", **ticked)
    assert "9.100" in head.post(url, stale).content.decode()
    assert not Sending.objects.exists()  # the tick was for another figure
    version = UnitReport.objects.get().version
    head.post(url, typed(shares, value="9.000", version=str(version), action="send", **ticked))
    assert Sending.objects.count() == 1


def test_missing_figures_are_named_when_sent_and_not_when_kept(head, url, shares):
    blank = fields({shares[0]: {"value": ""}})
    assert (
        "Chưa có số. Nhập số"
        not in head.post(url, blank | {"action": "save"}, follow=True).content.decode()
    )
    page = head.post(url, blank | {"version": "1", "action": "send"}).content.decode()
    assert "Chưa gửi: 2 chỗ cần xem lại" in page


def test_a_device_that_sends_twice_gets_the_same_receipt(head, url, shares):
    data = typed(shares, action="send")
    first = head.post(url, data, headers=JSON)
    again = head.post(url, data, headers=JSON)
    assert first.json() == again.json() and first.json()["receipt"] == 1
    assert Sending.objects.count() == 1


def test_a_device_is_told_why_it_was_not_received(cast, client_of, head, url, shares, first):
    data = typed(shares, action="send")
    assert client_of(cast.visitor).post(url, data, headers=JSON).status_code == 401
    assert client_of(cast.outsider).post(url, data, headers=JSON).status_code == 403
    other = head.post(url, data, headers=JSON | {"X-Writer": str(uuid.uuid4())})
    assert other.status_code == 403
    head.post(url, typed(shares, action="save"))
    stale = head.post(url, data, headers=JSON)
    assert (stale.status_code, stale.json()["stale"]) == (409, True)
    period_lock(period=first, by=cast.clerk)
    late = head.post(url, data, headers=JSON)
    assert late.status_code == 409 and "đã khóa" in late.json()["why"]


def test_what_was_typed_comes_back_from_a_locked_period(cast, head, url, shares, first):
    period_lock(period=first, by=cast.clerk)
    page = head.post(url, typed(shares, value="777", action="send"))
    assert page.status_code == 409
    assert 'value="777"' in page.content.decode() and "đã khóa" in page.content.decode()


def test_two_devices_show_both_figures_and_the_second_save_wins(head, url, shares):
    head.post(url, typed(shares, value="100", action="save"))
    page = head.post(url, typed(shares, value="120", action="save"))
    assert page.status_code == 409
    text = page.content.decode()
    assert "Ở xã: 100 tấn" in text and "120 tấn" in text and 'name="version" value="1"' in text


def test_last_figures_shares_and_the_other_of_period_and_cumulative(cast, head, shares, quarters):
    report_approve(report=sent_report(cast, quarters[0], shares), by=cast.clerk)
    second = quarters[1]
    period_open_on = dates.on_day(JULY_3)
    with period_open_on:
        period_open(period=second, by=cast.clerk)
        url = write_url(second, cast.village)
        page = head.get(url).content.decode()
        assert "Quý I/2024: 120 tấn" in page and "Xã giao cả năm: 600 tấn" in page
        assert "Giữ nguyên 131 trên 142" in page
        lychee, rubbish = shares
        data = fields({lychee: {"value": "80"}, rubbish: {"is_unchanged": "1"}}, action="save")
        page = head.post(url, data, follow=True).content.decode()
        assert "Lũy kế: 200 tấn." in page
        kept = ReportFigure.objects.get(report__period=second, share=rubbish)
        assert (kept.numerator, kept.denominator, kept.is_unchanged) == (131, 142, True)


def test_a_tick_and_another_number_contradict_each_other(cast, head, shares, quarters):
    report_approve(report=sent_report(cast, quarters[0], shares), by=cast.clerk)
    with dates.on_day(JULY_3):
        period_open(period=quarters[1], by=cast.clerk)
        both = {"is_unchanged": "1", "numerator": "99", "denominator": "142"}
        data = fields({shares[0]: {"value": "80"}, shares[1]: both}, action="save")
        page = head.post(write_url(quarters[1], cast.village), data).content.decode()
    assert "Đã tích giữ nguyên mà vẫn ghi số khác" in page


# Files


def photo(name="anh.png", content=PNG):
    return SimpleUploadedFile(name, content, "image/png")


def test_photos_go_with_the_report_and_its_unit_and_office_open_them(
    cast, head, clerk, client_of, url, shares
):
    own = f"so-{shares[0].uid.hex}-tep"
    files = {"tep": [photo("a.png"), photo("b.png")], own: photo("vai.png")}
    head.post(url, typed(shares, action="send", **files))
    report = UnitReport.objects.get()
    assert report.state == "sent" and report.evidence.count() == 3
    file = reverse("evidence_file", args=[report.uid, report.evidence.first().uid])
    assert clerk.get(file).status_code == head.get(file).status_code == 200
    assert clerk.get(file)["Content-Disposition"].startswith("inline")  # a picture opens
    assert client_of(cast.accountant).get(file).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [("to.png", PNG + b"0" * (10 * 1024 * 1024), "lớn hơn 10 MB"), ("ma.exe", b"MZ00", "Chỉ nhận")],
)
def test_a_refused_file_keeps_the_figures_and_the_other_files(
    head, url, shares, name, content, why
):
    files = {"tep": [photo("tot.png"), photo(name, content)]}
    page = head.post(url, typed(shares, action="send", **files)).content.decode()
    assert why in page and name in page and 'value="120"' in page
    assert Evidence.objects.get().attachment.name == "tot.png"
    assert not Sending.objects.exists()


def test_a_file_is_taken_back_with_what_was_typed_kept(head, url, shares):
    head.post(url, typed(shares, action="save", tep=photo()))
    report = UnitReport.objects.get()
    remove = reverse("evidence_remove", args=[report.uid, report.evidence.get().uid])
    head.post(remove, typed(shares, value="333", version=str(report.version)))
    assert not Evidence.objects.exists()
    assert ReportFigure.objects.get(share=shares[0]).value == 333


# The office


def test_a_report_is_received_returned_with_reasons_and_sent_again(
    cast, head, clerk, first, url, shares
):
    report = sent_report(cast, first, shares)
    clerk.post(reverse("report_receive", args=[report.uid]), as_read(report))
    assert head.get(reverse("report_recall", args=[report.uid])).status_code == 409
    returning = reverse("report_return", args=[report.uid])
    page = clerk.post(returning, {"note": ""}).content.decode()
    assert "Ghi lý do ở từng chỉ tiêu" in page
    reason = {f"ly-do-{shares[0].uid.hex}": "Xem lại đơn vị tính."}
    clerk.post(returning, {"note": "", **as_read(report), **reason})
    page = head.get(url).content.decode()
    assert "“Xem lại đơn vị tính.”" in page and "1 chỉ tiêu xã đã nhận" in page
    again = fields({shares[0]: {"value": "130"}}, version=str(report_version()), action="send")
    head.post(url, again)
    page = head.get(reverse("report_read", args=[report.uid])).content.decode()
    assert "Xã đã nhận bản 2" in page and "130 tấn" in page
    old = head.get(reverse("report_read", args=[report.uid]) + "?ban=1").content.decode()
    assert "Bản 1 như đã gửi" in old and "120 tấn" in old


def report_version() -> int:
    return UnitReport.objects.get().version


def test_a_report_is_recalled_until_it_is_received(cast, head, first, shares):
    report = sent_report(cast, first, shares)
    page = head.post(reverse("report_recall", args=[report.uid]), as_read(report), follow=True)
    assert page.redirect_chain[0][0] == write_url(first, cast.village)
    assert "Đã thu hồi" in page.content.decode()


def test_the_clerk_enters_for_who_telephones_and_the_head_says_right(
    cast, head, clerk, url, shares
):
    assert "Nhập thay theo điện thoại, giấy" in clerk.get(url).content.decode()
    clerk.post(url, typed(shares, action="send"))
    report = UnitReport.objects.get()
    read = reverse("report_read", args=[report.uid])
    assert "Người nhập thay không tự duyệt" in clerk.get(read).content.decode()
    assert clerk.post(reverse("report_approve", args=[report.uid])).status_code == 403
    assert any(wait.action == "Xác nhận đúng" for wait in waits_of(cast.unit_head))
    head.post(reverse("report_confirm", args=[report.uid]), as_read(report))
    clerk.post(reverse("report_approve", args=[report.uid]), as_read(report))
    report.refresh_from_db()
    assert (report.state, report.taken_by_phone) == ("approved", True)


def test_plain_reports_are_approved_together_and_odd_ones_stay(cast, clerk, first, shares, lychee):
    sent_report(cast, first, shares)
    other = report_of(period=first, unit=cast.other_village)
    own = [target.shares.get(unit=cast.other_village) for target in (lychee, shares[1].target)]
    parts = {"numerator": Decimal(90), "denominator": Decimal(100)}
    odd = entry(own[0], "5000", doubt_confirmed=True)
    send(other, [odd, entry(own[1], **parts)], cast.second_clerk)
    url = reverse("period_reports", args=[first.uid])
    page = clerk.get(url).content.decode()
    assert "1 số khác thường" in page and page.count('name="bao-cao"') == 1
    village = UnitReport.objects.get(unit=cast.village)
    reports = [f"{village.uid}:{village.version}"]
    clerk.post(url, {"bao-cao": reports})
    assert UnitReport.objects.get(unit=cast.village).state == "approved"
    assert "1 đơn vị</b> trên 2" in clerk.get(url + "?nhom=cho-duyet").content.decode()


def test_odd_figures_are_no_longer_named_once_approved(cast, clerk, first, shares):
    parts = {"numerator": Decimal(90), "denominator": Decimal(100)}
    odd = entry(shares[0], "5000", doubt_confirmed=True)
    report = report_of(period=first, unit=cast.village)
    send(report, [odd, entry(shares[1], **parts)], cast.unit_head)
    url = reverse("period_reports", args=[first.uid])
    assert "1 số khác thường" in clerk.get(url).content.decode()

    report_approve(report=UnitReport.objects.get(), by=cast.clerk)

    assert "1 số khác thường" not in clerk.get(url).content.decode()


def test_somebody_was_faster(cast, clerk, first, shares):
    report = sent_report(cast, first, shares)
    report_approve(report=report, by=cast.second_clerk)
    approving = reverse("report_approve", args=[report.uid])
    assert clerk.post(approving, as_read(report)).status_code == 409


def sent_anew(cast, first, shares) -> None:
    report_recall(report=report_of(period=first, unit=cast.village), by=cast.unit_head)
    report = report_of(period=first, unit=cast.village)
    parts = {"numerator": Decimal(131), "denominator": Decimal(142)}
    entries = [entry(shares[0], "130"), entry(shares[1], **parts)]
    send(report, entries, cast.unit_head, note="Cân lại.")


@pytest.mark.parametrize("step", ["receive", "approve"])
def test_a_page_left_open_decides_nothing_and_shows_what_changed(cast, clerk, first, shares, step):
    report = sent_report(cast, first, shares)
    carried = as_read(report)
    sent_anew(cast, first, shares)

    told = clerk.post(reverse(f"report_{step}", args=[report.uid]), carried, follow=True)

    report.refresh_from_db()
    assert (report.state, report.received_at) == ("sent", None)
    page = told.content.decode()
    assert "Đơn vị đã gửi lại bản 2 lúc" in page and "Bản 2 khác bản 1 ở đâu" in page
    changes = [(one.before, one.now) for one in told.context["changes"]["rows"]]
    assert changes == [("120 tấn", "130 tấn"), ("", "Cân lại.")]
    clerk.post(reverse(f"report_{step}", args=[report.uid]), as_read(report))
    report.refresh_from_db()
    assert report.received_at


def test_a_return_of_what_was_sent_anew_keeps_the_reasons_and_goes_on(cast, clerk, first, shares):
    report = sent_report(cast, first, shares)
    typed = {**as_read(report), "note": "", f"ly-do-{shares[0].uid.hex}": "Xem lại đơn vị tính."}
    sent_anew(cast, first, shares)
    returning = reverse("report_return", args=[report.uid])

    page = clerk.post(returning, typed).content.decode()

    report.refresh_from_db()
    assert report.state == "sent"
    assert "Đơn vị đã gửi lại bản 2" in page and "120 tấn → <b>130 tấn</b>" in page
    assert 'value="Xem lại đơn vị tính."' in page
    clerk.post(returning, typed | as_read(report))
    report.refresh_from_db()
    assert report.state == "returned"


def test_of_many_the_one_that_was_sent_anew_is_named(cast, clerk, first, shares):
    report = sent_report(cast, first, shares)
    chosen = [f"{report.uid}:{report.version}"]
    sent_anew(cast, first, shares)

    url = reverse("period_reports", args=[first.uid])
    page = clerk.post(url, {"bao-cao": chosen}, follow=True).content.decode()

    assert "hôn Hồng Lạc: Đơn vị đã gửi lại bản 2" in page
    assert UnitReport.objects.get().state == "sent"


def test_a_recall_from_a_page_left_open_takes_back_nothing_newer(cast, head, first, shares):
    report = sent_report(cast, first, shares)
    carried = as_read(report)
    sent_anew(cast, first, shares)

    told = head.post(reverse("report_recall", args=[report.uid]), carried)

    assert told.status_code == 409 and "gửi lại bản 2" in told.content.decode()
    assert UnitReport.objects.get().state == "sent"


def test_an_earlier_sending_is_read_not_decided_on(cast, clerk, first, shares):
    report = sent_report(cast, first, shares)
    sent_anew(cast, first, shares)
    read, approving = (reverse(f"report_{step}", args=[report.uid]) for step in ("read", "approve"))

    assert approving not in clerk.get(read + "?ban=1").content.decode()
    assert approving in clerk.get(read + "?ban=2").content.decode()


def test_a_locked_figure_is_corrected_and_both_are_shown(cast, head, clerk, first, shares):
    report_approve(report=sent_report(cast, first, shares), by=cast.clerk)
    period_lock(period=first, by=cast.clerk)
    report = UnitReport.objects.get()
    figure = report.figures.get(share=shares[0])
    url = reverse("figure_correct", args=[report.uid, figure.uid])
    assert "Lý do sửa" in clerk.post(url, {"value": "100", "reason": ""}).content.decode()
    clerk.post(url, {"value": "100", "reason": "Cân lại ở kho"})
    page = head.get(reverse("report_read", args=[report.uid])).content.decode()
    assert "<b>100 tấn</b>" in page and "<del>120 tấn</del>" in page and "Cân lại ở kho" in page


def test_a_draft_is_its_units_own(cast, clerk, first, shares):
    report = report_of(period=first, unit=cast.village)
    report_save(
        report=report,
        entries=[entry(shares[0], "4321")],
        note="",
        seen_version=0,
        by=cast.unit_head,
    )
    page = clerk.get(reverse("report_read", args=[report.uid])).content.decode()
    assert "4.321" not in page and "chưa gửi" in page


def test_another_villages_head_finds_nothing(cast, client_of, first, shares):
    report = sent_report(cast, first, shares)
    stranger = client_of(cast.outsider)
    for name in ("report_read", "report_return", "report_recall"):
        assert stranger.get(reverse(name, args=[report.uid])).status_code == 404
    assert stranger.get(write_url(first, cast.village)).status_code == 404


# Lists, waits, papers, Excel


def test_the_list_of_each_kind_of_person(cast, head, clerk, client_of, first, shares):
    sent_report(cast, first, shares)
    url = reverse("report_list")
    assert "Báo cáo của đơn vị tôi" in head.get(url).content.decode()
    page = clerk.get(url).content.decode()
    assert "?nhom=cho-duyet" in page
    assert "Quý I/2024" not in client_of(cast.outsider).get(url).content.decode()
    assert "Quý I/2024" in client_of(cast.overseer).get(url).content.decode()


def test_waits_of_head_and_clerk_name_their_due_day(cast, first, shares):
    owed = [wait for wait in waits_of(cast.unit_head) if wait.action == "Gửi báo cáo"]
    assert [wait.due for wait in owed] == [first.due_on]
    report = sent_report(cast, first, shares)
    assert any("1 báo cáo quý I/2024 chờ duyệt" in wait.title for wait in waits_of(cast.clerk))
    report_return(report=report, reasons={shares[0]: "Sai"}, note="", by=cast.clerk)
    assert any(wait.action == "Gửi lại báo cáo" for wait in waits_of(cast.unit_head))


def test_blank_sheets_name_unit_targets_and_last_figures(cast, head, clerk, first, shares):
    one = head.get(reverse("report_sheet", args=[first.uid, cast.village.uid]))
    text = " ".join(pages_of(one.content))
    assert "PHIẾU BÁO CÁO" in text and "vải thiều" in text and "THÔN HỒNG LẠC" in text
    assert "Số:" not in text and "./." not in text  # no paper yet
    whole = clerk.get(reverse("period_sheets", args=[first.uid]))
    assert len(pages_of(whole.content)) == 2


@pytest.mark.slow
def test_sheets_of_thirty_units_cost_as_much_as_one(cast, clerk, first, lychee):
    url, costs = reverse("period_sheets", args=[first.uid]), []
    for units in (1, 30):
        villages = [make_unit(cast.commune, f"Thôn {n}", UnitKind.VILLAGE) for n in range(units)]
        give(lychee, *((village, "1") for village in villages), by=cast.clerk)
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            sheets = clerk.get(url)
        assert len(pages_of(sheets.content)) == 2 + units  # two share the other target
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 15


def test_figures_come_in_from_the_units_own_file(head, first, cast, shares):
    places = [first.uid, cast.village.uid]
    book = openpyxl.load_workbook(
        io.BytesIO(head.get(reverse("report_template", args=places)).content)
    )
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["Số"], "một tạ")
    sheet.cell(3, columns["Số đạt"], 131)
    sheet.cell(3, columns["Trên tổng số"], 142)
    url = reverse("report_import", args=places)
    page = head.post(url, {"file": sheet_file(book)}).content.decode()
    assert "Dòng 2" in page and "chưa phải là số" in page
    sheet.cell(2, columns["Số"], 120)
    page = head.post(url, {"file": sheet_file(book)})
    assert "Đưa 2 chỉ tiêu vào bản nháp" in page.content.decode()
    head.post(url, {"tep": page.context["mark"]})
    assert ReportFigure.objects.get(share=shares[0]).value == 120


def test_a_file_filled_in_half_takes_nothing_from_the_draft(head, first, cast, shares):
    places = [first.uid, cast.village.uid]
    book = openpyxl.load_workbook(
        io.BytesIO(head.get(reverse("report_template", args=places)).content)
    )
    url = reverse("report_import", args=places)
    assert "Tệp chưa ghi số nào" in head.post(url, {"file": sheet_file(book)}).content.decode()
    write = reverse("report_write", args=places)
    prefix = f"so-{shares[0].uid.hex}"
    head.post(write, {"action": "save", "version": "0", f"{prefix}-value": "120"})
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, columns["Số đạt"], 131)
    sheet.cell(3, columns["Trên tổng số"], 142)
    page = head.post(url, {"file": sheet_file(book)})
    assert "Đưa 1 chỉ tiêu vào bản nháp" in page.content.decode()
    head.post(url, {"tep": page.context["mark"]})
    assert ReportFigure.objects.get(share=shares[0]).value == 120


def pages_of(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as paper:
        return [page.extract_text() for page in paper.pages]


def sheet_file(book) -> SimpleUploadedFile:
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("so.xlsx", stream.getvalue())


def test_a_periods_figures_go_out_to_excel(cast, clerk, first, shares):
    sent_report(cast, first, shares)
    answer = clerk.get(reverse("report_export", args=[first.uid]))
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert rows[1][0] == "Thôn Hồng Lạc" and 120 in rows[1]


@pytest.mark.parametrize("rows", [1, 30])
def test_as_many_queries_for_thirty_units_and_targets_as_for_one(
    cast, clerk, head, quarters, make_target, lychee, rows
):
    villages = [make_unit(cast.commune, f"Thôn {n}", UnitKind.VILLAGE) for n in range(rows)]
    everyone = [(unit, "10") for unit in (cast.village, *villages)]
    give(lychee, *everyone, by=cast.clerk)
    for number in range(rows):
        more = make_target(f"Chỉ tiêu {number}", "10", "tấn", frequency="quarter", unit_rule="sum")
        give(more, (cast.village, "10"), by=cast.clerk)
    period_open(period=quarters[0], by=cast.clerk)
    with dates.on_day(APRIL_3):
        for unit in villages:
            fill(quarters[0], unit, {lychee: "2"}, cast.second_clerk)
        pages = {
            reverse("period_reports", args=[quarters[0].uid]): clerk,
            reverse("report_list"): clerk,
            write_url(quarters[0], cast.village): head,
        }
        counts = []
        for address, browser in pages.items():
            browser.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(address).status_code == 200
            counts.append(len(asked))
    assert counts == [7, 6, 12]
