"""The launcher of the province: the day advances only after success, a taken port is one line, nothing outlives it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from demo.server import Province

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def port():
    """A base port whose block is free."""
    with Province(1, base_port=0) as province:
        return str(province.base_port)


def launch(port, *words, **env):
    command = [sys.executable, "-m", "demo", *map(str, words)]
    clean = {k: v for k, v in os.environ.items() if k != "DAY"}
    return subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env={**clean, "NIANBAO_DEMO_PORT": port, **env},
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_the_day_advances_only_after_a_command_that_ended_well(port, tmp_path):
    def day_of(*options, code=0, **env):
        done = launch(
            port,
            "run",
            "--var",
            tmp_path,
            *options,
            "--",
            sys.executable,
            "-c",
            f"raise SystemExit({code})",
            **env,
        )
        assert done.returncode == code, done.stderr
        return done.stdout.split(" of the invented province: ")[0]

    assert [day_of(), day_of(code=1), day_of(), day_of(DAY="1"), day_of("--day", "4")] == [
        "day 1", "day 2", "day 2", "day 1", "day 4",
    ]  # fmt: skip
    assert (tmp_path / "day").read_text() == "3\n"


def test_the_command_meets_the_province(port, tmp_path):
    """Its clock, its sites and its addresses come by the environment."""
    script = (
        "import os, csv, urllib.request as u; rows = list(csv.DictReader(open(os.environ['NIANBAO_SITES'])));"
        "assert [r['verified'] for r in rows] == ['1', '1', '1', '0'];"
        "assert all(u.urlopen(r['url']).status == 200 for r in rows);"
        "assert os.environ['NIANBAO_CLOCK'] == '2026-02-02T08:00:00Z'"
    )
    done = launch(port, "run", "--day", "2", "--var", tmp_path, "--", sys.executable, "-c", script)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2026-02-02" in done.stdout


@pytest.mark.parametrize("words", [("serve",), ("run", "--", "true")])
def test_a_taken_port_is_one_line_that_names_the_variable(port, words, tmp_path):
    with socket.create_server(("127.0.0.1", int(port) + 2)):
        done = launch(port, words[0], *(("--var", tmp_path) if words[0] == "run" else ()), *words[1:])
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "NIANBAO_DEMO_PORT" in done.stderr


@pytest.mark.parametrize(
    ("words", "env"), [(("--day", "0"), {}), ((), {"DAY": "monday"}), ((), {"NIANBAO_DEMO_PORT": "x"})]
)
def test_nonsense_is_one_line_and_exit_two(port, words, env, tmp_path):
    done = launch(port, "run", "--var", tmp_path, *words, "--", "true", **env)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_servers_and_command_die_with_the_launcher(port, tmp_path):
    """SIGKILL leaves the launcher no time to clean up; the kernel does it."""
    command = [sys.executable, "-m", "demo", "run", "--var", str(tmp_path), "--", sys.executable, "-c",
               "import os, time; print(os.getpid(), flush=True); time.sleep(60)"]  # fmt: skip
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "NIANBAO_DEMO_PORT": port}, stdout=subprocess.PIPE, text=True
    ) as launcher:
        launcher.stdout.readline()
        child = int(launcher.stdout.readline())
        launcher.send_signal(signal.SIGKILL)
        launcher.wait(timeout=5)
        deadline = time.monotonic() + 5
        while Path(f"/proc/{child}/cmdline").exists() and Path(f"/proc/{child}/cmdline").read_bytes():
            assert time.monotonic() < deadline, "the command outlived its launcher"
            time.sleep(0.02)
    with Province(1, base_port=int(port)):
        pass  # the ports are free again
