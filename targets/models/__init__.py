"""Indicators that last, and their targets for a span of time."""

from targets.models.indicators import (
    Direction,
    Field,
    Indicator,
    IndicatorKind,
    MeasureUnit,
)
from targets.models.targets import (
    Comparator,
    Frequency,
    PartRule,
    PeriodRule,
    Span,
    SpanKind,
    Strand,
    Target,
    TargetUnit,
    TargetValue,
    UnitRule,
)

__all__ = [
    "Comparator",
    "Direction",
    "Field",
    "Frequency",
    "Indicator",
    "IndicatorKind",
    "MeasureUnit",
    "PartRule",
    "PeriodRule",
    "Span",
    "SpanKind",
    "Strand",
    "Target",
    "TargetUnit",
    "TargetValue",
    "UnitRule",
]
