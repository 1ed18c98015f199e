"""The campaigns of 2024 as the demonstration plays them: what is promised is there."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db import transaction

from campaigns.launching.course import Course, course_of
from campaigns.models import (
    Aspirant,
    Campaign,
    ClusterMember,
    Covenant,
    HardJob,
    Pledge,
    Ranking,
    Registration,
    ScoreSheet,
    Scoring,
)
from campaigns.registering.better import Beside, beside_share
from emulation.demonstration import stages
from emulation.demonstration.campaigns_2024 import REGISTER_UNTIL, YEARS
from emulation.demonstration.drives_2024 import (
    CLUSTER_POINTS,
    COUNCIL_POINTS,
    LEAVES,
    OFFICE_POINTS,
    SELF_POINTS,
    SPRING,
    SUMMER,
)
from emulation.demonstration.year_2024_dong_tam import FOLLOWED
from emulation.lib import dates
from emulation.org.selectors import unit_names
from targets.models import Share

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


def year_of(place: str) -> Campaign:
    return Campaign.objects.get(kind="year", commune__place=place)


PLACES = [spec.place.location for spec in YEARS]


def test_the_days_stages_stand_in_the_order_of_the_year():
    days = [stage.day for stage in stages.STAGES.values()]
    assert list(stages.STAGES) == ["places", "plans", "campaigns", "spring", "year", "awards"]
    assert days == sorted(days)


@pytest.mark.parametrize("spec", YEARS, ids=PLACES)
def test_the_year_is_launched_by_the_plan_with_its_targets_and_registered_by_most(spec):
    campaign = year_of(spec.place.location)

    assert course_of(campaign, DAY) == Course.GOING
    assert campaign.campaigntargets.count() == campaign.paper.plantargets.count() > 0
    assert campaign.slogan_set.name == "5 rõ"
    units = campaign.participants.count()
    states = Counter(campaign.registrations.values_list("state", flat=True))
    assert states == {"approved": units - 1 - len(spec.never), "returned": 1}
    assert states["approved"] > units * 0.8


@pytest.mark.parametrize("spec", YEARS, ids=PLACES)
def test_one_is_returned_one_came_late_with_leave_and_some_never_came(spec):
    campaign = year_of(spec.place.location)
    rows = {row.unit_id: row for row in campaign.registrations.all()}
    names = unit_names(campaign.participants.values_list("unit", flat=True), DAY)

    late = [r for r in rows.values() if dates.local_day(r.first_sent_at) > REGISTER_UNTIL]
    assert [(names[row.unit_id], row.state) for row in late] == [(spec.late, "approved")]
    assert late[0].leave_reason == spec.leave_reason
    returned = next(row for row in rows.values() if row.state == "returned")
    assert names[returned.unit_id] == spec.returned
    assert returned.hardjobs.exclude(return_reason="").count() == 1
    assert {name for unit, name in names.items() if unit not in rows} == set(spec.never)


def test_pledges_beat_the_shares_in_both_directions():
    beside = {
        (share.target.indicator.direction, share.target.name)
        for share in Share.objects.exclude(pledged=None).select_related("target__indicator")
        if beside_share(share.pledged, share.assigned, share.target.indicator.direction)
        == Beside.BETTER
    }
    assert {("higher", "Lúa"), ("higher", "Vải thiều"), ("lower", "Tỷ lệ hộ nghèo")} <= beside


def test_what_is_pledged_stands_beside_the_share_once_it_is_approved():
    for pledge in Pledge.objects.filter(registration__state="approved").select_related("share"):
        assert pledge.share.pledged == pledge.approved_value == pledge.value


def test_every_hard_job_answers_the_five_questions():
    jobs = list(HardJob.objects.all())
    assert len(jobs) > 50
    assert {len(job.answers) for job in jobs} == {5}


def test_people_collectives_and_households_aim_at_titles():
    kinds = Counter(Aspirant.objects.values_list("honour__subject", flat=True))
    assert min(kinds[kind] for kind in ("person", "collective", "household")) > 30
    names = set(Aspirant.objects.values_list("honour__name", flat=True))
    assert {"Gia đình văn hóa", "Lao động tiên tiến", "Thôn, tổ dân phố văn hóa"} <= names


def test_what_the_clerk_wrote_down_was_approved_by_somebody_else():
    phoned = Registration.objects.filter(taken_by_phone=True).select_related("sent_by")
    assert len(phoned) == 11
    assert {row.sent_by.role for row in phoned} == {"clerk"}
    assert {row.approved_by.role for row in phoned} == {"checker"}


def test_units_of_both_communes_stand_in_clusters_with_a_head():
    for spec in YEARS:
        members = ClusterMember.objects.filter(commune__place=spec.place.location, year=2024)
        assert members.count() == year_of(spec.place.location).participants.count()
        assert members.filter(is_head=True).count() == len(spec.clusters)


def test_the_drive_of_spring_is_scored_by_all_columns_and_its_ranking_is_public():
    campaign = Campaign.objects.get(name=SPRING.fields["name"])
    scoring = Scoring.objects.get(campaign=campaign)

    assert course_of(campaign, DAY) == Course.CLOSED
    assert scoring.published_at is not None
    columns = Counter(ScoreSheet.objects.filter(state="sent").values_list("column", flat=True))
    assert columns == {"self": 6, "cluster": 30, "office": 6, "council": 6}


def test_the_ranking_is_what_a_computation_by_hand_gives():
    rows = Ranking.objects.get(campaign__name=SPRING.fields["name"]).content["rows"]
    told = [(row["unit"], Decimal(row["points"])) for row in rows]
    wanted = {village: points_by_hand(village) for village in SELF_POINTS}
    assert told == sorted(wanted.items(), key=lambda pair: -pair[1])


def points_by_hand(village: str) -> Decimal:
    """The last word on every criterion, and the share of the waste that was collected."""
    points = dict(zip(LEAVES, map(Decimal, SELF_POINTS[village]), strict=True))
    for (_, scored), (leaf, value, _) in CLUSTER_POINTS.items():
        if scored == village:
            points[leaf] = (4 * points[leaf] + Decimal(value)) / 5
    for column in (OFFICE_POINTS, COUNCIL_POINTS):
        if village in column:
            leaf, value, _ = column[village]
            points[leaf] = Decimal(value)
    waste = FOLLOWED["waste_collected"]
    collected, of = waste.quarters[0][waste.units.index(village)].split("/")
    ratio = Decimal(collected) * 100 / Decimal(of) / Decimal(SPRING.pledges[village])
    earned = (25 * min(ratio, Decimal(1))).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return sum(points.values()) - 2 * points["dumping"] + earned


def test_the_drive_of_summer_takes_registrations_today():
    campaign = Campaign.objects.get(name=SUMMER.fields["name"])

    assert course_of(campaign, DAY) == Course.REGISTERING
    assert campaign.anniversary == "kỷ niệm 79 năm Quốc khánh"
    assert campaign.criterions.count() == 8
    assert campaign.plannedawards.count() == 3
    states = Counter(campaign.registrations.values_list("state", flat=True))
    assert states == {"approved": 1, "sent": 1}
    assert campaign.participants.count() == 6


def test_two_villages_have_agreed_to_a_covenant():
    parties = Covenant.objects.get().parties.all()
    assert len(parties) == 2
    assert all(party.agreed_at for party in parties)
