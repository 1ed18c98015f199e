"""Votes counted by hand first: seats, conflicts, opinions in writing, sheets, quotas."""

from __future__ import annotations

from dataclasses import asdict, replace
from fractions import Fraction as F

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from awards.tally import (
    ALL_MEMBERS,
    PRESENT,
    Counts,
    Inconsistent,
    Rule,
    Standing,
    count,
    hands,
    problems,
    quorum,
    take_highest,
)

EIGHTY = Rule(F(80, 100))
NINETY = Rule(F(90, 100))
MAJORITY = Rule()


def paper(seats=9, present=9, agree=0, **others) -> Counts:
    """Return counts in which every voter in the room took and gave a valid sheet."""
    out = others.get("conflicted", 0) - others.get("conflicted_absent", 0)
    sheets = {"issued": present - out, "collected": present - out, "valid": present - out}
    given_counts = {"invalid": 0, "abstain": 0} | sheets | others
    rest = given_counts["valid"] - agree - given_counts["abstain"]
    return Counts(seats=seats, present=present, agree=agree, **{"disagree": rest} | given_counts)


# what, counts, rule → base, needed, agreed, passes
CASES = [
    ("80 % of 9 is 7,2: eight must agree", paper(agree=8), EIGHTY, 9, 8, 8, True),
    ("seven of nine are too few", paper(agree=7), EIGHTY, 9, 8, 7, False),
    ("one leaves: 80 % of 8 is 6,4", paper(agree=7, conflicted=1), EIGHTY, 8, 7, 7, True),
    ("one leaves, six agree", paper(agree=6, conflicted=1), EIGHTY, 8, 7, 6, False),
    ("exactly 80 % of 10", paper(10, 10, 8), EIGHTY, 10, 8, 8, True),
    ("exactly 90 % of 10", paper(10, 10, 9), NINETY, 10, 9, 9, True),
    ("the absent stay in the base", paper(present=7, agree=7), EIGHTY, 9, 8, 7, False),
    (
        "one of the absent agrees in writing",
        paper(present=7, agree=7, written_agree=1),
        EIGHTY,
        9,
        8,
        8,
        True,
    ),
    (
        "an absent member disagrees in writing",
        paper(present=8, agree=7, written_disagree=1),
        EIGHTY,
        9,
        8,
        7,
        False,
    ),
    (
        "the one with an interest is the absent one",
        paper(present=8, agree=7, conflicted=1, conflicted_absent=1),
        EIGHTY,
        8,
        7,
        7,
        True,
    ),
    ("of those present only", paper(present=6, agree=5), Rule(F(4, 5), PRESENT), 6, 5, 5, True),
    (
        "of those present, one of whom leaves",
        paper(present=6, agree=4, conflicted=1),
        Rule(F(4, 5), PRESENT),
        5,
        4,
        4,
        True,
    ),
    (
        "who writes takes part",
        paper(present=6, agree=5, written_disagree=1),
        Rule(F(4, 5), PRESENT),
        7,
        6,
        5,
        False,
    ),
    ("a majority of nine", paper(agree=5), MAJORITY, 9, 5, 5, True),
    ("half of eight is no majority", paper(8, 8, 4), MAJORITY, 8, 5, 4, False),
    ("more than two thirds of nine", paper(agree=6), Rule(F(2, 3), is_strict=True), 9, 7, 6, False),
    ("half of eight, where one half is set", paper(8, 8, 4), Rule(F(1, 2)), 8, 4, 4, True),
    ("two thirds of nine", paper(agree=6), Rule(F(2, 3)), 9, 6, 6, True),
    (
        "a sheet not given back and a spoilt one are no agreement",
        paper(agree=7, collected=8, valid=7, invalid=1),
        EIGHTY,
        9,
        8,
        7,
        False,
    ),
    ("an open vote", hands(seats=9, present=8, agree=8, disagree=0), EIGHTY, 9, 8, 8, True),
    (
        "an open vote with a hand that was not raised",
        hands(seats=9, present=9, agree=7, disagree=0, abstain=1),
        EIGHTY,
        9,
        8,
        7,
        False,
    ),
    ("everybody has an interest", paper(3, 3, 0, conflicted=3), EIGHTY, 0, 0, 0, False),
]


@pytest.mark.parametrize(
    ("counts", "rule", "base", "needed", "agreed", "passes"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_vote_is_counted_as_by_hand(counts, rule, base, needed, agreed, passes):
    result = count(counts, rule)
    assert (result.base, result.needed, result.agreed) == (base, needed, agreed)
    assert result.passes is passes
    assert result.share == (F(agreed, base) if base else 0)


def test_the_sentence_says_who_is_in_the_base():
    result = count(paper(agree=7, conflicted=1), EIGHTY)
    assert result.sentence_vi == (
        "Đồng ý 7/8 (87,5%); cần ít nhất 7 (80% tổng số 8 thành viên, không kể 1 người không "
        "tham gia biểu quyết): đạt."
    )


def test_a_share_just_missed_is_not_rounded_up_to_the_threshold():
    many = paper(30_000, 30_000, 23_999)
    result = count(many, EIGHTY)
    assert not result.passes
    assert "(79,99%)" in result.sentence_vi


def test_a_majority_is_said_in_words():
    assert "(quá nửa tổng số 9 thành viên)" in count(paper(agree=5), MAJORITY).sentence_vi
    present = count(paper(present=6, agree=5), Rule(F(2, 3), PRESENT)).sentence_vi
    assert "(2/3 số tham gia biểu quyết là 6 thành viên)" in present


def test_nobody_left_to_vote_is_said():
    result = count(paper(3, 3, 0, conflicted=3), EIGHTY)
    assert result.sentence_vi == "Không có thành viên nào được biểu quyết: không đạt."


WRONG = [
    ({"present": 10}, "Số người có mặt (10) nhiều hơn số thành viên của Hội đồng (9)."),
    ({"collected": 10}, "Số phiếu thu về (10) nhiều hơn số phiếu phát ra (9)."),
    ({"issued": 10}, "Số phiếu phát ra (10) nhiều hơn số thành viên có mặt được biểu quyết (9)."),
    (
        {"invalid": 1},
        "Phiếu hợp lệ (9) cộng phiếu không hợp lệ (1) phải bằng số phiếu thu về (9).",
    ),
    (
        {"agree": 9},
        "Số đồng ý, không đồng ý và không có ý kiến cộng lại (10) phải bằng số phiếu hợp lệ (9).",
    ),
    (
        {"written_agree": 1},
        "Số ý kiến bằng văn bản (1) nhiều hơn số thành viên vắng mặt được biểu quyết (0).",
    ),
    (
        {"conflicted": 10},
        "Số người không tham gia biểu quyết (10) nhiều hơn số thành viên (9).",
    ),
    (
        {"conflicted_absent": 1},
        "Số người vắng trong diện không tham gia biểu quyết (1) nhiều hơn số người thuộc diện "
        "đó (0).",
    ),
    (
        {"present": 2, "conflicted": 3},
        "Số người có mặt mà không tham gia biểu quyết (3) nhiều hơn số người có mặt (2).",
    ),
    ({"disagree": -1}, "Số người và số phiếu không thể nhỏ hơn 0."),
]


@pytest.mark.parametrize(("change", "sentence"), WRONG)
def test_counts_that_contradict_each_other_are_refused_with_a_sentence(change, sentence):
    counts = replace(paper(agree=8), **change)
    assert sentence in problems(counts)
    with pytest.raises(Inconsistent) as refused:
        count(counts, EIGHTY)
    assert sentence in refused.value.sentences


def test_every_contradiction_is_told_at_once():
    counts = replace(paper(agree=8), present=10, invalid=1)
    assert len(problems(counts)) == 2


@pytest.mark.parametrize("share", [F(0), F(-1, 2), F(11, 10)])
def test_an_impossible_share_is_no_rule(share):
    with pytest.raises(ValueError, match="share"):
        Rule(share)
    with pytest.raises(ValueError, match="share"):
        quorum(seats=9, present=9, share=share)


def test_an_unknown_base_is_no_rule():
    with pytest.raises(ValueError, match="base"):
        Rule(F(4, 5), "members")


@pytest.mark.parametrize(
    ("seats", "present", "share", "needed", "passes"),
    [
        (9, 6, F(2, 3), 6, True),
        (9, 5, F(2, 3), 6, False),
        (9, 7, F(4, 5), 8, False),
        (9, 8, F(4, 5), 8, True),
        (10, 8, F(4, 5), 8, True),
        (0, 0, F(2, 3), 0, False),
    ],
)
def test_a_sitting_needs_its_quorum(seats, present, share, needed, passes):
    result = quorum(seats=seats, present=present, share=share)
    assert (result.needed, result.passes) == (needed, passes)


def test_the_quorum_says_what_it_needs():
    assert quorum(seats=9, present=5, share=F(2, 3)).sentence_vi == (
        "Có mặt 5/9 thành viên, cần ít nhất 6 (2/3 tổng số thành viên): chưa đủ điều kiện họp."
    )
    with pytest.raises(Inconsistent, match="nhiều hơn số thành viên"):
        quorum(seats=9, present=10, share=F(2, 3))


ROWS = [
    Standing("An", 9, True),
    Standing("Bình", 8, True),
    Standing("Chi", 8, True),
    Standing("Dung", 8, True),
    Standing("Giang", 7, False),
]


def test_without_a_quota_all_who_passed_are_taken():
    taken = take_highest(None, ROWS)
    assert taken.taken == ("An", "Bình", "Chi", "Dung")
    assert (taken.left, taken.tied, taken.places) == (("Giang",), (), 0)


def test_a_quota_takes_the_highest():
    assert take_highest(1, ROWS).taken == ("An",)
    assert take_highest(1, ROWS).tied == ()
    assert take_highest(4, ROWS).taken == ("An", "Bình", "Chi", "Dung")


def test_an_equal_count_for_the_last_places_waits_for_the_chair():
    waiting = take_highest(2, ROWS)
    assert waiting.taken == ("An",)
    assert (waiting.tied, waiting.places) == (("Bình", "Chi", "Dung"), 1)
    decided = take_highest(2, ROWS, {"Chi"})
    assert decided.taken == ("An", "Chi")
    assert decided.left == ("Bình", "Dung", "Giang")
    assert (decided.tied, decided.places) == ((), 0)


def test_the_chair_may_choose_one_after_another():
    half = take_highest(3, ROWS, {"Chi"})
    assert half.taken == ("An", "Chi")
    assert (half.tied, half.places) == (("Bình", "Dung"), 1)


@pytest.mark.parametrize("choice", [{"Bình", "Chi"}, {"An"}, {"Giang"}])
def test_the_chair_chooses_only_among_the_tied_and_no_more_than_the_places(choice):
    with pytest.raises(Inconsistent):
        take_highest(2, ROWS, choice)


def test_no_place_takes_nobody():
    taken = take_highest(0, ROWS)
    assert taken.taken == taken.tied == ()
    assert set(taken.left) == {row.key for row in ROWS}


@st.composite
def votes(draw):
    seats = draw(st.integers(1, 40))
    present = draw(st.integers(0, seats))
    absent_out = draw(st.integers(0, seats - present))
    present_out = draw(st.integers(0, present))
    issued = draw(st.integers(0, present - present_out))
    collected = draw(st.integers(0, issued))
    valid = draw(st.integers(0, collected))
    agree = draw(st.integers(0, valid))
    abstain = draw(st.integers(0, valid - agree))
    written = draw(st.integers(0, seats - present - absent_out))
    written_agree = draw(st.integers(0, written))
    return Counts(
        seats=seats,
        present=present,
        issued=issued,
        collected=collected,
        valid=valid,
        invalid=collected - valid,
        agree=agree,
        disagree=valid - agree - abstain,
        abstain=abstain,
        conflicted=present_out + absent_out,
        conflicted_absent=absent_out,
        written_agree=written_agree,
        written_disagree=written - written_agree,
    )


ONE_MORE_VOTER = ("seats", "present", "issued", "collected", "valid")
thresholds = st.one_of(st.none(), st.fractions(F(1, 20), 1, max_denominator=100))
rules = st.builds(Rule, thresholds, st.sampled_from([ALL_MEMBERS, PRESENT]), st.booleans())


@given(votes(), rules)
def test_the_base_never_exceeds_the_seats(counts, rule):
    result = count(counts, rule)
    assert 0 <= result.agreed <= result.base <= counts.seats - counts.conflicted
    assert 0 <= result.share <= 1


@given(votes(), rules)
def test_passing_is_reaching_the_share(counts, rule):
    result = count(counts, rule)
    assume(result.base)
    if rule.threshold is None:
        assert result.passes == (2 * result.agreed > result.base)
    elif rule.is_strict:
        assert result.passes == (result.share > rule.threshold)
    else:
        assert result.passes == (result.share >= rule.threshold)


@given(votes(), rules)
def test_one_more_who_agrees_never_fails_what_passed(counts, rule):
    voter = {name: getattr(counts, name) + 1 for name in ONE_MORE_VOTER}
    disagreed = replace(counts, **voter, disagree=counts.disagree + 1)
    agreed = replace(counts, **voter, agree=counts.agree + 1)
    assert count(agreed, rule).passes >= count(disagreed, rule).passes


@given(votes())
def test_one_sheet_too_many_is_always_noticed(counts):
    values = asdict(counts)
    assert not problems(counts)
    for name in ("valid", "invalid", "agree", "disagree", "abstain", "collected"):
        assert problems(Counts(**values | {name: values[name] + 1}))


standings = st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=12).map(
    lambda pairs: [Standing(key, agreed, passes) for key, (agreed, passes) in enumerate(pairs)]
)


@given(st.one_of(st.none(), st.integers(0, 14)), standings)
def test_a_quota_is_never_exceeded_nor_unfair(quota, rows):
    result = take_highest(quota, rows)
    votes_of = {row.key: row for row in rows}
    every = [*result.taken, *result.left, *result.tied]
    assert sorted(every) == sorted(votes_of)
    assert quota is None or len(result.taken) + result.places <= quota
    assert all(votes_of[key].passes for key in [*result.taken, *result.tied])
    passed_over = [votes_of[key].agreed for key in result.left if votes_of[key].passes]
    lowest = min((votes_of[key].agreed for key in result.taken), default=10)
    assert all(agreed < lowest or quota == 0 for agreed in passed_over)


@given(st.integers(0, 12), standings)
def test_the_chair_s_choice_fills_every_place(quota, rows):
    waiting = take_highest(quota, rows)
    decided = take_highest(quota, rows, waiting.tied[: waiting.places])
    assert decided.tied == ()
    assert len(decided.taken) == min(quota, sum(row.passes for row in rows))
