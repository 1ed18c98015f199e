"""Pages on which reports and letters begin, and the summary as an Excel file."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from campaigns import services
from campaigns.models import Plan, Urging
from emulation.lib import dates

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def test_a_report_begins_with_the_choice_of_a_period(cast, quarters, client_of):
    client = client_of(cast.clerk)
    url = reverse("report_draft")
    page = client.get(url).content.decode()
    assert page.index("Quý II/2024") < page.index("Quý I/2024")
    answer = client.post(url, {"period": str(quarters[1].uid)})
    plan = Plan.objects.get(kind="report")
    assert answer.url == reverse("plan_edit", args=[plan.uid])
    page = client.get(answer.url).content.decode()
    assert 'data-noun="báo cáo"' in page and "draft_recognise" not in page
    assert plan.title in client.get(url).content.decode()


def test_a_period_of_nowhere_is_refused_at_the_field(cast, quarters, client_of):
    page = client_of(cast.clerk).post(reverse("report_draft"), {"period": "x"})
    assert page.status_code == 200 and not Plan.objects.filter(kind="report").exists()


def test_without_results_the_page_says_what_to_do_first(cast, in_force, client_of):
    page = client_of(cast.clerk).get(reverse("report_draft")).content.decode()
    assert "Chưa có kỳ nào có kết quả" in page


def test_pages_call_it_a_report(cast, quarters, client_of):
    plan = services.report_draft(period=quarters[1], by=cast.clerk)
    client = client_of(cast.clerk)
    page = client.get(reverse("plan_read", args=[plan.uid])).content.decode()
    assert "Sửa báo cáo" in page and "Dùng làm mẫu" not in page
    page = client.get(reverse("plan_submit", args=[plan.uid])).content.decode()
    assert "Trình duyệt báo cáo" in page
    page = client.get(reverse("plan_list") + "?kind=report").content.decode()
    assert "1 báo cáo theo bộ lọc" in page and plan.title in page
    page = client.get(reverse("plan_list")).content.decode()
    assert "1 báo cáo sơ kết" in page
    assert "Soạn tiếp báo cáo" in client.get("/").content.decode()


def test_the_summary_goes_out_to_excel_with_units_as_columns(cast, quarters, client_of):
    answer = client_of(cast.viewer).get(reverse("results_export", args=[quarters[1].uid]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    head, lychee, *_ = (list(row) for row in sheet.iter_rows(values_only=True))
    assert head[:5] == ["Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"]
    assert head[9:] == ["Thôn Hồng Lạc", "Thôn Đề Thám"]
    assert lychee[:5] == ["Sản lượng vải thiều", "tấn", "1.000 tấn", 1040, 104]
    assert lychee[9:] == [620, 420]


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_of_letters_asks_few_questions(cast, quarters, client_of, count):
    for _ in range(count):
        services.urging_make(
            period=quarters[1], units=[cast.village, cast.other_village], by=cast.clerk,
            subject="V/v đôn đốc", text="Đề nghị [đơn vị] gửi báo cáo.", symbol="UBND-VHXH",
            answer_by=dates.today(), recipients="", signing_mode="own", signatory=None,
        )  # fmt: skip
    client = client_of(cast.clerk)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(reverse("urging_list"))
    assert page.context["page_obj"].paginator.count == Urging.objects.count() == count
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:170] for query in asked)
