"""The clean digest: what makes a version of a report and what does not."""

import pytest

from models.values import Attachment, Capture, Report
from pipelines.clean.digest import clean_digest, record_digest
from pipelines.clean.document import open_document

ROW = "<tr><td>行政许可</td><td>{}</td></tr>"
BODY = (
    "<p>2022年，柳溪镇围绕群众关心的事项公开政府信息，全年主动公开政府信息215条，其中网站180条。</p><p>二、主动公开政府信息情况</p>"
    "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
    + ROW.format(36)
    + "</table><p>六、其他需要报告的事项</p><p>无。</p>"
)
TITLE = "柳溪镇2022年政府信息公开工作年度报告"


def skin(body=BODY, *, visits=12, title=TITLE):
    return (
        f"<html><head><title>{title}_白苇县</title></head><body><div>今天是2023年1月18日</div><h1>{title}</h1>"
        f"<div>发布日期：2023-01-18 浏览次数：{visits}次</div><div class='TRS_Editor'>{body}</div>"
        "<div>主办：白苇县人民政府 网站标识码：9902010001</div></body></html>"
    )


def other_skin(body=BODY):
    return (
        "<!DOCTYPE html><html><head><meta name='ArticleTitle' content='x'><style>p{color:red}</style></head><body>"
        "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/gk'>公开</a></li></ul><div>当前位置：首页 &gt; 年报</div>"
        f"<table><tr><td><h2 id='t'>{TITLE}</h2></td></tr><tr><td id='vsb_content' width='90%'>{body}</td></tr></table>"
        "<div><a href='/1.html'>上一篇：柳溪镇2021年政府信息公开工作年度报告</a></div><script>count(77)</script></body></html>"
    )


def digest(text, encoding="utf-8"):
    return clean_digest(open_document(Capture(text.encode(encoding), url="http://www.baiwei.gov.cn/1.html")))


SAME = {
    "a visit counter": skin(visits=99),
    "another skin": other_skin(),
    "other paragraphs": skin(BODY.replace("</p><p>二、", "<br/>二、")),
    "wider letters": skin(BODY.replace("215", "２１５").replace("，", ",")),
    "blanks inside a cell": skin(BODY.replace("行政许可", "行政\n　许可&nbsp;")),
    "attributes": skin(BODY.replace("<td>", "<td width='30' align='center'>")),
    "a metadata block": skin("<ul><li>索引号：9902/2023-1</li><li>公开方式：主动公开</li></ul>" + BODY),
}


@pytest.mark.parametrize("change", SAME)
def test_what_is_not_content_makes_no_version(change):
    assert digest(SAME[change]) == digest(skin())


def test_another_charset_makes_no_version():
    assert digest(skin(), "gb18030") == digest(skin())


OTHER = {
    "one figure": skin(BODY.replace(">36<", ">37<")),
    "one word": skin(BODY.replace("群众关心", "群众关注")),
    "punctuation": skin(BODY.replace("无。", "无")),
    "the title": skin(title=TITLE.replace("2022", "2023")),
    "a row less": skin(BODY.replace(ROW.format(36), "")),
    "a blanked cell": skin(BODY.replace(">36<", "><")),
}


@pytest.mark.parametrize("change", OTHER)
def test_what_is_content_makes_a_version(change):
    assert digest(OTHER[change]) != digest(skin())


def test_an_attachment_counts_by_name_and_content():
    document = open_document(Capture(skin().encode()))
    named = Attachment("附件.pdf", "http://a/1.pdf")
    moved = Attachment("附件.pdf", "http://b/2.pdf")
    digests = {
        clean_digest(document),
        clean_digest(document, [(named, "aa")]),
        clean_digest(document, [(named, "bb")]),
    }
    assert len(digests) == 3
    assert clean_digest(document, [(moved, "aa")]) == clean_digest(document, [(named, "aa")])


def test_a_record_digest_follows_the_published_object():
    one, two = Report("annual_report", report_year=2022), Report("annual_report", report_year=2023)
    assert record_digest(one) == record_digest(Report("annual_report", report_year=2022))
    assert record_digest(one) != record_digest(two)
