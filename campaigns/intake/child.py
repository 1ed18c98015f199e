"""Reading a file in a process of its own, which may die of it.

A file from anywhere may take all memory or never come to an end. So the portal starts
``python -m campaigns.intake.child``, hands it the file and takes back the state of the
reading, or a sentence that refuses the file. The process has limits of memory and time, no
environment, may write no file, and knows neither Django nor the database. It ends itself
when its time is over, so that none is left behind by a portal that was stopped.

On its input: one line of JSON (name, is_text), then the bytes. On its output: one JSON
object, ``{"reading": state}``, ``{"refusal": sentence}`` or, of a mistake of ours,
``{"failure": where}``.
"""

from __future__ import annotations

import importlib
import json
import logging
import math
import os
import resource
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
BUSY = "Cổng đang đọc nhiều tệp khác. Chờ một phút rồi gửi lại."
_ROOT = Path(__file__).resolve().parents[2]
# Of one process of the portal, which may have many threads.
MOST_AT_ONCE = 4
_PLACES = threading.BoundedSemaphore(MOST_AT_ONCE)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """What one reading may use: bytes of memory and of answer, seconds.

    ``wait`` is how long it may stand in line. A web server gives up a request after 30
    seconds, so the reading must end before.
    """

    memory: int = 1536 * 1024 * 1024
    cpu_seconds: int = 20
    seconds: float = 22.0
    wait: float = 6.0
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
    with a Vietnamese sentence, also where the process ran into its limits or too many run.
    """
    head = json.dumps({"name": name, "is_text": is_text}).encode()
    if not _PLACES.acquire(timeout=limits.wait):
        raise Unreadable(BUSY)
    try:
        with _running(limits, reader) as process:
            answer = _answer_of(process, head + b"\n" + data, limits)
    finally:
        _PLACES.release()
    return _reading_in(answer, process.returncode, limits)


@contextmanager
def _running(limits: Limits, reader: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start the process; whatever happens, it is gone at the end."""
    process = _started(limits, reader)
    deadline = threading.Timer(limits.seconds, process.kill)
    deadline.start()
    try:
        yield process
    except BaseException:
        process.kill()
        raise
    finally:
        process.wait()
        deadline.cancel()


def _answer_of(process: subprocess.Popen[bytes], given: bytes, limits: Limits) -> bytes:
    feeder = threading.Thread(target=_feed, args=(process.stdin, given), daemon=True)
    feeder.start()
    with process.stdout:
        answer = process.stdout.read(limits.answer + 1)
    if len(answer) > limits.answer:
        process.kill()
    feeder.join()
    return answer


def _started(limits: Limits, reader: str) -> subprocess.Popen[bytes]:
    seconds = str(math.ceil(limits.seconds))
    given = [str(limits.memory), str(limits.cpu_seconds), seconds, reader]
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
    if code < 0 or code == NO_MEMORY or len(answer) > limits.answer:
        _log.warning("A reading was stopped with %s after %s bytes", code, len(answer))
        raise Unreadable(TOO_HEAVY)
    if code != 0:
        _log.error("A reading could not begin: it ended with %s", code)
        raise Unreadable(FAILED)
    given = json.loads(answer)
    if "refusal" in given:
        raise Unreadable(given["refusal"])
    if "failure" in given:
        _log.error("A reading failed: %s", given["failure"])
        raise Unreadable(FAILED)
    return given["reading"]


# ---- In the child ---------------------------------------------------------------------------


NO_MEMORY = 71


def main(arguments: list[str]) -> int:
    """Read what stands on the input and answer on the output; returns the exit code."""
    memory, cpu_seconds, seconds, reader = arguments
    _limit(int(memory), int(cpu_seconds), int(seconds))
    with _own_output() as output:
        try:
            answer = json.dumps(_answer(sys.stdin.buffer, reader), ensure_ascii=False)
        except MemoryError:
            return NO_MEMORY
        except Exception as error:
            answer = json.dumps({"failure": _where(error)})
        # Halves of letters from a broken file are no UTF-8.
        output.write(answer.encode("utf-8", "replace"))
    return 0


def _limit(memory: int, cpu_seconds: int, seconds: int) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    signal.alarm(seconds + 1)  # the portal that would end it may be gone
    os.nice(5)  # pages go first


@contextmanager
def _own_output() -> Iterator[BinaryIO]:
    """Keep the output for the answer alone: a library may print what it thinks of a file."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        yield output


def _where(error: Exception) -> str:
    """Name the mistake by its kind and place; its message may hold words of the file."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


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
    os._exit(code)  # a reading cut short may have left threads behind
