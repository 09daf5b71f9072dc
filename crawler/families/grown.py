"""Trees of columns that grow where they are pressed: a branch fetches its twigs by its number, as markup.

`<span onclick="grow('17', this)">+</span>政务公开` over `function grow(pid, el) { $.get('/tree/child.jsp', {pid: pid}, …) }`:
what is fetched holds links to columns, and further branches that grow by the same function.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.asks import Ask, Entry, Listing
from crawler.families import fragment, generic, pressed, service, written
from crawler.links import sort_of
from models.values import Document
from models.ways import Call

NAME = "tree"
MOST = 60  # branches of one page, or of one branch
_WAYS = frozenset(("path", "column", "shelf"))
_PLACE = "0branch0"  # stands for a branch's number in the call for its twigs


def branches(document: Document) -> tuple[Ask, ...]:
    """The calls for what lies below the branches of a page's tree that may lead to reports."""
    calls = [call for call in document.calls if _leads(call)]
    functions = pressed.by_name(document, calls)
    names = written.known("\n".join(document.scripts)) if functions else {}
    asks: dict[str, Ask] = {}
    for function in functions.values():
        values = {**names, function.takes[0]: _PLACE}
        made = next((call for call in written.calls(function.body, values) if _PLACE in str(call)), None)
        if made is not None:
            asks[function.name] = service.asked(made, document.url or "")
    grown = [_grown(ask, name, calls) for name, ask in asks.items()]
    return tuple(dict.fromkeys(one for asks in grown for one in asks))[:MOST]


def answer(text: str, ask: Ask) -> Listing:
    """The twigs of a branch: links to columns, and the calls for what lies below further branches."""
    told = dict(ask.known)
    piece = fragment.open_fragment(text, ask.column or ask.url)
    whole = replace(ask, url=told["url"], body=told["body"].encode())
    return Listing(generic.entries(piece), _grown(whole, told["by"], filter(_leads, piece.calls)))


def _grown(ask: Ask, name: str, calls: Iterable[Call]) -> tuple[Ask, ...]:
    """The call for each branch, of *ask* where its number is left open."""
    keys = dict.fromkeys(key for call in calls for key in written.arguments(call.code, name)[:1] if key)
    known = (("by", name), ("url", ask.url), ("body", ask.body.decode()))
    return tuple(
        replace(
            ask,
            url=ask.url.replace(_PLACE, key),
            body=ask.body.replace(_PLACE.encode(), key.encode()),
            answer=NAME,
            walks=False,
            known=known,
        )
        for key in [*keys][:MOST]
    )


def _leads(call: Call) -> bool:
    """Whether the branch that is pressed bears a name that may lead to reports."""
    words = (call.around or call.words).strip("+-＋－▶►▸▷⊞⊟□■·> \u3000")
    return sort_of(Entry("", words)).sort in _WAYS
