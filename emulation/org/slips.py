"""What stands on a paper slip with a one-time code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from emulation.lib import dates
from emulation.org.models import Commune, Person, User
from emulation.org.selectors import office_name
from emulation.org.services import code_last_day


def slips_of(people: Iterable[Person], codes: Mapping[User, str]) -> list[dict[str, str]]:
    """Return one slip a person; ``people`` come from ``account_people_visible_to``."""
    offices: dict[Commune, str] = {}
    slips = []
    for person in people:
        commune = person.commune
        offices.setdefault(commune, office_name(commune, dates.today()))
        slips.append(_slip(person, codes[person.user], offices[commune]))
    return slips


def _slip(person: Person, code: str, office: str) -> dict[str, str]:
    titles = [position.title for position in person.positions_now]
    before = code_last_day() + dt.timedelta(days=1)
    return {
        "office": office,
        "name": person.full_name,
        "position": titles[0] if titles else "",
        "login": person.user.login,
        "code": f"{code[:4]} {code[4:]}",
        "until": dates.date_short(before),
    }
