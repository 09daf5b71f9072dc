"""server — the province on loopback: a thread a connection, HTTP/1.1, conditional requests, gzip where asked."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from demo import site_clone, site_gkmlpt, site_hanweb, site_trs, site_vsb
from demo.calendar import MOVED_ON, Day
from demo.names import LANXI, TONGTING, YUNZHI
from demo.web import Origin, Request, Response
from demo.web_address import BASE_PORT, CLONE_OFFSET, OFFSETS, clone_origin, county_origin, write_sites

FREE = 0  # a base port of 0 asks for any block that is free
_TRIES = 50


class PortTakenError(OSError):
    """A port of the province belongs to somebody else."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request as the log keeps it; *at* is seconds since the epoch."""

    host: str
    method: str
    path: str
    query: str
    agent: str
    status: int
    conditional: bool
    at: float


def _third(day: Day) -> Origin:
    return site_vsb.origin(day) if day.content >= MOVED_ON else site_gkmlpt.origin(day)


_ORIGINS: dict[int, Callable[[Day], Origin]] = {
    YUNZHI.offset: site_trs.origin,
    LANXI.offset: site_hanweb.origin,
    TONGTING.offset: _third,
    CLONE_OFFSET: site_clone.origin,
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Apache-Coyote/1.1"
    sys_version = ""
    disable_nagle_algorithm = True  # head and body are two writes
    server: _Server

    def do_GET(self) -> None:
        self._answer(self.path)

    def do_HEAD(self) -> None:
        self._answer(self.path)

    def do_POST(self) -> None:
        """The proxy takes its parameters from a form too."""
        length = int(self.headers.get("Content-Length") or 0)
        form = self.rfile.read(length).decode("ascii", "replace")
        joint = "&" if "?" in self.path else "?"
        self._answer(f"{self.path}{joint}{form}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Standard error stays silent: requests are kept in the province's own log."""

    def _answer(self, target: str) -> None:
        parts = urlsplit(target)
        headers = {name.lower(): value for name, value in self.headers.items()}
        response = self.server.respond(parts.path, dict(parse_qsl(parts.query)), headers)
        tag = f'"{hashlib.sha1(response.body, usedforsecurity=False).hexdigest()[:20]}"'
        fresh = response.modified is not None and _unchanged(headers, tag, response.modified)
        status = 304 if fresh else response.status
        body = b"" if fresh else response.body
        self.send_response(status)
        if body and "gzip" in headers.get("accept-encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self._send_headers(response, tag)
        if status != 304:
            self.send_header("Content-Type", response.kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self._log(parts.path, parts.query, headers, status)

    def _send_headers(self, response: Response, tag: str) -> None:
        self.send_header("Vary", "Accept-Encoding")
        if response.modified is not None:
            self.send_header("ETag", tag)
            self.send_header("Last-Modified", format_datetime(response.modified, usegmt=True))
        for name, value in response.headers:
            self.send_header(name, value)

    def _log(self, path: str, query: str, headers: dict[str, str], status: int) -> None:
        conditional = "if-none-match" in headers or "if-modified-since" in headers
        host, agent = headers.get("host", ""), headers.get("user-agent", "")
        now = time.time()
        self.server.keep(Exchange(host, self.command, path, query, agent, status, conditional, now))


def _unchanged(headers: dict[str, str], tag: str, modified: datetime) -> bool:
    """Whether the client's copy is still good; the tag decides where the client sent one."""
    if "if-none-match" in headers:
        return tag in headers["if-none-match"]
    try:
        since = parsedate_to_datetime(headers.get("if-modified-since", ""))
    except ValueError:  # none, or no date: then the condition does not hold
        return False
    return modified <= since.replace(tzinfo=UTC)


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # the default of 5 loses connections of a busy crawl for half a minute
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, build: Callable[[Day], Origin], keep: Callable[[Exchange], None]) -> None:
        self._build, self.keep = build, keep
        self._origin: Origin | None = None
        self._day = Day(1)
        self._visits = 0
        self._seen: set[str] = set()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", port), _Handler)

    def turn(self, day: Day) -> None:
        """Another day begins; its pages are made when they are first asked for."""
        with self._lock:
            self._day, self._origin = day, None
            self._seen.clear()

    def respond(self, path: str, query: dict[str, str], headers: dict[str, str]) -> Response:
        with self._lock:
            if self._origin is None:
                self._origin = self._build(self._day)
            origin = self._origin
            self._visits += 1
            first = path not in self._seen
            self._seen.add(path)
            request = Request(path, query, headers, self._visits, first)
        return origin.answer(request)

    def process_request(self, request: object, client_address: object) -> None:
        if isinstance(request, socket.socket):
            self._open.add(request)
        super().process_request(request, client_address)  # type: ignore[arg-type]

    def shutdown_request(self, request: object) -> None:
        if isinstance(request, socket.socket):
            self._open.discard(request)
        super().shutdown_request(request)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is no error of the province; anything else is a bug and shows itself."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def end(self) -> None:
        """Stop listening and hang up on whoever keeps a connection alive."""
        self.shutdown()
        self.server_close()
        for connection in tuple(self._open):
            connection.close()


class Province:
    """All origins of the province in threads; use as a context manager.

    *base_port* 0 finds a free block. *log*, if given, is a file to which each request is appended as a JSON line;
    ``exchanges`` holds them in any case. A taken port raises `PortTakenError`.
    """

    def __init__(self, day: Day | int, base_port: int | None = None, log: Path | None = None) -> None:
        self._day = day if isinstance(day, Day) else Day(day)
        self._wanted = BASE_PORT if base_port is None else base_port
        self._log = log
        self._servers: list[_Server] = []
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self.base_port = self._wanted
        self.exchanges: list[Exchange] = []

    @property
    def day(self) -> Day:
        return self._day

    @day.setter
    def day(self, day: Day | int) -> None:
        self._day = day if isinstance(day, Day) else Day(day)
        for server in self._servers:
            server.turn(self._day)

    @property
    def origins(self) -> dict[str, str]:
        """The address of each site by its code in the sites table."""
        counties = {c.code: county_origin(c, self.base_port) for c in (YUNZHI, LANXI, TONGTING)}
        return {**counties, "clone-1": clone_origin(self.base_port)}

    def sites_csv(self, path: Path) -> Path:
        write_sites(path, self.base_port)
        return path

    def _keep(self, exchange: Exchange) -> None:
        with self._lock:
            self.exchanges.append(exchange)
            if self._log is not None:
                with self._log.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(exchange), ensure_ascii=False) + "\n")

    def _bind(self, base_port: int) -> None:
        for offset in OFFSETS:
            try:
                server = _Server(base_port + offset, _ORIGINS[offset], self._keep)
            except (OSError, OverflowError) as error:
                for opened in self._servers:
                    opened.server_close()
                self._servers.clear()
                raise PortTakenError(f"port {base_port + offset} cannot be used: {error}") from error
            self._servers.append(server)
        self.base_port = base_port

    def _bind_anywhere(self) -> None:
        for _ in range(_TRIES):
            try:
                return self._bind(random.randrange(20000, 60000, 10))
            except PortTakenError:
                continue
        raise PortTakenError(f"no free block of ports after {_TRIES} tries")

    def __enter__(self) -> Self:
        if self._wanted == FREE:
            self._bind_anywhere()
        else:
            self._bind(self._wanted)
        for server in self._servers:
            server.turn(self._day)
            thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.end()
        for thread in self._threads:
            thread.join()
        self._servers.clear()
        self._threads.clear()
