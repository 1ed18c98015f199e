"""Find and replace in the whole plan, place by place as they were ticked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.models import Plan
from campaigns.services.plans.writing import plan_writer, tell
from campaigns.services.texts import texts_edit
from campaigns.texts import Edit
from emulation.lib.text import clean_line
from emulation.org.models import User


@transaction.atomic
def plan_replace(*, plan: Plan, places: Iterable[str], words: str, new: str, by: User) -> int:
    """Put ``new`` in the places that the preview named (see ``Match.key``); return how many.

    All of them or none: raises ``StaleVersion`` where a text is no longer the one seen.
    """
    membership = plan_writer(plan, by)
    edits: dict[str, list[Edit]] = defaultdict(list)
    seen = {}
    for place in places:
        key, start, length, digest = _parts(place)
        edits[key].append(Edit(start, length, clean_line(new)))
        seen[key] = digest
    count = sum(map(len, edits.values()))
    if not count:
        raise ValidationError("Chọn ít nhất một chỗ để thay.")
    texts_edit(plan, edits, seen)
    name = f"{count} chỗ “{clean_line(words)}” bằng “{clean_line(new)}”"
    tell(plan, "campaigns.plan.text_replaced", by, membership, name=name)
    return count


def _parts(place: str) -> tuple[str, int, int, str]:
    try:
        key, start, length, digest = place.split("|")
        return key, int(start), int(length), digest
    except ValueError as error:
        raise ValidationError("Danh sách chỗ thay không còn đúng. Tìm lại rồi thay.") from error
