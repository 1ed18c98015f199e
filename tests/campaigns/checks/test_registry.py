"""The table of rules and what all checks have in common."""

from __future__ import annotations

from campaigns.checks import LEVELS, RULES, Level, group_of, plan_checks, plan_errors
from tests.campaigns.checks.contents_made import content, found, item, sentences


def test_a_sound_plan_leaves_only_what_is_said_of_blank_targets():
    assert sentences(content()) == ["Kế hoạch chưa có chỉ tiêu nào"]


def test_every_check_names_its_rule_and_group():
    checks = plan_checks(content(item(), header={"title": ""}))

    assert {check.rule for check in checks} <= set(RULES)
    assert all(group_of(check) for check in checks)


def test_what_must_be_mended_stands_first_and_what_is_in_order_last():
    checks = plan_checks(content(item("Diện tích 12 Ha."), item(), header={"symbol": ""}))

    order = [(check.ok, LEVELS.index(check.level)) for check in checks]
    assert order == sorted(order)
    assert checks[0].level == Level.MUST


def test_errors_are_the_sentences_of_what_blocks():
    assert plan_errors(content(header={"symbol": "", "place": ""})) == [
        "Phần đầu chưa có ký hiệu",
        "Phần đầu chưa có địa danh",
    ]


def test_a_check_keeps_its_key_until_its_place_changes():
    (before,) = found(content(item("Trồng 12 Ha rừng.", uid="a")), "writing.measures")
    (again,) = found(content(item("Trồng 12 Ha rừng.", uid="a")), "writing.measures")
    (moved,) = found(content(item("Trồng mới 12 Ha rừng.", uid="a")), "writing.measures")

    assert before.key == again.key
    assert before.key != moved.key
