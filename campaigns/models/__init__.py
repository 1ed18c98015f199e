"""The plan: its text, its targets, its life."""

from campaigns.models.amending import AmendedPlace, ProposedValue
from campaigns.models.carrying import CarryOver, DatedPlace
from campaigns.models.comments import Comment, CommentPart, CommentReply
from campaigns.models.contents import (
    ASKED_SLOTS,
    TOLD_SLOTS,
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
from campaigns.models.plans import PLANNED_KINDS, Ending, Plan, PlanKind, Review, Revision
from campaigns.models.tasks_done import TaskEvidence, TaskWork
from campaigns.models.urging import UrgedUnit, Urging
from campaigns.states import CommentState, IntakeState, PlanState, WorkState

__all__ = [
    "ASKED_SLOTS",
    "PLANNED_KINDS",
    "TOLD_SLOTS",
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
    "TaskEvidence",
    "TaskParty",
    "TaskWork",
    "Theme",
    "UrgedUnit",
    "Urging",
    "WorkState",
]
