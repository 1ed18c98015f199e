"""The minutes of a sitting get their number, are printed and stored."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from awards.models import Sitting
from awards.sitting.papers.frame import SYMBOL
from awards.sitting.papers.minutes import minutes_content, minutes_document
from awards.sitting.papers.words import leader_of
from awards.sitting.selectors import seats_of
from awards.sitting.services.steps import sitting_told
from awards.states import SittingState
from campaigns.content import content_sha256
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.lib.text import first_lower
from emulation.org.models import Role, User
from emulation.org.rights import actor, held, require
from emulation.org.selectors import commune_unit
from emulation.papers.document import Verification
from emulation.papers.models import Paper, PaperKind
from emulation.papers.pdf import render_pdf
from emulation.papers.services import paper_issue
from emulation.papers.verification import verification_url
from emulation.papers.word import render_docx


@transaction.atomic
def minutes_issue(*, sitting: Sitting, number: int | None = None, by: User) -> Paper:
    """Number the minutes of a sitting that is over, once; from then on nothing of it changes.

    Of two records clerks who press at once one gets ``WrongState`` and takes no number.
    """
    if sitting.state != SittingState.CLOSED or sitting.minutes_id:
        _too_late(sitting, by)
    membership = require(by, "awards.issue_minutes", sitting)
    rows = Sitting.objects.filter(pk=sitting.pk, state=SittingState.CLOSED, minutes=None)
    if not rows.update(version=F("version") + 1):
        raise WrongState()
    sitting.refresh_from_db(fields=["notes", "conclusion", "version"])
    leader = leader_of(seats_of(sitting))

    def files(paper: Paper) -> dict[str, bytes]:
        document = minutes_document(
            sitting,
            number=paper.number_text,
            verification=Verification(paper.code, verification_url(paper.code)),
        )
        return {"pdf": render_pdf(document), "docx": render_docx(document)}

    paper = paper_issue(
        commune=sitting.commune,
        body=commune_unit(sitting.commune),
        kind=PaperKind.MINUTES,
        symbol=SYMBOL,
        issued_on=max(sitting.held_on, dates.local_day(sitting.closed_at)),
        subject=f"Họp Hội đồng xét khen thưởng: {first_lower(sitting.round.name)}",
        issuer=sitting.council.name,
        signer_title="CHỦ TỌA",
        signer_name=leader.member.person.full_name if leader else "",
        source_type=sitting._meta.label_lower,
        source_uid=sitting.uid,
        content_sha256=content_sha256(minutes_content(sitting)),
        number=number,
        files=files,
        by_actor=actor(by, membership),
    )
    sitting.minutes = paper
    sitting.save(update_fields=["minutes"])
    sitting_told("minutes_issued", sitting, by, membership)
    return paper


def _too_late(sitting: Sitting, by: User) -> None:
    if held(by, [Role.RECORDS_CLERK], sitting.commune_id):
        raise WrongState(
            "Biên bản ban hành được một lần, sau khi phiên họp kết thúc.", moved_on=True
        )
