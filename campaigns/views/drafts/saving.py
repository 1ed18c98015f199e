"""What the editor asks of the server, as JSON: the whole draft, and saving parts of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from campaigns.drafts import NotADraft, read_batch
from campaigns.drafts.state import draft_state as whole_state
from campaigns.drafts.state import draft_versions
from campaigns.models import Plan
from campaigns.services import draft_save as save
from campaigns.services.plans.writing import plan_writer
from emulation.lib.states import WrongState
from emulation.org.models import Role, User
from emulation.org.rights import held, readable_communes, require

MOST_BYTES = 8 * 1024 * 1024
TOO_LONG = "Một lần lưu quá lớn. Chia phần vừa dán thành vài phần nhỏ hơn."
UNREADABLE = "Trang soạn gửi lên chưa đúng dạng. Chép lại phần đang viết, rồi tải lại trang."
VERSIONS = "phien-ban"


def draft_answer(view: Callable[..., dict[str, Any]]) -> Callable[..., JsonResponse]:
    """Answer in JSON whatever happens: the page that asks has words in it that nobody saved."""

    @wraps(view)
    def answer(request: HttpRequest, uid: UUID) -> JsonResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"login": reverse("login")}, status=401)
        if _is_anothers_page(request):
            return JsonResponse({"other": request.user.name}, status=403)
        try:
            given = view(request, plan_for_editor(request.user, uid))
        except WrongState as refusal:
            return JsonResponse({"closed": str(refusal)}, status=409)
        except RequestDataTooBig:
            return JsonResponse({"sentence": TOO_LONG}, status=413)
        except NotADraft:
            return JsonResponse({"sentence": UNREADABLE}, status=400)
        return JsonResponse(given, status=409 if given.get("conflicts") else 200)

    return answer


def _is_anothers_page(request: HttpRequest) -> bool:
    """Say whether the page was opened by somebody else, who has gone out since."""
    opened_by = request.headers.get("X-Editor", "")
    return bool(opened_by) and opened_by != str(request.user.uid)


def plan_for_editor(user: User, uid: UUID) -> Plan:
    """Return a plan of the person's commune in any state; 404 and 403 as on its pages."""
    plans = Plan.objects.filter(commune__in=readable_communes(user))
    related = plans.select_related("commune", "span", "signatory__person", "replaces")
    plan = get_object_or_404(related, uid=uid)
    if not held(user, [Role.CLERK], plan.commune_id):
        require(user, "campaigns.edit_plan", plan)
    return plan


@require_safe
@draft_answer
def draft_state(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """The whole draft; with ``?xem=phien-ban`` only what tells whether a colleague saved."""
    plan_writer(plan, request.user)
    if request.GET.get("xem") == VERSIONS:
        return draft_versions(plan)
    return whole_state(plan, request.user)


@require_POST
@draft_answer
def draft_save(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    if len(request.body) > MOST_BYTES:
        raise RequestDataTooBig
    return save(plan=plan, batch=read_batch(request.body), by=request.user)
