"""Files of every attachment type: those of real office programs, those the corpus writes, and how to spoil them."""

import io
import struct
import zipfile
from pathlib import Path

from bench.corpus import STYLES, specimen
from bench.corpus.files_more import mhtml, ofd, workbook, xlsx, zipped
from bench.corpus.page import html_page
from bench.corpus.papers import docx
from models.divisions.load import load
from pipelines.read import Knowledge, read_file

KNOWLEDGE = Knowledge(load(None))
FOLDER = Path(__file__).parent / "specimens" / "attachments"
CLEAN = next(style for style in STYLES if style.name == "clean")
MADE = {"docx": docx, "html": html_page, "mhtml": mhtml, "ofd": ofd, "xlsx": xlsx, "zip": zipped}
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


def compound(streams):
    """A minimal OLE2 file: header, one sector of allocation, the directory, the streams (each over 4096 bytes)."""
    sectors, entries = [], []
    chain = [0xFFFFFFFD]
    first = 1 + (len(streams) + 4) // 4

    def entry(name, kind, start, size, *, child=0xFFFFFFFF, right=0xFFFFFFFF):
        wide = name.encode("utf-16-le")
        return wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide) + 2, kind, 1, 0xFFFFFFFF, right, child) + bytes(36) + struct.pack("<IQ", start, size)  # fmt: skip

    entries.append(entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1))
    for at, (name, data) in enumerate(streams.items(), start=1):
        data = data.ljust(4096, b"\0")  # noqa: PLW2901
        count = -(-len(data) // 512)
        right = at + 1 if at < len(streams) else 0xFFFFFFFF
        entries.append(entry(name, 2, first + len(sectors), len(data), right=right))
        sectors += [data[i : i + 512].ljust(512, b"\0") for i in range(0, 512 * count, 512)]
    folder = b"".join(entries).ljust(512 * (first - 1), b"\0")
    chain += [*range(2, first), 0xFFFFFFFE]
    for data in streams.values():
        count = -(-max(len(data), 4096) // 512)
        chain += [*range(len(chain) + 1, len(chain) + count), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 432
    return header + table + folder + b"".join(sectors)
