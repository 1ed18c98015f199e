"""The rounds of the year, one round with its units, and what the clerk does with it."""

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
from django.views.decorators.http import require_http_methods, require_safe

from awards.funding.rules import opens_fund
from awards.models import Round
from awards.nominating import services
from awards.nominating.forms import RoundForm
from awards.nominating.listing import course_of, lines_of, workbook_of
from awards.nominating.rules import (
    is_open_on,
    nominations_visible_to,
    rounds_visible_to,
)
from awards.nominating.views import common
from awards.whereabouts import check_counters, places_of_round
from emulation.lib import dates
from emulation.lib.pages import page_of, posted, uid_typed, whole_typed
from emulation.lib.states import WrongState
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import memberships
from emulation.org.selectors import commune_names, home_commune, unit_names
from emulation.org.sheets import file_response
from emulation.trail.selectors import entries_of
from targets.reporting.visible import offices_read

HISTORY_LINES = 10
FORM = "campaigns/launching/form.html"


@login_required
@require_safe
def round_list(request: HttpRequest) -> HttpResponse:
    """``?nam=``: of one year."""
    rows, year = rounds_visible_to(request.user), whole_typed(request.GET.get("nam", ""))
    years = sorted(set(rows.order_by().values_list("year", flat=True)), reverse=True)
    if year:
        rows = rows.filter(year=year)
    page = page_of(request, _counted(request.user, rows))
    headed = _headed(request.user)
    context = {
        "title": common.LIST,
        "page_obj": page,
        "rows": [_line(row, headed) for row in page],
        "years": years,
        "year": year,
        "may_keep": any(one.role == Role.CLERK for one in memberships(request.user)),
        "names": _commune_names(page.object_list),
        "open_now": _open_now(page.object_list, headed),
        "elsewhere": _elsewhere(request.user),
    }
    return render(request, "awards/nominating/rounds.html", context)


@login_required
@require_safe
def round_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What is offered until when; the units' nominations for the office, the own unit's for
    its head."""
    round_ = common.round_seen(request, uid)
    rows = nominations_visible_to(request.user).filter(round=round_)
    lines = lines_of(rows)
    is_office = round_.commune_id in offices_read(request.user)
    context = {
        **common.about_round(round_),
        "title": round_.name,
        "crumbs": [common.list_crumb()],
        "offers": _offered(round_),
        "lines": lines,
        "total": sum(line.total for line in lines),
        "own": [one for one in _headed(request.user) if one.commune_id == round_.commune_id],
        "is_office": is_office,
        "counters": check_counters(request.user, round_) if is_office else [],
        **places_of_round(request.user, round_),
        "may_keep": request.user.has_perm("awards.keep_rounds", round_.commune),
        "may_post": request.user.has_perm("awards.post_nominations", round_),
        "may_seat": request.user.has_perm("awards.keep_councils", round_.commune),
        "may_draft": request.user.has_perm("awards.draft_decisions", round_.commune),
        "history": entries_of(round_.uid)[:HISTORY_LINES],
    }
    return render(request, "awards/nominating/round.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_open(request: HttpRequest) -> HttpResponse:
    """``?noi=`` the commune, where the person is the clerk of several."""
    kept = _kept_by(request.user)
    if not kept:
        raise PermissionDenied("Chỉ công chức phụ trách thi đua mở đợt xét.")
    commune = kept.get(request.GET.get("noi", "")) or next(iter(kept.values()))
    form = RoundForm(posted(request), commune=commune)
    made: list[Round] = []
    if form.save_by(
        lambda: made.append(
            services.round_open(commune=commune, given=form.given(), by=request.user)
        ),
        lambda: form,
    ):
        messages.success(request, "Đã mở đợt xét. Người đứng đầu các đơn vị thấy việc ngay.")
        return redirect("round_read", made[0].uid)
    context = {
        "title": "Mở đợt xét khen thưởng",
        "crumbs": [common.list_crumb()],
        "form": form,
        "action_label": "Mở đợt xét",
        "cancel_url": reverse("round_list"),
        "is_wide": True,
        "communes": _named(kept, commune),
    }
    return render(request, "awards/nominating/open.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    round_ = common.round_kept(request, uid)
    if round_.ended_at:
        raise WrongState("Đợt xét này đã kết thúc.", moved_on=True)
    form = RoundForm(posted(request), commune=round_.commune, round_=round_)
    if form.save_by(
        lambda: services.round_change(
            round_=round_,
            given=form.given(),
            seen_version=form.cleaned_data["version"] or 0,
            by=request.user,
        ),
        lambda: RoundForm(commune=round_.commune, round_=Round.objects.get(pk=round_.pk)),
    ):
        messages.success(request, "Đã lưu đợt xét.")
        return redirect("round_read", round_.uid)
    context = {
        "title": "Sửa đợt xét",
        "crumbs": common.round_crumbs(round_),
        "form": form,
        "action_label": "Lưu đợt xét",
        "cancel_url": reverse("round_read", args=[round_.uid]),
        "is_wide": True,
    }
    return render(request, FORM, context, status=form.status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_end(request: HttpRequest, uid: UUID) -> HttpResponse:
    round_ = common.round_kept(request, uid)
    if request.method == "POST":
        seen = whole_typed(request.POST.get("version", ""))
        services.round_end(round_=round_, seen_version=seen, by=request.user)
        messages.success(request, "Đã kết thúc đợt xét.")
        return redirect("round_read", round_.uid)
    context = {
        "title": "Kết thúc đợt xét",
        "crumbs": common.round_crumbs(round_),
        "why": f"{round_.name}: kết thúc rồi thì không nhận, không sửa hồ sơ của đợt này nữa.",
        "as_read": round_,
        "action_label": "Kết thúc đợt xét",
        "cancel_url": reverse("round_read", args=[round_.uid]),
        "is_undo": True,
    }
    return render(request, "emulation/confirm.html", context)


@login_required
@require_safe
def nominations_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All that the person reads of the round, as an Excel file; ``?don-vi=`` of one unit."""
    round_ = common.round_seen(request, uid)
    rows = nominations_visible_to(request.user).filter(round=round_)
    if unit := request.GET.get("don-vi", ""):
        rows = rows.filter(unit__uid=uid_typed(unit))
    found = list(rows.select_related("honour", "reward_form").defer("content", "report"))
    names = unit_names({row.unit_id for row in found}, dates.today()) if found else {}
    found.sort(key=lambda row: (names[row.unit_id], row.pk))
    return file_response(workbook_of(found, names), f"de-nghi-khen-thuong-{round_.year}")


def _counted(user: User, rows: Any) -> Any:
    """Add how many nominations the person reads in each round."""
    visible = nominations_visible_to(user).order_by().values("pk")
    counted = Count("nominations", filter=Q(nominations__in=visible))
    return (
        rows.select_related("commune", "campaign")
        .annotate(number=counted)
        .order_by("-year", "-opens_on", "pk")
    )


def _line(round_: Round, headed: list[Membership]) -> dict[str, Any]:
    label, badge = course_of(round_, dates.today())
    own = next((one for one in headed if one.commune_id == round_.commune_id), None)
    url = reverse("round_read", args=[round_.uid])
    if own:
        url = reverse("unit_nominations", args=[round_.uid, own.unit.uid])
    return {"round": round_, "label": label, "badge": badge, "url": url}


def _open_now(rounds: Any, headed: list[Membership]) -> list[dict[str, Any]]:
    """Return the rounds in which a head can nominate today."""
    open_ones = [row for row in rounds if is_open_on(row, dates.today())]
    return [
        {
            "round": row,
            "unit_words": one.unit_words,
            "url": reverse("unit_nominations", args=[row.uid, one.unit.uid]),
        }
        for row in open_ones
        for one in headed
        if one.commune_id == row.commune_id
    ]


def _headed(user: User) -> list[Membership]:
    return [one for one in memberships(user) if one.role == Role.UNIT_HEAD]


def _elsewhere(user: User) -> list[tuple[str, str]]:
    """Return the other pages of awards that the person opens: words, address."""
    found = [
        ("Quyết định, tờ trình", reverse("decision_list")),
        ("Niêm yết", reverse("posting_list")),
    ]
    if any(one.role != Role.UNIT_HEAD for one in memberships(user)):
        found.append(("Hội đồng", reverse("council_list")))
    commune = home_commune(user)
    if opens_fund(user):
        found.append(("Quỹ khen thưởng", reverse("fund")))
    if commune and user.has_perm("awards.see_certificates", commune):
        found.append(("Giấy khen, giấy chứng nhận", reverse("certificate_list")))
    return found


def _kept_by(user: User) -> dict[str, Commune]:
    """Return by uid the communes in which the person opens rounds."""
    own = (one.commune for one in memberships(user) if one.role == Role.CLERK)
    return {str(one.uid): one for one in own}


def _named(kept: dict[str, Commune], chosen: Commune) -> list[dict[str, Any]]:
    if len(kept) == 1:
        return []
    names = commune_names(kept.values(), dates.today())
    found = [
        {"uid": uid, "name": names[one.pk], "current": one.pk == chosen.pk}
        for uid, one in kept.items()
    ]
    return sorted(found, key=lambda each: each["name"])


def _commune_names(rounds: Any) -> dict[int, str]:
    communes = {row.commune for row in rounds}
    return commune_names(communes, dates.today()) if len(communes) > 1 else {}


def _offered(round_: Round) -> dict[str, list[str]]:
    """Return titles and rewards apart, each with whom it is for."""
    rows = round_.awards.select_related("honour", "reward_form")
    found: dict[str, list[str]] = {"honours": [], "rewards": []}
    for row in sorted(rows, key=lambda row: (row.subject_kind_for, row.award.position)):
        words = f"{row.award} ({row.get_subject_kind_for_display().lower()})"
        found["honours" if row.honour_id else "rewards"].append(words)
    return found
