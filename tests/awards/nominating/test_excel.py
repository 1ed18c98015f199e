"""A unit's nominations from Excel: preview, errors by line, the good lines written."""

from __future__ import annotations

import pytest
import tablib

from awards.models import Nomination
from awards.nominating.excel import Reading
from emulation.org.models import Person
from emulation.org.sheets import LINE
from tests.awards.nominating.made import homes, opened, start, worker
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
HEADS = (
    LINE, "Họ tên, tên tập thể, chủ hộ", "Năm sinh", "Mã hộ", "Đề nghị khen thưởng",
    "Loại đối tượng", "Mức hoàn thành nhiệm vụ", "Thành tích ghi trong quyết định",
)  # fmt: skip


@pytest.fixture
@kept
def round_(cast):
    return opened(cast)


def sheet(*rows: tuple) -> tablib.Dataset:
    filled = [(place, *row, *[""] * (7 - len(row))) for place, row in enumerate(rows, 2)]
    return tablib.Dataset(*filled, headers=list(HEADS))


def reading(cast, round_, *rows: tuple) -> Reading:
    return Reading(sheet(*rows), round_, cast.village, cast.unit_head)


def test_the_preview_writes_nothing_and_names_each_wrong_line(cast, round_):
    person = worker(cast)
    [home] = homes(cast, 1)
    rows = (
        (person.full_name, "", "", "Lao động tiên tiến", "", "Hoàn thành tốt", "Đi đầu."),
        ("Nguyễn Văn Không Có", "", "", "Lao động tiên tiến"),
        (home.head.full_name, "", "HL-001", "Gia đình văn hóa"),
        (home.head.full_name, "", "HL-001", "Gia đình văn hóa"),
        (person.full_name, "", "", "Huân chương Lao động"),
        (person.full_name, "", "", "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã"),
        ("=HYPERLINK(1)", "", "", "Lao động tiên tiến"),
        ("Hộ khác", "", "HL-999", "Gia đình văn hóa"),
    )
    look = reading(cast, round_, *rows).look()
    assert look.errors == [] and len(look.new) == 2
    said = dict(look.lines)
    assert sorted(said) == [3, 5, 6, 7, 8, 9]
    assert "Chưa có Nguyễn Văn Không Có" in said[3]
    assert "Trùng với dòng 4" in said[5]
    assert "không nhận khen thưởng ấy" in said[6]
    assert "Cá nhân, Tập thể hoặc Hộ gia đình" in said[7]
    assert "công thức" in said[8]
    assert "không có hộ này" in said[9]
    assert not Nomination.objects.exists()

    written = reading(cast, round_, *rows).write()
    assert len(written.new) == 2
    row = Nomination.objects.get(person=person)
    assert (row.merit, row.completion) == ("Đi đầu.", "good")
    assert Nomination.objects.get(household=home).recipient == "Hộ Nông Văn Ab"


def test_what_stands_already_is_refused_line_by_line(cast, round_):
    person = worker(cast)
    start(cast, round_, person)
    look = reading(cast, round_, (person.full_name, "", "", "Lao động tiên tiến")).look()
    assert "Đã có hồ sơ" in dict(look.lines)[2]


def test_two_of_one_name_are_told_apart_by_year(cast, round_):
    worker(cast, "Lý Văn Hai", birth_year=1970)
    younger = worker(cast, "Lý Văn Hai", birth_year=1990)
    look = reading(cast, round_, ("Lý Văn Hai", "", "", "Lao động tiên tiến")).look()
    assert "Ghi năm sinh" in dict(look.lines)[2]
    reading(cast, round_, ("Lý Văn Hai", 1990, "", "Lao động tiên tiến")).write()
    assert Nomination.objects.get().person == younger


def test_a_strange_head_stops_the_file(cast, round_):
    dataset = tablib.Dataset((2, "a"), headers=[LINE, "Cột lạ"])
    look = Reading(dataset, round_, cast.village, cast.unit_head).look()
    assert "Không rõ cột" in look.errors[0]


def test_a_stranger_with_a_year_of_birth_is_written_down_with_the_dossier(cast, round_):
    rows = (
        ("Nguyễn Thị Mới", 1990, "", "Lao động tiên tiến"),
        ("Nguyễn Thị Mới", 1990, "", "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã", "Cá nhân"),
        ("Nguyễn Thị Mới", 1990, "", "Lao động tiên tiến"),
        ("Lê Văn Sai Năm", 190, "", "Lao động tiên tiến"),
        ("Trần Thị Sai Khen", 1980, "", "Huân chương Lao động"),
    )
    look = reading(cast, round_, *rows).look()
    assert [one["is_stranger"] for one in look.new] == [True, True]
    said = dict(look.lines)
    assert "Trùng với dòng 2" in said[4]
    assert "Năm sinh ghi bốn chữ số" in said[5]
    assert not Person.objects.filter(full_name="Nguyễn Thị Mới").exists()

    assert reading(cast, round_, *rows).write().errors == []

    person = Person.objects.get(full_name="Nguyễn Thị Mới")
    assert (person.birth_year, person.nominations.count()) == (1990, 2)
    assert not Person.objects.filter(full_name__in=["Lê Văn Sai Năm", "Trần Thị Sai Khen"])


def test_without_a_year_the_line_says_at_once_what_to_add(cast, round_):
    look = reading(cast, round_, ("Nguyễn Thị Mới", "", "", "Lao động tiên tiến")).look()
    assert "người mới thì ghi thêm năm sinh" in dict(look.lines)[2]
