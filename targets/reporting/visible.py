"""Which reports and periods an account may read; twins of the rights over them."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from emulation.org.models import Role, User
from emulation.org.rights import memberships, readable_communes
from targets.models import Period, UnitReport
from targets.rules import REPORT_READERS


def periods_visible_to(user: User | AnonymousUser) -> QuerySet[Period]:
    """Return the periods of every commune that the account reads."""
    rows = Period.objects.filter(commune__in=readable_communes(user))
    return rows.select_related("span", "commune")


def reports_visible_to(user: User | AnonymousUser) -> QuerySet[UnitReport]:
    """Return the reports that the account may read; twin of ``targets.view_report``.

    Everything where the person reads for the office or from above; of a commune in which
    the person only heads units, those of the units.
    """
    rows = UnitReport.objects.select_related(
        "period__span", "unit", "commune", "sent_by__person", "returned_by__person"
    )
    return rows.filter(Q(commune__in=offices_read(user)) | Q(unit__in=units_headed(user)))


def offices_read(user: User | AnonymousUser) -> set[int]:
    """Return the communes in which the account reads the reports of every unit."""
    held = memberships(user)
    member = {one.commune_id for one in held}
    office = {one.commune_id for one in held if one.role in REPORT_READERS}
    return office | (readable_communes(user) - member)


def units_headed(user: User | AnonymousUser) -> set[int]:
    return {one.unit_id for one in memberships(user) if one.role == Role.UNIT_HEAD}
