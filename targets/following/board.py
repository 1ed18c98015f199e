"""The chairman's one screen, and the same for heads of units and viewers, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from emulation.lib import dates
from emulation.lib.charts import Bar, Chart, state_bar
from emulation.lib.text import first_lower
from emulation.org.models import Role, User
from emulation.org.rights import held
from emulation.org.selectors import unit_names
from targets.following.late import Punctuality, UnitState, punctuality_of, zalo_words
from targets.following.lines import charts_of
from targets.following.own import OwnLine, own_lines, ranks_of
from targets.following.people import heads_of
from targets.following.progress import (
    Line,
    Stand,
    bar_of,
    counters_of,
    lines_of,
    needing_a_word,
    read_targets,
    stands_of,
    wanted,
)
from targets.following.readers import own_units
from targets.following.scope import Scope
from targets.following.standings import GOOD, NEEDS_A_WORD, is_last, state_counts
from targets.measures.ranking import RULE, Rank
from targets.models import Target

REMINDING = (Role.CLERK, Role.CHECKER, Role.CHAIRMAN)


@dataclass(frozen=True)
class LateUnit:
    name: str
    who: str
    state: UnitState


@dataclass(frozen=True)
class OwnBoard:
    """One unit of the person: its targets, and its place among the units."""

    name: str
    lines: list[OwnLine]
    urgent: list[OwnLine]
    bar: Bar
    rank: Rank | None
    rule: str = RULE


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
    targets = read_targets(each.pk for each in (*needing, *listed, *chosen))
    late = punctuality_of(period, span)
    own = own_units(user, span.commune_id)
    answering = {each.answering_unit_id for each in targets.values() if each.answering_unit_id}
    units = answering | late.units() | set(own)
    names, heads = unit_names(units, dates.today()), heads_of(units, dates.today())
    people = {unit: _with_head(names[unit], heads.get(unit, "")) for unit in answering}
    shown = targets[chosen[0].pk] if chosen else None
    return Board(
        scope,
        is_final=final,
        total=len(stands),
        good=_count(stands, GOOD),
        urgent=_count(stands, NEEDS_A_WORD),
        bar=bar_of(stands, is_final=final),
        counters=counters_of(stands, is_final=final),
        standing=standing,
        listed=lines_of(listed, targets, people, is_final=final),
        needing=lines_of(needing, targets, people, is_final=final),
        punctuality=late,
        late=_late([*late.owing, *late.sent_late], names, heads),
        returned=_late(late.returned, names, heads),
        chosen=shown,
        charts=charts_of(shown) if shown else [],
        choices=stands,
        own=_own(own, scope, names),
        may_remind=held(user, REMINDING, span.commune_id) is not None,
    )


def reminder_of(board: Board, office: str, url: str) -> str:
    """Return the words for Zalo to the units that owe a report; "" where none does."""
    names = [first_lower(each.name) for each in board.owing]
    if not names or board.scope.period is None:
        return ""
    return zalo_words(board.scope.period, names, office, url)


def _chosen(stands: list[Stand], uid: str, needing: list[Stand]) -> list[Stand]:
    """Return the asked target, else the worst one, else the first."""
    asked = [each for each in stands if each.uid == uid]
    return (asked or needing or stands)[:1]


def _count(stands: Iterable[Stand], standings: tuple[str, ...]) -> int:
    return sum(each.standing in standings for each in stands)


def _with_head(name: str, head: str) -> str:
    return f"{name}: {head}" if head else name


def _late(
    states: Iterable[UnitState], names: dict[int, str], heads: dict[int, str]
) -> list[LateUnit]:
    return [LateUnit(names[each.unit], heads.get(each.unit, ""), each) for each in states]


def _own(units: list[int], scope: Scope, names: dict[int, str]) -> list[OwnBoard]:
    if not units:
        return []
    ranks = ranks_of(scope.period)
    return [_own_board(unit, scope, names[unit], ranks.get(unit)) for unit in units]


def _own_board(unit: int, scope: Scope, name: str, rank: Rank | None) -> OwnBoard:
    lines = own_lines(scope.period, unit)
    numbers = Counter(line.standing for line in lines)
    counts = state_counts(numbers, is_final=is_last(scope.period, scope.span))
    return OwnBoard(
        name,
        lines,
        urgent=[line for each in NEEDS_A_WORD for line in lines if line.standing == each],
        bar=state_bar([row[1:] for row in counts]),
        rank=rank,
    )
