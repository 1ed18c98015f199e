"""The frame of a council's paper: the committee above, the council as issuer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from awards.models import Sitting
from emulation.lib.dates import PartialDate
from emulation.org.selectors import issuer_lines
from emulation.papers.document import Document

SYMBOL = "BB-HĐTĐKT"


def council_paper(sitting: Sitting, day: dt.date, **parts: Any) -> Document:
    """Return a paper of the council with its kind, words and signatures in ``parts``."""
    name = sitting.council.name
    return Document(
        superior=" ".join(issuer_lines(sitting.commune, day)),
        issuer=(name.upper(),),
        issuer_name=name,
        place=sitting.commune.place,
        date=PartialDate(day.year, day.month, day.day),
        keywords=("thi đua", "khen thưởng", "hội đồng"),
        **{"symbol": "", **parts},
    )
