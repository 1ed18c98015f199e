"""What stands in the way of a submission, and what is only kept with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from campaigns.checks import Check, Level, open_checks
from campaigns.content import Content
from campaigns.models import Revision

REASON = "warnings_reason"


def submission_warnings(content: Content, reason: str, seen: Collection[str] | None) -> list[Check]:
    """Return the open warnings, if a submission may go on with them.

    Raises ``ValidationError`` for what must be mended, for warnings without a reason, and for
    warnings that the person has not read yet: a colleague may have saved meanwhile.
    """
    checks = open_checks(content)
    errors = [check.sentence for check in checks if check.level == Level.MUST]
    if errors:
        raise ValidationError(errors)
    warnings = [check for check in checks if check.level == Level.LOOK]
    if warnings and not reason.strip():
        raise ValidationError(
            {REASON: f"Ghi lý do vẫn trình khi còn {len(warnings)} chỗ nên xem, hoặc sửa trước."}
        )
    if seen is not None and not {check.key for check in warnings} <= set(seen):
        raise ValidationError(
            {REASON: "Vừa có thêm chỗ nên xem. Đọc lại danh sách rồi trình; lý do vẫn còn đây."}
        )
    return warnings


def revision_warn(revision: Revision, warnings: Sequence[Check], reason: str) -> None:
    """Keep the warnings as they stood when the revision was submitted.

    Called inside the transaction that made the revision; its content stays as it is.
    """
    revision.warnings = [kept(check) for check in warnings]
    revision.warnings_reason = reason.strip() if warnings else ""
    revision.save(update_fields=["warnings", "warnings_reason"])


def kept(check: Check) -> dict[str, Any]:
    return {
        "rule": check.rule,
        "sentence": check.sentence,
        "part": check.part,
        "item": check.item,
        "block": check.block,
        "quote": check.quote,
    }
