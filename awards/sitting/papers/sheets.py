"""What the members hold in the meeting room: agenda, sheets to vote and to score on; and the
record of the count.
"""

from __future__ import annotations

from awards.models import Ballot, Sitting
from awards.sitting.papers import words
from awards.sitting.papers.frame import council_paper
from awards.sitting.selectors import ballots_of, seats_of
from awards.states import BallotMode, SittingState
from emulation.lib.text import first_lower
from emulation.papers.document import Block, Document, Heading, Paragraph, Signature, Table

AGENDA_HEAD = ("TT", "Đề nghị", "Đơn vị đề nghị", "Tóm tắt thành tích")
AGENDA_WIDTHS = (0.06, 0.28, 0.2, 0.46)
COUNT_HEAD = (
    "TT", "Đề nghị", "Phát ra", "Thu về", "Hợp lệ", "Không hợp lệ", "Đồng ý", "Không đồng ý",
    "Tỷ lệ", "Kết quả",
)  # fmt: skip
COUNT_WIDTHS = (0.06, 0.33, 0.08, 0.08, 0.08, 0.08, 0.08, 0.08, 0.065, 0.065)
SLIP_HEAD = ("TT", "Đề nghị", "Danh hiệu, hình thức", "Đồng ý", "Không đồng ý")
SLIP_WIDTHS = (0.07, 0.38, 0.27, 0.13, 0.15)
SCORE_HEAD = ("TT", "Đề nghị", "Danh hiệu, hình thức", "Điểm", "Nhận xét")
SCORE_WIDTHS = (0.06, 0.32, 0.24, 0.1, 0.28)
HOW_TO_VOTE = (
    "Đánh dấu X vào một trong hai ô ở mỗi dòng. Dòng để trống cả hai ô, hoặc đánh dấu cả hai ô, "
    "là phiếu không hợp lệ đối với đề nghị ấy. Không ghi tên, không ký vào phiếu."
)


def agenda_document(sitting: Sitting) -> Document:
    """Return the list of what is laid before the council, across the page."""
    body: list[Block] = [Paragraph(_when(sitting))]
    for number, (award, group) in enumerate(words.award_groups(ballots_of(sitting)).items(), 1):
        rows = [AGENDA_HEAD, *(_tabled(place, each) for place, each in enumerate(group, 1))]
        table = Table(tuple(rows), widths=AGENDA_WIDTHS, aligns=("center",) + ("left",) * 3)
        body += [Heading(f"{award} ({len(group)} đề nghị)", marker=f"{number}."), table]
    return council_paper(
        sitting,
        sitting.held_on,
        kind="DANH SÁCH",
        subject=f"Hồ sơ trình Hội đồng: {first_lower(sitting.round.name)}",
        body=tuple(body),
        signature=Signature(("NGƯỜI LẬP DANH SÁCH",)),
        is_form=True,
        orientation="landscape",
    )


def count_document(sitting: Sitting) -> Document:
    """Return the record of what was counted, secret or on paper; raised hands are not in it."""
    seats = seats_of(sitting)
    ballots = [row for row in ballots_of(sitting) if row.mode != BallotMode.OPEN]
    body: list[Block] = [Paragraph(_when(sitting)), Paragraph(_how(ballots))]
    for number, (award, group) in enumerate(words.award_groups(ballots).items(), 1):
        rows = [COUNT_HEAD, *(_counted(place, each) for place, each in enumerate(group, 1))]
        aligns = ("center", "left", *["right"] * 7, "left")
        table = Table(tuple(rows), widths=COUNT_WIDTHS, aligns=aligns, is_dense=True)
        body += [Heading(award, marker=f"{number}."), table]
        body += [Paragraph(told) for told in words.results_words(group)]
    counting, presiding = words.signing(seats)
    return council_paper(
        sitting,
        sitting.held_on,
        kind="BIÊN BẢN KIỂM PHIẾU",
        subject=f"Phiên họp Hội đồng ngày {words.short_day(sitting.held_on)}",
        body=tuple(body),
        parties=(Signature(("NGƯỜI KIỂM PHIẾU",), counting.name), presiding),
        is_form=True,
        is_draft=sitting.state != SittingState.CLOSED,
    )


def slip_documents(sitting: Sitting) -> list[Document]:
    """Return the slips to print, one of each kind, without a name.

    What everybody votes on stands on one slip. A nomination that somebody leaves has one of
    its own, so that no slip shows by struck lines whose it is.
    """
    ballots = [row for row in ballots_of(sitting) if row.mode == BallotMode.PAPER]
    common = [row for row in ballots if not row.conflicts.all()]
    apart = [[row] for row in ballots if row.conflicts.all()]
    groups = [group for group in (common, *apart) if group]
    return [_slip(sitting, group) for group in groups]


def score_document(sitting: Sitting) -> Document:
    """Return the sheet on which a member writes points and remarks while reading dossiers."""
    rows = [SCORE_HEAD]
    for place, ballot in enumerate(ballots_of(sitting), 1):
        rows.append((str(place), words.who_words(ballot), ballot.award_name, "", ""))
    table = Table(tuple(rows), widths=SCORE_WIDTHS, aligns=("center",) + ("left",) * 4)
    return council_paper(
        sitting,
        sitting.held_on,
        kind="PHIẾU CHẤM ĐIỂM HỒ SƠ",
        subject=first_lower(sitting.round.name),
        body=(Paragraph("Thành viên Hội đồng: ………………………………………………"), table),
        signature=Signature(("NGƯỜI CHẤM",)),
        is_form=True,
    )


def _slip(sitting: Sitting, ballots: list[Ballot]) -> Document:
    rows = [SLIP_HEAD]
    for place, ballot in enumerate(ballots, 1):
        rows.append((str(place), words.who_words(ballot), ballot.award_name, "☐", "☐"))
    aligns = ("center", "left", "left", "center", "center")
    return council_paper(
        sitting,
        sitting.held_on,
        kind="PHIẾU BIỂU QUYẾT",
        subject=f"Xét khen thưởng: {first_lower(sitting.round.name)}",
        body=(Table(tuple(rows), widths=SLIP_WIDTHS, aligns=aligns), Paragraph(HOW_TO_VOTE)),
        is_form=True,
    )


def _when(sitting: Sitting) -> str:
    return (
        f"Phiên họp {words.hour_words(sitting.starts_at)}, {words.day_words(sitting.held_on)}, "
        f"tại {sitting.place}."
    )


def _how(ballots: list[Ballot]) -> str:
    ways = [words.MODES[mode] for mode in BallotMode if any(row.mode == mode for row in ballots)]
    if not ways:
        return "Không có đề nghị nào bỏ phiếu; các đề nghị được biểu quyết công khai."
    return (
        f"Cách bỏ phiếu: {', '.join(ways)}. Ý kiến bằng văn bản của người vắng mặt được cộng vào "
        "số đồng ý khi tính tỷ lệ."
    )


def _tabled(place: int, ballot: Ballot) -> tuple[str, ...]:
    about = ballot.nomination
    return (str(place), words.who_words(ballot), ballot.unit_name, about.merit)


def _counted(place: int, ballot: Ballot) -> tuple[str, ...]:
    told = ballot.result or {}
    names = ("issued", "collected", "valid", "invalid", "agree", "disagree")
    return (
        str(place),
        words.who_words(ballot),
        *(str(told.get(name, "")) for name in names),
        words.share_words(ballot),
        words.outcome_words(ballot),
    )
