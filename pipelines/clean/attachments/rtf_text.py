r"""Rich Text Format: the paragraphs of its text and the shapes of its table rows; fonts and colours are no matter.

Source: Rich Text Format (RTF) Specification 1.9.1: groups, control words, \u and \' characters, table definitions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from models.errors import Unreadable
from pipelines.clean.attachments.word_binary import Paragraph, RowShape

MAX_TOKENS = 6_000_000
MAX_GROUPS = 200  # groups one in another

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z'])"
    rb"|(?P<brace>[{}])|(?P<line>[\r\n]+)|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
#: Groups whose text stands on no paper, besides those marked with \*.
_ASIDE = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    b"footnote annotation fldinst listtable listoverridetable revtbl themedata datastore xmlnstbl bkmkstart bkmkend "
    b"nonesttables".split()
)
_SPECIAL: Mapping[bytes, str] = {
    b"tab": "\t", b"line": "\x0b", b"page": "\x0c", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_SIGNS = {b"~": " ", b"_": "-", b"-": "", b"\n": "\r", b"\r": "\r", b"{": "{", b"}": "}", b"\\": "\\"}
_CODE_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5", 932: "cp932", 65001: "utf-8"}
_CHARSETS = {134: "gb18030", 136: "big5", 128: "cp932"}
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until the group's end."""

    aside: bool = False
    table: bytes = b""  # the table of fonts or styles the group stands in
    hidden: bool = False
    nested: bool = False  # the definition of a nested row
    fallback: int = 1  # bytes behind \u for readers without Unicode
    font: int = -1


@dataclass(slots=True)
class _Row:
    """A row's definition while it is read."""

    left: int = 0
    edges: list[int] = field(default_factory=list)
    merged: list[bool] = field(default_factory=list)
    goes_on: list[bool] = field(default_factory=list)
    is_merged: bool = False
    is_going_on: bool = False

    def shape(self) -> RowShape | None:
        if not self.edges:
            return None
        return RowShape((self.left, *self.edges), tuple(self.merged), tuple(self.goes_on))


def paragraphs(body: bytes) -> Iterator[Paragraph]:
    """The paragraphs of the text. Raises Unreadable: damaged, too_large."""
    yield from _Reader().read(body)


class _Reader:
    def __init__(self) -> None:
        self._groups = [_Group()]
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._headings: dict[int, int] = {}
        self._font = self._style_named = -1
        self._style = self._skip = 0
        self._depth = 0  # how many tables the paragraph stands in, one in another
        self._starred = False
        self._text: list[str] = []
        self._raw = bytearray()  # bytes of a code page that wait for their neighbours
        self._rows = {False: _Row(), True: _Row()}

    def read(self, body: bytes) -> Iterator[Paragraph]:
        at = count = 0
        while match := _TOKEN.match(body, at):
            at = match.end()
            if (count := count + 1) > MAX_TOKENS:
                raise Unreadable("too_large", f"the RTF has more than {MAX_TOKENS} words")
            if match["word"] is not None:
                number = int(match["number"]) if match["number"] else None
                if match["word"] == b"bin":
                    at += max(number or 0, 0)
                yield from self._word(match["word"], number)
            elif match["brace"]:
                self._brace(match["brace"])
            elif match["sign"]:
                yield from self._sign(match["sign"])
            elif match["line"] is None:
                self._bytes(bytes.fromhex(match["hex"].decode()) if match["hex"] else match["text"])
        if len(self._groups) > 1:
            raise Unreadable("damaged", "the RTF breaks off before its end")
        if self._flushed():
            yield self._paragraph("")

    # -- tokens -----------------------------------------------------------------------------------------
    def _brace(self, brace: bytes) -> None:
        self._decode()
        self._skip = 0
        if brace == b"{":
            if len(self._groups) > MAX_GROUPS:
                raise Unreadable("too_large", f"the RTF has more than {MAX_GROUPS} groups in one another")
            self._groups.append(self._groups[-1])
        elif len(self._groups) > 1:
            self._groups.pop()
        self._starred = False

    def _sign(self, sign: bytes) -> Iterator[Paragraph]:
        if sign == b"*":
            self._starred = True
        elif _SIGNS.get(sign) == "\r":
            yield from self._word(b"par", None)
        else:
            self._put(_SIGNS.get(sign, ""))

    def _word(self, word: bytes, number: int | None) -> Iterator[Paragraph]:
        group = self._groups[-1]
        if self._starred and word == b"nesttableprops":
            self._groups[-1] = replace(group, nested=True)
            self._starred = False
        elif word in _ASIDE or self._starred:
            self._decode()
            table = word if word in (b"fonttbl", b"stylesheet") else group.table
            self._groups[-1] = replace(group, aside=True, table=table)
            self._starred = False
        elif word == b"u":
            self._decode()
            self._put(_character(number or 0))
            self._skip = group.fallback
        elif word in _SPECIAL:
            self._put(_SPECIAL[word])
        elif word in _STATES:
            self._decode()
            _STATES[word](self, 1 if number is None else number)
        elif word in _ENDS and not group.aside:
            self._decode()
            yield self._paragraph(_ENDS[word])

    def _bytes(self, data: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        group = self._groups[-1]
        if group.table == b"stylesheet":
            self._name_style(data)
        elif not (group.aside or group.hidden):
            self._raw += data

    def _name_style(self, data: bytes) -> None:
        if match := _HEADING.search(data.decode(self._encoding, "replace")):
            self._headings[self._style_named] = int(match[1])

    # -- text -------------------------------------------------------------------------------------------
    def _put(self, text: str) -> None:
        self._decode()
        group = self._groups[-1]
        if text and not (group.aside or group.hidden):
            self._text.append(text)

    def _decode(self) -> None:
        if self._raw:
            encoding = self._fonts.get(self._groups[-1].font, self._encoding)
            self._text.append(self._raw.decode(encoding, "replace"))
            self._raw.clear()

    def _flushed(self) -> str:
        """The text so far, halves of a character outside the basic plane put together."""
        self._decode()
        text = "".join(self._text)
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _paragraph(self, end: str) -> Paragraph:
        text = self._flushed()
        self._text.clear()
        shape = self._row.shape() if end.endswith("row") else None
        depth = max(self._depth, 2) if end in _NESTED else 1 if end else self._depth
        return Paragraph(text, depth, end.removeprefix("nest"), self._headings.get(self._style, 0), shape)

    @property
    def _row(self) -> _Row:
        """The row whose definition is read: nested ones have theirs in a group of its own."""
        return self._rows[self._groups[-1].nested]

    # -- what control words set -------------------------------------------------------------------------
    def set_code_page(self, number: int) -> None:
        self._encoding = _CODE_PAGES.get(number, "cp1252")

    def set_font(self, number: int) -> None:
        self._groups[-1] = replace(self._groups[-1], font=number)
        self._font = number

    def set_charset(self, number: int) -> None:
        if number in _CHARSETS:
            self._fonts[self._font] = _CHARSETS[number]

    def set_style(self, number: int) -> None:
        if self._groups[-1].table == b"stylesheet":
            self._style_named = number
        else:
            self._style = number

    def set_fallback(self, number: int) -> None:
        self._groups[-1] = replace(self._groups[-1], fallback=max(number, 0))

    def set_hidden(self, number: int) -> None:
        self._groups[-1] = replace(self._groups[-1], hidden=number != 0)

    def set_plain(self, _: int) -> None:
        self._groups[-1] = replace(self._groups[-1], hidden=False)

    def set_new_paragraph(self, _: int) -> None:
        if not self._groups[-1].aside:
            self._style = self._depth = 0

    def set_in_table(self, _: int) -> None:
        self._depth = max(self._depth, 1)

    def set_depth(self, number: int) -> None:
        self._depth = max(number, 0)

    def set_new_row(self, _: int) -> None:
        self._rows[self._groups[-1].nested] = _Row()

    def set_left(self, number: int) -> None:
        self._row.left = number

    def set_merged(self, _: int) -> None:
        self._row.is_merged = True

    def set_going_on(self, _: int) -> None:
        self._row.is_going_on = True

    def set_cell_end(self, number: int) -> None:
        row = self._row
        row.edges.append(number)
        row.merged.append(row.is_merged)
        row.goes_on.append(row.is_going_on)
        row.is_merged = row.is_going_on = False


_ENDS = {
    b"par": "",
    b"sect": "",
    b"nestcell": "nestcell",
    b"nestrow": "nestrow",
    b"cell": "cell",
    b"row": "row",
}
_NESTED = frozenset({"nestcell", "nestrow"})
_STATES: Mapping[bytes, Callable[[_Reader, int], None]] = {
    b"ansicpg": _Reader.set_code_page, b"f": _Reader.set_font, b"fcharset": _Reader.set_charset,
    b"s": _Reader.set_style, b"uc": _Reader.set_fallback, b"v": _Reader.set_hidden, b"deleted": _Reader.set_hidden,
    b"plain": _Reader.set_plain, b"pard": _Reader.set_new_paragraph, b"intbl": _Reader.set_in_table,
    b"itap": _Reader.set_depth,
    b"trowd": _Reader.set_new_row, b"trleft": _Reader.set_left, b"clmrg": _Reader.set_merged,
    b"clvmrg": _Reader.set_going_on, b"cellx": _Reader.set_cell_end,
}  # fmt: skip


def _character(number: int) -> str:
    r"""\u numbers are signed 16 bit; what no character has is the replacement character."""
    return chr(number % 0x10000)
