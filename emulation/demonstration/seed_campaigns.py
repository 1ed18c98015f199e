"""Makes the campaigns of the year 2024 and their registrations, as their people would."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from uuid import uuid4

from awards.law.loading import law_load
from campaigns.clustering.services import cluster_create, members_set
from campaigns.covenants.services import covenant_agree, covenant_write
from campaigns.launching.catalogue import catalogue_load
from campaigns.launching.services import campaign_begin_from_plan, slogan_sets_load
from campaigns.models import Campaign, Honour, Plan, Registration, SloganSet
from campaigns.registering.pledged import campaign_shares, pledges_words
from campaigns.registering.services import (
    JobInput,
    PledgeInput,
    aspirants_set,
    households_tick,
    households_tick_all,
    registration_allow,
    registration_of,
    registration_return,
    registration_save,
    registration_send,
    registrations_approve,
)
from campaigns.registering.services.aspirants import households_of
from emulation.demonstration import campaigns_2024 as told
from emulation.demonstration import dong_tam_2024, ngo_quyen_2024, seed_year
from emulation.demonstration.campaigns_2024 import Job, YearCampaign
from emulation.demonstration.parts import PlanSpec
from emulation.demonstration.seed_places import unit_called, user_called
from emulation.demonstration.seed_plans import plan_uid
from emulation.demonstration.seed_year import head_of
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.org.models import Commune, Person, Unit, UnitKind, User
from targets.measures.splitting import same_for_all, split_by, step_for
from targets.models import Share
from targets.services import ShareRow, shares_set

PLANS: Mapping[int, PlanSpec] = {1: dong_tam_2024.PLAN, 2: ngo_quyen_2024.PLAN}
# The title of a collective and that of its people, by the kind of the unit.
TITLES = {
    UnitKind.VILLAGE: ("thon-to-dan-pho-van-hoa", "lao-dong-tien-tien"),
    UnitKind.OFFICE: ("tap-the-lao-dong-tien-tien", "lao-dong-tien-tien"),
    UnitKind.SCHOOL: ("tap-the-lao-dong-tien-tien", "lao-dong-tien-tien"),
    UnitKind.STATION: ("tap-the-lao-dong-tien-tien", "lao-dong-tien-tien"),
}
# Armed forces have titles of their own.
ARMED_TITLES = ("don-vi-tien-tien", "chien-si-tien-tien")
ARMED = ("Công an", "Ban CHQS")
FAMILY = "gia-dinh-van-hoa"


@dataclass
class Playing:
    """A campaign of the year with who keeps it, and its targets' keys."""

    spec: YearCampaign
    campaign: Campaign
    clerk: User
    checker: User
    keys: Mapping[int, str]

    def unit(self, name: str) -> Unit:
        return unit_called(self.campaign.commune, name)

    @cached_property
    def pledged(self) -> dict[int, list[PledgeInput]]:
        """Return by unit what it pledges on each of its shares."""
        shares = campaign_shares(self.campaign).order_by("pk")
        related = ("target__indicator", "target__current")
        by_target: dict[int, list[Share]] = defaultdict(list)
        for share in shares.select_related(*related):
            by_target[share.target_id].append(share)
        found: dict[int, list[PledgeInput]] = defaultdict(list)
        for target, given in by_target.items():
            better = self.spec.pledges.get(self.keys[target])
            for place, share in enumerate(given):
                value = Decimal(better[place]) if better else share.assigned
                found[share.unit_id].append(self._pledge(share, value))
        return found

    def _pledge(self, share: Share, value: Decimal | None) -> PledgeInput:
        if pledges_words(share):
            return PledgeInput(share, words=self.spec.words[self.keys[share.target_id]])
        return PledgeInput(share, value)


def make_campaigns() -> None:
    """Play the registering for the year, until the beginning of April 2024."""
    seed_year.make_beginning()
    with dates.on_day(told.LAUNCH_DAY):
        catalogue_load()
        law_load()
        for spec in told.YEARS:
            _make_catalogues(spec)
        _give_to_groups()
        played = [_launch(spec) for spec in told.YEARS]
    for each in played:
        _register_all(each)
        _decide(each)
        _register_late(each)
    _make_covenant(played[0])


def register(
    campaign: Campaign,
    unit: Unit,
    *,
    pledges: Iterable[PledgeInput],
    jobs: Iterable[JobInput],
    by: User,
    with_titles: bool = True,
) -> Registration:
    """Write a registration down and send it."""
    registration = registration_of(campaign=campaign, unit=unit)
    registration_save(
        registration=registration,
        pledges=list(pledges),
        jobs=list(jobs),
        note="",
        seen_version=registration.version,
        by=by,
    )
    if with_titles:
        _aspire(registration, by)
    registration_send(
        registration=registration, seen_version=registration.version, client_uid=uuid4(), by=by
    )
    return registration


def answers_of(slogans: SloganSet, job: Job) -> dict[str, str]:
    """Return what a unit answers to the five questions about a hard job."""
    said = {
        "rõ người": job.who,
        "rõ việc": job.name,
        "rõ tiến độ": f"Xong trước ngày {date_short(job.due_on)}",
        "rõ trách nhiệm": "Người đứng đầu đơn vị",
        "rõ hiệu quả": job.outcome,
    }
    return {str(member.uid): said[member.name] for member in slogans.members.all()}


# --- What the campaigns stand on


def _make_catalogues(spec: YearCampaign) -> None:
    clerk = user_called(spec.clerk)
    commune = _plan_of(spec.plan).commune
    slogan_sets_load(commune=commune, by=clerk)
    for each in spec.clusters:
        cluster = cluster_create(commune=commune, year=2024, name=each.name, by=clerk)
        units = [unit_called(commune, name) for name in each.units]
        members_set(cluster=cluster, units=units, head=units[0], by=clerk)


def _give_to_groups() -> None:
    """Divide two targets of Ngô Quyền among its tổ dân phố."""
    plan, clerk = _plan_of(2), user_called(told.NGO_QUYEN_YEAR.clerk)
    villages = told.NGO_QUYEN_YEAR.place.villages
    units = [unit_called(plan.commune, village.name) for village in villages]
    keys = _keys_of(plan, PLANS[2])
    for row in plan.plantargets.select_related("target__current"):
        key = keys[row.target_id]
        if key not in told.NGO_QUYEN_GIVEN:
            continue
        whole = row.target.current.value
        weights = [Decimal(village.households) for village in villages]
        parts = (
            same_for_all(whole, len(units))
            if told.NGO_QUYEN_GIVEN[key]
            else split_by(whole, weights, step_for(whole))
        )
        rows = [ShareRow(unit, part) for unit, part in zip(units, parts, strict=True)]
        shares_set(target=row.target, rows=rows, by=clerk)


def _launch(spec: YearCampaign) -> Playing:
    plan, clerk = _plan_of(spec.plan), user_called(spec.clerk)
    campaign = campaign_begin_from_plan(
        plan=plan,
        register_until=told.REGISTER_UNTIL,
        slogan_set=slogans_of(plan.commune),
        by=clerk,
    )
    keys = _keys_of(plan, PLANS[spec.plan])
    return Playing(spec, campaign, clerk, user_called(spec.checker), keys)


def slogans_of(commune: Commune) -> SloganSet:
    return SloganSet.objects.get(commune=commune, name=told.SLOGANS)


def _plan_of(number: int) -> Plan:
    return Plan.objects.select_related("span", "commune").get(uid=plan_uid(number))


def _keys_of(plan: Plan, spec: PlanSpec) -> dict[int, str]:
    targets = plan.plantargets.order_by("position").values_list("target", flat=True)
    return {pk: each.key for pk, each in zip(targets, spec.targets, strict=True)}


# --- The units register


def _register_all(played: Playing) -> None:
    spec = played.spec
    with dates.on_day(told.SENT_DAY):
        for name in spec.jobs:
            if name not in (spec.late, *spec.by_telephone):
                _register(played, name)
    with dates.on_day(told.CLERKS_DAY):
        for name in spec.by_telephone:
            _register(played, name, played.clerk)


def _register(played: Playing, name: str, clerk: User | None = None) -> None:
    unit, job = played.unit(name), played.spec.jobs[name]
    by = clerk or head_of(unit)
    slogans = played.campaign.slogan_set
    given = JobInput(job.name, job.outcome, job.due_on, answers_of(slogans, job))
    register(played.campaign, unit, pledges=played.pledged[unit.pk], jobs=[given], by=by)


def _aspire(registration: Registration, by: User) -> None:
    """Register the unit, its people and a village's households for the titles of their kind."""
    spell = registration.unit.spells.get(valid_to=None)
    if spell.kind not in TITLES:
        return
    is_armed = spell.name.startswith(ARMED)
    collective, person = ARMED_TITLES if is_armed else TITLES[UnitKind(spell.kind)]
    _set_title(registration, collective, [registration.unit], by)
    if spell.kind == UnitKind.VILLAGE:
        _tick_households(registration, by)
        _set_title(registration, person, [households_of(registration.unit)[0].head], by)
    else:
        _set_title(registration, person, _people_of(registration.unit), by)


def _set_title(
    registration: Registration, code: str, subjects: list[Unit] | list[Person], by: User
) -> None:
    if subjects:
        honour = _honour(code)
        aspirants_set(registration=registration, honour=honour, subjects=subjects, by=by)


def _tick_households(registration: Registration, by: User) -> None:
    """Tick the whole village, then take the last household out again."""
    honour = _honour(FAMILY)
    households_tick_all(registration=registration, honour=honour, by=by)
    *kept, last = households_of(registration.unit)
    households_tick(
        registration=registration, honour=honour, shown=[*kept, last], ticked=kept, by=by
    )


def _people_of(unit: Unit) -> list[Person]:
    rows = Person.objects.filter(positions__unit=unit, positions__valid_to=None)
    return list(rows.distinct().order_by("pk"))


def _honour(code: str) -> Honour:
    return Honour.objects.get(commune=None, code=code)


# --- What the office decides


def _decide(played: Playing) -> None:
    """Return one, approve the others; the checker approves what the clerk wrote down."""
    with dates.on_day(told.CLERKS_DAY):
        returned = played.unit(played.spec.returned)
        registration = registration_of(campaign=played.campaign, unit=returned)
        job = registration.hardjobs.get()
        reasons = {"hardjobs": {job.pk: played.spec.return_reason}}
        registration_return(registration=registration, reason="", named=reasons, by=played.clerk)
        approve_sent(played.campaign, played.clerk, taken_by_phone=False)
        approve_sent(played.campaign, played.checker, taken_by_phone=True)


def approve_sent(campaign: Campaign, by: User, **which: object) -> None:
    """Approve every registration that was sent, of those asked for."""
    rows = Registration.objects.filter(campaign=campaign, state="sent", **which)
    related = ("campaign__commune", "unit", "commune", "sent_by")
    _, refused = registrations_approve(registrations=rows.select_related(*related), by=by)
    if refused:
        raise RuntimeError(f"{refused[0].registration}: {refused[0].sentence}")


def _register_late(played: Playing) -> None:
    spec = played.spec
    unit = played.unit(spec.late)
    with dates.on_day(told.LEAVE_DAY):
        registration_allow(
            registration=registration_of(campaign=played.campaign, unit=unit),
            until=told.LEAVE_UNTIL,
            reason=spec.leave_reason,
            by=played.clerk,
        )
    with dates.on_day(told.LATE_DAY):
        _register(played, spec.late)
    with dates.on_day(told.LAST_DAY):
        approve_sent(played.campaign, played.clerk)


def _make_covenant(played: Playing) -> None:
    """Let two villages promise each other something; both heads agree."""
    with dates.on_day(told.COVENANT_WRITTEN):
        covenant = covenant_write(
            campaign=played.campaign,
            name=told.COVENANT_NAME,
            content=told.COVENANT_CONTENT,
            units=[played.unit(name) for name in told.COVENANT_UNITS],
            place=told.COVENANT_PLACE,
            signed_on=told.COVENANT_AGREED + dt.timedelta(days=1),
            by=played.clerk,
        )
    with dates.on_day(told.COVENANT_AGREED):
        for party in covenant.parties.select_related("covenant__campaign", "unit"):
            covenant_agree(party=party, seen_version=covenant.version, by=head_of(party.unit))
