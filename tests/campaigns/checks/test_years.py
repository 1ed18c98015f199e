"""Years, anniversaries and bodies that belong to another time."""

from __future__ import annotations

import re

import pytest

from campaigns.carrying.bodies import ended_bodies
from campaigns.checks.years import events
from tests.campaigns.checks.contents_made import content, found, item, sentences


def quotes(text, rule, **changes):
    return [check.quote for check in found(content(item(text), **changes), rule)]


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành các chỉ tiêu, nhiệm vụ năm 2023.",
        "Các thôn đăng ký chậm nhất ngày 10/3/2023.",
        "Thi đua thực hiện kế hoạch giai đoạn 2019-2023.",
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 12/01/2024 của UBND huyện, UBND xã thi đua năm 2023.",
    ],
)
def test_last_years_year_in_words_about_doing_is_seen(text):
    assert len(quotes(text, "years.past")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành các chỉ tiêu, nhiệm vụ năm 2024.",
        "Tỷ lệ hộ nghèo giảm 1% so với năm 2023.",
        "Tăng 03 câu lạc bộ so với cuối năm 2023.",
        "Khắc phục triệt để những hạn chế trong công tác thi đua năm 2023.",
        "Tổng kết phong trào thi đua năm 2023.",
        "Chỉ thị số 26-CT/TU ngày 02/6/2023 của Ban Thường vụ Tỉnh ủy về tác phong làm việc.",
        "Kế hoạch số 15/KH-UBND ngày 20/9/2023 của UBND thành phố về sắp xếp, năm 2023-2025.",
        "Đưa Luật Thi đua, khen thưởng năm 2022 vào cuộc sống.",
        "Kế hoạch 5 năm (2021 - 2025).",
        "Xếp hạng so với năm học 2022 - 2023.",
        "Sản lượng 2.023 tấn.",
        "Kỷ niệm ngày 07/5/1954.",
    ],
)
def test_other_years_are_not(text):
    assert quotes(text, "years.past") == []


def test_a_basis_may_be_as_old_as_it_likes():
    basis = {"uid": "b", "lead": "Căn cứ", "text": "Công văn của huyện năm 2023", "standing": True}

    assert not found(content(bases=[basis]), "years.past")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ.", ""),
        ("Kỷ niệm 69 năm Chiến thắng Điện Biên Phủ.", "năm 2024 là 70 năm (07/5/1954)"),
        ("Chào mừng kỷ niệm lần thứ 93 Ngày thành lập Đảng Cộng sản Việt Nam.", "94 năm"),
        ("94 năm ngày thành lập Đảng bộ xã.", ""),
        ("78 năm Cách mạng Tháng Tám và Quốc khánh 02/9.", "79 năm"),
        ("80 năm Ngày thành lập Quân đội; 35 năm Ngày hội Quốc phòng toàn dân.", ""),
        ("34 năm Ngày hội Quốc phòng toàn dân.", "35 năm (22/12/1989)"),
        ("75 năm Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc.", "76 năm (11/6/1948)"),
        ("Kỷ niệm 80 năm Quốc khánh (02/9/1945 - 02/9/2025).", ""),
        ("Kế hoạch 5 năm của xã nhân Ngày Quốc khánh.", ""),
    ],
)  # fmt: skip
def test_the_count_of_an_anniversary_must_fit_the_year(text, said):
    told = sentences(content(item(text)), "years.anniversaries")

    assert len(told) == (1 if said else 0)
    assert all(said in sentence for sentence in told)


def test_the_table_of_anniversaries_says_day_year_and_source_of_each():
    for event in events():
        assert event["name"] and event["source"]
        if "/" in event["day"]:
            assert event["day"].endswith(str(event["year"]))


AFTER = {"year": 2026, "header": {"date": [2026, 1, 15], "title": "Thi đua năm 2026"},
         "span": {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Báo cáo UBND huyện trước ngày 10.", ["UBND huyện"]),
        ("Gửi phòng Nội vụ huyện Yên Thế.", ["phòng Nội vụ huyện Yên Thế"]),
        ("Theo chỉ đạo của Huyện ủy.", ["Huyện ủy"]),
        ("Cụm thi đua thuộc thành phố Bắc Giang.", ["thành phố Bắc Giang"]),
        ("Ở thị xã Việt Yên và thị trấn Bố Hạ.", ["thị xã Việt Yên", "thị trấn Bố Hạ"]),
        ("Nộp Sở Lao động - Thương binh và Xã hội.", ["Sở Lao động - Thương binh và Xã hội"]),
        ("Do UBND tỉnh Bắc Giang phát động.", ["UBND tỉnh Bắc Giang"]),
        ("Học tập thành phố Hải Phòng, phường Bắc Giang.", []),
        ("Theo Kế hoạch số 25/KH-UBND ngày 29/01/2024 của UBND huyện Yên Thế về thi đua.", []),
        ("Địa bàn huyện Yên Thế cũ.", []),
        ("Sở Nội vụ tỉnh Bắc Ninh.", []),
        ("Quân đội, quân dân một lòng.", []),
    ],
)  # fmt: skip
def test_bodies_that_are_no_more_are_seen_after_their_end(text, words):
    assert quotes(text, "bodies", **AFTER) == words


def test_a_plan_of_their_time_may_name_them():
    text = "Báo cáo UBND huyện và phòng Nội vụ thành phố Bắc Giang."

    assert quotes(text, "bodies") == []
    assert quotes(text, "bodies", header={"date": [2025, 6, None]}) == []


def test_recipients_and_the_line_of_the_superior_are_read_too():
    rows = [{"text": "UBND huyện", "purpose": "b/c", "units": []}]
    header = AFTER["header"] | {"superior": "ỦY BAN NHÂN DÂN HUYỆN YÊN THẾ"}
    checks = found(content(**AFTER | {"header": header, "recipients": rows}), "bodies")

    assert [check.anchor for check in checks] == ["id_superior_line", "id_lines"]


def test_the_table_of_bodies_says_when_each_ended_and_what_is_there_instead():
    assert all(body.instead and isinstance(body.pattern, re.Pattern) for body in ended_bodies())
