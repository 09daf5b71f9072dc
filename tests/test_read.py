"""pipelines.read: the one door — what kind a page is, what a report gives, and what is never a traceback."""

import io

import docx
import pytest

from models.divisions.table import Divisions
from models.places import Division, Site
from models.shapes import report_object
from models.values import Capture
from pipelines.check.rules import GROUPS, RULES
from pipelines.clean.document import open_document
from pipelines.clean.spam import MEANINGS as REMOVAL_MEANINGS
from pipelines.parse.kinds import kind_of
from pipelines.read import Knowledge, open_page, read_file

TITLE = "柳溪镇2022年政府信息公开工作年度报告"
URL = "http://www.baiwei.gov.cn/nb/1.html"
KNOWLEDGE = Knowledge(
    Divisions(
        [
            Division("990000", "云海省", "province"),
            Division("990200", "澜州市", "city", "990000"),
            Division("990201", "白苇县", "county", "990200"),
            Division("990201104", "柳溪镇", "township", "990201"),
        ]
    )
)
HEAD = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
TABLE_2 = [
    ["第二十条第（一）项"] * 4, HEAD, ["规章", "0", "0", "0"], ["行政规范性文件", "2", "1", "7"],
    ["第二十条第（五）项"] * 4, ["信息内容", "本年处理决定数量", "", ""], ["行政许可", "36", "", ""],
    ["第二十条第（六）项"] * 4, ["信息内容", "本年处理决定数量", "", ""], ["行政处罚", "5", "", ""], ["行政强制", "0", "", ""],
    ["第二十条第（八）项"] * 4, ["信息内容", "本年收费金额（单位：万元）", "", ""], ["行政事业性收费", "1.25", "", ""],
]  # fmt: skip
PROSE = (
    "<p>2022年，柳溪镇认真执行条例，全年主动公开政府信息215条。</p><p>一、总体情况</p><p>全年收到政府信息公开申请3件。</p>"
    "<p>五、存在的主要问题及改进情况</p><p>公开的及时性有待提高，下一步将加强指导。</p><p>六、其他需要报告的事项</p><p>无。</p>"
    "<p>白苇县柳溪镇人民政府</p><p>2023年1月18日</p>"
)


def html_table(rows):
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
        + "</table>"
    )


def html(article, title=TITLE, head=""):
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><div class='con'>{article}</div></body></html>".encode()


def word(rows):
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(rows), 4)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def kind(body, **fields):
    capture = Capture(body if isinstance(body, bytes) else body.encode(), **{"url": URL, **fields})
    return kind_of(open_document(capture), capture)


def printed(report):
    return {figure.code: figure.value for figure in report.figures if figure.state == "printed"}


def test_a_page_becomes_a_report_with_its_figures_sections_and_publisher():
    report = read_file(html(PROSE + html_table(TABLE_2)), KNOWLEDGE, url=URL)
    assert (report.kind, report.title, report.report_year, report.era) == (
        "annual_report",
        TITLE,
        2022,
        "d30_2021",
    )
    assert (report.publisher.division_code, report.publisher.township_code) == ("990201", "990201104")
    assert printed(report)["t2.normative_docs.in_force"] == 7
    assert printed(report)["t2.admin_fees.amount_wan_yuan"] == 1.25
    assert [section.code for section in report.sections] == ["intro", "overview", "problems", "other"]
    assert "tables_missing" in {problem.rule for problem in report.problems}  # tables 3 and 4
    assert (report.trust, report.published.isoformat()) == ("official", "2023-01-18")


def test_a_table_that_stands_only_in_the_attachment_counts():
    link = "<p>附件：<a href='1.docx'>柳溪镇报告.docx</a></p>"
    file = Capture(word(TABLE_2), url="http://www.baiwei.gov.cn/nb/1.docx")
    page = open_page(Capture(html(PROSE + link), url=URL, attachments=(file,)), KNOWLEDGE)
    assert printed(page.report)["t2.licences.decisions"] == 36
    assert page.report.title == TITLE
    assert [a.name for a in page.report.attachments] == ["柳溪镇报告.docx"]
    assert page.document.tables == ()
    bare = open_page(Capture(html(PROSE + link), url=URL), KNOWLEDGE)
    assert printed(bare.report) == {}
    assert bare.clean_digest != page.clean_digest


def test_a_page_of_a_title_and_a_file_takes_its_text_from_the_file():
    document = docx.Document()
    for text in (
        TITLE,
        "一、总体情况",
        "2022年，柳溪镇全年主动公开政府信息88条。",
        "六、其他需要报告的事项",
        "无。",
    ):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    file = Capture(out.getvalue(), url="http://www.baiwei.gov.cn/nb/1.docx")
    page = open_page(Capture(html("<a href='1.docx'>报告.docx</a>"), url=URL, attachments=(file,)), KNOWLEDGE)
    assert "全年主动公开政府信息88条" in "".join(section.text for section in page.report.sections)


def test_another_years_report_in_an_attachment_stays_out():
    other = word(TABLE_2).replace(b"", b"")
    file = Capture(other, url="http://www.baiwei.gov.cn/nb/1.docx", filename="x.docx")
    page = html(
        PROSE + "<a href='1.docx'>柳溪镇2021年政府信息公开工作年度报告.docx</a>",
        title=TITLE.replace("2022", "2020"),
    )
    report = open_page(Capture(page, url=URL, attachments=(file,)), KNOWLEDGE).report
    assert printed(report) == {}
    assert "attachment_of_another" in {problem.rule for problem in report.problems}


def test_a_report_of_2008_has_no_tables_to_miss():
    article = (
        "<p>柳溪镇2010年认真做好政府信息公开工作，现将情况报告如下，请予审阅和监督。</p><p>一、概述</p><p>全年公开政府信息42条。</p>"
        "<p>二、咨询处理情况</p><p>接受咨询12人次。</p><p>三、政府信息公开的收费及减免情况</p><p>全年未收取费用。</p>"
        "<p>四、申诉情况</p><p>未发生申诉。</p>"
    )
    report = read_file(html(article, title=TITLE.replace("2022", "2010")), KNOWLEDGE, url=URL)
    assert report.era == "a_2008"
    assert "tables_missing" not in {problem.rule for problem in report.problems}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"《{TITLE}》解读", "interpretation"),
        ("关于做好2022年度政府信息公开工作年度报告编制和发布工作的通知", "notice"),
        ("白苇县政府信息公开指南", "system_rule"),
        ("政府信息公开年度报告制度", "system_rule"),
        ("白苇县2022年政府网站工作年度报表", "website_statement"),
        ("政府信息公开工作年度报告模板", "template"),
        ("柳溪镇2022年法治政府建设年度报告", "other"),
        (TITLE, "annual_report"),
    ],
)
def test_neighbours_of_reports_are_no_reports_and_give_no_figures(title, expected):
    report = read_file(html(PROSE + html_table(TABLE_2), title=title), KNOWLEDGE, url=URL)
    assert report.kind == expected
    assert bool(report.figures) == (expected == "annual_report")


def test_a_report_without_a_title_is_known_by_its_headings():
    assert (
        kind(
            "一、总体情况\n2022年，我镇公开政府信息30条。\n二、主动公开政府信息情况\n无。\n五、存在的主要问题及改进情况\n不够及时。"
        )
        == "annual_report"
    )
    assert kind("柳溪镇召开防汛会议\n会议要求各村落实责任。") == "other"


@pytest.mark.parametrize("end", ["……", "...", "…[详细]", "... 阅读全文 »"])
def test_a_list_that_shows_how_its_articles_begin_is_no_report_of_any_of_them(end):
    """The words of one of them may be its title, and look like a report's; a report ends its sentences."""
    begins = "根据《中华人民共和国政府信息公开条例》的要求，编制本年度报告，全文包括总体情况"
    lines = "".join(
        f"<h2><a href='/a/{y}.html'>{TITLE.replace('2022', str(y))}</a></h2><p>{begins}{end}</p>"
        for y in (2020, 2021, 2022)
    )

    assert kind(html(lines)) == "list"
    assert kind(html(PROSE + f"<p>{begins}{end}</p>")) == "annual_report"


def test_a_column_page_is_a_list():
    rows = "".join(
        f"<li><a href='{y}.html'>柳溪镇{y}年政府信息公开工作年度报告</a><span>{y + 1}-01-18</span></li>"
        for y in range(2008, 2023)
    )
    assert (
        kind(
            f"<html><title>政府信息公开年报</title><body><ul>{rows}</ul><div>主办：白苇县人民政府 网站标识码：9902010001</div></body></html>"
        )
        == "list"
    )


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (
            "<script>document.cookie='__jsl_clearance_s=1';location.href=location.pathname+location.search</script>",
            521,
        ),
        ("<html><script>var arg1='A';function f(){document.cookie='acw_sc__v2='+x}</script></html>", 200),
        ("<html><meta content='{qtt'><script>$_ts=window['$_ts'];</script></html>", 412),
        (
            "<html><title>访问被拦截</title><body>您的请求可能存在威胁，已被网站防火墙拦截，请联系管理员。</body></html>",
            200,
        ),
    ],
)
def test_a_challenge_is_no_content(body, status):
    assert kind(body, status=status) == "challenge"


@pytest.mark.parametrize(
    "words", ["您访问的页面不存在或已删除！", "抱歉，页面不存在", "404 Not Found", "该信息已被删除"]
)
def test_a_soft_404_is_told_from_a_report(words):
    assert (
        kind(f"<html><title>提示</title><body><p>{words}</p><a href='/'>返回首页</a></body></html>")
        == "soft_404"
    )


def test_a_report_that_tells_of_waf_and_lost_pages_is_still_a_report():
    article = (
        PROSE + "<p>全年检查网站，发现页面不存在的错误链接2个，升级Web应用防火墙和安全验证，均已整改。</p>"
    )
    assert kind(html(article)) == "annual_report"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\x00",
        b"%PDF-1.4 x",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<",
        b"\xff\xff\xff",
        b"<html>",
        b"{}",
        "无".encode(),
    ],
)
def test_what_is_no_report_is_an_object_with_a_problem(body):
    shape = report_object(read_file(body, KNOWLEDGE, name="x"), "x")
    assert shape["kind"] == "other"
    assert shape["problems"]
    assert shape["figures"] == shape["facts"] == shape["parts"] == []


def test_a_clone_keeps_its_figures_and_loses_its_date():
    report = read_file(
        html(PROSE + html_table(TABLE_2)), KNOWLEDGE, url="http://www.feifei.example.com/nb/1.html"
    )
    assert (report.trust, report.published) == ("clone", None)
    assert printed(report)["t2.penalties.decisions"] == 5


def test_a_verified_site_is_official_wherever_it_lives():
    knowledge = Knowledge(
        KNOWLEDGE.divisions, (Site("990201", "白苇县", "http://127.0.0.1:8080/", "990201", verified=True),)
    )
    assert read_file(html(PROSE), knowledge, url="http://127.0.0.1:8080/1.html").trust == "official"
    assert read_file(html(PROSE), knowledge, url="http://127.0.0.1:8081/1.html").trust == "unverified_mirror"


def test_a_soft_404_in_a_sites_own_frame_is_told_from_a_list():
    menu = "".join(f"<li><a href='/c{i}/'>栏目{i}</a></li>" for i in range(20))
    frame = "<html><title>白苇县人民政府</title><body><ul>{}</ul><div>{}</div><div>主办：白苇县人民政府</div></body></html>"
    assert kind(frame.format(menu, "抱歉，您访问的页面不存在")) == "soft_404"
    assert kind(frame.format(menu, "共20条 1/2")) == "list"


def test_every_problem_of_a_file_has_its_line_in_the_table_of_rules():
    bodies = [
        b"",
        b"%PDF-1.4 x",
        b"PK\x03\x04",
        b"Rar!\x1a\x07\x00",
        html(PROSE) + b"\xff\xff\xff\xffx",
        "无".encode(),
    ]
    named = {problem.rule for body in bodies for problem in read_file(body, KNOWLEDGE).problems}
    assert named >= {"empty", "damaged", "unsupported_type", "characters_replaced", "not_a_report"}
    assert named <= set(RULES)
    assert set(REMOVAL_MEANINGS) == set(GROUPS["injected"])
