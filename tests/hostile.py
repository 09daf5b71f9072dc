"""Bad servers on loopback: each address behaves as its row says, byte for byte; nothing here knows HTTP better than it must."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import threading
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, partial

import brotli

from tests.town import report


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: path with query, header lines lower-cased."""

    path: str
    headers: Mapping[str, str]
    port: int


Behaviour = Callable[[Asked, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answer(
    body: bytes | str = b"", status: str = "200 OK", *, declared: int | None = None, **headers: str
) -> bytes:
    """An honest answer, except where *declared* lies about its length; header names by `_` for `-`."""
    data = body.encode() if isinstance(body, str) else body
    lines = {"Content-Type": "text/html; charset=utf-8", "Connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines["Content-Length"] = str(len(data) if declared is None else declared)
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return head.encode("latin-1") + b"\r\n" + data


def says(data: bytes | Callable[[Asked], bytes]) -> Behaviour:
    """Sends these bytes and closes the connection."""

    async def behave(asked: Asked, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(data(asked) if callable(data) else data)
        await writer.drain()

    return behave


def drips(head: bytes, drop: bytes, *, pause: float = 0.2) -> Behaviour:
    """Sends the head, then one drop after another for ever."""

    async def behave(_asked: Asked, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while not writer.is_closing():
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(pause)

    return behave


async def silent(_asked: Asked, reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Accepts and never says a word."""
    await reader.read()


def resets(data: bytes) -> Behaviour:
    """Sends these bytes, then a reset in the midst of it."""

    async def behave(_asked: Asked, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        await asyncio.sleep(0.1)
        writer.transport.abort()

    return behave


def redirect(to: str, status: str = "302 Found", **headers: str) -> Behaviour:
    return says(answer(b"", status, Location=to, **headers))


@cache
def zeros(size: int, coding: str) -> bytes:
    """A body that unpacks to *size* bytes of zero."""
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding]
    packed: bytes = pack(bytes(size))
    return packed


@dataclass(slots=True)
class Server:
    """A server whose addresses behave as *pages* says; *anything* answers what no row names."""

    pages: dict[str, Behaviour] = field(default_factory=dict)
    anything: Behaviour = field(
        default_factory=lambda: says(answer("<p>您访问的页面不存在</p>", "404 Not Found"))
    )
    log: list[Asked] = field(default_factory=list)
    port: int = 0
    host: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.host}:{self.port}/"

    def count(self) -> Counter[str]:
        """How often each address was asked for."""
        return Counter(asked.path for asked in self.log)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            asked = await self._asked(reader)
            self.log.append(asked)
            page = self.pages.get(asked.path.partition("?")[0], self.anything)
            await page(asked, reader, writer)
        with suppress(OSError):
            writer.close()

    async def _asked(self, reader: asyncio.StreamReader) -> Asked:
        line, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (li.partition(":") for li in lines)}
        return Asked(line.split(" ")[1], headers, self.port)


@contextmanager
def running(*servers: Server):
    """All of them at once, in a thread of their own; a port of 0 takes a free one."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    connected: set[asyncio.StreamWriter] = set()

    async def serve(server, reader, writer):
        connected.add(writer)
        await server.serve(reader, writer)

    async def start():
        found = []
        for server in servers:
            one = await asyncio.start_server(partial(serve, server), server.host, server.port, ssl=server.tls)
            server.port = one.sockets[0].getsockname()[1]
            found.append(one)
        return found

    async def stop():
        for one in listening:
            one.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        for writer in connected:
            writer.transport.abort()
        await asyncio.sleep(0.05)  # aborted sockets close in the loop's next rounds, while it still turns

    listening = asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    try:
        yield servers
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


# -- a site with a column of reports, some of which behave ---------------------------------------------------
HEAD = '<html><head><meta charset="utf-8"><meta name="ColumnType" content="{}"><title>{}</title></head><body>'


def site_of(rows: Mapping[str, Behaviour], *, honest: tuple[int, ...] = (2021, 2022, 2023)) -> Server:
    """A home page, a column, honest reports, and one entry a row: its name is its address."""
    server = Server()
    entries = "".join(
        f'<li><a href="/nb/t{year}.html">云沚区{year}年政府信息公开工作年度报告</a></li>' for year in honest
    )
    for at, name in enumerate(rows):
        title = f"云沚区第{at}街道2020年政府信息公开工作年度报告"
        entries += f'<li><a href="/nb/{name}">{title}</a></li>'
    home = HEAD.format("首页", "云沚区") + '<a href="/nb/">政府信息公开年报</a></body></html>'
    column = HEAD.format("信息公开年报", "年报") + f"<ul>{entries}</ul></body></html>"
    server.pages = {"/": says(answer(home)), "/nb/": says(answer(column))}
    server.pages |= {f"/nb/t{year}.html": says(answer(report(year))) for year in honest}
    server.pages |= {f"/nb/{name}": behaviour for name, behaviour in rows.items()}
    return server
