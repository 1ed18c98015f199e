"""How a council's vote is counted: base, threshold, quorum, quota. Pure.

Whole numbers of people and exact fractions, never floats. Read from: Nghị định 98/2023/NĐ-CP
Điều 30 khoản 7 (share of ALL members, the absent by a written opinion, which the minutes
name); Quyết định 86/2025/QĐ-UBND of Bắc Ninh Điều 9 (majority where nothing else is set);
Thông tư 25/2025/TT-BKHCN (quota, the chair's vote at a tie). Which share goes with which award
is data: ``awards.models.VoteRule``.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final

from emulation.lib.quantities import format_number

ALL_MEMBERS: Final = "all_members"
PRESENT: Final = "present"


class Inconsistent(ValueError):
    """The counts contradict each other; ``sentences`` say in Vietnamese how, one each."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = tuple(sentences)


@dataclass(frozen=True)
class Rule:
    """The share that must agree, and of whom.

    ``threshold`` ``None``: no share is set for the award, so more than half decides. A strict
    share must be passed, not only met. With the base ``PRESENT`` an absent member who sent an
    opinion in writing counts as taking part. Raises ``ValueError`` for a share outside
    ]0, 1] or an unknown base.
    """

    threshold: Fraction | None = None
    base: str = ALL_MEMBERS
    is_strict: bool = False

    def __post_init__(self) -> None:
        if self.threshold is not None and not 0 < self.threshold <= 1:
            raise ValueError("A threshold is a share above nought and up to the whole.")
        if self.base not in (ALL_MEMBERS, PRESENT):
            raise ValueError(f"Unknown base: {self.base}")


@dataclass(frozen=True)
class Counts:
    """One vote on one nomination, in people and sheets.

    ``present`` counts every member in the room, also one who leaves for this vote;
    ``conflicted`` all who may not vote on it, ``conflicted_absent`` those of them who are not
    in the room. ``issued``, ``collected``, ``valid`` and ``invalid`` are the sheets (phát ra,
    thu về, hợp lệ, không hợp lệ); ``agree``, ``disagree`` and ``abstain`` divide the valid ones.
    Written opinions of absent members stand apart.
    """

    seats: int
    present: int
    issued: int
    collected: int
    valid: int
    invalid: int
    agree: int
    disagree: int
    abstain: int = 0
    conflicted: int = 0
    conflicted_absent: int = 0
    written_agree: int = 0
    written_disagree: int = 0

    @property
    def voters_present(self) -> int:
        return self.present - (self.conflicted - self.conflicted_absent)

    @property
    def voters_absent(self) -> int:
        return self.seats - self.present - self.conflicted_absent

    @property
    def written(self) -> int:
        return self.written_agree + self.written_disagree


@dataclass(frozen=True)
class Result:
    """``needed`` people of ``base`` must agree, ``agreed`` did; ``share`` is exact."""

    base: int
    needed: int
    agreed: int
    share: Fraction
    passes: bool
    sentence_vi: str


@dataclass(frozen=True)
class Quorum:
    """Whether enough members are in the room; ``needed`` is their least number."""

    needed: int
    passes: bool
    sentence_vi: str


@dataclass(frozen=True)
class Standing:
    """One nomination that may be taken: how many agreed, and whether it passed."""

    key: Hashable
    agreed: int
    passes: bool


@dataclass(frozen=True)
class Taken:
    """What a quota takes. ``tied`` wait for the chair, who chooses ``places`` of them."""

    taken: tuple[Hashable, ...]
    left: tuple[Hashable, ...]
    tied: tuple[Hashable, ...] = ()
    places: int = 0


def hands(
    *,
    seats: int,
    present: int,
    agree: int,
    disagree: int,
    abstain: int = 0,
    conflicted: int = 0,
    conflicted_absent: int = 0,
    written_agree: int = 0,
    written_disagree: int = 0,
) -> Counts:
    """Return the counts of an open vote, where every raised hand is a valid voice."""
    raised = agree + disagree + abstain
    return Counts(
        seats=seats,
        present=present,
        issued=raised,
        collected=raised,
        valid=raised,
        invalid=0,
        agree=agree,
        disagree=disagree,
        abstain=abstain,
        conflicted=conflicted,
        conflicted_absent=conflicted_absent,
        written_agree=written_agree,
        written_disagree=written_disagree,
    )


def count(counts: Counts, rule: Rule) -> Result:
    """Return whether the nomination passes; raises ``Inconsistent`` with what does not add up.

    The base is all members, or those who take part, without the conflicted in either case. A
    share that is met exactly passes, unless it is strict; without a base nobody can agree, so
    nothing passes.
    """
    wrong = problems(counts)
    if wrong:
        raise Inconsistent(wrong)
    base = _base(counts, rule)
    needed = _needed(base, rule)
    agreed = counts.agree + counts.written_agree
    share = Fraction(agreed, base) if base else Fraction(0)
    passes = base > 0 and agreed >= needed
    sentence = _result_sentence(counts, rule, base, needed, agreed, passes)
    return Result(base, needed, agreed, share, passes, sentence)


def problems(counts: Counts) -> list[str]:
    """Return every contradiction in the counts as a Vietnamese sentence; [] when they agree."""
    if any(value < 0 for value in vars(counts).values()):
        return ["Số người và số phiếu không thể nhỏ hơn 0."]
    return [*_problems_of_people(counts), *_problems_of_sheets(counts)]


def quorum(*, seats: int, present: int, share: Fraction) -> Quorum:
    """Return whether a sitting may be held; ``share`` of all ``seats`` must be in the room.

    Raises ``Inconsistent`` for more people than seats, ``ValueError`` for an impossible share.
    """
    if not 0 < share <= 1:
        raise ValueError("A quorum is a share above nought and up to the whole.")
    if not 0 <= present <= seats:
        raise Inconsistent([_too_many_present(seats, present)])
    needed = ceil(share * seats)
    passes = seats > 0 and present >= needed
    said = "đủ điều kiện họp" if passes else "chưa đủ điều kiện họp"
    sentence = (
        f"Có mặt {present}/{seats} thành viên, cần ít nhất {needed} "
        f"({_share_words(share)} tổng số thành viên): {said}."
    )
    return Quorum(needed, passes, sentence)


def take_highest(
    quota: int | None, rows: Sequence[Standing], chair_choice: Collection[Hashable] = ()
) -> Taken:
    """Take, of the rows that passed, those with the most votes, up to ``quota`` (``None``: all).

    Where the last places are contested by an equal count, those in ``chair_choice`` are taken;
    what the chair has not yet said stays ``tied``. The order of the rows is kept within one
    count. Raises ``Inconsistent`` when the chair chose more than there are places, or one who
    is not among the tied.
    """
    passed = sorted((row for row in rows if row.passes), key=lambda row: -row.agreed)
    failed = tuple(row.key for row in rows if not row.passes)
    if quota is None or len(passed) <= quota:
        _insist_on_tied(chair_choice, ())
        return Taken(tuple(row.key for row in passed), failed)
    last = passed[quota].agreed
    sure = [row.key for row in passed if row.agreed > last]
    tied = [row.key for row in passed if row.agreed == last]
    below = [row.key for row in passed if row.agreed < last]
    _insist_on_tied(chair_choice, tied)
    chosen = [key for key in tied if key in chair_choice]
    open_tied = [key for key in tied if key not in chair_choice]
    places = quota - len(sure) - len(chosen)
    if places < 0:
        raise Inconsistent(
            [f"Những trường hợp bằng phiếu chỉ còn {quota - len(sure)} suất, đã chọn nhiều hơn."]
        )
    if places == 0:
        return Taken((*sure, *chosen), (*open_tied, *below, *failed))
    return Taken((*sure, *chosen), (*below, *failed), tuple(open_tied), places)


def _insist_on_tied(chosen: Collection[Hashable], tied: Collection[Hashable]) -> None:
    if any(key not in tied for key in chosen):
        raise Inconsistent(
            ["Chủ tịch Hội đồng chỉ chọn trong những trường hợp bằng phiếu ở suất cuối cùng."]
        )


def _base(counts: Counts, rule: Rule) -> int:
    if rule.base == ALL_MEMBERS:
        return counts.seats - counts.conflicted
    return counts.voters_present + counts.written


def _needed(base: int, rule: Rule) -> int:
    if rule.threshold is None:
        return base // 2 + 1
    share = rule.threshold * base
    return floor(share) + 1 if rule.is_strict else ceil(share)


def _problems_of_people(counts: Counts) -> Iterator[str]:
    if counts.present > counts.seats:
        yield _too_many_present(counts.seats, counts.present)
    if counts.conflicted > counts.seats:
        yield (
            f"Số người không tham gia biểu quyết ({counts.conflicted}) nhiều hơn số thành viên "
            f"({counts.seats})."
        )
    if counts.conflicted_absent > counts.conflicted:
        yield (
            f"Số người vắng trong diện không tham gia biểu quyết ({counts.conflicted_absent}) "
            f"nhiều hơn số người thuộc diện đó ({counts.conflicted})."
        )
    elif counts.voters_present < 0:
        yield (
            "Số người có mặt mà không tham gia biểu quyết "
            f"({counts.conflicted - counts.conflicted_absent}) nhiều hơn số người có mặt "
            f"({counts.present})."
        )
    if counts.written > max(counts.voters_absent, 0):
        yield (
            f"Số ý kiến bằng văn bản ({counts.written}) nhiều hơn số thành viên vắng mặt được "
            f"biểu quyết ({max(counts.voters_absent, 0)})."
        )


def _problems_of_sheets(counts: Counts) -> Iterator[str]:
    if counts.issued > max(counts.voters_present, 0):
        yield (
            f"Số phiếu phát ra ({counts.issued}) nhiều hơn số thành viên có mặt được biểu quyết "
            f"({max(counts.voters_present, 0)})."
        )
    if counts.collected > counts.issued:
        yield (
            f"Số phiếu thu về ({counts.collected}) nhiều hơn số phiếu phát ra ({counts.issued})."
        )
    if counts.valid + counts.invalid != counts.collected:
        yield (
            f"Phiếu hợp lệ ({counts.valid}) cộng phiếu không hợp lệ ({counts.invalid}) phải bằng "
            f"số phiếu thu về ({counts.collected})."
        )
    parts = counts.agree + counts.disagree + counts.abstain
    if parts != counts.valid:
        yield (
            f"Số đồng ý, không đồng ý và không có ý kiến cộng lại ({parts}) phải bằng số phiếu "
            f"hợp lệ ({counts.valid})."
        )


def _too_many_present(seats: int, present: int) -> str:
    return f"Số người có mặt ({present}) nhiều hơn số thành viên của Hội đồng ({seats})."


def _result_sentence(
    counts: Counts, rule: Rule, base: int, needed: int, agreed: int, passes: bool
) -> str:
    if base == 0:
        return "Không có thành viên nào được biểu quyết: không đạt."
    whole = "tổng số" if rule.base == ALL_MEMBERS else "số tham gia biểu quyết là"
    wanted = _wanted_words(rule)
    out = counts.conflicted if rule.base == ALL_MEMBERS else 0
    without = f", không kể {out} người không tham gia biểu quyết" if out else ""
    return (
        f"Đồng ý {agreed}/{base} ({percent_words(Fraction(agreed, base))}); cần ít nhất {needed} "
        f"({wanted} {whole} {base} thành viên{without}): {'đạt' if passes else 'không đạt'}."
    )


def rule_words(rule: Rule) -> str:
    """Write the rule: "80% tổng số thành viên đồng ý"."""
    whole = "tổng số thành viên" if rule.base == ALL_MEMBERS else "số thành viên dự họp"
    return f"{_wanted_words(rule)} {whole} đồng ý"


def _wanted_words(rule: Rule) -> str:
    if rule.threshold is None:
        return "quá nửa"
    return f"{'quá ' if rule.is_strict else ''}{_share_words(rule.threshold)}"


def _share_words(share: Fraction) -> str:
    hundredths = share * 100
    if hundredths.denominator == 1:
        return f"{hundredths.numerator}%"
    return f"{share.numerator}/{share.denominator}"


def percent_words(share: Fraction) -> str:
    """Write a share in per cent, cut after two decimals: 7/9 → "77,77%", never rounded up."""
    value = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return f"{format_number(value.quantize(Decimal('0.01'), ROUND_DOWN))}%"
