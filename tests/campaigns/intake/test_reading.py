"""The assembly: targets of the outline, warnings joined, and no word lost between."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.intake import grammar, outline
from campaigns.intake.parts import (
    Grid,
    Line,
    Place,
    ReadBasis,
    ReadHeader,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadRecipient,
    ReadSignature,
    ReadTable,
    ReadTarget,
    Source,
)
from campaigns.intake.reading import (
    NOT_A_PLAN,
    looks_like_paper,
    lost_words,
    read_source,
    reading_texts,
    words_of,
)


def source(*lines: str, leftover: tuple[str, ...] = ()) -> Source:
    return Source("text", tuple(Line(line) for line in lines), leftover=leftover)


def paragraphs(*texts: str) -> tuple[ReadItem, ...]:
    blocks = tuple(ReadParagraph(key, text) for key, text in enumerate(texts))
    return (ReadItem(99, "opening", blocks=blocks),)


def test_a_line_that_found_no_place_is_given_as_it_is():
    reading = Reading(items=paragraphs("Thi đua là yêu nước."))
    given = source("Thi đua là", "yêu nước.", "Mật – không phổ biến")
    assert lost_words(given, reading) == ("Mật – không phổ biến",)


def test_of_a_line_half_kept_only_the_missing_words_are_given():
    reading = Reading(items=paragraphs("phát động phong trào"))
    assert lost_words(source("Phát động Ngay phong trào"), reading) == ("Ngay",)


def test_lost_lines_stand_in_the_order_of_the_source():
    reading = Reading(items=paragraphs("giữa"))
    given = source("Đầu tiên", "ở giữa", "Cuối cùng", leftover=("2",))
    assert lost_words(given, reading) == ("Đầu tiên", "ở", "Cuối cùng", "2")


def test_a_word_lost_once_of_two_is_found():
    assert lost_words(source("xanh xanh"), Reading(items=paragraphs("Xanh"))) == ("xanh",)


def test_decomposed_letters_and_case_make_no_difference():
    reading = Reading(items=paragraphs("ĐỒNG TÂM"))
    assert lost_words(source("Đồng Tâm"), reading) == ()


def test_every_place_of_a_reading_counts_once():
    reading = Reading(
        header=ReadHeader(kind="KẾ HOẠCH", title="Thi đua", lines=("KẾ HOẠCH", "Thi đua")),
        bases=(ReadBasis("Luật Thi đua"), ReadBasis("Nghị quyết số 1", standing=False)),
        items=(
            ReadItem(1, "section", "I.", "MỤC ĐÍCH", blocks=(ReadParagraph(2, "Một."),)),
            ReadItem(3, "rest", blocks=(ReadTable(4, (("a", "b"),), caption="Bảng"),)),
        ),
        recipients=(ReadRecipient("UBND huyện", "b/c", "UBND huyện (để b/c)"), ReadRecipient("VT")),
        signature=ReadSignature(("CHỦ TỊCH",), "Lò Văn An"),
        notes=("Chú thích",),
        leftover=("2",),
    )
    words = [word for text in reading_texts(reading) for word in words_of(text)]
    expected = (
        "kế hoạch thi đua căn cứ luật thi đua i mục đích một bảng a b ubnd huyện để b c vt "
        "chủ tịch lò văn an chú thích 2"
    )
    assert sorted(words) == sorted(words_of(expected))


def test_words_of_a_grid_are_checked_too():
    given = Source("word", (Grid((("Chỉ tiêu", "Số"), ("Lúa", "5"))),))
    assert lost_words(given, Reading()) == ("Chỉ tiêu | Số", "Lúa | 5")


@given(st.lists(st.text("ab đi", max_size=8), max_size=8), st.text("ab đi", max_size=20))
def test_lost_words_and_kept_words_together_are_those_of_the_source(texts, kept):
    given = source(*texts)
    reading = Reading(items=paragraphs(kept))
    whole = sorted(word for text in texts for word in words_of(text))
    missing = list(whole)
    for word in words_of(kept):
        if word in missing:
            missing.remove(word)
    found = [word for text in lost_words(given, reading) for word in words_of(text)]
    assert sorted(found) == missing


# ---- The assembly --------------------------------------------------------------------------


@pytest.fixture
def made(monkeypatch):
    """Let the outline and the grammar answer what a test wants."""

    def set_up(reading: Reading, targets=()):
        monkeypatch.setattr(outline, "outline_of", lambda s, states: reading, raising=False)
        monkeypatch.setattr(grammar, "read_targets", lambda items, title: targets, raising=False)
        monkeypatch.setattr(grammar, "states_target", lambda text: False, raising=False)

    return set_up


def test_what_the_outline_forgot_stands_in_leftover(made):
    made(Reading(ReadHeader(kind="KẾ HOẠCH", lines=("KẾ HOẠCH",)), leftover=("1",)))
    reading = read_source(source("KẾ HOẠCH", "Bút phê", leftover=("1",)))
    assert reading.leftover == ("1", "Bút phê")


def test_warnings_of_the_file_and_of_the_outline_stand_once(made):
    made(Reading(ReadHeader(kind="KẾ HOẠCH"), warnings=("Đã đổi mã.", "Thiếu số.")))
    reading = read_source(Source("pdf", (), warnings=("Đã đổi mã.",)))
    assert reading.warnings == ("Đã đổi mã.", "Thiếu số.")
    assert reading.file_kind == "pdf"


def test_a_poem_is_told_to_be_no_plan(made):
    made(Reading(items=paragraphs("Trăm năm trong cõi người ta")))
    reading = read_source(source("Trăm năm trong cõi người ta"))
    assert reading.warnings == (NOT_A_PLAN,)


@pytest.mark.parametrize(
    "reading",
    [
        Reading(ReadHeader(kind="CHỈ THỊ")),
        Reading(ReadHeader(title="Phát động thi đua")),
        Reading(bases=(ReadBasis("Luật Thi đua, khen thưởng"),)),
        Reading(items=(ReadItem(1, "section", "I."),)),
        Reading(items=(ReadItem(1, "item", "1.", "Mục đích"),)),
    ],
    ids=["kind", "title", "basis", "section", "heading"],
)
def test_one_sign_of_a_paper_is_enough(reading):
    assert looks_like_paper(reading)


def prices(heading: str) -> Reading:
    """Return the reading of a list of figures under a heading in capitals."""
    line = ReadItem(1, "item", "1.", blocks=(ReadParagraph(2, "Gạo nếp: 25.000 đồng/kg"),))
    target = ReadTarget("Gạo nếp", "=", Place(2, 0, 23), value=Decimal(25000), unit="đồng/kg")
    items = (ReadItem(3, "section", "", heading, children=(line,)),)
    return Reading(items=items, targets=(target,))


def test_figures_alone_are_no_paper_unless_a_word_speaks_of_a_plan():
    assert not looks_like_paper(prices("BẢNG GIÁ HÔM NAY"))
    assert looks_like_paper(prices("BẢNG CHỈ TIÊU GIAO"))
