"""Numbers that are no figures: every rule's example, and what is a figure after all."""

import pytest

from campaigns.intake.grammar import read_phrase
from campaigns.intake.grammar.exclusion_rules import AFTER_RULES, BEFORE_RULES
from campaigns.intake.grammar.exclusions import struck_out
from campaigns.intake.grammar.lexer import tokens_of

RULES = BEFORE_RULES + AFTER_RULES


def struck(text):
    return set(struck_out(tokens_of(text), text).values())


@pytest.mark.parametrize("rule", RULES, ids=[rule.example for rule in RULES])
def test_example_of_a_rule_is_struck_out(rule):
    assert struck(f"thực hiện {rule.example}")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nghị quyết số 25/NQ-HĐND", "paper"),
        ("Chỉ thị 26- CT/TU", "paper"),
        ("ngày 29/01/2024", "date"),
        ("đến 6/2025 xong", "date"),
        ("dịp 30/4", "date"),
        ("giai đoạn 2021-2025", "year"),
        ("đến năm 2025 xã có", "year"),
        ("COVID-19", "code"),
        ("ISO 9001:2015", "paper"),
        ("theo Nghị quyết 30a", "code"),
        ("mạng 5G phủ sóng", "code"),
        ("điện thoại 0912345678", "telephone"),
        ("1) Tổng thu", "enumerator"),
        ("trên 1ha đất", "per unit"),
        ("trên 10.000 dân", "per unit"),
        ("tỷ lệ 1/25.000", "scale"),
        ("trực 24/24 giờ", "scale"),
        ("từ 6 - 10 tuổi", "age"),
        ("ngày 25, 26 hằng tháng", "date"),
        ("x 100%", "formula"),
    ],
)
def test_shape_is_struck_out(text, name):
    assert name in struck(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tuổi thọ trung bình 75 tuổi",
        "Số năm sống khỏe đạt 67 năm",
        "Đạt 16 tiêu chí nông thôn mới",
        "Chỉ số hài lòng đạt 85 điểm",
        "Đàn lợn 2000 con",
        "Thu hút 12 dự án",
        "Hoàn thành 15/15 chỉ tiêu",
        "Được tặng 02 Bằng khen",
        "Cấp 20 giấy chứng nhận",
        "Thời gian giải quyết hồ sơ giảm còn 3 ngày",
        "Số hộ tiêu biểu 10 - 15%",
        "Tổng số 15 trường",
    ],
)
def test_figure_after_all_is_kept(text):
    assert [target.value for target in read_phrase(text)]
