"""What the units of a target told through a span, and where they stood after each period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from targets.measures.owing import owing_nothing_in
from targets.measures.rolling import Figure, Rolled, over_units, standings
from targets.models import PeriodRule, Target

_NOTHING = Figure(0, None)
_ADD_UP = (PeriodRule.SUM, PeriodRule.RATIO)


class Ledger:
    """Of one target, or of one strand of it: made once and read for every period.

    Periods go by their numbers, 0 being before the first; ``figures`` and ``words`` are by
    unit, words by unit and period. ``owing`` are by period the units that left something out.
    """

    def __init__(
        self,
        target: Target,
        units: Sequence[int],
        figures: Mapping[int, Sequence[Figure]],
        words: Mapping[int, Mapping[int, str]],
        due: Sequence[int],
        last: int,
    ) -> None:
        self._target, self._last, self._words = target, last, words
        self.units = units
        self._told = {
            unit: _told(figures.get(unit, ()), words.get(unit, {}))
            for unit in units
            if unit in figures
        }
        self._lines = {unit: self._line(figures.get(unit, ())) for unit in units}
        self._columns = list(zip(*self._lines.values(), strict=True))
        self.owing = self._owing(due)
        self._rolled: dict[int, Rolled] = {}

    def at(self, unit: int, number: int) -> Figure:
        """Return where a unit stands at the end of a period."""
        return self._lines[unit][number]

    def together_at(self, number: int) -> Rolled:
        """Return what the units make together at the end of a period."""
        if number not in self._rolled:
            column = self._columns[number] if self._columns else ()
            self._rolled[number] = over_units(
                sorted(column, key=itemgetter(0)),
                self._target.unit_rule,
                asked=len(self.units),
                unit=self._target.indicator.unit_text,
            )
        return self._rolled[number]

    def has_told(self, unit: int, number: int | None = None) -> bool:
        """Say whether a unit told anything in a period, or at all."""
        told = self._told.get(unit, {})
        return bool(told) if number is None else number in told

    def words_at(self, units: Sequence[int], number: int) -> str:
        """Return the newest words of units, up to a period."""
        newest = []
        for unit in units if self._words else ():
            told = self._words.get(unit, {})
            numbers = [each for each in told if each <= number]
            newest += [told[max(numbers)]] if numbers else []
        return "\n".join(newest)

    def _line(self, figures: Sequence[Figure]) -> list[Figure]:
        line = [_NOTHING] * (self._last + 1)
        rule, unit_text = self._target.period_rule, self._target.indicator.unit_text
        for standing in standings(figures, rule, unit=unit_text):
            line[standing.period :] = [standing] * (len(line) - standing.period)
        return line

    def _owing(self, due: Sequence[int]) -> list[list[int]]:
        adds_up = self._target.period_rule in _ADD_UP
        owing: list[list[int]] = [[] for _ in range(self._last + 1)]
        for unit in self.units:
            told = self._told.get(unit, {})
            full = owing_nothing_in(told, due, self._last, adds_up=adds_up)
            for number in range(self._last + 1):
                if number not in full:
                    owing[number].append(unit)
        return owing


def _told(figures: Sequence[Figure], words: Mapping[int, str]) -> dict[int, bool]:
    """Return by period whether what was told in it is cumulative; empty figures tell nothing."""
    return {
        figure.period: figure.is_cumulative
        for figure in figures
        if figure.value is not None or figure.has_parts or figure.period in words
    }
