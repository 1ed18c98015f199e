"""What holds for any text: no crash, linear time, and what we print reads back as itself."""

import time
from decimal import Decimal as D

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from campaigns.intake.grammar import read_phrase, read_targets
from campaigns.intake.parts import ReadItem, ReadParagraph
from targets.measures import format_value
from tests.campaigns.intake.grammar.reading_cases import all_cases

SENTENCES = [sentence for sentence, _ in all_cases()]
BITS = st.sampled_from(
    [*" ".join(SENTENCES).split(), "(", ")", "“", "”", ";", ",", ".", ":", "-", "/", "%", "\n"]
)
NAMES = st.sampled_from(
    ["Diện tích gieo trồng", "Tỷ lệ hộ sử dụng nước sạch", "Tổng thu ngân sách xã",
     "Kết nạp hội viên", "Số mô hình kinh tế tập thể", "tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng"]
)  # fmt: skip
UNITS = st.sampled_from(
    ["%", "‰", "ha", "tấn", "tạ/ha", "triệu đồng", "triệu đồng/người/năm", "con", "thôn", "hộ",
     "lao động", "cán bộ, công chức", "mô hình", "km", "m²/người", "trai/100 gái", "triệu kWh",
     "giường bệnh/vạn dân", "điểm %", "%/năm"]
)  # fmt: skip
NUMBERS = st.decimals(min_value=D("0.001"), max_value=10**9, places=3).filter(lambda n: n % 1)
WHOLES = st.integers(1, 10**9).map(D)


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_crash(text):
    read_phrase(text)


@settings(max_examples=300)
@given(st.lists(BITS, max_size=60).map(" ".join))
def test_any_jumble_of_words_is_read_and_its_places_are_its_letters(text):
    for number, target in enumerate(read_phrase(text)):
        assert text[target.place.start : target.place.end] == target.text
        assert target.parent is None or 0 <= target.parent < number
        assert 0 < target.sure <= 1
        assert target.name


@given(st.lists(BITS, max_size=40).map(" ".join), st.sampled_from(SENTENCES))
def test_a_sentence_reads_the_same_behind_another_paragraph(noise, sentence):
    alone = read_targets([_section(sentence)])
    behind = read_targets([_section(noise), _section(sentence)])

    assert [t.name for t in alone] == [t.name for t in behind[len(behind) - len(alone) :]]


@pytest.mark.parametrize("signs", [False, True])
@given(NAMES, st.sampled_from(["=", "<", "<=", ">", ">="]), NUMBERS | WHOLES, UNITS)
def test_printed_target_reads_back_as_itself(signs, name, op, value, unit):
    # "trên 1 ha" is "for each hectare".
    assume(signs or (op, value) != (">", 1))
    (read,) = read_phrase(f"{name}: {format_value(op, value, None, unit, signs=signs)}.")

    assert (read.name, read.op, read.value, read.unit) == (name, op, value, unit)
    assert (read.value_max, read.parent) == (None, None)


@pytest.mark.parametrize("signs", [False, True])
@given(NAMES, NUMBERS | WHOLES, NUMBERS, UNITS)
def test_printed_range_reads_back_as_itself(signs, name, low, width, unit):
    text = format_value("range", low, low + width, unit, signs=signs)

    (read,) = read_phrase(f"{name}: {text}")

    assert (read.name, read.op, read.value) == (name, "range", low)
    assert (read.value_max, read.unit) == (low + width, unit)


@given(NAMES, st.integers(0, 99), st.integers(2, 99).filter(lambda n: n != 12))
def test_printed_ratio_keeps_its_parts(name, part, whole):
    text = format_value("=", None, None, "thôn", D(part), D(whole))

    (read,) = read_phrase(f"{name}: {text}")

    assert (read.numerator, read.denominator) == (part, whole)


@given(NAMES, WHOLES, st.sampled_from(["thôn", "trường", "mô hình"]))
def test_printed_upkeep_reads_back_as_itself(name, value, unit):
    (read,) = read_phrase(f"{name}: {format_value('maintain', value, None, unit)}")

    assert (read.name, read.op, read.value, read.unit) == (name, "maintain", value, unit)


@pytest.mark.parametrize("op", ["maintain", "achieve"])
@given(name=NAMES)
def test_printed_aim_without_a_figure_reads_back_as_itself(op, name):
    (read,) = read_phrase(f"{name}: {format_value(op)}")

    assert (read.name, read.op, read.value) == (name, op, None)


@given(st.lists(st.tuples(NAMES, WHOLES, UNITS), min_size=2, max_size=6))
def test_printed_list_reads_back_in_order(rows):
    text = "; ".join(f"{name}: {format_value('=', v, None, unit)}" for name, v, unit in rows)

    read = read_phrase(text + ".")

    assert [(t.name, t.value, t.unit) for t in read] == rows


HARD = {
    "clauses": "a 5%; ",
    "numbers": "5% ",
    "parts": "A 5%, trong đó B 3% ",
    "brackets": "A 5% (B 3%) ",
    "nested": "A 5% (trong đó B 4% (trong đó C 3%)) ",
    "open brackets": "(",
    "commas": "A, ",
    "colons": "a: ",
    "quotes": '"a" ',
    "strokes": "1/",
    "dashes": "1-",
    "from": "từ 5 xã a b c d e f g ",
    "joins": "5 xã và ",
    "marks": "trong đó ",
    "verbs": "phấn đấu đạt ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", HARD.values(), ids=HARD)
def test_time_grows_with_the_length(piece):
    short, long = piece * 300, piece * 1200

    assert _seconds(long) < 4 * 3 * _seconds(short) + 0.05


@pytest.mark.slow
def test_two_hundred_pages_take_a_few_seconds():
    sentence = "Tỷ lệ hộ nghèo giảm còn 2,5%; trồng mới 20 ha rừng. Tuyên truyền tới người dân. "
    paragraphs = [sentence * 3] * 1500  # about 80,000 words
    items = [_section(text) for text in paragraphs]

    begun = time.perf_counter()
    found = read_targets(items)

    assert len(found) == 1500 * 6
    assert time.perf_counter() - begun < 30


def _section(text):
    return ReadItem(
        key=1, kind="section", heading="Chỉ tiêu chủ yếu", blocks=(ReadParagraph(2, text),)
    )


def _seconds(text):
    best = 9.0
    for _ in range(3):
        begun = time.perf_counter()
        read_phrase(text)
        best = min(best, time.perf_counter() - begun)
    return best
