"""Changes that leave what the organ said as it was, by what they change: no version may come of any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.packages import repacked
from tests.served import (
    DOCX,
    END,
    PDF,
    URL,
    Change,
    after_article,
    at,
    before_article,
    digits,
    every,
    file,
    files_at,
    files_turned,
    in_footer,
    in_head,
    in_header,
    member,
    saved_again,
    then,
    within,
    words,
)  # fmt: skip

# -- what leaves the report as it was -------------------------------------------------------------------
COSMETIC: Mapping[str, Change] = {
    # counters and dates of the day
    "a visit counter": words(">1024<", ">99812<"),
    "a counter in a script": words("var visits = 1;", "var visits = 99812;"),
    "the date of today": in_header("<span>今天是2026年2月2日 星期一</span>"),
    "the weather of today": in_header("<span>临淄 多云转晴 -3℃~8℃ 东北风3级</span>"),
    "who is online": in_footer("<p>在线人数：23 今日访问：1204</p>"),
    "the time it took": in_footer("<!-- Processed in 0.0213 second(s) --><p>页面执行时间：21毫秒</p>"),
    "the time of a cache": words("</html>", "</html>\n<!-- cached 2026-02-02 12:00:01 -->"),
    "a time of generation": in_head('<meta name="generated" content="2026-02-02 12:00:01">'),
    "another copyright year": in_footer("<p>Copyright © 2010-2026 版权所有</p>"),
    "a counter of downloads": words(">1.统计表.docx</a>", ">1.统计表.docx</a>（下载次数：33）"),
    "the size of a file": words(">2.报告全文.pdf</a>", ">2.报告全文.pdf</a> [112KB]"),
    # the frame around the article
    "another entry of the menu": in_header("<ul><li><a href='/9/'>数据开放</a></li></ul>"),
    "the order of the menu": every(r'(<li><a href="/0/">.*?</li>)(<li><a href="/1/">.*?</li>)', r"\2\1"),
    "another way to the page": words("&gt; 政府信息公开年报", "&gt; 法定主动公开内容 &gt; 年报"),
    "a bar of tools": before_article("<div>【字体：<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a> <a>关闭</a></div>"),
    "a bar to share": after_article("<div class='share'>分享到：<a>微信</a><a>微博</a></div>"),
    "a code for telephones": after_article("<div><img src='/qr.png'><p>扫一扫在手机打开当前页</p></div>"),
    "the neighbours": after_article(
        "<div><p>上一篇：<a href='/1.html'>辛店街道2024年政府信息公开工作年度报告</a></p><p>下一篇：没有了</p></div>"
    ),
    "related pages": after_article(
        "<div class='related'><h3>相关信息</h3><ul><li><a href='/2.html'>图解：2025年年报</a></li></ul></div>"
    ),
    "another host of the site": in_footer("<p>主管：临淄区政务服务中心 鲁ICP备00000001号</p>"),
    "help for the blind": in_header("<a>无障碍浏览</a><a>长者模式</a><a>语音播报</a>"),
    "a hint for old browsers": in_header("<!--[if lt IE 9]><p>您的浏览器版本过低</p><![endif]-->"),
    # what is told of the page
    "who wrote and who laid it out": words("浏览次数：", "来源：辛店街道 作者：办公室 责任编辑：王某 浏览次数："),
    "the date as words": words('class="info">发布日期：2026-03-23', 'class="info">发布时间：2026年03月23日 09:30'),
    "another number in the index": words("-00017", "-00018"),
    "another way of disclosure": words("<td>主动公开</td>", "<td>依申请公开</td>"),
    "a block of metadata less": every(r'(?s)<table class="xxgk-head">.*?</table>', ""),
    "a block of metadata as a list": every(
        r'(?s)<table class="xxgk-head">.*?</table>',
        "<ul class='xxgk'><li>索 引 号：370305-012/2026-00017</li><li>发布机构：辛店街道办事处</li></ul>",
    ),
    "a date in a tag": words('content="2026-03-23 09:30"', 'content="2026-03-24 10:11"'),
    "no tags at all": every(r"<meta name=.*?>\n", ""),
    # how it is drawn
    "another name of the container": words('class="article-content"', 'class="TRS_Editor"'),
    "a frame of tables": then(
        words('<div class="article-content">', '<table><tr><td><div class="article-content">'),
        words(END, '</div></td></tr></table></div><div class="footer">'),
    ),
    "the title in another tag": every(r"<h1>(.*?)</h1>", r'<div class="title"><b>\1</b></div>'),
    "the title on two lines": every(r"<h1>(.*?)(2025年.*?)</h1>", r"<h1>\1<br/>\2</h1>"),
    "lines instead of paragraphs": within("</p><p>", lambda _: "<br/>"),
    "divisions instead of paragraphs": within("</?p\\b", lambda tag: tag.replace("p", "div")),
    "strong as bold": within("<(/?)strong>", lambda tag: tag.replace("strong", "b")),
    "headings as headings": within("<p><strong>(.*?)</strong></p>", lambda p: f"<h3>{p[11:-13]}</h3>"),
    "fonts": within("<p>[^<]+</p>", lambda p: f"<p><span style='font-family:仿宋'><font size='3'>{p[3:-4]}</font></span></p>"),
    "marks of Word": within("<p>", lambda _: "<p class='MsoNormal' style='mso-char-indent-count:2.0'>"),
    "empty paragraphs of Word": within("</p>", lambda _: "</p><p><o:p>&nbsp;</o:p></p>"),
    "comments": within("<td>", lambda _: "<!--StartFragment--><td>"),
    "capital tags": every(r"(?i)(</?(?:p|td|tr|table|tbody|div|th))\b", lambda found: found[1].upper()),
    "another doctype": words("<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">'),
    "a style": in_head("<style>p{text-indent:2em}td{border:1px solid}</style>"),
    "a script": in_head("<script src='/js/tongji.js?v=20260202'></script>"),
    # tables
    "heads as cells": within("<(/?)th\\b", lambda tag: tag.replace("th", "td")),
    "widths": within("<td>", lambda _: "<td width='72' align='center' valign='middle'>"),
    "paragraphs in cells": within(r"<td>\d+</td>", lambda td: f"<td><p align='center'>{td[4:-5]}</p></td>"),
    "no bodies of tables": within("</?tbody>", lambda _: ""),
    "groups of columns": within("<tbody>", lambda _: "<colgroup><col width='64'></colgroup><tbody>"),
    "a scrolling frame": then(within("<table", lambda _: "<div style='overflow-x:auto'><table"), within("</table>", lambda _: "</table></div>")),
    "blanks in labels": within("规章", lambda _: "规　　章"),
    "lines in cells": within("<td>", lambda _: "<td>\n\t\t"),
    # letters
    "wide digits": within(r"(?<=<td>)\d+(?=</td>)", digits),
    "narrow brackets": within("[（）]", lambda mark: {"（": "(", "）": ")"}[mark]),
    "entities": within("，", lambda _: "&#65292;"),
    "named entities": within("[“”]", lambda mark: {"“": "&ldquo;", "”": "&rdquo;"}[mark]),
    "blanks as entities": within("　　", lambda _: "&emsp;&emsp;"),
    "letters without width": within("政府信息", "\u200b".join),
    "soft hyphens": within("公开", lambda _: "公\u00ad开"),
    "letters of a PDF": within("[一二八]", lambda letter: {"一": "⼀", "二": "⼆", "八": "⼋"}[letter]),
    "no breaks of lines": every(r">\n<", "><"),
    "indented markup": every(r"><(?=p|tr|table|div)", ">\n      <"),
    # bytes
    "another charset": lambda served: replace(
        words('charset="utf-8"', 'charset="gb2312"')(served), encoding="gb18030"
    ),
    "a mark of bytes": lambda served: replace(served, encoding="utf-8-sig"),
    "sixteen bits": lambda served: replace(served, encoding="utf-16"),
    "a charset in the head": lambda served: replace(served, content_type="text/html; charset=UTF-8"),
    # addresses and sessions
    "session ids in links": every(r'href="(/[^"]*?/)"', r'href="\1;jsessionid=8F1A7C"'),
    "a token in a form": in_header("<form><input type='hidden' name='_csrf' value='a81f0c'></form>"),
    "a foundation for links": in_head('<base href="http://www.linzi.gov.cn/gongkai/">'),
    "the secure twin": at(URL.replace("http:", "https:")),
    "the host without www": at(URL.replace("www.", "")),
    "the port by its number": at(URL.replace(".cn/", ".cn:80/")),
    "the mobile host": at(URL.replace("www.", "m.")),
    "a session in the address": at(f"{URL}?jsessionid=8F1A7C"),
    "a time in the address": at(f"{URL}?_t=1770000000"),
    "the page to print": at("http://www.linzi.gov.cn/gongkai/print.jsp?id=65"),
    "a mirror by its number": at("http://192.0.2.7/gongkai/channel_11/doc_65.html"),
    # files
    "files in another folder": files_at("/upload/20260202/"),
    "the order of the files": files_turned,
    "a PDF saved by another program": file(PDF, saved_again),
    "a Word file packed anew": file(DOCX, lambda body: repacked(body, {})),
    "a Word file saved by another": file(
        DOCX, member("docProps/core.xml", "python-docx", "Administrator")
    ),
    "a Word file in other words of its format": file(DOCX, member("word/document.xml", "<w:t>", '<w:t xml:space="preserve">')),
}  # fmt: skip
