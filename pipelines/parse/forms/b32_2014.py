"""The form of 国办发〔2014〕32号: one table of 58 rows and seven headings, 统计指标 | 单位 | 统计数."""

from __future__ import annotations

from pipelines.parse.forms.shape import Row

SCHEMA = "b32_2014"

# Headings of the form print no value; where a page prints one it is a figure of its own.
HEADINGS = (
    Row("b_h1", "一、主动公开情况"),
    Row("b_h2", "(二)通过不同渠道和方式公开政府信息的情况"),
    Row("b_h3", "二、回应解读情况"),
    Row("b_h4", "(二)通过不同渠道和方式回应解读的情况"),
    Row("b_h5", "三、依申请公开情况"),
    Row("b_h6", "八、机构建设和保障经费情况"),
    Row("b_h7", "九、政府信息公开会议和培训情况"),
)

# group is the row whose part this one is: it tells 被依法纠错数 of 复议 from that of 诉讼.
ROWS = (
    Row("b1_proactive_total", "(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条)", "条"),
    Row("b1_proactive_normative", "其中:主动公开规范性文件数", "条"),
    Row("b1_normative_issued", "制发规范性文件总数", "件"),
    Row("b1_via_gazette", "1.政府公报公开政府信息数", "条"),
    Row("b1_via_website", "2.政府网站公开政府信息数", "条"),
    Row("b1_via_weibo", "3.政务微博公开政府信息数", "条"),
    Row("b1_via_wechat", "4.政务微信公开政府信息数", "条"),
    Row("b1_via_other", "5.其他方式公开政府信息数", "条"),
    Row("b2_hot_topics", "(一)回应公众关注热点或重大舆情数(不同方式回应同一热点或舆情计1次)", "次"),
    Row("b2_press_conf", "1.参加或举办新闻发布会总次数", "次"),
    Row("b2_press_conf_principal", "其中:主要负责同志参加新闻发布会次数", "次"),
    Row("b2_interviews", "2.政府网站在线访谈次数", "次"),
    Row("b2_interviews_principal", "其中:主要负责同志参加政府网站在线访谈次数", "次"),
    Row("b2_interpretations", "3.政策解读稿件发布数", "篇"),
    Row("b2_weibo_wechat_responses", "4.微博微信回应事件数", "次"),
    Row("b2_other_responses", "5.其他方式回应事件数", "次"),
    Row("b3_received", "(一)收到申请数", "件"),
    Row("b3_recv_in_person", "1.当面申请数", "件"),
    Row("b3_recv_fax", "2.传真申请数", "件"),
    Row("b3_recv_online", "3.网络申请数", "件"),
    Row("b3_recv_mail", "4.信函申请数", "件"),
    Row("b3_closed", "(二)申请办结数", "件"),
    Row("b3_closed_on_time", "1.按时办结数", "件"),
    Row("b3_closed_extended", "2.延期办结数", "件"),
    Row("b3_replies", "(三)申请答复数", "件"),
    Row("b3_rep_already_public", "1.属于已主动公开范围数", "件"),
    Row("b3_rep_granted", "2.同意公开答复数", "件"),
    Row("b3_rep_partial", "3.同意部分公开答复数", "件"),
    Row("b3_rep_refused", "4.不同意公开答复数", "件"),
    Row("b3_ref_state_secret", "其中:涉及国家秘密", "件"),
    Row("b3_ref_trade_secret", "涉及商业秘密", "件"),
    Row("b3_ref_privacy", "涉及个人隐私", "件"),
    Row("b3_ref_security_stability", "危及国家安全、公共安全、经济安全和社会稳定", "件"),
    Row("b3_ref_not_gov_info", "不是《条例》所指政府信息", "件"),
    Row("b3_ref_other_legal", "法律法规规定的其他情形", "件"),
    Row("b3_rep_not_this_organ", "5.不属于本行政机关公开数", "件"),
    Row("b3_rep_not_exist", "6.申请信息不存在数", "件"),
    Row("b3_rep_amend", "7.告知作出更改补充数", "件"),
    Row("b3_rep_other_channel", "8.告知通过其他途径办理数", "件"),
    Row("b4_reconsiderations", "四、行政复议数量", "件"),
    Row("b4_upheld", "(一)维持具体行政行为数", "件", "b4_reconsiderations"),
    Row("b4_corrected", "(二)被依法纠错数", "件", "b4_reconsiderations"),
    Row("b4_other", "(三)其他情形数", "件", "b4_reconsiderations"),
    Row("b5_lawsuits", "五、行政诉讼数量", "件"),
    Row("b5_upheld", "(一)维持具体行政行为或者驳回原告诉讼请求数", "件", "b5_lawsuits"),
    Row("b5_corrected", "(二)被依法纠错数", "件", "b5_lawsuits"),
    Row("b5_other", "(三)其他情形数", "件", "b5_lawsuits"),
    Row("b6_complaints", "六、举报投诉数量", "件"),
    Row("b7_fees_collected", "七、依申请公开信息收取的费用", "万元"),
    Row("b8_organs", "(一)政府信息公开工作专门机构数", "个"),
    Row("b8_reading_points", "(二)设置政府信息公开查阅点数", "个"),
    Row("b8_staff", "(三)从事政府信息公开工作人员数", "人"),
    Row("b8_staff_full_time", "1.专职人员数(不包括政府公报及政府网站工作人员数)", "人"),
    Row("b8_staff_part_time", "2.兼职人员数", "人"),
    Row(
        "b8_budget",
        "(四)政府信息公开专项经费(不包括用于政府公报编辑管理及政府网站建设维护等方面的经费)",
        "万元",
    ),
    Row("b9_meetings", "(一)召开政府信息公开工作会议或专题会议数", "次"),
    Row("b9_trainings", "(二)举办各类培训班数", "次"),
    Row("b9_trainees", "(三)接受培训人员数", "人次"),
)

# What the address of a page would never tell: two of these labels and no other form has been printed.
HEADS = ("统计指标", "单位", "统计数")
