"""Any paper that we print reads back as itself; no word is lost in any text."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.intake.outline import outline_of
from campaigns.intake.parts import Line, Reading, Source, walk

from .made_papers import CLAUSES, made_papers, wrapped
from .sources_made import no_target

# Shows the width of the lines, as every real paper does.
LONG_OPENING = "UBND xã Hòa Bình " + ", ".join(CLAUSES) + ":"
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Pieces of which broken papers are made.
PIECES = (
    "I. MỤC ĐÍCH", "1. Mục đích", "1.1. Kinh tế", "a) Nông nghiệp", "- Tỷ lệ hộ nghèo 2,5%",
    "+ Ngô: 75 tấn", "Điều 1. Mục tiêu", "Chương II", "(1) Thu", "KẾ HOẠCH", "Phát động thi đua",
    "Căn cứ Luật Thi đua;", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn An", "./.", "“", "(",
    "PHỤ LỤC 1", "UBND XÃ HÒA BÌNH", "Số: 25/KH-UBND", "Hòa Bình, ngày 5 tháng 2 năm 2024", "-----",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "với chủ đề “Đoàn kết”", "năm", "2024", "Trên đây là",
    "Giao Văn phòng", "trước ngày 31/02/2024", "Kính gửi: Các thôn", "V/v thi đua", "QUYẾT NGHỊ:",
)  # fmt: skip


def shape(item):
    paragraphs = tuple(block.text for block in item.blocks)
    return item.marker, item.heading, paragraphs, tuple(map(shape, item.children))


def words_in(reading: Reading) -> Counter:
    texts = [*reading.header.lines, *reading.signature.lines, reading.signature.name]
    texts += [f"{basis.lead} {basis.text}" for basis in reading.bases if basis.standing]
    for item in walk(reading.items):
        texts += [item.marker, item.heading, *(block.text for block in item.blocks)]
    texts += [recipient.line for recipient in reading.recipients]
    return _words([*texts, *reading.notes, *reading.leftover])


def _words(texts) -> Counter:
    letters = (letter if letter.isalnum() else " " for letter in " ".join(texts))
    return Counter("".join(letters).split())


@SETTINGS
@given(made_papers(), st.integers(60, 100), st.booleans())
def test_a_printed_tree_reads_back_at_any_width(items, width, blank_lines):
    lines = ["KẾ HOẠCH", "Phát động thi đua", LONG_OPENING]
    lines += [line for item in items for line in item.lines()]
    text = wrapped(lines, width, blank_lines)
    source = Source("text", tuple(Line(line) for line in text.splitlines() if line))
    reading = outline_of(source, no_target)
    assert [shape(item) for item in reading.items[1:]] == [item.shape() for item in items]


@SETTINGS
@given(st.lists(st.sampled_from(PIECES) | st.text("ab .,;:-()“”/1", max_size=40), max_size=40))
def test_no_word_is_lost_and_keys_grow_in_any_text(lines):
    reading = outline_of(Source("text", tuple(Line(line.strip()) for line in lines)), no_target)
    assert words_in(reading) == _words(lines)
    keys = [part.key for item in walk(reading.items) for part in (item, *item.blocks)]
    assert keys == list(range(1, len(keys) + 1))
