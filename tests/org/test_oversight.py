"""What an authority above still reads when a commune moves or ends."""

import datetime as dt

import pytest

from emulation.org.models import Commune, Role, UnitKind
from emulation.org.selectors import commune_unit, communes_visible_to
from emulation.org.services import commune_create, unit_close, unit_rename
from tests.cast import LONG_AGO, TODAY, Cast, make_user
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
PAPER = "Nghị quyết số 1658/NQ-UBTVQH15"


@pytest.fixture
@kept
def other_district(cast: Cast) -> Commune:
    return commune_create(
        level=Commune.Level.DISTRICT,
        name="Huyện Tân Yên",
        kind=UnitKind.DISTRICT,
        place="Tân Yên",
        superior=commune_unit(cast.province),
        valid_from=LONG_AGO,
        by=None,
    )


def reads(authority: Commune) -> set[Commune]:
    """The communes that an overseer of the authority may read."""
    login = f"overseer-{authority.pk}"
    user = make_user(commune_unit(authority), "Hà Văn Sáu", Role.OVERSEER, login)
    return set(communes_visible_to(user))


def move(cast: Cast, to: Commune, on: dt.date = TODAY) -> None:
    unit = commune_unit(cast.commune)
    above = commune_unit(to)
    unit_rename(unit=unit, name="Xã Đồng Tâm", superior=above, on=on, paper=PAPER, by=None)


def close(commune: Commune) -> None:
    unit_close(unit=commune_unit(commune), on=YESTERDAY, paper=PAPER, by=None)


def test_a_commune_that_moved_is_read_by_its_new_authority(cast, other_district):
    move(cast, other_district)

    assert reads(cast.district) == {cast.district, cast.next_commune}
    assert reads(other_district) == {other_district, cast.commune}


def test_a_move_of_tomorrow_changes_nothing_yet(cast, other_district):
    move(cast, other_district, on=TOMORROW)

    assert cast.commune in reads(cast.district)
    assert reads(other_district) == {other_district}


def test_a_closed_commune_stays_with_the_authority_it_ended_under(cast, other_district):
    move(cast, other_district, on=dt.date(2024, 1, 1))
    close(cast.commune)

    assert cast.commune not in reads(cast.district)
    assert cast.commune in reads(other_district)


def test_a_closed_district_leads_on_to_its_communes(cast):
    close(cast.commune)
    close(cast.district)

    assert reads(cast.province) == {
        cast.province, cast.district, cast.commune, cast.next_commune
    }  # fmt: skip
