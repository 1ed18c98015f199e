"""Is a subject eligible for an award: each standard met, not met or not to be told. Pure.

The standards are data (``awards.models.Condition``); what is known of the subject comes as
``Facts``, in which ``None`` and a missing year mean "not known", never "no". Sources: Luật
Thi đua, khen thưởng 2022, Điều 19–30, 74, 75; Nghị định 152/2025/NĐ-CP, Điều 4; Nghị định
86/2023/NĐ-CP; công văn 5007/BNV-TĐKT năm 2023 (an initiative counts once).
"""

from awards.eligibility.facts import (
    COMPLETIONS,
    GROUNDS,
    INITIATIVE_LEVELS,
    SUBJECTS,
    UNIT_KINDS,
    Facts,
    Initiative,
    Merit,
    Roster,
)
from awards.eligibility.findings import (
    VERDICT_WORDS,
    Asked,
    Finding,
    Outcome,
    Verdict,
    more_favourable,
    most_allowed,
    outcome,
    together,
)
from awards.eligibility.judging import (
    CHECKS,
    NOT_ASKED,
    BadParams,
    ConditionRule,
    check_params,
    judge,
)

__all__ = [
    "CHECKS",
    "COMPLETIONS",
    "GROUNDS",
    "INITIATIVE_LEVELS",
    "NOT_ASKED",
    "SUBJECTS",
    "UNIT_KINDS",
    "VERDICT_WORDS",
    "Asked",
    "BadParams",
    "ConditionRule",
    "Facts",
    "Finding",
    "Initiative",
    "Merit",
    "Outcome",
    "Roster",
    "Verdict",
    "check_params",
    "judge",
    "more_favourable",
    "most_allowed",
    "outcome",
    "together",
]
