"""The indicators and units of measure that a commune has, read once for many targets."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from emulation.lib.text import clean_line, search_key
from emulation.org.models import Commune
from targets.measure_units import usual_symbol
from targets.models import Indicator, MeasureUnit

_ALIKE, _MOST_ALIKE = 0.6, 3


class KnownIndicators:
    """Finds what ``indicator_find`` and ``measure_unit_find`` find, in two queries for all."""

    def __init__(self, commune: Commune) -> None:
        units = list(MeasureUnit.objects.filter(commune=commune))
        self._units = {unit.symbol.lower(): unit for unit in units}
        self._units |= {unit.symbol: unit for unit in units}
        self._by_text: dict[tuple[str, str], Indicator] = {}
        self._by_unit: dict[tuple[str, int], Indicator] = {}
        self._by_uid: dict[str, Indicator] = {}
        self._words: dict[str, list[tuple[frozenset[str], Indicator]]] = defaultdict(list)
        rows = Indicator.objects.filter(commune=commune).select_related("commune", "measure_unit")
        for row in rows.order_by("pk"):
            self.add(row)

    def add(self, row: Indicator) -> None:
        """Know an indicator from now on; of equal ones the first is found."""
        self._by_text.setdefault((row.search_key, row.unit_text), row)
        if row.measure_unit_id:
            self._by_unit.setdefault((row.search_key, row.measure_unit_id), row)
        self._by_uid[str(row.uid)] = row
        words = frozenset(row.search_key.split())
        self._words[self.symbol(row.unit_text)].append((words, row))

    def find(self, name: str, unit_text: str) -> Indicator | None:
        """Return the indicator of that name and unit, "m2" and "m²" being one."""
        key, unit = search_key(name), self.unit(unit_text)
        found = self._by_text.get((key, clean_line(unit_text)))
        return found or (self._by_unit.get((key, unit.pk)) if unit else None)

    def chosen(self, uid: Any) -> Indicator | None:
        return self._by_uid.get(str(uid or ""))

    def unit(self, text: str) -> MeasureUnit | None:
        """Return the unit of measure that was typed, in any usual spelling."""
        symbol = usual_symbol(clean_line(text))
        return self._units.get(symbol) or self._units.get(symbol.lower())

    def symbol(self, text: str) -> str:
        """Return one writing for all spellings of a unit."""
        unit = self.unit(text)
        return unit.symbol if unit else clean_line(text)

    def alike(self, name: str, unit_text: str) -> tuple[Indicator, ...]:
        """Return indicators in the same unit most of whose words are those of the name."""
        words = frozenset(search_key(name).split())
        shares = [
            (_shared(words, own), row) for own, row in self._words.get(self.symbol(unit_text), ())
        ]
        near = sorted((pair for pair in shares if pair[0] >= _ALIKE), key=lambda pair: -pair[0])
        return tuple(row for _, row in near[:_MOST_ALIKE])


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0
