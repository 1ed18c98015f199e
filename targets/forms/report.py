"""The form of a unit's report: sixty figures on one page, so plain values and no widgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from emulation.lib.fields import LineField, QuantityField, TextField
from emulation.lib.quantities import format_number
from emulation.lib.text import first_lower
from targets.measures import Doubt, format_short
from targets.models import (
    IndicatorKind,
    Period,
    PeriodRule,
    ReportFigure,
    ReportState,
    Result,
    Share,
    Strand,
    UnitReport,
)
from targets.reporting.asked import asked_shares
from targets.reporting.checking import doubts_of, needs_parts
from targets.reporting.entries import Entry, entry_of, settled, told_in_words
from targets.reporting.history import NOTHING, Past, last_years, past_of
from targets.reporting.telling import (
    adds_up,
    beside_words,
    figure_words,
    last_words,
    parts_words,
    share_words,
)

NUMBERS = ("value", "numerator", "denominator")
TICKS = ("is_estimate", "is_unchanged", "doubt_confirmed")
PARTS = (IndicatorKind.PERCENTAGE, IndicatorKind.COUNT)
BOTH = "Đã tích giữ nguyên mà vẫn ghi số khác. Bỏ tích, hoặc xóa số mới."
MISSING = "missing"
_NUMBER = QuantityField(required=False, max_digits=21)
_WORDS = TextField(required=False, max_length=4000)
_NOTE = LineField(required=False, max_length=500)


@dataclass
class ReportRow:
    """One figure to fill in. ``typed`` is what stands in its fields, ``entry`` what it says."""

    share: Share
    strand: Strand | None
    past: Past
    last_year: Result | None
    stored: ReportFigure | None
    must_have_parts: bool
    is_open: bool = True
    typed: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    entry: Entry | None = None
    is_asked: bool = False  # a question about it is open
    period: Period | None = None

    def __post_init__(self) -> None:
        target = self.share.target
        strand = f"-{self.strand.uid.hex}" if self.strand else ""
        self.prefix = f"so-{self.share.uid.hex}{strand}"
        self.name = f"{target.name}: {self.strand.name}" if self.strand else target.name
        self.unit = target.indicator.unit_text
        self.in_words = told_in_words(self.share)
        self.has_basis = not self.in_words and target.period_rule in (
            PeriodRule.SUM,
            PeriodRule.RATIO,
        )
        self.adds_up = adds_up(self.share) and not self.in_words
        self.takes_parts = not self.in_words and self._takes_parts()
        self.only_parts = self.takes_parts and self._only_parts()

    # What the page shows

    @property
    def last(self) -> str:
        return ". ".join(last_words(self.share, self.past, self.last_year))

    @property
    def return_reason(self) -> str:
        return self.stored.return_reason if self.stored and self.is_open else ""

    @property
    def said(self) -> str:
        """The figure as it is stored, in words."""
        return figure_words(self.stored, self.unit) if self.stored else "chưa có"

    @property
    def kept(self) -> Entry | None:
        """What "giữ nguyên" stands for; of what adds up: nothing new."""
        if self.past.last is None:
            return None
        plain = Entry(share=self.share, strand=self.strand, is_unchanged=True)
        last = entry_of(self.past.last)
        if self.adds_up:
            return settled(replace(plain, value=Decimal(0)))
        names = (*NUMBERS, "words")
        return settled(replace(plain, **{name: getattr(last, name) for name in names}))

    @property
    def keep_label(self) -> str:
        kept = self.kept
        if kept is None:
            return ""
        if self.adds_up:
            total = self.past.total.value if self.past.total else None
            return f"Không có thêm, lũy kế giữ nguyên {_amount(total, self.unit)}"
        return "Giữ nguyên như kỳ trước" if kept.words else f"Giữ nguyên {self._kept_words(kept)}"

    @property
    def beside(self) -> str:
        if self.entry is None:
            return ""
        return beside_words(
            self.share, self.period, self.entry, basis=self.entry.basis, past=self.past
        )

    @property
    def percent(self) -> str:
        entry = self.entry
        if entry is None or entry.numerator is None or not entry.denominator:
            return ""
        return f"Bằng {share_words(entry.numerator, entry.denominator)}."

    @property
    def total(self) -> str:
        """Lũy kế before the period as scripts read it."""
        value = self.past.total.value if self.past.total else None
        return "" if value is None else f"{value.normalize():f}"

    @property
    def confirm_label(self) -> str:
        said = "" if self.entry is None else figure_words(self.entry, self.unit)
        return f"Đúng {said}, tôi đã kiểm tra"

    @property
    def asked_mark(self) -> str:
        """The figures that a question is about: a tick for others does not count."""
        return "/".join(self.typed.get(name, "").strip() for name in (*NUMBERS, "basis"))

    @property
    def brief(self) -> str:
        """The first sentence of what is wrong, for the summary."""
        first, stop, _ = (self.errors or self.asks)[0].partition(". ")
        return first + stop.strip()

    @property
    def first_id(self) -> str:
        if self.in_words:
            return f"{self.prefix}-words"
        return f"{self.prefix}-numerator" if self.only_parts else f"{self.prefix}-value"

    @property
    def is_told(self) -> bool:
        return self.entry is not None and not self.entry.is_empty

    # How it is read

    def show_stored(self, period: Period) -> None:
        self.period = period
        entry = entry_of(self.stored) if self.stored else None
        self.entry = entry
        self.typed = {name: "" for name in (*NUMBERS, "words", "note")}
        self.typed["basis"] = ReportFigure.Basis.PERIOD
        if entry is not None:
            self._show(entry)
        if not self.typed["denominator"] and self.past.last and self.past.last.denominator:
            self.typed["denominator"] = format_number(self.past.last.denominator)

    def read(self, period: Period, data: Mapping[str, str]) -> None:
        self.period = period
        asked = (*NUMBERS, "words", "note", "basis", *TICKS)
        self.typed = {name: data.get(f"{self.prefix}-{name}", "") for name in asked}
        if self.typed["basis"] not in ReportFigure.Basis.values:
            self.typed["basis"] = ReportFigure.Basis.PERIOD
        if data.get(f"{self.prefix}-asked", self.asked_mark) != self.asked_mark:
            self.typed["doubt_confirmed"] = ""
        self.entry = self._entry()

    def _entry(self) -> Entry | None:
        numbers = {name: self._clean(_NUMBER, name) for name in NUMBERS}
        words, note = self._clean(_WORDS, "words"), self._clean(_NOTE, "note")
        if self.errors:
            return None
        if numbers["numerator"] is None and numbers["value"] is None:
            numbers["denominator"] = None  # it stands there before anything is typed
        typed = Entry(
            share=self.share,
            strand=self.strand,
            words=words or "",
            note=note or "",
            basis=self.typed["basis"],
            is_estimate=bool(self.typed["is_estimate"]),
            doubt_confirmed=bool(self.typed["doubt_confirmed"]),
            **self._whole_or_parts(numbers),
        )
        return settled(self._or_kept(typed)) if not self.errors else None

    def _whole_or_parts(self, numbers: dict[str, Decimal | None]) -> dict[str, Decimal | None]:
        """A number typed alone, with the denominator that stood there, is no part of it."""
        if self.only_parts:
            return {**numbers, "value": None}
        if numbers["numerator"] is None:
            return {**numbers, "denominator": None}
        return numbers

    def _or_kept(self, typed: Entry) -> Entry:
        kept = self.kept
        if not self.typed["is_unchanged"] or kept is None:
            return typed
        told = settled(typed)
        same = all(getattr(told, name) == getattr(kept, name) for name in ("value", "words"))
        if not typed.is_empty and not same:
            self.errors.append(BOTH)
        return replace(kept, note=typed.note, is_estimate=typed.is_estimate)

    def _clean(self, one: Any, name: str) -> Any:
        try:
            return one.clean(self.typed[name])
        except ValidationError as error:
            self.errors += [each for each in error.messages if each not in self.errors]
            return None

    def _show(self, entry: Entry) -> None:
        self.typed |= {"note": entry.note, "basis": entry.basis}
        self.typed |= {name: "1" if getattr(entry, name) else "" for name in TICKS}
        if entry.is_unchanged:
            return
        self.typed["words"] = entry.words
        for name in NUMBERS:
            value = getattr(entry, name)
            self.typed[name] = "" if value is None else format_number(value)
        if entry.numerator is not None:
            self.typed["value"] = ""  # it is made of its parts

    def _takes_parts(self) -> bool:
        current, kind = self.share.target.current, self.share.target.indicator.kind
        named = bool(current and current.denominator)
        return self.must_have_parts or named or kind in PARTS

    def _only_parts(self) -> bool:
        current, kind = self.share.target.current, self.share.target.indicator.kind
        named = bool(current and current.denominator)
        return self.must_have_parts or (named and kind == IndicatorKind.COUNT)

    def _kept_words(self, kept: Entry) -> str:
        if kept.numerator is not None and kept.denominator:
            return parts_words(kept.numerator, kept.denominator, self.unit)
        return _amount(kept.value, self.unit)


class ReportForm:
    """A unit's report to fill in, in a constant number of queries.

    ``data`` is what was posted, or read from a file, by the names of the fields. After
    ``read``: ``entries`` are those that could be read; the others keep what was typed.
    """

    def __init__(self, report: UnitReport, data: Mapping[str, str] | None = None) -> None:
        self.report, self.period = report, report.period
        shares = asked_shares(report.period, report.unit)
        self.units = {share.target_id: share.sharing for share in shares}
        self.past = past_of(report.unit, report.period) if shares else {}
        self.rows = list(self._rows(shares))
        self.is_bound = data is not None
        self.note = report.note if data is None else data.get("note", "")
        for row in self.rows:
            if data is None or not row.is_open:
                row.show_stored(self.period)
            else:
                row.read(self.period, data)
        self.put_doubts(with_missing=False)

    @property
    def open_rows(self) -> list[ReportRow]:
        return [row for row in self.rows if row.is_open]

    @property
    def settled_rows(self) -> list[ReportRow]:
        return [row for row in self.rows if not row.is_open]

    @property
    def entries(self) -> list[Entry]:
        return [row.entry for row in self.rows if row.entry is not None]

    @property
    def has_errors(self) -> bool:
        return any(row.errors for row in self.rows)

    @property
    def wrong_rows(self) -> list[ReportRow]:
        return [row for row in self.rows if row.errors or row.is_asked]

    @property
    def told(self) -> int:
        return sum(1 for row in self.rows if row.is_told)

    def put_doubts(self, *, with_missing: bool) -> None:
        """Put what is odd at the figures; what is missing only when the report is sent."""
        doubts = doubts_of(self.entries, self.past, self.units)
        for row in self.rows:
            found: Sequence[Doubt] = doubts.get(row.entry.key, ()) if row.entry else ()
            for doubt in found:
                if doubt.code == MISSING and not with_missing:
                    continue
                where = row.errors if doubt.refuses else row.asks
                if doubt.sentence not in where:
                    where.append(doubt.sentence)
            row.is_asked = bool(row.asks) and not (row.entry and row.entry.doubt_confirmed)

    def _rows(self, shares: Sequence[Share]) -> Iterator[ReportRow]:
        report = self.report
        stored = {}
        if report.pk:
            rows = report.figures.filter(is_current=True).select_related("share__target")
            stored = {(row.share_id, row.strand_id): row for row in rows}
        named = {row.share_id for row in stored.values() if row.return_reason}
        is_named_only = report.state == ReportState.RETURNED and bool(named)
        before = last_years(shares, report.unit, report.period) if shares else {}
        for share in shares:
            share.target.span = report.period.span
            for strand in [*share.target.strands.all()] or [None]:
                key = (share.pk, strand.pk if strand else None)
                figure = stored.get(key)
                if figure:
                    figure.share, figure.strand = share, strand
                yield ReportRow(
                    share=share,
                    strand=strand,
                    past=self.past.get(key, NOTHING),
                    last_year=before.get(share.target.indicator_id) if strand is None else None,
                    stored=figure,
                    must_have_parts=needs_parts(share, self.units),
                    is_open=not is_named_only or share.pk in named,
                )


def period_label(period: Period) -> str:
    """Return how the field of a figure is called: "Số quý II/2024"."""
    return f"Số {first_lower(period.name)}"


def _amount(value: Decimal | None, unit: str) -> str:
    return "chưa có" if value is None else format_short(value, unit)
