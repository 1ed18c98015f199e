"""Letters to late units: prefilled, printed one by one or together."""

from __future__ import annotations

import datetime as dt
import io

import pdfplumber
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns import services
from campaigns.forms.urging import UrgingForm, late_units
from campaigns.models import Urging
from emulation.lib.states import StaleVersion
from emulation.org.models import Position, UnitKind
from tests.campaigns.reporting.urging_made import urging_words as words
from tests.cast import make_unit

pytestmark = pytest.mark.django_db

MANY = 30


def pages(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_late_units_are_ticked_and_the_text_is_written(cast, late):
    form = UrgingForm(period=late)
    assert set(late_units(late)) == {cast.village.pk, cast.other_village.pk}
    assert set(form["units"].value()) == {str(cast.village.uid), str(cast.other_village.uid)}
    assert "chậm nhất ngày 05/07/2024" in form["text"].value()


def test_all_letters_print_in_one_file_each_with_its_unit(cast, urging, client_of):
    answer = client_of(cast.clerk).get(reverse("urging_pdf", args=[urging.uid]))
    first, second = pages(answer.content)
    for page, unit in ((first, "Thôn Hồng Lạc"), (second, "Thôn Đề Thám")):
        assert "DỰ THẢO" in page and f"Kính gửi: {unit}" in page
        assert "V/v đôn đốc báo cáo" in page
        assert "chưa gửi báo cáo, quá hạn 3 ngày" in page.replace("\n", " ")
        assert "[" not in page


@pytest.fixture
def many(cast, late):
    """A letter to each of thirty villages."""
    units = [
        make_unit(cast.commune, f"Thôn Đồi {number}", UnitKind.VILLAGE)
        for number in range(1, MANY + 1)
    ]
    return services.urging_make(period=late, units=units, by=cast.clerk, **words(late))


@pytest.mark.slow
def test_thirty_letters_print_in_one_file_each_to_its_unit(
    cast, many, urging, client_of, django_assert_max_num_queries
):
    client = client_of(cast.clerk)
    of_two = reverse("urging_pdf", args=[urging.uid])
    client.get(of_two)
    with CaptureQueriesContext(connection) as asked:
        client.get(of_two)

    with django_assert_max_num_queries(len(asked)):
        answer = client.get(reverse("urging_pdf", args=[many.uid]))

    printed = pages(answer.content)
    assert len(printed) == MANY
    for number, page in enumerate(printed, 1):
        lines = page.splitlines()
        assert f"Kính gửi: Thôn Đồi {number}" in lines
        flowing = page.replace("\n", " ")
        assert f"thôn Đồi {number} chưa gửi báo cáo." in flowing
        assert flowing.count("Nơi nhận:") == 1


def test_one_letter_comes_as_pdf_and_as_word(cast, urging, client_of):
    row = urging.units.first()
    for name, start in (("urged_pdf", b"%PDF"), ("urged_docx", b"PK")):
        answer = client_of(cast.clerk).get(reverse(name, args=[urging.uid, row.uid]))
        assert answer.content.startswith(start)


def change(cast, urging, **given):
    values = words(urging.period) | {"version": urging.version, "units": [cast.village]} | given
    return services.urging_change(urging=urging, by=cast.clerk, **values)


def test_a_colleagues_save_is_not_lost(cast, urging):
    stale = Urging.objects.get(pk=urging.pk)
    change(cast, urging, text="[đơn vị] gửi ngay báo cáo.")
    with pytest.raises(StaleVersion):
        change(cast, stale)
    assert [row.unit for row in urging.units.all()] == [cast.village]


def test_refusals_name_the_field(cast, late):
    for given, field in (
        ({"text": "  "}, "text"),
        ({"answer_by": dt.date(2024, 7, 1)}, "answer_by"),
        ({"signing_mode": "KT", "signatory": position_of_the_chairman(cast)}, "signing_mode"),
    ):
        with pytest.raises(ValidationError) as refused:
            services.urging_make(
                period=late, units=[cast.village], by=cast.clerk, **words(late, **given)
            )
        assert field in refused.value.error_dict
    with pytest.raises(ValidationError) as refused:
        services.urging_make(period=late, units=[], by=cast.clerk, **words(late))
    assert "units" in refused.value.error_dict


def position_of_the_chairman(cast):
    return Position.objects.get(person__user=cast.chairman, commune=cast.commune)


def test_written_through_the_form_and_read_again(cast, late, client_of):
    client = client_of(cast.clerk)
    url = reverse("urging_create", args=[late.uid])
    page = client.get(url).content.decode()
    assert "Thôn Hồng Lạc (chưa gửi)" in page
    form = UrgingForm(period=late)
    data = {name: form[name].value() for name in form.fields if name != "signatory"}
    data |= {"units": [str(cast.village.uid)], "answer_by": "11/07/2024", "signatory": ""}
    answer = client.post(url, data)
    urging = Urging.objects.get()
    assert answer.url == reverse("urging_read", args=[urging.uid])
    read = client.get(answer.url).content.decode()
    assert "Chưa gửi báo cáo, quá hạn 3 ngày" in read
    assert urging.subject in client.get(reverse("urging_list")).content.decode()
