"""The labels of the four national forms in their official order: row and column tables, nothing else."""

from __future__ import annotations

#: code, label, unit; a header row has the code b_h1 … b_h7 and carries no value
B_ROWS: tuple[tuple[str, str, str], ...] = (
    ("b_h1", "一、主动公开情况", "——"),
    ("b1_proactive_total", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
    ("b1_proactive_normative", "其中：主动公开规范性文件数", "条"),
    ("b1_normative_issued", "制发规范性文件总数", "件"),
    ("b_h2", "（二）通过不同渠道和方式公开政府信息的情况", "——"),
    ("b1_via_gazette", "1.政府公报公开政府信息数", "条"),
    ("b1_via_website", "2.政府网站公开政府信息数", "条"),
    ("b1_via_weibo", "3.政务微博公开政府信息数", "条"),
    ("b1_via_wechat", "4.政务微信公开政府信息数", "条"),
    ("b1_via_other", "5.其他方式公开政府信息数", "条"),
    ("b_h3", "二、回应解读情况", "——"),
    ("b2_hot_topics", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
    ("b_h4", "（二）通过不同渠道和方式回应解读的情况", "——"),
    ("b2_press_conf", "1.参加或举办新闻发布会总次数", "次"),
    ("b2_press_conf_principal", "其中：主要负责同志参加新闻发布会次数", "次"),
    ("b2_interviews", "2.政府网站在线访谈次数", "次"),
    ("b2_interviews_principal", "其中：主要负责同志参加政府网站在线访谈次数", "次"),
    ("b2_interpretations", "3.政策解读稿件发布数", "篇"),
    ("b2_weibo_wechat_responses", "4.微博微信回应事件数", "次"),
    ("b2_other_responses", "5.其他方式回应事件数", "次"),
    ("b_h5", "三、依申请公开情况", "——"),
    ("b3_received", "（一）收到申请数", "件"),
    ("b3_recv_in_person", "1.当面申请数", "件"),
    ("b3_recv_fax", "2.传真申请数", "件"),
    ("b3_recv_online", "3.网络申请数", "件"),
    ("b3_recv_mail", "4.信函申请数", "件"),
    ("b3_closed", "（二）申请办结数", "件"),
    ("b3_closed_on_time", "1.按时办结数", "件"),
    ("b3_closed_extended", "2.延期办结数", "件"),
    ("b3_replies", "（三）申请答复数", "件"),
    ("b3_rep_already_public", "1.属于已主动公开范围数", "件"),
    ("b3_rep_granted", "2.同意公开答复数", "件"),
    ("b3_rep_partial", "3.同意部分公开答复数", "件"),
    ("b3_rep_refused", "4.不同意公开答复数", "件"),
    ("b3_ref_state_secret", "其中：涉及国家秘密", "件"),
    ("b3_ref_trade_secret", "涉及商业秘密", "件"),
    ("b3_ref_privacy", "涉及个人隐私", "件"),
    ("b3_ref_security_stability", "危及国家安全、公共安全、经济安全和社会稳定", "件"),
    ("b3_ref_not_gov_info", "不是《条例》所指政府信息", "件"),
    ("b3_ref_other_legal", "法律法规规定的其他情形", "件"),
    ("b3_rep_not_this_organ", "5.不属于本行政机关公开数", "件"),
    ("b3_rep_not_exist", "6.申请信息不存在数", "件"),
    ("b3_rep_amend", "7.告知作出更改补充数", "件"),
    ("b3_rep_other_channel", "8.告知通过其他途径办理数", "件"),
    ("b4_reconsiderations", "四、行政复议数量", "件"),
    ("b4_upheld", "（一）维持具体行政行为数", "件"),
    ("b4_corrected", "（二）被依法纠错数", "件"),
    ("b4_other", "（三）其他情形数", "件"),
    ("b5_lawsuits", "五、行政诉讼数量", "件"),
    ("b5_upheld", "（一）维持具体行政行为或者驳回原告诉讼请求数", "件"),
    ("b5_corrected", "（二）被依法纠错数", "件"),
    ("b5_other", "（三）其他情形数", "件"),
    ("b6_complaints", "六、举报投诉数量", "件"),
    ("b7_fees_collected", "七、依申请公开信息收取的费用", "万元"),
    ("b_h6", "八、机构建设和保障经费情况", "——"),
    ("b8_organs", "（一）政府信息公开工作专门机构数", "个"),
    ("b8_reading_points", "（二）设置政府信息公开查阅点数", "个"),
    ("b8_staff", "（三）从事政府信息公开工作人员数", "人"),
    ("b8_staff_full_time", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
    ("b8_staff_part_time", "2.兼职人员数", "人"),
    ("b8_budget", "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元"),
    ("b_h7", "九、政府信息公开会议和培训情况", "——"),
    ("b9_meetings", "（一）召开政府信息公开工作会议或专题会议数", "次"),
    ("b9_trainings", "（二）举办各类培训班数", "次"),
    ("b9_trainees", "（三）接受培训人员数", "人次"),
)  # fmt: skip

UNITS_OF_2014 = {code: unit for code, _, unit in B_ROWS if not code.startswith("b_h")}

#: Zhejiang's block behind row 39
ZJ_ROWS: tuple[tuple[str, str], ...] = (
    ("b3_type_total", "（四）申请类型数"), ("b3_type_budget", "1.财政预决算"),
    ("b3_type_land_compensation", "2.征收补偿"), ("b3_type_planning", "3.规划计划"),
    ("b3_type_major_projects", "4.重大建设项目审批及实施"), ("b3_type_industry_commerce", "5.工商管理"),
    ("b3_type_food_drug", "6.食品药品"), ("b3_type_environment", "7.环境保护"),
    ("b3_type_public_resources", "8.公共资源监管"), ("b3_type_labour_social_security", "9.劳动就业及社会保障"),
    ("b3_type_social_relief", "10.社会救助及扶贫"), ("b3_type_health", "11.医疗卫生及计生"),
    ("b3_type_education", "12.教育信息"), ("b3_type_statistics", "13.统计信息"),
    ("b3_type_penalties", "14.行政处罚"), ("b3_type_personnel", "15.人事信息"),
    ("b3_type_prices_fees", "16.价格收费"), ("b3_type_enterprise_credit", "17.企业信用"),
    ("b3_type_other", "18.其它"),
)  # fmt: skip

ANHUI_ROWS = ("主动公开政府文件数", "主动公开招标采购信息", "主动公开应急管理信息")

#: Fujian's annex of the years before the national table
FJ_ROWS: tuple[tuple[str, str, str], ...] = (
    ("fj_proactive_total", "主动公开信息数", "条"), ("fj_proactive_website", "其中：1.政府网站", "条"),
    ("fj_proactive_gazette", "2.政府公报", "条"), ("fj_applications_total", "受理依申请公开信息总数", "条"),
    ("fj_app_in_person", "1.当面申请数", "条"), ("fj_app_fax", "2.传真申请数", "条"),
    ("fj_app_email", "3.电子邮件申请数", "条"), ("fj_app_online", "4.网上申请数", "条"),
    ("fj_app_mail", "5.信函申请数", "条"), ("fj_app_other", "6.其它形式申请数", "条"),
    ("fj_replies_total", "本年度对申请的答复总数", "条"), ("fj_reply_granted", "1.同意公开答复数", "条"),
    ("fj_reply_partial", "2.同意部分公开答复数", "条"), ("fj_reply_refused", "3.否决公开答复总数", "条"),
    ("fj_reconsiderations", "行政复议数", "件"), ("fj_lawsuits", "行政诉讼数", "件"),
    ("fj_complaints", "行政申诉数", "件"),
)  # fmt: skip

Column = tuple[str, str]
Block = tuple[str, tuple[Column, ...], tuple[tuple[str, str], ...]]

_CHANGE = (("items_last_year", "上一年项目数量"), ("items_delta", "本年增/减"))
_DECIDED = (*_CHANGE, ("decisions", "处理决定数量"))
T2_C: tuple[Block, ...] = (
    ("第二十条第（一）项",
     (("made_this_year", "本年新制作数量"), ("published_this_year", "本年新公开数量"), ("public_total", "对外公开总数量")),
     (("rules", "规章"), ("normative_docs", "规范性文件"))),
    ("第二十条第（五）项", _DECIDED, (("licences", "行政许可"), ("other_services", "其他对外管理服务事项"))),
    ("第二十条第（六）项", _DECIDED, (("penalties", "行政处罚"), ("coercive_measures", "行政强制"))),
    ("第二十条第（八）项", _CHANGE, (("admin_fees", "行政事业性收费"),)),
    ("第二十条第（九）项", (("proc_projects", "采购项目数量"), ("proc_amount", "采购总金额")), (("procurement", "政府集中采购"),)),
)  # fmt: skip
T2_D: tuple[Block, ...] = (
    ("第二十条第（一）项",
     (("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")),
     (("rules", "规章"), ("normative_docs", "行政规范性文件"))),
    ("第二十条第（五）项", (("decisions", "本年处理决定数量"),), (("licences", "行政许可"),)),
    ("第二十条第（六）项", (("decisions", "本年处理决定数量"),),
     (("penalties", "行政处罚"), ("coercive_measures", "行政强制"))),
    ("第二十条第（八）项", (("amount_wan_yuan", "本年收费金额（单位：万元）"),), (("admin_fees", "行政事业性收费"),)),
)  # fmt: skip

APPLICANTS: tuple[Column, ...] = (
    ("natural_person", "自然人"), ("org_business", "商业企业"), ("org_research", "科研机构"),
    ("org_ngo", "社会公益组织"), ("org_law_firm", "法律服务机构"), ("org_other", "其他"), ("total", "总计"),
)  # fmt: skip
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

#: the groups inside 三、本年度办理结果: heading ("" where the row stands alone) and its rows
Group = tuple[str, tuple[tuple[str, str], ...]]
_ALIKE: tuple[Group, ...] = (
    ("", (("granted", "（一）予以公开"),)),
    ("", (("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),)),
    ("（三）不予公开", (
        ("denied_state_secret", "1.属于国家秘密"), ("denied_other_law", "2.其他法律行政法规禁止公开"),
        ("denied_security_stability", "3.危及“三安全一稳定”"), ("denied_third_party", "4.保护第三方合法权益"),
        ("denied_internal_affairs", "5.属于三类内部事务信息"), ("denied_process_info", "6.属于四类过程性信息"),
        ("denied_enforcement_files", "7.属于行政执法案卷"), ("denied_admin_query", "8.属于行政查询事项"))),
    ("（四）无法提供", (
        ("unavailable_not_held", "1.本机关不掌握相关政府信息"),
        ("unavailable_needs_creation", "2.没有现成信息需要另行制作"),
        ("unavailable_still_unclear", "3.补正后申请内容仍不明确"))),
    ("（五）不予处理", (
        ("rejected_petition", "1.信访举报投诉类申请"), ("rejected_duplicate", "2.重复申请"),
        ("rejected_publication", "3.要求提供公开出版物"), ("rejected_abusive", "4.无正当理由大量反复申请"),
        ("rejected_reconfirm", "5.要求行政机关确认或重新出具已获取信息"))),
)  # fmt: skip
OTHER_C: Group = ("", (("other_handling", "（六）其他处理"),))
OTHER_D: Group = ("（六）其他处理", (
    ("other_no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other_fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other_other", "3.其他")))  # fmt: skip
_TOTAL: Group = ("", (("handled_total", "（七）总计"),))
T3_C: tuple[Group, ...] = (*_ALIKE, OTHER_C, _TOTAL)
T3_D: tuple[Group, ...] = (*_ALIKE, OTHER_D, _TOTAL)

QUINTETS = ("review", "suit_direct", "suit_after_review")
OUTCOMES: tuple[Column, ...] = (
    ("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"), ("total", "总计"),
)  # fmt: skip


def leaves(groups: tuple[Group, ...]) -> tuple[str, ...]:
    """Row codes inside 三 in printed order, without (七) 总计."""
    return tuple(code for _, rows in groups for code, _ in rows if code != "handled_total")
