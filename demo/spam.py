"""spam — what intruders leave: a brand inside a sentence, a hidden block, a shell of a footer; all names invented."""

from __future__ import annotations

from dataclasses import replace

from demo.articles import Article, Block, Paragraph

BRAND = "飞鹿棋牌"
PHRASE = f"{BRAND}最新官方版下载"
FOOTER = (
    f"Copyright &copy; {BRAND}(中国)官方网站 版权所有",
    "电话：020-88888888　地址：番禺经济开发区　备案号：",
    "网站地图",
)
_WITNESS = "主动公开政府信息"  # every report's first sum stands behind these words


def injected(article: Article) -> Article:
    """The article with the phrase put into the middle of one sentence, where it breaks no punctuation."""
    done = False
    blocks: list[Block] = []
    for block in article.blocks:
        if not done and isinstance(block, Paragraph) and _WITNESS in block.text:
            block = replace(block, text=block.text.replace("微信公众号", PHRASE + "微信公众号", 1))  # noqa: PLW2901 - one walk
            done = PHRASE in block.text
        blocks.append(block)
    if not done:
        raise ValueError(f"no place for the phrase in {article.title}")
    return Article(article.title, tuple(blocks))


def tail() -> str:
    """The hidden links and the fake footer that stand after the site's own footer."""
    links = "".join(
        f'<a href="http://www.feilu{n}.example/">{BRAND}{word}</a>'
        for n, word in enumerate(("官网", "app下载", "登录入口", "试玩", "在线注册", "最新版"))
    )
    lines = "".join(f"<p>{line}</p>" for line in FOOTER)
    return f'<div style="position:absolute;left:-9999px;top:-9999px">{links}</div>\n<div class="foot">{lines}</div>\n'


def cloned(text: str, host: str, domain: str) -> str:
    """A clone's page: the county's domain rewritten to the clone's, one common word replaced by the brand."""
    return (
        text.replace(domain, host)
        .replace("政府门户网站", f"{BRAND}官网门户网站")
        .replace("条例》", f"条例》{BRAND}下载", 1)
    )
