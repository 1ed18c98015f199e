"""Units nominate: from their registration, from Excel, one by one."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence

import openpyxl
from playwright.sync_api import Page, expect

from awards.models import Round
from tests.journeys.season_by_hand import (
    ADVANCED,
    CHAIRMAN,
    FAMILY,
    GROUPS,
    NAMES,
    PRAISE,
    Nominee,
    SeasonTruth,
)
from tests.journeys.season_pages import LIST, counter, round_url, sheet_rows, typed, unit_url
from tests.journeys.season_town import SeasonTown, of_unit
from tests.journeys.town import choose, fill, fits, follow, press, says
from tests.uploads import ONE_PAGE

PRAISE_NAME = "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã"
OFFERED = (
    "Lao động tiên tiến (cá nhân)",
    "Chiến sĩ thi đua cơ sở (cá nhân)",
    "Gia đình văn hóa (hộ gia đình)",
    *(f"{PRAISE_NAME} ({kind})" for kind in ("cá nhân", "tập thể", "hộ gia đình")),
)
HEADS = ("Họ tên, tên tập thể, chủ hộ", "Mã hộ", "Đề nghị khen thưởng")
FAMILY_PAPERS = ("Văn bản đề nghị", "Bảng tổng hợp danh sách", "Biên bản họp xét")
WORK_PAPERS = ("Tờ trình đề nghị khen thưởng", "Biên bản bình xét")
RECOGNITION = "Văn bản công nhận sáng kiến"
PAPER = {"name": "giay-to.pdf", "mimeType": "application/pdf", "buffer": ONE_PAGE}


# Opened


def open_round(town: SeasonTown, truth: SeasonTruth) -> None:
    page = town.desk
    page.goto(LIST)
    follow(page.get_by_role("link", name="Mở đợt xét").first)
    name = f"Xét khen thưởng tổng kết năm {truth.year}"
    fill(page, name=name, closes_on=typed(truth.days.closes))
    expect(page.locator("[name=opens_on]")).to_have_value(typed(truth.days.opens))
    for words in OFFERED:
        page.get_by_label(words, exact=True).check()
    fits(page)
    press(page, "Mở đợt xét")
    says(page, "Đã mở đợt xét.")
    with town.quiet():
        town.round = Round.objects.get(commune=town.commune, name=name)


# Nominated


def nominate_families(town: SeasonTown, truth: SeasonTruth) -> None:
    """Every group but the one with the Excel file takes its households from the registration."""
    for group, most in truth.households.items():
        if group == truth.sheet.group:
            continue
        name, number = GROUPS[group - 1], most + (truth.spoken_of.group == group)
        page = town.passing(name)
        find_work(town, page)
        take_registered(page, number)
        put_common_papers(town, page, name, FAMILY_PAPERS)
        write_shared(town, page, name, merit="Gương mẫu, đoàn kết với khu dân cư.")
        send_all(town, page, name, number)
        page.context.close()


def find_work(town: SeasonTown, page: Page) -> None:
    """The round stands on the head's first page."""
    page.goto("/")
    named = re.compile(re.escape(town.round.name), re.IGNORECASE)
    follow(page.get_by_role("link", name=named).first)
    fits(page)


def take_registered(page: Page, number: int) -> None:
    follow(page.get_by_role("link", name="Lấy từ đăng ký"))
    fits(page)
    press(page, f"Lập {number} hồ sơ")
    says(page, f"Đã lập {number} hồ sơ.")


def put_common_papers(town: SeasonTown, page: Page, unit: str, papers: Sequence[str]) -> None:
    page.goto(unit_url(town, unit))
    follow(page.get_by_role("link", name="Giấy tờ chung"))
    for words in papers:
        choose(page, "code", words)
        page.locator("[name=file]").set_input_files(PAPER)
        press(page, "Thêm giấy tờ")
        says(page, "Đã thêm giấy tờ.")


def write_shared(town: SeasonTown, page: Page, unit: str, **words: str) -> None:
    """What is the same for all dossiers of the unit is typed once; nobody has done wrong."""
    page.goto(unit_url(town, unit))
    follow(page.get_by_role("link", name="Khai chung"))
    fits(page)
    for name in ("is_disciplined", "is_under_verification", "violations"):
        box = page.locator(f"[name={name}]")
        if box.count():
            box.select_option("khong")
    page.get_by_label("Chọn tất cả").uncheck()
    page.get_by_label("Chọn tất cả").check()
    expect(page.locator("[name=replaces]")).not_to_be_checked()
    if rating := words.pop("completion", ""):
        page.locator("[name=completion]").select_option(rating)
    fill(page, **words)
    press(page, "Ghi vào")


def send_all(town: SeasonTown, page: Page, unit: str, number: int) -> None:
    page.goto(unit_url(town, unit))
    follow(page.get_by_role("link", name=f"Xem lại, gửi {number} hồ sơ"))
    says(page, f"{number} hồ sơ đủ để gửi")
    fits(page)
    press(page, f"Gửi {number} hồ sơ")
    says(page, "Xã đã nhận" if number == 1 else f"Xã đã nhận {number} hồ sơ")


def nominate_from_excel(town: SeasonTown, truth: SeasonTruth) -> None:
    """One group brings a file; its wrong lines are named, mended, and all of it is taken."""
    sheet, unit = truth.sheet, GROUPS[truth.sheet.group - 1]
    number = truth.households[sheet.group]
    page = town.passing(unit)
    page.goto(unit_url(town, unit))
    follow(page.get_by_role("link", name="Nhập từ Excel"))
    upload(page, sheet_of(truth, with_errors=True))
    errors = page.locator(".box-errors")
    expect(errors).to_contain_text(f"{len(sheet.wrong)} dòng có lỗi")
    expect(errors.get_by_role("listitem")).to_have_count(len(sheet.wrong))
    for row in sheet.wrong:
        line = errors.get_by_role("listitem").filter(has_text=f"Dòng {row.line}:")
        expect(line).to_contain_text(row.says)
    says(page, f"{sheet.good_at_first} hồ sơ mới")
    fits(page)
    upload(page, sheet_of(truth, with_errors=False))
    expect(page.locator(".box-errors")).to_have_count(0)
    press(page, f"Lập {number} hồ sơ")
    says(page, f"Đã lập {number} hồ sơ từ Excel.")
    put_common_papers(town, page, unit, FAMILY_PAPERS)
    write_shared(town, page, unit)
    send_all(town, page, unit, number)
    page.context.close()


def upload(page: Page, content: bytes) -> None:
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": "gia-dinh-van-hoa.xlsx", "mimeType": mime, "buffer": content}
    page.locator("[type=file]").set_input_files(file)
    with page.expect_navigation():
        page.get_by_role("button", name="Xem trước").click()


def sheet_of(truth: SeasonTruth, *, with_errors: bool) -> bytes:
    """Return the file of the group: a line of heads, then a household a line."""
    homes = [home for home in truth.homes if home.group == truth.sheet.group]
    lines = [[home.head, home.code, NAMES[FAMILY]] for home in homes]
    if with_errors:
        for row in truth.sheet.wrong:
            lines[row.line - 2] = [row.name, row.code, row.award]
    book = openpyxl.Workbook()
    book.active.append(HEADS)
    for line in lines:
        book.active.append(line)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def nominate_people(town: SeasonTown, truth: SeasonTruth) -> None:
    """Schools, station and unions take their people from the registration."""
    named = (*truth.fighters, *truth.advanced)
    for unit in dict.fromkeys(one.unit for one in named):
        fighters = of_unit(truth.fighters, unit)
        number = len(of_unit(named, unit))
        page = town.passing(unit)
        page.goto(unit_url(town, unit))
        take_registered(page, number)
        put_common_papers(town, page, unit, WORK_PAPERS)
        write_shared(
            town, page, unit, completion="good", completion_source="45/QĐ-UBND",
            merit="Hoàn thành tốt nhiệm vụ được giao.",
            report_merit="Hoàn thành mọi việc được giao trong năm.",
        )  # fmt: skip
        for one in fighters:
            complete_fighter(town, page, one)
        send_all(town, page, unit, number)
        page.context.close()


def complete_fighter(town: SeasonTown, page: Page, one: Nominee) -> None:
    """An excellent year, or an initiative; and the paper that recognises it."""
    open_own(town, page, one)
    follow(page.get_by_role("link", name="Thêm giấy tờ"))
    choose(page, "code", RECOGNITION)
    page.locator("[name=file]").set_input_files(PAPER)
    press(page, "Thêm giấy tờ")
    open_own(town, page, one)
    follow(page.get_by_role("link", name="Viết hồ sơ"))
    page.locator("[name=completion]").select_option(one.completion)
    if one.initiative:
        page.get_by_label(re.compile(one.initiative)).check()
    fits(page)
    press(page, "Lưu hồ sơ")


def open_own(town: SeasonTown, page: Page, one: Nominee) -> None:
    """Open a dossier from the unit's own list."""
    page.goto(unit_url(town, one.unit))
    fill(page, tim=one.name)
    follow(page.get_by_role("button", name="Tìm"))
    follow(page.get_by_role("row", name=NAMES[one.award]).get_by_role("link").first)
    fits(page)


def nominate_for_praise(town: SeasonTown, truth: SeasonTruth) -> None:
    """A Giấy khen is not registered for: its people are chosen one by one."""
    for one in truth.praised:
        kind = "tap-the" if one.is_collective else "ca-nhan"
        praise(town, one.unit, kind, one.name, one)
    if truth.praised_home:
        home = truth.praised_home
        praise(town, home.village, "ho-gia-dinh", home.head, None)


def praise(town: SeasonTown, unit: str, kind: str, name: str, one: Nominee | None) -> None:
    page = town.passing(unit)
    page.goto(unit_url(town, unit, f"them/{kind}/"))
    page.locator("select[name=khen]").select_option(label=PRAISE_NAME)
    fill(page, tim="" if kind == "tap-the" else name)
    follow(page.get_by_role("button", name="Xem"))
    page.get_by_role("row", name=name).get_by_role("checkbox").check()
    fits(page)
    press(page, "Lập 1 hồ sơ")
    put_common_papers(town, page, unit, WORK_PAPERS)
    page.goto(f"{unit_url(town, unit)}?nhom=dang-soan")
    follow(page.get_by_role("row", name=name).get_by_role("link").first)
    write_praise(page, one)
    follow(page.get_by_role("link", name="Xem lại, gửi"))
    press(page, "Gửi 1 hồ sơ")
    says(page, "Xã đã nhận")
    page.context.close()


def write_praise(page: Page, one: Nominee | None) -> None:
    follow(page.get_by_role("link", name="Viết hồ sơ"))
    for name in ("is_disciplined", "is_under_verification", "violations", "other_merits"):
        box = page.locator(f"[name={name}]")
        if box.count():
            box.select_option("khong")
    if one and one.is_direct:
        page.locator("[name=is_direct_worker]").check()
    if one and one.completion:
        page.locator("[name=completion]").select_option(one.completion)
    fill(page, merit="Hiến đất, góp công mở rộng ngõ.", report_merit="Góp 40 công mở ngõ.")
    press(page, "Lưu hồ sơ")


def everything_came_in(town: SeasonTown, truth: SeasonTruth) -> None:
    """The clerk reads the hand-worked number on the first page, the round and in Excel."""
    page = town.desk
    page.goto("/")
    says(page, f"{truth.nominated} hồ sơ")
    page.goto(round_url(town))
    fits(page)
    assert counter(page, "Chờ tiếp nhận") == truth.nominated
    rows = sheet_rows(town, round_url(town, "excel/"))
    assert len(rows) == truth.nominated
    groups = page.get_by_role("link", name=re.compile("^Tổ dân phố số")).all_inner_texts()
    assert groups == [GROUPS[group - 1] for group in sorted(truth.households)]
    assert count_by_award(rows) == {
        NAMES[code]: told.nominated for code, told in truth.statistics.items()
    }


def leaders_are_few(town: SeasonTown, truth: SeasonTruth) -> None:
    """Before the council sits the office sees how many leaders are among the nominated."""
    page, number = town.desk, len(truth.advanced)
    page.goto(round_url(town, "co-cau/"))
    fits(page)
    leaders = sum(one.name == CHAIRMAN for one in truth.advanced)
    line = page.get_by_role("row", name=re.compile(f"^{NAMES[ADVANCED]}"))
    expect(line).to_contain_text(f"{leaders} trên {number}")


def count_by_award(rows: Sequence[Mapping[str, object]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        name = str(row["Danh hiệu thi đua"] or NAMES[PRAISE])
        found[name] = found.get(name, 0) + 1
    return found
