"""The plan: its text, its targets, its life."""

from campaigns.models.contents import (
    Appendix,
    Basis,
    Block,
    Figure,
    Item,
    PlanTarget,
    Recipient,
    RecipientUnit,
    Slot,
    Task,
    TaskParty,
    Theme,
)
from campaigns.models.intakes import Intake
from campaigns.models.plans import Ending, Plan, PlanKind, Review, Revision
from campaigns.states import IntakeState, PlanState

__all__ = [
    "Appendix",
    "Basis",
    "Block",
    "Ending",
    "Figure",
    "Intake",
    "IntakeState",
    "Item",
    "Plan",
    "PlanKind",
    "PlanState",
    "PlanTarget",
    "Recipient",
    "RecipientUnit",
    "Review",
    "Revision",
    "Slot",
    "Task",
    "TaskParty",
    "Theme",
]
