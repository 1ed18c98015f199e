"""The figures of a year's awards, as plain values. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from awards.registry.statistics import Line, Part, Side
from campaigns.models import SubjectKind

_UNITS = {
    SubjectKind.PERSON: "cá nhân",
    SubjectKind.COLLECTIVE: "tập thể",
    SubjectKind.HOUSEHOLD: "hộ",
}


@dataclass
class Counted:
    """Lines of the register: how many stand, and what was given for them in đồng.

    ``money`` is that of the ``priced`` lines: what an old paper gave may have no sum written.
    """

    standing: int = 0
    revoked: int = 0
    money: int = 0
    priced: int = 0
    without_gender: int = 0  # people of whom nobody wrote whether they are women

    def add(self, row: Mapping[str, Any]) -> None:
        for each in fields(Counted):
            setattr(self, each.name, getattr(self, each.name) + row[each.name])


@dataclass
class Sums(Counted):
    """Lines of the register for one award and one year; ``subject`` is whom a title is for."""

    name: str = field(default="", kw_only=True)
    subject: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class AwardLine:
    """One title or form of reward beside the year before. ``None``: nobody knows.

    ``unit`` is what it counts: "cá nhân", "tập thể", "hộ", else "lượt". One that the year does
    not name at all is not recorded: whether nobody was given it is not known yet.
    """

    uid: str
    name: str
    unit: str
    is_recorded: bool
    nominated: int | None
    given: Side
    before: int | None
    money: int | None


@dataclass(frozen=True)
class AwardPart:
    """Titles, or forms of reward; the two are never added up together."""

    lines: tuple[AwardLine, ...]
    before: int | None

    @property
    def is_recorded(self) -> bool:
        return any(line.is_recorded for line in self.lines)

    @property
    def given(self) -> Side:
        return sum((line.given for line in self.lines), Side())

    @property
    def nominated(self) -> int | None:
        known = [line.nominated for line in self.lines if line.nominated is not None]
        return sum(known) if known else None

    @property
    def money(self) -> int | None:
        known = [line.money for line in self.lines if line.money is not None]
        return sum(known) if known else None


@dataclass
class DecisionLine(Counted):
    """A decision of the register with its lines."""

    number: str = field(default="", kw_only=True)
    on: dt.date = field(kw_only=True)
    decider: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class FundLine:
    """The fund of the year in đồng; ``promised`` by decisions that were not paid yet."""

    received: int
    paid: int
    promised: int

    @property
    def left(self) -> int:
        return self.received - self.paid


@dataclass(frozen=True)
class AwardYear:
    """All that the chapter tells; ``fund`` is ``None`` where nobody keeps it in the portal."""

    year: int
    honours: AwardPart
    rewards: AwardPart
    revoked: int = 0
    without_gender: int = 0
    unpriced: int = 0  # lines whose prize money nobody wrote down
    fund: FundLine | None = None
    decisions: Sequence[DecisionLine] = field(default_factory=tuple)

    @property
    def given(self) -> Side:
        return self.honours.given + self.rewards.given

    @property
    def is_empty(self) -> bool:
        return not (self.honours.is_recorded or self.rewards.is_recorded)

    @property
    def money(self) -> int | None:
        known = [one.money for one in (self.honours, self.rewards) if one.money is not None]
        return sum(known) if known else None


def award_part(
    counted: Part, now: Mapping[str, Sums], before: Mapping[str, Sums], *, knows_before: bool
) -> AwardPart:
    """Put a year's counts beside those of the year before.

    ``now`` and ``before`` by uid of the award; ``knows_before`` says whether the register holds
    anything of that year: where it does, an award that it does not name was given to nobody.
    """
    found = {line.uid: line for line in counted.lines}
    uids = [*found, *(uid for uid, sums in before.items() if uid not in found and sums.standing)]
    uids += [uid for uid, sums in now.items() if uid not in uids and sums.revoked]
    lines = tuple(
        _line(uid, found.get(uid), now.get(uid), before.get(uid), knows_before) for uid in uids
    )
    known = sum(sums.standing for sums in before.values()) if knows_before else None
    return AwardPart(lines, known)


def _line(
    uid: str, line: Line | None, now: Sums | None, before: Sums | None, knows_before: bool
) -> AwardLine:
    line = line or Line((now or before).name)
    nominated, given = line.nominated.total, line.given
    is_recorded = bool(nominated or given.total or (now and now.revoked))
    # Given by old papers alone: nobody knows how many were nominated.
    is_unknown = not is_recorded or (given.total and not nominated)
    return AwardLine(
        uid=uid,
        name=line.name,
        unit=_unit(line.nominated + given, (now or before or Sums()).subject),
        is_recorded=is_recorded,
        nominated=None if is_unknown else nominated,
        given=given,
        before=(before.standing if before else 0) if knows_before else None,
        money=now.money if now and now.priced else 0 if nominated and not given.total else None,
    )


def _unit(side: Side, subject: str) -> str:
    counted = {
        SubjectKind.PERSON: side.people,
        SubjectKind.COLLECTIVE: side.collectives,
        SubjectKind.HOUSEHOLD: side.households,
    }
    kinds = [kind for kind, number in counted.items() if number] or [subject]
    return _UNITS.get(kinds[0], "lượt") if len(kinds) == 1 else "lượt"
