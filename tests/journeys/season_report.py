"""The Báo cáo tổng kết of the season's year: drafted, completed, agreed, issued, read back."""

from __future__ import annotations

import re
from io import BytesIO

from docx import Document
from playwright.sync_api import expect

from campaigns.models import Block, Plan, PlanKind
from emulation.lib.quantities import format_number
from tests.journeys.season_by_hand import (
    ADVANCED,
    FAMILY,
    FIGHTER,
    PRAISE,
    SeasonTruth,
)
from tests.journeys.town import Town, choose, download, main, press, says
from tests.papers.measure import PrintedPdf

BLANK = "…"
ON_PAPER = {
    FAMILY: ("Gia đình văn hóa", "hộ"),
    ADVANCED: ("Lao động tiên tiến", "cá nhân"),
    FIGHTER: ("Chiến sĩ thi đua cơ sở", "cá nhân"),
    PRAISE: ("Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã", "lượt"),
}
OWN_WORDS = "cán bộ, Nhân dân đoàn kết, hoàn thành nhiệm vụ của năm."
CHECKER = "Phan Thị Hường"


def write_year_report(town: Town, truth: SeasonTruth) -> Plan:
    """Play the office from the draft to the issued paper; every count and every đồng by hand."""
    town.on(truth.days.report)
    plan = _draft(town, truth)
    for words in wanted(truth):
        says(town.desk, words)
    _complete(town, plan)
    _submit(town, plan)
    for user, address, button in (
        (town.checker, "dong-y", "Đồng ý"),
        (town.chairman, "duyet", "Duyệt báo cáo"),
        (town.records_clerk, "ban-hanh", "Ban hành"),
    ):
        page = town.at(user)
        page.goto(f"/ke-hoach/{plan.uid}/{address}/")
        press(page, button)
    says(town.at(town.records_clerk), "Đã ban hành")
    _read_back(town, plan, truth)
    return plan


def wanted(truth: SeasonTruth) -> list[str]:
    """Return the sentences of the report that tell what the season came to."""
    before = f"(năm {truth.year - 1}: chưa có số liệu)"
    counts = truth.statistics
    lines = [
        f"{name}: đề nghị {counts[code].nominated} {unit}, "
        f"được tặng {counts[code].given} {unit} {before}."
        for code, (name, unit) in ON_PAPER.items()
        if code in counts
    ]
    lines.append("Bị hủy bỏ: 1 trường hợp, không tính vào các số trên.")
    # What the decision gave, without the prize of the line that was revoked.
    given = format_number(truth.total - truth.recovered)
    left = format_number(truth.left_after_recovery)
    return [
        *lines,
        f"Tiền thưởng theo các quyết định: {given} đồng.",
        f"còn {left} đồng",
    ]


def _draft(town: Town, truth: SeasonTruth) -> Plan:
    town.desk.goto("/ke-hoach/")
    town.desk.get_by_role("link", name="Lập báo cáo tổng kết").click()
    expect(town.desk).to_have_url(re.compile("/tong-ket-nam/lap/"))
    town.desk.get_by_label(re.compile(rf"Năm {truth.year}\b")).first.check()
    press(town.desk, "Lập báo cáo tổng kết")
    expect(town.desk).to_have_url(re.compile(r"/ke-hoach/[0-9a-f-]{36}/soan/"))
    with town.quiet():
        return Plan.objects.get(kind=PlanKind.YEAR_REPORT, commune=town.commune, year=truth.year)


def _complete(town: Town, plan: Plan) -> None:
    """The clerk writes where the draft left room for what only a person can say."""
    with town.quiet():
        blocks = Block.objects.filter(plan=plan, text__contains=BLANK, item__isnull=False)
        places = [str(block.item.uid) for block in blocks.select_related("item")]
    for uid in dict.fromkeys(places):
        town.desk.goto(f"/ke-hoach/{plan.uid}/soan/muc/{uid}/")
        for box in town.desk.locator("main textarea").all():
            typed = box.input_value()
            if BLANK in typed:
                box.fill(typed.replace(BLANK, OWN_WORDS))
        press(town.desk, "Lưu mục này")


def _submit(town: Town, plan: Plan) -> None:
    page = town.desk
    page.goto(f"/ke-hoach/{plan.uid}/soan/kiem-tra/")
    expect(main(page)).not_to_contain_text("còn chỗ chưa điền")
    expect(main(page)).not_to_contain_text("không có ở bảng nào")
    page.goto(f"/ke-hoach/{plan.uid}/trinh/")
    first = page.get_by_label("Người xem xét thứ nhất")
    choose(page, first.get_attribute("name"), CHECKER)
    why = page.get_by_label(re.compile("^Lý do vẫn trình"))
    if why.count():
        why.fill("Đã xem từng chỗ.")
    press(page, "Trình duyệt")
    says(page, "Đã trình")


def _read_back(town: Town, plan: Plan, truth: SeasonTruth) -> None:
    pdf = PrintedPdf(download(town.desk, f"/ke-hoach/{plan.uid}/tai/pdf/"))
    said = " ".join(pdf.text.split())
    for words in (
        f"BÁO CÁO Tổng kết phong trào thi đua và công tác khen thưởng năm {truth.year}",
        "/BC-UBND",
        *wanted(truth),
        OWN_WORDS,
        f"KẾT QUẢ KHEN THƯỞNG NĂM {truth.year}",
    ):
        assert words in said, f"{words}\n{said}"
    assert "DỰ THẢO" not in said and BLANK not in said
    word = Document(BytesIO(download(town.desk, f"/ke-hoach/{plan.uid}/tai/word/")))
    told = " ".join(paragraph.text for paragraph in word.paragraphs)
    for words in wanted(truth):
        assert words in " ".join(told.split()), words
