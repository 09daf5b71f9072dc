"""Takes injected words out of a page's text, keeps a record of each, and names damage it cannot mend."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

from models.values import Block, Link, Problem, Removal
from pipelines.clean.broken import damage
from pipelines.clean.disguised import folded, is_disguised
from pipelines.clean.lexicon import Known, injected, may_sell
from pipelines.clean.noise import MOST as _HONEST_SYMBOLS
from pipelines.clean.noise import symbols
from pipelines.clean.shape import is_bare_name, learned, lengthened, substitutes
from pipelines.clean.trade import runs

_NOTHING = Known()
_TIMES = 2  # a phrase that comes back is the page's brand, and ends where it ends most often
_MOST_PHRASES = 200  # of a page: each is sought in each of its lines
_PHRASE = 30  # characters; a longer span is a line of phrases
_LONGEST = 10_000  # characters looked at together: what is sought in a line costs more than its length
_LETTER = re.compile(r"[A-Za-z]")  # a stand-in for a frequent word has one, or words that sell


def known_of(
    own: str, shown: Sequence[str], given_away: Sequence[str] = (), linked: Sequence[str] = ()
) -> Known:
    """What a page gives away: brands of its hidden blocks, phrases that its lines repeat or link to strangers."""
    shown = [piece for text in shown for piece in _pieces(text)]
    in_disguise = is_disguised(shown)
    shown = [folded(text) for text in shown] if in_disguise else shown
    first = Known(learned(given_away, own), (), own, disguised=in_disguise)
    selling = [text for text in shown if in_disguise or first.brands or may_sell(text)]
    told = Counter(text[start:end] for text in selling for start, end, _ in injected(text, first))
    often = {lengthened(p, shown): n for p, n in told.items() if n >= _TIMES and len(p) <= _PHRASE}
    suspicious = [text for text in shown if may_sell(text) or _LETTER.search(text)]
    often |= {phrase: told[phrase] for phrase in substitutes(suspicious, own) if phrase not in often}
    phrases = sorted(often, key=lambda phrase: (-often[phrase], len(phrase)))[:_MOST_PHRASES]
    kept = [p for at, p in enumerate(phrases) if not any(other in p or p in other for other in phrases[:at])]
    kept += [phrase for phrase in dict.fromkeys(linked[:_MOST_PHRASES]) if phrase not in kept]
    noisy = len(symbols("\n".join(shown))) > _HONEST_SYMBOLS
    return Known(first.brands, tuple(kept), own, noisy=noisy, disguised=in_disguise)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Blocks without injected words, what was taken out in reading order, and what is wrong with the rest."""

    blocks: tuple[Block, ...]
    removed: tuple[Removal, ...]
    problems: tuple[Problem, ...]


def clean(blocks: Sequence[Block], *, has_tables: bool, known: Known = _NOTHING) -> Cleaned:
    """Clean a body. Digits, table cells and organ names are never touched; nothing is put into a hole."""
    shell = footer_shell([block.text for block in blocks])
    kept: list[Block] = []
    removed: list[Removal] = []
    for at, block in enumerate(blocks):
        if at in shell:
            removed.append(Removal(block.text, "footer_shell", "footer"))
            continue
        if at == 0 and block.kind == "heading" and is_bare_name(block.text, known.own):
            removed.append(Removal(block.text, "head_stuffing", "title"))
            continue
        text, taken = clean_line(block.text, "body", known)
        removed.extend(taken)
        if text or not taken:
            kept.append(block._replace(text=text) if taken else block)
    return Cleaned(
        tuple(kept), tuple(removed), removal_problems(removed) + damage(kept, has_tables=has_tables)
    )


def clean_line(text: str, where: str, known: Known = _NOTHING) -> tuple[str, tuple[Removal, ...]]:
    """One line without the injected spans, and those spans; a line that is a book is looked at piece by piece."""
    if len(text) > _LONGEST:
        done = [clean_line(piece, where, known) for piece in _pieces(text)]
        return "".join(left for left, _ in done), tuple(removal for _, taken in done for removal in taken)
    noise = [(start, end, "symbol_noise") for start, end in symbols(text)] if known.noisy else []
    text, strewn = _cut(text, where, noise) if noise else (text, ())
    spans = injected(text, known)
    if not (noise or spans):
        return text, ()
    parts = _stuffed(text, spans) if spans and _STUFFING_CUT.search(text) else []
    text, taken = _cut(text, where, parts or spans)
    return text, (*strewn, *taken)


def _pieces(text: str) -> Sequence[str]:
    """A text in pieces that can be looked at whole: nearly every line is one."""
    if len(text) <= _LONGEST:
        return (text,)
    return [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]


def _stuffed(text: str, spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Whole phrases of a line of phrases (`a|b|c`) where two or more of them promote and no office speaks."""
    if _SENTENCE_END.search(text):
        return []
    cuts = [0, *(end for _, end in (match.span() for match in _STUFFING_CUT.finditer(text))), len(text)]
    parts = [(start, end) for start, end in pairwise(cuts) if end > start]
    selling = [part for part in parts if _offers(text, part, spans)]
    if len(parts) < _MANY or len(selling) < _MANY - 1:
        return []
    foreign = [p for p in parts if p in selling or not _OFFICIAL.search(text, *p)]
    honest = [p for p in selling if _OFFICIAL.search(_cut(text[slice(*p)], "", injected(text[slice(*p)]))[0])]
    return [] if honest else [(start, end, "head_stuffing") for start, end in foreign]


def _cut(text: str, where: str, spans: Sequence[tuple[int, int, str]]) -> tuple[str, tuple[Removal, ...]]:
    taken = tuple(Removal(text[start:end], rule, where) for start, end, rule in spans)
    for start, end, _ in reversed(spans):
        text = text[:start] + text[end:]
    return text, taken


#: Rules that take something out, and what each says where it did.
MEANINGS = {
    "brand_injection": "words of a betting or porn site stood in the text",
    "footer_shell": "a footer of a company that is not the publisher stood under the text",
    "head_stuffing": "the page's title is stuffed with words that are not its own",
    "hidden_links": "hidden elements with links to strange hosts stood in the page",
    "link_farm": "a block of links to betting or porn sites stood in the page",
    "junk_markup": "junk elements of a stranger stood in the page",
    "symbol_noise": "symbols that belong to no word stood inside words",
    "cloaking": "a visitor from a search engine is shown something else",
    "cloaking_script": "a script or tag that sends visitors to a stranger stood in the page",
}


def removal_problems(removed: Sequence[Removal]) -> tuple[Problem, ...]:
    """One problem a rule that took something out, with the count."""
    rules = dict.fromkeys(removal.rule for removal in removed)
    return tuple(
        Problem(rule, "soft", f"{MEANINGS[rule]}: {sum(r.rule == rule for r in removed)} removed")
        for rule in rules
    )


# -- footer shells --------------------------------------------------------------------------------------
_COPYRIGHT = re.compile(r"copyright|©|版权所有", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?<!\d)(?:0\d{2,3}-?)?8{7,8}(?!\d)|(?<!\d)0?2088888254(?!\d)|广州市番禺经济开发区"
)
_EIGHTS, _ZONE = "8888", "番禺"  # in every such line, and plain words are found sooner
_FOOTER_LINE = re.compile(
    r"copyright|©|版权所有|^电话|^地址|^传真|^邮箱|备案号|ICP备|网站地图|sitemap|^xml地图|友情链接",
    re.IGNORECASE,
)
_OFFICE_LINE = re.compile(r"政府|政务|网站标识码|公网安备|主办|承办")
_LONGEST_SHELL = 200  # characters
_LOOKED_AT = 15  # lines from the end


def footer_shell(lines: Sequence[str]) -> frozenset[int]:
    """Indices of the lines of a fake footer: a copyright line that names a brand, or a made-up telephone."""
    start = max(0, len(lines) - _LOOKED_AT)
    if not any(
        len(line) <= _LONGEST_SHELL and _is_made_up(line) and _is_shell_line(line) for line in lines[start:]
    ):
        return frozenset()
    return frozenset(at for at in range(start, len(lines)) if _is_shell_line(lines[at]))


def _is_made_up(line: str) -> bool:
    told = (_EIGHTS in line or _ZONE in line) and _PLACEHOLDER.search(line)
    return bool(told or (injected(line) and _COPYRIGHT.search(line)))


def _is_shell_line(line: str) -> bool:
    """A line a fake footer may have; the footer of an office stays even where a fake one stands beside it."""
    if not line or len(line) > _LONGEST_SHELL or not _FOOTER_LINE.search(line):
        return False
    return bool(injected(line)) or not _OFFICE_LINE.search(line)


# -- stuffed titles -------------------------------------------------------------------------------------
def _offers(text: str, part: tuple[int, int], spans: Sequence[tuple[int, int, str]]) -> bool:
    return _holds(part, spans) or any(run.vice for run in runs(text[slice(*part)]))


def _holds(part: tuple[int, int], spans: Sequence[tuple[int, int, str]]) -> bool:
    return any(start < part[1] and part[0] < end for start, end, _ in spans)


_SENTENCE_END = re.compile(r"[。；]")
_STUFFING_CUT = re.compile(r"[_,，|、]|\s+I\s+|\s{2,}")
_OFFICIAL = re.compile(
    r"政府|政务|公开|年报|报告|人民|[省市县区镇乡局委办]|街道|信息|网$|网站$|专栏|首页|文件|通知|年度"
)
_MANY = 3  # phrases of nobody; one is enough where it promotes


def head_stuffing(title: str | None, headline: str | None, known: Known = _NOTHING) -> tuple[Removal, ...]:
    """Phrases of a <title> that share nothing with the article and promote, or are many and of no office."""
    phrases = [part.strip() for part in _STUFFING_CUT.split((title or "")[:_LONGEST]) if part.strip()]
    printed = unicodedata.normalize("NFKC", headline or "")
    strange: list[Removal] = []
    sells = False
    for part in phrases:
        rest, taken = clean_line(part, "head", known)
        sells = sells or bool(taken)
        if taken and rest and (rest in printed or _OFFICIAL.search(rest)):
            strange.extend(taken)  # a word of the title was replaced
        elif taken or not (part in printed or _OFFICIAL.search(part)):
            strange.append(Removal(part, "head_stuffing", "head"))
    return tuple(strange) if sells or len(strange) >= _MANY else ()


def clean_title(text: str, known: Known = _NOTHING) -> tuple[str, tuple[Removal, ...]]:
    """A title line without phrases strung to it that promote, or are many, and are of no office."""
    if len(text) > _LONGEST:
        return clean_line(text, "title", known)
    cuts = [0, *(match.end() for match in _STUFFING_CUT.finditer(text)), len(text)]
    parts = [(start, end) for start, end in pairwise(cuts) if end > start]
    spans = injected(text, known)
    foreign = [part for part in parts if not _OFFICIAL.search(_without_runs(text[slice(*part)]))]
    if len(foreign) == len(parts) or not any(_offers(text, part, spans) for part in foreign):
        return clean_line(text, "title", known)
    mixed = [part for part in parts if part not in foreign and not _holds(part, spans)]
    strange = sorted([*foreign, *(span for part in mixed for span in _last_offer(text, *part))])
    rest, strung = _cut(text, "title", [(*span, "head_stuffing") for span in strange])
    rest, taken = clean_line(rest.rstrip("_,，|、 "), "title", known)
    return rest, (*strung, *taken)


def _last_offer(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What no office says at the end of a phrase of a stuffed title: its own first words were run into it."""
    said = end if end == len(text) else start + len(_STUFFING_CUT.split(text[start:end])[0])
    return [
        (run.start, end) for run in runs(text[:end]) if start < run.start and run.end == said and run.hard
    ]


def _without_runs(text: str) -> str:
    """The text without what could be a promotion: 在线网站 is nobody's office."""
    return _cut(text, "", [(run.start, run.end, "") for run in runs(text) if run.vice])[0]


# -- hidden blocks --------------------------------------------------------------------------------------
_FAMILIAR = (
    ".gov.cn", ".edu.cn", ".mil.cn", "conac.cn", "xinhuanet.com", "news.cn", "people.com.cn", "people.cn", "cctv.com",
    "weibo.com", "weixin.qq.com", "qq.com", "baidu.com", "jiathis.com", "bshare.cn", "12377.cn", "12321.cn",
    "google.com", "mozilla.org", "firefox.com.cn", "microsoft.com", "360.cn", "adobe.com", "w3.org", "cnzz.com",
)  # fmt: skip


def is_strange(url: str, own: str | None) -> bool:
    """A link to a host that is neither the page's own, an office's nor one everybody links to."""
    host = _host(url)
    if not host or host == own or host.endswith(_FAMILIAR):
        return False
    return not (own and (host.endswith("." + own) or own.endswith("." + host)))


def hidden_block(text: str, links: Sequence[Link], own: str | None) -> Removal | None:
    """The record of a hidden element that carries strange links or brand words; None for a harmless copy."""
    if any(is_strange(link.url, own) for link in links) or injected(text[:_LONGEST]):
        return Removal(text[:2000] or " ".join(link.url for link in links)[:2000], "hidden_links", "hidden")
    return None


def own_host(url: str | None) -> str | None:
    return _host(url) if url else None


#: the host of nearly every link, found without taking the rest of it apart
_USUAL_HOST = re.compile(r"https?://(?:www\.)?([a-z0-9.-]+)(?=[/?#]|:\d+(?:[/?#]|$)|$)")


@lru_cache(maxsize=4096)  # the pages of a site have the same menus
def _host(url: str) -> str | None:
    usual = _USUAL_HOST.match(url)
    if usual:
        return usual[1]
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
