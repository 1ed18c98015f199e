"""The tree of items, tasks and recipients."""

from __future__ import annotations

import pytest

from campaigns.checks import Level
from tests.campaigns.checks.contents_made import content, found, item, party, sentences, task

VILLAGE, OFFICE = "unit-village", "unit-office"


def with_task(**given):
    return content(item("Các thôn phát động.", uid="a", task=task(**given)))


def test_an_item_without_words_blocks_and_is_named_by_its_place():
    made = content(item("Có lời."), item(heading="NỘI DUNG", uid="bare", marker="II."))
    (check,) = found(made, "items.empty")

    assert check.sentence == "Mục II “NỘI DUNG” chưa có nội dung"
    assert (check.item, check.level) == ("bare", Level.MUST)


def test_a_heading_that_is_a_task_is_enough():
    assert not found(content(item(heading="Phát động thi đua", task=task())), "items.empty")


@pytest.mark.parametrize(("style", "count"), [("decimal", 1), ("dash", 1), ("none", 0)])
def test_a_list_of_one_is_no_list(style, count):
    only = item("Một việc.")
    made = content(item(heading="VIỆC", children=(only,), children_style=style))

    assert len(found(made, "items.lonely")) == count


def test_a_task_without_a_leading_unit_is_worth_a_look():
    helped = with_task(parties=[party("Thôn Hồng Lạc", VILLAGE, leads=False)])
    led = with_task(parties=[party("Trưởng thôn")])

    assert sentences(helped, "tasks.parties") == [
        "Mục 1: nhiệm vụ “Phát động thi đua” chưa có đơn vị chủ trì"
    ]
    assert not found(led, "tasks.parties")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"deadline": "2024-06-30"}, ""),
        ({"deadline": None, "recurring": "hằng tháng"}, ""),
        ({"deadline": None}, "chưa có thời hạn"),
        ({"deadline": "2024-02-25"}, "thời hạn 25/02/2024 trước ngày ban hành"),
        ({"deadline": "2025-01-15"}, "thời hạn 15/01/2025 ngoài thời gian của kế hoạch"),
    ],
)
def test_deadlines_lie_between_the_paper_and_the_end_of_its_time(given, said):
    told = sentences(with_task(**given), "tasks.deadlines")

    assert [sentence.endswith(said) for sentence in told] == ([True] if said else [])


def test_without_a_recipient_the_plan_cannot_be_submitted():
    (check,) = found(content(recipients=[]), "recipients.presence")

    assert check.blocks


@pytest.mark.parametrize(("line", "is_missing"), [("Lưu: VT, VHXH", False), ("UBND tỉnh", True)])
def test_the_archive_is_a_recipient(line, is_missing):
    made = content(recipients=[{"text": line, "purpose": "", "units": []}])

    assert bool(found(made, "recipients.presence")) == is_missing


def left_out(name, *lines, units=()):
    rows = [{"text": line, "purpose": "", "units": list(units)} for line in lines]
    made = content(item("Việc.", task=task(parties=[party(name, OFFICE)])), recipients=rows)
    return sentences(made, "recipients.left_out")


def test_a_unit_with_work_that_does_not_get_the_plan_is_named():
    assert left_out("Đài Truyền thanh xã Đồng Tâm", "Các thôn", "Lưu: VT") == [
        "Nơi nhận chưa có 1 đơn vị được giao việc: Đài Truyền thanh xã Đồng Tâm"
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Thôn Hồng Lạc", "Trưởng các thôn"),
        ("Tổ dân phố số 1", "Tổ trưởng các tổ dân phố"),
        ("Hội Nông dân xã Đồng Tâm", "MTTQ, các đoàn thể xã"),
        ("Trường Mầm non Đồng Tâm", "Các trường học, Trạm Y tế"),
        ("Đài Truyền thanh xã Đồng Tâm", "Đài Truyền thanh"),
    ],
)
def test_a_line_that_means_many_units_means_this_one(name, line):
    assert left_out(name, line) == []


def test_a_line_linked_to_the_unit_means_it_whatever_it_says():
    assert left_out("Văn phòng UBND xã", "Như trên", units=[OFFICE]) == []


def test_who_receives_the_plan_to_carry_it_out_should_find_work_in_it():
    rows = [{"text": "Trạm Y tế", "purpose": "t/h", "units": ["unit-station"]}]
    idle = content(item("Việc.", task=task(parties=[party("A", OFFICE)])), recipients=rows)
    busy = content(item("Việc.", task=task(parties=[party("A", "unit-station")])), recipients=rows)

    assert sentences(idle, "recipients.without") == [
        "“Trạm Y tế” nhận để thực hiện nhưng chưa được giao việc nào"
    ]
    assert not found(busy, "recipients.without")
