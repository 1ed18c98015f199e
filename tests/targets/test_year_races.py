"""Two people who act on one report or one period in the same moment: one of them wins."""

from __future__ import annotations

import uuid
from decimal import Decimal

import pytest

from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState
from targets.models import Period, ReportFigure, Result, Sending, UnitReport
from targets.services import (
    ShareRow,
    figure_correct,
    figures_differing,
    measure_units_seed,
    period_lock,
    period_open,
    periods_plan,
    report_approve,
    report_confirm,
    report_of,
    report_recall,
    report_receive,
    report_send,
    shares_set,
    span_for_year,
    target_create,
)
from tests.cast import Cast, make_cast
from tests.plumbing.postgres import at_once
from tests.targets.year_made import APRIL_3, entry, give, send

pytestmark = pytest.mark.postgres


class Race:
    """Vải thiều given to two villages, and the first quarter of 2024, which is over."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        measure_units_seed(commune=cast.commune, by=None)
        self.span = span_for_year(commune=cast.commune, year=2024, by=None)
        target = target_create(
            commune=cast.commune,
            span=self.span,
            name="Sản lượng vải thiều",
            kind="amount",
            direction="higher",
            field="economy",
            unit_text="tấn",
            comparator="=",
            value=Decimal(1000),
            unit_rule="sum",
            period_rule="sum",
            frequency="quarter",
            by=cast.clerk,
        )
        give(target, (cast.village, "600"), (cast.other_village, "400"), by=cast.clerk)
        self.period_pk = periods_plan(span=self.span, kind="quarter", by=cast.clerk)[0].pk
        period_open(period=self.period, by=cast.clerk)

    @property
    def period(self) -> Period:
        """The period as another request reads it; the report and the figure likewise."""
        return Period.objects.select_related("span", "commune").get(pk=self.period_pk)

    @property
    def report(self) -> UnitReport:
        return report_of(period=self.period, unit=self.cast.village)

    @property
    def figure(self) -> ReportFigure:
        return ReportFigure.objects.get(is_current=True)

    def send(self, value: str = "120", uid: uuid.UUID | None = None) -> Sending:
        report = self.report
        share = self.cast.village.shares.get()
        return report_send(
            report=report,
            entries=[entry(share, value)],
            note="",
            seen_version=report.version,
            client_uid=uid or uuid.uuid4(),
            by=self.cast.unit_head,
        )

    def send_from_device(self, value: str, uid: uuid.UUID | None = None) -> Sending:
        """Send on the day of the race; a thread has a clock of its own."""
        with dates.on_day(APRIL_3):
            return self.send(value, uid)

    def approve(self, by=None) -> UnitReport:
        with dates.on_day(APRIL_3):
            return report_approve(report=self.report, by=by or self.cast.clerk)

    def lock(self, by=None) -> Period:
        with dates.on_day(APRIL_3):
            return period_lock(period=self.period, by=by or self.cast.clerk)


@pytest.fixture
def race(on_postgresql) -> Race:
    return Race(make_cast())


def winners(results: list[object]) -> list[object]:
    """Return what succeeded; whoever lost was told so in a sentence."""
    errors = [result for result in results if isinstance(result, Exception)]
    assert all(getattr(error, "messages", None) or str(error) for error in errors), errors
    assert all(isinstance(error, WrongState) or hasattr(error, "messages") for error in errors)
    return [result for result in results if not isinstance(result, Exception)]


@pytest.mark.parametrize("begun", [False, True], ids=["from nothing", "on a draft"])
def test_two_devices_send_one_report(race, begun):
    if begun:
        race.send_from_device("1")
        report_recall(report=race.report, by=race.cast.unit_head)
    before = Sending.objects.count()

    sent = winners(
        at_once(lambda: race.send_from_device("120"), lambda: race.send_from_device("130"))
    )

    assert len(sent) == 1
    assert Sending.objects.count() == before + 1
    assert f"{race.figure.value:.0f}" == sent[0].content["figures"][0]["value"]


def test_one_device_sends_the_same_twice(race):
    uid = uuid.uuid4()

    results = at_once(
        lambda: race.send_from_device("120", uid), lambda: race.send_from_device("120", uid)
    )

    assert Sending.objects.count() == 1
    assert {result.pk for result in winners(results)} == {Sending.objects.get().pk}
    # The device that was refused asks again and gets the same receipt.
    assert race.send_from_device("120", uid) == Sending.objects.get()


def test_approved_against_recalled(race):
    race.send_from_device("120")

    won = winners(
        at_once(
            race.approve,
            lambda: report_recall(report=race.report, by=race.cast.unit_head),
        )
    )

    assert len(won) == 1
    assert race.report.state == won[0].state
    counted = Result.objects.filter(unit=race.cast.village, value=120)
    assert counted.exists() == (race.report.state == "approved")


def test_what_is_approved_is_what_was_read(race):
    """The unit takes it back and sends another figure while the clerk approves."""
    race.send_from_device("120")
    read = race.report

    def approve() -> UnitReport:
        with dates.on_day(APRIL_3):
            return report_approve(report=read, by=race.cast.clerk)

    def send_anew() -> Sending:
        report_recall(report=race.report, by=race.cast.unit_head)
        return race.send_from_device("9")

    won = winners(at_once(approve, send_anew))

    assert len(won) == 1
    assert (race.report.state == "approved") == (race.figure.value == 120)


def test_received_against_recalled(race):
    race.send_from_device("120")

    won = winners(
        at_once(
            lambda: report_receive(report=race.report, by=race.cast.clerk),
            lambda: report_recall(report=race.report, by=race.cast.unit_head),
        )
    )

    assert len(won) == 1
    assert (race.report.state == "sent") == (race.report.received_at is not None)


def test_two_people_approve_one_report(race):
    race.send_from_device("120")

    won = winners(at_once(race.approve, lambda: race.approve(race.cast.second_clerk)))

    assert len(won) == 1
    assert figures_differing(race.span) == []


def test_reports_of_two_units_approved_at_once_are_both_counted(race):
    race.send_from_device("120")
    with dates.on_day(APRIL_3):
        other = report_of(period=race.period, unit=race.cast.other_village)
        share = race.cast.other_village.shares.get()
        send(other, [entry(share, "80")], race.cast.second_clerk)

    def approve_other():
        with dates.on_day(APRIL_3):
            report = report_of(period=race.period, unit=race.cast.other_village)
            return report_approve(report=report, by=race.cast.clerk)

    won = winners(at_once(race.approve, approve_other))

    assert len(won) == 2
    assert Result.objects.get(unit=None, is_current=True).value == 200
    assert figures_differing(race.span) == []


def test_locked_against_approved(race):
    race.send_from_device("120")

    results = at_once(race.lock, race.approve)

    locked, approved = (not isinstance(result, Exception) for result in results)
    assert approved, results
    # The lock came first and was refused, or came second and took the report with it.
    assert race.report.state == ("locked" if locked else "approved")
    assert figures_differing(race.span) == []
    row = Result.objects.get(unit=race.cast.village, is_current=True)
    assert (row.value, row.frozen_at is not None) == (120, locked)


def test_locked_against_sent(race):
    results = at_once(race.lock, lambda: race.send_from_device("120"))

    assert len(winners(results)) == 1
    in_locked = race.period.state == "locked" and race.report.state == "sent"
    assert not in_locked, "a report was received into a period that is locked"


def test_two_clerks_lock(race):
    race.send_from_device("120")
    race.approve()

    won = winners(at_once(race.lock, lambda: race.lock(race.cast.second_clerk)))

    assert len(won) == 1
    assert race.period.state == "locked"
    assert not Result.objects.filter(is_current=False).exists()


def test_one_figure_corrected_by_two(race):
    race.send_from_device("120")
    race.approve()
    race.lock()

    def correct(value: str, by):
        figure = race.figure
        return lambda: figure_correct(figure=figure, value=Decimal(value), reason="Sửa.", by=by)

    won = winners(at_once(correct("121", race.cast.clerk), correct("122", race.cast.second_clerk)))

    assert len(won) == 1
    assert race.figure == won[0]
    assert ReportFigure.objects.count() == 2
    assert Result.objects.get(unit=race.cast.village, is_current=True).value == won[0].value
    assert figures_differing(race.span) == []


def test_confirmed_twice(race):
    with dates.on_day(APRIL_3):
        send(race.report, [entry(race.cast.village.shares.get(), "120")], race.cast.clerk)
    one, other = race.report, race.report

    won = winners(
        at_once(
            lambda: report_confirm(report=one, by=race.cast.unit_head),
            lambda: report_confirm(report=other, by=race.cast.unit_head),
        )
    )

    assert len(won) == 1


@pytest.mark.parametrize("begun", [False, True], ids=["from nothing", "given before"])
def test_two_clerks_give_one_target(race, begun):
    target = race.span.targets.get()
    if not begun:
        target.shares.all().delete()
    seen = dict(target.shares.values_list("unit", "version"))

    def divide(village: str, by):
        rows = [ShareRow(race.cast.village, Decimal(village)), ShareRow(race.cast.office)]
        copy = race.span.targets.get()
        return lambda: shares_set(target=copy, rows=rows, seen=seen, by=by)

    results = at_once(divide("700", race.cast.clerk), divide("800", race.cast.second_clerk))

    (lost,) = [each for each in results if isinstance(each, Exception)]
    assert isinstance(lost, StaleVersion)
    (won,) = [each for each in results if not isinstance(each, Exception)]
    kept = target.shares.order_by("unit").values_list("unit", "assigned")
    assert sorted(kept) == sorted((share.unit_id, share.assigned) for share in won)
    assert figures_differing(race.span) == []
