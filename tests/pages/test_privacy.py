"""What was read by one person is kept for nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.campaigns.plans_made import draft, issued
from tests.papers.papers_made import open_series

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["home", "person_list", "account_list", "plan_list", "search"])
def test_no_browser_keeps_a_private_page(cast, client_of, name):
    answer = client_of(cast.clerk).get(reverse(name))

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]


def test_no_browser_keeps_a_draft_or_a_refusal(cast, client_of):
    plan, browser = draft(cast), client_of(cast.clerk)

    for name in ("plan_read", "plan_edit", "plan_pdf"):
        assert "no-store" in browser.get(reverse(name, args=[plan.uid]))["Cache-Control"]
    refused = client_of(cast.outsider).get(reverse("plan_read", args=[plan.uid]))
    assert refused.status_code == 404
    assert "no-store" in refused["Cache-Control"]


def test_what_says_nothing_about_anybody_may_be_kept(cast, client_of):
    assert "public" in client_of(cast.clerk).get(reverse("paper_style"))["Cache-Control"]


def test_a_visitor_sees_a_paper_but_not_the_pages_behind_it(cast, client):
    open_series(cast.commune)
    paper = issued(cast).paper

    assert client.get(reverse("verify_code", args=[paper.code])).status_code == 200
    for name in ("paper_read", "plan_list"):
        args = [paper.uid] if name == "paper_read" else []
        assert client.get(reverse(name, args=args)).status_code == 302
