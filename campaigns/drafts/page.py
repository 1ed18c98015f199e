"""What the writing surface of a plan is given: the state, and where to send what is written."""

from __future__ import annotations

import json
from typing import Any

from django.urls import NoReverseMatch, reverse

from campaigns.drafts.state import draft_state
from campaigns.models import Plan
from campaigns.rows import PlanRows
from campaigns.workshop import APPENDICES, TARGETS
from emulation.org.models import Commune, User

# Parts that are no running text keep their own pages.
FORMS_ONLY = {TARGETS, APPENDICES}
AS_FORMS = "bieu-mau"
ADDRESSES = {
    "save": "draft_save",
    "state": "draft_state",
    "paper": "draft_paper",
    "pages": "draft_paper_pages",
    "paste": "draft_paste",
    "recognise": "draft_recognise",
    "take": "draft_targets_take",
    "checks": "draft_checks",
    "suggest": "draft_suggest",
    "targets": "plan_targets",
    "comments": "draft_comments",
    "phrases": "draft_phrases",
}
# A report tells of targets and sets none.
SETTING_TARGETS = {"recognise", "take"}


def writing(rows: PlanRows, user: User, key: str, view: str) -> dict[str, Any]:
    """Return the surface's state and addresses; nothing where a part is shown as forms."""
    if key in FORMS_ONLY or view == AS_FORMS:
        return {"surface": False}
    return {
        "surface": True,
        "state": draft_state(rows.plan, user, rows),
        "write_urls": json.dumps(addresses(rows.plan)),
        "signing_modes": Commune.SigningMode.choices,
        "asked": key,
    }


def addresses(plan: Plan) -> dict[str, str]:
    found = {}
    for key, name in ADDRESSES.items():
        if plan.is_report and key in SETTING_TARGETS:
            continue
        try:
            found[key] = reverse(name, args=[plan.uid])
        except NoReverseMatch:
            continue
    return found
