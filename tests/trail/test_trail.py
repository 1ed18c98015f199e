"""Entries tell their sentence; unknown codes are mistakes."""

import pytest

from emulation.lib import dates
from emulation.org.models import Person
from emulation.org.rights import actor, memberships, subject
from emulation.trail import sentences
from emulation.trail.changes import changes_to
from emulation.trail.models import Entry
from emulation.trail.selectors import entries_by, entries_of
from emulation.trail.services import SYSTEM, entries_record, entry_record
from tests.cast import TODAY

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def record(cast, who=SYSTEM, **fields) -> Entry:
    return entry_record("org.unit.changed", actor=who, subject=subject(cast.village), **fields)


def test_entry_keeps_plain_values_of_who_what_when(cast):
    membership = memberships(cast.clerk)[0]

    entry = record(cast, actor(cast.clerk, membership), reason="Ghi nhầm")

    assert entry.sentence == "Hoàng Thị Mai sửa đơn vị Thôn Hồng Lạc"
    assert (entry.object_uid, entry.commune_uid) == (cast.village.uid, cast.commune.uid)
    assert (entry.membership_id, entry.reason) == (membership.pk, "Ghi nhầm")
    assert dates.timezone.localtime(entry.at).date() == TODAY


def test_history_of_an_object_and_of_a_person_newest_first(cast):
    first, second = record(cast, actor(cast.clerk)), record(cast, actor(cast.clerk))

    assert list(entries_of(cast.village.uid)) == [second, first]
    assert list(entries_by(cast.clerk.pk)) == [second, first]
    assert not entries_of(cast.other_village.uid)


def test_a_step_over_many_is_one_entry_of_its_author_and_one_in_each_history(cast):
    villages = [cast.village, cast.other_village]

    entries_record(
        "org.unit.changed", actor=actor(cast.clerk), told=[(subject(one), None) for one in villages]
    )

    (entry,) = entries_by(cast.clerk.pk)
    assert entry.stands_for == 2
    assert [entries_of(one.uid).count() for one in villages] == [1, 1]


def test_a_step_over_many_without_a_sentence_of_its_own_is_told_by_one():
    told = sentences.sentence_of_many("org.unit.changed")

    assert told.format(actor="Mai", object="Thôn Hồng Lạc", number=3, reason="") == (
        "Mai sửa đơn vị Thôn Hồng Lạc và các mục khác, tất cả 3"
    )
    assert "{number}" in sentences.sentence_of_many("org.household.created")


def test_code_without_a_sentence_is_refused(cast):
    with pytest.raises(sentences.UnknownCode):
        entry_record("org.unit.eaten", actor=SYSTEM, subject=subject(cast.village))
    assert not Entry.objects.exists()


def test_one_code_has_one_sentence():
    sentences.register({"org.unit.changed": sentences.sentence_of("org.unit.changed")})
    with pytest.raises(ValueError, match=r"org\.unit\.changed"):
        sentences.register({"org.unit.changed": "khác"})


def test_changes_tell_old_and_new_but_not_of_personal_fields():
    person = Person(full_name="Vũ Thị Lan", phone="0900000777", code="")

    changes = changes_to(
        person, {"phone": "0900000888", "code": "P1", "gender": ""}, personal=["phone"]
    )

    assert changes == {"phone": "changed", "code": ["", "P1"]}
