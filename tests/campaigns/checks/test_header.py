"""The head of the paper, its signature, its bases and opening."""

from __future__ import annotations

import pytest

from campaigns.checks import Level
from tests.campaigns.checks.contents_made import content, found, sentences


@pytest.mark.parametrize(
    ("part", "name"),
    [("issuer", "cơ quan ban hành"), ("symbol", "ký hiệu"), ("place", "địa danh")],
)
def test_an_empty_part_is_named_and_blocks(part, name):
    (check,) = found(content(header={part: [] if part == "issuer" else ""}), "header.parts")

    assert check.sentence == f"Phần đầu chưa có {name}"
    assert check.blocks
    assert check.anchor == f"id_{part}"


def test_a_peoples_committee_stands_under_no_line_of_a_superior():
    assert not found(content(), "header.superior")


def test_a_body_of_the_commune_names_the_one_above_it():
    made = content(header={"issuer": ["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"]})

    assert sentences(made, "header.superior") == [
        "Phần đầu chưa có cơ quan chủ quản đứng trên cơ quan ban hành"
    ]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ([2024, 2, None], ["Ngày ban hành còn trống: bản in chừa chỗ ghi"]),
        ([2024, None, None], ["Ngày, tháng ban hành còn trống: bản in chừa chỗ ghi"]),
        ([2024, 2, 26], []),
        ([2023, 12, 28], []),
        ([2023, 2, 26], ["Ngày ban hành ghi năm 2023, kế hoạch của năm 2024"]),
    ],
)
def test_blanks_of_the_date_are_said_and_last_years_date_is_seen(date, said):
    assert sentences(content(header={"date": date}), "header.date") == said


def test_blank_room_for_day_and_signer_asks_no_reason():
    made = content(header={"date": [2024, 2, None]}, signature={"name": ""})

    assert {check.level for check in found(made, "header")} == {Level.HINT}


def test_a_title_without_the_year_is_seen_in_a_yearly_plan_only():
    title = {"title": "Phát động phong trào thi đua"}

    assert sentences(content(header=title), "header") == ["Trích yếu nên ghi năm 2024"]
    assert not found(content(header=title, kind="drive"), "header.title_year")


def test_the_motto_must_stand_in_the_opening():
    made = content(header={"motto": "Về đích sớm"})

    assert len(found(made, "opening.motto")) == 1
    assert not found(content(), "opening.motto")


def basis(text, *, standing=True):
    return {"uid": "b", "lead": "Căn cứ", "text": text, "standing": standing}


@pytest.mark.parametrize("text", ["Kế hoạch số 25/KH-UBND ngày", "Luật Thi đua, khen thưởng,"])
def test_a_basis_that_breaks_off_is_seen(text):
    (check,) = found(content(bases=[basis(text)]), "opening.ended")

    assert check.sentence == "Căn cứ thứ 1: câu dẫn văn bản chưa viết hết"
    assert check.anchor == "id_bases-0-text"


def test_a_basis_said_to_stand_in_the_opening_must_stand_there():
    paper = basis("Kế hoạch số 25/KH-UBND ngày 29/01/2024 của UBND huyện", standing=False)
    opening = ["Thực hiện Kế hoạch số 25/KH-UBND ngày 29/01/2024 của huyện, UBND xã thi đua:"]

    assert len(found(content(bases=[paper]), "opening.bases")) == 1
    assert not found(content(bases=[paper], opening=opening), "opening.bases")
