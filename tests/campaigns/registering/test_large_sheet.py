"""A file as long as the portal takes: read within sane time, and one line more is refused."""

from __future__ import annotations

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Aspirant
from emulation.org.models import Household, HouseholdMember, Person
from emulation.org.services import person_create
from emulation.org.sheets import MAX_ROWS
from emulation.trail.models import Entry
from tests.campaigns.registering.test_unit_households import HEADS
from tests.campaigns.registering.unit_made import CULTURE, book, make_campaign, make_households, url
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db
SANE_SECONDS = 60


@pytest.fixture
@kept
def excel(cast):
    return url("registration_import", make_campaign(cast), cast.village, CULTURE)


def rows(count: int) -> list[tuple]:
    return [
        ("", f"Nông Văn {_letters(n)}", 1940 + n % 60, f"Ngõ {n}", "x" if n % 10 else "")
        for n in range(count)
    ]


def _letters(number: int) -> str:
    letters = "abcdeghiklmnopqrstuvxy"
    found = ""
    for _ in range(4):
        number, place = divmod(number, len(letters))
        found += letters[place]
    return found.capitalize()


def test_it_is_read_and_written_in_a_few_queries(cast, client_of, excel):
    """A hundred lines and a thousand ask the database about the same."""
    phone = client_of(cast.unit_head)
    asked = [queries_of(phone, excel, rows(count)) for count in (100, 1_000)]
    assert asked[1] <= asked[0] + 70, asked  # the batches of SQLite


@pytest.mark.slow
def test_a_village_of_five_thousand_households(cast, client_of, excel):
    known = make_households(cast, 20)
    again = [(one.code, one.head.full_name, "", f"Xóm {one.code}", "x") for one in known]
    upload = book(*rows(MAX_ROWS - len(again)), *again, heads=HEADS)
    phone = client_of(cast.unit_head)

    begun = time.process_time()
    page = phone.post(excel, {"file": upload})
    done = phone.post(excel, {"tep": page.context["mark"]}, follow=True)
    spent = time.process_time() - begun

    assert "Đã nhập từ Excel: 4.980 hộ mới" in done.text
    assert spent < SANE_SECONDS
    assert Household.objects.count() == HouseholdMember.objects.count() == MAX_ROWS
    assert Person.objects.filter(headed_households__address__startswith="Xóm").count() == 20
    assert Aspirant.objects.count() == sum(bool(row[4]) for row in rows(4_980)) + 20
    told = Entry.objects.values_list("code", flat=True)
    assert list(told).count("org.household.created") == MAX_ROWS
    assert list(told).count("org.household.changed") == 20


def test_one_line_too_many_is_refused_with_a_sentence(cast, client_of, excel):
    page = client_of(cast.unit_head).post(excel, {"file": book(*rows(MAX_ROWS + 1), heads=HEADS)})
    assert "Tệp dài hơn 5.000 dòng. Chia thành nhiều tệp." in page.text
    assert not Household.objects.exists()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("", "N" * 121, 1970, "", "x"), "120"),
        (("", "Nông Văn A", 1970, "a" * 201, "x"), "200"),
        (("", "Nông Văn A", 1850, "", "x"), "Năm sinh từ 1900 đến năm nay."),
        (("M" * 21, "Nông Văn A", 1970, "", "x"), "20"),
        (("CU-01", "Nông Văn A", 1970, "", "x"), "Mã hộ này đã dùng cho hộ khác."),
    ],
)
def test_one_bad_line_among_good_ones_is_named(cast, client_of, excel, row, sentence):
    gone = make_households(cast, 1)[0]
    Household.objects.filter(pk=gone.pk).update(code="CU-01", valid_to=gone.valid_from)
    upload = book(*rows(2), row, *rows(3)[2:], heads=HEADS)
    phone = client_of(cast.unit_head)
    page = phone.post(excel, {"file": upload})
    assert "<b>Dòng 4</b>" in page.text and sentence in page.text
    done = phone.post(excel, {"tep": page.context["mark"]}, follow=True)
    assert "3 hộ mới" in done.text and "1 dòng lỗi chưa nhập" in done.text
    assert Household.objects.count() == 4


def test_a_known_person_without_a_home_heads_the_household(cast, client_of, excel):
    known = person_create(
        commune=cast.commune, full_name="Nông Văn Tú", birth_year=1971, by=cast.clerk
    )
    phone = client_of(cast.unit_head)
    upload = book(("", "nông văn tú", 1971, "", "x"), *rows(1), heads=HEADS)
    page = phone.post(excel, {"file": upload})
    phone.post(excel, {"tep": page.context["mark"]})
    assert Household.objects.get(head=known).members.get().relation == "Chủ hộ"
    assert Person.objects.filter(search_key=known.search_key).count() == 1


def queries_of(phone, excel, lines) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert phone.post(excel, {"file": book(*lines, heads=HEADS)}).context["mark"]
    return len(asked)
