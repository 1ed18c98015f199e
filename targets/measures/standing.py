"""Where a target stands: exceeded, met, on its way, at risk or behind, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from targets.measures.judging import implied_direction, is_met
from targets.measures.rolling import PLACES
from targets.measures.words import (
    format_amount,
    format_gap,
    format_short,
    format_value,
    is_counted,
)

# How much of the progress expected so far may be missing before "at risk" is "behind".
TOLERANCE = Decimal("0.2")


class Standing(StrEnum):
    EXCEEDED = "exceeded"
    MET = "met"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    NO_DATA = "no_data"


LABELS = {
    Standing.EXCEEDED: "Vượt",
    Standing.MET: "Đạt",
    Standing.ON_TRACK: "Đúng tiến độ",
    Standing.AT_RISK: "Có nguy cơ",
    Standing.BEHIND: "Chưa đạt",
    Standing.NO_DATA: "Chưa có số liệu",
}
# Classes of the stylesheet; each has a sign beside its colour.
BADGES = {
    Standing.EXCEEDED: "is-done",
    Standing.MET: "is-done",
    Standing.ON_TRACK: "is-ontrack",
    Standing.AT_RISK: "is-risk",
    Standing.BEHIND: "is-late",
    Standing.NO_DATA: "is-draft",
}
_LIFTED = {Standing.BEHIND: Standing.AT_RISK, Standing.AT_RISK: Standing.ON_TRACK}


@dataclass(frozen=True)
class Aim:
    """What a target asks for; all figures in its own unit.

    ``baseline`` is where it stood before the span; ``period_rule`` says how periods make the
    year ("sum" adds up, the others show a level).
    """

    comparator: str
    direction: str
    kind: str
    value: Decimal | None
    value_max: Decimal | None = None
    baseline: Decimal | None = None
    period_rule: str = "latest"

    @property
    def adds_up(self) -> bool:
        return self.period_rule == "sum"

    @property
    def seeks(self) -> str:
        """The direction that counts: the comparator's own, else the indicator's.

        To maintain or achieve a figure is to have at least it (lower: at most).
        """
        if self.comparator == "range":
            return self.direction if self.direction in ("higher", "lower") else "within"
        if implied := implied_direction(self.comparator):
            return implied
        if self.comparator in ("maintain", "achieve"):
            return "lower" if self.direction == "lower" else "higher"
        return "exactly" if self.direction == "within" else self.direction

    @property
    def high(self) -> Decimal | None:
        """The upper bound of a range; otherwise the value itself."""
        return self.value_max if self.comparator == "range" else self.value

    @property
    def goal(self) -> Decimal | None:
        """The one figure to reach, or ``None`` where figures do not decide.

        Higher: the lower bound of a range; lower: its upper bound. Within: the bound that is
        nearer to the baseline (a baseline inside is kept); without one, or where periods add
        up, the lower bound.
        """
        if self.value is None or self.high is None or self.kind in ("level", "qualitative"):
            return None
        if self.seeks == "lower":
            return self.high
        if self.seeks != "within" or self.baseline is None or self.adds_up:
            return self.value
        return min(max(self.baseline, self.value), self.high)


def label(standing: Standing, is_final: bool) -> str:
    """Return the word on the badge; before the end, what is behind is late ("Chậm")."""
    if standing == Standing.BEHIND and not is_final:
        return "Chậm"
    return LABELS[standing]


def share_gone(starts_on: dt.date, ends_on: dt.date, day: dt.date) -> Decimal:
    """Return how much of a span is over at the end of a day, 0 to 1.

    The first day of a leap year is 1/366; the last day and all after it are 1. Raises
    ``ValueError`` where the span ends before it begins.
    """
    days = (ends_on - starts_on).days + 1
    if days < 1:
        raise ValueError("The span ends before it begins.")
    gone = (day - starts_on).days + 1
    return Decimal(min(max(gone, 0), days)) / days


def expected_at(aim: Aim, share_gone: Decimal, milestone: Decimal | None = None) -> Decimal | None:
    """Return what the plan's line asks for when ``share_gone`` (0 to 1) of the span is over.

    A milestone that was set wins. What adds up grows evenly from 0; a level goes straight
    from the baseline to the goal, and without a baseline is the goal itself. Rounded to six
    decimals; ``None`` where figures do not decide.
    """
    if milestone is not None:
        return milestone
    if aim.goal is None:
        return None
    share = min(max(share_gone, Decimal(0)), Decimal(1))
    start = _start(aim)
    line = aim.goal if start is None else start + (aim.goal - start) * share
    return line.quantize(PLACES, ROUND_HALF_UP)


def judge(
    aim: Aim,
    result: Decimal | None,
    *,
    share_gone: Decimal,
    expected: Decimal | None,
    pace: Decimal | None = None,
    periods_left: int = 0,
) -> Standing:
    """Say where a target stands with a result in its unit.

    ``share_gone`` is 0 to 1, and 1 is final. ``expected`` is the plan's line now (``None``:
    computed). ``pace`` is the change in the last period; if it would still reach the aim in
    ``periods_left`` periods, an unmet target stands one step better, never above on track.
    What only people can judge, and what has no result, is ``NO_DATA``.
    """
    met = _is_met(aim, result)
    if met is None or result is None:
        return Standing.NO_DATA
    if share_gone >= 1:
        return _met_standing(aim, result) if met else Standing.BEHIND
    line = expected_at(aim, share_gone, expected)
    if line is None or _is_passed_for_good(aim, result, met):
        return Standing.BEHIND
    if met and aim.adds_up and aim.seeks == "lower":
        return Standing.AT_RISK if result > line else Standing.ON_TRACK
    if met:
        return _met_standing(aim, result)
    standing = _on_the_way(aim, result, line)
    if pace is not None and _would_reach(aim, result, result + pace * periods_left):
        return _LIFTED.get(standing, standing)
    return standing


def why(
    aim: Aim,
    result: Decimal | None,
    *,
    share_gone: Decimal,
    expected: Decimal | None,
    unit: str = "",
    until: str = "nay",
    pace: Decimal | None = None,
    periods_left: int = 0,
) -> str:
    """Say in one Vietnamese sentence what makes the standing.

    Before the end an unmet target is compared with the plan's line where there is one, else
    with what is asked; what only its ``pace`` keeps on track (see ``judge``) says so.
    ``until`` names the end of the period: "hết quý II".
    """
    if aim.goal is None:
        return "Chỉ tiêu này không chấm bằng số: chờ người theo dõi đánh giá."
    if result is None:
        return "Chưa có số liệu."
    met = _is_met(aim, result)
    if met and share_gone < 1 and aim.adds_up and aim.seeks == "lower":
        told = format_short(result, unit)
        return f"Đến {until} {told}; chỉ tiêu cả kỳ {_asked(aim, unit)}."
    if met:
        return _why_met(aim, result, unit)
    line = expected_at(aim, share_gone, expected)
    if line is None or share_gone >= 1 or not _is_told_by_line(aim, result, line):
        return _against_asked(aim, result, unit)
    told = _against_line(aim, result, line, unit, until)
    if not _is_saved(aim, result, line, pace, periods_left):
        return told
    return f"{told.removesuffix('.')}; giữ được mức của kỳ này thì vẫn đạt chỉ tiêu."


def _start(aim: Aim) -> Decimal | None:
    return Decimal(0) if aim.adds_up else aim.baseline


def _has_line(aim: Aim, line: Decimal) -> bool:
    return _start(aim) is not None or line != aim.goal


def _is_told_by_line(aim: Aim, result: Decimal, line: Decimal) -> bool:
    if _is_passed_for_good(aim, result, met=False):
        return False
    one_sided = aim.seeks in ("higher", "lower")
    return _has_line(aim, line) and (aim.adds_up or one_sided)


def _is_met(aim: Aim, result: Decimal | None) -> bool | None:
    return is_met(
        comparator=aim.comparator,
        direction=aim.seeks,
        value=aim.value,
        value_max=aim.value_max,
        result=result,
        kind=aim.kind,
    )


def _met_standing(aim: Aim, result: Decimal) -> Standing:
    return Standing.EXCEEDED if _is_exceeded(aim, result) else Standing.MET


def _is_exceeded(aim: Aim, result: Decimal) -> bool:
    assert aim.value is not None and aim.high is not None
    # "dưới 1%" cannot be met otherwise than by a better figure: that is asked, not exceeded.
    if aim.comparator in ("maintain", "<", ">"):
        return False
    if aim.seeks == "lower":
        return result < aim.value
    if aim.seeks != "higher":
        return False
    whole_percentage = aim.kind == "percentage" and aim.high >= 100
    return result > aim.high and not whole_percentage


def _is_passed_for_good(aim: Aim, result: Decimal, met: bool) -> bool:
    """What adds up never comes down again."""
    assert aim.high is not None
    if not aim.adds_up or aim.seeks == "higher":
        return False
    return not met if aim.seeks == "lower" else result > aim.high


def _on_the_way(aim: Aim, result: Decimal, line: Decimal) -> Standing:
    short = _shortfall(aim, result, line)
    if short <= 0 and _has_line(aim, line):
        return Standing.ON_TRACK
    progress = abs(line - (_start(aim) or Decimal(0)))
    return Standing.AT_RISK if short <= TOLERANCE * progress else Standing.BEHIND


def _is_saved(
    aim: Aim, result: Decimal, line: Decimal, pace: Decimal | None, periods_left: int
) -> bool:
    """Say whether the pace lifts to on track what the line alone would put at risk."""
    if pace is None or _on_the_way(aim, result, line) != Standing.AT_RISK:
        return False
    return _would_reach(aim, result, result + pace * periods_left)


def _shortfall(aim: Aim, result: Decimal, line: Decimal) -> Decimal:
    """How far an unmet result is on the wrong side of the line; 0 or less is good."""
    assert aim.value is not None and aim.high is not None
    if aim.seeks == "higher":
        return line - result
    if aim.seeks == "lower":
        return result - line
    if result < aim.value:
        return min(line, aim.value) - result
    return result - max(line, aim.high)


def _would_reach(aim: Aim, result: Decimal, end: Decimal) -> bool:
    assert aim.value is not None and aim.high is not None
    if aim.seeks in ("within", "exactly"):
        # What crosses the asked figures on its way has reached them.
        end = min(end, aim.high) if result < aim.value else max(end, aim.value)
    return _is_met(aim, end) is True


def _asked(aim: Aim, unit: str) -> str:
    comparator = "<=" if (aim.comparator, aim.seeks) == ("=", "lower") else aim.comparator
    return format_value(comparator, aim.value, aim.value_max, unit)


def _why_met(aim: Aim, result: Decimal, unit: str) -> str:
    assert aim.value is not None and aim.high is not None
    if not _is_exceeded(aim, result):
        return f"Đạt {format_short(result, unit)}, chỉ tiêu {_asked(aim, unit)}."
    if aim.seeks == "lower":
        gap = format_gap(aim.value - result, unit)
        return f"Thấp hơn mức {format_amount(aim.value, unit)} là {gap}."
    gap = format_gap(result - aim.high, unit)
    return f"Vượt {gap} so với {format_amount(aim.high, unit)}."


def _against_line(aim: Aim, result: Decimal, line: Decimal, unit: str, until: str) -> str:
    plan = f"kế hoạch đến {until}"
    if is_counted(unit) and result == result.to_integral_value():
        line = _whole_line(result, line)
    if result == line:
        return f"Đúng bằng {plan}, {format_short(line, unit)}."
    gap = format_gap(result - line, unit)
    if result > line:
        return f"Cao hơn {plan} là {gap}."
    if aim.seeks == "lower":
        return f"Thấp hơn {plan} là {gap}."
    return f"Còn thiếu {gap} so với {plan}."


def _whole_line(result: Decimal, line: Decimal) -> Decimal:
    """Return the line in whole things; what lies beside it stays at least one away."""
    whole = line.quantize(Decimal(1), ROUND_HALF_UP)
    if whole != result or line == result:
        return whole
    return whole + 1 if line > result else whole - 1


def _against_asked(aim: Aim, result: Decimal, unit: str) -> str:
    assert aim.value is not None and aim.high is not None
    bound = aim.value if result <= aim.value and aim.seeks != "lower" else aim.high
    if result == bound:
        return f"Kết quả {format_short(result, unit)}, chỉ tiêu {_asked(aim, unit)}."
    gap = format_gap(result - bound, unit)
    if result > bound:
        return f"Cao hơn mức {format_amount(bound, unit)} là {gap}."
    if aim.adds_up:
        return f"Còn thiếu {gap} so với {format_amount(bound, unit)}."
    return f"Thấp hơn mức {format_amount(bound, unit)} là {gap}."
