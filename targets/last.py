"""What a target of the same name asked for the time before, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from emulation.lib.text import search_key
from targets.listing import value_words
from targets.measure_units import usual_symbol
from targets.models import Span, SpanKind, Target

Key = tuple[str, str]  # search key of the name, unit of measure in lower case


@dataclass(frozen=True)
class Last:
    year: int
    name: str
    unit: str
    words: str

    @property
    def sentence(self) -> str:
        return f"Năm {self.year}: {self.words}"


def targets_before(span: Span, indicators: Iterable[int] | None = None) -> dict[int, Target]:
    """Return by indicator its newest target of a year, or of a like span, before this one."""
    rows = Target.objects.filter(
        commune=span.commune_id,
        span__kind__in={SpanKind.YEAR, span.kind},
        span__ends_on__lt=span.starts_on,
    )
    if indicators is not None:
        rows = rows.filter(indicator__in=list(indicators))
    ordered = rows.select_related("span", "current", "indicator").order_by("span__starts_on", "pk")
    return {target.indicator_id: target for target in ordered}


class LastTargets:
    """Finds the target before by the name and unit that are being typed; one query."""

    def __init__(self, span: Span) -> None:
        self._by_key: dict[Key, Last | None] = {}
        for target in targets_before(span).values():
            last = _last_of(target)
            names = {search_key(target.name), target.indicator.search_key}
            for name in names:
                self._add((name, last.unit.lower()), last)

    def find(self, name: str, unit: str) -> Last | None:
        return self._by_key.get((search_key(name), usual_symbol(unit).lower()))

    def as_json(self) -> list[list[str]]:
        """Return (key of the name, unit, sentence) for the page that looks while one types."""
        return [[name, unit, last.sentence] for (name, unit), last in self._by_key.items() if last]

    def _add(self, key: Key, last: Last) -> None:
        """Two of one name and unit ("Diện tích") tell nothing."""
        self._by_key[key] = None if key in self._by_key else last


def _last_of(target: Target) -> Last:
    unit = target.indicator.unit_text
    words = value_words(target.current, unit)
    return Last(target.span.starts_on.year, target.name, unit, words)
