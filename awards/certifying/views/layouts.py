"""How certificates look: the list of layouts, one layout, its trial and calibration sheets."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from awards.certifying import services
from awards.certifying.calibrating import calibration_pdf
from awards.certifying.drawing import drawing_of
from awards.certifying.forms import LayoutForm
from awards.certifying.layout import BOX_NAMES, Layout, overlapping
from awards.certifying.layouts import STARTS, Kind, kinds_of, layout_of, start_of
from awards.certifying.printing import sample
from awards.certifying.rendering import TextTooLong, certificates_pdf
from awards.certifying.views import common
from awards.law.in_force import law_of
from awards.models import CertificateLayout
from awards.pages import tried
from emulation.lib import dates
from emulation.lib.pages import posted
from emulation.org.rights import granting
from emulation.org.selectors import commune_name
from emulation.trail.selectors import entries_of

HISTORY_LINES = 10


@login_required
@require_safe
def layout_list(request: HttpRequest) -> HttpResponse:
    commune = common.printing_commune(request.user)
    kinds = kinds_of(commune, law_of(commune))
    context = {
        "title": "Mẫu in giấy khen, giấy chứng nhận",
        "crumbs": common.list_crumbs(),
        "kinds": [(kind, _address("layout_edit", kind)) for kind in kinds],
        "saved": sum(kind.saved is not None for kind in kinds),
        "keeps": granting(request.user, "awards.keep_layouts", commune) is not None,
    }
    return render(request, "awards/certifying/layouts.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def layout_edit(request: HttpRequest, sort: str, uid: UUID, subject: str) -> HttpResponse:
    """The places of every line; ``?bat-dau=`` fills in another beginning, not saved yet."""
    commune = common.layout_commune(request.user)
    kind = common.kind_named(commune, sort, uid, subject)
    row = _row(kind, request.GET.get("bat-dau", ""))
    form = LayoutForm(posted(request), row=row)

    def save() -> None:
        services.layout_save(
            commune=commune,
            award=kind.award,
            subject_kind=kind.subject_kind,
            by=request.user,
            **form.told(),
        )

    if tried(form, save):
        messages.success(request, "Đã lưu mẫu in. In thử trước khi in thật.")
        return redirect("layout_edit", sort, uid, subject)
    if form.is_stale:
        kind = common.kind_named(commune, sort, uid, subject)
        form.stand_beside(LayoutForm(row=_row(kind, "")))
    context = _page(kind, form, row)
    status = 409 if form.is_stale else 200
    return render(request, "awards/certifying/layout.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def layout_reset(request: HttpRequest, sort: str, uid: UUID, subject: str) -> HttpResponse:
    """Give up the saved places, after one question."""
    commune = common.layout_commune(request.user)
    kind = common.kind_named(commune, sort, uid, subject)
    if kind.saved is None:
        raise Http404
    if request.method == "POST":
        services.layout_reset(layout=kind.saved, by=request.user)
        messages.success(request, "Đã về mẫu của cổng.")
        return redirect("layout_edit", sort, uid, subject)
    context = {
        "title": f"Về mẫu của cổng: {kind.name}",
        "crumbs": common.layout_crumbs(),
        "back_url": _address("layout_edit", kind),
    }
    return render(request, "awards/certifying/reset.html", context)


@login_required
@require_safe
def layout_sample(request: HttpRequest, sort: str, uid: UUID, subject: str) -> HttpResponse:
    """A certificate of nobody, printed as the layout is saved."""
    commune = common.printing_commune(request.user)
    kind = common.kind_named(commune, sort, uid, subject)
    decider = f"Chủ tịch Ủy ban nhân dân {commune_name(commune, dates.today())}"
    words = sample(kind.award, kind.subject_kind, decider, commune.place)
    try:
        content = certificates_pdf(kind.layout, [words])
    except TextTooLong as problem:
        messages.error(request, str(problem))
        return redirect("layout_list")
    return common.pdf_response(content, f"In thử {kind.name}")


@login_required
@require_safe
def layout_calibration(request: HttpRequest, sort: str, uid: UUID, subject: str) -> HttpResponse:
    commune = common.printing_commune(request.user)
    kind = common.kind_named(commune, sort, uid, subject)
    return common.pdf_response(calibration_pdf(kind.layout), f"Căn chỉnh {kind.name}")


def _row(kind: Kind, start: str) -> CertificateLayout:
    """Return the saved row, or a beginning that would take its place."""
    if start in STARTS:
        row = start_of(start)
        row.pk, row.version = (kind.saved.pk, kind.saved.version) if kind.saved else (None, 1)
        return row
    return kind.saved or start_of("a4")


def _page(kind: Kind, form: LayoutForm, row: CertificateLayout) -> dict[str, object]:
    shown = _shown(form, row)
    return {
        "title": f"Mẫu in: {kind.name}, {kind.subject_kind.label.lower()}",
        "crumbs": common.layout_crumbs(),
        "kind": kind,
        "form": form,
        "drawing": drawing_of(shown),
        "overlaps": [(BOX_NAMES[one], BOX_NAMES[two]) for one, two in overlapping(shown)],
        "starts": [(name, words) for name, (words, _) in STARTS.items()],
        "edit_url": _address("layout_edit", kind),
        "sample_url": _address("layout_sample", kind),
        "calibration_url": _address("layout_calibration", kind),
        "reset_url": _address("layout_reset", kind) if kind.saved else "",
        "history": entries_of(kind.saved.uid)[:HISTORY_LINES] if kind.saved else [],
    }


def _shown(form: LayoutForm, row: CertificateLayout) -> Layout:
    """Draw what was typed where it can be read, else what stands."""
    if not form.is_bound or not all([one.is_valid() for one in form.boxes]):
        return layout_of(row)
    boxes = {one.name: one.box() for one in form.boxes}
    stands = layout_of(row)
    return Layout(
        page=stands.page,
        mode=stands.mode,
        boxes={name: box for name, box in boxes.items() if box},
        offset_x_mm=stands.offset_x_mm,
        offset_y_mm=stands.offset_y_mm,
    )


def _address(name: str, kind: Kind) -> str:
    return reverse(name, args=common.layout_args(kind))
