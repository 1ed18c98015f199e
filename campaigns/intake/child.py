"""Reading a file in a process of its own, which may die of it.

A file from anywhere may take all memory or never come to an end. So the portal starts
``python -m campaigns.intake.child``, hands it the file and takes back the state of the
reading, or a sentence that refuses the file. The process has limits of memory and time, no
environment, may write no file, and knows neither Django nor the database.

On its input: one line of JSON (name, is_text), then the bytes. On its output: one JSON
object, ``{"reading": state}`` or ``{"refusal": sentence}``.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import resource
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from campaigns.intake.refusals import Unreadable

READER = "campaigns.intake.reading"
TOO_HEAVY = (
    "Tệp quá nặng để đọc. Bỏ bớt ảnh, hoặc tách thành nhiều tệp, hoặc dán phần chữ vào ô bên dưới."
)
FAILED = (
    "Cổng chưa đọc được tệp này. Mở tệp, lưu lại thành .docx rồi tải lên, "
    "hoặc dán phần chữ vào ô bên dưới."
)
_ROOT = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """What one reading may use: bytes of memory and of answer, seconds."""

    memory: int = 1536 * 1024 * 1024
    cpu_seconds: int = 20
    seconds: float = 30.0
    answer: int = 64 * 1024 * 1024


def read_apart(
    data: bytes,
    name: str,
    *,
    is_text: bool = False,
    limits: Limits = Limits(),
    reader: str = READER,
) -> dict[str, Any]:
    """Return the state of the reading of a file, or of pasted text in UTF-8 (``is_text``).

    ``reader`` is the module whose ``read`` or ``read_text`` does it. Raises ``Unreadable``
    with a Vietnamese sentence, also where the process ran into its limits.
    """
    head = json.dumps({"name": name, "is_text": is_text}).encode()
    process = _started(limits, reader)
    deadline = threading.Timer(limits.seconds, process.kill)
    deadline.start()
    feeder = threading.Thread(target=_feed, args=(process.stdin, head + b"\n" + data), daemon=True)
    feeder.start()
    with process.stdout:
        answer = process.stdout.read(limits.answer + 1)
    if len(answer) > limits.answer:
        process.kill()
    code = process.wait()
    deadline.cancel()
    feeder.join()
    return _reading_in(answer, code, limits)


def _started(limits: Limits, reader: str) -> subprocess.Popen[bytes]:
    given = [str(limits.memory), str(limits.cpu_seconds), reader]
    return subprocess.Popen(
        [sys.executable, "-m", "campaigns.intake.child", *given],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        close_fds=True,
    )


def _feed(pipe: BinaryIO, data: bytes) -> None:
    """Hand over the file; a process that died reads no further."""
    with suppress(BrokenPipeError), pipe:
        pipe.write(data)


def _reading_in(answer: bytes, code: int, limits: Limits) -> dict[str, Any]:
    if code != 0 or len(answer) > limits.answer:
        _log.warning("A reading ended with %s after %s bytes", code, len(answer))
        raise Unreadable(FAILED if code == _Exit.CRASHED else TOO_HEAVY)
    given = json.loads(answer)
    if "refusal" in given:
        raise Unreadable(given["refusal"])
    return given["reading"]


# ---- In the child ---------------------------------------------------------------------------


class _Exit:
    CRASHED = 70
    NO_MEMORY = 71


def main(arguments: list[str]) -> int:
    """Read what stands on the input and answer on the output; returns the exit code."""
    memory, cpu_seconds, reader = arguments
    _limit(int(memory), int(cpu_seconds))
    try:
        answer = _answer(sys.stdin.buffer, reader)
    except MemoryError:
        return _Exit.NO_MEMORY
    except Exception:
        return _Exit.CRASHED
    # Halves of letters from a broken file are no UTF-8.
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
    return 0


def _limit(memory: int, cpu_seconds: int) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def _answer(source: BinaryIO, reader: str) -> dict[str, Any]:
    from campaigns.intake.as_json import to_state

    asked = json.loads(source.readline())
    data = source.read()
    module = importlib.import_module(reader)
    try:
        if asked["is_text"]:
            reading = module.read_text(data.decode("utf-8", "replace"))
        else:
            reading = module.read(data, asked["name"])
    except Unreadable as refusal:
        return {"refusal": str(refusal)}
    if not module.looks_like_paper(reading):
        return {"refusal": module.NOT_A_PLAN}
    return {"reading": to_state(reading)}


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # a reading cut short may have left threads behind
