"""What everybody may open: the posted lists, each of them, and the form to say something of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe

from awards.models import PostedNomination, Posting
from awards.posting import services
from awards.posting.forms import FindForm, ListFindForm, OpinionForm
from awards.posting.papers.notice import by_award
from awards.posting.rules import is_public_on, postings_public_on
from awards.posting.throttling import may_speak
from awards.posting.views.common import public_path
from emulation.lib import dates
from emulation.lib.pages import page_of, posted, put_refusal, whole_typed
from emulation.lib.states import WrongState
from emulation.lib.text import search_key
from emulation.org.backends import client_address
from emulation.org.selectors import commune_names, office_name
from emulation.papers.verification import normal_code

ROWS_A_PAGE = 100
GONE, TOO_OFTEN = 410, 429
OFTEN = (
    "Từ địa chỉ mạng này vừa gửi nhiều ý kiến. Lời đã ghi còn ở dưới: gửi lại sau một giờ, hoặc "
    "gửi trực tiếp tại {}."
)


@require_safe
def posting_index(request: HttpRequest) -> HttpResponse:
    """The lists of all communes that wait for opinions today, the soonest over first."""
    postings = list(postings_public_on(dates.today()))
    communes = commune_names({one.commune_id for one in postings}, dates.today())
    form = ListFindForm(request.GET)
    wanted = search_key(form.cleaned_data["tim"]) if form.is_valid() else ""
    lines = [(one, communes[one.commune_id]) for one in postings]
    found = [line for line in lines if wanted in search_key(f"{line[1]} {line[0].title}")]
    context = {
        "title": "Danh sách đang lấy ý kiến",
        "form": form,
        "page_obj": page_of(request, found),
        "number": len(found),
        "total": len(lines),
    }
    return _private(render(request, "awards/posting/index.html", context))


@require_safe
def posting_public(request: HttpRequest, posting_code: str) -> HttpResponse:
    """Name, unit and award of each, until the last day; then a page without names."""
    posting = _posting(posting_code)
    if not is_public_on(posting, dates.today()):
        return _over(request, posting)
    form = FindForm(request.GET)
    wanted = search_key(form.cleaned_data["tim"]) if form.is_valid() else ""
    rows = [row for row in _rows(posting) if wanted in _searched(row)]
    page = page_of(request, rows, ROWS_A_PAGE)
    context = {
        **_about(posting),
        "form": form,
        "page_obj": page,
        "number": len(rows),
        "total": len(posting.content["rows"]),
    }
    return _private(render(request, "awards/posting/public.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
def opinion_give(request: HttpRequest, posting_code: str) -> HttpResponse:
    posting = _posting(posting_code)
    if not is_public_on(posting, dates.today()):
        return _over(request, posting)
    place = whole_typed(request.GET.get("ve", ""))
    form = OpinionForm(posted(request))
    status = 200
    if form.is_valid():
        if not may_speak(client_address(request)):
            form.add_error(None, OFTEN.format(_office(posting)))
            status = TOO_OFTEN
        elif _given(posting, place, form):
            messages.success(request, "Xã đã nhận ý kiến. Cảm ơn ông, bà.")
            return redirect(public_path(posting))
    context = {
        **_about(posting),
        "form": form,
        "about": next((row for row in _rows(posting) if row["position"] == place), None),
        "cancel_url": public_path(posting),
    }
    return _private(render(request, "awards/posting/opinion.html", context, status=status))


def _given(posting: Posting, place: int, form: OpinionForm) -> bool:
    row = PostedNomination.objects.filter(posting=posting, position=place).first()
    try:
        services.opinion_give(posting=posting, row=row, **form.cleaned_data)
    except (ValidationError, WrongState) as refused:
        put_refusal(form, refused)
        return False
    return True


def _posting(code: str) -> Posting:
    found = Posting.objects.filter(code=normal_code(code)).select_related("commune").first()
    if found is None:
        raise Http404
    return found


def _rows(posting: Posting) -> list[dict[str, Any]]:
    return [row for rows in by_award(posting).values() for row in rows]


def _searched(row: dict[str, Any]) -> str:
    return search_key(f"{row['recipient']} {row['unit']}")


def _about(posting: Posting) -> dict[str, Any]:
    return {
        "posting": posting,
        "title": posting.title,
        "office": _office(posting),
        "left": (posting.ends_on - dates.today()).days,
        "opinion_url": reverse("opinion_give", args=[posting.code]),
    }


def _office(posting: Posting) -> str:
    return office_name(posting.commune, dates.today())


def _over(request: HttpRequest, posting: Posting) -> HttpResponse:
    """Tell that the list is no longer shown: none of its names."""
    context = {"title": "Danh sách đã hết hạn niêm yết", "posting": posting,
               "office": _office(posting)}  # fmt: skip
    return _private(render(request, "awards/posting/over.html", context, status=GONE))


def _private(response: HttpResponse) -> HttpResponse:
    """Let no search engine keep it, and no cache show it after the last day."""
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
