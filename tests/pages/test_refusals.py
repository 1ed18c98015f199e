"""Refusals are pages that say what happened and where to go."""

from __future__ import annotations

import logging

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse

from campaigns import services
from campaigns.models import Plan, PlanState
from emulation.lib.states import WrongState
from emulation.pages.middleware import RefusalMiddleware, page_of_the_thing
from emulation.trail.selectors import entries_of
from tests.campaigns.plans_made import draft, submitted


def asked(path: str, method: str = "post", **headers: str):
    request = getattr(RequestFactory(), method)(path, headers=headers)
    request.resolver_match = resolve(path)
    request.user = AnonymousUser()
    return request


def answer_to(error: Exception, request) -> HttpResponse | None:
    middleware = RefusalMiddleware(lambda request: HttpResponse())
    return middleware.process_exception(request, error)


@pytest.fixture
def plan_address() -> str:
    return reverse("plan_read", args=["0c8f1e0e-0000-4000-8000-000000000001"])


def test_too_late_is_409_with_the_sentence_and_the_page_of_the_thing(plan_address):
    answer = answer_to(WrongState("Kế hoạch đã được duyệt."), asked(plan_address + "duyet/"))
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "<h1>Chưa làm được việc này</h1>" in page and "Kế hoạch đã được duyệt." in page
    assert f'href="{plan_address}">Xem tình trạng hiện nay' in page


def test_what_has_no_page_leads_to_the_own_tasks():
    error = WrongState("Quý I/2024 đã khóa.")
    page = answer_to(error, asked(reverse("span_create"))).content.decode()

    assert f'href="{reverse("home")}">Về Việc của tôi' in page


def test_who_is_refused_by_a_constraint_was_too_slow_and_it_is_logged(plan_address, caplog):
    error = IntegrityError("UNIQUE constraint failed: paper_kind_has_one_series")

    answer = answer_to(error, asked(plan_address + "duyet/"))

    assert answer.status_code == 409
    assert "vừa được người khác xử lý" in answer.content.decode()
    assert "UNIQUE" not in answer.content.decode()
    assert "UNIQUE" in caplog.text
    assert answer_to(error, asked(plan_address, "get")) is None


@pytest.mark.parametrize("below", ["", "duyet/", "soan/muc/them/"])
def test_the_page_of_the_thing_is_found_from_any_step(plan_address, below):
    assert page_of_the_thing(asked(plan_address + below)) == plan_address


def test_what_has_no_page_of_its_own_leads_home():
    number = "0c8f1e0e-0000-4000-8000-000000000001"

    assert page_of_the_thing(asked(reverse("number_cancel", args=[number]))) == reverse("home")
    assert page_of_the_thing(asked(reverse("span_create"))) == reverse("home")


def test_an_error_that_no_form_caught_is_told_and_logged(plan_address, caplog):
    before = "http://testserver" + plan_address + "soan/"
    request = asked(plan_address + "trinh/", referer=before)

    with caplog.at_level(logging.WARNING):
        answer = answer_to(ValidationError(["Thiếu nơi nhận.", "Thiếu người ký."]), request)

    assert answer.status_code == 422
    assert "Thiếu nơi nhận." in answer.content.decode()
    assert f'href="{before}"' in answer.content.decode()
    assert "trinh" in caplog.text


def test_the_way_back_never_leaves_the_portal(plan_address):
    request = asked(plan_address + "trinh/", referer="https://elsewhere.example/")

    page = answer_to(ValidationError("Thiếu nơi nhận."), request).content.decode()

    assert "elsewhere" not in page
    assert f'href="{plan_address}"' in page


def test_an_error_while_reading_is_a_fault_of_ours(plan_address):
    assert answer_to(ValidationError("x"), asked(plan_address, "get")) is None
    assert answer_to(PermissionDenied(), asked(plan_address)) is None  # Django's own 403


@pytest.mark.parametrize("debug", [True, False])
def test_a_page_that_is_not_there_is_said_in_vietnamese(client, settings, debug):
    settings.DEBUG = debug

    answer = client.get("/khong-co-trang-nay/")

    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


def test_a_thing_that_is_not_there_is_said_in_vietnamese(settings, plan_address):
    settings.DEBUG = True

    answer = answer_to(Http404("No Plan matches"), asked(plan_address, "get"))

    assert answer.status_code == 404
    assert "No Plan matches" not in answer.content.decode()


@pytest.mark.django_db
def test_a_second_clerk_who_comes_too_late_is_led_to_the_plan(cast, client_of):
    plan = submitted(cast)
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.APPROVED)

    answer = client_of(cast.clerk).post(reverse("plan_recall", args=[plan.uid]))

    assert answer.status_code == 409
    assert reverse("plan_read", args=[plan.uid]) in answer.content.decode()


@pytest.mark.django_db
def test_a_press_that_repeats_one_s_own_is_told_calmly(cast, client_of):
    plan = submitted(cast)
    services.plan_recall(plan=plan, by=cast.clerk)

    again = client_of(cast.clerk).post(reverse("plan_recall", args=[plan.uid]))

    page = again.content.decode()
    assert again.status_code == 409
    assert "<h1>Việc này đã được xử lý</h1>" in page
    assert "Kế hoạch đang ở trạng thái “Thu hồi”" in page
    assert "Chính đồng chí làm bước gần nhất, lúc" in page
    assert entries_of(plan.uid).first().sentence in page
    assert "người khác" not in page
    assert f'href="{reverse("plan_read", args=[plan.uid])}">Xem tình trạng hiện nay' in page


@pytest.mark.django_db
def test_who_comes_second_reads_who_was_first_and_keeps_the_own_words(cast, client_of):
    plan = submitted(cast)
    services.plan_recall(plan=plan, by=cast.clerk)

    late = client_of(cast.chairman).post(
        reverse("plan_return", args=[plan.uid]), {"reason": "Xem lại mục III"}
    )

    page = late.content.decode()
    assert late.status_code == 409
    assert "Việc này đã được xử lý" in page and "Xem lại mục III" in page
    assert f"Bước gần nhất: {cast.person_of(cast.clerk).full_name}, lúc" in page
    assert "Chính đồng chí" not in page


@pytest.mark.django_db
def test_what_stands_in_the_way_is_not_told_as_done(cast, client_of, plan_address):
    request = asked(plan_address + "duyet/")
    request.user = cast.clerk
    answer = answer_to(WrongState("Còn 3 hồ sơ chưa có kết quả."), request)

    page = answer.content.decode()
    assert "<h1>Chưa làm được việc này</h1>" in page and "Còn 3 hồ sơ" in page
    assert "Bước gần nhất" not in page


@pytest.mark.django_db
def test_of_a_part_nobody_is_named_for_another_s_step(cast):
    plan = submitted(cast)
    request = asked(reverse("ballot_close", args=[plan.uid, plan.uid]))
    request.user = cast.clerk

    page = answer_to(WrongState(), request).content.decode()

    assert "bước gần nhất" not in page.lower() and "vừa được người khác xử lý" in page


@pytest.mark.django_db
def test_who_is_not_logged_in_reads_nobody_s_name(cast):
    plan = submitted(cast)
    request = asked(reverse("plan_recall", args=[plan.uid]))

    page = answer_to(WrongState(), request).content.decode()

    assert "Bước gần nhất" not in page and "vừa được người khác xử lý" in page


@pytest.mark.django_db
def test_who_is_logged_in_keeps_the_places_on_a_refusal(cast, client_of):
    plan = draft(cast)
    client = client_of(cast.viewer)
    account = reverse("logout")

    for answer in (client.get("/khong-co/"), client.post(reverse("plan_header", args=[plan.uid]))):
        page = answer.content.decode()
        assert reverse("target_list") in page
        assert account in page
    assert account not in client_of(cast.visitor).get("/khong-co/").content.decode()


@pytest.mark.django_db
def test_a_missing_right_is_403_with_what_to_do(cast, client_of):
    plan = draft(cast)

    answer = client_of(cast.viewer).post(reverse("plan_header", args=[plan.uid]))

    assert answer.status_code == 403
    assert "nhờ người quản trị" in answer.content.decode()
