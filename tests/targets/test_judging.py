"""Met or not, and what names propose."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.measures import (
    indicator_name,
    is_met,
    propose_direction,
    propose_period_rule,
    propose_unit_rule,
)

VALUES = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False)


@pytest.mark.parametrize(
    ("comparator", "direction", "value", "value_max", "result", "met"),
    [
        ("=", "lower", "0.66", None, "0.66", True),
        ("=", "lower", "0.66", None, "0.60", True),
        ("=", "lower", "0.66", None, "0.67", False),
        ("=", "higher", "475", None, "475", True),
        ("=", "higher", "475", None, "500", True),
        ("=", "higher", "475", None, "474.99", False),
        ("=", "exactly", "4", None, "5", False),
        ("<", "lower", "1", None, "1", False),
        ("<", "lower", "1", None, "0.99", True),
        ("<=", "lower", "3", None, "3", True),
        (">", "higher", "99", None, "99", False),
        (">=", "higher", "98", None, "98", True),
        ("range", "within", "1", "2", "1", True),
        ("range", "within", "1", "2", "3", False),
        ("range", "higher", "1", "2", "3", True),
        ("range", "lower", "13", "15", "10", True),
        ("maintain", "higher", "4", None, "3", False),
        ("maintain", "higher", "4", None, "4", True),
    ],
)
def test_met(comparator, direction, value, value_max, result, met):
    assert (
        is_met(
            comparator=comparator,
            direction=direction,
            value=D(value),
            value_max=D(value_max) if value_max else None,
            result=D(result),
        )
        is met
    )


def test_cannot_tell():
    ask = {"comparator": "=", "direction": "higher"}

    assert is_met(**ask, value=D(1), result=None) is None
    assert is_met(**ask, value=None, result=D(1)) is None
    assert is_met(**ask, value=D(4), result=D(5), kind="level") is None
    assert is_met(comparator="maintain", direction="higher", value=None, result=D(1)) is None


@given(VALUES, VALUES, VALUES)
def test_a_better_result_never_loses_what_a_worse_one_met(value, first, second):
    worse, better = sorted([first, second])
    met = {
        result: is_met(comparator="=", direction="higher", value=value, result=result)
        for result in (worse, better)
    }

    assert met[better] >= met[worse]


@given(VALUES, VALUES)
def test_below_and_at_least_are_opposites(value, result):
    below = is_met(comparator="<", direction="lower", value=value, result=result)

    assert below is not is_met(comparator=">=", direction="higher", value=value, result=result)


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("Tỷ lệ hộ nghèo", "lower"),
        ("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ", "lower"),
        ("Tỷ lệ trẻ em dưới 5 tuổi được tiêm đủ mũi", "higher"),
        ("Số vụ tai nạn giao thông", "lower"),
        ("Số cặp tảo hôn", "lower"),
        ("Tỷ lệ sinh con thứ ba", "lower"),
        ("Nợ đọng xây dựng cơ bản", "lower"),
        ("Tỷ lệ phát triển dân số tự nhiên", "lower"),
        ("Giảm số vụ phạm pháp được phát hiện", "lower"),
        ("Số lỗi không quá 3", "lower"),
        ("Số hộ thoát nghèo", "higher"),
        ("Tỷ lệ đơn thư, vi phạm được giải quyết", "higher"),
        ("Kiểm tra, giám sát", "higher"),
        ("Số chiến sĩ thi đua: từ 01 đến 02 người", "within"),
        ("Phổ cập cho trẻ từ 6 đến 14 tuổi", "higher"),
        ("Sản lượng cây ăn quả", "higher"),
    ],
)
def test_direction_proposed_by_the_name(name, direction):
    assert propose_direction(name) == direction


def test_comparator_settles_the_direction():
    assert propose_direction("Nước sạch", comparator="<") == "lower"
    assert propose_direction("Tỷ lệ hộ nghèo", comparator=">=") == "higher"
    assert propose_direction("Tập thể", comparator="range") == "within"
    assert propose_direction("Số vụ giảm so với năm trước", kind="change") == "higher"


def test_rules_of_adding_up_proposed():
    assert propose_unit_rule("Sản lượng vải", "amount") == "sum"
    assert propose_unit_rule("Thu nhập bình quân đầu người", "amount") == "average"
    assert propose_unit_rule("Tỷ lệ hộ nghèo", "percentage") == "ratio"
    assert propose_unit_rule("Trường chuẩn", "level") == "none"
    assert propose_period_rule("Sản lượng vải", "amount") == "sum"
    assert propose_period_rule("Đàn lợn thịt", "amount") == "latest"


@pytest.mark.parametrize(
    ("name", "parent", "lasting"),
    [
        ("Tổng thu, chi ngân sách xã năm 2024", "", "Tổng thu, chi ngân sách xã"),
        ("Nhãn", "Sản lượng cây ăn quả năm 2024", "Sản lượng cây ăn quả: Nhãn"),
        ("Xếp hạng so với năm học 2022 - 2023", "", "Xếp hạng so với năm học 2022 - 2023"),
        ("Năm 2024", "", "Năm 2024"),
    ],
)
def test_name_that_lasts(name, parent, lasting):
    assert indicator_name(name, parent) == lasting
