"""The year of Đồng Tâm as the demonstration plays it until July."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import transaction

from campaigns.models import TaskEvidence, TaskWork, WorkState
from campaigns.working.selectors import overdue_tasks
from emulation.demonstration import seed_year, stages
from emulation.demonstration.seed_plans import plan_uid
from emulation.demonstration.year_2024_dong_tam import FOLLOWED, LINES_OF_WHOLES
from emulation.lib import dates
from emulation.org.models import Person
from emulation.org.selectors import unit_names
from targets.models import (
    Evidence,
    Period,
    PeriodState,
    Result,
    Share,
    Span,
    Target,
    UnitReport,
    Verdict,
)
from targets.services import figures_differing

DAY = stages.STAGES["year"].day


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """Build it once for this file; every test reads it, none writes."""
    with django_db_blocker.unblock(), transaction.atomic():
        with dates.on_day(DAY):
            stages.build("year")
            yield
        transaction.set_rollback(True)


pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("demonstration"),
]


def quarter(number: int) -> Period:
    return Period.objects.get(span__plans__uid=plan_uid(1), number=number)


def commune_results(number: int):
    return Result.objects.filter(
        period=quarter(number), unit=None, strand=None, is_current=True
    ).select_related("target__indicator")


def test_every_target_of_the_plan_is_given_or_made_of_its_parts():
    span = quarter(1).span
    given = set(Share.objects.filter(target__span=span).values_list("target", flat=True))
    assert len(given) == len(FOLLOWED) == 40
    assert span.targets.count() == len(given) + len(LINES_OF_WHOLES) == 42
    assert not set(span.targets.exclude(pk__in=given).filter(parts=None))


def test_every_unit_that_is_asked_has_one_head():
    asked = {share.unit for share in Share.objects.select_related("unit")}
    assert len(asked) == 25  # 13 of Đồng Tâm, the 12 groups of Ngô Quyền
    assert len({seed_year.head_of(unit) for unit in asked}) == 25


def test_quarters_and_their_reports_stand_as_in_july():
    assert [quarter(n).state for n in (1, 2, 3, 4)] == [
        PeriodState.LOCKED,
        PeriodState.OPEN,
        PeriodState.PLANNED,
        PeriodState.PLANNED,
    ]
    reports = UnitReport.objects.filter(period=quarter(2))
    assert Counter(reports.values_list("state", flat=True)) == {
        "approved": 7,
        "sent": 3,
        "returned": 1,
        "draft": 1,
    }
    phoned = reports.get(taken_by_phone=True)
    assert (phoned.state, phoned.confirmed_at) == ("sent", None)


def test_a_late_and_a_returned_report_are_told():
    late = [
        report
        for report in UnitReport.objects.filter(period=quarter(1))
        if dates.local_day(report.first_sent_at) > report.period.original_due_on
    ]
    assert list(unit_names([r.unit_id for r in late], DAY).values()) == ["Thôn Đề Thám"]
    returned = UnitReport.objects.get(period=quarter(2), state="returned")
    assert returned.figures.exclude(return_reason="").count() == 3


def test_a_correction_after_the_lock_stands_beside_what_it_replaced():
    rows = Result.objects.filter(period=quarter(1), target__name="Đàn lợn thịt", unit=None)
    old, new = rows.order_by("pk")
    assert (old.is_current, new.is_current, new.replaces) == (False, True, old)
    assert old.value - new.value == 70


def test_every_standing_is_seen_in_the_second_quarter():
    verdicts = Counter(commune_results(2).values_list("verdict", flat=True))
    assert set(verdicts) == set(Verdict.values)
    assert verdicts.total() == 42
    assert commune_results(2).filter(verdict=Verdict.NO_DATA, asked__gt=0).count() == 1


def test_figures_are_those_of_the_pictures():
    values = {row.target.name: row.value for row in commune_results(2)}
    assert values["Vải thiều"] == 407
    assert values["Cấp GCNQSDĐ lần đầu"] == 7
    assert f"{values['Tỷ lệ hộ nghèo']:.2f}" == f"{12 * 100 / 1482:.2f}" == "0.81"


def test_what_is_stored_is_what_its_figures_give():
    spans = Span.objects.filter(periods__isnull=False).distinct()
    assert spans.count() == 2
    assert [figures_differing(span) for span in spans] == [[], []]


def test_a_picture_and_a_table_prove_figures_of_the_second_quarter():
    proofs = Evidence.objects.filter(report__period=quarter(2)).select_related("attachment")
    kinds = {each.share.target.name: each.attachment.content_type for each in proofs}
    assert set(kinds) == {"Xây dựng thôn nông thôn mới kiểu mẫu năm 2024", "Cấp GCNQSDĐ lần đầu"}
    assert {kind.rpartition(".")[2] for kind in kinds.values()} == {"image/png", "sheet"}


def test_tasks_are_done_told_and_open():
    works = TaskWork.objects.select_related("party__task")
    assert Counter(works.values_list("state", flat=True)) == {
        WorkState.ACCEPTED: 4,
        WorkState.TOLD: 1,
        WorkState.DOING: 1,
    }
    assert TaskEvidence.objects.get().work.state == WorkState.ACCEPTED
    assert len(overdue_tasks(quarter(1).commune, DAY)) == 22


def test_the_budget_of_the_year_before_has_its_own_name():
    rows = Target.objects.filter(indicator__name="Tổng thu, chi ngân sách xã")
    assert set(rows.values_list("name", flat=True)) == {
        "Tổng thu, chi ngân sách xã năm 2023",
        "Tổng thu, chi ngân sách xã năm 2024",
    }


def test_the_clerk_can_be_called():
    assert Person.objects.get(user__login="dt-mai").phone.startswith("0900000")
