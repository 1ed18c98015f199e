"""The plan: its text, its targets, its life."""

from campaigns.models.contents import (
    Appendix,
    Basis,
    Block,
    Figure,
    Item,
    PlanTarget,
    Recipient,
    Slot,
    Task,
    TaskParty,
    Theme,
)
from campaigns.models.plans import Plan, PlanKind, Review, Revision
from campaigns.states import PlanState

__all__ = [
    "Appendix",
    "Basis",
    "Block",
    "Figure",
    "Item",
    "Plan",
    "PlanKind",
    "PlanState",
    "PlanTarget",
    "Recipient",
    "Review",
    "Revision",
    "Slot",
    "Task",
    "TaskParty",
    "Theme",
]
