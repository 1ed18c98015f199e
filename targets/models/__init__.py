"""Indicators that last, their targets for a span of time, and what came of them."""

from targets.models.indicators import (
    Direction,
    Field,
    Indicator,
    IndicatorKind,
    MeasureUnit,
)
from targets.models.periods import Period, PeriodKind
from targets.models.reports import Evidence, ReportFigure, Sending, UnitReport
from targets.models.results import Judgement, Result, Verdict
from targets.models.shares import Milestone, Share
from targets.models.submissions import Submission, SubmissionSending
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
from targets.models.terms import Terms
from targets.states import PeriodState, ReportState

__all__ = [
    "Comparator",
    "Direction",
    "Evidence",
    "Field",
    "Frequency",
    "Indicator",
    "IndicatorKind",
    "Judgement",
    "MeasureUnit",
    "Milestone",
    "PartRule",
    "Period",
    "PeriodKind",
    "PeriodRule",
    "PeriodState",
    "ReportFigure",
    "ReportState",
    "Result",
    "Sending",
    "Share",
    "Span",
    "SpanKind",
    "Strand",
    "Submission",
    "SubmissionSending",
    "Target",
    "TargetUnit",
    "TargetValue",
    "Terms",
    "UnitReport",
    "UnitRule",
    "Verdict",
]
