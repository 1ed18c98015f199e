"""What the places of rows say of paragraphs: edges, indents, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from campaigns.intake.parts import Line
from campaigns.intake.sources import wrapping
from campaigns.intake.sources.rows import Row, line_of
from campaigns.intake.sources.wrapping import goes_on

_INDENTED: Final = 9.0  # points
_FLUSH: Final = 3.0
_CENTRED: Final = 5.0
_EXTRA_GAP: Final = 1.22  # of the usual distance between rows
_FEW_ROWS: Final = 10  # on sheets that hold a table
_EDGE_SHARE: Final = 0.05
_FULL_SHARE: Final = 0.6
_MIN_SHARE: Final = 0.08  # of the rows that are flush, and that are indented
_LETTERS_PER_SIZE: Final = 0.45  # width of a letter, of its size
_TOLERANCE: Final = 2.0


@dataclass(frozen=True)
class Measure:
    """The text block of sheets of one width, and how its paragraphs are told apart."""

    left: float
    right: float
    pitch: float  # between baselines of one paragraph
    indents_speak: bool
    edge_speaks: bool = True  # rows that go on reach the right edge
    letters: float = 0.0  # of a usual row
    places: frozenset[int] = frozenset()  # at which many rows begin


def measure_of(rows: Sequence[Row], spans: Sequence[tuple[float, float]] = ()) -> Measure:
    """Measure the rows of all sheets of one width; ``spans`` are the edges of its tables."""
    left, right = _left_edge(rows), _right_edge(rows)
    if spans and len(rows) < _FEW_ROWS:
        left = min(left, *(span[0] for span in spans))
        right = max(right, *(span[1] for span in spans))
    flush = sum(1 for row in rows if abs(row.x0 - left) <= _FLUSH)
    indented = sum(1 for row in rows if row.x0 - left >= _INDENTED)
    enough = _MIN_SHARE * len(rows)
    indents_speak = flush > enough and indented > enough
    measure = Measure(left, right, _pitch(rows), indents_speak)
    letters = wrapping.usual_width([len(row.text) for row in rows])
    places = wrapping.usual_places([row.x0 for row in rows])
    speaks = _edge_speaks(rows, measure)
    return replace(measure, edge_speaks=speaks, letters=letters, places=places)


def lines_of(rows: Sequence[Row], measure: Measure) -> list[Line]:
    """Return one line for each row that stands in no column, with its hints."""
    lines: list[Line] = []
    for index, row in enumerate(rows):
        above = rows[index - 1] if index else None
        below = rows[index + 1] if index + 1 < len(rows) else None
        lines.append(
            line_of(
                row,
                starts=_starts(row, above, measure),
                full=_fills(row, below, measure),
                indent=round(row.x0 - measure.left, 1) + 0.0,
                centred=_is_centred(row, measure),
            )
        )
    return lines


def _starts(row: Row, above: Row | None, measure: Measure) -> bool | None:
    if above is None:
        return True
    if goes_on(above.text, row.text):
        return False if _flows_on(row, above, measure) else None
    if _has_extra_gap(row, above, measure):
        return True
    if not measure.indents_speak or _is_centred(row, measure):
        return None
    if row.x0 - measure.left >= _INDENTED:
        moved_in = row.x0 - above.x0 >= _INDENTED
        return True if moved_in or not _is_full(above, row, measure) else None
    return False if _flows_on(row, above, measure) else None


def _flows_on(row: Row, above: Row, measure: Measure) -> bool:
    """A row at the left edge after a full one, no farther below than rows are."""
    at_left = abs(row.x0 - measure.left) <= _FLUSH
    near = row.page != above.page or row.top - above.top <= _EXTRA_GAP * measure.pitch
    return (
        measure.edge_speaks
        and at_left
        and near
        and _is_full(above, row, measure)
        and not _is_centred(above, measure)
    )


def _has_extra_gap(row: Row, above: Row, measure: Measure) -> bool:
    if row.page != above.page or not measure.pitch:
        return False
    return row.top - above.top > _EXTRA_GAP * measure.pitch


def _fills(row: Row, below: Row | None, measure: Measure) -> bool | None:
    if measure.edge_speaks or below is None:
        return _is_full(row, below, measure)
    return wrapping.fills(len(row.text), len(below.text.split(" ")[0]), measure.letters)


def _edge_speaks(rows: Sequence[Row], measure: Measure) -> bool:
    """Say whether rows whose sentence goes on are full: typed lines may end before the edge."""
    pairs = [(above, below) for above, below in pairwise(rows) if goes_on(above.text, below.text)]
    full = sum(1 for above, below in pairs if _is_full(above, below, measure))
    return full >= _FULL_SHARE * len(pairs)


def _is_full(row: Row, below: Row | None, measure: Measure) -> bool:
    """Say whether the next word had no room at the end of the row."""
    word = len(below.text.split(" ")[0]) if below else 0
    room = word * _LETTERS_PER_SIZE * row.size
    return row.x1 + max(room, _TOLERANCE) >= measure.right - _TOLERANCE


def _is_centred(row: Row, measure: Measure) -> bool:
    if round(row.x0) in measure.places:
        return False
    left, right = row.x0 - measure.left, measure.right - row.x1
    return left > _INDENTED and right > _INDENTED and abs(left - right) <= 2 * _CENTRED


def _pitch(rows: Sequence[Row]) -> float:
    """Return the distance between rows of one paragraph, told by sentences that go on."""
    pairs = [
        (above, below)
        for above, below in pairwise(rows)
        if above.page == below.page and below.top > above.top
    ]
    inside = [pair for pair in pairs if goes_on(pair[0].text, pair[1].text)]
    gaps = [below.top - above.top for above, below in (inside if len(inside) > 2 else pairs)]
    return _most_common(gaps or [0.0])


def _left_edge(rows: Sequence[Row]) -> float:
    """Return the leftmost place at which one row in twenty begins."""
    places = Counter(round(row.x0) for row in rows)
    often = [place for place, count in places.items() if count >= _EDGE_SHARE * len(rows)]
    return float(min(often or places))


def _right_edge(rows: Sequence[Row]) -> float:
    """Return the edge that most long rows reach, else the one that nearly none crosses."""
    ends = sorted(row.x1 for row in rows)
    return ends[int(0.97 * (len(ends) - 1))] if ends else 0.0


def _most_common(values: Sequence[float]) -> float:
    return float(Counter(round(value, 1) for value in values).most_common(1)[0][0])
