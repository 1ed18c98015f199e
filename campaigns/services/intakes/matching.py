"""What a reading names and the portal knows: units, positions, the signatory, numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError

from campaigns.figures import Mark, Number, numbers_in
from campaigns.inputs import TaskInput
from campaigns.intake.drafting import DraftBlock, DraftHead, limits
from campaigns.intake.parts import Place, ReadSignature, ReadTask
from campaigns.models import Plan
from campaigns.models.contents import ASKED_SLOTS
from emulation.lib import dates
from emulation.lib.text import clean_line, nfc, search_key
from emulation.org.models import Commune, Position, Unit, UnitKind
from emulation.org.selectors import signatories_on, spells_on
from emulation.org.services.rows import RowRefused
from emulation.papers.signing import HEAD_TITLE, signing_mistake

Mode = Commune.SigningMode
_MODES = {
    "own": Mode.OWN,
    "tm": Mode.COLLECTIVE,
    "kt": Mode.DEPUTY,
    "tl": Mode.BY_ORDER,
    "tuq": Mode.BY_DELEGATION,
    "q": Mode.ACTING,
}
_VILLAGE = re.compile(r"^(?:thon|ban|xom|ap|to dan pho|khu pho|khu)\s+")
# As papers shorten names, and what is left out of them; without accents.
_SHORTENED = (
    ("mttq", "mat tran to quoc"),
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    (r" ?viet nam", ""),
    ("tncs", "thanh nien cong san"),
    ("lhpn", "lien hiep phu nu"),
    ("th&thcs", "tieu hoc va trung hoc co so"),
    ("thcs", "trung hoc co so"),
)
_SHORTEST_NAME = 4  # letters: "1" of "Tổ dân phố 1" stands in any text
# "Trung tâm y tế" is no village, whatever the villages are called.
_SPEAKS_OF_VILLAGES = re.compile(r"\b(?:thôn|bản|xóm|ấp|tổ dân phố|tdp|khu phố|khu)\b", re.I)


class Names:
    """The units of the commune by their names of today, read once.

    Papers leave out what everybody knows ("Văn phòng UBND xã") and shorten the rest
    ("Ủy ban MTTQ"): such names find the unit as long as they mean one alone.
    """

    def __init__(self, commune: Commune) -> None:
        self._units: dict[str, Unit] = {}
        self._villages: dict[str, Unit] = {}
        self._place = search_key(commune.place)
        short: dict[str, set[Unit]] = defaultdict(set)
        for spell in spells_on(commune, dates.today()):
            for name in (spell.name, spell.short_name):
                for key in self._keys(name):
                    short[key].add(spell.unit)
            if spell.kind == UnitKind.VILLAGE:
                self._villages[_VILLAGE.sub("", search_key(spell.name))] = spell.unit
        self._units = {key: next(iter(units)) for key, units in short.items() if len(units) == 1}

    def unit(self, name: str) -> Unit | None:
        return next((self._units[key] for key in self._keys(name) if key in self._units), None)

    def _keys(self, name: str) -> list[str]:
        """Return the name in full words, then without the place, then without "xã"."""
        key = search_key(name)
        for short, whole in _SHORTENED:
            key = re.sub(rf"\b{short}\b", whole, key)
        without_place = key.removesuffix(self._place).strip()
        bare = re.sub(r" (?:xa|phuong|thi tran|dac khu)$", "", without_place)
        return [one for one in dict.fromkeys((key, without_place, bare)) if " " in one]

    def units(self, names: Iterable[str]) -> tuple[Unit, ...]:
        """Return the units among the names, each once."""
        found = (self.unit(name) for name in names)
        return tuple({unit.pk: unit for unit in found if unit}.values())

    def others(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names that are no unit: those of positions, or of bodies elsewhere."""
        unknown = (clean_line(name) for name in names if not self.unit(name))
        return tuple(limits.shortened(name, limits.POSITION) for name in unknown if name)

    def villages_in(self, text: str) -> tuple[Unit, ...]:
        """Return the villages that a text names: "thôn Liên Cơ, Tân Kỳ"."""
        if not _SPEAKS_OF_VILLAGES.search(nfc(text)):
            return ()
        key = f" {re.sub(r'[^a-z0-9]+', ' ', search_key(text))} "
        named = {name: unit for name, unit in self._villages.items() if f" {name} " in key}
        return tuple(unit for name, unit in named.items() if len(name) >= _SHORTEST_NAME)


def task_input(names: Names, task: ReadTask) -> TaskInput | None:
    """Return the work with its units and positions; ``None`` for one without words."""
    summary = limits.shortened(task.summary, limits.TASK)
    if not summary:
        return None
    return TaskInput(
        summary=summary,
        deadline=_day(task.deadline),
        recurring=limits.shortened(task.recurring, limits.RECURRING),
        lead_units=names.units(task.leads),
        coordinating_units=names.units(task.coordinates),
        lead_positions=names.others(task.leads),
        coordinating_positions=names.others(task.coordinates),
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def header_fields(plan: Plan, head: DraftHead, *, own_head: bool) -> dict[str, Any]:
    """Return the header of the plan: who issues it is the commune, the rest the paper."""
    fields = {
        "title": plan.title,
        "superior_line": plan.superior_line,
        "issuer": plan.issuer,
        "symbol": head.symbol or plan.symbol,
        "place": plan.place,
        "date_year": plan.date_year,
        "date_month": plan.date_month,
        "date_day": plan.date_day,
        "motto_label": head.motto_label or plan.motto_label,
        "motto": head.motto,
    }
    if not own_head:
        fields["superior_line"] = head.superior
        fields["issuer"] = "\n".join(head.issuer) or plan.issuer
        fields["place"] = head.place or plan.place
    # The day of last year's paper is not the day of this year's.
    if head.date.year in (plan.year, plan.year - 1) and _is_of_plan(plan, head):
        fields |= {
            "date_year": head.date.year,
            "date_month": head.date.month,
            "date_day": head.date.day,
        }
    return fields


def _is_of_plan(plan: Plan, head: DraftHead) -> bool:
    """December writes for January; any other month of the year before is last year's paper."""
    return head.date.year == plan.year or head.date.month == 12


def signing_of(plan: Plan, read: ReadSignature) -> tuple[str, Position | None]:
    """Return the mode of signing and who signs, where the commune knows the person."""
    mode = _mode(read) or plan.signing_mode
    signatory = _signatory(plan.commune, read)
    title = signatory.signature_title if signatory else ""
    if signing_mistake(mode, head_title=HEAD_TITLE, signer_title=title):
        return mode, None
    return mode, signatory


def _mode(read: ReadSignature) -> str:
    begins = {line.split(".")[0].upper() for line in read.lines if "." in line}
    if {"TM", "KT"} <= begins:
        return Mode.COLLECTIVE_DEPUTY
    return _MODES.get(read.mode, "")


def _signatory(commune: Commune, read: ReadSignature) -> Position | None:
    """Know the signatory by name; without a name, by a title that one person holds."""
    signers = list(signatories_on(commune, dates.today()))
    if read.name:
        key = search_key(read.name)
        return next((one for one in signers if search_key(one.person.full_name) == key), None)
    title = read.lines[-1].upper() if read.lines else ""
    titled = [one for one in signers if one.signature_title.upper() == title]
    return titled[0] if len(titled) == 1 else None


def spots_of(
    block: DraftBlock, wanted: Sequence[tuple[Place, Mark]], values: Mapping[str, Any]
) -> tuple[Mark, ...]:
    """Return which numbers of a paragraph show which targets.

    Only what a plan links: a whole number of the text that is the target's own, each once.
    """
    numbers = numbers_in(block.text) if wanted else []
    free = {number.start: number for number in numbers}
    marks = []
    for place, mark in wanted:
        start = block.position_of(place)
        if start is None or mark.slot not in ASKED_SLOTS:
            continue
        value = getattr(values[mark.key], mark.slot)
        number = _number_at(free.values(), start, start + place.end - place.start, value)
        if number is not None:
            del free[number.start]
            marks.append(Mark(number.start, number.length, mark.key, mark.slot))
    return tuple(marks)


def _number_at(numbers: Iterable[Number], start: int, end: int, value: Any) -> Number | None:
    inside = (n for n in numbers if start <= n.start and n.start + n.length <= end)
    return next((n for n in inside if value is not None and n.value == value), None)


@contextmanager
def said_of(place: str) -> Iterator[None]:
    """Name the place in the paper in a refusal; the fields of a service mean nothing here."""
    try:
        yield
    except ValidationError as error:
        raise _refusal(place, error) from error


@contextmanager
def row_said_of(name: Callable[[Any], str] = str) -> Iterator[None]:
    """Name the row in the refusal of one of many."""
    try:
        yield
    except RowRefused as refused:
        raise _refusal(name(refused.row), refused) from refused


def _refusal(place: str, error: ValidationError) -> ValidationError:
    return ValidationError(f"{place}: {' '.join(error.messages)}")
