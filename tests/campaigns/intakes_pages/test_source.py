"""The source of a reading as HTML: every word in its order, every target marked in its place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.intake.parts import Place, ReadItem, ReadParagraph, ReadTable
from campaigns.intake.reading import words_of
from campaigns.readings.source import Mark, Marks, marked, source_html
from tests.campaigns.intakes.readings_made import a_reading, readings, target, word_counts
from tests.campaigns.intakes_pages.pages import plain

ADDRESS = "/doc/"
PHRASE = "Sản lượng: 1.880 tấn (vải: 1.000 tấn; nhãn: 880 tấn)."


def mark(start: int, end: int, number: int | None = None) -> Mark:
    opening = "<b>" if number is None else f'<mark id="cho-{number}">'
    return Mark(start, end, number, opening)


def shown(reading, shown=(), current=0):
    marks = Marks(reading, ADDRESS, shown, current)
    return source_html(reading, marks, ADDRESS), marks


def is_well_formed(html: str) -> bool:
    """Say whether every element is closed in the order in which it was opened."""
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)[^>]*>", html):
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def test_a_mark_within_a_mark_stands_within_it():
    html = marked("a b c", [mark(0, 5, 1), mark(2, 3, 2)])
    assert html == '<mark id="cho-1">a <mark id="cho-2">b</mark> c</mark>'


def test_marks_that_cross_are_opened_again_with_one_anchor_each():
    html = marked("abcdef", [mark(0, 4, 1), mark(2, 6, 2)])
    assert html == ('<mark id="cho-1">ab<mark id="cho-2">cd</mark></mark><mark>ef</mark>')


def test_a_figure_stands_out_within_its_mark():
    html = marked("lúa: 100 tấn", [mark(0, 12, 1), mark(5, 8)])
    assert html == '<mark id="cho-1">lúa: <b>100</b> tấn</mark>'


def test_signs_of_html_in_a_paper_are_letters_of_its_text():
    assert marked("<b> & 5 < 6", [mark(0, 3, 1)]) == (
        '<mark id="cho-1">&lt;b&gt;</mark> &amp; 5 &lt; 6'
    )


@given(st.data())
def test_any_marks_leave_the_text_as_it_is(data):
    text = data.draw(st.text(alphabet="ab <&>ếộ1", max_size=30))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), st.booleans())
    drawn = data.draw(st.lists(places, max_size=8))
    marks = [
        mark(start, end, number if is_target else None)
        for number, (start, end, is_target) in enumerate(drawn, 1)
        if start < end
    ]
    html = marked(text, marks)
    assert plain(html) == text
    assert is_well_formed(html)
    anchors = re.findall(r'id="([^"]+)"', html)
    assert sorted(anchors) == sorted({f"cho-{m.target}" for m in marks if m.target})


@settings(max_examples=60)
@given(readings())
def test_every_word_of_any_reading_is_shown(reading):
    html, _ = shown(reading)
    assert is_well_formed(html)
    missing = word_counts(reading) - Counter(words_of(plain(re.sub("</p>|</t.>", " ", html))))
    assert not missing


@settings(max_examples=60)
@given(readings())
def test_every_target_of_any_reading_has_one_place(reading):
    html, marks = shown(reading)
    places = re.findall(r' id="cho-(\d+)"', html)
    assert sorted(map(int, places)) == sorted(marks.placed)
    assert len(marks.placed) == len(reading.targets)


def test_a_mark_names_its_number_and_its_sureness_in_words():
    html, _ = shown(a_reading(), shown=range(1, 7))
    assert 'href="#ct-4" data-n="4" aria-label="Chỉ tiêu 4, nên xem"' in html
    assert 'href="#ct-1" data-n="1" aria-label="Chỉ tiêu 1, chắc"' in html


def test_a_mark_whose_row_is_elsewhere_leads_to_its_page():
    html, _ = shown(a_reading(), shown=[4])
    assert 'href="/doc/?xem=1#ct-1"' in html


def test_the_target_that_is_looked_at_is_marked_so():
    html, _ = shown(a_reading(), current=4)
    assert html.count("is-current") == 1
    assert 'is-current" id="cho-4"' in html


def test_a_page_of_the_file_begins_with_its_border():
    items = (
        ReadItem(1, "section", "I.", "MỘT", blocks=(ReadParagraph(1, "Trang đầu."),)),
        ReadItem(2, "section", "II.", "HAI", blocks=(ReadParagraph(2, "Trang sau.", page=3),)),
    )
    html, _ = shown(replace(a_reading(), items=items, targets=()))
    assert html.count('class="src-page"') == 1
    assert html.index("Trang đầu.") < html.index("Trang 3") < html.index("Trang sau.")


def test_a_target_in_a_table_is_marked_in_its_cell():
    table = ReadTable(1, (("Chỉ tiêu", "Kế hoạch"), ("Lúa", "100 tấn")))
    items = (ReadItem(1, "section", "I.", "BẢNG", blocks=(table,)),)
    read = replace(target("100 tấn", 1, "100 tấn", "Lúa", "100"), place=Place(1, 0, 7, 1, 1))
    html, marks = shown(replace(a_reading(), items=items, targets=(read,)))
    cell = re.search(r'<td data-block="1" data-row="1" data-column="1">(.*?)</td>', html)
    assert 'id="cho-1"' in cell[1]
    assert marks.placed == {1}


def test_a_target_whose_words_are_gone_has_no_place():
    lost = replace(target(PHRASE, 4, "nhãn: 880 tấn", "nhãn", "880"), place=Place(99, 0, 5))
    html, marks = shown(replace(a_reading(), targets=(lost,)))
    assert marks.placed == set()
    assert "cho-1" not in html


def test_what_is_corrected_now_is_shown_in_the_paper():
    reading = a_reading()
    html = source_html(reading, Marks(reading, ADDRESS), ADDRESS, "doan-4")
    assert re.findall(r'id="([^"]+)" data-here', html) == ["doan-4"]
