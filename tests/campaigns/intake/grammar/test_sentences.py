"""What the grammar reads in single sentences: the tables of ``cases/``."""

import pytest

from campaigns.intake.grammar import read_phrase
from campaigns.intake.grammar.modes import Mode
from campaigns.intake.grammar.paragraphs import Paragraph, Setting
from tests.campaigns.intake.grammar.reading_cases import all_cases, cases, line_of

AS_TARGETS = cases(
    "comparators", "values", "ranges", "changes", "ratios", "counted", "nesting", "givers",
    "qualitative", "no_targets", "long_lists", "fields",
)  # fmt: skip


def read_in_prose(text):
    drafts = []
    Paragraph(text, Setting(Mode.PROSE), drafts).read()
    return [draft.finished(text, 0) for draft in drafts]


@pytest.mark.parametrize(("sentence", "lines"), AS_TARGETS, ids=[case[0] for case in AS_TARGETS])
def test_sentence_of_a_target_list(sentence, lines):
    assert tuple(line_of(target) for target in read_phrase(sentence)) == lines


PROSE = cases("prose", "prose_none")


@pytest.mark.parametrize(("sentence", "lines"), PROSE, ids=[case[0] for case in PROSE])
def test_sentence_of_plain_prose(sentence, lines):
    assert tuple(line_of(target) for target in read_in_prose(sentence)) == lines


def test_enough_expressions_are_held():
    assert len(all_cases()) >= 350


@pytest.mark.parametrize("sentence", [case[0] for case in AS_TARGETS])
def test_places_are_the_letters_of_the_phrase_and_of_its_figures(sentence):
    for target in read_phrase(sentence):
        assert sentence[target.place.start : target.place.end] == target.text
        assert target.text == target.text.strip(" ,;.")
        for figure in target.figures:
            shown = sentence[figure.place.start : figure.place.end]
            assert shown[0].isdecimal() or shown.isalpha() or " " in shown


@pytest.mark.parametrize(
    ("sentence", "slots"),
    [
        ("Tỷ lệ hộ nghèo giảm còn 0,66%", {"value": "0,66"}),
        ("Kết nạp từ 04 đến 06 đảng viên", {"value": "04", "value_max": "06"}),
        ("Số thôn văn hóa 5/6, đạt 83,3%",
         {"numerator": "5", "denominator": "6", "value": "83,3"}),
        ("Số hộ nghèo giảm từ 23 xuống 18 hộ", {"baseline": "23", "value": "18"}),
        ("Hộ nghèo 3% (năm 2023: 4,5%)", {"value": "3", "baseline": "4,5"}),
        ("Có ít nhất hai mươi mô hình", {"value": "hai mươi"}),
    ],
)  # fmt: skip
def test_every_figure_knows_its_letters(sentence, slots):
    (target,) = read_phrase(sentence)

    shown = {f.slot: sentence[f.place.start : f.place.end] for f in target.figures}
    assert shown == slots


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("Giá trị sản xuất 1.5 tỷ đồng", "dấu thập phân hoặc dấu ngăn hàng nghìn"),
        ("Sản lượng 3,098 tấn", "có thể ngăn hàng nghìn"),
        ("Số trường đạt chuẩn: 3", "Không rõ đơn vị."),
        ("Đạt từ 95% gia đình văn hóa", "không có “trở lên”"),
        ("Thu nhập 15-13 triệu đồng", "ngược thứ tự"),
        ("Xây dựng 03 cổng trào", "là suy đoán"),
    ],
)
def test_what_may_be_misread_is_doubted(sentence, doubt):
    (target,) = read_phrase(sentence)

    assert any(doubt in said for said in target.doubts)
    assert target.sure < 0.9


@pytest.mark.parametrize(
    "sentence",
    [
        "Không để dồn đến kỳ tổng kết",
        "không để xảy ra tình trạng hình thức trong thi đua",
        "Không phô trương, hình thức, lãng phí",
        "Bảo đảm công khai, minh bạch",
    ],
)
def test_what_only_urges_is_hardly_a_target(sentence):
    (target,) = read_phrase(sentence)

    assert any("lời nhắc chung" in said for said in target.doubts)
    assert target.sure < 0.5


@pytest.mark.parametrize(
    "sentence",
    ["Không để xảy ra cháy rừng", "Không có hộ tái nghèo", "Bảo đảm an ninh trật tự"],
)
def test_what_can_be_judged_is_a_target(sentence):
    (target,) = read_phrase(sentence)

    assert target.doubts == ()
    assert target.sure > 0.95


def test_plain_reading_is_sure_and_says_how():
    (target,) = read_phrase("Tỷ lệ gia đình văn hóa từ 90% trở lên")

    assert target.sure > 0.95
    assert target.doubts == ()
    assert "comparator >= after" in target.how


def test_kind_direction_and_level_are_proposed():
    (stars,) = read_phrase("Phường đạt chuẩn 04 sao")
    (poor,) = read_phrase("Tỷ lệ hộ nghèo giảm còn 2%")
    (villages,) = read_phrase("Giữ vững 03 thôn văn hóa")

    assert (stars.kind, stars.level) == ("level", "chuẩn 04 sao")
    assert (poor.kind, poor.direction) == ("percentage", "lower")
    assert villages.kind == "count"


def test_remark_in_a_bracket_is_a_note():
    (target,) = read_phrase("Cấp giấy chứng nhận: 20 giấy (không tính đấu giá)")

    assert target.note == "không tính đấu giá"
