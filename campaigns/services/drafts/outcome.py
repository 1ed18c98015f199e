"""What became of the parts of one save of the editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from campaigns.drafts import Refusal
from emulation.lib.states import StaleVersion

NOT_NOW = "Phần này chưa lưu được vì vướng phần khác. Sửa lại một chút rồi lưu, hoặc tải lại trang."
# What a part of its own may fail with; all else is a mistake of ours or ends the whole save.
FAILURES = (StaleVersion, ValidationError, PermissionDenied, ProtectedError, IntegrityError)


@dataclass
class Outcome:
    """``conflicts`` are parts that somebody else saved: (part, uid of the item).

    ``rewritten`` are items that the server itself changed, ``targets`` those with a new value.
    """

    refused: list[Refusal]
    written: list[str] = field(default_factory=list)
    conflicts: list[tuple[str, str | None]] = field(default_factory=list)
    rewritten: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)

    @contextmanager
    def part(self, part: str, uid: str | None = None) -> Iterator[None]:
        """Save a part in a savepoint of its own and keep why it could not be."""
        try:
            with transaction.atomic():
                yield
        except FAILURES as error:
            self.failed(part, uid, error)
        else:
            self.written.append(uid or part)

    def failed(self, part: str, uid: str | None, error: Exception) -> None:
        if isinstance(error, StaleVersion):
            self.conflicts.append((part, uid))
        else:
            self.refused += refusals(part, uid, error)


def refusals(part: str, uid: str | None, error: Exception) -> Iterable[Refusal]:
    """Tell why in the sentences of the rules, each at its field."""
    if isinstance(error, PermissionDenied):
        return [Refusal(part, uid, str(error))]
    if not isinstance(error, ValidationError):
        return [Refusal(part, uid, NOT_NOW)]
    if not hasattr(error, "error_dict"):
        return [Refusal(part, uid, _sentences(error.messages))]
    return [
        Refusal(part, uid, _sentences(messages), "" if name == "__all__" else name)
        for name, messages in error.message_dict.items()
    ]


def _sentences(messages: Iterable[str]) -> str:
    """Join the messages; those of the framework come without a full stop."""
    return " ".join(f"{message.rstrip('.')}." for message in messages)
