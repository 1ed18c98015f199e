#!/usr/bin/env python3
"""Run a command beside a PostgreSQL of its own: ``with_postgres.py COMMAND [ARGUMENT…]``.

The cluster lives in a temporary folder, listens on a socket there and nowhere else, and is
ended and removed with the command. The command finds it in ``DATABASE_URL``.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DATABASE = "portal"
START_SECONDS = 60
STOP_SECONDS = 30
# Nothing here has to survive a power cut.
FAST_AND_FORGETFUL = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=100",
    "log_min_messages=fatal",
)


def binary(name: str) -> str:
    """Return the path of a server program: the newest of Debian's, else the one on PATH."""
    debian = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    found = sorted(debian, key=lambda path: float(path.parts[-3]))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        raise SystemExit(f"PostgreSQL's {name} is missing: install the package postgresql.")
    return path


def owner() -> dict:
    """Return whom to run the server as: it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


@contextmanager
def folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="portal-pg-", dir="/tmp"))
    try:
        if owner():
            shutil.chown(path, "postgres", "postgres")
        path.chmod(0o755)  # others must reach the socket
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def make_cluster(home: Path) -> None:
    command = [binary("initdb"), "--pgdata", str(home / "data"), "--username", "postgres"]
    command += ["--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    subprocess.run(command, check=True, cwd=home, stdout=subprocess.DEVNULL, **owner())


@contextmanager
def server(home: Path) -> Iterator[None]:
    command = [binary("postgres"), "-D", str(home / "data"), "-k", str(home)]
    for setting in FAST_AND_FORGETFUL:
        command += ["-c", setting]
    # A session of its own: Ctrl+C reaches the tests first, and they end before the server.
    process = subprocess.Popen(command, cwd=home, start_new_session=True, **owner())
    try:
        wait_until_ready(home, process)
        yield
    finally:
        process.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_ready(home: Path, process: subprocess.Popen) -> None:
    question = [binary("pg_isready"), "--quiet", "--host", str(home), "--username", "postgres"]
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run(question, cwd=home).returncode != 0:
        if process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit("The throw-away PostgreSQL did not start.")
        time.sleep(0.05)


def make_database(home: Path) -> str:
    """Make an empty database; return its address."""
    command = [binary("createdb"), "--host", str(home), "--username", "postgres", DATABASE]
    subprocess.run(command, check=True, cwd=home)
    return f"postgres://postgres@/{home}/{DATABASE}"


def stop_on(signal_number: int, _frame: object) -> None:
    raise SystemExit(128 + signal_number)


def main(command: list[str]) -> int:
    if not command:
        raise SystemExit(__doc__)
    signal.signal(signal.SIGTERM, stop_on)
    signal.signal(signal.SIGHUP, stop_on)
    with folder() as home:
        make_cluster(home)
        with server(home):
            return run(command, {**os.environ, "DATABASE_URL": make_database(home)})


def run(command: list[str], environment: dict[str, str]) -> int:
    process = subprocess.Popen(command, env=environment)
    try:
        return process.wait()
    except BaseException:  # told to stop: the command first, then the server
        process.terminate()
        process.wait()
        raise


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
