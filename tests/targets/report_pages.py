"""What a browser posts to the form of a report."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse

from emulation.org.models import Unit
from targets.models import Period, Share, Submission

JSON = {"Accept": "application/json"}


def write_url(period: Period, unit: Unit) -> str:
    return reverse("report_write", args=[period.uid, unit.uid])


def as_read(row: Submission) -> dict[str, str]:
    """Return what the forms of a page carry that shows what the unit sent last."""
    return {"version": str(row.version), "ban": str(row.sendings.count())}


def fields(figures: dict[Share, dict[str, str]], **also: Any) -> dict[str, Any]:
    """Return the fields of the form by share: ``{share: {"value": "12"}}``."""
    named = {
        f"so-{share.uid.hex}-{name}": word
        for share, typed in figures.items()
        for name, word in typed.items()
    }
    return {"version": "0", "client_uid": str(uuid.uuid4()), "note": "", **named, **also}
