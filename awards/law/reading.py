"""The data file of the law as plain rows: groups spelled out, copies made. Pure."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "data" / "law.json"
Json = dict[str, Any]
# What may be a list in the file and is one row each.
_SPELLED_OUT = ("award", "subject", "procedure")


@dataclass(frozen=True)
class FileRow:
    """A row of a table; ``award`` is "honour:code", "form:code" or "" where it is of none."""

    table: str
    award: str
    valid_from: dt.date
    valid_to: dt.date | None
    source: str
    article: str = ""
    is_doubtful: bool = False
    note: str = ""
    position: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """A name that stays the same from one file to the next."""
        named = ("subject", "procedure", "code", "step")
        own = [str(self.values.get(name, "")) for name in named]
        return "/".join([self.award, *own, self.valid_from.isoformat()])


@dataclass(frozen=True)
class Province:
    """A province's own rules; it is known by its name on any day, or by its code."""

    names: tuple[str, ...]
    code: str
    rows: tuple[FileRow, ...]


@cache
def _file() -> Json:
    return json.loads(FILE.read_text(encoding="utf-8"))


def national_rows() -> list[FileRow]:
    return list(_rows(_file()["national"]))


def provinces() -> list[Province]:
    return [
        Province(tuple(each["names"]), each["code"], tuple(_rows(each["rows"])))
        for each in _file()["provinces"]
    ]


def _rows(tables: Mapping[str, list[Json]]) -> Iterator[FileRow]:
    for table, given in tables.items():
        for position, raw in enumerate(given, 1):
            for one in _spelled_out(raw):
                yield from _with_copy(_row(table, one, position), raw.get("after", ""))


def _spelled_out(raw: Json) -> Iterator[Json]:
    choices = [_choices(name, raw.get(name, "")) for name in _SPELLED_OUT]
    for chosen in product(*choices):
        named = dict(zip(_SPELLED_OUT, chosen, strict=True))
        yield raw | {name: value for name, value in named.items() if value}


def _choices(name: str, given: str | list[str]) -> list[str]:
    listed = given if isinstance(given, list) else [given]
    return list(_awards(listed)) if name == "award" else listed


def _awards(listed: Iterable[str]) -> Iterator[str]:
    for one in listed:
        if one.startswith("@"):
            yield from _file()["groups"][one.removeprefix("@")]
        else:
            yield one


def _row(table: str, raw: Json, position: int) -> FileRow:
    about = ("award", "from", "to", "source", "article", "doubtful", "note", "after")
    return FileRow(
        table=table,
        award=raw.get("award", ""),
        valid_from=dt.date.fromisoformat(raw["from"]),
        valid_to=dt.date.fromisoformat(raw["to"]) if "to" in raw else None,
        source=_file()["sources"][raw["source"]],
        article=raw.get("article", ""),
        is_doubtful=raw.get("doubtful", False),
        note=raw.get("note", ""),
        position=position,
        values={name: value for name, value in raw.items() if name not in about},
    )


def _with_copy(row: FileRow, after: str) -> Iterator[FileRow]:
    """Yield the row, and where a new law begins whose text is not known, its copy from then."""
    copies = _file()["copies"]
    begins = dt.date.fromisoformat(copies["from"])
    goes_on = row.valid_to is None and row.valid_from < begins
    if row.table not in copies["tables"] or not goes_on:
        yield row
        return
    whole = vars(row)
    yield FileRow(**whole | {"valid_to": begins - dt.timedelta(days=1)})
    note = " ".join(part for part in (after, row.note) if part)
    yield FileRow(**whole | {"valid_from": begins, "is_doubtful": True, "note": note})
