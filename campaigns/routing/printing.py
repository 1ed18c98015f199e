"""A paper that was approved gets its number, is printed and stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from campaigns.content import Content, content_sha256
from emulation.org.models.communes import CommuneRow
from emulation.org.selectors import commune_unit
from emulation.papers.document import Document, Verification
from emulation.papers.models import Paper
from emulation.papers.pdf import render_pdf
from emulation.papers.services import paper_issue
from emulation.papers.verification import verification_url
from emulation.papers.word import render_docx
from emulation.trail.services import Actor


def content_print(
    *,
    source: CommuneRow,
    content: Content,
    document: Callable[..., Document],
    kind: str,
    subject: str,
    issued_on: dt.date,
    number: int | None,
    by_actor: Actor,
) -> Paper:
    """Number, print and store what a row's frozen content says; the day is added, nothing else.

    ``document`` takes the content, then ``number``, ``day`` and ``verification``.
    """

    def files(paper: Paper) -> dict[str, bytes]:
        printed = document(
            content,
            number=paper.number_text,
            day=issued_on,
            verification=Verification(paper.code, verification_url(paper.code)),
        )
        return {"pdf": render_pdf(printed), "docx": render_docx(printed)}

    return paper_issue(
        commune=source.commune,
        body=commune_unit(source.commune),
        kind=kind,
        symbol=content["symbol"],
        issued_on=issued_on,
        subject=subject,
        issuer=" ".join(content["issuer"]),
        signer_title=", ".join(content["signature"]["lines"]),
        signer_name=content["signature"]["name"],
        source_type=source._meta.label_lower,
        source_uid=source.uid,
        content_sha256=content_sha256(content),
        number=number,
        files=files,
        by_actor=by_actor,
    )
