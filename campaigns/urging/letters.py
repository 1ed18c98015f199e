"""The letters as documents to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from campaigns.models import UrgedUnit, Urging
from campaigns.states import URGING_FROZEN
from campaigns.urging.wording import letter_lines
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.org.selectors import commune_name, issuer_lines, unit_names
from emulation.papers.document import (
    Document,
    Paragraph,
    Recipient,
    Signature,
    Verification,
)
from emulation.papers.signing import HEAD_TITLE, signing_lines

KIND = "CÔNG VĂN"
Content = dict[str, Any]


def urging_content(urging: Urging, units: Sequence[UrgedUnit]) -> Content:
    """Return what all letters say as one JSON value, which their submission freezes."""
    day = dates.today()
    names = unit_names([row.unit_id for row in units], day)
    issuer = issuer_lines(urging.commune, day)
    position = urging.signatory
    lines = signing_lines(
        urging.signing_mode,
        body_name=issuer[0],
        head_title=HEAD_TITLE,
        signer_title=position.signature_title if position else "",
    )
    return {
        "subject": urging.subject,
        "symbol": urging.symbol,
        "superior": urging.commune.superior_line,
        "issuer": list(issuer),
        "issuer_name": f"Ủy ban nhân dân {commune_name(urging.commune, day)}",
        "place": urging.commune.place,
        "recipients": [line.strip() for line in urging.recipients.splitlines() if line.strip()],
        "signature": {"lines": list(lines), "name": position.person.full_name if position else ""},
        "letters": [_own(urging, row, names[row.unit_id]) for row in units],
    }


def contents_of(urging: Urging, units: Sequence[UrgedUnit]) -> list[Content]:
    """Return what each letter says: as it was submitted, or as it is being written.

    Letters issued before submissions were kept have no frozen content.
    """
    is_frozen = urging.state in URGING_FROZEN and urging.content
    content = urging.content if is_frozen else urging_content(urging, units)
    shared = {name: value for name, value in content.items() if name != "letters"}
    own = {letter["uid"]: letter for letter in content["letters"]}
    return [shared | own[str(row.uid)] for row in units]


def letter_document(
    content: Content,
    *,
    number: str = "",
    day: dt.date | None = None,
    verification: Verification | None = None,
) -> Document:
    """Return one letter; without a number it is marked DỰ THẢO and leaves room to write it."""
    return Document(
        kind=KIND,
        subject=content["subject"],
        issuer=tuple(content["issuer"]),
        issuer_name=content["issuer_name"],
        superior=content["superior"],
        symbol=content["symbol"],
        place=content["place"],
        number=number,
        date=PartialDate(day.year, day.month, day.day) if day else _this_month(),
        addressees=(content["unit"],),
        body=tuple(Paragraph(line) for line in content["lines"]),
        recipients=tuple(Recipient(line) for line in content["recipients"]),
        signature=Signature(tuple(content["signature"]["lines"]), content["signature"]["name"]),
        is_draft=not number,
        is_letter=True,
        verification=verification,
        keywords=("thi đua", "đôn đốc báo cáo"),
    )


def document_of(row: UrgedUnit, content: Content) -> Document:
    """Return a letter as it stands: with its number and day once it has them."""
    if row.paper is None:
        return letter_document(content)
    return letter_document(content, number=row.paper.number_text, day=row.paper.issued_on)


def _own(urging: Urging, row: UrgedUnit, name: str) -> Content:
    lines = letter_lines(urging.text, unit=name, late=row.late, answer_by=urging.answer_by)
    return {"uid": str(row.uid), "unit": name, "lines": lines}


def _this_month() -> PartialDate:
    today = dates.today()
    return PartialDate(today.year, today.month)
