"""What was written before in this commune, to complete recipients, bases and cited papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Case, Count, QuerySet, When

from campaigns.citing.papers import Mention, mentions, short_name
from campaigns.content import Content, walk
from campaigns.models import Basis, Plan, PlanState, Recipient
from campaigns.models.contents import PlanRow
from emulation.lib import dates
from emulation.lib.text import search_key
from emulation.org.models import Spell, UnitKind
from emulation.org.selectors import spells_on

MOST = 8
# How far back one looks; the latest plans come first.
_ROWS = 600
_PURPOSES = {
    UnitKind.PROVINCE: "b/c",
    UnitKind.DISTRICT: "b/c",
    UnitKind.PARTY: "b/c",
    UnitKind.MASS_ORGANISATION: "p/h",
}
_USUAL = "t/h"
ARCHIVE = "Lưu: VT"


@dataclass(frozen=True)
class Suggestion:
    text: str
    why: str  # where it comes from, in words
    purpose: str = ""
    lead: str = ""
    link: str = ""
    units: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The text as it is typed: "UBND huyện (b/c)"."""
        return f"{self.text} ({self.purpose})" if self.purpose else self.text

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"line": self.line}


def recipients_used(plan: Plan) -> list[Suggestion]:
    """Return recipients of the commune's other plans, then its units, then the archive."""
    rows = _of_other_plans(plan, Recipient.objects.prefetch_related("units"))
    known = [
        Suggestion(
            text=row.text,
            why=_source(row.plan, count),
            purpose=row.purpose,
            units=tuple(str(unit.uid) for unit in row.units.all()),
        )
        for row, count in _each_once(rows)
    ]
    units = [_unit(spell) for spell in spells_on(plan.commune, dates.today())]
    archive = Suggestion(ARCHIVE, "Dòng cuối của nơi nhận")
    found: dict[str, Suggestion] = {}
    for one in (*known, *units, archive):
        found.setdefault(search_key(one.text), one)
    return list(found.values())


def bases_used(plan: Plan) -> list[Suggestion]:
    rows = _of_other_plans(plan, Basis.objects.all())
    return [
        Suggestion(text=row.text, why=_source(row.plan, count), lead=row.lead, link=row.link)
        for row, count in _each_once(rows)
    ]


def papers_cited(plan: Plan, content: Content) -> list[Suggestion]:
    """Return the papers that the plan itself cites, short; then those of other plans, in full."""
    found: dict[str, Mention] = {}
    for text in _texts(content):
        for mention in mentions(text):
            found.setdefault(mention.key, mention)
    own = [Suggestion(short_name(one), "Đã dẫn ở trên") for one in found.values()]
    others = [
        basis
        for basis in bases_used(plan)
        if not any(mention.key in found for mention in mentions(basis.text))
    ]
    return own + others


def matching(rows: Iterable[Suggestion], words: str, most: int = MOST) -> list[Suggestion]:
    """Keep those in which every typed word begins a word, accents or not."""
    wanted = [f" {word}" for word in search_key(words).split()]
    fitting = (row for row in rows if all(word in f" {_letters(row.line)}" for word in wanted))
    return [row for _, row in zip(range(most), fitting, strict=False)]


def plan_before(plan: Plan) -> Plan | None:
    """Return the plan whose recipients are taken over: the latest of the same kind."""
    others = _others(plan).annotate(lines=Count("recipients")).filter(lines__gt=0)
    same_kind = Case(When(kind=plan.kind, then=0), default=1)
    return others.order_by(same_kind, "-year", "-created_at").first()


def units_known(plan: Plan) -> list[Recipient]:
    """Return the recipients of other plans, the oldest first, with the units they mean."""
    rows = _of_other_plans(plan, Recipient.objects.prefetch_related("units"))
    return list(rows)[::-1]


def _others(plan: Plan) -> QuerySet[Plan]:
    plans = Plan.objects.filter(commune=plan.commune_id).exclude(pk=plan.pk)
    return plans.exclude(state=PlanState.ABANDONED)


def _of_other_plans(plan: Plan, rows: QuerySet) -> QuerySet:
    related = rows.filter(plan__in=_others(plan)).select_related("plan__span")
    return related.order_by("-plan__year", "-plan__created_at", "position")[:_ROWS]


def _each_once(rows: Iterable[PlanRow]) -> Iterator[tuple[Any, int]]:
    """Return each text once, those used most among the newest first, with how often."""
    latest: dict[str, Any] = {}
    times: dict[str, int] = {}
    for row in rows:
        key = search_key(row.text)
        latest.setdefault(key, row)
        times[key] = times.get(key, 0) + 1
    order = sorted(latest, key=lambda key: (-latest[key].plan.year, -times[key]))
    return ((latest[key], times[key]) for key in order)


def _source(plan: Plan, count: int) -> str:
    name = f"kế hoạch năm {plan.year}" if plan.kind == "yearly" else plan.span.name
    return f"{count} kế hoạch, gần nhất: {name}" if count > 1 else f"Đã dùng ở {name}"


def _unit(spell: Spell) -> Suggestion:
    purpose = _PURPOSES.get(spell.kind, _USUAL)
    return Suggestion(spell.name, "Đơn vị của địa phương", purpose, units=(str(spell.unit.uid),))


def _texts(content: Content) -> Sequence[str]:
    bases = [basis["text"] for basis in content["bases"]]
    blocks = [block for item in walk(content["items"]) for block in item["blocks"]]
    body = [block["text"] for block in blocks if "text" in block]
    return [*bases, *content["opening"], *body, *content["closing"]]


def _letters(text: str) -> str:
    return "".join(letter if letter.isalnum() else " " for letter in search_key(text))
