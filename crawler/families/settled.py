"""What a function does that is handed a number: which of its branches it takes, what its names hold, where it goes in the end.

`if (n == 1) { url = 'index.html'; } else { url = 'index_' + (n - 1) + '.html'; } location.href = url;`
"""

from __future__ import annotations

import re

from crawler.families import written
from crawler.families.joined import Known, expression, holds

_IF = re.compile(r"\bif\s*\(\s*([\w$.]+)\s*(===?|!==?|[<>]=?)\s*['\"]?([\w$.]+)['\"]?\s*\)\s*")
_ELSE = re.compile(r"\s*\belse\b\s*")
_STEP = re.compile(
    r"(?P<goes>\blocation(?:\.href)?\s*=(?!=)|\blocation\.(?:replace|assign)\s*\(|\bopen\s*\(|\.src\s*=(?!=)"
    r"|\.attr\(\s*['\"](?:src|href)['\"]\s*,)|(?<![\w$.])(?P<name>[A-Za-z_$][\w$]*)\s*=(?!=)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|svg|ico|css|js|mp4)(?:$|\?)", re.IGNORECASE)


def moves(body: str, values: Known) -> str:
    """The address that a function opens when names have these values; empty where it opens none."""
    names = dict(values)
    text = _taken(written.own(body), values)
    for step in _STEP.finditer(text):
        told = expression(text[step.end() :], names)
        if step["goes"] and told and not _PICTURE.search(told):
            return told
        if step["name"] and told:
            names[step["name"]] = told
    return ""


def _taken(body: str, values: Known) -> str:
    """The body with the branch that is taken, where a condition compares numbers that are known."""
    made, at = [], 0
    for found in _IF.finditer(body):
        truth = holds(found[1], found[2], found[3], values) if found.start() >= at else None
        if truth is None:
            continue
        end = _end(body, found.end())
        other = _ELSE.match(body, end)
        last = _end(body, other.end()) if other else end
        branch = body[found.end() : end] if truth else body[other.end() : last] if other else ""
        branch = branch[1:-1] if branch.startswith("{") else branch
        made += [body[at : found.start()], _taken(branch, values)]
        at = last
    return "".join((*made, body[at:]))


def _end(body: str, at: int) -> int:
    """Where the branch that begins at *at* ends: a block, a chain of conditions, or one statement."""
    if body[at : at + 1] == "{":
        return min(len(body), at + 2 + len(written.own(body[at + 1 :])))
    if chain := _IF.match(body, at):
        end = _end(body, chain.end())
        other = _ELSE.match(body, end)
        return _end(body, other.end()) if other else end
    return (body.find(";", at) + 1) or len(body)
