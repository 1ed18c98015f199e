"""Last year's plan, from the file to a checked draft, in a real browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from campaigns.intake.as_json import from_state, to_state
from campaigns.intake.reading import words_of
from campaigns.models import Intake, Plan
from campaigns.services import intake_start
from campaigns.services.intakes import life as intakes
from emulation.bench_papers import paper_text
from emulation.lib.dates import PartialDate
from emulation.papers.document import Document, Heading, Paragraph, Recipient, Signature
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx
from tests.campaigns.intakes.readings_made import a_reading
from tests.cast import Cast
from tests.papers.measure import PrintedPdf
from tests.plumbing.browser import ON_A_PHONE, PHONE, scrolls_sideways

pytestmark = pytest.mark.browser

START = "/ke-hoach/doc-tep/"
FORMATS = (
    "docx",
    *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("pdf", "txt", "pasted")),
)
# What a draft prints beside the words of its author.
FRAME = {"dự", "thảo", "2"}


def old_plan() -> Document:
    """A short plan of our own words, without a number: a draft prints none either."""
    return Document(
        kind="KẾ HOẠCH",
        subject="Phát động phong trào thi đua năm 2024",
        superior="HUYỆN YÊN THẾ",
        issuer=("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM"),
        symbol="KH-UBND",
        place="Đồng Tâm",
        date=PartialDate(2024, 2, 5),
        bases=("Căn cứ Luật Thi đua, khen thưởng năm 2022",),
        opening=(Paragraph("Ủy ban nhân dân xã phát động phong trào thi đua như sau:"),),
        body=(
            Heading("MỤC ĐÍCH", "I."),
            Paragraph("Động viên cán bộ, Nhân dân thi đua làm tốt việc của năm."),
            Heading("CHỈ TIÊU CHỦ YẾU", "II."),
            Paragraph("Diện tích trồng rừng mới: 45 ha; sản lượng chè búp tươi: 1.250 tấn.", "-"),
            Paragraph("Tỷ lệ hộ nghèo giảm còn 2,5%.", "-"),
            Paragraph("Tỷ lệ người dân tham gia bảo hiểm y tế đạt trên 96%.", "-"),
            Heading("TỔ CHỨC THỰC HIỆN", "III."),
            Paragraph("Các thôn triển khai ngay trong quý.", "1."),
            Paragraph("Văn phòng theo dõi, tổng hợp kết quả.", "2."),
        ),
        recipients=(Recipient("UBND huyện", "b/c"), Recipient("Các thôn"), Recipient("Lưu: VT")),
        signature=Signature(("CHỦ TỊCH",), "Nguyễn Đức Thắng"),
    )


def file_of(kind: str, folder: Path) -> Path:
    paper = old_plan()
    path = folder / f"ke-hoach-cu.{kind}"
    match kind:
        case "docx":
            path.write_bytes(render_docx(paper))
        case "pdf":
            path.write_bytes(render_pdf(paper))
        case _:
            path.write_text(paper_text(paper))
    return path


@pytest.fixture
def hand_made(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Intake:
    """A reading of two pages with one doubtful target of six."""
    state = to_state(a_reading())
    state["items"][-1]["blocks"][0]["page"] = 2
    monkeypatch.setattr(intakes, "read_apart", lambda *args, **given: state)
    return intake_start(commune=cast.commune, data=b"x", name="ke-hoach.txt", by=cast.clerk)


def reading_now(intake: Intake):
    intake.refresh_from_db()
    return from_state(intake.reading)


def row_named(page: Page, name: str) -> Locator:
    return page.locator(".read-row", has=page.locator(".read-name", has_text=name))


def hand_in(page: Page, kind: str, folder: Path) -> None:
    page.goto("/ke-hoach/")
    page.get_by_role("link", name="Đọc kế hoạch cũ").click()
    path = file_of(kind, folder)
    if kind == "pasted":
        page.get_by_label("Hoặc dán nội dung").fill(path.read_text())
    else:
        page.get_by_label("Tệp kế hoạch").set_input_files(path)
    page.get_by_role("button", name="Đọc kế hoạch").click()
    page.wait_for_url(re.compile(r"/doc-tep/[0-9a-f-]{36}/$"), timeout=60_000)


def correct_unit(page: Page, name: str, unit: str) -> None:
    row = row_named(page, name)
    row.get_by_role("link", name="Sửa").click()
    field = row_named(page, name).get_by_label("Đơn vị tính")
    expect(field).to_be_visible()
    field.fill(unit)
    row_named(page, name).get_by_role("button", name="Lưu chỉ tiêu này").click()
    page.wait_for_load_state()


def download(page: Page, address: str) -> bytes:
    with page.expect_download() as waiting:
        page.evaluate("address => { window.location = address }", address)
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("kind", FORMATS)
def test_an_old_plan_becomes_a_checked_draft_that_prints_its_words(
    kind: str, cast: Cast, seat: Callable, tmp_path: Path
):
    # given an old plan that the clerk hands in
    clerk = seat(cast.clerk)
    hand_in(clerk, kind, tmp_path)
    expect(row_named(clerk, "chè búp tươi")).to_contain_text("1.250 tấn")
    assert not Plan.objects.exists()

    # when two readings are corrected, the page being left in between
    correct_unit(clerk, "trồng rừng mới", "hecta")
    clerk.goto("/")
    clerk.get_by_role("link", name=re.compile("^Bản đọc")).first.click()
    row = row_named(clerk, "bảo hiểm y tế")
    row.get_by_role("button", name="Không phải chỉ tiêu").click()
    expect(row_named(clerk, "bảo hiểm y tế")).to_have_count(0)

    # and it is saved with the head of the paper
    clerk.get_by_role("link", name="Lưu thành kế hoạch nháp").click()
    clerk.get_by_label("Lấy tên cơ quan").uncheck()
    clerk.get_by_role("button", name="Lưu thành kế hoạch nháp").last.click()
    expect(clerk.get_by_text("Đã lưu thành kế hoạch nháp.")).to_be_visible()

    # then the draft has the targets as corrected
    plan = Plan.objects.get()
    targets = {row.target.name.lower(): row.target for row in plan.plantargets.all()}
    assert len(targets) == 3
    assert targets["diện tích trồng rừng mới"].indicator.unit_text == "hecta"
    assert targets["sản lượng chè búp tươi"].current.value == 1250

    # and its paper says what the old one said
    pdf = PrintedPdf(download(clerk, f"/ke-hoach/{plan.uid}/tai/pdf/"))
    printed, source = Counter(words_of(pdf.text)), Counter(words_of(paper_text(old_plan())))
    assert source - printed == Counter()
    assert set(printed - source) <= FRAME


def test_a_reading_is_checked_by_keys_alone(cast: Cast, hand_made: Intake, seat: Callable):
    clerk = seat(cast.clerk)
    clerk.goto(f"{START}{hand_made.uid}/")
    current = clerk.locator(".read-row.is-current")
    expect(current).to_have_id("ct-4")

    # "e" opens the form in its place; in a field the keys are letters
    clerk.keyboard.press("e")
    name = clerk.get_by_label("Tên chỉ tiêu")
    expect(name).to_be_focused()
    clerk.keyboard.press("End")
    clerk.keyboard.type(" xej")
    assert name.input_value() == "Tỷ lệ hộ nghèo xej"
    clerk.get_by_role("button", name="Lưu chỉ tiêu này").click()
    expect(clerk.get_by_text("Không còn chỉ tiêu cần xem.")).to_be_visible()
    assert reading_now(hand_made).targets[3].name == "Tỷ lệ hộ nghèo xej"

    # one form is open at a time, and what was typed in it is not left unasked
    row_named(clerk, "Nhãn").get_by_role("link", name="Sửa").click()
    expect(clerk.get_by_label("Tên chỉ tiêu")).to_have_value("nhãn")
    row_named(clerk, "Vải thiều").get_by_role("link", name="Sửa").click()
    expect(clerk.get_by_label("Tên chỉ tiêu")).to_have_value("vải thiều")
    clerk.get_by_label("Tên chỉ tiêu").fill("vải sớm")
    row_named(clerk, "Nhãn").get_by_role("link", name="Sửa").click()
    expect(clerk.get_by_label("Tên chỉ tiêu")).to_be_focused()
    expect(clerk.get_by_label("Tên chỉ tiêu")).to_have_value("vải sớm")
    clerk.get_by_role("link", name="Quay lại, không lưu").click()
    expect(clerk.get_by_label("Tên chỉ tiêu")).to_have_count(0)

    # what is chosen in the source becomes a target by "t"
    clerk.locator("[data-block='2']").select_text()
    clerk.keyboard.press("t")
    expect(clerk.get_by_text("Đã thêm 1 chỉ tiêu.")).to_be_visible()
    added = reading_now(hand_made).targets[0]
    assert added.text.startswith("Khơi dậy truyền thống")

    # it is doubtful, and "x" takes it off again
    expect(clerk.locator(".read-row.is-current")).to_have_id("ct-1")
    clerk.keyboard.press("x")
    expect(clerk.get_by_text("Đã bỏ một chỉ tiêu khỏi danh sách")).to_be_visible()
    assert len(reading_now(hand_made).targets) == 6


def test_keys_go_through_the_doubtful_ones(cast: Cast, hand_made: Intake, seat: Callable):
    state = hand_made.reading
    for number in (0, 4):
        state["targets"][number]["sure"] = 0.6
    Intake.objects.filter(pk=hand_made.pk).update(reading=state)
    clerk = seat(cast.clerk)
    clerk.goto(f"{START}{hand_made.uid}/")
    current = clerk.locator(".read-row.is-current")
    for key, row in (
        ("j", "ct-4"),
        ("ArrowDown", "ct-5"),
        ("j", "ct-5"),
        ("k", "ct-4"),
        ("ArrowUp", "ct-1"),
    ):
        clerk.keyboard.press(key)
        expect(current).to_have_id(row)
        expect(clerk.locator("mark.is-current")).to_have_id(row.replace("ct", "cho"))
    clerk.keyboard.press("Enter")
    expect(clerk.get_by_text("6 chỉ tiêu: 4 chắc, 2 cần xem")).to_be_visible()
    assert reading_now(hand_made).targets[0].sure == 1
    expect(current).to_have_id("ct-4")

    # and can be switched off
    clerk.get_by_text("Phím tắt", exact=True).click()
    clerk.get_by_label("Dùng phím tắt trên máy này").uncheck()
    clerk.reload()
    clerk.keyboard.press("Enter")
    expect(current).to_have_id("ct-4")
    assert len([one for one in reading_now(hand_made).targets if one.sure < 0.8]) == 2


def test_everything_is_done_without_a_script_on_a_phone(
    cast: Cast, hand_made: Intake, seat: Callable
):
    clerk = seat(cast.clerk, PHONE, java_script_enabled=False)
    clerk.goto(f"{START}{hand_made.uid}/")
    row_named(clerk, "Tỷ lệ hộ nghèo").get_by_role("link", name="Sửa").click()
    clerk.get_by_label("Đơn vị tính").fill("phần trăm")
    clerk.get_by_role("button", name="Lưu chỉ tiêu này").click()
    expect(clerk.get_by_text("6 chỉ tiêu, không còn chỗ cần xem")).to_be_visible()

    clerk.locator("#doan-2").get_by_role("link", name="Sửa").click()
    clerk.get_by_label("Những chữ nêu chỉ tiêu").fill("Khơi dậy truyền thống")
    clerk.get_by_role("button", name="Thêm chỉ tiêu").click()
    expect(clerk.get_by_text("Đã thêm 1 chỉ tiêu.")).to_be_visible()
    clerk.get_by_role("button", name="Đúng").click()
    clerk.get_by_role("link", name="Lưu thành kế hoạch nháp").click()
    clerk.get_by_role("button", name="Lưu thành kế hoạch nháp").last.click()
    expect(clerk.get_by_text("Đã lưu thành kế hoạch nháp.")).to_be_visible()
    assert Plan.objects.get().plantargets.count() == 7


@pytest.mark.parametrize("window", ON_A_PHONE)
def test_no_page_of_a_reading_scrolls_sideways(
    window: dict, cast: Cast, hand_made: Intake, seat: Callable
):
    clerk = seat(cast.clerk, window)
    parts = (
        "", "chi-tieu/4/", "phan-dau/", "can-cu/1/", "muc/8/", "doan/4/", "doan/8/",
        "doan/8/hang/2/", "noi-nhan/", "luu/",
    )  # fmt: skip
    for address in (START, *(f"{START}{hand_made.uid}/{part}" for part in parts)):
        clerk.goto(address)
        assert not scrolls_sideways(clerk), address
