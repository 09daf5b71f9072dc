"""The words of pages that are none: walls that want a browser's answer, and errors served as if all were well."""

from __future__ import annotations

import re

CHALLENGE = re.compile(
    r"访问被拦截|请求被拦截|您的(?:请求|访问).{0,12}(?:拦截|阻断|威胁|异常)|安全验证|人机验证|滑动验证|请完成.{0,6}验证|访问验证|"
    r"Web应用防火墙|网站防火墙|访问过于频繁|请开启JavaScript|请启用.{0,4}JavaScript",
    re.IGNORECASE,
)
CHALLENGE_SCRIPT = re.compile(
    r"__jsl_clearance|acw_sc__v2|\$_ts\s*=|\$_ts\[|_\$[a-zA-Z0-9]{2}\s*=\s*_\$|/_Incapsula_|cf-chl|challenge-platform|"
    r"location\.pathname\s*\+\s*location\.search"
)
GONE = re.compile(
    r"(?:页面|网页|文件|文章|信息|内容|栏目|链接)(?:不存在|未找到|找不到|已(?:经)?(?:被)?删除|已失效|已过期|已下线|走丢了)|"
    r"找不到(?:该|您要的|指定的)?(?:页面|网页|文件)|404\s*(?:not found|错误|error)|page not found|数据加载中",
    re.IGNORECASE,
)


def tells(text: str) -> bool:
    """A line that says the page is a wall or an error."""
    return bool(GONE.search(text) or CHALLENGE.search(text))
