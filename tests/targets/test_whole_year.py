"""2024 in Đồng Tâm from quarter to quarter; every result against a computation of our own."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from emulation.demonstration.seed_year import approve, head_of, send
from emulation.demonstration.year_2024_dong_tam import (
    CLINIC,
    DE_THAM,
    DONG_MAI,
    FOLLOWED,
    KINDERGARTEN,
    LIEN_CO,
)
from emulation.lib import dates
from targets.models import Period, ReportFigure, Result, UnitReport
from targets.services import (
    figure_correct,
    figures_differing,
    period_lock,
    period_open,
    report_confirm,
    report_of,
    report_return,
)
from tests.plumbing.kept import kept
from tests.targets.whole_year import (
    PARTS,
    SPECS,
    Truth,
    begin,
    final_word,
    is_in_words,
    stored,
    strands_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

# The clinic sent nothing for the third quarter; Liên Cơ had counted 70 pigs twice in the first.
TRUTH = Truth(unsaid={(3, CLINIC)}, corrected={(1, LIEN_CO, "pigs"): "1010"})


@pytest.fixture
@kept
def work(cast, span):
    with dates.on_day(dt.date(2024, 2, 27)):
        return begin(cast, span)


def play_first_quarter(work, period):
    """Đề Thám is late, Đồng Mai corrects a returned figure, the kindergarten telephones."""
    by_name = {work.names[unit.pk]: unit for unit in work.asked_in(period)}
    with dates.on_day(dt.date(2024, 4, 8)):
        for name, unit in by_name.items():
            if name == DONG_MAI:
                send(work, period, unit, cattle="270")
            elif name not in (DE_THAM, KINDERGARTEN):
                send(work, period, unit)
        return_figure(work, report_of(period=period, unit=by_name[DONG_MAI]), "cattle")
    with dates.on_day(dt.date(2024, 4, 9)):
        send(work, period, by_name[DONG_MAI])
    with dates.on_day(dt.date(2024, 4, 12)):
        send(work, period, by_name[DE_THAM])
        approve(work, period)
    close(work, period, dt.date(2024, 4, 15))
    with dates.on_day(dt.date(2024, 5, 20)):
        correct(work, period, LIEN_CO, "pigs", "1010")


def play_quarter(work, period, *, phoned="", silent=""):
    with dates.on_day(period.ends_on + dt.timedelta(days=5)):
        for unit in work.asked_in(period):
            if work.names[unit.pk] == phoned:
                send(work, period, unit, by=work.clerk)
                report_confirm(report=report_of(period=period, unit=unit), by=head_of(unit))
            elif work.names[unit.pk] != silent:
                send(work, period, unit)
        approve(work, period)
    close(work, period, period.ends_on + dt.timedelta(days=15))


def close(work, period, day):
    with dates.on_day(day):
        period_lock(period=period, by=work.clerk)
        for following in work.periods[period.number : period.number + 1]:
            period_open(period=following, by=work.clerk)


def return_figure(work, report, key):
    figure = report.figures.get(share__target=work.targets[key])
    report_return(report=report, reasons={figure.share: "270 con?"}, note="", by=work.clerk)


def correct(work, period, name, key, value):
    figure = ReportFigure.objects.get(
        report__period=period,
        report__unit=work.units[name],
        share__target=work.targets[key],
        is_current=True,
    )
    figure_correct(figure=figure, value=Decimal(value), reason="Đếm trùng.", by=work.clerk)


def play(work):
    first, second, third, fourth = work.periods
    play_first_quarter(work, first)
    play_quarter(work, second, phoned=KINDERGARTEN)
    play_quarter(work, third, silent=CLINIC)
    play_quarter(work, fourth)


def current(work, period: Period) -> dict[tuple[str, str, str], Result]:
    """Return the results of a quarter by target, strand and unit ("": the commune)."""
    rows = Result.objects.filter(period=period, is_current=True).select_related("strand")
    return {
        (
            work.keys[row.target_id],
            row.strand.name if row.strand else "",
            work.names[row.unit_id] if row.unit_id else "",
        ): row
        for row in rows
    }


def of_commune(through: int) -> dict[tuple[str, str, str], Decimal | None]:
    found = {}
    for key in [*FOLLOWED, *PARTS]:
        if not is_in_words(key):
            for strand in strands_of(key) or [""]:
                found[key, strand, ""] = stored(TRUTH.commune(key, through, strand))
    return found


def of_units(through: int) -> dict[tuple[str, str, str], Decimal | None]:
    return {
        (key, strand, unit): stored(TRUTH.unit(key, unit, through, strand))
        for key, followed in FOLLOWED.items()
        if not is_in_words(key)
        for strand in strands_of(key) or [""]
        for unit in followed.units
    }


def test_the_year_comes_out_as_computed_by_hand(work):
    play(work)

    for period in work.periods:
        rows = current(work, period)
        wanted = of_commune(period.number) | of_units(period.number)
        assert {place: rows[place].value for place in wanted} == wanted, period

    rows = current(work, work.periods[-1])
    ends = {key: rows[key, "", ""].verdict for key in SPECS if not is_in_words(key)}
    assert ends == {key: worst_word(key) for key in ends}
    assert figures_differing(work.periods[0].span) == []
    assert late_reports(work) == [(1, DE_THAM)]
    only_the_correction_moved_what_was_locked(work)
    assert not UnitReport.objects.filter(period=work.periods[2], unit=work.units[CLINIC]).exists()


def worst_word(key: str) -> str:
    order = ("behind", "met", "exceeded")
    words = [final_word(key, TRUTH.commune(key, 4, strand)) for strand in strands_of(key) or [""]]
    return min(words, key=order.index)


def late_reports(work) -> list[tuple[int, str]]:
    rows = UnitReport.objects.filter(period__in=work.periods).select_related("period")
    return [
        (row.period.number, work.names[row.unit_id])
        for row in rows
        if dates.local_day(row.first_sent_at) > row.period.original_due_on
    ]


def only_the_correction_moved_what_was_locked(work) -> None:
    replaced = Result.objects.filter(is_current=False)
    assert {work.keys[row.target_id] for row in replaced} == {"pigs"}
    # The first quarter was locked: the village and the commune have a new row beside the old.
    assert {(row.period.number, row.unit_id) for row in replaced.select_related("period")} == {
        (1, None),
        (1, work.units[LIEN_CO].pk),
    }
    assert all(row.replaced_by.reason == "Đếm trùng." for row in replaced)
