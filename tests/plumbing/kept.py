"""Worlds that many tests make through the services: made once by a process, then copied.

``@kept`` on a maker writes down which rows it changed, and what it returned. When the same maker
is called again with the same arguments upon the same rows, the rows are written at once. That
holds only upon the cast of ``tests/cast.py`` and what other kept makers added to it; as soon as a
test writes anything by itself, or takes something back, makers work as they stand.
"""

from __future__ import annotations

import datetime as dt
import functools
import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import is_dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from emulation.lib import dates

Rows = dict[str, dict[Any, tuple]]  # by table, by key
Made = TypeVar("Made")

READING = ("SELECT", "BEGIN", "SAVEPOINT", "RELEASE", "PRAGMA", "EXPLAIN")
FRAMEWORK = ("contenttypes", "auth")
PLAIN = (str, bytes, int, float, bool, type(None))


class NotPlain(TypeError):
    """An argument by which a world cannot be known again."""


class Shelf:
    """What was made in this process, and what of it stands in the database now."""

    def __init__(self) -> None:
        self.standing: tuple | None = None  # the calls that led here; None: something else
        self.is_untouched = False
        self._rows: dict[tuple, Rows] = {}
        self._made: dict[tuple, tuple[Rows, Rows, bytes]] = {}

    def begin(self) -> None:
        """A test begins: nothing is known of the database, but that nothing was written yet."""
        self.standing, self.is_untouched = None, True
        if self._watch not in connection.execute_wrappers:
            connection.execute_wrappers.append(self._watch)

    def end(self) -> None:
        """What a test wrote is taken back, unseen."""
        self.standing, self.is_untouched = None, False

    def cast_written(self, was_untouched: bool) -> None:
        self.standing = (*_clock(), "cast") if was_untouched else None

    def made(self, maker: Callable[..., Made], args: tuple, given: dict) -> Made:
        call = self._call(maker, args, given)
        if call is None:
            return maker(*args, **given)
        if call not in self._made:
            result = self._make_first(call, maker, args, given)
        else:
            gone, come, pickled = self._made[call]
            _write(gone, come)
            result = pickle.loads(pickled)
        self.standing = call
        return result

    def _call(self, maker: Callable, args: tuple, given: dict) -> tuple | None:
        if self.standing is None:
            return None
        with suppress(NotPlain):
            known = (_known(args), _known(sorted(given.items())))
            return (*self.standing, *_clock(), maker.__module__, maker.__qualname__, known)
        return None

    def _make_first(
        self, call: tuple, maker: Callable[..., Made], args: tuple, given: dict
    ) -> Made:
        if self.standing not in self._rows:
            self._rows[self.standing] = all_rows()
        before = self._rows[self.standing]
        result = maker(*args, **given)
        try:
            pickled = pickle.dumps(result)
        except (pickle.PicklingError, TypeError, AttributeError):
            return result  # what cannot be copied is made every time
        after = self._rows[call] = all_rows()
        self._made[call] = (_only_in(before, after), _only_in(after, before), pickled)
        return result

    def _watch(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        if not sql.lstrip("( ").upper().startswith(READING):
            self.standing, self.is_untouched = None, False
        return execute(sql, params, many, context)


SHELF = Shelf()


def kept(maker: Callable[..., Made]) -> Callable[..., Made]:
    """Let a maker of tests write the rows that it wrote before, where it stands upon the same."""

    @functools.wraps(maker)
    def again(*args: Any, **given: Any) -> Made:
        return SHELF.made(maker, args, given)

    return again


def _clock() -> tuple:
    return dates.today(), dates.local_day(timezone.now())


def _known(value: Any) -> Any:
    """Return what tells equal arguments; raises ``NotPlain`` where that cannot be said."""
    if isinstance(value, Model):
        return value._meta.label, value.pk
    if isinstance(value, AnonymousUser):
        return "visitor"
    if is_dataclass(value):
        return type(value).__qualname__, tuple(_known(each) for each in vars(value).values())
    if isinstance(value, (list, tuple)):
        return tuple(_known(each) for each in value)
    if isinstance(value, PLAIN) or type(value).__module__ in ("datetime", "decimal"):
        return repr(value)
    raise NotPlain(type(value))


def all_rows() -> Rows:
    """Read every row of every table but those of the framework, which have other keys each time."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.app_label in FRAMEWORK:
                continue
            table, key = model._meta.db_table, model._meta.pk.column
            cursor.execute(f'SELECT "{key}", * FROM "{table}"')
            rows = {row[0]: tuple(map(_value, row[1:])) for row in cursor.fetchall()}
            if rows:
                found[table] = rows
    return found


def _value(value: Any) -> Any:
    """Return what a cell holds as it can be written again; SQLite takes no times of day."""
    if isinstance(value, memoryview):
        return bytes(value)
    return str(value) if isinstance(value, dt.time) else value


def _only_in(rows: Rows, others: Rows) -> Rows:
    only = {
        table: {key: row for key, row in own.items() if others.get(table, {}).get(key) != row}
        for table, own in rows.items()
    }
    return {table: own for table, own in only.items() if own}


def _write(gone: Rows, come: Rows) -> None:
    """Foreign keys are looked at when the transaction ends: in any order."""
    keys = {model._meta.db_table: model._meta.pk.column for model in apps.get_models(True)}
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in gone.items():
            cursor.executemany(
                f'DELETE FROM "{table}" WHERE "{keys[table]}" = %s', [(k,) for k in rows]
            )
        for table, rows in come.items():
            values = list(rows.values())
            marks = ", ".join(["%s"] * len(values[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', values)
