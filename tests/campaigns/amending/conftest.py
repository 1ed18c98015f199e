"""Papers that are not looked at need no printing."""

from __future__ import annotations

import pytest

from campaigns.services.life import issuing


@pytest.fixture
def without_printing(monkeypatch) -> None:
    """Issue papers whose files are a few bytes."""
    monkeypatch.setattr(issuing, "render_pdf", lambda document: b"%PDF-1.7 " + _name(document))
    monkeypatch.setattr(issuing, "render_docx", lambda document: b"PK\x03\x04 " + _name(document))


def _name(document) -> bytes:
    return document.title.encode()
