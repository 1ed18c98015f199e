"""A target divided among units: filled in, saved, refused, in a race, from Excel."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from emulation.lib import dates
from emulation.lib.states import StaleVersion
from targets.models import Result, Share
from targets.services import (
    RowRefused,
    ShareRow,
    period_open,
    periods_plan,
    report_approve,
    report_of,
    shares_give,
    shares_set,
)
from tests.targets.year_made import APRIL_3, fill, give, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lychee(make_target):
    return make_target("Sản lượng vải thiều", "1000", "tấn", unit_rule="sum", frequency="quarter")


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.clerk)


@pytest.fixture
def post(clerk, lychee):
    """Return a function that posts the page of shares as a browser would."""
    address = reverse("share_edit", args=[lychee.uid])

    def send(*rows, button="luu", **also):
        data = {"viec": button, **also}
        for unit, fields in rows:
            data |= {f"{unit.uid.hex}-{name}": value for name, value in fields.items()}
        return clerk.post(address, data)

    return send


def ticked(unit, assigned="", **fields):
    return unit, {"given": "on", "assigned": assigned, **fields}


def kept(target):
    return {share.unit: share.assigned for share in target.shares.all()}


def test_shares_are_saved_and_the_difference_is_said(cast, clerk, lychee, post):
    answer = post(ticked(cast.village, "600"), ticked(cast.other_village, "300,5"))

    assert kept(lychee) == {cast.village: 600, cast.other_village: Decimal("300.5")}
    page = clerk.get(answer.url).content.decode()
    assert "Đã giao Sản lượng vải thiều cho 2 đơn vị." in page
    assert "Các đơn vị cộng lại 900,5 tấn, thiếu 99,5 tấn so với 1.000 tấn." in page


def test_dividing_fills_in_and_saves_nothing(cast, post):
    page = post(ticked(cast.village), ticked(cast.other_village), button="chia-deu")

    text = page.content.decode()
    assert text.count('value="500"') == 2
    assert "chưa lưu" in text and "Các đơn vị cộng lại đúng 1.000 tấn." in text
    assert not Share.objects.exists()


def test_nobody_ticked_means_all_villages(post):
    text = post(button="chia-deu").content.decode()

    assert text.count('value="500"') == 2
    assert "đã chọn mọi thôn" in text


def test_dividing_by_what_nobody_has_says_where_it_is_kept(cast, post):
    text = post(ticked(cast.village, "7"), button="theo-ho").content.decode()

    assert "Số hộ lấy từ danh sách hộ" in text
    assert 'value="7"' in text


def test_dividing_by_area_follows_the_area(cast, lychee, post):
    cast.village.area_ha, cast.other_village.area_ha = 30, 10
    cast.village.save()
    cast.other_village.save()

    text = post(button="theo-dien-tich").content.decode()

    assert 'value="750"' in text and 'value="250"' in text


def test_a_whole_target_for_one_office(cast, lychee, post):
    choice = {"giao-ca-cho": cast.office.uid.hex}
    text = post(ticked(cast.village, "5"), button="mot-don-vi", **choice).content.decode()

    assert f'name="{cast.office.uid.hex}-given"' in text
    assert 'value="1.000"' in text and 'value="5"' not in text


def test_a_rate_is_given_to_all_alike_and_never_divided(cast, clerk, make_target):
    rate = make_target("Tỷ lệ hộ dùng nước sạch", "99", "%", kind="percentage")
    page = clerk.get(reverse("share_edit", args=[rate.uid])).content.decode()

    assert "Chia đều" not in page and "Bằng nhau" in page


def test_a_figure_without_a_tick_gives_and_an_unticked_share_goes(cast, lychee, post):
    post((cast.village, {"assigned": "600"}))
    share = lychee.shares.get()
    post((cast.village, {"assigned": "600", "version": share.version}))

    assert not lychee.shares.exists()


@pytest.mark.parametrize(
    ("typed", "said"), [("nhiều", "chưa phải là số"), ("-5", "từ 0 trở lên"), ("1.5", "dấu phẩy")]
)
def test_wrong_figures_are_said_at_the_field_and_stay(cast, post, typed, said):
    page = post(ticked(cast.village, typed), ticked(cast.other_village, "300"))

    text = page.content.decode()
    assert page.status_code == 200 and said in text
    assert f'value="{typed}"' in text and 'value="300"' in text
    assert not Share.objects.exists()


def test_a_colleagues_share_is_shown_beside_mine(cast, lychee, post):
    give(lychee, (cast.other_village, "400"), by=cast.second_clerk)

    page = post(ticked(cast.village, "600"))

    text = page.content.decode()
    assert page.status_code == 409
    assert "Bản của đồng chí" in text or "Của đồng chí" in text
    assert kept(lychee) == {cast.other_village: 400}
    version = lychee.shares.get().version
    post(ticked(cast.village, "600"), (cast.other_village, {"version": version}))
    assert kept(lychee) == {cast.village: 600}


def test_what_was_added_since_is_not_taken_away_unseen(cast, lychee):
    give(lychee, (cast.village, "600"), by=cast.clerk)
    with pytest.raises(StaleVersion):
        shares_set(target=lychee, rows=[], seen={}, by=cast.clerk)


def test_negative_shares_are_refused_whoever_asks(cast, lychee):
    rows = [ShareRow(cast.village, Decimal(-1))]
    with pytest.raises(ValidationError, match="từ 0 trở lên"):
        shares_set(target=lychee, rows=rows, by=cast.clerk)


def test_giving_many_is_all_or_nothing(cast, span, lychee, make_target):
    maize = make_target("Sản lượng ngô", "75", "tấn", unit_rule="sum")
    gifts = [
        (lychee, [ShareRow(cast.village, Decimal(1000))]),
        (maize, [ShareRow(cast.village, Decimal(-1))]),
    ]
    with pytest.raises(RowRefused) as refused:
        shares_give(span=span, gifts=gifts, by=cast.clerk)
    assert refused.value.row == 1
    assert not Share.objects.exists()


def test_results_of_an_open_period_follow_the_shares(cast, span, lychee):
    give(lychee, (cast.village, "600"), by=cast.clerk)
    period = periods_plan(span=span, kind="quarter", by=cast.clerk)[0]
    period_open(period=period, by=cast.clerk)
    with dates.on_day(APRIL_3):
        fill(period, cast.village, {lychee: "300"}, cast.unit_head)
        report_approve(report=report_of(period=period, unit=cast.village), by=cast.clerk)
        before = Result.objects.get(unit=cast.village, is_current=True).expected
        shares = {share.unit_id: share.version for share in lychee.shares.all()}
        shares_set(
            target=lychee, rows=[ShareRow(cast.village, Decimal(300))], seen=shares, by=cast.clerk
        )
    after = Result.objects.get(unit=cast.village, is_current=True).expected
    assert after < before


def test_the_table_says_what_nobody_was_given(cast, span, client_of, lychee, make_target):
    make_target("Sản lượng ngô", "75", "tấn", unit_rule="sum")
    give(lychee, (cast.village, "1000"), by=cast.clerk)

    page = client_of(cast.viewer).get(reverse("share_table")).content.decode()
    only = client_of(cast.viewer).get(reverse("share_table") + "?loc=chua-giao").content.decode()

    assert "1 chỉ tiêu chưa giao cho ai" in page and "Thôn Hồng Lạc" in page
    assert "Sản lượng vải thiều" in page and "Sản lượng vải thiều" not in only
    assert "Giao nhanh" not in page


def test_quick_giving_proposes_and_gives(cast, span, clerk, lychee, make_target):
    school = make_target("Trường đạt chuẩn", "1", "trường", answering_unit=cast.office)
    address = reverse("share_quick", args=[span.uid])
    page = clerk.get(address).content.decode()
    assert 'value="chia-deu" selected' in page and f'value="{cast.office.uid.hex}" selected' in page

    clerk.post(
        address,
        {
            f"giao-{lychee.uid.hex}": "chia-deu",
            f"giao-{school.uid.hex}": cast.office.uid.hex,
        },
    )

    assert kept(lychee) == {cast.village: 500, cast.other_village: 500}
    assert kept(school) == {cast.office: 1}


def test_what_waits_is_not_given(cast, span, clerk, lychee):
    clerk.post(reverse("share_quick", args=[span.uid]), {f"giao-{lychee.uid.hex}": ""})
    assert not lychee.shares.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_with_the_rows(cast, span, clerk, make_target, count):
    for number in range(count):
        target = make_target(f"Cây thứ {number}", "10", "tấn", unit_rule="sum")
        give(target, (cast.village, "4"), (cast.other_village, "6"), by=cast.clerk)
    make_target("Cây chưa giao", "10", "tấn", unit_rule="sum")

    asked = {
        "table": queries_of(clerk, reverse("share_table")),
        "quick": queries_of(clerk, reverse("share_quick", args=[span.uid])),
        "edit": queries_of(clerk, reverse("share_edit", args=[target.uid])),
    }

    assert asked == {"table": 3, "quick": 3, "edit": 5}


def test_a_target_that_the_portal_counts_is_set_on_its_form(cast, clerk, lychee):
    page = clerk.get(reverse("target_change", args=[lychee.uid]))
    data = {name: value for name, value in page.context["form"].initial.items() if value}
    answer = clerk.post(
        reverse("target_change", args=[lychee.uid]),
        data | {"value": "1000", "counter": "org.households"},
    )

    assert answer.status_code == 302
    lychee.refresh_from_db()
    assert lychee.counter == "org.households"
    table = clerk.get(reverse("share_table")).content.decode()
    assert "cổng tự đếm" in table and "Chỉ tiêu nào cũng đã giao" in table
