"""Changes of what the organ said, by what they change: each one is a revision."""

from __future__ import annotations

from collections.abc import Mapping

from bench.corpus.papers import pdf
from tests.served import (
    DOCX,
    DRAFT,
    OTHER,
    PDF,
    Change,
    cell,
    every,
    file,
    member,
    turned,
    with_another,
    without,
    words,
)  # fmt: skip

# -- what changes the report ----------------------------------------------------------------------------
SUBSTANTIVE: Mapping[str, Change] = {
    # one cell
    **{f"one digit of cell {n}": cell(n, str(n + 701)) for n in (0, 2, 5, 7, 9, 10, 16, 17, 24, 30, 58, 100, 150, -15, -1)},
    "a blank for a zero": cell(0, "&nbsp;"),
    "an empty cell for a zero": cell(1, ""),
    "a dash for a zero": cell(3, "-"),
    "a stroke for a zero": cell(3, "/"),
    "a word for a zero": cell(4, "无"),
    "a letter for a zero": cell(4, "O"),
    "a decimal": cell(9, "0.5"),
    "a minus": cell(8, "-5"),
    "another digit behind": cell(8, "50"),
    "a bracket": cell(8, "(5)"),
    "a note in a cell": cell(8, "5（其中罚款2件）"),
    # rows, labels, tables
    "a row less": words("<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>", ""),
    "a row twice": words("<tr><td>行政许可</td>", '<tr><td>规章</td><td colspan="3">0</td></tr><tr><td>行政许可</td>'),
    "another label": words("<td>行政强制</td>", "<td>行政强制措施</td>"),
    "another unit": words("（单位：万元）", "（单位：元）"),
    "two labels changed": turned("<td>行政处罚</td>", "<td>行政强制</td>"),
    "two cells changed": words("<td>103</td><td>19</td>", "<td>19</td><td>103</td>"),
    "a column changed": turned("<th>本年制发件数</th>", "<th>本年废止件数</th>"),
    "a table less": every(r"(?s)<table border=\"1\"[^>]*><tbody><tr><th colspan=\"5\">行政复议.*?</table>", ""),
    # prose
    "one digit of the prose": words("公开政府信息89条", "公开政府信息88条"),
    "a number blanked": words("公开16条", "公开条"),
    "a unit of the prose": words("182人次", "182人"),
    "a rounded number": words("83万余次", "83万次"),
    "one sentence more": words("公开的内容贴近生活", "全年没有发生泄密事件。公开的内容贴近生活"),
    "one sentence less": words("网站访问量达83万余次。", ""),
    "a paragraph less": every(r"<p>　　我们落实先审后发.*?</p>", ""),
    "one word": words("稳步", "大幅"),
    "a not": words("均按规定办理", "未均按规定办理"),
    "a mark": words("均按规定办理。", "均按规定办理！"),
    "two sentences changed": words(
        "加强学习，完善机制", "完善机制，加强学习"
    ),
    "two paragraphs changed": turned("<p>　　网站访问量达83万余次。</p>", "<p>　　全年召开政府信息公开工作会议6次，举办业务培训2次，接受培训182人次。</p>"),
    "another heading": words("六、其他需要报告的事项", "六、其他事项"),
    "another matter": words("无其他需要报告的事项", "本年度收取信息处理费0元"),
    "another end of the period": words("2025年12月31日止", "2025年12月30日止"),
    "another day of signature": words("2026年3月23日</p>", "2026年3月24日</p>"),
    "another signature": words('right">淄博市临淄区辛店街道办事处', 'right">中共淄博市临淄区辛店街道工作委员会'),
    "another title": every("(?<=<h1>).*?(?=</h1>)", "临淄区辛店街道办事处2025年政府信息公开工作年度报告"),
    # files
    "one digit in a Word file": file(DOCX, member("word/document.xml", "接受培训182人次", "接受培训183人次")),
    "one cell in a Word file": file(DOCX, member("word/document.xml", ">103<", ">104<")),
    "one digit in a PDF": file(PDF, lambda _: pdf(OTHER)),
    "a PDF that cannot be read": file(PDF, lambda body: body[:400]),
    "another file of the same name": file(DOCX, lambda _: pdf(DRAFT)),
    "a file less": without(PDF, '<p><a href="/files/2.pdf">2.报告全文.pdf</a></p>'),
    "a file more": with_another,
    "a file by another name": words("1.统计表.docx", "1.统计表（修订）.docx"),
}  # fmt: skip
