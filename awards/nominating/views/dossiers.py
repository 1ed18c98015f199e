"""One dossier: read with its eligibility, written, its papers, taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.eligibility import Asked, Finding, Verdict, together
from awards.models import DossierFile, Nomination
from awards.nominating import services
from awards.nominating.drafting import SECTIONS
from awards.nominating.figures import figures_of
from awards.nominating.forms import FileForm, NominationForm, ReasonForm
from awards.nominating.judging import nominating_law, papers_to_attach
from awards.nominating.returned import FIELDS, reasons_of, returned_of
from awards.nominating.services.rechecking import changed_in
from awards.nominating.services.sending import Ready, look_at
from awards.nominating.services.writing import closed_fields
from awards.nominating.views import common
from awards.nominating.views.keeping import keeping
from awards.states import NominationState
from awards.whereabouts import places_of_dossier
from emulation.lib.dates import date_short, moment_words
from emulation.lib.pages import posted, put_refusal, whole_typed
from emulation.lib.states import WrongState
from emulation.lib.text import first_lower
from emulation.org.answering import asks_script
from emulation.org.rights import granting
from emulation.papers.downloads import attachment_response
from emulation.trail.selectors import entries_of

State = NominationState
HISTORY_LINES = 10
FIELDS_WRONG = "Có ô cần sửa. Bấm Lưu hồ sơ để xem."
SIGNS = {Verdict.MET: "is-done", Verdict.NOT_MET: "is-late", Verdict.CANNOT_TELL: "is-risk"}
PART_PLACES = {
    "who": "#thong-tin", "completion": "#thong-tin", "discipline": "#thong-tin",
    "merit": "#bao-cao", "files": "#giay-to",
}  # fmt: skip
NEXT = {
    State.DRAFT: "Viết xong, đủ giấy tờ thì gửi",
    State.RECALLED: "Sửa xong thì gửi lại",
    State.SENT: "Chờ xã tiếp nhận",
    State.CHECKING: "Xã đang thẩm định",
    State.INCOMPLETE: "Bổ sung các phần nêu tên rồi gửi lại",
    State.ELIGIBLE: "Chờ niêm yết hoặc đưa ra Hội đồng",
    State.POSTED: "Đang niêm yết lấy ý kiến Nhân dân",
    State.TABLED: "Chờ Hội đồng biểu quyết",
    State.PASSED: "Chờ quyết định",
    State.DECIDING: "Chờ ký quyết định, tờ trình",
    State.SENT_UP: "Chờ cấp trên quyết định",
}


@login_required
@require_safe
def nomination_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was sent is shown as it stands frozen; a draft with what is found of it now."""
    row = common.dossier_seen(request, uid)
    figures, asked, ready = _found(row)
    may = {
        name: granting(request.user, f"awards.{name}_nomination", row)
        for name in ("write", "recall", "withdraw")
    }
    context = {
        **_about(request, row),
        "next_words": NEXT.get(State(row.state), ""),
        "returned": _returned(row, mends=may["write"] is not None),
        "said": reasons_of(row) if row.state == State.INCOMPLETE else {},
        "report": [(label, row.report[name]) for name, label in SECTIONS.items()
                   if row.report.get(name)],
        "figures": figures,
        "asked": [_shown(one) for one in asked],
        "is_frozen": ready is None,
        "obstacles": ready.obstacles.get(row.pk, []) if ready else [],
        "files": list(row.files.all()),
        "common": _common(row, ready),
        "missing": ready.missing.get(row.pk, []) if ready else [],
        "may": may,
        "receipt": _receipt(row),
        "steps_passed": places_of_dossier(request.user, row),
        "history": entries_of(row.uid)[:HISTORY_LINES],
    }  # fmt: skip
    return render(request, "awards/nominating/dossier.html", context)


@keeping
@require_http_methods(["GET", "HEAD", "POST"])
def nomination_write(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = common.dossier_with(request, uid, "write")
    form = NominationForm(posted(request), nomination=row)
    if request.method == "POST" and asks_script(request):
        return _told(request, row, form)
    if form.save_by(
        lambda: _saved(request, row, form), lambda: NominationForm(nomination=_fresh(row))
    ):
        messages.success(request, "Đã lưu hồ sơ. Chưa gửi.")
        return redirect(common.dossier_url(row))
    context = {
        **_about(request, row),
        "title": f"Viết hồ sơ: {row.recipient}",
        "form": form,
        "returned": _returned(row, mends=True),
        "may_draft": "report" not in closed_fields(row),
        "was_written": row.version > 1,
        "cancel_url": common.dossier_url(row),
    }
    return render(request, "awards/nominating/write.html", context, status=form.status)


def _told(request: HttpRequest, row: Nomination, form: NominationForm) -> JsonResponse:
    """Answer the device: kept at the office, or fields to look at on the page itself."""
    wrong = JsonResponse({"refused": {}, "why": FIELDS_WRONG}, status=422)
    if not form.is_valid():
        return wrong
    try:
        _saved(request, row, form)
    except ValidationError:
        return wrong
    return JsonResponse({"version": row.version, "at": moment_words(row.saved_at)})


@require_POST
@login_required
def nomination_draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Fill the empty sections of the merit report from what the portal knows."""
    row = common.dossier_with(request, uid, "write")
    seen = whole_typed(request.POST.get("version", ""))
    drafted = services.report_draft(nomination=row, seen_version=seen, by=request.user)
    named = "; ".join(first_lower(SECTIONS[name]) for name in drafted)
    if drafted:
        messages.success(request, f"Đã soạn từ số liệu trên cổng: {named}. Xem lại rồi lưu.")
    else:
        messages.info(request, "Không có gì để soạn thêm: các phần đã có chữ, hoặc chưa có số.")
    return redirect(common.dossier_url(row, "nomination_write"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nomination_files(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = common.dossier_with(request, uid, "write")
    papers = _papers_asked(row)
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()),
                    papers=papers)  # fmt: skip
    if form.is_valid() and _file_added(request, row, form):
        return redirect(common.dossier_url(row, "nomination_files"))
    context = {
        **_about(request, row),
        "title": f"Giấy tờ: {row.recipient}",
        "form": form,
        "returned": _returned(row, mends=True),
        "files": [(file, dict(papers).get(file.code, "Giấy tờ khác")) for file in row.files.all()],
        "common_url": common.unit_url(row, "dossier_files"),
        "cancel_url": common.dossier_url(row),
    }
    return render(request, "awards/nominating/dossier_files.html", context)


@login_required
@require_safe
def nomination_file(request: HttpRequest, uid: UUID, attached_uid: UUID) -> HttpResponse:
    row = common.dossier_seen(request, uid)
    own = row.files.select_related("attachment").defer(None).filter(uid=attached_uid).first()
    file = own or get_object_or_404(_common_files(row), uid=attached_uid)
    return attachment_response(file.attachment)


@require_POST
@login_required
def nomination_file_remove(request: HttpRequest, uid: UUID, attached_uid: UUID) -> HttpResponse:
    row = common.dossier_with(request, uid, "write")
    file = get_object_or_404(row.files.all(), uid=attached_uid)
    file.nomination = row
    services.nomination_file_remove(file=file, by=request.user)
    messages.success(request, "Đã bỏ giấy tờ.")
    return redirect(common.dossier_url(row, "nomination_files"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nomination_recall(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = common.dossier_with(request, uid, "recall")
    if request.method == "POST":
        services.nomination_recall(
            nomination=row,
            seen_version=whole_typed(request.POST.get("version", "")),
            by=request.user,
        )
        messages.success(request, "Đã thu hồi. Sửa xong thì gửi lại.")
        return redirect(common.dossier_url(row))
    why = "Xã chưa tiếp nhận. Thu hồi để sửa; bản đã gửi vẫn còn lưu."
    return _confirm(request, row, "Thu hồi hồ sơ", why=why)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nomination_withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = common.dossier_with(request, uid, "withdraw")
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid() and _withdrawn(request, row, form):
        messages.success(request, "Đã rút hồ sơ.")
        return redirect(common.unit_url(row))
    why = "Rút là đơn vị không đề nghị nữa. Còn hạn nhận hồ sơ thì lập lại được."
    return _confirm(request, row, "Rút hồ sơ", why=why, form=form)


def _about(request: HttpRequest, row: Nomination) -> dict[str, Any]:
    words = common.unit_words(request, row.unit)
    return {
        **common.about_round(row.round),
        "nomination": row,
        "title": str(row),
        "unit_words": words,
        "crumbs": common.unit_crumbs(row, words),
    }


def _found(row: Nomination) -> tuple[list[dict[str, Any]], list[Asked], Ready | None]:
    """Return figures, standards and, before it is sent, what a sending would find."""
    if row.is_writable:
        ready = look_at(row.round, [row])
        judged = ready.judged[row.pk]
        figures = [one.frozen() | {"badge": one.badge} for one in judged.figures]
        return figures, together(judged.findings), ready
    content = row.content or {}
    unit = row.collective_id or row.unit_id
    now = figures_of(row.round, [unit]).get(unit, []) if content.get("figures") else []
    changed = {frozen["target"]: fresh for frozen, fresh in changed_in(row, now)}
    figures = [_frozen_figure(one, changed) for one in content.get("figures", ())]
    return figures, together(_finding(one) for one in content.get("findings", ())), None


def _frozen_figure(one: dict[str, Any], changed: dict[str, Any]) -> dict[str, Any]:
    words = {True: "is-done", False: "is-late", None: "is-draft"}
    fresh = changed.get(one["target"])
    return one | {
        "badge": words[one.get("is_done")],
        "is_changed": one["target"] in changed,
        "now_words": fresh.result_words if fresh else "",
    }


def _finding(one: dict[str, Any]) -> Finding:
    return Finding(
        code=one["code"],
        words=one["words"],
        verdict=Verdict(one["verdict"]),
        article=one["article"],
        facts_used=tuple(one["facts"]),
        is_hard=one["is_hard"],
        source=one["source"],
        is_doubtful=one["is_doubtful"],
        any_of=one["any_of"],
        by_people=one["verdict_words"] == "Do người xét đánh giá",
    )


def _shown(asked: Asked) -> dict[str, Any]:
    return {
        "findings": asked.findings,
        "is_choice": len(asked.findings) > 1,
        "badge": "is-draft" if asked.by_people else SIGNS[asked.verdict],
        "signs": [("is-draft" if one.by_people else SIGNS[one.verdict]) for one in asked.findings],
        "words": asked.verdict_words,
    }


def _common(row: Nomination, ready: Ready | None) -> list[tuple[str, str]]:
    """Return name and address of each paper that the unit put to all its dossiers; what it took
    away after the sending has none."""
    if ready is not None:
        return [(str(file.attachment), _file_url(row, file)) for file in ready.common]
    papers = [one for one in (row.content or {}).get("papers", ()) if one.get("is_common")]
    kept = {file.attachment.sha256: file for file in _common_files(row)} if papers else {}
    return [(one["name"], _file_url(row, kept.get(one["sha256"]))) for one in papers]


def _common_files(row: Nomination) -> QuerySet[DossierFile]:
    rows = DossierFile.objects.filter(dossier__round=row.round_id, dossier__unit=row.unit_id)
    return rows.select_related("attachment").defer("attachment__content")


def _file_url(row: Nomination, file: DossierFile | None) -> str:
    return reverse("nomination_file", args=[row.uid, file.uid]) if file else ""


def _returned(row: Nomination, *, mends: bool) -> dict[str, Any] | None:
    """Say why it came back, with the fields to mend for who writes, else with its parts."""
    if row.state != State.INCOMPLETE or not mends:
        return returned_of(row, PART_PLACES)
    form, write = NominationForm(nomination=row), common.dossier_url(row, "nomination_write")
    urls = {"files": common.dossier_url(row, "nomination_files")}
    for part, names in FIELDS.items():
        if name := next((name for name in names if name in form.fields), ""):
            urls[part] = f"{write}#id_{name}"
    return returned_of(row, urls)


def _receipt(row: Nomination) -> dict[str, Any] | None:
    if row.sent_at is None or row.is_writable:
        return None
    papers = (row.content or {}).get("papers", ())
    return {
        "at": moment_words(row.sent_at),
        "by": row.sent_by.person.full_name if row.sent_by else "",
        "files": len(papers),
        "mark": row.sha256[:12],
        "received": date_short(row.in_hand_on or row.received_on) if row.received_on else "",
    }


def _papers_asked(row: Nomination) -> list[tuple[str, str]]:
    rules = papers_to_attach(row, nominating_law(row.round.commune))
    return [(rule.code, rule.name) for rule in rules]


def _file_added(request: HttpRequest, row: Nomination, form: FileForm) -> bool:
    try:
        services.nomination_file_add(
            nomination=row,
            code=form.cleaned_data["code"],
            upload=form.cleaned_data["file"],
            by=request.user,
        )
    except ValidationError as error:
        form.add_error("file", error.messages)
        return False
    messages.success(request, "Đã thêm giấy tờ.")
    return True


@transaction.atomic
def _saved(request: HttpRequest, row: Nomination, form: NominationForm) -> None:
    seen = form.cleaned_data["version"]
    services.nomination_save(nomination=row, given=form.given(), seen_version=seen, by=request.user)
    if "initiatives" in form.fields:
        services.initiatives_use(
            nomination=row,
            initiatives=list(form.cleaned_data["initiatives"]),
            seen_version=row.version,
            by=request.user,
        )


def _fresh(row: Nomination) -> Nomination:
    return Nomination.objects.select_related("round", "honour", "reward_form").get(pk=row.pk)


def _withdrawn(request: HttpRequest, row: Nomination, form: ReasonForm) -> bool:
    try:
        services.nomination_withdraw(
            nomination=row,
            seen_version=whole_typed(request.POST.get("version", "")),
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
    except (ValidationError, WrongState) as error:
        put_refusal(form, error)
        return False
    return True


def _confirm(request: HttpRequest, row: Nomination, action: str, **also: Any) -> HttpResponse:
    back = common.dossier_url(row)
    about = _about(request, row)
    context = {
        **about,
        "title": action,
        "crumbs": [*about["crumbs"], (str(row), back)],
        "action_label": action,
        "cancel_url": back,
        "is_undo": True,
        "as_read": row,
        **also,
    }
    context["why"] = f"{row}.\n{context['why']}"
    return render(request, "emulation/confirm.html", context)
