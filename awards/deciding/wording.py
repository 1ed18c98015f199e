"""What papers on awards say before anybody changed a word; the marks that data fill. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from awards.models import Authority, MoneyRate
from awards.states import DecisionKind, Procedure
from campaigns.models import SubjectKind
from emulation.lib.dates import PartialDate, date_on_paper
from emulation.lib.number_words import money_words
from emulation.lib.quantities import format_number
from emulation.lib.text import first_lower, first_upper, joined

AWARDS, MONEY, OTHER, REASON = "[khen thưởng]", "[tiền thưởng]", "[quyết định bị hủy]", "[lý do]"
SYMBOLS = {
    DecisionKind.AWARD: "QĐ-UBND",
    DecisionKind.REVOKE: "QĐ-UBND",
    DecisionKind.PROPOSAL: "TTr-UBND",
}
RECIPIENTS = "Như Điều 3\nLưu: VT, VHXH"
PROPOSAL_RECIPIENTS = "Lưu: VT, VHXH"
_LAW_2022 = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
_LAW_2026 = (
    "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 23 tháng 4 "
    "năm 2026"
)
_LAW_2026_FROM = dt.date(2026, 10, 1)
_LOCAL = "Căn cứ Luật Tổ chức chính quyền địa phương"
_COUNCIL = "Theo đề nghị của Thường trực Hội đồng Thi đua - Khen thưởng"
_DAY = re.compile(r"ngày (\d{1,2})/(\d{1,2})/(\d{4})")
_CITED_KINDS = ("Nghị định", "Thông tư", "Quyết định", "Nghị quyết")
_COUNTED = {
    SubjectKind.PERSON: "cá nhân",
    SubjectKind.COLLECTIVE: "tập thể",
    SubjectKind.HOUSEHOLD: "hộ gia đình",
}


def usual_bases(
    rows: Iterable[Authority | MoneyRate | None], minutes: Iterable[str], day: dt.date
) -> list[str]:
    """Return the căn cứ: the laws, the texts that give power and money, the council's minutes."""
    laws = [_LAW_2022, *([_LAW_2026] if day >= _LAW_2026_FROM else [])]
    cited = [f"Căn cứ {text}" for text in _sources(rows)]
    return [_LOCAL, *laws, *cited, *(f"Căn cứ {text}" for text in minutes), _COUNCIL]


def usual_articles(kind: str, *, year: int, occasion: str, issuer: str) -> list[str]:
    """Return the articles of a decision, the paragraphs of a proposal; marks wait for data."""
    match kind:
        case DecisionKind.AWARD:
            return [
                f"{_upper(AWARDS)} đã có thành tích {occasion} (có danh sách kèm theo).",
                f"Tiền thưởng kèm theo là {MONEY}, chi từ quỹ thi đua, khen thưởng năm {year} "
                "của địa phương theo quy định.",
                "Quyết định này có hiệu lực từ ngày ký. Công chức tham mưu công tác thi đua, "
                "khen thưởng, kế toán, các đơn vị liên quan và các tập thể, cá nhân, hộ gia đình "
                "có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
            ]
        case DecisionKind.REVOKE:
            return [
                f"Hủy bỏ {OTHER} đối với các trường hợp có tên trong danh sách kèm theo. "
                f"Lý do: {REASON}",
                f"Thu hồi hiện vật khen thưởng và {MONEY} tiền thưởng đã trao, nộp về quỹ thi "
                "đua, khen thưởng của địa phương.",
                "Quyết định này có hiệu lực từ ngày ký. Công chức tham mưu công tác thi đua, "
                "khen thưởng, kế toán, các đơn vị liên quan và các trường hợp có tên tại Điều 1 "
                "chịu trách nhiệm thi hành Quyết định này.",
            ]
    return [
        f"Thực hiện công tác thi đua, khen thưởng năm {year}, {issuer} đã tổ chức bình xét, thẩm "
        f"định hồ sơ khen thưởng {occasion} theo quy định.",
        f"{issuer} kính trình xem xét, quyết định {AWARDS} (có danh sách và hồ sơ kèm theo).",
        "Trân trọng kính trình.",
    ]


def usual_subject(kind: str, occasion: str) -> str:
    match kind:
        case DecisionKind.AWARD:
            return f"Về việc khen thưởng {occasion}"
        case DecisionKind.REVOKE:
            return "Về việc hủy bỏ quyết định khen thưởng"
    return f"Về việc đề nghị khen thưởng {occasion}"


def occasion_words(procedure: str, campaign: str, year: int) -> str:
    """Return by or in what people earned it: a sudden deed, long service, a campaign by its
    name, or the year's emulation."""
    if procedure == Procedure.SUDDEN:
        return "đột xuất"
    if procedure == Procedure.SERVICE:
        return "trong quá trình cống hiến"
    return f"trong {first_lower(campaign)}" if campaign else f"trong phong trào thi đua năm {year}"


def filled(lines: Sequence[str], words: dict[str, str]) -> list[str]:
    """Put the data in the place of the marks; a line whose mark has nothing to say falls away."""
    told = []
    for line in lines:
        if any(mark in line and not text for mark, text in words.items()):
            continue
        for mark, text in words.items():
            line = line.replace(_upper(mark), first_upper(text)).replace(mark, text)
        told.append(line)
    return told


def awards_words(counts: Sequence[tuple[str, bool, dict[str, int]]]) -> str:
    """Say who gets what: "tặng danh hiệu “Lao động tiên tiến” cho 12 cá nhân; tặng Giấy khen …".

    ``counts``: name of the award, whether it is a title, and how many by kind of subject.
    """
    told = []
    for name, is_honour, by_kind in counts:
        what = f"danh hiệu “{name}”" if is_honour else name
        whom = joined(
            [f"{number:02d} {_COUNTED[SubjectKind(kind)]}" for kind, number in by_kind.items()]
        )
        told.append(f"tặng {what} cho {whom}")
    return "; ".join(told)


def money_phrase(total: int) -> str:
    """Write "9.120.000 đồng (bằng chữ: chín triệu một trăm hai mươi nghìn đồng)"; "" for none."""
    if not total:
        return ""
    return f"{format_number(total)} đồng (bằng chữ: {first_lower(money_words(total))})"


def _sources(rows: Iterable[Authority | MoneyRate | None]) -> list[str]:
    """Return the decrees and circulars, each once; the laws stand by themselves."""
    texts = [re.sub(r"\s*\(.*\)$", "", row.source) for row in rows if row is not None]
    return list(dict.fromkeys(_cited(text) for text in texts if text.startswith(_CITED_KINDS)))


def _cited(source: str) -> str:
    """Write "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ" (Nghị định
    30/2020/NĐ-CP)."""
    numbered = re.sub(rf"^({'|'.join(_CITED_KINDS)}) (?=\d)", r"\1 số ", source)
    dated = _DAY.sub(_day_on_paper, numbered)
    return f"{dated} của Chính phủ" if "/NĐ-CP" in dated else dated


def _day_on_paper(found: re.Match[str]) -> str:
    day, month, year = map(int, found.groups())
    return date_on_paper(PartialDate(year, month, day))


def _upper(mark: str) -> str:
    """Return the mark as it begins a sentence: "[Khen thưởng]"."""
    return f"[{mark[1].upper()}{mark[2:]}"
