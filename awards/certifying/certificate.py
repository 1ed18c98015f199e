"""The words of one certificate. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from emulation.lib.text import clean_line
from emulation.papers.wording import MOTTO, NATIONAL_NAME

AWARD_VERB: Final = "TẶNG"
HONOUR_VERB: Final = "TẶNG DANH HIỆU"
RECOGNITION_VERB: Final = "CÔNG NHẬN"

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Certificate:
    """What is printed for one recipient; an empty text leaves its box empty.

    ``decision_date`` is in words ("ngày 20 tháng 12 năm 2026"); ``ordinal`` is the
    recipient's place in the list of the decision (số sổ vàng); ``code`` leads, by
    ``verification_url`` as a QR code, to the page that says whether the decision is genuine.
    """

    decider_post: Lines
    verb: str
    award: str
    recipient: str
    recipient_detail: str = ""
    merit: str = ""
    decision_number: str = ""
    decision_date: str = ""
    ordinal: int | None = None
    place_date: str = ""
    signer: Lines = ()
    signer_name: str = ""
    code: str = ""
    verification_url: str = ""

    def texts(self) -> Iterator[tuple[str, Lines]]:
        """Yield the name of each box and its lines, empty ones left out, the code too."""
        yield from (
            (name, lines)
            for name, parts in (
                ("national_name", (NATIONAL_NAME,)),
                ("motto", (MOTTO,)),
                ("decider", _capitals(self.decider_post)),
                ("verb", _capitals((self.verb,))),
                ("award", _capitals((self.award,))),
                ("recipient", (self.recipient,)),
                ("recipient_detail", (self.recipient_detail,)),
                ("merit", (self.merit,)),
                ("decision", (self._decision(),)),
                ("ordinal", (f"Số sổ vàng: {self.ordinal}" if self.ordinal else "",)),
                ("place_date", (self.place_date,)),
                ("signer", _capitals(self.signer)),
                ("signer_name", (self.signer_name,)),
            )
            if (lines := tuple(filter(None, map(clean_line, parts))))
        )

    def _decision(self) -> str:
        number = f"Số quyết định: {self.decision_number}" if self.decision_number else ""
        return ", ".join(filter(None, (number, self.decision_date)))


def _capitals(lines: Lines) -> Lines:
    return tuple(line.upper() for line in lines)
