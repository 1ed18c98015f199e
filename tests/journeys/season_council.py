"""The council of the season: recorded, its sitting planned, its votes given on their devices."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import pikepdf
from playwright.sync_api import Page, expect

from awards.models import Ballot, Council, Round, Sitting
from emulation.org.models import Membership, Role, User
from tests.journeys.season_by_hand import (
    IN_CONFLICT,
    Member,
    Paper,
    SeasonTruth,
    Secret,
)
from tests.journeys.season_pages import typed
from tests.journeys.town import Town, choose, download, fill, fits, follow, main, press, says
from tests.papers.measure import PrintedPdf

SEATS = {
    "chair": "Chủ tịch Hội đồng",
    "vice": "Phó Chủ tịch Hội đồng",
    "secretary": "Thư ký",
    "member": "Ủy viên",
}
# What ends a line of a page to somebody who reads it.
LINE_ENDS = re.compile(r"</(?:li|tr|p|dd|h\d|summary|option|button|section)>")
SMALL = 5  # of a small council two readers are enough
TAGS = re.compile(r"<[^>]*>")
COUNTED = re.compile(r"[đĐ]ồng ý:? *\d")
VOTED = re.compile(r"đồng ý(?! \d+/\d+\b)", re.IGNORECASE)


def hold_the_council(town: Town, truth: SeasonTruth, round_: Round) -> Sitting:
    """Play the council from its decision to the number of its minutes."""
    town.on(truth.days.sitting)
    council = write_council(town, truth)
    sitting = plan_sitting(town, council, round_, truth)
    put_on_the_agenda(town, sitting, [each.nominee.name for each in truth.secret], "secret")
    put_on_the_agenda(town, sitting, [each.nominee.name for each in truth.paper], "paper")
    put_on_the_agenda(town, sitting, praised_names(truth), "open")
    call_the_roll(town, sitting, truth)
    begin(town, sitting, truth)
    vote_on_devices(town, sitting, truth)
    for one in truth.secret:
        close(town, sitting, one)
    count_slips(town, sitting, truth.paper)
    raise_hands(town, sitting, truth)
    end(town, sitting, truth)
    nobody_is_joined_to_a_vote(town, sitting, truth)
    papers_say_the_same(town, sitting, truth)
    give_minutes_their_number(town, sitting)
    return sitting


def address(sitting: Sitting, rest: str = "") -> str:
    return f"/hoi-dong/phien/{sitting.uid}/{rest}"


def phone_of(town: Town, member: Member) -> Page:
    return town.at(account(town, login=member.login), is_known=True)


def holder(town: Town, role: str) -> User:
    """Return who holds a role in the commune, the first where there are several."""
    with town.quiet():
        held = Membership.objects.filter(commune=town.commune, role=role).order_by("pk")
        return held.first().person.user


def account(town: Town, **which: str) -> User:
    with town.quiet():
        return User.objects.get(**which)


def praised_names(truth: SeasonTruth) -> list[str]:
    """Return who is to get a Giấy khen, by words that the page has for them."""
    homes = [truth.praised_home.head] if truth.praised_home else []
    return [each.name for each in truth.praised] + homes


# Prepared


def write_council(town: Town, truth: SeasonTruth) -> Council:
    """Record the decision that made the council, and its members one after another."""
    page, day = town.desk, typed(f"{truth.year}-01-05")
    page.goto("/hoi-dong/")
    follow(page.get_by_role("link", name="Ghi hội đồng").first)
    fill(page, name="Hội đồng Thi đua - Khen thưởng Phường Ngô Quyền")
    fill(page, decision_number="06/QĐ-UBND", decided_on=day, valid_from=day)
    page.locator("[name=upload]").set_input_files(
        {"name": "06-QD-UBND.pdf", "mimeType": "application/pdf", "buffer": _blank_pdf()}
    )
    fits(page)
    press(page, "Ghi hội đồng")
    follow(page.get_by_role("link", name="Thêm thành viên"))
    for member in truth.members:
        choose(page, "person", member.name)
        page.locator("[name=seat]").select_option(member.seat)
        press(page, "Thêm, rồi thêm người nữa")
    page.goto(page.url.removesuffix("thanh-vien/"))
    says(page, f"{len(truth.members)} thành viên.")
    expect(main(page).get_by_text("Chưa có tài khoản hoặc vai trò")).to_have_count(0)
    for member in truth.members:
        row = page.get_by_role("row", name=member.name)
        expect(row).to_contain_text(SEATS[member.seat])
    fits(page)
    with town.quiet():
        return Council.objects.get(commune=town.commune)


def plan_sitting(town: Town, council: Council, round_: Round, truth: SeasonTruth) -> Sitting:
    page = town.desk
    page.goto(f"/hoi-dong/{council.uid}/")
    follow(page.get_by_role("link", name="Lập phiên họp"))
    choose(page, "round", round_.name)
    fill(page, held_on=typed(truth.days.sitting), starts_at="08:00")
    fill(page, place="Hội trường phường", guests="Bà Lê Thị Mến, Bí thư Chi bộ Tổ 3")
    press(page, "Lập phiên họp")
    with town.quiet():
        return Sitting.objects.get(council=council)


def put_on_the_agenda(town: Town, sitting: Sitting, names: list[str], mode: str) -> None:
    if not names:
        return
    page = town.desk
    page.goto(address(sitting))
    follow(page.get_by_role("link", name="Đưa hồ sơ vào").first)
    fits(page)
    for name in names:
        page.get_by_label(name).first.check()
    page.locator("[name=mode]").select_option(mode)
    press(page, f"Đưa {len(names)} hồ sơ vào chương trình")
    says(page, f"Đã đưa {len(names)} hồ sơ vào chương trình.")


def call_the_roll(town: Town, sitting: Sitting, truth: SeasonTruth) -> None:
    """Nobody is called: it cannot begin. Then all are there."""
    page = town.desk
    page.goto(address(sitting))
    says(page, "Chưa đủ thành viên có mặt.")
    follow(page.get_by_role("link", name="Điểm danh"))
    fits(page)
    press(page, "Ghi điểm danh")
    here = len(truth.members)
    says(page, f"Có mặt {here}/{here} thành viên")


def begin(town: Town, sitting: Sitting, truth: SeasonTruth) -> None:
    page = town.desk
    page.goto(address(sitting))
    says(page, f"{truth.tabled} hồ sơ: {truth.tabled} chưa biểu quyết")
    follow(page.get_by_role("link", name="Khai mạc"))
    press(page, "Khai mạc")
    says(page, "Phiên họp đã khai mạc.")
    fits(page)


# Voted on devices


def vote_on_devices(town: Town, sitting: Sitting, truth: SeasonTruth) -> None:
    """All secret ballots are open at once; each member votes on each as the script says."""
    page = town.desk
    page.goto(address(sitting))
    for one in truth.secret:
        page.get_by_label(f"Chọn {one.nominee.name}", exact=True).check()
    press(page, f"Mở bỏ phiếu {len(truth.secret)} hồ sơ")
    says(page, f"Đã mở bỏ phiếu {len(truth.secret)} hồ sơ.")
    for number, member in enumerate(truth.members, start=1):
        vote_all(town, sitting, truth, member)
        if number == len(truth.members) // 2:
            nothing_is_seen_before_the_closing(town, sitting, truth)


def vote_all(town: Town, sitting: Sitting, truth: SeasonTruth, member: Member) -> None:
    """Vote slip after slip; who leaves a vote has no slip for it."""
    page = phone_of(town, member)
    page.goto("/")
    asked = [one for one in truth.secret if member not in leaving(truth, one)]
    follow(page.get_by_role("link", name="Bỏ phiếu").first)
    says(page, f"{len(asked)} hồ sơ")
    follow(page.get_by_role("link", name="Bỏ phiếu", exact=True))
    by_name = {one.nominee.name: one for one in asked}
    for left in range(len(asked), 0, -1):
        says(page, f"Còn {left} phiếu")
        one = by_name.pop(page.get_by_role("heading", level=1).inner_text())
        fits(page)
        words = "không đồng ý" if member.login in one.against else "đồng ý"
        summary = "Không đồng ý" if member.login in one.against else "Đồng ý"
        page.locator("summary").get_by_text(summary, exact=True).tap()
        press(page, f"Bỏ phiếu {words}")
        says(page, f"Đã bỏ phiếu: {one.nominee.name}")
    page.goto(address(sitting, "phieu/"))
    says(page, "Không có hồ sơ nào chờ phiếu của đồng chí.")
    for one in truth.secret:
        told = "Đã bỏ phiếu" if one in asked else "Không tham gia"
        expect(page.get_by_role("listitem").filter(has_text=one.nominee.name)).to_contain_text(told)
    fits(page)


def leaving(truth: SeasonTruth, one: Secret) -> list[Member]:
    """Return who leaves a vote: those that are of the nominee's unit."""
    is_smaller = one.base < len(truth.members)
    return [each for each in truth.members if is_smaller and each.login == IN_CONFLICT]


def nothing_is_seen_before_the_closing(town: Town, sitting: Sitting, truth: SeasonTruth) -> None:
    """Half of them have voted: each page says who, none how many agreed."""
    page, half = town.desk, len(truth.members) // 2
    page.goto(address(sitting))
    says(page, f"Đã bỏ phiếu {half}/{len(truth.members)}")
    for page in readers(town, truth):
        for place in places_of(town, sitting):
            counted = [line for line in lines_of(page, place) if COUNTED.search(line)]
            assert not counted, (place, counted)


# Counted


def close(town: Town, sitting: Sitting, one: Secret) -> None:
    page = town.desk
    open_ballot(page, sitting, one.nominee.name)
    follow(page.get_by_role("link", name="Chốt kết quả"))
    press(page, "Chốt kết quả")
    result_is(page, one)
    assert facts(page) >= {("Đồng ý", str(one.agree)), ("Không đồng ý", str(one.disagree))}
    fits(page)


def count_slips(town: Town, sitting: Sitting, counts: Iterable[Paper]) -> None:
    page = town.desk
    names = ("issued", "collected", "valid", "invalid", "agree", "disagree")
    for place, one in enumerate(counts):
        open_ballot(page, sitting, one.nominee.name)
        follow(page.get_by_role("link", name="Nhập kết quả kiểm phiếu"))
        if place == 0:
            contradicting_counts_are_refused(page, one)
        fill(page, **{name: str(getattr(one, name)) for name in names})
        press(page, "Chốt kết quả")
        result_is(page, one)
        assert facts(page) >= {
            ("Phiếu phát ra", str(one.issued)),
            ("Thu về", str(one.collected)),
            ("Hợp lệ", str(one.valid)),
            ("Đồng ý", str(one.agree)),
            ("Không đồng ý", str(one.disagree)),
        }


def contradicting_counts_are_refused(page: Page, one: Paper) -> None:
    fill(page, issued=str(one.issued), collected=str(one.issued + 1), valid=str(one.issued))
    fill(page, invalid="0", agree=str(one.issued), disagree="0")
    page.get_by_role("button", name="Chốt kết quả").click()
    expect(page.locator(".box-errors")).to_contain_text(
        f"Số phiếu thu về ({one.issued + 1}) nhiều hơn số phiếu phát ra ({one.issued})."
    )


def raise_hands(town: Town, sitting: Sitting, truth: SeasonTruth) -> None:
    """Of those who get a Giấy khen nobody speaks against one."""
    names = praised_names(truth)
    if not names:
        return
    page = town.desk
    page.goto(address(sitting))
    for name in names:
        page.get_by_role("row", name=name).locator("[name=luot]").check()
    press(page, f"{len(names)} hồ sơ: mọi người có mặt giơ tay đồng ý")
    says(page, f"Đã chốt {len(names)} hồ sơ.")


def open_ballot(page: Page, sitting: Sitting, name: str) -> None:
    page.goto(address(sitting))
    follow(page.get_by_role("link", name=name))


def result_is(page: Page, one: Secret | Paper) -> None:
    said = "Thông qua" if one.passes else "Không thông qua"
    expect(page.get_by_role("heading", name=said, exact=True)).to_be_visible()
    agreed = f"Đồng ý {one.agree}/{one.base}"
    says(page, agreed)
    says(page, f"cần ít nhất {one.needed} ")


def facts(page: Page) -> set[tuple[str, str]]:
    return {
        (name.inner_text(), name.locator("+ dd").inner_text())
        for name in page.locator("section.box dl.facts dt").all()
    }


def end(town: Town, sitting: Sitting, truth: SeasonTruth) -> None:
    page = town.desk
    failed = truth.tabled - truth.passed
    page.goto(address(sitting))
    says(page, f"{truth.tabled} hồ sơ: {truth.passed} thông qua · {failed} không thông qua")
    follow(page.get_by_role("link", name="Ghi", exact=True))
    fill(page, notes="Hội đồng nghe thường trực báo cáo từng hồ sơ.")
    press(page, "Lưu diễn biến, kết luận")
    follow(page.get_by_role("link", name="Kết thúc phiên họp"))
    press(page, "Kết thúc phiên họp")
    says(page, "Phiên họp đã kết thúc.")


# Secret for ever


def readers(town: Town, truth: SeasonTruth) -> list[Page]:
    """Return everybody who has something to do with the sitting, or reads from above."""
    with town.quiet():
        above = Membership.objects.filter(role=Role.OVERSEER).first().person.user
    if len(truth.members) <= SMALL:
        return [town.desk, town.at(above, is_known=True)]
    roles = (Role.CHECKER, Role.CHAIRMAN, Role.ADMINISTRATOR, Role.ACCOUNTANT)
    users = [town.secretary, town.records_clerk, *(holder(town, role) for role in roles), above]
    return [*(town.at(user, is_known=True) for user in users), phone_of(town, truth.members[-1])]


def places_of(town: Town, sitting: Sitting) -> list[str]:
    with town.quiet():
        ballots = list(Ballot.objects.filter(sitting=sitting).values_list("uid", flat=True))[:8]
        council = sitting.council.uid
    inside = ["", "tinh-hinh/", "phieu/", "chuong-trinh/", "diem-danh/", "dien-bien/"]
    inside += [f"bieu-quyet/{uid}/" for uid in ballots]
    return ["/", "/hoi-dong/", f"/hoi-dong/{council}/", *(address(sitting, one) for one in inside)]


def lines_of(page: Page, place: str) -> list[str]:
    """Return what a page says, line by line; nothing where it is refused."""
    answer = page.request.get(place)
    assert answer.status in (200, 403, 404, 409), (place, answer.status)
    text = answer.text() if answer.ok else ""
    return [" ".join(TAGS.sub(" ", line).split()) for line in LINE_ENDS.split(text)]


def nobody_is_joined_to_a_vote(town: Town, sitting: Sitting, truth: SeasonTruth) -> None:
    """No line of any page, for anybody, has a member's name and a word of how he or she voted."""
    names = [member.name for member in truth.members]
    for page in readers(town, truth):
        for place in places_of(town, sitting):
            for line in lines_of(page, place):
                is_of_member = any(name in line for name in names)
                assert not (is_of_member and VOTED.search(line)), (place, line)


def papers_say_the_same(town: Town, sitting: Sitting, truth: SeasonTruth) -> None:
    """Minutes and record of the count: the hand-worked figures, and no member beside a vote."""
    for name in ("bien-ban", "kiem-phieu"):
        pdf = PrintedPdf(download(town.desk, address(sitting, f"in/{name}/pdf/")))
        text = " ".join(pdf.text.split())
        for one in (*truth.secret, *truth.paper):
            assert one.nominee.name in text, (name, one.nominee.name)
            assert f"{one.agree}/{one.base}" in text, (name, one)
        out = {login for secret in truth.secret for login in secret.against}
        against = [each for each in truth.members if each.login in out]
        for line in pdf.text.splitlines():
            if any(each.name in line for each in against):
                assert "không đồng ý" not in line.lower(), line
        assert download(town.desk, address(sitting, f"in/{name}/word/"))[:2] == b"PK"


def give_minutes_their_number(town: Town, sitting: Sitting) -> None:
    page = town.at(town.records_clerk)
    page.goto("/")
    follow(page.get_by_role("link", name="Cấp số biên bản").first)
    number = page.locator("[name=number]")
    if number.count():
        number.fill("9")
    press(page, "Cấp số, lưu biên bản")
    expect(main(page)).to_contain_text(re.compile(r"Biên bản đã có số \d\d/BB-HĐTĐKT"))


def _blank_pdf() -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(stream)
    return stream.getvalue()
