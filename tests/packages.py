"""Files of every attachment type: those of real office programs, those the corpus writes, and how to spoil them."""

import io
import zipfile
from pathlib import Path

from bench.corpus import STYLES, specimen
from bench.corpus.excel_file import et, xls
from bench.corpus.files_more import mhtml, ofd, workbook, xlsx, zipped, zipped_old
from bench.corpus.page import html_page
from bench.corpus.papers import docx
from bench.corpus.rich_text import excel_page, rtf
from bench.corpus.word_file import doc, wps
from models.divisions.load import load
from pipelines.read import Knowledge, read_file

KNOWLEDGE = Knowledge(load(None))
FOLDER = Path(__file__).parent / "specimens" / "attachments"
CLEAN = next(style for style in STYLES if style.name == "clean")
MADE = {
    "docx": docx, "html": html_page, "mhtml": mhtml, "ofd": ofd, "xlsx": xlsx, "zip": zipped, "doc": doc, "wps": wps,
    "xls": xls, "et": et, "rtf": rtf, "excel page": excel_page, "zip of old": zipped_old,
}  # fmt: skip
STORED = {path.name: path for path in sorted(FOLDER.iterdir()) if path.suffix not in (".md", ".json")}


def stored(name):
    return STORED[name].read_bytes()


def draft(form="d30_2021", at=0, seed=5):
    return specimen(seed, CLEAN, form, "html", at).draft


def packed(members, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def repacked(body, changes):
    """A package with some members replaced: name -> function of its bytes."""
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    return packed({name: changes.get(name, lambda data: data)(data) for name, data in members.items()})


def printed(report):
    return {figure.code: figure.value for figure in report.figures if figure.state == "printed"}


def truth(made):
    return {code: expected.value for code, expected in made.figures.items()}


def rules(body):
    return [problem.rule for problem in read_file(body, KNOWLEDGE).problems]


def sheet(cells, formats=("General",), state="visible"):
    """A workbook of one sheet: (place, value, style) each, styles numbered by their format code."""
    rows = "".join(
        f'<row><c r="{place}" s="{style}"><v>{value}</v></c></row>' for place, value, style in cells
    )
    codes = "".join(f'<numFmt numFmtId="{200 + at}" formatCode="{code}"/>' for at, code in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(formats)))
    body = repacked(
        workbook(rows, []),
        {
            "xl/workbook.xml": lambda data: data.replace(
                b'sheetId="1"', f'sheetId="1" state="{state}"'.encode()
            )
        },
    )
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    members["xl/styles.xml"] = f'<styleSheet xmlns="{main}"><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'.encode()  # fmt: skip
    return packed(members)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body):
    text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": text.encode()})
