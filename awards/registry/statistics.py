"""What was nominated and what was given, counted side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import openpyxl
from django.db.models import Count, Q, QuerySet

from awards.models import Grant, Nomination
from awards.paper_names import name_on_paper
from awards.states import GrantState, NominationState
from campaigns.models import Honour, RewardForm, SubjectKind
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import Person, Position
from emulation.org.selectors import unit_names
from emulation.org.sheets import saved, write_rows

# Nobody was asked to look at it, or it was taken back.
NOT_HANDED_IN = (NominationState.DRAFT, NominationState.RECALLED, NominationState.WITHDRAWN)
YEARS = 5
NO_UNIT = "Không rõ đơn vị"
NOMINATED = ("Tổng số", "Cá nhân", "Tập thể", "Hộ", "Nữ", "Trực tiếp lao động")
GIVEN = (*NOMINATED, "Lãnh đạo")
HEADS = [
    f"{side}: {first_lower(label)}"
    for side, labels in (("Đề nghị", NOMINATED), ("Được tặng", GIVEN))
    for label in labels
]


@dataclass
class Side:
    """One side of a line: nominated, or given."""

    people: int = 0
    collectives: int = 0
    households: int = 0
    women: int = 0
    direct: int = 0
    leaders: int = 0

    @property
    def total(self) -> int:
        return self.people + self.collectives + self.households

    @property
    def figures(self) -> tuple[int, ...]:
        return (self.total, *(getattr(self, name) for name in _SIDE))

    def add(self, row: Grant | Nomination, gender: str) -> None:
        kind = row.subject_kind
        if kind == SubjectKind.COLLECTIVE:
            self.collectives += 1
        elif kind == SubjectKind.HOUSEHOLD:
            self.households += 1
        else:
            self.people += 1
            self.women += gender == Person.Gender.FEMALE
            self.direct += row.is_direct_worker
            self.leaders += row.is_leader

    def __add__(self, other: Side) -> Side:
        return Side(*(getattr(self, name) + getattr(other, name) for name in _SIDE))


_SIDE = ("people", "collectives", "households", "women", "direct", "leaders")


@dataclass
class Line:
    name: str
    nominated: Side = field(default_factory=Side)
    given: Side = field(default_factory=Side)
    uid: str = ""  # of the title or the form of reward

    @property
    def cells(self) -> list[int]:
        return [figure for _, figure in (*self.nominated_figures, *self.given_figures)]

    @property
    def nominated_figures(self) -> list[tuple[str, int]]:
        return list(zip(NOMINATED, self.nominated.figures, strict=False))

    @property
    def given_figures(self) -> list[tuple[str, int]]:
        return list(zip(GIVEN, self.given.figures, strict=True))


@dataclass(frozen=True)
class Part:
    """A table with its sum; titles and forms of reward are never added up together."""

    name: str
    lines: Sequence[Line]

    @property
    def total(self) -> Line:
        nominated = sum((line.nominated for line in self.lines), Side())
        return Line("Cộng", nominated, sum((line.given for line in self.lines), Side()))


@dataclass(frozen=True)
class YearLine:
    year: int
    nominated: int
    honours: int
    rewards: int
    revoked: int


@dataclass(frozen=True)
class Statistics:
    year: int
    honours: Part
    rewards: Part
    units: Part
    years: Sequence[YearLine]
    revoked: int

    @property
    def is_empty(self) -> bool:
        return not (self.honours.lines or self.rewards.lines or self.revoked)


def statistics_of(communes: Collection[int], year: int, own_name: str = "") -> Statistics:
    """Count a year of some communes; nine queries, however long the register is.

    ``own_name`` ("xã Đồng Tâm") names the awards of one commune as its papers do.
    """
    grants, nominations = _grants(communes, year), _nominations(communes, year)
    standing = [row for row in grants if row.state == GrantState.STANDING]
    honours, rewards = _by_awards(nominations, standing)
    if own_name:
        for line in (*honours.lines, *rewards.lines):
            line.name = name_on_paper(line.name, own_name)
    return Statistics(
        year=year,
        honours=honours,
        rewards=rewards,
        units=_by_unit(nominations, standing),
        years=_by_year(communes, year),
        revoked=len(grants) - len(standing),
    )


def awards_of(communes: Collection[int], year: int) -> tuple[Part, Part]:
    """Count titles and forms of reward of a year alone; four queries."""
    standing = [row for row in _grants(communes, year) if row.state == GrantState.STANDING]
    return _by_awards(_nominations(communes, year), standing)


def years_known(communes: Collection[int]) -> list[int]:
    """Return the years of which anything is known, and this one; the latest first."""
    rows = Grant.objects.filter(commune__in=communes).order_by()
    rounds = _handed_in(communes).order_by()
    found = {*rows.values_list("year", flat=True).distinct(), dates.today().year}
    found |= set(rounds.values_list("round__year", flat=True).distinct())
    return sorted(found, reverse=True)


def statistics_workbook(found: Statistics) -> bytes:
    book = openpyxl.Workbook()
    parts = (found.honours, found.rewards, found.units)
    for number, part in enumerate(parts):
        sheet = book.active if number == 0 else book.create_sheet()
        lines = [*part.lines, part.total]
        write_rows(sheet, ["Tên", *HEADS], [[each.name, *each.cells] for each in lines], part.name)
    rows = [[one.year, one.nominated, one.honours, one.rewards, one.revoked] for one in found.years]
    heads = ["Năm", "Hồ sơ đề nghị", "Danh hiệu được tặng", "Hình thức được tặng", "Bị hủy bỏ"]
    write_rows(book.create_sheet(), heads, rows, "Các năm")
    return saved(book)


def _handed_in(communes: Collection[int]) -> QuerySet[Nomination]:
    rows = Nomination.objects.filter(commune__in=communes)
    return rows.exclude(state__in=NOT_HANDED_IN)


def _grants(communes: Collection[int], year: int) -> list[Grant]:
    rows = Grant.objects.filter(commune__in=communes, year=year)
    return list(
        rows.select_related("line__nomination", "household").only(
            *("honour", "reward_form", "person", "collective", "household__village", "state"),
            *("gender", "is_direct_worker", "is_leader", "decided_on", "line__nomination__unit"),
        )
    )


def _nominations(communes: Collection[int], year: int) -> list[Nomination]:
    rows = _handed_in(communes).filter(round__year=year).select_related("person")
    return list(
        rows.only(
            *("honour", "reward_form", "person__gender", "collective", "household", "unit"),
            *("is_direct_worker", "is_leader"),
        )
    )


def _by_awards(nominations: Sequence[Nomination], standing: Sequence[Grant]) -> tuple[Part, Part]:
    return (
        _by_award("Danh hiệu thi đua", "honour", nominations, standing),
        _by_award("Hình thức khen thưởng", "reward_form", nominations, standing),
    )


def _by_award(
    name: str, award: str, nominations: Iterable[Nomination], grants: Iterable[Grant]
) -> Part:
    lines: dict[int, Line] = defaultdict(lambda: Line(""))
    for row in nominations:
        if key := getattr(row, f"{award}_id"):
            lines[key].nominated.add(row, row.person.gender if row.person else "")
    for row in grants:
        if key := getattr(row, f"{award}_id"):
            lines[key].given.add(row, row.gender)
    model = Honour if award == "honour" else RewardForm
    found = []
    for one in model.objects.filter(pk__in=lines):
        lines[one.pk].name, lines[one.pk].uid = one.name, str(one.uid)
        found.append(lines[one.pk])
    return Part(name, found)


def _by_unit(nominations: Sequence[Nomination], grants: Sequence[Grant]) -> Part:
    """By the unit that nominates; of an old paper by where the subject stands or stood."""
    posts = _posts(grants)
    lines: dict[int | None, Line] = defaultdict(lambda: Line(NO_UNIT))
    for row in nominations:
        lines[row.unit_id].nominated.add(row, row.person.gender if row.person else "")
    for row in grants:
        lines[_unit_of(row, posts)].given.add(row, row.gender)
    for unit, name in unit_names([unit for unit in lines if unit], dates.today()).items():
        lines[unit].name = name
    ordered = sorted(lines.items(), key=lambda pair: (pair[0] is None, -pair[1].given.total))
    return Part("Đơn vị", [line for _, line in ordered])


def _unit_of(row: Grant, posts: dict[int, list[Position]]) -> int | None:
    if row.line and row.line.nomination:
        return row.line.nomination.unit_id
    if row.collective_id:
        return row.collective_id
    if row.household:
        return row.household.village_id
    held = [post for post in posts.get(row.person_id, []) if post.valid_from <= row.decided_on]
    return held[-1].unit_id if held else None


def _posts(grants: Iterable[Grant]) -> dict[int, list[Position]]:
    """Return the chức vụ of people named by old papers, oldest first."""
    people = {row.person_id for row in grants if row.person_id and not row.line_id}
    found: dict[int, list[Position]] = defaultdict(list)
    if people:
        for post in Position.objects.filter(person__in=people).order_by("valid_from", "pk"):
            found[post.person_id].append(post)
    return found


def _by_year(communes: Collection[int], year: int) -> list[YearLine]:
    span = (year - YEARS + 1, year)
    standing, titles = Q(state=GrantState.STANDING), Q(honour__isnull=False)
    grants = {
        row["year"]: row
        for row in Grant.objects.filter(commune__in=communes, year__range=span)
        .order_by()
        .values("year")
        .annotate(
            honours=Count("pk", filter=standing & titles),
            rewards=Count("pk", filter=standing & ~titles),
            revoked=Count("pk", filter=~standing),
        )
    }
    rounds = _handed_in(communes).filter(round__year__range=span).order_by()
    counted = rounds.values("round__year").annotate(number=Count("pk"))
    nominated = {row["round__year"]: row["number"] for row in counted}
    nothing = {"honours": 0, "rewards": 0, "revoked": 0}
    lines = []
    for each in range(year, year - YEARS, -1):
        told = grants.get(each, nothing)
        lines.append(
            YearLine(
                each,
                nominated.get(each, 0),
                *(told[name] for name in ("honours", "rewards", "revoked")),
            )
        )
    return lines
