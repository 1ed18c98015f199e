"""The library of phrasings: listed, written, taken from a plan and put into one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from campaigns import services
from campaigns.content import plan_content
from campaigns.filters import PhraseFilter
from campaigns.forms.library import PhraseForm, PhraseInsertForm, PhraseKeepForm
from campaigns.library.phrases import phrase_text, state_items
from campaigns.models import Phrase, Plan
from campaigns.selectors import library_communes, phrases_visible_to
from campaigns.views.edit.common import plan_page, reread, row_to_write
from campaigns.workshop import item_in, item_url, short_name
from emulation.lib import dates
from emulation.lib.pages import page_of, posted
from emulation.lib.text import search_key
from emulation.org.models import Commune, User
from emulation.org.rights import granting
from emulation.org.selectors import commune_names

OFFERED, SHOWN = 30, 20


def communes_of_library(user: User) -> list[Commune]:
    communes = library_communes(user)
    if not communes:
        raise PermissionDenied("Chỉ công chức phụ trách thi đua dùng kho mẫu câu.")
    return communes


@login_required
@require_safe
def phrase_list(request: HttpRequest) -> HttpResponse:
    own = {commune.pk for commune in communes_of_library(request.user)}
    found = PhraseFilter(request.GET, phrases_visible_to(request.user), own)
    page = page_of(request, found.qs)
    context = {"title": "Mẫu câu", "filter": found, "page_obj": page, "rows": rows_of(page, own)}
    return render(request, "campaigns/library/list.html", context)


def rows_of(phrases: Any, own: set[int]) -> list[dict[str, Any]]:
    names = commune_names({phrase.commune_id for phrase in phrases}, dates.today())
    return [
        {
            "phrase": phrase,
            "text": phrase_text(phrase.content),
            "office": names.get(phrase.commune_id, ""),
            "is_own": phrase.commune_id in own,
        }
        for phrase in phrases
    ]


@login_required
def phrase_add(request: HttpRequest) -> HttpResponse:
    communes = communes_of_library(request.user)
    form = PhraseForm(posted(request), communes=communes)
    if form.save_by(
        lambda: services.phrase_add(by=request.user, **form.values()),
        lambda: PhraseForm(communes=communes),
    ):
        messages.success(request, "Đã lưu mẫu câu.")
        return redirect("phrase_list")
    return render(request, "campaigns/library/phrase.html", {"form": form})


@login_required
def phrase_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write one's own; read what comes from above."""
    communes = communes_of_library(request.user)
    phrase = get_object_or_404(phrases_visible_to(request.user).select_related("commune"), uid=uid)
    context = {"phrase": phrase, "text": phrase_text(phrase.content)}
    if not granting(request.user, "campaigns.keep_phrases", phrase.commune):
        return render(request, "campaigns/library/read.html", context)
    form = PhraseForm(posted(request), communes=communes, phrase=phrase)
    if form.save_by(
        lambda: services.phrase_change(phrase=phrase, by=request.user, **form.values()),
        lambda: PhraseForm(communes=communes, phrase=reread(phrase)),
    ):
        messages.success(request, "Đã lưu mẫu câu.")
        return redirect("phrase_list")
    return render(request, "campaigns/library/phrase.html", context | {"form": form},
                  status=form.status)  # fmt: skip


@require_POST
@login_required
def phrase_set_active(request: HttpRequest, uid: UUID) -> HttpResponse:
    phrase = get_object_or_404(phrases_visible_to(request.user).select_related("commune"), uid=uid)
    is_active = request.POST.get("viec") == "dung-lai"
    services.phrase_set_active(phrase=phrase, is_active=is_active, by=request.user)
    words = "Đã đưa lại vào danh sách" if is_active else "Đã cất"
    messages.success(request, f"{words} mẫu câu “{phrase.title}”.")
    return redirect("phrase_list")


@plan_page
def phrase_keep(request: HttpRequest, plan: Plan, item_uid: UUID) -> HttpResponse:
    """Keep an item of the plan."""
    item = row_to_write(request, plan.items.select_related("plan"), item_uid, "Mục này")
    communes = communes_of_library(request.user)
    name = short_name(item_in(plan_content(plan), item.uid) | {"marker": ""})
    form = PhraseKeepForm(posted(request), communes=communes, name=name)
    if form.save_by(
        lambda: services.phrase_keep_item(item=item, by=request.user, **form.cleaned_data),
        lambda: PhraseKeepForm(communes=communes, name=name),
    ):
        messages.success(request, "Đã lưu vào mẫu câu; số của chỉ tiêu thành dấu ba chấm.")
        return redirect(item_url(plan, item.uid))
    context = {"plan": plan, "item": item, "name": name, "form": form}
    return render(request, "campaigns/library/keep.html", context)


@plan_page
def phrase_insert(request: HttpRequest, plan: Plan, item_uid: UUID) -> HttpResponse:
    """Find a phrasing and put it into the plan."""
    item = row_to_write(request, plan.items.select_related("plan", "parent"), item_uid, "Mục này")
    own = {commune.pk for commune in communes_of_library(request.user)}
    if request.method == "POST" and (made := inserted(request, item)):
        messages.success(request, "Đã chèn mẫu câu. Điền những chỗ có dấu ba chấm.")
        return redirect(item_url(plan, made.uid))
    phrases = phrases_visible_to(request.user).filter(is_active=True)
    found = PhraseFilter(request.GET, phrases, own)
    page = page_of(request, found.qs, SHOWN)
    context = {
        "plan": plan,
        "item": item,
        "name": short_name(item_in(plan_content(plan), item.uid)),
        "filter": found,
        "page_obj": page,
        "rows": rows_of(page, own),
        "form": PhraseInsertForm(posted(request)),
    }
    return render(request, "campaigns/library/insert.html", context)


def inserted(request: HttpRequest, item: Any) -> Any:
    form = PhraseInsertForm(request.POST)
    form.fields["phrase"].queryset = phrases_visible_to(request.user)
    if not form.is_valid():
        messages.warning(request, "Chọn một mẫu câu và chỗ chèn.")
        return None
    try:
        return services.phrase_insert(item=item, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return None


@require_safe
@plan_page
def draft_phrases(request: HttpRequest, plan: Plan) -> JsonResponse:
    """Offer phrasings to the editor, with their items as it knows them."""
    phrases = phrases_visible_to(request.user).filter(is_active=True)
    for word in search_key(request.GET.get("q", "")).split():
        phrases = phrases.filter(search_key__contains=word)
    offered = [offer(phrase, plan) for phrase in phrases[:OFFERED]]
    return JsonResponse({"phrases": offered, "all": reverse("phrase_list")})


@require_POST
@plan_page
def draft_phrase_count(request: HttpRequest, plan: Plan, phrase_uid: UUID) -> HttpResponse:
    """Count a phrasing that the editor put in; undoing it takes nothing back."""
    phrase = get_object_or_404(phrases_visible_to(request.user), uid=phrase_uid)
    services.phrase_count(phrase=phrase, plan=plan, by=request.user)
    return HttpResponse(status=204)


def offer(phrase: Phrase, plan: Plan) -> dict[str, Any]:
    is_own = phrase.commune_id == plan.commune_id
    return {
        "uid": str(phrase.uid),
        "kind": phrase.kind,
        "kind_name": phrase.get_kind_display(),
        "title": phrase.title,
        "own": is_own,
        "text": phrase_text(phrase.content),
        "items": list(state_items(phrase.content, own=is_own)),
        "count": reverse("draft_phrase_count", args=[plan.uid, phrase.uid]),
    }
