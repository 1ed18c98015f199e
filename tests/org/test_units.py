"""Names over time, successions, and what follows from them for reading."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from emulation.lib.states import WrongState
from emulation.org.models import Commune, Spell, Unit, UnitKind
from emulation.org.selectors import (
    commune_name,
    commune_unit,
    communes_visible_to,
    issuer_lines,
    names_at_home,
    office_name,
    spells_on,
    unit_name,
    units_visible_to,
)
from emulation.org.services import (
    commune_change,
    commune_create,
    membership_create,
    unit_change,
    unit_close,
    unit_create,
    unit_rename,
    unit_succeed,
)
from emulation.trail.models import Entry
from tests.cast import LONG_AGO, TODAY

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

PAPER = "Nghị quyết số 11/NQ-HĐND"
RENAMED_ON = dt.date(2024, 2, 1)


def rename(cast, **fields) -> Spell:
    asked = {"name": "Thôn Hồng Lạc Mới", "on": RENAMED_ON, "paper": PAPER} | fields
    return unit_rename(unit=cast.village, by=cast.administrator, **asked)


# --- Names on a day


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (dt.date(2010, 1, 1), "Thôn Hồng Lạc"),  # before it was: the first name there is
        (LONG_AGO, "Thôn Hồng Lạc"),
        (dt.date(2024, 1, 31), "Thôn Hồng Lạc"),
        (RENAMED_ON, "Thôn Hồng Lạc Mới"),
        (dt.date(2030, 1, 1), "Thôn Hồng Lạc Mới"),
    ],
)
def test_unit_has_the_name_of_the_day(cast, day, name):
    rename(cast)

    assert unit_name(cast.village, day) == name


def test_rows_of_the_own_commune_use_short_names_but_for_villages(cast):
    unit_change(unit=cast.village, short_name="Hồng Lạc", by=cast.administrator)
    clinic = unit_create(
        commune=cast.commune,
        name="Trạm Y tế xã Đồng Tâm",
        short_name="Trạm Y tế",
        kind=UnitKind.STATION,
        superior=commune_unit(cast.commune),
        valid_from=LONG_AGO,
        by=cast.administrator,
    )

    units = [cast.village, cast.other_village, clinic]

    names = names_at_home(units, TODAY)
    assert [names[unit.pk] for unit in units] == ["Thôn Hồng Lạc", "Thôn Đề Thám", "Trạm Y tế"]


def test_rename_keeps_what_was_not_renamed(cast):
    spell = rename(cast)

    assert (spell.kind, spell.superior) == (UnitKind.VILLAGE, commune_unit(cast.commune))
    assert spell.search_key == "thon hong lac moi"
    assert spell.paper == PAPER


def test_list_of_a_day_has_the_names_of_that_day(cast):
    rename(cast)

    before = spells_on(cast.commune, dt.date(2024, 1, 31))
    after = spells_on(cast.commune, TODAY)

    assert "Thôn Hồng Lạc" in {spell.name for spell in before}
    assert "Thôn Hồng Lạc Mới" in {spell.name for spell in after}
    assert before.count() == after.count() == 4


def test_rename_must_be_later_than_the_name_it_ends(cast):
    with pytest.raises(ValidationError, match="từ ngày 02/01/2020"):
        rename(cast, on=LONG_AGO)


def test_a_corrected_first_day_moves_the_last_day_of_the_name_before(cast):
    rename(cast)
    corrected = dt.date(2024, 3, 1)

    unit_change(unit=cast.village, valid_from=corrected, by=cast.administrator)

    assert unit_name(cast.village, dt.date(2024, 2, 29)) == "Thôn Hồng Lạc"
    assert unit_name(cast.village, corrected) == "Thôn Hồng Lạc Mới"
    before = cast.village.spells.earliest("valid_from")
    assert before.valid_to == dt.date(2024, 2, 29)


def test_a_name_never_begins_before_the_one_it_follows(cast):
    rename(cast)

    with pytest.raises(ValidationError, match="Chọn từ ngày"):
        unit_change(unit=cast.village, valid_from=LONG_AGO, by=cast.administrator)


def test_closed_unit_keeps_its_name_and_leaves_the_list(cast):
    unit_close(unit=cast.village, on=dt.date(2024, 1, 31), by=cast.administrator)

    assert unit_name(cast.village, TODAY) == "Thôn Hồng Lạc"
    assert cast.village not in {spell.unit for spell in spells_on(cast.commune, TODAY)}
    with pytest.raises(WrongState, match="31/01/2024"):
        rename(cast)


def test_correction_changes_the_name_without_a_new_spell(cast):
    unit_change(unit=cast.village, by=cast.administrator, name="  Thôn  Hồng Lạc B ", code="HL")

    spell = cast.village.spells.get()
    assert (spell.name, spell.search_key) == ("Thôn Hồng Lạc B", "thon hong lac b")
    entry = Entry.objects.get(code="org.unit.changed")
    assert entry.changes["name"] == ["Thôn Hồng Lạc", "Thôn Hồng Lạc B"]
    assert entry.membership_name == "Quản trị, Xã Đồng Tâm"


def test_correction_of_nothing_leaves_no_trail(cast):
    unit_change(unit=cast.village, by=cast.administrator, name="Thôn Hồng Lạc")

    assert not Entry.objects.exists()


def test_words_on_papers_follow_the_name(cast):
    assert commune_name(cast.commune, TODAY) == "xã Đồng Tâm"
    assert office_name(cast.commune, TODAY) == "UBND xã Đồng Tâm"
    assert issuer_lines(cast.commune, TODAY) == ("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM")


def test_district_of_several_units_is_one_unit_itself(cast):
    unit_create(
        commune=cast.district,
        name="Phòng Nội vụ",
        kind=UnitKind.OFFICE,
        superior=commune_unit(cast.district),
        valid_from=LONG_AGO,
        by=None,
    )

    assert commune_name(cast.district, TODAY) == "huyện Yên Thế"


def test_unit_is_called_by_the_name_of_today(cast):
    rename(cast, on=TODAY + dt.timedelta(days=1))

    assert str(cast.village) == "Thôn Hồng Lạc"


def test_unit_of_tomorrow_is_called_by_the_name_to_come(cast):
    unit = unit_create(
        commune=cast.commune,
        name="Thôn Mới",
        kind=UnitKind.VILLAGE,
        valid_from=TODAY + dt.timedelta(days=1),
        by=None,
    )

    assert str(unit) == "Thôn Mới"


# --- What a unit may be


def test_unit_cannot_stand_below_itself(cast):
    unit_change(unit=cast.other_village, by=cast.administrator, superior=cast.village)

    with pytest.raises(ValidationError, match="dưới chính mình"):
        unit_change(unit=cast.village, by=cast.administrator, superior=cast.other_village)


def test_unit_stands_below_a_unit_of_its_own_commune(cast):
    with pytest.raises(ValidationError, match="địa phương của mình"):
        unit_change(
            unit=cast.village,
            by=cast.administrator,
            superior=commune_unit(cast.next_commune),
        )


@pytest.mark.parametrize("kind", [UnitKind.COMMUNE, UnitKind.DISTRICT, UnitKind.PROVINCE])
def test_a_second_local_authority_is_no_unit_of_a_commune(cast, kind):
    with pytest.raises(ValidationError):
        unit_create(
            commune=cast.commune,
            name="Xã Khác",
            kind=kind,
            valid_from=LONG_AGO,
            by=cast.administrator,
        )


def test_code_is_used_once_a_commune(cast):
    unit_change(unit=cast.village, by=cast.administrator, code="HL")

    with pytest.raises(ValidationError, match="Mã đơn vị này đã dùng"):
        unit_change(unit=cast.other_village, by=cast.administrator, code="HL")


@pytest.mark.parametrize("who", ["clerk", "chairman", "outsider", "overseer", "visitor"])
def test_only_the_administrator_keeps_units(cast, who):
    with pytest.raises(PermissionDenied):
        unit_close(unit=cast.village, on=TODAY, by=getattr(cast, who))
    with pytest.raises(PermissionDenied):
        commune_change(commune=cast.commune, place="Nơi khác", by=getattr(cast, who))


def test_superuser_without_membership_is_nobody(cast):
    cast.viewer.is_superuser = True

    with pytest.raises(PermissionDenied):
        unit_close(unit=cast.village, on=TODAY, by=cast.viewer)


# --- Who took over from whom


def merge(cast, by, on=dt.date(2024, 2, 1)):
    return unit_succeed(
        predecessor=commune_unit(cast.next_commune),
        successor=commune_unit(cast.commune),
        on=on,
        paper="Nghị quyết số 1658/NQ-UBTVQH15",
        by=by,
    )


def fresh(user):
    """Return the account as the next request would read it."""
    return type(user).objects.get(pk=user.pk)


def test_successor_reads_what_its_predecessor_did(cast):
    merge(cast, by=None)

    assert cast.next_commune in communes_visible_to(cast.viewer)
    assert commune_unit(cast.next_commune) in units_visible_to(cast.viewer)


def test_predecessor_does_not_read_its_successor(cast):
    merge(cast, by=None)

    assert cast.commune not in communes_visible_to(cast.outsider)


def test_succession_of_tomorrow_opens_nothing_yet(cast):
    merge(cast, by=None, on=TODAY + dt.timedelta(days=1))

    assert cast.next_commune not in communes_visible_to(cast.viewer)


def test_chain_of_successions_is_read_to_its_beginning(cast):
    oldest = commune_create(
        level=Commune.Level.COMMUNE,
        name="Xã Xưa",
        kind=UnitKind.COMMUNE,
        place="Xưa",
        valid_from=LONG_AGO,
        by=None,
    )
    unit_succeed(
        predecessor=commune_unit(oldest),
        successor=commune_unit(cast.next_commune),
        on=LONG_AGO,
        paper=PAPER,
        by=None,
    )
    merge(cast, by=None)

    assert oldest in communes_visible_to(cast.viewer)


def test_administrator_cannot_take_over_the_neighbour(cast):
    with pytest.raises(PermissionDenied):
        merge(cast, by=cast.administrator)


def test_who_administers_both_may_record_the_merger(cast):
    person = cast.person_of(cast.outsider)
    membership_create(
        person=person,
        unit=commune_unit(cast.next_commune),
        role="administrator",
        valid_from=LONG_AGO,
        by=None,
    )
    cast.person_of(cast.administrator)
    person.user = None
    person.save()
    person.user = cast.administrator
    person.save()

    succession = merge(cast, by=fresh(cast.administrator))

    assert succession.commune == cast.commune


def test_unit_does_not_succeed_itself(cast):
    with pytest.raises(ValidationError, match="khác đơn vị cũ"):
        unit_succeed(
            predecessor=cast.village,
            successor=cast.village,
            on=TODAY,
            paper=PAPER,
            by=cast.administrator,
        )


# --- Who reads which commune


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("viewer", {"commune"}),
        ("unit_head", {"commune"}),
        ("outsider", {"next_commune"}),
        ("overseer", {"province", "district", "commune", "next_commune"}),
        ("visitor", set()),
    ],
)
def test_readable_communes(cast, who, reads):
    expected = {getattr(cast, name) for name in reads}

    assert set(communes_visible_to(getattr(cast, who))) == expected


def test_units_visible_are_those_of_the_readable_communes(cast):
    assert set(units_visible_to(cast.viewer)) == set(Unit.objects.filter(commune=cast.commune))
    assert cast.village not in units_visible_to(cast.outsider)


def test_only_who_administers_the_authority_above_makes_a_commune(cast):
    asked = {
        "level": "commune",
        "name": "Xã Mới",
        "kind": UnitKind.COMMUNE,
        "place": "Mới",
        "valid_from": TODAY,
    }
    with pytest.raises(PermissionDenied):
        commune_create(**asked, by=cast.administrator)
    with pytest.raises(PermissionDenied):
        commune_create(**asked, superior=commune_unit(cast.district), by=cast.administrator)
