"""The page on which a plan is begun, and what it begins with."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from campaigns.models import Plan
from tests.campaigns.plans_made import issued, new_plan, open_series

pytestmark = pytest.mark.django_db

CREATE = "/ke-hoach/lap/"
YEARLY = {"kind": "yearly", "year": "2024", "title": "Phát động thi đua năm 2024"}


def test_the_year_of_the_date_is_left_blank_for_another_year(cast):
    assert new_plan(cast, year=2024).date_year == 2024
    assert new_plan(cast, year=2025).date_year is None


def test_a_plan_in_force_is_named_with_what_follows(cast, client_of):
    client = client_of(cast.clerk)
    assert "đang hiệu lực" not in client.get(CREATE).content.decode()
    open_series(cast.commune)
    plan = issued(cast)

    page = client.get(CREATE).content.decode()

    assert f">năm {plan.year}</a>" in page
    assert reverse("plan_read", args=[plan.uid]) in page


def test_a_year_that_has_a_plan_is_told_when_another_is_begun(cast, client_of):
    open_series(cast.commune)
    issued(cast)
    client = client_of(cast.clerk)

    other = client.post(CREATE, YEARLY | {"year": "2025"}, follow=True).content.decode()
    same = client.post(CREATE, YEARLY, follow=True).content.decode()

    assert "đã có kế hoạch đang hiệu lực" not in other
    assert "Năm 2024 đã có kế hoạch đang hiệu lực" in same


@pytest.mark.parametrize(("day", "year"), [("2024-10-31", 2024), ("2024-11-01", 2025)])
def test_late_in_the_year_the_next_is_proposed(cast, client_of, settings, day, year):
    settings.DEMO_TODAY = dt.date.fromisoformat(day)

    assert client_of(cast.clerk).get(CREATE).context["form"]["year"].value() == year


def test_what_a_drive_must_have_is_not_called_optional(cast, client_of):
    assert "(không bắt buộc)" not in client_of(cast.clerk).get(CREATE).content.decode()


def test_each_error_of_a_drive_speaks_of_its_own_field(cast, client_of):
    sent = YEARLY | {"kind": "drive", "starts_on": "01/02/2024", "ends_on": "29/02/2024"}

    errors = client_of(cast.clerk).post(CREATE, sent).context["form"].errors

    assert dict(errors) == {"span_name": ["Ghi tên của đợt thi đua."]}


def test_a_yearly_plan_does_not_stumble_over_the_days_of_a_drive(cast, client_of):
    client_of(cast.clerk).post(CREATE, YEARLY | {"starts_on": "mùng 1 Tết"})

    assert Plan.objects.get().span.kind == "year"
