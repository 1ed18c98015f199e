"""Names of saved files."""

from __future__ import annotations

from emulation.papers.downloads import safe_file_name


def test_a_long_name_ends_with_a_whole_word():
    name = safe_file_name("Hồ sơ kèm tờ trình đề nghị khen thưởng năm 2024 " * 4)
    assert 80 < len(name) <= 100
    assert name.split()[-1] in {"Hồ", "sơ", "kèm", "tờ", "trình", "đề", "nghị", "khen", "thưởng",
                                "năm", "2024"}  # fmt: skip


def test_one_long_word_is_cut():
    assert safe_file_name("a" * 120) == "a" * 100


def test_a_short_name_stays_but_for_signs_that_file_systems_refuse():
    assert safe_file_name("42/TTr-UBND: về việc") == "42-TTr-UBND- về việc"
