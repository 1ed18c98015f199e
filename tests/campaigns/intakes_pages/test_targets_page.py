"""Checking the targets of a reading one by one."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.intake.parts import ReadItem, ReadParagraph
from campaigns.models import Intake
from targets.services import span_for_year
from tests.campaigns.edit_pages import make_target, text_of
from tests.campaigns.intakes.readings_made import CROPS, a_reading, target
from tests.campaigns.intakes_pages.pages import Checking, plain

pytestmark = pytest.mark.django_db

POVERTY_ROW = 4  # the doubtful one
MOST_QUERIES = 30
MOST_MILLISECONDS = 150


@pytest.fixture
def three_doubtful(cast, intake_with, client_of) -> Checking:
    reading = a_reading()
    targets = [
        replace(one, sure=0.6) if n in (1, 3, 5) else one for n, one in enumerate(reading.targets)
    ]
    intake = intake_with(replace(reading, targets=tuple(targets)))
    return Checking(client_of(cast.clerk), intake)


def rows_of(page) -> list[int]:
    return [
        int(number)
        for number in re.findall(r'<li class="read-row[^>]*id="ct-(\d+)"', text_of(page))
    ]


def last_address(page) -> str:
    return page.redirect_chain[-1][0]


# What the page says


def test_the_doubtful_stand_first_and_the_rest_in_the_order_of_the_text(checking):
    page = checking.open("intake_read")
    assert rows_of(page) == [4, 1, 2, 3, 5, 6]
    assert "6 chỉ tiêu: 5 chắc, 1 cần xem" in text_of(page)
    assert "Xem lại chiều." in text_of(page)


def test_the_page_can_show_the_doubtful_alone(checking):
    page = checking.open("intake_read", query="?loc=can-xem")
    assert rows_of(page) == [4]
    assert 'href="' + checking.address("intake_read") + '?xem=1#ct-1"' in text_of(page)


def test_source_and_reading_lead_to_each_other(checking):
    page = text_of(checking.open("intake_read"))
    assert 'id="cho-4"' in page and 'href="#ct-4"' in page
    assert 'id="ct-4"' in page and 'href="#cho-4"' in page


def test_a_row_says_name_value_whole_and_sureness(checking):
    page = text_of(checking.open("intake_read"))
    row = page[page.index('id="ct-2"') : page.index('id="ct-3"')]
    for words in ("Vải thiều", "1.000 tấn", "chắc", "1. Sản lượng cây ăn quả", "chỉ tiêu mới"):
        assert words in row


def test_an_indicator_of_the_commune_is_recognised(checking, cast):
    span = span_for_year(commune=cast.commune, year=2023, by=None)
    make_target(cast, span, "sản lượng cây ăn quả", 1700)
    page = text_of(checking.open("intake_read"))
    row = page[page.index('id="ct-1"') : page.index('id="ct-2"')]
    assert "chỉ tiêu đã có" in row


def test_a_reading_without_targets_says_what_to_do(cast, intake_with, client_of):
    intake = intake_with(replace(a_reading(), targets=()))
    page = text_of(Checking(client_of(cast.clerk), intake).open("intake_read"))
    assert "Chưa đọc được chỉ tiêu nào" in page


@pytest.mark.parametrize(
    "query", ["?xem=999", "?xem=abc", "?xem=-1", "?bo=1.2", "?bo=a.b.c", "?loc=x"]
)
def test_an_odd_address_opens_the_page(checking, query):
    assert checking.open("intake_read", query=query).status_code == 200


def test_a_target_that_is_not_there_is_unknown(checking):
    assert checking.open("intake_target", 99).status_code == 404
    assert checking.open("intake_target", 0).status_code == 404


# Right, or none


def test_right_leads_to_the_next_doubtful_one(three_doubtful):
    page = three_doubtful.send("intake_target_judge", lam="dung 2")
    assert last_address(page).endswith("?xem=4#ct-4")
    assert three_doubtful.reading.targets[1].sure == 1
    assert rows_of(page)[:2] == [4, 6]


def test_after_the_last_doubtful_one_the_first_is_shown(three_doubtful):
    page = three_doubtful.send("intake_target_judge", lam="dung 6")
    assert last_address(page).endswith("?xem=2#ct-2")


def test_the_filter_stays_while_one_goes_through_the_doubtful(three_doubtful):
    page = three_doubtful.send("intake_target_judge", lam="dung 2", loc="can-xem")
    assert last_address(page).endswith("?loc=can-xem&xem=4#ct-4")
    assert rows_of(page) == [4, 6]


def test_when_nothing_is_doubtful_the_page_says_so(checking):
    page = checking.send("intake_target_judge", lam=f"dung {POVERTY_ROW}")
    assert "Không còn chỉ tiêu cần xem." in text_of(page)
    assert "6 chỉ tiêu, không còn chỗ cần xem" in text_of(page)


def test_no_target_leaves_the_list_and_its_words_stay(checking):
    page = checking.send("intake_target_judge", lam="khong-phai 1")
    reading = checking.reading
    assert [one.name for one in reading.targets][:2] == ["vải thiều", "nhãn"]
    assert reading.targets[0].parent is None
    assert CROPS in plain(page.context["source"])


def test_what_was_taken_off_can_be_taken_back_at_once(checking):
    page = checking.send("intake_target_judge", lam="khong-phai 5")
    assert page.context["taken_off"]["block"] == "5"
    checking.send("intake_target_add", **page.context["taken_off"])
    names = [one.name for one in checking.reading.targets]
    assert len(names) == 6
    assert "thu nhập bình quân" in names[4].lower()


def test_taking_off_a_sure_one_stays_in_its_place(three_doubtful):
    page = three_doubtful.send("intake_target_judge", lam="khong-phai 3")
    assert last_address(page).endswith("xem=3#ct-3")


def test_a_press_on_an_old_page_changes_nothing_and_says_why(checking):
    page = checking.send("intake_target_judge", lam="dung 4", version=77)
    assert page.status_code == 409
    assert "vừa được sửa ở chỗ khác" in text_of(page)
    assert reverse("intake_read", args=[checking.intake.uid]) in text_of(page)
    assert "Chữ đồng chí vừa gõ" not in text_of(page)
    assert checking.reading.targets[3].doubts


@pytest.mark.parametrize("lam", ["", "dung", "dung x", "xoa-het 1"])
def test_an_odd_press_leads_back(checking, lam):
    assert checking.send("intake_target_judge", lam=lam).status_code == 200
    assert len(checking.reading.targets) == 6


def test_a_press_on_a_target_that_is_gone_is_told(checking):
    page = checking.send("intake_target_judge", lam="dung 60")
    assert "không còn trong bản đọc" in text_of(page)


# Corrected


def test_the_form_opens_in_the_row(checking):
    page = text_of(checking.open("intake_target", POVERTY_ROW))
    row = page[page.index('id="ct-4"') : page.index('id="ct-1"')]
    assert 'value="0,66"' in row
    assert page.count("Lưu chỉ tiêu này") == 1


def test_a_target_is_corrected_and_counts_as_looked_at(checking):
    page = checking.fill(
        "intake_target", POVERTY_ROW, op="<=", value="0,7", name="Tỷ lệ hộ nghèo đa chiều"
    )
    read = checking.reading.targets[3]
    assert (read.op, read.value, read.name) == ("<=", Decimal("0.7"), "Tỷ lệ hộ nghèo đa chiều")
    assert (read.sure, read.doubts) == (1.0, ())
    assert "không quá 0,7%" in text_of(page)


def test_a_form_saved_as_it_is_says_that_the_target_is_right(checking):
    before = checking.reading.targets[3]
    checking.fill("intake_target", POVERTY_ROW)
    assert checking.reading.targets[3] == replace(before, sure=1.0, doubts=())


def test_what_a_target_is_part_of_is_corrected(checking):
    checking.fill("intake_target", 5, parent="1")
    assert checking.reading.targets[4].parent == 0
    checking.fill("intake_target", 5, parent="")
    assert checking.reading.targets[4].parent is None


def test_details_are_corrected(checking):
    checking.fill(
        "intake_target", 6, numerator="3", denominator="4", assigned_value="2", assigned_by="huyện",
        baseline="2", baseline_year="2023", note="cả mầm non", direction="higher", kind="count",
    )  # fmt: skip
    read = checking.reading.targets[5]
    assert (read.numerator, read.denominator, read.assigned_value) == (3, 4, 2)
    assert (read.baseline, read.baseline_year, read.note) == (2, 2023, "cả mầm non")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"name": ""}, "name", "Chưa điền mục này"),
        ({"value": ""}, "value", "Nhập giá trị của chỉ tiêu."),
        ({"value": "1.5"}, "value", "chưa phải là số"),
        ({"op": "range"}, "value_max", "Khoảng cần hai số"),
        ({"numerator": "3"}, "__all__", "Nhập cả tử số và mẫu số"),
        ({"parent": "99"}, "parent", "99"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(checking, typed, field, sentence):
    before = checking.reading
    page = checking.fill("intake_target", POVERTY_ROW, note="giữ lại chữ này", **typed)
    assert sentence in str(page.context["form"].errors[field])
    assert "giữ lại chữ này" in text_of(page)
    assert checking.reading == before


def test_of_two_who_correct_one_target_the_second_sees_both_texts(checking, cast, client_of):
    # given two clerks with the same form open
    other = Checking(client_of(cast.second_clerk), Intake.objects.get())
    sent = {"version": 1, "seen": checking.reading.targets[3].text, "op": "=", "unit": "%"}
    other.send("intake_target", POVERTY_ROW, **sent, name="Hộ nghèo", value="0,6")
    # when the first saves after the second
    page = checking.client.post(
        checking.address("intake_target", POVERTY_ROW),
        sent | {"name": "Nghèo đa chiều", "value": "0,7"},
    )
    # then both stand there, and the next save is the person's decision
    assert page.status_code == 409
    assert "Người khác vừa lưu phần này" in text_of(page)
    assert "Nghèo đa chiều" in text_of(page) and "<dd>Hộ nghèo</dd>" in text_of(page)
    assert page.context["form"]["version"].value() == 2
    assert checking.reading.targets[3].name == "Hộ nghèo"


def test_a_target_whose_number_moved_is_known_by_its_words(checking, cast, client_of):
    seen = checking.reading.targets[3].text
    Checking(client_of(cast.second_clerk), checking.intake).send(
        "intake_target_judge", lam="khong-phai 1"
    )
    page = checking.client.post(
        checking.address("intake_target", POVERTY_ROW),
        {"version": 1, "seen": seen, "op": "=", "value": "0,7", "unit": "%", "name": "Hộ nghèo"},
    )
    assert page.status_code == 409
    assert page.context["form"].number == 3
    assert checking.address("intake_target", 3) + "#ct-3" in text_of(page)


def test_what_was_typed_into_a_reading_that_was_saved_is_shown_again(checking):
    sent = {"version": 1, "seen": "", "op": "=", "value": "1", "name": "Tên vừa gõ xong"}
    checking.send("intake_abandon")
    page = checking.client.post(checking.address("intake_target", 1), sent)
    assert page.status_code == 409
    assert "Tên vừa gõ xong" in text_of(page)


# Added


def test_words_chosen_in_the_source_become_a_target(cast, intake_with, client_of):
    item = ReadItem(
        1, "section", "I.", "CHỈ TIÊU", blocks=(ReadParagraph(1, "Trồng 25 ha rừng mới."),)
    )
    checking = Checking(
        client_of(cast.clerk), intake_with(replace(a_reading(), items=(item,), targets=()))
    )
    page = checking.send("intake_target_add", block=1, start=0, end=20, row="", column="")
    read = checking.reading.targets[0]
    assert (read.value, read.unit) == (25, "ha")
    assert last_address(page).endswith("?xem=1#ct-1")
    assert "Đã thêm 1 chỉ tiêu." in text_of(page)


def test_words_that_cannot_be_a_target_say_why(checking):
    page = checking.send("intake_target_add", block=4, start=5, end=5)
    assert "Bôi đen những chữ nêu chỉ tiêu" in text_of(page)


# Size


def big_reading(targets: int, paragraphs: int):
    text = "Sản lượng vải thiều năm nay của toàn xã phấn đấu đạt 1.880 tấn trở lên. "
    texts = [text + "Các thôn, ngành, đoàn thể tổ chức thực hiện nghiêm túc. " * 3] * paragraphs
    items = tuple(
        ReadItem(n, "section", f"{n}.", blocks=(ReadParagraph(n, text),))
        for n, text in enumerate(texts, 1)
    )
    read = [
        target(text, n, text.strip(), f"Sản lượng vải {n}", "1880", unit="tấn", printed="1.880",
               sure=0.6 if n % 5 == 0 else 0.97, how=("comparator >= after",),
               parent=0 if n > 1 and n % 3 == 0 else None)
        for n in range(1, targets + 1)
    ]  # fmt: skip
    return replace(a_reading(), items=items, targets=tuple(read))


def queries_of(checking) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert checking.open("intake_read").status_code == 200
    return len(asked)


def test_a_large_reading_asks_no_more_questions_than_a_small_one(cast, intake_with, client_of):
    client = client_of(cast.clerk)
    small = Checking(client, intake_with(big_reading(2, 3)))
    large = Checking(client, intake_with(big_reading(150, 300)))
    small.open("intake_read")
    assert queries_of(large) == queries_of(small) <= MOST_QUERIES


def test_a_large_reading_is_shown_at_once(cast, intake_with, client_of):
    checking = Checking(client_of(cast.clerk), intake_with(big_reading(150, 300)))
    checking.open("intake_read")
    times = []
    for _ in range(5):
        begun = time.process_time()
        page = checking.open("intake_read")
        times.append(1000 * (time.process_time() - begun))
    assert len(rows_of(page)) == 150
    assert min(times) < MOST_MILLISECONDS


# What the text says and what the target says


def test_a_value_corrected_in_the_target_alone_is_shown_to_differ_from_the_text(checking):
    page = text_of(checking.fill("intake_target", 2, value="1.200"))
    assert "Đã lưu chỉ tiêu 2." in page
    assert "văn bản ghi 1.000, chỉ tiêu ghi 1.200" in page
    assert CROPS in plain(checking.open("intake_read").context["source"])


def test_a_value_can_be_corrected_in_the_text_too(checking):
    page = checking.fill("intake_target", 2, value="1.200", in_text="on")
    assert "văn bản ghi" not in text_of(page)
    assert CROPS.replace("1.000", "1.200") in plain(page.context["source"])


def test_a_target_without_a_number_in_the_text_has_nothing_to_write_there(checking):
    state = checking.intake.reading
    state["targets"][1]["figures"] = []
    Intake.objects.filter(pk=checking.intake.pk).update(reading=state)
    assert "Sửa cả con số trong văn bản" not in text_of(checking.open("intake_target", 2))
