"""Figures as a person enters them, before they are stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from emulation.lib.quantities import percent
from emulation.lib.text import nfc
from targets.models import IndicatorKind, ReportFigure, Share, Strand

Key = tuple[int, int | None]  # share, strand
SHARE_PLACES = Decimal("0.01")
WORDS_KINDS = (IndicatorKind.LEVEL, IndicatorKind.QUALITATIVE)
STORED = (
    "value",
    "numerator",
    "denominator",
    "words",
    "basis",
    "is_estimate",
    "is_unchanged",
    "doubt_confirmed",
    "note",
)


@dataclass(frozen=True)
class Entry:
    """One figure of a report; nothing at all is "not reported", 0 is "none"."""

    share: Share
    strand: Strand | None = None
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    words: str = ""
    basis: str = ReportFigure.Basis.PERIOD
    is_estimate: bool = False
    is_unchanged: bool = False
    doubt_confirmed: bool = False
    note: str = ""

    @property
    def key(self) -> Key:
        return self.share.pk, self.strand.pk if self.strand else None

    @property
    def is_empty(self) -> bool:
        return self.value is None and self.numerator is None and not self.words.strip()

    @property
    def is_cumulative(self) -> bool:
        return self.basis == ReportFigure.Basis.CUMULATIVE

    def fields(self) -> dict[str, Any]:
        """Return what is stored of it."""
        return {name: getattr(self, name) for name in STORED}


def told_in_words(share: Share) -> bool:
    """Say whether a target is reported in words: a level, or a qualitative one.

    So is what is kept or achieved without a number ("duy trì chuẩn quốc gia").
    """
    current = share.target.current
    kind = share.target.indicator.kind
    return kind in WORDS_KINDS or current is None or current.value is None


def settled(entry: Entry) -> Entry:
    """Return the entry as it is stored: words in composed letters, the value of its parts.

    Of a percentage the value is the share that the parts make; of a count ("6/6 thôn"), the
    first part.
    """
    entry = replace(entry, words=nfc(entry.words).strip(), note=nfc(entry.note).strip())
    if entry.numerator is None or not entry.denominator:
        return entry
    if entry.share.target.indicator.unit_text == "%":
        share = percent(entry.numerator, entry.denominator).quantize(SHARE_PLACES)
        return replace(entry, value=share)
    return replace(entry, value=entry.numerator)


def entry_of(figure: ReportFigure) -> Entry:
    """Return a stored figure as an entry."""
    fields = {name: getattr(figure, name) for name in STORED}
    return Entry(share=figure.share, strand=figure.strand, **fields)


def by_key(entries: Iterable[Entry]) -> dict[Key, Entry]:
    return {entry.key: entry for entry in entries}


def frozen(entries: Iterable[Entry], names: Mapping[int, str]) -> list[dict[str, Any]]:
    """Return entries as JSON, for the receipt; ``names`` are of targets by their key."""
    return [
        {
            "target": str(entry.share.target.uid),
            "name": names[entry.share.target_id],
            "strand": entry.strand.name if entry.strand else "",
            "unit_text": entry.share.target.indicator.unit_text,
        }
        | {name: _plain(value) for name, value in entry.fields().items()}
        for entry in entries
    ]


def _plain(value: Any) -> Any:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value
