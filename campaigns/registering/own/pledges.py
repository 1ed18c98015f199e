"""The form of the first screen: pledges on targets and hard jobs, as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping

from campaigns.models import HardJob, Registration
from campaigns.registering.better import Beside
from campaigns.registering.own.rows import (
    SAME,
    JobRow,
    PledgeRow,
    Row,
    last_results,
    questions_of,
)
from campaigns.registering.pledged import shares_to_pledge

MOST_JOBS = 20
JOB_NAMES = ("uid", "name", "outcome", "due_on")
_PLACE = re.compile(r"viec-(\d{1,3})-(?:name|outcome)")


class WriteForm:
    """The first screen, in a constant number of queries.

    ``data`` is what was posted by the names of the fields. ``is_valid`` says whether all of it
    can be saved; what was typed stays in the rows either way.
    """

    def __init__(self, registration: Registration, data: Mapping[str, str] | None = None) -> None:
        self.registration, self.is_bound = registration, data is not None
        self.questions = questions_of(registration)
        self.is_named_only = registration.is_named_only
        self.rows = self._pledge_rows()
        self.is_all_same = bool(data and data.get(SAME))
        self.problems: list[str] = []
        for row in self.rows:
            if data is None or not row.is_open:
                row.show()
            else:
                row.read(data)
        self.jobs = self._jobs_typed(data) if data is not None else self._jobs_stored()

    @property
    def open_rows(self) -> list[PledgeRow]:
        return [row for row in self.rows if row.is_open]

    @property
    def settled_rows(self) -> list[PledgeRow]:
        return [row for row in self.rows if not row.is_open]

    @property
    def may_add_jobs(self) -> bool:
        return not self.is_named_only and len(self.jobs) < MOST_JOBS

    @property
    def next_number(self) -> int:
        return max((job.number for job in self.jobs), default=0) + 1

    @property
    def blank_job(self) -> JobRow:
        """What a script copies for one more job; its number is put in by the script."""
        return JobRow(0, None, self.questions)

    @property
    def wrong_rows(self) -> list[Row]:
        return [row for row in (*self.rows, *self.jobs) if row.errors]

    @property
    def better(self) -> int:
        return sum(1 for row in self.rows if row.beside == Beside.BETTER)

    def is_valid(self) -> bool:
        self.pledges = [row.given for row in self.open_rows]
        self.job_inputs = [job.given for job in self.jobs if not (job.is_open and job.is_blank)]
        return not self.wrong_rows

    def add_job(self) -> None:
        if self.may_add_jobs:
            self.jobs.append(JobRow(self.next_number, None, self.questions))

    def remove_job(self, number: int) -> None:
        self.jobs = [job for job in self.jobs if job.number != number or not job.is_open]

    def _pledge_rows(self) -> list[PledgeRow]:
        registration = self.registration
        shares = shares_to_pledge(registration.campaign, registration.unit)
        stored = (
            {row.share_id: row for row in registration.pledges.all()} if registration.pk else {}
        )
        last = last_results(shares, registration.unit)
        return [
            PledgeRow(
                share=share,
                stored=stored.get(share.pk),
                last=last.get(share.target.indicator_id),
                questions=self.questions,
                is_open=not self.is_named_only
                or bool(share.pk in stored and stored[share.pk].return_reason),
            )
            for share in shares
        ]

    def _jobs_stored(self) -> list[JobRow]:
        rows = self.registration.hardjobs.all() if self.registration.pk else ()
        jobs = [
            JobRow(number, row, self.questions, self._is_open(row))
            for number, row in enumerate(rows, 1)
        ]
        if not jobs and not self.is_named_only:
            jobs.append(JobRow(1, None, self.questions))
        return jobs

    def _jobs_typed(self, data: Mapping[str, str]) -> list[JobRow]:
        stored = (
            {row.uid.hex: row for row in self.registration.hardjobs.all()}
            if self.registration.pk
            else {}
        )
        locked = [row for row in stored.values() if not self._is_open(row)]
        jobs = [JobRow(900 + place, row, self.questions, False) for place, row in enumerate(locked)]
        names = (*JOB_NAMES, *(one.uid.hex for one in self.questions))
        for number in sorted({int(found[1]) for key in data if (found := _PLACE.fullmatch(key))}):
            typed = {name: data.get(f"viec-{number}-{name}", "") for name in names}
            row = stored.get(typed["uid"])
            if row is None or self._is_open(row):
                jobs.append(JobRow(number, row, self.questions, typed=typed))
        return jobs[: MOST_JOBS + len(locked)]

    def _is_open(self, row: HardJob) -> bool:
        return not self.is_named_only or bool(row.return_reason)
