"""How often a recurring task is to be told of, from the words of the plan. Pure."""

from __future__ import annotations

import re

from emulation.lib.text import search_key

# The first that is found decides; "6 tháng" stands before "tháng".
_RHYTHMS = (
    (r"\b(6|06|sau) thang\b|\bnua nam\b", "half_year"),
    (r"\bquy\b|\b(3|03|ba) thang\b", "quarter"),
    (r"\bthang\b|\btuan\b|\bngay\b", "month"),
    (r"\bnam\b", "year"),
)


def rhythm_of(words: str) -> str:
    """Return "month", "quarter", "half_year" or "year" for words such as "hằng quý".

    What says nothing of time ("thường xuyên", "khi có yêu cầu") is told of once a year.
    """
    key = search_key(words)
    found = (rhythm for pattern, rhythm in _RHYTHMS if re.search(pattern, key))
    return next(found, "year")
