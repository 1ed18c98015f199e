"""The course of a target through the year against its plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from emulation.lib.charts.axes import (
    HUNDRED,
    Figures,
    Scale,
    gutter_class,
    insist_on_length,
    known_values,
    period_ends,
    scale_of,
    slot_middles,
    x_ticks,
    y_ticks,
    zero_line,
)
from emulation.lib.charts.labels import Leg, Wish, place_labels
from emulation.lib.charts.marks import Cell, Chart, Head, Label, Line, Point, Row, at
from emulation.lib.charts.words import (
    cell,
    figure_text,
    one_decimal,
    sentence_of_unit,
    short_figure_text,
    unit_in_drawing,
    with_unit,
)
from emulation.lib.text import first_lower

_TABLE_ORDER: Final = ("chart-plan", "chart-done", "chart-before")


@dataclass(frozen=True)
class Names:
    """The words of a line chart, as its target calls them."""

    plan: str = "Kế hoạch"
    done: str = "Thực hiện"
    before: str = "Năm trước"
    until: str = "Đến hết"


def line_chart(
    *,
    labels: Sequence[str],
    plan: Figures,
    done: Figures,
    last_year: Figures = (),
    unit: str,
    title: str,
    start: Decimal | None = None,
    is_lower_better: bool = False,
    names: Names | None = None,
) -> Chart:
    """Return the course of a target over its periods against the plan, last year beside it.

    ``plan``, ``done`` and ``last_year`` hold one figure for each label; None is a gap, not zero.
    ``start`` is the value before the first period: zero for what adds up over the year, the
    baseline for a level. Raises ``ValueError`` when the lengths differ.
    """
    return _line_chart(
        tuple(labels),
        tuple(plan),
        tuple(done),
        tuple(last_year),
        unit,
        title,
        start,
        is_lower_better,
        names or Names(),
    )


# The same figures make the same drawing, and a screen that many look at asks for it often.
@lru_cache(maxsize=256)
def _line_chart(
    labels: tuple[str, ...],
    plan: Figures,
    done: Figures,
    last_year: Figures,
    unit: str,
    title: str,
    start: Decimal | None,
    is_lower_better: bool,
    names: Names,
) -> Chart:
    courses = _courses(plan, done, last_year, names)
    insist_on_length(labels, [course.values for course in courses])
    heads, rows = _line_table(labels, courses, unit, names)
    blank = Chart(title, "", sentence_of_unit(unit), heads, rows)
    known = known_values(value for course in courses for value in course.values)
    if not known:
        return replace(blank, description="Chưa có số liệu.")
    scale = scale_of(known if start is None else [*known, start])
    divisor, short_unit = unit_in_drawing(known, unit)
    drawing = _LineDrawing(labels, courses, scale, divisor, start, names, is_lower_better)
    return replace(
        blank,
        description=drawing.description(unit),
        caption=_line_caption(short_unit, courses, scale),
        x_ticks=x_ticks(labels, drawing.places),
        y_ticks=y_ticks(scale, divisor),
        base=zero_line(scale),
        lines=drawing.lines(),
        points=drawing.points(),
        labels=drawing.labels(),
        gutter=gutter_class(scale, divisor),
    )


@dataclass(frozen=True)
class _Course:
    css: str
    point_css: str
    name: str
    stroke: str  # the line in words, for the caption
    values: Figures


def _courses(plan: Figures, done: Figures, before: Figures, names: Names) -> list[_Course]:
    """Return the courses that have a place in the chart; what is done always has one."""
    courses = [
        _Course("chart-plan", "chart-point-plan", names.plan, "nét đứt", plan),
        _Course("chart-before", "chart-point-before", names.before, "nét chấm", before),
    ]
    shown = [course for course in courses if known_values(course.values)]
    return [*shown, _Course("chart-done", "chart-point", names.done, "nét liền", done)]


class _LineDrawing:
    def __init__(
        self,
        periods: Sequence[str],
        courses: Sequence[_Course],
        scale: Scale,
        divisor: Decimal,
        start: Decimal | None,
        names: Names,
        is_lower_better: bool,
    ) -> None:
        self.periods = periods
        self.courses = courses
        self.scale = scale
        self.divisor = divisor
        self.start = start
        self.names = names
        self.is_lower_better = is_lower_better
        self.places = slot_middles(len(periods)) if start is None else period_ends(len(periods))
        self.gap = self._gap()

    def lines(self) -> tuple[Line, ...]:
        drawn = [
            Line(course.css, at(x1), self._y(one), at(x2), self._y(two))
            for course in self.courses
            for (x1, one), (x2, two) in self._steps(course)
        ]
        if self.gap:
            x = at(self.places[self.gap.place])
            css = "chart-short" if self.gap.is_bad else "chart-ahead"
            drawn.append(Line(css, x, self._y(self.gap.plan), x, self._y(self.gap.done)))
        return tuple(drawn)

    def points(self) -> tuple[Point, ...]:
        """Return every figure done, and of the other courses those no line leads to."""
        return tuple(
            Point(course.point_css, at(self.places[place]), self._y(value))
            for course in self.courses
            for place, value in enumerate(course.values)
            if value is not None and (course.css == "chart-done" or self._is_alone(course, place))
        )

    def labels(self) -> tuple[Label, ...]:
        legs = [
            Leg(float(x1), float(self.scale.at(one)), float(x2), float(self.scale.at(two)))
            for course in self.courses
            for (x1, one), (x2, two) in self._steps(course)
        ]
        placed = place_labels(self._wishes(), legs)
        return tuple(
            Label(
                wish.css,
                wish.text,
                at(Decimal(str(wish.x))),
                at(Decimal(str(wish.y))),
                f"{spot.dx}em",
                f"{spot.dy}em",
                spot.anchor,
            )
            for wish, spot in placed
        )

    def description(self, unit: str) -> str:
        done = self.courses[-1]
        place = _last_place(done.values)
        if place is None:
            return f"{self.names.done}: chưa có số liệu. Số liệu ở bảng kèm theo."
        parts = [
            f"{first_lower(course.name)} {with_unit(course.values[place], unit)}"
            for course in [done, *self.courses[:-1]]
            if course.values[place] is not None
        ]
        if self.gap:
            parts.append(f"{first_lower(self.gap.word)} {with_unit(self.gap.size, unit)}")
        until = f"{self.names.until} {first_lower(self.periods[place])}"
        return f"{until}: {', '.join(parts)}. Số liệu ở bảng kèm theo."

    def _wishes(self) -> list[Wish]:
        """Return the texts in their order of weight; of the other courses the lowest first,
        so that those which give way upwards keep the order of their lines."""
        *others, done = [(one, _last_place(one.values)) for one in self.courses]
        wishes = [self._name_wish(*done, self.gap is None or self.gap.is_above)]
        if self.gap:
            wishes.append(self._gap_wish(self.gap))
        ends = [(course.values[place], course, place) for course, place in others]
        ends.sort(key=lambda end: end[0])
        for number, (_, course, place) in enumerate(ends):
            wishes.append(self._name_wish(course, place, number == len(ends) - 1))
        return [wish for wish in wishes if wish]

    def _name_wish(self, course: _Course, place: int | None, is_above: bool) -> Wish | None:
        if place is None:
            return None
        css = "on-done" if course.css == "chart-done" else "on-plan"
        value = course.values[place]
        return self._wish(css, f"{course.name} {self._short(value)}", place, value, is_above)

    def _gap_wish(self, gap: _Gap) -> Wish:
        css = "on-short" if gap.is_bad else "on-ahead"
        text = f"{gap.word} {self._short(gap.size)}"
        return self._wish(css, text, gap.place, (gap.plan + gap.done) / 2, not gap.is_above)

    def _wish(self, css: str, text: str, place: int, value: Decimal, is_above: bool) -> Wish:
        return Wish(css, text, float(self.places[place]), float(self.scale.at(value)), is_above)

    def _steps(self, course: _Course) -> list[tuple[tuple[Decimal, Decimal], ...]]:
        spots = list(zip(self.places, course.values, strict=True))
        # A level of last year began where its own baseline was, which is not known here.
        if self.start is not None and (course.css != "chart-before" or self.start == 0):
            spots.insert(0, (Decimal(0), self.start))
        return [
            (one, two) for one, two in pairwise(spots) if one[1] is not None and two[1] is not None
        ]

    def _is_alone(self, course: _Course, place: int) -> bool:
        x = self.places[place]
        return not any(x in (one[0], two[0]) for one, two in self._steps(course))

    def _gap(self) -> _Gap | None:
        plan = next((one.values for one in self.courses if one.css == "chart-plan"), None)
        done = self.courses[-1].values
        place = _last_place(done)
        if plan is None or place is None or plan[place] in (None, done[place]):
            return None
        return _Gap(place, plan[place], done[place], self.is_lower_better)

    def _y(self, value: Decimal) -> str:
        return at(self.scale.at(value))

    def _short(self, value: Decimal) -> str:
        return short_figure_text(value / self.divisor)


@dataclass(frozen=True)
class _Gap:
    place: int
    plan: Decimal
    done: Decimal
    is_lower_better: bool

    @property
    def size(self) -> Decimal:
        return abs(self.plan - self.done)

    @property
    def is_above(self) -> bool:
        return self.done > self.plan

    @property
    def is_bad(self) -> bool:
        return (self.done > self.plan) == self.is_lower_better

    @property
    def word(self) -> str:
        if self.is_lower_better:
            return "Cao hơn" if self.is_bad else "Thấp hơn"
        return "Thiếu" if self.is_bad else "Vượt"


def _line_table(
    labels: Sequence[str], courses: Sequence[_Course], unit: str, names: Names
) -> tuple[tuple[Head, ...], tuple[Row, ...]]:
    plan = next((one.values for one in courses if one.css == "chart-plan"), None)
    done = courses[-1].values
    plain = sorted(courses, key=lambda one: _TABLE_ORDER.index(one.css))
    heads = [Head(names.until), *(Head(one.name, unit) for one in plain)]
    if plan:
        heads.append(Head("Chênh lệch", "điểm %") if unit == "%" else Head("So sánh", "%"))
    rows = []
    for place, label in enumerate(labels):
        cells = [cell(one.values[place]) for one in plain]
        if plan:
            cells.append(Cell(_compared(plan[place], done[place], unit)))
        rows.append(Row(label, tuple(cells)))
    return tuple(heads), tuple(rows)


def _compared(plan: Decimal | None, done: Decimal | None, unit: str) -> str:
    if plan is None or done is None:
        return ""
    if unit == "%":
        return ("+" if done > plan else "") + figure_text(done - plan)
    return "" if plan == 0 else one_decimal(done * HUNDRED / plan)


def _line_caption(unit: str, courses: Sequence[_Course], scale: Scale) -> str:
    strokes = ", ".join(f"{one.stroke}: {first_lower(one.name)}" for one in courses)
    axis = "" if scale.has_zero else "; trục dọc không bắt đầu từ 0"
    return f"{sentence_of_unit(unit)}; {strokes}{axis}"


def _last_place(values: Figures) -> int | None:
    return next((at for at in reversed(range(len(values))) if values[at] is not None), None)
