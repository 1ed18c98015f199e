"""What a year-end report tells beside results: chapters, read by the apps that know them.

Apps above register theirs in ``AppConfig.ready()``. A chapter is read anew as long as the
report is written, so that a figure which changed since can be pointed out; what was submitted
keeps what it said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from campaigns.figures import fact_key
from campaigns.inputs import AppendixInput, ItemInput
from campaigns.models import Plan, YearFact
from campaigns.reporting.tables import Table
from emulation.lib.quantities import format_number
from emulation.org.models import Commune

UNKNOWN = "chưa có số liệu"


@dataclass(frozen=True)
class Fact:
    """A figure of the year; ``None`` is known to nobody, 0 is none. ``url`` is where it is kept."""

    code: str
    name: str
    value: Decimal | int | None
    unit: str = ""
    url: str = ""

    @property
    def mark(self) -> str:
        """Return the number as a sentence writes it, marked, so that it is linked when stored."""
        if self.value is None:
            return UNKNOWN
        return f"{{{fact_key(self.code)}.result={format_number(Decimal(self.value))}}}"

    @property
    def words(self) -> str:
        """Return the number with its unit: "300 hộ"."""
        return f"{self.mark} {self.unit}".strip() if self.value is not None else UNKNOWN


@dataclass(frozen=True)
class Chapter:
    """One part of the report.

    ``items`` stand below its heading, ``tables`` are those among them. ``shortcomings`` and
    ``tasks`` are proposals for the report's own parts of that name.
    """

    heading: str
    items: Sequence[ItemInput] = ()
    facts: Sequence[Fact] = ()
    tables: Sequence[Table] = ()
    appendices: Sequence[AppendixInput] = ()
    shortcomings: Sequence[str] = ()
    tasks: Sequence[str] = ()


@dataclass(frozen=True)
class YearTold:
    """All chapters of one report as they are today."""

    chapters: Sequence[Chapter] = ()
    values: dict[str, Decimal | None] = field(default_factory=dict)

    @property
    def facts(self) -> list[Fact]:
        return [fact for chapter in self.chapters for fact in chapter.facts]

    @property
    def tables(self) -> list[Table]:
        return [table for chapter in self.chapters for table in chapter.tables]

    @property
    def appendices(self) -> list[AppendixInput]:
        return [appendix for chapter in self.chapters for appendix in chapter.appendices]


Source = Callable[[Commune, int], Chapter]
_SOURCES: list[Source] = []


def register(source: Source) -> None:
    """Add a source; it is asked for the commune and the year, in few queries."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def year_told(plan: Plan) -> YearTold:
    """Read all chapters; of a paper that tells of no year nothing, and nothing is asked."""
    if not plan.is_year_report:
        return YearTold()
    chapters = [source(plan.commune, plan.year) for source in _SOURCES]
    values = {
        fact.code: None if fact.value is None else Decimal(fact.value)
        for chapter in chapters
        for fact in chapter.facts
    }
    return YearTold(chapters, values)


def with_values(rows: Iterable[YearFact], told: YearTold) -> list[YearFact]:
    """Let each row know its figure of today; one that is told no longer has none."""
    listed = list(rows)
    for row in listed:
        row.value = told.values.get(row.code)
    return listed


def told_content(rows: Iterable[YearFact], told: YearTold) -> dict[str, Any]:
    """Return what the content of a report stores of its year, as plain values."""
    return {
        "facts": [
            {
                "uid": row.key,
                "name": row.name,
                "unit": row.unit,
                "result": None if row.value is None else f"{row.value:f}",
            }
            for row in rows
        ],
        "year_tables": list(told.tables),
        "year_appendices": [
            {
                "title": appendix.title,
                "orientation": appendix.orientation,
                "blocks": [
                    {"table": block.table} if block.table else {"text": block.text}
                    for block in appendix.blocks
                ],
            }
            for appendix in told.appendices
        ],
    }
