"""What every page shows around its content."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from emulation.lib import dates
from emulation.lib.text import first_lower, given_name
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from emulation.pages.places import all_place, places_of
from emulation.pages.tasks import waiting_known


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
    waiting = waiting_known(request)
    return {
        "office_name": _office_name(held[0]) if held else "",
        "me": _me(user, held),
        "places": [*places_of(request, held, waiting), all_place(request)],
        "counts_later": waiting is None,
    }


def _office_name(main: Membership) -> str:
    return f"UBND {first_lower(main.office)}" if main.office else ""


def _me(user: User, held: list[Membership]) -> dict[str, str]:
    name = held[0].person.full_name if held else user.name
    administers = any(membership.role == Role.ADMINISTRATOR for membership in held)
    return {
        "name": name,
        "words": _title(held[0]) if held else "Chưa được giao vai trò",
        "mark": given_name(name)[:1].upper(),
        "admin_url": reverse("admin:index") if administers else "",
    }


def _title(main: Membership) -> str:
    """Return the chức vụ, that in the unit of the main role first; else the role."""
    return main.posts[0].title if main.posts else main.get_role_display()
