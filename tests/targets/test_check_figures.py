"""``manage.py check_figures``: what is stored against what its figures give."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from emulation.lib import dates
from targets.models import Result, Verdict
from targets.services import (
    figures_differing,
    period_lock,
    period_open,
    periods_plan,
    report_approve,
    report_of,
)
from tests.targets.year_made import APRIL_3, fill, give

pytestmark = pytest.mark.django_db


@pytest.fixture
def quarter(cast, span, make_target):
    """120 of 600 tấn approved in one village; the quarter is over and open."""
    lychee = make_target(
        "Vải thiều", "1000", "tấn", unit_rule="sum", period_rule="sum", frequency="quarter"
    )
    give(lychee, (cast.village, "600"), (cast.other_village, "400"), by=cast.clerk)
    period = periods_plan(span=span, kind="quarter", by=cast.clerk)[0]
    period_open(period=period, by=cast.clerk)
    with dates.on_day(APRIL_3):
        fill(period, cast.village, {lychee: "120"}, cast.unit_head)
        report_approve(report=report_of(period=period, unit=cast.village), by=cast.clerk)
        yield period


def check(*options: str) -> str:
    out = StringIO()
    call_command("check_figures", *options, stdout=out)
    return out.getvalue()


def refused() -> str:
    """Return what a check prints that ends with an error."""
    out = StringIO()
    with pytest.raises(CommandError, match="chỗ khác"):
        call_command("check_figures", stdout=out)
    return out.getvalue()


def whole() -> Result:
    return Result.objects.get(unit=None, is_current=True)


def tamper(**fields: object) -> Result:
    row = whole()
    Result.objects.filter(pk=row.pk).update(**fields)
    return row


def test_a_sound_year_is_said_to_be_sound(quarter):
    assert "1 năm, đợt đã kiểm tra; 0 chỗ khác." in check()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": "999"}, "value: đã lưu 999.000000, tính lại 120"),
        ({"verdict": Verdict.EXCEEDED}, "verdict: đã lưu exceeded"),
        ({"reported": 2}, "reported: đã lưu 2, tính lại 1"),
    ],
)
def test_a_row_that_was_tampered_with_is_named(quarter, fields, words):
    tamper(**fields)

    told = refused()

    assert f"Quý I/2024, Vải thiều, cả xã, {words}" in told
    assert len(told.splitlines()) == 1, "one difference, one line"


def test_a_period_in_which_nothing_was_approved_yet_lacks_nothing(quarter, cast):
    period_open(period=quarter.span.periods.get(number=2), by=cast.clerk)
    assert "0 chỗ khác." in check()


def test_a_row_that_went_and_a_row_too_many_are_named(quarter, cast):
    row = whole()
    Result.objects.filter(pk=row.pk).delete()
    assert "cả xã, hàng: đã lưu None" in refused()

    check("--mend")
    assert whole().value == 120


def test_a_live_row_is_mended_in_place(quarter):
    row = tamper(value="999")

    check("--mend")

    assert (whole().pk, whole().value) == (row.pk, 120)
    assert not Result.objects.filter(is_current=False).exists()


def test_a_frozen_row_stays_beside_the_one_that_mends_it(quarter, cast):
    period_lock(period=quarter, by=cast.clerk)
    row = tamper(value="999")

    check("--mend")

    old = Result.objects.get(pk=row.pk)
    assert (old.value, old.is_current) == (999, False)
    assert (whole().replaces, whole().value) == (old, 120)
    assert whole().frozen_at and whole().reason
    assert figures_differing(quarter.span) == []


def test_mending_twice_changes_nothing_more(quarter, cast):
    period_lock(period=quarter, by=cast.clerk)
    tamper(value="999")
    check("--mend")
    rows = list(Result.objects.order_by("pk").values())

    check("--mend")

    assert list(Result.objects.order_by("pk").values()) == rows
