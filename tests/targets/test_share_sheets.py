"""Shares from and to Excel: a line a target, a column a unit."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from emulation.lib import dates
from targets.services import period_open, periods_plan
from tests.targets.year_made import APRIL_3, fill, give

pytestmark = pytest.mark.django_db

HEADS = ["Chỉ tiêu", "Thôn Hồng Lạc", "Thôn Đề Thám"]


@pytest.fixture
def lychee(cast, make_target):
    target = make_target("Sản lượng vải thiều", "1000", "tấn", unit_rule="sum", frequency="month")
    give(target, (cast.village, "600"), (cast.other_village, "400"), by=cast.clerk)
    return target


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.clerk)


@pytest.fixture
def send(clerk, span):
    """Return a function that sends a file of these lines and returns the preview."""
    address = reverse("share_import", args=[span.uid])

    def preview(*lines, heads=HEADS):
        book = openpyxl.Workbook()
        for line in (heads, *lines):
            book.active.append(line)
        stream = io.BytesIO()
        book.save(stream)
        file = SimpleUploadedFile("giao.xlsx", stream.getvalue())
        return clerk.post(address, {"file": file})

    return preview


def kept(target):
    return {share.unit: share.assigned for share in target.shares.all()}


def test_what_went_out_comes_in_and_changes_nothing(clerk, span, lychee):
    content = clerk.get(reverse("share_export", args=[span.uid])).content
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.values)
    named = dict(zip(rows[0], rows[1], strict=True))
    assert (named["Thôn Hồng Lạc"], named["Thôn Đề Thám"]) == (600, 400)

    file = SimpleUploadedFile("giao.xlsx", content)
    page = clerk.post(reverse("share_import", args=[span.uid]), {"file": file}).content.decode()
    assert "không đổi gì" in page


def test_a_preview_writes_nothing_and_the_second_step_does(cast, clerk, span, lychee, send):
    page = send(["Sản lượng vải thiều", "450,5", "theo dõi"])

    text = page.content.decode()
    assert "<del>600</del> <ins>450,5</ins>" in text and "<ins>theo dõi</ins>" in text
    assert kept(lychee) == {cast.village: 600, cast.other_village: 400}

    clerk.post(reverse("share_import", args=[span.uid]), {"tep": page.context["mark"]})
    assert kept(lychee)[cast.other_village] is None
    assert str(kept(lychee)[cast.village]) == "450.500000"


def test_a_blank_cell_takes_away_and_an_absent_column_does_not(cast, clerk, span, lychee, send):
    page = send(["Sản lượng vải thiều", None], heads=HEADS[:2])
    clerk.post(reverse("share_import", args=[span.uid]), {"tep": page.context["mark"]})
    assert kept(lychee) == {cast.other_village: 400}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["Sản lượng vải thiều", "nhiều", "4"], "Thôn Hồng Lạc: “nhiều” chưa phải là số"),
        (["Sản lượng vải thiều", "-5", "4"], "Số giao phải từ 0 trở lên"),
        (["Sản lượng mít", "5", "4"], "Không có chỉ tiêu “Sản lượng mít”"),
    ],
)
def test_errors_are_named_by_line_and_nothing_is_written(cast, lychee, send, line, said):
    page = send(line)
    text = page.content.decode()
    assert "<b>Dòng 2</b>" in text and said in text
    assert "mark" not in page.context
    assert kept(lychee) == {cast.village: 600, cast.other_village: 400}


def test_a_target_twice_and_a_unit_nobody_knows_are_refused(lychee, send):
    line = ["Sản lượng vải thiều", "600", "400"]
    assert "có hai dòng" in send(line, line).content.decode()
    heads = ["Chỉ tiêu", "Thôn Xa Lạ"]
    assert "Không có đơn vị “Thôn Xa Lạ”" in send(line[:2], heads=heads).content.decode()


def test_a_share_with_reported_figures_cannot_go(cast, span, lychee, send):
    period = periods_plan(span=span, kind="quarter", by=cast.clerk)[0]
    period_open(period=period, by=cast.clerk)
    with dates.on_day(APRIL_3):
        fill(period, cast.village, {lychee: "100"}, cast.unit_head)
    text = send(["Sản lượng vải thiều", None, "400"]).content.decode()
    assert "<b>Dòng 2</b>" in text and "đã báo cáo số liệu" in text
    assert kept(lychee)[cast.village] == 600
