"""A campaign scored column by column on phones, ranked and printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction as F

from playwright.sync_api import Locator, Page, expect

from campaigns.models import Campaign
from tests.journeys.points_by_hand import FLOWERS, Contest, shown
from tests.journeys.report_phone import file_of, photo
from tests.journeys.town import Town, fill, fits, press, says

COLUMNS = ("self", "cluster", "office", "council")
WAYS = {"self": "tu-cham", "office": "co-quan-cham", "council": "hoi-dong-cham"}


def make_cluster(town: Town, name: str, members: Sequence[str]) -> None:
    page = town.desk
    page.goto("/cum-khoi/moi/?nam=2024")
    fill(page, name=name)
    for member in members:
        page.locator(f"[name=units][value='{town.units[member].uid}']").check()
    page.locator("[name=head]").select_option(str(town.units[members[0]].uid))
    press(page, "Lưu cụm, khối")


def plan_scoring(town: Town, campaign: Campaign, ties: Sequence[str]) -> None:
    page = town.desk
    page.goto(f"/phong-trao/{campaign.uid}/cham-diem/cot/")
    for column in COLUMNS:
        page.locator(f"[name=columns][value={column}]").check()
    boxes = page.locator("[name^=tie_]").all()
    for box in boxes:
        box.select_option("")
    for box, tie in zip(boxes, ties, strict=False):
        box.select_option(tie)
    fits(page)
    press(page, "Lưu các cột chấm")


def advance(town: Town, campaign: Campaign, due: str = "") -> None:
    """Open the next column, or end the scoring after the last."""
    page = town.desk
    page.goto(f"/phong-trao/{campaign.uid}/cham-diem/chuyen/")
    if due:
        fill(page, due_on=due)
    page.locator("main form [type=submit]").last.click()
    says(page, "Đã chuyển sang")


def sheet_address(town: Town, campaign: Campaign, column: str, name: str, scorer: str = "") -> str:
    unit = town.units[name].uid
    if column == "cluster":
        return f"/phong-trao/{campaign.uid}/cham-diem/cum-cham/{unit}/{town.units[scorer].uid}/"
    return f"/phong-trao/{campaign.uid}/cham-diem/{WAYS[column]}/{unit}/"


def line(page: Page, name: str) -> Locator:
    return page.locator("[data-node]").filter(has=page.get_by_role("heading", name=name))


def write_sheet(page: Page, points: Mapping[str, str]) -> None:
    for name, value in points.items():
        line(page, name).locator("[data-points]").fill(value)


def note(page: Page, name: str, words: str) -> None:
    part = line(page, name)
    for folded in part.locator("details:not([open]) > summary").all():
        folded.click()
    part.locator("[name^=ly-do-]").fill(words)


def prove(page: Page, name: str) -> None:
    picture = file_of("duong-hoa.jpg", photo(160, 120))
    line(page, name).locator("input[type=file]").set_input_files(picture)


def send_sheet(page: Page) -> None:
    page.get_by_role("button", name="Gửi phiếu chấm").click()
    says(page, "Đã gửi phiếu chấm.")


def score(
    page: Page, address: str, points: Mapping[str, str], notes: Mapping[str, str], proof: str = ""
) -> None:
    """Fill in a sheet, say why where it differs from the column before, and send it."""
    page.goto(address)
    write_sheet(page, points)
    for name, words in notes.items():
        note(page, name, words)
    if proof:
        prove(page, proof)
    fits(page)
    send_sheet(page)


# All columns


def words_of(points: dict[str, F]) -> dict[str, str]:
    return {name: shown(value) for name, value in points.items()}


def notes_of(contest: Contest, column: str, unit: str, scorer: str = "") -> dict[str, str]:
    names = contest.differing(column, unit, scorer)
    return dict.fromkeys(names, "Đã xem tận nơi, chấm theo thực tế.")


def score_themselves(town: Town, campaign: Campaign, contest: Contest) -> None:
    for unit in contest.units:
        address = sheet_address(town, campaign, "self", unit)
        given = words_of(contest.given("self", unit))
        score(town.head(unit), address, given, {}, proof=FLOWERS)


def score_each_other(town: Town, campaign: Campaign, contest: Contest) -> None:
    for scorer in contest.units:
        for unit in contest.others(scorer):
            address = sheet_address(town, campaign, "cluster", unit, scorer)
            given = words_of(contest.given("cluster", unit, scorer))
            notes = notes_of(contest, "cluster", unit, scorer)
            score(town.head(scorer), address, given, notes)


def score_from_the_office(town: Town, campaign: Campaign, contest: Contest, column: str) -> None:
    page = town.at(town.checker if column == "office" else town.secretary)
    for unit in contest.units:
        address = sheet_address(town, campaign, column, unit)
        given = words_of(contest.given(column, unit))
        score(page, address, given, notes_of(contest, column, unit))


def nobody_scores_itself(town: Town, campaign: Campaign, unit: str) -> None:
    page = town.head(unit)
    page.goto(sheet_address(town, campaign, "cluster", unit, unit))
    expect(page.locator("body")).to_contain_text("Đơn vị không chấm điểm cho chính mình.")


def a_difference_wants_a_note(town: Town, campaign: Campaign, contest: Contest) -> None:
    """Other points than the column before are kept, and sent only with a word why."""
    scorer = contest.units[0]
    unit = contest.others(scorer)[0]
    page = town.head(scorer)
    page.goto(sheet_address(town, campaign, "cluster", unit, scorer))
    write_sheet(page, words_of(contest.given("cluster", unit, scorer)))
    page.get_by_role("button", name="Gửi phiếu chấm").click()
    expect(page.locator("[data-errors]")).to_contain_text("lý do")


def score_all(town: Town, campaign: Campaign, contest: Contest) -> None:
    """Four columns, each opened by the clerk with a deadline."""
    town.on("2024-05-02")
    for name, members in contest.clusters:
        make_cluster(town, name, members)
    plan_scoring(town, campaign, ["content", "self"])
    advance(town, campaign, "2024-05-06")
    score_themselves(town, campaign, contest)
    town.on("2024-05-07")
    advance(town, campaign, "2024-05-10")
    nobody_scores_itself(town, campaign, contest.units[0])
    a_difference_wants_a_note(town, campaign, contest)
    score_each_other(town, campaign, contest)
    for column, day, due in (
        ("office", "2024-05-11", "2024-05-15"),
        ("council", "2024-05-16", "2024-05-18"),
    ):
        town.on(day)
        advance(town, campaign, due)
        score_from_the_office(town, campaign, contest, column)
    advance(town, campaign)
