"""Targets from and to Excel, and the clerk's page of it."""

from __future__ import annotations

import io
import time
from decimal import Decimal

import pytest
import tablib
from django.urls import reverse

from emulation.org.sheets import CommaSheet, ExcelSheet, template_workbook
from emulation.trail.models import Entry
from targets.models import Span, Target
from targets.resources import TargetResource
from targets.selectors import targets_of_span
from tests.cast import Cast

pytestmark = pytest.mark.postgres


@pytest.fixture
def resource(cast: Cast, span: Span):
    return lambda: TargetResource(commune=cast.commune, by=cast.clerk, span=span)


def dataset_of(*rows: dict) -> tablib.Dataset:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    dataset = tablib.Dataset(headers=heads)
    for row in rows:
        dataset.append([row.get(head) for head in heads])
    return dataset


def read(resource, *rows: dict, dry_run: bool = False):
    return resource.import_data(
        dataset_of(*rows), dry_run=dry_run, rollback_on_validation_errors=True
    )


def told(result) -> dict[int, dict]:
    return {row.number: row.error_dict for row in result.invalid_rows}


def asked(name: str) -> tuple:
    current = Target.objects.get(name=name).current
    return (current.comparator, current.value, current.value_max)


TEA = {"Chỉ tiêu": "Sản lượng chè", "Giá trị": "1.880", "Đơn vị tính": "tấn", "Lĩnh vực": "Kinh tế"}


def test_a_line_becomes_a_target(cast: Cast, resource, span: Span) -> None:
    result = read(resource(), TEA | {"Thời gian": 2024, "Chiều": "cao hơn là tốt hơn"})
    assert result.is_good, told(result)
    target = Target.objects.get()
    assert target.span == span
    assert target.indicator.direction_confirmed
    assert asked("Sản lượng chè") == ("=", Decimal(1880), None)
    assert Entry.objects.filter(code="targets.target.created").get().actor_name == "Hoàng Thị Mai"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<1", ("<", Decimal(1), None)),
        ("13-15", ("range", Decimal(13), Decimal(15))),
        ("từ 98% trở lên", (">=", Decimal(98), None)),
        ("duy trì", ("maintain", None, None)),
        (0.66, ("=", Decimal("0.66"), None)),
        ("1.880", ("=", Decimal(1880), None)),
    ],
)
def test_values_are_read_as_people_type_them(resource, typed, expected) -> None:
    result = read(resource(), TEA | {"Đơn vị tính": "%", "Giá trị": typed})
    assert result.is_good, told(result)
    assert asked("Sản lượng chè") == expected


def test_a_ratio_keeps_its_parts(resource) -> None:
    result = read(resource(), TEA | {"Đơn vị tính": "%", "Giá trị": "6/6"})
    assert result.is_good, told(result)
    current = Target.objects.get().current
    assert (current.value, current.numerator, current.denominator) == (100, 6, 6)


def test_parts_stand_below_their_whole(resource) -> None:
    part = {"Chỉ tiêu": "Chè búp", "Giá trị": 900, "Đơn vị tính": "tấn"}
    result = read(resource(), TEA, part | {"Thuộc chỉ tiêu": "sản lượng chè"})
    assert result.is_good, told(result)
    made = Target.objects.get(name="Chè búp")
    assert (made.parent.name, made.part_rule) == ("Sản lượng chè", "adds_up")
    assert made.indicator.field == "economy"


def test_wrong_lines_are_named_and_nothing_is_written(resource) -> None:
    result = read(
        resource(),
        TEA,
        TEA | {"Chỉ tiêu": "A", "Giá trị": "khoảng chừng"},
        TEA | {"Chỉ tiêu": "B", "Thuộc chỉ tiêu": "Không có"},
        TEA | {"Chỉ tiêu": "C", "Lĩnh vực": ""},
        TEA | {"Chỉ tiêu": "D", "Đơn vị chịu trách nhiệm": "Xã Tam Hiệp"},
        TEA | {"Chỉ tiêu": "E", "So sánh": "dưới", "Giá trị": "≥98"},
    )
    errors = told(result)
    assert {line: list(columns) for line, columns in errors.items()} == {
        3: ["Giá trị"],
        4: ["Thuộc chỉ tiêu"],
        5: ["Lĩnh vực"],
        6: ["Đơn vị chịu trách nhiệm"],
        7: ["Giá trị"],
    }
    assert not Target.objects.exists()


def test_a_year_that_was_not_open_is_opened(cast: Cast, resource) -> None:
    assert read(resource(), TEA | {"Thời gian": "Năm 2025"}).is_good
    assert Target.objects.get().span.starts_on.year == 2025


def test_a_changed_line_changes_only_what_differs(cast: Cast, resource, span: Span) -> None:
    read(resource(), TEA | {"Ghi chú": "ước"})
    result = read(resource(), TEA | {"Giá trị": 2000})
    assert result.totals["update"] == 1, told(result)
    target = Target.objects.get()
    assert (target.current.value, target.note, target.values.count()) == (2000, "ước", 2)
    assert read(resource(), TEA | {"Giá trị": 2000}).totals["skip"] == 1


def test_targets_go_round_without_a_change(
    cast: Cast, resource, span: Span, fruit: Target, make_target
) -> None:
    make_target("Tỷ lệ hộ nghèo", "0.66", "%", direction="lower", comparator="<=")
    make_target("Thu, chi ngân sách", "4786.079", "triệu đồng", strands=["thu", "chi"])
    make_target(
        "Thôn văn hóa",
        "6",
        "thôn",
        kind="count",
        numerator=Decimal(6),
        denominator=Decimal(6),
        units=[cast.village, cast.other_village],
        answering_unit=cast.office,
    )
    make_target("Sao OCOP", kind="level", comparator="achieve", level="chuẩn 04 sao")
    make_target("Số mô hình", "1", "mô hình", comparator="range", value_max=Decimal(2))
    entries = Entry.objects.count()
    for sheet in (ExcelSheet(), CommaSheet()):
        dataset = resource().export(targets_of_span(span))
        result = resource().import_data(sheet.create_dataset(sheet.export_data(dataset)))
        assert result.is_good, told(result)
        changed = [row.diff for row in result.rows if row.import_type != "skip"]
        assert not changed
        assert result.totals["skip"] == 10
    assert Entry.objects.count() == entries


def test_the_example_of_the_template_is_left_out(resource) -> None:
    content = template_workbook(resource().template_columns())
    result = resource().import_data(ExcelSheet().create_dataset(content))
    assert result.is_good and not result.rows


@pytest.mark.slow
def test_many_targets_in_reasonable_time(resource) -> None:
    rows = [TEA | {"Chỉ tiêu": f"Chỉ tiêu số {number}"} for number in range(200)]
    began = time.process_time()
    assert read(resource(), *rows).totals["new"] == 200
    assert time.process_time() - began < 30


# --- Pages


def upload(*rows: dict) -> io.BytesIO:
    file = io.BytesIO(ExcelSheet().export_data(dataset_of(*rows)))
    file.name = "chi-tieu.xlsx"
    return file


def test_the_clerk_previews_and_writes(cast: Cast, client_of, span: Span) -> None:
    browser, address = client_of(cast.clerk), reverse("target_import", args=[span.uid])
    assert browser.get(address).status_code == 200
    preview = browser.post(address, {"file": upload(TEA)})
    text = preview.content.decode()
    assert "Xem trước, chưa ghi gì" in text and "1 thêm mới" in text
    assert not Target.objects.exists()
    done = browser.post(address, {"tep": preview.context["mark"]}, follow=True)
    assert "Đã nhập từ Excel: 1 chỉ tiêu mới, 0 chỉ tiêu sửa." in done.content.decode()
    assert Target.objects.get().name == "Sản lượng chè"
    again = browser.post(address, {"file": upload(TEA)})
    assert "Tệp này không đổi chỉ tiêu nào" in again.content.decode()


def test_the_page_names_wrong_lines_and_escapes_them(cast: Cast, client_of, span: Span) -> None:
    address = reverse("target_import", args=[span.uid])
    page = client_of(cast.clerk).post(address, {"file": upload(TEA | {"Giá trị": "<b>x</b>"})})
    text = page.content.decode()
    assert "1 dòng cần sửa, chưa ghi gì" in text and "<b>Dòng 2</b>: Giá trị:" in text
    assert "<b>x</b>" not in text
    assert "tep" not in page.context or not page.context.get("mark")


def test_a_wrong_head_and_a_wrong_file_are_told_once(cast: Cast, client_of, span: Span) -> None:
    browser, address = client_of(cast.clerk), reverse("target_import", args=[span.uid])
    text = browser.post(address, {"file": upload(TEA | {"Lạ": "x"})}).content.decode()
    assert "Không rõ cột “Lạ”" in text and "Dòng 2" not in text
    picture = io.BytesIO(b"\x89PNG\r\n\x1a\n\xff")
    picture.name = "anh.xlsx"
    text = browser.post(address, {"file": picture}).content.decode()
    assert "Tệp này là ảnh, không phải Excel" in text
    assert "Chọn tệp cần nhập." in browser.post(address, {}).content.decode()


def test_another_persons_preview_is_not_there(cast: Cast, client_of, span: Span) -> None:
    address = reverse("target_import", args=[span.uid])
    mark = client_of(cast.clerk).post(address, {"file": upload(TEA)}).context["mark"]
    page = client_of(cast.second_clerk).post(address, {"tep": mark}, follow=True)
    assert "Bản xem trước đã quá một ngày" in page.content.decode()
    assert not Target.objects.exists()


@pytest.mark.parametrize(
    ("name", "keeps", "reads"),
    [
        ("clerk", 200, 200),
        ("second_clerk", 200, 200),
        ("unit_head", 403, 200),
        ("administrator", 403, 200),
        ("viewer", 403, 200),
        ("overseer", 403, 200),
        ("outsider", 404, 404),
        ("visitor", 302, 302),
    ],
)
def test_who_may(cast: Cast, client_of, span: Span, name: str, keeps: int, reads: int) -> None:
    browser = client_of(getattr(cast, name))
    for page in ("target_import", "target_template"):
        assert browser.get(reverse(page, args=[span.uid])).status_code == keeps
    assert browser.post(reverse("target_import", args=[span.uid]), {}).status_code == keeps
    assert browser.get(reverse("target_export", args=[span.uid])).status_code == reads


def test_an_export_has_every_target_in_order(
    cast: Cast, client_of, span: Span, fruit: Target
) -> None:
    page = client_of(cast.viewer).get(reverse("target_export", args=[span.uid]))
    assert page.headers["Content-Disposition"] == 'attachment; filename="chi-tieu-2024.xlsx"'
    sheet = ExcelSheet().create_dataset(page.content)
    assert sheet["Chỉ tiêu"][:2] == ["Sản lượng cây ăn quả", "Vải thiều"]
    assert sheet["Giá trị"][:2] == [1880, 1000]
    assert sheet["Thuộc chỉ tiêu"][:2] == [None, "Sản lượng cây ăn quả"]
