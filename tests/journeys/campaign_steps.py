"""A campaign launched by a paper, registered for on phones, decided on by the clerk."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import openpyxl
from playwright.sync_api import Page, expect

from campaigns.models import Campaign, Plan, Registration
from tests.journeys.town import Town, choose, fill, fits, main, press, says

FAMILY = "gia-dinh-van-hoa"


@dataclass(frozen=True)
class Criterion:
    """What the clerk types of a criterion; ``rule`` with the name of its ``target``."""

    name: str
    points: str
    kind: str = "content"
    part_of: str = ""
    rule: str = ""
    target: str = ""
    measure: str = "assigned"
    full_above: str = ""
    needs_evidence: bool = False


@dataclass(frozen=True)
class Drive:
    name: str
    slogan: str
    paper: str  # plan or letter
    days: tuple[str, str, str, str]  # starts, ends, registering from, until; as they are typed
    targets: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    taking: str = "villages"
    units: tuple[str, ...] = ()  # where they are chosen
    award: str = "Giải Nhất"


# Launched


def write_campaign(town: Town, drive: Drive) -> Campaign:
    """Write a drive down with all its parts; nobody sees it yet."""
    campaign, page = write_head(town, drive), town.desk
    if drive.units:
        choose_units(town, campaign, drive.units)
    choose_targets(page, campaign, drive.targets)
    for criterion in drive.criteria:
        write_criterion(page, campaign, criterion)
    says(page, "tối đa 100")
    page.goto(f"/phong-trao/{campaign.uid}/khen-thuong/")
    fill(page, grade=drive.award, number="1", money="1.000.000")
    press(page, "Thêm khen thưởng")
    return campaign


def write_head(town: Town, drive: Drive) -> Campaign:
    page = town.desk
    page.goto("/phong-trao/moi/")
    questions = page.get_by_role("button", name="Thêm bộ 5 rõ, 6 rõ")
    if questions.count():
        press(page, "Thêm bộ 5 rõ, 6 rõ")
    names = ("starts_on", "ends_on", "register_from", "register_until")
    fill(page, name=drive.name, slogan=drive.slogan, content="Dọn ngõ.\nTrồng hoa.")
    fill(page, purpose="Ngõ sạch trước ngày lễ.", **dict(zip(names, drive.days, strict=True)))
    page.locator(f"[name=taking][value={drive.taking}]").check()
    page.locator(f"[name=paper_kind][value={drive.paper}]").check()
    choose(page, "slogan_set", "5 rõ")
    fits(page)
    press(page, "Lập phong trào")
    return campaign_of(town, name=drive.name)


def campaign_of(town: Town, **which: object) -> Campaign:
    with town.quiet():
        rows = Campaign.objects.select_related("commune", "span")
        return rows.get(commune=town.commune, **which)


def choose_units(town: Town, campaign: Campaign, names: Sequence[str]) -> None:
    page = town.desk
    page.goto(f"/phong-trao/{campaign.uid}/don-vi/")
    for name in names:
        page.locator(f"[name=units][value='{town.units[name].uid}']").check()
    press(page, "Lưu đơn vị tham gia")


def choose_targets(page: Page, campaign: Campaign, names: Sequence[str]) -> None:
    page.goto(f"/phong-trao/{campaign.uid}/chi-tieu/")
    for name in names:
        page.get_by_label(re.compile(rf"{re.escape(name)} \(giao ")).check()
    press(page, "Lưu chỉ tiêu")


def write_criterion(page: Page, campaign: Campaign, typed: Criterion) -> None:
    page.goto(f"/phong-trao/{campaign.uid}/tieu-chi/")
    if typed.part_of:
        page.get_by_role("row", name=typed.part_of).get_by_role("link", name="Thêm con").click()
    else:
        page.get_by_role("link", name="Thêm tiêu chí").first.click()
        page.locator(f"[name=kind][value={typed.kind}]").check()
    fill(page, name=typed.name, points=typed.points)
    page.locator("[name=needs_evidence]").set_checked(typed.needs_evidence)
    if typed.rule:
        page.locator("[name=rule]").select_option(typed.rule)
        choose(page, "target", typed.target)
        page.locator("[name=measure]").select_option(typed.measure)
        fill(page, full_above=typed.full_above)
    page.locator("main form").last.locator("[type=submit]").first.click()
    says(page, "Đã thêm tiêu chí.")


def launch_by_paper(town: Town, campaign: Campaign, number: str = "") -> Plan:
    """The paper is drafted, submitted, approved, numbered: that moment launches."""
    page = town.desk
    page.goto(f"/phong-trao/{campaign.uid}/phat-dong/")
    fits(page)
    page.get_by_role("button", name=re.compile("^Soạn")).click()
    page.wait_for_url(re.compile(r"/ke-hoach/[0-9a-f-]{36}/soan/"))
    with town.quiet():
        plan = Plan.objects.get(campaigns=campaign)
    page.goto(f"/ke-hoach/{plan.uid}/trinh/")
    why = page.locator("[name=warnings_reason]")
    if why.count():
        why.fill("Đã bàn ở giao ban.")
    press(page, "Trình duyệt")
    chairman = town.at(town.chairman)
    chairman.goto(f"/ke-hoach/{plan.uid}/duyet/")
    press(chairman, f"Duyệt {plan.noun}")
    records = town.at(town.records_clerk)
    records.goto(f"/ke-hoach/{plan.uid}/ban-hanh/")
    box = records.locator("[name=number]")
    if box.count():
        box.fill(number)
    fits(records)
    press(records, "Ban hành")
    says(records, "Đã ban hành")
    return plan


def launch_year(town: Town, plan: Plan, until: str) -> Campaign:
    """One action makes the all-year campaign of an issued plan."""
    page = town.desk
    page.goto(f"/ke-hoach/{plan.uid}/")
    page.get_by_role("link", name="Lập phong trào cả năm").click()
    fill(page, register_until=until)
    choose(page, "slogan_set", "5 rõ")
    press(page, "Phát động phong trào cả năm")
    says(page, "Đã phát động phong trào cả năm đến mọi đơn vị.")
    return campaign_of(town, kind="year", paper=plan)


# Registered for


@dataclass(frozen=True)
class Pledged:
    """What a unit promises; a target that is not named stays at its share."""

    pledges: Mapping[str, str]
    job: str = ""
    outcome: str = ""
    people: tuple[tuple[str, str], ...] = ()  # "name, year of birth" and title
    words: str = "Giữ vững như năm trước."  # of a target that is pledged in words


def own_address(town: Town, campaign: Campaign, name: str, rest: str = "") -> str:
    return f"/dang-ky/{campaign.uid}/{town.units[name].uid}/{rest}"


def register(town: Town, campaign: Campaign, name: str, given: Pledged, page: Page) -> None:
    """Go through the three screens and send."""
    page.goto(own_address(town, campaign, name))
    write_pledges(page, given)
    press(page, "Lưu, sang bước 2")
    page.wait_for_url(re.compile(r"/nguoi-ho/$"))
    write_people(page, given)
    press(page, "Lưu, sang bước 3")
    page.wait_for_url(re.compile(r"/kiem-tra/$"))
    send(page)


def write_pledges(page: Page, given: Pledged) -> None:
    for box in page.locator("[name^=muc-][name$=-words]").all():
        box.fill(given.words)
    for target, value in given.pledges.items():
        pledge(page, target).fill(value)
    if given.job:
        fill(page, **{"viec-1-name": given.job, "viec-1-outcome": given.outcome})


def write_people(page: Page, given: Pledged) -> None:
    for number, (who, title) in enumerate(given.people, start=1):
        if number > 1:
            page.get_by_role("button", name="Thêm một người").click()
        fill(page, **{f"nguoi-{number}-name": who})
        choose(page, f"nguoi-{number}-honour", title)


def pledge(page: Page, target: str):
    part = page.locator("[data-pledge]").filter(has=page.get_by_role("heading", name=target))
    return part.locator("[data-pledged]")


def send(page: Page, again: bool = False) -> None:
    press(page, "Gửi lại đăng ký" if again else "Gửi đăng ký")
    page.wait_for_url(re.compile(r"/da-gui/$"))
    says(page, "Xã đã nhận bản")


# Households from Excel


def book(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Write a workbook whose formulas stay text, as a person typed them."""
    made = openpyxl.Workbook()
    for values in (heads, *rows):
        made.active.append(list(values))
        for cell in made.active[made.active.max_row]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def look_at_sheet(page: Page, address: str, content: bytes) -> None:
    page.goto(f"{address}ho/{FAMILY}/nhap-excel/")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.locator("main input[type=file]").set_input_files(
        {"name": "ho-cua-thon.xlsx", "mimeType": kind, "buffer": content}
    )
    page.get_by_role("button", name="Xem trước").click()
    expect(main(page)).to_contain_text("Chọn tệp khác")


# Decided on


def list_address(campaign: Campaign) -> str:
    return f"/phong-trao/{campaign.uid}/dang-ky/"


def return_part(town: Town, campaign: Campaign, name: str, part: str, why: str) -> None:
    """Send back one named part: a target or a hard job, by its words."""
    page = town.desk
    page.goto(f"/dang-ky/{registration(town, campaign, name).uid}/tra-lai/")
    page.get_by_label(part).first.fill(why)
    press(page, "Trả lại đăng ký")
    says(page, "Đã trả lại kèm lý do.")


def approve_ticked(town: Town, campaign: Campaign) -> int:
    """Approve at once all that has nothing odd about it; return how many."""
    page = town.desk
    page.goto(list_address(campaign))
    fits(page)
    ticks = page.locator("[name=dang-ky]").all()
    page.locator("#tat-ca").check()
    press(page, "Duyệt các đăng ký đã chọn")
    says(page, f"Đã duyệt {len(ticks)} đăng ký")
    return len(ticks)


def approve_rest(town: Town, campaign: Campaign) -> None:
    """Read one by one what is odd, and approve it."""
    page = town.desk
    with town.quiet():
        waiting = list(Registration.objects.filter(campaign=campaign, state="sent"))
    for row in waiting:
        page.goto(f"/dang-ky/{row.uid}/")
        press(page, "Duyệt đăng ký")
        says(page, "Đã duyệt.")


def registration(town: Town, campaign: Campaign, name: str) -> Registration:
    with town.quiet():
        return Registration.objects.get(campaign=campaign, unit=town.units[name])


def allow_late(town: Town, campaign: Campaign, name: str, until: str, why: str) -> None:
    page = town.desk
    page.goto(f"/phong-trao/{campaign.uid}/chua-dang-ky/")
    fits(page)
    row = page.get_by_role("row", name=name)
    row.get_by_role("link", name="Cho đăng ký muộn").click()
    fill(page, until=until, reason=why)
    press(page, "Cho đăng ký")
    says(page, "đăng ký được từ bây giờ")
