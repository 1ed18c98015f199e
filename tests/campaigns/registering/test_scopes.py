"""A unit is offered the titles that are for its kind, and refused the others."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from campaigns.models import Aspirant, Honour
from campaigns.registering.own.people import PeopleForm
from emulation.org.models import UnitKind
from emulation.org.services import unit_create
from tests.campaigns.registering.registrations_made import aspire, new_drive, people_title
from tests.cast import LONG_AGO
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def registration(cast):
    drive = new_drive(cast)
    people_title()  # loads the catalogue
    return drive.of(cast.village)


def codes(registration):
    return {one.code for one in PeopleForm(registration).collective_honours}


def test_a_village_is_offered_what_is_for_villages(registration):
    offered = codes(registration)

    assert {"thon-to-dan-pho-van-hoa", "co-thi-dua-cap-tinh"} <= offered
    assert not offered & {"xa-phuong-tieu-bieu", "tap-the-lao-dong-tien-tien", "don-vi-tien-tien"}


def test_a_collective_in_the_village_brings_the_titles_of_its_kind(cast, registration):
    group = a_group(cast)
    code = "tap-the-lao-dong-tien-tien"

    form = PeopleForm(registration, {"tap-the-1-unit": str(group.uid), "tap-the-1-honour": code})
    assert code in codes(registration)
    assert form.is_valid()
    wrong = PeopleForm(
        registration, {"tap-the-1-unit": str(cast.village.uid), "tap-the-1-honour": code}
    )

    assert not wrong.is_valid()
    assert "thôn Hồng Lạc không thuộc diện" in wrong.wrong_rows[0].errors[0]


@pytest.mark.parametrize("code", ["xa-phuong-tieu-bieu", "tap-the-lao-dong-tien-tien"])
def test_the_service_refuses_a_title_for_other_kinds(cast, registration, code):
    title = Honour.objects.get(code=code)

    with pytest.raises(ValidationError, match="thôn Hồng Lạc không thuộc diện"):
        aspire(registration, cast.unit_head, title, cast.village)

    assert not Aspirant.objects.exists()


def test_who_was_registered_before_the_rule_stays_and_can_be_taken_out(cast, registration):
    title = Honour.objects.get(code="xa-phuong-tieu-bieu")
    title.scopes.update(unit_kinds=["village"])
    aspire(registration, cast.unit_head, title, cast.village)
    title.scopes.update(unit_kinds=["commune"])

    aspire(registration, cast.unit_head, title, cast.village)
    assert Aspirant.objects.count() == 1
    aspire(registration, cast.unit_head, title)

    assert not Aspirant.objects.exists()


def a_group(cast):
    return unit_create(
        commune=cast.commune,
        name="Tổ hợp tác vải thiều",
        kind=UnitKind.COLLECTIVE,
        superior=cast.village,
        valid_from=LONG_AGO,
        by=None,
    )
