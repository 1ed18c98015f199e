"""Quyết định and Tờ trình as documents to print, with the list as appendix."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from awards.deciding.content import Content, content_of, lines_of
from awards.deciding.wording import money_phrase
from awards.models import Decision
from awards.states import DecisionKind, DecisionState
from campaigns.models import SubjectKind
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.markers import roman
from emulation.lib.quantities import format_number
from emulation.papers.document import (
    Appendix,
    Block,
    Document,
    Heading,
    Paragraph,
    Recipient,
    Signature,
    Table,
    Verification,
)

# Head, share of the width, and what stands in the cell of a name.
Column = tuple[str, int, Callable[[Content], str]]
KIND_WORDS = {
    DecisionKind.AWARD: "QUYẾT ĐỊNH",
    DecisionKind.REVOKE: "QUYẾT ĐỊNH",
    DecisionKind.PROPOSAL: "TỜ TRÌNH",
}
FROZEN = (DecisionState.SUBMITTED, DecisionState.APPROVED, DecisionState.ISSUED)
_SUBJECTS = {
    SubjectKind.PERSON: "cá nhân",
    SubjectKind.COLLECTIVE: "tập thể",
    SubjectKind.HOUSEHOLD: "hộ gia đình",
}
_NAMES = {
    SubjectKind.PERSON: "Họ và tên",
    SubjectKind.COLLECTIVE: "Tên tập thể",
    SubjectKind.HOUSEHOLD: "Tên hộ",
}
_TITLES = {
    DecisionKind.AWARD: "Danh sách được khen thưởng",
    DecisionKind.REVOKE: "Danh sách bị hủy bỏ quyết định khen thưởng",
    DecisionKind.PROPOSAL: "Danh sách đề nghị khen thưởng",
}


def shown_content(decision: Decision) -> Content:
    """Return what the paper says: as it was submitted, or as it is being written."""
    if decision.state in FROZEN and decision.content:
        return decision.content
    return content_of(decision, lines_of(decision))


def document_of(decision: Decision, content: Content | None = None) -> Document:
    """Return the paper as it stands: with number and day once it has them."""
    content = content or shown_content(decision)
    if decision.paper is None:
        return decision_document(content)
    return decision_document(
        content, number=decision.paper.number_text, day=decision.paper.issued_on
    )


def decision_document(
    content: Content,
    *,
    number: str = "",
    day: dt.date | None = None,
    verification: Verification | None = None,
) -> Document:
    """Return the paper; without a number it is marked DỰ THẢO and leaves room to write it."""
    is_proposal = content["kind"] == DecisionKind.PROPOSAL
    return Document(
        kind=KIND_WORDS[content["kind"]],
        subject=content["subject"],
        issuer=tuple(content["issuer"]),
        issuer_name=content["issuer_name"],
        superior=content["superior"],
        symbol=content["symbol"],
        place=content["place"],
        number=number,
        date=PartialDate(day.year, day.month, day.day) if day else _this_month(),
        addressees=(content["addressee"],) if is_proposal and content["addressee"] else (),
        authority="" if is_proposal else content["issuer_name"],
        enacting="" if is_proposal else "Quyết định:",
        bases=tuple(content["bases"]),
        body=tuple(_body(content, is_proposal)),
        recipients=tuple(Recipient(line) for line in content["recipients"]),
        signature=Signature(tuple(content["signature"]["lines"]), content["signature"]["name"]),
        appendices=(_list(content),) if content["groups"] else (),
        is_draft=not number,
        verification=verification,
        keywords=("thi đua", "khen thưởng"),
    )


def group_heading(group: Content) -> str:
    what = f"Danh hiệu “{group['award']}”" if group["is_honour"] else group["award"]
    return f"{what}: {len(group['rows'])} {_SUBJECTS[SubjectKind(group['subject'])]}"


def _body(content: Content, is_proposal: bool) -> Iterator[Block]:
    for number, line in enumerate(content["articles"], start=1):
        yield Paragraph(line) if is_proposal else Paragraph(line, run_in=f"Điều {number}.")


def _list(content: Content) -> Appendix:
    """Return the list award by award; the ordinals go through, as certificates cite them."""
    blocks: list[Block] = []
    for number, group in enumerate(content["groups"], start=1):
        blocks.append(Heading(group_heading(group), marker=f"{roman(number)}."))
        blocks.append(_table(group, with_money=any(row["amount"] for row in group["rows"])))
    blocks.append(Paragraph(_sum(content)))
    return Appendix(_TITLES[content["kind"]], tuple(blocks))


def _table(group: Content, with_money: bool) -> Table:
    columns = [*_columns(group, with_money)]
    head = [name for name, _, _ in columns]
    rows = [tuple(head)] + [tuple(cell(row) for _, _, cell in columns) for row in group["rows"]]
    if with_money and len(group["rows"]) > 1:
        total = format_number(sum(row["amount"] for row in group["rows"]))
        rows.append(("", "Cộng", *[""] * (len(head) - 3), total))
    is_summed = len(rows) > len(group["rows"]) + 1
    return Table(
        rows=tuple(rows),
        widths=_widths([share for _, share, _ in columns]),
        aligns=("center", *["left"] * (len(head) - 1 - with_money), *["right"] * with_money),
        strong_rows=frozenset({len(rows) - 2} if is_summed else ()),
    )


def _columns(group: Content, with_money: bool) -> Iterator[Column]:
    """Yield the columns that say something of anybody in the group."""
    yield "Số", 7, lambda row: f"{row['ordinal']:02d}"
    yield _NAMES[SubjectKind(group["subject"])], 24, lambda row: row["recipient"]
    if any(row["detail"] for row in group["rows"]):
        yield "Chức vụ, đơn vị, nơi ở", 23, lambda row: row["detail"]
    if any(row["merit"] for row in group["rows"]):
        yield "Thành tích", 29, lambda row: row["merit"]
    if with_money:
        yield "Tiền thưởng (đồng)", 17, _money


def _money(row: Content) -> str:
    return format_number(row["amount"]) if row["amount"] else "không"


def _sum(content: Content) -> str:
    told = f"Danh sách này có {content['names']:02d} trường hợp"
    money = money_phrase(content["total"])
    return f"{told}; tổng số tiền thưởng: {money}." if money else f"{told}."


def _widths(shares: Sequence[int]) -> tuple[float, ...]:
    """Spread the columns over the whole width, each by its share."""
    return tuple(share / sum(shares) for share in shares)


def _this_month() -> PartialDate:
    today = dates.today()
    return PartialDate(today.year, today.month)
