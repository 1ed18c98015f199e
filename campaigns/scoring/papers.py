"""The ranking as a paper: who stands where, and in an appendix across the page how it came."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from campaigns.models import Campaign, CriterionKind
from campaigns.scoring.frozen import Content
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.quantities import format_number
from emulation.org.selectors import commune_name, issuer_lines
from emulation.papers.document import Appendix, Block, Document, Heading, Paragraph, Signature
from emulation.papers.document import Table as PaperTable

HEAD = ("Hạng", "Đơn vị", "Điểm", "Ghi chú")


def ranking_document(
    campaign: Campaign, contents: list[Content], *, closed_at: dt.datetime | None
) -> Document:
    """Return the paper; a ranking that is not closed is marked DỰ THẢO."""
    day = dates.local_day(closed_at) if closed_at else dates.today()
    name = commune_name(campaign.commune, day)
    return Document(
        kind="BẢNG XẾP HẠNG",
        subject=campaign.name,
        superior=campaign.commune.superior_line,
        issuer=issuer_lines(campaign.commune, day),
        issuer_name=f"Ủy ban nhân dân {name}",
        symbol="",
        place=campaign.commune.place,
        date=PartialDate(day=day.day, month=day.month, year=day.year),
        opening=(Paragraph(_how(contents)),),
        body=tuple(block for content in contents for block in _ranks(content, len(contents) > 1)),
        signature=Signature(("NGƯỜI LẬP BẢNG",)),
        appendices=(
            Appendix(
                "BẢNG ĐIỂM",
                tuple(block for content in contents for block in _points(content)),
                orientation="landscape",
            ),
        ),
        is_draft=closed_at is None,
        is_form=True,
    )


def _how(contents: list[Content]) -> str:
    first = contents[0] if contents else {"columns": [], "ties": []}
    columns = ", ".join(column["name"].lower() for column in first["columns"])
    ties = "; ".join(tie.lower() for tie in first["ties"])
    told = f"Điểm cuối lấy theo cột chấm sau cùng có phiếu ({columns})."
    return f"{told} Bằng điểm thì xét lần lượt: {ties}." if ties else told


def _ranks(content: Content, is_titled: bool) -> list[Block]:
    rows = [HEAD]
    for row in content["rows"]:
        rank = "–" if row["rank"] is None else str(row["rank"])
        rows.append((rank, row["unit"], number(row["points"]), row["note"]))
    table = PaperTable(
        tuple(rows), widths=(0.09, 0.36, 0.12, 0.43), aligns=("center", "left", "right", "left")
    )
    return [Heading(content["cluster"], level=1), table] if is_titled else [table]


def _points(content: Content) -> list[Block]:
    roots = [row for row in content["criteria"] if row["depth"] == 0]
    content_roots = [row for row in roots if row["kind"] == CriterionKind.CONTENT]
    kinds = [kind for kind in ("bonus", "penalty") if any(row["kind"] == kind for row in roots)]
    head = ["Hạng", "Đơn vị"]
    head += [f"{row['name']} ({number(row['points'])})" for row in content_roots]
    head += [str(CriterionKind(kind).label) for kind in kinds]
    head += [column["name"] for column in content["columns"]]
    rows = [tuple([*head, "Điểm cuối"])]
    for row in content["rows"]:
        final = row["totals"].get(row["column"]) or row["from_results"]
        cells = ["–" if row["rank"] is None else str(row["rank"]), row["unit"]]
        cells += [_of(final, "by_criterion", str(root["key"])) for root in content_roots]
        cells += [number(final[kind]) if final else "" for kind in kinds]
        cells += [_of(row["totals"].get(each["key"]), "points") for each in content["columns"]]
        rows.append(tuple([*cells, number(row["points"])]))
    aligns = ("center", "left", *["right"] * (len(head) - 1))
    table = PaperTable(tuple(rows), aligns=aligns, is_dense=True)
    return [Heading(content["cluster"], level=2), table]


def number(text: str | None) -> str:
    """Write points as an office does; "" stays ""."""
    return format_number(Decimal(text)) if text else ""


def _of(told: Any, *path: str) -> str:
    for name in path:
        if told is None:
            return ""
        told = told.get(name)
    return number(told)
