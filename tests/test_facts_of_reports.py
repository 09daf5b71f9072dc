"""Facts of sentences as counties, towns, bureaus and schools write them: these and no others."""

import pytest

from models.values import Section
from pipelines.parse.facts import facts

SENTENCES = (
    ("累计公开政府信息622条，其中2009年度新增310条。", "overview", 2009, [("n_proactive_total", 310)]),
    (
        "截至2011年12月31日，我乡累计主动公开政府信息1,204条，其中2011年新增236条。",
        "proactive",
        2011,
        [("n_proactive_total", 236)],
    ),
    (
        "截至2008年12月31日，全县累计主动公开政府信息4326条。",
        "proactive",
        2008,
        [("n_proactive_total", 4326)],
    ),
    (
        "本年度新增的主动公开信息中，政策法规类8条，占2.6%；机构职能类12条，占3.9%；人事信息6条。",
        "proactive",
        2009,
        [("n_by_category", 6), ("n_by_category", 8), ("n_by_category", 12)],
    ),
    ("我镇2009年度未对政府信息公开收取任何费用。", "fees", 2009, [("n_fees", 0)]),
    ("2016年度未就政府信息公开申请收取费用。", "fees", 2016, [("n_fees", 0)]),
    ("依申请公开政府信息，未向申请人收取费用。", "fees", 2016, [("n_fees", 0)]),
    ("全年无收费和减免情况。", "fees", 2012, [("n_fees", 0)]),
    ("所有依申请公开均免费提供，未产生费用。", "fees", 2012, [("n_fees", 0)]),
    ("全镇18个村只有6名信息员参加过培训。", "problems", 2009, []),
    (
        "在县政府办公室设立政府信息公开办公室，配备专职工作人员3名，各乡镇、各部门确定兼职人员68名。",
        "overview",
        2008,
        [("n_staff", 71)],
    ),
    (
        "我局按照“公开为原则，不公开为例外”的要求，明确分管领导1名、专职人员1名、兼职人员12名。",
        "overview",
        2010,
        [("n_staff", 13)],
    ),
    (
        "学校通过校园网公开信息87条，通过微信公众号公开信息134条。",
        "proactive",
        2021,
        [("n_via_website", 87), ("n_via_wechat", 134)],
    ),
    (
        "财政预决算公开4条，“三公”经费公开2条，保障性住房信息公开12条。",
        "proactive",
        2016,
        [("n_by_category", 2), ("n_by_category", 4), ("n_by_category", 12)],
    ),
    (
        "2016年收到政府信息公开申请2件，均为当面申请。",
        "requests",
        2016,
        [("n_applications", 2), ("n_applications_in_person", 2)],
    ),
    (
        "2023年，共收到政府信息公开申请6件，全部为网络申请，均已按时答复。",
        "overview",
        2023,
        [("n_applications", 6), ("n_applications_online", 6)],
    ),
    (
        "全年共受理依申请公开12件，其中网上受理7件、信件受理3件、现场受理2件，已全部办结。",
        "requests",
        2023,
        [
            ("n_applications", 12),
            ("n_applications_in_person", 2),
            ("n_applications_mail", 3),
            ("n_applications_online", 7),
        ],
    ),
    (
        "新收政府信息公开申请23件，上年结转2件，办结24件，结转下年1件。",
        "overview",
        2024,
        [("n_applications", 23), ("n_replies", 24)],
    ),
    (
        "2022年，我局共收到政府信息公开申请35件（含上年结转3件），已办结33件，结转下年度办理2件。",
        "requests",
        2022,
        [("n_applications", 35), ("n_replies", 33)],
    ),
    ("因政府信息公开申请行政复议1件、行政诉讼0件。", "overview", 2022, [("n_reviews", 1), ("n_suits", 0)]),
    (
        "涉及政府信息公开类行政复议3件（维持2件、纠正1件），行政诉讼1件（正在审理）。",
        "litigation",
        2022,
        [("n_reviews", 3), ("n_suits", 1)],
    ),
    (
        "2023年我区共发生政府信息公开行政复议案件8件，其中结果维持5件，结果纠正1件，其他结果2件；行政诉讼案件4件，其中未经复议直接起诉3件，复议后起诉1件。",
        "litigation",
        2023,
        [("n_reviews", 8), ("n_suits", 4)],
    ),
    ("收取检索费、复印费、邮寄费共320元。", "fees", 2008, [("n_fees", 320)]),
    ("共收取依申请公开检索费、复制费1.2万元。", "fees", 2008, [("n_fees", 1.2)]),
    ("已经答复的47件，正在办理的6件。", "requests", 2010, [("n_replies", 47)]),
    ("在全部申请中，已答复50件，其中同意公开39件，不予公开1件。", "requests", 2010, [("n_replies", 50)]),
    ("按时办结申请15件，办结率100%。", "requests", 2010, [("n_replies", 15)]),
    (
        "共制发规范性文件5件，修订2件，废止3件，现行有效规范性文件共28件。",
        "overview",
        2023,
        [("n_normative_docs", 3), ("n_normative_docs", 5), ("n_normative_docs", 28)],
    ),
    (
        "2023年新制定行政规范性文件1件，目前现行有效的行政规范性文件9件。",
        "overview",
        2023,
        [("n_normative_docs", 1), ("n_normative_docs", 9)],
    ),
    (
        "全年作出行政许可决定1268件，行政处罚决定87件，行政强制措施3件。",
        "overview",
        2023,
        [("n_coercive", 3), ("n_licences", 1268), ("n_penalties", 87)],
    ),
    ("召开新闻发布会2场，主要负责人出席1场。", "response", 2017, []),
    ("受理“12345”热线平台转办件326件，办结326件。", "overview", 2022, [("n_hotline", 326)]),
    ("办结12345政务服务便民热线诉求件1,032件，办结率99%。", "overview", 2022, [("n_hotline", 1032)]),
    ("“局长信箱”共收到来信45封，均已回复。", "overview", 2022, [("n_mailbox", 45)]),
    ("办理市、区人大代表建议和政协提案共27件。", "overview", 2022, [("n_proposals", 27)]),
    (
        "承办县人大代表建议5件、县政协提案3件，办结率和满意率均为100%。",
        "overview",
        2022,
        [("n_proposals", 3), ("n_proposals", 5)],
    ),
    ("全年网站访问量23.6万人次，日均访问量646人次。", "overview", 2022, [("n_visits", 236000)]),
    ("网站总浏览量达1,203,456次，独立用户访问量86,321人。", "overview", 2022, [("n_visits", 1203456)]),
    (
        "全年组织开展政务公开培训2次，参训80余人次。",
        "overview",
        2022,
        [("n_trainees", 80), ("n_trainings", 2)],
    ),
    (
        "举办1期政务公开业务培训班，培训业务骨干60人。",
        "overview",
        2022,
        [("n_trainees", 60), ("n_trainings", 1)],
    ),
    ("镇党委会、镇长办公会专题研究政务公开工作4次。", "overview", 2022, [("n_meetings", 4)]),
    (
        "全镇共设立政府信息查阅点1个，各村（社区）设立公开栏23个。",
        "overview",
        2015,
        [("n_reading_points", 1)],
    ),
    (
        "从事政府信息公开工作人员15人，其中：专职人员2人，兼职人员13人。",
        "org_support",
        2015,
        [("n_staff", 15)],
    ),
    ("目前，我县从事信息公开工作的专兼职人员共有132人。", "org_support", 2015, [("n_staff", 132)]),
    (
        "全年共发布信息1,523条，其中，网站发布856条，微信公众号发布512条，微博发布155条。",
        "overview",
        2021,
        [("n_proactive_total", 1523), ("n_via_website", 856), ("n_via_wechat", 512), ("n_via_weibo", 155)],
    ),
    ("主动公开政府信息1025条，较上年增加125条，增长13.9%。", "overview", 2021, [("n_proactive_total", 1025)]),
    (
        "2021年主动公开政府信息1025条，2020年主动公开政府信息900条。",
        "overview",
        2021,
        [("n_proactive_total", 1025)],
    ),
    (
        "全区主动公开政府信息18.6万条，其中区政府门户网站公开3.2万条。",
        "overview",
        2021,
        [("n_proactive_total", 186000), ("n_via_website", 32000)],
    ),
    (
        "我局2022年度主动公开政府信息总数为86条（其中微信公众号33条）。",
        "overview",
        2022,
        [("n_proactive_total", 86), ("n_via_wechat", 33)],
    ),
    (
        "“岚溪发布”微信公众号全年推送信息1,236条，“岚溪发布”抖音号发布短视频156条。",
        "overview",
        2022,
        [("n_via_wechat", 1236)],
    ),
    ("全年共公开政务信息2千余条。", "overview", 2022, [("n_proactive_total", 2000)]),
    ("主动公开信息近300条。", "overview", 2022, [("n_proactive_total", 300)]),
    ("全年主动公开信息不少于300条。", "overview", 2022, []),
    ("2022年度，本单位主动公开政府信息：512条。", "overview", 2022, [("n_proactive_total", 512)]),
    (
        "主动公开政府信息数（不同渠道和方式公开相同信息计1条）：365条。",
        "overview",
        2018,
        [("n_proactive_total", 365)],
    ),
    ("今年以来，共公开信息312条。", "overview", 2018, [("n_proactive_total", 312)]),
    ("截止12月底，共公开信息312条。", "overview", 2018, [("n_proactive_total", 312)]),
    (
        "自2021年1月1日至12月31日止，我街道共主动公开政府信息276条。",
        "overview",
        2021,
        [("n_proactive_total", 276)],
    ),
    ("截至目前，我局未收到一例要求政府信息公开的申请。", "requests", 2021, [("n_applications", 0)]),
    ("2010年没有公民、法人及其他组织向本乡提出信息公开申请。", "requests", 2010, [("n_applications", 0)]),
    ("本年度申请总数0条。", "requests", 2010, [("n_applications", 0)]),
    ("本年度无人申请公开政府信息。", "requests", 2010, [("n_applications", 0)]),
    ("2022年度，我局依申请公开工作为零。", "requests", 2022, [("n_applications", 0)]),
    (
        "2022年我镇信息公开申请数为零，行政复议、行政诉讼数为零。",
        "requests",
        2022,
        [("n_applications", 0), ("n_reviews", 0), ("n_suits", 0)],
    ),
    ("没有因信息公开问题引起的行政复议和诉讼。", "litigation", 2012, [("n_reviews", 0), ("n_suits", 0)]),
    (
        "全年未出现行政复议、提起行政诉讼以及有关的申诉案。",
        "litigation",
        2012,
        [("n_reviews", 0), ("n_suits", 0)],
    ),
    ("本年度行政复议0件、行政诉讼0件、行政申诉0件。", "litigation", 2012, [("n_reviews", 0), ("n_suits", 0)]),
    (
        "清理规范性文件36件，其中继续有效22件，废止10件。",
        "overview",
        2022,
        [("n_normative_docs", 10), ("n_normative_docs", 22)],
    ),
    ("政府网站信息总量23,456条，2022年新增2,310条。", "overview", 2022, []),
    ("组织3次保密审查，审查信息512条，撤回2条。", "overview", 2022, []),
    ("本年度公开信息1条以上的单位有32个。", "overview", 2010, []),
    ("目前，全乡已累计公开各类政务信息1680条。", "overview", 2012, []),
    ("平台自2009年开通以来共发布信息3,200条，其中2012年发布420条。", "overview", 2012, []),
    ("本年新收政府信息公开申请数量48件0件9件102件17件52件228件", "requests", 2022, []),
    (
        "（一）召开政府信息公开工作会议或专题会议数 次 8次 （二）举办各类培训班数 次 5次",
        "org_support",
        2018,
        [],
    ),
    ("组织政务公开培训2期，150人次。", "overview", 2022, [("n_trainees", 150), ("n_trainings", 2)]),
    (
        "公开情况如下：\n（一）机构职能3条；\n（二）政策法规8条。",
        "overview",
        2022,
        [("n_by_category", 3), ("n_by_category", 8)],
    ),
    ("发出收费通知3件，总金额450元，实际收取总金额300元。", "fees", 2022, [("n_fees", 300)]),
)


@pytest.mark.parametrize(("text", "section", "year", "stated"), SENTENCES)
def test_a_sentence_states_these_facts_and_no_others(text, section, year, stated):
    found = facts((Section(section, None, text),), year)
    assert sorted({(fact.code, fact.value) for fact in found}) == stated
    assert all(fact.quote in text for fact in found)


def test_a_chapter_on_fees_that_says_no_more_than_none_is_a_zero():
    (fact,) = facts((Section("fees", "六、收费情况", "无。"),), 2012)
    assert (fact.code, fact.value, fact.unit, fact.qualifier) == ("n_fees", 0, "元", "zero_by_statement")


def test_all_of_one_channel_quotes_both_clauses():
    text = "2016年收到政府信息公开申请2件，均为当面申请，已全部答复。"
    found = {fact.code: fact.quote for fact in facts((Section("requests", None, text),), 2016)}
    assert found["n_applications_in_person"] == "2016年收到政府信息公开申请2件，均为当面申请"


def test_a_sum_of_years_is_told_where_what_is_new_is_of_one_kind_only():
    text = "2022年累计公开政府信息512条，其中2022年新增政策文件12条。"
    assert ("n_proactive_total", 512) in {
        (f.code, f.value) for f in facts((Section("overview", None, text),), 2022)
    }
