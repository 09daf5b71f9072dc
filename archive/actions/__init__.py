"""The deeds: commands that write, or work without an archive; one module each and one line here."""

from collections.abc import Mapping

import click

from archive.actions import export, migrate, read, rebuild, serve, sites_add, verify

DEEDS: tuple[click.Command, ...] = (
    read.COMMAND,
    export.COMMAND,
    migrate.COMMAND,
    verify.COMMAND,
    rebuild.COMMAND,
    serve.COMMAND,
)

#: Deeds that stand under a question: `nianbao sites add`.
UNDER: Mapping[str, tuple[click.Command, ...]] = {"sites": (sites_add.COMMAND,)}
