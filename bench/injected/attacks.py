"""The table of attacks and of honest pages: category, placement, hosts, what only the gate draws."""

from __future__ import annotations

from bench.injected import copies, lookalikes, markup, words
from bench.injected.copies import then
from bench.injected.markup import Place
from bench.injected.shapes import Article, Attack, Host, Tools

_COPIES: tuple[Host, ...] = ("clone",)
_UNKNOWN: tuple[Host, ...] = ("clone", "none")
_HONEST: tuple[Host, ...] = ("gov", "gov", "gov", "ip", "none")
_EVERY: tuple[Host, ...] = ("gov", "gov", "clone", "ip")


def _seed_like(article: Article, tools: Tools) -> Article:
    """Mutilated, one phrase inside a sentence, a company's footer in the article: a copy seen alive."""
    several = then(copies.mutilated, words.injected("after_comma", most=1), words.false_footer(inside=True))
    return several(article, tools)


_HIDDEN: tuple[tuple[str, Place, bool], ...] = (
    ("display", "between", False), ("visibility", "top", False), ("off_screen", "between", False),
    ("indent", "bottom", False), ("no_size", "within", False), ("no_height", "between", False),
    ("display", "within", True), ("as_background", "between", True), ("transparent", "between", True),
    ("clipped", "before", True),
)  # fmt: skip

ATTACKS: tuple[Attack, ...] = (
    Attack("K1", "self_reference", copies.hosted_elsewhere, _COPIES),
    Attack("K1", "untouched", copies.untouched, _COPIES, held_out=True),
    Attack("K2", "government", words.substituted("人民政府"), _COPIES),
    Attack("K2", "affairs", words.substituted("政府", promoted=True), _COPIES),
    Attack("K2", "information", words.substituted("信息", promoted=True), _COPIES),
    Attack("K2", "title_line", words.headed_by_brand, _COPIES),
    Attack("K2", "county", words.substituted("county", promoted=True), _COPIES, held_out=True),
    Attack("K3", "glosses", copies.traditional(errors=False, glosses=220), _UNKNOWN, trust="clone"),
    Attack("K3", "toneless", copies.traditional(errors=True, glosses=120, toneless=True), _UNKNOWN, held_out=True, trust="clone"),
    Attack("K4", "letters", copies.traditional(errors=False), _COPIES),
    Attack("K4", "mistakes", copies.traditional(errors=True), _COPIES, held_out=True),
    Attack("K5", "title", words.stuffed("title")),
    Attack("K5", "coded", words.stuffed("coded")),
    Attack("K5", "first_line", words.stuffed("first_line")),
    Attack("K5", "headline", words.stuffed("headline")),
    Attack("K5", "tail", words.stuffed("tail"), held_out=True),
    Attack("K6", "after_comma", words.injected("after_comma"), _EVERY),
    Attack("K6", "before_stop", words.injected("before_stop"), _EVERY),
    Attack("K6", "sentence_start", words.injected("sentence_start")),
    Attack("K6", "between_words", words.injected("between_words")),
    Attack("K6", "linked", words.injected("after_comma", link=True)),
    Attack("K6", "spaced", words.injected("between_words", form=" {} ")),
    Attack("K6", "bracketed", words.injected("before_stop", form="（{}）"), held_out=True),
    Attack("K6", "after_number", words.injected("after_number"), held_out=True),
    Attack("K6", "everywhere", words.phrased_twice, held_out=True),
    Attack("K7", "footer", words.false_footer(inside=False), _COPIES),
    Attack("K7", "in_article", words.false_footer(inside=True), _UNKNOWN, trust="clone"),
    Attack("K7", "other_shell", words.false_footer(inside=True, other=True), _COPIES, held_out=True),
    Attack("K8", "mutilated", copies.mutilated, _COPIES),
    Attack("K8", "with_phrase_and_shell", _seed_like, _UNKNOWN, trust="clone"),
    Attack("K9", "worded", markup.junk(worded=True)),
    Attack("K9", "empty", markup.junk(worded=False), held_out=True),
    Attack("K10", "doorway", copies.doorway, _UNKNOWN, trust="doorway"),
    Attack("K11", "symbols", words.noised(words.SYMBOLS, 18)),
    Attack("K11", "others", words.noised(words.HELD_SYMBOLS, 12), held_out=True),
    Attack("K12", "masked", copies.masked, _UNKNOWN, trust="masked_copy"),
    Attack("K13", "referrer", markup.script("referrer", "head")),
    Attack("K13", "written", markup.script("written", "bottom")),
    Attack("K13", "chars", markup.script("chars", "head")),
    Attack("K13", "short_after_html", markup.script("short", "last")),
    Attack("K13", "back_button", markup.script("back", "bottom"), held_out=True),
    Attack("K13", "before_doctype", markup.script("short", "first"), held_out=True),
    Attack("K13", "refresh", markup.script("refresh", "head"), held_out=True),
    *(Attack("K14", f"{way}_{place}", markup.hidden(way, place), held_out=held) for way, place, held in _HIDDEN),
    Attack("K14", "links", markup.link_farm),
    Attack("K14", "by_class", markup.hidden_by_class, held_out=True),
    Attack("K14", "marquee", markup.marquee, held_out=True),
)  # fmt: skip

HONEST: tuple[Attack, ...] = (
    *[Attack("clean", "clean", copies.untouched, _HONEST)] * 6,
    *(Attack("look-alike", topic, lookalikes.told(topic), _HONEST) for topic in lookalikes.SENTENCES),
    *(
        Attack("look-alike", f"{topic}_more", lookalikes.told(topic, held_out=True), _HONEST, held_out=True)
        for topic in lookalikes.HELD_SENTENCES
    ),
    Attack("look-alike", "name", copies.untouched, _HONEST),
    Attack("look-alike", "gloss", lookalikes.glossed, _HONEST),
    Attack("look-alike", "gateway", lookalikes.gateway, ("gov",)),
    Attack("look-alike", "print_twin", lookalikes.twinned("display:none", "print-box"), _HONEST),
    Attack("look-alike", "mobile_twin", lookalikes.twinned("display:none", "wap-content visible-xs"), _HONEST),
    Attack("look-alike", "read_aloud_twin", lookalikes.twinned("position:absolute;left:-9999px", "sr-only"), _HONEST, held_out=True),
    Attack("look-alike", "odd_footer", lookalikes.odd_footer, _HONEST),
    Attack("look-alike", "friendly_links", lookalikes.befriended, _HONEST),
    Attack("look-alike", "official_links", lookalikes.linked, _HONEST),
)  # fmt: skip
