"""The province on the wire: its lists walk, its files open, its intruders stand where the truth says, its manners."""

import io
import json
import re
from http.client import HTTPConnection
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen

import docx
import pdfplumber
import pytest
from lxml import html

from demo import labels, reports, site_hanweb, spam, truth
from demo.server import Province

QUINTET = ("upheld", "corrected", "other", "pending", "total")


@pytest.fixture
def province():
    with Province(1, base_port=0) as running:
        yield running


def fetch(url, **headers):
    with urlopen(Request(url, headers=headers), timeout=10) as answer:
        return answer.read()


def status(url, **headers):
    try:
        with urlopen(Request(url, headers=headers), timeout=10) as answer:
            return answer.status
    except HTTPError as error:
        error.close()
        return error.code


def page(url):
    """A page as a person sees its source; GBK only where UTF-8 fails."""
    raw = fetch(url)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gbk")


def on(day, kind="html", **wanted):
    """The living reports of *day* whose text stands in a *kind*, with the given fields."""
    rows = [r for r in truth.alive(day) if r.source == kind]
    return [r for r in rows if all(getattr(r, k) == v for k, v in wanted.items())]


def at(province, report):
    """The report's address on this run's ports."""
    return next(
        r.url
        for r in truth.truth(province.day, province.base_port)
        if (r.publisher_full_name, r.year) == (report.publisher_full_name, report.year)
    )


def special(key, day=1):
    found = reports.report_of(*key)
    return next(
        r
        for r in truth.truth(day)
        if (r.publisher_full_name, r.year) == (found.publisher.fullest_name, found.year)
    )


def trs(start):
    """All links of a static column, its pages taken from the script's own words."""
    pages = int(re.search(r"createPageHTML\((\d+), 0, ", page(start))[1])
    files = ["index.html", *(f"index_{n}.html" for n in range(1, pages))]
    return {
        urljoin(start, a)
        for f in files
        for a in html.fromstring(page(urljoin(start, f))).xpath("//ul[@class='list']//a/@href")
    }


def hanweb(start):
    """The inline records and what the proxy gives beyond them."""
    text = page(start)
    total = int(re.search(r"totalRecord:(\d+)", text)[1])
    query = re.search(r"dataParams:'([^']+)'", text)[1]
    found = set(re.findall(r"<a href='([^']+)'", text))
    if total > 45:
        path = re.search(r"proxyUrl:'([^']+)'", text)[1]
        proxy = urljoin(start, f"{path}?startrecord=46&endrecord=90&perpage=15&{query}")
        found |= set(re.findall(r"<a href='([^']+)'", page(proxy)))
    assert len(found) == total
    return {urljoin(start, link) for link in found}


def gkmlpt(start):
    text = page(start)
    sid = re.search(r"SID: '(\d+)'", text)[1]
    tree, _ = json.JSONDecoder().raw_decode(text, text.index("TREE: ") + 6)
    found = set()
    for node in next(n for n in tree if n["children"])["children"]:
        number, total = 1, 1
        while (number - 1) * 20 < total:
            query = urlencode({"page": number, "sid": sid})
            told = json.loads(fetch(urljoin(start, f"/gkmlpt/api/all/{node['id']}?{query}")))
            total, number = told["classify"]["post_count"], number + 1
            found |= {a["url"] for a in told["articles"]}
    return found


def vsb(start):
    found, url = set(), start
    while url:
        tree = html.fromstring(page(url))
        found |= {urljoin(url, a) for a in tree.xpath("//li[starts-with(@id,'line_')]/a/@href")}
        url = next((urljoin(url, a) for a in tree.xpath("//a[.='下页']/@href")), None)
    return found


MECHANISMS = {
    "990101": (1, trs, ("/zwgk/zfxxgknb/qzf/", "/zwgk/zfxxgknb/bm/", "/zwgk/zfxxgknb/xzjd/")),
    "990102": (5, hanweb, tuple(f"/col/col122910{n}/index.html" for n in range(3))),
    "990103": (3, gkmlpt, ("/gkmlpt/index",)),
    "990103 moved": (4, vsb, tuple(f"/zwgk/zfxxgknb/{slug}.htm" for slug in ("szf", "szbm", "zjd"))),
}


@pytest.mark.parametrize("name", MECHANISMS)
def test_a_list_mechanism_leads_to_every_report_and_neighbour_of_the_day(province, name):
    day, walk, starts = MECHANISMS[name]
    province.day = day
    code = name.split()[0]
    origin = province.origins[code]
    found = set().union(*(walk(origin + start) for start in starts))
    alive = {
        r.url
        for kind in ("html", "pdf", "docx")
        for r in on(day, kind, division_code=code, needs_browser=False)
    }
    others = {o.url for o in truth.neighbours(day) if o.url.startswith(f"http://127.0.0.1:1890{code[-1]}/")}
    assert {urlsplit(u).path for u in found} == {urlsplit(u).path for u in alive | others}
    assert len(others) == 6


def test_one_list_needs_a_real_browser(province, browser):
    from playwright.sync_api import sync_playwright

    url = province.origins["990101"] + "/lzjd/zfxxgknb/"
    names = {r.url for r in truth.truth(1, province.base_port) if r.needs_browser}
    text = page(url)
    assert names, "some report stands there"
    assert not any(urlsplit(u).path in text for u in names), "no link stands in the page"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**browser.launch_options())
        sheet = chromium.new_page()
        sheet.goto(url)
        sheet.wait_for_selector("#lzlist.done")
        found = sheet.eval_on_selector_all("#lzlist a", "links => links.map(a => a.href)")
        chromium.close()
    assert set(found) == names


def test_one_report_is_only_a_pdf_and_one_only_a_docx(province):
    (pdf,), (word,) = on(1, "pdf"), on(1, "docx")
    link = html.fromstring(page(at(province, pdf))).xpath("//a[contains(@href,'.pdf')]/@href")[0]
    with pdfplumber.open(io.BytesIO(fetch(urljoin(at(province, pdf), link)))) as book:
        text = re.sub(r"\s", "", "".join(p.extract_text() for p in book.pages))
        grids = [t for p in book.pages for t in p.extract_tables()]
    assert f"主动公开政府信息{pdf.facts['n_proactive_total']}条" in text
    assert [int(c) for c in grids[-1][-1]][:5] == [pdf.figures[f"t4.review.{p}"] for p in QUINTET]
    link = html.fromstring(page(at(province, word))).xpath("//a[contains(@href,'downfile')]/@href")[0]
    with urlopen(urljoin(at(province, word), link), timeout=10) as answer:
        assert ".docx" in answer.headers["Content-Disposition"].encode("latin-1").decode("gbk")
        document = docx.Document(io.BytesIO(answer.read()))
    received = next(r for t in document.tables for r in t.rows if r.cells[0].text.startswith("一、本年新收"))
    assert [int(c.text) for c in received.cells[-7:]] == [
        word.figures[f"t3.new_received.{c}"] for c in labels.T3_COLUMNS
    ]


def test_intruders_are_where_the_truth_says(province):
    (injected,) = [r for r in on(1) if r.injected]
    text = page(at(province, injected))
    assert spam.PHRASE in text
    assert "left:-9999px" in text
    assert "020-88888888" in text
    clean = [r for r in on(1, division_code="990102") if not r.injected][::6]
    assert not any(spam.BRAND in page(at(province, r)) for r in clean)
    copies = [page(url) for url in truth.clones(province.base_port)]
    assert len(copies) == 3
    assert all(spam.BRAND in copy and ".example" in copy for copy in copies)


def test_manners_of_the_wire(province):
    """GBK beyond gb2312, counters that never stand still, 304 for what does not change, a page that fails once."""
    origin = province.origins["990102"]
    assert f"Disallow: {site_hanweb.FORBIDDEN}" in fetch(origin + "/robots.txt").decode()
    assert site_hanweb.FORBIDDEN in page(origin + "/")
    assert status(origin + site_hanweb.FORBIDDEN + "2025.html") == 200
    town = at(province, on(1, publisher_full_name="青沚省澄沚市岚溪县堃桥镇人民政府", year=2020)[0])
    raw = fetch(town)
    assert b"charset=gb2312" in raw
    assert "堃" in raw.decode("gbk")
    with pytest.raises(UnicodeDecodeError):
        raw.decode("gb2312")
    with urlopen(town, timeout=10) as answer:
        tag, since = answer.headers["ETag"], answer.headers["Last-Modified"]
    assert status(town, **{"If-None-Match": tag}) == status(town, **{"If-Modified-Since": since}) == 304
    assert fetch(town, **{"Accept-Encoding": "gzip"})[:2] == b"\x1f\x8b"
    counted = at(province, on(1, division_code="990101", year=2024)[0])
    assert fetch(counted) != fetch(counted)
    busy = at(province, special(reports.BUSY))
    assert [status(busy), status(busy)] == [503, 200]
    assert {e.conditional for e in province.exchanges if e.status == 304} == {True}


def test_a_connection_is_kept_alive(province):
    parts = urlsplit(province.origins["990101"])
    connection = HTTPConnection(parts.hostname, parts.port, timeout=10)
    for path, expected in (("/", 200), ("/no-such-page", 404), ("/zwgk/", 200)):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert (answer.status, answer.will_close) == (expected, False)
    connection.close()
