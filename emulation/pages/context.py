"""What every page shows around its content."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from emulation.lib import dates
from emulation.lib.text import first_lower, given_name
from emulation.org.models import Commune, Membership, Role, Spell, User
from emulation.org.models.units import OWN_KINDS
from emulation.org.rights import memberships, positions_held
from emulation.org.selectors.names import names_among
from emulation.pages.places import all_place, places_of
from emulation.pages.tasks import waiting_of
from emulation.trail.kept import kept


def portal(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of a page. It asks nothing of the database for a visitor."""
    user = getattr(request, "user", None)
    frame = _day()
    if user is not None and user.is_authenticated:
        frame |= _frame_of(request, user)
    return frame


def _day() -> dict[str, Any]:
    words = dates.date_in_words(dates.today())
    is_demo = settings.DEMO_TODAY is not None
    return {
        "today_words": words,
        "is_demo": is_demo,
        "demo_words": f"Minh họa: {first_lower(words)}" if is_demo else "",
    }


def _frame_of(request: HttpRequest, user: User) -> dict[str, Any]:
    held = memberships(user)
    return _head(request, user, held) | {
        "places": [*places_of(request, held, waiting_of(request).count), all_place(request)],
    }


def _head(request: HttpRequest, user: User, held: list[Membership]) -> dict[str, Any]:
    """Return whose office and whose desk it is; the same until something is changed there."""

    def make() -> dict[str, Any]:
        office = _office_name(held[0].commune) if held else ""
        return {"office_name": office, "me": _me(user, held)}

    if not held:
        return make()
    parts = ("head", user.pk, [membership.pk for membership in held])
    return kept(request, held[0].commune.uid, parts, make)


def _office_name(commune: Commune) -> str:
    """Return "UBND xã Đồng Tâm" in one query: the frame stands on every page."""
    whole = Spell.objects.filter(commune=commune, kind__in=OWN_KINDS).order_by("valid_from")
    names = names_among(whole, dates.today())
    return "".join(f"UBND {first_lower(name)}" for name in names.values())


def _me(user: User, held: list[Membership]) -> dict[str, str]:
    name = held[0].person.full_name if held else user.name
    administers = any(membership.role == Role.ADMINISTRATOR for membership in held)
    return {
        "name": name,
        "words": _title(user, held[0]) if held else "Chưa được giao vai trò",
        "mark": given_name(name)[:1].upper(),
        "admin_url": reverse("admin:index") if administers else "",
    }


def _title(user: User, main: Membership) -> str:
    """Return the chức vụ, that in the unit of the main role first; else the role."""
    held = (row for row in positions_held(user) if row.person_id == main.person_id)
    titles = {row.unit_id: row.title for row in held}
    return titles.get(main.unit_id) or next(iter(titles.values()), main.get_role_display())
