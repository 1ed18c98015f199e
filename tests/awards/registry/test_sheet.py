"""Old awards from Excel: good lines in, bad lines named; what goes out comes back."""

from __future__ import annotations

import io

import openpyxl
import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.models import Grant
from awards.registry.selectors import register_rows
from awards.registry.sheet import GrantResource, Reading
from emulation.org.models import Person
from emulation.org.sheets import LINE, ExcelSheet
from tests.awards.deciding.made import World
from tests.awards.made import law_and_catalogue
from tests.awards.registry.made import FAMILY, household, old, person
from tests.cast import Cast
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

HEADS = [
    "Đối tượng", "Tên được khen", "Năm sinh", "Người mới", "Danh hiệu thi đua",
    "Hình thức khen thưởng", "Năm", "Số quyết định", "Ngày quyết định", "Cấp",
    "Cơ quan quyết định", "Thành tích",
]  # fmt: skip


@pytest.fixture
@kept
def cast(cast: Cast) -> Cast:
    law_and_catalogue()
    return cast


def line(name: str, **fields: str) -> list[str]:
    usual = {
        "Đối tượng": "Cá nhân",
        "Tên được khen": name,
        "Danh hiệu thi đua": "LĐTT",
        "Năm": "2022",
        "Số quyết định": "105/QĐ-UBND",
        "Ngày quyết định": "20/12/2022",
        "Cấp": "Cấp xã",
        "Cơ quan quyết định": "Chủ tịch UBND xã",
    }
    told = usual | fields
    return [told.get(head, "") for head in HEADS]


def dataset(*lines: list[str]) -> tablib.Dataset:
    rows = [[*each, number] for number, each in enumerate(lines, start=2)]
    return tablib.Dataset(*rows, headers=[*HEADS, LINE])


def read(cast: Cast, *lines: list[str]) -> Reading:
    return Reading(dataset(*lines), cast.commune, cast.clerk)


def test_good_lines_are_written_and_bad_ones_named(cast: Cast) -> None:
    person(cast, "Vi Văn Bảy", gender="male")
    household(cast, "Lý Văn Cả", "H1")
    lines = [
        line("Vi Văn Bảy", **{"Thành tích": "Giỏi việc thôn"}),
        line("Không Có Ai"),
        line("Lý Văn Cả", **{"Đối tượng": "hộ gia đình", "Danh hiệu thi đua": "Gia đình văn hóa"}),
        line("Thôn Hồng Lạc", **{
            "Đối tượng": "Tập thể", "Danh hiệu thi đua": "",
            "Hình thức khen thưởng": "Giấy khen cấp xã", "Số quyết định": "7/QĐ-UBND",
        }),
        line("Vi Văn Bảy"),
        line("=1+1"),
        line("Vi Văn Bảy", **{"Ngày quyết định": "31/02/2022", "Số quyết định": "9"}),
        line("Vi Văn Bảy", **{"Hình thức khen thưởng": "Giấy khen cấp xã", "Số quyết định": "9"}),
        line("Vi Văn Bảy", **{"Danh hiệu thi đua": "Gia đình văn hóa", "Số quyết định": "9"}),
    ]  # fmt: skip

    looked = read(cast, *lines).look()

    assert not Grant.objects.exists()
    assert [number for number, _ in looked.lines] == [3, 6, 7, 8, 9, 10]
    told = dict(looked.lines)
    assert told[3].startswith("Tên được khen: Không có người “Không Có Ai”")
    assert "Trùng với dòng 2" in told[6]
    assert "công thức" in told[7]
    assert "chưa phải là ngày" in told[8]
    assert "không ghi cả hai" in told[9]
    assert "dành cho hộ gia đình" in told[10]
    assert (looked.new, looked.changed) == (3, 0)

    read(cast, *lines).write()

    rows = {grant.recipient: grant for grant in Grant.objects.all()}
    assert set(rows) == {"Vi Văn Bảy", "Hộ Lý Văn Cả", "Thôn Hồng Lạc"}
    assert rows["Vi Văn Bảy"].gender == "male"
    assert rows["Vi Văn Bảy"].merit == "Giỏi việc thôn"
    assert rows["Thôn Hồng Lạc"].collective == cast.village


def test_the_same_file_again_changes_nothing(cast: Cast) -> None:
    person(cast, "Vi Văn Bảy")
    lines = [line("Vi Văn Bảy")]
    read(cast, *lines).write()
    again = read(cast, *lines).look()
    assert (again.rows, again.unchanged, again.lines) == ([], 1, [])


def test_a_new_person_is_written_down_once(cast: Cast) -> None:
    lines = [
        line("Đàm Văn Mới", **{"Người mới": "x", "Năm sinh": "1955"}),
        line("Đàm Văn Mới", **{"Người mới": "x", "Năm sinh": "1955", "Số quyết định": "9/QĐ"}),
    ]
    read(cast, *lines).look()
    assert not Person.objects.filter(full_name="Đàm Văn Mới").exists()
    read(cast, *lines).write()
    made = Person.objects.get(full_name="Đàm Văn Mới")
    assert made.grants.count() == 2
    assert (
        "Đã có Đàm Văn Mới"
        in read(cast, line("Đàm Văn Mới", **{"Người mới": "x"})).look().lines[0][1]
    )


def test_who_decided_is_filled_in_from_the_law_of_the_day(cast: Cast) -> None:
    person(cast, "Vi Văn Bảy")
    lacking = {"Cấp": "", "Cơ quan quyết định": ""}
    before = read(cast, line("Vi Văn Bảy", **lacking)).look()
    assert "ghi cơ quan và cấp" in before.lines[0][1]
    in_force = {"Năm": "2024", "Ngày quyết định": "05/02/2024"}
    read(cast, line("Vi Văn Bảy", **lacking, **in_force)).write()
    assert Grant.objects.get().decider == "Chủ tịch Ủy ban nhân dân cấp xã"


def test_what_goes_out_says_all_and_comes_back(cast: Cast) -> None:
    old(cast, person(cast, "Vi Văn Bảy"), merit="Giỏi việc thôn", amount=540_000)
    old(cast, household(cast, "Lý Văn Cả", "H1"), FAMILY)
    resource = GrantResource(commune=cast.commune, by=cast.clerk)
    content = ExcelSheet().export_data(resource.export(register_rows(cast.clerk)))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    heads = [cell.value for cell in sheet[1]]
    rows = [
        dict(zip(heads, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(2)
    ]
    told = next(row for row in rows if row["Tên được khen"] == "Vi Văn Bảy")
    assert told["Số quyết định"] == "105/QĐ-UBND"
    assert told["Ngày quyết định"].date().isoformat() == "2022-12-20"
    assert told["Năm"] == 2022
    assert told["Cơ quan quyết định"] == "Chủ tịch UBND xã Đồng Tâm"
    assert told["Cấp"] == "Cấp xã"
    assert told["Loại khen thưởng"] == "Thường xuyên (công trạng)"
    assert told["Danh hiệu thi đua"] == "Lao động tiên tiến"
    assert told["Hình thức khen thưởng"] is None
    assert told["Thành tích"] == "Giỏi việc thôn"
    assert told["Tiền thưởng (đồng)"] == 540_000
    assert told["Tình trạng"] == "Được tặng"

    merit = heads.index("Thành tích") + 1
    for number, row in enumerate(rows, start=2):
        if row["Tên được khen"] == "Vi Văn Bảy":
            sheet.cell(number, merit, "Giỏi việc xã")
    stream = io.BytesIO()
    sheet.parent.save(stream)
    back = Reading(ExcelSheet().create_dataset(stream.getvalue()), cast.commune, cast.clerk).write()
    assert (back.errors, back.lines, back.changed, back.unchanged) == ([], [], 1, 1)
    assert Grant.objects.get(recipient="Vi Văn Bảy").merit == "Giỏi việc xã"


def test_a_row_of_a_decision_is_not_changed_by_a_file(cast: Cast) -> None:
    world = World(cast)
    world.issued([world.worker])
    resource = GrantResource(commune=cast.commune, by=cast.clerk)
    out = resource.export(register_rows(cast.clerk))
    place = out.headers.index("Thành tích")
    row = list(out[0])
    row[place] = "Sửa lén"
    back = tablib.Dataset([*row, 2], headers=[*out.headers, LINE])
    read_back = Reading(back, cast.commune, cast.clerk).write()
    assert "không sửa bằng tệp" in read_back.lines[0][1]
    assert Grant.objects.get().merit != "Sửa lén"


def test_formulas_go_out_as_text(cast: Cast) -> None:
    old(cast, person(cast, "Vi Văn Bảy"), merit="=HYPERLINK(1)")
    resource = GrantResource(commune=cast.commune, by=cast.clerk)
    content = ExcelSheet().export_data(resource.export(register_rows(cast.clerk)))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    cells = [cell for row in sheet.iter_rows(2) for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_the_pages_lead_through_the_file(cast: Cast, client_of) -> None:
    person(cast, "Vi Văn Bảy")
    browser, address = client_of(cast.clerk), reverse("register_import")
    assert browser.get(reverse("register_template")).status_code == 200
    content = ExcelSheet().export_data(
        tablib.Dataset(line("Vi Văn Bảy"), line("Không Có Ai"), headers=HEADS)
    )
    page = browser.post(address, {"file": SimpleUploadedFile("so.xlsx", content)})
    assert "Dòng 3" in page.text
    assert "Ghi 1 dòng vào sổ, bỏ 1 dòng lỗi" in page.text
    assert not Grant.objects.exists()
    done = browser.post(address, {"tep": page.context["mark"]}, follow=True)
    assert "1 dòng mới" in done.text
    assert Grant.objects.get().recipient == "Vi Văn Bảy"
    gone = browser.post(address, {"tep": page.context["mark"]}, follow=True)
    assert "Chọn lại tệp" in gone.text
