"""Posting lists for opinions, and what people say of them."""

from awards.posting.services.opinions import opinion_answer, opinion_give
from awards.posting.services.postings import (
    posting_end,
    posting_open,
    posting_stop,
    postings_end_due,
)

__all__ = [
    "opinion_answer",
    "opinion_give",
    "posting_end",
    "posting_open",
    "posting_stop",
    "postings_end_due",
]
