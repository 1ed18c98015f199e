"""The first half of a season: units nominate, the office checks, a list hangs out for opinions."""

from __future__ import annotations

from tests.journeys import season_checking as checking
from tests.journeys import season_nominating as nominating
from tests.journeys.season_by_hand import ADVANCED, FAMILY, FIGHTER, NAMES, SeasonTruth
from tests.journeys.season_pages import counter, round_url, sheet_rows
from tests.journeys.season_town import SeasonTown
from tests.journeys.town import follow


def play_front(town: SeasonTown, truth: SeasonTruth) -> None:
    """Play everything from the opening of the round until nothing but the council is missing."""
    nominating.open_round(town, truth)
    town.on(truth.days.nominating)
    nominating.nominate_families(town, truth)
    nominating.nominate_from_excel(town, truth)
    nominating.nominate_people(town, truth)
    nominating.nominate_for_praise(town, truth)
    nominating.everything_came_in(town, truth)
    nominating.leaders_are_few(town, truth)
    town.on(truth.days.received)
    checking.receive_all(town, truth.nominated)
    checking.return_and_send_again(town, truth)
    checking.ask_the_police(town, truth)
    checking.find_eligible(town, truth)
    town.on(truth.days.posted)
    posting = checking.post_families(town, truth)
    checking.speak_of_one(town, truth, posting)
    checking.answer_opinion(town, truth, posting)
    town.on(truth.days.posting_over)
    checking.posting_ends_by_itself(town, truth, posting)
    counts_agree(town, truth)


def counts_agree(town: SeasonTown, truth: SeasonTruth) -> None:
    """Page of the round, list of the check and its Excel say what was worked out by hand."""
    page = town.desk
    page.goto("/")
    follow(page.get_by_role("link", name=f"{truth.eligible} hồ sơ đủ điều kiện"))
    assert page.url.endswith(round_url(town))
    for address in ("", "tham-dinh/"):
        page.goto(round_url(town, address))
        assert counter(page, "Tất cả") == truth.nominated
        assert counter(page, "Đủ điều kiện") == truth.eligible
        assert counter(page, "Không đủ điều kiện") == truth.nominated - truth.eligible
    rows = sheet_rows(town, round_url(town, "tham-dinh/xuat-excel/?nhom=du-dieu-kien"))
    assert len(rows) == truth.eligible
    wanted = {code: told.nominated for code, told in truth.statistics.items()}
    wanted[FAMILY] -= 1
    for code in (FAMILY, ADVANCED, FIGHTER):
        named = [row for row in rows if row["Danh hiệu, hình thức"] == NAMES[code]]
        assert len(named) == wanted[code], code
