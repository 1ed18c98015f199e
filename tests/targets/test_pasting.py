"""Cells pasted from Excel into the quick table: read, filled in, saved."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from targets.forms.table import MOST_ROWS
from targets.models import Target
from targets.pasting import cells_of, read_pasted
from targets.services import span_open, target_create
from tests.plumbing.kept import kept

YEARS_PLAN = "\n".join(
    (
        "STT\tChỉ tiêu\tĐVT\tThực hiện 2023\tKế hoạch 2024\tHuyện giao\tGhi chú",
        "I\tKINH TẾ\t\t\t\t\t",
        "1\tSản lượng lương thực có hạt\ttấn\t170\t175\t172\t",
        "\tTrong đó:\t\t\t\t\t",
        "\t- Lúa\ttấn\t98\t100\t\t",
        "\t- Ngô\ttấn\t72\t75\t\t",
        "II\tXÃ HỘI\t\t\t\t\t",
        "1\tTỷ lệ hộ nghèo\t%\t1,2\t0,66\t\ttheo chuẩn mới",
    )
)


KNOWN = {
    "name", "value", "value_max", "unit_text", "baseline", "baseline_year", "parent_row", "note",
    "field",
}  # fmt: skip


def read(text, **more):
    return read_pasted(text, year=2024, **more)


def columns(pasted, *names):
    return [tuple(row.get(name, "") for name in names) for row in pasted.rows]


# ---- Cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"hai\ndòng"\t1', [["hai dòng", "1"]]),
        ('"nói ""đạt"""\t1', [['nói "đạt"', "1"]]),
        ('Quỹ "Đền ơn"\t1', [['Quỹ "Đền ơn"', "1"]]),
        ('"không đóng\t1', [['"không đóng', "1"]]),
        ("a\t\t\n\t\t\nb", [["a"], ["b"]]),
        ("\n\n", []),
    ],
)
def test_clipboard_is_split_as_excel_writes_it(text, cells):
    assert cells_of(text) == cells


@given(st.lists(st.lists(st.text(), max_size=6), max_size=8))
def test_any_text_is_read_without_an_error(rows):
    pasted = read("\n".join("\t".join(row) for row in rows))

    assert all(set(row) <= KNOWN for row in pasted.rows)


# ---- Columns -------------------------------------------------------------------------------------


def test_head_says_what_the_columns_are():
    pasted = read(YEARS_PLAN)

    assert columns(pasted, "name", "unit_text", "value", "baseline", "baseline_year") == [
        ("Sản lượng lương thực có hạt", "tấn", "175", "170", "2023"),
        ("Lúa", "tấn", "100", "98", "2023"),
        ("Ngô", "tấn", "75", "72", "2023"),
        ("Tỷ lệ hộ nghèo", "%", "0,66", "1,2", "2023"),
    ]


def test_nothing_is_lost_and_the_summary_says_where_it_went():
    pasted = read(YEARS_PLAN)

    assert columns(pasted, "note") == [("Huyện giao: 172",), ("",), ("",), ("theo chuẩn mới",)]
    assert pasted.said == (
        "Đã điền 4 dòng: cột “Chỉ tiêu” vào Tên chỉ tiêu, cột “ĐVT” vào Đơn vị tính, "
        "cột “Thực hiện 2023” vào Kỳ trước, cột “Kế hoạch 2024” vào Giá trị, "
        "cột “Ghi chú” vào Ghi chú.",
        "Bảng không có chỗ riêng cho cột “Huyện giao”: chép vào Ghi chú.",
        "2 dòng không có số, không nhập: I KINH TẾ; II XÃ HỘI.",
    )


def test_headings_give_the_field_and_dashes_the_whole():
    pasted = read(YEARS_PLAN)

    assert columns(pasted, "field", "parent_row") == [
        ("economy", ""), ("economy", "1"), ("economy", "1"), ("society", ""),
    ]  # fmt: skip


def test_numbers_below_numbers_are_parts():
    pasted = read("STT\tChỉ tiêu\tKế hoạch\n1\tDiện tích\t475\n1.1\tLúa\t310\n2\tĐàn lợn\t90")

    assert columns(pasted, "parent_row") == [("",), ("1",), ("",)]


def test_head_of_two_lines_and_a_line_of_column_numbers():
    text = "\n".join(
        (
            "TT\tNội dung\tĐơn vị\tNăm 2023\t\tNăm 2024",
            "\t\t\tKế hoạch\tThực hiện\tKế hoạch",
            "(1)\t(2)\t(3)\t(4)\t(5)\t(6)",
            "1\tDiện tích gieo trồng\tha\t470\t472\t475",
        )
    )

    (row,) = read(text).rows

    assert (row["value"], row["baseline"]) == ("475", "472")
    assert row["note"] == "Năm 2023 Kế hoạch: 470"


def test_without_a_head_columns_are_known_by_what_stands_in_them():
    pasted = read("1\tTrồng rừng\tha\t40\t45\n2\tChè búp tươi\ttấn\t1.200\t1.250")

    assert columns(pasted, "name", "unit_text", "baseline", "value") == [
        ("Trồng rừng", "ha", "40", "45"), ("Chè búp tươi", "tấn", "1.200", "1.250"),
    ]  # fmt: skip
    assert "Khối không có dòng đầu bảng nên cổng đoán cột. Xem lại các cột số." in pasted.said


def test_unit_in_the_name_is_the_unit():
    (row,) = read("Chỉ tiêu\tKế hoạch\nTrồng rừng (ha)\t45").rows

    assert (row["name"], row["unit_text"]) == ("Trồng rừng", "ha")


def test_one_column_goes_down_the_column_it_was_pasted_into():
    pasted = read("45\n1.250\n0,66", start="value")

    assert [dict(row) for row in pasted.rows] == [
        {"value": "45"}, {"value": "1.250"}, {"value": "0,66"},
    ]  # fmt: skip


def test_cells_pasted_further_right_go_on_to_the_right():
    (row,) = read("45\t50\tha", start="value").rows

    assert row == {"value": "45", "value_max": "50", "unit_text": "ha"}


# ---- Numbers -------------------------------------------------------------------------------------


def test_english_numbers_are_turned_round_where_no_doubt_is_possible():
    pasted = read("Trồng rừng\t1,250.5\nHộ nghèo\t0.66\nĐàn lợn\t12,000")

    assert columns(pasted, "value") == [("1.250,5",), ("0,66",), ("12.000",)]
    assert any("kiểu Anh" in sentence for sentence in pasted.said)


def test_vietnamese_numbers_stay_as_they_are():
    pasted = read("Thu ngân sách\t1.880\nHộ nghèo\t0,66")

    assert columns(pasted, "value") == [("1.880",), ("0,66",)]


def test_what_cannot_be_read_stays_in_its_cell_and_is_said():
    pasted = read("Chỉ tiêu\tKế hoạch\nTrường chuẩn\t06-Jun\nĐường bê tông\tđang rà soát")

    assert columns(pasted, "value") == [("06-Jun",), ("đang rà soát",)]
    assert pasted.unread[0] == "Dòng 2, “06-Jun”: Excel đã đổi thành ngày."
    assert "đang rà soát" in pasted.unread[1]


def test_result_in_words_goes_to_the_note():
    (row,) = read("Chỉ tiêu\tThực hiện 2023\tKế hoạch 2024\nGia đình văn hóa\tđạt\t≥95").rows

    assert row["note"] == "Năm 2023: đạt"
    assert "baseline" not in row


# ---- The page ------------------------------------------------------------------------------------


@pytest.fixture
def address(span):
    return reverse("target_table", args=[span.uid])


@pytest.fixture
@kept
def rice_of_last_year(cast):
    last = span_open(
        commune=cast.commune,
        kind="year",
        name="Năm 2023",
        starts_on=dt.date(2023, 1, 1),
        ends_on=dt.date(2023, 12, 31),
        by=cast.clerk,
    )
    return target_create(
        commune=cast.commune,
        span=last,
        name="Tỷ lệ hộ nghèo",
        kind="percentage",
        direction="lower",
        field="society",
        unit_text="%",
        comparator="=",
        value=Decimal("1.5"),
        by=cast.clerk,
    )


def posted(text, **rows):
    return {"dong-TOTAL_FORMS": "10", "dong-INITIAL_FORMS": "0", "khoi": text, **rows}


@pytest.mark.django_db
def test_block_fills_the_rows_behind_those_typed(cast, client_of, address):
    client = client_of(cast.clerk)
    typed = {"dong-0-name": "Đàn lợn", "dong-0-value": "90", "dong-0-unit_text": "con"}

    page = client.post(address, posted(YEARS_PLAN, viec="dan", **typed))

    rows = page.context["formset"].forms
    assert [row["name"].value() for row in rows[:3]] == [
        "Đàn lợn", "Sản lượng lương thực có hạt", "Lúa",
    ]  # fmt: skip
    assert rows[2]["parent_row"].value() == "2"
    assert "Đã điền 4 dòng" in page.content.decode()
    assert not Target.objects.exists()


@pytest.mark.django_db
def test_filled_rows_are_saved_with_results_and_wholes(cast, client_of, address, span):
    client = client_of(cast.clerk)
    page = client.post(address, posted(YEARS_PLAN, viec="dan"))
    data = {
        bound.html_name: bound.value() or "" for row in page.context["formset"] for bound in row
    }
    data |= posted("", viec="luu", **{"dong-3-direction": "lower"})

    assert client.post(address, data).status_code == 302

    rice = Target.objects.get(name="Lúa")
    assert (rice.baseline, rice.baseline_year) == (98, 2023)
    assert rice.parent.name == "Sản lượng lương thực có hạt"
    assert Target.objects.get(name="Tỷ lệ hộ nghèo").indicator.field == "society"


@pytest.mark.django_db
def test_saving_the_same_block_again_makes_nothing_twice(cast, client_of, address):
    client = client_of(cast.clerk)
    rows = {"dong-0-name": "Đàn lợn", "dong-0-value": "90", "dong-0-unit_text": "con"}
    rows |= {"dong-1-name": "Lợn nái", "dong-1-value": "9", "dong-1-unit_text": "con",
             "dong-1-parent_row": "1"}  # fmt: skip

    client.post(address, posted("", viec="luu", **rows))
    again = client.post(address, posted("", viec="luu", **rows), follow=True)

    assert Target.objects.count() == 2
    assert "2 chỉ tiêu đã có từ trước, giữ nguyên." in again.content.decode()


@pytest.mark.django_db
def test_another_value_for_a_saved_target_is_refused_in_words(cast, client_of, address):
    client = client_of(cast.clerk)
    rows = {"dong-0-name": "Đàn lợn", "dong-0-value": "90", "dong-0-unit_text": "con"}
    client.post(address, posted("", viec="luu", **rows))

    page = client.post(address, posted("", viec="luu", **rows | {"dong-0-value": "95"}))

    assert "Năm 2024 đã có chỉ tiêu này: 90 con." in page.content.decode()
    assert Target.objects.get().current.value == 90


@pytest.mark.django_db
def test_last_years_value_stands_beside_the_new_one(cast, client_of, address, rice_of_last_year):
    page = client_of(cast.clerk).post(address, posted(YEARS_PLAN, viec="dan")).content.decode()

    assert "Năm 2023: 1,5%" in page
    assert '["ty le ho ngheo", "%", "N\\u0103m 2023: 1,5%"]' in page


@pytest.mark.django_db
def test_longer_block_than_the_table_is_told(cast, client_of, address):
    text = "\n".join(f"Chỉ tiêu số {n}\t{n}" for n in range(1, MOST_ROWS + 4))

    page = client_of(cast.clerk).post(address, posted(text, viec="dan")).content.decode()

    assert f"Bảng chứa tối đa {MOST_ROWS} dòng; chưa điền: Chỉ tiêu số 201" in page
    assert "Chỉ tiêu số 203\t203</textarea>" in page


@pytest.mark.django_db
def test_page_asks_where_cells_go(cast, client_of, span):
    ask = reverse("target_table_paste", args=[span.uid])
    given = {"text": YEARS_PLAN, "first": 5, "start": "name"}

    def post(user, data):
        return client_of(user).post(ask, json.dumps(data), content_type="application/json")

    told = post(cast.clerk, given).json()
    assert told["rows"][1]["parent_row"] == "5"
    assert len(told["said"]) == 3
    assert post(cast.outsider, given).status_code == 404
    assert post(cast.checker, given).status_code == 403
    assert post(cast.clerk, {"text": "a"}).status_code == 400
