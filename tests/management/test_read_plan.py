"""A plan read from the shell."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from campaigns.intake.reading import NOT_A_PLAN
from campaigns.intake.refusals import EMPTY, TOO_LARGE

PLAN = """
ỦY BAN NHÂN DÂN
XÃ SUỐI NGẦN
Số: 07/KH-UBND
KẾ HOẠCH
Phát động thi đua năm 2025
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
I. CHỈ TIÊU CHỦ YẾU
1. Tỷ lệ hộ nghèo giảm còn 2,5%.
2. Thu nhập bình quân đầu người đạt 62 triệu đồng/người/năm.
"""


def printed(path) -> dict:
    out = StringIO()
    call_command("read_plan", str(path), stdout=out)
    return json.loads(out.getvalue())


def refusal(path) -> str:
    with pytest.raises(CommandError) as refused:
        call_command("read_plan", str(path), stdout=StringIO())
    return str(refused.value)


def test_a_plan_is_printed_as_json(tmp_path):
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    found = printed(path)
    assert (found["number"], found["symbol"]) == ("07", "KH-UBND")
    assert [(each["value"], each["unit"]) for each in found["targets"]] == [
        ("2.5", "%"),
        ("62", "triệu đồng/người/năm"),
    ]
    assert found["leftover"] == []


def test_a_file_that_is_no_plan_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "tho.txt"
    path.write_text("Ao thu lạnh lẽo nước trong veo\nMột chiếc thuyền câu bé tẻo teo\n")
    assert refusal(path) == NOT_A_PLAN


def test_an_empty_file_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "rong.txt"
    path.write_bytes(b"")
    assert refusal(path) == EMPTY


def test_a_file_over_the_limit_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr("emulation.management.commands.read_plan.MAX_BYTES", 10)
    path = tmp_path / "to.txt"
    path.write_text(PLAN, encoding="utf-8")
    assert refusal(path) == TOO_LARGE


def test_a_missing_file_is_named(tmp_path):
    assert "khong-co.docx" in refusal(tmp_path / "khong-co.docx")
