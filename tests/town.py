"""A small loopback site whose pages a test may change, and the front door with an archive of its own."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing, contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psycopg

from demo.names import DIVISIONS

ROOT = Path(__file__).resolve().parents[1]
# a small process starts the one to be weighed: the kernel takes the size of who forks for the child's own
WEIGHS = """
import resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
open(sys.argv[1], "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(status)
"""
LIMITED = "prlimit --fsize={}"  # files of so many bytes at most, as on a full disk
YEARS = (2021, 2022, 2023)


def report(year, count=366):
    title = f"云沚区{year}年政府信息公开工作年度报告"
    text = "".join(
        f"<p>{p}</p>"
        for p in (
            "一、总体情况",
            (
                f"{year}年，云沚区人民政府认真贯彻落实政府信息公开条例，持续推进决策、执行、管理、服务和结果公开，"
                f"不断拓宽公开渠道，规范工作流程，全年主动公开政府信息{count}条，群众知晓度进一步提高。"
            ),
            "二、存在的主要问题及改进情况",
            "公开内容的深度还不够，业务培训的次数还不多。下一年将加强学习，完善制度，提高公开的质量和时效。",
        )
    )
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title><meta name="ArticleTitle" content="{title}">'
        f'<meta name="PubDate" content="{year + 1}-01-20 09:00"></head><body><h1>{title}</h1>'
        f'<div class="TRS_Editor">{text}</div></body></html>'
    )


def small_site(years=YEARS):
    """A home page, a column, a report a year, a neighbour; path -> body (words or bytes), or (status, headers, body)."""
    entries = "".join(f'<li><a href="t{y}.html">云沚区{y}年政府信息公开工作年度报告</a></li>' for y in years)
    entries += '<li><a href="jd.html">【图解】云沚区2023年政府信息公开工作年度报告</a></li>'
    head = '<html><head><meta charset="utf-8"><meta name="ColumnType" content="{}"><title>{}</title></head><body>'
    pages = {
        "/": head.format("首页", "云沚区") + '<a href="/nb/">政府信息公开年报</a></body></html>',
        "/nb/": head.format("信息公开年报", "年报")
        + f'<ul>{entries}</ul><script>createPageHTML(1, 0, "index", "html");</script></body></html>',
    }
    return pages | {f"/nb/t{year}.html": report(year) for year in years}


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # the default of 5 loses connections of a busy crawl for half a minute

    def handle_error(self, request, client_address):
        """A crawl that was killed hung up: no error of the site."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Town:
    """A loopback site whose pages a test may change; it keeps a log of (path, status, conditional).

    before, after: called with the number of answers sent so far, as each is asked for and once it is on its way.
    """

    def __init__(self):
        self.pages, self.log = small_site(), []
        self.cloaks, self.changes = (
            {},
            {},
        )  # by path: what search engines' visitors get; what is made anew each time
        self.before = self.after = lambda count: None
        self.tags = True
        town = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                town.before(len(town.log))
                status, headers, body = town.answer(self.path, self.headers.get("Referer", ""))
                tag = f'"{sha256(body).hexdigest()[:16]}"'
                asked = self.headers.get("If-None-Match")
                if status == 200 and asked == tag:
                    status, body = 304, b""
                town.log.append((self.path, status, asked is not None))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if status in (200, 304) and town.tags:
                    self.send_header("ETag", tag)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                town.after(len(town.log))

            def log_message(self, *_):
                pass

        self.server = _Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def answer(self, path, referrer=""):
        found = self.pages.get(path, (404, {}, "<p>您访问的页面不存在</p>"))
        if path in self.changes:
            found = self.changes[path]()
        if "baidu" in referrer:
            found = self.cloaks.get(path, found)
        status, headers, body = found if isinstance(found, tuple) else (200, {}, found)
        return (
            status,
            {"Content-Type": "text/html; charset=utf-8", **headers},
            body if isinstance(body, bytes) else body.encode(),
        )

    def asked(self, path):
        return [(status, conditional) for p, status, conditional in self.log if p == path]


@contextmanager
def open_town():
    found = Town()
    thread = threading.Thread(target=found.server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


class Crawler:
    """The front door with an archive of its own; each call is one process."""

    def __init__(self, folder):
        self.folder, self.database = folder, folder / "archive.db"
        self.sessions = set()  # of browsers that were seen
        self.env = {
            **{k: v for k, v in os.environ.items() if not k.startswith("NIANBAO_")},
            "NIANBAO_WORLD": "demo",
            "NIANBAO_DATABASE": f"sqlite:///{self.database}",
            "NIANBAO_ALLOW_HOSTS": "127.0.0.1,localhost",
            "NIANBAO_DELAY": "0",
            "NIANBAO_WORKERS": "1",
            "NIANBAO_CLOCK": "2026-01-19T08:00:00Z",
            "NIANBAO_DIVISIONS": str(DIVISIONS),
        }

    def sites(self, url):
        path = self.folder / "sites.csv"
        path.write_text(f"code,name,url,division_code,verified\n990101,云沚区,{url},990101,1\n", "utf-8")
        self.env["NIANBAO_SITES"] = str(path)
        return self

    def __call__(self, *words, **env):
        done = self.run("scrapy", *words, **env)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def run(self, module, *words, within=180, **env):
        """One command; within: the seconds it may take on a busy machine."""
        process = self.start(module, *words, **env)
        out, err = process.communicate(timeout=within)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def start(self, module, *words, limit=None, out=subprocess.PIPE, group=False, **env):
        """The same without waiting, for who wants to disturb it. limit: bytes a file may have, as on a full disk.

        out: where both streams go, for who does not read them meanwhile. group: with all its processes in one of its own.
        """
        return subprocess.Popen(
            [*(LIMITED.format(limit).split() if limit else ()), sys.executable, "-m", module, *words],
            cwd=ROOT,
            env={**self.env, **env},
            stdout=out,
            stderr=out,
            text=True,
            start_new_session=group,
        )

    def weighed(self, *words, out, **env):
        """The exit code of one command of scrapy, and the memory of its largest process in MB."""
        weight = self.folder / "weight"
        command = [sys.executable, "-c", WEIGHS, weight, sys.executable, "-m", "scrapy", *words]
        done = subprocess.run(command, cwd=ROOT, env={**self.env, **env}, stdout=out, stderr=out, check=False)
        size = int(weight.read_text("utf-8")) / 1024
        weight.unlink()
        return done.returncode, size

    def verify(self):
        """0 where database and WARC files agree, 3 where not."""
        return self.run("archive", "verify").returncode

    def on(self, url):
        """With its database on a server."""
        self.env |= {"NIANBAO_DATABASE": url, "NIANBAO_WARC_DIR": str(self.folder / "warc")}
        return self

    def rows(self, query):
        url = self.env["NIANBAO_DATABASE"]
        if url.startswith("sqlite"):
            with closing(sqlite3.connect(self.database)) as connection:
                return connection.execute(query).fetchall()
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            return connection.execute(query).fetchall()

    def counters(self):
        """What the newest run of each kind counted, as the table's last row tells it."""
        return Counter(dict(self.rows("SELECT event, count(*) FROM events GROUP BY event")))
