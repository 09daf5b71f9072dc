"""labels — the printed labels of the national forms, in official order, with the field code of each row and column."""

from __future__ import annotations

# code, label, unit; rows without a unit are headers and print no value
B_ROWS: tuple[tuple[str, str, str], ...] = (
    ("h1", "一、主动公开情况", ""),
    ("b1_proactive_total", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
    ("b1_proactive_normative", "其中：主动公开规范性文件数", "条"),
    ("b1_normative_issued", "制发规范性文件总数", "件"),
    ("h2", "（二）通过不同渠道和方式公开政府信息的情况", ""),
    ("b1_via_gazette", "1.政府公报公开政府信息数", "条"),
    ("b1_via_website", "2.政府网站公开政府信息数", "条"),
    ("b1_via_weibo", "3.政务微博公开政府信息数", "条"),
    ("b1_via_wechat", "4.政务微信公开政府信息数", "条"),
    ("b1_via_other", "5.其他方式公开政府信息数", "条"),
    ("h3", "二、回应解读情况", ""),
    ("b2_hot_topics", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
    ("h4", "（二）通过不同渠道和方式回应解读的情况", ""),
    ("b2_press_conf", "1.参加或举办新闻发布会总次数", "次"),
    ("b2_press_conf_principal", "其中：主要负责同志参加新闻发布会次数", "次"),
    ("b2_interviews", "2.政府网站在线访谈次数", "次"),
    ("b2_interviews_principal", "其中：主要负责同志参加政府网站在线访谈次数", "次"),
    ("b2_interpretations", "3.政策解读稿件发布数", "篇"),
    ("b2_weibo_wechat_responses", "4.微博微信回应事件数", "次"),
    ("b2_other_responses", "5.其他方式回应事件数", "次"),
    ("h5", "三、依申请公开情况", ""),
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
    ("h6", "八、机构建设和保障经费情况", ""),
    ("b8_organs", "（一）政府信息公开工作专门机构数", "个"),
    ("b8_reading_points", "（二）设置政府信息公开查阅点数", "个"),
    ("b8_staff", "（三）从事政府信息公开工作人员数", "人"),
    ("b8_staff_full_time", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
    ("b8_staff_part_time", "2.兼职人员数", "人"),
    (
        "b8_budget",
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        "万元",
    ),
    ("h7", "九、政府信息公开会议和培训情况", ""),
    ("b9_meetings", "（一）召开政府信息公开工作会议或专题会议数", "次"),
    ("b9_trainings", "（二）举办各类培训班数", "次"),
    ("b9_trainees", "（三）接受培训人员数", "人次"),
)

# the blocks of table 2: caption, column labels with codes, row labels with codes
Block = tuple[str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
_ITEMS = (("items_last_year", "上一年项目数量"), ("items_delta", "本年增/减"))
_ITEMS_DECIDED = (*_ITEMS, ("decisions", "处理决定数量"))
_DECIDED = (("decisions", "本年处理决定数量"),)

C_BLOCKS: tuple[Block, ...] = (
    (
        "第二十条第（一）项",
        (
            ("made_this_year", "本年新制作数量"),
            ("published_this_year", "本年新公开数量"),
            ("public_total", "对外公开总数量"),
        ),
        (("rules", "规章"), ("normative_docs", "规范性文件")),
    ),
    (
        "第二十条第（五）项",
        _ITEMS_DECIDED,
        (("licences", "行政许可"), ("other_services", "其他对外管理服务事项")),
    ),
    (
        "第二十条第（六）项",
        _ITEMS_DECIDED,
        (("penalties", "行政处罚"), ("coercive_measures", "行政强制")),
    ),
    ("第二十条第（八）项", _ITEMS, (("admin_fees", "行政事业性收费"),)),
    (
        "第二十条第（九）项",
        (("proc_projects", "采购项目数量"), ("proc_amount", "采购总金额")),
        (("procurement", "政府集中采购"),),
    ),
)
D_BLOCKS: tuple[Block, ...] = (
    (
        "第二十条第（一）项",
        (("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")),
        (("rules", "规章"), ("normative_docs", "行政规范性文件")),
    ),
    ("第二十条第（五）项", _DECIDED, (("licences", "行政许可"),)),
    ("第二十条第（六）项", _DECIDED, (("penalties", "行政处罚"), ("coercive_measures", "行政强制"))),
    (
        "第二十条第（八）项",
        (("amount_wan_yuan", "本年收费金额（单位：万元）"),),
        (("admin_fees", "行政事业性收费"),),
    ),
)

T3_COLUMNS = (
    "natural_person", "org_business", "org_research", "org_ngo", "org_law_firm", "org_other", "total",
)  # fmt: skip
T3_ORGANISATIONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")

# groups of leaves inside 三、本年度办理结果: group label (None: the leaf stands alone), leaves with codes
Group = tuple[str | None, tuple[tuple[str, str], ...]]
_COMMON: tuple[Group, ...] = (
    (None, (("granted", "（一）予以公开"),)),
    (None, (("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),)),
    (
        "（三）不予公开",
        (
            ("denied_state_secret", "1.属于国家秘密"),
            ("denied_other_law", "2.其他法律行政法规禁止公开"),
            ("denied_security_stability", "3.危及“三安全一稳定”"),
            ("denied_third_party", "4.保护第三方合法权益"),
            ("denied_internal_affairs", "5.属于三类内部事务信息"),
            ("denied_process_info", "6.属于四类过程性信息"),
            ("denied_enforcement_files", "7.属于行政执法案卷"),
            ("denied_admin_query", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unavailable_not_held", "1.本机关不掌握相关政府信息"),
            ("unavailable_needs_creation", "2.没有现成信息需要另行制作"),
            ("unavailable_still_unclear", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("rejected_petition", "1.信访举报投诉类申请"),
            ("rejected_duplicate", "2.重复申请"),
            ("rejected_publication", "3.要求提供公开出版物"),
            ("rejected_abusive", "4.无正当理由大量反复申请"),
            ("rejected_reconfirm", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)
T3_GROUPS_C: tuple[Group, ...] = (*_COMMON, (None, (("other_handling", "（六）其他处理"),)))
T3_GROUPS_D: tuple[Group, ...] = (
    *_COMMON,
    (
        "（六）其他处理",
        (
            (
                "other_no_correction",
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            ),
            (
                "other_fee_unpaid",
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            ),
            ("other_other", "3.其他"),
        ),
    ),
)

T4_PARTS = (("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"))
T4_QUINTETS = ("review", "suit_direct", "suit_after_review")


def t3_leaves(groups: tuple[Group, ...]) -> tuple[str, ...]:
    """The leaf codes of a form's table 3 in printed order."""
    return tuple(code for _, leaves in groups for code, _ in leaves)
