"""The catalogue of awards: everybody who works reads the law of a day in it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from awards.law.wording import share_words
from campaigns.models import Honour
from tests.awards.made import award_named, law_and_catalogue
from tests.cast import Cast
from tests.plumbing.kept import kept

CATALOGUE = "law_catalogue"
FIGHTER, PRAISE, FAMILY = "chien-si-thi-dua-co-so", "giay-khen-xa", "gia-dinh-van-hoa"
BANNER = "là bản chép từ trước, cần kiểm tra"


@pytest.fixture
@kept
def loaded(cast: Cast) -> Cast:
    law_and_catalogue()
    return cast


def text_of(browser, address: str, day: str = "") -> str:
    """Return the page's words on one line."""
    page = browser.get(address, {"ngay": day} if day else {})
    assert page.status_code == 200
    text = re.sub(r"<[^>]+>", " ", page.content.decode())
    return re.sub(r"\s+", " ", text.replace("&nbsp;", " "))


def honour_page(code: str) -> str:
    return reverse("honour_law", args=[award_named(code).uid])


def test_titles_and_forms_stand_apart(loaded: Cast, client_of) -> None:
    page = client_of(loaded.clerk).get(reverse(CATALOGUE))
    titles, forms = page.context["honours"], page.context["forms"]
    named = {line.award.name for _, lines in titles for line in lines}
    assert "Lao động tiên tiến" in named
    assert not named & {line.award.name for line in forms}
    assert [label for label, _ in titles] == ["Cá nhân", "Tập thể", "Hộ gia đình"]


def test_the_day_chooses_the_law(loaded: Cast, client_of) -> None:
    browser = client_of(loaded.unit_head)
    old = text_of(browser, honour_page(FIGHTER), "30/6/2025")
    new = text_of(browser, honour_page(FIGHTER), "01/7/2025")
    assert "Chủ tịch Ủy ban nhân dân cấp huyện , từ ngày 01/01/2024" in old
    assert "Chủ tịch Ủy ban nhân dân cấp xã , từ ngày 01/07/2025" in new
    assert "Điều 59, Nghị định 129/2025/NĐ-CP" in new
    assert "01/01/2024 – 30/06/2025 Chủ tịch Ủy ban nhân dân cấp huyện" in new


def test_money_is_shown_with_its_arithmetic(loaded: Cast, client_of) -> None:
    browser = client_of(loaded.accountant)
    praise = text_of(
        browser, reverse("reward_form_law", args=[award_named(PRAISE).uid]), "1/8/2026"
    )
    assert "2.530.000 × 0,3 = 759.000 đồng" in praise
    assert "2.530.000 × 0,3 × 2 = 1.518.000 đồng" in praise
    assert "2.530.000 × 0,3 × 1,5 = 1.138.500 đồng" in praise
    assert "Không kèm tiền thưởng" in text_of(browser, honour_page(FAMILY), "1/8/2026")


def test_votes_alternatives_and_papers_are_told(loaded: Cast, client_of) -> None:
    text = text_of(client_of(loaded.council_member), honour_page(FIGHTER), "1/8/2026")
    assert "Bỏ phiếu, từ 80% tổng số thành viên Hội đồng đồng ý" in text
    assert "Đạt một trong các tiêu chuẩn sau" in text
    assert "Không quá 15% số Lao động tiên tiến" in text and "(không áp dụng)" in text
    assert "Biên bản kiểm phiếu của Hội đồng" in text
    assert "Mẫu 05, Nghị định 152/2025/NĐ-CP" in text
    assert "Cần kiểm tra" in text


@pytest.mark.parametrize(("day", "shown"), [("30/9/2026", False), ("01/10/2026", True)])
def test_the_banner_comes_with_the_law_that_is_not_known(
    loaded: Cast, client_of, day: str, shown: bool
) -> None:
    browser = client_of(loaded.clerk)
    for address in (reverse(CATALOGUE), honour_page(FIGHTER)):
        assert (BANNER in text_of(browser, address, day)) == shown


def test_a_wrong_day_is_named_and_today_is_shown(loaded: Cast, client_of) -> None:
    text = text_of(client_of(loaded.clerk), reverse(CATALOGUE), "31/02/2026")
    assert "Ghi ngày như 01/7/2025." in text
    assert "Quy định có hiệu lực ngày 19/02/2024" in text


def test_only_the_administrator_is_led_to_corrections(loaded: Cast, client_of) -> None:
    address = honour_page(FIGHTER)
    assert "Đặt quy định riêng" in text_of(client_of(loaded.administrator), address)
    for person in (loaded.clerk, loaded.outsider, loaded.overseer):
        assert "Đặt quy định riêng" not in text_of(client_of(person), address)


def test_links_to_corrections_open(loaded: Cast, client_of) -> None:
    browser = client_of(loaded.administrator)
    page = browser.get(honour_page(FIGHTER)).content.decode()
    links = set(re.findall(r'href="(/quan-tri/awards/[^"]+)"', page))
    assert len(links) > 5
    for link in links:
        form = browser.get(link).context["adminform"].form
        assert form.initial["source"]  # begins as a copy of the rule


def test_an_own_title_is_not_there_for_others(loaded: Cast, client_of) -> None:
    own = Honour.objects.create(
        commune=loaded.commune, code="rieng", name="Hộ kiểu mẫu", subject="household"
    )
    address = reverse("honour_law", args=[own.uid])
    assert client_of(loaded.clerk).get(address).status_code == 200
    assert client_of(loaded.outsider).get(address).status_code == 404
    assert "Hộ kiểu mẫu" not in text_of(client_of(loaded.outsider), reverse(CATALOGUE))


def test_a_visitor_is_led_to_the_door(loaded: Cast, client_of) -> None:
    for address in (reverse(CATALOGUE), honour_page(FIGHTER)):
        page = client_of(loaded.visitor).get(address)
        assert page.status_code == 302 and page.url.startswith(reverse("login"))


@pytest.mark.parametrize(
    ("num", "den", "strict", "words"),
    [
        (80, 100, False, "từ 80%"),
        (4, 5, False, "từ 80%"),
        (2, 3, False, "từ 2/3"),
        (1, 2, True, "quá nửa"),
        (1, 2, False, "từ 50%"),
        (2, 3, True, "hơn 2/3"),
    ],
)
def test_shares_in_words(num, den, strict, words) -> None:
    assert share_words(num, den, is_strict=strict) == words
