"""Targets recognised in the text of the editor: offered, and taken in one step. JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaigns.drafts.offers import offers_json
from campaigns.drafts.passages import BadPassage, passage_of
from campaigns.drafts.recognising import recognise
from campaigns.drafts.state import item_parts
from campaigns.drafts.targets import targets_state
from campaigns.models import Plan
from campaigns.rows import PlanRows
from campaigns.services.drafts.targets import Choice, Taken, draft_targets_take
from campaigns.views.edit.common import plan_to_write
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line

MOST_LETTERS_OF_NAME = 300
UNREADABLE = "Cổng không đọc được đoạn vừa gửi. Tải lại trang rồi thử lại."
Step = Callable[[HttpRequest, Plan, dict[str, Any]], JsonResponse]


def json_step(view: Step) -> Callable[..., HttpResponse]:
    """Give a view the plan and the posted JSON; answer refusals as JSON, never by a page."""

    @require_POST
    @wraps(view)
    def step(request: HttpRequest, uid: UUID) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"login": reverse("login")}, status=401)
        try:
            plan = plan_to_write(request.user, uid)
            return view(request, plan, json.loads(request.body))
        except WrongState as refusal:
            return JsonResponse({"sentence": str(refusal)}, status=409)
        except ValidationError as error:
            return JsonResponse({"sentence": " ".join(error.messages)}, status=400)
        except (BadPassage, ValueError, RecursionError, RequestDataTooBig):
            return JsonResponse({"sentence": UNREADABLE}, status=400)

    return step


@json_step
def draft_recognise(request: HttpRequest, plan: Plan, given: dict[str, Any]) -> JsonResponse:
    """Offer the targets of paragraphs that were pasted, or typed (``quietly``)."""
    recognition = recognise(plan, passage_of(given))
    return JsonResponse(offers_json(recognition, quietly=bool(given.get("quietly"))))


@json_step
def draft_targets_taken(request: HttpRequest, plan: Plan, given: dict[str, Any]) -> JsonResponse:
    """Take the chosen targets: set, listed and linked, all or none."""
    if plan.is_report:
        raise ValidationError("Báo cáo không lập chỉ tiêu mới. Lập ở kế hoạch.")
    taken = draft_targets_take(
        plan=plan, passage=passage_of(given), choices=choices_of(given), by=request.user
    )
    items = {figure.block.item_id for figure in taken.linked} | taken.items
    return JsonResponse(
        {
            "sentence": told_of(taken),
            "linked": len(taken.linked),
            "items": item_parts(PlanRows(plan, items)) if items else [],
            "targets": targets_state(plan, around=taken.targets),
        }
    )


def choices_of(given: dict[str, Any]) -> dict[int, Choice]:
    """Read ``take``: by number another name, and whether the span's own target changes."""
    try:
        return {
            int(number): Choice(
                clean_line(str(one.get("name") or ""))[:MOST_LETTERS_OF_NAME],
                bool(one.get("change")),
            )
            for number, one in given["take"].items()
        }
    except (KeyError, AttributeError, TypeError) as error:
        raise BadPassage("take") from error


def told_of(taken: Taken) -> str:
    """Say in one line what was done."""
    known = [one for one in taken.listed if one not in taken.made]
    counted = (
        (len(taken.made), "lập {} chỉ tiêu"),
        (len(known), "đưa {} chỉ tiêu đã có vào kế hoạch"),
        (len(taken.changed), "đổi giá trị {} chỉ tiêu"),
        (len(taken.linked), "gắn {} con số"),
    )
    said = [words.format(count) for count, words in counted if count]
    return f"Đã {', '.join(said)}." if said else "Các chỉ tiêu này đã có và đã gắn từ trước."
