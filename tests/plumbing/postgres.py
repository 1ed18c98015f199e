"""Tests that need what only PostgreSQL does: two people at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

PATIENCE_SECONDS = 30


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Copy the tables of a database that was migrated once, where one is named."""
    if template := os.environ.get("MIGRATED_DATABASE"):
        connection.settings_dict["TEST"]["TEMPLATE"] = template


@pytest.fixture
def on_postgresql(transactional_db: None) -> None:
    """Skip on SQLite; the rows are committed, so that other connections see them."""
    if connection.vendor != "postgresql":
        pytest.skip("two transactions at once need PostgreSQL")


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Run the calls in the same moment, each on a connection of its own.

    Returns their results in order; an exception stands as itself in the list.
    """
    start = threading.Barrier(len(calls), timeout=PATIENCE_SECONDS)
    with ThreadPoolExecutor(len(calls)) as pool:
        running = [pool.submit(_result_or_error, start, call) for call in calls]
        return [future.result(PATIENCE_SECONDS) for future in running]


def _result_or_error(start: threading.Barrier, call: Callable[[], object]) -> object:
    try:
        start.wait()
        return call()
    except Exception as error:
        return error
    finally:
        connections.close_all()
