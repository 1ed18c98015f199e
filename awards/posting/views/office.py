"""Posted lists for the office: begun, read with their opinions, taken down, printed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.checking.listing import office_rows
from awards.checking.pace import ROUGH_WORDS, is_rough
from awards.checking.views.common import list_crumbs, round_of_office
from awards.law.in_force import law_of
from awards.law.wording import limit_words
from awards.models import Nomination, Posting, Round
from awards.pages import tried
from awards.posting import services
from awards.posting.forms import PostingForm, StopForm
from awards.posting.lasting import limit_of, longest_limit, usual_end
from awards.posting.papers.notice import by_award, notice_document
from awards.posting.rules import opinions_visible_to, postings_visible_to
from awards.posting.views import common
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.pages import page_of, posted, site_address
from emulation.lib.text import first_lower
from emulation.lib.zalo import zalo_text
from emulation.org.rights import granting
from emulation.papers.downloads import safe_file_name
from emulation.papers.pdf import render_pdf
from emulation.papers.sniffing import CONTENT_TYPES
from emulation.papers.word import render_docx
from emulation.trail.selectors import entries_of

HISTORY_LINES = 10
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def posting_list(request: HttpRequest) -> HttpResponse:
    rows = postings_visible_to(request.user).annotate(names=Count("rows"))
    page = page_of(request, rows.order_by("-begins_on", "-pk"))
    context = {
        "title": "Niêm yết lấy ý kiến",
        "crumbs": common.lists_crumbs()[:1],
        "page_obj": page,
        "lines": [(posting, *common.course_of(posting)) for posting in page],
    }
    return render(request, "awards/posting/list.html", context)


@login_required
@form_methods
def posting_create(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Choose among the eligible dossiers of a round; each says how long it is posted."""
    round_ = round_of_office(request, uid)
    if granting(request.user, "awards.post_nominations", round_) is None:
        raise PermissionDenied(common.NOT_POSTING)
    rows = list(office_rows(round_, request.user).filter(state=NominationState.ELIGIBLE))
    form, limits = _form(request, round_, rows)
    ticked = request.POST.getlist("ho-so")
    made: list[Posting] = []

    def post() -> None:
        chosen = [row for row in rows if str(row.uid) in ticked]
        made.append(
            services.posting_open(
                round_=round_, nominations=chosen, by=request.user, **form.cleaned_data
            )
        )

    if tried(form, post):
        messages.success(request, "Đã niêm yết. Gửi địa chỉ trang công khai cho Nhân dân.")
        return redirect("posting_read", made[0].uid)
    context = {
        "title": "Niêm yết lấy ý kiến",
        "crumbs": list_crumbs(round_),
        "round": round_,
        "rows": [(row, limits[row.pk]) for row in rows],
        "ticked": ticked if request.method == "POST" else _usual(rows, limits),
        "form": form,
    }
    return render(request, "awards/posting/create.html", context)


@login_required
@require_safe
def posting_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    posting = common.posting_seen(request, uid)
    label, badge = common.course_of(posting)
    reads = granting(request.user, "awards.read_opinions", posting) is not None
    context = {
        "title": posting.title,
        "crumbs": common.lists_crumbs(),
        "posting": posting,
        "label": label,
        "badge": badge,
        "may_stop": granting(request.user, "awards.stop_posting", posting) is not None,
        "may_end": granting(request.user, "awards.end_posting", posting) is not None,
        "number": len(posting.content["rows"]),
        "awards": by_award(posting),
        "public_url": site_address(common.public_path(posting)),
        "zalo": _zalo(posting),
        "reads": reads,
        **(_opinions(request, posting) if reads else {}),
        "history": entries_of(posting.uid)[:HISTORY_LINES],
    }
    return render(request, "awards/posting/read.html", context)


@login_required
@form_methods
def posting_stop(request: HttpRequest, uid: UUID) -> HttpResponse:
    posting = common.posting_for(request, uid, "stop")
    form = StopForm(posted(request))

    def stop() -> None:
        services.posting_stop(posting=posting, by=request.user, **form.cleaned_data)

    if tried(form, stop):
        messages.success(request, "Đã dừng niêm yết. Các hồ sơ chờ niêm yết lại.")
        return redirect("posting_read", posting.uid)
    context = {
        "title": "Dừng niêm yết trước hạn",
        "why": "Trang công khai đóng ngay. Lần niêm yết này không tính; muốn đủ thời gian thì "
        "niêm yết lại từ đầu.",
        "crumbs": common.posting_crumbs(posting),
        "form": form,
        "action_label": "Dừng niêm yết",
        "cancel_url": reverse("posting_read", args=[posting.uid]),
        "is_undo": True,
    }
    return render(request, "emulation/confirm.html", context)


@require_POST
@login_required
def posting_end(request: HttpRequest, uid: UUID) -> HttpResponse:
    posting = common.posting_for(request, uid, "end")
    services.posting_end(posting=posting, by=request.user)
    messages.success(request, "Đã kết thúc niêm yết. Hồ sơ không còn ý kiến chờ xem xét đi tiếp.")
    return redirect("posting_read", posting.uid)


@login_required
@require_safe
def posting_file(request: HttpRequest, uid: UUID, format: str) -> HttpResponse:
    """The notice to hang out."""
    posting = common.posting_seen(request, uid)
    document = notice_document(posting, common.public_path(posting))
    content = render_pdf(document) if format == "pdf" else render_docx(document)
    name = content_disposition_header(True, f"{safe_file_name(document.title)}.{format}")
    headers = {"Content-Disposition": name}
    return HttpResponse(content, content_type=CONTENT_TYPES[format], headers=headers)


def _form(
    request: HttpRequest, round_: Round, rows: list[Nomination]
) -> tuple[PostingForm, dict[int, str]]:
    """Return the form, and by dossier how long the law has it posted."""
    for row in rows:
        row.round = round_
    law = law_of(round_.commune, tables=())
    limits = {row.pk: limit_of(row, law) for row in rows}
    longest = longest_limit(rows, law)
    initial = {
        "title": f"Danh sách đề nghị {first_lower(round_.name)}",
        "ends_on": usual_end(longest, dates.today(), law),
    }
    form = PostingForm(posted(request), initial=initial)
    if longest and is_rough(longest, dates.today(), law.workdays):
        form.fields["ends_on"].help_text = ROUGH_WORDS
    return form, {key: limit_words(limit) if limit else "" for key, limit in limits.items()}


def _usual(rows: list[Nomination], limits: dict[int, str]) -> list[str]:
    """Return what stands ticked at first: what the law has posted, or all where it asks none."""
    asked = [row for row in rows if limits[row.pk]]
    return [str(row.uid) for row in asked or rows]


def _opinions(request: HttpRequest, posting: Posting) -> dict[str, Any]:
    rows = opinions_visible_to(request.user).filter(posting=posting)
    page = page_of(request, rows.order_by("handled_at", "came_at", "pk"))
    every = posting.opinions.aggregate(
        all=Count("pk"), waiting=Count("pk", filter=Q(handled_at=None))
    )
    return {
        "page_obj": page,
        "opinions": every["all"],
        "waiting": every["waiting"],
        "others": every["all"] - page.paginator.count,
    }


def _zalo(posting: Posting) -> str:
    return zalo_text(
        subject=f"{posting.title}: niêm yết lấy ý kiến Nhân dân",
        lines=[
            f"Từ ngày {date_short(posting.begins_on)} đến hết ngày {date_short(posting.ends_on)}",
            f"{len(posting.content['rows'])} trường hợp",
        ],
        url=site_address(common.public_path(posting)),
    )
