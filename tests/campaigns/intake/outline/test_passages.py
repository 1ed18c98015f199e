"""Hard-wrapped lines joined to paragraphs."""

import pytest

from campaigns.intake.outline import passages
from campaigns.intake.parts import Grid, Line

from .sources_made import of_word, texts, typed

# Lines cut at about 60 letters, so that the reader knows the edge.
WRAPPED = (
    "Các cơ quan, đơn vị và các tầng lớp Nhân dân trong toàn xã",
    "tích cực hưởng ứng phong trào thi đua, lập nhiều thành tích",
    "trong lao động, sản xuất, học tập và công tác, góp phần xây",
    "dựng quê hương ngày càng giàu đẹp, văn minh, hiện đại.",
)


def joined(*lines: str | Line) -> list[str]:
    """Return the paragraphs of lines that follow a wrapped one."""
    found = texts(passages(typed("I. MỤC ĐÍCH, YÊU CẦU", *WRAPPED, "1. Nội dung", *lines)))
    assert found[:3] == ["I. MỤC ĐÍCH, YÊU CẦU", " ".join(WRAPPED), "1. Nội dung"]
    return found[3:]


@pytest.mark.parametrize(
    "lines",
    [
        ("Thi đua lập thành tích cao nhất hướng tới Đại hội đảng năm", "2024 của các chi bộ."),
        ("Tổng sản lượng cây ăn quả các loại của toàn xã phấn đấu đạt", "1.880 tấn."),
        ("Thu nhập bình quân đầu người của toàn xã phấn đấu tăng thêm", "4,5% so với cùng kỳ."),
        ("Hướng dẫn thực hiện quy ước, hương ước cho Nhân dân tại", "3 thôn vùng cao."),
        ("Nâng cao đời sống vật chất, tinh thần, phát triển kinh tế", "- xã hội bền vững."),
        ("Giao việc theo dõi, đôn đốc cho công chức Văn phòng", "- Thống kê của xã."),
        ("Thi đua lập thành tích chào mừng kết quả các tháng cuối quý", "II. Các thôn họp."),
        ("Các nội dung theo quy định tại Nghị quyết số 18 của tháng", "12. Sau đó tổng kết."),
        ("Phát huy vai trò của Mặt trận và các đoàn thể ở xã", "Hòa Bình trong thi đua."),
        ("Thực hiện phong trào thi đua với tinh thần “năng động,", "Sáng tạo, hiệu quả”."),
        ("Bồi dưỡng, hỗ trợ (kể cả hỗ trợ của Quỹ Thi đua của huyện,", "Quỹ của tỉnh)."),
    ],
)
def test_a_line_that_goes_on_joins_the_line_before(lines):
    assert joined(*lines) == [" ".join(lines)]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Theo Chỉ thị số 19-", "CT/TU của Tỉnh ủy."), "Theo Chỉ thị số 19-CT/TU của Tỉnh ủy."),
        (("Giai đoạn 2023-", "2030 của tỉnh."), "Giai đoạn 2023-2030 của tỉnh."),
        (("Giai đoạn 2021", "-2025 của tỉnh."), "Giai đoạn 2021-2025 của tỉnh."),
        (("Kế hoạch số 25", "/KH-UBND của xã."), "Kế hoạch số 25/KH-UBND của xã."),
        (("Phát triển kinh tế -", "xã hội của xã."), "Phát triển kinh tế - xã hội của xã."),
        (("Tỷ lệ hộ nghèo còn 2,5", "% số hộ."), "Tỷ lệ hộ nghèo còn 2,5% số hộ."),
        (("Giảm bình quân 1 - 1,5 điểm", "%/năm."), "Giảm bình quân 1 - 1,5 điểm %/năm."),
    ],
)
def test_codes_and_ranges_close_up_and_words_stay_apart(lines, whole):
    assert joined(*lines) == [whole]


@pytest.mark.parametrize(
    "lines",
    [
        ("- Thu ngân sách đạt 5 tỷ đồng.", "- Thu nhập đạt 62 triệu đồng."),
        ("- Cho xuất bán 1000 tấn", "- Thu nhập đạt 62 triệu đồng"),
        ("- Thu nhập đạt 62 triệu đồng/người/năm", "2. Văn hóa"),
        ("a) Giữ vững 03 trường chuẩn;", "b) Giữ vững 02 trạm chuẩn;"),
        ("2. Mục tiêu", "Phát huy kết quả đã đạt được."),
        ("III. TỔ CHỨC THỰC HIỆN", "Các thôn xây dựng kế hoạch."),
        ("Các thôn họp bình xét.", "Kết quả gửi về xã."),
        ("Tỷ lệ hộ nghèo: 2,5%", "Tỷ lệ hộ cận nghèo: 3%"),
        ("Các chỉ tiêu như sau:", "tỷ lệ hộ nghèo giảm còn 2,5%;"),
        ("IV. KHEN THƯỞNG", "V. KINH PHÍ"),
    ],
)
def test_short_lines_and_markers_begin_paragraphs(lines):
    assert joined(*lines) == list(lines)


def test_a_heading_of_two_lines_in_capitals_is_one():
    heading = ("II. CÁC CHỈ TIÊU THI ĐUA CHỦ YẾU VỀ PHÁT TRIỂN KINH TẾ, XÃ", "HỘI NĂM 2024")
    assert joined(*heading, "Phấn đấu hoàn thành.") == [" ".join(heading), "Phấn đấu hoàn thành."]


def test_a_year_alone_ends_a_heading_in_capitals():
    heading = ("II. CÁC CHỈ TIÊU THI ĐUA CHỦ YẾU VỀ PHÁT TRIỂN XÃ HỘI NĂM", "2024")
    assert joined(*heading) == [" ".join(heading)]


def test_a_full_heading_ends_before_a_verb_with_a_capital():
    heading = "2. Nội dung thi đua thực hiện nhiệm vụ phát triển xã hội năm"
    assert joined(heading, "Tập trung hoàn thành các chỉ tiêu.")[0] == heading


def test_inline_numbers_at_the_beginning_of_a_line_stay_in_their_sentence():
    lines = (
        "Ba đột phá gồm: (1) hoàn thiện thể chế, phân cấp mạnh mẽ;",
        "(2) phát triển nhân lực.",
    )
    assert joined(*lines) == [" ".join(lines)]


def test_bases_are_parted_though_the_lines_are_full():
    lines = (
        "Căn cứ Kế hoạch số 24/KH-UBND ngày 26/01/2024 của thành phố;",
        "Căn cứ Nghị quyết số 38/NQ-HĐND ngày 20/12/2023 của phường;",
        "Chủ tịch UBND phường Tân An xây dựng kế hoạch phát động thi",
        "đua như sau:",
    )
    assert texts(passages(typed(*lines))) == [lines[0], lines[1], " ".join(lines[2:])]


def test_text_that_is_not_wrapped_has_a_paragraph_a_line():
    lines = [f"Nội dung {number} của phong trào thi đua " + "rất dài " * 20 for number in range(9)]
    assert texts(passages(typed(*lines))) == [line.strip() for line in lines]


def test_word_paragraphs_stay_as_they_are():
    lines = ("Các thôn", "đăng ký thi đua", "Tháng 01")
    assert texts(passages(of_word(*lines))) == list(lines)


def test_word_paragraphs_that_are_lines_cut_by_hand_are_joined():
    lines = ("1. Nội dung", *WRAPPED, "2. Yêu cầu", *WRAPPED)
    whole = ["1. Nội dung", " ".join(WRAPPED), "2. Yêu cầu", " ".join(WRAPPED)]
    assert texts(passages(of_word(*lines))) == whole


def test_indents_of_a_page_show_where_paragraphs_begin():
    def line(text: str, indent: float) -> Line:
        return Line(text, indent=indent, full=True, starts=None)

    body = [line(text, 36 if place == 0 else 0) for place, text in enumerate(WRAPPED)]
    more = [line(text, 36 if place == 0 else 0) for place, text in enumerate(WRAPPED)]
    found = texts(passages(typed(*body, *more, kind="pdf")))
    assert found == [" ".join(WRAPPED)] * 2


def test_lines_that_were_wrapped_again_are_joined_over_their_ends():
    lines = []
    for text in WRAPPED[:3] * 2:
        words = text.split()
        lines += [" ".join(words[:-2]), " ".join(words[-2:])]
    lines += ["các cơ quan, đơn vị trong toàn xã đã đề ra; Thực", "hiện"]
    lines += ["Kế hoạch của huyện về phong trào thi đua năm 2024, Chủ", "tịch xã yêu cầu."]
    found = texts(passages(typed("1. Nội dung", *lines)))
    assert found == ["1. Nội dung", " ".join(lines)]


def test_a_table_ends_the_paragraph_before_it():
    grid = Grid((("STT", "Chỉ tiêu"), ("1", "Thu ngân sách")))
    found = passages(typed("1. Nội dung", grid, "tiếp theo là phần khác"))
    assert found[1] is grid and texts(found) == ["1. Nội dung", "tiếp theo là phần khác"]


def test_footnotes_stand_at_the_end():
    found = passages(typed("1. Nội dung", Line("Chú thích một.", is_note=True), "2. Yêu cầu"))
    assert texts(found) == ["1. Nội dung", "2. Yêu cầu", "Chú thích một."]
    assert found[-1].is_note


def test_a_paragraph_is_bold_where_all_its_lines_are():
    lines = (Line("1. Mục đích chung của", bold=True), Line("phong trào", bold=True))
    more = (Line("Phát huy truyền thống", bold=True), Line("của địa phương", bold=False))
    found = passages(typed(*lines, *more))
    assert [p.bold for p in found if p.text.startswith(("1.", "Phát"))] == [True, False]


def test_footnotes_typed_below_a_drawn_line_are_no_text():
    notes = (
        "______",
        "[1] Theo Quyết định số 319/QĐ-TTg của Thủ",
        "tướng Chính phủ.",
        "[2] Xem trên.",
    )
    found = passages(typed("1. Nội dung", "Các thôn[1] thi đua.", *notes, "2. Yêu cầu"))
    assert [passage.text for passage in found if passage.is_note] == [
        "______",
        "[1] Theo Quyết định số 319/QĐ-TTg của Thủ tướng Chính phủ.",
        "[2] Xem trên.",
    ]
    assert "2. Yêu cầu" in texts(found)
