"""Every link of the pages of a reading leads somewhere, also within the page."""

from __future__ import annotations

import pytest

from tests.pages.test_links import links_of, mistakes

pytestmark = pytest.mark.django_db

PAGES = [
    ("intake_read", (), ""),
    ("intake_read", (), "?loc=can-xem"),
    ("intake_read", (), "?xem=2&bo=4.0.12"),
    ("intake_target", (4,), ""),
    ("intake_header", (), ""),
    ("intake_bases", (), ""),
    ("intake_basis", (1,), ""),
    ("intake_items", (), ""),
    ("intake_item", (2,), ""),
    ("intake_paragraph", (4,), ""),
    ("intake_paragraph", (8,), ""),
    ("intake_recipients", (), ""),
    ("intake_save", (), ""),
    ("intake_restore", (), ""),
    ("intake_abandon", (), ""),
]


def test_no_link_is_dead(checking):
    found: dict[str, str] = {}
    for name, numbers, query in PAGES:
        html = checking.open(name, *numbers, query=query).content.decode()
        assert mistakes(html) == [], (name, numbers)
        for link in links_of(html, checking.address(name, *numbers)):
            found.setdefault(link, name)
    for link, name in found.items():
        assert checking.client.get(link, follow=True).status_code == 200, (link, name)


def test_no_link_is_dead_once_the_reading_was_put_aside(checking):
    checking.send("intake_abandon")
    for address in (checking.address("intake_read"), "/ke-hoach/doc-tep/"):
        html = checking.client.get(address).content.decode()
        assert mistakes(html) == []
        for link in set(links_of(html, address)):
            assert checking.client.get(link, follow=True).status_code == 200, link
