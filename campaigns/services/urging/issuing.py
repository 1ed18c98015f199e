"""Letters to late units get a number each, are printed and stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.content import content_sha256
from campaigns.models import UrgedUnit, Urging, UrgingState
from campaigns.services.urging.life import check_hash
from campaigns.services.urging.steps import take_in_hand, tell, urging_step
from campaigns.states import URGING_MOVES
from campaigns.urging.letters import Content, contents_of, letter_document
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.states import move
from emulation.org.models import User
from emulation.org.rights import actor
from emulation.org.selectors import commune_unit
from emulation.papers.document import Verification
from emulation.papers.models import Paper, PaperKind
from emulation.papers.pdf import render_pdf
from emulation.papers.services import paper_issue
from emulation.papers.verification import verification_url
from emulation.papers.word import render_docx
from emulation.trail.services import Actor


@transaction.atomic
def urging_issue(
    *,
    urging: Urging,
    seen_version: int,
    issued_on: dt.date,
    numbers: Mapping[int, int] | None = None,
    by: User,
) -> list[Paper]:
    """Give every letter its number, print and store it as it was approved, all or nothing.

    ``numbers`` are those of the records clerk's book by key of the letter, where the series
    is kept by hand. Of two records clerks who press at once one gets ``WrongState``: the
    state moves first, so the loser takes no number.
    """
    membership = urging_step(urging, "campaigns.issue_urging", by)
    _check_day(urging, issued_on)
    take_in_hand(urging, seen_version)
    check_hash(urging)
    move(urging, UrgingState.ISSUED, moves=URGING_MOVES)
    rows = list(urging.units.select_related("unit"))
    by_actor = actor(by, membership)
    for row, content in zip(rows, contents_of(urging, rows), strict=True):
        row.paper = _issue(urging, row, content, issued_on, (numbers or {}).get(row.pk), by_actor)
    UrgedUnit.objects.bulk_update(rows, ["paper"])
    tell(urging, "issued", by, membership)
    return [row.paper for row in rows]


def _check_day(urging: Urging, issued_on: dt.date) -> None:
    if issued_on > dates.today():
        raise ValidationError({"issued_on": "Ngày ban hành không thể ở sau hôm nay."})
    if issued_on < dates.local_day(urging.made_at):
        raise ValidationError({"issued_on": "Ngày ban hành không thể trước ngày soạn."})
    if issued_on > urging.answer_by:
        raise ValidationError(
            {
                "issued_on": f"Công văn ghi hạn mới là {date_short(urging.answer_by)}, trước ngày "
                "ban hành. Trả lại để người soạn sửa hạn."
            }
        )


def _issue(
    urging: Urging,
    row: UrgedUnit,
    content: Content,
    issued_on: dt.date,
    number: int | None,
    by_actor: Actor,
) -> Paper:
    def files(paper: Paper) -> dict[str, bytes]:
        document = letter_document(
            content,
            number=paper.number_text,
            day=issued_on,
            verification=Verification(paper.code, verification_url(paper.code)),
        )
        return {"pdf": render_pdf(document), "docx": render_docx(document)}

    return paper_issue(
        commune=urging.commune,
        body=commune_unit(urging.commune),
        kind=PaperKind.LETTER,
        symbol=content["symbol"],
        issued_on=issued_on,
        subject=f"{content['subject']} ({content['unit']})",
        issuer=" ".join(content["issuer"]),
        signer_title=", ".join(content["signature"]["lines"]),
        signer_name=content["signature"]["name"],
        source_type=row._meta.label_lower,
        source_uid=row.uid,
        content_sha256=content_sha256(content),
        number=number,
        files=files,
        by_actor=by_actor,
    )
