"""Thông báo niêm yết: the list to hang out, with where to say what one has against it."""

from __future__ import annotations

from typing import Any

from awards.models import Posting
from emulation.lib.dates import PartialDate, date_short
from emulation.lib.pages import site_address
from emulation.lib.text import first_lower
from emulation.org.selectors import commune_name, issuer_lines, office_name
from emulation.papers.document import (
    Appendix,
    Block,
    Document,
    Heading,
    Paragraph,
    Recipient,
    Signature,
    Table,
)

SYMBOL = "TB-UBND"
HEAD = ("TT", "Đề nghị", "Đơn vị đề nghị")
WIDTHS = (0.08, 0.52, 0.4)
ALIGNS = ("center", "left", "left")


def notice_document(posting: Posting, public_path: str) -> Document:
    """Return the notice of a list, its names as appendix; number and signer are written in."""
    day = posting.begins_on
    issuer = issuer_lines(posting.commune, day)
    return Document(
        kind="THÔNG BÁO",
        subject=f"Lấy ý kiến về {first_lower(posting.title)}",
        superior=posting.commune.superior_line,
        issuer=issuer,
        issuer_name=f"Ủy ban nhân dân {commune_name(posting.commune, day)}",
        symbol=SYMBOL,
        place=posting.commune.place,
        date=PartialDate(day.year, day.month, day.day),
        body=tuple(Paragraph(text) for text in _said(posting, public_path)),
        recipients=(Recipient("Các thôn, tổ dân phố, đơn vị có tên trong danh sách"),
                    Recipient("Lưu: VT")),
        signature=Signature((f"TM. {issuer[0]}", "CHỦ TỊCH")),
        appendices=(Appendix("DANH SÁCH LẤY Ý KIẾN", tuple(_lists(posting))),),
        keywords=("thi đua", "khen thưởng", "niêm yết"),
    )  # fmt: skip


def by_award(posting: Posting) -> dict[str, list[dict[str, Any]]]:
    """Return the rows as posted by award, each with its ``position`` in the list."""
    found: dict[str, list[dict[str, Any]]] = {}
    for place, row in enumerate(posting.content["rows"], 1):
        found.setdefault(row["award"], []).append({**row, "position": place})
    return found


def _said(posting: Posting, public_path: str) -> list[str]:
    office = office_name(posting.commune, posting.begins_on)
    number = len(posting.content["rows"])
    return [
        f"{office[0].upper()}{office[1:]} niêm yết danh sách {number} trường hợp được đề nghị khen "
        f"thưởng (có danh sách kèm theo) để lấy ý kiến Nhân dân.",
        f"Thời gian niêm yết: từ ngày {date_short(posting.begins_on)} đến hết ngày "
        f"{date_short(posting.ends_on)}.",
        f"Ý kiến gửi tại trang {site_address(public_path)}, hoặc gửi trực tiếp tại {office}. Người "
        "gửi ý kiến ghi rõ họ tên; tên người gửi không công khai.",
        f"Quá thời hạn trên, {office} xem xét các ý kiến và thực hiện các bước tiếp theo.",
    ]


def _lists(posting: Posting) -> list[Block]:
    blocks: list[Block] = []
    for number, (award, rows) in enumerate(by_award(posting).items(), 1):
        table = [
            HEAD,
            *((str(place), row["recipient"], row["unit"]) for place, row in enumerate(rows, 1)),
        ]
        blocks += [
            Heading(f"{award} ({len(rows)})", marker=f"{number}."),
            Table(tuple(table), widths=WIDTHS, aligns=ALIGNS),
        ]
    return blocks
