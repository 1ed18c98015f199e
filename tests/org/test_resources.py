"""Units, people and households from and to Excel: all lines or none, through the services."""

from __future__ import annotations

import datetime as dt
import io
import time
import unicodedata
from decimal import Decimal

import openpyxl
import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from emulation.org.cells import DateCell, PersonCell, QuantityCell
from emulation.org.models import Household, Person, Unit
from emulation.org.resources import HouseholdResource, PersonResource, UnitResource
from emulation.org.selectors import unit_name
from emulation.org.services import household_create, person_create, unit_close
from emulation.org.sheet_forms import SheetForm
from emulation.org.sheets import CommaSheet, ExcelSheet, UnreadableSheet, template_workbook
from emulation.trail.models import Entry
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.postgres


def read(resource, rows: list[dict], *, dry_run: bool = False):
    """Import rows given by their heads, as a file would bring them."""
    heads = list(dict.fromkeys(head for row in rows for head in row))
    dataset = tablib.Dataset(headers=heads)
    for row in rows:
        dataset.append([row.get(head) for head in heads])
    return resource.import_data(dataset, dry_run=dry_run, rollback_on_validation_errors=True)


def told(result) -> dict[int, dict]:
    return {row.number: row.error_dict for row in result.invalid_rows}


@pytest.fixture
def units(cast: Cast):
    return lambda: UnitResource(commune=cast.commune, by=cast.administrator)


@pytest.fixture
def people(cast: Cast):
    return lambda: PersonResource(commune=cast.commune, by=cast.administrator)


@pytest.fixture
def households(cast: Cast):
    return lambda: HouseholdResource(commune=cast.commune, by=cast.administrator)


UNIT = {
    "Tên đơn vị": "Thôn Tân Kỳ",
    "Loại": "Thôn, tổ dân phố",
    "Từ ngày": "01/07/2021",
    "Số dân": "1.204",
    "Diện tích (ha)": "98,5",
}


# --- Units


def test_units_come_in_through_the_service(cast: Cast, units) -> None:
    result = read(units(), [UNIT | {"Cấp trên trực tiếp": "Xã Đồng Tâm", "Mã đơn vị": "T03"}])
    assert result.is_good, told(result)
    unit = Unit.objects.get(code="T03")
    assert (unit.population, unit.area_ha) == (1204, Decimal("98.5"))
    assert unit_name(unit, TODAY) == "Thôn Tân Kỳ"
    entry = Entry.objects.get()
    assert (entry.code, entry.actor_name) == ("org.unit.created", "Lâm Quang Tùng")


def test_a_preview_writes_nothing(cast: Cast, units) -> None:
    before = Unit.objects.count()
    assert read(units(), [UNIT], dry_run=True).totals["new"] == 1
    assert Unit.objects.count() == before
    assert not Entry.objects.exists()


def test_a_unit_is_found_by_code_and_by_name(cast: Cast, units) -> None:
    read(units(), [UNIT | {"Mã đơn vị": "T03"}])
    changed = read(
        units(),
        [
            {**UNIT, "Mã đơn vị": "T03", "Tên đơn vị": "Thôn Tân Kì"},
            {**UNIT, "Tên đơn vị": "thôn hồng lạc", "Từ ngày": "01/01/2020"},
        ],
    )
    assert changed.totals["update"] == 2, told(changed)
    assert unit_name(Unit.objects.get(code="T03"), TODAY) == "Thôn Tân Kì"
    cast.village.refresh_from_db()
    assert cast.village.population == 1204


def test_one_wrong_line_and_nothing_is_written(cast: Cast, units) -> None:
    before = Unit.objects.count()
    result = read(
        units(),
        [
            UNIT,
            UNIT | {"Tên đơn vị": "", "Số dân": "1.5", "Từ ngày": "32/01/2024"},
            UNIT | {"Tên đơn vị": "Thôn X", "Loại": "Xóm"},
            UNIT | {"Tên đơn vị": "Thôn Y", "Cấp trên trực tiếp": "Xã Tam Hiệp"},
        ],
    )
    errors = told(result)
    assert set(errors) == {3, 4, 5}  # the lines of the file: heads stand in line 1
    assert set(errors[3]) == {"Tên đơn vị", "Số dân", "Từ ngày"}
    assert "Ghi một trong" in errors[4]["Loại"][0]
    assert "Không có đơn vị “Xã Tam Hiệp” ở địa phương mình" in errors[5]["Cấp trên trực tiếp"][0]
    assert Unit.objects.count() == before
    assert not Entry.objects.exists()


def test_what_a_service_refuses_stands_at_its_column(cast: Cast, units) -> None:
    rows = [
        UNIT | {"Mã đơn vị": "T03"},
        UNIT | {"Tên đơn vị": "Thôn Khác", "Mã đơn vị": "x" * 30},
    ]
    assert "Mã đơn vị" in told(read(units(), rows))[3]


def test_another_communes_mark_opens_nothing(cast: Cast, units) -> None:
    stranger = Unit.objects.filter(commune=cast.next_commune).get()
    result = read(units(), [UNIT | {"Mã trên cổng": str(stranger.uid)}])
    assert "Mã trên cổng" in told(result)[2]


def test_a_unit_ends_by_a_file_once(cast: Cast, units) -> None:
    row = {**UNIT, "Tên đơn vị": "Thôn Hồng Lạc", "Từ ngày": "01/01/2020"}
    assert read(units(), [row | {"Đến hết ngày": "30/06/2025"}]).is_good
    assert cast.village.spells.get().valid_to == dt.date(2025, 6, 30)
    again = read(units(), [row | {"Đến hết ngày": "01/01/2026"}])
    assert "không sửa được" in told(again)[2]["Đến hết ngày"][0]


def test_strange_missing_and_doubled_heads_are_named(cast: Cast, units) -> None:
    strange = read(units(), [UNIT | {"Ghi chú riêng": "x"}])
    assert "Không rõ cột “Ghi chú riêng”" in str(strange.base_errors[0].error)
    missing = read(units(), [{"Tên đơn vị": "Thôn X"}])
    assert "Thiếu cột “Loại”" in str(missing.base_errors[0].error)


def test_decomposed_letters_are_composed(cast: Cast, units) -> None:
    apart = {unicodedata.normalize("NFD", head): cell for head, cell in UNIT.items()}
    apart = {
        head: unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell
        for head, cell in apart.items()
    }
    assert read(units(), [apart]).is_good
    made = Unit.objects.order_by("pk").last()
    assert unit_name(made, TODAY) == "Thôn Tân Kỳ"


def test_units_go_round_without_a_change(cast: Cast, units) -> None:
    read(units(), [UNIT | {"Mã đơn vị": "T03", "Cấp trên trực tiếp": "Xã Đồng Tâm"}])
    entries = Entry.objects.count()
    for sheet in (ExcelSheet(), CommaSheet()):
        dataset = units().export(Unit.objects.filter(commune=cast.commune))
        assert len(dataset) == 4  # the commune itself is no row of its own list
        again = sheet.create_dataset(sheet.export_data(dataset))
        result = units().import_data(again, rollback_on_validation_errors=True)
        assert result.is_good, told(result)
        assert result.totals["skip"] == 4
    assert Entry.objects.count() == entries


# --- People


def test_people_come_in_and_are_found_again(cast: Cast, people) -> None:
    rows = [
        {"Họ và tên": "Lê Văn Tư", "Năm sinh": 1970, "Giới tính": "nam", "Số điện thoại": 9120001},
        {"Họ và tên": "Vi Thị Năm", "Năm sinh": "1985", "Giới tính": "Nữ", "Mã người": "N05"},
    ]
    assert read(people(), rows).totals["new"] == 2
    first = Person.objects.get(full_name="Lê Văn Tư")
    assert (first.gender, first.birth_year, first.phone) == ("male", 1970, "09120001")
    assert read(people(), rows).totals["skip"] == 2
    changed = read(people(), [rows[1] | {"Họ và tên": "Vi Thị Năm Mới"}])
    assert changed.totals["update"] == 1
    assert Person.objects.get(code="N05").full_name == "Vi Thị Năm Mới"


def test_two_of_one_name_need_a_code(cast: Cast, people) -> None:
    for code in ("N1", "N2"):
        person_create(commune=cast.commune, full_name="Lê Văn Tư", code=code, by=None)
    result = read(people(), [{"Họ và tên": "Lê Văn Tư", "Giới tính": "Nam"}])
    assert "Ghi mã người" in told(result)[2]["__all__"][0]


def test_another_communes_code_is_a_new_person_here(cast: Cast, people) -> None:
    stranger = person_create(commune=cast.next_commune, full_name="Người Lạ", code="N9", by=None)
    assert read(people(), [{"Họ và tên": "Người Nhà", "Mã người": "N9"}]).totals["new"] == 1
    stranger.refresh_from_db()
    assert stranger.full_name == "Người Lạ"


def test_a_formula_stays_a_text(cast: Cast, people) -> None:
    formula = '=HYPERLINK("http://x","y")'
    person_create(commune=cast.commune, full_name=formula, phone="+84900000001", by=None)
    dataset = people().export(Person.objects.filter(full_name=formula))
    sheet = openpyxl.load_workbook(io.BytesIO(ExcelSheet().export_data(dataset))).active
    cell = next(cell for cell in sheet[2] if cell.value == formula)
    assert cell.data_type == "s" and cell.quotePrefix
    text = CommaSheet().export_data(dataset).decode("utf-8-sig")
    assert "\"'=HYPERLINK" in text and "'+84900000001" in text
    for form in (ExcelSheet(), CommaSheet()):
        result = people().import_data(form.create_dataset(form.export_data(dataset)))
        assert result.totals["skip"] == 1


@pytest.mark.slow
def test_a_thousand_people_in_reasonable_time(cast: Cast, people) -> None:
    rows = [
        {"Họ và tên": f"Nguyễn Văn {number}", "Mã người": f"N{number:04}", "Năm sinh": 1950}
        for number in range(1000)
    ]
    began = time.process_time()
    assert read(people(), rows).totals["new"] == 1000
    assert read(people(), rows, dry_run=True).totals["skip"] == 1000
    assert time.process_time() - began < 30


# --- Households


def household_of(cast: Cast) -> Household:
    def person(name: str, year: int, code: str = "") -> Person:
        return person_create(
            commune=cast.commune, full_name=name, birth_year=year, code=code, by=None
        )

    return household_create(
        village=cast.village,
        code="H01",
        head=person("Lê Văn Tư", 1960),
        valid_from=dt.date(2021, 7, 1),
        members=[(person("Vi Thị Năm", 1962, "N05"), "vợ"), (person("Lê Văn Sáu", 1990), "con")],
        by=None,
    )


def test_households_go_round_without_a_change(cast: Cast, households) -> None:
    household_of(cast)
    dataset = households().export(Household.objects.all())
    assert dataset["Các thành viên khác"] == ["Vi Thị Năm [N05], 1962, vợ; Lê Văn Sáu, 1990, con"]
    entries = Entry.objects.count()
    for sheet in (ExcelSheet(), CommaSheet()):
        result = households().import_data(sheet.create_dataset(sheet.export_data(dataset)))
        assert result.totals["skip"] == 1, told(result)
    assert Entry.objects.count() == entries


def test_a_new_household_brings_its_people(cast: Cast, households) -> None:
    row = {
        "Mã hộ": "H02",
        "Thôn, tổ dân phố": "Thôn Hồng Lạc",
        "Chủ hộ": "Trần Văn An, 1970",
        "Từ ngày": dt.datetime(2021, 7, 1),
        "Các thành viên khác": "Lê Thị Bình, 1972, vợ; Trần Văn Cường, con",
    }
    result = read(households(), [row])
    assert result.is_good, told(result)
    household = Household.objects.get(code="H02")
    living = {(m.person.full_name, m.relation) for m in household.members.all()}
    assert living == {
        ("Trần Văn An", "Chủ hộ"),
        ("Lê Thị Bình", "vợ"),
        ("Trần Văn Cường", "con"),
    }
    assert read(households(), [row]).totals["skip"] == 1


def test_a_household_changes_its_members(cast: Cast, households) -> None:
    household = household_of(cast)
    row = {
        "Mã hộ": "H01",
        "Thôn, tổ dân phố": "Thôn Hồng Lạc",
        "Chủ hộ": "Lê Văn Tư, 1960",
        "Từ ngày": "01/07/2021",
        "Các thành viên khác": "Vi Thị Năm, 1962, vợ; Lê Thị Bảy, 1995, con",
    }
    assert read(households(), [row]).totals["update"] == 1
    present = household.members.filter(valid_to=None)
    assert {m.person.full_name for m in present} == {"Lê Văn Tư", "Vi Thị Năm", "Lê Thị Bảy"}
    moved = read(households(), [row | {"Thôn, tổ dân phố": "Thôn Đề Thám"}])
    assert "Không sửa bằng tệp" in told(moved)[2]["Thôn, tổ dân phố"][0]


def test_a_village_must_be_ones_own(cast: Cast, households) -> None:
    row = {
        "Mã hộ": "H02",
        "Thôn, tổ dân phố": "Văn phòng UBND xã Đồng Tâm",
        "Chủ hộ": "Trần Văn An",
        "Từ ngày": "01/07/2021",
    }
    assert "Thôn, tổ dân phố" in told(read(households(), [row]))[2]


# --- Files


def test_the_template_has_heads_an_example_a_guide_and_values(cast: Cast, units) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_workbook(units().template_columns())))
    assert book.sheetnames == ["Danh sách", "Hướng dẫn", "Giá trị được dùng"]
    heads = [cell.value for cell in book["Danh sách"][1]]
    assert heads[:2] == ["Mã đơn vị", "Tên đơn vị"] and "Mã trên cổng" not in heads
    assert "Thôn, tổ dân phố" in [cell.value for cell in book["Giá trị được dùng"]["A"]]
    assert book["Danh sách"].data_validations.dataValidation


@pytest.mark.parametrize("kind", ["units", "people", "households"])
def test_the_example_of_a_template_is_left_out(cast: Cast, request, kind: str) -> None:
    resource = request.getfixturevalue(kind)
    content = template_workbook(resource().template_columns())
    result = resource().import_data(ExcelSheet().create_dataset(content))
    assert result.is_good and not result.rows


def test_csv_of_vietnamese_excel_has_semicolons(cast: Cast, people) -> None:
    content = "Họ và tên;Năm sinh\r\nLê Văn Tư;1970\r\n;\r\n".encode("utf-8-sig")
    assert people().import_data(CommaSheet().create_dataset(content)).totals["new"] == 1


@pytest.mark.parametrize("content", [b"PK\x03\x04rubbish", b"\xff\xfe\x00"])
def test_a_broken_file_is_told_in_words(content: bytes) -> None:
    sheet = ExcelSheet() if content.startswith(b"PK") else CommaSheet()
    with pytest.raises(UnreadableSheet):
        sheet.create_dataset(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n....", "Tệp này là ảnh, không phải Excel."),
        (b"\xff\xd8\xff\xe0....", "Tệp này là ảnh, không phải Excel."),
        (b"%PDF-1.7", "Tệp này là PDF, không phải Excel."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "kiểu cũ (.doc, .xls)"),
        (b"GIF89a\x01\x00\x01\x00", "Tệp này không phải Excel hay CSV."),
        (b"PK\x03\x04rubbish", "Không mở được tệp này như tệp Excel."),
    ],
)
def test_another_kind_of_file_is_named_whatever_its_ending(content: bytes, said: str) -> None:
    form = SheetForm({}, {"file": SimpleUploadedFile("danh-sach.xlsx", content)})

    assert said in form.errors["file"][0]
    assert "dòng" not in form.errors["file"][0]


def test_cells_read_numbers_and_dates_of_excel_and_of_hand() -> None:
    quantity, date = QuantityCell(), DateCell()
    assert [quantity.clean(cell) for cell in ("1.880", "0,66", 0.66, 1880, None, " ")] == [
        Decimal(1880), Decimal("0.66"), Decimal("0.66"), Decimal(1880), None, None,
    ]  # fmt: skip
    assert quantity.clean(0.1 + 0.2) == Decimal("0.3")
    with pytest.raises(ValueError, match="đổi ô này thành ngày"):
        quantity.clean(dt.datetime(2024, 6, 6))
    day = dt.date(2024, 2, 19)
    assert {date.clean(cell) for cell in ("19/02/2024", "2024-02-19", day)} == {day}
    assert str(PersonCell().clean("Trần Thị Mai [N012], 1985, vợ")) == (
        "Trần Thị Mai [N012], 1985, vợ"
    )


def test_percent_typed_into_excel_is_what_it_says() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Giá trị"])
    cell = book.active.cell(2, 1, 0.0066)
    cell.number_format = "0.00%"
    stream = io.BytesIO()
    book.save(stream)
    assert ExcelSheet().create_dataset(stream.getvalue())["Giá trị"] == [0.66]


# --- In the admin


def upload(content: bytes, name: str = "don-vi.xlsx") -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def units_file(*rows: dict) -> bytes:
    heads = list(rows[0])
    dataset = tablib.Dataset(headers=heads)
    for row in rows:
        dataset.append([row[head] for head in heads])
    return ExcelSheet().export_data(dataset)


def test_an_administrator_previews_and_writes(cast: Cast, client_of) -> None:
    browser = client_of(cast.administrator)
    given = {"import_file": upload(units_file(UNIT)), "format": "0", "resource": "0"}
    preview = browser.post(reverse("admin:org_unit_import"), given)
    text = preview.content.decode()
    assert "1 thêm mới" in text and "<ins style" not in text
    assert text.count("<th scope=") == text.count("<td")
    assert not Unit.objects.filter(population=1204).exists()

    confirm = preview.context["confirm_form"].initial
    done = browser.post(reverse("admin:org_unit_process_import"), confirm)
    assert done.status_code == 302
    assert Unit.objects.filter(population=1204).exists()


def test_the_preview_names_the_lines(cast: Cast, client_of) -> None:
    wrong = units_file(UNIT, UNIT | {"Tên đơn vị": "Thôn X", "Loại": "<b>Xóm</b>"})
    given = {"import_file": upload(wrong), "format": "0", "resource": "0"}
    page = client_of(cast.administrator).post(reverse("admin:org_unit_import"), given)
    text = page.content.decode()
    assert "1 dòng cần sửa, chưa ghi gì" in text
    assert "<td>3</td>" in text and "<b>Xóm</b>" not in text


def test_a_picture_given_to_an_import_is_named(cast: Cast, client_of) -> None:
    given = {"import_file": upload(b"\x89PNG\r\n\x1a\n."), "format": "0", "resource": "0"}
    page = client_of(cast.administrator).post(reverse("admin:org_unit_import"), given)

    assert "Tệp này là ảnh, không phải Excel." in page.content.decode()


def test_what_changed_since_the_preview_is_said(cast: Cast, client_of) -> None:
    browser = client_of(cast.administrator)
    row = UNIT | {"Tên đơn vị": "Thôn Hồng Lạc", "Từ ngày": "01/01/2020"}
    row |= {"Đến hết ngày": "30/06/2025"}
    given = {"import_file": upload(units_file(row)), "format": "0", "resource": "0"}
    confirm = browser.post(reverse("admin:org_unit_import"), given).context["confirm_form"].initial
    unit_close(unit=cast.village, on=dt.date(2025, 1, 1), by=None)
    page = browser.post(reverse("admin:org_unit_process_import"), confirm)
    assert "chưa ghi gì" in page.content.decode()
    assert cast.village.spells.get().valid_to == dt.date(2025, 1, 1)


def test_a_forgotten_preview_is_said(cast: Cast, client_of) -> None:
    given = {"import_file_name": "gone", "original_file_name": "x", "format": "0", "resource": "0"}
    page = client_of(cast.administrator).post(
        reverse("admin:org_unit_process_import"), given, follow=True
    )
    assert "Bản xem trước đã quá một ngày" in page.content.decode()


def test_an_export_holds_the_own_commune_only(cast: Cast, client_of) -> None:
    given = {"format": "0", "resource": "0"}
    page = client_of(cast.administrator).post(reverse("admin:org_person_export"), given)
    names = ExcelSheet().create_dataset(page.content)["Họ và tên"]
    assert "Hoàng Thị Mai" in names and "Bùi Thị Hà" not in names


# --- In the portal


def sheet_of(page):
    assert page.status_code == 200
    return ExcelSheet().create_dataset(page.content)


def test_the_lists_go_out_as_they_are_filtered(cast: Cast, client_of) -> None:
    browser = client_of(cast.viewer)
    units = sheet_of(browser.get(reverse("unit_export"), {"loai": "village"}))
    assert units["Tên đơn vị"] == ["Thôn Đề Thám", "Thôn Hồng Lạc"]
    people = sheet_of(browser.get(reverse("person_export"), {"q": "mai"}))
    assert people["Họ và tên"] == ["Hoàng Thị Mai"]


def test_telephones_go_out_to_who_keeps_people(cast: Cast, client_of) -> None:
    person_create(commune=cast.commune, full_name="Lê Văn Tư", phone="0900000555", by=None)
    to_clerk = sheet_of(client_of(cast.clerk).get(reverse("person_export")))
    to_head = sheet_of(client_of(cast.unit_head).get(reverse("person_export")))
    assert "0900000555" in to_clerk["Số điện thoại"]
    assert to_head.headers[:2] == ["Họ và tên", "Chức vụ hiện nay"]
    assert "Lê Văn Tư" not in to_head["Họ và tên"]


@pytest.mark.parametrize(
    ("name", "status"),
    [("clerk", 200), ("unit_head", 200), ("viewer", 403), ("outsider", 404), ("visitor", 302)],
)
def test_households_of_a_village_go_out(cast: Cast, client_of, name: str, status: int) -> None:
    household_of(cast)
    page = client_of(getattr(cast, name)).get(reverse("household_export", args=[cast.village.uid]))
    assert page.status_code == status
    if status == 200:
        assert sheet_of(page)["Mã hộ"] == ["H01"]
