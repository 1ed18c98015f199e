"""The clerk's word on what figures cannot judge, with what units wrote and with proof."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from emulation.lib import dates
from targets.models import Judgement, Result
from targets.reporting.asked import asked_shares
from targets.services import period_open, periods_plan, report_of
from tests.targets.year_made import APRIL_3, entry, give, send
from tests.uploads import ONE_PAGE

pytestmark = pytest.mark.django_db

WELL = {"verdict": "met", "words": "Đã ra mắt mô hình ngày 15/3 theo Quyết định 12."}


@pytest.fixture
def model(make_target):
    return make_target(
        "Xây dựng thôn kiểu mẫu", comparator="achieve", kind="qualitative", frequency="quarter"
    )


@pytest.fixture
def quarter(cast, span, model):
    give(model, (cast.village, None), by=cast.clerk)
    period = periods_plan(span=span, kind="quarter", by=cast.clerk)[0]
    period_open(period=period, by=cast.clerk)
    with dates.on_day(APRIL_3):
        yield period


@pytest.fixture
def address(model, quarter):
    return reverse("judgement_edit", args=[model.uid, quarter.uid])


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.clerk)


def pdf(content=ONE_PAGE, name="quyet-dinh.pdf"):
    return SimpleUploadedFile(name, content)


def test_what_units_wrote_stands_above_the_judgement(cast, clerk, model, quarter, address):
    share = asked_shares(quarter, cast.village)[0]
    report = report_of(period=quarter, unit=cast.village)
    send(report, [entry(share, words="Đã làm 2 km đường hoa")], cast.unit_head)

    page = clerk.get(address).content.decode()

    assert "Thôn Hồng Lạc" in page and "Đã làm 2 km đường hoa" in page


def test_a_judgement_becomes_the_result_and_its_proof_is_read(cast, client_of, clerk, address):
    clerk.post(address, WELL | {"upload": pdf()})

    made = Judgement.objects.get()
    whole = Result.objects.get(unit=None, is_current=True)
    assert (whole.verdict, made.attachment.name) == ("met", "quyet-dinh.pdf")
    file = reverse("judgement_file", args=[made.uid])
    assert client_of(cast.viewer).get(file).status_code == 200
    assert client_of(cast.outsider).get(file).status_code == 404


def test_a_second_judgement_stands_beside_the_first(clerk, address):
    clerk.post(address, WELL | {"upload": pdf()})
    clerk.post(address, {"verdict": "exceeded", "words": "Được huyện khen."})

    page = clerk.get(address).content.decode()
    assert "2 lần" in page and "Được huyện khen." in page and "ra mắt mô hình" in page
    assert Judgement.objects.get(is_current=True).attachment is not None


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"verdict": "met", "words": ""}, "Ghi căn cứ đánh giá"),
        ({"words": "Đã làm xong"}, "Chọn mức đạt."),
        (WELL | {"upload": pdf(b"MZ a program", "anh.exe")}, "PDF"),
    ],
)
def test_what_lacks_is_said_and_words_stay(clerk, address, sent, said):
    page = clerk.post(address, sent).content.decode()

    assert said in page and sent["words"] in page and "data-errors" in page
    assert not Judgement.objects.exists()


def test_a_period_of_another_year_is_not_found(cast, clerk, make_target, quarter):
    other = make_target("Trường chuẩn", comparator="achieve", kind="qualitative")
    other.span.periods.all()
    foreign = reverse("judgement_edit", args=[other.uid, other.uid])
    assert clerk.get(foreign).status_code == 404
