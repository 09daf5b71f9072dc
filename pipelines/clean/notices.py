"""The words of pages that are none: walls that want a browser's answer or a login, and errors served as if all were well.

A table of marks, each with a name that a run can give as its evidence. They are looked for in short pages only:
a report may speak of captchas and maintenance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Sort = Literal["wall", "gone", "trouble"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What gives a page away, in its words or its scripts.

    sort: a wall keeps us out, gone says that there is nothing here, trouble that there is nothing here today.
    """

    name: str
    sort: Sort
    words: re.Pattern[str] | None = None
    script: re.Pattern[str] | None = None


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE | re.MULTILINE)


MARKS: tuple[Mark, ...] = (
    Mark("加速乐", "wall", script=_any(r"__jsl_clearance|location\.pathname\s*\+\s*location\.search")),
    Mark("瑞数", "wall", script=_any(r"\$_ts\s*=|\$_ts\[|_\$[a-zA-Z0-9]{2}\s*=\s*_\$")),
    Mark("acw_sc", "wall", script=_any(r"acw_sc__v\d")),
    Mark("Cloudflare", "wall", _any(r"checking your browser|verify your browser|^\W*just a moment|DDoS protection by|enable javascript and cookies to continue"),
         _any(r"cf-chl|challenge-platform")),
    Mark("cookie check", "wall", script=_any(
        r"document(?:\.cookie|\[.cookie.\])\s*=[^=][\s\S]{0,200}location(?:\.reload|\.href\s*=|\.replace|\s*=)|wzws")),
    Mark("Incapsula", "wall", script=_any(r"/_Incapsula_")),
    Mark("captcha", "wall", _any(
        r"安全验证|人机验证|滑[动块]验证|拖动滑块|访问验证|请完成.{0,6}验证|点击.{0,8}进行验证|输入正确答案|"
        r"请输入.{0,8}(?:验证码|图.{0,4}字符)|(?:请将.{0,8}|滑块)拖到|完成.{0,4}安全认证|身份验证中|are you a robot")),
    Mark("browser check", "wall", _any(r"正在(?:检测|验证).{0,6}(?:浏览器|访问)|浏览器环境")),
    Mark("firewall", "wall", _any(
        r"(?:访问|请求)(?:已)?被(?:拦截|阻断|拒绝)|您的(?:请求|访问|IP).{0,16}(?:拦截|阻断|威胁|异常|封禁)|Web应用防火墙|网站防火墙|"
        r"(?:请求|访问).{0,6}疑似.{0,6}攻击|(?:网站卫士|盾|云锁|安全狗).{0,4}拦截|已被.{0,14}拦截|参数.{0,8}非法内容|IP.{0,8}黑名单|"
        r"不支持境外.{0,4}访问|所在.{0,4}地区.{0,4}(?:无法|不能|限制)访问|you don't have permission to access|^\W*access denied|request has been blocked|^\W*403 forbidden|非法请求|禁止访问")),
    Mark("rate limit", "wall", _any(r"(?:访问|请求|操作)(?:过于|太)频繁|(?:访问|请求)次数(?:超|过多)|too many requests")),
    Mark("no script", "wall", _any(r"请开启JavaScript|请启用.{0,4}JavaScript|浏览器(?:不支持|未启用|未开启).{0,4}JavaScript")),
    Mark("login", "wall", _any(r"(?:您|你)(?:还|尚)?(?:未|没有)登录|请先登录|(?:没有|无)权限(?:访问|查看)|(?:请|扫码)登录后(?:查看|访问|阅读|继续)|请重新登录|"
        r"(?:会话|登录)(?:已|已经)?(?:超时|过期|失效)"),
         _any(r"(?:未登录|请先登录)[^<]{0,60}location|location(?:\.href)?\s*=\s*['\"][^'\"]{0,60}(?:login|sso|passport)")),
    Mark("maintenance", "trouble", _any(
        r"(?:网站|站点|本站|系统|平台|服务器|页面|栏目)(?:正在)?(?:进行)?.{0,4}(?:维护|升级|建设|改版|调整|迁移)中|站点维护|"
        r"(?:系统|网站|本站).{0,12}(?:维护|升级|迁移|割接).{0,12}(?:无法|不能|停止)(?:正常)?(?:访问|使用|服务)|"
        r"(?:网站|站点|页面)暂时(?:无法|不能)访问|未.{0,14}完成备案|"
        r"(?:网站|站点|本站|系统|平台|服务器|页面)正在.{0,8}(?:维护|升级|建设|改版)|(?:系统|网站).{0,4}(?:维护|升级).{0,8}暂停(?:服务|访问)|"
        r"(?:网站|站点|本站|网页|系统).{0,24}(?:暂停|停止)(?:对外)?(?:服务|访问)|(?:网站|本站).{0,4}(?:改版|升级).{0,4}敬请期待|(?:网站|系统)(?:正在)?(?:检修|停机)[中，。！]|under (?:maintenance|construction)|"
        r"(?:网站|站点)(?:已|现已|暂时)?(?:关停|关闭|停用)")),
    Mark("server error", "trouble", _any(
        r"HTTP Status 5\d\d|服务器(?:内部)?(?:错误|繁忙|异常)|系统(?:错误|异常|繁忙)|数据库(?:连接)?(?:失败|错误|异常|超时)|"
        r"internal server error|service unavailable|服务(?:暂时?)?不可用|bad gateway|gateway time-?out|server error in '/'|"
        r"\b(?:\w+\.){2,}\w*(?:exception|error)\b|^\W*(?:php )?fatal error|SQLSTATE\[|database connection|(?:访问|在线)人数过多|"
        r"successfully installed tomcat|^\W*welcome to (?:nginx|openresty|tengine|centos)|^\W*IIS7|it works!")),
    Mark("missing page", "gone", _any(
        r"(?:页面|网页|文件|文章|稿件|信息|内容|栏目|链接|记录|数据)(?:可能)?(?:不存在|未找到|找不到|已(?:经)?(?:被)?(?:删除|撤稿|撤回|撤销|下架)|已失效|已过期|已下线|走丢了|出错了|未通过审核)|"
        r"找不到(?:该|您要的|指定的)?(?:页面|网页|文件)|404\s*(?:not found|错误|error)|page not found|^\W*not found\W*$|URL was not found|^\W*404\W*$|出错啦|"
        r"参数(?:错误|有误|不正确)|(?:文章|信息|内容)(?:正在|尚未|未|还在)?(?:审核中|审核|发布)\W*$|栏目已(?:停用|关闭|撤销|取消)"),
        _any(r"alert\(\W{0,3}[^)]{0,20}(?:不存在|已删除|参数错误|未找到)")),
    Mark("nothing found", "gone", _any(
        r"^\W*(?:对不起|抱歉)?\W*(?:暂无|没有找到|未找到|未查询到|没有)(?:任何|相关|符合条件的)?(?:的)?(?:数据|内容|信息|记录)\W*$")),
    Mark("empty template", "gone", _any(
        r"数据加载中|正在加载|\{\{\s*[\w.]+\s*\}\}|<%=?\s*[\w.]+\s*%>|\$!?\{\s*[\w.]+\s*\}|\[!--\w+--\]|@(?:Model|ViewBag|Html)\.\w|"
        r"</?TRS_[A-Z]+\b|\{\w{2,10}:\w[^{}]{0,60}/\}|\{\$[\w.\[\]']+\}|^\W*(?:null|undefined)\W*$|^#\w+#$")),
)  # fmt: skip
#: Marks that no frame bears: beside a form an honest home page asks for a captcha, too, or for scripts.
ALONE = frozenset({"firewall", "missing page"})
LOGIN_WORDS = _any(r"登\s*录|登\s*陆|用户名|密\s*码|身份认证|sign in|log in")
LOGIN = Mark("login", "wall")
EMPTY = Mark("empty template", "gone")
BLANK = Mark("blank page", "gone")
GARBLED = Mark("lost characters", "trouble")
SCRIPT_ALONE = Mark("script alone", "wall")
SORTS: tuple[Sort, ...] = ("wall", "gone", "trouble")
NOTHING = "nothing found"  # the mark of what may be an honest list without entries


def found(sorts: Iterable[Sort], told: str, scripts: Iterable[str] = ()) -> Mark | None:
    """The first mark of these sorts in the words, or in the scripts, of a page."""
    scripts = tuple(scripts)
    for mark in MARKS:
        if mark.sort not in sorts:
            continue
        if mark.words and mark.words.search(told):
            return mark
        if mark.script and any(mark.script.search(script) for script in scripts):
            return mark
    return None


#: What a page that is nothing but a few words speaks of, if these are about the visit and not about the world.
HINTS: tuple[Mark, ...] = (
    Mark("about the visitor", "wall", _any(
        r"拦截|阻[断止]|防火墙|\bWAF\b|安全(?:软件|防护|策略|检测|网关|狗|设备|验证)|攻击|威胁|验证|识别|滑块|captcha|频繁|封禁|违规|禁止|拒绝|"
        r"仅(?:对|限|向|面向).{0,16}(?:提供|访问|开放|浏览)|mainland|denied|forbidden|not allowed|登\s*[录陆]|log ?in\b|浏览器|browser|javascript|cookie")),
    Mark("about the address", "gone", _any(
        r"不存在|找不到|没(?:有|能)找到|未找到|走丢|\b404\b|not (?:be )?(?:found|available|exist)|跳转|返回上|移至|(?:已|被).{0,6}(?:删除|移除|撤[销回稿]|下[线架])|无效|失效|过期|审核")),
    Mark("about the server", "trouble", _any(
        r"错误|出错|异常|故障|\berrors?\b|exception|fail(?:ed|ure)|(?:请|您).{0,6}稍[后候]|重试|try again|升级|维护|检修|搬迁|迁移|改版|备案|域名|domain|"
        r"停止|暂停|暂时|关停|欠费|并入|不再更新|网站|站点|服务器|数据库|\b(?:nginx|apache|iis|tomcat|openresty|tengine)\b")),
)  # fmt: skip
_HEADS = re.compile(
    r"(?:(?:温馨|系统|友情|消息|信息|操作|错误|出错|访问|页面|安全|网站|登录|身份|人机)*(?:提示|提醒|验证|查看|错误|异常|拦截|出错|跳转|校验|认证)"
    r"(?:信息|页面?|中)?|\W*[45]\d\d\W*|error)(?:\s*[-_|—].*)?",
    re.IGNORECASE,
)


def hinted(told: str) -> Mark | None:
    """What a page speaks of that has nothing else to say, in whatever words; to be asked of no other page."""
    return next((mark for mark in HINTS if mark.words and mark.words.search(told)), None)


def heads(headline: str) -> bool:
    """Whether a headline is a message's and no article's: 系统提示, 访问验证, 404."""
    return _HEADS.fullmatch(headline.strip()) is not None


_TELLS = _any(*(mark.words.pattern for mark in MARKS if mark.words and mark.sort in ("wall", "gone")))


def tells(text: str) -> bool:
    """A line that says the page is a wall or an error."""
    return _TELLS.search(text) is not None
