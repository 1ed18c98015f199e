"""Old awards and initiatives written in, corrected, struck out."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from awards.models import Grant, Initiative
from awards.registry.naming import Subjects
from awards.registry.selectors import history_of, runs_of
from awards.registry.services import (
    grant_change,
    grant_record,
    grant_remove,
    initiative_change,
    initiative_remove,
)
from emulation.lib.states import StaleVersion, WrongState
from emulation.trail.models import Entry
from tests.awards.made import law_and_catalogue, make_nomination, make_round
from tests.awards.registry.made import FAMILY, FIGHTER, given, household, initiative, old, person
from tests.cast import Cast
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def cast(cast: Cast) -> Cast:
    law_and_catalogue()
    return cast


def test_an_old_award_is_found_without_accents_and_told(cast: Cast) -> None:
    grant = old(cast, person(cast, "Đặng Thị Ảnh"), detail="Thôn Đề Thám")

    assert Grant.objects.filter(search_key__contains="dang thi anh").get() == grant
    assert "105/qd-ubnd" in grant.search_key
    assert "de tham" in grant.search_key
    entry = Entry.objects.get(object_uid=grant.uid)
    assert entry.code == "awards.grant.recorded"
    assert entry.membership_name


@pytest.mark.parametrize("who", ["unit_head", "chairman", "viewer", "outsider"])
def test_only_the_clerk_writes(cast: Cast, who: str) -> None:
    subject = person(cast, "Vi Văn Bảy")
    with pytest.raises(PermissionDenied):
        grant_record(commune=cast.commune, given=given(subject), by=getattr(cast, who))
    assert not Grant.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"decided_on": dt.date(2024, 2, 20), "year": 2024}, "decided_on", "sau hôm nay"),
        ({"year": 2023}, "year", "Năm xét từ 2012 đến 2022"),
        ({"year": 2011}, "year", "Năm xét từ 2012 đến 2022"),
        ({"decided_on": dt.date(1900, 1, 1), "year": 1900}, "decided_on", "từ năm 1945"),
        ({"decision_number": " "}, "decision_number", ""),
    ],
)
def test_what_no_paper_can_say_is_refused(cast: Cast, fields, field, sentence) -> None:
    with pytest.raises(ValidationError) as refused:
        old(cast, person(cast, "Vi Văn Bảy"), **fields)
    assert sentence in " ".join(refused.value.message_dict[field])


def test_a_title_is_for_its_kind_of_subject(cast: Cast) -> None:
    with pytest.raises(ValidationError) as refused:
        old(cast, person(cast, "Vi Văn Bảy"), FAMILY)
    assert "dành cho hộ gia đình" in str(refused.value)


def test_people_of_the_next_commune_are_not_ours(cast: Cast) -> None:
    stranger = cast.person_of(cast.outsider)
    with pytest.raises(ValidationError):
        grant_record(commune=cast.commune, given=given(stranger), by=cast.clerk)


def test_one_decision_gives_one_award_once(cast: Cast) -> None:
    subject = person(cast, "Vi Văn Bảy")
    old(cast, subject)
    with pytest.raises(ValidationError) as refused:
        old(cast, subject)
    assert "Quyết định này đã ghi" in str(refused.value)
    old(cast, subject, FIGHTER)


def test_a_stale_correction_loses(cast: Cast) -> None:
    grant = old(cast, person(cast, "Vi Văn Bảy"))
    copy = Grant.objects.get(pk=grant.pk)
    grant_change(grant=grant, merit="Giỏi việc thôn", seen_version=1, by=cast.clerk)
    with pytest.raises(StaleVersion):
        grant_change(grant=copy, merit="Khác", seen_version=1, by=cast.second_clerk)
    assert Grant.objects.get().merit == "Giỏi việc thôn"
    told = Entry.objects.get(code="awards.grant.changed")
    assert told.changes["merit"] == ["", "Giỏi việc thôn"]


def test_a_new_name_is_found_by(cast: Cast) -> None:
    grant = old(cast, person(cast, "Vi Văn Bảy"))
    grant_change(grant=grant, recipient="Vi Đình Bảy", seen_version=1, by=cast.clerk)
    assert Grant.objects.filter(search_key__contains="vi dinh bay").exists()


def test_a_row_struck_out_stays_in_the_trail(cast: Cast) -> None:
    grant = old(cast, person(cast, "Vi Văn Bảy"))
    uid = grant.uid
    with pytest.raises(ValidationError):
        grant_remove(grant=grant, reason=" ", by=cast.clerk)
    grant_remove(grant=grant, reason="Ghi nhầm người", by=cast.clerk)
    assert not Grant.objects.exists()
    entry = Entry.objects.get(object_uid=uid, code="awards.grant.removed")
    assert entry.reason == "Ghi nhầm người"
    assert entry.changes["decision_number"] == ["105/QĐ-UBND", ""]


# --- Whom a paper names


def test_an_is_not_an_with_a_hat(cast: Cast) -> None:
    person(cast, "Nguyễn Văn Ân")
    found = Subjects(cast.commune)
    with pytest.raises(ValidationError):
        found.found("person", "Nguyễn Văn An")
    assert found.found("person", "nguyen van an").full_name == "Nguyễn Văn Ân"


def test_tones_may_stand_on_either_vowel(cast: Cast) -> None:
    person(cast, "Hoàng Thị Hòa")
    assert Subjects(cast.commune).found("person", "Hoàng Thị Hoà").full_name == "Hoàng Thị Hòa"


def test_of_two_of_one_name_the_year_or_the_code_decides(cast: Cast) -> None:
    person(cast, "Vi Văn Bảy", birth_year=1960)
    younger = person(cast, "Vi Văn Bảy", birth_year=1990, code="N012")
    subjects = Subjects(cast.commune)
    with pytest.raises(ValidationError) as refused:
        subjects.found("person", "Vi Văn Bảy")
    assert "Có 2 người" in str(refused.value)
    assert subjects.found("person", "Vi Văn Bảy", birth_year=1990) == younger
    assert subjects.found("person", "Vi Văn Bảy", code="n012") == younger
    with pytest.raises(ValidationError):
        subjects.found("person", "Lê Thị Hoa", code="N012")


def test_a_household_by_its_head_as_papers_write_it(cast: Cast) -> None:
    home = household(cast, "Lý Văn Cả", "H1")
    for name in ("Lý Văn Cả", "Hộ Lý Văn Cả", "Hộ ông Lý Văn Cả"):
        assert Subjects(cast.commune).found("household", name) == home


# --- What one person was given


def test_years_one_after_another(cast: Cast) -> None:
    subject = person(cast, "Vi Văn Bảy")
    for year in (2018, 2020, 2021, 2022):
        old(
            cast, subject, FIGHTER, year=year,
            decided_on=dt.date(year, 12, 20), decision_number=f"{year}/QĐ",
        )  # fmt: skip
    runs = runs_of(Grant.objects.all())
    assert [(run.first, run.last) for run in runs] == [(2020, 2022), (2018, 2018)]
    assert runs[0].words == "Chiến sĩ thi đua cơ sở: 3 năm liền, 2020 – 2022"
    Grant.objects.filter(year=2021).update(state="revoked")
    assert [run.last for run in runs_of(Grant.objects.all())] == [2022, 2020, 2018]


def test_a_history_is_the_readers_own(cast: Cast) -> None:
    subject = person(cast, "Vi Văn Bảy")
    old(cast, subject)
    initiative(cast, subject)
    found = history_of(cast.viewer, "person", subject)
    assert (len(found.grants), len(found.initiatives), found.standing) == (1, 1, 1)
    assert history_of(cast.outsider, "person", subject).grants == []


# --- Initiatives


def test_a_used_initiative_stays_as_it_is(cast: Cast) -> None:
    author = person(cast, "Vi Văn Bảy")
    row = initiative(cast, author)
    row.used_by = make_nomination(make_round(cast), author, cast.village)
    row.save()
    with pytest.raises(WrongState):
        initiative_remove(initiative=row, reason="Nhầm", by=cast.clerk)
    with pytest.raises(WrongState):
        initiative_change(
            initiative=row, name="Khác", level="base", recognised_on=row.recognised_on,
            recognised_by="Xã", number="1", seen_version=1, by=cast.clerk,
        )  # fmt: skip
    assert Initiative.objects.get().name == "Sổ theo dõi hộ nghèo bằng mã màu"


def test_an_initiative_is_written_once(cast: Cast) -> None:
    author = person(cast, "Vi Văn Bảy")
    initiative(cast, author)
    with pytest.raises(ValidationError):
        initiative(cast, author)
    with pytest.raises(ValidationError):
        initiative(cast, author, number="08", recognised_on=dt.date(2025, 1, 1))
