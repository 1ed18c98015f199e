"""Rules of the law as a person reads them. Pure."""

from __future__ import annotations

from awards.models import Cap, MoneyRate, TimeLimit, VoteBase, VoteRule
from emulation.lib.quantities import format_number
from emulation.lib.text import first_lower


def share_words(num: int, den: int, *, is_strict: bool = False) -> str:
    """Write "từ 80%", "từ 2/3", "quá nửa"."""
    if (num * 2, is_strict) == (den, True):
        return "quá nửa"
    share = f"{num * 100 // den}%" if num * 100 % den == 0 else f"{num}/{den}"
    return f"{'hơn' if is_strict else 'từ'} {share}"


def vote_words(rule: VoteRule) -> str:
    """Write "Bỏ phiếu, từ 80% tổng số thành viên Hội đồng đồng ý"."""
    how = "Biểu quyết"
    if rule.is_ballot:
        how = "Bỏ phiếu kín" if rule.is_secret else "Bỏ phiếu"
    if rule.threshold_num is None:
        return f"{how}, không quy định tỷ lệ đồng ý"
    share = share_words(rule.threshold_num, rule.threshold_den, is_strict=rule.is_strict)
    return f"{how}, {share} {first_lower(VoteBase(rule.base).label)} đồng ý"


def quorum_words(rule: VoteRule) -> str:
    """Write "Họp khi có từ 80% thành viên"; "" where nothing is said."""
    if rule.quorum_num is None:
        return ""
    return f"Họp khi có {share_words(rule.quorum_num, rule.quorum_den)} thành viên dự"


def limit_words(limit: TimeLimit) -> str:
    return f"{limit.days} ngày{' làm việc' if limit.is_working_days else ''}"


def cap_words(cap: Cap) -> str:
    share = share_words(cap.ratio_num, cap.ratio_den).removeprefix("từ ")
    of_whom = f"số {cap.of_honour.name}" if cap.of_honour else "tổng số người"
    return f"Không quá {share} {of_whom}, tính {cap.get_scope_display().lower()}"


def rate_words(rate: MoneyRate) -> str:
    """Write "0,3 × 1,5 lần mức lương cơ sở"."""
    if rate.coefficient is None:
        return "Cấp khác định mức"
    if rate.coefficient == 0:
        return "Không kèm tiền thưởng"
    times = f" × {format_number(rate.factor)}" if rate.factor != 1 else ""
    return f"{format_number(rate.coefficient)}{times} lần mức lương cơ sở"
