"""What the papers of a sitting say."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from awards.models import Attendance, Sitting
from awards.sitting.counting import Sheets
from awards.sitting.papers.minutes import minutes_content, minutes_document
from awards.sitting.papers.sheets import (
    agenda_document,
    count_document,
    score_document,
    slip_documents,
)
from awards.sitting.services import (
    SeatInput,
    ballot_count,
    ballots_agree,
    minutes_issue,
    named_votes_set,
    presence_set,
    sitting_close,
    sitting_open,
)
from awards.states import BallotMode
from campaigns.content import content_sha256
from emulation.org.models import Role
from emulation.papers.document import Document, Table
from tests.awards.made import FIGHTER, PRAISE, Season, also
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept
from tests.uploads import pdf_upload

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def over(cast) -> Sitting:
    """One fighter on paper, with an opinion in writing and a conflict; two titles by hands."""
    season = Season(cast)
    also(cast.person_of(cast.council_member), season.school, Role.UNIT_HEAD)
    sitting = season.plan([season.worker("Lê Thị An", award=FIGHTER)], BallotMode.PAPER)
    season.table(sitting, [season.worker("Lê Thị Bình"), season.worker("Lê Thị Cúc")], "open")
    season.attend(sitting)
    seat = season.seat(sitting, "Vi Văn Sáu")
    paper = pdf_upload("y-kien.pdf")
    written = SeatInput(seat, Attendance.Presence.WRITTEN, "Đi công tác", paper)
    presence_set(sitting=sitting, seats=[written], by=cast.clerk)
    sitting_open(sitting=sitting, by=cast.clerk)
    first, *by_hands = sitting.ballots.order_by("position")
    named_votes_set(ballot=first, votes={seat: False}, by=cast.clerk)
    sheets = Sheets(issued=7, collected=7, valid=7, invalid=0, agree=7, disagree=0)
    ballot_count(ballot=first, sheets=sheets, by=cast.clerk)
    ballots_agree(sitting=sitting, ballots=by_hands, by=cast.clerk)
    return sitting_close(sitting=sitting, by=cast.clerk)


def said(document: Document) -> str:
    words = []
    for block in (*document.opening, *document.body, *document.closing):
        cells = block.rows if isinstance(block, Table) else ((block.text,),)
        words += [" | ".join(row) for row in cells]
    return "\n".join(words)


def test_the_minutes_name_who_left_who_wrote_and_the_share(over):
    text = said(minutes_document(over))
    assert "Không tham gia biểu quyết Lê Thị An: Trần Thị Nga (thuộc đơn vị được đề nghị)." in text
    assert "Ý kiến bằng văn bản về Lê Thị An: Vi Văn Sáu không đồng ý." in text
    assert "| phiếu giấy | 7 | 7 | 7 | 7 | 0 | 87,5% | Đạt" in text
    assert "Đề nghị số 1: đồng ý 7/8 (87,5%); cần ít nhất 7 (80% tổng số 8 thành viên" in text
    assert "Các đề nghị trên: đồng ý 7/8 (87,5%); cần ít nhất 5 (quá nửa" in text
    assert "Hội đồng thông qua 3 trên 3 đề nghị" in text


def test_raised_hands_are_not_in_the_count_record(over):
    text = said(count_document(over))
    assert "Lê Thị An" in text and "Lê Thị Bình" not in text


def test_the_agenda_lists_all_by_award(over):
    text = said(agenda_document(over))
    assert "Chiến sĩ thi đua cơ sở (1 đề nghị)" in text
    assert "Lao động tiên tiến (2 đề nghị)" in text


def test_papers_name_the_own_commune_where_the_catalogue_speaks_of_all(cast):
    season = Season(cast)
    sitting = season.plan([season.worker("Lê Thị Dần", award=PRAISE)], BallotMode.PAPER)

    papers = (minutes_document(sitting), agenda_document(sitting), count_document(sitting),
              score_document(sitting), *slip_documents(sitting))  # fmt: skip
    for text in map(said, papers):
        assert "Giấy khen của Chủ tịch Ủy ban nhân dân xã Đồng Tâm" in text


def test_issued_minutes_carry_number_code_and_both_signatures(over, cast):
    open_series(cast.commune, kinds=["BB"])
    paper = minutes_issue(sitting=over, by=cast.records_clerk)
    stored = paper.files.get(format="pdf")
    with pdfplumber.open(io.BytesIO(bytes(stored.content))) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "Số: 01/BB-HĐTĐKT" in text and "DỰ THẢO" not in text
    assert "THƯ KÝ" in text and "CHỦ TỌA" in text
    assert f"Mã xác minh: {paper.code}" in text
    assert paper.content_sha256 == content_sha256(minutes_content(Sitting.objects.get()))
