"""A long paper is laid out once: the same words give the same bytes, other words other ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.cache import cache

from emulation.papers import paging
from emulation.papers.document import Document, Paragraph
from emulation.papers.wording import appendix_note

PAPER = Document(
    kind="BẢNG TỔNG HỢP",
    subject="Đăng ký thi đua",
    issuer=("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM"),
    symbol="",
    place="Đồng Tâm",
    body=(Paragraph("60 trên 100 đơn vị đã đăng ký."),),
    is_form=True,
)


@pytest.fixture
def made(monkeypatch) -> list[Document]:
    """Return the papers that are really laid out."""
    cache.clear()
    found: list[Document] = []
    real = paging.render_pdf
    monkeypatch.setattr(paging, "render_pdf", lambda one: found.append(one) or real(one))
    return found


def test_what_did_not_change_is_not_made_again(made):
    first = paging.kept_pdf(PAPER)
    assert paging.kept_pdf(replace(PAPER)) == first
    assert first.startswith(b"%PDF")
    assert len(made) == 1


def test_one_other_word_is_another_paper(made):
    paging.kept_pdf(PAPER)
    paging.kept_pdf(replace(PAPER, body=(Paragraph("61 trên 100 đơn vị đã đăng ký."),)))
    assert len(made) == 2


def test_the_appendix_of_a_form_names_no_number():
    """A form is no paper with a number yet: no room is left for one."""
    assert appendix_note(PAPER).startswith("(Kèm theo Bảng tổng hợp ngày")
    assert "số" in appendix_note(replace(PAPER, is_form=False))
