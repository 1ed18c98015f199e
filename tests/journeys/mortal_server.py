"""A test server that can die in the middle of the work and come back at the same address."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler
from pytest_django.live_server_helper import LiveServer

PATIENCE_SECONDS = 30


class _HttpServer(ThreadedWSGIServer):
    """Knows its open connections: a browser would go on using them after the door is closed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._open: set[socket.socket] = set()
        self._fewer = threading.Condition()

    def process_request(self, request: socket.socket, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def close_request(self, request: socket.socket) -> None:
        super().close_request(request)
        with self._fewer:
            self._open.discard(request)
            self._fewer.notify_all()

    def hang_up(self) -> None:
        """Cut every connection, and wait until nobody works for it any more."""
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        with self._fewer:
            self._fewer.wait_for(lambda: not self._open, PATIENCE_SECONDS)


class _ServerThread(LiveServerThread):
    def _create_server(self, connections_override: dict | None = None) -> _HttpServer:
        return _HttpServer(
            (self.host, self.port),
            QuietWSGIRequestHandler,
            allow_reuse_address=True,
            connections_override=connections_override,
        )


class MortalServer(LiveServer):
    """Answers one request at a time: in memory, SQLite has one connection for everybody."""

    def __init__(self) -> None:
        super().__init__("localhost", start=False)
        self._turn = threading.RLock()
        self.thread = self._new_thread(port=0)
        self.start()

    def die(self) -> None:
        self.thread.terminate()
        self.thread.httpd.hang_up()

    def come_back(self) -> None:
        self.thread = self._new_thread(self.thread.port)
        self.thread.start()
        self.thread.is_ready.wait()
        if self.thread.error:
            raise self.thread.error

    def stop(self) -> None:
        self.die()
        super().stop()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Let every request wait while the test itself works with the database."""
        with self._turn:
            yield

    def _new_thread(self, port: int) -> _ServerThread:
        overrides = self.thread.connections_override
        thread = _ServerThread(self.thread.host, self._in_turn, overrides, port)
        thread.daemon = True
        return thread

    def _in_turn(self, application: Callable) -> Callable:
        handler = StaticFilesHandler(application)

        def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
            with self._turn:
                return handler(environ, start_response)

        return answer
