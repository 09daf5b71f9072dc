"""Fakes told by how they are built: bare pages that speak of the visit, messages and nothing under a report's title.

Written as makers of firewalls, servers and content systems print them, before their reader was looked at; and reports
of a sentence, of pictures, or beside the very same words, which are none of them.
"""

from dataclasses import replace

import pytest

from crawler.asks import Ask
from crawler.blocked import NOTHING_OWN, after_reading, before_reading, led_away, mark_of
from crawler.steps import adds_nothing
from models.divisions.load import load
from models.values import Capture
from pipelines.read import Knowledge, open_page
from tests.test_fakes import URL, capture_of, judged

T = "云沚区水利局2020年政府信息公开工作年度报告"
NAV = "".join(f'<li><a href="/{n}/">{words}</a></li>' for n, words in enumerate(
    ["首页", "走进云沚", "新闻中心", "政务公开", "政务服务", "互动交流", "政府信息公开年报", "网站地图", "关于我们", "政府网站找错"]
))  # fmt: skip
FOOT = '<div class="footer"><p>主办：云沚区人民政府办公室</p><p>网站标识码：9901010001　青ICP备05012345号-1</p></div>'


def page(body, title="", head=""):
    return f'<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


def article(body, title=T, beside=""):
    """As a content system prints it in the frame of its site, whatever it has."""
    head = f'<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2021-01-18">'
    inner = (
        f'<h2>{title}</h2><p>日期：2021-01-18　来源：区政府办</p><div class="view TRS_UEDITOR">{body}</div>'
    )
    return page(
        f"<ul>{NAV}</ul>{beside}{inner}{FOOT}<script>doZoom(16)</script>", f"{title}_云沚区人民政府", head
    )


def shielded(words, title=""):
    return page(f"<div><h3>{words}</h3><p>事件编号：88f1-22c0</p></div>", title)


OBFUSCATED = (
    '<html><head><script src="/Y7h2/A9d2.a1c2.js"></script><script>(function(){var _$gq=7,_$Kk=[3,9,27];eval(_$Kk.join());})()</script></head>'
    '<body><input type="hidden" value="x"></body></html>'
)
TRACE = "<pre>javax.servlet.ServletException: java.sql.SQLException: ORA-12519, TNS:no appropriate service handler found\n\tat org.apache.jasper.runtime.PageContextImpl.doHandlePageException(PageContextImpl.java:862)</pre>"
CAPTCHA = '<form action="/check.do"><p>您的访问次数较多，请填写右侧图片中的字符后继续浏览。</p><input name="code"><img src="/ValidateCode"></form>'

#: status, page, kind
FAKES = {
    "a script alone": (200, OBFUSCATED, "challenge"),
    "a captcha's script": (200, page("<script src='/TCaptcha.js'></script><script>new TencentCaptcha('20').show()</script>"), "challenge"),
    "slider": (200, page("<div>亲，请拖动下方滑块完成验证</div><div>通过验证以确保正常访问</div>", "验证码拦截"), "challenge"),
    "are you human": (200, page("<p>正在进行人机识别，请稍等...</p>", "人机识别"), "challenge"),
    "strategy": (200, shielded("您提交的请求可能对网站造成威胁，已被管理员设置的策略阻断", "WAF拦截页面"), "challenge"),
    "table": (200, page("<table border=1><tr><th colspan=2>应用层防火墙告警页面</th></tr><tr><td>告警原因</td><td>可疑的Web攻击特征</td></tr></table>", "提示"), "challenge"),
    "host software": (200, page("<h4>本次操作被服务器安全软件中断</h4>触发规则：目录访问保护<br><a href='http://maker.example/'>主机安全</a>"), "challenge"),
    "alert": (200, page("<script>alert('您的操作过于频繁，请休息一会儿再来！');history.go(-1);</script>"), "challenge"),
    "this country only": (200, page("<p>根据网络安全管理要求，本网站仅对中国大陆地区提供服务。</p>", "区域限制"), "challenge"),
    "old browser": (200, page("<h2>您的浏览器版本过低</h2><ul><li>谷歌浏览器</li><li>火狐浏览器</li></ul>", "升级提示"), "challenge"),
    "captcha in a frame": (200, article(CAPTCHA, "访问验证"), "challenge"),
    "shield's status 468": (468, page("<div>正在检测客户端</div>"), "challenge"),
    "shield's status 493": (493, shielded("您的请求带有不合法参数"), "challenge"),
    "503 that checks": (503, page("<h1>在您访问之前，我们正在检查您的浏览器</h1>"), "challenge"),
    "403 that says why": (403, page("<h3>您的请求中含有敏感内容，已被安全网关阻止</h3>"), "challenge"),
    "english server": (200, "<html><head><title>Error report</title></head><body><h1>HTTP Status 404 - /nb/1.html</h1><p>description The requested resource is not available.</p></body></html>", "soft_404"),
    "server's 404": (200, page("<h1>服务器错误</h1><h2>404 - 找不到文件或目录。</h2><h3>您要查找的资源可能已被删除。</h3>", "404"), "soft_404"),
    "no such host": (200, page("<h3>您的请求在Web服务器中没有找到对应的站点！</h3><p>可能原因：</p><li>配置文件未生效!</li>", "没有找到站点"), "soft_404"),
    "data": (200, '{"code":500,"msg":"系统异常，请联系管理员","data":null}', "error"),
    "programs": (200, page("<h1>页面错误！请稍后再试～</h1><p><a href='http://maker.example/'>Framework</a>V5.0</p>", "系统发生错误"), "error"),
    "in a frame": (200, article("<p>org.hibernate.exception.GenericJDBCException: Cannot open connection</p>", "系统提示"), "error"),
    "trace under a title": (200, article(TRACE), "error"),
    "for sale": (200, page("<h1>您访问的域名正在出售</h1><p>This domain is for sale. 一口价 ¥28,000</p>", "域名出售"), "error"),
    "not paid": (200, page("<div>抱歉，该站点已经被管理员停止运行，请联系管理员了解详情！</div>", "站点已暂停"), "error"),
    "wrong decoding": (200, page(f"<p>{'锟斤拷锟斤拷锟解，锟斤拷锟轿憋拷' * 20}</p>", "锟斤拷锟斤拷"), "error"),
    "bytes": (200, "\x01\x02\x03\x04\x05\x06\x07\x0e\x0f" * 40, "error"),
    "moving under a title": (200, article("<p>因数据迁移，本栏目历史信息暂时无法查看，恢复时间另行通知。</p>"), "error"),
    "withdrawn under a title": (200, article("<p>该稿件已被撤销</p>"), "soft_404"),
    "nothing under a title": (200, article('<div class="TRS_Editor"></div>'), "soft_404"),
    "loading under a title": (200, article('<div class="loading">正在加载，请稍候...</div>'), "soft_404"),
    "tags nobody filled": (200, article("<TRS_DOCUMENT ID='OWNER'></TRS_DOCUMENT>", "<TRS_DOCUMENT FIELD='DOCTITLE'/>"), "soft_404"),
    "nothing at all": (200, "<html><head></head><body>\n\n</body></html>", "empty"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAKES)
def test_a_page_that_is_built_as_none_is_none(name):
    status, body, kind = FAKES[name]

    assert judged(capture_of(body, status))[0] == kind


LOGIN = '<form action="/login">用户名：<input name="u"> 密码：<input type="password"> 验证码：<input name="c"></form>'
HONEST_PAGES = {
    "a sentence": article("<p>2020年，我局主动公开信息31条，依申请公开0件。</p>"),
    "a sentence in an unknown element": article("<p>2020年，我局主动公开信息31条，依申请公开0件。</p>").replace("view TRS_UEDITOR", "txt"),
    "nothing to tell": article("<p>一、总体情况：无</p><p>二、主动公开：无</p><p>三、依申请公开：无</p>"),
    "a picture": article('<p><img src="./W020240118.png"></p>'),
    "beside other years": article("<p>本年公开信息27条，没有申请，没有复议和诉讼。</p>", beside=f"<p><a href='/nb/1.html'>{T.replace('2020', '2019')}</a></p>"),
    "under a log-in": article("<p>2020年我局公开信息66条，受理申请1件。</p>", beside=LOGIN),
    "of a wall": article("<p>2020年我局公开反诈信息29条，访问被拒绝、安全验证失败等问题已修复，拦截攻击3万次。</p>"),
    "of closed sites": article("<p>我局网站于2020年6月关停，内容迁移至区政府门户网站。全年公开信息51条，收到申请0件。</p>"),
    "without a frame": page(f"<b>{T}</b><br>2020年，我局公开信息22条，受理申请2件。<br>网站升级维护3次，页面不存在的错误已整改。", T),
    "in English": page("<h1>Annual report</h1><p>The report on open government information of 2020.</p>", "Annual report"),
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST_PAGES)
def test_a_page_that_has_little_to_say_and_says_it_is_honest(name):
    assert judged(capture_of(HONEST_PAGES[name])) == ("content", "")


@pytest.mark.parametrize("name", [name for name in HONEST_PAGES if name not in ("in English", "a picture")])
def test_a_report_of_a_sentence_is_a_report_in_whatever_frame(name):
    assert read(HONEST_PAGES[name]).report.kind == "annual_report"


def read(body, url=URL):
    return open_page(replace(capture_of(body), url=url), Knowledge(load(None)))


def test_the_list_of_a_year_is_no_short_report():
    """It bears a report's title, a year and an organ, and a sentence; but what it shows are reports."""
    entries = "".join(
        f"<li><a href='/nb/{n}.html'>{T.replace('水利', words)}</a></li>"
        for n, words in enumerate(("教育", "民政", "财政", "司法"))
    )

    assert read(article(f"<p>请点击下列标题查看全文。</p><ul>{entries}</ul>")).report.kind == "list"


MOVED = page(
    "<h3>关于网站迁移的说明</h3><p>我局网站已于2019年并入区政府门户网站，原网站不再更新和提供服务。</p>",
    "区水利局",
)
HOME = page(f"<ul>{NAV}</ul>{FOOT}", "云沚区人民政府门户网站")


def test_what_stands_in_the_place_of_a_report_is_known_by_what_led_there():
    """As a page of its own the one is a notice, the other a list of columns."""
    moved, home = capture_of(MOVED), capture_of(HOME)

    assert judged(moved)[0] == "content"
    assert after_reading(read(MOVED), is_list=False, capture=moved, promised=True) == "error"
    assert judged(home)[0] == "list"
    assert (
        after_reading(read(HOME), is_list=False, capture=home, promised=True, nothing_new=True) == "soft_404"
    )
    assert mark_of(home, read(HOME), promised=True, nothing_new=True) == NOTHING_OWN


def test_a_page_adds_nothing_where_its_links_have_been_shown_or_asked_for():
    document = read(HOME).document
    urls = [link.url for link in document.links]

    assert adds_nothing(document, set(urls), set())
    assert adds_nothing(document, set(urls[1:]), {Ask(urls[0]).key})
    assert not adds_nothing(document, set(urls[1:]), set())


def test_a_redirect_to_a_page_for_errors_answers_for_no_page():
    for path, kind in {"/404.html": "soft_404", "/error/": "soft_404", "/nb/404/1.html": None}.items():
        away = led_away(Capture(b"", URL, 302, location=f"http://www.county.gov.cn{path}"))
        assert (away and away[0]) == kind


def test_a_server_that_refuses_in_its_own_words_is_in_trouble_and_shows_no_wall():
    for status in (403, 500, 503):
        assert before_reading(status, page("<h1>Forbidden</h1>").encode()) == "error"
