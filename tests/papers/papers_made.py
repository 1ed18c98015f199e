"""Series and issued papers for tests, made through the services."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from emulation.org.models import Commune
from emulation.org.selectors import commune_unit, office_name
from emulation.papers.models import NumberSeries, Paper, PaperKind
from emulation.papers.services import paper_issue, series_open
from emulation.trail.services import SYSTEM
from tests.plumbing.kept import kept

DAY = dt.date(2024, 1, 15)


@kept
def open_series(commune: Commune, **fields: Any) -> NumberSeries:
    given = {
        "body": commune_unit(commune),
        "kinds": [PaperKind.PLAN, PaperKind.DECISION],
        "year": 2024,
        "name": "Kế hoạch, quyết định",
        "by": None,
    }
    return series_open(commune=commune, **(given | fields))


def issue(commune: Commune, **fields: Any) -> Paper:
    given = {
        "body": commune_unit(commune),
        "kind": PaperKind.PLAN,
        "symbol": "KH-UBND",
        "issued_on": DAY,
        "subject": "Phát động phong trào thi đua năm 2024",
        "issuer": office_name(commune, DAY),
        "signer_title": "CHỦ TỊCH",
        "signer_name": "Nguyễn Đức Thắng",
        "source_type": "campaigns.plan",
        "source_uid": uuid.uuid4(),
        "content_sha256": "0" * 64,
        "files": bytes_of,
        "by_actor": SYSTEM,
    }
    return paper_issue(commune=commune, **(given | fields))


def bytes_of(paper: Paper) -> dict[str, bytes]:
    """Stand for a rendering: the words show that number and code were known by then."""
    words = f"{paper.full_number} {paper.code}".encode()
    return {"pdf": b"%PDF-1.7 " + words, "docx": b"PK\x03\x04 " + words}
