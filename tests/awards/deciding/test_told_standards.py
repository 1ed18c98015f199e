"""Which standards a paper's page says to be unmet, and in what words a new paper begins."""

from __future__ import annotations

import pytest

from awards.deciding.reading import _told
from awards.deciding.wording import occasion_words, usual_articles, usual_subject
from awards.eligibility import Verdict
from awards.states import DecisionKind, Procedure


def finding(words: str, verdict: str, any_of: str = "") -> dict[str, str]:
    return {"words": words, "verdict": verdict, "any_of": any_of, "article": ""}


@pytest.mark.parametrize(
    ("verdicts", "unmet", "untold"),
    [
        (("met", "not_met", "cannot_tell"), [], []),
        (("not_met", "not_met", "cannot_tell"), [], ["2"]),
        (("not_met", "not_met", "not_met"), ["0", "1", "2"], []),
    ],
)
def test_of_alternatives_the_best_one_speaks_for_all(verdicts, unmet, untold):
    rows = [finding(str(place), verdict, "a") for place, verdict in enumerate(verdicts)]
    assert _told(rows, Verdict.NOT_MET) == unmet
    assert _told(rows, Verdict.CANNOT_TELL) == untold


def test_a_standard_by_itself_is_told_as_it_was_found():
    rows = [finding("kỷ luật", "not_met"), finding("sáng kiến", "met", "a")]
    assert _told(rows, Verdict.NOT_MET) == ["kỷ luật"]


@pytest.mark.parametrize(
    ("procedure", "campaign", "words"),
    [
        (Procedure.SUDDEN, "", "đột xuất"),
        (Procedure.SERVICE, "", "trong quá trình cống hiến"),
        (Procedure.REGULAR, "", "trong phong trào thi đua năm 2024"),
        (Procedure.CAMPAIGN, "Đợt thi đua “Ngõ sạch”", "trong đợt thi đua “Ngõ sạch”"),
    ],
)
def test_a_new_paper_says_in_or_by_what_they_earned_it(procedure, campaign, words):
    occasion = occasion_words(procedure, campaign, 2024)
    assert occasion == words
    assert usual_subject(DecisionKind.AWARD, occasion) == f"Về việc khen thưởng {words}"
    first = usual_articles(DecisionKind.AWARD, year=2024, occasion=occasion, issuer="")[0]
    assert f"đã có thành tích {words} (có danh sách kèm theo)." in first
