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
    Mark("Cloudflare", "wall", _any(r"checking your browser|DDoS protection by|enable javascript and cookies to continue"),
         _any(r"cf-chl|challenge-platform")),
    Mark("Incapsula", "wall", script=_any(r"/_Incapsula_")),
    Mark("captcha", "wall", _any(
        r"安全验证|人机验证|滑动验证|访问验证|请完成.{0,6}验证|请输入.{0,8}(?:验证码|图片中的字符)|身份验证中|are you a robot")),
    Mark("firewall", "wall", _any(
        r"(?:访问|请求)(?:已)?被(?:拦截|阻断|拒绝)|您的(?:请求|访问|IP).{0,16}(?:拦截|阻断|威胁|异常|封禁)|Web应用防火墙|网站防火墙|"
        r"you don't have permission to access|^\W*access denied|非法请求|禁止访问")),
    Mark("rate limit", "wall", _any(r"访问过于频繁|请求过于频繁|操作过于频繁|too many requests")),
    Mark("no script", "wall", _any(r"请开启JavaScript|请启用.{0,4}JavaScript|浏览器不支持JavaScript")),
    Mark("maintenance", "trouble", _any(
        r"(?:网站|站点|本站|系统|平台|服务器|页面|栏目)(?:正在)?(?:进行)?.{0,4}(?:维护|升级|建设|改版|调整)中|站点维护|"
        r"(?:网站|站点|本站|系统|平台|服务器|页面)正在.{0,8}(?:维护|升级|建设|改版)|(?:系统|网站).{0,4}(?:维护|升级).{0,8}暂停(?:服务|访问)|"
        r"(?:网站|站点|本站|网页|系统).{0,24}暂停(?:服务|访问)|under (?:maintenance|construction)|"
        r"(?:网站|站点)(?:已|现已|暂时)?(?:关停|关闭|停用)")),
    Mark("server error", "trouble", _any(
        r"HTTP Status 5\d\d|服务器(?:内部)?(?:错误|繁忙|异常)|系统(?:错误|异常|繁忙)|数据库(?:连接)?(?:失败|错误|异常)|"
        r"internal server error|service unavailable|bad gateway|gateway time-?out|server error in '/'|"
        r"java\.lang\.\w+exception|^\W*welcome to nginx|^\W*IIS7|it works!")),
    Mark("missing page", "gone", _any(
        r"(?:页面|网页|文件|文章|信息|内容|栏目|链接)(?:不存在|未找到|找不到|已(?:经)?(?:被)?(?:删除|撤稿|撤回|撤销|下架)|已失效|已过期|已下线|走丢了|出错了)|"
        r"找不到(?:该|您要的|指定的)?(?:页面|网页|文件)|404\s*(?:not found|错误|error)|page not found|^\W*404\W*$|出错啦")),
    Mark("empty template", "gone", _any(
        r"数据加载中|正在加载|\{\{\s*[\w.]+\s*\}\}|<%=?\s*[\w.]+\s*%>|\$\{\s*[\w.]+\s*\}")),
)  # fmt: skip
#: Marks that no frame bears: beside a form an honest home page asks for a captcha, too, or for scripts.
ALONE = frozenset({"firewall", "missing page"})
LOGIN_WORDS = _any(r"登\s*录|登\s*陆|用户名|密\s*码|sign in|log in")
LOGIN = Mark("login", "wall")
EMPTY = Mark("empty template", "gone")


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


_TELLS = _any(*(mark.words.pattern for mark in MARKS if mark.words and mark.sort in ("wall", "gone")))


def tells(text: str) -> bool:
    """A line that says the page is a wall or an error."""
    return _TELLS.search(text) is not None
