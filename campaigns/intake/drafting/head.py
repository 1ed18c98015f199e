"""Head, bases and recipients of a reading, within the lengths of a plan. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from campaigns.intake.drafting import limits
from campaigns.intake.drafting.parts import DraftBasis, DraftHead, DraftRecipient
from campaigns.intake.parts import ReadBasis, ReadHeader, ReadRecipient
from emulation.lib.dates import PartialDate
from emulation.lib.text import clean_line, search_key

PLAN = "KẾ HOẠCH"
_WORD = re.compile(r"[^\W\d_]+")
# Words that every head has, without accents.
_OF_EVERY_HEAD = frozenset(
    [
        "cong",
        "hoa",
        "xa",
        "hoi",
        "chu",
        "nghia",
        "viet",
        "nam",
        "doc",
        "lap",
        "tu",
        "do",
        "hanh",
        "phuc",
        "so",
        "ngay",
        "thang",
        "nam",
    ]
)
_PURPOSE = re.compile(r"(.*\S) *\(([^()]+)\)[\s;.,]*")


def draft_head(header: ReadHeader) -> tuple[DraftHead, list[str]]:
    """Return the head, and as paragraphs what of the title it cannot hold."""
    title, rest = limits.parted(header.title, limits.TITLE)
    is_plan = header.kind.upper() in ("", PLAN)
    head = DraftHead(
        title=title,
        superior=limits.shortened(header.parent, limits.SUPERIOR),
        issuer=_issuer_lines(header.issuer),
        symbol=limits.shortened(header.symbol, limits.SYMBOL) if is_plan else "",
        place=limits.shortened(header.place, limits.PLACE),
        date=_date(header.date),
        motto=limits.shortened(header.theme, limits.MOTTO),
        motto_label=limits.shortened(header.theme_label, limits.MOTTO_LABEL),
    )
    return head, [rest] if rest else []


def lines_left(header: ReadHeader) -> list[str]:
    """Return the lines of the head whose words a plan has no place for: "DỰ THẢO LẦN 2"."""
    fields = (header.kind, header.title, header.issuer, header.parent, header.number)
    fields += (header.symbol, header.place, header.theme, header.theme_label)
    known = _OF_EVERY_HEAD | set(_WORD.findall(search_key(" ".join(fields))))
    return [line for line in header.lines if not known.issuperset(_WORD.findall(search_key(line)))]


def _issuer_lines(issuer: str) -> tuple[str, ...]:
    """Part the name of a committee from its place: ("ỦY BAN NHÂN DÂN", "XÃ …")."""
    issuer = clean_line(issuer)
    committee = re.match(r"(?:ỦY|UỶ) BAN NHÂN DÂN(?= )", issuer)
    lines = (committee.group(), issuer[committee.end() :].strip()) if committee else (issuer,)
    return tuple(line for line in lines if line)


def _date(text: str) -> PartialDate:
    try:
        return PartialDate(*(int(part) for part in text.split("-") if part))
    except (TypeError, ValueError):
        return PartialDate()


def draft_bases(bases: Iterable[ReadBasis]) -> tuple[list[DraftBasis], list[str]]:
    """Return the bases, and as paragraphs those too long to be one."""
    found, paragraphs = [], []
    for basis in bases:
        lead, text = _lead_and_text(basis)
        if not basis.standing:
            found.append(DraftBasis(limits.shortened(text, limits.BASIS), lead, False))
        elif not (lead and text) or len(text) > limits.BASIS:
            paragraphs.append(clean_line(f"{basis.lead} {basis.text}"))
        else:
            found.append(DraftBasis(text, lead, True))
    kept = [basis for basis in found if basis.text and basis.lead]
    return kept, [paragraph for paragraph in paragraphs if paragraph]


def _lead_and_text(basis: ReadBasis) -> tuple[str, str]:
    """Give a basis a lead that is short enough, and not empty."""
    lead, text = clean_line(basis.lead), clean_line(basis.text)
    if 0 < len(lead) <= limits.BASIS_LEAD:
        return lead, text
    if not basis.standing:
        return "Căn cứ", text
    first, rest = limits.parted(f"{lead} {text}", limits.BASIS_LEAD)
    words = first.split()
    # Of a line without "Căn cứ", only its first two words stand before.
    lead = first if basis.lead else " ".join(words[:2])
    return lead, clean_line(f"{first[len(lead) :]} {rest}")


def draft_recipients(recipients: Iterable[ReadRecipient]) -> Iterator[DraftRecipient]:
    """Give the lines of Nơi nhận; one that is too long goes on in the next."""
    for recipient in recipients:
        line = clean_line(recipient.line).lstrip("-–+• ").rstrip(";., ")
        text, purpose = _text_and_purpose(recipient, line)
        *before, last = limits.pieces(text or purpose, limits.RECIPIENT) or [""]
        yield from (DraftRecipient(piece) for piece in before)
        if last:
            yield DraftRecipient(last, purpose if text else "")


def _text_and_purpose(recipient: ReadRecipient, line: str) -> tuple[str, str]:
    """Take the purpose as it was typed: "(để B/c)" prints as it stood."""
    found = _PURPOSE.fullmatch(line)
    if found and recipient.purpose and len(found[2]) <= limits.PURPOSE:
        return found[1], found[2].strip()
    if line:
        return line, ""
    if len(recipient.purpose) > limits.PURPOSE:
        return f"{recipient.text} ({recipient.purpose})", ""
    return clean_line(recipient.text), clean_line(recipient.purpose)
