"""How one difference of a corrected copy is written into the draft, by the plan's services."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from campaigns.comparing import TARGETS, Difference
from campaigns.comparing.parts import HEAD
from campaigns.comparing.uploaded import Comparison
from campaigns.models import Plan
from campaigns.services.comparing.lines import (
    change_opening,
    take_head,
    take_lines,
    take_recipient,
    take_signature,
)
from campaigns.services.comparing.tree import Branches
from campaigns.services.comparing.words import Words
from emulation.org.models import User

_LISTS = ("basis", "opening", "closing")
PRINTED_FROM_TARGETS = "Bảng này in từ bảng chỉ tiêu. Sửa chỉ tiêu thì bảng đổi theo."


class Taking:
    """Writes differences of one comparison; called inside a transaction that holds the plan."""

    def __init__(self, plan: Plan, comparison: Comparison, by: User) -> None:
        self._plan, self._by = plan, by
        self._copy, self._reading = comparison.copy, comparison.reading
        self._branches = Branches(plan, comparison.copy, by)
        self._words = Words(plan, comparison.copy, by)

    def take(self, one: Difference, answers: Mapping[str, str]) -> None:
        if not one.can_be_taken:
            raise ValidationError(PRINTED_FROM_TARGETS)
        kind = one.part.kind
        if kind == "signature":
            take_signature(self._plan, self._reading.signature, self._by)
        elif kind in HEAD:
            take_head(self._plan, one, self._copy, self._by)
        elif kind == "recipient":
            take_recipient(self._plan, one, self._copy, self._by)
        elif (one.old.kind if one.old else one.parent) in _LISTS:
            take_lines(self._plan, one, self._copy, self._by)
        elif TARGETS in one.nodes:
            change_opening(self._plan, self._by, target_appendix=False)
        elif one.nodes or one.kind == "unmarked":
            self._branches.take(one)
        else:
            self._words.take(one, answers)
