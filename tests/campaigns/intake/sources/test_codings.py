"""TCVN3, VNI, Windows-1258 and UTF-16 become Unicode; Unicode stays."""

from __future__ import annotations

import unicodedata

import pytest

from campaigns.intake.sources import source_of, source_of_text
from campaigns.intake.sources.codings import (
    coding_of_font,
    from_tcvn3,
    from_vni,
    is_capital_font,
)
from campaigns.intake.sources.legacy import holds_coded, run_text
from campaigns.intake.sources.syllables import spells_vietnamese, vietnamese_score
from emulation.lib.text import nfc
from tests.campaigns.intake.coded import in_tcvn3, in_vni
from tests.campaigns.intake.files_made import texts

PLAN = (
    "Thôn Hồng Lạc phấn đấu giảm tỷ lệ hộ nghèo còn 2,5%, trồng mới 25 ha rừng.\n"
    "Mỗi hộ được vay ít nhất 50 triệu đồng để chăn nuôi, xây dựng nếp sống văn minh.\n"
    "Người dân tự nguyện hiến đất mở đường, kịp thời khen thưởng điển hình tiên tiến."
)
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def cp1258(text: str) -> bytes:
    """As Windows of old saves it: vowels composed, tones apart."""
    spelled = ""
    for letter in text:
        decomposed = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in decomposed if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(m for m in decomposed if m not in tones))
        spelled += base + tones
    return spelled.encode("cp1258")


@pytest.mark.parametrize("letter", LETTERS)
def test_every_small_letter_comes_back_from_tcvn3(letter):
    assert nfc(from_tcvn3(in_tcvn3(letter))) == letter


@pytest.mark.parametrize("letter", LETTERS + LETTERS.upper())
def test_every_letter_comes_back_from_vni(letter):
    assert nfc(from_vni(in_vni(letter))) == letter


@pytest.mark.parametrize("letter", LETTERS)
def test_every_capital_comes_back_from_a_tcvn3_font_of_capitals(letter):
    assert run_text(in_tcvn3(letter), ".VnTimeH")[0] == letter.upper()


@pytest.mark.parametrize(
    ("data", "warning"),
    [
        (PLAN.encode(), ""),
        (PLAN.encode("utf-8-sig"), ""),
        (unicodedata.normalize("NFD", PLAN).encode(), ""),
        (PLAN.encode("utf-16"), ""),
        (PLAN.encode("utf-16-le"), ""),
        (PLAN.encode("utf-16-be"), ""),
        (cp1258(PLAN), "Windows-1258"),
        (in_tcvn3(PLAN).encode("latin-1"), "TCVN3"),
        (in_vni(PLAN).encode("cp1252"), "VNI"),
    ],
)
def test_a_text_file_in_any_coding_gives_the_same_lines(data, warning):
    source = source_of(data)
    assert texts(source) == PLAN.splitlines()
    assert [warning in each for each in source.warnings] == ([True] if warning else [])


@pytest.mark.parametrize("coded", [in_tcvn3(PLAN), in_vni(PLAN)])
def test_coded_letters_that_were_pasted_are_converted(coded):
    source = source_of_text(coded)
    assert texts(source) == PLAN.splitlines()
    assert len(source.warnings) == 1
    assert "đã đổi" in source.warnings[0]


def test_a_unicode_line_among_tcvn3_lines_stays():
    mixed = in_tcvn3(PLAN) + "\nKhông có hộ đói; được khen."
    assert texts(source_of_text(mixed))[-1] == "Không có hộ đói; được khen."


def test_an_abbreviation_in_tcvn3_is_converted_with_the_text_around():
    assert "HĐND xã" in texts(source_of_text(in_tcvn3(PLAN) + "\nH§ND x·"))[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Lưu ý: «Đoàn kết» là khẩu hiệu; diện tích 24 m², nhiệt độ 30°.",
        "Café, naïve, señor, Ångström, über: words of other languages.",
        "Thu ngân sách đạt 5.200 triệu đồng ± 2%; × 3.",
    ],
)
def test_unicode_with_foreign_letters_and_signs_stays_as_it_is(text):
    source = source_of_text(text)
    assert texts(source) == [text]
    assert source.warnings == ()


def test_utf8_with_a_few_broken_bytes_is_read_with_a_warning():
    data = PLAN.encode()[:-40] + b"\xff" + PLAN.encode()[-30:]
    source = source_of(data)
    assert texts(source)[:2] == PLAN.splitlines()[:2]
    assert any("bị hỏng" in warning for warning in source.warnings)


def test_english_in_cp1252_keeps_its_quotation_marks():
    assert texts(source_of("“Plan” – 5 €".encode("cp1252"))) == ["“Plan” – 5 €"]


@pytest.mark.parametrize(
    ("font", "coding"),
    [
        (".VnTime", "TCVN3"),
        ("ABCDEF+.VnArialH", "TCVN3"),
        (".Vn3DH", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("ABCDEF+VNI-Times,Bold", "VNI"),
        ("Times New Roman", None),
        ("Vnesans", None),
        ("", None),
    ],
)
def test_a_font_declares_its_coding(font, coding):
    assert coding_of_font(font) == coding


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTimeH", True),
        (".VnArial NarrowH", True),
        ("ABCDEF+.VnTimeH,Bold", True),
        (".VnTime", False),
        ("VNI-TimesH", False),
    ],
)
def test_fonts_of_capitals_end_in_h(font, expected):
    assert is_capital_font(font) is expected


def test_unicode_letters_under_a_tcvn3_font_stay():
    assert run_text("Kế hoạch", ".VnTime") == ("Kế hoạch", None)
    assert not holds_coded("Không có, cùng làm, vì con em")
    assert holds_coded(in_tcvn3("được"))


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "giếng", "gì", "khuya", "ưỡn", "yểu", "đồng", "hoà", "hòa", "QUỐC"]
)
def test_vietnamese_syllables_are_known(word):
    assert spells_vietnamese(word)


@pytest.mark.parametrize("word", ["héi", "chñ", "Coäng", "HĐND", "naïve", "Þnh"])
def test_other_words_are_not(word):
    assert not spells_vietnamese(word)


def test_wrongly_read_text_scores_below_the_right_one():
    assert vietnamese_score(in_tcvn3(PLAN)) < 0 < vietnamese_score(PLAN)
