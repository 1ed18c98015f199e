"""Units are found by the names that papers give them."""

from __future__ import annotations

import pytest

from campaigns.services.intakes.matching import Names
from emulation.org.models import UnitKind
from tests.cast import make_unit
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def names(cast) -> Names:
    make_unit(cast.commune, "Ủy ban MTTQ Việt Nam xã Đồng Tâm", UnitKind.MASS_ORGANISATION)
    make_unit(cast.commune, "Đài Truyền thanh xã Đồng Tâm", UnitKind.OFFICE)
    make_unit(cast.commune, "Tổ dân phố 1", UnitKind.VILLAGE)
    return Names(cast.commune)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Văn phòng UBND xã Đồng Tâm", "Văn phòng UBND xã Đồng Tâm"),
        ("văn phòng Ủy ban nhân dân xã", "Văn phòng UBND xã Đồng Tâm"),
        ("đài truyền thanh", "Đài Truyền thanh xã Đồng Tâm"),
        ("Ủy ban Mặt trận Tổ quốc xã", "Ủy ban MTTQ Việt Nam xã Đồng Tâm"),
        ("Thôn Hồng Lạc", "Thôn Hồng Lạc"),
        ("Văn phòng Huyện ủy", None),
        ("xã", None),
        ("", None),
    ],
)
def test_a_name_as_papers_write_it_finds_its_unit(names, written, unit):
    found = names.unit(written)

    assert (str(found) if found else None) == unit


def test_other_names_are_positions(names):
    given = ["Đài Truyền thanh xã", "Công chức Tài chính", "  "]

    assert [str(unit) for unit in names.units(given)] == ["Đài Truyền thanh xã Đồng Tâm"]
    assert names.others(given) == ("Công chức Tài chính",)


@pytest.mark.parametrize(
    ("text", "villages"),
    [
        ("duy trì thôn Hồng Lạc, Đề Thám đạt chuẩn", {"Thôn Hồng Lạc", "Thôn Đề Thám"}),
        ("duy trì 1 thôn đạt chuẩn", set()),
        ("Hợp tác xã Hồng Lạc đạt doanh thu 2 tỷ đồng", set()),
        ("", set()),
    ],
)
def test_villages_named_in_a_text_are_found(names, text, villages):
    assert {str(unit) for unit in names.villages_in(text)} == villages
