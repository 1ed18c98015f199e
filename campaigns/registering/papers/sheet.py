"""Phiếu đăng ký thi đua: what one unit sent, as a paper. Printed from its frozen content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from campaigns.models import Registration, RegistrationSending, SubjectKind
from campaigns.registering.better import BESIDE_SHORT
from campaigns.registering.frozen import Content
from campaigns.registering.office.reading import (
    NOUNS,
    assigned_words,
    beside_of,
    day_words,
    named,
)
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.text import first_lower, name_inside
from emulation.org.selectors import commune_name, issuer_lines
from emulation.org.selectors.lists import heads_on
from emulation.papers.document import Block, Document, Heading, Paragraph, Signature, Table

PLEDGE_HEAD = ("TT", "Chỉ tiêu", "Xã giao", "Đăng ký", "So với mức giao")
PLEDGE_WIDTHS = (0.07, 0.45, 0.17, 0.17, 0.14)
PLEDGE_ALIGNS = ("center", "left", "right", "right", "center")
NAME_HEAD = ("TT", "Họ và tên, tên tập thể", "Ghi chú")
NAME_WIDTHS = (0.1, 0.5, 0.4)
NAME_ALIGNS = ("center", "left", "left")


def sheet_document(
    registration: Registration,
    content: Content,
    sending: RegistrationSending | None,
    *,
    personal: bool,
) -> Document:
    """Return the sheet; without a sending it is being written and prints as DỰ THẢO."""
    day = dates.local_day(sending.sent_at) if sending else dates.today()
    issuer = issuer_lines(registration.commune, day)
    head = heads_on(registration.commune, day).get(registration.unit_id)
    title = head.title.upper() if head and head.title else "NGƯỜI ĐỨNG ĐẦU ĐƠN VỊ"
    return Document(
        kind="PHIẾU ĐĂNG KÝ THI ĐUA",
        subject=content["campaign"]["name"],
        superior=" ".join(issuer),
        issuer=(content["unit"].upper(),),
        symbol="",
        place=registration.commune.place,
        date=PartialDate(day.year, day.month, day.day) if sending else _this_year(day),
        addressees=(f"Ủy ban nhân dân {commune_name(registration.commune, day)}",),
        opening=(Paragraph(_opening(content)),),
        body=tuple(_body(content, personal=personal)),
        signature=Signature((title,), head.person.full_name if head else ""),
        is_draft=sending is None,
        is_form=True,
        keywords=("thi đua", "đăng ký"),
    )


def _opening(content: Content) -> str:
    unit = content["unit"]
    slogan = content["campaign"]["slogan"]
    motto = f" Chủ đề: “{slogan}”." if slogan else ""
    return (
        f"Hưởng ứng {first_lower(content['campaign']['name'])}, {name_inside(unit)} đăng ký "
        f"như sau.{motto}"
    )


def _body(content: Content, *, personal: bool) -> Iterable[Block]:
    """Yield the parts that hold anything, numbered without a gap."""
    parts = [
        ("Chỉ tiêu đăng ký", _pledges(content["pledges"])),
        ("Việc khó", _jobs(content["jobs"])),
        ("Danh hiệu thi đua đăng ký", _honours(content["honours"], personal=personal)),
        ("Lời kèm theo", [Paragraph(line) for line in content["note"].splitlines() if line]),
    ]
    numerals = iter(("I.", "II.", "III.", "IV."))
    for heading, blocks in parts:
        if blocks:
            yield Heading(heading, marker=next(numerals))
            yield from blocks


def _pledges(pledges: Sequence[Any]) -> list[Block]:
    if not pledges:
        return []
    rows = [PLEDGE_HEAD]
    for number, one in enumerate(pledges, start=1):
        name = "\n".join([one["name"], *_answered(one)])
        words = BESIDE_SHORT[beside_of(one)]
        rows.append((str(number), name, assigned_words(one), one["words"], words))
    return [Table(tuple(rows), widths=PLEDGE_WIDTHS, aligns=PLEDGE_ALIGNS)]


def _jobs(jobs: Sequence[Any]) -> list[Block]:
    return [
        Paragraph(_job(one), marker=f"{number}.", run_in=f"{one['name']}.")
        for number, one in enumerate(jobs, start=1)
    ]


def _job(one: Any) -> str:
    due = day_words(one["due_on"])
    told = [
        f"Kết quả: {one['outcome']}" if one["outcome"] else "",
        f"Xong trước ngày {due}" if due else "",
        *_answered(one),
    ]
    return " ".join(f"{words.rstrip('. ')}." for words in told if words)


def _answered(one: Any) -> list[str]:
    return [f"{question}: {words}" for question, words in one["answers"].items()]


def _honours(honours: Sequence[Any], *, personal: bool) -> list[Block]:
    """Return a line and a table a title; households are only counted for who may not see them."""
    blocks: list[Block] = []
    for number, one in enumerate(honours, start=1):
        noun = NOUNS[SubjectKind(one["subject"])]
        count = f"{len(one['who'])} {noun}."
        blocks.append(Paragraph(count, marker=f"{number}.", run_in=f"{one['name']}:"))
        if personal or one["subject"] != SubjectKind.HOUSEHOLD:
            blocks.append(_names(named(one["who"], personal=personal)))
    return blocks


def _names(who: Iterable[dict[str, str]]) -> Table:
    rows = [(str(n), each["name"], each["more"]) for n, each in enumerate(who, start=1)]
    return Table((NAME_HEAD, *rows), widths=NAME_WIDTHS, aligns=NAME_ALIGNS)


def _this_year(day: dt.date) -> PartialDate:
    return PartialDate(year=day.year)
