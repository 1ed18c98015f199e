"""Pages of the register: found without accents, filtered, written in, corrected."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.models import Grant, Initiative
from emulation.org.models import Person
from tests.awards.deciding.made import World
from tests.awards.made import PRAISE, award_named, law_and_catalogue
from tests.awards.registry.made import FAMILY, FIGHTER, household, initiative, old, person
from tests.cast import Cast
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

TYPED = {
    "kind": "person", "procedure": "regular", "year": "2022", "decision_number": "105/QĐ-UBND",
    "decided_on": "20/12/2022", "decider": "Chủ tịch UBND xã", "level": "commune",
}  # fmt: skip


@pytest.fixture
@kept
def cast(cast: Cast) -> Cast:
    law_and_catalogue()
    return cast


def names(page) -> list[str]:
    return [grant.recipient for grant in page.context["page_obj"]]


def test_the_list_is_searched_and_filtered(cast: Cast, client_of) -> None:
    old(cast, person(cast, "Đặng Thị Ảnh"))
    old(cast, person(cast, "Vi Văn Bảy"), FIGHTER)
    old(cast, household(cast, "Lý Văn Cả", "H1"), FAMILY)
    browser, address = client_of(cast.unit_head), reverse("register_list")
    assert len(names(browser.get(address))) == 3
    assert names(browser.get(address, {"q": "dang anh"})) == ["Đặng Thị Ảnh"]
    assert names(browser.get(address, {"doi_tuong": "household"})) == ["Hộ Lý Văn Cả"]
    fighter = Grant.objects.get(honour__code=FIGHTER).honour
    assert names(browser.get(address, {"khen": f"danh-hieu:{fighter.uid}"})) == ["Vi Văn Bảy"]
    assert names(browser.get(address, {"khen": "hinh-thuc"})) == []
    assert len(names(browser.get(address, {"nam": "2022", "cap": "commune"}))) == 3


def test_names_sort_by_the_given_name(cast: Cast, client_of) -> None:
    for name in ("Vi Văn Ẩn", "Nông Thị Đào", "Lê Văn An", "Hà Thị Dung"):
        old(cast, person(cast, name))
    page = client_of(cast.viewer).get(reverse("register_list"))
    assert names(page) == ["Lê Văn An", "Vi Văn Ẩn", "Hà Thị Dung", "Nông Thị Đào"]


def test_the_list_costs_the_same_for_many(cast: Cast, client_of) -> None:
    browser, address = client_of(cast.clerk), reverse("register_list")
    old(cast, person(cast, "Người Đầu"))
    browser.get(address)
    with CaptureQueriesContext(connection) as one:
        browser.get(address)
    for number in range(30):
        old(cast, person(cast, f"Người Số {number}"))
    with CaptureQueriesContext(connection) as many:
        browser.get(address)
    assert len(one) == len(many) <= 15


def test_an_old_award_is_typed_in(cast: Cast, client_of) -> None:
    person(cast, "Vi Văn Bảy")
    browser, address = client_of(cast.clerk), reverse("grant_record")
    award = f"danh-hieu:{fighter_uid()}"
    page = browser.post(address, {**TYPED, "name": "Không Có Ai", "award": award})
    assert "Không có người “Không Có Ai”" in page.text
    assert 'value="105/QĐ-UBND"' in page.text
    browser.post(address, {**TYPED, "name": "Vi Văn Bảy", "award": award, "amount": "1.080.000"})
    assert Grant.objects.get().amount == 1_080_000


def test_a_person_the_portal_does_not_know_is_written_down(cast: Cast, client_of) -> None:
    words = {**TYPED, "name": "Đàm Văn Mới", "is_new": "on", "award": f"danh-hieu:{fighter_uid()}"}
    browser, address = client_of(cast.clerk), reverse("grant_record")
    refused = browser.post(address, {**words, "year": "1999"})
    assert "Năm xét từ 2012" in refused.text
    assert not Person.objects.filter(full_name="Đàm Văn Mới").exists()
    browser.post(address, words)
    assert Grant.objects.get().person.full_name == "Đàm Văn Mới"


def test_a_stale_page_shows_both_texts(cast: Cast, client_of) -> None:
    grant = old(cast, person(cast, "Vi Văn Bảy"))
    browser, address = client_of(cast.clerk), reverse("grant_change", args=[grant.uid])
    words = {**TYPED, "recipient": "Vi Văn Bảy", "version": "1"}
    browser.post(address, {**words, "merit": "Lời đầu"})
    stale = browser.post(address, {**words, "merit": "Lời sau"})
    assert stale.status_code == 409
    assert "Thành tích: Lời đầu" in stale.text
    assert "Lời sau" in stale.text
    assert Grant.objects.get().merit == "Lời đầu"
    assert stale.context["form"]["version"].value() == "2"


def test_a_row_of_a_decision_cannot_be_corrected(cast: Cast, client_of) -> None:
    world = World(cast)
    world.issued([world.worker])
    grant = Grant.objects.get()
    browser = client_of(cast.clerk)
    page = browser.get(reverse("grant_read", args=[grant.uid]))
    assert "Sửa</a>" not in page.text
    assert reverse("paper_read", args=[grant.line.decision.paper.uid]) in page.text
    for name in ("grant_change", "grant_remove"):
        assert browser.get(reverse(name, args=[grant.uid])).status_code == 403


def test_all_that_one_person_was_given(cast: Cast, client_of) -> None:
    subject = person(cast, "Vi Văn Bảy")
    old(cast, subject, FIGHTER)
    initiative(cast, subject)
    address = reverse("person_awards", args=[subject.uid])
    page = client_of(cast.chairman).get(address)
    assert "Chiến sĩ thi đua cơ sở: năm 2022" in page.text
    assert "Sổ theo dõi hộ nghèo bằng mã màu" in page.text
    assert client_of(cast.outsider).get(address).status_code == 404


def test_who_was_never_awarded_is_not_shown_to_strangers_of_the_household(
    cast: Cast, client_of
) -> None:
    home = household(cast, "Lý Văn Cả", "H1")
    address = reverse("household_awards", args=[home.uid])
    assert client_of(cast.viewer).get(address).status_code == 404
    assert client_of(cast.unit_head).get(address).status_code == 200
    old(cast, home, FAMILY)
    assert client_of(cast.viewer).get(address).status_code == 200


def test_initiatives_are_kept(cast: Cast, client_of) -> None:
    person(cast, "Vi Văn Bảy")
    browser = client_of(cast.clerk)
    words = {
        "author": "Vi Văn Bảy", "name": "Tưới nhỏ giọt", "level": "base", "number": "07",
        "recognised_on": "01/11/2023", "recognised_by": "Xã",
    }  # fmt: skip
    refused = browser.post(reverse("initiative_record"), {**words, "author": "Ai Đó"})
    assert "Không có người “Ai Đó”" in refused.text
    browser.post(reverse("initiative_record"), words)
    row = Initiative.objects.get()
    page = browser.get(reverse("initiative_list"), {"q": "tuoi nho bay"})
    assert [one.pk for one in page.context["page_obj"]] == [row.pk]
    change = reverse("initiative_change", args=[row.uid])
    browser.post(change, {**words, "name": "Tưới phun", "version": "1"})
    assert browser.post(change, {**words, "name": "Khác", "version": "1"}).status_code == 409
    assert Initiative.objects.get().name == "Tưới phun"
    browser.post(reverse("initiative_remove", args=[row.uid]), {"reason": "Ghi nhầm"})
    assert not Initiative.objects.exists()


def test_an_award_is_found_by_the_search_of_the_portal(cast: Cast, client_of) -> None:
    grant = old(cast, person(cast, "Đặng Thị Ảnh"))
    page = client_of(cast.viewer).get(reverse("search"), {"q": "dang thi anh"})
    assert reverse("grant_read", args=[grant.uid]) in page.text
    outside = client_of(cast.outsider).get(reverse("search"), {"q": "dang thi anh"})
    assert reverse("grant_read", args=[grant.uid]) not in outside.text


def fighter_uid() -> str:
    return str(award_named(FIGHTER).uid)


def test_an_award_of_the_commune_is_named_as_its_papers_do(cast: Cast, client_of) -> None:
    grant = old(cast, person(cast, "Hà Thị An"), PRAISE)
    named = "Giấy khen của Chủ tịch Ủy ban nhân dân xã Đồng Tâm"
    for address in (
        reverse("register_list"),
        reverse("grant_read", args=[grant.uid]),
        reverse("person_awards", args=[grant.person.uid]),
    ):
        assert named in client_of(cast.clerk).get(address).content.decode(), address
