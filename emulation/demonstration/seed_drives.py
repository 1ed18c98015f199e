"""Makes the short drives of Đồng Tâm: one scored to its ranking, one that units register for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.launching.anniversaries import days_of, national_events
from campaigns.launching.services import (
    award_add,
    campaign_close,
    campaign_create,
    campaign_launch_outside,
    criterion_add,
    targets_choose,
)
from campaigns.models import (
    Campaign,
    CampaignKind,
    Criterion,
    Plan,
    RewardForm,
    ScoreColumn,
    Scoring,
)
from campaigns.registering.pledged import shares_to_pledge
from campaigns.registering.services import JobInput, PledgeInput
from campaigns.scoring.services import (
    Points,
    ranking_close,
    ranking_publish,
    scoring_advance,
    scoring_plan,
    sheet_of,
    sheet_take,
)
from campaigns.scoring.services.sheets import column_before
from campaigns.scoring.table import table_of
from emulation.demonstration import dong_tam_2024, year_proofs
from emulation.demonstration import drives_2024 as told
from emulation.demonstration.drives_2024 import CriterionSpec, DriveSpec
from emulation.demonstration.seed_campaigns import answers_of, approve_sent, register, slogans_of
from emulation.demonstration.seed_places import unit_called, user_called
from emulation.demonstration.seed_plans import plan_uid
from emulation.demonstration.seed_year import CLERK, head_of
from emulation.lib import dates
from emulation.org.models import Unit, User
from targets.models import Target

Change = tuple[str, str, str]  # leaf, points, why


def begin_spring() -> None:
    """Launch the spring's drive; every village registers and is approved."""
    with dates.on_day(told.SPRING_LAUNCH):
        campaign = _launch(told.SPRING)
    with dates.on_day(told.SPRING_SENT):
        _register(campaign, told.SPRING, told.SPRING.jobs)
    with dates.on_day(told.SPRING_APPROVED):
        approve_sent(campaign, user_called(CLERK))


def end_spring() -> None:
    """Score it column by column, rank the villages, publish and close it."""
    campaign = Campaign.objects.get(name=told.SPRING.fields["name"])
    clerk = user_called(CLERK)
    with dates.on_day(told.COLUMNS[0][1]):
        columns = [column for column, _, _ in told.COLUMNS]
        scoring = scoring_plan(campaign=campaign, columns=columns, ties=told.SCORING_TIES, by=clerk)
    for column, opened_on, due_on in told.COLUMNS:
        with dates.on_day(opened_on):
            scoring_advance(scoring=scoring, due_on=due_on, by=clerk)
        with dates.on_day(due_on):
            _SCORERS[column](campaign)
    _rank(campaign, scoring, clerk)


def begin_summer() -> None:
    """Launch the summer's drive; on 12 July some villages have registered."""
    with dates.on_day(told.SUMMER_LAUNCH):
        campaign = _launch(told.SUMMER)
    approved, *waiting = told.SUMMER_SENDERS
    with dates.on_day(told.SUMMER_SENT):
        _register(campaign, told.SUMMER, [approved])
    with dates.on_day(told.SUMMER_APPROVED):
        approve_sent(campaign, user_called(CLERK))
        _register(campaign, told.SUMMER, waiting)


# --- Launched and registered for


def _launch(spec: DriveSpec) -> Campaign:
    clerk = user_called(CLERK)
    plan = Plan.objects.select_related("commune", "span").get(uid=plan_uid(1))
    campaign = campaign_create(
        commune=plan.commune,
        kind=CampaignKind.DRIVE,
        span=plan.span,
        slogan_set=slogans_of(plan.commune),
        by=clerk,
        **_anniversary(spec.fields["anniversary_on"]),
        **spec.fields,
    )
    targets = _targets_of(plan)
    targets_choose(campaign=campaign, targets=[targets[key] for key in spec.targets], by=clerk)
    _add_criteria(campaign, spec.criteria, None, targets, clerk)
    for award in spec.awards:
        form = award.reward_form and RewardForm.objects.get(commune=None, code=award.reward_form)
        award_add(
            campaign=campaign,
            subject=award.subject,
            number=award.number,
            money=Decimal(award.money),
            reward_form=form or None,
            grade=award.grade,
            by=clerk,
        )
    number, signed_on = spec.paper
    return campaign_launch_outside(campaign=campaign, number=number, signed_on=signed_on, by=clerk)


def _anniversary(day: dt.date) -> dict[str, object]:
    """Return the words of the country's day, as the page of a campaign offers them."""
    kept = next(each for each in days_of(day.year, national_events()) if each.on == day)
    return {"anniversary": kept.words, "anniversary_since": kept.event.since}


def _targets_of(plan: Plan) -> dict[str, Target]:
    rows = plan.plantargets.select_related("target__indicator", "target__current")
    pairs = zip(dong_tam_2024.PLAN.targets, rows.order_by("position"), strict=True)
    return {spec.key: row.target for spec, row in pairs}


def _add_criteria(
    campaign: Campaign,
    specs: Iterable[CriterionSpec],
    parent: Criterion | None,
    targets: Mapping[str, Target],
    by: User,
) -> None:
    for spec in specs:
        row = criterion_add(
            campaign=campaign,
            parent=parent,
            kind=spec.kind,
            name=spec.name,
            points=Decimal(spec.points),
            guide=spec.guide,
            needs_evidence=spec.needs_evidence,
            rule=spec.rule,
            target=targets[spec.target] if spec.target else None,
            measure="pledged" if spec.rule else "assigned",
            by=by,
        )
        _add_criteria(campaign, spec.parts, row, targets, by)


def _register(campaign: Campaign, spec: DriveSpec, villages: Iterable[str]) -> None:
    for name in villages:
        unit, job = unit_called(campaign.commune, name), spec.jobs[name]
        answers = answers_of(campaign.slogan_set, job)
        (share,) = shares_to_pledge(campaign, unit)
        register(
            campaign,
            unit,
            pledges=[PledgeInput(share, Decimal(spec.pledges[name]))],
            jobs=[JobInput(job.name, job.outcome, job.due_on, answers)],
            by=head_of(unit),
            with_titles=False,
        )


# --- Scored


def _score_themselves(campaign: Campaign) -> None:
    leaves = _leaves(campaign)
    for name in told.SELF_POINTS:
        unit = unit_called(campaign.commune, name)
        given = _points(leaves, _own(name), None)
        picture = SimpleUploadedFile(
            told.FLOWERS_PICTURE, year_proofs.FILES[told.FLOWERS_PICTURE]()
        )
        _send(campaign, unit, "self", given, head_of(unit), proof=(leaves["flowers"], picture))


def _score_each_other(campaign: Campaign) -> None:
    leaves = _leaves(campaign)
    units = {name: unit_called(campaign.commune, name) for name in told.SELF_POINTS}
    for scorer_name, scorer in units.items():
        by = head_of(scorer)
        for name, unit in units.items():
            if name != scorer_name:
                change = told.CLUSTER_POINTS.get((scorer_name, name))
                given = _points(leaves, _own(name), change)
                _send(campaign, unit, "cluster", given, by, scorer=scorer)


def _score_as_office(campaign: Campaign) -> None:
    _score_as_before(campaign, "office", told.OFFICE_POINTS, user_called(told.OFFICE_SCORER))


def _score_as_council(campaign: Campaign) -> None:
    _score_as_before(campaign, "council", told.COUNCIL_POINTS, user_called(told.COUNCIL_SCORER))


_SCORERS: Mapping[str, Callable[[Campaign], None]] = {
    ScoreColumn.SELF: _score_themselves,
    ScoreColumn.CLUSTER: _score_each_other,
    ScoreColumn.OFFICE: _score_as_office,
    ScoreColumn.COUNCIL: _score_as_council,
}


def _score_as_before(
    campaign: Campaign, column: str, changes: Mapping[str, Change], by: User
) -> None:
    """Give every village what the column before gave, but for what is changed with a reason."""
    leaves, table = _leaves(campaign), table_of(campaign)
    for name in told.SELF_POINTS:
        unit = unit_called(campaign.commune, name)
        sheet = sheet_of(campaign=campaign, unit=unit, column=column)
        before = column_before(table, sheet)
        known = {key: before[leaf.pk] for key, leaf in leaves.items()}
        given = _points(leaves, known, changes.get(name))
        _send(campaign, unit, column, given, by)


def _own(village: str) -> dict[str, Decimal]:
    """Return by leaf the points that a village gives itself."""
    return dict(zip(told.LEAVES, map(Decimal, told.SELF_POINTS[village]), strict=True))


def _points(
    leaves: Mapping[str, Criterion], known: Mapping[str, Decimal], change: Change | None
) -> list[Points]:
    changed, points, why = change or ("", "", "")
    return [
        Points(leaf, Decimal(points), why) if key == changed else Points(leaf, known[key])
        for key, leaf in leaves.items()
    ]


def _send(
    campaign: Campaign,
    unit: Unit,
    column: str,
    points: list[Points],
    by: User,
    *,
    scorer: Unit | None = None,
    proof: tuple[Criterion, SimpleUploadedFile] | None = None,
) -> None:
    sheet = sheet_of(campaign=campaign, unit=unit, column=column, scorer=scorer)
    uploads = [proof] if proof else []
    wrong = sheet_take(
        sheet=sheet, points=points, seen_version=sheet.version, uploads=uploads, by=by
    )
    if wrong:
        raise RuntimeError(f"{sheet}: {wrong}")


def _leaves(campaign: Campaign) -> dict[str, Criterion]:
    """Return by key the criteria that are scored by hand."""
    names = {spec.name: spec.key for spec in _flat(told.SPRING.criteria) if spec.key}
    rows = {row.name: row for row in campaign.criterions.all()}
    return {key: rows[name] for name, key in names.items()}


def _flat(specs: Iterable[CriterionSpec]) -> Iterable[CriterionSpec]:
    for spec in specs:
        yield spec
        yield from _flat(spec.parts)


def _rank(campaign: Campaign, scoring: Scoring, clerk: User) -> None:
    with dates.on_day(told.RANKED_DAY):
        scoring_advance(scoring=scoring, due_on=None, by=clerk)
        ranking_close(campaign=campaign, by=clerk)
    with dates.on_day(told.PUBLISHED_DAY):
        ranking_publish(campaign=campaign, by=clerk)
        campaign_close(campaign=campaign, by=clerk)
