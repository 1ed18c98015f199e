"""What is looked at before a plan is submitted."""

from __future__ import annotations

import pytest

from campaigns.checks import plan_checks
from campaigns.content import plan_content
from tests.campaigns.plans_made import draft
from tests.plumbing.kept import kept


@pytest.fixture
@kept
def content(cast):
    return plan_content(draft(cast))


def found(content):
    return {check.sentence: check.ok for check in plan_checks(content)}


def test_a_yearly_plan_should_name_its_year(content):
    content["header"]["title"] = "Phát động phong trào thi đua năm 2024"
    assert found(content)["Trích yếu có ghi năm"]

    content["header"]["title"] = "Phát động phong trào thi đua"
    assert found(content)["Trích yếu nên ghi năm 2024"] is False


def test_a_drive_is_not_asked_for_a_year(content):
    content["kind"] = "drive"
    content["header"]["title"] = "Chào mừng ngày hội"
    assert not [sentence for sentence in found(content) if "ghi năm" in sentence]
