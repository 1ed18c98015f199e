"""The pages of a council: who opens what, what is shown of a vote, what is refused and kept."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.models import Attendance, Ballot, Council, Nomination, Sitting
from awards.sitting.papers.minutes import minutes_document
from awards.sitting.papers.sheets import count_document, slip_documents
from awards.sitting.services import (
    ballot_close,
    ballots_open,
    member_add,
    sitting_cancel,
    sitting_open,
    vote_cast,
)
from awards.states import BallotMode, BallotState, SittingState
from awards.waiting import awards_waits
from emulation.org.models import Role
from emulation.org.services import household_create, person_create
from tests.awards.made import FIGHTER, PRAISE, Season, also, make_nomination
from tests.cast import LONG_AGO
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def season(cast) -> Season:
    return Season(cast)


def at(name: str, *things: object) -> str:
    return reverse(name, args=[thing.uid for thing in things])


def text(response) -> str:
    return response.content.decode()


def roll(sitting: Sitting, presences: dict[str, str], usual: str = "present") -> dict[str, str]:
    """Return what the roll posts: who is how there, by name."""
    return {
        f"ghe-{seat.uid}-presence": presences.get(str(seat.member.person), usual)
        for seat in sitting.seats.select_related("member__person")
    }


def test_a_council_is_written_down_with_its_members(cast, client_of):
    browser = client_of(cast.clerk)
    words = {
        "name": "Hội đồng TĐKT", "decision_number": "9/QĐ-UBND", "decided_on": "02/01/2024",
        "valid_from": "02/01/2024",
    }  # fmt: skip
    wrong = browser.post(reverse("council_create"), words | {"valid_from": "01/01/2024"})
    assert "Không trước ngày ký quyết định" in text(wrong)
    assert "9/QĐ-UBND" in text(wrong)
    browser.post(reverse("council_create"), words)
    council = Council.objects.get()
    person = cast.person_of(cast.chairman)
    given = {"person": person.uid, "seat": "chair", "valid_from": "02/01/2024"}
    more = browser.post(at("council_member_add", council), given | {"them": "1"})
    assert more.url == at("council_member_add", council)
    again = browser.post(at("council_member_add", council), given)
    assert "đang là thành viên" in text(again)
    shown = text(browser.get(at("council_read", council)))
    assert "Nguyễn Đức Thắng" in shown and "Chủ tịch Hội đồng" in shown


def test_a_sitting_from_its_plan_to_its_minutes(season, client_of):
    cast = season.cast
    browser = client_of(cast.council_secretary)
    one = season.worker("Lê Thị An", award=FIGHTER)
    planned = {"round": season.round.uid, "held_on": "19/02/2024", "starts_at": "08:00"}
    browser.post(at("sitting_plan", season.council), planned | {"place": "Hội trường"})
    sitting = Sitting.objects.get()
    assert "Chương trình còn trống" in text(browser.get(at("sitting_read", sitting)))
    empty = browser.post(at("sitting_agenda", sitting), {"mode": "paper"})
    assert "Chọn ít nhất một hồ sơ" in text(empty)
    browser.post(at("sitting_agenda", sitting), {"nominations": [one.uid], "mode": "paper"})
    assert "Chưa đủ thành viên có mặt" in text(browser.get(at("sitting_read", sitting)))
    browser.post(at("sitting_attendance", sitting), roll(sitting, {"Vi Văn Sáu": "absent"}))
    browser.post(at("sitting_open", sitting))
    ballot = sitting.ballots.get()
    counts = {"issued": 8, "collected": 8, "valid": 8, "invalid": 0, "agree": 8, "disagree": 1}
    wrong = browser.post(at("ballot_count", sitting, ballot), counts)
    assert "cộng lại (9) phải bằng số phiếu hợp lệ (8)" in text(wrong)
    assert "Còn 1 hồ sơ chưa có kết quả" in text(browser.get(at("sitting_read", sitting)))
    browser.post(at("ballot_count", sitting, ballot), counts | {"disagree": 0})
    assert "Đồng ý 8/9" in text(browser.get(at("ballot_read", sitting, ballot)))
    browser.post(at("sitting_close", sitting))
    sitting.refresh_from_db()
    browser.post(
        at("sitting_write", sitting),
        {"notes": "Thảo luận sôi nổi.", "conclusion": "", "version": sitting.version},
    )
    stale = browser.post(
        at("sitting_write", sitting), {"notes": "Khác.", "conclusion": "", "version": 1}
    )
    assert stale.status_code == 409
    assert "Thảo luận sôi nổi." in text(stale) and "Khác." in text(stale)

    records = client_of(cast.records_clerk)
    no_series = records.post(at("minutes_issue", sitting))
    assert "Chưa có sổ năm 2024" in text(no_series)
    open_series(cast.commune, kinds=["BB"])
    records.post(at("minutes_issue", sitting))
    sitting.refresh_from_db()
    assert sitting.minutes is not None
    stored = browser.get(at("minutes_pdf", sitting))
    assert stored.url == reverse("paper_file", args=[sitting.minutes.uid, "pdf"])
    assert "Số 01/BB-HĐTĐKT" in text(browser.get(at("sitting_read", sitting)))


def test_the_agenda_offers_award_after_award_and_households_last(season, client_of):
    cast = season.cast
    head = person_create(commune=cast.commune, full_name="Lê Văn Chủ", by=None)
    home = household_create(
        village=cast.village, head=head, code="H1", valid_from=LONG_AGO, by=None
    )
    make_nomination(season.round, home, cast.village, award=PRAISE, recipient="Hộ ông Chủ")
    for name in ("Lê Thị An", "Lê Thị Bình"):
        season.worker(name)
    season.worker("Lê Thị Cúc", award=PRAISE)

    page = text(client_of(cast.clerk).get(at("sitting_agenda", season.plan())))

    assert page.count("data-tick-group") == 2
    assert page.count("Chọn cả 2 hồ sơ: Lao động tiên tiến") == 1
    places = [page.index(name) for name in ("Lê Thị Bình", "Lê Thị Cúc", "Hộ ông Chủ")]
    assert places == sorted(places)


def test_no_page_shows_how_an_open_ballot_stands(season, client_of):
    ballot = season.balloting(season.worker("Lê Thị An", award=FIGHTER))
    # The counters are numbers that no page has another reason to show.
    Ballot.objects.update(agree=7391, disagree=8642, voted=ballot.voters[:4])
    sitting = ballot.sitting
    pages = [
        at("sitting_read", sitting), at("sitting_live", sitting), at("vote_list", sitting),
        at("ballot_read", sitting, ballot), at("vote_cast", sitting, ballot),
        at("council_read", season.council), reverse("council_list"), reverse("home"),
    ]  # fmt: skip
    for user in (*season.members.values(), season.cast.clerk, season.cast.overseer):
        browser = client_of(user)
        for page in pages:
            shown = text(browser.get(page))
            assert "7391" not in shown and "8642" not in shown, page
    lead = text(client_of(season.cast.clerk).get(at("ballot_read", sitting, ballot)))
    assert lead.count("đã bỏ phiếu</span>") == 4
    assert lead.count("chưa bỏ phiếu</span>") == 5


def test_papers_tell_nothing_of_an_open_ballot(season, client_of):
    ballot = season.balloting(season.worker("Lê Thị An"))
    Ballot.objects.update(agree=7391, disagree=8642)
    for compose in (minutes_document, count_document):
        said = repr(compose(ballot.sitting))
        assert "7391" not in said and "8642" not in said


def test_a_member_votes_one_slip_after_another(season, client_of):
    first = season.balloting(season.worker("Lê Thị An"), season.worker("Lê Thị Bình"))
    sitting = first.sitting
    second = sitting.ballots.order_by("position").last()
    browser = client_of(season.members["Vi Văn Sáu"])

    slip = text(browser.get(at("vote_cast", sitting, first)))
    assert "Còn 2 phiếu" in slip and "Bỏ phiếu không đồng ý" in slip
    assert "Phiếu chưa gửi được" in slip and "send-slip.js" in slip
    onward = browser.post(at("vote_cast", sitting, first), {"phieu": "1"})
    assert onward.url == at("vote_cast", sitting, second)
    assert "Đã bỏ phiếu: Lê Thị An" in text(browser.get(onward.url))
    end = browser.post(at("vote_cast", sitting, second), {"phieu": "0"})
    assert end.url == at("vote_list", sitting)
    again = browser.post(at("vote_cast", sitting, first), {"phieu": "0"})
    assert again.url == at("vote_list", sitting)
    assert "Phiếu của đồng chí đã được ghi từ trước: Lê Thị An" in text(browser.get(again.url))
    assert "Bỏ phiếu không đồng ý" not in text(browser.get(at("vote_cast", sitting, first)))
    first.refresh_from_db()
    assert (first.agree, first.disagree) == (1, 0)


def test_a_vote_that_was_kept_is_not_denied_after_the_closing(season, client_of):
    """Its answer was lost on the way, and meanwhile the ballot was closed."""
    ballot = season.balloting(season.worker("Lê Thị An"))
    page = at("vote_cast", ballot.sitting, ballot)
    browsers = [client_of(user) for user in season.members.values()][:3]
    for browser in browsers:
        browser.post(page, {"phieu": "1"})
    ballot_close(ballot=Ballot.objects.get(pk=ballot.pk), by=season.cast.clerk)

    again = browsers[0].post(page, {"phieu": "1"}, follow=True)

    assert "Phiếu của đồng chí đã được ghi từ trước" in text(again)
    late = client_of(season.members["Nông Văn Tám"]).post(page, {"phieu": "1"})
    assert late.status_code == 409 and "Phiếu chưa được ghi" in text(late)


BY_SCRIPT = {"Accept": "application/json"}


def test_a_slip_sent_by_script_is_answered_with_where_to_go_on(season, client_of):
    first = season.balloting(season.worker("Lê Thị An"), season.worker("Lê Thị Bình"))
    sitting, member = first.sitting, season.members["Vi Văn Sáu"]
    second = sitting.ballots.order_by("position").last()
    browser, page = client_of(member), at("vote_cast", sitting, first)

    of_another = {**BY_SCRIPT, "X-Writer": str(season.cast.chairman.uid)}
    refused = browser.post(page, {"phieu": "1"}, headers=of_another)
    assert refused.status_code == 403
    assert "Phiếu chưa được ghi" in refused.json()["why"]
    first.refresh_from_db()
    assert first.voted == []

    own = {**BY_SCRIPT, "X-Writer": str(member.uid)}
    for said in ("Đã bỏ phiếu: Lê Thị An", "Phiếu của đồng chí đã được ghi từ trước: Lê Thị An"):
        answer = browser.post(page, {"phieu": "1"}, headers=own)
        assert answer.json() == {"next": at("vote_cast", sitting, second)}
        assert said in text(browser.get(answer.json()["next"]))
    first.refresh_from_db()
    assert (first.agree, len(first.voted)) == (1, 1)


def test_a_slip_without_a_session_is_not_counted_and_says_so(season, client_of):
    ballot = season.balloting(season.worker("Lê Thị An"))
    page, visitor = at("vote_cast", ballot.sitting, ballot), client_of(season.cast.visitor)

    by_script = visitor.post(page, {"phieu": "1"}, headers=BY_SCRIPT)
    assert by_script.status_code == 401
    assert "phiếu chưa được ghi" in by_script.json()["why"]
    door = visitor.post(page, {"phieu": "1"}, follow=True)
    assert "Máy đã đăng xuất nên phiếu chưa được ghi." in text(door)
    assert f'name="next" value="{page}"' in text(door)
    only_reading = client_of(season.cast.visitor).get(page, follow=True)
    assert "phiếu chưa được ghi" not in text(only_reading)
    ballot.refresh_from_db()
    assert ballot.voted == []


def test_a_member_declares_on_the_own_slip_and_the_secretary_reads_who_wrote_it(season, client_of):
    first = season.balloting(season.worker("Lê Thị An"), season.worker("Lê Thị Bình"))
    sitting = first.sitting
    second = sitting.ballots.order_by("position").last()
    browser = client_of(season.members["Vi Văn Sáu"])
    page = at("conflict_declare", sitting, first)
    assert page in text(browser.get(at("vote_cast", sitting, first)))

    for given, why in (({}, "Chọn lý do"), ({"why": "family", "note": " "}, "Ghi rõ quan hệ")):
        assert why in text(browser.post(page, given))
    done = browser.post(page, {"why": "family", "note": "Em vợ"})

    assert done.url == at("vote_cast", sitting, second)
    assert "Đã ghi đồng chí không tham gia biểu quyết Lê Thị An" in text(browser.get(done.url))
    slip = text(browser.get(at("vote_cast", sitting, first)))
    assert "Bỏ phiếu đồng ý" not in slip and page not in slip
    assert "Là người thân của người được đề nghị: Em vợ" in slip
    lead = text(client_of(season.cast.council_secretary).get(at("ballot_read", sitting, first)))
    assert "Em vợ. Tự khai." in lead
    assert browser.get(page).status_code == 409


def test_who_has_voted_is_not_offered_to_declare(season, client_of):
    ballot = season.balloting(season.worker("Lê Thị An"))
    browser = client_of(season.members["Vi Văn Sáu"])
    browser.post(at("vote_cast", ballot.sitting, ballot), {"phieu": "1"})
    page = at("conflict_declare", ballot.sitting, ballot)
    assert page not in text(browser.get(at("vote_cast", ballot.sitting, ballot)))
    late = browser.post(page, {"why": "unit"})
    assert late.status_code == 409 and "đã bỏ phiếu hồ sơ này" in text(late)


def test_a_press_without_a_choice_votes_nothing(season, client_of):
    ballot = season.balloting(season.worker("Lê Thị An"))
    browser = client_of(season.cast.chairman)
    for given in ({}, {"phieu": ""}, {"phieu": "2"}):
        assert browser.post(at("vote_cast", ballot.sitting, ballot), given).status_code == 200
    ballot.refresh_from_db()
    assert ballot.voted == []


def test_who_has_no_seat_has_no_slip(season, client_of):
    ballot = season.balloting(season.worker("Lê Thị An"))
    for user, status in ((season.cast.clerk, 403), (season.cast.unit_head, 404)):
        page = at("vote_cast", ballot.sitting, ballot)
        assert client_of(user).get(page).status_code == status
        assert client_of(user).post(page, {"phieu": "1"}).status_code == status


def test_a_head_of_a_unit_who_is_a_member_reads_and_votes(season, client_of, cast):
    member_add(council=season.council, person=cast.person_of(cast.unit_head), by=cast.clerk)
    ballot = season.balloting(season.worker("Lê Thị An"))
    browser = client_of(cast.unit_head)
    assert browser.get(at("sitting_read", ballot.sitting)).status_code == 200
    browser.post(at("vote_cast", ballot.sitting, ballot), {"phieu": "1"})
    ballot.refresh_from_db()
    assert ballot.agree == 1


def test_many_ballots_are_opened_or_closed_by_hands_at_once(season, client_of):
    browser = client_of(season.cast.clerk)
    sitting = season.opened([season.worker("Lê Thị An"), season.worker("Lê Thị Bình")], "open")
    ballots = [str(each.uid) for each in sitting.ballots.all()]
    refused = browser.post(at("ballots_act", sitting), {"luot": ballots, "viec": "mo"}, follow=True)
    assert "không bỏ phiếu trên máy" in text(refused)
    nothing = browser.post(at("ballots_act", sitting), {"viec": "gio-tay"}, follow=True)
    assert "Chưa chọn hồ sơ nào" in text(nothing)
    browser.post(at("ballots_act", sitting), {"luot": ballots, "viec": "gio-tay"})
    assert set(sitting.ballots.values_list("state", flat=True)) == {BallotState.CLOSED}


def test_hands_are_noted_by_name(season, client_of):
    browser = client_of(season.cast.clerk)
    sitting = season.opened([season.worker("Lê Thị An")], BallotMode.OPEN)
    ballot = sitting.ballots.get()
    votes = {f"phieu-{seat.uid}": "1" for seat in sitting.seats.all()[:5]}
    browser.post(at("ballot_names", sitting, ballot), {"usual": "chua", **votes})
    browser.post(at("ballot_close", sitting, ballot))
    shown = text(browser.get(at("ballot_read", sitting, ballot)))
    assert "Đồng ý 5/9" in shown and "giơ tay" in shown


def test_one_opinion_of_all_is_noted_once_and_others_by_name(season, client_of):
    browser = client_of(season.cast.clerk)
    sitting = season.opened([season.worker("Lê Thị An")], BallotMode.OPEN)
    ballot = sitting.ballots.get()
    page = at("ballot_names", sitting, ballot)
    fields = {f"phieu-{seat.uid}": "chung" for seat in sitting.seats.all()}
    other = f"phieu-{season.seat(sitting, 'Vi Văn Sáu').uid}"

    unsaid = text(browser.post(page, fields))
    assert "Chọn ý kiến chung" in unsaid and not ballot.named_votes.exists()
    browser.post(page, {**fields, "usual": "1", other: "0"})

    told = dict(ballot.named_votes.values_list("seat__member__person__full_name", "agrees"))
    assert told.pop("Vi Văn Sáu") is False
    assert list(told.values()) == [True] * 8
    again = text(browser.get(page))
    assert again.count('<option value="chung" selected>') == 8
    assert again.count('<option value="0" selected>') == 1
    browser.post(page, {**fields, "usual": "chua"})
    assert not ballot.named_votes.exists()


def test_an_opinion_in_writing_follows_nobody(season, client_of):
    sitting = season.plan([season.worker("Lê Thị An", award=FIGHTER)])
    season.attend(sitting)
    seat = season.seat(sitting, "Vi Văn Sáu")
    Attendance.objects.filter(pk=seat.pk).update(presence=Attendance.Presence.WRITTEN)
    sitting_open(sitting=sitting, by=season.cast.clerk)
    browser, page = client_of(season.cast.clerk), at("ballot_names", sitting, sitting.ballots.get())

    shown = text(browser.get(page))

    assert "gửi ý kiến bằng văn bản" in shown and "Ý kiến chung" not in shown
    assert "Như trên" not in shown
    browser.post(page, {f"phieu-{seat.uid}": "0"})
    assert sitting.ballots.get().named_votes.get().agrees is False


def test_family_is_written_down_and_taken_back(season, client_of):
    browser = client_of(season.cast.council_secretary)
    sitting = season.plan([season.worker("Lê Thị An")])
    ballot = sitting.ballots.get()
    seat = season.seat(sitting, "Vi Văn Sáu")
    form = {"seat": seat.uid, "why": "family", "note": ""}
    refused = text(browser.post(at("conflict_add", sitting, ballot), form))
    assert "is-invalid" in refused and str(seat.uid) in refused
    browser.post(at("conflict_add", sitting, ballot), form | {"note": "Em vợ"})
    shown = text(browser.get(at("ballot_read", sitting, ballot)))
    assert "Em vợ. Dương Văn Khoa ghi." in shown
    browser.post(at("conflict_remove", sitting, ballot, ballot.conflicts.get()))
    assert not ballot.conflicts.exists()


def test_a_nomination_leaves_the_agenda_and_the_mode_changes(season, client_of):
    browser = client_of(season.cast.clerk)
    nomination = season.worker("Lê Thị An", award=FIGHTER)
    sitting = season.plan([nomination])
    ballot = sitting.ballots.get()
    page = text(browser.get(at("ballot_mode", sitting, ballot)))
    assert "Biểu quyết công khai" not in page
    browser.post(at("ballot_mode", sitting, ballot), {"mode": "paper"})
    assert sitting.ballots.get().mode == "paper"
    browser.post(at("ballot_remove", sitting, ballot), {"reason": "Thiếu minh chứng"})
    assert not sitting.ballots.exists()
    assert Nomination.objects.get().state == "eligible"


def test_a_ballot_is_begun_anew_for_a_reason(season, client_of):
    ballot = season.balloting(season.worker("Lê Thị An"))
    browser = client_of(season.cast.clerk)
    browser.post(at("ballot_begin_anew", ballot.sitting, ballot), {"reason": ""})
    ballot.refresh_from_db()
    assert ballot.state == BallotState.OPEN
    browser.post(at("ballot_begin_anew", ballot.sitting, ballot), {"reason": "Nhầm hồ sơ"})
    ballot.refresh_from_db()
    assert ballot.state == BallotState.WAITING


@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize("paper", ["minutes", "count", "agenda", "score"])
def test_papers_print(season, client_of, paper, format):
    sitting = season.opened([season.worker("Lê Thị An", award=FIGHTER)], BallotMode.PAPER)
    answer = client_of(season.cast.clerk).get(at(f"{paper}_{format}", sitting))
    assert answer.status_code == 200
    assert answer.content[:4] in (b"%PDF", b"PK\x03\x04")


def test_slips_show_nobodys_name_and_stand_apart_where_somebody_leaves(season, client_of):
    nga = season.cast.person_of(season.cast.council_member)
    also(nga, season.school, Role.UNIT_HEAD)
    village = season.cast.village
    free = make_nomination(season.round, village, village, award=PRAISE)
    sitting = season.opened([season.worker("Lê Thị An"), free], BallotMode.PAPER)
    slips = slip_documents(sitting)
    assert len(slips) == 2
    assert not any("Trần Thị Nga" in repr(slip) for slip in slips)
    assert client_of(season.cast.clerk).get(at("slips_pdf", sitting)).content[:4] == b"%PDF"


def waits(user) -> list[tuple[str, str]]:
    own = [wait for wait in awards_waits(user) if wait.url.startswith("/hoi-dong/")]
    return [(wait.action, wait.url) for wait in own]


def test_what_waits_follows_the_sitting(season):
    cast = season.cast
    sitting = season.plan([season.worker("Lê Thị An"), season.worker("Lê Thị Bình")])
    assert waits(cast.clerk) == [("Chuẩn bị phiên họp", at("sitting_read", sitting))]
    assert waits(cast.chairman) == [("Đọc hồ sơ", at("sitting_read", sitting))]
    season.attend(sitting)
    sitting_open(sitting=sitting, by=cast.clerk)
    assert waits(cast.chairman) == []
    ballots = list(sitting.ballots.all())
    ballots_open(sitting=sitting, ballots=ballots, by=cast.clerk)
    assert waits(cast.chairman) == [("Bỏ phiếu", at("vote_list", sitting))]
    for ballot in ballots:
        for user in season.members.values():
            vote_cast(ballot=ballot, agrees=True, by=user)
        ballot_close(ballot=ballot, by=cast.clerk)
    assert waits(cast.chairman) == []
    Sitting.objects.update(state=SittingState.CLOSED)
    assert waits(cast.clerk) == []
    assert waits(cast.records_clerk) == [("Cấp số biên bản", at("minutes_issue", sitting))]


@pytest.mark.parametrize("now", [0, 1])
def test_a_council_that_sits_now_comes_before_one_that_will(season, now):
    cast = season.cast
    names = ("Lê Thị An", "Lê Thị Bình")
    sittings = [season.plan([season.worker(name)]) for name in names]
    going_on, to_come = sittings[now], sittings[1 - now]
    season.attend(going_on)
    sitting_open(sitting=going_on, by=cast.clerk)
    ballots_open(sitting=going_on, ballots=list(going_on.ballots.all()), by=cast.clerk)
    assert waits(cast.chairman) == [
        ("Bỏ phiếu", at("vote_list", going_on)),
        ("Đọc hồ sơ", at("sitting_read", to_come)),
    ]


def test_a_second_sitting_says_beforehand_why_it_cannot_begin(season, client_of):
    clerk = client_of(season.cast.clerk)
    first = season.plan([season.worker("Lê Thị An")])
    second = season.plan([season.worker("Lê Thị Bình")])
    season.attend(first)
    season.attend(second)
    assert "đang họp một phiên khác" not in text(clerk.get(at("sitting_read", second)))
    sitting_open(sitting=first, by=season.cast.clerk)
    assert "đang họp một phiên khác" in text(clerk.get(at("sitting_read", second)))
    assert "đang họp một phiên khác" not in text(clerk.get(at("sitting_read", first)))


def test_a_button_for_many_stands_only_where_something_waits_for_it(season, client_of):
    clerk = client_of(season.cast.clerk)
    to_open, to_raise = "Mở bỏ phiếu hồ sơ đã chọn", "Mọi người có mặt giơ tay đồng ý"
    ballot = season.balloting(season.worker("Lê Thị An"))
    shown = text(clerk.get(at("sitting_read", ballot.sitting)))
    assert to_open not in shown and to_raise not in shown
    Ballot.objects.update(state=BallotState.WAITING)
    shown = text(clerk.get(at("sitting_read", ballot.sitting)))
    assert to_open in shown and to_raise not in shown
    Ballot.objects.update(mode=BallotMode.OPEN)
    shown = text(clerk.get(at("sitting_read", ballot.sitting)))
    assert to_open not in shown and to_raise in shown


def test_who_comes_late_is_told_that_the_ballot_was_open_before(season, client_of):
    cast = season.cast
    sitting = season.plan([season.worker("Lê Thị An")])
    season.attend(sitting, absent=[cast.person_of(cast.vice_chairman).full_name])
    sitting_open(sitting=sitting, by=cast.clerk)
    ballots_open(sitting=sitting, ballots=list(sitting.ballots.all()), by=cast.clerk)
    clerk = client_of(cast.clerk)
    clerk.post(at("sitting_attendance", sitting), roll(sitting, {}))
    shown = text(client_of(cast.vice_chairman).get(at("vote_list", sitting)))
    assert "Lượt này mở khi đồng chí chưa có mặt" in shown
    assert "Chưa mở bỏ phiếu" not in shown


def test_a_cancelled_sitting_waits_for_nobody(season):
    sitting = season.plan([season.worker("Lê Thị An")])
    sitting_cancel(sitting=sitting, reason="Mưa lũ", by=season.cast.clerk)
    assert waits(season.cast.clerk) == waits(season.cast.chairman) == []


def test_a_long_agenda_costs_no_more_than_a_short_one(season, client_of):
    def cost(page: str) -> int:
        browser = client_of(season.cast.council_secretary)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(page).status_code == 200
        return len(asked)

    short = season.plan([season.worker("Lê Thị An")])
    long = season.plan([season.worker(f"Lê Thị {number}") for number in range(30)])
    for name in ("sitting_read", "sitting_live", "vote_list", "sitting_agenda"):
        assert cost(at(name, short)) == cost(at(name, long)) <= 15, name
