"""In which words it is told how a target was followed through the year."""

from __future__ import annotations

from dataclasses import dataclass, field

from emulation.demonstration.year_2024_dong_tam.units import VILLAGES

Row = tuple[str, ...]
NOT_ASKED: Row = ()


@dataclass(frozen=True)
class Followed:
    """One target through the year.

    ``given`` divides it: "area", "households" or "even" split its value, "same" gives it
    whole to every unit, "" asks without a figure, and figures stand for themselves. A quarter
    has one figure for each unit, in their order: "12", "131/142", or words; "" was not
    reported. Of a target with strands each strand has its quarters.
    """

    units: tuple[str, ...]
    given: str
    frequency: str
    unit_rule: str
    period_rule: str
    quarters: tuple[Row, Row, Row, Row] = (NOT_ASKED,) * 4
    strands: dict[str, tuple[Row, Row, Row, Row]] = field(default_factory=dict)
    milestones: Row = ()
    baseline: str = ""


def rows(*quarters: str) -> tuple[Row, Row, Row, Row]:
    first, second, third, fourth = (tuple(quarter.split()) for quarter in quarters)
    return first, second, third, fourth


def added(given: str, *quarters: str, units: Row = VILLAGES, milestones: str = "") -> Followed:
    """What grows through the year and is added up over the villages."""
    return Followed(
        units,
        given,
        "quarter",
        "sum",
        "sum",
        rows(*quarters),
        milestones=tuple(milestones.split()),
    )


def herd(given: str, *quarters: str, baseline: str) -> Followed:
    return Followed(VILLAGES, given, "quarter", "sum", "latest", rows(*quarters), baseline=baseline)


def rate(*quarters: str, baseline: str = "") -> Followed:
    """What every village counts among its own households or people."""
    return Followed(
        VILLAGES, "same", "quarter", "ratio", "latest", rows(*quarters), baseline=baseline
    )


def answer(unit: str, *quarters: str, frequency: str = "quarter", baseline: str = "") -> Followed:
    """What one unit answers for alone."""
    given = rows(*quarters)
    return Followed((unit,), "same", frequency, "none", "latest", given, baseline=baseline)


def at_the_end(unit: str, figure: str) -> Followed:
    return answer(unit, "", "", "", figure, frequency="year")


def told_in_words(
    *units: str, half: Row = NOT_ASKED, end: Row, frequency: str = "half_year"
) -> Followed:
    """What is told in words and judged by the clerk."""
    quarters = (NOT_ASKED, half, NOT_ASKED, end)
    return Followed(units, "", frequency, "none", "latest", quarters)
