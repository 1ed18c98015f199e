"""What ``make bench`` measures: CPU time of this process, warm, the median of several runs.
The editor's keys are timed by the browser.

Times mean little across machines; each row also stands as a share of a fixed loop of plain
Python, measured in the same run.
"""

from __future__ import annotations

import gc
import hashlib
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.content import plan_content
from campaigns.intake.reading import read, read_text
from campaigns.models import Plan
from campaigns.paper import plan_document
from emulation.bench_awards import (
    DECIDED,
    Staff,
    award_pages,
    issue_and_forget,
    make_big_awards,
)
from emulation.bench_browser import NoBrowser
from emulation.bench_campaigns import make_big_campaign, pages
from emulation.bench_certificates import LIMIT_MB, LIMIT_MS, MANY, peak_mb, print_all
from emulation.bench_certificates import certificates as many_certificates
from emulation.bench_editor import (
    CLERK,
    NotMeasured,
    browser_rows,
    copied_database,
    long_plan,
    server_work,
)
from emulation.bench_papers import paper_of, paper_text
from emulation.bench_year import (
    CHECKER,
    Compared,
    compared,
    make_wide_year,
    with_bare_pages,
)
from emulation.demonstration.seed_plans import plan_uid
from emulation.org.models import Commune, User
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx

# The clerk, a leader, the records clerk; then the council, its chair first.
AWARDING = (
    *("dt-mai", "dt-hanh", "dt-ngan"),
    *("dt-thang", "dt-hanh", "dt-hien", "dt-thu", "dt-khoa"),
)
RUNS = 9
PDF_LIMIT_MS = 200
LONG_RUNS = 3  # of what takes seconds
READING_LIMIT_MS = 500
READING_PDF_LIMIT_MS = 2000
RATIO_LIMIT = 2.3  # twice the pages, twice the time, and a little


@dataclass(frozen=True)
class Row:
    """``clock`` is "CPU" of this process, or "browser": its own clock, from key to frame."""

    name: str
    ms: float | None = None
    of_reference: float | None = None
    queries: str = ""
    limit: str = ""
    clock: str = "CPU"


def reference_loop() -> None:
    """A fixed piece of plain Python: 200,000 rounds of hashing."""
    digest = b"cong thi dua"
    for _ in range(200_000):
        digest = hashlib.sha256(digest).digest()


def measured_rows() -> Iterator[Row]:
    """Measure the reference, papers written and read, and the pages."""
    gc.collect()
    gc.freeze()  # as the server does once it has loaded
    reference = _cpu_ms(reference_loop)
    yield Row("reference loop (200,000 × SHA-256)", reference, 1.0)
    plan = Plan.objects.get(uid=plan_uid(1))
    document = plan_document(plan.revisions.latest("number").content, is_draft=False)
    papers: list[tuple[str, Callable[[], object], str]] = [
        ("plan 1 (six pages) as PDF", lambda: render_pdf(document), f"≤ {PDF_LIMIT_MS} ms"),
        ("plan 1 as DOCX", lambda: render_docx(document), ""),
        ("plan 1 read from the database", lambda: plan_content(plan), ""),
    ]
    for name, work, limit in papers:
        cpu = _cpu_ms(work)
        yield Row(name, cpu, cpu / reference, limit=limit)
    yield from _certificates(reference)
    yield from _readings(reference)
    for login, name, address in _pages(plan):
        client = _client(login)
        cpu = _cpu_ms(lambda client=client, address=address: _open(client, address))
        queries = str(_queries(lambda client=client, address=address: _open(client, address)))
        yield Row(f"{name} ({login})", cpu, cpu / reference, queries)
    yield from _year(reference)
    yield from _editor(reference)


def _certificates(reference: float) -> Iterator[Row]:
    """Measure a thousand certificates in one PDF, and the memory of a process that makes them."""
    ready = many_certificates()
    cpu = _cpu_ms(lambda: print_all(ready), LONG_RUNS)
    name = f"{MANY:,} certificates in one PDF"
    yield Row(name, cpu, cpu / reference, limit=f"≤ {LIMIT_MS} ms")
    yield Row(f"{name}: at most {peak_mb():.0f} MB (limit {LIMIT_MB} MB)")


def _year(reference: float) -> Iterator[Row]:
    """Measure the pages of the year and of a campaign beside bare pages of as much."""
    try:
        clerk, checker = (User.objects.get(login=login) for login in (CLERK, CHECKER))
        commune = Plan.objects.get(uid=plan_uid(1)).commune
        with copied_database(), with_bare_pages():
            client = _client(CLERK)
            for row in compared(client, make_wide_year(commune, clerk, checker)):
                yield _beside_bare(row, reference)
        with copied_database(), with_bare_pages():
            client = _client(CLERK)
            for row in pages(client, make_big_campaign(commune, clerk)):
                yield _beside_bare(row, reference)
        yield from _awards(commune, reference)
    except NotMeasured as missing:
        yield Row(str(missing))


def _awards(commune: Commune, reference: float) -> Iterator[Row]:
    """Measure the pages of awards beside bare pages, and the issue of a long decision."""
    clerk, leader, records, *members = (User.objects.get(login=login) for login in AWARDING)
    staff = Staff(clerk, leader, records, members)
    with copied_database(), with_bare_pages():
        big = make_big_awards(commune, staff)
        for row in award_pages(_client_of, big):
            yield _beside_bare(row, reference)
        cpu = _cpu_ms(lambda: issue_and_forget(big), LONG_RUNS)
        queries = str(_queries(lambda: issue_and_forget(big)))
        yield Row(f"a decision of {DECIDED} names issued", cpu, cpu / reference, queries)


def _beside_bare(row: Compared, reference: float) -> Row:
    page, bare = _cpu_ms(row.page), _cpu_ms(row.bare)
    queries = f"{_queries(row.page)} ≤ {row.queries_limit}"
    return Row(
        f"{row.name}: {row.share(page, bare):.2f}", page, page / reference, queries, row.limit
    )


def _editor(reference: float) -> Iterator[Row]:
    """Measure the editor with 300 items and 150 targets; its rows say if they cannot be."""
    try:
        with long_plan() as plan:
            client = _client(CLERK)
            for name, work in server_work(plan, client):
                cpu = _cpu_ms(work)
                yield Row(f"300 items: {name}", cpu, cpu / reference, str(_queries(work)))
            for name, taken, limit in browser_rows(plan, client):
                yield Row(f"300 items: {name}", taken, limit=limit, clock="browser")
    except (NoBrowser, NotMeasured) as missing:
        yield Row(str(missing))


def _readings(reference: float) -> Iterator[Row]:
    """Measure the reading of a plan of ten pages, and whether a long paper is read in line."""
    plan = paper_of(10)
    text, word, pdf = paper_text(plan), render_docx(plan), render_pdf(plan)
    for kind, work, limit in (
        ("text", lambda: read_text(text), READING_LIMIT_MS),
        ("DOCX", lambda: read(word, "plan.docx"), READING_LIMIT_MS),
        ("PDF", lambda: read(pdf, "plan.pdf"), READING_PDF_LIMIT_MS),
    ):
        cpu = _cpu_ms(work, LONG_RUNS)
        yield Row(f"ten pages read from {kind}", cpu, cpu / reference, limit=f"≤ {limit} ms")
    half, whole = (paper_text(paper_of(pages, "NGHỊ QUYẾT")) for pages in (100, 200))
    half_cpu = _cpu_ms(lambda: read_text(half), LONG_RUNS)
    cpu = _cpu_ms(lambda: read_text(whole), LONG_RUNS)
    yield Row("100 pages read from text", half_cpu, half_cpu / reference)
    name = f"200 pages read from text ({cpu / half_cpu:.2f} × 100)"
    yield Row(name, cpu, cpu / reference, limit=f"≤ {RATIO_LIMIT} ×")


def _pages(plan: Plan) -> list[tuple[str, str, str]]:
    draft = plan_uid(3)
    return [
        ("dt-mai", "Việc của tôi", reverse("home")),
        ("dt-mai", "list of plans", reverse("plan_list")),
        ("dt-mai", "plan 1 read", reverse("plan_read", args=[plan.uid])),
        ("dt-mai", "plan 3 written", reverse("plan_edit", args=[draft])),
        ("dt-mai", "targets of the year", reverse("target_list")),
        ("dt-thang", "dashboard", reverse("progress")),
        ("dt-mai", "units", reverse("unit_list")),
        ("0900000103", "Việc của tôi", reverse("home")),
    ]


def _client(login: str) -> Client:
    return _client_of(User.objects.get(login=login))


def _client_of(user: User) -> Client:
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(user, "emulation.org.backends.PasswordBackend")
    return client


def _open(client: Client, address: str) -> None:
    response = client.get(address, follow=True)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")


def _queries(work: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def _cpu_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    work()
    times = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return statistics.median(times) * 1000
