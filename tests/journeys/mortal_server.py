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


class _HttpServer(ThreadedWSGIServer):
    """Knows its open connections: a browser would go on using them after the door is closed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open: set[socket.socket] = set()

    def process_request(self, request: socket.socket, client_address: Any) -> None:
        self.open.add(request)
        super().process_request(request, client_address)

    def close_request(self, request: socket.socket) -> None:
        self.open.discard(request)
        super().close_request(request)

    def hang_up(self) -> None:
        for connection in list(self.open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


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
        with self._turn:
            self.thread.httpd.hang_up()
        self.thread.terminate()

    def come_back(self) -> None:
        self.thread = self._new_thread(self.thread.port)
        self.thread.start()
        self.thread.is_ready.wait()
        if self.thread.error:
            raise self.thread.error

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
