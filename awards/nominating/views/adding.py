"""People, collectives and households put on the list of a round, by ticks or from Excel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from awards.models import Nomination, RoundAward
from awards.nominating import candidates as who
from awards.nominating import services
from awards.nominating.candidates import KINDS, Group
from awards.nominating.excel import NominationResource, Reading
from awards.nominating.forms import PersonForm
from awards.nominating.naming import Subject, named_on
from awards.nominating.views import common
from campaigns.models import Honour, SubjectKind
from campaigns.registering.people import person_meant
from emulation.lib import dates
from emulation.lib.pages import page_of
from emulation.lib.text import search_key
from emulation.org.models import Person
from emulation.org.selectors import unit_names
from emulation.org.services import person_create
from emulation.org.sheet_forms import (
    PREVIEW_GONE,
    SheetForm,
    dataset_of,
    file_forget,
    file_keep,
    file_kept,
)
from emulation.org.sheets import file_response, template_workbook

A_PAGE = 100
TITLES = {
    SubjectKind.PERSON: "Đề nghị cá nhân",
    SubjectKind.COLLECTIVE: "Đề nghị tập thể",
    SubjectKind.HOUSEHOLD: "Đề nghị hộ gia đình",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nominations_add(request: HttpRequest, uid: UUID, unit_uid: UUID, kind: str) -> HttpResponse:
    """``?khen=`` for which award, ``?tim=`` by name. POST begins dossiers for the ticked."""
    place = common.place_written(request, uid, unit_uid)
    subject_kind = KINDS.get(kind)
    offers = who.offers_of(place.round, subject_kind) if subject_kind else []
    if not offers:
        raise Http404
    offer = _chosen(request, offers)
    form = PersonForm()
    if request.method == "POST":
        if request.POST.get("action") == "new":
            form = PersonForm(request.POST)
            if form.save_by(lambda: _person_taken(request, place, offer, form), lambda: form):
                return redirect(_here(place, kind, offer))
        elif _began(request, lambda: _ticked(request, place, offer), place, offer):
            return redirect(_here(place, kind, offer))
    return _page(request, place, kind, offers, offer, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nominations_registered(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """Who registered for a title and was approved."""
    place = common.place_written(request, uid, unit_uid)
    groups = who.registered_groups(place.round, place.unit)
    context = {
        "title": "Lấy từ đăng ký thi đua",
        "why": "Người, tập thể, hộ đã đăng ký danh hiệu và được xã duyệt. Bỏ tích ai không đề "
        "nghị.",
        "nothing": "Không còn ai của đơn vị đã đăng ký danh hiệu, được duyệt mà chưa có hồ sơ.",
        "all_ticked": True,
    }
    return _from_groups(request, place, groups, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nominations_suggested(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """Who could be nominated for what, by what the portal knows."""
    place = common.place_written(request, uid, unit_uid)
    groups = who.suggested_groups(place.round, place.unit)
    context = {
        "title": "Ai có thể được đề nghị",
        "why": "Theo sổ khen thưởng, đăng ký, kết quả trên cổng: người, tập thể không trượt tiêu "
        "chuẩn nào và đạt ít nhất một. Gợi ý để xem, đơn vị bình xét rồi mới chọn.",
        "nothing": "Chưa có số liệu trên cổng để gợi ý. Chọn người từ danh sách của đơn vị.",
        "all_ticked": False,
    }
    return _from_groups(request, place, groups, context)


@login_required
@require_safe
def nominations_template(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    place = common.place_written(request, uid, unit_uid)
    resource = NominationResource(round_=place.round, unit=place.unit, by=request.user)
    name = search_key(common.unit_words(request, place.unit)).replace(" ", "-")
    return file_response(template_workbook(resource.shown_columns()), f"de-nghi-khen-thuong-{name}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nominations_import(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """Choose a file, look at what it would do, write its good lines."""
    place = common.place_written(request, uid, unit_uid)
    if request.method == "POST" and "tep" in request.POST:
        return _written(request, place, request.POST["tep"])
    form = SheetForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context = _import_page(request, place, form)
    if form.is_valid():
        reading = Reading(form.dataset, place.round, place.unit, request.user).look()
        context["reading"] = reading
        if reading.new and not reading.errors:
            context["mark"] = file_keep(request.user, form.content)
    return render(request, "awards/nominating/import.html", context)


def _chosen(request: HttpRequest, offers: list[RoundAward]) -> RoundAward:
    asked = request.POST.get("khen") or request.GET.get("khen", "")
    return next((one for one in offers if str(one.award.uid) == asked), offers[0])


def _here(place: Nomination, kind: str, offer: RoundAward) -> str:
    return f"{common.unit_url(place, 'nominations_add', kind)}?khen={offer.award.uid}"


def _ticked(request: HttpRequest, place: Nomination, offer: RoundAward) -> list[Subject]:
    rows = _offered(place, offer, "")
    if request.POST.get("action") == "all":
        return [row for row in rows if row.pk not in _taken(place, offer)]
    wanted = set(request.POST.getlist("chon"))
    return [row for row in rows if str(row.uid) in wanted]


def _offered(place: Nomination, offer: RoundAward, words: str) -> Any:
    match offer.subject_kind_for:
        case SubjectKind.PERSON:
            return who.people_in(place.unit, words).select_related("commune")
        case SubjectKind.HOUSEHOLD:
            return who.households_in(place.unit, words).select_related("commune", "head")
    return [one.unit for one in who.collectives_in(place.unit, offer.award)]


def _taken(place: Nomination, offer: RoundAward) -> dict[int, int]:
    return who.nominated_for(place.round, offer.award, offer.subject_kind_for)


def _began(
    request: HttpRequest,
    subjects: Callable[[], list[Subject]],
    place: Nomination,
    offer: RoundAward,
) -> bool:
    try:
        chosen = subjects()
        made = services.nominations_start(
            round_=place.round,
            unit=place.unit,
            award=offer.award,
            subjects=chosen,
            by=request.user,
        )
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
        return False
    left = len(chosen) - len(made)
    more = f" {left} đã có hồ sơ từ trước." if left else ""
    messages.success(request, f"Đã lập {len(made)} hồ sơ đề nghị {offer.award}.{more}")
    return True


@transaction.atomic
def _person_taken(
    request: HttpRequest, place: Nomination, offer: RoundAward, form: PersonForm
) -> None:
    """Begin a dossier for somebody who is not in the unit's list."""
    name, born = form.cleaned_data["name"], form.cleaned_data["born"]
    try:
        person = person_meant(place.unit, name, born) or person_create(
            commune=place.commune, full_name=name, birth_year=born, by=request.user
        )
    except PermissionDenied as error:
        sentence = "Người này chưa có trên cổng. Nhờ công chức phụ trách thi đua ghi giúp."
        raise ValidationError({"name": sentence}) from error
    services.nominations_start(
        round_=place.round,
        unit=place.unit,
        award=offer.award,
        subjects=[person],
        by=request.user,
    )
    messages.success(request, f"Đã lập hồ sơ đề nghị {offer.award} cho {person}.")


def _page(
    request: HttpRequest,
    place: Nomination,
    kind: str,
    offers: list[RoundAward],
    offer: RoundAward,
    form: PersonForm,
) -> HttpResponse:
    words, taken = request.GET.get("tim", ""), _taken(place, offer)
    page = page_of(request, _offered(place, offer, words), A_PAGE)
    shown = list(page.object_list)
    named = named_on(shown, place.unit, dates.today())
    elsewhere = {unit for unit in taken.values() if unit != place.unit.pk}
    names = unit_names(elsewhere, dates.today()) if elsewhere else {}
    free = page.paginator.count - len(taken)
    context = {
        **common.about_unit(request, place, TITLES[KINDS[kind]]),
        "offers": offers,
        "offer": offer,
        "kind": offer.subject_kind_for,
        "is_title": isinstance(offer.award, Honour),
        "page_obj": page,
        "words": words,
        "rows": [
            {
                "subject": subject,
                "name": one.recipient,
                "detail": _detail(subject, one.detail),
                "by": names.get(taken[subject.pk], "đơn vị mình") if subject.pk in taken else "",
            }
            for subject, one in zip(shown, named, strict=True)
        ],
        "free": max(0, free),
        "form": form if offer.subject_kind_for == SubjectKind.PERSON else None,
    }
    return render(request, "awards/nominating/add.html", context)


def _detail(subject: Subject, detail: str) -> str:
    if isinstance(subject, Person) and subject.birth_year:
        return f"sinh năm {subject.birth_year}, {detail}"
    return detail


def _from_groups(
    request: HttpRequest, place: Nomination, groups: list[Group], context: dict[str, Any]
) -> HttpResponse:
    if request.method == "POST":
        made = _groups_begun(request, place, groups)
        if made:
            messages.success(request, f"Đã lập {made} hồ sơ. Viết thành tích, kèm giấy tờ rồi gửi.")
            return redirect(common.unit_url(place))
    context |= {
        **{name: value for name, value in common.about_unit(request, place, "").items()
           if name != "title"},
        "groups": groups,
        "total": sum(len(group.candidates) for group in groups),
    }  # fmt: skip
    return render(request, "awards/nominating/groups.html", context)


@transaction.atomic
def _groups_begun(request: HttpRequest, place: Nomination, groups: list[Group]) -> int:
    made = 0
    for group in groups:
        wanted = set(request.POST.getlist(group.field_name))
        chosen = [one for one in group.candidates if one.value in wanted]
        if not chosen:
            continue
        try:
            rows = services.nominations_start(
                round_=place.round,
                unit=place.unit,
                award=group.award,
                subjects=[one.subject for one in chosen],
                aspirants={one.subject.pk: one.aspirant for one in chosen if one.aspirant},
                by=request.user,
            )
        except ValidationError as error:
            for sentence in error.messages:
                messages.error(request, f"{group.award}: {sentence}")
            continue
        made += len(rows)
    if not made:
        messages.error(request, "Chưa lập hồ sơ nào. Tích ở đầu dòng rồi bấm Lập hồ sơ.")
    return made


def _written(request: HttpRequest, place: Nomination, mark: str) -> HttpResponse:
    content = file_kept(request.user, mark)
    if content is None:
        messages.error(request, PREVIEW_GONE)
        return redirect(common.unit_url(place, "nominations_import"))
    reading = Reading(dataset_of(content), place.round, place.unit, request.user).write()
    if reading.errors:
        context = _import_page(request, place, SheetForm()) | {"reading": reading}
        return render(request, "awards/nominating/import.html", context)
    file_forget(request.user, mark)
    left = f"; {len(reading.lines)} dòng lỗi chưa nhập" if reading.lines else ""
    messages.success(request, f"Đã lập {len(reading.new)} hồ sơ từ Excel{left}.")
    return redirect(common.unit_url(place))


def _import_page(request: HttpRequest, place: Nomination, form: SheetForm) -> dict[str, Any]:
    return {
        **common.about_unit(request, place, "Nhập đề nghị từ Excel"),
        "form": form,
        "template_url": common.unit_url(place, "nominations_template"),
    }
