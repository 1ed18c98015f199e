"""Papers on awards: written, put through, issued, answered by those above."""

from awards.deciding.services.drafting import (
    decision_change,
    decision_draft,
    names_add,
    names_remove,
    revocation_draft,
)
from awards.deciding.services.issuing import decision_issue
from awards.deciding.services.life import (
    decision_abandon,
    decision_approve,
    decision_recall,
    decision_return,
    decision_submit,
    names_return,
)
from awards.deciding.services.outcomes import Outcome, outcomes_write
from awards.deciding.services.steps import decision_step

__all__ = [
    "Outcome",
    "decision_abandon",
    "decision_approve",
    "decision_change",
    "decision_draft",
    "decision_issue",
    "decision_recall",
    "decision_return",
    "decision_step",
    "decision_submit",
    "names_add",
    "names_remove",
    "names_return",
    "outcomes_write",
    "revocation_draft",
]
