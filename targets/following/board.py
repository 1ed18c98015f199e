"""The chairman's one screen, and the same for heads of units and viewers, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse

from emulation.lib import dates
from emulation.lib.charts import Bar, Chart, state_bar
from emulation.lib.text import name_inside
from emulation.org.models import Role, Spell, User
from emulation.org.rights import held
from targets.following.late import Punctuality, UnitState, punctuality_of, zalo_words
from targets.following.latest import Deed, latest_deeds
from targets.following.lines import charts_of
from targets.following.locked import held_to
from targets.following.own import OwnLine, own_lines, ranks_of
from targets.following.people import spells_with_heads
from targets.following.progress import (
    Line,
    Stand,
    bar_of,
    counters_of,
    lines_of,
    needing_a_word,
    stands_of,
    wanted,
)
from targets.following.readers import own_units, readable_units
from targets.following.scope import Scope
from targets.following.standings import GOOD, NEEDS_A_WORD, is_last, state_counts
from targets.measures.ranking import RULE, Rank
from targets.models import Period, Target

REMINDING = (Role.CLERK, Role.CHECKER, Role.CHAIRMAN)


@dataclass(frozen=True)
class LateUnit:
    name: str  # as letters write it
    home_name: str
    who: str
    state: UnitState
    url: str = ""  # of its report, where the reader may open or write it


@dataclass(frozen=True)
class OwnBoard:
    """One unit of the person: its targets, and its place among the units."""

    name: str
    lines: list[OwnLine]
    urgent: list[OwnLine]
    bar: Bar
    rank: Rank | None
    rule: str = RULE

    @property
    def has_pledges(self) -> bool:
        return any(line.pledged for line in self.lines)


@dataclass(frozen=True)
class Board:
    scope: Scope
    is_final: bool = False
    total: int = 0
    good: int = 0
    urgent: int = 0
    bar: Bar | None = None
    counters: list[tuple[str, str, str, int]] = field(default_factory=list)
    standing: str = ""
    listed: list[Line] = field(default_factory=list)
    needing: list[Line] = field(default_factory=list)
    punctuality: Punctuality = field(default_factory=Punctuality)
    late: list[LateUnit] = field(default_factory=list)
    returned: list[LateUnit] = field(default_factory=list)
    chosen: Target | None = None
    charts: list[Chart] = field(default_factory=list)
    choices: list[Stand] = field(default_factory=list)
    own: list[OwnBoard] = field(default_factory=list)
    may_remind: bool = False
    history: list[Deed] = field(default_factory=list)
    spells: dict[int, Spell] = field(default_factory=dict)  # of the day, by unit

    @property
    def owing(self) -> list[LateUnit]:
        return [each for each in self.late if not each.state.is_sent]


def board_of(user: User, scope: Scope, *, standing: str = "", target: str = "") -> Board:
    """Return what the page of progress shows; ``standing`` lists its targets, ``target`` (uid)
    is the one whose line is drawn."""
    span, period = scope.span, scope.period
    if span is None or period is None:
        total = len(stands_of(span, None)) if span else 0
        return Board(scope, total=total)
    period.span = span
    stands = stands_of(span, period)
    final = is_last(period, span)
    needing, listed = needing_a_word(stands), wanted(stands, standing) if standing else []
    chosen = _chosen(stands, target, needing)
    shown = {each.pk: each.target for each in (*needing, *listed, *chosen)}
    late = punctuality_of(period, span)
    own = own_units(user, span.commune_id)
    answering = {each.answering_unit_id for each in shown.values() if each.answering_unit_id}
    spells = spells_with_heads(span.commune, dates.today())
    people = {unit: _with_head(spells[unit]) for unit in answering}
    held_by = held_to(period, [each.target for each in (*needing, *listed)])
    doors = _Doors(user, period, own)
    drawn = chosen[0].target if chosen else None
    return Board(
        scope,
        is_final=final,
        total=len(stands),
        good=_count(stands, GOOD),
        urgent=_count(stands, NEEDS_A_WORD),
        bar=bar_of(stands, is_final=final),
        counters=counters_of(stands, is_final=final),
        standing=standing,
        listed=lines_of(listed, people, held_by, is_final=final),
        needing=lines_of(needing, people, held_by, is_final=final),
        punctuality=late,
        late=_late([*late.owing, *late.sent_late], spells, doors),
        returned=_late(late.returned, spells, doors),
        chosen=drawn,
        charts=charts_of(drawn) if drawn else [],
        choices=stands,
        own=_own(own, scope, spells),
        spells=spells,
        may_remind=held(user, REMINDING, span.commune_id) is not None,
        history=latest_deeds(span.commune, doors.readable, spells.values()),
    )


def reminder_of(board: Board, office: str, url: str) -> str:
    """Return the words for Zalo to the units that owe a report; "" where none does."""
    names = [name_inside(each.name) for each in board.owing]
    if not names or board.scope.period is None:
        return ""
    return zalo_words(board.scope.period, names, office, url)


def _chosen(stands: list[Stand], uid: str, needing: list[Stand]) -> list[Stand]:
    """Return the asked target, else the worst one, else the first."""
    asked = [each for each in stands if each.uid == uid]
    return (asked or needing or stands)[:1]


def _count(stands: Iterable[Stand], standings: tuple[str, ...]) -> int:
    return sum(each.standing in standings for each in stands)


def _with_head(spell: Spell) -> str:
    return f"{spell.home_name}: {spell.head}" if spell.head else spell.home_name


class _Doors:
    """Where the reader comes to the report of a unit."""

    def __init__(self, user: User, period: Period, own: list[int]) -> None:
        self._period, self._own = period, own
        self.readable = readable_units(user, period.commune_id)
        self._keeps = held(user, [Role.CLERK], period.commune_id) is not None

    def to(self, state: UnitState) -> str:
        """Return the report; where none was begun its form, or for others the period."""
        if self.readable is not None and state.unit not in self.readable:
            return ""
        if state.report:
            return reverse("report_read", args=[state.report])
        if self._keeps or state.unit in self._own:
            return reverse("report_write", args=[self._period.uid, state.unit_uid])
        return reverse("period_reports", args=[self._period.uid])


def _late(
    states: Iterable[UnitState],
    spells: dict[int, Spell],
    doors: _Doors,
) -> list[LateUnit]:
    return [
        LateUnit(
            spells[each.unit].name,
            spells[each.unit].home_name,
            spells[each.unit].head,
            each,
            doors.to(each),
        )
        for each in states
    ]


def _own(units: list[int], scope: Scope, spells: dict[int, Spell]) -> list[OwnBoard]:
    if not units:
        return []
    ranks, lines = ranks_of(scope.period), own_lines(scope.period, units)
    return [_own_board(lines[unit], scope, spells[unit].name, ranks.get(unit)) for unit in units]


def _own_board(lines: list[OwnLine], scope: Scope, name: str, rank: Rank | None) -> OwnBoard:
    numbers = Counter(line.standing for line in lines)
    counts = state_counts(numbers, is_final=is_last(scope.period, scope.span))
    return OwnBoard(
        name,
        lines,
        urgent=[line for each in NEEDS_A_WORD for line in lines if line.standing == each],
        bar=state_bar([row[1:] for row in counts]),
        rank=rank,
    )
