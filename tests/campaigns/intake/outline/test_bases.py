"""The papers that a plan rests on."""

import pytest

from .sources_made import OPENING, read

SECTION = ("I. MỤC ĐÍCH", "Phát huy.")


@pytest.mark.parametrize(
    ("line", "lead", "text"),
    [
        ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "Căn cứ",
         "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"),
        ("Căn cứ quyết định số: 289-QĐ/TU ngày 27/5/2016 của Tỉnh ủy;", "Căn cứ",
         "quyết định số: 289-QĐ/TU ngày 27/5/2016 của Tỉnh ủy"),
        ("Căn cứ tình hình thực tế của địa phương;", "Căn cứ", "tình hình thực tế của địa phương"),
        ("- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", "Căn cứ", "Điều lệ Đảng Cộng sản Việt Nam"),
        ("Thực hiện Kế hoạch số 25/KH-UBND ngày 29/01/2024 của UBND huyện;", "Thực hiện",
         "Kế hoạch số 25/KH-UBND ngày 29/01/2024 của UBND huyện"),
        ("Xét đề nghị của Trưởng phòng Nội vụ;", "Xét", "đề nghị của Trưởng phòng Nội vụ"),
        ("Theo đề nghị của Chánh Văn phòng.", "Theo", "đề nghị của Chánh Văn phòng"),
        ("Sau khi xem xét Tờ trình số 15/TTr-UBND ngày 10/11/2022,", "Sau khi xem xét",
         "Tờ trình số 15/TTr-UBND ngày 10/11/2022"),
    ],
)  # fmt: skip
def test_a_line_before_the_opening_is_a_standing_basis(line, lead, text):
    (basis,) = read(line, OPENING, *SECTION).bases
    assert (basis.lead, basis.text, basis.standing) == (lead, text, True)


def test_bases_and_opening_are_told_apart():
    reading = read(
        "Căn cứ Luật Thi đua, khen thưởng năm 2022;",
        "Căn cứ Nghị quyết số 38/NQ-HĐND ngày 20/12/2023 của HĐND xã.",
        OPENING,
        *SECTION,
    )
    assert [basis.standing for basis in reading.bases] == [True, True]
    assert [block.text for block in reading.items[0].blocks] == [OPENING]


@pytest.mark.parametrize(
    ("opening", "texts"),
    [
        ("Năm 2024 có ý nghĩa quan trọng; Thực hiện Kế hoạch số 25/KH-UBND ngày 29/01/2024 của "
         "UBND huyện An Lâm; Chủ tịch UBND xã Hòa Bình ban hành Kế hoạch như sau:",
         ["Kế hoạch số 25/KH-UBND ngày 29/01/2024 của UBND huyện An Lâm"]),
        ("Thực hiện Kế hoạch số 8/KH-UBND ngày 07/01/2026 của tỉnh về thi đua; Nghị quyết số "
         "21/NQ-HĐND ngày 25/12/2025 của HĐND phường, UBND phường xây dựng Kế hoạch như sau:",
         ["Kế hoạch số 8/KH-UBND ngày 07/01/2026 của tỉnh về thi đua",
          "Nghị quyết số 21/NQ-HĐND ngày 25/12/2025 của HĐND phường"]),
        ("Thực hiện Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng và Kế hoạch số 16/KH-HĐTĐKT "
         "ngày 31/8/2021, UBND tỉnh An Lâm ban hành Kế hoạch như sau:",
         ["Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng",
          "Kế hoạch số 16/KH-HĐTĐKT ngày 31/8/2021"]),
        ("Căn cứ Nghị quyết Hội nghị viên chức, người lao động ngày 23/9/2023, Trường Tiểu học "
         "Hòa Bình xây dựng Kế hoạch như sau:",
         ["Nghị quyết Hội nghị viên chức, người lao động ngày 23/9/2023"]),
        ("Năm 2024 tiếp tục thực hiện thắng lợi Nghị quyết Đại hội Đảng bộ xã; UBND xã Hòa Bình "
         "phát động thi đua như sau:", []),
    ],
)  # fmt: skip
def test_papers_named_in_the_opening_are_bases_whose_words_stay(opening, texts):
    reading = read(opening, *SECTION)
    assert [basis.text for basis in reading.bases] == texts
    assert not any(basis.standing for basis in reading.bases)
    assert reading.items[0].blocks[0].text == opening


def test_a_mention_in_the_body_is_no_basis():
    reading = read(OPENING, *SECTION, "- Căn cứ Kế hoạch này, các thôn tổ chức phát động;")
    assert reading.bases == ()


def test_a_sentence_that_tells_what_was_done_opens_the_paper_and_is_no_basis():
    told = "Thực hiện Nghị quyết Đại hội Đảng bộ xã, thời gian qua các thôn đã có nhiều cố gắng."
    reading = read("Căn cứ Luật Thi đua, khen thưởng năm 2022;", told, OPENING, *SECTION)
    assert [basis.lead for basis in reading.bases if basis.standing] == ["Căn cứ"]
    assert reading.items[0].blocks[0].text == told


def test_papers_listed_under_a_section_of_bases_are_bases_and_stay_there():
    reading = read(
        OPENING,
        "I. CĂN CỨ PHÁP LÝ",
        "- Kế hoạch số 33/KH-UBND ngày 05/02/2025 của UBND huyện về chuyển đổi số;",
        "- Tình hình thực tế của xã.",
        "II. MỤC TIÊU",
        "Phát huy.",
    )
    assert [basis.text for basis in reading.bases if not basis.standing] == [
        "Kế hoạch số 33/KH-UBND ngày 05/02/2025 của UBND huyện về chuyển đổi số"
    ]
    assert len(reading.items[1].children) == 2
