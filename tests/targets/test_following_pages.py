"""Pages of what is looked at: for whom, in how many queries, and what stays in the address."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from emulation.lib import dates
from targets.models import Frequency
from targets.services import (
    period_open,
    periods_plan,
    report_approve,
    report_of,
    span_for_year,
    target_create,
)
from tests.targets.year_made import APRIL_3, fill, give

pytestmark = pytest.mark.django_db


@pytest.fixture
def quarter(cast, span):
    period = periods_plan(span=span, kind="quarter", by=cast.clerk)[0]
    period_open(period=period, by=cast.clerk)
    with dates.on_day(APRIL_3):
        yield period


def set_teas(cast, make_target, numbers):
    """Set one target a number and give it to both villages."""
    made = []
    for number in numbers:
        target = make_target(
            f"Chè đồi {number}",
            "20",
            "tấn",
            unit_rule="sum",
            period_rule="sum",
            frequency=Frequency.QUARTER,
        )
        give(target, (cast.village, "10"), (cast.other_village, "10"), by=cast.clerk)
        made.append(target)
    return made


def report(cast, period, targets, value="2"):
    fill(period, cast.village, dict.fromkeys(targets, value), cast.unit_head, doubt_confirmed=True)
    report_approve(report=report_of(period=period, unit=cast.village), by=cast.clerk)


# Queries of the page itself; what stands around every page has its own.
OWN_QUERIES = {"progress": 9, "matrix": 7, "years": 2, "target_read": 11}


def address_of(name, target):
    return reverse(name, args=[target.uid]) if name == "target_read" else reverse(name)


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("name", OWN_QUERIES)
def test_queries_do_not_grow(cast, client_of, make_target, quarter, name, rows):
    targets = set_teas(cast, make_target, range(rows))
    report(cast, quarter, targets)
    client = client_of(cast.chairman)
    client.get(reverse("all_places"))
    around = queries(client, reverse("all_places"))

    assert queries(client, address_of(name, targets[0])) - around == OWN_QUERIES[name]


def test_a_screen_that_many_look_at_is_put_together_once(cast, client_of, make_target, quarter):
    targets = set_teas(cast, make_target, range(2))
    report(cast, quarter, targets)
    client = client_of(cast.chairman)
    client.get(reverse("all_places"))
    first = queries(client, reverse("progress"))

    assert queries(client, reverse("progress")) == 5 < first


def test_what_is_approved_shows_at_once(cast, client_of, make_target, quarter):
    teas = set_teas(cast, make_target, range(1))
    client = client_of(cast.viewer)
    assert "Chưa đến hạn: 0 trên 2" in client.get(reverse("progress")).content.decode()
    report(cast, quarter, teas)
    page = client.get(reverse("progress")).content.decode()

    assert "Chưa đến hạn: 1 trên 2" in page
    assert "<b>2</b> trên 20 tấn" in page


def test_everybody_reads_and_only_the_office_reminds(cast, client_of, make_target, quarter):
    report(cast, quarter, set_teas(cast, make_target, range(1)))
    with dates.on_day(dt.date(2024, 4, 12)):
        pages = {
            name: client_of(getattr(cast, name)).get(reverse("progress")).content.decode()
            for name in ("clerk", "chairman", "viewer", "unit_head", "overseer")
        }
    assert all("Quá 7 ngày" in page for page in pages.values())
    assert {name for name, page in pages.items() if "Sao chép để gửi Zalo" in page} == {
        "clerk",
        "chairman",
    }
    assert {name for name, page in pages.items() if "<b>Thứ 1</b>" in page} == {"unit_head"}


def test_a_late_unit_leads_to_its_report_for_who_may_open_it(cast, client_of, make_target, quarter):
    teas = set_teas(cast, make_target, range(1))
    with dates.on_day(dt.date(2024, 4, 12)):
        fill(quarter, cast.village, {teas[0]: "2"}, cast.unit_head)
        sent = reverse("report_read", args=[report_of(period=quarter, unit=cast.village).uid])
        forms = {
            unit: reverse("report_write", args=[quarter.uid, unit.uid])
            for unit in (cast.village, cast.other_village)
        }
        period = reverse("period_reports", args=[quarter.uid])
        links = {
            name: links_in(client_of(getattr(cast, name)).get(reverse("progress")))
            for name in ("clerk", "chairman", "unit_head", "accountant")
        }

    doors = {sent, *forms.values(), period}
    assert {name: doors & found for name, found in links.items()} == {
        "clerk": {sent, forms[cast.other_village]},
        "chairman": {sent, period},
        "unit_head": {sent},
        "accountant": set(),
    }


def links_in(page) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', page.content.decode()))


def test_the_board_ends_with_what_was_done_last(cast, client_of, make_target, quarter):
    report(cast, quarter, set_teas(cast, make_target, range(3)))

    told = {
        name: client_of(getattr(cast, name)).get(reverse("progress")).content.decode()
        for name in ("chairman", "unit_head", "accountant")
    }

    approved = "duyệt báo cáo Quý I/2024, Thôn Hồng Lạc"
    assert {name for name, page in told.items() if approved in page} == {"chairman", "unit_head"}
    shared = "giao chỉ tiêu Chè đồi 2 cho đơn vị và 2 việc cùng loại"
    assert all(shared in page for page in told.values())


def test_a_counter_leads_to_its_list(cast, client_of, make_target, quarter):
    report(cast, quarter, set_teas(cast, make_target, range(3)))
    page = client_of(cast.chairman).get(reverse("progress"), {"muc": "behind"})

    assert '<p class="soft">3 chỉ tiêu</p>' in page.content.decode()


@pytest.mark.parametrize("name", ["progress", "matrix"])
def test_before_any_period_the_page_says_what_will_stand_here(
    cast, client_of, span, make_target, name
):
    make_target("Sản lượng chè", "20", "tấn")
    page = client_of(cast.chairman).get(reverse(name)).content.decode()

    assert "Chưa đến kỳ báo cáo nào" in page and "Xem chỉ tiêu đã đặt" in page


@pytest.mark.parametrize("name", ["progress", "matrix", "matrix_export"])
def test_the_next_commune_finds_nothing(cast, client_of, make_target, quarter, name):
    report(cast, quarter, set_teas(cast, make_target, range(1)))
    asked = {"thoi_gian": str(quarter.span.uid), "ky": str(quarter.uid)}

    assert client_of(cast.outsider).get(reverse(name), asked).status_code == 404
    assert client_of(cast.visitor).get(reverse(name), asked).status_code == 302


def test_the_matrix_keeps_its_filters_in_the_address(cast, client_of, make_target, quarter):
    report(cast, quarter, set_teas(cast, make_target, range(2)))
    asked = {"muc": "behind", "loai": "village", "linh_vuc": "khong-co"}
    page = client_of(cast.chairman).get(reverse("matrix"), asked)

    assert "muc=behind" in page.context["export_url"] and "khong-co" not in page.content.decode()
    assert page.context["shown"].rows == 2


def test_the_matrix_leads_to_reports_only_for_who_may_open_them(
    cast, client_of, make_target, quarter
):
    report(cast, quarter, set_teas(cast, make_target, range(1)))
    link = reverse("report_read", args=[report_of(period=quarter, unit=cast.village).uid])
    for name, sees in {"chairman": True, "unit_head": True, "accountant": False}.items():
        page = client_of(getattr(cast, name)).get(reverse("matrix")).content.decode()
        assert (link in page) == sees


def test_the_matrix_goes_out_as_numbers_and_words(cast, client_of, make_target, quarter):
    report(cast, quarter, set_teas(cast, make_target, range(1)))
    answer = client_of(cast.viewer).get(reverse("matrix_export"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    figures, states, given = (
        [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets
    )

    assert figures == [
        ["Chỉ tiêu", "Đơn vị tính", "Cả xã", "Thôn Đề Thám", "Thôn Hồng Lạc"],
        ["Chè đồi 0", "tấn", 2, "chưa có", 2],
    ]
    assert states[1][2:] == ["Chậm", "Chưa có số liệu", "Có nguy cơ"]
    assert given == [
        [
            "Chỉ tiêu",
            "Đơn vị tính",
            "Thôn Đề Thám: giao",
            "Thôn Đề Thám: đăng ký",
            "Thôn Hồng Lạc: giao",
            "Thôn Hồng Lạc: đăng ký",
        ],
        ["Chè đồi 0", "tấn", 10, None, 10, None],
    ]


def test_years_of_one_indicator_and_the_communes_beside_it(cast, client_of, make_target, quarter):
    tea = set_teas(cast, make_target, range(1))[0]
    report(cast, quarter, [tea])
    client = client_of(cast.chairman)
    one = f"{reverse('years')}?chi_tieu={tea.indicator.uid}"

    assert one in client.get(reverse("years")).content.decode()
    assert "đến hết Quý I/2024" in client.get(one).content.decode()
    assert client_of(cast.outsider).get(one).status_code == 404
    assert client.get(reverse("years"), {"chi_tieu": "x"}).status_code == 404


def sheets_of(answer) -> list[list[list]]:
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]


def test_the_years_go_out_as_the_page_shows_them(cast, client_of, make_target, quarter):
    tea = set_teas(cast, make_target, range(1))[0]
    report(cast, quarter, [tea])
    client = client_of(cast.viewer)
    address = reverse("years_export")

    assert sheets_of(client.get(address)) == [
        [
            ["Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu 2024", "Kết quả 2024", "% 2024"],
            ["Chè đồi 0", "tấn", "20 tấn", 2, 10],
        ]
    ]
    assert sheets_of(client.get(address, {"chi_tieu": str(tea.indicator.uid)})) == [
        [
            ["Năm", "Chỉ tiêu", "Kết quả (tấn)", "So với chỉ tiêu (%)", "Mức đạt", "Số đến hết"],
            [2024, "20 tấn", 2, 10, "Chậm", "Quý I/2024"],
        ]
    ]
    elsewhere = client_of(cast.outsider).get(address, {"chi_tieu": str(tea.indicator.uid)})
    assert elsewhere.status_code == 404


def test_the_overseer_compares_communes_by_the_common_code(cast, client_of, make_target, quarter):
    tea = set_teas(cast, make_target, range(1))[0]
    report(cast, quarter, [tea])
    there = span_for_year(commune=cast.next_commune, year=2024, by=None)
    other = target_create(
        commune=cast.next_commune,
        span=there,
        name="Chè",
        kind="amount",
        direction="higher",
        field="economy",
        comparator="=",
        value=Decimal(5),
        unit_text="tấn",
        by=cast.outsider,
    )
    for target in (tea, other):
        target.indicator.code = "CHE"
        target.indicator.save()
    one = f"{reverse('years')}?chi_tieu={tea.indicator.uid}"

    assert "Xã Tam Hiệp" in client_of(cast.overseer).get(one).content.decode()
    assert "Xã Tam Hiệp" not in client_of(cast.chairman).get(one).content.decode()


def test_the_targets_page_shows_line_units_and_what_was_replaced(
    cast, client_of, make_target, quarter
):
    tea = set_teas(cast, make_target, range(1))[0]
    report(cast, quarter, [tea])
    page = client_of(cast.viewer).get(reverse("target_read", args=[tea.uid])).content.decode()

    assert "Diễn biến trong năm" in page and "Kết quả đã ghi" in page
    assert "Thôn Đề Thám" in page and "Chưa gửi" in page
