"""The archive as a small web server: what it holds in JSON, what changed as Atom, and replay with Memento.

Starlette on uvicorn: both small, typed and well kept, and the ground FastAPI stands on, should the JSON ever want a
schema of its own. Every answer reads; there is no cookie, no session and no way to write.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

import click
from sqlalchemy import Connection
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from archive import replay
from archive.answer import plain
from archive.opened import Opened
from archive.queries import QUESTIONS
from archive.queries.changes import latest
from archive.question import Question, Row
from models.config import Config
from models.errors import NianbaoError, NothingFound, WrongArguments

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
PAGE = 1000  # rows of an answer; `page=2` has the next ones
_SHOWN = 30  # changes on the first page
_OWN: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_ASKED = {question.name: question for question in QUESTIONS}
Answer = Callable[[Request, Connection, Config], Response]


def app(config: Config, hosts: Sequence[str] = LOOPBACK) -> Starlette:
    """The server of an archive; it answers to these names alone, so that no strange page can reach it by its own."""
    opened = Opened(config)

    def route(path: str, answer: Answer) -> Route:
        def endpoint(request: Request) -> Response:
            try:
                with opened.reading() as connection:
                    return answer(request, connection, config)
            except NianbaoError as error:
                status = (
                    404
                    if isinstance(error, NothingFound)
                    else 400
                    if isinstance(error, WrongArguments)
                    else 503
                )
                return PlainTextResponse(f"{error}\n", status, _OWN)

        return Route(path, endpoint, methods=["GET"])

    routes = [
        route("/", _index), route("/changes.atom", _atom), route("/api/{question}", _api),
        route("/web/{rest:path}", replay.answer),
    ]  # fmt: skip

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        yield
        opened.close()

    only = Middleware(TrustedHostMiddleware, allowed_hosts=[*hosts])
    return Starlette(routes=routes, middleware=[only], lifespan=life)


def _rows(
    question: Question, asked: Mapping[str, str], connection: Connection, config: Config
) -> Sequence[Row]:
    """What `nianbao NAME` would say, asked by the same parameters. WrongArguments: as on the command line."""
    words: list[str] = []
    arguments: list[str] = []
    known = {param.opts[-1].lstrip("-").replace("_", "-"): param for param in question.params()}
    for name, value in asked.items():
        param = known.get(name)
        if param is None:
            raise WrongArguments(f"{question.name} takes no {name}: it takes {', '.join(known) or 'nothing'}")
        if isinstance(param, click.Argument):
            arguments.append(value)
        else:
            words += [param.opts[0], value]
    command = click.Command(question.name, params=question.params())
    try:
        values = command.make_context(question.name, [*words, "--", *arguments]).params
    except click.ClickException as error:
        raise WrongArguments(error.format_message()) from None
    more = {"config": config} if question.takes_config else {}
    return question.ask(connection, **values, **more)


def _api(request: Request, connection: Connection, config: Config) -> Response:
    question = _ASKED.get(request.path_params["question"])
    if question is None:
        raise NothingFound(f"no such question; there are {', '.join(_ASKED)}")
    asked, page = _paged(request)
    rows, links = _page(request, _rows(question, asked, connection, config), page)
    body = json.dumps(rows, ensure_ascii=False, default=plain)
    return Response(body, media_type="application/json; charset=utf-8", headers={**_OWN, **links})


def _paged(request: Request) -> tuple[Mapping[str, str], int]:
    """What is asked, and which page of the answer. WrongArguments: no page has that number."""
    asked = dict(request.query_params)
    wanted = asked.pop("page", "1")
    if not re.fullmatch(r"[1-9][0-9]{0,8}", wanted, re.ASCII):
        raise WrongArguments(f"page {wanted}: pages count from 1")
    return asked, int(wanted)


def _page(request: Request, rows: Sequence[Row], page: int) -> tuple[list[Row], Mapping[str, str]]:
    """The rows of one page, and the header that leads to the next where there is one (RFC 8288)."""
    end = page * PAGE
    following = request.url.include_query_params(page=page + 1)
    links = {"Link": f'<{following}>; rel="next"'} if end < len(rows) else {}
    return list(rows[end - PAGE : end]), links


def _atom(request: Request, connection: Connection, config: Config) -> Response:
    question = _ASKED["changes"]
    assert question.atom
    asked, page = _paged(request)
    newest, links = _page(request, _rows(question, asked, connection, config)[::-1], page)
    body = question.atom(newest[::-1], str(request.base_url))
    return Response(body, media_type="application/atom+xml", headers={**_OWN, **links})


def _index(request: Request, connection: Connection, config: Config) -> Response:
    del request
    del config
    changes = latest(connection, _SHOWN)
    asked = "".join(
        f'<li><a href="/api/{name}">{name}</a> {html.escape(question.help.splitlines()[0])}'
        for name, question in _ASKED.items()
    )
    told = "".join(map(_told, changes))
    return HTMLResponse(_PAGE.format(asked=asked, told=told), headers=_OWN)


def _told(row: Row) -> str:
    links = " ".join(
        f'<a rel="noreferrer" href="/{html.escape(capture["memento"])}">{side}</a>'
        for side, capture in row["captures"].items()
        if capture
    )
    words = (
        row["at"].date(),
        row["event"],
        row["publisher"] or row["title"],
        row["report_year"],
        row["summary"],
    )
    return f"<tr>{''.join(f'<td>{html.escape(_word(word))}' for word in words)}<td>{links}"


def _word(value: Any) -> str:
    return "" if value is None else str(value)


_PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>nianbao 年报</title>
<style>body{{font:16px/1.5 sans-serif;margin:2em auto;max-width:72em;padding:0 1em}}td{{padding:.1em .8em .1em 0}}</style>
<h1>nianbao 年报</h1>
<p>政府信息公开工作年度报告: what is published, and what it said before.
A page over time: <code>/web/URL</code> (Memento), all its captures: <code>/web/timemap/link/URL</code>;
the feed: <a href="/changes.atom">changes.atom</a></p>
<h2>What changed last</h2><table>{told}</table>
<h2>Questions, as JSON</h2><ul>{asked}</ul>
"""
