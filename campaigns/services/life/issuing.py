"""A plan gets number and date, is printed and put into force."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from campaigns.content import Content
from campaigns.launching.services.course import campaigns_launch_by_paper
from campaigns.models import Plan, Revision
from campaigns.nouns import noun_of
from campaigns.paper import plan_document
from campaigns.routing.route import check_hash
from campaigns.services.amending.life import (
    amendment_check,
    amendment_day_check,
    amendment_enact,
    amendments_end,
)
from campaigns.services.life.freezing import hold_submission, revision_freeze
from campaigns.services.life.steps import plan_step
from campaigns.services.plans.writing import tell
from campaigns.states import MOVES, PlanState
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.states import WrongState, move
from emulation.org.models import Membership, User
from emulation.org.rights import actor
from emulation.papers.document import Verification
from emulation.papers.models import Paper
from emulation.papers.pdf import render_pdf
from emulation.papers.services import paper_end, paper_issue
from emulation.papers.verification import verification_url
from emulation.papers.word import render_docx
from targets.services import target_set_paper


@transaction.atomic
def plan_issue(*, plan: Plan, issued_on: dt.date, by: User, number: int | None = None) -> Paper:
    """Give number and date, print, store and put into force, all or nothing.

    Of two records clerks who press at once one gets ``WrongState``: the state moves first,
    so the loser takes no number.
    """
    membership = plan_step(plan, "campaigns.issue_plan", by)
    hold_submission(plan)
    amendment_check(plan)
    _check_issue_day(plan, issued_on)
    if plan.replaces:  # makes way first: only one yearly plan may be in force
        _make_way(plan)
    try:
        with transaction.atomic():
            move(plan, PlanState.ISSUED, moves=MOVES)
    except IntegrityError as error:
        raise ValidationError(
            f"Năm {plan.year} đã có một kế hoạch năm còn hiệu lực. "
            "Muốn thay thế, ghi kế hoạch bị thay thế ở phần đầu rồi trình lại."
        ) from error
    approved = plan.submitted_revision
    check_hash(approved)
    paper = paper_issue(
        commune=plan.commune,
        body=plan.issuing_body,
        kind=noun_of(plan.kind).series,
        symbol=plan.symbol,
        issued_on=issued_on,
        subject=plan.title,
        issuer=" ".join(approved.content["header"]["issuer"]),
        signer_title=", ".join(approved.content["signature"]["lines"]),
        signer_name=approved.content["signature"]["name"],
        source_type=plan._meta.label_lower,
        source_uid=plan.uid,
        content_sha256=approved.sha256,
        number=number,
        files=lambda paper: _files(plan, paper, membership),
        by_actor=actor(by, membership),
    )
    amendment_enact(plan, paper, by, membership)
    _put_into_force(plan, paper)
    _end_replaced(plan, paper, by, membership)
    campaigns_launch_by_paper(plan, by, membership)
    tell(plan, "campaigns.plan.issued", by, membership, name=paper.citation)
    return paper


def issued_content(content: Content, *, number: str, issued_on: dt.date) -> Content:
    """Return the approved content with nothing but number and date filled in."""
    filled = copy.deepcopy(content)
    filled["header"]["number"] = number
    filled["header"]["date"] = [issued_on.year, issued_on.month, issued_on.day]
    return filled


def _check_issue_day(plan: Plan, issued_on: dt.date) -> None:
    if issued_on > dates.today():
        raise ValidationError({"issued_on": "Ngày ban hành không thể ở sau hôm nay."})
    amendment_day_check(plan, issued_on)
    given = PartialDate(*plan.submitted_revision.content["header"]["date"])
    wanted = (given.year, given.month, given.day)
    actual = (issued_on.year, issued_on.month, issued_on.day)
    if any(part and part != now for part, now in zip(wanted, actual, strict=True)):
        raise ValidationError(
            {
                "issued_on": f"Bản đã duyệt ghi {dates.date_on_paper(given, '…')}. "
                "Chọn ngày khớp với bản đã duyệt, hoặc đề nghị người duyệt trả lại để sửa ngày."
            }
        )


def _files(plan: Plan, paper: Paper, membership: Membership) -> dict[str, bytes]:
    """Freeze the content with number and date, and print it."""
    approved = plan.submitted_revision
    content = issued_content(approved.content, number=paper.number_text, issued_on=paper.issued_on)
    revision_freeze(plan, content, Revision.Reason.ISSUED, membership, based_on=approved)
    verification = Verification(paper.code, verification_url(paper.code))
    document = plan_document(content, is_draft=False, verification=verification)
    return {"pdf": render_pdf(document), "docx": render_docx(document)}


def _put_into_force(plan: Plan, paper: Paper) -> None:
    fields: dict[str, Any] = {
        "paper": paper,
        "date_year": paper.issued_on.year,
        "date_month": paper.issued_on.month,
        "date_day": paper.issued_on.day,
    }
    Plan.objects.filter(pk=plan.pk).update(**fields)
    for name, value in fields.items():
        setattr(plan, name, value)
    if plan.is_report:  # it tells of targets; the plan set them
        return
    for row in plan.plantargets.select_related("target__current"):
        target_set_paper(
            target=row.target,
            paper=f"Kế hoạch số {paper.full_number}",
            paper_on=paper.issued_on,
        )


def _make_way(plan: Plan) -> None:
    try:
        move(plan.replaces, plan.ending, moves=MOVES)
    except WrongState as error:
        raise WrongState(
            f"{plan.replaces} không còn ở trạng thái “{PlanState.ISSUED.label}” nên không thay thế "
            "được. Trả lại để người soạn chọn kế hoạch khác ở phần đầu."
        ) from error


def _end_replaced(plan: Plan, paper: Paper, by: User, membership: Membership) -> None:
    old = plan.replaces
    if old is None:
        return
    paper_end(
        paper=old.paper,
        force=plan.ending,
        on=paper.issued_on,
        by_text=f"Kế hoạch số {paper.full_number}",
        by_actor=actor(by, membership),
    )
    tell(old, f"campaigns.plan.{plan.ending}", by, membership)
    amendments_end(old, paper, plan.ending, by, membership)
