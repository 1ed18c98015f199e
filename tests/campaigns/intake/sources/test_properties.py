"""Whatever comes in: no word is lost, nothing crashes."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources import source_of, source_of_text
from campaigns.intake.sources.rows import line_text
from emulation.lib.text import nfc
from tests.campaigns.intake.files_made import all_words, numbered, paragraph, table, word_file

WORDS = [
    "kế hoạch", "2", "- 2 -", "Trang 3", "|", "||", "\t", "\t\t", "\f", "\n", "\n\n", "     ",
    "Nơi nhận:", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 05/KH-UBND", "TM. ỦY BAN", "CHỦ TỊCH",
    "ngày    tháng   năm 2024", "KẾ HOẠCH", "a)", "+---+", "95%", "|--|", "Phụ lục", "những",
    "còn", "\r\n", "1.1.", "Độc lập - Tự do - Hạnh phúc",
]  # fmt: skip
LINE_END = re.compile(r"[\n\r\f\x0b\x85\u2028\u2029]")
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
# Letters that XML can hold.
PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=60)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def words_in(source) -> Counter[str]:
    return words(" ".join(all_words(source)))


def settled(text: str) -> str:
    """The text as its lines show it, line by line."""
    return "\n".join(
        line_text(line) for line in re.split(r"[\n\r\f\x0b\x85\u2028\u2029]", nfc(text))
    )


@given(st.one_of(st.text(max_size=400), SENTENCES))
@example("2\f2\f2")
@example("x | 1 |\n| 2 | y")
@settings(max_examples=400, deadline=None)
def test_text_keeps_all_its_words(text):
    try:
        source = source_of_text(text)
    except Unreadable:
        assert not settled(text).strip()
        return
    if not source.warnings:  # converted text has other letters
        assert words_in(source) == words(settled(text))


@given(st.lists(st.lists(PRINTED, min_size=1, max_size=4), max_size=8))
@settings(max_examples=150, deadline=None)
def test_word_files_keep_all_their_words(rows):
    body = [paragraph(*[each.replace("<", "‹") for each in row]) for row in rows]
    body.append(table(*[[each.replace("<", "‹") for each in row] for row in rows], ("x", "y")))
    body.append(numbered("hết"))
    source = source_of(word_file(*body))
    expected = Counter({"x": 1, "y": 1, "hết": 1})
    for row in rows:
        expected += words(settled("".join(each.replace("<", "‹") for each in row)))
        for each in row:
            expected += words(settled(each.replace("<", "‹")))
    if not source.warnings:
        assert words_in(source) == expected


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_a_source_or_a_sentence(data):
    try:
        assert source_of(data).parts
    except Unreadable as error:
        assert str(error).endswith(".")
