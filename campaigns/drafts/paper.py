"""The paper of a plan as it is stored now: for the screen beside the one who writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from campaigns.content import plan_content
from campaigns.models import Plan
from campaigns.paper import plan_document
from emulation.papers.document import Document
from emulation.papers.paging import paging_key, paging_of
from emulation.papers.pdf import paper_html

Pages = dict[str, Any]

KEPT_SECONDS = 24 * 60 * 60
NOT_KNOWN: Pages = {"pages": None, "breaks": None}


@dataclass(frozen=True)
class DraftPaper:
    document: Document
    html: str
    etag: str  # of the HTML, the style sheet and the engine: what it names never goes stale


def draft_paper(plan: Plan) -> DraftPaper:
    document = plan_document(plan_content(plan), is_draft=True)
    html = paper_html(document, on_screen=True)
    return DraftPaper(document, html, paging_key(html))


def known_pages(paper: DraftPaper) -> Pages:
    """Return the pages if somebody has asked for them before."""
    return cache.get(_cache_key(paper), NOT_KNOWN)


def pages(paper: DraftPaper) -> Pages:
    """Return the pages; laying out thirty of them takes most of a second."""
    return cache.get_or_set(
        _cache_key(paper), lambda: paging_of(paper.document).as_json(), KEPT_SECONDS
    )


def _cache_key(paper: DraftPaper) -> str:
    return f"paper-pages-{paper.etag}"
