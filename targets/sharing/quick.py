"""Targets that nobody was given, and who is proposed for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from targets.measures import split_evenly, step_for
from targets.models import Target, UnitRule
from targets.services import ShareRow
from targets.sharing.places import OFFICES, VILLAGES, Place
from targets.sharing.ways import whole_of

NOBODY, NAMED, ALL_EVENLY, ALL_SAME = "", "neu-ten", "chia-deu", "bang-nhau"
Choice = tuple[str, str]


@dataclass(frozen=True)
class Quick:
    """The choices for every target not given yet: a unit for the whole, or several at once."""

    places: Sequence[Place]

    def choices(self, target: Target) -> list[Choice | tuple[str, list[Choice]]]:
        return [
            (NOBODY, "chưa giao lúc này"),
            *self._to_named(target),
            *self._to_villages(target),
            *self.one_unit(),
        ]

    def one_unit(self) -> list[tuple[str, list[Choice]]]:
        """Return every unit that may be given the whole, offices first."""
        return [
            (
                f"Cả chỉ tiêu cho một đơn vị: {label}",
                [(p.unit.uid.hex, p.name) for p in self.places if p.is_village == is_village],
            )
            for label, is_village in ((OFFICES, False), (VILLAGES, True))
        ]

    def proposal(self, target: Target) -> str:
        """Propose the units that the target names, or the one that answers for it.

        Without either, what adds up goes to all villages.
        """
        if self._named(target):
            return NAMED
        known = {place.unit.pk: place for place in self.places}
        answering = known.get(target.answering_unit_id or 0)
        if answering:
            return answering.unit.uid.hex
        return ALL_EVENLY if self._villages and _is_divided(target) else NOBODY

    def rows(self, target: Target, choice: str) -> list[ShareRow]:
        """Return what the choice gives; nothing for nobody."""
        match choice:
            case "neu-ten":
                return _divided(target, self._named(target), evenly=_is_divided(target))
            case "chia-deu":
                return _divided(target, self._villages, evenly=True)
            case "bang-nhau":
                return _divided(target, self._villages, evenly=False)
        one = [place for place in self.places if place.unit.uid.hex == choice]
        return _divided(target, one, evenly=False)

    @property
    def _villages(self) -> list[Place]:
        return [place for place in self.places if place.is_village]

    def _named(self, target: Target) -> list[Place]:
        named = {unit.pk for unit in target.units.all()}
        return [place for place in self.places if place.unit.pk in named]

    def _to_named(self, target: Target) -> list[Choice]:
        named = self._named(target)
        how = "chia đều cho" if _is_divided(target) else "mỗi đơn vị trong"
        return [(NAMED, f"{how} {len(named)} đơn vị được nêu tên")] if named else []

    def _to_villages(self, target: Target) -> list[Choice]:
        count = len(self._villages)
        if not count:
            return []
        same = (ALL_SAME, f"cả {count} thôn, tổ dân phố, bằng nhau")
        if not _is_divided(target):
            return [same]
        return [(ALL_EVENLY, f"chia đều cho {count} thôn, tổ dân phố"), same]


def _is_divided(target: Target) -> bool:
    return target.unit_rule == UnitRule.SUM and whole_of(target) is not None


def _divided(target: Target, places: Sequence[Place], *, evenly: bool) -> list[ShareRow]:
    whole = whole_of(target)
    if whole is None or not evenly:
        return [ShareRow(place.unit, whole) for place in places]
    parts = split_evenly(whole, len(places), step_for(whole))
    return [ShareRow(place.unit, part) for place, part in zip(places, parts, strict=True)]
