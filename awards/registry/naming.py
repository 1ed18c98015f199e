"""Finding whom a paper names: by code, else by name, year of birth and village."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError

from campaigns.models import SubjectKind
from emulation.lib.text import clean_line, search_key
from emulation.org.models import Commune, Household, Person, Spell, Unit
from emulation.org.rights import commune_and_predecessors
from emulation.org.services import person_named

Subject = Person | Unit | Household
_TONES = "\u0300\u0309\u0303\u0301\u0323"


class Subjects:
    """The people, collectives and households of a commune and of those it took over.

    ``found`` reads each kind once, however many lines ask. With ``only`` it reads no more
    than what the words of one form can mean.
    """

    def __init__(self, commune: Commune, *, only: str | None = None) -> None:
        self.commune = commune
        self.only = only
        self.new: dict[tuple[str, int | None], Person] = {}

    def found(
        self,
        kind: str,
        name: str,
        *,
        code: str = "",
        birth_year: int | None = None,
        village: str = "",
        is_new: bool = False,
    ) -> Subject:
        """Return the one that is meant; raises ``ValidationError`` for none and for several."""
        if is_new and kind != SubjectKind.PERSON:
            raise ValidationError({"is_new": "Chỉ ghi người mới; hộ, tập thể phải có sẵn."})
        if kind == SubjectKind.COLLECTIVE:
            return self._one(self._units[search_key(name)], "tập thể", name)
        if code:
            return self._coded(kind, code, name)
        if kind == SubjectKind.HOUSEHOLD:
            return self._household(name, village)
        return self._person(name, birth_year, is_new)

    def _coded(self, kind: str, code: str, name: str) -> Person | Household:
        is_person = kind == SubjectKind.PERSON
        coded = self._coded_people if is_person else self._coded_households
        row = coded.get(code.casefold())
        if row is None:
            raise ValidationError({"code": f"Không có {'người' if is_person else 'hộ'} mã {code}."})
        known = row.full_name if isinstance(row, Person) else row.head.full_name
        if search_key(known) != search_key(_bare(name)):
            raise ValidationError({"code": f"Mã {row.code} là của {known}. Xem lại mã hoặc tên."})
        return row

    def _person(self, name: str, birth_year: int | None, is_new: bool) -> Person:
        rows = _spelled(self._people[search_key(name)], name, lambda row: row.full_name)
        if birth_year is not None:
            rows = [row for row in rows if row.birth_year in (None, birth_year)]
        if not is_new:
            return self._one(rows, "người", name, "Người chưa có trên cổng thì ghi là người mới.")
        if rows:
            raise ValidationError(
                {"is_new": f"Đã có {rows[0].full_name} trên cổng: bỏ dấu ở ô người mới."}
            )
        key = search_key(name), birth_year
        if key not in self.new:
            self.new[key] = person_named(self.commune, name, birth_year)
        return self.new[key]

    def _household(self, name: str, village: str) -> Household:
        rows = self._households[search_key(_bare(name))]
        rows = _spelled(rows, _bare(name), lambda row: row.head.full_name)
        if village:
            units = {unit.pk for unit in self._units[search_key(village)]}
            rows = [row for row in rows if row.village_id in units]
        return self._one(rows, "hộ", name, "Ghi đúng họ tên chủ hộ.")

    def _one(self, rows: list, thing: str, name: str, if_none: str = "") -> Subject:
        if not rows:
            raise ValidationError({"name": f"Không có {thing} “{name}”. {if_none}".strip()})
        if len(rows) > 1:
            raise ValidationError(
                {"name": f"Có {len(rows)} {thing} tên “{name}”. Ghi mã, năm sinh hoặc tên thôn."}
            )
        return rows[0]

    @cached_property
    def _communes(self) -> set[int]:
        return commune_and_predecessors(self.commune)

    @cached_property
    def _all_people(self) -> list[Person]:
        rows = Person.objects.filter(commune__in=self._communes)
        return list(rows if self.only is None else rows.filter(search_key=search_key(self.only)))

    @cached_property
    def _people(self) -> dict[str, list[Person]]:
        return _by_key(self._all_people, lambda row: row.full_name)

    @cached_property
    def _coded_people(self) -> dict[str, Person]:
        return {row.code.casefold(): row for row in self._all_people if row.code}

    @cached_property
    def _all_households(self) -> list[Household]:
        rows = Household.objects.filter(commune__in=self._communes).select_related("head")
        if self.only is None:
            return list(rows)
        return list(rows.filter(head__search_key=search_key(_bare(self.only))))

    @cached_property
    def _households(self) -> dict[str, list[Household]]:
        return _by_key(self._all_households, lambda row: row.head.full_name)

    @cached_property
    def _coded_households(self) -> dict[str, Household]:
        return {row.code.casefold(): row for row in self._all_households if row.code}

    @cached_property
    def _units(self) -> dict[str, list[Unit]]:
        """By every name they ever had: an old paper prints an old name."""
        found: dict[str, dict[int, Unit]] = defaultdict(dict)
        spells = Spell.objects.filter(commune__in=self._communes).select_related("unit__commune")
        for spell in spells:
            found[search_key(spell.name)][spell.unit_id] = spell.unit
        by_name = {name: list(units.values()) for name, units in found.items()}
        return defaultdict(list, by_name)


def _spelled(rows: list, name: str, name_of: Callable[[Any], str]) -> list:
    """Keep the rows spelled as typed: An is not Ân. A name typed without accents means any."""
    if search_key(name) == clean_line(name).lower():
        return rows
    return [row for row in rows if _spelling(name_of(row)) == _spelling(name)]


def _spelling(name: str) -> list[tuple[str, list[str]]]:
    """Return letters and tones of each word apart: Hòa and Hoà are one name."""
    words = unicodedata.normalize("NFD", clean_line(name).lower()).split()
    return [
        ("".join(sign for sign in word if sign not in _TONES), [s for s in word if s in _TONES])
        for word in words
    ]


def _by_key(rows: list, name_of: Callable[[Any], str]) -> dict[str, list]:
    found: dict[str, list] = defaultdict(list)
    for row in rows:
        found[search_key(name_of(row))].append(row)
    return found


def _bare(name: str) -> str:
    """Return the head's name out of "Hộ ông Trần Văn A"."""
    words = name.split()
    if words and words[0].casefold() == "hộ":
        words = words[1:]
        if words and words[0].casefold() in ("ông", "bà"):
            words = words[1:]
    return " ".join(words)
