"""The set-up: a lock without addresses, the doors of the Makefile, and the browser that is found or fetched."""

import io
import os
import re
import subprocess
import tarfile
import time
from pathlib import Path

import brotli
import pytest

from crawler import browser_setup
from crawler.browser_setup import Browser

DOORS = ("crawl", "test", "check", "bench", "prove", "setup", "lint", "clean")
# Answers --version as a browser does, where the library folder it wants is on the path it was given.
LOADER = '#!/bin/sh\ncase "$LD_LIBRARY_PATH" in *"{wanted}"*) echo Chromium 1 ;; *) exit 127 ;; esac\n'


def executable(path: Path, wanted: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(LOADER.format(wanted=wanted))
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without any browser; what it has lies under the folder returned."""
    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}")
    monkeypatch.setattr(browser_setup, "NAMES_ON_PATH", ("chromium-headless-shell", "chromium"))
    monkeypatch.setattr(browser_setup, "UNPACKED", tmp_path / "browser")
    monkeypatch.setattr(browser_setup, "TRIED", tmp_path / "tried")
    return tmp_path


def make(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Call make as a person's shell does: none of the variables an outer make hands down."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    environment = {k: v for k, v in inherited.items() if k not in ("SITE", "DAY")}
    command = ["make", "--no-print-directory", *words]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_lock_names_hashes_and_no_address(root: Path) -> None:
    """Every package is pinned with a hash, and no line names a host: any registry may serve it."""
    lock = (root / "requirements.lock").read_text()
    packages = re.split(r"\n(?=\S)", lock.strip())
    assert len(packages) > 60
    assert [
        p.splitlines()[0] for p in packages if not re.match(r"[\w.-]+==\S+ ", p) or "--hash=sha256:" not in p
    ] == []
    assert "://" not in lock
    assert "--index" not in lock


def test_lock_covers_every_requirement(root: Path) -> None:
    """A requirement added to pyproject.toml and not to the lock would never be installed."""
    locked = {
        line.split("==")[0] for line in (root / "requirements.lock").read_text().splitlines() if "==" in line
    }
    wanted = set(
        re.findall(
            r'^ {2}"([A-Za-z0-9_.-]+)(?:\[\w+\])?>=', (root / "pyproject.toml").read_text(), re.MULTILINE
        )
    )
    assert len(wanted) > 15
    assert wanted - locked == set()


@pytest.mark.parametrize("door", DOORS)
def test_makefile_has_the_door(root: Path, door: str) -> None:
    """A person who types a door that the documents name finds it."""
    answer = make(root, "-n", door)
    assert answer.returncode == 0, answer.stderr


def test_a_site_is_taken_as_typed(root: Path, tmp_path: Path) -> None:
    """A URL with shell and make signs reaches the crawler unchanged, and the crawl keeps to var/real/."""
    stub = executable(tmp_path / "scrapy")
    stub.write_text('#!/bin/sh\nprintf "%s\\n" "$@" "$NIANBAO_DATABASE" "$NIANBAO_WORLD"\n')
    url = "https://www.fang.gov.cn/a?b=1&c=$HOME;`id`\"'$(shell id)"
    answer = make(root, "-o", "setup", f"BIN={tmp_path}", "crawl", f"SITE={url}")
    assert answer.stdout.splitlines() == ["recrawl", "--", url, "sqlite:///var/real/archive.db", "real"]


@pytest.mark.parametrize(("words", "pinned"), [((), []), (("DAY=3",), ["--day", "3"])])
def test_the_day_is_pinned_only_when_named(
    root: Path, tmp_path: Path, words: tuple[str, ...], pinned: list[str]
) -> None:
    """`make crawl` goes on with the calendar; `make crawl DAY=3` meets the third day."""
    executable(tmp_path / "python").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    answer = make(root, "-o", "setup", f"BIN={tmp_path}", "crawl", *words)
    assert answer.stdout.split() == [
        "-m",
        "demo",
        "run",
        *pinned,
        "--",
        f"{tmp_path}/scrapy",
        "crawl",
        "reports",
    ]


def test_ci_runs_make_check(root: Path) -> None:
    """CI asks what a developer can ask."""
    script = root / ".ci" / "run"
    assert "make check" in script.read_text()
    assert os.access(script, os.X_OK)


def test_the_browser_here_builds_a_page(browser: Browser) -> None:
    """The browser that `find` returns really starts and runs a page's script, Chinese included."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**browser.launch_options())
        page = chromium.new_page()
        page.set_content(
            "<ul></ul><script>document.querySelector('ul').innerHTML = '<li>年度报告</li>'</script>"
        )
        assert page.inner_text("li") == "年度报告"
        chromium.close()


def test_named_browser_is_the_only_one_asked(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CHROMIUM_PATH decides: a wrong one is not replaced in silence by another browser."""
    executable(bare / "bin" / "chromium")
    monkeypatch.setenv("CHROMIUM_PATH", str(bare / "nowhere"))
    assert browser_setup.find() is None
    monkeypatch.setenv("CHROMIUM_PATH", str(executable(bare / "mine")))
    assert browser_setup.find() == Browser(bare / "mine", "CHROMIUM_PATH")


def test_browsers_are_found_in_order(bare: Path) -> None:
    """Playwright's newest goes first, then the path, then the one we unpacked; those that cannot start are passed."""
    unpacked = executable(bare / "browser" / "chromium")
    assert browser_setup.find() == Browser(unpacked, "npm package")
    on_path = executable(bare / "bin" / "chromium")
    assert browser_setup.find() == Browser(on_path, "PATH")
    old = executable(bare / "cache" / "chromium-999" / "chrome-linux" / "chrome")
    assert browser_setup.find() == Browser(old, "Playwright")
    new = executable(bare / "cache" / "chromium-1255" / "chrome-linux64" / "chrome")
    assert browser_setup.find() == Browser(new, "Playwright")
    executable(new, wanted="a library that is not there")
    assert browser_setup.find() == Browser(old, "Playwright")


def test_unpacked_browser_brings_its_libraries_where_they_are_missing(bare: Path) -> None:
    """Without the system's libraries the ones of the package are put on the loader's path, for Playwright too."""
    executable(bare / "browser" / "chromium", wanted=str(bare / "browser" / "lib"))
    found = browser_setup.find()
    assert found is not None
    assert found.libraries == bare / "browser" / "lib"
    assert found.launch_options()["env"]["LD_LIBRARY_PATH"] == str(bare / "browser" / "lib")


def packed(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def test_package_is_unpacked_inside_its_folder(tmp_path: Path) -> None:
    """Chromium becomes executable, libraries lie in lib/, and a path that climbs out of the folder does not."""
    package = packed(
        ("package/bin/chromium.br", brotli.compress(b"#!/bin/sh\n")),
        ("package/bin/swiftshader.tar.br", brotli.compress(packed(("../../libEGL.so", b"e")))),
        ("package/bin/al2023.tar.br", brotli.compress(packed(("lib/libnss3.so", b"n")))),
    )
    browser_setup.unpack(package, tmp_path / "browser")
    files = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file())
    assert files == ["browser/chromium", "browser/lib/libnss3.so", "browser/libEGL.so"]
    assert os.access(tmp_path / "browser" / "chromium", os.X_OK)


def test_no_browser_is_a_warning_that_names_two_commands(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Set-up goes on without a browser, says why and what helps, and does not try again for some hours."""
    tries = []
    monkeypatch.setattr(browser_setup, "WAYS", (("a way", lambda: tries.append(1) or "the mirror is down"),))
    monkeypatch.setattr(browser_setup, "has_chinese_font", lambda: True)
    for _ in range(2):
        assert browser_setup.main([]) == 0
        said = capsys.readouterr().out
        assert ".venv/bin/playwright install --with-deps chromium" in said
        assert "apt-get install chromium-headless-shell fonts-noto-cjk" in said
    assert tries == [1]
    past = time.time() - browser_setup.FORGET_AFTER - 1
    os.utime(bare / "tried", (past, past))
    browser_setup.main([])
    assert "browser: a way: the mirror is down" in capsys.readouterr().out
    assert tries == [1, 1]


def test_a_browser_that_appeared_is_seen_at_once(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was remembered as failed does not hide a browser that somebody installed since."""
    monkeypatch.setattr(browser_setup, "has_chinese_font", lambda: True)
    (bare / "tried").touch()
    executable(bare / "bin" / "chromium")
    browser_setup.main([])
    assert capsys.readouterr().out == f"browser: {bare / 'bin' / 'chromium'}\n"
    assert not (bare / "tried").exists()


def test_a_way_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    """An installer that never ends costs its seconds, not the set-up; nothing of it goes on."""
    pid = tmp_path / "pid"
    started = time.monotonic()
    reason = browser_setup._run(["/bin/sh", "-c", f"sleep 60 & echo $! > {pid}; wait"], seconds=0.5)
    assert reason is not None
    assert "no end after" in reason
    assert time.monotonic() - started < 10
    assert _gone(int(pid.read_text()))


def _gone(pid: int) -> bool:
    """Say whether the process has ended; one that nobody has waited for yet counts as ended."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False
