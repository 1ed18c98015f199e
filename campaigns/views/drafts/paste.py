"""Words pasted into the editor, sent to be read as items."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.views.decorators.http import require_POST

from campaigns.drafts.pasting import pasted_state
from campaigns.models import Plan
from campaigns.views.drafts.saving import draft_answer


@require_POST
@draft_answer
def draft_paste(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """Read the words as items; nothing is written before the editor saves."""
    return pasted_state(request.POST.get("text", ""), plan.commune)
