"""What the season gave: certificates, money, the register, one award revoked, statistics."""

from __future__ import annotations

import io
import re

import openpyxl
import pdfplumber
import pikepdf
from playwright.sync_api import Page, expect

from awards.models import Decision
from emulation.lib.text import search_key
from emulation.org.models import User
from tests.journeys.season_by_hand import NAMES, Nominee, SeasonTruth
from tests.journeys.season_council import follow
from tests.journeys.season_deciding import (
    address,
    issue,
    listed_in_excel,
    one_line,
    shown,
    submit,
    verify,
)
from tests.journeys.season_pages import sheet_rows
from tests.journeys.town import Town, download, fill, fits, press, says
from tests.papers.measure import PrintedPdf

# Certificates


def certificates(town: Town, truth: SeasonTruth, decision: Decision) -> bytes:
    """All certificates of the decision in one file, a page each."""
    page = town.desk
    page.goto("/giay-khen/")
    fits(page)
    follow(page.get_by_role("link", name="QĐ-UBND").first)
    fits(page)
    content = download(page, f"/giay-khen/{decision.uid}/in/")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == truth.certificates
    return content


def certificates_name_who_was_given(
    town: Town, truth: SeasonTruth, decision: Decision, content: bytes
) -> None:
    """The number in the golden book is the ordinal in the decision; some are read back."""
    names = {int(row["Số"]): row["Tên"] for row in listed_in_excel(town, decision)}
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for ordinal in (1, 2, truth.names // 2, truth.names - 1, truth.names):
            text = one_line(pdf.pages[ordinal - 1].extract_text())
            for words in (names[ordinal], f"Số sổ vàng: {ordinal}", "Phường Ngô Quyền, ngày"):
                assert words in text, (words, text)


# Revoked


def revoke(town: Town, truth: SeasonTruth, decision: Decision) -> Decision:
    """One award is revoked by another decision; nothing is ever taken out of the first."""
    town.on(truth.days.revoked)
    page, who = town.desk, truth.revoked
    page.goto(address(decision))
    follow(page.get_by_role("link", name="Hủy bỏ khen thưởng"))
    page.get_by_label(f"{who.name}: {NAMES[who.award]}").check()
    reason = "Kê khai gian dối sáng kiến, theo Kết luận số 12/KL-TTr ngày 18/12."
    fill(page, reason=reason)
    press(page, "Soạn quyết định hủy bỏ")
    with town.quiet():
        second = Decision.objects.get(revokes=decision)
    submit(town, second)
    leader = town.at(town.chairman)
    leader.goto(address(second, "duyet/"))
    says(leader, who.name)
    press(leader, "Duyệt 1 tên")
    issue(town, second)
    text = one_line(PrintedPdf(download(page, address(second, "pdf/"))).text)
    assert who.name in text and f"{shown(truth.recovered)} đồng" in text
    assert "Điều 93" in text or "hủy bỏ" in text.lower()
    told_everywhere(town, truth, decision, second)
    return second


def told_everywhere(town: Town, truth: SeasonTruth, decision: Decision, second: Decision) -> None:
    """Decision, register, the person's own page and the public page tell of it."""
    page, who = town.desk, truth.revoked
    with town.quiet():
        citation = Decision.objects.select_related("paper__number").get(pk=second.pk).paper.citation
    page.goto(address(decision))
    says(page, f"bị hủy bỏ theo {citation}")
    expect(page.get_by_role("row", name=who.name).first).to_contain_text("Bị hủy bỏ từ ngày")
    search(page, search_key(who.name))
    follow(page.get_by_role("link", name=who.name).first)
    says(page, "Đã bị hủy bỏ")
    says(page, citation)
    fits(page)
    public = verify(town, decision, "đã bị hủy bỏ một phần")
    says(public, citation)
    page.goto(f"/giay-khen/{decision.uid}/")
    expect(page.get_by_role("row", name=who.name)).to_contain_text("Đã bị hủy bỏ")
    with pikepdf.open(io.BytesIO(download(page, f"/giay-khen/{decision.uid}/in/"))) as pdf:
        assert len(pdf.pages) == truth.certificates - 1


# Money


def pay(town: Town, truth: SeasonTruth, decision: Decision, accountant: User) -> None:
    town.on(truth.days.paid)
    page = town.at(accountant)
    page.goto("/quy-khen-thuong/")
    fund_says(page, now=truth.left_before, promised=truth.total, free=truth.left)
    follow(page.get_by_role("link", name="Ghi chi").first)
    expect(page.locator("[name=amount]")).to_have_value(
        re.compile(rf"^({truth.total}|{re.escape(shown(truth.total))})$")
    )
    fill(page, document="PC 114")
    press(page, "Ghi khoản chi")
    says(page, "Đã ghi khoản chi.")
    fund_says(page, now=truth.left, promised=0, free=truth.left)
    fits(page)


def recover(town: Town, truth: SeasonTruth, accountant: User) -> None:
    """The prize of the revoked award comes back."""
    page = town.at(accountant)
    page.goto("/quy-khen-thuong/")
    row = page.get_by_role("row", name=truth.revoked.name)
    expect(row).to_contain_text(shown(truth.recovered))
    follow(row.get_by_role("link", name="Ghi thu lại"))
    press(page, "Ghi thu lại")
    fund_says(page, now=truth.left_after_recovery, promised=0, free=truth.left_after_recovery)


def fund_says(page: Page, *, now: int, promised: int, free: int) -> None:
    told = {
        name.inner_text(): name.locator("+ dd").inner_text()
        for name in page.locator("section[aria-labelledby=con-lai] dt").all()
    }
    assert told["Đang có"] == f"{shown(now)} đồng", told
    assert told["Quyết định đã duyệt, chưa chi"] == f"{shown(promised)} đồng", told
    assert told["Còn lại sau khi chi"] == f"{shown(free)} đồng", told


# The register


def search(page: Page, words: str, more: str = "") -> None:
    page.goto(f"/so-khen-thuong/?q={words.replace(' ', '+')}{more}")


def head_sees_own_awards(town: Town, truth: SeasonTruth, nominee: Nominee) -> None:
    """The head who nominated finds what became of it: in the round, and in the register."""
    page = town.head(nominee.unit)
    search(page, search_key(nominee.name), f"&nam={truth.year}")
    row = page.get_by_role("row", name=nominee.name).first
    expect(row).to_contain_text(NAMES[nominee.award])
    expect(row).to_contain_text("Được tặng")
    fits(page)


def register_counts(town: Town, truth: SeasonTruth) -> None:
    """Page, filter and Excel file of the register have the hand-worked lines."""
    page = town.desk
    search(page, "", f"&nam={truth.year}&tinh_trang=standing")
    says(page, f"{truth.standing} lần khen thưởng")
    fits(page)
    rows = sheet_rows(town, f"/so-khen-thuong/excel/?nam={truth.year}&tinh_trang=standing")
    assert len(rows) == truth.standing


def statistics_are_ours(town: Town, truth: SeasonTruth) -> None:
    """What was asked for and what was given, apart, on the page and in the Excel file."""
    page = town.desk
    page.goto(f"/so-khen-thuong/thong-ke/?nam={truth.year}")
    says(page, "1 lần bị hủy bỏ không tính")
    fits(page)
    excel = download(page, f"/so-khen-thuong/thong-ke/excel/?nam={truth.year}")
    book = openpyxl.load_workbook(io.BytesIO(excel))
    lines = {}
    for sheet in book.worksheets[:2]:
        heads, *rows = sheet.iter_rows(values_only=True)
        lines |= {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    for code, wanted in truth.statistics.items():
        line = next(row for name, row in lines.items() if name.startswith(NAMES[code]))
        sides = {
            side: sum(line[f"{side}: {kind}"] for kind in ("cá nhân", "tập thể", "hộ"))
            for side in ("Đề nghị", "Được tặng")
        }
        assert sides == {"Đề nghị": wanted.nominated, "Được tặng": wanted.given}, (code, line)
        assert line["Được tặng: nữ"] == wanted.women_given, (code, line)
        assert line["Được tặng: trực tiếp lao động"] == wanted.direct_given, (code, line)
        assert line["Được tặng: lãnh đạo"] == wanted.leaders_given, (code, line)
        row = page.locator("tbody tr").filter(has=page.get_by_role("rowheader", name=line["Tên"]))
        cells = row.first.locator("td").all_inner_texts()
        on_page = [int(text.replace(".", "") or 0) for text in cells]
        assert on_page == [line[head] for head in heads[1:]], code
