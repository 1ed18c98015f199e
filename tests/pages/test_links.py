"""From the first page on, every link of every page leads somewhere, also within the page."""

from __future__ import annotations

import re
from collections import Counter, deque
from html import unescape

import pytest
from django.test import Client

from campaigns.services import appendix_add
from tests.campaigns.plans_made import draft, issued, submitted, with_targets
from tests.cast import Cast
from tests.papers.papers_made import open_series

pytestmark = pytest.mark.django_db

ALIKE = 3  # pages whose addresses differ in uid and filter only
UID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


def crawl(browser: Client) -> dict[str, list[str]]:
    """Return what is wrong, by address of the page."""
    wrong: dict[str, list[str]] = {}
    waiting, seen, alike = deque(["/"]), {"/"}, Counter()
    while waiting:
        address = waiting.popleft()
        answer = browser.get(address, follow=True)
        if answer.status_code != 200:
            wrong[address] = [str(answer.status_code)]
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        page = answer.content.decode()
        if mistakes(page):
            wrong[address] = mistakes(page)
        for link in links_of(page, address):
            kind = re.sub(r"=[^&]*", "=", UID.sub("", link))
            alike[kind] += link not in seen
            if link not in seen and alike[kind] <= ALIKE:
                seen.add(link)
                waiting.append(link)
    assert len(seen) >= 5
    return wrong


def mistakes(page: str) -> list[str]:
    anchors = Counter(re.findall(r'\sid="([^"]+)"', page))
    twice = [f"id twice: {name}" for name, times in anchors.items() if times > 1]
    dead = [f"no such part: #{name}" for name in re.findall(r'href="#([^"]+)"', page)
            if name not in anchors and not name.startswith("i-")]  # fmt: skip
    return twice + dead


def links_of(page: str, address: str) -> list[str]:
    here = address.partition("?")[0]
    links = []
    for found in re.findall(r'<a\b[^>]*href="([^"#]+)', page):
        link = unescape(found)
        links.append(here + link if link.startswith("?") else link)
    return [link for link in links if link.startswith("/") and not link.startswith("/quan-tri/")]


OTHERS = [
    pytest.param(who, marks=pytest.mark.slow) for who in ("records_clerk", "unit_head", "overseer")
]


@pytest.mark.parametrize("who", ["clerk", "visitor", *OTHERS])
def test_no_link_is_dead(cast: Cast, client_of, who):
    open_series(cast.commune)
    plan = draft(cast)
    with_targets(cast, plan)
    appendix_add(plan=plan, title="PHÂN CÔNG", orientation="portrait", blocks=[], by=cast.clerk)
    issued(cast)
    submitted(cast, reviewers=(cast.checker,))

    assert crawl(client_of(getattr(cast, who))) == {}
