"""Scanned pages: numbers come out right or not at all, settled or contradicted by the sums of the form."""

import io
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from bench.corpus.papers import pdf
from models.values import Capture
from pipelines.check.scans import settle
from pipelines.clean.attachments import scan
from pipelines.clean.digest import payload_digest
from pipelines.clean.document import open_document
from pipelines.parse.forms import read_tables
from pipelines.read import open_page, read_file
from pipelines.worker import Readers, Setup
from tests.packages import KNOWLEDGE, draft, printed, truth

FOLDER = Path(__file__).parent / "specimens" / "scans"
TRUTH = json.loads((FOLDER / "report_2021.json").read_text("utf-8"))
needs_ocr = pytest.mark.skipif(not scan.installed(), reason="the extra `ocr` is not installed")


def wrong(report, true=TRUTH):
    return {code: value for code, value in printed(report).items() if true.get(code) != value}


@needs_ocr
def test_a_scanned_report_is_read_in_a_process_of_bounded_memory():
    """As the crawl reads it: the tilted two-page scan gives the report, its prose and no wrong cell."""
    readers = Readers(Setup(None, ()), count=1)
    try:
        report = readers.read_now(Capture((FOLDER / "report_2021.pdf").read_bytes())).report
    finally:
        readers.close()
    assert (report.kind, report.report_year, report.era) == ("annual_report", 2021, "d30_2021")
    assert report.publisher.name == "湖南省常德市人民政府"
    assert wrong(report) == {}
    assert len(printed(report)) >= 0.85 * len(TRUTH)
    assert {table.source for table in report.tables} == {"ocr"}
    assert all("ocr" in figure.flags for figure in report.figures if figure.state == "printed")


@needs_ocr
def test_a_photographed_table_is_read_cell_for_cell():
    document = open_document(Capture((FOLDER / "tables_3_4.jpg").read_bytes()))
    figures, _ = settle(read_tables(document.tables).figures)
    found = {figure.code: figure.value for figure in figures if figure.state == "printed"}
    assert {code: value for code, value in found.items() if TRUTH.get(code) != value} == {}
    assert len(found) >= 150


@needs_ocr
def test_a_picture_that_lies_on_its_side_is_turned():
    from PIL import Image

    out = io.BytesIO()
    with Image.open(FOLDER / "tables_3_4.jpg") as image:
        image.rotate(90, expand=True).save(out, "PNG")
    text = open_document(Capture(out.getvalue())).text
    assert "政府信息公开行政复议、行政诉讼情况" in text


@needs_ocr
def test_red_seals_are_paper():
    """A picture whose ink is red alone, as a seal, prints nothing."""
    from PIL import Image

    with Image.open(FOLDER / "tables_3_4.jpg") as image:
        grey = image.convert("L").crop((0, 0, 900, 400))
        white = Image.new("L", grey.size, 255)
        out = io.BytesIO()
        Image.merge("RGB", (white, grey, grey)).save(out, "PNG")
    assert [problem.rule for problem in open_document(Capture(out.getvalue())).problems] == ["no_text_layer"]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "damaged"),
        (b"\xff\xd8\xff" + bytes(400), "damaged"),
        (b"BM" + bytes(60), "damaged"),
        ((FOLDER / "tables_3_4.jpg").read_bytes()[:20_000], "damaged"),
    ],
)
@needs_ocr
def test_a_torn_picture_says_so(body, rule):
    assert [problem.rule for problem in open_document(Capture(body)).problems] == [rule]


@needs_ocr
def test_a_picture_that_unpacks_to_more_pixels_than_a_page_has_is_too_large():
    from PIL import Image

    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    assert [problem.rule for problem in open_document(Capture(out.getvalue())).problems] == ["too_large"]


@needs_ocr
def test_an_empty_sheet_prints_nothing():
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(out, "PNG")
    assert [problem.rule for problem in open_document(Capture(out.getvalue())).problems] == ["no_text_layer"]


def test_without_the_extra_a_scan_says_what_to_install(monkeypatch):
    monkeypatch.setattr(scan, "installed", lambda: False)
    for name in ("report_2021.pdf", "tables_3_4.jpg"):
        (problem,) = open_document(Capture((FOLDER / name).read_bytes())).problems
        assert (problem.rule, "nianbao[ocr]" in problem.message) == ("no_text_layer", True)


@needs_ocr
def test_nothing_is_fetched_when_a_picture_is_read():
    """The model comes with its wheel: with the network cut off inside the process a picture is still read."""
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('network')\n"
        "socket.socket.connect = refuse; socket.create_connection = refuse\n"
        "from pipelines.clean.attachments import recognise\n"
        "import numpy\n"
        "print(len(recognise.read(numpy.full((40, 200), 255, numpy.uint8), [(0, 0, 200, 40)], 2.0)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


# -- a picture on its page --------------------------------------------------------------------------------
TITLE = "常德市2021年政府信息公开工作年度报告"
ON_PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class='content' id='zoom'>"
    "<p><img src='P020220124.jpg'></p></div></body></html>"
)


@needs_ocr
def test_a_report_that_stands_in_its_page_as_a_picture_is_read():
    url = "https://www.changde.gov.cn/a/t1.html"
    (attachment,) = open_document(Capture(ON_PAGE.encode(), url=url)).attachments
    assert attachment.url == "https://www.changde.gov.cn/a/P020220124.jpg"
    file = Capture((FOLDER / "tables_3_4.jpg").read_bytes(), url=attachment.url)
    page = open_page(Capture(ON_PAGE.encode(), url=url, attachments=(file,)), KNOWLEDGE)
    assert (page.report.kind, page.report.report_year, page.report.era) == ("annual_report", 2021, "d30_2021")
    assert wrong(page.report) == {}
    assert len(printed(page.report)) >= 150


def test_pictures_beside_a_text_are_no_attachments():
    text = ON_PAGE.replace("<p><img", f"<p>{'本年度主动公开政府信息若干条。' * 30}</p><p><img")
    assert open_document(Capture(text.encode(), url="https://www.changde.gov.cn/a/t1.html")).attachments == ()


def test_what_is_recognised_in_a_scan_makes_no_version(monkeypatch):
    """The same bytes have one digest, with the extra and without it."""
    capture = Capture((FOLDER / "report_2021.pdf").read_bytes())
    monkeypatch.setattr(scan, "installed", lambda: False)
    before = open_page(capture, KNOWLEDGE)
    assert before.document.source == "scan"
    assert before.clean_digest == payload_digest(capture.body)


# -- the whole corpus -----------------------------------------------------------------------------------
DAMAGE = {
    "clean": {},
    "tilted, noisy, JPEG": {"tilt": 1.3, "noise": 12, "blur": 0.8, "jpeg": 60},
    "black and white, dusty": {"tilt": -2.1, "dust": 150, "blur": 0.6, "binary": True},
    "faint": {"noise": 10, "blur": 0.8, "jpeg": 50, "fade": 0.8},
    "poor": {"tilt": 0.7, "noise": 16, "blur": 1.1, "jpeg": 35, "fade": 0.7},
}


def scanned(body, *, tilt=0.0, noise=0.0, blur=0.0, jpeg=95, dust=0, fade=1.0, binary=False):
    """A PDF's pages as a scanner gives them back, as one PDF of pictures."""
    import cv2
    import numpy as np
    import pypdfium2
    from PIL import Image

    rng = np.random.default_rng(7)
    pictures = []
    for page in pypdfium2.PdfDocument(body):
        grey = np.asarray(page.render(scale=200 / 72).to_pil().convert("L")).astype(np.float32)
        height, width = grey.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1)
        grey = cv2.warpAffine(grey, matrix, (width, height), borderValue=255, flags=cv2.INTER_CUBIC)
        grey = 255 - (255 - grey) * fade
        grey = cv2.GaussianBlur(grey, (0, 0), blur) if blur else grey
        spotted = np.clip(grey + rng.normal(0, noise, grey.shape), 0, 255).astype(np.uint8)
        for _ in range(dust):
            place = (int(rng.integers(width)), int(rng.integers(height)))
            cv2.circle(spotted, place, int(rng.integers(1, 3)), 0, -1)
        spotted = np.where(spotted < 160, 0, 255).astype(np.uint8) if binary else spotted
        pictures.append(Image.fromarray(cv2.imdecode(cv2.imencode(".jpg", spotted, [1, jpeg])[1], 0)))
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=200.0)
    return out.getvalue()


@cache
def chinese_is_drawn():
    """Whether the system has a font for the corpus' PDFs, which embed none."""
    document = open_document(Capture(scanned(pdf(draft()))))
    return "政府信息公开" in document.text


@pytest.mark.prove
@needs_ocr
@pytest.mark.parametrize("seed", [5, 11])
@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("form", ["b32_2014", "c60_2019", "d30_2021"])
def test_no_scan_of_the_corpus_gives_a_wrong_number(form, damage, seed):
    made = draft(form, seed=seed)
    body = pdf(made)
    if not chinese_is_drawn():
        pytest.skip("no Chinese font is installed to print scans with")
    report = read_file(scanned(body, **DAMAGE[damage]), KNOWLEDGE)
    assert wrong(report, truth(made)) == {}
    assert len(printed(report)) >= (0.97 if damage == "clean" else 0.5) * len(truth(made))
