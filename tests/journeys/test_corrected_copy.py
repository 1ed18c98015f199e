"""A Word copy that the chairman corrected, taken into the draft place by place, in a browser."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from campaigns.models import Intake, IntakeState, Plan
from tests.campaigns.plans_made import add_item, draft, with_targets
from tests.cast import Cast
from tests.plumbing.browser import PHONE, SEATS, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

DAY, NEW_DAY = "trước ngày 15/3", "xong trong tháng 2"


@pytest.fixture
@kept
def plan(cast: Cast) -> Plan:
    plan = draft(cast)
    with_targets(cast, plan)
    work = plan.items.get(position=3, parent=None)
    for text in (f"Các thôn họp dân {DAY}.", "Trường học trồng cây đầu xuân."):
        add_item(plan, cast.clerk, text, parent=work)
    return plan


def corrected(word: bytes, folder: Path) -> Path:
    """Correct a Word file by hand: a number, a day, a line more."""
    document = Document(io.BytesIO(word))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("1.000 tấn", "1.250 tấn").replace(DAY, NEW_DAY)
        if "Trường học trồng cây" in paragraph.text:
            added = paragraph.insert_paragraph_before("4. Văn phòng đôn đốc.", paragraph.style)
            paragraph._p.addnext(added._p)
    path = folder / "ke-hoach-da-sua.docx"
    document.save(path)
    return path


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    return Path(waiting.value.path()).read_bytes()


def card(page: Page, words: str):
    return page.locator(".difference", has_text=words)


@pytest.mark.parametrize(("screen", "script"), SEATS)
def test_a_corrected_copy_taken_place_by_place(
    cast: Cast, plan: Plan, seat: Callable, tmp_path: Path, screen: dict, script: bool
):
    # given the draft sent out as Word and come back corrected
    page = seat(cast.clerk, screen, java_script_enabled=script)
    page.goto(f"/ke-hoach/{plan.uid}/soan/")
    if script and screen is PHONE:
        page.get_by_role("button", name="Mục lục").click()
    page.get_by_role("link", name="Nhận bản Word đã sửa").click()
    copy = corrected(download(page, "Tải bản Word"), tmp_path)

    # when it is handed in
    page.get_by_label("Bản đã sửa").set_input_files(copy)
    page.get_by_role("button", name="So với kế hoạch").click()

    # then the three places are there, and nothing is written yet
    expect(page.locator(".difference")).to_have_count(3)
    expect(page.locator(".box-ask")).to_contain_text("Vải thiều: 1.000 tấn → 1.250 tấn")
    if script:
        assert not scrolls_sideways(page)
    assert plan.items.filter(blocks__text__contains=DAY).exists()

    # when one is left, the number taken, the rest taken at once
    card(page, "Văn phòng đôn đốc").get_by_role("button", name="Bỏ qua").click()
    card(page, "1.250").get_by_role("button", name="Nhận").click()
    expect(page.locator("section[aria-labelledby=con] .difference")).to_have_count(1)
    card(page, NEW_DAY).get_by_role("button", name="Nhận").click()
    page.get_by_role("button", name="Xong, về kế hoạch").click()

    # then the draft says what the chairman wrote, but for the line that was left
    expect(page.get_by_role("main")).to_contain_text("Đã so xong bản")
    target = plan.plantargets.get(target__name="Vải thiều").target
    assert target.current.value == 1250
    assert plan.items.filter(blocks__text__contains=NEW_DAY).exists()
    assert not plan.items.filter(blocks__text__contains="đôn đốc").exists()
    assert Intake.objects.get().state == IntakeState.SAVED


@pytest.mark.slow
def test_a_second_window_is_told_that_it_came_too_late(
    cast: Cast, plan: Plan, seat: Callable, tmp_path: Path
):
    page = seat(cast.clerk)
    page.goto(f"/ke-hoach/{plan.uid}/soan/ban-sua/")
    copy = corrected(download(page, "Tải bản Word"), tmp_path)
    page.get_by_label("Bản đã sửa").set_input_files(copy)
    page.get_by_role("button", name="So với kế hoạch").click()
    second = page.context.new_page()
    second.goto(page.url)

    card(page, NEW_DAY).get_by_role("button", name="Nhận").click()
    expect(page.locator(".alert")).to_contain_text("Đã nhận vào kế hoạch")
    card(second, NEW_DAY).get_by_role("button", name="Nhận").click()

    expect(second.get_by_role("main")).to_contain_text("đã thay đổi")
