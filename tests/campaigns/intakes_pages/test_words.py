"""How a reading is told in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from campaigns.intake.parts import Place, ReadHeader, ReadTarget
from campaigns.intake.reading import read
from campaigns.readings.words import (
    count_words,
    header_lines,
    how_words,
    more_words,
    sureness,
    value_words,
)

PAPERS = sorted((Path(__file__).parents[1] / "intake/papers").glob("*.txt"))
SURE = ReadTarget("Tỷ lệ hộ nghèo", "=", Place(1, 0, 5), value=Decimal("2.5"), unit="%")


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({}, "chắc"),
        ({"sure": 0.82}, "chắc"),
        ({"sure": 0.7}, "nên xem"),
        ({"doubts": ("Không rõ đơn vị.",)}, "nên xem"),
        ({"sure": 0.3, "doubts": ("Không rõ đơn vị.",)}, "ngờ"),
    ],
)
def test_sureness_is_a_word(given, word):
    assert sureness(replace(SURE, **given)).word == word


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ((), ""),
        (("table",), "đọc từ bảng"),
        (("comparator <=",), "chữ đứng trước số nghĩa là “không quá”"),
        (("comparator >= after",), "chữ đứng sau số nghĩa là “từ … trở lên”"),
        (("range", "range", "a rule of tomorrow"), "hai số là một khoảng"),
    ],
)
def test_the_rules_that_read_a_target_are_told(rules, words):
    assert how_words(rules) == words


def test_every_rule_that_reads_our_papers_has_words():
    rules = {
        rule
        for paper in PAPERS
        for target in read(paper.read_bytes(), paper.name).targets
        for rule in target.how
    }
    assert {rule for rule in rules if not how_words([rule])} == set()
    assert len(rules) > 8


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "2,5%"),
        ({"op": "<"}, "dưới 2,5%"),
        ({"op": "range", "value_max": Decimal(3)}, "từ 2,5% đến 3%"),
        ({"op": "maintain", "value": None}, "duy trì"),
        (
            {"value": Decimal(100), "numerator": Decimal(6), "denominator": Decimal(6)},
            "6/6 (100%)",
        ),
    ],
)
def test_a_value_is_told_with_its_comparator(given, words):
    assert value_words(replace(SURE, **given)) == words


def test_what_else_the_text_says_is_told():
    read = replace(
        SURE,
        assigned_by="huyện",
        assigned_value=Decimal(18),
        baseline=Decimal("3.1"),
        baseline_year=2023,
        note="Theo tiêu chí mới",
    )
    assert more_words(read) == "huyện giao 18; năm 2023 là 3,1; theo tiêu chí mới"
    assert more_words(SURE) == ""


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((42, 3), "42 chỉ tiêu: 39 chắc, 3 cần xem"),
        ((42, 0), "42 chỉ tiêu, không còn chỗ cần xem"),
        ((0, 0), "Chưa đọc được chỉ tiêu nào"),
    ],
)
def test_the_counts_are_told(counts, words):
    assert count_words(*counts) == words


def test_the_head_stands_as_in_the_file_or_else_as_typed():
    typed = ReadHeader(issuer="UBND XÃ", number="05", symbol="KH-UBND", title="Thi đua")
    assert header_lines(typed) == ("UBND XÃ", "05/KH-UBND", "Thi đua")
    assert header_lines(replace(typed, lines=("ỦY BAN",))) == ("ỦY BAN",)
