"""Why a dossier was returned: as a whole, and at each part that the office named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from awards.models import Nomination
from awards.nominating.services import PART_WORDS
from awards.states import NominationState
from emulation.lib.dates import date_short

# The field of the write form at which the reason of a part stands; the first that is there.
FIELDS = {
    "who": ("recipient",),
    "merit": ("report_merit",),
    "completion": ("completion", "members"),
    "discipline": ("is_disciplined", "is_under_verification"),
    "files": (),
}


def reasons_of(row: Nomination) -> dict[str, str]:
    """Return by part, in the order of the dossier, why it was last returned."""
    named = row.returned_parts or {}
    return {part: named[part] for part in PART_WORDS if part in named}


def whole_reason(row: Nomination) -> str:
    """Return what was said of the whole; "" where the reasons of the parts are all."""
    listed = "; ".join(
        f"{PART_WORDS[part]}: {why}" for part, why in (row.returned_parts or {}).items()
    )
    return "" if row.return_reason == listed else row.return_reason


def returned_of(row: Nomination, urls: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what the box at the top says of a returned dossier.

    ``urls`` gives by part the place at which it is mended, or read.
    """
    if row.state != NominationState.INCOMPLETE:
        return None
    reasons = reasons_of(row)
    named = f" {len(reasons)} phần" if reasons else ""
    only = "Chỉ những phần này sửa được." if reasons else ""
    due = f"Bổ sung trước hết ngày {date_short(row.return_due_on)}." if row.return_due_on else ""
    return {
        "heading": f"Xã trả lại{named}, chờ bổ sung",
        "reason": whole_reason(row),
        "reasons": [
            {"name": PART_WORDS[part], "url": urls.get(part, ""), "words": why}
            for part, why in reasons.items()
        ],
        "by_words": " ".join(part for part in (only, due) if part),
    }
