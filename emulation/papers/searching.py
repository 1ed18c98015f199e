"""Issued papers in the search of the portal."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from emulation.lib.dates import date_short
from emulation.org.models import User
from emulation.org.search import MOST, Found, Hit, containing
from emulation.papers.selectors import papers_visible_to


def papers_found(user: User, words: str) -> Found:
    """Find papers by number and symbol, or by words of the trích yếu."""
    papers = papers_visible_to(user).filter(containing(words))
    hits = [
        Hit(
            f"{paper.citation}: {paper.subject}",
            reverse("paper_read", args=[paper.uid]),
            f"{paper.issuer}, ngày {date_short(paper.issued_on)}, "
            f"{paper.get_force_display().lower()}",
        )
        for paper in papers[:MOST]
    ]
    more = f"{reverse('paper_list')}?{urlencode({'words': words})}"
    return Found("Văn bản đã ban hành", papers.count(), hits, more)
