"""Sentences as strangers write them, each with traps of domain table 3.3: every number it states, and none beside."""

import pytest

from models.values import Section
from pipelines.parse.facts import facts
from pipelines.parse.facts.offices import Office

SENTENCES = (
    ("本年度主动公开信息32条，累计公开156条。", "proactive", 2021, [("n_proactive_total", 32)]),
    ("“两微一端”发布信息1350条。", "proactive", 2021, []),
    ("LED显示屏滚动播放300余条；播放标语20条。", "proactive", 2021, [("n_via_board", 300)]),
    ("我镇未收到任何公民、法人或其他组织的申请。", "overview", 2021, [("n_applications", 0)]),
    ("镇政府印发文件152件，其中主动公开36件，依申请公开12件，不予公开104件。", "overview", 2019, []),
    ("受理群众来信来访86件，未有政府信息公开申请。", "requests", 2019, [("n_applications", 0)]),
    ("产生政府信息286条，退回修改35条。", "overview", 2019, []),
    (
        "通过县政府网站公开政府信息286条、通过县电视台播出新闻36条。",
        "overview",
        2019,
        [("n_via_website", 286)],
    ),
    ("收取依申请公开费用共86元，其中检索费30元、复制费56元。", "fees", 2019, [("n_fees", 86)]),
    ("区政府网站共发布信息8260条，其中我街道发布信息186条。", "overview", 2019, [("n_proactive_total", 186)]),
    ("我镇主动公开政府信息175条（2018年）。", "overview", 2019, []),
    ("公开政府信息数比去年增长35条，总数达到210条。", "overview", 2019, []),
    ("我镇全年应公开信息300条，实际公开286条。", "overview", 2019, []),
    ("抽查信息50条，发现错误3条；归集双公示信息33条。", "overview", 2019, []),
    ("县政府对我镇公开的86条信息进行了检查。", "overview", 2019, []),
    (
        "全局办理行政复议案件23件、行政应诉案件12件，其中涉及政府信息公开的复议1件、诉讼0件。",
        "litigation",
        2019,
        [("n_reviews", 1), ("n_suits", 0)],
    ),
    ("召开党政联席会议12次，其中专题研究政府信息公开工作2次。", "org_support", 2019, []),
    ("收费标准：检索费2元/次；专项经费3.5万元，其中印刷费1.2万元。", "fees", 2019, []),
    ("政府信息公开专职人员0人，兼职人员3人。", "org_support", 2019, [("n_staff", 3)]),
    ("公开政府信息312条，较去年的36条有较大增长。", "overview", 2019, [("n_proactive_total", 312)]),
    (
        "2019年1月至6月公开信息120条，7月至12月公开信息180条，全年共公开信息300条。",
        "overview",
        2019,
        [("n_proactive_total", 300)],
    ),
    ("收到政府信息公开申请2件，均在15个工作日内答复。", "requests", 2019, [("n_applications", 2)]),
    ("因征地补偿引发行政诉讼3件，与政府信息公开无关。", "litigation", 2019, []),
    ("收取城镇垃圾处理费12.6万元、社会抚养费3.2万元，均按规定公开。", "fees", 2012, []),
    (
        "网站总访问量12万人次，全年主动公开政府信息1200条。",
        "overview",
        2019,
        [("n_proactive_total", 1200), ("n_visits", 120000)],
    ),
    (
        "截至2019年底累计主动公开政府信息1464条，其中2019年124条。",
        "overview",
        2019,
        [("n_proactive_total", 124)],
    ),
    ("目录中累计公开701条，本年度新增公开124条。", "proactive", 2019, [("n_proactive_total", 124)]),
    ("全年公开信息124条，完成县下达任务93条的133%。", "overview", 2019, [("n_proactive_total", 124)]),
    ("信息员参加业务培训2期，共57人次参加。", "overview", 2019, [("n_trainees", 57), ("n_trainings", 2)]),
    ("开通微信公众号“今日高城”，全年推送图文182条。", "overview", 2019, [("n_via_wechat", 182)]),
    (
        "截至2021年底，历年累计公开信息2772条；2021年主动公开政府信息308条，比上年增加21条。",
        "overview",
        2021,
        [("n_proactive_total", 308)],
    ),
    ("2021年，全县共公开5012条信息，我镇公开312条。", "overview", 2021, [("n_proactive_total", 312)]),
    ("全县5012条公开信息中，我镇公开312条。", "overview", 2021, [("n_proactive_total", 312)]),
    ("行政规范性文件 0 0 20", "proactive", 2022, []),  # a row of a table, not words
    (
        "自2008年5月1日《条例》施行至2008年12月31日，本机关累计主动公开政府信息1,236条，全文电子化率达100%。",
        "proactive",
        2008,
        [("n_proactive_total", 1236)],
    ),
    (
        "本年度共受理依申请公开信息36件，其中当面申请20件，占55.6%；以传真形式申请0件；网上申请12件，占33.3%；信函申请4件，占11.1%。",
        "requests",
        2010,
        [
            ("n_applications", 36),
            ("n_applications_fax", 0),
            ("n_applications_in_person", 20),
            ("n_applications_mail", 4),
            ("n_applications_online", 12),
        ],
    ),
    (
        "2011年，本机关依申请提供政府信息共收取检索、复制、邮寄等费用共计128.5元，减免45元。",
        "fees",
        2011,
        [("n_fees", 128.5)],
    ),
    (
        "2015年度，全县主动公开政府信息23456条，其中我镇公开312条。",
        "proactive",
        2015,
        [("n_proactive_total", 312)],
    ),
    (
        "2011年1至12月，共公开政务信息486条，其中上半年201条，下半年285条。",
        "proactive",
        2011,
        [("n_proactive_total", 486)],
    ),
    ("在“信用中国”网站归集双公示信息126条。", "overview", 2018, []),
    (
        "2012年，本乡未发生依申请公开政府信息和不予公开政府信息的情况。",
        "requests",
        2012,
        [("n_applications", 0)],
    ),
    ("更新信息公开指南1次，调整公开目录3处，规范栏目12个，新增信息298条。", "overview", 2024, []),
    ("全年发布各类信息1203条，其中主动公开政府信息386条。", "overview", 2024, [("n_proactive_total", 386)]),
    ("本机关主动公开政府信息共计一千二百余条。", "proactive", 2010, [("n_proactive_total", 1200)]),
    (
        "我局现有政务公开工作领导小组成员9人，办公室设在综合股，配备专（兼）职人员2名。",
        "overview",
        2010,
        [("n_staff", 2)],
    ),
    ("2018年至2019年共公开信息1620条。", "overview", 2019, []),
    ("共开展政务公开业务培训3场次200余人次。", "overview", 2019, [("n_trainees", 200), ("n_trainings", 3)]),
    ("每季度至少培训1次，全年培训4次120人次。", "overview", 2019, []),
    ("规章制发数0件，行政规范性文件现行有效件数3件。", "proactive", 2022, [("n_normative_docs", 3)]),
    ("及时公开“双随机、一公开”抽查结果25条、行政处罚决定12件、行政许可决定86件。", "overview", 2022, []),
    (
        "收到申请数12件，其中当面申请数2件，传真申请数0件，网络申请数9件，信函申请数1件。申请办结数12件，按时办结数11件，延期办结数1件。",
        "requests",
        2016,
        [
            ("n_applications", 12),
            ("n_applications_fax", 0),
            ("n_applications_in_person", 2),
            ("n_applications_mail", 1),
            ("n_applications_online", 9),
            ("n_replies", 12),
        ],
    ),
    (
        "属于已主动公开范围数3件，同意公开答复数5件，不同意公开答复数1件，申请信息不存在数3件。",
        "requests",
        2016,
        [],
    ),
    (
        "据统计，2017年全县各级各部门累计主动公开政府信息68,312条，其中县政府门户网站公开12,345条，乡镇公开8,230条，部门公开47,737条。",
        "overview",
        2017,
        [("n_proactive_total", 68312), ("n_via_website", 12345)],
    ),
    ("县政府信息公开平台2017年新增信息9,632条，平台累计信息达61,025条。", "overview", 2017, []),
    ("疫情期间发布防控信息236条，编发短信3.2万条。", "overview", 2020, []),  # these months are not the year
    (
        "依申请公开。收到申请3件（其中上年结转1件），办结2件，结转1件。",
        "overview",
        2021,
        [("n_applications", 3), ("n_replies", 2)],
    ),
    (
        "在市政府网站公开本部门信息1236条，较上年增长6%；在“学习强国”平台刊发稿件12篇。",
        "overview",
        2023,
        [("n_via_website", 1236)],
    ),
    ("受理“12345”市民热线诉求1,236件次，回访满意率96%。", "overview", 2023, [("n_hotline", 1236)]),
    ("信息公开申请量较上年下降50%，仅1件。", "requests", 2023, []),
    (
        "全县31个部门、18个乡镇共公开信息8,965条，平均每单位183条。",
        "overview",
        2010,
        [("n_proactive_total", 8965)],
    ),
    (
        "全年我局共受理行政许可1236件，其中即办件1100件，承诺件136件。",
        "overview",
        2024,
        [("n_licences", 1236)],
    ),
    ("全年办理行政处罚案件25件，罚没金额12.3万元。", "overview", 2024, [("n_penalties", 25)]),
    ("参加上级组织的政务公开培训2次。", "overview", 2024, [("n_trainings", 2)]),
    ("全年公开建议提案答复36件。", "overview", 2024, []),
    ("二O一四年，我乡公开信息三百六十五条，召开会议二次。", "overview", 2014, [("n_proactive_total", 365)]),
)


@pytest.mark.parametrize(("text", "section", "year", "stated"), SENTENCES)
def test_a_stranger_s_sentence_states_its_facts_and_no_others(text, section, year, stated):
    found = facts((Section(section, None, text),), year)
    assert sorted({(fact.code, fact.value) for fact in found}) == stated
    assert all(fact.quote in text for fact in found)


@pytest.mark.parametrize("part", [True, False])
def test_what_a_whole_county_disclosed_is_no_fact_of_one_of_its_towns(part):
    said = Section("overview", None, "全县主动公开政府信息58231条，高城镇主动公开政府信息613条。")
    told = facts((said,), 2019, Office(is_part=part))
    assert [fact.value for fact in told] == ([613] if part else [58231, 613])


def test_a_category_is_named_whole():
    told = facts((Section("overview", None, "主动公开信息90条，其中公示公告类12条。"),), 2019)
    assert [fact.category for fact in told] == [None, "公示公告类"]
