"""Whole papers read and scored against what a careful person reads in them."""

from __future__ import annotations

import functools
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.intake.as_json import to_json
from campaigns.intake.reading import (
    read,
    read_source,
    read_text,
    reading_texts,
    source_lines,
    words_of,
)
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources import source_of_text
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx
from tests.campaigns.intake import corpus
from tests.campaigns.intake.printed import (
    SOFFICE,
    converted,
    document_of,
    pdf_of_lines,
    word_of_lines,
)

LEAST_OF_ONE = 0.85
LEAST_OF_ALL = 0.97
LEAST_PARENTS = 0.95
LEAST_FACTS = 0.97


@functools.cache
def scored(slug: str) -> corpus.Score:
    text = corpus.source_text(slug)
    return corpus.score(corpus.expected_reading(slug), to_json(read_text(text)), text)


@pytest.mark.parametrize("slug", corpus.slugs())
def test_a_paper_is_read_well_and_no_word_is_lost(slug):
    score = scored(slug)
    assert score.lost == {}
    assert score.f1 >= LEAST_OF_ONE, "\n".join(score.faults)


LINES = [line for slug in corpus.slugs() for line in corpus.source_text(slug).splitlines()]
SCRAPS = st.sampled_from(LINES) | st.text("0123 .,;:()/%-–“”|\tIVXađ<≥\n", max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(SCRAPS, min_size=1, max_size=40).map("\n".join))
def test_lines_thrown_together_are_read_without_failing_and_every_word_stands_once(text):
    try:
        source = source_of_text(text)
    except Unreadable:
        return
    reading = read_source(source)
    texts = (text for shown in reading_texts(reading) for text in words_of(shown))
    assert Counter(texts) == Counter(
        word for line in source_lines(source) for word in words_of(line)
    )
    assert all(t.parent is None or t.parent < len(reading.targets) for t in reading.targets)


def test_all_papers_together_reach_the_goal():
    slugs = corpus.slugs()
    whole = sum((scored(slug) for slug in slugs), corpus.Score())
    assert len(slugs) >= 40
    assert whole.f1 >= LEAST_OF_ALL, "\n".join(whole.faults)
    assert whole.parents_right >= LEAST_PARENTS * whole.parents_expected
    assert whole.facts_right >= LEAST_FACTS * whole.facts_expected, "\n".join(whole.faults)


# ---- The two real plans, which stand beside the repository --------------------------------------

SHARED = Path(__file__).parents[4] / "shared" / "plans"
PLANS = ("dong-tam-2024", "ngo-quyen-2024")
plans = pytest.mark.parametrize("slug", PLANS)
needs_plans = pytest.mark.skipif(
    not all((SHARED / f"{slug}.txt").exists() for slug in PLANS),
    reason="the two real plans do not stand in ../shared/plans",
)
needs_office = pytest.mark.skipif(not SOFFICE, reason="LibreOffice (soffice) is not installed")


def plan_text(slug: str) -> str:
    return (SHARED / f"{slug}.txt").read_text(encoding="utf-8")


def judge(slug: str, reading, source: str) -> None:
    """Hold a reading to the numbers of the acceptance."""
    expected = json.loads((SHARED / f"{slug}.expected.json").read_text(encoding="utf-8"))
    expected["signatory.title"] = expected["signatory"]["title"]
    expected["signatory.name"] = expected["signatory"]["name"]
    score = corpus.score(expected, to_json(reading), source)
    told = "\n".join(score.faults)
    assert score.f1 >= 0.99, told
    assert score.parents_right >= 0.95 * score.parents_expected, told
    assert score.facts_right == score.facts_expected, told
    assert score.lost == {}


@needs_plans
@plans
def test_a_real_plan_as_text(slug):
    judge(slug, read_text(plan_text(slug)), plan_text(slug))


@needs_plans
@plans
@pytest.mark.parametrize("made", [word_of_lines, pdf_of_lines], ids=["word", "pdf"])
def test_a_real_plan_as_a_file_of_its_lines(slug, made):
    judge(slug, read(made(plan_text(slug)), slug), plan_text(slug))


@needs_plans
@plans
@pytest.mark.parametrize("render", [render_docx, render_pdf], ids=["word", "pdf"])
def test_a_real_plan_as_the_portal_prints_it(slug, render):
    reading = read_text(plan_text(slug))
    printed = document_of(reading)
    judge(slug, read(render(printed), slug), " ".join(texts_of_items(to_json(reading)["items"])))


def texts_of_items(items: list[dict]) -> list[str]:
    texts = []
    for item in items:
        texts += [item["marker"], item["heading"], *item["text"]]
        texts += texts_of_items(item["children"])
    return texts


@needs_plans
@needs_office
@pytest.mark.slow
@plans
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_real_plan_as_libreoffice_converts_it(slug, kind, tmp_path):
    data = converted(SHARED / f"{slug}.txt", kind, tmp_path)
    judge(slug, read(data, f"{slug}.{kind}"), plan_text(slug))
