"""Giao ước thi đua: written from pledges, agreed to by the units, printed, signed."""

from __future__ import annotations

import io

import docx
import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from campaigns.covenants.rules import covenants_visible_to
from campaigns.covenants.services import (
    covenant_agree,
    covenant_change,
    covenant_remove,
    covenant_sign,
    covenant_write,
)
from campaigns.covenants.waits import covenant_waits
from campaigns.models import Covenant
from campaigns.registering.services import JobInput
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.rights import granting
from tests.campaigns.registering.office_made import Drive, photograph
from tests.cast import TODAY, Cast
from tests.plumbing.kept import kept

TEXT = "Hai thôn cùng làm.\n1. Thôn Hồng Lạc: làm đường.\n2. Thôn Đề Thám: trồng cây."


@pytest.fixture
@kept
def drive(cast: Cast) -> Drive:
    return Drive(cast)


@pytest.fixture
@kept
def covenant(drive) -> Covenant:
    return covenant_write(
        campaign=drive.campaign,
        name="Giao ước số 1",
        content=TEXT,
        units=list(drive.units.values()),
        by=drive.cast.clerk,
    )


def party(covenant: Covenant, drive: Drive, name: str):
    row = covenant.parties.select_related("unit").get(unit=drive.units[name])
    row.covenant = covenant
    return row


def agree(covenant: Covenant, drive: Drive, *names: str) -> None:
    for name in names:
        covenant_agree(
            party=party(covenant, drive, name),
            seen_version=covenant.version,
            by=drive.heads[name],
        )


def page_of(covenant: Covenant, step: str = "read") -> str:
    return reverse(f"covenant_{step}", args=[covenant.uid])


def test_the_text_is_proposed_from_what_the_units_pledged(drive, client_of):
    drive.send("Hồng Lạc", rice="70", jobs=[JobInput("Hiến đất làm đường")])
    uids = "&".join(f"dv={unit.uid}" for unit in drive.units.values())
    address = reverse("covenant_create", args=[drive.campaign.uid])
    browser = client_of(drive.cast.clerk)

    choosing = browser.get(address).content.decode()
    writing = browser.get(f"{address}?{uids}").context["form"].initial

    assert "Thôn Đề Thám" in choosing
    assert "sản lượng lúa 70 tấn (xã giao 60 tấn)" in writing["content"]
    assert "nhận việc khó: hiến đất làm đường" in writing["content"]
    assert "Thôn Đề Thám: thực hiện đủ các chỉ tiêu xã giao" in writing["content"]
    assert len(writing["units"]) == 2


def test_the_clerk_writes_it_on_the_page_and_nothing_typed_is_lost(drive, client_of):
    address = reverse("covenant_create", args=[drive.campaign.uid])
    one, two = (str(unit.uid) for unit in drive.units.values())
    browser = client_of(drive.cast.clerk)
    typed = {"name": "Giao ước số 1", "content": TEXT, "units": [one]}

    refused = browser.post(address, typed).content.decode()
    done = browser.post(address, {**typed, "units": [one, two]})

    assert "Chọn ít nhất hai đơn vị cùng ký." in refused
    assert "Hai thôn cùng làm." in refused
    assert done.status_code == 302
    assert Covenant.objects.get().parties.count() == 2


def test_heads_agree_and_then_it_is_no_draft(drive, covenant, client_of):
    (wait,) = covenant_waits(drive.cast.unit_head)
    assert wait.url == page_of(covenant)

    for name, head in drive.heads.items():
        address = reverse("covenant_agree", args=[covenant.uid, party(covenant, drive, name).uid])
        client_of(head).post(address, {"version": covenant.version})

    assert covenant_waits(drive.cast.unit_head) == []
    text = pdf_text(client_of(drive.cast.unit_head).get(page_of(covenant, "pdf")).content)
    assert "DỰ THẢO" not in text


def test_every_party_has_a_block_to_sign_side_by_side(drive, covenant, client_of):
    content = client_of(drive.cast.clerk).get(page_of(covenant, "pdf")).content
    word = docx.Document(
        io.BytesIO(client_of(drive.cast.clerk).get(page_of(covenant, "docx")).content)
    )

    text = pdf_text(content)
    assert "DỰ THẢO" in text  # nobody agreed yet
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        blocks = pdf.pages[-1].search(r"ĐẠI DIỆN THÔN (HỒNG LẠC|ĐỀ THÁM)")
    first, second = sorted(blocks, key=lambda one: one["x0"])
    assert abs(first["top"] - second["top"]) < 2
    assert first["x1"] < second["x0"]
    signed = [cell.text for row in word.tables[-1].rows for cell in row.cells]
    assert "ĐẠI DIỆN THÔN HỒNG LẠC" in signed[0]
    assert "Trần Văn Lượng" in signed[0]
    assert "Vi Văn Thám" in signed[1]


def test_other_words_ask_everybody_again_and_another_place_does_not(drive, covenant):
    agree(covenant, drive, "Hồng Lạc")
    same = {"name": "Giao ước số 1", "units": list(drive.units.values()), "by": drive.cast.clerk}

    covenant_change(covenant=covenant, content=TEXT, place="Nhà văn hóa", seen_version=1, **same)
    kept = covenant.parties.exclude(agreed_at=None).count()
    covenant_change(covenant=covenant, content="Lời khác.", seen_version=2, **same)

    assert kept == 1
    assert not covenant.parties.exclude(agreed_at=None).exists()


def test_nobody_agrees_to_words_that_were_changed_since(drive, covenant):
    units = list(drive.units.values())
    stale = party(Covenant.objects.get(), drive, "Hồng Lạc")
    covenant_change(
        covenant=covenant, name="Giao ước số 1", content="Lời khác.", units=units, seen_version=1,
        by=drive.cast.clerk,
    )  # fmt: skip

    with pytest.raises(WrongState, match="vừa được sửa"):
        covenant_agree(party=stale, seen_version=1, by=drive.cast.unit_head)
    with pytest.raises(StaleVersion):
        covenant_change(
            covenant=covenant, name="x", content="y", units=units, seen_version=1,
            by=drive.cast.clerk,
        )  # fmt: skip


def test_both_texts_are_shown_to_who_saves_second(drive, covenant, client_of):
    typed = {
        "name": "Giao ước số 1", "content": "Lời của tôi.", "version": 1,
        "units": [str(unit.uid) for unit in drive.units.values()],
    }  # fmt: skip
    browser = client_of(drive.cast.clerk)
    browser.post(page_of(covenant, "change"), {**typed, "content": "Lời trước."})

    answer = browser.post(page_of(covenant, "change"), typed)

    assert answer.status_code == 409
    assert "Lời trước." in answer.content.decode()
    assert "Lời của tôi." in answer.content.decode()


def test_the_signed_copy_closes_it(drive, covenant, client_of):
    clerk = drive.cast.clerk
    with pytest.raises(WrongState, match="chưa đồng ý"):
        covenant_sign(covenant=covenant, signed_on=TODAY, upload=photograph(), by=clerk)
    agree(covenant, drive, "Hồng Lạc", "Đề Thám")
    client_of(clerk).post(
        page_of(covenant, "sign"), {"signed_on": "19/02/2024", "upload": photograph()}
    )

    signed = Covenant.objects.get()

    assert signed.signed_on == TODAY
    assert client_of(drive.cast.unit_head).get(page_of(signed, "signed")).status_code == 200
    with pytest.raises(WrongState, match="đã ký"):
        covenant_remove(covenant=signed, reason="Nhầm.", by=clerk)


def test_only_units_of_the_campaign_sign(drive):
    given = {"campaign": drive.campaign, "name": "x", "content": "y", "by": drive.cast.clerk}
    village = drive.units["Hồng Lạc"]

    with pytest.raises(ValidationError, match="tham gia"):
        covenant_write(units=[village, drive.cast.office], **given)
    with pytest.raises(PermissionDenied):
        covenant_write(units=[village, drive.cast.unit_of(drive.cast.next_commune)], **given)
    with pytest.raises(PermissionDenied):
        covenant_write(units=list(drive.units.values()), **{**given, "by": drive.cast.unit_head})


def test_who_reads_it_and_the_rule_has_the_list_as_its_twin(drive, covenant, client_of):
    cast = drive.cast
    people = ("clerk", "unit_head", "checker", "viewer", "overseer", "records_clerk",
              "administrator", "outsider")  # fmt: skip

    found = {
        who: client_of(getattr(cast, who)).get(page_of(covenant)).status_code for who in people
    }

    assert found == dict.fromkeys(people[:5], 200) | dict.fromkeys(people[5:], 404)
    for who in people:
        user = getattr(cast, who)
        reads = granting(user, "campaigns.view_covenant", covenant) is not None
        assert reads == covenants_visible_to(user).exists(), who


def test_one_head_cannot_agree_for_another(drive, covenant, client_of):
    other = reverse("covenant_agree", args=[covenant.uid, party(covenant, drive, "Đề Thám").uid])

    answer = client_of(drive.cast.unit_head).post(other, {"version": 1})

    assert answer.status_code == 403
    assert not covenant.parties.exclude(agreed_at=None).exists()


def pdf_text(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return " ".join(page.extract_text() for page in pdf.pages)
