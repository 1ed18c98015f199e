"""The editor with a long plan, by the browser's own clock, and what it asks of the server.

Everything happens in a copy of the database, which is thrown away.
"""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.test.testcases import LiveServerThread
from django.urls import reverse

from campaigns.drafts.paper import draft_paper
from campaigns.drafts.state import draft_state
from campaigns.models import Plan
from emulation.bench_browser import Measured, measure_editor
from emulation.bench_plan import make_long_plan
from emulation.demonstration.seed_plans import plan_uid
from emulation.org.models import User
from emulation.papers.paging import paging_of

CLERK = "dt-mai"
KEYSTROKE_LIMIT_MS = 100

Timed = tuple[str, float, str]  # name, milliseconds of the browser's clock, limit
Work = tuple[str, Callable[[], object]]


class NotMeasured(Exception):
    """The sentence says what is missing."""


@contextmanager
def long_plan() -> Iterator[Plan]:
    """Lend a plan of three hundred items in a copy of the database."""
    with copied_database():
        clerk = User.objects.get(login=CLERK)
        yield make_long_plan(Plan.objects.get(uid=plan_uid(1)).commune, clerk)


@contextmanager
def copied_database() -> Iterator[None]:
    """Work in a copy of the database, which is thrown away."""
    if connection.vendor != "sqlite":
        raise NotMeasured("Chỉ đo được trên SQLite, trong một bản sao của dữ liệu.")
    names = connections.databases["default"]
    original = names["NAME"]
    with tempfile.TemporaryDirectory() as folder:
        copy = str(Path(folder) / "bench.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [copy])
        connection.close()
        names["NAME"] = copy
        try:
            yield
        finally:
            connection.close()
            names["NAME"] = original


def server_work(plan: Plan, client: Client) -> list[Work]:
    """Return what the editor asks of the server, each as a call to be measured."""
    address = {
        name: reverse(name, args=[plan.uid])
        for name in ("draft_save", "draft_state", "draft_paper", "draft_paper_pages")
    }
    item = next(
        item
        for item in draft_state(plan, User.objects.get(login=CLERK))["items"]
        if item["blocks"] and not item["blocks"][0]["figures"]
    )
    return [
        ("one item saved", partial(_save, client, address["draft_save"], item)),
        ("whole draft as JSON", partial(_read, client, address["draft_state"])),
        ("paper as HTML", partial(_read, client, address["draft_paper"])),
        ("pages of the paper, known", partial(_read, client, address["draft_paper_pages"])),
        ("pages of the paper, laid out", partial(paging_of, draft_paper(plan).document)),
    ]


def _save(client: Client, address: str, item: dict) -> None:
    batch = {"batch": str(uuid4()), "items": [item]}
    answer = client.post(address, json.dumps(batch), content_type="application/json")
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    item["version"] = next(row[2] for row in answer.json()["order"] if row[0] == item["uid"])


def _read(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")


def browser_rows(plan: Plan, client: Client) -> Iterator[Timed]:
    """Open the plan in Chromium and write in it."""
    server = LiveServerThread("127.0.0.1", lambda pages: pages, port=0)  # whitenoise has the files
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        address = f"http://127.0.0.1:{server.port}{reverse('plan_edit', args=[plan.uid])}"
        name = settings.SESSION_COOKIE_NAME
        measured = measure_editor(address, (name, client.cookies[name].value))
    finally:
        server.terminate()
    yield from _rows(measured)


def _rows(measured: Measured) -> Iterator[Timed]:
    keys = sorted(measured.keystrokes)
    limit = f"≤ {KEYSTROKE_LIMIT_MS} ms"
    yield "keystroke, median of 50", statistics.median(keys), limit
    yield "keystroke, 95 of 100 within", keys[int(0.95 * len(keys))], limit
    for name, times in measured.others.items():
        yield name, statistics.median(times), ""
