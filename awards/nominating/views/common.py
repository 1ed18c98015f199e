"""What the pages of rounds and nominations share."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from awards.models import Nomination, Round
from awards.nominating.listing import course_of, until_words
from awards.nominating.rules import is_open_on, nominations_visible_to, rounds_visible_to
from awards.nominating.services.sending import with_all
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.states import WrongState
from emulation.org.models import Role, Unit
from emulation.org.rights import granting, held, memberships, require, unit_name_on
from emulation.org.selectors import unit_name

LIST = "Khen thưởng"
Crumbs = list[tuple[str, str]]


def list_crumb() -> tuple[str, str]:
    return LIST, reverse("round_list")


def round_crumbs(round_: Round) -> Crumbs:
    return [list_crumb(), (round_.name, reverse("round_read", args=[round_.uid]))]


def unit_crumbs(place: Nomination, words: str) -> Crumbs:
    return [*round_crumbs(place.round), (words, unit_url(place))]


def unit_url(place: Nomination, name: str = "unit_nominations", *also: Any) -> str:
    return reverse(name, args=[place.round.uid, place.unit.uid, *also])


def dossier_url(row: Nomination, name: str = "nomination_read", *also: Any) -> str:
    return reverse(name, args=[row.uid, *also])


def round_seen(request: HttpRequest, uid: UUID) -> Round:
    rounds = rounds_visible_to(request.user).select_related("commune", "campaign")
    return get_object_or_404(rounds, uid=uid)


def round_kept(request: HttpRequest, uid: UUID) -> Round:
    """Return a round for its clerk: 404 outside, else 403."""
    round_ = round_seen(request, uid)
    require(request.user, "awards.keep_rounds", round_.commune)
    return round_


def place_seen(request: HttpRequest, uid: UUID, unit_uid: UUID) -> Nomination:
    """Return round and unit, as a nomination that is not stored, for who reads the unit's."""
    round_ = round_seen(request, uid)
    unit = _unit_of(request, round_, unit_uid)
    unit.commune = round_.commune
    place = Nomination(commune=round_.commune, round=round_, unit=unit)
    if granting(request.user, "awards.view_unit_nominations", place) is None:
        raise Http404
    return place


def _unit_of(request: HttpRequest, round_: Round, uid: UUID) -> Unit:
    """Return a unit of the commune of the round, with its ``words``; an own one is known."""
    own = (one.unit for one in memberships(request.user) if one.unit.uid == uid)
    unit = next((one for one in own if one.commune_id == round_.commune_id), None)
    if unit is not None:
        return unit
    named = Unit.objects.annotate(words=unit_name_on(dates.today()))
    return get_object_or_404(named, uid=uid, commune=round_.commune_id)


def place_written(request: HttpRequest, uid: UUID, unit_uid: UUID) -> Nomination:
    """The same for who nominates in it: 403 for others, too late after the last day."""
    place = place_seen(request, uid, unit_uid)
    if not writes_for(request, place):
        raise PermissionDenied("Việc này của người đứng đầu đơn vị, công chức phụ trách thi đua.")
    if not is_open_on(place.round, dates.today()):
        raise WrongState(closed_words(place.round))
    return place


def dossier_seen(request: HttpRequest, uid: UUID) -> Nomination:
    rows = with_all(nominations_visible_to(request.user))
    return get_object_or_404(rows.select_related("sent_by__person"), uid=uid)


def dossier_with(request: HttpRequest, uid: UUID, right: str) -> Nomination:
    """Return a dossier for who has the right on it; a sentence for who comes too late."""
    row = dossier_seen(request, uid)
    if granting(request.user, f"awards.{right}_nomination", row) is None:
        if not writes_for(request, row):
            raise PermissionDenied("Việc này của người đứng đầu đơn vị đề nghị.")
        raise WrongState(_too_late(row, right), moved_on=True)
    return row


TOO_LATE = {
    "write": "Hồ sơ đang ở xã hoặc đợt xét đã hết hạn nhận. Muốn sửa thì nhờ xã trả lại.",
    "recall": "Xã đã tiếp nhận, hoặc người khác gửi. Muốn sửa thì nhờ xã trả lại.",
    "withdraw": "Hồ sơ đã qua thẩm định nên không rút được. Trao đổi với xã nếu cần.",
}


def _too_late(row: Nomination, right: str) -> str:
    if row.state == NominationState.WITHDRAWN:
        return "Hồ sơ này đã rút."
    if right == "recall" and row.is_writable:
        return "Hồ sơ này không ở xã: chưa gửi, đã thu hồi hoặc đã trả lại."
    return TOO_LATE[right]


def writes_for(request: HttpRequest, row: Nomination) -> bool:
    """Say whether the person writes for the unit, whatever the day and the state."""
    own = held(request.user, [Role.UNIT_HEAD], row.round.commune_id, row.unit)
    return bool(own or held(request.user, [Role.CLERK], row.round.commune_id))


def closed_words(round_: Round) -> str:
    if round_.ended_at:
        return "Đợt xét này đã kết thúc."
    if dates.today() < round_.opens_on:
        return f"Đợt xét nhận hồ sơ từ ngày {date_short(round_.opens_on)}."
    return (
        f"Đợt xét đã hết hạn nhận hồ sơ ngày {date_short(round_.closes_on)}. Trao đổi với công "
        "chức phụ trách thi đua nếu cần thêm."
    )


def unit_words(request: HttpRequest, unit: Unit) -> str:
    """Return the name of the day; of an own unit it is known."""
    own = (one.unit_words for one in memberships(request.user) if one.unit_id == unit.pk)
    return next(own, "") or getattr(unit, "words", "") or unit_name(unit, dates.today())


def about_round(round_: Round) -> dict[str, Any]:
    label, badge = course_of(round_, dates.today())
    return {
        "round": round_,
        "course_label": label,
        "course_badge": badge,
        "until_words": until_words(round_, dates.today()),
    }


def about_unit(request: HttpRequest, place: Nomination, title: str) -> dict[str, Any]:
    words = unit_words(request, place.unit)
    return {
        **about_round(place.round),
        "unit": place.unit,
        "unit_words": words,
        "title": title,
        "crumbs": unit_crumbs(place, words),
        "back_url": unit_url(place),
    }
