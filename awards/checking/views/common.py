"""What the pages of the check share."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from awards.checking.rules import checked_visible_to
from awards.checking.wording import NOT_CHECKING, why_not
from awards.models import Nomination, Round
from awards.nominating.rules import rounds_visible_to
from awards.nominating.views.common import round_crumbs
from emulation.lib.states import WrongState
from emulation.org.rights import granting, held
from targets.reporting.visible import offices_read
from targets.rules import DECIDING

KEPT = ("nhom", "donvi", "tim")
NOT_OFFICE = "Trang này của cán bộ xã. Hồ sơ của đơn vị ở mục Khen thưởng."
Crumbs = list[tuple[str, str]]


def round_of_office(request: HttpRequest, uid: UUID) -> Round:
    """Return a round whose every dossier the person reads: 404 outside, else 403."""
    rounds = rounds_visible_to(request.user).select_related("commune", "campaign")
    round_ = get_object_or_404(rounds, uid=uid)
    if round_.commune_id not in offices_read(request.user):
        raise PermissionDenied(NOT_OFFICE)
    return round_


def dossier_of_office(request: HttpRequest, uid: UUID) -> Nomination:
    """Return a dossier with what the rights over its check go by; the unit's head is refused."""
    row = get_object_or_404(checked_visible_to(request.user), uid=uid)
    if row.commune_id not in offices_read(request.user):
        raise PermissionDenied(NOT_OFFICE)
    return row


def dossier_for(request: HttpRequest, uid: UUID, verb: str) -> Nomination:
    """Return a dossier for a step of the check; a sentence for who may not, or comes too late."""
    row = dossier_of_office(request, uid)
    if granting(request.user, f"awards.{verb}_nomination", row) is not None:
        return row
    if held(request.user, DECIDING, row.commune_id) is None:
        raise PermissionDenied(NOT_CHECKING)
    raise WrongState(why_not(request.user, row), moved_on=True)


def list_crumbs(round_: Round) -> Crumbs:
    return [*round_crumbs(round_), ("Thẩm định", reverse("check_list", args=[round_.uid]))]


def narrowed_crumbs(request: HttpRequest, round_: Round) -> Crumbs:
    """The same, back to the list as it was narrowed."""
    return [*round_crumbs(round_), ("Thẩm định", list_url(request, round_))]


def dossier_crumbs(request: HttpRequest, row: Nomination) -> Crumbs:
    return [*narrowed_crumbs(request, row.round), (row.recipient, read_url(request, row.uid))]


def kept_of(request: HttpRequest) -> dict[str, str]:
    """Return how the list was narrowed from which the page was opened."""
    return {name: request.GET[name] for name in KEPT if request.GET.get(name)}


def read_url(request: HttpRequest, uid: UUID) -> str:
    return _with(reverse("check_read", args=[uid]), kept_of(request))


def list_url(request: HttpRequest, round_: Round) -> str:
    return _with(reverse("check_list", args=[round_.uid]), kept_of(request))


def _with(url: str, kept: dict[str, str]) -> str:
    return f"{url}?{urlencode(kept)}" if kept else url


def refuse(sentence: str, field: str) -> None:
    """Raise what a service told of one row, at its field."""
    raise ValidationError({field: sentence} if field else sentence)
