"""Addresses as scripts join them: of strings and names, sums of a page's number, one of two, what an array holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt, ne

#: What the number of a page is called.
FIELDS = r"(?:page|paged|cur_?page|curr_?page|current_?page|current|page_?no|page_?num(?:ber)?|page_?index|page_?id|npage|p|pn|pg)"
PAGE_NAME = re.compile(rf"^{FIELDS}$", re.IGNORECASE)
OFFSET = re.compile(r"^(?:start|offset|begin|start_?record|start_?index|first_?result|skip)$", re.IGNORECASE)
SIZE = re.compile(
    r"^(?:(?:page_?|per_?page_?|list_?)?(?:size|limit|rows|num|count|length)|per_?page|top|take|rn)$",
    re.IGNORECASE,
)
PAGE = "{page}"  # stands where the number of a page belongs
_BODY = 1500  # characters of what is joined that are looked at
_TERM = re.compile(r"""\s*(?:'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`|([A-Za-z_$][\w$.]*)(?!\s*\())\s*""")
_ITEM = re.compile(r"\b([A-Za-z_$][\w$]*)\[\s*([\w$]+)\s*\]")
_HELD = re.compile(r"""\$\{\s*([\w$.]+)\s*\}""")
# sums of a page's number, such as the record at which it starts
_SUM = re.compile(
    r"\s*(?:\(\s*['\"]?([\w$.]+)['\"]?\s*([-+])\s*(\d+)\s*\)|(?:parseInt|Number)\(\s*([\w$.]+)\s*\)|([\w$.]+)(?=\s*\*))(?:\s*\*\s*([\w$.]+))?\s*"
)
# one of two, by a number: (n > 1 ? '_' + n : '')
_EITHER = re.compile(
    r"\s*\(\s*([\w$.]+)\s*(===?|!==?|[<>]=?)\s*['\"]?(\d+)['\"]?\s*\?([^?:()]*):([^?:()]*)\)\s*"
)
_HOLDS: Mapping[str, Callable[[int, int], bool]] = {
    "==": eq, "===": eq, "!=": ne, "!==": ne, "<": lt, "<=": le, ">": gt, ">=": ge,
}  # fmt: skip
Known = Mapping[str, str]


def expression(text: str, names: Known) -> str:
    """An address as a script joins it from strings and names; a name nobody set is left empty, a page's is 1."""
    parts, at = [], 0
    text = _EITHER.sub(lambda found: f" {_either(found, names)!r} ", text[:_BODY]) if "?" in text else text
    if "[" in text:
        text = _ITEM.sub(lambda item: _item(item, names), text)
    while term := _SUM.match(text, at) or _TERM.match(text, at):
        one, two, held, name = term.groups() if term.re is _TERM else (_sum(term, names), None, None, None)
        if name is not None:
            parts.append(value_of(name, names))
        else:
            whole = next(text for text in (one, two, held) if text is not None)
            parts.append(_HELD.sub(lambda found: value_of(found[1], names), whole))
        at = term.end()
        if text[at : at + 1] != "+":
            return "".join(parts)
        at += 1
    return ""  # something else is joined to it, which only a browser can tell


def _item(found: re.Match[str], names: Known) -> str:
    """What an array holds under a number that is known, as a string; anything else as it is written."""
    held = names.get(f"{found[1]}[{names.get(found[2], found[2])}]")
    return found[0] if held is None else repr(held)


def _either(found: re.Match[str], names: Known) -> str:
    """Which of two a script joins to an address, as far as that can be told; of page 1, mostly nothing."""
    number = _number(found[1], names)
    holds = number is not None and _HOLDS[found[2]](number, int(found[3]))
    return expression(found[4] if holds else found[5], names)


def holds(left: str, sign: str, right: str, names: Known) -> bool | None:
    """Whether two numbers compare so; None where one of them is not known."""
    one, other = _number(left, names), _number(right, names)
    return None if one is None or other is None else _HOLDS[sign](one, other)


def _sum(term: re.Match[str], names: Known) -> str:
    """What a script reckons: a number and another, times a third; nothing where one of them is no number."""
    name, sign, other, parsed, single, times = term.groups()
    first = _number(name or parsed or single, names)
    factor = _number(times, names) if times else 1
    if first is None or factor is None:
        return ""
    return str((first + int(f"{sign}{other}" if sign else 0)) * factor)


def _number(name: str, names: Known) -> int | None:
    value = name if name.isdigit() else value_of(name, names)
    return int(value) if value.isdigit() else None


def value_of(name: str, names: Known) -> str:
    """The value of a name; of one nobody set, the first of what such a name counts, else nothing."""
    last = name.rpartition(".")[2]
    if names.get(last) or not (PAGE_NAME.match(last) or OFFSET.match(last) or SIZE.match(last)):
        return names.get(last, "")
    if SIZE.match(last):
        return next((value for said, value in names.items() if SIZE.match(said) and value.isdigit()), "")
    return "1" if PAGE_NAME.match(last) else "0"
