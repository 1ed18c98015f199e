"""What is written in the workshop and how it is called: the one table of words. Pure."""

from __future__ import annotations

from dataclasses import dataclass

REPORT = "report"
YEAR_REPORT = "yearend"
REPORTS = (REPORT, YEAR_REPORT)
LETTER = "letter"


@dataclass(frozen=True)
class Noun:
    """``word`` in a sentence, ``on_paper`` its tên loại, ``series`` the kind that numbers it."""

    word: str
    on_paper: str
    symbol: str
    series: str
    keywords: tuple[str, ...] = ("thi đua", "khen thưởng")


PLAN_NOUN = Noun("kế hoạch", "KẾ HOẠCH", "KH-UBND", "KH")
REPORT_NOUN = Noun(
    "báo cáo", "BÁO CÁO", "BC-UBND", "BC", ("báo cáo", "sơ kết", "thi đua", "khen thưởng")
)
YEAR_REPORT_NOUN = Noun(
    "báo cáo", "BÁO CÁO", "BC-UBND", "BC", ("báo cáo", "tổng kết", "thi đua", "khen thưởng")
)
LETTER_NOUN = Noun("công văn", "CÔNG VĂN", "UBND-VHXH", "CV", ("phát động thi đua", "khen thưởng"))
_NOUNS = {REPORT: REPORT_NOUN, YEAR_REPORT: YEAR_REPORT_NOUN, LETTER: LETTER_NOUN}


def noun_of(kind: str) -> Noun:
    """Return the words for a kind of ``PlanKind``, as stored in a plan or in its content."""
    return _NOUNS.get(kind, PLAN_NOUN)
