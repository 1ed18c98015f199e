"""Checking nominations, and asking offices about them."""

from awards.checking.services.asking import consultation_answer, consultations_ask
from awards.checking.services.finding import (
    nomination_find_ineligible,
    nomination_recheck,
    nominations_find_eligible,
)
from awards.checking.services.receiving import (
    PART_WORDS,
    nomination_return,
    nominations_receive,
)
from awards.checking.services.steps import Done, Refused

__all__ = [
    "PART_WORDS",
    "Done",
    "Refused",
    "consultation_answer",
    "consultations_ask",
    "nomination_find_ineligible",
    "nomination_recheck",
    "nomination_return",
    "nominations_find_eligible",
    "nominations_receive",
]
