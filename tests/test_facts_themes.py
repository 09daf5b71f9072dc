"""What a sentence leaves to the sub-heading above it: the facts of a chapter that never says 公开 again, and no others."""

import pytest

from models.values import Section
from pipelines.parse.facts import facts
from pipelines.parse.facts.themes import THEMES, theme_of, themed

OVERVIEW = (
    (
        "（二）依申请公开\n全年新收3件，上年结转1件，办结4件。\n（三）政府信息管理\n收到8件。",
        [("n_applications", 3), ("n_replies", 4)],
    ),
    (
        "（二）依申请公开。全区共收到申请460件，其中自然人申请431件。",
        [("n_applications", 460)],
    ),
    ("（二）依申请公开\n受理群众办事申请1268件，办结1268件。", []),
    (
        "（五）监督保障\n召开会议6次，组织培训3期，覆盖骨干186人。",
        [("n_meetings", 6), ("n_trainees", 186), ("n_trainings", 3)],
    ),
    ("（五）监督保障\n开展安全生产培训6期，受训320人次；召开防汛工作会议5次。", []),
    ("（五）会议公开\n召开镇党委会议24次，组织培训3期。", []),
    ("（五）监督保障\n1.完善制度。\n全年举办培训2次。", [("n_trainings", 2)]),
    ("（六）下一步工作打算\n主动公开信息300条以上。", []),
    (
        "1.微信公众号\n全年公开信息67条。\n2.公开栏。公开信息36条。",
        [("n_via_board", 36), ("n_via_wechat", 67)],
    ),
    ("1.微信公众号\n全年主动公开信息67条。", []),  # through that channel, or all of it?
)
CHAPTERS = (
    ("requests", "本机关2023年收到8件。", [("n_applications", 8)]),
    ("requests", "网上申请4件，来信申请3件。", [("n_applications_mail", 3), ("n_applications_online", 4)]),
    ("requests", "公民提出的申请5件、法人及其他组织提出的申请1件，共6件。", [("n_applications", 6)]),
    ("requests", "受理网上申请6件、线下申请2件，合计9件。", [("n_applications_online", 6)]),
    ("requests", "我镇全年依申请公开受理数为零。", [("n_applications", 0)]),
    ("requests", "共收到政府信息依申请公开事项10项。", [("n_applications", 10)]),
    ("requests", "共办理依申请公开5件，其中上年结转1件，新收4件。", [("n_applications", 4)]),
    ("requests", "未收到法人或其他组织申请。", []),
    ("requests", "“十三五”期间共受理依申请公开126件。", []),
    ("fees", "我镇未收取依申请公开相关费用，未发生与诉讼有关的费用。", [("n_fees", 0)]),
    (
        "response",
        "发布政策解读45篇，其中图表解读45篇；回应社会关切67条。",
        [("n_interpretations", 45), ("n_interpretations", 45), ("n_responses", 67)],
    ),
    (
        "proactive",
        "“清河党政网”发布信息289条，微信公众平台共发布368期1104条。",
        [("n_via_website", 289), ("n_via_wechat", 1104)],
    ),
    ("proactive", "利用广播、短信等形式发布信息60余条，微信平台录入信息230条。", [("n_via_wechat", 230)]),
    ("problems", "部分单位一年仅公开信息3条，补充公开信息36条。", []),
    ("org_support", "开展政务公开培训3次，每次参训约30人。", [("n_trainings", 3)]),
    (
        "overview",
        "主动公开政府信息条数为327条；依申请公开政府信息条数为0条；不予公开政府信息条数为0条。",
        [("n_applications", 0), ("n_proactive_total", 327)],
    ),
    ("requests", "工商登记申请1236件，全部网上办理。", []),
    ("fees", "收取学费236万元、住宿费86万元，标准均已公示。", []),
    ("other", "本级政府采购公告发布信息公开136条。", []),
    ("requests", "零投诉、零复议、零诉讼。", [("n_reviews", 0), ("n_suits", 0)]),
    ("requests", "收到的5件依申请公开事项均已回复。", [("n_applications", 5)]),
    (
        "requests",
        "按申请方式分：书面寄送31份，当场递交2份。",
        [("n_applications_in_person", 2), ("n_applications_mail", 31)],
    ),
    ("fees", "没有对申请公开信息的单位和个人收费。", [("n_fees", 0)]),
    ("fees", "共收取检索费18元、复制费25元，合计43元，未发生减免。", [("n_fees", 43)]),
    ("other", "依申请公开收取信息处理费1件，共计260元。", [("n_fees", 260)]),
    ("proactive", "累计发布政务信息六类共952条。", [("n_proactive_total", 952)]),
    ("proactive", "通过各类平台公开信息总计为705条。", [("n_proactive_total", 705)]),
    ("proactive", "今年1至6月，公开信息212条。", []),
    ("proactive", "近三年来，累计公开信息3600余条。", []),
    ("proactive", "上半年，公开信息212条，全年公开信息430条。", [("n_proactive_total", 430)]),
    ("proactive", "全年印发文件86件，主动公开52件。", []),
    ("proactive", "政策类信息12条，与上年的198条相比有所下降。", [("n_by_category", 12)]),
    ("proactive", "在社区公开栏公示低保、公租房等信息58期。", [("n_via_board", 58)]),
    ("problems", "公开信息120条中有12条不规范。", []),
    ("org_support", "市政务公开办组织的培训有3次，召开村级会议236次，培训村干部560人次。", []),
    ("org_support", "参加市政府组织的政务公开培训3次。", [("n_trainings", 3)]),
    ("requests", "邮寄答复书12份，电子邮件答复5份。", []),
    ("litigation", "出庭应诉26次，受理不服交通处罚的行政复议申请86件。", []),
    ("proactive", "转载国务院、省政府信息236条，在省级以上媒体刊发稿件36篇。", []),
    ("org_support", "9月，组织全县政务公开工作人员120人赴外地考察学习。", []),
    ("proactive", "清理下架过期信息73条，上传各类信息486条。", []),
    ("org_support", "现有政府信息公开工作专（兼）职人员5名。", [("n_staff", 5)]),
    ("org_support", "县政府组织的全县培训会共有320人参加。", []),
)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.code)
def test_each_theme_knows_its_sub_headings_and_spares_others(theme):
    assert [theme_of(words) for words in theme.reads] == [theme.code] * len(theme.reads)
    assert theme.code not in {theme_of(words) for words in theme.spares}


@pytest.mark.parametrize(("text", "stated"), OVERVIEW)
def test_a_sub_heading_says_for_its_lines_what_they_are_about(text, stated):
    found = facts((Section("overview", "一、总体情况", text),), 2023)
    assert sorted((fact.code, fact.value) for fact in found) == stated
    assert {fact.section for fact in found} <= {"overview"}


@pytest.mark.parametrize(("section", "text", "stated"), CHAPTERS)
def test_a_chapter_says_for_its_sentences_what_they_are_about(section, text, stated):
    found = facts((Section(section, None, text),), 2023)
    assert sorted((fact.code, fact.value) for fact in found) == stated


def test_a_heading_reaches_to_the_next_of_its_level():
    lines = "（一）主动公开\n1.依申请公开\n甲。\n（二）政府信息管理\n乙。\n依申请公开\n丙。"
    told = {line.line: line.theme for line in themed(Section("overview", None, lines))}
    assert (told["甲。"], told["乙。"], told["丙。"]) == ("requests", "overview", "requests")


def test_the_chapter_on_problems_is_about_these_all_through():
    lines = "（一）依申请公开\n收到3件。"
    assert {line.theme for line in themed(Section("problems", None, lines))} == {"problems"}
