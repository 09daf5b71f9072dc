"""Fakes are not content: walls, log-ins, soft 404s, trouble of the day and empty templates are named with what gave
them away, and honest pages that speak of such things are not taken for them."""

from dataclasses import replace

import pytest

from crawler.blocked import after_reading, before_reading, led_away, mark_of
from models.divisions.load import load
from models.values import Capture
from pipelines.read import Knowledge, open_page
from tests.hostile import answer, redirect, running, says, site_of
from tests.test_hostile import crawled, told
from tests.town import report

URL = "http://www.county.gov.cn/art/2021/1.html"
HONEST = report(2020)
MIDDLE = "公开内容的深度还不够"


def page(body, title=""):
    return f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'


def capture_of(body, status=200, **more):
    return Capture(body.encode(), URL, status, "text/html; charset=utf-8", **more)


def judged(capture, *, is_list=False):
    """The kind a run gives a capture, and what gave it away."""
    kind = before_reading(capture.status, capture.body)
    if kind != "unjudged":
        return kind, mark_of(capture)
    read = open_page(capture, Knowledge(load(None)))
    return after_reading(read, is_list=is_list, capture=capture), mark_of(capture, read)


JSL = (
    "<script>document.cookie=('_')+('_')+('jsl_clearance_s=1;max-age=3600');"
    "location.href=location.pathname+location.search</script>"
)
TOKEN = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><meta content="{qtt!abcd" r=\'m\'>'
    "<script r='m'>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1;</script></head><body></body></html>"
)
ACW = page("<script>var arg1='3000';setCookie('acw_sc__v2', x);document.location.reload();</script>")
LOGIN = '<form action="/login" method="post">用户名<input name="user">密码<input type="password" name="pw"></form>'

#: status, page, kind, what gives it away
FAKES = {
    "jsl 521": (521, JSL, "challenge", "加速乐"),
    "jsl 512": (512, JSL, "challenge", "加速乐"),
    "jsl 200": (200, page(JSL), "challenge", "加速乐"),
    "token 412": (412, TOKEN, "challenge", "瑞数"),
    "token 202": (202, TOKEN, "challenge", "瑞数"),
    "token 200": (200, TOKEN, "challenge", "瑞数"),
    "acw_sc": (200, ACW, "challenge", "acw_sc"),
    "cloudflare 403": (403, page("<div id='cf-error-details'>Sorry</div>"), "challenge", "Cloudflare"),
    "cloudflare 503": (503, page('<script src="/cdn-cgi/challenge-platform/h/b/o"></script>'), "challenge", "Cloudflare"),
    "akamai 403": (403, page("<h1>Access Denied</h1>Reference #18.5d4e1.1"), "challenge", "Akamai"),
    "captcha": (200, page('<h3>请输入验证码</h3><img src="/c.jpg"><input name="code">', "安全验证"), "challenge", "captcha"),
    "picture": (200, page('<p>请输入图片中的字符：</p><img src="/v.php">', "访问验证"), "challenge", "captcha"),
    "firewall": (
        200, page("<h1>访问被拦截</h1><p>您的请求疑似攻击行为。事件编号：12345</p>", "拦截提示"), "challenge", "firewall"
    ),
    "aliyun": (
        200, page("<div>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</div>", "405"), "challenge", "firewall"
    ),
    "too often": (200, page("<p>您的访问过于频繁，请稍后再试</p>"), "challenge", "rate limit"),
    "log-in": (200, page(LOGIN, "用户登录"), "challenge", "login"),
    "missing": (200, page("<div>您访问的页面不存在或已删除</div>", "提示信息"), "soft_404", "missing page"),
    "404 with 200": (200, page("<h2>404</h2><p>抱歉，页面出错了</p>", "404"), "soft_404", "missing page"),
    "withdrawn": (200, page("<p>该信息已被撤稿</p>", "信息详情"), "soft_404", "missing page"),
    "loading": (200, page("<div>数据加载中...</div>", "政府信息公开"), "soft_404", "empty template"),
    "unfilled": (200, page("<h1>{{article.title}}</h1><div>{{article.content}}</div>"), "soft_404", "empty template"),
    "blank": (200, page("<h1></h1><div>云沚区人民政府</div><div></div>"), "soft_404", "empty template"),
    "go home": (
        200, '<html><head><meta http-equiv="refresh" content="3;url=/"></head><body>3秒后返回首页</body></html>',
        "soft_404", "",
    ),
    "maintenance": (
        200, page("<h1>网站维护中</h1><p>系统升级维护，暂停访问，敬请谅解。</p>", "站点维护"), "error", "maintenance"
    ),
    "under construction": (200, page("<p>本站正在升级改版，请稍后访问</p>"), "error", "maintenance"),
    "closed": (200, page("<p>该网站已关停</p>", "提示"), "error", "maintenance"),
    "error with 200": (200, page("<h1>HTTP Status 500 – Internal Server Error</h1>", "HTTP Status 500"), "error", "server error"),
    "no database": (200, page("数据库连接失败，请联系管理员"), "error", "server error"),
    "new server": (200, page("<h1>Welcome to nginx!</h1>", "Welcome to nginx!"), "error", "server error"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAKES)
def test_a_fake_is_named_with_what_gave_it_away(name):
    status, body, kind, mark = FAKES[name]

    assert judged(capture_of(body, status)) == (kind, mark)


#: What stands on every page of a portal that knows no menu and no footer: more words than many an article.
MENU = "".join(f'<p><a href="/c/{n}/">{words}</a></p>' for n, words in enumerate(
    ["首页", "走进云沚", "新闻中心", "政务公开", "办事服务", "互动交流", "领导信箱", "数据开放", "专题专栏", "公示公告", "政策文件", "解读回应", "依申请公开"]
))  # fmt: skip
ABOUT = "<p>云沚区人民政府门户网站是云沚区人民政府在互联网上发布政务信息、提供在线服务、与公众互动交流的综合平台。</p>"
FOOT = (
    "<p>主办：云沚区人民政府办公室</p><p>建议您使用以下版本的浏览器：IE浏览器9.0版本及以上，且内核9.0及以上。</p>"
    f"<p>{'云沚区各部门 云沚区各乡镇街道 ' * 25}</p><p>青ICP备12345678号</p>"
)


def framed(body, title="云沚区人民政府"):
    return page(ABOUT + MENU + body + FOOT, title)


#: body, kind, what gives it away: as a short page, in a frame longer than itself, and among long scripts
MESSAGES = {
    "line": ("<div><p>您访问的页面不存在</p></div>", "soft_404", "missing page"),
    "heading": ("<h1>抱歉，您访问的页面不存在</h1><p>请检查您输入的网址是否正确</p>", "soft_404", "missing page"),
    "number": ('<h2>404</h2><p>很抱歉，您要访问的页面不存在！<a href="/">返回首页</a></p>', "soft_404", "missing page"),
    "withdrawn": ("<div>该信息已被撤稿或不存在</div>", "soft_404", "missing page"),
    "firewall": (
        "<h1>访问被拦截</h1><p>您的请求疑似攻击行为，已被网站防火墙拦截。</p><p>您的IP访问过于频繁，请联系管理员。</p><p>事件编号：1</p>",
        "challenge", "firewall",
    ),
    "captcha": ("<h2>安全验证</h2><p>请输入验证码后继续访问</p><input name=code>", "challenge", "captcha"),
}  # fmt: skip


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_known_in_whatever_frame(name):
    body, *expected = MESSAGES[name]
    long = "".join(f"<script>var part{n} = '{'x' * 9000}';</script>" for n in range(20))

    for specimen in (page(body), page(long + body), framed(body), framed(long + body, "")):
        assert list(judged(capture_of(specimen))) == expected


@pytest.mark.parametrize("name", ["jsl 200", "token 200", "acw_sc"])
def test_a_wall_is_known_among_long_scripts(name):
    long = f"<script>var part = '{'x' * 300_000}';</script>"
    _, body, *expected = FAKES[name]

    assert list(judged(capture_of(body.replace("<script", f"{long}<script", 1)))) == expected


def said(words):
    return HONEST.replace(MIDDLE, f"{words}，{MIDDLE}")


HONEST_PAGES = {
    "captcha": said("网上申请须输入验证码，滑动验证、安全验证步骤较多，访问过于频繁时请求会被拦截"),
    "404": said("部分链接404，页面不存在，栏目数据加载中，信息已删除"),
    "maintenance": said("网站升级维护，系统维护期间暂停访问，网站维护中"),
    "all of it in a frame": said(
        "网上申请须输入验证码，访问过于频繁时请求会被拦截，部分页面不存在"
    ).replace("<h1>", f"{ABOUT}{MENU}<h1>").replace("</body>", f"{FOOT}</body>"),
    "a report without a title": framed(
        "<p>一、总体情况</p><p>部分页面不存在的问题已经整改。</p>" + "<p>全年主动公开政府信息366条，清理了失效的链接。</p>" * 12
    ),
    "questions and answers": framed(
        "<h2>网站使用问答</h2><p>页面不存在</p><p>答：网址可能有误，或者栏目已经调整，请从首页重新进入，也可以使用站内检索。</p>" * 4
    ),
    "search box": framed("<p>请输入验证码</p><input name=code><p>" + "云沚区教育局 云沚区民政局 " * 30 + "</p>"),
    "log-in box": HONEST.replace("<h1>", f"{LOGIN}<h1>"),
    "shield's script": HONEST.replace("</body>", "<script>var a='acw_sc__v2'; var b='__jsl_clearance'</script></body>"),
    "notice": page(
        "<h1>关于网站系统升级维护的通知</h1><p>我区政府网站定于1月20日进行系统升级维护，届时网站将暂停访问。特此通知。</p>",
        "关于网站系统升级维护的通知",
    ),
    "short news": page(
        "<h1>我区网站暂停服务一天</h1><p>发布时间：2021-01-20 来源：区府办</p><p>因机房搬迁，本网站暂停服务一天。</p>"
    ).replace("<title>", '<meta name="PubDate" content="2021-01-20"><meta name="ArticleTitle" content="我区网站暂停服务一天"><title>'),
    "guide with a password": page(
        "<h1>依申请公开系统使用指南</h1>" + "<p>申请人先注册用户名和密码，登录系统后填写申请表，提交后可以查询办理进度。</p>" * 12 + LOGIN
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST_PAGES)
def test_an_honest_page_that_speaks_of_such_things_is_none(name):
    assert judged(capture_of(HONEST_PAGES[name])) == ("content", "")


def test_neither_a_home_page_nor_a_list_is_a_message():
    """The one may hide such a line in a pop-up, the other has entries that speak of such things."""
    home = framed("<p>您访问的页面不存在</p>")
    titles = (
        "反映网页打不开、页面不存在的回复",
        "关于网站禁止访问问题的答复",
        *(f"关于第{n}号来信的答复" for n in range(30)),
    )
    entries = "".join(f'<li><a href="/x/{n}.html">{t}</a> 2021-01-20</li>' for n, t in enumerate(titles))

    assert judged(replace(capture_of(home), url="http://www.county.gov.cn/"))[0] == "content"
    assert judged(capture_of(framed(f"<ul>{entries}</ul>")), is_list=True)[0] == "list"


def test_a_list_that_a_script_still_fills_is_a_list():
    """Its browser comes next; without a script that builds anything the same page is an empty template."""
    filled = page("<div id='list'>数据加载中...</div><script>$.ajax('/api').done(fill)</script>", "年报")

    assert judged(capture_of(filled), is_list=True)[0] == "list"
    assert judged(capture_of(page("<div>数据加载中...</div>", "年报")), is_list=True)[0] == "soft_404"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("http://www.county.gov.cn/", "soft_404"),
        ("http://www.county.gov.cn", "soft_404"),
        ("http://www.county.gov.cn/index.html", "soft_404"),
        ("http://www.county.gov.cn/default.aspx", "soft_404"),
        ("http://www.county.gov.cn/sso/login?goto=1", "challenge"),
        ("http://sso.county.gov.cn/cas/authorize", "challenge"),
        ("http://www.county.gov.cn/userLogin.jsp", "challenge"),
        ("https://www.county.gov.cn/art/2021/1.html", None),
        ("http://www.county.gov.cn/?id=7", None),
        ("http://www.county.gov.cn/art/loginov/2.html", None),
        (None, None),
    ],
)
def test_a_redirect_home_or_to_a_log_in_answers_for_no_page(location, expected):
    found = led_away(capture_of("", 302, location=location))

    assert (found and found[0]) == expected


def test_a_home_page_may_lead_to_its_index():
    assert (
        led_away(
            Capture(b"", "http://www.county.gov.cn/", 302, location="http://www.county.gov.cn/index.html")
        )
        is None
    )


# -- through the front door ----------------------------------------------------------------------------------
def walled():
    """A site that has put itself behind a wall since it was crawled."""
    server = site_of({})
    server.pages = {}
    server.anything = says(answer(JSL, "521 Web Server Is Down"))
    return server


def test_fakes_make_no_versions_and_what_stood_there_stands(tmp_path):
    """Archived, named, asked again in the next run; a wall makes a run partial, and the site blocked."""
    rows = {
        name.replace(" ", "-"): says(answer(body, f"{status} X"))
        for name, (status, body, _, _) in FAKES.items()
        if status == 200
    }
    rows |= {"home": redirect("/"), "enter": redirect("/sso/login?to=1")}
    fakes, wall = site_of(rows), walled()
    with running(fakes, wall):
        crawl, code, *_ = crawled(tmp_path, {"fakes": fakes, "wall": wall})
        runs = told(crawl)
        second = crawl("crawl", "reports", "-a", "site=站点wall")
        asked = fakes.count()

    assert code == 1
    assert crawl.rows("SELECT count(*) FROM versions") == [(3,)]
    assert crawl.rows("SELECT count(*) FROM events WHERE event <> 'new'") == [(0,)]
    state, evidence = runs["fakes"]
    assert (state, evidence["blocked"]) == ("partial", False)
    assert (
        evidence["fakes"]["urls"][f"{fakes.url}nb/home"] == "soft_404, status 302: redirect to the home page"
    )
    assert evidence["fakes"]["urls"][f"{fakes.url}nb/captcha"] == "challenge, status 200: captcha"
    assert f"{fakes.url}nb/maintenance: error, status 200: maintenance" in evidence["reasons"]
    assert asked["/sso/login?to=1"] == 0
    assert asked["/"] == 1
    state, evidence = runs["wall"]
    assert (state, evidence["blocked"]) == ("partial", True)
    assert evidence["reasons"] == [f"{wall.url}: challenge, status 521: 加速乐"]
    assert second.returncode == 0, second.stdout  # no news
    assert crawl.verify() == 0
    kinds = dict(crawl.rows("SELECT kind, count(*) FROM captures GROUP BY kind"))
    assert kinds["challenge"] >= 9
