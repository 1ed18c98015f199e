"""Header, opening, recipients and signature are edited with ordinary forms."""

from __future__ import annotations

import pytest
from django.urls import reverse

from campaigns import services
from campaigns.inputs import RecipientInput
from campaigns.models import Plan
from emulation.org.models import Commune
from emulation.org.services import position_change
from tests.campaigns.edit_pages import (
    TITLE,
    address,
    fields_of,
    text_of,
)

pytestmark = pytest.mark.django_db


def test_create_leads_to_the_workshop(cast, client_of):
    client = client_of(cast.clerk)
    sent = {"kind": "yearly", "year": "2024", "title": TITLE, "with_sections": "on"}
    answer = client.post(reverse("plan_create"), sent)
    plan = Plan.objects.get()
    assert answer["Location"] == address("plan_edit", plan)
    assert plan.commune == cast.commune
    page = text_of(client.get(answer["Location"]))
    assert "ỦY BAN NHÂN DÂN" in page
    assert "Mục đích, yêu cầu" in page


def test_create_asks_a_drive_for_its_days(cast, client_of):
    client = client_of(cast.clerk)
    sent = {"kind": "drive", "year": "2024", "title": "Thi đua mừng Xuân", "ends_on": "29/2/2024"}
    page = client.post(reverse("plan_create"), sent)
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"span_name", "starts_on"}
    assert "Thi đua mừng Xuân" in text_of(page)
    sent |= {"span_name": "Đợt mừng Xuân", "starts_on": "01/02/2024"}
    client.post(reverse("plan_create"), sent)
    assert Plan.objects.get().span.name == "Đợt mừng Xuân"


def test_header_is_saved(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_header", plan)
    changes = {"date_month": "2", "date_day": "", "motto": "“Đoàn kết, sáng tạo”"}
    answer = client.post(url, fields_of(client.get(url), **changes))
    assert answer.status_code == 302
    plan.refresh_from_db()
    assert (plan.date_year, plan.date_month, plan.date_day) == (2024, 2, None)
    assert plan.motto == "Đoàn kết, sáng tạo"


def test_what_was_typed_survives_an_error(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_header", plan)
    changes = {"date_month": "2", "date_day": "31", "motto": "Chữ còn nguyên đây"}
    page = client.post(url, fields_of(client.get(url), **changes))
    assert page.status_code == 200
    assert "Chữ còn nguyên đây" in text_of(page)
    assert 'href="#id_date_day"' in text_of(page)


def test_second_clerk_sees_both_texts(cast, plan, client_of):
    # given the header open at both clerks
    first, second = client_of(cast.clerk), client_of(cast.second_clerk)
    url = address("plan_header", plan)
    sent, late = fields_of(first.get(url)), fields_of(second.get(url))
    # when both save
    first.post(url, sent | {"motto": "Bản của chị Mai"})
    page = second.post(url, late | {"motto": "Bản của anh Ba"})
    # then the second gets both, and may save hers with the new version
    assert page.status_code == 409
    assert "Bản của chị Mai" in text_of(page)
    assert "Bản của anh Ba" in text_of(page)
    assert second.post(url, fields_of(page)).status_code == 302
    plan.refresh_from_db()
    assert plan.motto == "Bản của anh Ba"


def test_opening_takes_bases_in_the_order_of_their_numbers(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_opening", plan)
    changes = {
        "opening": "Ủy ban nhân dân xã ban hành kế hoạch này.",
        "bases-0-text": "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "bases-1-text": "Luật Tổ chức chính quyền địa phương",
        "bases-1-order": "1",
    }
    assert client.post(url, fields_of(client.get(url), **changes)).status_code == 302
    texts = [basis.text for basis in plan.bases.all()]
    assert texts == [
        "Luật Tổ chức chính quyền địa phương",
        "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    ]
    # and an emptied row falls away
    page = client.get(url)
    client.post(url, fields_of(page, **{"bases-0-text": ""}))
    assert [basis.text for basis in plan.bases.all()] == texts[1:]


def test_one_more_basis_keeps_what_was_typed_and_saves_nothing(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_opening", plan)
    sent = fields_of(client.get(url), **{"bases-0-text": "Chỉ thị vừa gõ", "them": "basis"})
    page = client.post(url, sent)
    assert page.status_code == 200
    assert len(page.context["form"].bases.forms) == 3
    assert "Chỉ thị vừa gõ" in text_of(page)
    assert not plan.bases.exists()


def test_recipients_are_lines_and_keep_their_units(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_recipients", plan)
    lines = "- UBND huyện (để b/c);\nCác thôn (t/h);\nLưu: VT."
    assert client.post(url, fields_of(client.get(url), lines=lines)).status_code == 302
    found = list(plan.recipients.values_list("text", "purpose"))
    assert found == [("UBND huyện", "b/c"), ("Các thôn", "t/h"), ("Lưu: VT", "")]
    # units of a line
    page = client.get(url)
    field = page.context["units_form"].lines()[1][1].html_name
    version = page.context["units_form"]["version"].value()
    sent = {"don-vi": "1", "version": version, field: [str(cast.village.uid)]}
    assert client.post(url, sent).status_code == 302
    # and another line leaves them
    sent = fields_of(client.get(url), lines="Các thôn (t/h)\nThường trực Đảng ủy (b/c)")
    client.post(url, sent)
    assert list(plan.recipients.get(text="Các thôn").units.all()) == [cast.village]


def test_recipients_answer_a_late_save(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_recipients", plan)
    late = fields_of(client.get(url), lines="Bản gõ sau (b/c)")
    services.plan_change_recipients(
        plan=plan, version=1, by=cast.second_clerk, recipients=[RecipientInput("Bản lưu trước")]
    )
    page = client.post(url, late)
    assert page.status_code == 409
    assert "Bản lưu trước" in text_of(page)
    assert "Bản gõ sau (b/c)" in text_of(page)


def test_heads_of_villages_are_not_offered_to_sign_the_plan(cast, plan, client_of):
    head = cast.person_of(cast.unit_head).positions.get()
    position_change(position=head, signature_title="TRƯỞNG THÔN", by=cast.administrator)

    choices = client_of(cast.clerk).get(address("plan_signature", plan)).context["form"]

    groups = dict(choices.fields["signatory"].choices)
    assert list(groups) == ["", "Lãnh đạo Ủy ban nhân dân"]
    assert len(groups["Lãnh đạo Ủy ban nhân dân"]) == 2


def test_signature_may_stay_blank(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_signature", plan)
    chairman = cast.person_of(cast.chairman).positions.get()
    changes = {"signing_mode": Commune.SigningMode.COLLECTIVE, "signatory": chairman.uid}
    client.post(url, fields_of(client.get(url), **changes))
    plan.refresh_from_db()
    assert plan.signatory == chairman
    assert "Nguyễn Đức Thắng" in text_of(client.get(url))
    client.post(url, fields_of(client.get(url), signatory=""))
    plan.refresh_from_db()
    assert plan.signatory is None
