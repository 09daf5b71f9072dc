"""Rows that provinces added to the national forms, and their own annexes: labels that have a code."""

from __future__ import annotations

from pipelines.parse.forms.shape import Row

# Zhejiang, 2019: a block after the replies of the form of 2014.
ZHEJIANG = (
    Row("b3_type_total", "(四)申请类型数", "件"),
    Row("b3_type_budget", "1.财政预决算", "件"),
    Row("b3_type_land_compensation", "2.征收补偿", "件"),
    Row("b3_type_planning", "3.规划计划", "件"),
    Row("b3_type_major_projects", "4.重大建设项目审批及实施", "件"),
    Row("b3_type_industry_commerce", "5.工商管理", "件"),
    Row("b3_type_food_drug", "6.食品药品", "件"),
    Row("b3_type_environment", "7.环境保护", "件"),
    Row("b3_type_public_resources", "8.公共资源监管", "件"),
    Row("b3_type_labour_social_security", "9.劳动就业及社会保障", "件"),
    Row("b3_type_social_relief", "10.社会救助及扶贫", "件"),
    Row("b3_type_health", "11.医疗卫生及计生", "件"),
    Row("b3_type_education", "12.教育信息", "件"),
    Row("b3_type_statistics", "13.统计信息", "件"),
    Row("b3_type_penalties", "14.行政处罚", "件"),
    Row("b3_type_personnel", "15.人事信息", "件"),
    Row("b3_type_prices_fees", "16.价格收费", "件"),
    Row("b3_type_enterprise_credit", "17.企业信用", "件"),
    Row("b3_type_other", "18.其它", "件"),
)

# Hubei, 2020: a third row of the first block of table 2.
HUBEI = (Row("t2.other_public_docs", "其他主动公开文件"),)

# Fujian, 2009: an annex with the columns 年度 and 历年累计.
FUJIAN = (
    Row("fj_proactive_total", "主动公开信息数"),
    Row("fj_proactive_website", "其中:1.政府网站"),
    Row("fj_proactive_gazette", "2.政府公报"),
    Row("fj_applications_total", "受理依申请公开信息总数"),
    Row("fj_app_in_person", "1.当面申请数"),
    Row("fj_app_fax", "2.传真申请数"),
    Row("fj_app_email", "3.电子邮件申请数"),
    Row("fj_app_online", "4.网上申请数"),
    Row("fj_app_mail", "5.信函申请数"),
    Row("fj_app_other", "6.其它形式申请数"),
    Row("fj_replies_total", "本年度对申请的答复总数"),
    Row("fj_reply_granted", "1.同意公开答复数"),
    Row("fj_reply_partial", "2.同意部分公开答复数"),
    Row("fj_reply_refused", "3.否决公开答复总数"),
    Row("fj_reconsiderations", "行政复议数"),
    Row("fj_lawsuits", "行政诉讼数"),
    Row("fj_complaints", "行政申诉数"),
)
FUJIAN_HEADS = ("历年累计",)

# Gansu, Shanghai: annexes of a month, whose rows bear numbers of their own.
MONTHLY_HEADS = ("代码", "本期实际", "本月实际", "本年累计")
