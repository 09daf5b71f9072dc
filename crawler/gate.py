"""The gate of the browser: a proxy on loopback through which all of its traffic must go.

A page can make a browser ask for anything: frames, redirects, sockets, names that point to private addresses.
What the guard refuses is refused here, after the name is resolved and before anything is sent.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.guard import is_private, leads_inside

MOST_HEAD = 256_000  # bytes of a request's or an answer's head
MOST_BODY = 1_000_000  # bytes of a request's body; what lists are asked with has some hundreds
MOST_BYTES = 64_000_000  # of one answer or tunnel; the same bound as over the plain wire
CONNECT = 10.0  # seconds
LONGEST = 120.0  # seconds one exchange may take
_STEP = 65536
_HOP = re.compile(rb"^(?:proxy-[a-z-]+|connection|keep-alive):.*\r\n", re.IGNORECASE | re.MULTILINE)
_LENGTH = re.compile(rb"^content-length:\s*(\d{1,12})\s*\r$", re.IGNORECASE | re.MULTILINE)


class Refused(ConnectionError):
    """The gate does not let this pass."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A request's head: where to, and the bytes to send there first; a tunnel sends none."""

    host: str
    port: int
    head: bytes
    body: int
    is_tunnel: bool


class Gate:
    """Listens on a free port of loopback as long as the browser lives; what it refuses it breaks off.

    refused: hosts it let nothing pass to.
    """

    def __init__(self, allowed: frozenset[str]) -> None:
        self._allowed = allowed
        self._server: asyncio.Server | None = None
        self.refused: set[str] = set()

    async def open(self) -> str:
        """Begin to listen; returns the proxy's URL."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=MOST_HEAD)
        port: int = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def close(self) -> None:
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One exchange a connection: what comes after it would be judged by nobody."""
        # What is refused is broken off: a word of ours would be taken for the server's, and be kept as such.
        with contextlib.suppress(
            OSError, TimeoutError, UnicodeError, asyncio.IncompleteReadError, asyncio.LimitOverrunError
        ):  # UnicodeError: words that can be no name
            async with asyncio.timeout(LONGEST):
                await self._pass(wanted(await reader.readuntil(b"\r\n\r\n")), reader, writer)
        writer.close()

    async def _pass(self, to: _Wanted, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, out = await self._connect(to.host, to.port)
        try:
            if to.is_tunnel:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await _tunnel((reader, writer), (there, out))
            else:
                out.write(to.head + await reader.readexactly(to.body))
                await _answer(there, writer)
        finally:
            out.close()

    async def _connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Resolve once, look at what came, and connect to just that."""
        if is_private(host, self._allowed):
            self._refuse(host)
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        address = str(found[0][4][0])
        if leads_inside(host, address, self._allowed):
            self._refuse(host)
        async with asyncio.timeout(CONNECT):
            return await asyncio.open_connection(address, port, limit=MOST_HEAD)

    def _refuse(self, host: str) -> None:
        self.refused.add(host)
        raise Refused(host)


def wanted(head: bytes) -> _Wanted:
    """Read a proxy request's head. Raises Refused for what is none."""
    line, _, rest = head.partition(b"\r\n")
    words = line.decode("latin-1").split(" ")
    try:
        method, target, _version = words
        if method == "CONNECT":
            parts = urlsplit(f"//{target}")
            return _Wanted(parts.hostname or "", parts.port or 443, b"", 0, is_tunnel=True)
        parts = urlsplit(target)
        port = parts.port or 80
    except ValueError as error:
        raise Refused("no request of a proxy") from error
    if parts.scheme != "http":
        raise Refused(f"{parts.scheme}: is not fetched")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    length = _LENGTH.search(rest)
    if length and int(length[1]) > MOST_BODY:
        raise Refused("nobody is sent so much")
    plain = f"{method} {path} HTTP/1.1\r\nConnection: close\r\n".encode("latin-1") + _HOP.sub(b"", rest)
    return _Wanted(parts.hostname or "", port, plain, int(length[1]) if length else 0, is_tunnel=False)


async def _answer(there: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hand the answer on, told to be the connection's last."""
    head = await there.readuntil(b"\r\n\r\n")
    line, _, rest = head.partition(b"\r\n")
    writer.write(line + b"\r\nConnection: close\r\n" + _HOP.sub(b"", rest))
    await _pump(there, writer)


async def _tunnel(
    here: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    there: tuple[asyncio.StreamReader, asyncio.StreamWriter],
) -> None:
    """Both ways, until one of them ends."""
    ways = {asyncio.ensure_future(_pump(here[0], there[1])), asyncio.ensure_future(_pump(there[0], here[1]))}
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """Carry bytes until the source ends or has sent too many."""
    carried = 0
    while carried < MOST_BYTES and (data := await source.read(_STEP)):
        carried += len(data)
        target.write(data)
        await target.drain()
