"""Results stored: what is recomputed, what is judged, and what the check finds."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from emulation.lib import dates
from emulation.lib.states import WrongState
from targets import counters
from targets.models import Result, Strand, Target, UnitReport
from targets.reporting.asked import asked_shares
from targets.services import (
    figures_differing,
    judgement_make,
    report_approve,
    report_of,
    reports_approve,
    results_refresh,
    target_set_value,
)
from targets.services.results import FIELDS
from tests.cast import make_unit
from tests.targets.year_made import APRIL_3, SUM, entry, fill, give, send

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def approve(cast, period, target: Target, value: str, unit=None, **fields) -> UnitReport:
    unit = unit or cast.village
    by = cast.unit_head if unit == cast.village else cast.second_clerk
    fill(period, unit, {target: value}, by, doubt_confirmed=True, **fields)
    report = report_of(period=period, unit=unit)
    report_approve(report=report, by=cast.clerk)
    return report


def whole(target: Target, period) -> Result:
    return Result.objects.get(target=target, period=period, unit=None, strand=None, is_current=True)


def test_a_late_first_quarter_moves_the_second(cast, quarters, lychee):
    approve(cast, quarters[1], lychee, "300")
    approve(cast, quarters[0], lychee, "150")
    found = whole(lychee, quarters[1])
    assert (found.value, found.in_period, found.reported, found.asked) == (450, 300, 1, 2)
    assert figures_differing(quarters[0].span) == []


def test_approving_one_unit_leaves_what_it_has_no_part_in(cast, quarters, lychee, make_target):
    rice = make_target("Sản lượng lúa", "100", "tấn", **SUM)
    give(rice, (cast.office, None), by=cast.clerk)
    approve(cast, quarters[0], lychee, "150")
    before = dict(Result.objects.values_list("pk", "made_at"))
    approve(cast, quarters[0], lychee, "100", cast.other_village)
    after = dict(Result.objects.values_list("pk", "made_at"))
    touched = Result.objects.filter(pk__in=[pk for pk in after if after[pk] != before.get(pk)])
    assert set(touched.values_list("target", "unit")) == {
        (lychee.pk, None),
        (lychee.pk, cast.other_village.pk),
    }
    assert figures_differing(quarters[0].span) == []


def test_a_new_share_and_a_new_value_reach_the_open_periods(cast, quarters, lychee):
    approve(cast, quarters[0], lychee, "150")
    give(
        lychee,
        (cast.village, "600"),
        (cast.other_village, "300"),
        (cast.office, "100"),
        by=cast.clerk,
    )
    assert whole(lychee, quarters[1]).asked == 3
    target_set_value(target=lychee, comparator="=", value=Decimal(100), by=cast.clerk)
    assert whole(lychee, quarters[0]).verdict == "exceeded"
    assert figures_differing(quarters[0].span) == []


def test_a_target_set_later_has_its_row_with_the_next_report(cast, quarters, lychee, make_target):
    approve(cast, quarters[0], lychee, "150")
    rice = make_target("Sản lượng lúa", "100", "tấn", **SUM)
    approve(cast, quarters[1], lychee, "100", note="x")
    assert whole(rice, quarters[1]).verdict == "no_data"


def test_the_worst_of_thu_and_chi_speaks_for_both(cast, quarters, make_target):
    budget = make_target("Thu, chi ngân sách", "100", "triệu đồng", **SUM | {"unit_rule": "none"})
    strands = [
        Strand.objects.create(commune=cast.commune, target=budget, name=name, position=place)
        for place, name in enumerate(("Thu", "Chi"))
    ]
    share = give(budget, (cast.office, "100"), by=cast.clerk)[cast.office.pk]
    report = report_of(period=quarters[0], unit=cast.office)
    values = zip(strands, ("30", "10"), strict=True)
    send(
        report, [entry(share, value, strand=strand) for strand, value in values], cast.second_clerk
    )
    report_approve(report=report, by=cast.clerk)
    rows = Result.objects.filter(target=budget, period=quarters[0], unit=None)
    found = {row.strand_id: (row.value, row.verdict) for row in rows}
    assert found[strands[0].pk] == (30, "on_track")
    assert found[None] == found[strands[1].pk] == (10, "behind")


def test_the_portal_counts_up_to_the_day_and_never_asks(cast, quarters, make_target, monkeypatch):
    days = []
    counter = counters.Counter(
        "test", "Đếm thử", lambda c, since, on: days.append(on) or Decimal(7)
    )
    monkeypatch.setitem(counters._COUNTERS, "test", counter)
    target = make_target("Số hộ", "5", "hộ", frequency="quarter")
    Target.objects.filter(pk=target.pk).update(counter="test")
    give(target, (cast.village, None), by=cast.clerk)
    assert target.pk not in {share.target_id for share in asked_shares(quarters[0])}
    results_refresh(period=quarters[0])
    assert (whole(target, quarters[0]).value, days[0]) == (7, dt.date(2024, 3, 31))
    assert not Result.objects.filter(target=target, unit=cast.village).exists()


def test_a_judgement_stands_until_a_later_one(cast, quarters, make_target):
    target = make_target("Đạt chuẩn quốc gia", kind="qualitative", comparator="achieve")
    made = {"target": target, "by": cast.clerk}
    judgement_make(period=quarters[0], verdict="at_risk", words="Hồ sơ chưa đủ", **made)
    judgement_make(period=quarters[1], verdict="met", words="Quyết đi\u0323nh 12", **made)
    assert [whole(target, p).verdict for p in quarters[:2]] == ["at_risk", "met"]
    assert whole(target, quarters[1]).why == "Quyết định 12"
    with pytest.raises(WrongState):
        judgement_make(period=quarters[2], verdict="met", words="Sớm quá", **made)
    with pytest.raises(ValidationError):
        judgement_make(period=quarters[1], verdict="on_track", words="x", **made)


TAMPERED = {
    "value": Decimal(1),
    "numerator": Decimal(1),
    "denominator": Decimal(1),
    "in_period": Decimal(1),
    "expected": Decimal(1),
    "reported": 9,
    "asked": 9,
    "is_estimate": True,
    "words": "khác",
    "verdict": "met",
    "why": "khác",
}


def test_the_check_finds_every_field_that_was_tampered_with(cast, quarters, lychee):
    approve(cast, quarters[0], lychee, "150")
    span, row = quarters[0].span, whole(lychee, quarters[0])
    assert set(TAMPERED) == set(FIELDS)
    for name, value in TAMPERED.items():
        Result.objects.filter(pk=row.pk).update(**{name: value})
        found = figures_differing(span)
        assert [(each.period, each.key, each.field) for each in found] == [
            (quarters[0], (lychee.pk, None, None), name)
        ]
        results_refresh(period=quarters[0], targets={lychee.pk})
        assert figures_differing(span) == []


@pytest.mark.parametrize("change", [{"is_current": False}, {"unit": "office"}])
def test_the_check_finds_rows_gone_and_rows_too_many(cast, quarters, lychee, change):
    approve(cast, quarters[0], lychee, "150")
    if "unit" in change:
        change = {"unit": cast.office}
    Result.objects.filter(period=quarters[0], target=lychee, unit=cast.village).update(**change)
    assert {each.field for each in figures_differing(quarters[0].span)} == {""}
    with pytest.raises(CommandError):
        call_command("check_figures")
    call_command("check_figures", "--mend")
    assert figures_differing(quarters[0].span) == []


def test_queries_do_not_grow_with_units(cast, quarters, lychee):
    approve(cast, quarters[0], lychee, "150")

    def queries() -> int:
        with CaptureQueriesContext(connection) as told:
            results_refresh(period=quarters[0], targets={lychee.pk}, units={cast.village.pk})
        return len(told)

    few = queries()
    units = [(make_unit(cast.commune, f"Thôn {n}", "village"), "10") for n in range(12)]
    give(lychee, (cast.village, "600"), *units, by=cast.clerk)
    assert queries() == few


def test_many_are_approved_and_the_odd_one_is_told(cast, quarters, lychee):
    fill(quarters[0], cast.village, {lychee: "150"}, cast.unit_head)
    fill(quarters[0], cast.other_village, {lychee: "90"}, cast.clerk)
    reports = [report_of(period=quarters[0], unit=u) for u in (cast.village, cast.other_village)]
    approved, refused = reports_approve(reports=reports, by=cast.clerk)
    assert (approved, [report for report, _ in refused]) == (reports[:1], reports[1:])
    assert whole(lychee, quarters[0]).value == 150


def test_the_first_approval_gives_every_target_a_row(cast, quarters, lychee, make_target):
    rice = make_target("Sản lượng lúa", "100", "tấn", **SUM)
    with dates.on_day(APRIL_3):
        approve(cast, quarters[0], lychee, "150")
    assert whole(rice, quarters[0]).verdict == "no_data"
    assert figures_differing(quarters[0].span) == []
