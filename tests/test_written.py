"""What a bad server makes a crawl write lies in the archive and nowhere else, whatever it calls its files.

Through the front door: names of downloads, members of packages, links of file systems, entities and addresses that
point to files of this machine. The crawl has a working folder, a home and a scratch folder of its own to look into.
"""

import gzip
import io
import subprocess
import sys
import zipfile

from bench.corpus.papers import docx, pdf
from tests.hostile import Server, answer, running, says, site_of
from tests.packages import draft, packed, repacked
from tests.test_hostile import told
from tests.town import ROOT, Crawler, report

SECRET = "only-this-machine-knows-this"
GOOD = draft(at=1)


def names(outside):
    """Content-Disposition, as evil as names come; *outside*: a folder nobody may write into."""
    return [
        "../../../../evil.docx", f"{outside}/evil.docx", r"C:\evil.docx", r"..\..\evil.docx", "evil\x01.docx",
        "\u202excod.docx".encode().decode("latin-1"), "x" * 300 + ".docx", "CON.docx", "NUL", "..%2f..%2fevil.docx",
        "~/evil.docx", ".profile", "archive.db", "warc/evil.warc.gz", "-rf.docx", "$(touch evil).docx", "",
    ]  # fmt: skip


def linked(target):
    """A ZIP whose member is a symbolic link."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        member = zipfile.ZipInfo("报告.docx")
        member.external_attr = 0o120777 << 16
        made.writestr(member, target)
    return out.getvalue()


def with_entity(path):
    """A DOCX whose text is an entity: a file of this machine, or a laugh a billion times."""
    entities = f'<!ENTITY s SYSTEM "file://{path}"><!ENTITY a "ha"><!ENTITY b "{"&a;" * 999}"><!ENTITY c "{"&b;" * 999}">'

    def change(data):
        text = data.decode()
        return (
            text.replace("?>", f"?><!DOCTYPE w [{entities}]>", 1).replace("<w:t>", "<w:t>&s;&c;", 1).encode()
        )

    return repacked(docx(GOOD), {"word/document.xml": change})


def acting(target):
    """A PDF that opens with a script, a program and a file of its own."""
    actions = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL('file:///%b'))/Next"
        b"<</S/Launch/F(/bin/sh)/Win<</F(cmd)>>>>>>/Names<</EmbeddedFiles<</Names[(../../evil.exe)<</F(../../evil.exe)"
        b"/EF<</F 4 0 R>>>>]>>>>>>"
    )
    return (
        b"%PDF-1.7\n1 0 obj" + actions.replace(b"%b", str(target).encode()) + b"endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Type/EmbeddedFile/Length 2>>stream\nMZ\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def packages(outside):
    """Files whose insides lead elsewhere, by name."""
    secret = outside / "secret"
    word = docx(GOOD)
    return {
        "climbs.zip": packed({"../../../../evil.docx": word, f"{outside}/evil.docx": word, "a/../../evil.docx": word}),
        "links.zip": linked(str(secret)),
        "long.zip": packed({"x" * 60_000 + ".docx": word}),
        "entity.docx": with_entity(secret),
        "acts.pdf": acting(secret),
        "honest.pdf": pdf(GOOD),
        "drawn.svg": f'<!DOCTYPE svg [<!ENTITY s SYSTEM "file://{secret}">]><svg>&s;</svg>'.encode(),
    }  # fmt: skip


def page_with(links):
    rows = "".join(f'<p><a href="{url}">附件{at}：统计表{at}.docx</a></p>' for at, url in enumerate(links))
    return report(2020).replace("</div></body>", f"{rows}</div></body>")


def hostile(outside, victim):
    evil = {f"n{at}.docx": name for at, name in enumerate(names(outside))}
    files = packages(outside)
    away = [
        f"file://{outside}/secret",
        f"http://{victim}/x.docx",
        f"http://127.0.0.1:1@{victim}/y.docx",
        "data:,x",
    ]
    bad = {
        "names.html": says(answer(page_with(f"/f/{name}" for name in evil))),
        "packages.html": says(answer(page_with(f"/f/{name}" for name in files).replace("2020年", "2019年"))),
        "away.html": says(
            answer(page_with(away).replace("<head>", f'<head><base href="file://{outside}/">').replace("2020年", "2018年"))
        ),
    }  # fmt: skip
    server = site_of(bad)
    word = docx(GOOD)
    server.pages |= {
        f"/f/{name}": says(
            answer(
                word,
                Content_Type="application/octet-stream",
                Content_Disposition=f'attachment; filename="{said}"',
            )
        )
        for name, said in evil.items()
    }
    server.pages |= {
        f"/f/{name}": says(answer(body, Content_Type="application/x")) for name, body in files.items()
    }
    return server


def test_nothing_is_written_outside_the_archive(tmp_path):
    """No name leads out, no link is followed, no entity is read, no machine of ours is asked; the site beside is whole."""
    outside, archive = tmp_path / "outside", tmp_path / "archive"
    own = {name: tmp_path / "a" / "b" / "c" / name for name in ("here", "home", "scratch")}
    for folder in (outside, archive / "warc", *own.values()):
        folder.mkdir(parents=True)
    (outside / "secret").write_text(SECRET)
    (outside / "linked.warc.gz").write_bytes(b"")
    (archive / "warc" / "nianbao-20200101000000-00000000.warc.gz").symlink_to(outside / "linked.warc.gz")
    (archive / "warc" / "folder").symlink_to(outside)
    victim = Server(host="127.0.0.2", anything=says(answer(SECRET)))
    beside = site_of({}, honest=(2023,))
    with running(victim):
        server = hostile(outside, f"127.0.0.2:{victim.port}")
        sitemap = f'<!DOCTYPE u [<!ENTITY s SYSTEM "file://{outside}/secret">]><urlset><url><loc>http://127.0.0.2:{victim.port}/&s;</loc></url></urlset>'
        lost = Server(
            pages={
                "/": says(answer("<p>云沚区</p>")),
                "/sitemap.xml": says(answer(sitemap, Content_Type="text/xml")),
            }
        )
        with running(server, beside, lost):
            crawl = Crawler(archive)
            urls = {"hostile": server.url, "beside": beside.url, "lost": lost.url}
            rows = "".join(
                f"99010{at},{name},{url},990101,1\n" for at, (name, url) in enumerate(urls.items())
            )
            (archive / "sites.csv").write_text(f"code,name,url,division_code,verified\n{rows}", "utf-8")
            crawl.env |= {
                "NIANBAO_SITES": str(archive / "sites.csv"), "PYTHONPATH": str(ROOT), "HOME": str(own["home"]),
                "TMPDIR": str(own["scratch"]), "SCRAPY_SETTINGS_MODULE": "crawler.settings",
            }  # fmt: skip
            done = subprocess.run(
                [sys.executable, "-m", "scrapy", "crawl", "reports"],
                cwd=own["here"], env=crawl.env, capture_output=True, text=True, check=False, timeout=120,
            )  # fmt: skip
    runs = told(crawl)

    assert "Traceback" not in done.stderr
    assert_untouched(tmp_path, outside, crawl)
    assert victim.log == []
    assert runs["beside"][0] == "complete"
    assert server.count()["/nb/names.html"] == 1
    assert all(server.count()[f"/f/n{at}.docx"] == 1 for at in range(len(names(outside))))
    assert crawl.run("archive", "verify").returncode == 0


def assert_untouched(tmp_path, outside, crawl):
    """Every file lies in the archive, and none holds a word of what lies outside."""
    assert {str(p.relative_to(tmp_path)) for p in (tmp_path / "a").rglob("*") if p.is_file()} == set()
    assert {p.name: p.read_bytes() for p in outside.iterdir()} == {
        "secret": SECRET.encode(),
        "linked.warc.gz": b"",
    }
    assert {p.name for p in tmp_path.iterdir()} == {"a", "outside", "archive"}
    assert {p.name for p in crawl.folder.iterdir()} <= {
        "archive.db",
        "archive.db-shm",
        "archive.db-wal",
        "warc",
        "sites.csv",
    }
    assert SECRET.encode() not in crawl.database.read_bytes()
    for path in (crawl.folder / "warc").glob("nianbao-2026*.gz"):
        assert SECRET.encode() not in gzip.decompress(path.read_bytes())
