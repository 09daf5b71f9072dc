"""The house tests itself: whose packages these are, who imports whom, how long things grow, what documents list."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("crawler", "pipelines", "models", "archive", "migrations", "demo", "bench")
INSTALLED = tuple(room for room in ROOMS if room != "bench")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
DRAWERS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "lib", "shed"}
# Written in pieces, so that this file does not find itself.
WORKPLACE = re.compile(
    "|".join(("/" + "work/", "/" + "tmp/", "/" + "root/", r"\." + "library", "files." + "pythonhosted"))
)
README_FILES = ("README.md", "README.zh-CN.md")


def modules() -> Iterator[Path]:
    for room in (*ROOMS, "tests"):
        yield from sorted((ROOT / room).rglob("*.py"))


MODULES = [str(path.relative_to(ROOT)) for path in modules()]
# A migration is written by Alembic, a line a column, and never edited later: it is as long as the tables are.
KEPT_SMALL = [name for name in MODULES if not name.startswith("migrations/versions/")]
OURS = [name for name in MODULES if not name.startswith("tests/")]


def tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def tracked() -> list[Path]:
    """Return what git tracks; a folder that is no clone has nothing to ask."""
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        pytest.skip("no git clone")
    return [path for name in answer.stdout.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.parametrize("folder", [".", "pipelines", "tests"])
def test_packages_are_ours(folder: str) -> None:
    """`scrapy`, called anywhere in the clone, imports our rooms and not a stranger's `models`."""
    spider = "\n".join(f"import {room}; print({room}.__file__)" for room in INSTALLED)
    probe = "import sys; sys.argv = ['scrapy', 'list']; from scrapy.utils.project import get_project_settings as g; g()\n"
    # -P keeps the working folder off the path, as the `scrapy` command does.
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "SCRAPY_SETTINGS_MODULE")
    }
    command = [sys.executable, "-P", "-c", probe + spider]
    answer = subprocess.run(
        command, cwd=ROOT / folder, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split() == [str(ROOT / room / "__init__.py") for room in INSTALLED]


def test_no_stranger_ships_our_names() -> None:
    """A package of the lock with a top-level `models` would win over ours: Scrapy appends our folder to the path."""
    owners = packages_distributions()
    assert {room: owners[room] for room in ROOMS if room in owners and owners[room] != ["nianbao"]} == {}
    site = Path(pytest.__file__).parents[1]
    assert [room for room in ROOMS if (site / room).exists() or (site / f"{room}.py").exists()] == []


def test_import_contracts_hold() -> None:
    """The direction of the rooms, as import-linter reads it."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_installed_packages_are_those_on_disk() -> None:
    """A new sub-folder that pyproject.toml does not name would be missing where the project is installed."""
    on_disk = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for room in INSTALLED
        for path in (ROOT / room).rglob("*.py")
    }
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == on_disk


@pytest.mark.parametrize("name", KEPT_SMALL)
def test_modules_stay_small(name: str) -> None:
    """A file over 300 lines, or a function over 50, asks to be two."""
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= 300
    functions = (
        node for node in ast.walk(tree(name)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert {f.name: length for f in functions if (length := (f.end_lineno or 0) - f.lineno + 1) > 50} == {}


@pytest.mark.parametrize("name", MODULES)
def test_modules_say_what_they_are(name: str) -> None:
    """Every module begins with its sentence, and none is a drawer for everything."""
    assert ast.get_docstring(tree(name))
    assert not DRAWERS & {part.removesuffix(".py") for part in Path(name).parts}


@pytest.mark.parametrize("name", OURS)
def test_nothing_is_swallowed(name: str) -> None:
    """A bug stays a bug: no bare `except`, no `except Exception`; a thread that hands on all it meets gives its reason."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    caught = [node for node in ast.walk(tree(name)) if isinstance(node, ast.ExceptHandler)]
    wide = [n.lineno for n in caught if n.type is None or {"Exception", "BaseException"} & _names(n.type)]
    handed_on = re.compile(r"except BaseException as \w+:  # noqa: BLE001 - \w+ \w+")
    assert [number for number in wide if not handed_on.search(lines[number - 1])] == []


def _names(node: ast.expr) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def test_no_init_in_tests() -> None:
    """An `__init__.py` below tests/ could take the name of a room for itself."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_imports_are_declared() -> None:
    """What our rooms import stands in pyproject.toml: nothing comes along by luck with another package."""
    groups = PROJECT["project"]
    requirements = [
        *groups["dependencies"],
        *(one for extra in groups["optional-dependencies"].values() for one in extra),
    ]
    declared = {re.split(r"[\[<>= ;]", one)[0].lower().replace("_", "-") for one in requirements}
    # Parts of Scrapy's own interface, which it re-exports and asks its users to import from there.
    declared |= {"twisted", "lxml", "parsel", "w3lib", "itemadapter", "playwright"}
    declared |= {"zope.interface", "pyopenssl", "service-identity"}  # what it makes its connections with
    owners = packages_distributions()
    used = {top for name in OURS for top in _tops(tree(name))} - set(sys.stdlib_module_names) - set(ROOMS)
    assert used
    stray = {top for top in used if not {o.lower().replace("_", "-") for o in owners.get(top, [])} & declared}
    assert stray == set()


def _tops(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_every_lint_exception_has_a_reason() -> None:
    """A rule of ruff or mypy that is switched off says why on its line."""
    text = (ROOT / "pyproject.toml").read_text()
    ignores = re.findall(r"^ignore = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    per_file = re.findall(
        r"^\[tool\.ruff\.lint\.per-file-ignores\]\n(.*?)^\[", text, re.MULTILINE | re.DOTALL
    )
    lines = [line for block in (*ignores, *per_file) for line in block.splitlines() if line.strip()]
    assert len(lines) > 10
    assert [line for line in lines if not re.search(r"# \S.{9,}", line)] == []


def test_no_workplace_in_tracked_files() -> None:
    """Paths of the machine it was written on help nobody who clones it."""
    own = ("LICENSE", "uv.lock")
    found = {}
    for path in tracked():
        if path.name in own or b"\0" in (data := path.read_bytes())[:4096]:
            continue
        if hits := WORKPLACE.findall(data.decode("utf-8", "replace")):
            found[str(path.relative_to(ROOT))] = sorted(set(hits))
    assert found == {}


@pytest.mark.parametrize("readme", README_FILES)
def test_settings_are_documented(readme: str) -> None:
    """Every NIANBAO_ variable that the code knows stands in both READMEs."""
    code = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in OURS)
    known = set(re.findall(r"\bNIANBAO_[A-Z][A-Z_]*[A-Z]\b", code))
    assert known
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert {name for name in known if name not in text} == set()


@pytest.mark.parametrize("readme", README_FILES)
def test_doors_are_documented(readme: str) -> None:
    """Every command of the Makefile that a person may call stands in both READMEs."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    doors = ("crawl", "crawl SITE=", "test", "check", "bench", "prove")
    assert [door for door in doors if f"make {door}" not in text] == []
