"""The plan: its text, its targets, its life."""

from campaigns.models.amending import AmendedPlace, ProposedValue
from campaigns.models.carrying import CarryOver, DatedPlace
from campaigns.models.comments import Comment, CommentPart, CommentReply
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
from campaigns.models.drafts import DraftBatch
from campaigns.models.intakes import Intake
from campaigns.models.library import Phrase, PlanTemplate
from campaigns.models.plans import Ending, Plan, PlanKind, Review, Revision
from campaigns.states import CommentState, IntakeState, PlanState

__all__ = [
    "AmendedPlace",
    "Appendix",
    "Basis",
    "Block",
    "CarryOver",
    "Comment",
    "CommentPart",
    "CommentReply",
    "CommentState",
    "DatedPlace",
    "DraftBatch",
    "Ending",
    "Figure",
    "Intake",
    "IntakeState",
    "Item",
    "Phrase",
    "Plan",
    "PlanKind",
    "PlanState",
    "PlanTarget",
    "PlanTemplate",
    "ProposedValue",
    "Recipient",
    "RecipientUnit",
    "Review",
    "Revision",
    "Slot",
    "Task",
    "TaskParty",
    "Theme",
]
