"""The words of a paper as they are printed: what the decree adds around the author's own.

Pure: a ``Document`` goes in, strings and blocks come out, in the order of the page. Both
writers print exactly this. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from emulation.lib.dates import date_on_paper
from emulation.lib.markers import roman
from emulation.lib.text import nfc
from emulation.papers import layout
from emulation.papers.document import (
    Appendix,
    Block,
    Document,
    Heading,
    Note,
    Orientation,
    Picture,
    Recipient,
    Table,
)
from emulation.papers.fonts import balanced_lines

NATIONAL_NAME: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
DRAFT_MARK: Final = "DỰ THẢO"
RECIPIENTS_LABEL: Final = "Nơi nhận:"
ADDRESSEES_LABEL: Final = "Kính gửi:"
AS_ABOVE: Final = Recipient("Như trên")
END_MARK: Final = "./."

HARD_SPACE: Final = "\u00a0"  # HTML and Word would both swallow ordinary spaces
# "2020 - 2025", "11/3 - 31/3/2024": a line does not end inside it.
RANGE: Final = r"\d[\d/.,]{0,14} ?[-–] ?\d[\d/.,]{0,14}"
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ROOM: Final = HARD_SPACE * 8


@dataclass(frozen=True)
class PrintedAppendix:
    label: str
    title_lines: list[str]
    note: str
    blocks: list[Block]
    orientation: Orientation


@dataclass(frozen=True)
class PrintedPaper:
    """Every line of the paper; a letter has its subject under the number and no kind.

    ``addressee_lines`` are those of one addressee, "Kính gửi:" included; ``addressees`` of
    several. ``ends_apart``: the end mark stands on a line of its own.
    """

    superior_lines: list[str]
    issuer_lines: list[str]
    number: str
    letter_subject_lines: list[str]
    place_date: str
    kind: str
    subject_lines: list[str]
    addressee_lines: list[str]
    addressees: list[str]
    authority_lines: list[str]
    bases: list[str]
    enacting: str
    blocks: list[Block]
    ends_apart: bool
    recipients: list[str]
    appendices: list[PrintedAppendix]


def printed_paper(document: Document) -> PrintedPaper:
    """Return the lines of ``document`` as they stand on the page."""
    blocks = [*document.opening, *document.body, *document.closing]
    return PrintedPaper(
        superior_lines=_header_lines((document.superior,), layout.SUPERIOR),
        issuer_lines=_header_lines(document.issuer, layout.ISSUER),
        number=number_line(document),
        letter_subject_lines=_letter_subject_lines(document),
        place_date=f"{document.place}, {date_on_paper(document.date, blank=ROOM)}",
        kind="" if document.is_letter else document.kind.upper(),
        subject_lines=_subject_lines(document),
        addressee_lines=_lines_of_one(document.addressees),
        addressees=_lines_of_several(document.addressees),
        authority_lines=_authority_lines(document),
        bases=listed(document.bases),
        enacting=document.enacting.upper(),
        blocks=blocks if document.is_form else with_end_mark(blocks),
        ends_apart=_ends_apart(document, blocks),
        recipients=listed([f"- {_recipient(each)}" for each in recipients_of(document)]),
        appendices=_appendices(document),
    )


def printable(text: str) -> str:
    """Return composed letters, without the control characters that no XML may hold."""
    return _CONTROLS.sub("", nfc(text))


def mark_of(document: Document) -> str:
    """Return what is framed above the header: DỰ THẢO, another mark, or nothing."""
    return DRAFT_MARK if document.is_draft else document.mark


def number_line(document: Document) -> str:
    """Write "Số: 05/KH-UBND"; without a number there is room to write it in, on a form not."""
    if document.is_form:
        return ""
    return f"Số: {_number_and_symbol(document)}"


def recipients_of(document: Document) -> tuple[Recipient, ...]:
    """Return who is named under "Nơi nhận:"; a paper with addressees begins with them."""
    recipients = document.recipients
    if not document.addressees or (recipients and _is_as_above(recipients[0])):
        return recipients
    return (AS_ABOVE, *recipients)


def listed(lines: list[str] | tuple[str, ...]) -> list[str]:
    """End every line with ";" and the last one with "."."""
    ends = [";"] * (len(lines) - 1) + ["."]
    return [without_end(line) + end for line, end in zip(lines, ends, strict=False)]


def without_end(text: str) -> str:
    """Return ``text`` without the stops its author typed at the end, "./." included."""
    return text.rstrip().rstrip(" .;:,/")


def with_end_mark(blocks: list[Block]) -> list[Block]:
    """Close the last words with "./."; a table or picture at the end stays as it is."""
    notes = _notes_at_end(blocks)
    if notes:
        return [*with_end_mark(blocks[: -len(notes)]), *notes]
    if not blocks or isinstance(blocks[-1], Table | Picture):
        return blocks
    last = blocks[-1]
    if last.text or isinstance(last, Heading):
        closed = replace(last, text=without_end(last.text) + END_MARK)
    else:
        closed = replace(last, run_in=without_end(last.run_in) + END_MARK)
    return [*blocks[:-1], closed]


def _ends_apart(document: Document, blocks: list[Block]) -> bool:
    if document.is_form or not blocks:
        return False
    return isinstance(blocks[-1], Table | Picture)


def _notes_at_end(blocks: list[Block]) -> list[Block]:
    words = next((n for n, block in enumerate(reversed(blocks)) if not isinstance(block, Note)), 0)
    return blocks[len(blocks) - words :] if words else []


def heading_levels(blocks: list[Block]) -> list[int]:
    """Return the outline level (from 1, without gaps) of every heading, in order."""
    depths = [block.level or _depth(block.marker) for block in blocks if isinstance(block, Heading)]
    ranks = {depth: rank for rank, depth in enumerate(sorted(set(depths)), start=1)}
    return [min(ranks[depth], layout.MAX_HEADING_LEVEL) for depth in depths]


def _header_lines(lines: tuple[str, ...], style: layout.TextStyle) -> list[str]:
    width = layout.HEADER_LEFT_MM
    return [part for line in lines for part in balanced_lines(line, style, width)]


def _letter_subject_lines(document: Document) -> list[str]:
    if not (document.is_letter and document.matter):
        return []
    return balanced_lines(f"V/v {document.matter}", layout.LETTER_SUBJECT, layout.HEADER_LEFT_MM)


def _subject_lines(document: Document) -> list[str]:
    if document.is_letter:
        return []
    return balanced_lines(document.subject, layout.SUBJECT, layout.TITLE_WIDTH_MM)


def _authority_lines(document: Document) -> list[str]:
    if not document.authority:
        return []
    return balanced_lines(document.authority.upper(), layout.AUTHORITY, layout.TITLE_WIDTH_MM)


def _lines_of_one(addressees: tuple[str, ...]) -> list[str]:
    if len(addressees) != 1:
        return []
    line = f"{ADDRESSEES_LABEL} {without_end(addressees[0])}"
    return balanced_lines(line, layout.ADDRESSEE, layout.TITLE_WIDTH_MM)


def _lines_of_several(addressees: tuple[str, ...]) -> list[str]:
    """Return an entry each; one that is long holds several lines."""
    if len(addressees) < 2:
        return []
    width = layout.TITLE_WIDTH_MM - layout.ADDRESSEE_COLON_MM - layout.ADDRESSEE_DASH_MM
    lines = listed([f"- {each}" for each in addressees])
    return ["\n".join(balanced_lines(line, layout.ADDRESSEE, width)) for line in lines]


def _is_as_above(recipient: Recipient) -> bool:
    return without_end(recipient.text).casefold() == AS_ABOVE.text.casefold()


def _number_and_symbol(document: Document) -> str:
    number = document.number
    if number.isdigit():
        number = number.zfill(2)
    return f"{number or ROOM}/{document.symbol}" if document.symbol else number or ROOM


def _recipient(recipient: Recipient) -> str:
    text = without_end(recipient.text)
    return f"{text} ({recipient.purpose})" if recipient.purpose else text


def _appendices(document: Document) -> list[PrintedAppendix]:
    alone = len(document.appendices) == 1
    return [
        _appendix(document, appendix, "Phụ lục" if alone else f"Phụ lục {roman(number)}")
        for number, appendix in enumerate(document.appendices, start=1)
    ]


def _appendix(document: Document, appendix: Appendix, label: str) -> PrintedAppendix:
    return PrintedAppendix(
        label=label,
        title_lines=balanced_lines(
            appendix.title.upper(), layout.APPENDIX_TITLE, layout.TITLE_WIDTH_MM
        ),
        note=appendix_note(document),
        blocks=list(appendix.blocks),
        orientation=appendix.orientation,
    )


def appendix_note(document: Document) -> str:
    """Write "(Kèm theo Kế hoạch số … ngày … của …)", with room for what is not known yet."""
    number = "" if document.is_form else f"số {_number_and_symbol(document)} "
    return (
        f"(Kèm theo {document.kind.capitalize()} {number}"
        f"{date_on_paper(document.date, blank=ROOM)} của {document.author})"
    )


def _depth(marker: str) -> int:
    """Order of the markers of a plan (mục II.5): I. before 1. before 1.1. before a)."""
    if not marker or re.fullmatch(r"[IVXLC]+\.?|(Phần|Chương|Mục) .*|[A-ZĐ]\.", marker):
        return 1
    figures = re.findall(r"\d+", marker)
    return 1 + len(figures) if figures else 9
