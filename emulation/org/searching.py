"""Units and people in the search of the portal."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from emulation.lib import dates
from emulation.org.models import Position, Spell, User
from emulation.org.rights import holding_on, readable_communes
from emulation.org.search import MOST, Found, Hit, containing
from emulation.org.selectors import people_visible_to


def units_found(user: User, words: str) -> Found:
    """Find units by the name that holds today."""
    spells = Spell.objects.filter(
        holding_on(dates.today()), containing(words), commune__in=readable_communes(user)
    ).select_related("unit", "commune")
    hits = [
        Hit(
            spell.name,
            reverse("unit_read", args=[spell.unit.uid]),
            f"{spell.get_kind_display()}, {spell.commune}",
        )
        for spell in spells.order_by("sort_key", "pk")[:MOST]
    ]
    return Found("Đơn vị", spells.count(), hits, _list_address("unit_list", words))


def people_found(user: User, words: str) -> Found:
    people = people_visible_to(user).filter(containing(words)).select_related("commune")
    first = list(people.order_by("sort_key", "pk")[:MOST])
    titles = _titles([person.pk for person in first])
    hits = [
        Hit(
            person.full_name,
            reverse("person_read", args=[person.uid]),
            ", ".join([*titles.get(person.pk, []), str(person.commune)]),
        )
        for person in first
    ]
    return Found("Người", people.count(), hits, _list_address("person_list", words))


def _titles(people: list[int]) -> dict[int, list[str]]:
    """Return the chức vụ of today by key of the person, in one query."""
    titles: dict[int, list[str]] = {}
    held = Position.objects.filter(holding_on(dates.today()), person__in=people)
    for person, title in held.order_by("valid_from", "pk").values_list("person", "title"):
        titles.setdefault(person, []).append(title)
    return titles


def _list_address(page: str, words: str) -> str:
    return f"{reverse(page)}?{urlencode({'q': words})}"
