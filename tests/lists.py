"""A page of a list of each family, in the manner of each system, and what is to be asked for next."""

from dataclasses import dataclass

from models.values import Capture
from pipelines.clean.document import open_document

HOST = "http://www.baiwei.example"
TITLE = "白苇县柳溪镇2022年政府信息公开工作年度报告"
UUID = "51affa6c-723f-3c16-cf4c-920b01fdc45a"
HEX = "573ab26be38bc25ddca3d32d"


def page(path, body):
    """A Document as the reader makes it from the bytes of a page."""
    text = f"<html><head><title>列表</title></head><body><div>{body}</div></body></html>"
    return open_document(Capture(text.encode(), f"{HOST}{path}", content_type="text/html; charset=utf-8"))


def row(href, title=TITLE):
    return f"<li><a href='{href}'>{title}</a><span>2023-01-18</span></li>"


@dataclass(frozen=True)
class Specimen:
    """A page of a list, and the address (without host) that is asked for next."""

    path: str
    body: str
    following: tuple[str, ...]
    columns: tuple[str, ...] = ()


SPECIMENS = {
    "gkmlpt": Specimen(
        "/gkmlpt/annualreport",
        '<script>window._CONFIG = {SID: \'175\', TREE: [{"id": 7, "name": "政府信息公开年报", "children": []}, '
        '{"id": 8, "name": "依申请公开", "children": []}, {"id": 9, "name": "机构职能", "children": []}]}</script>',
        (),
        ("/gkmlpt/api/all/7?page=1&sid=175", "/gkmlpt/api/all/8?page=1&sid=175"),
    ),
    "hanweb": Specimen(
        "/col/col1229/index.html",
        f'<script type="text/xml"><datastore><record><![CDATA[{row("/art/2023/1/18/art_1229_5.html")}]]></record></datastore>'
        "</script><script>$('#1').jpage({perpage:1, totalRecord:3, proxyUrl:'/module/jpage/dataproxy.jsp?columnid=1229'})</script>",
        ("/module/jpage/dataproxy.jsp?startrecord=2&endrecord=2&perpage=1&page=2",),
    ),
    "jpaas": Specimen(
        "/zwgk/zfxxgknb/index.html",
        "<script src=\"/script/unitbuild.js\" url=\"/front/page/build/unit\" queryData=\"{'webId': 'w1', 'pageId': 'p2'}\"></script>",
        (
            "/front/page/build/unit?webId=w1&pageId=p2&paramJson=%7B%22pageNo%22%3A+1%2C+%22pageSize%22%3A+%2215%22%7D&pageNo=1",
        ),
    ),
    "truecms": Specimen(
        "/zwgk/nb/nb.html",
        "<script>$.ajax({url: '/messageController/getMessage.do', data: {columnId: 'c0ffee1', perpage: 5}})</script>",
        (
            "/messageController/getMessage.do?columnId=c0ffee1&startrecord=1&endrecord=5&perpage=5&callback=cb",
        ),
    ),
    "epoint": Specimen(
        "/govxxgk/govInfoPub.html?deptcode=A1&categorynum=001",
        "<script>$.post(siteInfo.projectName + '/rest/lightfrontaction/getgovinfolist', {pageIndex: 0})</script>",
        ("/js/webBuilderCommon.js",),
    ),
    "columns": Specimen(
        f"/columns/{UUID}/index.html",
        f"{row(f'/columns/{UUID}/202301/18/{UUID}.html')}<script>$.get('/columns/{UUID}/templates/{UUID}/blocks/{UUID}?page=' + n)</script>",
        (f"/columns/{UUID}/templates/{UUID}/blocks/{UUID}?page=1&fix=0",),
    ),
    "trs": Specimen(
        "/zwgk/zfxxgknb/",
        f'{row("./202301/t20230118_61.html")}<script>createPageHTML(3, 0, "index", "html");</script>',
        ("/zwgk/zfxxgknb/index_1.html", "/zwgk/zfxxgknb/index_2.html"),
    ),
    "hanweb_xxgk": Specimen(
        "/col/col2615/index.html",
        "<script>$.post('/module/xxgk/search.jsp', {infotypeId:'B05', area:'01251010-066', jdid:2})</script>",
        (
            (
                "/module/xxgk/search.jsp?standardXxgk=0&isAllList=1&texttype=0&fbtime=-1&vc_all=&vc_filenumber=&vc_title="
                "&vc_number=&currpage=1&sortfield=%2Ccreatedatetime%3A0"
            ),
        ),
    ),
    "lonsun": Specimen(
        "/public/column/7728?type=3",
        f"{row('/public/7728/30034177.html')}<a href='/public/column/8209'>砚湾镇</a>"
        "<a href='/public/column/7728?type=4&catId=1'>机构职能</a><div data-pages='3'></div>",
        ("/public/column/7728?type=3&page=2",),
        ("/public/column/7728?type=3", "/public/column/8209?type=3"),
    ),
    "openness": Specimen(
        "/opennessAnnualReport/?branch_id=" + HEX,
        f"{row('/openness/OpennessAnnualReport/show/2396.html')}<a href='?branch_id={HEX[::-1]}'>柳溪镇</a>",
        (),
        (f"/opennessAnnualReport/?branch_id={HEX}", f"/opennessAnnualReport/?branch_id={HEX[::-1]}"),
    ),
    "vsb": Specimen(
        "/xxgk/nb.htm",
        f"{row('/info/3392/3800783.htm')}<div>共58条 1/3 <a href='nb.htm'>首页</a> <a href='nb/2.htm'>下页</a> <a href='nb/1.htm'>尾页</a></div>",
        ("/xxgk/nb/2.htm",),
    ),
    "jeecms": Specimen(
        "/xxgknb/index.jhtml",
        f"{row('/xxgknb/24971296.jhtml')}<script>function turn() {{ gotoPage(2) }} var pageCount = 4;</script>",
        ("/xxgknb/index_2.jhtml",),
    ),
    "rednet": Specimen(
        "/35048/nb/index_2.htm",
        f"{row('/35048/nb/content_1391531.html')}<script>var totalPages = 3; toPage(3)</script>",
        ("/35048/nb/index_3.htm",),
    ),
    "baoding": Specimen(
        "/xxgklist-888888702-164555.html",
        f"{row('/xxgkcontent-888888702-58416.html')}<a href='/xxgklist-888888702-164555-2.html'>2</a>",
        ("/xxgklist-888888702-164555-2.html",),
    ),
    "doc24": Specimen(
        f"/gongkai/site_x/channel_{HEX}/",
        f"{row(f'/gongkai/site_x/channel_{HEX}/doc_{HEX}.html')}<a href='index_2.html'>下一页</a>",
        (f"/gongkai/site_x/channel_{HEX}/index_2.html",),
    ),
    "scripted": Specimen(
        "/lzjd/nb.html", "<script>fetch('/x').then(r => list.innerHTML = r)</script>", ("/lzjd/nb.html",)
    ),
    "generic": Specimen(
        "/iList.jsp?cat_id=44",
        f"{row('/zwgk/ct/49959.htm')}<a href='/iList.jsp?cat_id=44&cur_page=2'>2</a> <a href='/iList.jsp?cat_id=45'>3</a>",
        ("/iList.jsp?cat_id=44&cur_page=2",),
    ),
}
