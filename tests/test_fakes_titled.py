"""Walls, errors and empty templates that bear a report's title, in GB18030, in words of strangers; and short honest pages.

Nothing of them is kept as a report: a message under the title of one was read as one.
"""

from dataclasses import replace

import pytest

from tests.test_fakes import HONEST, capture_of, judged, said

T = "云沚区2020年政府信息公开工作年度报告"
DATED = '<meta name="PubDate" content="2021-01-20">'


def page(body, title="", meta="", charset="utf-8"):
    head = f'<meta charset="{charset}"><title>{title}</title>{meta}'
    return f"<html><head>{head}</head><body>{body}</body></html>"


def kind_of(text, status=200):
    """In the charset that the page itself declares."""
    body = text.encode("gb18030" if "gb2312" in text else "utf-8")
    return judged(replace(capture_of("", status), body=body, content_type="text/html"))


#: status, page, kind
FAKES = {
    "jsl handshake under report title 521":(521,f"<html><head><title>{T}</title></head><body><script>eval(function(p,a,c,k){{return p}}('x',1,1,''.split('|')))</script></body></html>","challenge"),
    "jsl 512 empty":(512,"","challenge"),
    "ruishu 412 body other":(412,'<!DOCTYPE html><html><head><script type="text/javascript" charset="iso-8859-1" src="/x8aK/abc.js"></script></head><body><noscript>请开启JavaScript</noscript></body></html>',"challenge"),
    "ruishu 202 report title":(202,f'<html><head><title>{T}</title><meta content="{{qq!" r="m"></head><body onload="_$a()"></body></html>',"challenge"),
    "acw with report title":(200,f"<html><head><title>{T}</title></head><body><textarea id='renderData' style='display:none'>{{}}</textarea><script>var arg1='A1B2';var _0x4818=['acw_sc__v2','cookie'];document.cookie=_0x4818[0]+'='+arg1;location.reload();</script></body></html>","challenge"),
    "cookie reload unknown":(200,page("<script>document.cookie='wzws_cid=1';window.location.reload();</script>"),"challenge"),
    "wzws":(200,page("<script>eval('wzwschallenge');function go(){location='/WZWSRELPWE'}</script>","安全检查"),"challenge"),
    "captcha report title":(200,page('<div class="box"><h4>为保障您的正常访问，请完成下方验证</h4><img src="/vc"><input placeholder="请输入右图中的验证码"></div>',T),"challenge"),
    "captcha gb":(200,page('<p>系统检测到您的网络环境异常，请进行人机验证</p><input name="yzm"><input type="submit" value="确定">',"人机身份验证",charset="gb2312"),"challenge"),
    "intercept other":(200,page("<h2>非法请求，已被系统阻止</h2><p>您的访问触发了安全防护规则，规则编号：20013，客户端地址：1.2.3.4</p>","安全防护"),"challenge"),
    "intercept gb title":(200,page("<p>很抱歉，您的访问请求存在异常，已被云防护拦截</p><p>请求ID：abcdef</p>",T,charset="gb2312"),"challenge"),
    "s404 gb":(200,page("<p>您查看的内容已被删除或移动位置</p><p><a href='/'>返 回 首 页</a></p>","温馨提示",charset="gb2312"),"soft_404"),
    "s404 report title":(200,page("<div>对不起，该文章未通过审核或已下线</div>",T),"soft_404"),
    "s404 words":(200,page("<h3>哎呀，页面走丢了~</h3><a href='/'>回首页看看</a>","出错啦"),"soft_404"),
    "maintain gb":(200,page("<h1>本网站正在进行安全加固，暂停对外服务</h1><p>预计恢复时间：2021年3月5日</p>","公告",charset="gb2312"),"error"),
    "maintain title":(200,page("<p>站点维护中，请您稍后再来~</p>",T),"error"),
    "js home script gb":(200,page("<script>alert('您访问的页面不存在');top.location.href='/index.shtml';</script>","",charset="gb2312"),"soft_404"),
    "home by meta 0":(200,'<html><head><meta http-equiv="refresh" content="0; url=http://www.county.gov.cn/index.html"></head></html>',"soft_404"),
    "login modal":(200,page('<h3>请登录后查看全文</h3><form action="/u/in"><input placeholder="手机号"><input placeholder="短信验证码"><button>登录</button></form>',T),"challenge"),
    "login js":(200,page("<script>if(!getCookie('token')){window.top.location.href='/auth/login?back='+encodeURIComponent(location.href)}</script>"),"challenge"),
    "cert":(200,page("<p>会话已超时，请重新登录系统</p><a href='/login'>重新登录</a>","系统提示"),"challenge"),
    "empty title only":(200,page(f"<h1>{T}</h1><div class='info'>发布时间： 来源：</div><div id='content'></div><div>【打印】【关闭】</div>",T),"soft_404"),
    "template laravel":(200,page("<h1>[!--title--]</h1><div>[!--newstext--]</div>","[!--pagetitle--]"),"soft_404"),
    "template razor":(200,page("<h1>@Model.Title</h1><div>@Html.Raw(Model.Content)</div>","@ViewBag.Title"),"soft_404"),
    "template dede":(200,page("<h1>{dede:field.title/}</h1><div>{dede:field.body/}</div>",""),"soft_404"),
    "template jsp":(200,page("<h1><%=title%></h1><div><%=content%></div>","<%=title%>"),"soft_404"),
    "waf title block":(200,page("<p>您的请求包含恶意内容，已被管理员设置阻断</p><p>如有疑问请联系技术支持</p>",T),"challenge"),
    "waf 2":(200,page("<h1>403 Forbidden</h1><p>Sorry, your request has been blocked as it may cause potential threats to the server's security.</p>","403 Forbidden"),"challenge"),
    "captcha 2":(200,page("<p>请将下图拼图拖到正确位置</p><canvas></canvas>","请完成安全认证"),"challenge"),
    "captcha 3 gb":(200,page("<p>请输入下图字符后点击“确认”继续浏览</p><img src='c.gif'><input>","确认访问",charset="gb2312"),"challenge"),
    "limit":(429,page("<p>请求次数超限</p>"),"error"),
    "limit 200":(200,page("<p>您的访问次数超过限制，请30分钟后再访问</p>","提示"),"challenge"),
    "gone 2":(200,page("<p>您要查看的信息可能已经被删除、更名或暂时不可用。</p>","无法找到该页"),"soft_404"),
    "gone 3 title":(200,page("<p>该信息已归档，暂不提供浏览</p>",T),"soft_404"),
    "gone 4":(200,page("<p>没有您要访问的页面，<a href='/'>点击返回</a></p>"),"soft_404"),
    "maint 2":(200,page("<p>系统正在升级，请稍候访问……</p>","系统升级"),"error"),
    "maint 3 title":(200,page("<p>网站改版升级，敬请期待！</p>",T),"error"),
    "maint 4":(200,page("<p>尊敬的网友：因设备检修，网站于今晚22时起停止访问。</p>","停机公告"),"error"),
    "login 2 title":(200,page('<form><p>用户登录</p><input name="u"><input type="password"><button>登 录</button></form>',T),"challenge"),
    "login 3":(200,page("<p>本栏目仅限内网用户访问，请先登录</p>"),"challenge"),
    "tpl angular title":(200,page(f"<h1>{T}</h1><div>{{{{content}}}}</div>",T),"soft_404"),
    "tpl think":(200,page("<h1>{$info.title}</h1><div>{$info.content}</div>","{$seo_title}"),"soft_404"),
    "home js title":(200,page("<script>location.replace('/')</script>",T),"soft_404"),
    "db title":(200,page("<p>数据库连接错误</p>",T),"error"),
    "null title":(200,page("<div>null</div>",T),"soft_404"),
    "slider":(200,page("<div>检测到可疑访问，请按住滑块拖到最右边</div>",T),"challenge"),
    "safe dog":(200,page("<p>安全狗提醒您：本次请求已被拒绝</p>","提示"),"challenge"),
    "cookie in brackets":(200,page("<script>var _0xabc=['cookie'];document['cookie']='x=1';setTimeout(function(){location.reload(true)},1500)</script>"),"challenge"),
    "checking visit":(200,page("<p>DDoS防护系统正在验证您的访问，3秒后自动跳转</p>"),"challenge"),
    "no right 403":(403,page("<p>Request ID: 5f2 您没有权限访问此资源</p>"),"error"),
    "moved":(200,page("<p>该链接地址有误或文章已转移</p>",T),"soft_404"),
    "english 404":(200,page("<p>Not Found</p><p>The requested URL was not found on this server.</p>"),"soft_404"),
    "overhaul":(200,page("<p>网站检修，恢复时间另行通知</p>",T,charset="gb2312"),"error"),
    "unavailable":(200,page("<p>服务暂不可用，请稍后重试</p>"),"error"),
    "back office":(200,page("<p>账号</p><p>密码</p><form><input type=password></form><p>忘记密码</p>","后台管理系统"),"challenge"),
    "scan to log in":(200,page("<p>请使用浙里办扫码登录后访问</p><img src=q.png>",T),"challenge"),
    "hash template":(200,page("<h1>#title#</h1><div>#content#</div>","#title#"),"soft_404"),
    "jump home":(200,page("<p>页面正在跳转中……</p><script>location.href='/';</script>",T),"soft_404"),
    "no document":(200,page("<p>无此文档</p>",T),"soft_404"),
    "picture captcha":(200,page('<p>请输入图片中的字符后继续访问，看不清楚请点击图片更换</p><img src="/vc.jpg">',T),"challenge"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAKES)
def test_what_a_report_titles_is_not_therefore_one(name):
    status, text, kind = FAKES[name]

    assert kind_of(text, status)[0] == kind


HONEST_PAGES = {
    "short honest":(page(f"<h1>{T}</h1><p>本年度我单位无政府信息公开申请，网站运行维护正常，未收取费用。</p><p>云沚区档案馆</p><p>2021年1月12日</p>",T)),
    "404 in sentence":said("共整改错链、死链404个，清理页面不存在的链接36条"),
    "captcha feature":said("为依申请公开平台增加人机验证和短信验证码登录，拦截非法请求1200次"),
    "maintenance sentence":said("因机房搬迁，2020年3月网站暂停服务三天，系统升级维护期间通过公告栏公开"),
    "login head":HONEST.replace("<h1>","<div class='top'><a href='/login'>登录</a><a href='/reg'>注册</a> 请登录后使用个人中心</div><h1>"),
    "cookie script":HONEST.replace("</body>","<script>document.cookie='visit=1';if(location.hash=='#r'){location.reload()}</script></body>"),
    "redirect script mobile":HONEST.replace("<h1>","<script>if(/Mobile/i.test(navigator.userAgent)){location.href='/m/index.html'}</script><h1>"),
    "template leftover":HONEST.replace("</body>","<div style='display:none'>{{item.title}}</div><div>上一篇：undefined</div></body>"),
    "gb report":HONEST.replace('charset="utf-8"','charset="gb2312"').replace("公开内容的深度还不够","验证码、登录、页面不存在等用户反映的问题还有，公开内容的深度还不够"),
    "only attachment":page(f"<h1>{T}</h1><p>附件：<a href='/files/2020.pdf'>{T}.pdf</a></p>",T,DATED),
    "news outage":page("<h1>关于区政府门户网站暂停访问的公告</h1><p>发布日期：2021-02-03</p><p>因系统升级维护，我区门户网站将于2月5日暂停访问，带来不便，敬请谅解。</p><p>云沚区大数据局</p>","关于区政府门户网站暂停访问的公告",'<meta name="PubDate" content="2021-02-03">'),
    "interpretation":page("<h1>一图读懂2020年政府信息公开年报</h1><p>2021-01-28</p><p><img src='/1.jpg'></p>","一图读懂2020年政府信息公开年报",DATED),
    "img report":page(f"<h1>{T}</h1><p><img src='/up/1.jpg'><img src='/up/2.jpg'></p>",T,DATED),
    "tiny":page(f"<h1>{T}</h1><p>本年度无申请，无收费，无诉讼。</p>",T),
    "tiny2":page(f"<h1>{T}</h1><p>我局本年网站维护经费2万元，系统升级维护中未暂停服务。</p>",T),
    "scanned canvas":page(f"<h1>{T}</h1><div id='v'></div><canvas></canvas><script>pdfjsLib.getDocument('/a.pdf')</script>",T),
    "pdf embed":page(f"<h1>{T}</h1><embed src='/a.pdf'>",T),
    "iframe":page(f"<h1>{T}</h1><iframe src='/a.pdf'></iframe>",T),
    "img cookie script":page(f"<h1>{T}</h1><img src='/a.jpg'><script>document.cookie='a=1';</script><script>if(0)location.href='/login'</script>",T,DATED),
    "table only":page(f"<h1>{T}</h1><table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>行政规范性文件</td><td>1</td><td>0</td><td>3</td></tr></table>",T),
    "guide login":page("<h1>依申请公开流程</h1><p>1.请登录后查看办理进度；2.会话超时请重新登录。"+"申请人可以在网上提交申请，办理期限二十个工作日。"*20+"</p>","依申请公开流程"),
    "notice cert":page("<h1>关于启用统一登录的通知</h1><p>2021-01-01</p><p>请各单位重新登录系统。</p>","关于启用统一登录的通知",DATED),
    "english":page("<h1>Annual report</h1><p>The report on open government information of 2020.</p>","Annual report"),
    "braces":page("<h1>政策问答</h1><p>问：表格里的{$name}怎么填？答：写单位名称。问：格式{时间:年月日/}是什么意思？答：日期。</p>"+"<p>其他问题请拨打电话，我们将在工作时间解答您提出的关于信息公开的问题。</p>"*12,"政策问答"),
    "zero of all":page(f"<h1>{T}</h1><p>我局全年零申请、零收费、零诉讼，门户网站检修二次。</p>",T),
    "typed title":page(f"<p>{T}</p><p>无依申请公开件，网站停止访问一天。</p>",T),
    "attached":page(f"<h1>{T}</h1><p>见附件</p><a href='/f/1.doc'>下载</a>",T),
    "attached twice":page(f"<h1>{T}</h1><p>（此件公开发布）</p><p><a href='/nb/2020.wps'>{T}</a></p>",T,DATED),
    "video":page(f"<h1>{T}</h1><p>　</p><video src=a.mp4></video>",T,DATED),
    "questions":page("<h1>网站登录常见问题</h1><p>问：页面不存在怎么办？答：刷新。</p>"*3,"常见问题",DATED),
    "services pause":page("<h1>关于暂停网上申请的公告</h1><p>2021年2月1日</p><p>系统升级，暂停服务三天。</p>","关于暂停网上申请的公告"),
    "elsewhere":page(f"<h1>{T}</h1><p>今年没有需要说明的情况，请登录区政府网站查看。</p>",T),
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST_PAGES)
def test_a_short_page_that_says_something_is_none_of_them(name):
    assert kind_of(HONEST_PAGES[name]) == ("content", "")
