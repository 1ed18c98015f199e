"""Writing rounds and nominations."""

from awards.nominating.services.filling import nominations_fill
from awards.nominating.services.rechecking import figures_recheck
from awards.nominating.services.rounds import (
    Offer,
    RoundInput,
    round_change,
    round_end,
    round_open,
)
from awards.nominating.services.sending import (
    NotReady,
    nomination_recall,
    nominations_send,
)
from awards.nominating.services.starting import (
    nomination_withdraw,
    nominations_drop,
    nominations_start,
)
from awards.nominating.services.taking import Line, nominations_take
from awards.nominating.services.writing import (
    PART_WORDS,
    PARTS,
    NominationInput,
    dossier_file_add,
    dossier_file_remove,
    initiatives_use,
    nomination_file_add,
    nomination_file_remove,
    nomination_save,
    report_draft,
)

__all__ = [
    "PARTS",
    "PART_WORDS",
    "Line",
    "NominationInput",
    "NotReady",
    "Offer",
    "RoundInput",
    "dossier_file_add",
    "dossier_file_remove",
    "figures_recheck",
    "initiatives_use",
    "nomination_file_add",
    "nomination_file_remove",
    "nomination_recall",
    "nomination_save",
    "nomination_withdraw",
    "nominations_drop",
    "nominations_fill",
    "nominations_send",
    "nominations_start",
    "nominations_take",
    "report_draft",
    "round_change",
    "round_end",
    "round_open",
]
