"""A plan from nothing to the issued paper, by mouse and keyboard in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from campaigns.models import Plan, PlanState
from emulation.papers.models import PaperKind
from emulation.papers.services import series_open
from tests.cast import Cast
from tests.papers.measure import PrintedPdf
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

TITLE = "Phát động phong trào thi đua năm 2024"
FARMING = "Diện tích canh tác: 475 ha; sản lượng lúa: 1.880 tấn."
POVERTY = "Tỷ lệ hộ nghèo giảm còn 0,66%."
REASON = "Ghi rõ hơn yêu cầu của năm"


@pytest.fixture
@kept
def office(cast: Cast) -> Cast:
    """The cast, with a book of plan numbers that has come to 25."""
    series_open(
        commune=cast.commune,
        body=cast.unit_of(cast.commune),
        kinds=[PaperKind.PLAN],
        year=2024,
        name="Sổ kế hoạch",
        first_number=25,
        by=None,
    )
    return cast


def save(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()
    assert page.locator(".box-errors").count() == 0, page.locator(".box-errors").inner_text()


def field(page: Page, label: str) -> Locator:
    roles = ("textbox", "spinbutton", "combobox")  # a field that offers names is the last
    first, *others = (page.get_by_role(role, name=label) for role in roles)
    for other in others:
        first = first.or_(other)
    return first


def choose(page: Page, label: str, words: str) -> None:
    """Choose the option that has these words."""
    choices = page.get_by_role("combobox", name=label)
    value = choices.locator("option", has_text=words).first.get_attribute("value")
    choices.select_option(value)


def open_part(page: Page, plan: Plan, address: str) -> None:
    page.goto(f"/ke-hoach/{plan.uid}/soan/{address}")


def write_header_and_signature(page: Page, plan: Plan) -> None:
    open_part(page, plan, "phan-dau/")
    field(page, "Tháng").fill("2")
    field(page, "Chủ đề, phương châm").fill("Đoàn kết, sáng tạo, về đích sớm")
    save(page, "Lưu phần đầu")
    open_part(page, plan, "nguoi-ky/")
    choose(page, "Thể thức ký", "TM. – thay mặt tập thể")
    choose(page, "Người ký", "Nguyễn Đức Thắng")
    save(page, "Lưu người ký")


def write_opening_and_recipients(page: Page, plan: Plan) -> None:
    open_part(page, plan, "mo-dau/")
    field(page, "Văn bản được dẫn").first.fill("Luật Thi đua, khen thưởng năm 2022")
    field(page, "Đoạn mở đầu").fill("UBND xã phát động phong trào thi đua như sau:")
    field(page, "Đoạn kết").fill("Các đơn vị triển khai nghiêm Kế hoạch này.")
    save(page, "Lưu phần này")
    open_part(page, plan, "noi-nhan/")
    field(page, "Nơi nhận").first.fill("UBND huyện (b/c)\nCác thôn (t/h)\nLưu: VT")
    save(page, "Lưu nơi nhận")


def write_targets(page: Page, plan: Plan) -> None:
    """The quick table, as a clerk types it: name, value, unit, row by row."""
    page.goto(f"/chi-tieu/thoi-gian/{plan.span.uid}/nhap-bang/")
    rows = [
        ("Diện tích canh tác", "475", "ha"),
        ("Sản lượng lúa", "1.880", "tấn"),
        ("Tỷ lệ hộ nghèo", "0,66", "%"),
    ]
    for number, (name, value, unit) in enumerate(rows, start=1):
        page.get_by_label(re.compile(f"^(Tên )?[Cc]hỉ tiêu, dòng {number}$")).fill(name)
        page.get_by_label(f"Giá trị, dòng {number}", exact=True).fill(value)
        page.get_by_label(f"Đơn vị tính, dòng {number}", exact=True).fill(unit)
    page.get_by_role("button", name=re.compile("^Lưu")).first.click()
    page.wait_for_load_state()
    question = page.locator(".box-ask input[type=checkbox]")
    if question.count():
        for tick in question.all():
            tick.check()
        page.get_by_role("button", name=re.compile("^Lưu")).first.click()
    expect(page.get_by_text("Tỷ lệ hộ nghèo").first).to_be_visible()


def write_items(page: Page, plan: Plan) -> None:
    purpose, content, work = plan.items.order_by("position")
    texts = {
        purpose: "Động viên cán bộ, Nhân dân thi đua hoàn thành nhiệm vụ của năm.",
        content: f"{FARMING}\n{POVERTY}",
        work: "Các thôn phát động ngay trong tháng 02.",
    }
    for item, text in texts.items():
        open_part(page, plan, f"muc/them/?cha={item.uid}")
        field(page, "Nội dung").fill(text)
        page.get_by_label("một mục con riêng").check()
        save(page, "Lưu mục này")


def link_targets(page: Page, plan: Plan) -> None:
    open_part(page, plan, "chi-tieu/")
    for tick in page.get_by_role("checkbox").all():
        if tick.is_visible():
            tick.check()
    save(page, "Đưa các chỉ tiêu đã chọn vào kế hoạch")
    for item in plan.items.filter(blocks__text__in=[FARMING, POVERTY]).distinct():
        open_part(page, plan, f"muc/{item.uid}/")
        save(page, "Gắn các số đã chọn")


def change_a_figure(page: Page, plan: Plan) -> None:
    """Retype a linked number; the portal asks once whether the target changes."""
    item = plan.items.get(blocks__text=FARMING)
    open_part(page, plan, f"muc/{item.uid}/")
    page.get_by_label(re.compile("^Đoạn")).first.fill(FARMING.replace("475", "480"))
    page.get_by_role("button", name="Lưu mục này", exact=True).click()
    expect(page.locator(".box-ask")).to_contain_text("480")
    page.locator(".box-ask input[value=change]").check()
    save(page, "Lưu mục này")


def submit(page: Page, plan: Plan) -> None:
    page.goto(f"/ke-hoach/{plan.uid}/trinh/")
    choose(page, "Người xem xét thứ nhất", "Phạm Quốc Huy")
    field(page, "Lý do vẫn trình").fill("Nội dung đã thống nhất ở cuộc họp giao ban.")
    page.get_by_role("button", name="Trình duyệt").click()
    expect(page.locator("h1 + .page-state, .page-state").first).to_contain_text("Đã trình")


def decide(page: Page, plan: Plan, address: str, button: str, reason: str = "") -> None:
    page.goto(f"/ke-hoach/{plan.uid}/{address}/")
    if reason:
        field(page, "Lý do").fill(reason)
    page.get_by_role("button", name=re.compile(f"^{button}")).first.click()
    page.wait_for_load_state()
    assert page.locator(".box-errors").count() == 0, page.locator(".box-errors").inner_text()


def download(page: Page, address: str) -> bytes:
    with page.expect_download() as waiting:
        page.evaluate("address => { window.location = address }", address)
    return Path(waiting.value.path()).read_bytes()


def test_a_plan_from_nothing_to_the_issued_paper(office: Cast, seat: Callable):
    # given a clerk at the office PC, the others on their own devices
    clerk = seat(office.clerk)
    checker = seat(office.checker)
    chairman = seat(office.chairman, PHONE)
    records = seat(office.records_clerk)

    # when the clerk enters a plan from nothing
    clerk.goto("/ke-hoach/lap/")
    field(clerk, "Trích yếu").fill(TITLE)
    save(clerk, "Tạo kế hoạch")
    plan = Plan.objects.get()
    write_header_and_signature(clerk, plan)
    write_opening_and_recipients(clerk, plan)
    write_targets(clerk, plan)
    write_items(clerk, plan)
    link_targets(clerk, plan)
    change_a_figure(clerk, plan)

    # and it is submitted, checked, returned, mended and submitted again
    submit(clerk, plan)
    decide(checker, plan, "dong-y", "Đồng ý")
    decide(chairman, plan, "tra-lai", "Trả lại", REASON)
    clerk.goto("/")
    expect(clerk.get_by_text(REASON).first).to_be_visible()
    open_part(clerk, plan, "phan-dau/")
    field(clerk, "Chủ đề, phương châm").fill("Đoàn kết, sáng tạo")
    save(clerk, "Lưu phần đầu")
    submit(clerk, plan)
    decide(checker, plan, "dong-y", "Đồng ý")
    chairman.goto(f"/ke-hoach/{plan.uid}/")
    assert not scrolls_sideways(chairman)
    decide(chairman, plan, "duyet", "Duyệt")

    # and the records clerk gives it number and day
    decide(records, plan, "ban-hanh", "Ban hành")

    # then it is in force, and the paper says all of it
    plan.refresh_from_db()
    assert plan.state == PlanState.ISSUED
    assert plan.paper.full_number == "25/KH-UBND"
    pdf = PrintedPdf(download(clerk, f"/ke-hoach/{plan.uid}/tai/pdf/"))
    for words in (
        "Số: 25/KH-UBND",
        "Đồng Tâm, ngày 19 tháng 02 năm 2024",
        "480 ha",
        "0,66%",
        "TM. ỦY BAN NHÂN DÂN",
        "Nguyễn Đức Thắng",
        plan.paper.code,
    ):
        assert words in pdf.text
    assert "DỰ THẢO" not in pdf.text
    word = Document(BytesIO(download(clerk, f"/ke-hoach/{plan.uid}/tai/word/")))
    assert any("480 ha" in paragraph.text for paragraph in word.paragraphs)
    target = plan.plantargets.get(target__name="Diện tích canh tác").target
    assert target.current.value == 480
    assert target.current.paper == "Kế hoạch số 25/KH-UBND"


def test_anybody_checks_the_paper_by_its_code(office: Cast, seat: Callable, open_page: Callable):
    page = open_page(PHONE)
    page.goto("/xac-minh/")
    page.get_by_role("textbox").first.fill("7KQM-X3PA-9TRD")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Không có")
