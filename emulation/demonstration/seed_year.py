"""Makes the year of xã Đồng Tâm at work, through the services, as its people would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, partial
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Plan, TaskParty
from campaigns.services import task_accept, task_tell, task_work_of
from emulation.demonstration import dong_tam_2024, year_proofs
from emulation.demonstration import year_2024_dong_tam as year
from emulation.demonstration.places import DONG_TAM
from emulation.demonstration.seed_places import unit_called, user_called
from emulation.demonstration.seed_plans import make_targets, plan_uid
from emulation.demonstration.year_2024_dong_tam import FOLLOWED, LAST_YEAR, Followed
from emulation.lib import dates
from emulation.org.models import Commune, Membership, Role, Unit, User
from targets.measures.splitting import same_for_all, split_by, split_evenly, step_for
from targets.models import Period, Share, Span, Target, UnitReport
from targets.reporting.asked import asked_shares, asked_units
from targets.reporting.entries import Entry, told_in_words
from targets.services import (
    Doubtful,
    ShareRow,
    evidence_add,
    figure_correct,
    judgement_make,
    milestones_set,
    period_lock,
    period_open,
    periods_plan,
    report_of,
    report_return,
    report_save,
    report_send,
    reports_approve,
    shares_set,
    span_for_year,
    target_change,
)

CLERK = "dt-mai"


@dataclass
class Work:
    """A span with its targets by key, its periods, units by name and who keeps it."""

    targets: Mapping[str, Target]
    followed: Mapping[str, Followed]
    periods: list[Period]
    units: Mapping[str, Unit]
    clerk: User
    proofs: Mapping[tuple[int, str], tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def keys(self) -> dict[int, str]:
        return {target.pk: key for key, target in self.targets.items()}

    @cached_property
    def names(self) -> dict[int, str]:
        return {unit.pk: name for name, unit in self.units.items()}

    def asked_in(self, period: Period) -> list[Unit]:
        """Return the units that report in a period, in the order of the commune's units."""
        return sorted(asked_units(asked_shares(period)), key=lambda unit: unit.pk)


def make_beginning() -> None:
    """Play the year before, then give the year's targets to the units."""
    clerk = user_called(CLERK)
    make_last_year(clerk)
    with dates.on_day(dt.date(2024, 2, 27)):
        plan = _plan()
        begin_year(plan.span, _targets_of(plan), clerk)


def make_first_quarter() -> None:
    """Play the reports of the first quarter, until a figure of it is corrected in May."""
    _first_quarter(_work_of(_plan()))


def make_second_quarter() -> None:
    """Play the reports of the second quarter until the middle of July, and the plan's tasks."""
    plan = _plan()
    work = _work_of(plan)
    _second_quarter(work)
    _tell_of_tasks(plan, work)


def begin_year(span: Span, targets: Mapping[str, Target], clerk: User) -> Work:
    """Give every target of the plan, by its key, to units and plan the quarters."""
    units = _units(span.commune)
    for key, target in targets.items():
        _follow(target, key, units, clerk)
    periods = periods_plan(span=span, kind="quarter", days_to_report=year.DAYS_TO_REPORT, by=clerk)
    work = Work(targets, FOLLOWED, periods, units, clerk, proofs=year.PROOFS)
    _give(work)
    _set_milestones(work)
    period_open(period=periods[0], by=clerk)
    return work


def make_last_year(clerk: User) -> None:
    """Play 2023 with the targets that are looked at beside those of 2024."""
    commune = Membership.objects.get(person__user=clerk, role=Role.CLERK).commune
    with dates.on_day(dt.date(2023, 2, 20)):
        work = _begin_last_year(commune, clerk)
    for period in work.periods:
        with dates.on_day(period.ends_on + dt.timedelta(days=7)):
            period_open(period=period, by=clerk)
            for unit in work.asked_in(period):
                send(work, period, unit)
            approve(work, period)
        with dates.on_day(period.ends_on + dt.timedelta(days=15)):
            period_lock(period=period, by=clerk)


def send(work: Work, period: Period, unit: Unit, by: User | None = None, **changed: str) -> None:
    """Let a unit's head, or ``by`` for it, send what stands in the year's figures.

    ``changed`` are figures by key that were written otherwise.
    """
    report = report_of(period=period, unit=unit)
    entries, by = entries_of(work, period, unit, changed), by or head_of(unit)
    if proof := work.proofs.get((period.number, work.names[unit.pk])):
        report_save(report=report, entries=entries, note="", seen_version=report.version, by=by)
        _prove(work, report, *proof, by=by)
    given = partial(
        report_send,
        report=report,
        note="",
        seen_version=report.version,
        client_uid=uuid4(),
        by=by,
    )
    try:
        given(entries=entries)
    except Doubtful as asked:
        # A careful head looks again and ticks that the figure is right.
        given(entries=[replace(e, doubt_confirmed=e.key in asked.doubts) for e in entries])


def approve(work: Work, period: Period, *, except_of: Iterable[Unit] = ()) -> None:
    """Let the clerk approve all that was sent."""
    sent = UnitReport.objects.filter(period=period, state="sent").exclude(unit__in=except_of)
    rows = sent.select_related("period__span", "unit", "sent_by", "commune")
    reports_approve(reports=list(rows), by=work.clerk)


def entries_of(
    work: Work, period: Period, unit: Unit, changed: Mapping[str, str] | None = None
) -> list[Entry]:
    """Return what a unit has to say at the end of a period."""
    keys, entries = work.keys, []
    for share in asked_shares(period, unit):
        key = keys[share.target_id]
        followed = work.followed[key]
        place = followed.units.index(work.names[unit.pk])
        note = year.NOTES.get((period.number, key), "")
        for strand in [*share.target.strands.all()] or [None]:
            quarters = followed.strands[strand.name] if strand else followed.quarters
            told = (changed or {}).get(key, quarters[period.number - 1][place])
            entries.append(_entry(share, told, strand=strand, note=note))
    return entries


def head_of(unit: Unit) -> User:
    rows = Membership.objects.filter(unit=unit, role=Role.UNIT_HEAD)
    return rows.select_related("person__user").get().person.user


def _entry(share: Share, told: str, **fields: object) -> Entry:
    entry = Entry(share=share, **fields)
    if not told:
        return replace(entry, note=entry.note or year.NOT_COUNTED)
    if told_in_words(share):
        return replace(entry, words=told)
    if "/" in told:
        numerator, denominator = map(Decimal, told.split("/"))
        return replace(entry, numerator=numerator, denominator=denominator)
    return replace(entry, value=Decimal(told))


# --- Before the first report


def _plan() -> Plan:
    return Plan.objects.select_related("span__commune").get(uid=plan_uid(1))


def _work_of(plan: Plan) -> Work:
    """Return the year of a plan as it was begun."""
    periods = list(plan.span.periods.order_by("number"))
    clerk = user_called(CLERK)
    units = _units(plan.commune)
    return Work(_targets_of(plan), FOLLOWED, periods, units, clerk, proofs=year.PROOFS)


def _targets_of(plan: Plan) -> dict[str, Target]:
    rows = plan.plantargets.select_related("target__indicator", "target__current", "target__span")
    specs = dong_tam_2024.PLAN.targets
    ordered = zip(specs, rows.order_by("position"), strict=True)
    return {spec.key: row.target for spec, row in ordered}


def _follow(target: Target, key: str, units: Mapping[str, Unit], clerk: User) -> None:
    """Say who answers, how often units report and how their figures are made one."""
    followed = FOLLOWED.get(key)
    fields: dict[str, object] = {"answering_unit": units[_answering(target, followed)]}
    if followed:
        fields |= {
            "frequency": followed.frequency,
            "unit_rule": followed.unit_rule,
            "period_rule": followed.period_rule,
        }
        if followed.baseline:
            fields |= {"baseline": Decimal(followed.baseline), "baseline_year": 2023}
    target_change(target=target, version=target.version, by=clerk, **fields)


def _answering(target: Target, followed: Followed | None) -> str:
    if followed and len(followed.units) == 1 and followed.units[0] not in year.VILLAGES:
        return followed.units[0]
    return year.CULTURE if target.indicator.field == "society" else year.LAND


def _give(work: Work) -> None:
    for key, followed in work.followed.items():
        target = work.targets[key]
        parts = _parts(target, followed)
        named = zip(followed.units, parts, strict=True)
        rows = [ShareRow(work.units[name], part) for name, part in named]
        shares_set(target=target, rows=rows, by=work.clerk)


def _parts(target: Target, followed: Followed) -> list[Decimal | None]:
    whole = target.current.value if target.current else None
    count = len(followed.units)
    if not followed.given or whole is None:
        return [None] * count
    weighed = {unit.name: unit for unit in DONG_TAM.villages}
    match followed.given:
        case "same":
            return [*same_for_all(whole, count)]
        case "even":
            return [*split_evenly(whole, count, step_for(whole))]
        case "area":
            weights = [Decimal(weighed[name].farmland_ha or 0) for name in followed.units]
        case "households":
            weights = [Decimal(weighed[name].households or 0) for name in followed.units]
        case figures:
            return [Decimal(figure) for figure in figures.split()]
    return [*split_by(whole, weights, step_for(whole))]


def _set_milestones(work: Work) -> None:
    lines = {key: each.milestones for key, each in work.followed.items() if each.milestones}
    for key, figures in (year.LINES_OF_WHOLES | lines).items():
        line = dict(zip(work.periods, map(Decimal, figures), strict=True))
        milestones_set(target=work.targets[key], values=line, by=work.clerk)


def _begin_last_year(commune: Commune, clerk: User) -> Work:
    span = span_for_year(commune=commune, year=2023, by=clerk)
    specs = {spec.key: spec for spec in dong_tam_2024.PLAN.targets}
    kept = {key: replace(specs[key], value=value) for key, (value, _) in LAST_YEAR.items()}
    kept["budget"] = replace(kept["budget"], name=year.LAST_YEAR_BUDGET)
    whole = replace(specs["fruit"], value=year.LAST_YEAR_FRUIT)
    targets = make_targets([whole, *kept.values()], commune, span, clerk)
    followed = {key: rows for key, (_, rows) in LAST_YEAR.items()}
    for key, rows in followed.items():
        target = targets[key]
        target_change(
            target=target,
            version=target.version,
            frequency=rows.frequency,
            unit_rule=rows.unit_rule,
            period_rule=rows.period_rule,
            by=clerk,
        )
    periods = periods_plan(span=span, kind="quarter", days_to_report=year.DAYS_TO_REPORT, by=clerk)
    work = Work(targets, followed, periods, _units(commune), clerk)
    _give(work)
    return work


# --- The quarters


def _first_quarter(work: Work) -> None:
    period = work.periods[0]
    for unit in work.asked_in(period):
        with dates.on_day(year.QUARTER_1_SENT.get(work.names[unit.pk], year.QUARTER_1_DAY)):
            send(work, period, unit)
    with dates.on_day(year.QUARTER_1_LOCK):
        approve(work, period)
        period_lock(period=period, by=work.clerk)
        period_open(period=work.periods[1], by=work.clerk)
    with dates.on_day(year.CORRECTION_DAY):
        _correct(work, period)


def _prove(work: Work, report: UnitReport, key: str, name: str, by: User) -> None:
    share = Share.objects.get(target=work.targets[key], unit=report.unit)
    evidence_add(report=report, upload=_upload(name), share=share, by=by)


def _upload(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, year_proofs.FILES[name]())


def _correct(work: Work, period: Period) -> None:
    name, key, value, reason = year.CORRECTION
    report = UnitReport.objects.get(period=period, unit=work.units[name])
    figure = report.figures.get(share__target=work.targets[key], is_current=True)
    figure_correct(figure=figure, value=Decimal(value), reason=reason, by=work.clerk)


def _second_quarter(work: Work) -> None:
    period = work.periods[1]
    first = {key: told for key, (told, _) in year.RETURNED.items()}
    for unit in work.asked_in(period):
        name = work.names[unit.pk]
        if name in (*year.QUARTER_2_MISSING, year.BY_TELEPHONE):
            continue
        with dates.on_day(year.QUARTER_2_SENT.get(name, year.QUARTER_2_DAY)):
            send(work, period, unit, **(first if name == year.HONG_LAC else {}))
    with dates.on_day(year.CLERKS_DAY):
        _return(work, report_of(period=period, unit=work.units[year.HONG_LAC]))
        send(work, period, work.units[year.BY_TELEPHONE], by=work.clerk)
        waiting = (*year.QUARTER_2_WAITING, year.BY_TELEPHONE)
        approve(work, period, except_of=[work.units[name] for name in waiting])
        _begin_to_write(work, period, work.units[year.TAN_KY])
        _judge(work, 2)


def _return(work: Work, report: UnitReport) -> None:
    reasons = {
        figure.share: year.RETURNED[key][1]
        for figure in report.figures.select_related("share")
        if (key := work.keys[figure.share.target_id]) in year.RETURNED
    }
    report_return(report=report, reasons=reasons, note="", by=work.clerk)


def _begin_to_write(work: Work, period: Period, unit: Unit) -> None:
    report = report_of(period=period, unit=unit)
    entries = entries_of(work, period, unit)[:4]
    report_save(report=report, entries=entries, note="", seen_version=0, by=head_of(unit))


def _judge(work: Work, quarter: int) -> None:
    for number, key, verdict, words in year.JUDGEMENTS:
        if number == quarter:
            judgement_make(
                target=work.targets[key],
                period=work.periods[quarter - 1],
                verdict=verdict,
                words=words,
                by=work.clerk,
            )


# --- The plan's tasks


def _tell_of_tasks(plan: Plan, work: Work) -> None:
    for told in year.TASKS_TOLD:
        unit = unit_called(plan.commune, told.unit)
        party = TaskParty.objects.get(task__plan=plan, task__summary=told.task, unit=unit)
        period = work.periods[told.quarter - 1] if told.quarter else None
        with dates.on_day(told.on):
            task_tell(
                work=task_work_of(party=party, period=period),
                words=told.words,
                is_done=told.is_done,
                seen_version=0,
                uploads=[_upload(told.proof)] if told.proof else [],
                by=head_of(unit),
            )
        if told.accepted_on:
            with dates.on_day(told.accepted_on):
                done = task_work_of(party=party, period=period)
                task_accept(work=done, seen_version=done.version, by=work.clerk)


def _units(commune: Commune) -> dict[str, Unit]:
    names = {name for followed in FOLLOWED.values() for name in followed.units}
    return {name: unit_called(commune, name) for name in names}
