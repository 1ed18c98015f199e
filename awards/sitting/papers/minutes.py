"""Biên bản họp Hội đồng (Nghị định 30/2020/NĐ-CP, phụ lục III, mẫu 1.9)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.utils import timezone

from awards.models import Attendance, Ballot, Sitting
from awards.sitting.papers import words
from awards.sitting.papers.frame import SYMBOL, council_paper
from awards.sitting.selectors import ballots_of, seats_of
from awards.states import BallotMode, SittingState
from awards.tally import quorum
from emulation.lib.text import first_lower
from emulation.papers.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Recipient,
    Table,
    Verification,
)

Content = dict[str, Any]
Presence = Attendance.Presence
SEAT_WIDTHS = (0.07, 0.33, 0.27, 0.33)
RESULT_HEAD = (
    "TT", "Đề nghị", "Cách biểu quyết", "Phát ra", "Thu về", "Hợp lệ", "Đồng ý", "Không đồng ý",
    "Tỷ lệ", "Kết quả",
)  # fmt: skip
RESULT_WIDTHS = (0.06, 0.29, 0.12, 0.07, 0.07, 0.07, 0.07, 0.08, 0.085, 0.085)
RESULT_ALIGNS = ("center", "left", "left", *["right"] * 6, "left")


def minutes_document(
    sitting: Sitting, *, number: str = "", verification: Verification | None = None
) -> Document:
    """Return the minutes; DỰ THẢO until the sitting is over."""
    seats, ballots = seats_of(sitting), ballots_of(sitting)
    return council_paper(
        sitting,
        sitting.held_on,
        kind="BIÊN BẢN",
        subject=f"Họp Hội đồng xét khen thưởng: {first_lower(sitting.round.name)}",
        symbol=SYMBOL,
        number=number,
        body=tuple(_body(sitting, seats, ballots)),
        closing=(Paragraph(_end(sitting)),),
        recipients=(Recipient("Thành viên Hội đồng"), Recipient("Lưu: VT, hồ sơ họp")),
        parties=words.signing(seats),
        is_draft=sitting.state != SittingState.CLOSED,
        verification=verification,
    )


def minutes_content(sitting: Sitting) -> Content:
    """Return what the minutes say, as plain values to be hashed: all but number and code."""
    document = minutes_document(sitting)
    said = [_plain(block) for block in (*document.body, *document.closing)]
    return {"sitting": str(sitting.uid), "subject": document.subject, "said": said}


def _plain(block: Block) -> Any:
    return block.rows if isinstance(block, Table) else block.text


def _body(sitting: Sitting, seats: list[Attendance], ballots: list[Ballot]) -> list[Block]:
    blocks: list[Block] = [Paragraph(_beginning(sitting))]
    blocks += [Heading("THÀNH PHẦN", marker="I."), *_who(sitting, seats)]
    blocks += [Heading("NỘI DUNG", marker="II.")]
    blocks += _paragraphs(sitting.notes) or [
        Paragraph(f"Hội đồng xem xét {len(ballots)} hồ sơ đề nghị khen thưởng.")
    ]
    blocks += [Heading("KẾT QUẢ BIỂU QUYẾT", marker="III."), *_results(ballots)]
    blocks += [Heading("KẾT LUẬN", marker="IV.")]
    return [*blocks, *(_paragraphs(sitting.conclusion) or [Paragraph(_concluded(ballots))])]


def _beginning(sitting: Sitting) -> str:
    council = sitting.council
    begun = timezone.localtime(sitting.opened_at).time() if sitting.opened_at else sitting.starts_at
    return (
        f"Vào hồi {words.hour_words(begun)}, {words.day_words(sitting.held_on)}, tại "
        f"{sitting.place}, {council.name} (thành lập theo Quyết định số "
        f"{council.decision_number} ngày {words.short_day(council.decided_on)}) họp xét khen "
        f"thưởng: {first_lower(sitting.round.name)}."
    )


def _who(sitting: Sitting, seats: list[Attendance]) -> list[Block]:
    rows = [("TT", "Họ và tên", "Cương vị", "Dự họp")]
    for place, seat in enumerate(seats, 1):
        member = seat.member
        told = words.presence_words(seat)
        rows.append((str(place), str(member.person), member.get_seat_display(), told))
    blocks: list[Block] = [
        Table(tuple(rows), widths=SEAT_WIDTHS, aligns=("center",) + ("left",) * 3)
    ]
    for label, seat in (("Chủ trì", words.leader_of(seats)), ("Thư ký", words.secretary_of(seats))):
        if seat:
            member = seat.member
            blocks.append(Paragraph(f"{label}: {member.person}, {member.get_seat_display()}."))
    guests = [line for line in sitting.guests.splitlines() if line.strip()]
    if guests:
        blocks.append(Paragraph(f"Khách mời: {'; '.join(guests)}."))
    share = Fraction(sitting.quorum_num, sitting.quorum_den)
    present = sum(seat.presence == Presence.PRESENT for seat in seats)
    said = quorum(seats=len(seats), present=present, share=share).sentence_vi if seats else ""
    return [*blocks, Paragraph(said)] if said else blocks


def _results(ballots: list[Ballot]) -> list[Block]:
    blocks: list[Block] = []
    for number, (award, group) in enumerate(words.award_groups(ballots).items(), 1):
        rows = [RESULT_HEAD, *(_row(place, each) for place, each in enumerate(group, 1))]
        table = Table(tuple(rows), widths=RESULT_WIDTHS, aligns=RESULT_ALIGNS, is_dense=True)
        blocks += [Heading(award, marker=f"{number}."), table]
        blocks += [Paragraph(told) for told in _explained(group)]
    return blocks


def _row(place: int, ballot: Ballot) -> tuple[str, ...]:
    told = ballot.result or {}
    sheets = ("issued", "collected", "valid")
    by_hand = ballot.mode == BallotMode.OPEN
    return (
        str(place),
        words.who_words(ballot),
        words.MODES[ballot.mode],
        *("–" if by_hand else str(told.get(name, "")) for name in sheets),
        *(str(told.get(name, "")) for name in ("agree", "disagree")),
        words.share_words(ballot),
        words.outcome_words(ballot),
    )


def _explained(group: list[Ballot]) -> list[str]:
    """Say what the shares are of, who left which vote, and who wrote instead of coming."""
    told = words.results_words(group)
    for ballot in group:
        out = [words.conflict_words(row) for row in ballot.conflicts.all()]
        if out:
            told.append(
                f"Không tham gia biểu quyết {ballot.nomination.recipient}: {'; '.join(out)}."
            )
        written = [row for row in ballot.named_votes.all() if row.seat.presence == Presence.WRITTEN]
        if written:
            names = "; ".join(_written(row) for row in written)
            told.append(f"Ý kiến bằng văn bản về {ballot.nomination.recipient}: {names}.")
    return [*told, *_left_out(group)]


def _left_out(group: list[Ballot]) -> list[str]:
    """Say who is not taken though enough agreed, once for all with the same reason."""
    names: dict[str, list[str]] = {}
    for ballot in group:
        if ballot.left_out:
            names.setdefault(ballot.left_out, []).append(ballot.nomination.recipient)
    return [f"Không lấy {', '.join(who)}: {first_lower(why)}" for why, who in names.items()]


def _written(row: Any) -> str:
    return f"{row.seat.member.person} {'đồng ý' if row.agrees else 'không đồng ý'}"


def _concluded(ballots: list[Ballot]) -> str:
    passed = sum(bool(ballot.passes) and not ballot.left_out for ballot in ballots)
    return (
        f"Hội đồng thông qua {passed} trên {len(ballots)} đề nghị khen thưởng đã biểu quyết nêu "
        "trên; giao cơ quan thường trực hoàn thiện hồ sơ, trình cấp có thẩm quyền quyết định."
    )


def _end(sitting: Sitting) -> str:
    if sitting.closed_at is None:
        return "Phiên họp kết thúc lúc … giờ …, cùng ngày."
    ended = timezone.localtime(sitting.closed_at)
    return (
        f"Phiên họp kết thúc lúc {words.hour_words(ended.time())}, "
        f"{words.day_words(ended.date())}. Biên bản đã đọc cho những người dự họp cùng nghe và "
        "thống nhất."
    )


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph(line.strip()) for line in text.splitlines() if line.strip()]
