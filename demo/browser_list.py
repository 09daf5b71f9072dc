"""browser_list — a list that only a real browser can build: half of it scrambled in the page, half behind a computed address."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence

from demo.calendar import Day
from demo.columns import Entry

_MASK = 0xFFFFFFFF
_PIECE = 12  # bytes of the scrambled list in one string of the script


def mix(text: str, seed: int) -> int:
    """The hash the page's script computes: FNV-1a over UTF-16 units, 32 bits."""
    value = seed & _MASK
    for unit in text:
        value = ((value ^ ord(unit)) * 16777619) & _MASK
    return value


def scramble(rows: list[list[str]], seed: int) -> str:
    """The rows as JSON under a key stream that the script rebuilds from *seed*, in base64."""
    plain = json.dumps(rows, ensure_ascii=True).encode("ascii")
    state, out = seed & _MASK, bytearray()
    for byte in plain:
        state = (state * 1664525 + 1013904223) & _MASK
        out.append(byte ^ (state >> 24))
    return base64.b64encode(bytes(out)).decode("ascii")


def rows_of(entries: Sequence[Entry], day: Day) -> list[list[str]]:
    return [[e.path(day), e.title, e.published.isoformat()] for e in entries]


def seed_of(day: Day) -> int:
    """A new key with every publication, as such pages have."""
    return mix("lzjd", 2166136261 + day.content)


def rest_path(day: Day) -> str:
    """The address of the second half, which stands nowhere in the page."""
    seed = seed_of(day)
    return f"/lzjd/d/{mix('zfxxgknb', seed):08x}/{mix('rest', seed):08x}.dat"


_SCRIPT = """(function(){
var _k=%(odd)d^%(mask)d,_p=%(pieces)s,_o=%(order)s;
function _m(t,s){var v=s>>>0;for(var i=0;i<t.length;i++){v=Math.imul((v^t.charCodeAt(i))>>>0,16777619)>>>0;}return v;}
function _h(v){return('0000000'+v.toString(16)).slice(-8);}
function _u(b,s){var r=atob(b),v=s>>>0,t='';for(var i=0;i<r.length;i++){v=(Math.imul(v,1664525)+1013904223)>>>0;
t+=String.fromCharCode(r.charCodeAt(i)^(v>>>24));}return JSON.parse(t);}
function _a(rows){var l=document.getElementById('lzlist');rows.forEach(function(r){var li=document.createElement('li'),
a=document.createElement('a'),s=document.createElement('span');a.setAttribute('href',r[0]);a.textContent=r[1];
s.textContent=r[2];li.appendChild(a);li.appendChild(s);l.appendChild(li);});}
var _q=_o.map(function(i){return _p[i];}).join('');
var _k0=_k>>>0;
fetch('/'+['lzjd','d',_h(_m('zfxxgknb',_k0)),_h(_m('rest',_k0))].join('/')+'.dat',{headers:{'X-Page-Key':_h(_m('key',_k0))}})
.then(function(r){return r.text();}).then(function(t){var w=document.getElementById('lzwait');
_a(_u(t,_m('rest',_k0)));_a(_u(_q,_k0));w.parentNode.removeChild(w);document.getElementById('lzlist').className='done';});
})();"""


def inner(entries: Sequence[Entry], day: Day) -> str:
    """The column's inside: an empty list, a waiting note, and the script that fills the list."""
    seed, older = seed_of(day), rows_of(entries[len(entries) // 2 :], day)
    text = scramble(older, seed)
    pieces = [text[i : i + _PIECE] for i in range(0, len(text), _PIECE)]
    order = sorted(range(len(pieces)), key=lambda i: mix(str(i), seed))  # where each piece is put away
    shuffled = [pieces[i] for i in order]
    back = [order.index(i) for i in range(len(pieces))]
    mask = 0x2A5F17C3
    script = _SCRIPT % {
        "odd": seed ^ mask,
        "mask": mask,
        "pieces": json.dumps(shuffled),
        "order": json.dumps(back),
    }
    return (
        '<ul id="lzlist" class="wait"></ul>\n<p id="lzwait">数据加载中，请稍候…</p>\n'
        f"<noscript>请启用浏览器脚本后访问。</noscript>\n<script>{script}</script>"
    )


def rest(entries: Sequence[Entry], day: Day) -> str:
    """The newer half of the list, as the computed address serves it."""
    return scramble(rows_of(entries[: len(entries) // 2], day), mix("rest", seed_of(day)))


def key(day: Day) -> str:
    """The header without which the computed address answers 403."""
    return f"{mix('key', seed_of(day)):08x}"
