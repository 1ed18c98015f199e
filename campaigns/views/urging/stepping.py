"""The pages on which a step of a letter's way is taken."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404

from campaigns import services
from campaigns.models import Urging
from campaigns.routing.pages import RoutePages
from campaigns.urging.rules import urgings_in_hand
from campaigns.views.urging.common import crumbs_to
from emulation.org.models import User


def _in_hand(user: User, uid: UUID) -> Urging:
    return get_object_or_404(urgings_in_hand(user), uid=uid)


PAGES = RoutePages(
    thing="urging",
    in_hand=_in_hand,
    take=services.urging_step,
    view_right="campaigns.view_urging",
    read_page="urging_read",
    list_page="urging_list",
    crumbs=crumbs_to,
)
