"""A unit's own page of a round: its nominations by state, and what is done with many at once."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.models import DossierFile, Nomination
from awards.nominating import services
from awards.nominating.alike import alike_of
from awards.nominating.candidates import WORDS, offers_of
from awards.nominating.evidence import live_of
from awards.nominating.forms import FileForm, FillForm
from awards.nominating.judging import nominating_law, papers_to_attach
from awards.nominating.listing import GROUPS, counters, counts_by_group
from awards.nominating.rules import is_open_on, nominations_visible_to
from awards.nominating.services.sending import look_at, with_all
from awards.nominating.views import common
from awards.nominating.views.keeping import keeping
from awards.states import NOMINATION_LIVE, NOMINATION_WRITABLE
from campaigns.models import SubjectKind
from emulation.lib import dates
from emulation.lib.pages import page_of, posted, uid_typed
from emulation.lib.states import StaleVersion
from emulation.lib.text import search_key
from emulation.org.answering import asks_script
from emulation.papers.downloads import attachment_response
from targets.views.submissions import ticked

STALE = "Có hồ sơ vừa được sửa từ máy khác. Xem lại danh sách rồi gửi."


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unit_nominations(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """POST drops what was ticked and never sent."""
    if request.method == "POST":
        return _dropped(request, common.place_written(request, uid, unit_uid))
    place = common.place_seen(request, uid, unit_uid)
    every = nominations_visible_to(request.user).filter(round=place.round, unit=place.unit)
    counts = counts_by_group(every)
    chosen, words = request.GET.get("nhom", ""), request.GET.get("tim", "")
    writes = common.writes_for(request, place) and is_open_on(place.round, dates.today())
    page = page_of(request, _narrowed(every, chosen, words))
    context = {
        **common.about_unit(request, place, "Đề nghị khen thưởng"),
        "crumbs": common.round_crumbs(place.round),
        "counters": counters(counts, chosen),
        "counts": counts,
        "total": sum(counts.values()),
        "unsent": counts["dang-soan"] + counts["cho-bo-sung"],
        "page_obj": page,
        "droppable": writes and any(_is_new(row) for row in page),
        "words": words,
        "group": chosen,
        "writes": writes,
        "sends": writes or (counts["cho-bo-sung"] and common.writes_for(request, place)),
        "kinds": _kinds(place) if writes else [],
        "closed_words": common.closed_words(place.round),
    }
    return render(request, "awards/nominating/unit.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nominations_fill(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """What is the same for many is typed once."""
    place = common.place_written(request, uid, unit_uid)
    rows = list(_writable(place))
    kinds = {row.subject_kind for row in rows}
    form = FillForm(
        posted(request),
        has_households=SubjectKind.HOUSEHOLD in kinds,
        has_others=bool(kinds - {SubjectKind.HOUSEHOLD}),
    )
    picked = _picked(request, rows)
    if request.method == "POST" and not picked:
        messages.error(request, "Chưa chọn hồ sơ nào. Tích ở đầu dòng.")
    elif picked and form.save_by(
        lambda: messages.success(request, _filled(request, place, picked, form)), lambda: form
    ):
        return redirect(common.unit_url(place))
    context = {
        **common.about_unit(request, place, "Khai chung cho nhiều hồ sơ"),
        "form": form,
        "rows": rows,
        "picked": {row.pk for row in picked} if request.method == "POST" else None,
    }
    return render(request, "awards/nominating/fill.html", context)


@keeping
@require_http_methods(["GET", "HEAD", "POST"])
def nominations_send(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """``?ho-so=`` shows one dossier only. What is ready stands ticked; what is not says why."""
    place = common.place_seen(request, uid, unit_uid)
    if not common.writes_for(request, place):
        common.place_written(request, uid, unit_uid)  # says so
    rows = list(with_all(_sendable(place)))
    if only := request.GET.get("ho-so", ""):
        rows = [row for row in rows if str(row.uid) == only]
    for row in rows:
        row.round, row.unit = place.round, place.unit
    problems: list[str] = []
    if request.method == "POST":
        answer = _sent(request, place)
        if isinstance(answer, HttpResponse):
            return answer
        problems = answer
        if asks_script(request):
            told = {"why": " ".join(problems), "stale": STALE in problems}
            return JsonResponse(told, status=409)
    return _send_page(request, place, rows, problems)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def dossier_files(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """Papers that count for every nomination of the unit: its letter, its minutes."""
    place = common.place_written(request, uid, unit_uid)
    papers = _papers_asked(place)
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()),
                    papers=papers)  # fmt: skip
    if form.is_valid() and _file_added(request, place, form):
        return redirect(common.unit_url(place, "dossier_files"))
    files = list(_files(place))
    context = {
        **common.about_unit(request, place, "Giấy tờ chung của đơn vị"),
        "form": form,
        "files": [(file, dict(papers).get(file.code, "Giấy tờ khác")) for file in files],
        "lacking": [words for code, words in papers if code not in {one.code for one in files}],
    }
    return render(request, "awards/nominating/files.html", context)


@login_required
@require_safe
def dossier_file(request: HttpRequest, uid: UUID, unit_uid: UUID, common_uid: UUID) -> HttpResponse:
    place = common.place_seen(request, uid, unit_uid)
    rows = DossierFile.objects.filter(dossier__round=place.round, dossier__unit=place.unit)
    file = get_object_or_404(rows.select_related("attachment"), uid=common_uid)
    return attachment_response(file.attachment)


@require_POST
@login_required
def dossier_file_remove(
    request: HttpRequest, uid: UUID, unit_uid: UUID, common_uid: UUID
) -> HttpResponse:
    place = common.place_written(request, uid, unit_uid)
    related = ("attachment", "commune", "dossier__commune", "dossier__round", "dossier__unit")
    file = get_object_or_404(_files(place).select_related(*related), uid=common_uid)
    services.dossier_file_remove(file=file, by=request.user)
    messages.success(request, "Đã bỏ giấy tờ.")
    return redirect(common.unit_url(place, "dossier_files"))


def _narrowed(rows: Any, group: str, words: str) -> Any:
    states = GROUPS[group][2] if group in GROUPS else None
    if states:
        rows = rows.filter(state__in=states)
    if words.strip():
        key = search_key(words)
        named = Q(recipient__icontains=words.strip())
        for name in ("person", "household"):
            named |= Q(**{f"{name}__search_key__contains": key})
        rows = rows.filter(named)
    related = ("honour", "reward_form", "person", "household")
    return rows.select_related(*related).defer("content", "report").order_by("pk")


def _is_new(row: Nomination) -> bool:
    return row.state == "draft" and row.first_sent_at is None


def _dropped(request: HttpRequest, place: Nomination) -> HttpResponse:
    picked = _picked(request, list(_writable(place)))
    if not picked:
        messages.error(request, "Chưa chọn hồ sơ nào. Tích ở đầu dòng rồi bấm Bỏ.")
    else:
        number = services.nominations_drop(
            round_=place.round, unit=place.unit, nominations=picked, by=request.user
        )
        messages.success(request, f"Đã bỏ {number} hồ sơ chưa gửi.")
    return redirect(common.unit_url(place))


def _writable(place: Nomination) -> Any:
    rows = Nomination.objects.filter(
        round=place.round, unit=place.unit, state__in=NOMINATION_WRITABLE
    )
    related = ("honour", "reward_form", "commune")
    return rows.select_related(*related).defer("content").order_by("pk")


def _sendable(place: Nomination) -> Any:
    """After the round's last day only what was returned."""
    rows = Nomination.objects.filter(
        round=place.round, unit=place.unit, state__in=NOMINATION_WRITABLE
    ).order_by("pk")
    is_open = is_open_on(place.round, dates.today())
    return rows if is_open else rows.filter(state="incomplete")


def _picked(request: HttpRequest, rows: list[Nomination]) -> list[Nomination]:
    """Return what was ticked, with the versions that the page showed."""
    versions = ticked(request.POST.getlist("ho-so"))
    found = [row for row in rows if row.uid in versions]
    for row in found:
        row.seen = versions[row.uid]
    return found


def _filled(
    request: HttpRequest, place: Nomination, picked: list[Nomination], form: FillForm
) -> str:
    changed = services.nominations_fill(
        round_=place.round,
        nominations=picked,
        given=form.given(),
        by=request.user,
        replaces=form.cleaned_data["replaces"],
    )
    return f"Đã ghi vào {changed} hồ sơ; {len(picked) - changed} hồ sơ không đổi."


def _sent(request: HttpRequest, place: Nomination) -> HttpResponse | list[str]:
    """Send what was ticked; else return why not. What this device sent before is among it."""
    rows = with_all(Nomination.objects.filter(round=place.round, unit=place.unit))
    picked = _picked(request, list(rows.filter(uid__in=ticked(request.POST.getlist("ho-so")))))
    try:
        receipts = services.nominations_send(
            round_=place.round,
            nominations=picked,
            seen_versions={row.pk: row.seen for row in picked},
            client_uid=uid_typed(request.POST.get("client_uid", "")),
            by=request.user,
        )
    except StaleVersion:
        return [STALE]
    except PermissionDenied:
        is_open = is_open_on(place.round, dates.today())
        return [STALE if is_open else common.closed_words(place.round)]
    except ValidationError as error:
        return error.messages
    messages.success(
        request,
        f"Xã đã nhận {len(receipts)} hồ sơ lúc {dates.moment_words(receipts[0].sent_at)}. Thu hồi "
        "được cho đến khi xã bấm Tiếp nhận.",
    )
    url = f"{common.unit_url(place)}?nhom=da-gui"
    if len(receipts) == 1:
        url = common.dossier_url(receipts[0].nomination)
    if asks_script(request):
        at, number = dates.moment_words(receipts[0].sent_at), len(receipts)
        told = {"receipt": number, "words": f"{number} hồ sơ", "at": at, "url": url}
        return JsonResponse(told)
    return redirect(url)


def _send_page(
    request: HttpRequest, place: Nomination, rows: list[Nomination], problems: list[str]
) -> HttpResponse:
    live = live_of(place.round, rows) if rows else []
    ready = look_at(place.round, rows, live) if rows else None
    twins = alike_of(place.round, rows, live)
    obstacles = ready.obstacles if ready else {}
    context = {
        **common.about_unit(request, place, "Gửi hồ sơ đề nghị"),
        "ready": [(row, twins.get(row.pk, [])) for row in rows if row.pk not in obstacles],
        "held": [(row, obstacles[row.pk]) for row in rows if row.pk in obstacles],
        "problems": problems,
        "client_uid": uuid.uuid4(),
        "files_url": common.unit_url(place, "dossier_files"),
        "is_one": "ho-so" in request.GET,
    }
    return render(
        request, "awards/nominating/send.html", context, status=409 if STALE in problems else 200
    )


def _papers_asked(place: Nomination) -> list[tuple[str, str]]:
    """Return the papers that the unit's dossiers need, each once, by code.

    Of a unit that has none yet: what any award of the round needs.
    """
    law = nominating_law(place.round.commune)
    names: dict[str, dict[str, None]] = {}
    for row in _of_each_award(place):
        for rule in papers_to_attach(row, law):
            names.setdefault(rule.code, {})[rule.name] = None
    return [(code, "; ".join(each)) for code, each in names.items()]


def _of_each_award(place: Nomination) -> list[Nomination]:
    """Return a blank nomination for each award that the unit nominates for, or may."""
    offers = offers_of(place.round)
    rows = Nomination.objects.filter(
        round=place.round, unit=place.unit, state__in=NOMINATION_LIVE
    ).only("honour", "reward_form", *SubjectKind.values)
    used = {(row.honour_id, row.reward_form_id, str(row.subject_kind)) for row in rows}
    mine = [
        offer
        for offer in offers
        if (offer.honour_id, offer.reward_form_id, offer.subject_kind_for) in used
    ]
    return [
        Nomination(
            round=place.round, honour=offer.honour, reward_form=offer.reward_form,
            **{f"{offer.subject_kind_for}_id": -1},
        )
        for offer in mine or offers
    ]  # fmt: skip


def _files(place: Nomination) -> Any:
    rows = DossierFile.objects.filter(dossier__round=place.round, dossier__unit=place.unit)
    return rows.select_related("attachment").defer("attachment__content")


def _file_added(request: HttpRequest, place: Nomination, form: FileForm) -> bool:
    try:
        services.dossier_file_add(
            round_=place.round,
            unit=place.unit,
            code=form.cleaned_data["code"],
            upload=form.cleaned_data["file"],
            by=request.user,
        )
    except ValidationError as error:
        form.add_error("file", error.messages)
        return False
    messages.success(request, "Đã thêm giấy tờ.")
    return True


def _kinds(place: Nomination) -> list[tuple[str, str]]:
    """Return what can be added, in the order of the law: words of the button and address."""
    offered = {row.subject_kind_for for row in offers_of(place.round)}
    return [
        (str(SubjectKind(kind).label).lower(), reverse(
            "nominations_add", args=[place.round.uid, place.unit.uid, word]
        ))
        for kind, word in WORDS.items()
        if kind in offered
    ]  # fmt: skip
