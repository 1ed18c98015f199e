"""The first page of awards: its counts are those of the rounds, its links lead on."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from awards.states import NominationState
from emulation.lib import dates
from emulation.org.services import person_create
from tests.awards.made import law_and_catalogue, make_nomination, make_round

pytestmark = pytest.mark.django_db
PLACES = ("decision_list", "posting_list", "council_list", "fund", "certificate_list")


def test_a_round_counts_as_many_dossiers_as_its_own_page(cast, client_of):
    law_and_catalogue()
    round_ = make_round(cast)
    for name, state in (
        ("Lê Thị An", NominationState.ELIGIBLE),
        ("Lê Thị Bình", NominationState.INELIGIBLE),
        ("Lê Thị Cúc", NominationState.WITHDRAWN),
    ):
        person = person_create(commune=cast.commune, full_name=name, by=None)
        make_nomination(round_, person, cast.village, state=state, first_sent_at=dates.now())
    clerk = client_of(cast.clerk)

    listed = clerk.get(reverse("round_list")).content.decode()
    own = clerk.get(reverse("round_read", args=[round_.uid])).content.decode()

    assert re.search(r'data-label="Hồ sơ">3<', listed)
    assert "3 hồ sơ" in own


@pytest.mark.parametrize(
    ("who", "wanted"),
    [
        ("clerk", PLACES),
        ("unit_head", ("decision_list", "posting_list")),
        ("council_member", ("decision_list", "posting_list", "council_list")),
    ],
)
def test_the_first_page_leads_to_what_the_person_opens(cast, client_of, who, wanted):
    client = client_of(getattr(cast, who))
    page = client.get(reverse("round_list")).content.decode()
    main = page[page.index("<main") :]
    linked = {name for name in PLACES if f'href="{reverse(name)}"' in main}
    assert linked == set(wanted)
    for name in wanted:
        assert client.get(reverse(name)).status_code == 200
