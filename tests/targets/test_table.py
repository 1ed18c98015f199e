"""The quick table: rows typed, checked, saved."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.urls import reverse

from targets.models import Target

pytestmark = pytest.mark.django_db

GRAIN = (
    {"name": "Sản lượng cây lương thực có hạt", "value": "175", "unit_text": "tấn"},
    {"name": "Lúa", "value": "100", "unit_text": "tấn", "parent_row": "1"},
    {"name": "Ngô", "value": "75", "unit_text": "tấn", "parent_row": "1"},
)


@pytest.fixture
def post(cast, client_of, span):
    """Return a function that posts rows of the table with one of its buttons."""
    client = client_of(cast.clerk)
    address = reverse("target_table", args=[span.uid])

    def send(rows: Sequence[dict[str, str]], button: str = "luu"):
        data = {"dong-TOTAL_FORMS": "10", "dong-INITIAL_FORMS": "0", "viec": button}
        for number, row in enumerate(rows):
            data |= {f"dong-{number}-{name}": value for name, value in row.items()}
        return client.post(address, data)

    return send


def test_table_opens_with_ten_blank_rows(cast, client_of, span):
    page = client_of(cast.clerk).get(reverse("target_table", args=[span.uid])).content.decode()

    assert page.count("data-number>") == 10
    assert '<option value="triệu đồng">' in page
    assert "data-errors" not in page


def test_check_says_the_sums_and_saves_nothing(post):
    page = post(GRAIN, "kiem-tra").content.decode()

    assert "Các phần cộng lại đúng 175 tấn." in page
    assert "Lưu 3 chỉ tiêu" in page
    assert 'value="Lúa"' in page
    assert not Target.objects.exists()


def test_rows_are_saved_with_their_parts(post, span):
    answer = post(GRAIN)

    assert answer.status_code == 302
    whole, rice, maize = Target.objects.order_by("position")
    assert (rice.parent, maize.parent) == (whole, whole)
    assert {rice.part_rule, maize.part_rule} == {"adds_up"}


def test_sum_that_does_not_close_is_said_after_saving(post, cast, client_of):
    rows = [GRAIN[0], GRAIN[1]]
    answer = post(rows)

    page = client_of(cast.clerk).get(answer.url).content.decode()
    assert "Các phần cộng lại 100 tấn, thiếu 75 tấn so với 175 tấn." in page


def test_parts_of_a_saved_target_are_checked_with_it(post, fruit):
    rows = [{"name": "Ổi", "value": "5", "unit_text": "tạ", "parent_row": "san luong cay an qua"}]

    page = post(rows, "kiem-tra").content.decode()

    assert "Các phần cộng lại 1.880,5 tấn, thừa 0,5 tấn so với 1.880 tấn." in page


def test_values_as_people_type_them(post):
    rows = [
        {"name": "Nước hợp vệ sinh", "value": ">99%"},
        {"name": "Phát triển dân số tự nhiên", "value": "<1", "unit_text": "%"},
        {"name": "Gia đình văn hóa", "value": "từ 98% trở lên", "field": "society"},
        {"name": "Thôn văn hóa", "value": "6/6", "unit_text": "%"},
        {"name": "Chiến sĩ thi đua cơ sở", "value": "1", "value_max": "2", "unit_text": "người"},
        {"name": "Thôn kiểu mẫu", "value": "4", "comparator": "maintain", "unit_text": "thôn"},
        {"name": "Y tế xã", "comparator": "maintain"},
        {"name": "Xếp hạng", "value": "tăng 01 bậc"},
        {"name": "Ngân sách", "value": "4.786.079.000", "unit_text": "đồng", "field": "economy"},
    ]

    assert post(rows).status_code == 302
    made = list(Target.objects.order_by("position"))
    assert [target.current.comparator for target in made] == [
        ">", "<", ">=", "=", "range", "maintain", "maintain", "=", "=",
    ]  # fmt: skip
    assert [target.indicator.kind for target in made][-3:] == ["qualitative", "change", "amount"]
    assert [target.indicator.field for target in made][1:4] == ["economy", "society", "society"]
    assert made[1].indicator.direction == "lower"
    assert (made[3].current.value, made[3].current.denominator) == (100, 6)


def test_low_direction_is_asked_before_saving(post):
    rows = [{"name": "Tỷ lệ hộ nghèo", "value": "0,66", "unit_text": "%"}]

    page = post(rows).content.decode()
    assert "Dòng 1, Tỷ lệ hộ nghèo: càng thấp càng tốt" in page
    assert not Target.objects.exists()

    assert post([rows[0] | {"direction_confirmed": "on"}]).status_code == 302
    assert Target.objects.get().indicator.direction == "lower"


def test_chosen_direction_is_not_asked_again(post):
    rows = [{"name": "Tỷ lệ hộ nghèo", "value": "0,66", "unit_text": "%", "direction": "higher"}]

    assert post(rows).status_code == 302
    assert Target.objects.get().indicator.direction_confirmed


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"name": "", "value": "5"}, "Dòng 2, Tên chỉ tiêu"),
        ({"name": "Đàn lợn", "value": "1.5"}, "Dòng 2, Giá trị: “1.5” chưa phải là số"),
        ({"name": "Đàn lợn", "value": "5", "parent_row": "9"}, "Không có “9”"),
        ({"name": "Đàn lợn", "value": "5", "parent_row": "2"}, "Không có “2”"),
        ({"name": "Lúa", "value": "5", "unit_text": "tấn"}, "Chỉ tiêu này đã có trong năm."),
    ],
)
def test_wrong_row_is_named_and_nothing_is_lost(post, row, sentence):
    page = post([{"name": "Lúa", "value": "100", "unit_text": "tấn"}, row]).content.decode()

    assert sentence in page
    assert 'value="Lúa"' in page
    assert f'value="{row["value"]}"' in page
    assert not Target.objects.exists()


def test_rows_in_a_circle_are_refused(post):
    rows = [
        {"name": "Lúa", "value": "1", "parent_row": "2"},
        {"name": "Ngô", "value": "1", "parent_row": "1"},
    ]

    assert "thành vòng" in post(rows).content.decode()


def test_ten_more_rows_keep_what_was_typed_and_complain_of_nothing(post):
    page = post([{"name": "Đàn lợn", "value": "sai"}], "them-dong").content.decode()

    assert page.count("data-number>") == 20
    assert 'value="sai"' in page
    assert "Không đọc được" not in page


def test_empty_table_saves_nothing(post):
    assert "Chưa có dòng nào được điền." in post([]).content.decode()


@pytest.mark.parametrize(
    ("asked", "followed"),
    [("/ke-hoach/", True), ("https://noi-khac.vn/", False), ("//noi-khac.vn/", False)],
)
def test_saving_returns_to_the_page_that_led_here(cast, client_of, span, asked, followed):
    data = {"dong-TOTAL_FORMS": "1", "dong-INITIAL_FORMS": "0", "viec": "luu"}
    row = {
        "dong-0-name": "Tổng diện tích canh tác",
        "dong-0-value": "475",
        "dong-0-unit_text": "ha",
    }
    address = f"{reverse('target_table', args=[span.uid])}?ve={asked}"
    answer = client_of(cast.clerk).post(address, data | row)
    assert answer.status_code == 302
    assert (answer.url == asked) == followed
