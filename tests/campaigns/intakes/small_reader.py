"""Readers that a child process runs in the place of the real one.

The first word of the file says what happens to it.
"""

from __future__ import annotations

import os
import time

from campaigns.intake.parts import ReadHeader, Reading
from campaigns.intake.refusals import Unreadable

NOT_A_PLAN = "Tệp này không giống một kế hoạch."


def read(data: bytes, name: str) -> Reading:
    return _DEEDS.get(data.split()[0], _title)(data, name)


def read_text(text: str) -> Reading:
    return read(text.encode(), "pasted")


def looks_like_paper(reading: Reading) -> bool:
    return reading.header.title != "thơ"


def _title(data: bytes, name: str) -> Reading:
    return Reading(header=ReadHeader(title=data.decode(), symbol=name))


def _refuse(data: bytes, name: str) -> Reading:
    raise Unreadable("Tệp là bản quét: không có chữ để đọc.")


def _hang(data: bytes, name: str) -> Reading:
    time.sleep(60)
    return Reading()


def _spin(data: bytes, name: str) -> Reading:
    while True:
        pass


def _eat(data: bytes, name: str) -> Reading:
    return Reading(leftover=(str(len(bytearray(8 * 1024**3))),))


def _die(data: bytes, name: str) -> Reading:
    os.abort()


def _crash(data: bytes, name: str) -> Reading:
    raise RuntimeError("a mistake of ours")


def _chatter(data: bytes, name: str) -> Reading:
    return Reading(leftover=("chữ " * 1_000_000,))


def _write(data: bytes, name: str) -> Reading:
    with open(name, "w") as file:
        file.write("x" * 10_000)
    return Reading(header=ReadHeader(title="đã ghi"))


def _look_around(data: bytes, name: str) -> Reading:
    return Reading(leftover=tuple(sorted(os.environ)))


def _babble(data: bytes, name: str) -> Reading:
    print("a library thinks aloud")
    return Reading(header=ReadHeader(title="đã đọc"))


_DEEDS = {
    b"babble": _babble,
    b"refuse": _refuse,
    b"hang": _hang,
    b"spin": _spin,
    b"eat": _eat,
    b"die": _die,
    b"crash": _crash,
    b"chatter": _chatter,
    b"write": _write,
    b"environment": _look_around,
}
