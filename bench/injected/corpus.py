"""Makes the pages from a seed: a report, an attack or none, a skin, a host, and the truth about all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from random import Random

from bench.corpus.drafts import draft
from bench.corpus.specimen import FORMS, Box, Draft, Row, Sheet
from bench.injected.attacks import ATTACKS, HONEST
from bench.injected.brands import Brands
from bench.injected.named import moved_to_a_brand_name
from bench.injected.prose import lines_of
from bench.injected.shapes import Article, Attack, Dirty, Host, Piece, Skin, Tools
from bench.injected.skins import SKINS, marked_up
from models.vocabulary import Trust

_BY_HOST: Mapping[Host, Trust] = {
    "gov": "official",
    "clone": "clone",
    "ip": "unverified_mirror",
    "none": "unknown",
}
_ENDINGS = (".com", ".cn", ".net", ".top", ".com.cn")


def pages(seed: int, count: int) -> Iterator[Dirty]:
    """So many pages, injected and honest ones by turns; the same arguments give the same bytes."""
    for at in range(count):
        table = HONEST if at % 2 else ATTACKS
        yield page(seed, table[(at // 2) % len(table)], at)


def digest(found: Iterable[Dirty]) -> str:
    """sha256 over names and bytes: two corpora with one digest are one corpus."""
    total = hashlib.sha256()
    for one in found:
        total.update(one.name.encode() + b"\0" + hashlib.sha256(one.body).digest())
    return total.hexdigest()


def page(seed: int, attack: Attack, at: int) -> Dirty:
    """One page; skin, brand pool and host are drawn, every third brand and some skins for the gate alone."""
    rng = Random(f"{seed}/{attack.name}/{at}")
    skin = rng.choice(SKINS)
    held_brand = not attack.honest and rng.random() < 1 / 3
    host_kind = rng.choice(attack.hosts)
    own = draft(rng.choice(FORMS), rng, sparse=rng.random() < 0.5)
    if attack.placement == "name":
        own = moved_to_a_brand_name(own, rng)
    origin = _official_host(rng)
    host = {"gov": origin, "clone": _stranger(rng), "ip": _address(rng), "none": _stranger(rng)}[host_kind]
    brands = Brands(rng, held_out=held_brand)
    place = own.place.above if own.place.township_code else own.place.short
    tools = Tools(rng, brands.phrase, brands.brand, brands.lures, host, origin, place)
    article = attack.soil(_article(own, rng), tools)
    return Dirty(
        name=f"{attack.name}-{skin.name}-{host_kind}-{at:04}",
        attack=attack,
        skin=skin.name,
        held_out=attack.held_out or skin.held_out or held_brand,
        url=None if host_kind == "none" else _url(skin, article, host, attack, rng),
        trust=_trust(attack, host_kind),
        body=_dressed(article, skin, tools),
        article=article,
        paragraphs=tuple((line.honest, line.restored) for line in article.lines if line.honest.strip()),
        injected=_foreign(article),
    )


def _trust(attack: Attack, host: Host) -> Trust:
    if attack.trust:
        return attack.trust
    if host == "gov" and not attack.honest:
        return "official_injected"
    return _BY_HOST[host]


def _foreign(article: Article) -> tuple[str, ...]:
    pieces = (*article.title, *article.headline, *(p for line in article.lines for p in line.pieces))
    return (*(p.text.strip() for p in pieces if p.foreign), *article.foreign)


def _article(own: Draft, rng: Random) -> Article:
    tables: dict[str, tuple[str, ...]] = {}
    for sheet in own.sheets:
        tables[sheet.section] = (*tables.get(sheet.section, ()), _table(sheet))
    above = f"{own.place.above}人民政府"
    return Article(
        draft=own,
        title=(Piece(f"{own.title}_{above}"),) if rng.random() < 0.5 else (Piece(own.title),),
        headline=(Piece(own.title),),
        lines=lines_of(own, tables, rng),
        site=above,
    )


def _table(sheet: Sheet) -> str:
    rows = "".join(f"<tr>{_row(row)}</tr>\n" for row in sheet.rows)
    return f'<table border="1" cellspacing="0" cellpadding="0"><tbody>\n{rows}</tbody></table>\n'


def _row(row: Row) -> str:
    return "".join(_cell(box) for box in row)


def _cell(box: Box) -> str:
    spans = f' colspan="{box.colspan}"' * (box.colspan > 1) + f' rowspan="{box.rowspan}"' * (box.rowspan > 1)
    return f"<td{spans}><p>{escape(box.text)}</p></td>"


def _dressed(article: Article, skin: Skin, tools: Tools) -> bytes:
    own, rng = article.draft, tools.rng
    site = article.site or article.draft.place.above
    plain_title = "".join(p.text for p in article.title if not p.foreign) if article.report else "信息公开"
    source = own.place.full if article.named else site
    gaps = ("first", "head", "top", "before", "after", "bottom", "last")
    number = rng.randint(100_000, 999_999)
    words = {
        **{gap: article.around.get(gap, "") for gap in gaps},  # type: ignore[call-overload]
        "charset": skin.encoding,
        "title": marked_up(article.title),
        "plaintitle": escape(own.title if article.report else plain_title),
        "headline": marked_up(article.headline),
        "article": "".join(skin.line(line) for line in article.lines),
        "footer": _footer(site, own, rng) if article.footer is None else article.footer,
        "published": own.published,
        "source": escape(source),
        "sitename": escape(site),
        "above": escape(site),
        "origin": tools.origin,
        "code": own.place.division_code,
        "index": f"{own.place.division_code}-012/{int(own.published[:4])}-{number % 100_000:05}",
        "number": str(number),
        "hex": hashlib.md5(str(number).encode()).hexdigest(),
    }
    encoding = "gb18030" if skin.encoding.startswith("gb") else skin.encoding
    return skin.page(words).encode(encoding)


def _footer(site: str, own: Draft, rng: Random) -> str:
    number = rng.randint(10_000_000, 19_999_999)
    return (
        f"<p>主办：{escape(site)} 承办：{escape(own.place.above)}政务公开办公室</p>"
        f'<p>网站标识码：{own.place.division_code}0001 <a href="https://beian.miit.gov.cn/">湘ICP备{number}号</a> 公网安备号</p>'
        '<p><a href="/sitemap.html">网站地图</a> <a href="/about.html">联系我们</a></p>'
    )


def _url(skin: Skin, article: Article, host: str, attack: Attack, rng: Random) -> str:
    year, month, day = article.draft.published.split("-")
    number = rng.randint(1_000_000, 9_999_999)
    path = skin.path.format(
        y=year,
        m=int(month),
        d=int(day),
        ym=year + month,
        ymd=year + month + day,
        number=number,
        short=number % 100_000,
        hex=hashlib.md5(f"{number}".encode()).hexdigest(),
    )
    gate = f"/gate/big5/{host}" if attack.placement == "gateway" else ""
    return f"http://{host}{gate}{path}"


def _letters(rng: Random, count: int) -> str:
    return "".join(rng.choice("abcdefghjklmnpqrstuvwxyz") for _ in range(count))


def _official_host(rng: Random) -> str:
    return f"www.{_letters(rng, rng.randint(2, 7))}.gov.cn"


def _stranger(rng: Random) -> str:
    start = rng.choice(("www.", "m.", ""))
    return f"{start}{_letters(rng, rng.randint(5, 11))}{rng.choice(_ENDINGS)}"


def _address(rng: Random) -> str:
    return f"203.0.113.{rng.randint(2, 250)}:{rng.choice((80, 8080, 9104))}"
