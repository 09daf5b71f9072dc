"""The command line `nianbao`: every question and every deed is one line of a table, one command here."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from archive import actions, queries
from archive.answer import answer
from archive.atom import SERVED_AT
from archive.question import Question
from models.config import Config
from models.errors import NianbaoError

HELP = """The archive of China's government information disclosure annual reports (政府信息公开工作年度报告).

\b
Ask what it holds:        nianbao reports --year 2024
How a report stood:       nianbao show 万载县高城镇 --year 2018 --as-of 2026-02-02
What changed, and where:  nianbao diff WHO --year Y        nianbao changes --since 2026-01-01
Read a saved page:        nianbao read page.html --json

WHO is a division code (six digits mean the county's own government), a publisher's name or a page's URL.
The archive is the one NIANBAO_DATABASE names (default: sqlite:///var/real/archive.db).
Every reading command takes --json (JSON Lines) and exits 0 found, 1 nothing found, 2 wrong arguments,
3 archive missing, not at the newest migration or damaged.
"""


def command_of(question: Question) -> click.Command:
    """The command of a question: its parameters, `--json`, and the exit code its answer earns."""

    def run(**values: object) -> int:
        as_json, feed = bool(values.pop("json")), values.pop("atom", None)
        as_atom = None if feed is None else str(feed)
        return answer(question, Config.of(os.environ), as_json=as_json, as_atom=as_atom, values=values)

    json = click.Option(["--json"], is_flag=True, help="JSON Lines: one object a row, Chinese unescaped.")
    params = [*question.params(), json, *([_atom()] if question.atom else [])]
    under = actions.UNDER.get(question.name)
    if not under:
        return click.Command(question.name, params=params, callback=run, help=question.help)
    return click.Group(
        question.name,
        commands=list(under),
        params=params,
        callback=lambda **values: None if click.get_current_context().invoked_subcommand else run(**values),
        invoke_without_command=True,
        help=question.help,
    )


def _atom() -> click.Option:
    text = "An Atom feed; its links to captures lead to `nianbao serve` at URL (default: where it listens by itself)."
    return click.Option(["--atom"], is_flag=False, flag_value=SERVED_AT, metavar="[URL]", help=text)


class Table(click.Group):
    """A group that lists its commands in the order of their table, the one in which a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


def cli() -> click.Group:
    """All commands of the two tables."""
    group = Table("nianbao", help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
    for question in queries.QUESTIONS:
        group.add_command(command_of(question))
    for deed in actions.DEEDS:
        group.add_command(deed)
    return group


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every error is one line on standard error, never a traceback."""
    try:
        code = cli().main(args=arguments, prog_name="nianbao", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.ctx.get_help() if error.ctx else HELP)
        code = 2
    except click.ClickException as error:
        code = complain(_advice(error), 2)
    except click.Abort:
        code = complain("interrupted", 1)
    except NianbaoError as error:
        code = complain(str(error), error.exit_code)
    except BrokenPipeError:  # the reader of a pipe has seen enough: that is no error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code or 0)


def complain(sentence: str, code: int) -> int:
    print(f"nianbao: {' '.join(sentence.split())}", file=sys.stderr)
    return code


def _advice(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "nianbao"
    return f"{error.format_message().rstrip('.')}; see `{path} --help`"


if __name__ == "__main__":
    main()
