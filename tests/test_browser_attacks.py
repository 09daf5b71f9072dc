"""Pages that use a browser against us or against others: nothing reaches a private address, and no page goes on for ever."""

import socket

import pytest

from crawler.browser import MOST_ASKED
from tests.hostile import Server, answer, redirect, running, says, site_of
from tests.test_browser import browsers, evidence, scripted_site
from tests.test_hostile import SECONDS, TRIES, crawled, told
from tests.town import Crawler

PRIVATE = "127.0.0.2"  # of this machine, and not among the addresses that are let through


@pytest.fixture
def crawl(tmp_path, browser):
    del browser
    return Crawler(tmp_path)


def struck_by(script, **pages):
    """A site whose list a browser must build, beside a script that only a browser fetches."""
    load = 'var s = document.createElement("script"); s.src = ["/st", "orm.js"].join(""); document.head.appendChild(s);'
    storm = says(answer(script, Content_Type="text/javascript"))
    return scripted_site(load, **{"storm.js": storm}, **pages)


def attack(victim, port):
    """Every way a page has to make a browser ask for an address."""
    http, at = f"http://{victim}", f"{victim.removeprefix('http://')}"
    return f"""
      fetch("{http}/fetch", {{mode: "no-cors"}}).catch(function () {{}});
      fetch("/away").catch(function () {{}});
      var x = new XMLHttpRequest(); x.open("GET", "{http}/xhr"); x.onerror = function () {{}}; x.send();
      ["img", "script", "iframe", "video", "embed"].forEach(function (name) {{
        var e = document.createElement(name); e.src = "{http}/" + name; document.head.appendChild(e);
      }});
      var css = document.createElement("link"); css.rel = "stylesheet"; css.href = "{http}/css"; document.head.appendChild(css);
      try {{ new WebSocket("ws://{at}/socket"); }} catch (e) {{}}
      try {{ new EventSource("{http}/events"); }} catch (e) {{}}
      try {{ navigator.sendBeacon("{http}/beacon", "x"); }} catch (e) {{}}
      try {{ window.open("{http}/popup"); }} catch (e) {{}}
      ["prefetch", "preconnect", "dns-prefetch", "prerender", "preload", "modulepreload", "manifest", "icon"].forEach(function (rel) {{
        var l = document.createElement("link"); l.rel = rel; l.href = "{http}/" + rel; l.as = "script"; document.head.appendChild(l);
      }});
      var rules = document.createElement("script"); rules.type = "speculationrules";
      rules.text = JSON.stringify({{prerender: [{{source: "list", urls: ["{http}/rules"]}}], prefetch: [{{source: "list", urls: ["{http}/rules2"]}}]}});
      document.head.appendChild(rules);
      import("{http}/module.js").catch(function () {{}});
      ["stun:{at}", "turn:{at}?transport=udp", "turn:{at}?transport=tcp", "turns:{at}"].forEach(function (url) {{
        try {{
          var peer = new RTCPeerConnection({{iceServers: [{{urls: url, username: "a", credential: "b"}}]}});
          peer.createDataChannel("x"); peer.createOffer().then(function (o) {{ peer.setLocalDescription(o); }});
        }} catch (e) {{}}
      }});
      try {{ new WebTransport("https://{at}/transport").ready.catch(function () {{}}); }} catch (e) {{}}
      try {{ new Worker(URL.createObjectURL(new Blob(['fetch("{http}/worker"); importScripts("{http}/imported");']))); }} catch (e) {{}}
      try {{ new SharedWorker(URL.createObjectURL(new Blob(['fetch("{http}/shared");']))); }} catch (e) {{}}
      fetch("{http}/alive", {{keepalive: true, mode: "no-cors"}}).catch(function () {{}});
      var frame = document.createElement("iframe");
      frame.srcdoc = '<meta http-equiv="refresh" content="0;url={http}/refresh"><form action="{http}/form" method="post"></form>'
        + '<script>document.forms[0].submit()<' + '/script><object data="{http}/object"></object><svg><image href="{http}/svg"/></svg>';
      document.head.appendChild(frame);
      ["http://2130706434:{port}/number", "http://0177.0.0.2:{port}/octal", "http://localtest.internal:{port}/name"].forEach(
        function (url) {{ var s = document.createElement("script"); s.src = url; document.head.appendChild(s); }});
    """


def test_a_page_reaches_no_private_address_through_a_browser(crawl):
    """Elements, requests, sockets, pop-ups and redirects of a page built in a real browser: the victim hears nothing."""
    victim = Server(host=PRIVATE, anything=says(answer("secret", Access_Control_Allow_Origin="*")))
    with running(victim), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.bind((PRIVATE, victim.port))
        ear.setblocking(False)
        bad = f"{PRIVATE}:{victim.port}"
        server = struck_by(attack(bad, victim.port), away=redirect(f"http://{bad}/redirect"))
        with running(server):
            done = crawl.sites(server.url)("crawl", "reports", "-s", "DOWNLOAD_TIMEOUT=20")
        with pytest.raises(BlockingIOError):
            ear.recvfrom(2000)

    assert victim.log == []
    assert server.count()["/away"] == 1  # the attack has run
    assert done.returncode == 0, done.stdout + done.stderr
    assert crawl.counters() == {"new": 3}
    assert "secret" not in "".join(str(row) for row in crawl.rows("SELECT url FROM urls"))


def test_of_other_sites_a_browser_asks_for_scripts_only(crawl):
    """A stranger's pictures, frames and counters are no business of ours; a portal may keep its scripts elsewhere."""
    stranger = Server(
        anything=says(
            answer("window.came = 1", Content_Type="text/javascript", Access_Control_Allow_Origin="*")
        )
    )
    with running(stranger):
        other = stranger.url.replace("127.0.0.1", "localhost")
        kinds = f"""
          fetch("{other}fetch").catch(function () {{}});
          ["img", "script", "iframe"].forEach(function (name) {{
            var e = document.createElement(name); e.src = "{other}" + name; document.head.appendChild(e);
          }});
          for (var n = 0; n < 50; n++) new Image().src = "{other}count?" + n;"""
        server = struck_by(kinds)
        with running(server):
            done = crawl.sites(server.url)("crawl", "reports", "-s", "DOWNLOAD_TIMEOUT=20")

    assert done.returncode == 0, done.stdout + done.stderr
    assert set(stranger.count()) == {"/robots.txt", "/script"}
    loads = evidence(crawl)["load"]
    assert loads[f"localhost:{stranger.port}"]["browser"] == 1
    assert len(server.log) < 12


#: What a page does without end once it is shown, while the list of reports stands in it.
STORMS = {
    "alerts": "setInterval(function () { alert('投票'); confirm('?'); prompt('?'); }, 5); alert(1);",
    "polling": "setInterval(function () { fetch('/poll?' + n++); }, 5);",
    "popups": "setInterval(function () { window.open('/popup?' + n++); }, 20);",
    "blanks": "setInterval(function () { leads('/popup?' + n++).target = '_blank'; a.click(); }, 20);",
    "downloads": (
        "setInterval(function () { leads(URL.createObjectURL(new Blob([new ArrayBuffer(1e6)]))).download = 'x.bin'; a.click(); }, 20);"
    ),
    "files": "setInterval(function () { leads('/file.zip?' + n++).download = 'x.zip'; a.click(); }, 20);",
    "history": "setInterval(function () { history.pushState({}, '', '/h' + n++); }, 1);",
    "back": "setInterval(function () { history.pushState({}, '', '#' + n++); history.back(); }, 5);",
    "service-worker": "navigator.serviceWorker.register('/sw.js');",
    "worker": "new Worker('/sw.js');",
    "frames": "setInterval(function () { f = document.createElement('iframe'); f.src = '/frame?' + n++; document.body.appendChild(f); }, 5);",
    "reload": "setTimeout(function () { location.href = '/nb/?' + Math.random(); }, 500);",
}  # fmt: skip
FIRST = "var n = 0, f, a; function leads(url) { a = document.createElement('a'); a.href = url; document.body.appendChild(a); return a; }"
WORKER = "self.skipWaiting && self.skipWaiting(); var n = 0; setInterval(function () { fetch('/poll?' + n++); }, 5);"


def storming(script):
    server = scripted_site(FIRST + script)
    server.pages |= {"/sw.js": says(answer(WORKER, Content_Type="text/javascript"))}
    server.pages |= {path: says(answer("x")) for path in ("/poll", "/popup", "/frame")}
    server.pages["/file.zip"] = says(answer(bytes(100_000), Content_Type="application/zip"))
    return server


def assert_storms_end(tmp_path, storms, bound="DOWNLOAD_TIMEOUT=15"):
    servers = {name: storming(script) for name, script in storms.items()} | {"beside": site_of({})}
    (tmp_path / "archive").mkdir()
    (tmp_path / "scratch").mkdir()
    with running(*servers.values()):
        crawl, _, seconds, _ = crawled(
            tmp_path / "archive", servers, "-s", bound, TMPDIR=str(tmp_path / "scratch")
        )
        runs = told(crawl)
        counts = [server.count() for server in servers.values()]

    assert runs["beside"][0] == "complete"
    assert all(
        state == "complete" or (state == "partial" and told["reasons"]) for state, told in runs.values()
    )
    assert seconds < 2 * SECONDS
    assert max(asked.total() for asked in counts) <= TRIES * MOST_ASKED + 40
    assert not any(asked["/popup"] for asked in counts)
    assert list((tmp_path / "scratch").rglob("*.*")) == []
    assert browsers(crawl) == []


def test_a_page_that_storms_without_end_costs_little(tmp_path, browser):
    """Dialogs, calls, pop-ups, downloads, workers, ways back and forth: bounded requests and time, nothing on the disk.

    Where the list is not built in time, the run says so; the site beside it never notices.
    """
    del browser
    some = "".join(STORMS[name] for name in ("polling", "popups", "downloads", "alerts"))
    assert_storms_end(tmp_path, {"some": some}, "DOWNLOAD_TIMEOUT=6")


@pytest.mark.prove
def test_every_storm_by_itself(tmp_path, browser):
    del browser
    assert_storms_end(tmp_path, STORMS)


def test_a_page_that_never_rests_is_given_up_and_named(crawl):
    """A script that takes the processor for ever: the page is lost, and the crawl ends."""
    server = scripted_site("while (true) {}")
    with running(server):
        done = crawl.sites(server.url)("crawl", "reports", "-s", "DOWNLOAD_TIMEOUT=3", "-s", "RETRY_TIMES=0")

    assert done.returncode == 1, done.stdout + done.stderr
    assert any("/nb/" in reason for reason in evidence(crawl)["reasons"])


def test_a_list_that_has_become_a_file_is_fetched_over_the_plain_wire(crawl):
    """A browser shows a PDF in a viewer, or hands it on without its head: what is kept are its own bytes."""
    pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    server = scripted_site()
    with running(server):
        first = crawl.sites(server.url)("crawl", "reports")
        server.pages["/nb/"] = says(answer(pdf, Content_Type="application/pdf"))
        crawl("crawl", "reports", NIANBAO_CLOCK="2026-02-02T08:00:00Z")

    assert first.returncode == 0, first.stdout + first.stderr
    kept = crawl.rows(
        "SELECT record_type, c.kind, status FROM captures c JOIN urls u ON u.id = c.url_id "
        f"WHERE u.url = '{server.url}nb/' ORDER BY c.id DESC LIMIT 1"
    )
    assert kept[0][0] == "response"
    assert crawl.counters() == {"new": 3}
    assert crawl.verify() == 0
