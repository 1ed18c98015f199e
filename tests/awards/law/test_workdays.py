"""Working days without weekends and public holidays, with the Saturdays worked instead."""

from __future__ import annotations

import datetime as dt

import pytest

from awards.checking.pace import ROUGH_WORDS, is_rough, limit_end, paces_of
from awards.law.in_force import law_of
from awards.law.loading import law_load
from awards.law.workdays import WEEKENDS_ONLY, workdays
from awards.models import Holiday, TimeLimit
from awards.states import NominationState as State
from tests.awards.checking.made import opened, worker
from tests.awards.made import law_and_catalogue, make_nomination
from tests.cast import TODAY
from tests.plumbing.kept import kept

D = dt.date


def test_weekends_only():
    friday = D(2024, 2, 16)
    assert WEEKENDS_ONLY.after(friday, 1) == D(2024, 2, 19)
    assert WEEKENDS_ONLY.after(friday, 5) == D(2024, 2, 23)
    assert not WEEKENDS_ONLY.knows(friday, friday)


def test_a_holiday_is_left_out_and_a_saturday_worked_instead_counts():
    known = workdays([(D(2024, 4, 29), D(2024, 5, 1), False), (D(2024, 5, 4), D(2024, 5, 4), True)])

    assert known.after(D(2024, 4, 26), 1) == D(2024, 5, 2)  # Friday → Thursday
    assert known.after(D(2024, 5, 3), 1) == D(2024, 5, 4)  # Friday → Saturday
    assert known.after(D(2024, 5, 3), 2) == D(2024, 5, 6)
    assert known.knows(D(2024, 4, 26), D(2024, 5, 2))
    assert not known.knows(D(2024, 12, 30), D(2025, 1, 3))


def test_of_two_words_on_a_day_the_later_wins():
    day = D(2024, 9, 2)
    assert workdays([(day, day, False), (day, day, True)]).works_on(day)


@pytest.fixture
@kept
def law(cast):
    law_and_catalogue()
    return law_of(cast.commune, tables=())


# Ten working days, worked by hand on the calendar of the year.
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "due"),
    [
        (D(2024, 2, 7), D(2024, 2, 28)),  # Tết: 8 to 14 February off
        (D(2024, 4, 17), D(2024, 5, 6)),  # Giỗ Tổ, 29 April to 1 May off, 4 May worked
        (D(2024, 8, 30), D(2024, 9, 17)),  # 2 and 3 September
        (D(2025, 4, 25), D(2025, 5, 13)),  # 26 April worked; 30 April to 2 May off
        (D(2026, 2, 13), D(2026, 3, 6)),  # Tết: 16 to 20 February off
        (D(2026, 4, 24), D(2026, 5, 13)),  # the day for Giỗ Tổ on Monday, 30 April, 1 May
    ],
)
def test_the_known_years(law, start, due):
    limit = TimeLimit(days=10, is_working_days=True)

    assert limit_end(limit, start, law.workdays) == due
    assert not is_rough(limit, start, law.workdays)


@pytest.mark.django_db
def test_a_year_without_data_counts_by_weekends_and_says_so(cast, law, client_of):
    limit = TimeLimit(days=5, is_working_days=True)
    assert limit_end(limit, D(2030, 9, 2), law.workdays) == D(2030, 9, 9)
    assert is_rough(limit, D(2030, 9, 2), law.workdays)
    assert not is_rough(TimeLimit(days=5), D(2030, 9, 2), law.workdays)

    round_ = opened(cast)
    Holiday.objects.all().delete()
    row = make_nomination(round_, worker(cast), cast.village, state=State.CHECKING,
                          received_on=TODAY)  # fmt: skip
    page = client_of(cast.clerk).get(f"/khen-thuong/ho-so/{row.uid}/tham-dinh/").content.decode()

    law_load()
    again = client_of(cast.clerk).get(f"/khen-thuong/ho-so/{row.uid}/tham-dinh/").content.decode()
    assert ROUGH_WORDS in page
    assert ROUGH_WORDS not in again


@pytest.mark.django_db
def test_what_the_commune_says_of_a_day_wins(cast, law):
    row = make_nomination(opened(cast), worker(cast), cast.village, state=State.CHECKING,
                          received_on=TODAY)  # fmt: skip
    before, _ = paces_of(row, law)

    Holiday.objects.create(
        commune=cast.commune, name="Ngày hội của xã", valid_from=TODAY + dt.timedelta(days=1),
        source="Văn bản của xã",
    )  # fmt: skip

    after, _ = paces_of(row, law_of(cast.commune, tables=()))
    next_door = law_of(cast.next_commune, tables=())
    assert after.due > before.due
    assert next_door.workdays.works_on(TODAY + dt.timedelta(days=1))
