"""A whole cluster on one page: filled in from the column before, kept and sent unit by unit."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import Score, ScoreSheet
from campaigns.scoring.board import MOST_UNITS, groups_of
from campaigns.scoring.services import scoring_go_back, sheet_reopen
from campaigns.scoring.table import table_of
from tests.campaigns.scoring.made import GOOD, Drive
from tests.cast import Cast
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}
OWN = {"Hồng Lạc": GOOD, "Ao": GOOD | {"Vệ sinh": "30"}}


@pytest.fixture
@kept
def board(drive: Drive) -> Drive:
    """The office's column is open; both units of the first cluster scored themselves."""
    drive.advance()
    for name, given in OWN.items():
        drive.send(name, given)
    drive.advance()
    drive.advance()
    return drive


def board_url(drive: Drive, column: str = "office") -> str:
    return reverse(f"board_{column}", args=[drive.campaign.uid])


def typed(drive: Drive, given: dict[str, dict[str, str]], **more: object) -> dict:
    """Return what the page posts of some units; ``words`` and ``version`` go by unit."""
    uids = dict(drive.campaign.criterions.values_list("name", "uid"))
    words, versions = more.pop("words", {}), more.pop("versions", {})
    fields: dict[str, object] = {"viec": "luu"}
    for name, points in given.items():
        key = drive.units[name].uid.hex
        fields[f"{key}-version"] = versions.get(name, 0)
        fields |= {f"{key}-diem-{uids[each].hex}": value for each, value in points.items()}
        told = words.get(name, {})
        fields |= {f"{key}-ly-do-{uids[each].hex}": word for each, word in told.items()}
    return fields | more


def states(drive: Drive, column: str = "office") -> dict[str, str]:
    names = {unit.pk: name for name, unit in drive.units.items()}
    rows = ScoreSheet.objects.filter(campaign=drive.campaign, column=column)
    return {names[unit]: state for unit, state in rows.values_list("unit", "state")}


def test_it_is_filled_in_from_the_column_before_and_stores_nothing_by_itself(
    board: Drive, client_of
) -> None:
    page = client_of(board.cast.checker).get(board_url(board))
    key = board.campaign.criterions.get(name="Vệ sinh").uid.hex
    fields = {lane.unit.name: lane.form[f"diem-{key}"] for lane in page.context["lanes"]}
    assert {name: str(field.value()) for name, field in fields.items()} == {
        "Thôn Hồng Lạc": "35", "Thôn Ao": "30",
    }  # fmt: skip
    assert [group.title for group in page.context["groups"]] == ["Cụm số 1", "Cụm số 2"]
    assert not states(board)


def test_all_units_are_sent_at_once(board: Drive, client_of) -> None:
    given = typed(board, OWN, viec="gui")
    answer = client_of(board.cast.checker).post(board_url(board), given, follow=True)
    assert "Đã gửi 2 phiếu chấm." in answer.text
    assert states(board) == {"Hồng Lạc": "sent", "Ao": "sent"}


def test_one_refused_unit_keeps_no_other_back_and_loses_nothing(board: Drive, client_of) -> None:
    lower = OWN | {"Ao": GOOD | {"Vệ sinh": "20", "Chất lượng": "21"}}
    browser = client_of(board.cast.clerk)
    answer = browser.post(board_url(board), typed(board, lower, viec="gui"))
    assert answer.status_code == 422
    assert "Thôn Ao, Chất lượng: Nhiều nhất 20 điểm." in answer.text
    assert 'value="21"' in answer.text and 'value="20"' in answer.text
    assert states(board) == {"Hồng Lạc": "sent", "Ao": "draft"}
    assert Score.objects.get(sheet__column="office", criterion__name="Vệ sinh",
                             sheet__unit=board.units["Ao"]).points == 20  # fmt: skip

    again = {"Ao": GOOD | {"Vệ sinh": "20"}}
    asked = browser.post(board_url(board), typed(board, again, viec="gui", versions={"Ao": 1}))
    assert "Cột trước cho 30 điểm. Ghi lý do cho điểm khác." in asked.text
    version = ScoreSheet.objects.get(column="office", unit=board.units["Ao"]).version
    assert f'name="{board.units["Ao"].uid.hex}-version" value="{version}"' in asked.text
    words = {"Ao": {"Vệ sinh": "Đường còn rác"}}
    given = typed(board, again, viec="gui", versions={"Ao": version}, words=words)
    assert browser.post(board_url(board), given).status_code == 302
    assert states(board) == {"Hồng Lạc": "sent", "Ao": "sent"}


def test_what_somebody_else_saved_meanwhile_stands_beside(board: Drive, client_of) -> None:
    clerk, checker = client_of(board.cast.clerk), client_of(board.cast.checker)
    clerk.post(board_url(board), typed(board, {"Ao": {"Vệ sinh": "28"}}))
    mine = {"Hồng Lạc": GOOD, "Ao": {"Vệ sinh": "29"}}
    answer = checker.post(board_url(board), typed(board, mine))
    assert answer.status_code == 409
    assert "Thôn Ao: phiếu vừa được lưu từ máy khác. Đã lưu: Vệ sinh 28" in answer.text
    assert 'value="29"' in answer.text
    assert states(board) == {"Hồng Lạc": "draft", "Ao": "draft"}
    key = board.units["Ao"].uid.hex
    assert f'name="{key}-version" value="1"' in answer.text
    taken = typed(board, {"Ao": {"Vệ sinh": "29"}}, versions={"Ao": 1})
    assert checker.post(board_url(board), taken).status_code == 302


def test_typed_points_stay_when_a_unit_was_sent_or_the_column_closed_meanwhile(
    board: Drive, client_of
) -> None:
    board.send("Ao", OWN["Ao"], "office")
    browser = client_of(board.cast.clerk)
    mine = {"Hồng Lạc": GOOD, "Ao": {"Vệ sinh": "29"}}
    answer = browser.post(board_url(board), typed(board, mine, versions={"Ao": 1}))
    assert answer.status_code == 409
    assert "Thôn Ao: Phiếu này đã gửi." in answer.text
    assert 'value="29"' in answer.text
    assert states(board) == {"Hồng Lạc": "draft", "Ao": "sent"}
    board.advance()
    closed = browser.post(board_url(board), typed(board, mine, versions={"Hồng Lạc": 1}))
    assert closed.status_code == 409
    assert "Thôn Hồng Lạc: Cột chấm này chưa mở hoặc đã đóng." in closed.text


def test_one_unit_saves_itself_and_tells_its_version(board: Drive, client_of) -> None:
    browser = client_of(board.cast.clerk)
    first = browser.post(board_url(board), typed(board, {"Ao": {"Vệ sinh": "28"}}), headers=JSON)
    assert json.loads(first.content)["version"] == 1
    over = typed(board, {"Ao": {"Vệ sinh": "99"}}, versions={"Ao": 1})
    wrong = json.loads(browser.post(board_url(board), over, headers=JSON).content)["wrong"]
    key = board.campaign.criterions.get(name="Vệ sinh").uid.hex
    assert wrong == {f"{board.units['Ao'].uid.hex}-diem-{key}": "Nhiều nhất 40 điểm."}
    stale = browser.post(board_url(board), typed(board, {"Ao": {"Vệ sinh": "28"}}), headers=JSON)
    assert stale.status_code == 409
    assert states(board) == {"Ao": "draft"}


def test_units_that_came_back_are_named_with_the_reason(board: Drive, client_of) -> None:
    sheet = board.send("Ao", OWN["Ao"], "office")
    sheet_reopen(sheet=sheet, reason="Xem lại vệ sinh", by=board.cast.clerk)
    page = client_of(board.cast.checker).get(board_url(board))
    assert page.context["returned"] == [{"name": "Thôn Ao", "words": "Xem lại vệ sinh"}]
    board.send("Ao", OWN["Ao"], "office")
    board.advance()
    board.send("Ao", OWN["Ao"], "council")
    scoring_go_back(scoring=board.scoring, reason="Khiếu nại", by=board.cast.clerk)
    board.advance()
    page = client_of(board.cast.council_secretary).get(board_url(board, "council"))
    assert page.context["returned"] == [{"name": "Thôn Ao", "words": "Khiếu nại"}]


def test_another_cluster_and_one_that_is_not_there(board: Drive, client_of) -> None:
    browser = client_of(board.cast.checker)
    keys = [group.key for group in browser.get(board_url(board)).context["groups"]]
    second = browser.get(board_url(board), {"cum": keys[1]})
    assert [lane.unit.name for lane in second.context["lanes"]] == ["Thôn Bãi", "Thôn Cầu"]
    assert browser.get(board_url(board), {"cum": "0"}).status_code == 404


def test_a_large_cluster_stands_in_parts_and_costs_no_more_queries(cast: Cast, client_of) -> None:
    names = [f"Số {number}" for number in range(1, 31)]
    drive = Drive(cast, names)
    drive.usual_criteria()
    drive.plan(["self", "office"])
    drive.advance()
    drive.advance()
    groups = groups_of(table_of(drive.campaign))
    assert [len(group.units) for group in groups] == [MOST_UNITS, MOST_UNITS, 7]
    for name in ["Hồng Lạc", *names[:5]]:
        drive.send(name, GOOD, "office")
    browser = client_of(cast.checker)
    browser.get(board_url(drive))
    counts = []
    for group in (groups[0], groups[2]):
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get(board_url(drive), {"cum": group.key})
        counts.append(len(queries))
    assert counts[0] <= 15, counts
    assert counts[1] <= counts[0]
