"""held_out — the frames of the second lot: what each maker's templates put around a page."""

from __future__ import annotations

from demo.skins.held_out.second_look import Look

_HEAD = """<meta http-equiv="Content-Type" content="text/html; charset=«charset»">
<title>«title»_«county»人民政府</title>
«tags»"""
_JQ = '<script type="text/javascript" src="/js/jquery-1.12.4.min.js"></script>'

BROAD = f"""<!DOCTYPE html>
<html lang="zh-CN"><head>
{_HEAD}
<link rel="stylesheet" type="text/css" href="/images/gl.css">
{_JQ}
</head>
<body>
<div class="header"><img src="/images/logo.jpg" alt="«county»人民政府"><form action="#"><input name="q"></form></div>
<div class="nav"><ul><li><a href="/">网站首页</a></li>«menu»</ul></div>
<div class="crumb">您所在的位置：«crumbs»</div>
<div class="content clearfix">
«main»
</div>
<div class="footer">«foot»</div>
</body></html>
"""
TABLED = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
{_HEAD}
</head>
<body topmargin="0">
<table width="1002" border="0" align="center"><tr><td><img src="/images/top.jpg" width="1002"></td></tr></table>
<table width="1002" border="0" align="center" id="memu"><tr><td><a href="/">首页</a></td>«menu»</tr></table>
<table width="1002" border="0" align="center"><tr><td class="dqwz">当前位置：«crumbs»</td></tr><tr><td valign="top">
«main»
</td></tr></table>
<table width="1002" align="center"><tr><td align="center">«foot»</td></tr></table>
</body></html>
"""
PLATFORM = f"""<!DOCTYPE html>
<html><head>
{_HEAD}
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/main.css">
{_JQ}
</head>
<body class="gk">
<header><h2>«city»«county»政府信息公开平台</h2><nav><a href="/">门户首页</a>«menu»</nav></header>
<section class="place">«crumbs»</section>
<main>
«main»
</main>
<footer>«foot»</footer>
</body></html>
"""
_IN_TABLE = '<tr><td width="4%">·</td><td><a href="«href»" title="«title»" target="_blank">«text»</a></td><td width="15%">[«on»]</td></tr>'
_TABLE = '<table width="96%" border="0" cellspacing="0">\n«rows»\n</table>'
_NO_SIDE = '<div class="list-box"><div class="hd">«name»</div>\n«inner»</div>'
_META_BLOCK = """<div class="xxgk-head"><table><tr><td>索 引 号：</td><td>«index»</td><td>主题分类：</td><td>«kind»</td></tr>
<tr><td>发布机构：</td><td>«source»</td><td>发文日期：</td><td>«on»</td></tr></table></div>
<h1 class="bt">«title»</h1><p class="ly">«tools»</p>
<div class="«container»">
«text»
</div>"""

WIDE = Look(BROAD, drop=True)
SIDELESS = Look(BROAD, column=_NO_SIDE, day="%Y/%m/%d")
CATALOGUE = Look(PLATFORM, entry='<a href="«href»">«name»</a>«below»', column=_NO_SIDE, article=_META_BLOCK)
OLD = Look(
    TABLED, row=_IN_TABLE, around=_TABLE, entry='<td><a href="«href»">«name»</a>«below»</td>', day="%y-%m-%d",
    column='<table width="100%"><tr><td width="200" valign="top"><b>«above»</b>«side»</td><td valign="top">«inner»</td></tr></table>',
)  # fmt: skip
DATED = Look(
    BROAD, row='<li><i>«on»</i><a target="_blank" href="«href»" title="«title»">«text»</a></li>', around='<ul class="news_list">«rows»</ul>',
    day="[%Y-%m-%d]", article=_META_BLOCK,
)  # fmt: skip
HANWEB = Look(
    BROAD, row='<li><a href="«href»" class="bt_link" title="«title»" target="_blank">«text»</a><span class="bt_time">«on»</span></li>',
    article=_META_BLOCK, drop=True,
)  # fmt: skip
EPOINT = Look(
    BROAD, row='<li class="ewb-list-node clearfix"><a class="ewb-list-name" href="«href»" title="«title»">«text»</a><span class="ewb-date">«on»</span></li>',
    around='<ul class="ewb-list">«rows»</ul>',
)  # fmt: skip
VSB = Look(
    BROAD, row='<li id="line_u7_«number»"><a href="«href»" target="_blank">«text»</a><span>«on»</span></li>', around='<ul class="winstyle">«rows»</ul>',
    day="%Y-%m-%d",
)  # fmt: skip
