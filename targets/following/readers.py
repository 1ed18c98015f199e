"""Whose reports a person may open from a page that shows everybody's figures."""

from __future__ import annotations

from emulation.org.models import Role, User
from emulation.org.rights import held, memberships, readable_communes
from targets.rules import REPORT_READERS


def own_units(user: User, commune: int) -> list[int]:
    """Return the units of the commune that the person is head of."""
    return [
        membership.unit_id
        for membership in memberships(user)
        if membership.role == Role.UNIT_HEAD and membership.commune_id == commune
    ]


def reads_all_reports(user: User, commune: int) -> bool:
    """Say whether the right ``targets.view_report`` covers every unit of the commune."""
    if held(user, REPORT_READERS, commune):
        return True
    stranger = not held(user, Role.values, commune)
    return stranger and commune in readable_communes(user)


def readable_units(user: User, commune: int) -> set[int] | None:
    """Return the units whose reports the person may open; ``None`` is all of them."""
    return None if reads_all_reports(user, commune) else set(own_units(user, commune))
