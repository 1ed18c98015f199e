"""Households registered by the hundred: ticked page by page, all at once, and from Excel."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Aspirant, Registration
from campaigns.registering.services import registration_return
from emulation.org.models import Household, UnitKind
from tests.campaigns.registering.unit_made import (
    CULTURE,
    book,
    make_campaign,
    make_households,
    make_shares,
    sent,
    url,
)
from tests.cast import make_unit
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db
HEADS = ("Mã hộ", "Chủ hộ", "Năm sinh", "Địa chỉ", "Đăng ký")


@pytest.fixture
@kept
def campaign(cast):
    return make_campaign(cast)


@pytest.fixture
def phone(cast, client_of):
    return client_of(cast.unit_head)


@pytest.fixture
def where(cast, campaign):
    return url("registration_households", campaign, cast.village, CULTURE)


@pytest.fixture
@kept
def excel(cast, campaign):
    return url("registration_import", campaign, cast.village, CULTURE)


def ticked():
    return set(Aspirant.objects.values_list("household__code", flat=True))


def text_of(page):
    return page.content.decode()


def test_ticks_of_one_page_leave_the_others_alone(cast, phone, where):
    one, two, three = make_households(cast, 3)
    phone.post(where, {"hien": [one.uid, two.uid], "ho": [one.uid, two.uid]})
    assert ticked() == {"HL-001", "HL-002"}
    page = phone.post(where, {"hien": [two.uid, three.uid], "ho": [three.uid]}, follow=True)
    assert ticked() == {"HL-001", "HL-003"}
    assert "<b>2</b> hộ đăng ký trên 3 hộ" in text_of(page)


def test_all_and_none(cast, phone, where):
    make_households(cast, 3)
    page = phone.post(where, {"action": "all"}, follow=True)
    assert len(ticked()) == 3 and "<b>3</b> hộ đăng ký trên 3 hộ" in text_of(page)
    phone.post(where, {"action": "none"})
    assert not ticked()


def test_found_by_name_without_accents(cast, phone, where):
    make_households(cast, 3)
    page = phone.get(where, {"tim": "hl van ab"})
    assert [one.code for one in page.context["page_obj"]] == ["HL-001"]


@pytest.mark.parametrize("whose", ["next_commune", "other_village"])
def test_households_of_others_are_refused(cast, phone, where, whose):
    village = cast.other_village
    if whose == "next_commune":
        village = make_unit(cast.next_commune, "Thôn Xa", UnitKind.VILLAGE)
        cast = replace(cast, commune=cast.next_commune)
    strange = make_households(cast, 1, village, "XA")[0]
    page = phone.post(where, {"hien": [strange.uid], "ho": [strange.uid]})
    assert "Chưa lưu được" in text_of(page)
    assert not ticked()


def test_a_new_household_is_written_down_and_registered(cast, phone, where):
    make_households(cast, 2)
    phone.post(where, {"action": "new", "head": "Nông Văn Tú", "born": "1971"})
    made = Household.objects.get(head__full_name="Nông Văn Tú")
    assert made.code == "HL-003"
    assert ticked() == {"HL-003"}
    again = phone.post(where, {"action": "new", "head": "nông văn tú", "born": "1971"})
    assert "Thôn đã có hộ Nông Văn Tú (mã HL-003)" in text_of(again)


def test_strangers_do_not_read_the_households(cast, client_of, where):
    make_households(cast, 1)
    for who in (cast.viewer, cast.chairman):
        assert client_of(who).get(where).status_code == 403
    assert client_of(cast.outsider).get(where).status_code == 404
    assert client_of(cast.visitor).get(where).status_code == 302


def test_an_office_has_no_households(cast, campaign, client_of):
    where = url("registration_households", campaign, cast.office, CULTURE)
    assert client_of(cast.clerk).get(where).status_code == 404
    strange = url("registration_households", campaign, cast.village, "lao-dong-tien-tien")
    assert client_of(cast.clerk).get(strange).status_code == 404


def test_pages_and_saving_ask_the_same_of_few_and_of_many(cast, phone, where):
    few = make_households(cast, 2)
    asked = [_queries(lambda: phone.get(where)), _queries(lambda: _save(phone, where, few))]
    many = make_households(cast, 150, code="HM")
    assert _queries(lambda: phone.get(where)) == asked[0]
    assert _queries(lambda: _save(phone, where, many[:100])) <= asked[1] + 1
    assert asked[0] <= 15


def test_only_a_named_household_is_replaced(cast, campaign, phone, where):
    one, two, three = make_households(cast, 3)
    shares = make_shares(cast)
    _save(phone, where, [one, two])
    registration = Registration.objects.get()
    Registration.objects.filter(pk=registration.pk).update(state="sent")
    registration.refresh_from_db()
    row = registration.aspirants.get(household=one)
    named = {"aspirants": {row.pk: "Đã chuyển đi"}}
    registration_return(registration=registration, reason="", named=named, by=cast.clerk)
    page = phone.get(where)
    assert "bị trả lại" in text_of(page) and "Đã chuyển đi" in text_of(page)
    refused = phone.post(where, {"hien": [two.uid], "ho": []})
    assert "Chỉ sửa được các mục bị trả lại" in text_of(refused)
    phone.post(where, {"hien": [one.uid, three.uid], "ho": [three.uid]})
    assert ticked() == {"HL-002", "HL-003"}
    assert shares


@pytest.mark.parametrize("lines", [40, pytest.param(180, marks=pytest.mark.slow)])
def test_households_from_excel_with_three_bad_lines(cast, phone, excel, lines):
    make_households(cast, 2)
    rows = [
        ("", f"Hoàng Văn {_letters(n)}", 1950 + n % 50, f"Ngõ {n}", "x") for n in range(lines - 3)
    ]
    rows[10] = ("", "", 1970, "Ngõ 10", "x")
    rows[20] = ("", "=HYPERLINK(1)", 1970, "", "x")
    rows[30] = ("", "Hoàng Văn Mới", "năm nào", "", "x")
    known = [("HL-001", "HL Văn Ab", "", "", "x"), ("", "HL Văn Ac", "", "", "x")]
    page = phone.post(
        excel, {"file": book(*rows, *known, ("", "Vi Văn Cuối", 1980, "", ""), heads=HEADS)}
    )
    words = text_of(page)
    assert "3 dòng có lỗi, sẽ không được nhập" in words
    for line in (12, 22, 32):
        assert f"<b>Dòng {line}</b>" in words
    assert Household.objects.count() == 2 and not ticked()
    done = phone.post(excel, {"tep": page.context["mark"]}, follow=True)
    assert (
        f"Đã nhập từ Excel: {lines - 5} hộ mới, {lines - 4} hộ được đăng ký; "
        "3 dòng lỗi chưa nhập" in text_of(done)
    )
    assert Household.objects.count() == lines - 3
    assert len(ticked()) == lines - 4 and {"HL-001", "HL-002"} <= ticked()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("", "+84 Nông Văn A", "", "", "x"), "như công thức Excel"),
        (("", "@SUM(A1)", "", "", "x"), "như công thức Excel"),
        (("", "-2 Nông", "", "", "x"), "như công thức Excel"),
        (("", "Nông Văn A", "", "=1+1", "x"), "như công thức Excel"),
        (("HL-001", "Người Khác", "", "", "x"), "Xem lại mã hoặc tên chủ hộ"),
        (("DT-001", "Nông Văn A", "", "", "x"), "của thôn, tổ dân phố khác"),
        (("", "Nông Văn A", "", "", "chắc là có"), "Ghi x, hoặc để trống"),
    ],
)
def test_a_bad_line_is_named_with_why(cast, phone, excel, row, sentence):
    make_households(cast, 1)
    make_households(cast, 1, cast.other_village, "DT")
    lines = ",".join(HEADS) + "\n" + ",".join(f'"{cell}"' for cell in row)
    upload = SimpleUploadedFile("ho.csv", lines.encode("utf-8-sig"))
    page = text_of(phone.post(excel, {"file": upload}))
    assert sentence in page and "<b>Dòng 2</b>" in page
    assert Household.objects.count() == 2


def test_the_same_household_twice_in_a_file(cast, phone, excel):
    row = ("", "Nông Văn A", 1970, "", "x")
    page = text_of(phone.post(excel, {"file": book(row, row, heads=HEADS)}))
    assert "<b>Dòng 3</b>" in page and "Trùng với dòng 2 của tệp này" in page


def test_the_file_of_another_village_is_refused(cast, phone, excel):
    heads = ("Mã hộ", "Thôn, tổ dân phố", "Chủ hộ", "Đăng ký")
    page = phone.post(
        excel, {"file": book(("DT-001", "Thôn Đề Thám", "Nông Văn A", "x"), heads=heads)}
    )
    assert "Tệp này nhập cho Thôn Hồng Lạc thôi" in text_of(page)
    assert "mark" not in page.context


def test_what_is_no_excel_is_told_so(cast, phone, excel):
    upload = SimpleUploadedFile("ho.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    assert "Tệp này là ảnh, không phải Excel" in text_of(phone.post(excel, {"file": upload}))


def test_the_template_comes_back_without_a_change(cast, campaign, phone, where, excel):
    one, _ = make_households(cast, 2)
    _save(phone, where, [one])
    got = phone.get(url("registration_template", campaign, cast.village, CULTURE))
    sheet = openpyxl.load_workbook(io.BytesIO(got.content)).active
    assert sheet.max_row == 3
    upload = SimpleUploadedFile("ho.xlsx", got.content)
    assert "Tệp này không đổi gì: cả 2 hộ" in text_of(phone.post(excel, {"file": upload}))


def test_a_sent_registration_takes_no_file(cast, campaign, phone, excel):
    sent(cast, campaign, make_shares(cast))
    upload = book(("", "Nông Văn A", 1970, "", "x"), heads=HEADS)
    assert phone.post(excel, {"file": upload}).status_code == 302
    assert not Household.objects.exists()


def _letters(number):
    letters = "abcdeghiklmnopqrstuvxy"
    return (letters[number // 22] + letters[number % 22]).capitalize()


def _save(phone, where, households):
    uids = [one.uid for one in households]
    return phone.post(where, {"hien": uids, "ho": uids})


def _queries(do):
    with CaptureQueriesContext(connection) as asked:
        assert do().status_code in (200, 302)
    return len(asked)
