"""What a script says as it is written: the calls it would make, the addresses it opens, the names it gives values to.

Nothing is run. A name has the value that is set somewhere, or that a call of its function hands over; the name of a
page's number counts from 1. What hangs on anything else is left to a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import parse_qsl

from crawler.families.joined import FIELDS, PAGE, PAGE_NAME, Known, expression, value_of

_CALL = re.compile(
    r"(?<![\w$.])(?P<who>[\w$.]{0,80}?)\.?\b(?P<verb>(?:get|post|ajax|fetch|getJSON|request|axios|load|open)(?=\s*\()|"
    r"[\w$]{1,60}(?=\s*\(\s*\{(?:[^{}]|\{[^{}]{0,200}\}){0,200}?\b\w*url['\"]?\s*:))\s*\(",  # or any plugin that is told an address
    re.IGNORECASE,
)
_URL = re.compile(r"\b\w*url['\"]?\s*:\s*", re.IGNORECASE)
_METHOD = re.compile(r"(?:type|method)['\"]?\s*:\s*['\"](post)['\"]|^\s*['\"](post)['\"]\s*,", re.IGNORECASE)
_OPENED = re.compile(r"\s*['\"](?:get|post)['\"]\s*,\s*", re.IGNORECASE)
_SET = re.compile(r"""\b([A-Za-z_$][\w$]*)\s*=\s*(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d+))(?=\s*[;,\n)}]|$)""")
_SAID = re.compile(r"""\b([A-Za-z_$][\w$]*)['"]?\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d+))""")
_OBJECT = re.compile(r"(?<!\$)\{[^{}]*\}")
_FIELD = re.compile(
    r"""['"]?([A-Za-z_$][\w$]*)['"]?\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d+)|([A-Za-z_$][\w$.]*))(?=\s*[,}])"""
)
# of a member that a script joins: classsql: 'chnlid=' + id
_JOINED = re.compile(
    r"""['"]?\b([A-Za-z_$][\w$]*)['"]?\s*:\s*((?:'[^'\n]*'|"[^"\n]*"|[A-Za-z_$][\w$.]*)(?:\s*\+\s*(?:'[^'\n]*'|"[^"\n]*"|[A-Za-z_$][\w$.]*))+)(?=\s*[,}])"""
)
_DEEP = re.compile(r"(?<!\$)\{(?:[^{}]|\{[^{}]*\})*\}")  # an object that may hold others
_MEMBER = re.compile(r"""['"]?([A-Za-z_$][\w$]*)['"]?\s*:\s*(\{[^{}]*\})\s*,?""")
#: what is sent, as an option
_SENT = frozenset(
    (
        "data",
        "params",
        "body",
        "where",
        "queryparams",
        "extraparams",
        "otherparam",
        "postdata",
        "param",
        "query",
    )
)
_HELD_BY = re.compile(r"\b([A-Za-z_$][\w$]*)\s*[=:]\s*(\{[^{}]{0,2000}\})")  # an object under a name
# params.page = 1; of an object under a name
_MEMBER_SET = re.compile(
    # and not what a page is made of: box.innerHTML = html
    r"""\b([A-Za-z_$][\w$]*)\.((?!(?:inner|outer)[A-Z]|textContent\b|className\b|on[a-z]+\s*=)[A-Za-z_$][\w$]*\s*=(?!=)\s*(?:'[^'\n]*'|"[^"\n]*"|[\w$.-]+))(?=\s*[;,\n])"""
)
_NAMED = re.compile(  # what is sent under a name that holds it: $.post(url, params, …), data: params
    r"""(?:^|,)\s*(?:JSON\.stringify\()?\s*(?:this\.|that\.|self\.|vm\.)?([A-Za-z_$][\w$]*)\s*\)?\s*(?=,|\))|\b(?:data|params|body|where|queryParams)\s*:\s*(?:JSON\.stringify\()?\s*(?:this\.|that\.|self\.|vm\.)?([A-Za-z_$][\w$]*)\s*\)?\s*(?=[,}])"""
)
_SHORT = re.compile(r"(?<=[{,])\s*([A-Za-z_$][\w$]*)\s*(?=[,}])")  # {columnId, page}
_UNNUMBERED = re.compile(
    rf"([?&]{FIELDS}=)(?=&|$)", re.IGNORECASE
)  # of a page that is handed to the function
_ARRAY = re.compile(r"\b([A-Za-z_$][\w$]*)\s*=\s*(?:new\s+Array\s*\(|\[)([^\[\]()]{2,4000})[\])]")
# what comes is a piece of a page, or a feed
_FILLS = re.compile(
    r"\bdataType['\"]?\s*:\s*['\"](?:xml|html)['\"]|\.(?:html|append)\(\s*\w+\s*\)", re.IGNORECASE
)
_FORM = re.compile(r"""\b(?:data|body)\s*:\s*['"](?=[\w%.-]+=)""")  # data: 'cid=7&p=' + p
_BODY_SENT = re.compile(r"""\b(?:data|body)['"]?\s*:\s*(?!\{\s*\}|null|['"]{2})""")  # and it is not empty
_OPTIONS = frozenset((
    "method", "type", "url", "datatype", "headers", "contenttype", "async", "cache", "timeout", "baseurl", "processdata",
    "jsonp", "jsonpcallback", "responsetype", "accept",
))  # fmt: skip
# function turn(cid, n) {   turn = function (cid, n) {   const turn = (cid, n) => {
_FUNCTION = re.compile(
    r"(?:function\s+([\w$]+)\s*|\b([\w$]+)\s*[:=]\s*(?:function\s*)?)\(\s*([\w$]+(?:\s*,\s*[\w$]+)*)\s*\)\s*(?:=>\s*)?\{"
)
_PLAIN = re.compile(
    r"(?:\bfunction\s+|\b(?=[\w$]+\s*(?:[:=]\s*function\s*)?\())([\w$]+)\s*(?:[:=]\s*function\s*)?\(\s*\)\s*\{"
)
_LITERAL = r"(?:'[^']*'|\"[^\"]*\"|-?\d+)"
# grow('17', this): what comes behind the literals is the element itself
_GIVEN = rf"(?<![\w$.]){{}}\s*\(\s*({_LITERAL}(?:\s*,\s*{_LITERAL})*)(?:\s*,\s*(?:this|event))*\s*\)"
_JOINT = re.compile(r"\s*\+.*\+\s*")  # "turn(" + i + ")": what stands between two strings is none
_ONE = re.compile(r"'([^']*)'|\"([^\"]*)\"|(-?\d+)")
# what is chosen in a drop-down: box.value, box.options[box.selectedIndex].value, $(box).val()
_ASKED = re.compile(
    r"(?:\$\(\s*)?\b(?!this\b)([A-Za-z_$]\w*)(?:\s*\)\.val\(\s*\)|\.options\[[^\]]*\]\.value|\.value)(?!\s*=[^=])"
)
_BODY = 1500  # characters behind a call, or of a function, that are looked at
_FUNCTIONS = 200
WIDEST = 40_000  # characters of a script that does something for its page; a longer one is a library
_HEAD = 200_000  # characters of scripts in which calls of functions are looked for


@dataclass(frozen=True, slots=True)
class Written:
    """A call as a page writes it. turns: its address with PAGE in it, where a number of its path counts pages."""

    url: str
    fields: Mapping[str, str] = field(default_factory=dict)
    post: bool = False
    in_json: bool = False
    turns: str = ""
    loads: bool = False  # it fills an element with what comes: a piece of a page, in a file perhaps


@dataclass(frozen=True, slots=True)
class Function:
    """A function of a script: its name, what it is handed, and how it begins."""

    name: str
    takes: tuple[str, ...]
    body: str


def known(scripts: str) -> dict[str, str]:
    """The values of names: as they are set, as an object has them, as a call hands them to a function."""
    said = {**_literals(_SAID, scripts), **_literals(_SET, scripts)}
    return {**_handed(scripts), **_items(scripts), **said}


def _items(scripts: str) -> dict[str, str]:
    """The addresses that arrays hold, each under its own number: urls[2]."""
    return {
        f"{name}[{at}]": one or two
        for name, inner in _ARRAY.findall(scripts)
        for at, (one, two, _) in enumerate(_ONE.findall(inner))
    }


def functions(scripts: str) -> Iterator[Function]:
    """The functions that take something."""
    for at, found in enumerate(_FUNCTION.finditer(scripts)):
        if at < _FUNCTIONS:
            takes = tuple(name.strip() for name in found[3].split(","))
            yield Function(found[1] or found[2], takes, scripts[found.end() : found.end() + _BODY])


def own(body: str) -> str:
    """What of a function's body is its own, counted by its braces; all of it where they do not close."""
    depth = 1
    for at, sign in enumerate(body[:_BODY]):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return body[:at]
    return body[:_BODY]


def without_arguments(scripts: str) -> dict[str, str]:
    """The bodies of the functions that take nothing, by their names."""
    found = islice(_PLAIN.finditer(scripts), _FUNCTIONS)
    return {one[1]: own(scripts[one.end() : one.end() + _BODY]) for one in found}


def said(text: str) -> dict[str, str]:
    """The members of an object that are strings or numbers."""
    return _literals(_SAID, text)


def arguments(code: str, name: str) -> tuple[str, ...]:
    """What a call of the function hands over, where all of it is written there."""
    for found in re.finditer(_GIVEN.format(re.escape(name)), code):
        values = tuple(one or two or number for one, two, number in _ONE.findall(found[1]))
        if not any(_JOINT.fullmatch(value) for value in values):
            return values
    return ()


def chosen(body: str, handed: Known) -> str:
    """The body of a function that was handed a drop-down, with what is chosen in it where the box is asked."""
    return _ASKED.sub(lambda box: repr(handed[box[1]]) if box[1] in handed else box[0], body)


def calls(script: str, names: Known) -> Iterator[Written]:
    """The calls of one script: each reaches to the next, and says its address, its method and its parameters."""
    starts, held = list(_CALL.finditer(script)), dict(_HELD_BY.findall(script))
    for name, member in _MEMBER_SET.findall(script) if starts else ():
        held[name] = f"{held.get(name, '{}')[:-1].rstrip(', ')}, {member.replace('=', ':', 1)}}}"
    counting = dict.fromkeys(_counting(script, names), PAGE)
    for at, start in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(script)
        rest = script[start.end() : min(end, start.end() + _BODY)]
        verb, opens = start["verb"].lower(), _OPENED.match(rest)
        if verb == "open" and not opens:
            continue  # a window, not a request
        url = _UNNUMBERED.sub(r"\g<1>1", _address(rest, opens, names))
        if not url or "<" in url:
            continue
        turns = _address(rest, opens, {**names, **counting})
        post = verb == "post" or _METHOD.search(rest) is not None
        as_json = "JSON.stringify" in rest or "application/json" in rest
        as_json = as_json or (verb == "post" and start["who"].lower() not in ("$", "jquery", ""))
        fields = _parameters(rest, names, held)
        if post and not fields and _BODY_SENT.search(rest):
            continue  # what it sends only a browser can tell; without it there is no answer
        loads = verb == "load" or _FILLS.search(rest) is not None
        turns = turns if PAGE in turns.partition("?")[0] else ""
        yield Written(url, fields, post, as_json, turns, loads)


def _address(rest: str, opens: re.Match[str] | None, names: Known) -> str:
    named = _URL.search(rest)
    url = expression(rest[opens.end() :] if opens else rest, names) or (
        expression(rest[named.end() :], names) if named else ""
    )
    return url.partition(" ")[0]  # '/list.html #rows': what of it is taken


def _counting(script: str, names: Known) -> Iterator[str]:
    """The names that count pages: by what they are called, or handed over as 1 to a function."""
    for function in functions(script):
        yield from (name for name in function.takes if names.get(name) in ("0", "1"))
    yield from (name for name in names if PAGE_NAME.match(name))


def _handed(scripts: str) -> dict[str, str]:
    """What functions are handed where they are called: turn(7, 1)."""
    found: dict[str, str] = {}
    head = scripts[:_HEAD]
    for function in functions(head):
        for name, value in zip(function.takes, arguments(head, function.name), strict=False):
            found.setdefault(name, value)
    return found


def _literals(pattern: re.Pattern[str], scripts: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, one, two, number in pattern.findall(scripts):
        found.setdefault(name, one or two or number)
    return found


def _parameters(rest: str, names: Known, held: Known) -> dict[str, str]:
    """The first object beside the address that is no set of options; a member of an object in it is named a.b.

    held: the objects that names hold, one of which may be sent.
    """
    if (told := _FORM.search(rest)) and (query := expression(rest[told.end() - 1 :], names)):
        return dict(parse_qsl(query, keep_blank_values=True))
    for one, two in _NAMED.findall(rest):
        if (one or two) in held:
            return _fields(held[one or two], names)
    for found in _DEEP.finditer(rest):
        members = [
            (name, inner) for name, inner in _MEMBER.findall(found[0]) if name.lower() not in _OPTIONS | _SENT
        ]
        if members:
            fields = _fields(_MEMBER.sub("", found[0]), names)
            inner = {
                f"{name}.{field}": v for name, text in members for field, v in _fields(text, names).items()
            }
            return {**fields, **inner}
    sets = (_fields(found[0], names) for found in _OBJECT.finditer(rest))
    return next((fields for fields in sets if any(fields.values())), {})


def _fields(text: str, names: Known) -> dict[str, str]:
    """The members of an object that has none below it, without the options of a request."""
    fields = {
        name: one or two or number or (value_of(word, names) if word else "")
        for name, one, two, number, word in _FIELD.findall(text)
    }
    fields |= {name: expression(joined, names) for name, joined in _JOINED.findall(text)}
    fields |= {name: value_of(name, names) for name in _SHORT.findall(text) if name not in fields}
    return {name: value for name, value in fields.items() if name.lower() not in _OPTIONS}
