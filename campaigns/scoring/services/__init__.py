"""Scoring: opened column by column, sheets sent, the ranking closed and made public."""

from campaigns.scoring.services.planning import (
    DONE,
    scoring_advance,
    scoring_go_back,
    scoring_plan,
)
from campaigns.scoring.services.ranking import ranking_close, ranking_publish
from campaigns.scoring.services.sheets import (
    Points,
    Unfinished,
    score_evidence_add,
    score_evidence_remove,
    sheet_of,
    sheet_reopen,
    sheet_save,
    sheet_send,
    sheet_take,
    sheet_writer,
    uploads_keep,
)

__all__ = [
    "DONE",
    "Points",
    "Unfinished",
    "ranking_close",
    "ranking_publish",
    "score_evidence_add",
    "score_evidence_remove",
    "scoring_advance",
    "scoring_go_back",
    "scoring_plan",
    "sheet_of",
    "sheet_reopen",
    "sheet_save",
    "sheet_send",
    "sheet_take",
    "sheet_writer",
    "uploads_keep",
]
