"""A file is read in a process of its own, which may hang, die or eat all memory."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import time
from contextlib import ExitStack

import pytest

from campaigns.intake import child
from campaigns.intake.child import BUSY, FAILED, READER, TOO_HEAVY, Limits, read_apart
from campaigns.intake.refusals import Unreadable

READER_OF_TESTS = "tests.campaigns.intakes.small_reader"


def read(data: str, **given) -> dict:
    limits = {"limits": Limits(**given.pop("limits", {}))}
    return read_apart(data.encode(), "a.docx", reader=READER_OF_TESTS, **limits | given)


def refusal(data: str, **given) -> str:
    with pytest.raises(Unreadable) as refused:
        read(data, **given)
    return str(refused.value)


def test_the_reading_comes_back_with_every_letter():
    assert read("Kế hoạch “thi đua” 2024")["header"] == {
        "title": "Kế hoạch “thi đua” 2024",
        "symbol": "a.docx",
    }


def test_pasted_text_is_read_as_text():
    assert read("Chỉ thị", is_text=True)["header"]["symbol"] == "pasted"


def test_a_refused_file_is_refused_in_its_own_sentence():
    assert refusal("refuse this") == "Tệp là bản quét: không có chữ để đọc."


def test_a_file_that_is_no_plan_is_refused():
    assert refusal("thơ") == "Tệp này không giống một kế hoạch."


def test_a_file_that_never_ends_is_given_up_in_time():
    began = time.monotonic()

    assert refusal("hang here", limits={"seconds": 1.5}) == TOO_HEAVY
    assert time.monotonic() - began < 10


def test_a_file_that_only_counts_is_stopped_by_the_processor_s_clock():
    assert refusal("spin", limits={"cpu_seconds": 1, "seconds": 20.0}) == TOO_HEAVY


def test_a_file_that_eats_memory_is_stopped():
    assert refusal("eat", limits={"memory": 512 * 1024 * 1024}) == TOO_HEAVY


@pytest.mark.parametrize(("deed", "sentence"), [("die", TOO_HEAVY), ("crash", FAILED)])
def test_a_process_that_dies_takes_nobody_along(deed, sentence):
    assert refusal(deed) == sentence


def test_a_mistake_of_ours_is_logged_by_its_place_without_words_of_the_file(caplog):
    with caplog.at_level(logging.ERROR):
        refusal("crash")

    assert "RuntimeError in small_reader.py, line" in caplog.text
    assert "a mistake of ours" not in caplog.text


def test_a_portal_that_cannot_start_the_reader_says_so(caplog):
    with pytest.raises(Unreadable, match="Cổng chưa đọc được"):
        read_apart(b"x", "a.txt", reader="no.such.reader")

    assert "ModuleNotFoundError" in caplog.text


def test_what_a_library_prints_is_no_part_of_the_answer():
    assert read("babble")["header"]["title"] == "đã đọc"


def test_a_process_whose_portal_is_gone_ends_itself():
    given = [str(2**30), "20", "1", READER_OF_TESTS]

    left = subprocess.run(
        [sys.executable, "-m", "campaigns.intake.child", *given],
        input=b'{"name": "a", "is_text": false}\nhang here',
        stdout=subprocess.DEVNULL,
        timeout=20,
    )

    assert left.returncode == -signal.SIGALRM


def test_too_many_at_once_are_asked_to_wait():
    with ExitStack() as busy:
        for _ in range(child.MOST_AT_ONCE):
            busy.enter_context(child._PLACES)
        assert refusal("Kế hoạch", limits={"wait": 0.05}) == BUSY

    assert read("Kế hoạch")["header"]["title"] == "Kế hoạch"


def test_an_answer_beyond_all_size_is_not_taken_in():
    assert refusal("chatter", limits={"answer": 100_000}) == TOO_HEAVY


def test_a_reading_cannot_fill_the_disk(tmp_path):
    file = tmp_path / "left-behind"

    with pytest.raises(Unreadable, match="Cổng chưa đọc được"):
        read_apart(b"write", str(file), reader=READER_OF_TESTS)

    assert file.stat().st_size == 0


def test_a_reading_knows_no_secret_of_the_portal(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "a secret")

    names = read("environment")["leftover"]

    assert not {"SECRET_KEY", "DATABASE_URL", "HOME"} & set(names)


def test_a_large_file_to_which_nobody_listens_does_not_block():
    assert refusal("die " + "x" * 5_000_000) == TOO_HEAVY


def test_the_real_reader_answers_quickly_for_text():
    began = time.monotonic()

    state = read_apart(
        "KẾ HOẠCH\nPhát động thi đua năm 2024\n\nI. MỤC ĐÍCH\nĐoàn kết.".encode(),
        "ke-hoach.txt",
        reader=READER,
    )

    assert state["header"]["title"] == "Phát động thi đua năm 2024"
    assert time.monotonic() - began < 8
