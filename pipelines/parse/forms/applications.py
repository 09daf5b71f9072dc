"""What tables 3 and 4 of the forms of 2019 and 2021 have in common: applicants, outcomes, reviews and suits."""

from __future__ import annotations

from pipelines.parse.forms.shape import Column, Row

COLUMNS = (
    Column("natural_person", "自然人"),
    Column("org_business", "商业企业"),
    Column("org_research", "科研机构"),
    Column("org_ngo", "社会公益组织"),
    Column("org_law_firm", "法律服务机构"),
    Column("org_other", "其他"),
    Column("total", "总计"),
)
HEADS = ("申请人情况", "法人或其他组织")  # heads of the heads

DENIED, UNAVAILABLE, REJECTED, OTHER = "不予公开", "无法提供", "不予处理", "其他处理"
OUTCOMES = "本年度办理结果"

FIRST = (
    Row("new_received", "一、本年新收政府信息公开申请数量"),
    Row("carried_in", "二、上年结转政府信息公开申请数量"),
    Row("granted", "(一)予以公开"),
    Row("partial", "(二)部分公开(区分处理的,只计这一情形,不计其他情形)"),
    Row("denied_state_secret", "1.属于国家秘密", group=DENIED),
    Row("denied_other_law", "2.其他法律行政法规禁止公开", group=DENIED),
    Row("denied_security_stability", "3.危及“三安全一稳定”", group=DENIED),
    Row("denied_third_party", "4.保护第三方合法权益", group=DENIED),
    Row("denied_internal_affairs", "5.属于三类内部事务信息", group=DENIED),
    Row("denied_process_info", "6.属于四类过程性信息", group=DENIED),
    Row("denied_enforcement_files", "7.属于行政执法案卷", group=DENIED),
    Row("denied_admin_query", "8.属于行政查询事项", group=DENIED),
    Row("unavailable_not_held", "1.本机关不掌握相关政府信息", group=UNAVAILABLE),
    Row("unavailable_needs_creation", "2.没有现成信息需要另行制作", group=UNAVAILABLE),
    Row("unavailable_still_unclear", "3.补正后申请内容仍不明确", group=UNAVAILABLE),
    Row("rejected_petition", "1.信访举报投诉类申请", group=REJECTED),
    Row("rejected_duplicate", "2.重复申请", group=REJECTED),
    Row("rejected_publication", "3.要求提供公开出版物", group=REJECTED),
    Row("rejected_abusive", "4.无正当理由大量反复申请", group=REJECTED),
    Row("rejected_reconfirm", "5.要求行政机关确认或重新出具已获取信息", group=REJECTED),
)
LAST = (
    Row("handled_total", "(七)总计"),
    Row("carried_out", "四、结转下年度继续办理"),
)

QUINTETS = ("review", "suit_direct", "suit_after_review")
OUTCOME_COLUMNS = (
    Column("upheld", "结果维持"),
    Column("corrected", "结果纠正"),
    Column("other", "其他结果"),
    Column("pending", "尚未审结"),
    Column("total", "总计"),
)
REVIEW_HEADS = ("行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉")
REVIEW_CODES = tuple(f"t4.{quintet}.{column.code}" for quintet in QUINTETS for column in OUTCOME_COLUMNS)
