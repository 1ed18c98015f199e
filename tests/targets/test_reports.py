"""A unit's report: kept, sent, taken back, returned, approved; and who may."""

from __future__ import annotations

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState
from emulation.trail.models import Entry as Told
from targets.models import Frequency, Result, Sending
from targets.services import (
    Doubtful,
    figures_differing,
    period_lock,
    period_open,
    periods_plan,
    report_approve,
    report_confirm,
    report_of,
    report_recall,
    report_receive,
    report_return,
    report_save,
    report_send,
)
from targets.services.submissions import SentAnew
from tests.plumbing.kept import kept
from tests.targets.year_made import APRIL_3, entry, fill, give, send

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


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
def first_quarter(cast, span, lychee):
    """Given to two villages, 600 and 400 tấn; the quarter is open and over."""
    give(lychee, (cast.village, "600"), (cast.other_village, "400"), by=cast.clerk)
    period = periods_plan(span=span, kind="quarter", by=cast.clerk)[0]
    period_open(period=period, by=cast.clerk)
    with dates.on_day(APRIL_3):
        yield period


@pytest.fixture
@kept
def report(cast, first_quarter):
    return report_of(period=first_quarter, unit=cast.village)


@pytest.fixture
@kept
def share(cast, lychee):
    return lychee.shares.get(unit=cast.village)


def test_what_is_saved_is_there_again_and_nobody_is_told(cast, report, share):
    report_save(
        report=report, entries=[entry(share, "12")], note="", seen_version=0, by=cast.unit_head
    )
    again = report_of(period=report.period, unit=cast.village)
    assert (again.state, again.version) == ("draft", 1)
    assert again.figures.get().value == 12
    assert not Told.objects.filter(object_uid=report.uid).exists()


def test_a_second_device_that_begins_the_same_report_loses_cleanly(cast, report, share):
    other = report_of(period=report.period, unit=report.unit)
    given = {"entries": [entry(share, "12")], "note": "", "seen_version": 0, "by": cast.unit_head}
    report_save(report=report, **given)
    with pytest.raises(StaleVersion):
        report_save(report=other, **given)


def test_a_receipt_is_given_once_for_what_a_device_sends_twice(cast, report, share):
    uid = uuid.uuid4()
    given = {
        "entries": [entry(share, "12")],
        "note": "",
        "seen_version": 0,
        "client_uid": uid,
        "by": cast.unit_head,
    }
    first = report_send(report=report, **given)
    again = report_send(report=report_of(period=report.period, unit=report.unit), **given)
    assert again == first and Sending.objects.count() == 1
    assert first.content["figures"][0]["value"] == "12"


def test_missing_is_not_zero_and_wants_a_word(cast, report, share):
    with pytest.raises(Doubtful):
        send(report, [entry(share)], cast.unit_head)
    sent = send(report, [entry(share, note="Chưa đến vụ")], cast.unit_head)
    assert sent.content["figures"][0]["value"] is None


def test_a_figure_above_the_whole_share_is_asked_about_once(cast, report, share):
    with pytest.raises(Doubtful) as refused:
        send(report, [entry(share, "9000")], cast.unit_head)
    assert not any(doubt.refuses for doubt in refused.value.doubts[share.pk, None])
    send(report, [entry(share, "9000", doubt_confirmed=True)], cast.unit_head)


def test_negative_amounts_are_refused_whatever_is_confirmed(cast, report, share):
    with pytest.raises(Doubtful):
        send(report, [entry(share, "-3", doubt_confirmed=True)], cast.unit_head)


def test_recalled_until_received(cast, report, share):
    send(report, [entry(share, "12")], cast.unit_head)
    report_recall(report=report, by=cast.unit_head)
    assert report.state == "draft"
    send(report, [entry(share, "12")], cast.unit_head)
    report_receive(report=report, by=cast.clerk)
    with pytest.raises(WrongState):
        report_recall(report=report, by=cast.unit_head)


@pytest.mark.parametrize(
    ("act", "by", "more"),
    [
        (report_receive, "clerk", {}),
        (report_approve, "clerk", {}),
        (report_return, "clerk", {"reasons": {}, "note": "Xem lại."}),
        (report_recall, "unit_head", {}),
    ],
)
def test_who_read_an_earlier_sending_decides_nothing(cast, report, share, act, by, more):
    send(report, [entry(share, "12")], cast.unit_head)
    read = report_of(period=report.period, unit=report.unit)
    report_recall(report=report, by=cast.unit_head)
    with pytest.raises(WrongState, match="đang sửa, chưa gửi lại"):
        report_approve(report=read, by=cast.clerk)
    send(report, [entry(share, "13")], cast.unit_head)

    with pytest.raises(SentAnew, match="gửi lại bản 2"):
        act(report=read, by=getattr(cast, by), **more)

    again = report_of(period=report.period, unit=report.unit)
    assert (again.state, again.received_at) == ("sent", None)
    act(report=again, by=getattr(cast, by), **more)


def test_only_the_named_figures_of_a_returned_report_change(cast, report, share, make_target):
    rice = make_target("Sản lượng lúa", "100", "tấn", unit_rule="sum", frequency="quarter")
    rice_share = give(rice, (cast.village, "100"), by=cast.clerk)[cast.village.pk]
    entries = [entry(share, "12"), entry(rice_share, "30")]
    send(report, entries, cast.unit_head)
    report_return(report=report, reasons={share: "26 tấn thấp hơn hẳn"}, note="", by=cast.clerk)
    with pytest.raises(Exception, match="Chỉ sửa được các chỉ tiêu bị trả lại"):
        send(report, [entry(share, "26"), entry(rice_share, "31")], cast.unit_head)
    report = report_of(period=report.period, unit=report.unit)
    sent = send(report, [entry(share, "26"), entry(rice_share, "30")], cast.unit_head)
    assert (sent.number, report.state) == (2, "sent")


def test_approved_figures_become_results_of_unit_and_commune(cast, first_quarter, lychee):
    fill(first_quarter, cast.village, {lychee: "120"}, cast.unit_head)
    report = report_of(period=first_quarter, unit=cast.village)
    report_approve(report=report, by=cast.clerk)
    whole = Result.objects.get(target=lychee, unit=None, is_current=True)
    assert (whole.value, whole.reported, whole.asked) == (120, 1, 2)
    own = Result.objects.get(target=lychee, unit=cast.village)
    assert (own.value, own.verdict) == (120, "at_risk")
    assert figures_differing(first_quarter.span) == []


def test_nobody_approves_what_he_sent(cast, first_quarter, lychee):
    fill(first_quarter, cast.village, {lychee: "120"}, cast.clerk)
    report = report_of(period=first_quarter, unit=cast.village)
    assert report.taken_by_phone
    with pytest.raises(PermissionDenied):
        report_approve(report=report, by=cast.clerk)
    report_confirm(report=report, by=cast.unit_head)
    report_approve(report=report, by=cast.clerk)
    assert report.state == "approved"


def test_a_second_clerk_approves_a_phoned_figure(cast, first_quarter, lychee):
    fill(first_quarter, cast.village, {lychee: "120"}, cast.clerk)
    report = report_of(period=first_quarter, unit=cast.village)
    report_approve(report=report, by=cast.second_clerk)
    assert report.approved_by.person.user == cast.second_clerk


def test_the_lock_waits_for_reports_that_nobody_decided(cast, first_quarter, lychee):
    fill(first_quarter, cast.village, {lychee: "120"}, cast.unit_head)
    with pytest.raises(Exception, match="Còn báo cáo chưa duyệt"):
        period_lock(period=first_quarter, by=cast.clerk)
    report_approve(report=report_of(period=first_quarter, unit=cast.village), by=cast.clerk)
    period_lock(period=first_quarter, by=cast.clerk)
    assert all(row.frozen_at for row in Result.objects.filter(is_current=True))


def test_others_may_not_write(cast, report, share):
    for stranger in (cast.outsider, cast.viewer, cast.chairman):
        with pytest.raises(PermissionDenied):
            send(report, [entry(share, "1")], stranger)
