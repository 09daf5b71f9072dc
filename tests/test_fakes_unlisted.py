"""Pages that pose as content, as firewalls, platforms and servers word them, and honest pages that use the same words.

None of the first is kept as a page of the site, none of the others is taken for a wall or an error.
"""

import pytest

from tests.test_fakes import HONEST, capture_of, judged, said

TITLE = "云沚区2020年政府信息公开工作年度报告"


def page(body, title="", meta=""):
    return f'<html><head><meta charset="utf-8"><title>{title}</title>{meta}</head><body>{body}</body></html>'


def dated(day):
    return f'<meta name="PubDate" content="{day}">'


#: status, page, kind
FAKES = {
    # challenges
    "jsl cookie redirect 521 empty words": (521, "<script>document.cookie='__jsl_clearance_s=1';location.href=location.href</script>", "challenge"),
    "jsl js only 200": (200, page("<script>function go(a){var b='__jsl_clearance_s';document.cookie=b}go({})</script>"), "challenge"),
    "ruishu minimal 202": (202, '<html><head><meta id="9DhefwqGPrzGxEp9hPaoag" content="{qt" r="m"></head><body></body></html>', "challenge"),
    "ruishu 200 with title": (200, '<html><head><meta content="{qtt!" r="m"><title>云沚区人民政府</title><script src="/4QbVtADbnLVIc/d.FxJzG50F.dfe1675.js" r="m"></script><script r="m">$_ts=window["$_ts"]||{};$_ts.cd="x";</script></head><body onload="_$a()"></body></html>', "challenge"),
    "acw v3": (200, page("<script>var x='acw_sc__v3';function reload(x){document.cookie=x;location.reload()}</script>"), "challenge"),
    "aliyun slider": (200, page('<div id="nocaptcha"></div><p>请拖动滑块完成验证</p><script src="//g.alicdn.com/sd/nvc/1.1.112/guide.js"></script>', "滑块验证"), "challenge"),
    "tencent captcha": (200, page('<p>为了您的账号安全，请点击按钮进行验证</p><script src="https://ssl.captcha.qq.com/TCaptcha.js"></script>', "验证"), "challenge"),
    "geetest": (200, page('<div id="captcha">请点击下方按钮进行验证</div><script src="/gt.js"></script>', "访问验证中心"), "challenge"),
    "arithmetic captcha": (200, page('<p>请计算：3+5=?</p><input name="answer"><p>输入正确答案后继续访问本站</p>', "请输入答案"), "challenge"),
    "arithmetic captcha2": (200, page('<form>验证码：<input name="captcha"><img src="/captcha.jpg"><button>提交</button></form>', "请输入验证码"), "challenge"),
    "wait 5 s": (200, page("<p>正在检测您的浏览器环境，请稍候…… 5秒后自动跳转</p>", "正在检测"), "challenge"),
    "just a moment": (200, page("<p>Please wait while we verify your browser</p>", "Just a moment..."), "challenge"),
    "safedog": (200, page("<h2>网站防火墙</h2><p>您的请求带有不合法参数，已被网站管理员设置拦截！</p><p>可能原因：您提交的内容包含危险的攻击请求</p>", "网站防火墙"), "challenge"),
    "yunsuo": (200, page('<img src="/yunsuo.png"><p>当前访问疑似黑客攻击，已被网站管理员设置为拦截</p>', "云锁"), "challenge"),
    "360": (200, page("<h1>当前网页 存在安全风险</h1><p>已被360网站卫士拦截 如果您是网站管理员，请登录后台查看</p>", "网站卫士拦截提示"), "challenge"),
    "chuangyu": (200, page("<h2>当前访问因疑似攻击行为已被创宇盾拦截</h2><p>IP：1.2.3.4</p>", "创宇盾"), "challenge"),
    "d-shield": (200, page("<h3>D盾_拦截提示</h3><p>警告：您提交的参数可能有非法内容，请求已记录</p>", "D盾_拦截提示"), "challenge"),
    "huawei waf 418": (418, page("<h1>您的访问被阻断</h1><p>事件ID：00-0000</p>", "418"), "challenge"),
    "foreign IP 403": (403, page("<p>由于网站安全策略，暂不支持境外IP访问</p>", "403"), "challenge"),
    "foreign IP 200": (200, page("<p>根据网站安全策略，您所在的地区无法访问本网站</p>", "提示"), "challenge"),
    "black list": (200, page("<p>您的IP已被列入黑名单，如有疑问请联系网站管理员</p>", "提示"), "challenge"),
    "rate words": (200, page("<p>您的操作太频繁了，请稍后再试！</p>"), "challenge"),
    "rate words2": (200, page("<p>访问人数过多，请稍后重试</p>", "系统提示"), "error"),
    # logins
    "sso page": (200, page('<div>统一身份认证平台</div><form><input name="u" placeholder="账号"><input type="password" placeholder="请输入密码"></form>', "统一身份认证平台"), "challenge"),
    "login with scan": (200, page("<h2>欢迎登录</h2><form><input type=password><a>忘记密码</a><a>扫码登录</a><a>注册</a></form>", "政务服务网"), "challenge"),
    "no session": (200, page("<script>alert('您还未登录，请先登录！');location.href='/login.jsp'</script>"), "challenge"),
    "no right": (200, page("<p>您没有权限访问该页面，请登录</p>", "提示"), "challenge"),
    # maintenance
    "upgrade": (200, page("<h1>系统升级公告</h1><p>尊敬的用户：为给您提供更好的服务，本站将于今日22:00至次日6:00进行系统升级，期间无法访问，给您带来不便敬请谅解。</p>", "系统升级公告"), "error"),
    "move notice": (200, page("<p>网站迁移中，请稍后访问</p>", "提示"), "error"),
    "suspended host": (200, page("<h1>该站点已暂停</h1><p>您访问的站点因欠费已暂停服务，请联系空间商</p>", "站点暂停"), "error"),
    "icp block": (200, page("<h1>网站暂时无法访问</h1><p>该网站未根据工信部相关法规完成备案，依据相关规定暂时无法访问</p>", "TencentCloud"), "error"),
    "default tomcat": (200, page("<h1>Apache Tomcat/8.5.31</h1><p>If you're seeing this, you've successfully installed Tomcat. Congratulations!</p>", "Apache Tomcat/8.5.31"), "error"),
    "apache default": (200, page("<h1>It works!</h1>"), "error"),
    "php error": (200, "<br />\n<b>Fatal error</b>:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /www/index.php", "error"),
    "asp error": (200, page("<h2>“/”应用程序中的服务器错误。</h2><p>运行时错误</p>", "运行时错误"), "error"),
    "jsp exception": (200, "<html><body><pre>java.sql.SQLException: Io exception: The Network Adapter could not establish the connection</pre></body></html>", "error"),
    "502 with 200": (200, "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>", "error"),
    # soft 404
    "404 picture": (200, page('<img src="/images/404.png" alt="404"><a href="/">返回首页</a>', "404"), "soft_404"),
    "seeking child": (200, page("<p>您访问的页面找不回来了，但我们可以一起寻找失踪宝贝</p><script src='//volunteer.cdn-go.cn/404/latest/404.js'></script>", "404"), "soft_404"),
    "article removed": (200, page("<p>该文章不存在或尚未发布！</p>", "提示"), "soft_404"),
    "checking": (200, page("<p>该文章正在审核中</p>", "信息提示"), "soft_404"),
    "no data": (200, page("<p>暂无数据</p>", "政府信息公开"), "soft_404"),
    "no record": (200, page("<p>对不起，没有找到相关记录！</p>", "提示信息"), "soft_404"),
    "param error": (200, page("<p>参数错误！</p>"), "soft_404"),
    "id missing": (200, page("<script>alert('该信息不存在！');history.back();</script>"), "soft_404"),
    "js home": (200, page("<script>window.location.href='/';</script>"), "soft_404"),
    "js timer home": (200, page("<p>3秒后自动返回首页</p><script>setTimeout(function(){location.href='/index.html'},3000)</script>"), "soft_404"),
    "invalid link": (200, page("<p>抱歉，您访问的链接已失效</p>"), "soft_404"),
    "column closed": (200, page("<p>该栏目已停用</p>", "提示"), "soft_404"),
    "angular empty": (200, page('<div ng-app="x"><h1 ng-bind="d.title"></h1>{{d.content}}</div>'), "soft_404"),
    "vue": (200, page('<div id="app"><h1>{{ info.title }}</h1><div v-html="info.content"></div></div>', "详情"), "soft_404"),
    "velocity": (200, page("<h1>$!{article.title}</h1><div>$!{article.content}</div>"), "soft_404"),
    "jstl": (200, page("<h1>${article.title}</h1><div>${article.content}</div>"), "soft_404"),
    "null": (200, page("<h1>null</h1><div>null</div>"), "soft_404"),
    "undefined": (200, page("<h1>undefined</h1><div>发布时间：undefined</div>", "undefined"), "soft_404"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAKES)
def test_a_fake_nobody_listed_is_none_of_our_pages(name):
    status, body, kind = FAKES[name]

    assert judged(capture_of(body, status))[0] == kind


HONEST_PAGES = {
    "visits": said("全年网站访问量36万次，访问被拦截的异常请求逐月下降，系统维护12次"),
    "login service": said("申请人登录后方可查询，忘记密码的可以用手机验证码登录"),
    "report under login box 2": HONEST.replace("<h1>",'<div class="top"><form action="/sso">账号<input name=u>密码<input type="password"><a>登录</a><a>注册</a></form></div><h1>'),
    "report with captcha box": HONEST.replace("</body>",'<div>请输入验证码<input name="code"><img src="/captcha.jpg"></div></body>'),
    "report w comment": HONEST.replace("</body>",'<div class="comment">您还未登录，请先登录后评论</div></body>'),
    "report with noscript": HONEST.replace("<h1>", "<noscript>您的浏览器不支持JavaScript，请启用JavaScript后访问</noscript><h1>"),
    "report with loading": HONEST.replace("<h1>", "<div id='hot'>正在加载...</div><h1>"),
    "report with template": HONEST.replace("</body>", "<script type='text/x-template'><div>{{item.title}}</div></script></body>"),
    "report with 404 link": HONEST.replace("</body>", "<a href='/404.html'>404</a><p>页面不存在请反馈</p></body>"),
    "short report": page(f"<h1>{TITLE}</h1><p>一、总体情况</p><p>因网站维护，2020年本单位未发生主动公开事项。</p>",TITLE),
    "very short report": page(f"<h1>{TITLE}</h1><p>2020年未收到公开申请。系统维护正常，无登录异常。</p>",TITLE),
    "news waf": page("<h1>我区开展网站防火墙演练</h1><p>发布时间：2021-03-04</p><p>演练中，模拟攻击请求被拦截，访问恢复正常。</p>", "我区开展网站防火墙演练",dated("2021-03-04")),
    "news captcha": page("<h1>关于谨防短信验证码诈骗的提醒</h1><p>来源：区公安分局 时间：2021-03-04</p><p>请不要把验证码告诉他人，登录请走官方渠道。</p>", "谨防短信验证码诈骗",dated("2021-03-04")),
    "notice move": page("<h1>关于原区经信局网站停止更新的公告</h1><p>根据集约化要求，原区经信局网站已关闭，相关信息请登录区政府门户网站查看。特此公告。</p>", "关于原区经信局网站停止更新的公告"),
    "report typed title only": page('<div class="article"><p style="text-align:center">云沚区水利局2020年政府信息公开工作年度报告</p><p>一、总体情况</p><p>页面不存在、链接失效、数据加载中等问题已整改，登录、验证码问题已处理。</p></div>', "区水利局"),
    "law text": page("<h1>网络安全管理办法</h1>"+"<p>第三条 运营者应当对非法请求予以拦截，禁止访问违法信息，系统维护应当提前公告。</p>"*14,"网络安全管理办法"),
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST_PAGES)
def test_an_honest_page_in_the_same_words_is_none(name):
    assert judged(capture_of(HONEST_PAGES[name])) == ("content", "")


def test_an_honest_list_without_entries_is_a_list():
    """What says so of itself as a page alone is nothing; as a known list it may be the whole truth."""
    nothing = capture_of(page("<h2>政府信息公开年报</h2><p>暂无数据</p>", "年报"))

    assert judged(nothing)[0] == "soft_404"
    assert judged(nothing, is_list=True)[0] == "list"
