"""Mending slips of the pen that a check found, exactly where it found them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db import transaction

from campaigns.checks import Check, open_checks
from campaigns.content import plan_content
from campaigns.models import Plan
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from campaigns.services.texts import texts_edit
from campaigns.texts import Edit, text_fields
from emulation.lib.states import WrongState
from emulation.org.models import User


@transaction.atomic
def slips_mend(*, plan: Plan, keys: Collection[str], by: User) -> int:
    """Mend the checks named by their keys, as they stand now; return how many.

    Numbers that show targets keep their places. Raises ``WrongState`` where none of the
    checks is there any more.
    """
    membership = plan_writer(plan, by)
    plan_touch(plan)
    content = plan_content(plan)
    checks = [check for check in open_checks(content) if check.fix and check.key in keys]
    if not checks:
        raise WrongState("Chỗ này vừa được sửa rồi. Xem lại danh sách kiểm tra.")
    edits = _edits(checks)
    digests = {field.key: field.digest for field in text_fields(content)}
    texts_edit(plan, edits, {key: digests[key] for key in edits})
    count = sum(len(found) for found in edits.values())
    name = f"“{checks[0].quote.strip()}”" if count == 1 else f"{count} chỗ"
    tell(plan, "campaigns.plan.slips_mended", by, membership, name=name)
    return count


def _edits(checks: list[Check]) -> dict[str, list[Edit]]:
    """Return the edits by text; of two that overlap, the first: the next check finds the other."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for check in checks:
        assert check.fix is not None
        start = check.offset + check.fix.start
        edit = Edit(start, len(check.fix.old), check.fix.new)
        taken = edits[check.field]
        if all(edit.end < other.start or other.end < edit.start for other in taken):
            taken.append(edit)
    return dict(edits)
