"""server — the portals of the skins on loopback, an origin each, with a count of what they were asked."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from demo.skins import SKINS
from demo.skins.site import Ask, Site


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the log keeps it."""

    skin: str
    method: str
    target: str
    status: int


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    disable_nagle_algorithm = True  # head and body are two writes
    server: _Server

    def do_GET(self) -> None:
        self._answer(b"")

    def do_HEAD(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Standard error stays silent: the log of the portals holds every request."""

    def _answer(self, body: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        page = self.server.site.answer(Ask(self.command, self.path, headers, body))
        self.server.keep(Asked(self.server.skin, self.command, self.path, page.status))
        self.send_response(page.status)
        self.send_header("Content-Type", page.kind)
        self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page.body)


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # the default of 5 loses connections of a busy crawl for half a minute
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, skin: str, port: int, keep: Callable[[Asked], None]) -> None:
        self.skin, self.keep = skin, keep
        super().__init__(("127.0.0.1", port), _Handler)
        self.origin = f"http://127.0.0.1:{self.server_address[1]}"
        self.site: Site = SKINS[skin].pages(self.origin)

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor who leaves in the middle of an answer, as browsers do, is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Portals:
    """The portals of the skins *names* in threads; use as a context manager.

    *base_port* 0 takes any free ports, else the skins stand one after another from it on. ``origins`` maps names
    to addresses without a slash at the end, ``log`` holds every request.
    """

    def __init__(self, names: Iterable[str], base_port: int = 0) -> None:
        self._names = tuple(names)
        self._base_port = base_port
        self._servers: list[_Server] = []
        self._lock = threading.Lock()
        self.log: list[Asked] = []

    @property
    def origins(self) -> dict[str, str]:
        return {server.skin: server.origin for server in self._servers}

    def requests(self, name: str) -> int:
        """How many requests the portal has answered."""
        with self._lock:
            return sum(asked.skin == name for asked in self.log)

    def _keep(self, asked: Asked) -> None:
        with self._lock:
            self.log.append(asked)

    def __enter__(self) -> Self:
        for at, name in enumerate(self._names):
            port = self._base_port + at if self._base_port else 0
            try:
                self._servers.append(_Server(name, port, self._keep))
            except OSError:
                self._close()
                raise
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
        self._close()

    def _close(self) -> None:
        for server in self._servers:
            server.server_close()
        self._servers.clear()
