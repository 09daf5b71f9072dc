"""nianbao serve: a person's way in: what changed, the questions as JSON, replay with Memento."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import click

from archive.atom import SERVED_AT
from archive.web import LOOPBACK, app
from models.config import Config
from models.database import reading


def run(host: str, port: int) -> int:
    import uvicorn

    config = Config.of(os.environ)
    with reading(config):  # an archive that is not there is said at once, not at the first question
        pass
    click.echo(f"http://{host}:{port}/  (ends with Ctrl-C; reads only)")
    uvicorn.run(
        app(config, (*LOOPBACK, host)), host=host, port=port, log_level="warning", server_header=False
    )
    return 0


COMMAND = click.Command(
    "serve",
    params=[
        click.Option(["--host"], default="127.0.0.1", show_default=True, help="The address to listen on."),
        click.Option(
            ["--port"],
            type=click.IntRange(1, 65535),
            default=urlsplit(SERVED_AT).port,
            show_default=True,
            help="The port to listen on.",
        ),
    ],
    callback=run,
    help=(
        "Serve the archive, read-only: what changed, every question as JSON (/api/NAME), the feed (/changes.atom), and"
        " captures as they were (/web/URL with Memento, RFC 7089). Archived pages run nothing and reach nothing."
    ),
)
