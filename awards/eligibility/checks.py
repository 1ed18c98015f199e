"""The checks: each returns its verdict and, in words, the facts it went by. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from awards.eligibility.facts import (
    COMPLETIONS,
    GROUNDS,
    INITIATIVE_LEVELS,
    SUBJECTS,
    UNIT_KINDS,
    Facts,
    Initiative,
)
from awards.eligibility.findings import Asked, Finding, Verdict
from emulation.lib.quantities import format_number

Told = tuple[Verdict, tuple[str, ...]]
MET, NOT_MET, CANNOT_TELL = Verdict.MET, Verdict.NOT_MET, Verdict.CANNOT_TELL


def _yes(holds: bool) -> Verdict:
    return MET if holds else NOT_MET


def completion_at_least(facts: Facts, *, level: str, years: int) -> Told:
    """In each of the last years, that of the dossier among them."""
    span = range(facts.year - years + 1, facts.year + 1)
    verdicts = [_completed(facts, year, level) for year in span]
    return _all_of(verdicts), tuple(_completion_words(facts, year) for year in span)


def rated_or_judged(facts: Facts, *, level: str, years: int, look: str) -> Told:
    """Who works outside offices has no rating: people judge the work itself."""
    if facts.direct_worker and facts.year not in facts.completion:
        return CANNOT_TELL, (look,)
    return completion_at_least(facts, level=level, years=years)


def _completed(facts: Facts, year: int, level: str) -> Verdict:
    known = facts.completion.get(year)
    if known is None:
        return CANNOT_TELL
    ranks = list(COMPLETIONS)
    return _yes(ranks.index(known) >= ranks.index(level))


def _completion_words(facts: Facts, year: int) -> str:
    known = facts.completion.get(year)
    return f"Năm {year}: {COMPLETIONS[known] if known else 'chưa có kết quả xếp loại'}"


def _all_of(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    if NOT_MET in found:
        return NOT_MET
    return CANNOT_TELL if CANNOT_TELL in found else MET


def holds_honour(facts: Facts, *, honours: Sequence[str], named: str) -> Told:
    """In the same year; one that is only proposed yet decides nothing."""
    held = facts.honours.get(facts.year)
    if held is not None and held & set(honours):
        return MET, (f"Được tặng {named} năm {facts.year}",)
    if facts.pending & set(honours):
        return CANNOT_TELL, (f"Đang được đề nghị {named} năm {facts.year}, chưa có quyết định",)
    if held is None:
        return CANNOT_TELL, (f"Sổ khen thưởng chưa có dữ liệu năm {facts.year}",)
    return NOT_MET, (f"Sổ khen thưởng năm {facts.year} không có {named}",)


def consecutive_honours(facts: Facts, *, honours: Sequence[str], years: int, named: str) -> Told:
    """A run of years that ends with the year of the dossier, or with the year before."""
    runs = [range(end - years + 1, end + 1) for end in (facts.year, facts.year - 1)]
    verdicts = [_all_of(_held_in(facts, year, honours) for year in run) for run in runs]
    best = Asked(tuple(_bare(verdict) for verdict in verdicts)).verdict
    return best, _run_words(facts, runs, honours, named)


def _held_in(facts: Facts, year: int, honours: Sequence[str]) -> Verdict:
    held = facts.honours.get(year)
    return CANNOT_TELL if held is None else _yes(bool(held & set(honours)))


def _run_words(
    facts: Facts, runs: Sequence[range], honours: Sequence[str], named: str
) -> tuple[str, ...]:
    span = sorted({year for run in runs for year in run})
    by_verdict = {
        verdict: [str(year) for year in span if _held_in(facts, year, honours) == verdict]
        for verdict in Verdict
    }
    said = [
        (f"Được tặng {named}: ", by_verdict[MET]),
        ("Không có: ", by_verdict[NOT_MET]),
        ("Chưa có dữ liệu: ", by_verdict[CANNOT_TELL]),
    ]
    return tuple(words + ", ".join(listed) for words, listed in said if listed)


def _bare(verdict: Verdict) -> Finding:
    return Finding("", "", verdict, "", (), False, "", False)


def initiatives(facts: Facts, *, initiative_level: str, count: int, years: int) -> Told:
    """So many unused ones of a level or above; of the last years, or of any (``years`` 0)."""
    if facts.initiatives is None:
        return CANNOT_TELL, ("Chưa có dữ liệu về sáng kiến, đề tài",)
    ranks = list(INITIATIVE_LEVELS)
    fitting = [
        one
        for one in facts.initiatives
        if ranks.index(one.level) >= ranks.index(initiative_level)
        and one.year <= facts.year
        and (not years or one.year > facts.year - years)
    ]
    free = [one for one in fitting if not one.used_for]
    words = tuple(_initiative_words(one) for one in fitting)
    none = (f"Chưa có sáng kiến, đề tài {INITIATIVE_LEVELS[initiative_level]} được công nhận",)
    return _yes(len(free) >= count), words or none


def _initiative_words(one: Initiative) -> str:
    level = INITIATIVE_LEVELS[one.level]
    used = f"; đã dùng để xét {one.used_for}, không dùng lần nữa" if one.used_for else ""
    return f"“{one.name}”, công nhận {level} năm {one.year}{used}"


def completion_with_initiatives(
    facts: Facts, *, level: str, years: int, initiative_level: str, count: int
) -> Told:
    done, done_words = completion_at_least(facts, level=level, years=years)
    found, found_words = initiatives(
        facts, initiative_level=initiative_level, count=count, years=years
    )
    return _all_of([done, found]), (*done_words, *found_words)


def registered(facts: Facts) -> Told:
    return _known(
        facts.registered,
        yes="Đã đăng ký tham gia phong trào",
        no="Không đăng ký tham gia phong trào",
        unknown="Chưa có dữ liệu đăng ký tham gia phong trào",
    )


def result_met(facts: Facts) -> Told:
    return _known(
        facts.result_met,
        yes="Đạt các chỉ tiêu đã đăng ký",
        no="Chưa đạt hết các chỉ tiêu đã đăng ký",
        unknown="Chưa có kết quả của chỉ tiêu đã đăng ký",
    )


def took_part(facts: Facts) -> Told:
    """An approved registration or its result shows it; without one, people look further."""
    shown = [
        words
        for fact, words in (
            (facts.registered, "Đã đăng ký tham gia phong trào"),
            (facts.result_met, "Đạt các chỉ tiêu đã đăng ký"),
        )
        if fact
    ]
    look = ("Không thấy đăng ký trên cổng; xem minh chứng khác trong hồ sơ",)
    return (MET, tuple(shown)) if shown else (CANNOT_TELL, look)


def _known(fact: bool | None, *, yes: str, no: str, unknown: str) -> Told:
    if fact is None:
        return CANNOT_TELL, (unknown,)
    return (MET, (yes,)) if fact else (NOT_MET, (no,))


def share_of_members(
    facts: Facts, *, honours: Sequence[str], num: int, den: int, named: str
) -> Told:
    roster = facts.roster
    if roster is None or roster.titles is None or roster.members <= 0:
        return CANNOT_TELL, (f"Chưa có số người đạt {named} trong tổng số người của tập thể",)
    held = sum(roster.titles.get(code, 0) for code in honours)
    share = Fraction(held, roster.members)
    words = f"{held}/{roster.members} người đạt {named}, bằng {_percent(share)}"
    return _yes(share >= Fraction(num, den)), (f"{words}; cần từ {_percent(Fraction(num, den))}",)


def _percent(share: Fraction) -> str:
    """Write 70% or 66,66%, cut and never rounded up: 69,999% is not 70%."""
    return f"{format_number(Decimal(int(share * 10_000)) / 100)}%"


def all_completed(facts: Facts) -> Told:
    roster = facts.roster
    if roster is None or roster.completed is None or roster.members <= 0:
        return CANNOT_TELL, ("Chưa có số người hoàn thành nhiệm vụ của tập thể",)
    words = f"{roster.completed}/{roster.members} người hoàn thành nhiệm vụ được giao"
    return _yes(roster.completed >= roster.members), (words,)


def has_holder(facts: Facts, *, honours: Sequence[str], named: str) -> Told:
    if facts.roster is None or facts.roster.titles is None:
        return CANNOT_TELL, (f"Chưa biết trong tập thể có ai đạt {named}",)
    held = sum(facts.roster.titles.get(code, 0) for code in honours)
    return _yes(held > 0), (f"Có {held} người đạt {named}" if held else f"Không ai đạt {named}",)


def nobody_disciplined(facts: Facts) -> Told:
    if facts.roster is None or facts.roster.disciplined is None:
        return CANNOT_TELL, ("Chưa biết trong tập thể có ai bị kỷ luật từ cảnh cáo trở lên",)
    found = facts.roster.disciplined
    words = f"Có {found} người bị kỷ luật từ cảnh cáo trở lên" if found else "Không ai bị kỷ luật"
    return _yes(found == 0), (words,)


def not_disciplined(facts: Facts) -> Told:
    """For one person."""
    return _known(
        None if facts.disciplined is None else not facts.disciplined,
        yes="Không bị kỷ luật từ cảnh cáo trở lên",
        no="Bị kỷ luật từ cảnh cáo trở lên trong năm",
        unknown="Chưa ai xác nhận về kỷ luật",
    )


def not_under_verification(facts: Facts) -> Told:
    return _known(
        None if facts.under_verification is None else not facts.under_verification,
        yes="Không trong thời gian xem xét kỷ luật, thanh tra, xác minh tố cáo",
        no="Đang xem xét kỷ luật, thanh tra hoặc xác minh tố cáo",
        unknown="Chưa ai xác nhận về kỷ luật, thanh tra, tố cáo",
    )


def not_rewarded_already(facts: Facts) -> Told:
    """One form of reward for one achievement."""
    if facts.rewarded_already is None:
        return CANNOT_TELL, ("Chưa đối chiếu với sổ khen thưởng",)
    if not facts.rewarded_already:
        return MET, ("Thành tích này chưa được khen thưởng",)
    return NOT_MET, tuple(f"Đã được tặng {award}" for award in facts.rewarded_already)


def no_violations(facts: Facts) -> Told:
    if facts.violations is None:
        return CANNOT_TELL, ("Chưa đối chiếu với danh sách vi phạm trong năm",)
    if not facts.violations:
        return MET, ("Không có trong danh sách vi phạm",)
    return NOT_MET, tuple(facts.violations)


def subject_is(facts: Facts, *, subjects: Sequence[str]) -> Told:
    return _yes(facts.subject in subjects), (f"Đối tượng: {SUBJECTS[facts.subject]}",)


def unit_kind_is(facts: Facts, *, kinds: Sequence[str]) -> Told:
    if facts.unit_kind is None:
        return CANNOT_TELL, ("Chưa rõ loại đơn vị",)
    return _yes(facts.unit_kind in kinds), (f"Loại đơn vị: {UNIT_KINDS[facts.unit_kind]}",)


def ground_is(facts: Facts, *, grounds: Sequence[str]) -> Told:
    words = f"Đề nghị khen thưởng {GROUNDS[facts.procedure]}"
    return _yes(facts.procedure in grounds), (words,)


def only_regular_merits(facts: Facts) -> Told:
    """What was rewarded as sudden or thematic proves nothing for công trạng."""
    if facts.procedure != "regular":
        return MET, (f"Đề nghị khen thưởng {GROUNDS[facts.procedure]}, không phải công trạng",)
    if facts.merits is None:
        return CANNOT_TELL, ("Chưa đối chiếu thành tích với các lần khen đột xuất, chuyên đề",)
    others = [one for one in facts.merits if one.ground in ("sudden", "campaign")]
    if not others:
        return MET, ("Không dùng thành tích đã khen đột xuất, theo chuyên đề",)
    return NOT_MET, tuple(f"“{one.words}” đã khen {GROUNDS[one.ground]}" for one in others)


def judged(facts: Facts, *, look: str) -> Told:
    return CANNOT_TELL, (look,)


def not_asked(facts: Facts) -> Told:
    return MET, ("Địa phương không đặt tiêu chuẩn này",)
