"""python -m demo: serve the invented province, or run a command against it on the day it has come to."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from demo.calendar import LAST, STORY, Day
from demo.names import DIVISIONS
from demo.server import PortTakenError, Province
from demo.tied import tie_to_parent
from demo.web_address import BASE_PORT, PORT_VARIABLE

WRONG = 2


class WrongArgumentError(ValueError):
    """Something on the command line or in the environment makes no sense."""


def _base_port(env: Mapping[str, str]) -> int:
    text = env.get(PORT_VARIABLE, str(BASE_PORT))
    if not text.isdecimal() or not 0 < int(text) < 65526:
        raise WrongArgumentError(f"{PORT_VARIABLE}={text} is no port: set it to a number below 65526")
    return int(text)


def _day(text: str, source: str) -> Day:
    if not text.isdecimal() or int(text) < 1:
        raise WrongArgumentError(f"{source} is {text!r}, but days of the province count from 1")
    return Day(int(text))


def _pinned(option: str | None, env: Mapping[str, str]) -> Day | None:
    if option is not None:
        return _day(option, "--day")
    return _day(env["DAY"], "DAY") if env.get("DAY") else None


def _kept(state: Path) -> Day:
    return _day(state.read_text().strip(), str(state)) if state.exists() else Day(1)


def settings(day: Day, var: Path) -> dict[str, str]:
    """The environment of a command that meets the province."""
    return {
        "NIANBAO_WORLD": "demo",
        "NIANBAO_DATABASE": f"sqlite:///{(var / 'archive.db').as_posix()}",
        "NIANBAO_WARC_DIR": str(var / "warc"),
        "NIANBAO_ALLOW_HOSTS": "127.0.0.1,localhost",
        "NIANBAO_DELAY": "0",
        "NIANBAO_CLOCK": day.clock,
        "NIANBAO_SITES": str(var / "sites.csv"),
        "NIANBAO_DIVISIONS": str(DIVISIONS),
    }


def headline(day: Day) -> str:
    return (
        f"day {day.n} of the invented province: {day.date.isoformat()} ({STORY.get(day.n, f'as day {LAST}')})"
    )


def _command(words: Sequence[str], env: Mapping[str, str]) -> int:
    """Run the command tied to this process; a request to end is handed on to it."""
    tied = [
        sys.executable,
        "-P",
        str(Path(__file__).with_name("tied.py")),
        *words,
    ]  # -P: our calendar is not Python's
    with subprocess.Popen(tied, env=dict(env)) as child:  # noqa: S603 - the user's own command
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        while True:
            try:
                code = child.wait()
            except KeyboardInterrupt:  # the terminal has told the command too; it ends in its own way
                continue
            return code if code >= 0 else 128 - code


def run(args: argparse.Namespace, env: Mapping[str, str]) -> int:
    """One command on one day; the day ends only when the command ended well and was not pinned."""
    var = Path(args.var)
    pinned = _pinned(args.day, env)
    state = var / "day"
    day = pinned or _kept(state)
    if not args.command:
        raise WrongArgumentError("no command: python -m demo run [--day N] -- COMMAND")
    var.mkdir(parents=True, exist_ok=True)
    with Province(day, _base_port(env)) as province:
        province.sites_csv(var / "sites.csv")
        sys.stdout.write(headline(day) + "\n")
        sys.stdout.flush()
        code = _command(args.command, {**env, **settings(day, var)})
    if code == 0 and pinned is None:
        fresh = state.with_suffix(".next")
        fresh.write_text(f"{day.n + 1}\n")
        fresh.replace(state)
    return code


def serve(args: argparse.Namespace, env: Mapping[str, str]) -> int:
    """The origins of one day until Ctrl-C."""
    day = _pinned(args.day, env) or Day(1)
    with Province(day, _base_port(env), Path(args.log) if args.log else None) as province:
        sys.stdout.write(headline(day) + "\n")
        for code, url in province.origins.items():
            sys.stdout.write(f"{code}  {url}/\n")
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    runner = verbs.add_parser("run", help="run a command against the province")
    runner.add_argument("--day", help="the day, 1 to 5 and beyond; else the one the province has come to")
    runner.add_argument("--var", default="var/demo", help="where day, sites, archive and WARCs are kept")
    runner.add_argument("command", nargs="*")
    runner.set_defaults(verb=run)
    server = verbs.add_parser("serve", help="serve until Ctrl-C")
    server.add_argument("--day")
    server.add_argument("--log", help="append each request to this file as a JSON line")
    server.set_defaults(verb=serve)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    tie_to_parent()
    args = _arguments().parse_args(argv)
    try:
        return int(args.verb(args, os.environ))
    except PortTakenError as error:
        sys.stderr.write(f"{error.args[0]}; set {PORT_VARIABLE} to move the province elsewhere\n")
    except WrongArgumentError as error:
        sys.stderr.write(f"{error}\n")
    return WRONG


if __name__ == "__main__":
    sys.exit(main())
