"""Every check against facts that meet it, that do not, and that do not tell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.eligibility import (
    CHECKS,
    BadParams,
    Facts,
    Finding,
    Initiative,
    Merit,
    Outcome,
    Roster,
    Verdict,
    check_params,
    judge,
    more_favourable,
    most_allowed,
    outcome,
    together,
)

MET, NOT_MET, CANNOT_TELL = Verdict.MET, Verdict.NOT_MET, Verdict.CANNOT_TELL
LABOUR = {"honours": ["ldtt"], "named": "Lao động tiên tiến"}
FIGHTER = {"honours": ["cstdcs"], "named": "Chiến sĩ thi đua cơ sở"}
PERSON = Facts(subject="person", year=2025)


@dataclass(frozen=True)
class Rule:
    check_slug: str
    params: dict[str, Any] = field(default_factory=dict)
    code: str = "tieu-chuan"
    words: str = "Một tiêu chuẩn."
    any_of: str = ""
    is_hard: bool = False
    article: str = "Điều 23"
    source: str = "Luật"
    is_doubtful: bool = False


def found(slug: str, facts: Facts, **params: Any) -> Finding:
    check_params(slug, params)
    (finding,) = judge([Rule(slug, params)], facts)
    return finding


def person(**facts: Any) -> Facts:
    return replace(PERSON, **facts)


def initiative(**about: Any) -> Initiative:
    return Initiative(**{"name": "Số hóa hồ sơ", "level": "base", "year": 2025} | about)


def held(*years: int, unknown: tuple[int, ...] = ()) -> dict[int, frozenset[str]]:
    """The register of 2018–2025: the title in some years, unknown ones left out."""
    return {
        year: frozenset({"cstdcs"} if year in years else ())
        for year in range(2018, 2026)
        if year not in unknown
    }


COMPLETION = {"level": "good", "years": 1}
EXCELLENT_TWICE = {"level": "excellent", "years": 2}
ONE = {"initiative_level": "base", "count": 1, "years": 0}
BOTH = {"level": "excellent", "years": 2, "initiative_level": "base", "count": 2}
RATED = {**COMPLETION, "look": "Xem hiệu quả sản xuất."}
SEVENTY = {**LABOUR, "num": 70, "den": 100}


def collective(members: int = 10, **about: Any) -> Facts:
    roster = Roster(members, **about)
    return Facts(subject="collective", year=2025, unit_kind="office", roster=roster)


CASES = [
    # Completion: the level or a higher one, in every one of the years
    ("completion_at_least", COMPLETION, person(completion={2025: "good"}), MET),
    ("completion_at_least", COMPLETION, person(completion={2025: "excellent"}), MET),
    ("completion_at_least", COMPLETION, person(completion={2025: "done"}), NOT_MET),
    ("completion_at_least", COMPLETION, person(completion={2025: "not_done"}), NOT_MET),
    ("completion_at_least", COMPLETION, person(completion={2024: "excellent"}), CANNOT_TELL),
    (
        "completion_at_least",
        EXCELLENT_TWICE,
        person(completion={2024: "excellent", 2025: "excellent"}),
        MET,
    ),
    ("completion_at_least", EXCELLENT_TWICE, person(completion={2025: "excellent"}), CANNOT_TELL),
    ("completion_at_least", EXCELLENT_TWICE, person(completion={2024: "good"}), NOT_MET),
    # Who is rated by no office
    ("rated_or_judged", RATED, person(direct_worker=True), CANNOT_TELL),
    ("rated_or_judged", RATED, person(direct_worker=True, completion={2025: "done"}), NOT_MET),
    ("rated_or_judged", RATED, person(completion={2025: "good"}), MET),
    ("rated_or_judged", RATED, person(), CANNOT_TELL),
    # A title of the same year
    ("holds_honour", LABOUR, person(honours={2025: frozenset({"ldtt"})}), MET),
    ("holds_honour", LABOUR, person(honours={2025: frozenset({"other"})}), NOT_MET),
    ("holds_honour", LABOUR, person(honours={2024: frozenset({"ldtt"})}), CANNOT_TELL),
    (
        "holds_honour",
        LABOUR,
        person(honours={2025: frozenset()}, pending=frozenset({"ldtt"})),
        CANNOT_TELL,
    ),
    # Three in a row, ending this year or the last
    ("consecutive_honours", FIGHTER | {"years": 3}, person(honours=held(2023, 2024, 2025)), MET),
    ("consecutive_honours", FIGHTER | {"years": 3}, person(honours=held(2022, 2023, 2024)), MET),
    (
        "consecutive_honours",
        FIGHTER | {"years": 3},
        person(honours=held(2021, 2022, 2024, 2025)),
        NOT_MET,
    ),
    (
        "consecutive_honours",
        FIGHTER | {"years": 3},
        person(honours=held(2021, 2022, 2023)),  # ended too long ago
        NOT_MET,
    ),
    (
        "consecutive_honours",
        FIGHTER | {"years": 3},
        person(honours=held(2024, 2025, unknown=(2023,))),
        CANNOT_TELL,
    ),
    (
        "consecutive_honours",
        FIGHTER | {"years": 3},
        person(honours=held(2025, unknown=(2022, 2023))),  # 2024: not, whatever the others
        NOT_MET,
    ),
    ("consecutive_honours", FIGHTER | {"years": 2}, person(), CANNOT_TELL),
    # Initiatives: of the level or above, not used, not later than the year
    ("initiatives", ONE, person(), CANNOT_TELL),
    ("initiatives", ONE, person(initiatives=()), NOT_MET),
    ("initiatives", ONE, person(initiatives=[initiative()]), MET),
    ("initiatives", ONE, person(initiatives=[initiative(year=2019)]), MET),
    ("initiatives", ONE, person(initiatives=[initiative(year=2026)]), NOT_MET),
    ("initiatives", ONE | {"years": 2}, person(initiatives=[initiative(year=2023)]), NOT_MET),
    ("initiatives", ONE | {"years": 2}, person(initiatives=[initiative(year=2024)]), MET),
    ("initiatives", ONE, person(initiatives=[initiative(used_for="Bằng khen")]), NOT_MET),
    ("initiatives", ONE, person(initiatives=[initiative(level="national")]), MET),
    (
        "initiatives",
        ONE | {"initiative_level": "province"},
        person(initiatives=[initiative()]),
        NOT_MET,
    ),
    ("initiatives", ONE | {"count": 2}, person(initiatives=[initiative()]), NOT_MET),
    # Both together
    (
        "completion_with_initiatives",
        BOTH,
        person(
            completion={2024: "excellent", 2025: "excellent"},
            initiatives=[initiative(), initiative(year=2024)],
        ),
        MET,
    ),
    (
        "completion_with_initiatives",
        BOTH,
        person(completion={2024: "excellent", 2025: "excellent"}, initiatives=[initiative()]),
        NOT_MET,
    ),
    ("completion_with_initiatives", BOTH, person(initiatives=[initiative()] * 2), CANNOT_TELL),
    # Movements
    ("took_part", {}, person(registered=True), MET),
    ("took_part", {}, person(result_met=True), MET),
    ("took_part", {}, person(registered=False), CANNOT_TELL),
    ("took_part", {}, person(), CANNOT_TELL),
    ("registered", {}, person(registered=True), MET),
    ("registered", {}, person(registered=False), NOT_MET),
    ("registered", {}, person(), CANNOT_TELL),
    ("result_met", {}, person(result_met=True), MET),
    ("result_met", {}, person(result_met=False), NOT_MET),
    ("result_met", {}, person(), CANNOT_TELL),
    # Collectives
    ("share_of_members", SEVENTY, collective(titles={"ldtt": 7}), MET),  # 70 % exactly
    ("share_of_members", SEVENTY, collective(titles={"ldtt": 6}), NOT_MET),
    ("share_of_members", SEVENTY, collective(13, titles={"ldtt": 9}), NOT_MET),  # 69,23 %
    ("share_of_members", SEVENTY, collective(titles={}), NOT_MET),
    ("share_of_members", SEVENTY, collective(), CANNOT_TELL),
    ("share_of_members", SEVENTY, collective(0, titles={"ldtt": 0}), CANNOT_TELL),
    ("share_of_members", SEVENTY, person(), CANNOT_TELL),
    ("all_completed", {}, collective(completed=10), MET),
    ("all_completed", {}, collective(completed=9), NOT_MET),
    ("all_completed", {}, collective(), CANNOT_TELL),
    ("has_holder", FIGHTER, collective(titles={"cstdcs": 1}), MET),
    ("has_holder", FIGHTER, collective(titles={"ldtt": 9}), NOT_MET),
    ("has_holder", FIGHTER, collective(), CANNOT_TELL),
    ("nobody_disciplined", {}, collective(disciplined=0), MET),
    ("nobody_disciplined", {}, collective(disciplined=1), NOT_MET),
    ("nobody_disciplined", {}, collective(), CANNOT_TELL),
    # Discipline, verification, the same achievement twice
    ("not_disciplined", {}, person(disciplined=False), MET),
    ("not_disciplined", {}, person(disciplined=True), NOT_MET),
    ("not_disciplined", {}, person(), CANNOT_TELL),
    ("not_under_verification", {}, person(under_verification=False), MET),
    ("not_under_verification", {}, person(under_verification=True), NOT_MET),
    ("not_under_verification", {}, person(), CANNOT_TELL),
    ("not_rewarded_already", {}, person(rewarded_already=()), MET),
    ("not_rewarded_already", {}, person(rewarded_already=("Giấy khen",)), NOT_MET),
    ("not_rewarded_already", {}, person(), CANNOT_TELL),
    ("no_violations", {}, Facts(subject="household", year=2025, violations=()), MET),
    ("no_violations", {}, Facts(subject="household", year=2025, violations=("x",)), NOT_MET),
    ("no_violations", {}, Facts(subject="household", year=2025), CANNOT_TELL),
    # Who it is for
    ("subject_is", {"subjects": ["person"]}, person(), MET),
    ("subject_is", {"subjects": ["household", "collective"]}, person(), NOT_MET),
    ("unit_kind_is", {"kinds": ["office"]}, collective(), MET),
    ("unit_kind_is", {"kinds": ["village"]}, collective(), NOT_MET),
    ("unit_kind_is", {"kinds": ["village"]}, person(), CANNOT_TELL),
    ("ground_is", {"grounds": ["sudden"]}, person(procedure="sudden"), MET),
    ("ground_is", {"grounds": ["sudden"]}, person(), NOT_MET),
    # Sudden and thematic results prove nothing for công trạng
    ("only_regular_merits", {}, person(), CANNOT_TELL),
    ("only_regular_merits", {}, person(merits=[Merit("Được mùa")]), MET),
    ("only_regular_merits", {}, person(merits=[Merit("Cứu người", "sudden")]), NOT_MET),
    ("only_regular_merits", {}, person(merits=[Merit("Trồng cây", "campaign")]), NOT_MET),
    (
        "only_regular_merits",
        {},
        person(procedure="sudden", merits=[Merit("Cứu người", "sudden")]),
        MET,
    ),
    # What people judge, and what nobody asks
    ("judged", {"look": "Xem biên bản."}, person(), CANNOT_TELL),
    ("not_asked", {}, person(), MET),
]


@pytest.mark.parametrize(("slug", "params", "facts", "verdict"), CASES)
def test_a_check(slug: str, params: dict[str, Any], facts: Facts, verdict: Verdict) -> None:
    finding = found(slug, facts, **params)
    assert finding.verdict == verdict
    assert finding.facts_used and all(finding.facts_used)
    assert finding.article == "Điều 23"


def test_every_check_has_cases() -> None:
    assert {slug for slug, *_ in CASES} == CHECKS.keys()


def test_the_facts_are_told_in_words() -> None:
    fighter = found(
        "consecutive_honours", person(honours=held(2022, 2024, 2025)), **FIGHTER, years=3
    )
    assert fighter.facts_used == (
        "Được tặng Chiến sĩ thi đua cơ sở: 2022, 2024, 2025",
        "Không có: 2023",
    )
    share = found("share_of_members", collective(3, titles={"ldtt": 2}), **SEVENTY)
    assert share.facts_used == ("2/3 người đạt Lao động tiên tiến, bằng 66,66%; cần từ 70%",)
    used = found("initiatives", person(initiatives=[initiative(used_for="Bằng khen")]), **ONE)
    assert used.facts_used == (
        "“Số hóa hồ sơ”, công nhận cấp cơ sở năm 2025; "
        "đã dùng để xét Bằng khen, không dùng lần nữa",
    )


# --- Alternatives, and what the findings lead to


def finding(verdict: Verdict, *, any_of: str = "", hard: bool = False, people: bool = False):
    return Finding("x", "X", verdict, "", (), hard, "", False, any_of, people)


def test_one_alternative_is_enough() -> None:
    """Chiến sĩ thi đua cơ sở: excellent, or an initiative."""
    rules = [
        Rule("holds_honour", LABOUR),
        Rule("completion_at_least", {"level": "excellent", "years": 1}, any_of="a"),
        Rule("initiatives", ONE, any_of="a"),
    ]
    facts = person(honours={2025: frozenset({"ldtt"})}, completion={2025: "good"})
    assert outcome(judge(rules, replace(facts, initiatives=()))) == Outcome.WARNS
    assert outcome(judge(rules, replace(facts, initiatives=[initiative()]))) == Outcome.FINE
    excellent = replace(facts, completion={2025: "excellent"})
    assert outcome(judge(rules, excellent)) == Outcome.FINE  # initiatives are not known: no matter


def test_groups_keep_the_order_of_their_first() -> None:
    rows = [
        finding(MET),
        finding(NOT_MET, any_of="a"),
        finding(MET),
        finding(CANNOT_TELL, any_of="a"),
    ]
    groups = together(rows)
    assert [len(group.findings) for group in groups] == [1, 2, 1]
    assert groups[1].verdict == CANNOT_TELL


def test_alternatives_read_as_one_sentence() -> None:
    first, other = "Được bình xét trong phong trào.", "Lập thành tích đột xuất."
    rows = [replace(finding(MET, any_of="a"), words=words) for words in (first, other)]
    (choice,), (alone,) = together(rows), together(rows[:1])
    assert choice.words == "Được bình xét trong phong trào, hoặc lập thành tích đột xuất."
    assert alone.words == first


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], Outcome.FINE),
        ([finding(MET, hard=True)], Outcome.FINE),
        ([finding(NOT_MET, hard=True)], Outcome.BLOCKS),
        ([finding(NOT_MET)], Outcome.WARNS),
        ([finding(CANNOT_TELL)], Outcome.WARNS),
        ([finding(CANNOT_TELL, hard=True)], Outcome.WARNS),
        ([finding(CANNOT_TELL, people=True)], Outcome.FINE),
        ([finding(NOT_MET), finding(NOT_MET, hard=True)], Outcome.BLOCKS),
        ([finding(NOT_MET, any_of="a", hard=True), finding(MET, any_of="a")], Outcome.FINE),
        ([finding(NOT_MET, any_of="a", hard=True), finding(NOT_MET, any_of="a")], Outcome.WARNS),
        (
            [finding(NOT_MET, any_of="a"), finding(CANNOT_TELL, any_of="a", people=True)],
            Outcome.FINE,
        ),
        (
            [finding(NOT_MET, any_of="a"), finding(CANNOT_TELL, any_of="a")],
            Outcome.WARNS,
        ),
    ],
)
def test_only_a_hard_failure_blocks(findings, expected) -> None:
    assert outcome(findings) == expected


def test_a_farmer_is_judged_by_people_and_an_officer_must_be_rated() -> None:
    farmer = found("rated_or_judged", person(direct_worker=True), **RATED)
    officer = found("rated_or_judged", person(), **RATED)
    assert farmer.by_people and farmer.facts_used == ("Xem hiệu quả sản xuất.",)
    assert not officer.by_people
    assert (outcome([farmer]), outcome([officer])) == (Outcome.FINE, Outcome.WARNS)


def test_the_kinder_law_is_taken_and_the_older_where_they_are_equal() -> None:
    met, failed, unknown = [finding(MET)], [finding(NOT_MET)], [finding(CANNOT_TELL)]
    blocked = [finding(NOT_MET, hard=True)]
    assert more_favourable(failed, met) is met
    assert more_favourable(met, failed) is met
    assert more_favourable(blocked, failed) is failed
    assert more_favourable(failed, unknown) is unknown
    assert more_favourable(met, [finding(MET)]) is met


def test_caps_are_rounded_down() -> None:
    assert [most_allowed(15, 100, base) for base in (0, 6, 7, 20, 1780)] == [0, 0, 1, 3, 267]


@pytest.mark.parametrize(
    ("slug", "params"),
    [
        ("no_such_check", {}),
        ("completion_at_least", {}),
        ("completion_at_least", {"level": "superb", "years": 1}),
        ("completion_at_least", {"level": "good", "years": 0}),
        ("completion_at_least", {"level": "good", "years": True}),
        ("completion_at_least", {"level": "good", "years": 1, "more": 1}),
        ("initiatives", {"initiative_level": "base", "count": "1", "years": 0}),
        ("holds_honour", {"honours": [], "named": "X"}),
        ("holds_honour", {"honours": ["x"], "named": " "}),
        ("subject_is", {"subjects": ["village"]}),
        ("judged", {"look": ""}),
        ("not_asked", {"look": "x"}),
        ("not_asked", []),
    ],
)
def test_wrong_figures_are_refused_with_a_sentence(slug, params) -> None:
    with pytest.raises(BadParams) as refused:
        check_params(slug, params)
    assert str(refused.value).endswith(".")


# --- Properties

verdicts = st.sampled_from(list(Verdict))
findings = st.lists(
    st.builds(
        finding,
        verdicts,
        any_of=st.sampled_from(["", "a", "b"]),
        hard=st.booleans(),
        people=st.booleans(),
    ),
    max_size=8,
)
RANK = [Outcome.FINE, Outcome.WARNS, Outcome.BLOCKS]


@given(findings)
def test_meeting_one_more_standard_never_makes_it_worse(rows) -> None:
    before = RANK.index(outcome(rows))
    for place in range(len(rows)):
        better = [*rows[:place], replace(rows[place], verdict=MET), *rows[place + 1 :]]
        assert RANK.index(outcome(better)) <= before


@given(findings, findings)
def test_the_favourable_law_is_never_the_worse(old, new) -> None:
    chosen = RANK.index(outcome(more_favourable(old, new)))
    blocked = RANK.index(Outcome.BLOCKS)
    if chosen == blocked:
        assert outcome(old) == outcome(new) == Outcome.BLOCKS


@given(members=st.integers(1, 200), holders=st.integers(0, 200))
def test_a_share_is_exact(members, holders) -> None:
    holders = min(holders, members)
    told = found("share_of_members", collective(members, titles={"ldtt": holders}), **SEVENTY)
    assert (told.verdict == MET) == (holders * 10 >= members * 7)
