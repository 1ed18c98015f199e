"""Part of a year in which units compete: launched, pledged, scored, ranked, on 360 px phones.

The short journey is one drive of three villages; the long one is both communes with all their
units. The ranking is compared with a computation of our own (``points_by_hand``).
"""

from __future__ import annotations

import datetime as dt
import io
import re
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
from tests.journeys.campaign_steps import Criterion, Drive, Pledged, own_address, pledge
from tests.journeys.mortal_server import MortalServer
from tests.journeys.points_by_hand import (
    DUMPING,
    FLOWERS,
    LANES,
    NEW_WAY,
    TELLING,
    Contest,
    shown,
)
from tests.journeys.town import Town, download, fits, press, says
from tests.papers.measure import PrintedPdf
from tests.papers.papers_made import open_series
from tests.targets.whole_year import SPECS, Truth, begin

pytestmark = pytest.mark.browser

RICE, POVERTY = SPECS["rice"].name, SPECS["poverty"].name
TARGETS = tuple(SPECS[key].name for key in ("rice", "poverty", "malnutrition", "cattle", "pigs"))
FROM_RESULTS, TIDY = "Kết quả so với giao, đăng ký", "Làm đẹp thôn"
CRITERIA = (
    Criterion(FROM_RESULTS, "50"),
    Criterion("Trẻ suy dinh dưỡng", "10", part_of=FROM_RESULTS, rule="met",
              target=SPECS["malnutrition"].name, measure="pledged"),
    Criterion("Hộ nghèo", "15", part_of=FROM_RESULTS, rule="proportional",
              target=POVERTY, measure="pledged"),
    Criterion("Đàn trâu bò", "10", part_of=FROM_RESULTS, rule="above",
              target=SPECS["cattle"].name, full_above="5"),
    Criterion("Đàn lợn", "15", part_of=FROM_RESULTS, rule="best", target=SPECS["pigs"].name),
    Criterion(TIDY, "40"),
    Criterion(LANES, "25", part_of=TIDY),
    Criterion(FLOWERS, "15", part_of=TIDY, needs_evidence=True),
    Criterion(TELLING, "10"),
    Criterion(NEW_WAY, "5", kind="bonus"),
    Criterion(DUMPING, "5", kind="penalty"),
)  # fmt: skip
REGISTER_UNTIL = "15/3/2024"
SPRING = Drive(
    name="Đợt thi đua “Sạch ngõ, xanh đường” chào mừng ngày 30/4",
    slogan="Mỗi tuần một buổi, mỗi ngõ một hàng cây",
    paper="plan",
    days=("01/3/2024", "30/4/2024", "27/2/2024", REGISTER_UNTIL),
    targets=TARGETS,
    criteria=CRITERIA,
)
# More rice, fewer poor households; Đề Thám promises less than it was asked for.
PLEDGES = {
    LIEN_CO: {"rice": "21", "poverty": "0.35", "malnutrition": "8.4", "pigs": "1050"},
    TAN_KY: {"rice": "17", "poverty": "0.9", "malnutrition": "9.5", "pigs": "900"},
    HONG_LAC: {"rice": "14.5", "poverty": "0.6", "malnutrition": "8", "pigs": "490"},
    DE_THAM: {"rice": "22", "poverty": "1.4", "malnutrition": "9.5", "pigs": "1060"},
    TAN_TIEN: {"rice": "17", "poverty": "0.4", "malnutrition": "9", "pigs": "820"},
    DONG_MAI: {"rice": "16", "poverty": "0.5", "malnutrition": "9", "pigs": "700"},
}
POINTS = {  # in the order of LEAVES
    LIEN_CO: ("24", "13", "5", "0", "0"),
    TAN_KY: ("22", "12", "8", "0", "0"),
    HONG_LAC: ("25", "14", "10", "3", "0"),
    DE_THAM: ("22", "12", "7", "0", "0"),
    TAN_TIEN: ("25", "15", "10", "5", "0"),
    DONG_MAI: ("21", "13", "2", "3", "1"),
}


def pledged(unit: str, job: str = "") -> Pledged:
    values = {SPECS[key].name: value.replace(".", ",") for key, value in PLEDGES[unit].items()}
    return Pledged(values, job, "Xong trước ngày 28/4")


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


def households(number: int) -> list[tuple[object, ...]]:
    """Rows of a sheet: so many good ones, and three that are not, at lines 5, 7 and 9."""
    letters = "ABCDEGHIKLMNOPQRSTUVXY"
    good = [
        ("", f"Hoàng Văn {letters[n // 22]}{letters[n % 22].lower()}", 1950 + n % 50,
         f"Ngõ {n % 9}", "x")
        for n in range(number)
    ]  # fmt: skip
    bad = {
        3: (*good[0][:3], "Ngõ 7", "x"),
        5: ("", "", 1971, "Ngõ 4", "x"),
        7: ("", "Nông Thị Sen", 1980, '=HYPERLINK("http://xau.example";"Ngõ 5")', "x"),
    }
    for place, row in bad.items():
        good.insert(place, row)
    return good


def register_from_excel(town: Town, campaign: Campaign, name: str, number: int) -> None:
    """Bring the village's households in; three bad lines are named and lose no other."""
    page, address = town.head(name), own_address(town, campaign, name)
    heads = ("Mã hộ", "Chủ hộ", "Năm sinh", "Địa chỉ", "Đăng ký")
    steps.look_at_sheet(page, address, steps.book(heads, households(number)))
    wrong = page.locator("[data-errors]")
    expect(wrong).to_contain_text("3 dòng có lỗi")
    expect(wrong).to_contain_text("Dòng 5: Chủ hộ: Trùng với dòng 2 của tệp này. Bỏ một dòng.")
    expect(wrong).to_contain_text(re.compile("Dòng 7: Chủ hộ: "))
    expect(wrong).to_contain_text("Dòng 9: Địa chỉ: Ô này bắt đầu bằng “=” như công thức Excel.")
    fits(page)
    page.get_by_role("button", name=f"Ghi {number} hộ, bỏ 3 dòng lỗi").click()
    says(page, f"{number} hộ mới, {number} hộ được đăng ký; 3 dòng lỗi chưa nhập")
    fits(page)


def register_with_everything(town: Town, campaign: Campaign, number: int) -> None:
    """Hồng Lạc beats both shares, brings its households in and sends its three screens."""
    page = town.head(HONG_LAC)
    page.goto("/dang-ky/")
    page.get_by_role("link", name=campaign.name).first.tap()
    steps.write_pledges(page, pledged(HONG_LAC, "Trồng 120 cây lộc vừng"))
    for target in (RICE, POVERTY):
        part = page.locator("[data-pledge]").filter(has=page.get_by_role("heading", name=target))
        expect(part).to_contain_text("hơn mức giao")
    fits(page)
    press(page, "Lưu, sang bước 2")
    page.wait_for_url(re.compile(r"/nguoi-ho/$"))
    twice_is_refused(page)
    register_from_excel(town, campaign, HONG_LAC, number)
    page.get_by_role("link", name="Sang bước 3: kiểm tra, gửi").click()
    fits(page)
    steps.send(page)
    says(page, f"1 lượt người, {number} lượt hộ")


def twice_is_refused(page) -> None:
    """One person under two spellings is refused; with one row less it is right."""
    labour = "Lao động tiên tiến"
    people = (("Lý Thị Mơ, 1985", labour), ("Lý Thi Mơ, 1985", labour))
    steps.write_people(page, Pledged({}, people=people))
    page.get_by_role("button", name="Lưu nháp").last.click()
    expect(page.locator("[data-errors]")).to_contain_text("ghi hai lần ở trang này. Bỏ một dòng.")
    page.locator("[data-drop]").last.click()
    press(page, "Lưu nháp")
    expect(page.get_by_role("rowheader", name="Lý Thị Mơ, 1985")).to_be_visible()


def return_and_send_again(town: Town, campaign: Campaign, name: str) -> None:
    """Only the named hard job can be changed; it is sent again."""
    job = "Làm đẹp thôn"
    steps.return_part(town, campaign, name, job, "Ghi rõ làm gì, ở đoạn nào.")
    page = town.head(name)
    page.goto(own_address(town, campaign, name))
    expect(page.locator(".box-returned")).to_have_count(1)  # the device asks nothing
    says(page, "Ghi rõ làm gì, ở đoạn nào.")
    assert page.locator("[data-pledged]").count() == 0, "only what was named can be changed"
    page.locator("[name=viec-1-name]").fill("Dọn bãi rác sau nhà văn hóa")
    fits(page)
    press(page, "Lưu, sang bước 2")
    page.goto(own_address(town, campaign, name, "kiem-tra/"))
    steps.send(page, again=True)


def register_late(town: Town, campaign: Campaign, name: str, given: Pledged) -> None:
    """A page left open sends nothing after the window; with the clerk's leave it does."""
    page = town.head(name)
    town.on("2024-03-15")
    page.goto(own_address(town, campaign, name))
    town.on("2024-03-18")
    steps.write_pledges(page, given)
    page.get_by_role("button", name="Lưu, sang bước 2").click()
    says(page, "Đã hết hạn đăng ký ngày 15/03/2024. Cần đăng ký thêm thì đề nghị công chức")
    expect(pledge(page, RICE)).to_have_value(given.pledges[RICE])
    page.goto(own_address(town, campaign, name))
    says(page, "máy này giữ bản nhập")
    says(page, "đã hết hạn")
    page.get_by_role("button", name="Bỏ bản trên máy này").click()
    steps.allow_late(town, campaign, name, "20/3/2024", "Trưởng thôn nằm viện.")
    steps.register(town, campaign, name, given, page)


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
