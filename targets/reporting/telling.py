"""Figures of a report in words: as sent, as they were last time, as shares ask for them."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from emulation.lib.quantities import format_number, percent
from emulation.lib.text import first_lower
from targets.measures import format_short
from targets.measures.words import TIGHT_UNITS
from targets.models import Period, PeriodRule, ReportFigure, Result, Share
from targets.reporting.history import Past

NOTHING_SAID = "chưa có"
_TENTH = Decimal("0.1")


class Figures(Protocol):
    """What an entry, a stored figure and a result have in common."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    words: str


def figure_words(figure: Figures, unit: str) -> str:
    """Write "131 trên 142 hộ (92,3%)", "262 tấn", the words, or "chưa có"."""
    if figure.words.strip():
        return figure.words.strip()
    if figure.numerator is not None and figure.denominator:
        return parts_words(figure.numerator, figure.denominator, unit)
    return NOTHING_SAID if figure.value is None else format_short(figure.value, unit)


def parts_words(numerator: Decimal, denominator: Decimal, unit: str) -> str:
    counted = "" if unit in TIGHT_UNITS else f" {unit}"
    parts = f"{format_number(numerator)} trên {format_number(denominator)}{counted}"
    return f"{parts} ({share_words(numerator, denominator)})"


def share_words(numerator: Decimal, denominator: Decimal) -> str:
    """Write the share that parts make, to one decimal: "92,3%"."""
    return f"{format_number(percent(numerator, denominator).quantize(_TENTH))}%"


def last_words(share: Share, past: Past, last_year: Result | None) -> list[str]:
    """Return what stands above a field: last period, lũy kế, last year, what was given."""
    target, unit = share.target, share.target.indicator.unit_text
    told = []
    if past.last:
        name = past.last.report.period.name
        lately = " (lũy kế)" if past.last.basis == ReportFigure.Basis.CUMULATIVE else ""
        told.append(f"{name}{lately}: {figure_words(past.last, unit)}")
        if adds_up(share) and past.total and past.total.value is not None:
            total = format_short(past.total.value, unit)
            told.append(f"Lũy kế đến hết {first_lower(name)}: {total}")
    if last_year and (last_year.value is not None or last_year.words):
        told.append(f"{last_year.period.span.name}: {figure_words(last_year, unit)}")
    if share.assigned is not None:
        told.append(f"Xã giao {_whole_span(target)}: {format_short(share.assigned, unit)}")
    if share.pledged is not None:
        beside = f" ({share.pledged_note})" if share.pledged_note else ""
        told.append(f"Đơn vị đăng ký: {format_short(share.pledged, unit)}{beside}")
    return told


def beside_words(share: Share, period: Period, figure: Figures, *, basis: str, past: Past) -> str:
    """Return the other of the two figures of what adds up: lũy kế, or the period's own."""
    if not adds_up(share) or figure.value is None:
        return ""
    unit = share.target.indicator.unit_text
    before = past.total.value if past.total and past.total.value is not None else Decimal(0)
    if basis == ReportFigure.Basis.CUMULATIVE:
        own = format_short(figure.value - before, unit)
        return f"Riêng {first_lower(period.name)}: {own}."
    return f"Lũy kế: {format_short(before + figure.value, unit)}."


def adds_up(share: Share) -> bool:
    """Say whether the periods of a share add up, so that lũy kế means something."""
    return share.target.period_rule == PeriodRule.SUM


def _whole_span(target: object) -> str:
    return "cả năm" if target.span.kind == "year" else "cả đợt"
