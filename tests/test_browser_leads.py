"""Choices that lead to another page: by a script whose address stands nowhere, whatever the words and the page they stand on."""

import json

import pytest

from tests.hostile import HEAD, Server, answer, running, says
from tests.test_browser_choices import ORGANS, YEARS, reports
from tests.test_hostile import crawled, told

COLUMN, PATH = "政府信息公开年报", "政务公开"
#: Words and addresses lie scrambled in the page.
MAKES = """<div id="tabs"></div><script>
function un(words) {{ return words.split("").reverse().join(""); }}
function make(name, words, into, what) {{
  var e = document.createElement(name); e.textContent = words; into.appendChild(e);
  if (what) e.addEventListener("click", what); return e;
}}
function go(to) {{ to = un(to); {leads} }}
{script}
</script>"""
LEADS = {
    "moves": "location.href = to;",
    "opens": "window.open(to);",
    "sends": "var form = make('form', '', document.body); form.action = to; form.submit();",
}
OF_ORGAN = [(name, f"/gk/o{at}.html") for at, name in enumerate(ORGANS)]
OF_YEAR = [(f"{year}年", f"/gk/y{year}.html") for year in YEARS]
TO_ALL = [(COLUMN, "/gk/all.html")]


def lies(text):
    return f"un({json.dumps(text[::-1])})"


def page(title, ways, how):
    """A page with *ways*, each its words and where they lead: links; rows or a box that a script makes."""
    if how == "links":
        body = "".join(f'<li><a href="{to}">{words}</a></li>' for words, to in ways)
    elif how == "made":
        made = (f"make('a', {lies(words)}, make('li', '', tabs)).href = {lies(to)};" for words, to in ways)
        body = MAKES.format(leads="", script="".join(made))
    elif how in LEADS:
        rows = (
            f"make('li', {lies(words)}, tabs, function () {{ go({to[::-1]!r}); }});" for words, to in ways
        )
        body = MAKES.format(leads=LEADS[how], script="".join(rows))
    else:
        box = "var box = make('select', '', tabs); make('option', '请选择', box);"
        options = (f"make('option', {lies(words)}, box).value = {to[::-1]!r};" for words, to in ways)
        send = "make('button', '进入', tabs, function () { go(box.value); });"
        body = MAKES.format(leads=LEADS["moves"], script=box + "".join(options) + send)
    return HEAD.format(title, title) + body + "</body></html>"


def lists(how):
    """The lists of each organ, of each year, and of all."""
    lines = {
        (at, year): (f"{name}{year}年政府信息公开工作年度报告", f"/gk/t{at}{year}.html")
        for at, name in enumerate(ORGANS)
        for year in YEARS
    }
    return {
        "/gk/all.html": page(COLUMN, lines.values(), how),
        **{
            to: page(name, [lines[at, year] for year in YEARS], how) for at, (name, to) in enumerate(OF_ORGAN)
        },
        **{
            f"/gk/y{year}.html": page(f"{year}年", [lines[at, year] for at in range(len(ORGANS))], how)
            for year in YEARS
        },
    }


def site(first, *, lists_are="links", **others):
    """A site by its home page, its lists, and its other pages (gate: /gk/gate.html)."""
    bodies = {"/": first, **lists(lists_are), **{f"/gk/{name}.html": body for name, body in others.items()}}
    bodies |= reports("/gk/")
    return Server({path: says(answer(body)) for path, body in bodies.items()})


def at_home(ways, how):
    return site(page("首页", ways, how))


def behind(words, ways, how, **more):
    """A home page whose one way is *words*, and there the page with the choices."""
    return site(page("首页", [(words, "/gk/gate.html")], "links"), gate=page(words, ways, how), **more)


def goes_on_by_itself():
    script = (
        '<script>setTimeout(function () { var at = "/gk/"; location.href = at + "all.html"; }, 300)</script>'
    )
    gate = HEAD.format("年报", "年报") + script + "</body></html>"
    return site(page("首页", [(PATH, "/gk/gate.html")], "moves"), gate=gate)


FEW = {
    "years of a path": lambda: behind(PATH, OF_YEAR, "moves"),
    "organs of a list and their lists made by scripts": lambda: behind(
        COLUMN, OF_ORGAN, "opens", lists_are="made"
    ),
    "a page that goes on by itself": goes_on_by_itself,
}
SITES = {
    **FEW,
    "organs at home opened": lambda: at_home(OF_ORGAN, "opens"),
    "years at home sent": lambda: at_home(OF_YEAR, "sends"),
    "a column at home": lambda: at_home(TO_ALL, "moves"),
    "organs of a path in a box": lambda: behind(PATH, OF_ORGAN, "box"),
    "years of a list": lambda: behind(COLUMN, OF_YEAR, "moves"),
    "years of a list in a box": lambda: behind(COLUMN, OF_YEAR, "box", lists_are="made"),
    "links to organs and their lists made by scripts": lambda: behind(COLUMN, OF_ORGAN, "links", lists_are="made"),
    "a list that only leads to the list": lambda: behind(COLUMN, [("信息公开平台", "/gk/all.html")], "moves"),
}  # fmt: skip


def assert_followed(folder, names):
    """Every report is found behind each choice, and the run calls itself complete."""
    servers = {name: SITES[name]() for name in names}
    with running(*servers.values()):
        crawl, *_ = crawled(folder, servers, "-s", "DOWNLOAD_TIMEOUT=20")
    runs, owed = told(crawl), len(ORGANS) * len(YEARS)
    seen = {
        name: sum(path.startswith("/gk/t") for path in server.count()) for name, server in servers.items()
    }
    assert {name: (runs[name][0], seen[name]) for name in names} == dict.fromkeys(names, ("complete", owed))


def test_what_a_choice_leads_to_is_followed_whatever_its_words_say(tmp_path, browser):
    del browser
    assert_followed(tmp_path, FEW)


@pytest.mark.prove
def test_every_choice_that_leads_away(tmp_path, browser):
    del browser
    assert_followed(tmp_path, SITES)
