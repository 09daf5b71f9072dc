"""An article of our own as the content systems wrap it, and the page around it."""

TITLE = "柳溪镇2022年政府信息公开工作年度报告"
PARAGRAPH = (
    "2022年，柳溪镇围绕群众关心的事项公开政府信息，全年主动公开政府信息215条，其中通过政府网站公开180条。"
)
NEXT = "下一步，我镇将继续完善公开目录，及时更新公开指南，加强对村（社区）公开栏的指导，提高公开质量。"
TABLE = (
    "<table><tr><td colspan='4'>第二十条第（一）项</td></tr>"
    "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"
    "<tr><td>行政规范性文件</td><td>2</td><td>1</td><td>7</td></tr></table>"
)
ARTICLE = (
    f"<p>{PARAGRAPH}</p><p><strong>一、总体情况</strong></p><p>{NEXT}</p><p>二、主动公开政府信息情况</p>{TABLE}"
    "<p>六、其他需要报告的事项</p><p>无。</p><p>柳溪镇人民政府</p><p>2023年1月18日</p>"
)
MENU = "<ul>" + "".join(f"<li><a href='/c{i}/'>栏目{i}</a></li>" for i in range(12)) + "</ul>"
FOOT = "<div>主办：白苇县人民政府办公室 网站标识码：9902010001 某ICP备0000001号</div>"


def page(article, *, head="", before="", after=""):
    return (
        f"<html><head><meta charset='utf-8'><title>{TITLE}_白苇县人民政府</title>{head}</head><body>{MENU}"
        f"<div class='position'>当前位置：<a href='/'>首页</a> &gt; <a href='/nb/'>政府信息公开年报</a></div>{before}"
        f"{article}{after}{FOOT}</body></html>"
    )


#: how the families of content systems wrap an article
SKINS = {
    "trs": f"<h1>{TITLE}</h1><div class='TRS_Editor'>{ARTICLE}</div>",
    "ucap": f"<div class='title'>{TITLE}</div><div id='UCAPCONTENT'>{ARTICLE}</div>",
    "hanweb": f"<table width='980'><tr><td class='title'>{TITLE}</td></tr><tr><td><div id='zoom'>{ARTICLE}</div></td></tr></table>",
    "vsb": f"<form name='_newscontent_fromname'><h1>{TITLE}</h1><div id='vsb_content'><div class='v_news_content'>{ARTICLE}</div></div></form>",
    "gkmlpt": f"<div class='document'><div class='title'>{TITLE}</div><div class='content'>{ARTICLE}</div></div>",
    "frame of tables": f"<table><tr><td>{MENU}</td><td><table><tr><td>{TITLE}</td></tr><tr><td>{ARTICLE}</td></tr></table></td></tr></table>",
    "one paragraph": f"<h2>{TITLE}</h2><div>{ARTICLE.replace('</p><p>', '<br>　　')}</div>",
    "bare divisions": f"<h2>{TITLE}</h2><div>{ARTICLE.replace('<p>', '<div>').replace('</p>', '</div>')}</div>",
}
