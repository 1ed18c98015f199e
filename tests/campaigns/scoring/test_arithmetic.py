"""Points by hand: every case was worked out on paper first."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.scoring.arithmetic import (
    BONUS,
    CONTENT,
    PENALTY,
    Node,
    Rule,
    added_up,
    earned,
    mean_of,
    outline_sums,
    ranked,
    two_places,
)

CASES = [
    # kind, points, lower, full_above, result, measure, best → points, formula
    ("met", 10, False, None, "212", "210", None, "10", "212 ≥ 210: đạt, 10 điểm"),
    ("met", 10, False, None, "209,9", "210", None, "0", "không có 209,9 ≥ 210: 0 điểm"),
    ("met", 5, True, None, "0,66", "0,66", None, "5", "0,66 ≤ 0,66: đạt, 5 điểm"),
    ("proportional", 30, False, None, "840", "1000", None, "25.20", "30 × 840 ÷ 1.000 = 25,2"),
    (
        "proportional",
        30,
        False,
        None,
        "1880",
        "1000",
        None,
        "30.00",
        "30 × 1.880 ÷ 1.000, không quá 30 = 30",
    ),
    # fewer poor households are better: 4 asked, 6 left
    ("proportional", 15, True, None, "6", "4", None, "10.00", "15 × 4 ÷ 6 = 10"),
    ("proportional", 15, True, None, "0", "4", None, "15", "0 so với 4: đủ 15 điểm"),
    ("above", 5, False, "10", "105", "100", None, "2.50", "vượt 5%, 10% thì đủ 5 điểm: 2,5"),
    ("above", 5, False, "10", "130", "100", None, "5.00", "vượt 30%, 10% thì đủ 5 điểm: 5"),
    ("above", 5, False, "10", "100", "100", None, "0", "100 so với 100: không vượt, 0 điểm"),
    ("above", 5, True, "10", "3,8", "4", None, "2.63", "vượt 5,26%, 10% thì đủ 5 điểm: 2,63"),
    ("best", 20, False, None, "60", "50", "80", "15.00", "20 × 60 ÷ 80 = 15"),
    ("best", 20, True, None, "3", "5", "2", "13.33", "20 × 2 ÷ 3 = 13,33"),
]


def number(text: str | None) -> D | None:
    return None if text is None else D(text.replace(",", "."))


@pytest.mark.parametrize("case", CASES, ids=[f"{c[0]}-{c[4]}-{c[5]}" for c in CASES])
def test_points_from_results_as_worked_by_hand(case: tuple) -> None:
    kind, points, lower, above, result, measure, best, wanted, formula = case
    rule = Rule(kind, D(points), lower, number(above))
    found = earned(rule, result=number(result), measure=number(measure), best=number(best))
    assert (found.points, found.formula) == (D(wanted), formula)


def test_what_cannot_be_told_gives_no_points_and_says_why() -> None:
    rule = Rule("proportional", D(10))
    assert earned(rule, result=None, measure=D(4)).formula == "chưa có kết quả"
    assert earned(rule, result=D(4), measure=None).points is None


TREE = (
    Node(1, CONTENT, D(60), (Node(2, CONTENT, D(40)), Node(3, CONTENT, D(20)))),
    Node(4, CONTENT, D(30)),
    Node(5, BONUS, D(5), (Node(6, BONUS, D(3)), Node(7, BONUS, D(4)))),
    Node(8, PENALTY, D(10)),
)


def test_content_and_bonus_less_penalty_each_under_its_ceiling() -> None:
    total = added_up(TREE, {2: D("38.5"), 3: D(18), 4: D(31), 6: D(3), 7: D(4), 8: D(2)})
    # 38,5 + 18 = 56,5; 31 is cut at 30; 3 + 4 = 7 is cut at 5; 2 is taken away.
    assert (total.content, total.bonus, total.penalty) == (D("86.5"), D(5), D(2))
    assert total.points == D("89.5")
    assert total.by_criterion[1] == D("56.5")


def test_wholes_that_do_not_add_up_are_named() -> None:
    assert outline_sums(TREE) == [(5, D(7))]


def test_mean_of_what_several_gave_to_two_places() -> None:
    assert mean_of([{1: D(9), 2: D(5)}, {1: D(8)}, {1: D(8)}]) == {1: D("8.33"), 2: D("5.00")}


def test_equal_points_share_a_rank_and_the_next_is_left_out() -> None:
    placed = ranked({11: D(90), 12: D(95), 13: D(90), 14: D(80)})
    assert [(one.unit, one.rank) for one in placed] == [(12, 1), (11, 2), (13, 2), (14, 4)]


def test_ties_are_decided_by_the_first_rule_that_tells_them_apart() -> None:
    content = {11: D(85), 13: D(85), 15: D(86)}
    exceeded = {11: 3, 13: 5, 15: 0}
    rules = [("content", content.__getitem__), ("exceeded", exceeded.__getitem__)]
    placed = ranked(dict.fromkeys((11, 13, 15), D(90)), rules)
    assert [(one.unit, one.rank) for one in placed] == [(15, 1), (13, 2), (11, 3)]
    assert placed[0].decided_by == "content"


results = st.decimals("0", "10000", places=2)


@given(
    result=results,
    measure=results,
    lower=st.booleans(),
    kind=st.sampled_from(["met", "proportional", "above"]),
)
def test_points_are_never_negative_nor_above_the_ceiling(
    result: D, measure: D, lower: bool, kind: str
) -> None:
    found = earned(Rule(kind, D(20), lower, D(10)), result=result, measure=measure)
    assert found.points is not None
    assert 0 <= found.points <= 20


@given(one=results, other=results, measure=st.decimals("0.01", "10000", places=2))
def test_a_better_result_never_earns_less(one: D, other: D, measure: D) -> None:
    for lower in (False, True):
        rule = Rule("proportional", D(20), lower)
        better, worse = sorted((one, other), reverse=not lower)
        more = earned(rule, result=better, measure=measure).points
        less = earned(rule, result=worse, measure=measure).points
        assert more is not None and less is not None and more >= less


@given(points=st.dictionaries(st.integers(1, 40), results, max_size=20))
def test_a_ranking_is_an_order_of_the_points(points: dict[int, D]) -> None:
    placed = ranked(points)
    assert {one.unit for one in placed} == set(points)
    for one in placed:
        assert one.rank == 1 + sum(other > one.points for other in points.values())


def test_halves_are_rounded_up_as_by_hand() -> None:
    assert two_places(D("2.665")) == D("2.67")
