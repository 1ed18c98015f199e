"""What the editor posts to be saved: JSON in, plain values out. Pure.

What is no batch at all raises ``NotADraft``. A part that cannot be read is refused by
itself, in a sentence, so that the others are saved.
"""

from campaigns.drafts.reading import NotADraft, read_batch
from campaigns.drafts.shapes import (
    Answer,
    Batch,
    BlockDraft,
    FigureDraft,
    HeaderDraft,
    ItemDraft,
    OpeningDraft,
    RecipientsDraft,
    Refusal,
    Removal,
    SignatureDraft,
    TaskDraft,
)

__all__ = [
    "Answer",
    "Batch",
    "BlockDraft",
    "FigureDraft",
    "HeaderDraft",
    "ItemDraft",
    "NotADraft",
    "OpeningDraft",
    "RecipientsDraft",
    "Refusal",
    "Removal",
    "SignatureDraft",
    "TaskDraft",
    "read_batch",
]
