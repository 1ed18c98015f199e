"""A phrasing put into a plan while a colleague clears one of the two away."""

from __future__ import annotations

import pytest

from campaigns import services
from campaigns.services.library.phrases import AFTER, BELOW, INSIDE
from emulation.lib.states import WrongState
from tests.campaigns.library.test_phrases import keep
from tests.campaigns.plans_made import draft
from tests.cast import make_cast
from tests.plumbing.postgres import at_once


@pytest.mark.django_db
@pytest.mark.parametrize("where", [INSIDE, AFTER, BELOW])
def test_an_item_that_went_takes_no_phrase(cast, where):
    plan, phrase = draft(cast), keep(cast)
    seen = plan.items.get(position=2, parent=None)
    services.item_remove(item=plan.items.get(pk=seen.pk), by=cast.second_clerk)

    with pytest.raises(WrongState, match="vừa được người khác bỏ"):
        services.phrase_insert(phrase=phrase, item=seen, where=where, by=cast.clerk)
    phrase.refresh_from_db()
    assert phrase.used == 0


@pytest.mark.postgres
def test_a_phrase_set_aside_while_it_is_put_in_is_put_in_whole(on_postgresql):
    cast = make_cast()
    plan, phrase = draft(cast), keep(cast)
    item = plan.items.get(position=2, parent=None)
    before = plan.items.count()

    results = at_once(
        lambda: services.phrase_insert(phrase=phrase, item=item, where=BELOW, by=cast.clerk),
        lambda: services.phrase_set_active(phrase=phrase, is_active=False, by=cast.second_clerk),
    )

    assert not [result for result in results if isinstance(result, Exception)], results
    phrase.refresh_from_db()
    assert (phrase.is_active, phrase.used) == (False, 1)
    assert plan.items.count() == before + 3
