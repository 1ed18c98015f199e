"""Giao ước thi đua as a paper: a signing block for each unit, side by side."""

from __future__ import annotations

import re

from campaigns.models import Covenant, CovenantParty
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.org.selectors import issuer_lines, unit_names
from emulation.org.selectors.lists import heads_on
from emulation.papers.document import Document, Paragraph, Signature

_NUMBERED = re.compile(r"(\d{1,2}\.|-)\s+(.+)")


def covenant_document(covenant: Covenant) -> Document:
    """Return the paper; DỰ THẢO until the head of every unit agreed."""
    day = covenant.signed_on or dates.today()
    parties = list(covenant.parties.select_related("unit"))
    on = covenant.signed_on
    return Document(
        kind="GIAO ƯỚC THI ĐUA",
        subject=covenant.campaign.name,
        issuer=issuer_lines(covenant.commune, day),
        superior=covenant.commune.superior_line,
        symbol="",
        place=covenant.place or covenant.commune.place,
        date=PartialDate(on.year, on.month, on.day) if on else PartialDate(year=day.year),
        body=tuple(_paragraph(line) for line in covenant.content.splitlines() if line.strip()),
        parties=_blocks(covenant, parties),
        is_draft=any(party.agreed_at is None for party in parties),
        is_form=True,
        keywords=("thi đua", "giao ước"),
    )


def _paragraph(line: str) -> Paragraph:
    found = _NUMBERED.match(line.strip())
    return Paragraph(found[2], marker=found[1]) if found else Paragraph(line.strip())


def _blocks(covenant: Covenant, parties: list[CovenantParty]) -> tuple[Signature, ...]:
    """Return the blocks with who heads the units on the day of signing."""
    day = covenant.signed_on or dates.today()
    heads = heads_on(covenant.commune, day)
    names = unit_names([party.unit_id for party in parties], day)
    blocks = []
    for party in parties:
        head = heads.get(party.unit_id)
        lines = [f"ĐẠI DIỆN {names[party.unit_id].upper()}"]
        lines += [head.title.upper()] if head and head.title else []
        blocks.append(Signature(tuple(lines), head.person.full_name if head else ""))
    return tuple(blocks)
