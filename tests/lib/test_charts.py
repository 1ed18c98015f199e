import io
import re
from decimal import Decimal
from itertools import combinations

import pdfplumber
import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import HTML

from emulation.lib.charts import (
    Names,
    Series,
    column_chart,
    due_bar,
    line_chart,
    paper_svg,
    scale_of,
    state_bar,
)
from emulation.lib.charts.labels import PLOT_WIDTHS, Leg, Wish, boxes_of, place_labels

QUARTERS = ["Quý I", "Quý II", "Quý III", "Quý IV"]
MONTHS = [f"Tháng {number}" for number in range(1, 13)]

amounts = st.decimals(-(10**12), 10**12, places=2)


def numbers(*values):
    return [None if value is None else Decimal(str(value)) for value in values]


def budget(**changes):
    given = {
        "labels": QUARTERS,
        "plan": numbers(1150, 2300, 3500, 4786),
        "done": numbers(1214, 2051, None, None),
        "unit": "triệu đồng",
        "title": "Thu ngân sách xã",
        "start": Decimal(0),
        "names": Names(done="Đã thu"),
    }
    return line_chart(**{**given, **changes})


def texts(chart):
    return [label.text for label in chart.labels]


# The axis


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        (["0", "4786"], "0 1000 2000 3000 4000 5000"),
        (["0.66", "0.96"], "0 0.2 0.4 0.6 0.8 1.0"),
        (["91", "96"], "91 92 93 94 95 96"),  # far above zero: the axis begins at 91
        (["-8", "10"], "-10 -5 0 5 10"),
        (["-8", "-3"], "-8 -6 -4 -2 0"),
        (["3"], "0 1 2 3"),  # whole things have no halves
        (["2.5"], "0 0.5 1.0 1.5 2.0 2.5"),
        (["0", "0"], "0 1"),
    ],
)
def test_an_axis_has_round_steps(values, marks):
    assert scale_of(numbers(*values)).values() == numbers(*marks.split())


def test_columns_stand_on_zero_even_when_they_are_near_each_other():
    assert scale_of(numbers(91, 96), from_zero=True).low == 0


@settings(max_examples=60)
@given(st.lists(amounts, min_size=1, max_size=8))
def test_every_value_stands_on_its_axis_and_the_axis_stays_short(values):
    scale = scale_of(values)
    assert all(0 <= scale.at(value) <= 100 for value in values)
    assert 2 <= len(scale.values()) <= 8


# The course of a year


def test_a_line_chart_says_what_is_missing_at_the_last_report():
    chart = budget()
    assert texts(chart) == ["Đã thu 2.051", "Thiếu 249", "Kế hoạch 4.786"]
    assert chart.description == (
        "Đến hết quý II: đã thu 2.051 triệu đồng, kế hoạch 2.300 triệu đồng, "
        "thiếu 249 triệu đồng. Số liệu ở bảng kèm theo."
    )
    assert chart.caption == "Triệu đồng; nét đứt: kế hoạch, nét liền: đã thu"


def test_what_adds_up_begins_at_zero_and_ends_with_its_period():
    done = [line for line in budget().lines if line.css == "chart-done"]
    assert [(line.x1, line.y1, line.x2) for line in done] == [
        ("0%", "100%", "25%"),
        ("25%", "75.72%", "50%"),
    ]


def test_the_table_beside_has_the_same_figures_and_tells_none_from_zero():
    chart = budget(done=numbers(0, 2051, None, None), last_year=numbers(980, None, 3100, 4300))
    assert [f"{head.name} {head.unit}" for head in chart.heads] == [
        "Đến hết ",
        "Kế hoạch triệu đồng",
        "Đã thu triệu đồng",
        "Năm trước triệu đồng",
        "So sánh %",
    ]
    assert [[cell.text for cell in row.cells] for row in chart.rows] == [
        ["1.150", "0", "980", "0,0"],
        ["2.300", "2.051", "chưa có", "89,2"],
        ["3.500", "chưa có", "3.100", ""],
        ["4.786", "chưa có", "4.300", ""],
    ]
    assert [cell.is_missing for cell in chart.rows[1].cells] == [False, False, True, False]


def test_no_report_is_a_gap_in_the_line_and_no_zero():
    chart = budget(done=numbers(100, None, 300, None), start=None)
    assert [line for line in chart.lines if line.css == "chart-done"] == []
    assert [point.x for point in chart.points if point.css == "chart-point"] == ["12.5%", "62.5%"]


def test_where_less_is_better_a_higher_figure_is_the_bad_one():
    poverty = {"unit": "%", "is_lower_better": True, "start": Decimal("0.96")}
    worse = budget(
        plan=numbers(0.89, 0.81, 0.74, 0.66), done=numbers(0.96, 0.81, 0.85, None), **poverty
    )
    better = budget(
        plan=numbers(0.89, 0.81, 0.74, 0.66), done=numbers(0.8, None, None, None), **poverty
    )
    assert [(label.css, label.text) for label in worse.labels if "hơn" in label.text] == [
        ("on-short", "Cao hơn 0,11")
    ]
    assert [(label.css, label.text) for label in better.labels if "hơn" in label.text] == [
        ("on-ahead", "Thấp hơn 0,09")
    ]
    assert [row.cells[2].text for row in worse.rows] == ["+0,07", "0", "+0,11", ""]


@pytest.mark.parametrize(("done", "word"), [("2400", "Vượt 100"), ("2300", None)])
def test_ahead_of_the_plan_is_said_and_as_planned_needs_no_word(done, word):
    chart = budget(done=numbers(1150, done, None, None))
    assert [text for text in texts(chart) if not text.startswith(("Kế", "Đã"))] == (
        [word] if word else []
    )


def test_nothing_reported_still_shows_the_plan():
    chart = budget(done=[None] * 4)
    assert texts(chart) == ["Kế hoạch 4.786"]
    assert chart.description.startswith("Đã thu: chưa có số liệu.")


def test_without_any_figure_there_is_a_sentence_and_the_table():
    chart = budget(plan=[None] * 4, done=[None] * 4)
    page = render_to_string("includes/chart_plot.html", {"chart": chart})
    assert chart.is_empty
    assert "Chưa có số liệu để vẽ" in page
    assert page.count("chưa có</td>") == 4
    assert "<svg" not in page


def test_one_period_is_drawn_as_points():
    chart = budget(labels=["Cả năm"], plan=numbers(5), done=numbers(3), start=None)
    assert {(point.css, point.x) for point in chart.points} == {
        ("chart-point", "50%"),
        ("chart-point-plan", "50%"),
    }


def test_an_axis_that_does_not_begin_at_zero_says_so():
    chart = budget(plan=numbers(91, 92, 94, 95), done=numbers(91, None, None, None), start=None)
    assert chart.caption.endswith("trục dọc không bắt đầu từ 0")
    assert chart.base is None


def test_long_figures_are_drawn_in_a_larger_unit_and_written_out_in_the_table():
    chart = budget(
        plan=numbers(*[None] * 3, 4786079000), done=numbers(2051000000, *[None] * 3), unit="đồng"
    )
    assert [tick.label for tick in chart.y_ticks] == ["0", "1", "2", "3", "4", "5"]
    assert chart.caption.startswith("Tỷ đồng;")
    assert texts(chart) == ["Đã thu 2,05", "Kế hoạch 4,79"]
    assert chart.rows[3].cells[0].text == "4.786.079.000"


def test_a_computed_figure_is_rounded_and_a_reported_one_is_not():
    chart = budget(plan=[Decimal(1000) / 12, *[None] * 3], done=numbers("0.8125", *[None] * 3))
    assert [cell.text for cell in chart.rows[0].cells[:2]] == ["83,33", "0,8125"]


def test_a_phone_shows_as_many_months_as_have_room():
    chart = budget(labels=MONTHS, plan=numbers(*range(12)), done=[None] * 12)
    assert [tick.label for tick in chart.x_ticks] == ["Tháng 3", "Tháng 6", "Tháng 9", "Tháng 12"]
    assert [tick.label for tick in chart.x_ticks if not tick.is_minor] == ["Tháng 6", "Tháng 12"]


def test_a_figure_for_each_label_is_asked_for():
    with pytest.raises(ValueError, match="one figure"):
        budget(done=numbers(1))


# The words on the lines

spots = st.floats(0, 100)
wishes = st.lists(
    st.builds(
        Wish,
        css=st.just("on-plan"),
        text=st.sampled_from(["Kế hoạch 4.786", "Thiếu 249", "Năm trước 4.300"]),
        x=spots,
        y=spots,
        is_above=st.booleans(),
    ),
    max_size=4,
)


@settings(max_examples=60)
@given(wishes)
def test_words_never_cover_each_other_on_any_screen(wishes):
    placed = place_labels(wishes, [Leg(0, 100, 100, 5)])
    boxes = [boxes_of(wish, spot) for wish, spot in placed]
    for number in range(len(PLOT_WIDTHS)):
        here = [box[number] for box in boxes]
        assert not any(one.touches(two) for one, two in combinations(here, 2))


def test_three_equal_ends_still_find_room_for_their_words():
    same = numbers(25, 50, 75, 100)
    assert len(budget(plan=same, done=same, last_year=same).labels) == 3


# Columns


def test_columns_of_two_series_stand_beside_each_other_on_zero():
    chart = column_chart(
        labels=["2023", "2024"],
        series=[Series("Kế hoạch", numbers(1000, 1000)), Series("Thực hiện", numbers(500, None))],
        unit="tấn",
        title="Vải thiều",
    )
    assert [(one.css, one.x, one.width, one.y, one.height) for one in chart.columns] == [
        ("chart-column-other", "13%", "12%", "0%", "100%"),
        ("chart-column-other", "63%", "12%", "0%", "100%"),
        ("chart-column", "25%", "12%", "50%", "50%"),
    ]
    assert chart.caption == "Tấn; cột rỗng: kế hoạch, cột đặc: thực hiện"
    assert chart.rows[1].cells[1].text == "chưa có"
    assert all(label.is_minor for label in chart.labels)  # a phone reads them in the table


def test_what_fell_stands_under_zero_and_none_is_no_column():
    chart = column_chart(
        labels=["2022", "2023", "2024"],
        series=[Series("Tăng, giảm", numbers(-5, None, 0))],
        unit="hộ",
        title="Hộ nghèo",
    )
    assert [(one.y, one.height) for one in chart.columns] == [("0%", "100%"), ("0%", "0%")]
    assert texts(chart) == ["−5", "0"]


def test_a_third_series_is_refused():
    three = [Series(str(number), numbers(1)) for number in range(3)]
    with pytest.raises(ValueError, match="not more"):
        column_chart(labels=["2024"], series=three, unit="tấn", title="Vải thiều")


# Bars


def percent(text):
    assert re.fullmatch(r"-?\d+(\.\d+)?%", text)  # a comma would be no SVG
    return Decimal(text.rstrip("%"))


@settings(max_examples=60)
@given(st.lists(st.integers(0, 300), min_size=1, max_size=9))
def test_the_states_of_a_bar_fill_it_and_none_is_lost(counts):
    bar = state_bar([("Đạt", "is-done", number) for number in counts])
    assert sum(percent(segment.width) for segment in bar.segments) == (100 if sum(counts) else 0)
    assert all(percent(segment.width) >= Decimal("1.5") for segment in bar.filled)
    assert len(bar.filled) == sum(1 for number in counts if number)


def test_a_bar_writes_its_figures_where_there_is_room_and_says_them_all():
    bar = state_bar([("Đạt", "is-done", 120), ("Có nguy cơ", "is-risk", 1), ("Chậm", "is-late", 0)])
    page = render_to_string("includes/chart_states.html", {"bar": bar})
    assert bar.description == "121 chỉ tiêu: 120 đạt, 1 có nguy cơ"
    assert [segment.has_room for segment in bar.segments] == [True, False, False]
    assert page.count("counter-figure") == 3
    assert '<span class="sign is-late">Chậm</span>' in page


def test_a_bar_of_nothing_says_so():
    assert state_bar([("Đạt", "is-done", 0)]).description == "Chưa có chỉ tiêu nào"


@pytest.mark.parametrize(
    ("done", "due", "width", "mark", "words"),
    [
        ("42.9", "48.1", "42.9%", "48.1%", "Mới đạt 42,9%; đến nay phải đạt 48,1%"),
        ("62", "50", "62%", "50%", "Đã đạt 62%; đến nay phải đạt 50%"),
        ("130", "50", "100%", "50%", "Đã đạt 130%; đến nay phải đạt 50%"),
        ("-5", "10", "0%", "10%", "Mới đạt −5%; đến nay phải đạt 10%"),
        (None, "50", "", "50%", "Chưa có số liệu; đến nay phải đạt 50%"),
        ("0", None, "0%", "", "Đã đạt 0%"),
    ],
)
def test_a_due_bar_shows_what_is_done_and_what_is_due(done, due, width, mark, words):
    bar = due_bar(*numbers(done, due))
    assert (bar.width, bar.due, bar.description) == (width, mark, words)


# On the page and on paper


def test_the_page_has_no_inline_style_and_a_drawing_with_a_name():
    page = render_to_string("includes/chart_plot.html", {"chart": budget(title="<b>Thu</b>")})
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert "style" not in page
    assert "<title>&lt;b&gt;Thu&lt;/b&gt;</title>" in drawing
    assert not re.search(r'[ "](x|y|[xy][12]|c[xy]|d[xy]|width|height)="[^"]*,', drawing)


def test_a_chart_stands_on_paper_with_its_words():
    pdf = HTML(string=paper_svg(budget(last_year=numbers(980, 1890, 3100, 4300)))).write_pdf()
    with pdfplumber.open(io.BytesIO(pdf)) as paper:
        page = paper.pages[0]
        read = "".join(page.extract_text().split())
        dashed = [line for line in page.lines if line["dash"] and line["dash"][0]]
    for words in ("Thiếu 249", "Đã thu 2.051", "Kế hoạch 4.786", "Quý IV", "5.000"):
        assert "".join(words.split()) in read
    assert len(dashed) == 8  # plan and last year are told apart without colours


def test_a_bar_stands_on_paper_and_nothing_draws_nothing():
    assert ">21</text>" in paper_svg(state_bar([("Đúng tiến độ", "is-ontrack", 21)]))
    assert paper_svg(state_bar([])) == ""
    assert paper_svg(budget(plan=[None] * 4, done=[None] * 4)) == ""
