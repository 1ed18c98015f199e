"""Templates: every one makes a whole plan that prints; an office keeps its own."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from campaigns import services
from campaigns.checks import plan_checks
from campaigns.content import plan_content, walk
from campaigns.library.blanking import filled, template_of
from campaigns.library.templates import own_template, templates_for, usual_templates
from campaigns.models import Plan, PlanTemplate
from campaigns.paper import plan_document
from emulation.papers.pdf import render_pdf
from tests.campaigns.edit_pages import address, fields_of, text_of
from tests.campaigns.plans_made import add_item, draft, told, with_targets
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

DAYS = {
    "span_name": "Đợt thi đua 2024",
    "starts_on": dt.date(2024, 3, 1),
    "ends_on": dt.date(2024, 6, 8),
}


def plan_of(cast, template, **given):
    values = {
        "name": template.name,
        "content": template.content,
        "commune": cast.commune,
        "kind": template.kind,
        "year": 2024,
        "title": template.content["title"].replace("{year}", "2024"),
        "by": cast.clerk,
    }
    if template.kind == "drive":
        values |= DAYS
    return services.plan_from_template(**values | given)


@pytest.mark.parametrize("template", usual_templates(), ids=lambda template: template.key)
def test_every_template_makes_a_plan_that_prints(cast, template):
    plan = plan_of(cast, template)

    content = plan_content(plan)
    pages = pdfplumber.open(BytesIO(render_pdf(plan_document(content, is_draft=True)))).pages
    words = " ".join(page.extract_text() for page in pages)
    assert "xã Đồng Tâm" in words and "2024" in words and "…" in words
    assert "{" not in words
    assert not [check.sentence for check in plan_checks(content) if check.blocks and not check.ok]


@pytest.mark.parametrize("template", usual_templates(), ids=lambda template: template.key)
def test_every_template_has_themes_bases_recipients_and_work_for_villages(cast, template):
    plan = plan_of(cast, template)

    villages = {cast.village, cast.other_village}
    given = {party.unit for task in plan.tasks.all() for party in task.parties.all()}
    assert villages <= given
    assert plan.themes.count() >= 3
    assert plan.bases.count() >= 2 and plan.recipients.count() >= 5
    linked = {unit for line in plan.recipients.all() for unit in line.units.all()}
    assert villages <= linked


def test_the_plan_remembers_its_template(cast):
    plan = plan_of(cast, usual_templates()[0])

    assert told(plan) == ["created", "from_template"]


@pytest.mark.postgres
def test_only_the_communes_clerk_begins_a_plan(cast):
    for who in (cast.chairman, cast.outsider, cast.overseer):
        with pytest.raises(PermissionDenied):
            plan_of(cast, usual_templates()[0], by=who)


@pytest.fixture
@kept
def kept(cast) -> PlanTemplate:
    plan = draft(cast)
    with_targets(cast, plan)
    section = plan.items.get(position=1, parent=None)
    words = "Năm 2024 vượt năm 2023; Kế hoạch số 25/KH-UBND ngày 29/01/2024 của tỉnh."
    add_item(plan, cast.clerk, words, parent=section)
    return services.plan_template_keep(plan=plan, name="Kế hoạch năm của xã", by=cast.clerk)


def texts_of(items):
    return [block["text"] for item in walk(items) for block in item["blocks"]]


@pytest.mark.postgres
def test_a_kept_template_has_no_figures_and_no_year_of_its_own(kept):
    texts = texts_of(kept.content["items"])

    assert "Vải thiều: … tấn; nhãn: … tấn." in texts
    assert "Năm {year} vượt năm {last_year}; Kế hoạch số … ngày … của tỉnh." in texts
    assert kept.content["title"] == "Phát động phong trào thi đua năm {year}"


@pytest.mark.postgres
def test_a_plan_of_an_own_template_speaks_of_its_own_year(cast, kept):
    plan = plan_of(cast, own_template(kept), year=2026)

    texts = texts_of(plan_content(plan)["items"])
    assert "Năm 2026 vượt năm 2025; Kế hoạch số … ngày … của tỉnh." in texts
    (task,) = plan.tasks.all()
    assert task.deadline is None
    assert cast.village in [party.unit for party in task.parties.all()]
    assert plan.plantargets.count() == 0


def test_templates_are_the_offices_own(cast, kept):
    assert own_template(kept) in templates_for([cast.commune])
    assert own_template(kept) not in templates_for([cast.next_commune])
    with pytest.raises(PermissionDenied):
        services.plan_template_set_aside(template=kept, by=cast.outsider)

    services.plan_template_set_aside(template=kept, by=cast.clerk)

    assert own_template(kept) not in templates_for([cast.commune])


def test_filling_reverses_what_keeping_marked(cast):
    content = plan_content(draft(cast))

    again = filled(template_of(content), year=2024, commune="xã Đồng Tâm")

    assert again["title"] == content["header"]["title"]
    assert texts_of(again["items"]) == texts_of(content["items"])


def test_a_plan_is_begun_on_the_page(cast, client_of):
    browser, start = client_of(cast.clerk), reverse("plan_template_start")
    page = text_of(browser.get(start))
    assert all(template.name in page for template in usual_templates())
    link = f"{start}?mau=2-dot-100-ngay"
    days = {"starts_on": "01/03/2024", "ends_on": "08/06/2024"}

    form = browser.get(link)
    wrong = browser.post(link, fields_of(form, title="Thi đua 100 ngày", **days, year="x"))
    made = browser.post(link, fields_of(form, title="Thi đua 100 ngày", **days), follow=True)

    assert "Thi đua 100 ngày" in text_of(wrong)
    assert "Đã lập kế hoạch từ mẫu" in text_of(made)
    assert Plan.objects.get().span.name == "Đợt thi đua 100 ngày năm 2024"
    assert browser.get(f"{start}?mau=khong-co").status_code == 404


def test_a_plan_is_kept_and_put_aside_on_the_page(cast, client_of):
    plan, browser = draft(cast), client_of(cast.clerk)
    keep = address("plan_template_keep", plan)
    assert keep in text_of(browser.get(address("plan_read", plan)))

    page = browser.post(keep, {"name": "Mẫu năm"}, follow=True)
    again = browser.post(keep, {"name": "Mẫu năm"})

    assert "Mẫu năm" in text_of(page)
    assert "Đã có mẫu kế hoạch tên này" in text_of(again)
    row = PlanTemplate.objects.get()
    aside = reverse("plan_template_set_aside", args=[row.uid])
    assert client_of(cast.outsider).post(aside).status_code == 404
    assert "Mẫu năm”" in text_of(browser.post(aside, follow=True))
