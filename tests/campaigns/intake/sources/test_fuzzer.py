"""A small share of what the fuzzer runs by the hundred thousand."""

from __future__ import annotations

import logging
import random

import pytest

from tests.campaigns.intake import fuzzer


@pytest.fixture(autouse=True)
def quiet():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("seeds", [range(60), pytest.param(range(60, 300), marks=pytest.mark.slow)])
def test_300_mutated_files_give_a_reading_or_a_sentence(seeds):
    results = [fuzzer.outcome(seed) for seed in seeds]
    assert [result for result in results if result.startswith("CRASH")] == []
    assert "read" in results
    assert len(set(results)) > 4


def test_a_case_is_made_from_its_seed_alone():

    assert fuzzer.mutated(random.Random(7)) == fuzzer.mutated(random.Random(7))


def test_a_crash_names_its_seed(monkeypatch):
    def crash(data: bytes) -> None:
        raise KeyError("x")

    monkeypatch.setattr(fuzzer, "readers", lambda: [crash])
    assert fuzzer.outcome(5).startswith("CRASH of seed 5:")


def test_the_seed_files_themselves_are_read():
    assert [fuzzer.source_of(data).parts != () for data in fuzzer.seed_files()[:-1]] == [True] * 11
