"""`nianbao export --format wacz`: one file that the tools of web archives accept, with every WARC and every page."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from archive.__main__ import main
from archive.wacz import NAME


@pytest.fixture(scope="module")
def wacz(province_archive, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wacz") / "made"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIANBAO_DATABASE", f"sqlite:///{province_archive}/archive.db")
        with pytest.raises(SystemExit) as ended:
            main(["export", "--format", "wacz", str(folder)])
    assert ended.value.code == 0
    return folder / NAME


def valid(path: Path) -> bool:
    """What `wacz validate` says; it opens the package with Frictionless, too."""
    command = [sys.executable, "-W", "ignore", "-m", "wacz.main", "validate", "-f", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode == 0 and "Validation succeeded" in done.stdout


def test_wacz_validate_accepts_it(wacz):
    assert valid(wacz)


def test_wacz_validate_refuses_a_changed_byte(wacz, tmp_path):
    """The check above could fail."""
    broken = tmp_path / NAME
    with ZipFile(wacz) as good, ZipFile(broken, "w") as bad:
        for member in good.infolist():
            data = good.read(member)
            bad.writestr(member, data.replace(b"text/html", b"text/htmx") if "jsonl" in member.filename else data[::-1]
                         if member.filename.endswith(".idx") else data)  # fmt: skip
    assert not valid(broken)


def test_it_holds_every_warc_as_it_lies_and_every_member_by_its_digest(wacz, province_archive):
    with ZipFile(wacz) as file:
        names = set(file.namelist())
        for path in (province_archive / "warc").glob("*.warc.gz"):
            assert file.read(f"archive/{path.name}") == path.read_bytes()
            assert file.getinfo(f"archive/{path.name}").compress_type == ZIP_STORED
        package = json.loads(file.read("datapackage.json"))
        assert package["wacz_version"] == "1.1.1"
        assert names == {r["path"] for r in package["resources"]} | {
            "datapackage.json",
            "datapackage-digest.json",
        }
        for told in package["resources"]:
            data = file.read(told["path"])
            assert (told["hash"], told["bytes"]) == (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))
        signed = json.loads(file.read("datapackage-digest.json"))
        assert signed["hash"] == f"sha256:{hashlib.sha256(file.read('datapackage.json')).hexdigest()}"


def test_every_page_is_in_the_index_at_its_moment(wacz):
    with ZipFile(wacz) as file:
        head, *pages = map(json.loads, file.read("pages/pages.jsonl").splitlines())
        packed = file.read("indexes/index.cdx.gz")
        _, *idx = file.read("indexes/index.idx").decode().splitlines()
    assert head["format"] == "json-pages-1.0"
    assert len(pages) > 400
    lines = gzip.decompress(packed).decode().splitlines()
    known = {(json.loads(line.split(" ", 2)[2]).get("url"), line.split(" ")[1]) for line in lines}
    digits = str.maketrans("", "", "-:TZ")
    assert not [page for page in pages if (page["url"], page["ts"].translate(digits)) not in known]
    for line in idx:  # each block is found by its place alone
        key, place = line.split("{", 1)
        at = json.loads("{" + place)
        assert gzip.decompress(packed[at["offset"] : at["offset"] + at["length"]]).decode().startswith(key)


def test_the_bytes_of_a_member_follow_its_head_at_once(wacz):
    """ReplayWeb.page finds them so: a field that stands in the head alone, as zip64's, would lead it astray."""
    with ZipFile(wacz) as file, wacz.open("rb") as raw:
        for member in file.infolist():
            raw.seek(member.header_offset + 28)
            assert (raw.read(2), member.extra) == (b"\0\0", b""), member.filename
