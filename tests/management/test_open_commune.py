"""A newcomer's own commune: opened from the shell, then everything in the browser."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from campaigns.models import Plan
from emulation.org.models import Commune
from targets.models import MeasureUnit

pytestmark = pytest.mark.django_db
GIVEN = {
    "province": "Tỉnh Bắc Ninh",
    "name": "Xã Yên Thế",
    "place": "Yên Thế",
    "person": "Lục Thị Thảo",
    "login": "0900 000 200",
}


def opened(**given) -> str:
    out = StringIO()
    call_command("open_commune", stdout=out, **(GIVEN | given))
    return re.search(r"(\d{4}) (\d{4})", out.getvalue()).expand(r"\1\2")


def test_the_administrator_logs_in_by_the_printed_code_and_writes_a_plan():
    code = opened(is_clerk=True)
    browser = Client()
    answer = browser.post(reverse("first_login"), {"login": "0900000200", "code": code})
    assert answer.status_code == 302, answer.content.decode()
    password = {"password": "mot-cau-dai-2024", "again": "mot-cau-dai-2024"}
    assert browser.post(reverse("set_password"), password).status_code == 302
    title = {"kind": "yearly", "year": "2024", "title": "Phát động thi đua năm 2024"}
    browser.post(reverse("plan_create"), title | {"with_sections": "on"})
    plan = Plan.objects.get()
    assert plan.issuer == "ỦY BAN NHÂN DÂN\nXÃ YÊN THẾ"
    assert plan.place == "Yên Thế"
    assert browser.get("/quan-tri/").status_code == 200


def test_the_commune_has_its_catalogue_and_stands_under_its_province():
    opened()
    opened(name="Xã Tam Tiến", place="Tam Tiến", login="0900000201")
    assert Commune.objects.filter(level="province").count() == 1
    commune = Commune.objects.get(place="Tam Tiến")
    assert MeasureUnit.objects.filter(commune=commune, symbol="tấn").exists()


def test_a_taken_login_opens_nothing():
    opened()
    with pytest.raises(CommandError):
        opened(name="Xã Tam Tiến", place="Tam Tiến")
    assert not Commune.objects.filter(place="Tam Tiến").exists()
