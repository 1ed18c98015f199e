"""Where a target stands, and the sentence that says why."""

import datetime as dt
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.measures import (
    BADGES,
    LABELS,
    Aim,
    Standing,
    expected_at,
    judge,
    label,
    share_gone,
    why,
)

VALUES = st.decimals(min_value=0, max_value=1000, places=2, allow_nan=False)
SHARES = st.decimals(min_value=0, max_value=1, places=2, allow_nan=False)
RULES = st.sampled_from(["sum", "latest", "average"])
BEST_FIRST = list(Standing)[:5]
HALF = D("0.5")


def aim(comparator, direction, value, value_max=None, *, kind="amount", baseline=None, rule="sum"):
    figures = [None if f is None else D(str(f)) for f in (value, value_max, baseline)]
    return Aim(comparator, direction, kind, *figures, period_rule=rule)


FRUIT = aim("=", "higher", 1000)
ACCIDENTS = aim("<=", "lower", 5)
TITLES = aim("range", "within", 1, 2)
INSURED = aim("=", "higher", 95, kind="percentage", baseline=90, rule="latest")
POOR = aim("=", "lower", "0.66", kind="percentage", baseline="1.06", rule="latest")
WASTE = aim("=", "higher", 95, kind="percentage", rule="latest")


def standing(target, result, share=HALF, **more):
    asked = {"share_gone": D(share), "expected": None} | more
    return judge(target, None if result is None else D(str(result)), **asked).value


@pytest.mark.parametrize(
    ("target", "result", "found"),
    [
        (FRUIT, 1001, "exceeded"),
        (FRUIT, 1000, "met"),
        (FRUIT, 999, "behind"),
        (POOR, "0.60", "exceeded"),
        (POOR, "0.66", "met"),
        (POOR, "0.67", "behind"),
        (aim("<", "lower", 1), 1, "behind"),
        (aim("<", "lower", 1), "0.9", "met"),
        (aim(">", "higher", 99), 99, "behind"),
        (aim(">", "higher", 99), "99.5", "met"),
        (aim(">=", "higher", 98, kind="percentage"), 98, "met"),
        (aim(">=", "higher", 98, kind="percentage"), 99, "exceeded"),
        (aim("=", "higher", 100, kind="percentage"), 105, "met"),
        (ACCIDENTS, 5, "met"),
        (ACCIDENTS, 4, "exceeded"),
        (ACCIDENTS, 6, "behind"),
        (TITLES, 0, "behind"),
        (TITLES, 2, "met"),
        (TITLES, 3, "behind"),
        (aim("range", "higher", 1, 2), 2, "met"),
        (aim("range", "higher", 1, 2), 3, "exceeded"),
        (aim("range", "lower", 13, 15), 15, "met"),
        (aim("range", "lower", 13, 15), 12, "exceeded"),
        (aim("=", "exactly", 4), 4, "met"),
        (aim("=", "exactly", 4), 5, "behind"),
        (aim("maintain", "exactly", 4), 5, "met"),
        (aim("maintain", "higher", 4), 3, "behind"),
        (aim("maintain", "lower", 4), 4, "met"),
        (aim("maintain", "lower", 4), 5, "behind"),
        (aim("achieve", "higher", 475), 500, "exceeded"),
    ],
)
def test_at_the_end(target, result, found):
    assert standing(target, result, 1) == found


@pytest.mark.parametrize(
    ("target", "result"),
    [
        (FRUIT, None),
        (aim("maintain", "higher", None), 4),
        (aim("=", "higher", 4, kind="level"), 4),
        (aim("achieve", "higher", 1, kind="qualitative"), 1),
        (aim("range", "within", 1), 1),
    ],
)
@pytest.mark.parametrize("share", ["0.5", "1"])
def test_figures_do_not_tell(target, result, share):
    assert standing(target, result, share) == "no_data"


@pytest.mark.parametrize(
    ("target", "result", "found"),
    [
        # 500 of 1.000 are expected; a fifth of 500 may be missing.
        (FRUIT, 1200, "exceeded"),
        (FRUIT, 1000, "met"),
        (FRUIT, 500, "on_track"),
        (FRUIT, 400, "at_risk"),
        (FRUIT, 399, "behind"),
        # From 90 to 95: 92,5 is expected, a fifth of 2,5 may be missing.
        (INSURED, 96, "exceeded"),
        (INSURED, "92.5", "on_track"),
        (INSURED, 92, "at_risk"),
        (INSURED, "91.9", "behind"),
        # From 1,06 down to 0,66: 0,86 is expected, a fifth of 0,2 may be missing.
        (POOR, "0.66", "met"),
        (POOR, "0.86", "on_track"),
        (POOR, "0.90", "at_risk"),
        (POOR, "0.91", "behind"),
        # No baseline: a fifth of 95.
        (WASTE, 95, "met"),
        (WASTE, 91, "at_risk"),
        (WASTE, 76, "at_risk"),
        (WASTE, 75, "behind"),
        (aim("<", "lower", 1, rule="latest"), 1, "at_risk"),
        # At most 5 in the year, 2,5 by now: only the end can say "met".
        (ACCIDENTS, 0, "on_track"),
        (ACCIDENTS, 2, "on_track"),
        (ACCIDENTS, 3, "at_risk"),
        (ACCIDENTS, 5, "at_risk"),
        (ACCIDENTS, 6, "behind"),
        (aim("<", "lower", 5), 5, "behind"),
        # 1 to 2 in the year, at least 0,5 by now.
        (TITLES, 0, "behind"),
        (TITLES, 1, "met"),
        (TITLES, 3, "behind"),
        (aim("=", "exactly", 4), 2, "on_track"),
        (aim("=", "exactly", 100), 105, "behind"),
    ],
)
def test_half_way(target, result, found):
    assert standing(target, result) == found


def test_a_level_outside_its_range_is_measured_to_the_nearer_bound():
    ducks = aim("range", "within", 13, 15, rule="latest", baseline=21)

    # From 21 down to 15: 18 is expected, a fifth of 3 may be missing.
    assert standing(ducks, 18) == "on_track"
    assert standing(ducks, "18.6") == "at_risk"
    assert standing(ducks, 19) == "behind"
    assert standing(ducks, 14) == "met"
    assert standing(ducks, "12.5") == "at_risk"
    assert standing(ducks, 12) == "behind"
    assert sentence(ducks, 12, unit="nghìn con") == "Thấp hơn mức 13 nghìn con là 1 nghìn con."


def test_a_milestone_replaces_the_line():
    assert standing(FRUIT, 100, expected=D(90)) == "on_track"
    assert standing(FRUIT, 600, expected=D(800)) == "behind"
    assert standing(ACCIDENTS, 3, expected=D(3)) == "on_track"
    assert standing(WASTE, 80, expected=D(80)) == "on_track"


def test_a_pace_that_would_still_arrive_lifts_one_step():
    # 300 now, 350 in the last quarter: 1.000 in two more.
    assert standing(FRUIT, 300, pace=D(350), periods_left=2) == "at_risk"
    assert standing(FRUIT, 300, pace=D(349), periods_left=2) == "behind"
    assert standing(FRUIT, 400, pace=D(300), periods_left=2) == "on_track"
    assert standing(FRUIT, 600, pace=D(300), periods_left=2) == "on_track"
    assert standing(POOR, "0.95", pace=D("-0.15"), periods_left=2) == "at_risk"
    assert standing(TITLES, 0, pace=D(3), periods_left=1) == "at_risk"


def test_nothing_lifts_what_is_passed_or_over():
    assert standing(ACCIDENTS, 6, pace=D(-3), periods_left=2) == "behind"
    assert standing(ACCIDENTS, 3, pace=D(0), periods_left=2) == "at_risk"
    assert standing(FRUIT, 300, 1, pace=D(900), periods_left=2) == "behind"


@given(VALUES, VALUES, VALUES, st.none() | VALUES, RULES, SHARES, st.booleans())
@settings(max_examples=60)
def test_a_better_figure_never_stands_worse(value, first, second, baseline, rule, share, is_lower):
    worse, better = sorted([first, second], reverse=is_lower)
    direction = "lower" if is_lower else "higher"
    target = Aim("=", direction, "amount", value, baseline=baseline, period_rule=rule)
    asked = {"share_gone": share, "expected": None, "pace": D(10), "periods_left": 2}

    places = [BEST_FIRST.index(judge(target, result, **asked)) for result in (better, worse)]
    assert places == sorted(places)


@given(VALUES, SHARES, RULES, st.none() | VALUES, VALUES)
@settings(max_examples=60)
def test_what_meets_at_the_end_is_never_behind_before(value, share, rule, baseline, result):
    target = Aim(">=", "higher", "amount", value, baseline=baseline, period_rule=rule)
    at_end = judge(target, result, share_gone=D(1), expected=None)

    if at_end != Standing.BEHIND:
        assert judge(target, result, share_gone=share, expected=None) == at_end


@pytest.mark.parametrize(
    ("target", "share", "expected"),
    [
        (FRUIT, "0.25", "250"),
        (ACCIDENTS, "0.5", "2.5"),
        (TITLES, "0.5", "0.5"),
        (aim("range", "within", 1, 2, baseline=2), "0.5", "0.5"),
        (INSURED, "0.5", "92.5"),
        (POOR, "0.25", "0.96"),
        (WASTE, "0.25", "95"),
        (aim("range", "within", 13, 15, rule="latest"), "0.5", "13"),
        (aim("range", "within", 13, 15, rule="latest", baseline=14), "0.5", "14"),
        (aim("range", "within", 13, 15, rule="latest", baseline=21), "0.5", "18"),
        (aim("range", "lower", 13, 15, rule="latest", baseline=21), "1", "15"),
        (aim("range", "higher", 13, 15, rule="latest", baseline=11), "1", "13"),
    ],
)
def test_line_of_the_plan(target, share, expected):
    assert expected_at(target, D(share)) == D(expected)


def test_line_of_the_plan_with_a_milestone_or_without_a_figure():
    assert expected_at(FRUIT, HALF, D(90)) == 90
    assert expected_at(aim("=", "higher", 4, kind="level"), HALF) is None
    assert expected_at(aim("maintain", "higher", None), HALF) is None


@given(VALUES, st.none() | VALUES, RULES)
@settings(max_examples=40)
def test_the_line_ends_at_the_goal(value, baseline, rule):
    target = Aim("=", "higher", "amount", value, baseline=baseline, period_rule=rule)

    assert expected_at(target, D(1)) == expected_at(target, D(7)) == value


def sentence(target, result, share=HALF, **more):
    asked = {"share_gone": D(share), "expected": None, "until": "hết quý II"} | more
    return why(target, None if result is None else D(str(result)), **asked)


def test_sentences_about_the_plan():
    budget = {"unit": "triệu đồng", "expected": D(2300)}
    target = aim("=", "higher", 4786)

    assert sentence(target, 2051, **budget) == (
        "Còn thiếu 249 triệu đồng so với kế hoạch đến hết quý II."
    )
    assert sentence(target, 2364, **budget) == ("Cao hơn kế hoạch đến hết quý II là 64 triệu đồng.")
    assert sentence(target, 2300, **budget) == (
        "Đúng bằng kế hoạch đến hết quý II, 2.300 triệu đồng."
    )
    assert sentence(POOR, "0.81", unit="%") == (
        "Thấp hơn kế hoạch đến hết quý II là 0,05 điểm phần trăm."
    )
    assert sentence(TITLES, 0, unit="người") == (
        "Còn thiếu 1 người so với kế hoạch đến hết quý II."
    )


@pytest.mark.parametrize(
    ("unit", "result", "expected", "said"),
    [
        ("con", 7, "9.945355", "Còn thiếu 3 con so với kế hoạch đến hết quý II."),
        ("con", 9, "9.2", "Còn thiếu 1 con so với kế hoạch đến hết quý II."),
        ("con", 10, "9.945355", "Cao hơn kế hoạch đến hết quý II là 1 con."),
        ("đồng", 7, "9.945355", "Còn thiếu 3 đồng so với kế hoạch đến hết quý II."),
        ("tấn", 7, "9.945355", "Còn thiếu 2,95 tấn so với kế hoạch đến hết quý II."),
        ("nghìn con", 7, "9.945355", "Còn thiếu 2,95 nghìn con so với kế hoạch đến hết quý II."),
    ],
)
def test_of_what_is_counted_only_whole_ones_are_missing(unit, result, expected, said):
    assert sentence(aim("=", "higher", 20), result, unit=unit, expected=D(expected)) == said


@pytest.mark.parametrize(
    ("target", "result", "unit", "said"),
    [
        (FRUIT, 990, "tấn", "Còn thiếu 10 tấn so với 1.000 tấn."),
        (FRUIT, 1020, "tấn", "Vượt 20 tấn so với 1.000 tấn."),
        (FRUIT, 1000, "tấn", "Đạt 1.000 tấn, chỉ tiêu 1.000 tấn."),
        (POOR, "0.81", "%", "Cao hơn mức 0,66% là 0,15 điểm phần trăm."),
        (POOR, "0.664912", "%", "Cao hơn mức 0,66% là 0,0049 điểm phần trăm."),
        (POOR, "0.60", "%", "Thấp hơn mức 0,66% là 0,06 điểm phần trăm."),
        (POOR, "0.66", "%", "Đạt 0,66%, chỉ tiêu không quá 0,66%."),
        (WASTE, "91.052632", "%", "Thấp hơn mức 95% là 3,95 điểm phần trăm."),
        (aim(">=", "higher", 98, rule="latest"), 98, "%", "Đạt 98%, chỉ tiêu từ 98% trở lên."),
        (aim("<", "lower", 1, rule="latest"), 1, "%", "Kết quả 1%, chỉ tiêu dưới 1%."),
        (TITLES, 3, "người", "Cao hơn mức 2 người là 1 người."),
        (TITLES, 2, "người", "Đạt 2 người, chỉ tiêu từ 1 đến 2 người."),
        (aim("maintain", "higher", 4), 3, "thôn", "Còn thiếu 1 thôn so với 4 thôn."),
        (aim("=", "higher", 4, kind="level"), 4, "",
         "Chỉ tiêu này không chấm bằng số: chờ người theo dõi đánh giá."),
        (FRUIT, None, "tấn", "Chưa có số liệu."),
    ],
)  # fmt: skip
def test_sentences_at_the_end(target, result, unit, said):
    assert sentence(target, result, 1, unit=unit) == said


def test_sentences_before_the_end():
    assert sentence(WASTE, 91, unit="%") == "Thấp hơn mức 95% là 4 điểm phần trăm."
    assert sentence(ACCIDENTS, 3, unit="vụ") == (
        "Đến hết quý II 3 vụ; chỉ tiêu cả kỳ không quá 5 vụ."
    )
    assert sentence(ACCIDENTS, 6, unit="vụ") == "Cao hơn mức 5 vụ là 1 vụ."


@pytest.mark.parametrize(
    ("result", "pace", "left", "more"),
    [
        (450, 300, 2, "; giữ được mức của kỳ này thì vẫn đạt chỉ tiêu"),
        (450, 250, 2, ""),  # 950 at the end: the pace saves nothing
        (450, None, 2, ""),
        (500, 300, 2, ""),  # on its line without it
        (300, 400, 2, ""),  # far behind: lifted to at risk only
    ],
)
def test_what_only_its_pace_keeps_on_track_says_so(result, pace, left, more):
    pace = {"pace": pace and D(pace), "periods_left": left}

    said = sentence(FRUIT, result, unit="tấn", **pace)

    assert ("; giữ được" in said) is bool(more)
    assert (standing(FRUIT, result, **pace) == "on_track") is (bool(more) or result == 500)
    if more:
        assert said == f"Còn thiếu 50 tấn so với kế hoạch đến hết quý II{more}."


@given(VALUES, VALUES, SHARES, st.sampled_from(["higher", "lower", "exactly"]), RULES)
@settings(max_examples=60)
def test_every_sentence_is_one(value, result, share, direction, rule):
    said = sentence(Aim("=", direction, "amount", value, period_rule=rule), result, share)

    assert said.endswith(".")
    assert said[0].isupper()
    assert "None" not in said


@pytest.mark.parametrize(
    ("day", "gone"),
    [
        (dt.date(2023, 12, 31), D(0)),
        (dt.date(2024, 1, 1), D(1) / 366),
        (dt.date(2024, 6, 30), D(182) / 366),
        (dt.date(2024, 12, 31), D(1)),
        (dt.date(2025, 2, 1), D(1)),
    ],
)
def test_share_of_the_year_gone(day, gone):
    assert share_gone(dt.date(2024, 1, 1), dt.date(2024, 12, 31), day) == gone


def test_a_span_of_a_day_and_of_none():
    day = dt.date(2024, 2, 3)

    assert share_gone(day, day, day) == 1
    with pytest.raises(ValueError, match="before it begins"):
        share_gone(day, dt.date(2024, 2, 1), day)


def test_words_and_badges():
    assert label(Standing.BEHIND, is_final=False) == "Chậm"
    assert label(Standing.BEHIND, is_final=True) == "Chưa đạt"
    assert label(Standing.AT_RISK, is_final=False) == "Có nguy cơ"
    assert LABELS.keys() == BADGES.keys() == set(Standing)
