"""What a bracket says of the target before it: another figure of it, its parts, or a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.intake.grammar.clauses import PARTS, without_edges
from campaigns.intake.grammar.drafts import Draft
from campaigns.intake.grammar.givers import giver_before
from campaigns.intake.grammar.lexer import Token, Tokens
from campaigns.intake.grammar.naming import LEADS, is_time
from campaigns.intake.grammar.phrases import phrase_set
from campaigns.intake.grammar.quantities import Quantity, quantities_of

_WAS = re.compile(
    r"^(?:ước )?(?:thực hiện|kết quả|cùng kỳ|hiện nay|hiện tại|hiện có|hiện|năm trước|cuối năm"
    r"|đầu năm|đầu kỳ|năm|th|kh|kế hoạch|số liệu|cuối kỳ)\b", re.I,
)  # fmt: skip
_YEAR = re.compile(r"\b(20\d\d)\b")
# Words that make a figure a remark on the target itself.
_REMARKS = phrase_set(
    "tăng", "giảm", "khoảng", "tương đương", "tương ứng", "bằng", "chiếm", "mỗi năm", "bình quân",
    "không tính", "không kể", "kể cả", "trừ", "so với", "theo", "giá", "chuẩn", "còn", "ứng với",
    "mỗi tháng", "mỗi ngày", "mỗi quý", "đạt", "để đạt", "gấp", "vượt", "cao hơn", "thấp hơn",
    "tính", "quy", "từ", "hằng năm", "hàng năm", "cả", "thêm", "tỷ lệ", "kèm", "năm", "phấn đấu",
    "với", "đối với", "dự kiến", "là",
)  # fmt: skip


_SHARE_WORDS = phrase_set("tỷ lệ", "đạt tỷ lệ", "chiếm tỷ lệ", "chiếm", "đạt")
_EQUALS = ("tương", "bằng", "chiếm")


@dataclass(frozen=True)
class Bracket:
    """``parts``: its clauses are targets under the one before the bracket."""

    parts: bool = False
    derived: Quantity | None = None  # "(tăng 0,3 điểm %)": a change of the target itself


def read_bracket(group: Token, draft: Draft, text: str, year: int | None) -> Bracket:
    """Take over what the bracket says of the target itself; say whether it tells parts."""
    inner = without_edges(group.inner)
    found = quantities_of(inner, text) if inner else []
    if not found:
        _remark(group, draft, text)
        return Bracket()
    if _takes_giver(inner, found, draft):
        draft.end = max(draft.end, group.end)
        return Bracket()
    first = found[0]
    if PARTS.at(inner, 0):
        return Bracket(parts=True)
    if _takes_ratio(first, draft) or _takes_percentage(inner, first, draft):
        return Bracket()
    if _takes_baseline(inner, first, draft, year, text):
        return Bracket()
    if first.start == 0 and (first.opener in ("delta", "end") or inner[0].low in _EQUALS):
        return Bracket(derived=first)
    if _tells_share(inner, first, draft):
        first.start = 0
        return Bracket(derived=first)
    if _has_subjects(inner, first):
        return Bracket(parts=True)
    _remark(group, draft, text)
    return Bracket()


def has_parts(group: Token, text: str) -> bool:
    """Say whether a bracket tells figures that have subjects of their own."""
    inner = without_edges(group.inner)
    found = quantities_of(inner, text) if inner else []
    return bool(found) and found[0].unit is not None and _has_subjects(inner, found[0])


def _remark(group: Token, draft: Draft, text: str) -> None:
    words = text[group.start + 1 : group.end - 1].strip()
    draft.note = f"{draft.note}; {words}" if draft.note else words


def _takes_giver(inner: Tokens, found: list[Quantity], draft: Draft) -> bool:
    """Read "(tỉnh giao 18%)", "(tỉnh giao 90,5%, huyện giao 91%)"."""
    taken, start = False, 0
    for quantity in found:
        head = without_edges(inner[start : quantity.start])
        giver = giver_before(head, len(head))
        if giver is None or giver.is_own or giver.start > 0:
            return taken
        draft.assign(giver, quantity.value)
        draft.how.append("given by a superior")
        taken, start = True, quantity.end
    return taken


def _takes_ratio(first: Quantity, draft: Draft) -> bool:
    """Read "50% (8/16 xã)"."""
    if first.numerator is None or first.start > 0 or draft.numerator is not None:
        return False
    draft.numerator, draft.denominator = first.numerator, first.denominator
    draft.figures += [f for f in first.figures if f[0] in ("numerator", "denominator")]
    draft.how.append("ratio in the bracket")
    return True


def _takes_percentage(inner: Tokens, first: Quantity, draft: Draft) -> bool:
    """Read "18/21 tổ dân phố (85,7%)": the ratio's worth is the percentage."""
    is_open = draft.numerator is not None and draft.unit_kind != "percent"
    if not is_open or not first.is_percent or first.change:
        return False
    if first.start > 0 and not _SHARE_WORDS.at(inner, 0):
        return False
    draft.take_percentage(first)
    return True


def _tells_share(inner: Tokens, first: Quantity, draft: Draft) -> bool:
    """Read "3 hộ (tỷ lệ 1,8%)"."""
    words = _SHARE_WORDS.at(inner, 0)
    is_second = first.is_percent and draft.unit_kind != "percent" and not first.change
    return is_second and words is not None and words[1] == first.start


def _takes_baseline(
    inner: Tokens, first: Quantity, draft: Draft, year: int | None, text: str
) -> bool:
    """Read "(năm 2023: 93%)", "(hiện nay 5%)"."""
    head = text[inner[0].start : inner[first.start].start] if first.start else ""
    if not _WAS.match(head) or first.unit_text != draft.unit or draft.baseline is not None:
        return False
    told = _YEAR.search(head)
    if told and year is not None and int(told[1]) >= year:
        return False
    if not told and not re.search(r"thực hiện|kết quả|cùng kỳ|hiện|trước", head, re.I):
        return False
    draft.baseline = first.value
    draft.baseline_year = int(told[1]) if told else None
    draft.figures += [("baseline", *figure[1:]) for figure in first.figures[:1]]
    draft.how.append("baseline in the bracket")
    return True


def _has_subjects(inner: Tokens, first: Quantity) -> bool:
    """Say whether the figures of a bracket have subjects of their own: "(lúa: 100 tấn; …)"."""
    head = without_edges(inner[: first.start])
    while head and (found := LEADS.at(head, 0)) and not _REMARKS.at(head, 0):
        head = head[found[1] :]
    if not head or is_time(head) or _REMARKS.at(head, 0):
        return False
    return any(token.kind == "word" for token in head)
