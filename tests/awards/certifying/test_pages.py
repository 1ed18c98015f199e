"""Certificates of issued decisions, and where their lines stand."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from awards.certifying.layout import Box
from awards.certifying.layouts import layout_of, layouts_of, start_of
from awards.certifying.printing import award_words, groups_of, printed_pdf, sample, verb_of
from awards.deciding.services import decision_draft
from awards.models import CertificateLayout, Decision, Grant
from awards.states import DecisionKind, GrantState
from emulation.lib.states import StaleVersion
from emulation.trail.models import Entry
from tests.awards.deciding.made import World
from tests.awards.made import ADVANCED, FIGHTER, PRAISE, award_named, law_and_catalogue
from tests.awards.registry.made import FAMILY, VILLAGE, layout
from tests.cast import Cast
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def world(cast: Cast) -> World:
    return World(cast)


def pages_of(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def layout_url(name: str, award: str = ADVANCED) -> str:
    return reverse(name, args=["danh-hieu", award_named(award).uid, "person"])


def test_a_certificate_says_what_was_decided(world: World) -> None:
    decision = world.issued()
    (advanced, praise) = groups_of(decision)
    assert [row.certificate.ordinal for row in advanced.rows] == [1, 2]
    text = pages_of(printed_pdf([praise]))[0]
    for words in (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG TÂM",
        "TẶNG",
        "GIẤY KHEN",
        "Lý Văn Cả",
        decision.paper.full_number,
        "Số sổ vàng: 3",
        "ngày 19 tháng 02 năm 2024",
        "CHỦ TỊCH",
        decision.paper.code,
    ):
        assert words in text
    assert "TẶNG DANH HIỆU" in pages_of(printed_pdf([advanced]))[0]


def test_all_some_or_one_award_are_printed(world: World, client_of) -> None:
    decision = world.issued()
    address = reverse("certificates_print", args=[decision.uid])
    browser = client_of(world.cast.clerk)
    every = browser.get(address)
    assert every["Content-Type"] == "application/pdf"
    assert len(pages_of(every.content)) == 3
    assert len(pages_of(browser.get(address, {"nhom": "1"}).content)) == 2
    line = decision.lines.get(nomination=world.worker)
    (only,) = pages_of(browser.get(address, {"ten": str(line.uid)}).content)
    assert "Vi Văn Bảy" in only


def test_what_was_revoked_is_not_printed(world: World, client_of) -> None:
    decision = world.issued()
    line = decision.lines.get(nomination=world.worker)
    Grant.objects.filter(line=line).update(state=GrantState.REVOKED)
    browser = client_of(world.cast.clerk)
    page = browser.get(reverse("certificate_decision", args=[decision.uid]))
    assert "Đã bị hủy bỏ" in page.text
    address = reverse("certificates_print", args=[decision.uid])
    assert "Vi Văn Bảy" not in "".join(pages_of(browser.get(address).content))
    refused = browser.get(address, {"ten": str(line.uid)}, follow=True)
    assert "Không có giấy nào để in" in refused.text


def test_later_changes_of_people_do_not_reach_the_paper(world: World) -> None:
    decision = world.issued()
    world.worker.person.full_name = "Tên Đã Đổi"
    world.worker.person.save()
    world.worker.recipient = "Tên Đã Đổi"
    world.worker.save()
    assert "Tên Đã Đổi" not in "".join(pages_of(printed_pdf(groups_of(decision))))


def test_a_draft_has_no_certificates(world: World, client_of) -> None:
    draft = decision_draft(
        round_=world.round, kind=DecisionKind.AWARD, nominations=[world.worker], by=world.cast.clerk
    )
    page = client_of(world.cast.clerk).get(reverse("certificate_decision", args=[draft.uid]))
    assert page.status_code == 404


def test_a_text_without_room_is_named_before_printing(world: World, client_of) -> None:
    decision = world.issued([world.praised])
    content = decision.content
    content["groups"][0]["rows"][0]["merit"] = "Rất dài " * 200
    Decision.objects.filter(pk=decision.pk).update(content=content)
    browser = client_of(world.cast.clerk)
    page = browser.get(reverse("certificate_decision", args=[decision.uid]))
    assert "không đủ chỗ" in page.text
    printed = browser.get(reverse("certificates_print", args=[decision.uid]), follow=True)
    assert "không đủ chỗ" in printed.text


def test_words_by_award(cast: Cast) -> None:
    law_and_catalogue()
    family, village, praise = (award_named(code) for code in (FAMILY, VILLAGE, PRAISE))
    assert (verb_of(family), award_words(family, "Hộ ông A")) == ("CÔNG NHẬN", "Gia đình văn hóa")
    assert award_words(village, "Thôn Hồng Lạc") == "Thôn văn hóa"
    assert award_words(village, "Tổ dân phố 3") == "Tổ dân phố văn hóa"
    assert (verb_of(praise), award_words(praise, "A")) == ("TẶNG", "Giấy khen")
    assert verb_of(award_named(FIGHTER)) == "TẶNG DANH HIỆU"
    assert sample(praise, "household", "Chủ tịch", "Đồng Tâm").recipient


# --- Layouts


@pytest.fixture
@kept
def lawful(cast: Cast) -> Cast:
    law_and_catalogue()
    return cast


def test_a_saved_layout_is_printed_by(world: World) -> None:
    boxes = {"recipient": Box(x_mm=40, y_mm=100, w_mm=200, size_pt=20)}
    layout(world.cast, ADVANCED, mode="blank", page="a3", shift_x_mm=Decimal("1.5"), boxes=boxes)
    (advanced, _) = groups_of(world.issued())
    content = printed_pdf([advanced])
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0]
        assert round(float(page.width) * 25.4 / 72) == 420
        assert "TẶNG DANH HIỆU" not in page.extract_text()
        assert "Hà Thị An" in page.extract_text() or "Vi Văn Bảy" in page.extract_text()


def test_parts_of_different_sheets_are_joined(world: World) -> None:
    layout(world.cast, ADVANCED, page="a3", boxes=dict(layout_of(start_of("a3")).boxes))
    with pdfplumber.open(io.BytesIO(printed_pdf(groups_of(world.issued())))) as pdf:
        assert [round(float(page.width) * 25.4 / 72) for page in pdf.pages] == [420, 420, 297]


def test_a_box_outside_the_sheet_is_refused(lawful: Cast) -> None:
    boxes = {"recipient": Box(x_mm=250, y_mm=100, w_mm=200, size_pt=20)}
    with pytest.raises(ValidationError) as refused:
        layout(lawful, boxes=boxes)
    assert "phải nằm trong tờ giấy" in str(refused.value)
    assert not CertificateLayout.objects.exists()


def test_of_two_who_save_the_second_is_told(lawful: Cast) -> None:
    layout(lawful)
    with pytest.raises(StaleVersion):
        layout(lawful)
    layout(lawful, seen_version=1, has_emblem=True)
    with pytest.raises(StaleVersion):
        layout(lawful, seen_version=1)
    row = CertificateLayout.objects.get()
    assert (row.version, row.has_emblem) == (2, True)
    assert Entry.objects.filter(code="awards.layout.saved").count() == 2


def test_only_the_clerk_keeps_layouts(lawful: Cast) -> None:
    with pytest.raises(PermissionDenied):
        layout(lawful, by=lawful.records_clerk)


def form_of(page) -> dict[str, str]:
    form = page.context["form"]
    words = {}
    for part in form:
        for field in part:
            value = part[field.name].value()
            if value is True:
                words[field.html_name] = "on"
            elif value is not False and value is not None:
                words[field.html_name] = part.fields[field.name].prepare_value(value)
    return {name: str(value) for name, value in words.items()}


def test_the_form_saves_what_it_shows(lawful: Cast, client_of) -> None:
    browser, address = client_of(lawful.clerk), layout_url("layout_edit")
    words = form_of(browser.get(address, {"bat-dau": "a4-co"}))
    assert not CertificateLayout.objects.exists()
    words |= {"o-recipient-x_mm": "30,5", "shift_y_mm": "-1,5"}
    saved = browser.post(address, words)
    assert saved.status_code == 302
    row = CertificateLayout.objects.get()
    assert (row.has_emblem, row.has_flags, row.shift_y_mm) == (True, True, Decimal("-1.5"))
    assert row.boxes["recipient"]["x_mm"] == 30.5
    assert layouts_of(lawful.commune)
    words.pop("o-code-shown")
    browser.post(address, {**words, "version": "1"})
    assert "code" not in CertificateLayout.objects.get().boxes


def test_a_wrong_number_keeps_what_was_typed(lawful: Cast, client_of) -> None:
    browser, address = client_of(lawful.clerk), layout_url("layout_edit")
    words = form_of(browser.get(address))
    page = browser.post(address, {**words, "o-merit-x_mm": "ba mươi", "o-award-size_pt": "41"})
    assert re.search(r"Thành tích, trái", page.text)
    assert 'value="ba mươi"' in page.text
    assert 'value="41"' in page.text
    far = browser.post(address, {**words, "o-merit-x_mm": "290"})
    assert "phải nằm trong tờ giấy" in far.text


def test_what_a_colleague_saved_stands_beside_ones_own(lawful: Cast, client_of) -> None:
    browser, address = client_of(lawful.clerk), layout_url("layout_edit")
    words = form_of(browser.get(address))
    theirs = {**words, "o-merit-x_mm": "31,5", "has_emblem": "on"}
    assert browser.post(address, theirs).status_code == 302

    page = browser.post(address, {**words, "o-award-size_pt": "41"})
    assert page.status_code == 409
    assert dict(page.context["form"].stored) == {
        "In Quốc huy": "có",
        "Tên danh hiệu, hình thức, cỡ chữ": words["o-award-size_pt"],
        "Thành tích, trái (mm)": "31,5",
    }
    assert 'value="41"' in page.text
    again = browser.post(address, form_of(page) | {"o-award-size_pt": "41"})
    assert again.status_code == 302
    assert CertificateLayout.objects.get().boxes["award"]["size_pt"] == 41


def test_back_to_the_portals_own(lawful: Cast, client_of) -> None:
    layout(lawful, ADVANCED)
    browser, address = client_of(lawful.clerk), layout_url("layout_reset")
    assert browser.get(address).status_code == 200
    browser.post(address)
    assert not CertificateLayout.objects.exists()
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("name", ["layout_sample", "layout_calibration"])
def test_trial_and_calibration_are_printed(lawful: Cast, client_of, name: str) -> None:
    answer = client_of(lawful.records_clerk).get(layout_url(name))
    assert len(pages_of(answer.content)) == 1


def test_an_address_of_nothing_is_not_there(lawful: Cast, client_of) -> None:
    browser, uid = client_of(lawful.clerk), award_named(ADVANCED).uid
    for sort, subject in (("danh-hieu", "household"), ("khac", "person"), ("hinh-thuc", "person")):
        address = reverse("layout_edit", args=[sort, uid, subject])
        assert browser.get(address).status_code == 404


def test_pages_name_the_award_as_the_decision_does(world: World, client_of) -> None:
    decision, clerk = world.issued(), client_of(world.cast.clerk)
    named = "Giấy khen của Chủ tịch Ủy ban nhân dân xã Đồng Tâm"
    praise = reverse("layout_edit", args=["hinh-thuc", award_named(PRAISE).uid, "person"])
    for address in (
        reverse("certificate_decision", args=[decision.uid]), reverse("layout_list"), praise,
    ):  # fmt: skip
        page = clerk.get(address).content.decode()
        assert named in page, address
        assert f"{named.partition(' xã')[0]} cấp xã" not in page, address
