"""Recipients, bases and cited papers go on as they were written before."""

from __future__ import annotations

import pytest
from django.utils.safestring import mark_safe

from campaigns import services
from campaigns.citing.links import with_cited_links
from campaigns.citing.papers import mentions, short_name
from campaigns.citing.suggesting import (
    bases_used,
    matching,
    papers_cited,
    plan_before,
    recipients_used,
)
from campaigns.content import plan_content
from campaigns.inputs import BasisInput, RecipientInput
from campaigns.models import Basis
from tests.campaigns.edit_pages import address, fields_of, text_of
from tests.campaigns.plans_made import add_item, draft, fresh, new_plan

pytestmark = pytest.mark.django_db

PAPER = "Kế hoạch số 05/KH-UBND ngày 12/01/2024 của UBND huyện Yên Thế về thi đua"


def plan_with(cast, year, *lines, bases=(), **given):
    plan = new_plan(cast, year=year, title=f"Thi đua năm {year}", **given)
    by = given.get("by", cast.clerk)
    services.plan_change_recipients(
        plan=plan,
        version=1,
        by=by,
        recipients=[RecipientInput(text, purpose, units) for text, purpose, units in lines],
    )
    services.plan_change_opening(
        plan=fresh(plan),
        version=1,
        by=by,
        opening="",
        closing="",
        items_style="roman",
        target_appendix=False,
        bases=[BasisInput(text, link=link) for text, link in bases],
    )
    return plan


def lines_of(rows):
    return [row.line for row in rows]


def test_recipients_of_the_latest_plans_come_first_then_the_units(cast):
    plan_with(cast, 2022, ("UBND tỉnh", "b/c", ()), ("Các thôn", "", ()))
    plan_with(cast, 2023, ("UBND huyện", "b/c", ()), ("Các thôn", "t/h", (cast.village,)))
    plan = new_plan(cast)

    rows = recipients_used(plan)

    assert lines_of(rows)[:3] == ["Các thôn (t/h)", "UBND huyện (b/c)", "UBND tỉnh (b/c)"]
    assert rows[0].units == (str(cast.village.uid),)
    assert rows[0].why == "2 kế hoạch, gần nhất: kế hoạch năm 2023"
    assert "Thôn Hồng Lạc (t/h)" in lines_of(rows)
    assert lines_of(rows)[-1] == "Lưu: VT"


def test_another_communes_recipients_and_the_plans_own_are_not_offered(cast):
    plan_with(cast, 2023, ("Hội Làm vườn", "", ()), commune=cast.next_commune, by=cast.outsider)
    plan = plan_with(cast, 2024, ("Ban Quản lý chợ", "", ()))

    assert not {"Hội Làm vườn", "Ban Quản lý chợ"} & set(lines_of(recipients_used(plan)))


def test_words_begin_words_with_or_without_accents(cast):
    plan_with(cast, 2023, ("MTTQ, các đoàn thể xã", "p/h", ()))
    rows = recipients_used(new_plan(cast))

    assert lines_of(matching(rows, "doan the"))[0] == "MTTQ, các đoàn thể xã (p/h)"
    assert lines_of(matching(rows, "thể các"))[0] == "MTTQ, các đoàn thể xã (p/h)"
    assert matching(rows, "hể") == []


def test_cited_papers_of_this_plan_are_offered_short_those_of_others_in_full(cast):
    other = "Nghị quyết số 38/NQ-HĐND ngày 20/12/2023 của HĐND xã về nhiệm vụ năm 2024"
    plan_with(cast, 2023, bases=[(other, "")])
    plan = plan_with(cast, 2024, bases=[(PAPER, "")])

    rows = papers_cited(plan, plan_content(fresh(plan)))

    assert [row.text for row in rows] == ["Kế hoạch số 05/KH-UBND", other]
    assert [row.text for row in bases_used(plan)] == [other]


def test_the_answer_holds_what_the_editor_needs(cast, client_of):
    plan_with(cast, 2023, ("Các thôn", "t/h", (cast.village,)))
    plan = new_plan(cast)

    answer = client_of(cast.clerk).get(
        address("draft_suggest", plan), {"loai": "noi-nhan", "q": "các th"}
    )

    (row,) = answer.json()["rows"]
    assert (row["line"], row["text"], row["purpose"]) == ("Các thôn (t/h)", "Các thôn", "t/h")
    assert row["units"] == [str(cast.village.uid)]


def test_an_unknown_kind_is_not_there(cast, client_of):
    url = address("draft_suggest", new_plan(cast))

    assert client_of(cast.clerk).get(url, {"loai": "khac"}).status_code == 404


def test_the_forms_complete_without_scripts(cast, client_of):
    plan_with(cast, 2023, ("Các thôn", "t/h", ()), bases=[(PAPER, "")])
    plan = new_plan(cast)
    browser = client_of(cast.clerk)

    recipients = text_of(browser.get(address("plan_recipients", plan)))
    opening = text_of(browser.get(address("plan_opening", plan)))

    assert '<option value="Các thôn (t/h)">' in recipients
    assert f'<option value="{PAPER}">' in opening
    assert 'list="can-cu-da-dung"' in opening


def test_an_added_recipient_stands_before_the_archive_with_its_units(cast, client_of):
    plan_with(cast, 2023, ("Các thôn", "t/h", (cast.village,)))
    plan = plan_with(cast, 2024, ("UBND huyện", "b/c", ()), ("Lưu: VT", "", ()))
    browser = client_of(cast.clerk)
    url = address("plan_recipients", plan)

    browser.post(url, fields_of(browser.get(url), more="Các thôn (t/h)"))

    rows = list(fresh(plan).recipients.all())
    assert [row.text for row in rows] == ["UBND huyện", "Các thôn", "Lưu: VT"]
    assert list(rows[1].units.all()) == [cast.village]


def test_all_recipients_of_the_plan_before_come_with_one_click(cast, client_of):
    lines = (("UBND huyện", "b/c", ()), ("Các thôn", "t/h", (cast.village,)), ("Lưu: VT", "", ()))
    plan_with(cast, 2022, ("Cũ", "", ()))
    plan_with(cast, 2023, *lines)
    plan = new_plan(cast)
    browser, url = client_of(cast.clerk), address("plan_recipients", plan)

    page = browser.get(url)
    filled = browser.post(url, fields_of(page, lines="Ban Quản lý chợ", **{"nhan-ca": "1"}))
    saved_too_soon = fresh(plan).recipients.exists()
    browser.post(url, fields_of(filled))

    assert not saved_too_soon
    assert plan_before(plan).year == 2023
    assert "Nhận cả danh sách nơi nhận của kế hoạch năm 2023" in text_of(page)
    rows = list(fresh(plan).recipients.all())
    assert [row.text for row in rows] == ["Ban Quản lý chợ", "UBND huyện", "Các thôn", "Lưu: VT"]
    assert list(rows[2].units.all()) == [cast.village]


def test_without_another_plan_there_is_nothing_to_take_over(cast, client_of):
    plan = new_plan(cast)

    assert "Nhận cả danh sách" not in text_of(
        client_of(cast.clerk).get(address("plan_recipients", plan))
    )


# Papers that a text names


def test_a_mention_knows_its_day_its_body_and_where_it_ends():
    text = f"Thực hiện {PAPER}, UBND xã phát động."
    (mention,) = mentions(text)

    assert short_name(mention) == "Kế hoạch số 05/KH-UBND"
    assert (mention.day.isoformat(), mention.body) == ("2024-01-12", "UBND huyện Yên Thế")
    assert text[mention.end : mention.cited_end] == " ngày 12/01/2024 của UBND huyện Yên Thế"
    assert text[mention.title_end :] == ", UBND xã phát động."


@pytest.mark.parametrize(
    "number", ["34-CT/TW", "30/2020/NĐ-CP", "19/CT-TTg", "368- NQ/TU", "01/2026/UBTVQH16"]
)
def test_numbers_of_all_kinds_are_read(number):
    (mention,) = mentions(f"Chỉ thị số {number} của Bộ.")

    assert mention.number == number


def test_words_without_a_number_name_no_paper():
    assert mentions("Kế hoạch số lượng 5 lớp; Nghị quyết Đại hội; Luật Thi đua") == []


def test_every_mention_on_the_page_leads_to_the_kept_paper(cast, client_of):
    plan = draft(cast)
    Basis.objects.filter(plan=plan).update(text=PAPER, link="https://example.vn/ke-hoach")
    add_item(plan, cast.clerk, "Theo Kế hoạch số 05/KH-UBND, các thôn thi đua.", heading="VIỆC")

    page = text_of(client_of(cast.clerk).get(address("plan_read", plan)))

    assert page.count('<a href="https://example.vn/ke-hoach" rel="noopener">Kế hoạch số') == 2


def test_a_link_never_breaks_a_tag():
    content = {
        "bases": [{"text": "Chỉ thị số 26-CT/TU của A", "link": "https://x.vn", "file": None}]
    }
    html = mark_safe('<p>Chỉ thị số 26-<span class="paper-whole">CT/TU</span> &amp; Chỉ thị</p>')

    linked = with_cited_links(html, content, None)

    assert linked == (
        '<p><a href="https://x.vn" rel="noopener">Chỉ thị số 26-<span class="paper-whole">CT/TU'
        "</span></a> &amp; Chỉ thị</p>"
    )
