"""Numbers of a pasted block, put into the Vietnamese way of writing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_ENGLISH = re.compile(
    r"^-?(?:\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3}){2,})%?$"
)
_VIETNAMESE = re.compile(
    r"^-?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3}){2,}|0,\d+)%?$"
)
_NUMBER = re.compile(r"^-?[\d.,]*\d%?$")
_SWAP = str.maketrans(".,", ",.")


def vietnamese_numbers(rows: Iterable[list[str]], places: Sequence[int]) -> bool:
    """Rewrite English numbers in the columns ``places``; say whether that was done.

    Only where some cell can be nothing else ("1,880.5", "0.66") and none is Vietnamese:
    "1.880" alone stays one thousand eight hundred and eighty.
    """
    rows = list(rows)
    cells = [row[place] for row in rows for place in places]
    if any(map(_VIETNAMESE.match, cells)) or not any(map(_ENGLISH.match, cells)):
        return False
    for row in rows:
        for place in places:
            if _NUMBER.match(row[place]):
                row[place] = row[place].translate(_SWAP)
    return True
