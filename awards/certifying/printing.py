"""The certificates of a decision: words from what was approved, places from the layouts."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

from awards.certifying.certificate import (
    AWARD_VERB,
    HONOUR_VERB,
    RECOGNITION_VERB,
    Certificate,
)
from awards.certifying.layout import Layout
from awards.certifying.layouts import Award, layout_for, layouts_of
from awards.certifying.rendering import certificates_pdf, text_problems
from awards.models import Decision, DecisionLine, Grant
from awards.states import GrantState
from campaigns.models import Honour, SubjectKind
from emulation.lib.dates import PartialDate, date_on_paper
from emulation.org.models import Person
from emulation.papers.verification import verification_url

# Recognised as what they are, rather than given: Giấy công nhận.
FAMILY: Final = "gia-dinh-van-hoa"
VILLAGE: Final = "thon-to-dan-pho-van-hoa"
_ADDRESS: Final = {Person.Gender.MALE: "Ông", Person.Gender.FEMALE: "Bà"}


@dataclass(frozen=True)
class Row:
    """A name of the decision, with its certificate; ``is_revoked``: none is printed any more."""

    line: DecisionLine
    certificate: Certificate
    is_revoked: bool


@dataclass(frozen=True)
class Group:
    """The names of one award and kind of subject, which share a layout."""

    award: str  # as the decision names it
    subject_kind: SubjectKind
    layout: Layout
    rows: Sequence[Row]

    @property
    def standing(self) -> list[Row]:
        return [row for row in self.rows if not row.is_revoked]

    @property
    def problems(self) -> list[str]:
        """Say which texts find no room, before anything is printed."""
        return text_problems(self.layout, [row.certificate for row in self.standing])


def groups_of(decision: Decision) -> list[Group]:
    """Return what an issued decision gives, in the order of its list; two queries."""
    saved = layouts_of(decision.commune)
    lines = {str(line.uid): line for line in _lines(decision)}
    return [
        _group(decision, group, lines, saved)
        for group in decision.content["groups"]
        if any(row["uid"] in lines for row in group["rows"])
    ]


def printed_pdf(groups: Iterable[Group], only: Collection[str] = ()) -> bytes:
    """Return the certificates that stand, or of them those of ``only`` (uids of lines).

    Raises ``TextTooLong``; ``ValueError`` where nothing is left to print.
    """
    parts = [
        certificates_pdf(group.layout, chosen)
        for group in groups
        if (chosen := [row.certificate for row in group.standing if _is_among(row, only)])
    ]
    if not parts:
        raise ValueError("There are no certificates to print.")
    return parts[0] if len(parts) == 1 else _joined(parts)


def sample(award: Award, kind: SubjectKind, decider: str, place: str) -> Certificate:
    """Return a certificate of nobody, to look at a layout."""
    named = {
        SubjectKind.PERSON: ("Bà Nguyễn Thị Ví Dụ", "Bí thư Chi bộ, Trưởng thôn Ví Dụ"),
        SubjectKind.COLLECTIVE: ("Thôn Ví Dụ", ""),
        SubjectKind.HOUSEHOLD: ("Hộ ông Trần Văn Ví Dụ", "Thôn Ví Dụ"),
    }
    recipient, detail = named[kind]
    return Certificate(
        decider_post=(decider,),
        verb=verb_of(award),
        award=award_words(award, recipient),
        recipient=recipient,
        recipient_detail=detail,
        merit="Đã có thành tích xuất sắc trong phong trào thi đua (tờ in thử)",
        decision_number="00/QĐ-UBND",
        decision_date="ngày 01 tháng 02 năm 2024",
        ordinal=1,
        place_date=f"{place}, ngày 01 tháng 02 năm 2024",
        signer=("CHỦ TỊCH",),
        signer_name="Họ và tên người ký",
        code="XXXX-XXXX-XXXX",
        verification_url=verification_url("XXXX-XXXX-XXXX"),
    )


def verb_of(award: Award) -> str:
    if not isinstance(award, Honour):
        return AWARD_VERB
    return RECOGNITION_VERB if award.code in (FAMILY, VILLAGE) else HONOUR_VERB


def award_words(award: Award, recipient: str) -> str:
    """Return what stands large: "Giấy khen", "Thôn văn hóa"; who gives it stands above."""
    if not isinstance(award, Honour):
        return award.name.partition(" của ")[0]
    if award.code == VILLAGE and award.commune_id is None:
        is_village = recipient.casefold().startswith("thôn")
        return "Thôn văn hóa" if is_village else "Tổ dân phố văn hóa"
    return award.name


def _lines(decision: Decision) -> Iterator[DecisionLine]:
    rows = decision.lines.filter(return_reason="", nomination__isnull=False)
    yield from rows.select_related("grant", "nomination__honour", "nomination__reward_form")


def _group(
    decision: Decision, group: dict[str, Any], lines: dict[str, DecisionLine], saved: Any
) -> Group:
    known = [(row, lines[row["uid"]]) for row in group["rows"] if row["uid"] in lines]
    award, kind = known[0][1].nomination.award, SubjectKind(group["subject"])
    rows = [_row(decision, award, row, line) for row, line in known]
    return Group(group["award"], kind, layout_for(saved, award, kind), rows)


def _row(decision: Decision, award: Award, row: dict[str, Any], line: DecisionLine) -> Row:
    content, paper = decision.content, decision.paper
    grant: Grant | None = getattr(line, "grant", None)
    day = date_on_paper(PartialDate(*paper.issued_on.timetuple()[:3]))
    certificate = Certificate(
        decider_post=(content["issuer_name"],),
        verb=verb_of(award),
        award=award_words(award, row["recipient"]),
        recipient=_addressed(row["recipient"], grant),
        recipient_detail=row["detail"],
        merit=row["merit"] or _of_year(award, grant),
        decision_number=paper.full_number,
        decision_date=day,
        ordinal=row["ordinal"],
        place_date=f"{content['place']}, {day}",
        signer=tuple(content["signature"]["lines"]),
        signer_name=content["signature"]["name"],
        code=paper.code,
        verification_url=verification_url(paper.code),
    )
    return Row(line, certificate, grant is not None and grant.state == GrantState.REVOKED)


def _addressed(recipient: str, grant: Grant | None) -> str:
    word = _ADDRESS.get(grant.gender) if grant and grant.person_id else None
    if word is None or recipient.startswith(("Ông ", "Bà ")):
        return recipient
    return f"{word} {recipient}"


def _of_year(award: Award, grant: Grant | None) -> str:
    """A title is that of a year, even where no merit is written."""
    return f"Năm {grant.year}" if grant and isinstance(award, Honour) else ""


def _is_among(row: Row, only: Collection[str]) -> bool:
    return not only or str(row.line.uid) in only


def _joined(parts: Sequence[bytes]) -> bytes:
    joined = io.BytesIO()
    with ExitStack() as open_until_saved:
        whole = open_until_saved.enter_context(pikepdf.new())
        for part in parts:
            whole.pages.extend(open_until_saved.enter_context(pikepdf.open(io.BytesIO(part))).pages)
        whole.save(joined)
    return joined.getvalue()
