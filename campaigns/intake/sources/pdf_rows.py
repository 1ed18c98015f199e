"""Letters of a page set into rows, and rows into pieces between wide gaps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Final

from campaigns.intake.sources.codings import coding_of_font
from campaigns.intake.sources.legacy import run_text
from campaigns.intake.sources.pdf_sheets import Glyph
from campaigns.intake.sources.rows import Piece, Row, rough_line
from campaigns.intake.sources.signs import is_sign_font, without_private

_SAME_ROW: Final = 0.22  # of the letter size, between baselines
_SPACE: Final = 0.18  # of the letter size: a gap between words
_WIDE: Final = 1.6  # a gap between columns
_RAISED_SIZE: Final = 0.82  # of the letters around
_RAISED_LOW, _RAISED_HIGH = 0.12, 0.75  # above their baseline, in their size
_RAISED_NEAR: Final = 0.6  # of the size, sideways
_SAME_PLACE: Final = 0.08  # of the size: printed twice to look bold
# Raised figures are marked until it is known whether they lead to a footnote.
RAISED: Final = re.compile("\ue000(\\d{1,3})\ue001")

_Cluster = list[Glyph]


def rows_of(glyphs: Sequence[Glyph], page: int = 1) -> list[Row]:
    """Return the rows of the glyphs from top to bottom, clean, with raised figures marked."""
    clusters = _with_raised(_clusters(_composed(glyphs)))
    rows = [_row(cluster, page) for cluster in clusters]
    return [row for row in rows if row.pieces]


def text_of(glyphs: Sequence[Glyph]) -> str:
    """Return the words of a cell on one line."""
    return rough_line(" ".join(row.text for row in rows_of(glyphs)))


def settle_raised(text: str, notes: frozenset[str]) -> str:
    """Drop marks of footnotes; turn "m" with a raised 2 into "m²"."""

    def settled(found: re.Match[str]) -> str:
        figures = found.group(1)
        before = text[: found.start()].rstrip()
        if before and figures in notes:
            return ""
        if figures in "23" and before[-1:] in ("m", "M"):
            return "²" if figures == "2" else "³"
        return figures

    return rough_line(RAISED.sub(settled, text)) if "\ue000" in text else text


def _composed(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Put signs that stand over a letter behind it, whatever place they were printed at."""
    composed: list[Glyph] = []
    for glyph in glyphs:
        if composed and unicodedata.combining(glyph.text[0]):
            before = composed[-1]
            composed[-1] = replace(before, text=before.text + glyph.text)
        else:
            composed.append(glyph)
    return composed


def _clusters(glyphs: list[Glyph]) -> list[_Cluster]:
    """Group glyphs whose baselines are level, top first."""
    clusters: list[_Cluster] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
        if clusters and glyph.y - clusters[-1][0].y <= _SAME_ROW * glyph.size:
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    return clusters


# ---- Raised figures --------------------------------------------------------------------------


def _with_raised(clusters: list[_Cluster]) -> list[_Cluster]:
    """Set small raised letters into the row below them that they touch."""
    merged: list[_Cluster] = []
    for cluster in clusters:
        while merged and _is_raised_over(merged[-1], cluster):
            cluster = [*_marked(merged.pop()), *cluster]
        merged.append(cluster)
    return merged


def _is_raised_over(small: _Cluster, row: _Cluster) -> bool:
    size = max(glyph.size for glyph in row)
    if max(glyph.size for glyph in small) > _RAISED_SIZE * size:
        return False
    rise = row[0].y - small[0].y
    if not _RAISED_LOW * size < rise < _RAISED_HIGH * size:
        return False
    return all(_touches(run, row, size) for run in _side_runs(small))


def _side_runs(cluster: _Cluster) -> list[_Cluster]:
    """Part a cluster where letters do not follow one another."""
    runs: list[_Cluster] = []
    for glyph in sorted(cluster, key=lambda glyph: glyph.x0):
        if not glyph.text.strip():
            continue
        if runs and glyph.x0 - runs[-1][-1].x1 < _RAISED_NEAR * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _touches(run: _Cluster, row: _Cluster, size: float) -> bool:
    near = _RAISED_NEAR * size
    first, last = run[0].x0, run[-1].x1
    return len(run) < 8 and any(
        -near < first - glyph.x1 < near or -near < glyph.x0 - last < near for glyph in row
    )


def _marked(cluster: _Cluster) -> _Cluster:
    marked: _Cluster = []
    for run in _side_runs(cluster):
        text = "".join(glyph.text for glyph in run).strip()
        if text.isascii() and text.isdigit():
            text = f"\ue000{text}\ue001"
        marked.append(replace(run[0], text=text, x1=run[-1].x1))
    return marked


# ---- Rows and pieces ---------------------------------------------------------------------------


def _row(cluster: _Cluster, page: int) -> Row:
    ordered = _printed_once(sorted(cluster, key=lambda glyph: glyph.x0))
    shown = [glyph for glyph in ordered if glyph.text.strip()]
    if not shown:
        return Row((), page)
    pieces = [_piece(part) for part in _parted(ordered)]
    size = max(glyph.size for glyph in shown)
    baseline = max(glyph.y for glyph in shown)
    filled = [piece for piece in pieces if piece.text]
    return Row(tuple(filled), page, top=baseline, size=size)


def _printed_once(ordered: _Cluster) -> _Cluster:
    once: _Cluster = []
    for glyph in ordered:
        before = once[-1] if once else None
        if not (before and _is_again(before, glyph)):
            once.append(glyph)
    return once


def _is_again(before: Glyph, glyph: Glyph) -> bool:
    same = before.text == glyph.text and bool(glyph.text.strip()) and glyph.x1 > glyph.x0
    return same and glyph.x0 - before.x0 < _SAME_PLACE * glyph.size


def _parted(ordered: _Cluster) -> list[_Cluster]:
    """Part a row at gaps wider than words need; spaces at the ends fall away."""
    parts: list[_Cluster] = []
    spaces: _Cluster = []
    for glyph in ordered:
        if not glyph.text.strip():
            spaces.append(glyph)
            continue
        if parts and glyph.x0 - parts[-1][-1].x1 < _WIDE * glyph.size:
            parts[-1] += [*spaces, glyph]
        else:
            parts.append([glyph])
        spaces = []
    return parts


def _piece(part: _Cluster) -> Piece:
    shown = [glyph for glyph in part if glyph.text.strip()]
    bold = all(is_bold(glyph.font) for glyph in shown)
    italic = all(is_italic(glyph.font) for glyph in shown)
    x1 = max(glyph.x1 for glyph in shown)
    return Piece(rough_line(_spelled(part)), part[0].x0, x1, bold, italic)


def _spelled(part: _Cluster) -> str:
    texts = []
    for font, run in groupby(_spaced(part), key=lambda pair: pair[0]):
        text = "".join(letters for _, letters in run)
        texts.append(_unicode(text, font))
    return "".join(texts)


def _spaced(part: _Cluster) -> Iterable[tuple[str, str]]:
    """Give (font, letters) with spaces where gaps show them."""
    before: Glyph | None = None
    for glyph in part:
        gap = glyph.x0 - before.x1 if before else 0.0
        is_gap = before is not None and gap > _SPACE * min(glyph.size, before.size)
        yield glyph.font, f" {glyph.text}" if is_gap else glyph.text
        before = glyph


def _unicode(text: str, font: str) -> str:
    if coding_of_font(font):
        return run_text(text, font)[0]
    if is_sign_font(font):
        return without_private(text, font)
    return without_private(text)


@lru_cache(maxsize=512)
def is_bold(font: str) -> bool:
    """Say whether a font's name speaks of bold letters."""
    return bool(re.search(r"bold|black|heavy|demi|[-,]bd\b", font, re.IGNORECASE))


@lru_cache(maxsize=512)
def is_italic(font: str) -> bool:
    """Say whether a font's name speaks of slanted letters."""
    return bool(re.search(r"italic|oblique|[-,]it\b", font, re.IGNORECASE))
