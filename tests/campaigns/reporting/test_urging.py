"""Letters to late units: prefilled, printed one by one or together, numbered."""

from __future__ import annotations

import datetime as dt
import io

import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from campaigns import services
from campaigns.forms.urging import UrgingForm, late_units
from campaigns.models import Urging
from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import Position
from targets.services import period_open, periods_plan
from tests.campaigns.reporting.conftest import JULY_8

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(cast, in_force):
    """The second quarter is due, and nobody has reported."""
    period = periods_plan(span=in_force.span, kind="quarter", by=cast.clerk)[1]
    with dates.on_day(JULY_8):
        period_open(period=period, by=cast.clerk)
        yield period


def words(period, **given):
    form = UrgingForm(period=period)
    names = ("subject", "text", "answer_by", "symbol", "recipients", "signing_mode")
    return {name: form.get_initial_for_field(form.fields[name], name) for name in names} | {
        "signatory": None, **given,
    }  # fmt: skip


@pytest.fixture
def urging(cast, late) -> Urging:
    units = [cast.village, cast.other_village]
    return services.urging_make(period=late, units=units, by=cast.clerk, **words(late))


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


def test_one_letter_comes_as_pdf_and_as_word(cast, urging, client_of):
    row = urging.units.first()
    for name, start in (("urged_pdf", b"%PDF"), ("urged_docx", b"PK")):
        answer = client_of(cast.clerk).get(reverse(name, args=[urging.uid, row.uid]))
        assert answer.content.startswith(start)


def test_the_records_clerk_gives_each_letter_a_number_of_the_series(cast, urging):
    papers = services.urging_issue(urging=urging, issued_on=JULY_8, by=cast.records_clerk)
    assert [paper.citation for paper in papers] == [
        "Công văn số 01/UBND-VHXH",
        "Công văn số 02/UBND-VHXH",
    ]
    (page,) = pages(bytes(papers[0].files.get(format="pdf").content))
    assert "Số: 01/UBND-VHXH" in page and "DỰ THẢO" not in page
    with pytest.raises(WrongState):
        services.urging_issue(urging=urging, issued_on=JULY_8, by=cast.records_clerk)
    with pytest.raises(WrongState):
        change(cast, urging)


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


def test_only_the_clerk_writes_and_only_the_records_clerk_numbers(cast, urging):
    with pytest.raises(PermissionDenied):
        services.urging_make(
            period=urging.period, units=[cast.village], by=cast.checker, **words(urging.period)
        )
    with pytest.raises(PermissionDenied):
        services.urging_issue(urging=urging, issued_on=JULY_8, by=cast.clerk)


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


def test_the_number_is_given_on_its_page_and_waits_in_the_clerks_list(cast, urging, client_of):
    client = client_of(cast.records_clerk)
    assert "Cho số công văn" in client.get("/").content.decode()
    url = reverse("urging_issue", args=[urging.uid])
    assert "01/UBND-VHXH" in client.get(url).content.decode().replace("<b>1/", "<b>01/")
    client.post(url, {"issued_on": "08/07/2024"})
    assert urging.units.filter(paper=None).count() == 0
    assert "Cho số công văn" not in client.get("/").content.decode()
