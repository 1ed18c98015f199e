"""Columns one after another, each by its own hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from campaigns.launching.services import participant_add
from campaigns.models import Ranking, Score, ScoreSheet
from campaigns.scoring.frozen import contents_of, have_changed, live_contents
from campaigns.scoring.services import (
    Points,
    Unfinished,
    ranking_close,
    ranking_publish,
    score_evidence_add,
    scoring_advance,
    scoring_go_back,
    scoring_plan,
    sheet_reopen,
    sheet_save,
    sheet_take,
)
from campaigns.scoring.table import ranking_of, table_of
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import UnitKind
from emulation.trail.selectors import entries_of
from targets.services import target_create
from tests.access_matrix import small_pdf
from tests.campaigns.scoring.made import GOOD, Drive
from tests.cast import Cast, make_unit

pytestmark = pytest.mark.django_db


def points_of(drive: Drive, name: str, column: str) -> D:
    table = table_of(drive.campaign)
    return table.units[drive.units[name].pk].totals[column].points


def test_content_and_bonus_less_penalty(drive: Drive) -> None:
    drive.advance()
    drive.send("Ao", GOOD)
    assert points_of(drive, "Ao", "self") == D(38 + 18 + 35 + 3 - 1)


def test_the_cluster_column_is_the_mean_of_the_other_members(cast: Cast) -> None:
    drive = Drive(cast)
    drive.cluster("Cụm", "Hồng Lạc", "Ao", "Bãi", "Cầu")
    drive.criterion("Việc", "10")
    drive.plan(["cluster"])
    drive.advance()
    for scorer, points in (("Ao", "9"), ("Bãi", "8"), ("Cầu", "8")):
        drive.send("Hồng Lạc", {"Việc": points}, "cluster", scorer)
    assert points_of(drive, "Hồng Lạc", "cluster") == D("8.33")  # 25 : 3


def test_columns_are_opened_in_order_and_what_is_over_is_closed(drive: Drive) -> None:
    with pytest.raises(WrongState, match="chưa mở"):
        drive.send("Ao", GOOD)
    drive.advance()
    with pytest.raises(WrongState, match="chưa mở"):
        drive.send("Ao", GOOD, "office")
    drive.advance()
    with pytest.raises(WrongState, match="đã đóng"):
        drive.send("Ao", GOOD)


def test_a_tree_that_does_not_add_up_is_named_with_both_numbers(drive: Drive) -> None:
    whole = drive.campaign.criterions.get(name="Làm đường")
    drive.criterion("Thêm", "5", whole)
    with pytest.raises(ValidationError, match="cộng lại 65 điểm, khác điểm tối đa 60"):
        drive.advance()


def test_columns_cannot_be_planned_anew_once_opened(drive: Drive) -> None:
    drive.advance()
    with pytest.raises(WrongState):
        scoring_plan(campaign=drive.campaign, columns=["self"], by=drive.cast.clerk)


def test_of_two_who_open_the_next_column_only_one_does(drive: Drive) -> None:
    first, second = drive.scoring, drive.scoring
    due = dt.date(2024, 3, 1)
    scoring_advance(scoring=first, due_on=due, by=drive.cast.clerk)
    with pytest.raises(WrongState, match="Người khác vừa chuyển"):
        scoring_advance(scoring=second, due_on=due, by=drive.cast.second_clerk)
    assert drive.scoring.stage == "self"


def test_what_is_missing_is_said_and_kept_but_not_sent(drive: Drive) -> None:
    drive.advance()
    sheet = drive.sheet("Ao")
    wrong = sheet_take(
        sheet=sheet, points=drive.points({"Vệ sinh": "35"}), seen_version=0, by=drive.heads["Ao"]
    )
    assert len(wrong) == 4
    assert ScoreSheet.objects.get().state == "draft"
    assert Score.objects.get().points == 35


def test_points_that_differ_from_the_column_before_want_a_reason(drive: Drive) -> None:
    drive.advance()
    drive.send("Ao", GOOD)
    drive.advance()
    lower = GOOD | {"Vệ sinh": "30"}
    with pytest.raises(Unfinished) as refused:
        drive.send("Ao", lower, "cluster", "Hồng Lạc", words="")
    sentence = "Cột trước cho 35 điểm. Ghi lý do cho điểm khác."
    assert list(refused.value.wrong.values()) == [sentence]
    drive.send("Ao", lower, "cluster", "Hồng Lạc", words="Đường làng còn rác")


def test_points_above_the_ceiling_or_below_nothing_are_refused(drive: Drive) -> None:
    drive.advance()
    for value in ("41", "-1"):
        with pytest.raises(ValidationError, match="điểm từ 0 đến 40"):
            drive.send("Ao", GOOD | {"Vệ sinh": value})


def test_nobody_scores_itself_for_others(drive: Drive) -> None:
    drive.advance()
    drive.advance()
    with pytest.raises(PermissionDenied, match="không chấm điểm cho chính mình"):
        drive.send("Ao", GOOD, "cluster", "Ao")
    unit = drive.units["Ao"]
    with pytest.raises(IntegrityError), transaction.atomic():
        ScoreSheet.objects.create(
            commune=unit.commune, campaign=drive.campaign, unit=unit, column="cluster", scorer=unit
        )


def test_only_members_of_one_cluster_score_each_other(drive: Drive) -> None:
    drive.advance()
    drive.advance()
    with pytest.raises(PermissionDenied, match="không do đồng chí chấm"):
        drive.send("Ao", GOOD, "cluster", "Bãi")


def test_a_unit_that_does_not_take_part_neither_scores_nor_is_scored(drive: Drive) -> None:
    drive.campaign.participants.filter(unit=drive.units["Hồng Lạc"]).delete()
    drive.advance()
    drive.advance()
    with pytest.raises(PermissionDenied, match="không tham gia"):
        drive.send("Ao", GOOD, "cluster", "Hồng Lạc")


def test_a_sheet_given_back_counts_again_only_when_it_is_sent(drive: Drive) -> None:
    drive.advance()
    sheet = drive.send("Ao", GOOD)
    with pytest.raises(ValidationError, match="lý do"):
        sheet_reopen(sheet=sheet, reason=" ", by=drive.cast.clerk)
    sheet_reopen(sheet=sheet, reason="Xem lại vệ sinh", by=drive.cast.clerk)
    assert table_of(drive.campaign).units[drive.units["Ao"].pk].totals == {}
    drive.send("Ao", GOOD | {"Vệ sinh": "20"})
    assert points_of(drive, "Ao", "self") == D(78)


def test_a_second_device_with_an_old_copy_is_told(drive: Drive) -> None:
    drive.advance()
    mine, other = drive.sheet("Ao"), drive.sheet("Ao")
    points = drive.points({"Vệ sinh": "35"})
    sheet_save(sheet=mine, points=points, seen_version=0, by=drive.heads["Ao"])
    with pytest.raises(StaleVersion):
        sheet_save(sheet=other, points=points, seen_version=0, by=drive.heads["Ao"])


def test_a_proof_is_asked_for_where_points_are_and_not_lost_with_them(cast: Cast) -> None:
    drive = Drive(cast)
    row = drive.criterion("Việc", "10", needs_evidence=True)
    drive.plan(["self"])
    drive.advance()
    with pytest.raises(Unfinished) as refused:
        drive.send("Ao", {"Việc": "8"})
    assert refused.value.wrong == {row.pk: "Tiêu chí này cần minh chứng: ảnh hoặc tệp."}
    head, sheet = drive.heads["Ao"], drive.sheet("Ao")
    wrong = sheet_take(
        sheet=sheet, points=drive.points({"Việc": "8"}), seen_version=0,
        uploads=[(row, small_pdf())], by=head,
    )  # fmt: skip
    assert wrong == {}
    sheet_reopen(sheet=sheet, reason="Xem lại", by=cast.clerk)
    emptied = [Points(row, None)]
    with pytest.raises(ValidationError, match="bỏ minh chứng trước"):
        sheet_save(sheet=drive.sheet("Ao"), points=emptied, seen_version=1, by=head)


def test_others_attach_no_proof_to_a_sheet(drive: Drive) -> None:
    drive.advance()
    drive.send("Ao", GOOD)
    score = Score.objects.select_related("sheet").first()
    assert score is not None
    with pytest.raises(PermissionDenied):
        score_evidence_add(score=score, upload=small_pdf(), by=drive.heads["Bãi"])


def test_where_a_sheet_was_never_sent_the_column_before_counts(drive: Drive) -> None:
    drive.advance()
    drive.send("Ao", GOOD)
    drive.send("Hồng Lạc", GOOD | {"Vệ sinh": "30"})
    drive.advance()
    drive.send("Ao", GOOD | {"Vệ sinh": "25"}, "cluster", "Hồng Lạc")
    table = table_of(drive.campaign)
    cluster = table.units[drive.units["Ao"].pk].cluster
    ranked = {one.unit: one.points for one in ranking_of(table, cluster)}
    assert ranked == {drive.units["Hồng Lạc"].pk: D(88), drive.units["Ao"].pk: D(83)}


def test_a_unit_that_never_scored_itself_loses_the_tie_of_closeness(drive: Drive) -> None:
    drive.plan(ties=["self"])
    drive.advance()
    drive.send("Ao", GOOD | {"Vệ sinh": "40"})
    drive.advance()
    drive.advance()
    for name in ("Ao", "Hồng Lạc"):
        drive.send(name, GOOD, "office")
    contents = live_contents(drive.campaign)
    rows = contents[0]["rows"]
    assert [(row["rank"], row["unit"]) for row in rows] == [(1, "Thôn Ao"), (2, "Thôn Hồng Lạc")]
    assert rows[0]["note"] == (
        "Bằng điểm Thôn Hồng Lạc, xếp trên vì tự chấm sát điểm cuối hơn: "
        "lệch 5 điểm so với chưa tự chấm. Tính theo cột Cơ quan chuyên môn chấm."
    )
    assert rows[1]["note"] == "Tính theo cột Cơ quan chuyên môn chấm."


def test_a_unit_that_joins_late_is_scored_from_the_next_column_on(drive: Drive) -> None:
    drive.advance()
    drive.advance()
    late = make_unit(drive.cast.commune, "Thôn Đèo", UnitKind.VILLAGE)
    participant_add(campaign=drive.campaign, unit=late, by=drive.cast.clerk)
    drive.units["Đèo"] = late
    drive.heads["Đèo"] = drive.cast.unit_head
    drive.advance()
    drive.send("Đèo", GOOD, "office")
    contents = live_contents(drive.campaign)
    assert [content["cluster"] for content in contents][-1] == "Đơn vị không ở cụm, khối nào"
    assert [(row["unit"], row["rank"]) for row in contents[-1]["rows"]] == [("Thôn Đèo", 1)]


def test_units_without_any_sheet_are_named_and_not_ranked(drive: Drive) -> None:
    drive.advance()
    drive.send("Ao", GOOD)
    rows = live_contents(drive.campaign)[0]["rows"]
    assert [(row["unit"], row["rank"]) for row in rows] == [("Thôn Ao", 1), ("Thôn Hồng Lạc", None)]
    assert rows[1]["note"] == "Chưa có phiếu nào được gửi nên không xếp hạng."


def finished(drive: Drive) -> None:
    drive.advance()
    for name in drive.units:
        drive.send(name, GOOD)
    for _ in range(4):
        drive.advance()


def test_the_ranking_is_closed_then_made_public_then_taken_back(drive: Drive) -> None:
    clerk = drive.cast.clerk
    with pytest.raises(WrongState, match="Chưa chấm xong"):
        ranking_close(campaign=drive.campaign, by=clerk)
    finished(drive)
    with pytest.raises(WrongState, match="Chốt xếp hạng rồi mới"):
        ranking_publish(campaign=drive.campaign, by=clerk)
    assert len(ranking_close(campaign=drive.campaign, by=clerk)) == 2
    ranking_close(campaign=drive.campaign, by=clerk)  # anew, as long as it is not public
    assert Ranking.objects.filter(is_current=True).count() == 2
    ranking_publish(campaign=drive.campaign, by=clerk)
    with pytest.raises(WrongState, match="đã công bố"):
        ranking_close(campaign=drive.campaign, by=clerk)
    scoring_go_back(scoring=drive.scoring, reason="Khiếu nại của Thôn Ao", by=clerk)
    assert (drive.scoring.stage, drive.scoring.published_at) == ("council", None)
    assert not Ranking.objects.filter(is_current=True).exists()


def test_the_closed_ranking_stays_and_tells_that_numbers_changed(drive: Drive) -> None:
    finished(drive)
    ranking_close(campaign=drive.campaign, by=drive.cast.clerk)
    contents, closed = contents_of(drive.campaign)
    assert closed and not have_changed(contents, live_contents(drive.campaign))
    Score.objects.filter(criterion__name="Vệ sinh").update(points=D(1))
    again, _ = contents_of(drive.campaign)
    assert again == contents
    assert have_changed(again, live_contents(drive.campaign))


def test_criteria_that_all_come_from_results_need_no_sheet(cast: Cast) -> None:
    drive = Drive(cast)
    target = made_target(cast, drive)
    drive.criterion("Trồng cây", "100", rule="proportional", target=target)
    drive.plan(["self"])
    rows = live_contents(drive.campaign)[0]["rows"]
    assert {row["points"] for row in rows} == {"0"}
    assert rows[0]["formulas"][str(drive.campaign.criterions.get().pk)]["formula"] == (
        "chưa có kết quả"
    )


def made_target(cast: Cast, drive: Drive):
    return target_create(
        commune=cast.commune, span=drive.campaign.span, name="Trồng cây", value=10,
        unit_text="cây", kind="amount", direction="higher", field="environment", comparator="=",
        unit_rule="sum", frequency="quarter", by=cast.clerk,
    )  # fmt: skip


def test_going_back_takes_back_the_sheets_of_later_columns_with_their_points(drive: Drive) -> None:
    drive.plan(["self", "office", "council"])
    drive.advance()
    own = drive.send("Ao", GOOD)
    drive.advance()
    office = drive.send("Ao", GOOD | {"Vệ sinh": "30"}, "office")
    drive.advance()
    council = drive.send("Ao", GOOD | {"Vệ sinh": "25"}, "council")

    for sheet, points in ((council, "88.00"), (office, "93.00")):  # back to office, then to self
        scoring_go_back(scoring=drive.scoring, reason="Số liệu sai", by=drive.cast.clerk)
        sheet.refresh_from_db()
        assert (sheet.state, sheet.scores.count()) == ("draft", 5)
        last = entries_of(sheet.uid).first()
        assert (last.code, last.reason) == ("campaigns.sheet.taken_back", "Số liệu sai")
        assert live_contents(drive.campaign)[0]["rows"][0]["points"] == points

    own.refresh_from_db()
    assert own.state == "sent"
    drive.advance()
    assert drive.send("Ao", GOOD | {"Vệ sinh": "30"}, "office").state == "sent"
