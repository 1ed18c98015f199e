"""The office checks: receives, returns, asks, concludes, and posts for opinions."""

from __future__ import annotations

import re

from django.core.management import call_command
from playwright.sync_api import Page, expect

from awards.models import Posting
from emulation.lib.dates import date_short
from tests.journeys.season_by_hand import FAMILY, NAMES, POLICE, SeasonTruth
from tests.journeys.season_pages import LIST, counter, round_url, typed
from tests.journeys.season_town import SeasonTown
from tests.journeys.town import download, fill, fits, follow, main, press, says

WHY_MERIT = "Ghi rõ số giờ dạy và kết quả học sinh."
WHY_RATING = "Thiếu số văn bản đánh giá."
OPINION = "Hộ này mới bị phạt vì đánh bạc tháng trước."
INELIGIBLE = "Công an xác nhận hộ bị xử phạt về cờ bạc trong năm."


# Received, returned, asked about, found eligible


def receive_all(town: SeasonTown, number: int) -> None:
    """A hundred stand on a page: tick them, receive them, go on."""
    page = town.desk
    left = number
    while left:
        page.goto(round_url(town, "tham-dinh/?nhom=cho-tiep-nhan"))
        fits(page)
        assert counter(page, "Chờ tiếp nhận") == left
        page.get_by_label("Chọn các hồ sơ").check()
        now = min(left, 100)
        press(page, f"Tiếp nhận {now} hồ sơ đã chọn")
        says(page, f"Đã tiếp nhận {now} hồ sơ.")
        left -= now
    assert counter(page, "Chờ tiếp nhận") == 0


def open_check(town: SeasonTown, name: str, award: str) -> Page:
    page = town.desk
    page.goto(round_url(town, "tham-dinh/"))
    fill(page, tim=name)
    follow(page.get_by_role("button", name="Lọc"))
    follow(page.get_by_role("row", name=NAMES[award]).get_by_role("link").first)
    fits(page)
    return page


def return_and_send_again(town: SeasonTown, truth: SeasonTruth) -> None:
    """Two parts are named, each with its reason; only they are open to the unit."""
    one = truth.returned
    desk = open_check(town, one.name, one.award)
    follow(desk.get_by_role("link", name="Trả lại"))
    fill(desk, merit=WHY_MERIT, completion=WHY_RATING)
    press(desk, "Trả lại hồ sơ")
    says(desk, "Đã trả lại kèm lý do.")
    page = town.passing(one.unit)
    page.goto("/")
    follow(page.get_by_role("link", name="1 hồ sơ khen thưởng bị trả lại"))
    follow(page.get_by_role("link", name=one.name))
    fits(page)
    for why in (WHY_MERIT, WHY_RATING):
        says(page, why)
    follow(page.get_by_role("link", name="Viết hồ sơ"))
    says(page, WHY_MERIT)
    assert not page.locator("[name=recipient]").count()
    assert not page.locator("[name=is_disciplined]").count()
    fill(page, report_merit="Dạy 620 giờ; 98% học sinh lên lớp.", completion_source="46/QĐ-PGDĐT")
    press(page, "Lưu hồ sơ")
    follow(page.get_by_role("link", name="Xem lại, gửi"))
    press(page, "Gửi 1 hồ sơ")
    says(page, "Xã đã nhận")
    page.context.close()
    desk = open_check(town, one.name, one.award)
    press(desk, "Tiếp nhận")
    follow(desk.get_by_role("link", name="Mở hồ sơ"))
    says(desk, "Dạy 620 giờ; 98% học sinh lên lớp.")


def ask_the_police(town: SeasonTown, truth: SeasonTruth) -> None:
    desk, one = town.desk, truth.asked_of
    desk.goto(round_url(town, "hoi-y-kien/"))
    fits(desk)
    desk.get_by_label("Công an phường", exact=False).check()
    desk.get_by_label("Chọn tất cả").uncheck()
    desk.get_by_label(re.compile(f"^{one.name}")).check()
    press(desk, "Hỏi về 1 hồ sơ đã chọn")
    page = town.passing(POLICE)
    page.goto("/")
    follow(page.get_by_role("link", name=re.compile("ý kiến", re.IGNORECASE)).first)
    says(page, one.name)
    fits(page)
    fill(page, answer="Nhất trí với danh sách đề nghị.")
    press(page, "Gửi trả lời")
    page.context.close()
    desk = open_check(town, one.name, one.award)
    says(desk, "Không có ý kiến khác")


def find_eligible(town: SeasonTown, truth: SeasonTruth) -> None:
    """All that have nothing odd at once, a page after another."""
    page, left = town.desk, truth.nominated
    while left:
        page.goto(round_url(town, "tham-dinh/?nhom=tham-dinh"))
        assert counter(page, "Đang thẩm định") == left
        page.get_by_label("Chọn các hồ sơ").check()
        now = min(left, 100)
        press(page, f"Kết luận {now} hồ sơ đủ điều kiện")
        says(page, f"Đã kết luận {now} hồ sơ đủ điều kiện.")
        left -= now
    assert counter(page, "Đủ điều kiện") == truth.nominated


# Posted


def post_families(town: SeasonTown, truth: SeasonTruth) -> Posting:
    """Those that the law wants posted stand ticked, with its days."""
    page = town.desk
    page.goto(round_url(town, "niem-yet/"))
    fits(page)
    expect(page.locator("[name=ends_on]")).to_have_value(typed(truth.days.posting_ends))
    press(page, f"Niêm yết {truth.posted} hồ sơ")
    says(page, "Đã niêm yết.")
    says(page, f"{truth.posted} hồ sơ.")
    with town.quiet():
        posting = Posting.objects.get(round=town.round)
    notice = download(page, f"{LIST}niem-yet/{posting.uid}/pdf/")
    assert notice.startswith(b"%PDF")
    return posting


def speak_of_one(town: SeasonTown, truth: SeasonTruth, posting: Posting) -> None:
    """A visitor without an account finds a household and says what is known of it."""
    page = town.visitor()
    page.goto(f"/niem-yet/{posting.code}/")
    fits(page)
    says(page, f"{truth.posted} trường hợp")
    fill(page, tim=truth.spoken_of.head)
    follow(page.get_by_role("button", name="Tìm"))
    row = page.get_by_role("row", name=truth.spoken_of.head)
    expect(row).to_contain_text(truth.spoken_of.village)
    follow(row.get_by_role("link", name="Góp ý"))
    fits(page)
    fill(page, text=OPINION, author_name="Lường Văn Chín", author_contact="0912 345 678")
    press(page, "Gửi ý kiến")
    says(page, "đã nhận ý kiến")
    expect(main(page)).not_to_contain_text("Lường Văn Chín")
    expect(main(page)).not_to_contain_text(OPINION)
    page.context.close()


def answer_opinion(town: SeasonTown, truth: SeasonTruth, posting: Posting) -> None:
    """The office looks again, and the household is out."""
    page = town.desk
    page.goto(f"{LIST}niem-yet/{posting.uid}/")
    says(page, "1 chờ xem xét")
    follow(page.get_by_role("link", name="Xem xét"))
    fill(page, answer="Đã hỏi Công an phường: đúng như ý kiến nêu.")
    page.locator("[name=looks_again]").check()
    press(page, "Ghi kết quả xem xét")
    says(page, "Đã ghi kết quả xem xét.")
    page = open_check(town, truth.spoken_of.head, FAMILY)
    follow(page.get_by_role("link", name="Kết luận thẩm định"))
    page.locator("[name=verdict][value=ineligible]").check()
    fill(page, note=INELIGIBLE)
    press(page, "Kết luận")
    says(page, INELIGIBLE)


def posting_ends_by_itself(town: SeasonTown, truth: SeasonTruth, posting: Posting) -> None:
    """The morning after its last day the nightly command has closed it; no name is shown."""
    page = town.visitor()
    answer = page.goto(f"/niem-yet/{posting.code}/")
    assert answer.status == 410
    expect(main(page)).not_to_contain_text(truth.homes[0].head)
    page.context.close()
    with town.quiet():
        call_command("end_postings")
    desk = town.desk
    desk.goto(f"{LIST}niem-yet/{posting.uid}/")
    says(desk, "Đã kết thúc")
    says(desk, date_short(posting.ends_on))
