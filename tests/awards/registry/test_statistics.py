"""Nominated and given, counted by hand beside the portal; and what targets count."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from awards.models import Grant
from awards.registry.counters import COUNTERS
from awards.registry.statistics import Line, statistics_of, statistics_workbook
from awards.states import GrantState, NominationState
from targets import counters
from tests.awards.made import (
    ADVANCED,
    FIGHTER,
    PRAISE,
    law_and_catalogue,
    make_nomination,
    make_round,
)
from tests.awards.registry.made import FAMILY, VILLAGE, household, old, person
from tests.cast import LONG_AGO, Cast
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

IN_2024 = {"year": 2024, "decided_on": dt.date(2024, 2, 10)}
NEW_YEAR, TODAY = dt.date(2024, 1, 1), dt.date(2024, 2, 19)


@pytest.fixture
@kept
def cast(cast: Cast) -> Cast:
    law_and_catalogue()
    return cast


def by_name(lines: list[Line]) -> dict[str, Line]:
    return {line.name: line for line in lines}


@pytest.fixture
@kept
def season(cast: Cast) -> Cast:
    """Nominated: three people (one only a draft, one withdrawn), a village, a household.

    Given: the woman LĐTT (direct worker), the man CSTĐCS (leader), the village a Giấy khen;
    one LĐTT was revoked.
    """
    round_ = make_round(cast)
    woman = person(cast, "Hà Thị An", gender="female")
    man = person(cast, "Vi Văn Bảy", gender="male")
    third = person(cast, "Lê Văn Ba", gender="male")
    home = household(cast, "Lý Văn Cả", "H1")
    sent = {"state": NominationState.SENT}
    make_nomination(round_, woman, cast.village, is_direct_worker=True, **sent)
    make_nomination(round_, man, cast.village, award=FIGHTER, is_leader=True, **sent)
    make_nomination(round_, third, cast.village, state=NominationState.DRAFT, sha256="")
    make_nomination(round_, third, cast.village, award=PRAISE, state=NominationState.WITHDRAWN)
    make_nomination(round_, cast.village, cast.village, award=PRAISE, **sent)
    make_nomination(round_, home, cast.village, award=FAMILY, **sent)
    old(cast, woman, ADVANCED, is_direct_worker=True, **IN_2024)
    old(cast, man, FIGHTER, is_leader=True, **IN_2024)
    old(cast, cast.village, PRAISE, **IN_2024)
    revoked = old(cast, third, ADVANCED, **IN_2024)
    Grant.objects.filter(pk=revoked.pk).update(
        state=GrantState.REVOKED, revoked_on=dt.date(2024, 2, 15)
    )
    return cast


def test_nominated_and_given_are_kept_apart(season: Cast) -> None:
    found = statistics_of([season.commune.pk], 2024)
    titles, rewards = by_name(found.honours.lines), by_name(found.rewards.lines)

    advanced = titles["Lao động tiên tiến"]
    assert (advanced.nominated.people, advanced.nominated.women, advanced.nominated.direct) == (
        1, 1, 1,
    )  # fmt: skip
    assert (advanced.given.people, advanced.given.women, advanced.given.direct) == (1, 1, 1)
    fighter = titles["Chiến sĩ thi đua cơ sở"]
    assert (fighter.given.people, fighter.given.leaders, fighter.given.women) == (1, 1, 0)
    family = titles["Gia đình văn hóa"]
    assert (family.nominated.households, family.given.households) == (1, 0)
    (praise,) = rewards.values()
    assert (praise.nominated.collectives, praise.given.collectives) == (1, 1)
    assert (found.honours.total.nominated.total, found.honours.total.given.total) == (3, 2)
    assert found.revoked == 1


def test_units_and_years(season: Cast) -> None:
    found = statistics_of([season.commune.pk], 2024)
    village = by_name(found.units.lines)["Thôn Hồng Lạc"]
    assert (village.nominated.total, village.given.total) == (4, 1)
    assert by_name(found.units.lines)["Không rõ đơn vị"].given.total == 2
    this, last, *_ = found.years
    assert (this.year, this.nominated, this.honours, this.rewards, this.revoked) == (
        2024, 4, 2, 1, 1,
    )  # fmt: skip
    assert (last.nominated, last.honours) == (0, 0)
    assert statistics_of([season.next_commune.pk], 2024).is_empty


def test_the_workbook_says_the_same(season: Cast) -> None:
    content = statistics_workbook(statistics_of([season.commune.pk], 2024))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Danh hiệu thi đua", "Hình thức khen thưởng", "Đơn vị", "Các năm"]
    rows = list(book["Danh hiệu thi đua"].values)
    total = dict(zip(rows[0], rows[-1], strict=True))
    assert (total["Đề nghị: cá nhân"], total["Được tặng: cá nhân"]) == (2, 2)
    assert (total["Đề nghị: tổng số"], total["Được tặng: tổng số"]) == (3, 2)


def test_on_the_page_each_figure_says_what_it_counts(season: Cast, client_of) -> None:
    """On a phone the heads are gone, and each row is a card."""
    address = reverse("award_statistics")
    page = client_of(season.clerk).get(address, {"nam": "2024"}).content.decode()
    row = page[page.index('<th scope="row">Chiến sĩ thi đua cơ sở</th>') :].partition("</tr>")[0]
    told = re.findall(r'class="num([^"]*)" data-label="([^"]+)">(\d+)<', row)
    assert [(label, figure) for style, label, figure in told if "side" in style] == [
        ("Đề nghị", "1"), ("Được tặng", "1"),
    ]  # fmt: skip
    assert ("", "Lãnh đạo", "1") in told
    assert (" none", "Nữ", "0") in told


def test_awards_of_one_commune_are_named_as_its_papers_do(season: Cast, client_of) -> None:
    address = reverse("award_statistics")
    at_home = client_of(season.clerk).get(address, {"nam": "2024"}).content.decode()
    assert "Giấy khen của Chủ tịch Ủy ban nhân dân xã Đồng Tâm" in at_home
    above = client_of(season.overseer).get(address, {"nam": "2024"}).content.decode()
    assert "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã" in above


def test_a_longer_register_costs_no_more(season: Cast, django_assert_num_queries) -> None:
    for number in range(12):
        old(season, person(season, f"Người Số {number}"), ADVANCED, **IN_2024)
    with django_assert_num_queries(8):
        statistics_of([season.commune.pk], 2024)


# --- Counters of targets


def counted(cast: Cast, code: str, on: dt.date = TODAY) -> Decimal | None:
    return counters.counted(code, cast.commune, NEW_YEAR, on)


def test_every_counter_is_offered_to_the_clerk() -> None:
    offered = dict(counters.choices())
    assert {counter.code for counter in COUNTERS} <= offered.keys()


def test_fighters_of_the_year_are_counted(cast: Cast) -> None:
    assert counted(cast, "awards.honour.chien-si-thi-dua-co-so") == 0
    first, second = person(cast, "Hà Thị An"), person(cast, "Vi Văn Bảy")
    old(cast, first, FIGHTER, **IN_2024)
    grant = old(cast, second, FIGHTER, **IN_2024)
    old(cast, second, FIGHTER)  # of 2022
    assert counted(cast, "awards.honour.chien-si-thi-dua-co-so") == 2
    assert counted(cast, "awards.honour.chien-si-thi-dua-co-so", dt.date(2024, 2, 9)) == 0
    Grant.objects.filter(pk=grant.pk).update(state="revoked", revoked_on=dt.date(2024, 2, 15))
    assert counted(cast, "awards.honour.chien-si-thi-dua-co-so") == 1
    assert counted(cast, "awards.honour.chien-si-thi-dua-co-so", dt.date(2024, 2, 14)) == 2


def test_the_share_of_families(cast: Cast) -> None:
    homes = [household(cast, f"Chủ Hộ {number}", f"H{number}") for number in range(4)]
    ended = household(cast, "Đã Chuyển", "H9")
    ended.valid_to = LONG_AGO
    ended.save()
    assert counted(cast, "awards.share.gia-dinh-van-hoa") is None
    for home in homes[:3]:
        old(cast, home, FAMILY, **IN_2024)
    assert counted(cast, "awards.share.gia-dinh-van-hoa") == 75
    assert counted(cast, "awards.honour.gia-dinh-van-hoa") == 3


def test_the_share_of_villages(cast: Cast) -> None:
    old(cast, cast.village, VILLAGE, **IN_2024)
    assert counted(cast, "awards.share.thon-to-dan-pho-van-hoa") == 50


def test_who_completed_duties(cast: Cast) -> None:
    assert counted(cast, "awards.share.completed") is None
    round_ = make_round(cast)
    for name, rated, state in (
        ("Hà Thị An", "good", NominationState.SENT),
        ("Vi Văn Bảy", "excellent", NominationState.SENT),
        ("Lê Văn Ba", "not_done", NominationState.SENT),
        ("Lý Văn Tư", "done", NominationState.SENT),
        ("Đỗ Văn Năm", "not_done", NominationState.WITHDRAWN),
    ):
        make_nomination(round_, person(cast, name), cast.village, completion=rated, state=state)
    assert counted(cast, "awards.share.completed") == 75
    roster = {"roster": {"members": 20, "completed": 20}}
    make_nomination(
        round_, cast.office, cast.office, award=PRAISE, report=roster, state=NominationState.SENT
    )
    assert counted(cast, "awards.share.completed_in_collectives") == 100
