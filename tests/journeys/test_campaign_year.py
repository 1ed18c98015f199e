"""Part of a year in which units compete: launched, pledged, scored, ranked, on 360 px phones.

The short journey is one drive of three villages; the long one is both communes with all their
units. The ranking is compared with a computation of our own (``points_by_hand``).
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction as F

import openpyxl
import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import expect

from campaigns.launching.catalogue import catalogue_load
from campaigns.models import Campaign, Plan, Ranking
from emulation.demonstration import dong_tam_2024, ngo_quyen_2024, seed_year, stages
from emulation.demonstration.campaigns_2024 import GROUPS, VETERANS, YOUTH
from emulation.demonstration.parts import PlanSpec
from emulation.demonstration.seed_plans import plan_uid
from emulation.demonstration.year_2024_dong_tam import (
    DE_THAM,
    DONG_MAI,
    HONG_LAC,
    LIEN_CO,
    TAN_KY,
    TAN_TIEN,
)
from emulation.org.models import Membership, Role, Spell, User
from emulation.org.selectors import commune_unit
from emulation.papers.models import NumberSeries, PaperKind
from emulation.papers.services import series_open
from targets.models import Share
from targets.services import (
    ShareRow,
    measure_units_seed,
    period_lock,
    shares_set,
    span_for_year,
)
from tests.cast import PASSWORD, Cast
from tests.journeys import campaign_steps as steps
from tests.journeys import score_steps as scoring
from tests.journeys.campaign_steps import Criterion, Drive, Pledged, own_address
from tests.journeys.mortal_server import MortalServer
from tests.journeys.points_by_hand import (
    Contest,
    shown,
)
from tests.journeys.registering_scenes import (
    register_late,
    register_with_everything,
    return_and_send_again,
)
from tests.journeys.spring_drive import (
    PLEDGES,
    POINTS,
    REGISTER_UNTIL,
    SPRING,
    TIDY,
    pledged,
)
from tests.journeys.town import Town, download, fits, press
from tests.papers.measure import PrintedPdf
from tests.papers.papers_made import open_series
from tests.targets.whole_year import SPECS, Truth, begin

pytestmark = pytest.mark.browser


@pytest.fixture
def live_server(transactional_db: None) -> Iterator[MortalServer]:
    server = MortalServer()
    yield server
    server.stop()


# The short journey: three villages of one commune


@pytest.fixture
def short(cast: Cast, seat, settings, live_server: MortalServer) -> Town:
    """The year is begun: targets divided, the first quarter open."""
    settings.DEMO_TODAY = dt.date(2024, 2, 27)
    catalogue_load()
    measure_units_seed(commune=cast.commune, by=None)
    work = begin(cast, span_for_year(commune=cast.commune, year=2024, by=None))
    open_series(cast.commune, kinds=[PaperKind.PLAN, PaperKind.LETTER])
    town = Town(
        cast.commune, work.units, cast.clerk, cast.checker, cast.chairman,
        cast.records_clerk, cast.council_secretary, settings, seat, live_server.waiting,
    )  # fmt: skip
    town.work = work
    return town


def quarter_reported(town: Town, units: Collection[str]) -> None:
    """What the rules for points look at: the first quarter, approved and locked."""
    town.on("2024-04-08")
    work, period = town.work, town.work.periods[0]
    with town.quiet():
        for name in units:
            seed_year.send(work, period, town.units[name])
        seed_year.approve(work, period)
        town.on("2024-04-15")
        period_lock(period=period, by=town.clerk)


# Ranked


def publish(town: Town, campaign: Campaign, unit: str) -> None:
    """Nobody but the office sees a point before the clerk publishes."""
    page, table = town.head(unit), f"/phong-trao/{campaign.uid}/cham-diem/bang/"
    for address in (table, f"{table}pdf/", f"{table}excel/"):
        answer = page.request.get(address)
        assert answer.status == 403, address
    desk = town.desk
    desk.goto(f"/phong-trao/{campaign.uid}/cham-diem/chot/")
    press(desk, "Chốt xếp hạng")
    assert page.request.get(table).status == 403
    desk.goto(f"/phong-trao/{campaign.uid}/cham-diem/cong-bo/")
    press(desk, "Công bố")
    page.goto(table)
    fits(page)


def ranking_is_ours(town: Town, campaign: Campaign, contest: Contest) -> None:
    """Page, sheet and paper say what our own computation says."""
    for name, members in contest.clusters:
        wanted = [(rank, unit, shown(points)) for rank, unit, points in contest.ranking(members)]
        assert on_the_page(town, campaign, name) == wanted
        assert in_the_sheet(town, campaign, name) == wanted
    text = " ".join(PrintedPdf(download(town.desk, f"{table_of(campaign)}pdf/")).text.split())
    for _, members in contest.clusters:
        for rank, unit, points in contest.ranking(members):
            assert f"{rank} {unit} {shown(points)}" in text
    with town.quiet():
        row = Ranking.objects.filter(campaign=campaign, is_current=True).first()
    told = {each["unit"]: each["totals"] for each in row.content["rows"]}
    for unit, totals in told.items():
        for column in ("self", "cluster", "office", "council"):
            assert F(totals[column]["points"]) == contest.total(column, unit), (unit, column)


def table_of(campaign: Campaign) -> str:
    return f"/phong-trao/{campaign.uid}/cham-diem/bang/"


def on_the_page(town: Town, campaign: Campaign, cluster: str) -> list[tuple[int, str, str]]:
    page = town.desk
    page.goto(table_of(campaign))
    part = page.locator("section.part").filter(has=page.get_by_role("heading", name=cluster))
    return [
        (
            int(row.locator("[data-label=Hạng]").inner_text()),
            row.get_by_role("rowheader").inner_text(),
            row.locator("[data-label='Điểm cuối']").inner_text(),
        )
        for row in part.locator("tbody tr").all()
    ]


def in_the_sheet(town: Town, campaign: Campaign, cluster: str) -> list[tuple[int, str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(download(town.desk, f"{table_of(campaign)}excel/")))
    heads, *rows = book["Xếp hạng"].iter_rows(values_only=True)
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    return [
        (row["Hạng"], row["Đơn vị"], shown(F(str(row["Điểm cuối"]))))
        for row in told
        if row["Cụm, khối"] == cluster
    ]


def test_a_drive_of_three_villages_from_its_paper_to_its_ranking(short: Town):
    town, units = short, (HONG_LAC, LIEN_CO, DE_THAM)
    contest = Contest((("Cụm số 1", units),), PLEDGES, POINTS, (DE_THAM, LIEN_CO), Truth())
    drive = Drive(**(vars(SPRING) | {"taking": "chosen", "units": units}))

    campaign = steps.write_campaign(town, drive)
    steps.launch_by_paper(town, campaign)
    town.on("2024-03-05")
    register_with_everything(town, campaign, 12)
    given = pledged(LIEN_CO, TIDY)
    steps.register(town, campaign, LIEN_CO, given, town.head(LIEN_CO))
    return_and_send_again(town, campaign, LIEN_CO)
    assert steps.approve_ticked(town, campaign) == 2
    register_late(town, campaign, DE_THAM, pledged(DE_THAM))
    steps.approve_rest(town, campaign)

    quarter_reported(town, units)
    scoring.score_all(town, campaign, contest)
    publish(town, campaign, LIEN_CO)
    ranking_is_ours(town, campaign, contest)


# The long journey: both communes, every unit


OFFICE = (Role.CLERK, Role.CHECKER, Role.CHAIRMAN, Role.RECORDS_CLERK, Role.COUNCIL_SECRETARY)
WARD_DRIVE = Drive(
    name="Đợt thi đua “Ngõ thông, hè thoáng” chào mừng ngày 19/5",
    slogan="Mỗi tổ một ngõ thông",
    paper="letter",
    days=("04/3/2024", "19/5/2024", "27/2/2024", REGISTER_UNTIL),
    targets=("Giải quyết việc làm mới", "Tỷ lệ hộ nghèo"),
    criteria=(Criterion("Ngõ thông", "60"), Criterion("Hè thoáng", "40")),
    taking="chosen",
    units=GROUPS[:3],
)


@pytest.fixture
def both(transactional_db, seat, settings, live_server: MortalServer) -> tuple[Town, Town]:
    """The two communes of the demonstration with their plans issued and divided."""
    settings.DEMO_TODAY = dt.date(2024, 2, 27)
    stages.build("plans")
    catalogue_load()
    User.objects.update(password=make_password(PASSWORD))
    first = demonstration_town(dong_tam_2024.PLAN, 1, seat, settings, live_server)
    second = demonstration_town(ngo_quyen_2024.PLAN, 2, seat, settings, live_server)
    first.work = seed_year.begin_year(first.plan.span, first.targets, first.clerk)
    give_jobs_and_poverty(second)
    return first, second


def demonstration_town(spec: PlanSpec, number: int, seat, settings, server) -> Town:
    plan = Plan.objects.select_related("commune", "span").get(uid=plan_uid(number))
    spells = Spell.objects.filter(commune=plan.commune, valid_to=None).select_related("unit")
    rows = plan.plantargets.order_by("position").select_related("target__indicator")
    held = Membership.objects.filter(commune=plan.commune).order_by("pk")
    return Town(
        plan.commune,
        {spell.name: spell.unit for spell in spells},
        *(held.filter(role=role).first().person.user for role in OFFICE),
        settings,
        seat,
        server.waiting,
        plan,
        {each.key: row.target for each, row in zip(spec.targets, rows, strict=True)},
    )


def give_jobs_and_poverty(town: Town) -> None:
    """Divide two targets of the ward among its groups, and let letters have their numbers."""
    for key, parts in (("new_jobs", [14] * 8 + [15] * 4), ("poverty", ["0.08"] * 12)):
        rows = [ShareRow(town.units[n], Decimal(v)) for n, v in zip(GROUPS, parts, strict=True)]
        shares_set(target=town.targets[key], rows=rows, by=town.clerk)
    series_open(
        commune=town.commune, body=commune_unit(town.commune), kinds=[PaperKind.LETTER],
        year=2024, name="Sổ công văn", mode=NumberSeries.Mode.TYPED, by=None,
    )  # fmt: skip


def heads_of(town: Town, campaign: Campaign, silent: Collection[str]) -> list[str]:
    """Return the units that take part and have a head, but for the silent ones."""
    with town.quiet():
        asked = set(campaign.participants.values_list("unit", flat=True))
        heads = Membership.objects.filter(unit__in=asked, role=Role.UNIT_HEAD)
        headed = set(heads.values_list("unit", flat=True))
    named = {name: unit.pk for name, unit in town.units.items() if unit.pk in headed}
    return [name for name in named if name not in silent]


def register_all(town: Town, campaign: Campaign, silent: Collection[str], job: str) -> int:
    """Let every other unit come by and register for the year; return how many came."""
    names = heads_of(town, campaign, silent)
    for name in names:
        page = town.passing(name)
        steps.register(town, campaign, name, Pledged({}, job, "Xong trong năm"), page)
        page.context.close()
    return len(names)


def stands_in_who_has_not(town: Town, campaign: Campaign, name: str) -> None:
    page = town.desk
    page.goto(f"/phong-trao/{campaign.uid}/chua-dang-ky/")
    row = page.get_by_role("row", name=name.partition(" xã ")[0])
    expect(row).to_contain_text("Quá hạn")
    press(page, "Nhắc ngay")
    expect(row).to_contain_text(f"{town.settings.DEMO_TODAY:%d/%m/%Y}")
    fits(page)


def others_are_refused(first: Town, second: Town, campaign: Campaign) -> None:
    """A unit of the other commune cannot be chosen, and its head finds no such page."""
    page = second.head(GROUPS[0])
    answer = page.goto(own_address(first, campaign, HONG_LAC))
    assert answer.status == 404
    desk = second.desk
    draft = steps.write_head(second, replace(WARD_DRIVE, name="Đợt thi đua còn soạn"))
    desk.goto(f"/phong-trao/{draft.uid}/don-vi/")
    stranger = str(first.units[HONG_LAC].uid)
    box = desk.locator("[name=units]").first
    box.evaluate("(box, uid) => { box.value = uid; box.checked = true }", stranger)
    desk.get_by_role("button", name="Lưu đơn vị tham gia").click()
    expect(desk.locator(".box-errors")).to_contain_text("Có đơn vị không ở địa phương này")


def sums_go_by_shares(town: Town, campaign: Campaign) -> None:
    """The commune's own sum of rice is what was assigned, whatever was pledged beside it."""
    with town.quiet():
        shares = Share.objects.filter(target=town.targets["rice"])
        assigned, pledged_ = (
            sum(shares.values_list(name, flat=True)) for name in ("assigned", "pledged")
        )
    wanted = sum(F(PLEDGES[unit]["rice"]) for unit in PLEDGES)
    assert F(pledged_) == wanted and wanted > F(assigned) == F(SPECS["rice"].value)
    page = town.desk
    page.goto(f"/phong-trao/{campaign.uid}/tong-hop/")
    both_sums = page.get_by_role("row", name="Cộng các đơn vị trên").first
    words = f"{shown(F(assigned))} {shown(wanted)}"
    expect(both_sums.get_by_role("cell", name=words, exact=True)).to_be_visible()
    own = page.get_by_role("row", name="Cả xã, theo mức giao").first
    expect(own).to_contain_text(shown(F(assigned)))
    expect(own).not_to_contain_text(shown(wanted))


@pytest.mark.slow
def test_both_communes_with_all_their_units(both: tuple[Town, Town]):
    first, second = both
    contest = Contest(
        (("Cụm số 1", (LIEN_CO, TAN_KY, HONG_LAC)), ("Cụm số 2", (DE_THAM, TAN_TIEN, DONG_MAI))),
        PLEDGES, POINTS, (DONG_MAI, DE_THAM), Truth(),
    )  # fmt: skip

    # launched: a drive by a paper, the year by one action, in both communes
    spring, spring_of_ward = (
        steps.write_campaign(first, SPRING), steps.write_campaign(second, WARD_DRIVE)
    )  # fmt: skip
    steps.launch_by_paper(first, spring)
    steps.launch_by_paper(second, spring_of_ward, "57")
    year = steps.launch_year(first, first.plan, REGISTER_UNTIL)
    year_of_ward = steps.launch_year(second, second.plan, REGISTER_UNTIL)

    # registered: every unit but one that never answers and one that is late
    for town in both:
        town.on("2024-03-05")
    came = register_all(first, year, (VETERANS, YOUTH), "Một việc khó của đơn vị")
    came_in_ward = register_all(second, year_of_ward, (GROUPS[8],), "Một việc khó của tổ")
    vague = Pledged({}, TIDY, "Đẹp hơn")
    steps.register(first, year, YOUTH, vague, first.head(YOUTH))
    return_and_send_again(first, year, YOUTH)
    register_with_everything(first, spring, 180)
    for name in (LIEN_CO, TAN_KY, TAN_TIEN, DONG_MAI):
        steps.register(first, spring, name, pledged(name, TIDY), first.head(name))
    return_and_send_again(first, spring, LIEN_CO)
    for name in GROUPS[:3]:
        given = {"Giải quyết việc làm mới": "20", "Tỷ lệ hộ nghèo": "0,05"}
        steps.register(second, spring_of_ward, name, Pledged(given), second.head(name))

    # decided on: many at once; late with leave; refused to strangers; who has not
    steps.approve_ticked(first, year)
    steps.approve_ticked(second, year_of_ward)
    steps.approve_ticked(second, spring_of_ward)
    steps.approve_ticked(first, spring)
    steps.approve_rest(first, spring)
    register_late(first, spring, DE_THAM, pledged(DE_THAM))
    steps.approve_rest(first, spring)
    late = Pledged({}, "Làm lại cổng tổ", "Xong trước 30/6")
    steps.allow_late(second, year_of_ward, GROUPS[8], "20/3/2024", "Tổ bầu lại tổ phó.")
    steps.register(second, year_of_ward, GROUPS[8], late, second.head(GROUPS[8]))
    stands_in_who_has_not(first, year, VETERANS)
    others_are_refused(first, second, spring)
    sums_go_by_shares(first, spring)
    assert came > 15 and came_in_ward > 20

    # scored, ranked, published
    quarter_reported(first, contest.units)
    scoring.score_all(first, spring, contest)
    publish(first, spring, LIEN_CO)
    ranking_is_ours(first, spring, contest)
