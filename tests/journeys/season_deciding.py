"""What the season decides: one decision with its list and money, a proposal, one revocation."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal

import pdfplumber
from playwright.sync_api import Page, expect

from awards.models import Decision, Round
from emulation.org.models import User
from tests.journeys.season_by_hand import (
    CHAIRMAN,
    DEPUTY,
    FAMILY,
    NAMES,
    Prize,
    SeasonTruth,
)
from tests.journeys.season_council import account, follow
from tests.journeys.season_pages import sheet_rows, typed
from tests.journeys.town import Town, download, fill, fits, press, says
from tests.papers.measure import PrintedPdf

KINDS = {"person": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
PAID = re.compile(r"\d{1,3}(\.\d{3})+")  # đồng in a cell
LIST = "/quyet-dinh-khen-thuong/"


def shown(dong: int) -> str:
    return f"{dong:,}".replace(",", ".")


def one_line(text: str) -> str:
    return " ".join(text.split())


# The decision


def decide(town: Town, truth: SeasonTruth, round_: Round) -> Decision:
    """Play the decision from the ticks of the clerk to the paper that anybody can verify."""
    town.on(truth.days.decided)
    decision = draft(town, truth, round_)
    submit(town, decision)
    leader = leader_for(town, truth, decision)
    if truth.returned_name:
        return_one_name(town, leader, decision, truth)
    approve(town, leader, decision, truth)
    issue(town, decision)
    read_the_paper(town, decision, truth)
    verify(town, decision, "Văn bản thật, còn hiệu lực")
    return decision


def address(decision: Decision, rest: str = "") -> str:
    return f"{LIST}{decision.uid}/{rest}"


def draft(town: Town, truth: SeasonTruth, round_: Round) -> Decision:
    """Choose all that the ward decides itself: who passed is ticked, no family of culture is."""
    page = town.desk
    page.goto(LIST)
    follow(page.get_by_role("link", name=round_.name).first)
    own = page.locator("section[aria-labelledby=xa-quyet-dinh]")
    expect(own.locator(".part-head")).to_contain_text(f"{truth.submitted_names} hồ sơ")
    fits(page)
    families = len(truth.homes)
    own.get_by_label(f"Chọn cả {families} hồ sơ: {NAMES[FAMILY]}").check()
    press(page, f"Lập quyết định cho {truth.submitted_names} hồ sơ")
    says(page, "Đã lập bản soạn thảo.")
    with town.quiet():
        decision = Decision.objects.get(round=round_, kind="award")
    page.goto(address(decision))
    says(page, f"{truth.submitted_names} tên, {shown(truth.submitted_total)} đồng")
    says(page, f"{shown(truth.left_after_submitted)} đồng")
    fits(page)
    return decision


def submit(town: Town, decision: Decision) -> None:
    page = town.desk
    page.goto(address(decision))
    follow(page.get_by_role("link", name="Trình duyệt"))
    press(page, "Trình duyệt")
    says(page, "Đã trình.")


def leader_for(town: Town, truth: SeasonTruth, decision: Decision) -> User:
    """Who stands in the list does not decide on it, and is told so."""
    if not truth.signed_by_deputy:
        return town.chairman
    page = town.at(town.chairman)
    page.goto(address(decision))
    says(page, "Đồng chí hoặc gia đình có tên trong danh sách nên lãnh đạo khác duyệt.")
    assert page.request.get(address(decision, "duyet/")).status == 403
    return account(town, persons__full_name=DEPUTY)


def return_one_name(town: Town, leader: User, decision: Decision, truth: SeasonTruth) -> None:
    page = town.at(leader)
    page.goto(address(decision, "duyet/"))
    follow(page.get_by_role("link", name="Trả lại từng tên"))
    fits(page)
    page.get_by_label(f"Lý do trả lại {truth.returned_name}").fill("Chờ kết luận của Thanh tra.")
    press(page, "Trả lại các tên có lý do")
    says(page, "Đã trả lại các tên có lý do.")
    desk = town.desk
    desk.goto(address(decision))
    says(desk, truth.returned_name)
    says(desk, "“Chờ kết luận của Thanh tra.”")


def approve(town: Town, leader: User, decision: Decision, truth: SeasonTruth) -> None:
    """One page has the list with votes, the money of each award, and what the fund has left."""
    page = town.at(leader)
    page.goto(address(decision, "duyet/"))
    fits(page)
    for prize in truth.prizes:
        money_of(page, prize)
    left = page.locator("section[aria-labelledby=quy] dt", has_text="Còn lại").first
    expect(left.locator("+ dd")).to_have_text(f"{shown(truth.left)} đồng")
    rows = page.locator("section[aria-labelledby=danh-sach] tbody tr")
    expect(rows).to_have_count(truth.names)
    for one in truth.secret:
        if one.passes and one.nominee not in truth.proposed:
            row = rows.filter(has_text=one.nominee.name)
            expect(row).to_contain_text(f"{one.agree}/{one.base} đồng ý")
    press(page, f"Duyệt {truth.names} tên")
    says(page, "Đã duyệt.")


def money_of(page: Page, prize: Prize) -> None:
    """The table of one award and kind of subject: how many names, how much each and together."""
    head = re.compile(rf"{NAMES[prize.award]}.*: {prize.number} {KINDS[prize.kind]}$")
    heading = page.locator("section[aria-labelledby=danh-sach] h3").filter(has_text=head)
    expect(heading).to_have_count(1)
    cells = heading.locator("xpath=following-sibling::table[1]").locator("tbody td.num:last-child")
    amounts = [int(text.replace(".", "")) for text in cells.all_inner_texts()]
    assert amounts == [prize.each] * prize.number, prize
    assert sum(amounts) == prize.together


def issue(town: Town, decision: Decision) -> None:
    page = town.at(town.records_clerk)
    page.goto(address(decision))
    follow(page.get_by_role("link", name="Cho số và ban hành"))
    press(page, "Cho số và ban hành")
    says(page, "Đã ban hành ")
    with town.quiet():
        decision.refresh_from_db()
        assert decision.paper.issued_on == town.settings.DEMO_TODAY


def read_the_paper(town: Town, decision: Decision, truth: SeasonTruth) -> None:
    """The printed decision: who signs, every name in its list, the sum in figures and words."""
    content = download(town.desk, address(decision, "pdf/"))
    text, rows = paper_and_list(content)
    in_words = truth.total_words[0].lower() + truth.total_words[1:]
    total = f"{shown(truth.total)} đồng (bằng chữ: {in_words})"
    assert text.count(total) == 2, total  # Điều 2 and the foot of the list
    assert f"Danh sách này có {truth.names} trường hợp" in text
    assert [int(row[0]) for row in rows] == list(range(1, truth.names + 1))
    listed = [row[1] for row in rows]
    for home in truth.homes:
        assert any(home.head in name for name in listed), home
    for prize in truth.prizes:
        assert f"{prize.number:02d} {KINDS[prize.kind]}" in text
    paid = [int(row[-1].replace(".", "")) for row in rows if PAID.fullmatch(row[-1])]
    assert sum(paid) == truth.total
    assert ("KT. CHỦ TỊCH" in text) == truth.signed_by_deputy
    assert (DEPUTY if truth.signed_by_deputy else CHAIRMAN) in text
    assert truth.returned_name not in listed
    assert download(town.desk, address(decision, "word/"))[:2] == b"PK"
    the_list_in_excel(town, decision, truth)


def paper_and_list(content: bytes) -> tuple[str, list[list[str]]]:
    """Return the words of a paper, and the lines of its list that have a number, cell by cell."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        text = one_line(" ".join(page.extract_text() for page in pdf.pages))
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    rows = [[one_line(cell or "") for cell in row] for table in tables for row in table]
    return text, [row for row in rows if row[0].isdigit()]


def the_list_in_excel(town: Town, decision: Decision, truth: SeasonTruth) -> None:
    told = listed_in_excel(town, decision)
    assert len(told) == truth.names
    assert sum(int(row["Tiền thưởng (đồng)"]) for row in told) == truth.total
    paid = [row for row in told if row["Tiền thưởng (đồng)"]]
    assert {int(row["Lương cơ sở (đồng)"]) for row in paid} == {truth.salary}
    for prize in truth.prizes:
        mine = [row for row in paid if int(row["Tiền thưởng (đồng)"]) == prize.each]
        if prize.each:
            coefficient = Decimal(prize.coefficient.replace(",", "."))
            assert coefficient in {Decimal(str(row["Hệ số"])) for row in mine}


def listed_in_excel(town: Town, decision: Decision) -> list[dict[str, object]]:
    return sheet_rows(town, address(decision, "excel/"))


def verify(town: Town, decision: Decision, state: str) -> Page:
    """Anybody asks by the code that is printed under the paper."""
    with town.quiet():
        code = decision.paper.code
    page = town.visitor()
    page.goto("/xac-minh/")
    page.get_by_role("textbox").first.fill(code.lower().replace("-", " "))
    with page.expect_navigation():
        page.get_by_role("textbox").first.press("Enter")
    says(page, state)
    fits(page)
    return page


# The proposal to those above


def propose(town: Town, truth: SeasonTruth, round_: Round) -> Decision:
    """A Tờ trình of what the city decides goes up with all its papers."""
    page = town.desk
    page.goto(f"{LIST}lap/{round_.uid}/")
    above = page.locator("section[aria-labelledby=cap-tren]")
    expect(above.locator(".part-head")).to_contain_text(f"{len(truth.proposed)} hồ sơ")
    expect(above).to_contain_text("Chủ tịch Ủy ban nhân dân cấp huyện")
    press(page, f"Lập tờ trình cho {len(truth.proposed)} hồ sơ")
    with town.quiet():
        proposal = Decision.objects.get(round=round_, kind="proposal")
    submit(town, proposal)
    leader = town.at(town.chairman)
    leader.goto(address(proposal, "duyet/"))
    press(leader, f"Duyệt {len(truth.proposed)} tên")
    issue(town, proposal)
    text = one_line(PrintedPdf(download(page, address(proposal, "pdf/"))).text)
    assert "TỜ TRÌNH" in text and "Kính gửi: Ủy ban nhân dân thành phố Bắc Giang" in text
    assert "TM. ỦY BAN NHÂN DÂN" in text
    for each in truth.proposed:
        assert each.name in text
    the_bundle(town, proposal, truth)
    return proposal


def the_bundle(town: Town, proposal: Decision, truth: SeasonTruth) -> None:
    """One PDF with contents, and the same papers in an archive."""
    content = download(town.desk, address(proposal, "ho-so/"))
    text = one_line(PrintedPdf(content).text)
    for each in truth.proposed:
        assert f"{each.name}: {NAMES[each.award]}" in text
    assert "DANH MỤC HỒ SƠ" in text and "BIÊN BẢN" in text
    archive = zipfile.ZipFile(io.BytesIO(download(town.desk, address(proposal, "ho-so-nen/"))))
    assert archive.testzip() is None
    reports = [name for name in archive.namelist() if "Báo cáo thành tích" in name]
    assert len(reports) == len(truth.proposed), archive.namelist()


def write_outcomes(town: Town, truth: SeasonTruth, proposal: Decision) -> None:
    """The city has decided: some are given it, one is not."""
    town.on(truth.days.outcomes)
    page = town.desk
    page.goto(address(proposal))
    says(page, f"Cấp trên chưa trả lời {truth.sent_up} tên.")
    follow(page.get_by_role("link", name="Ghi kết quả của cấp trên"))
    fits(page)
    fill(page, number=truth.city_decision, on=typed(truth.days.outcomes))
    for each in truth.city_awards:
        page.get_by_label(f"{each.name}:").select_option("granted")
    for each in truth.city_refuses:
        page.get_by_label(f"{each.name}:").select_option("refused")
    press(page, "Ghi kết quả")
    says(page, "Đã ghi kết quả; tên được tặng vào sổ khen thưởng.")
    for each in (*truth.city_awards, *truth.city_refuses):
        said = "Được tặng" if each in truth.city_awards else "Không được tặng"
        expect(page.get_by_role("row", name=each.name).first).to_contain_text(said)
