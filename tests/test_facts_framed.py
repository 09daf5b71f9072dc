"""Facts in a frame: the same number under another office, time, mood or ending is no fact of the report.

Each skeleton is crossed with each frame, so that a frame understood for one code is understood for all.
"""

from __future__ import annotations

import pytest

from models.values import Section
from pipelines.parse.facts import facts
from pipelines.parse.facts.offices import Office

TOWN = Office("龙泉镇人民政府", is_part=True)
SKELETONS = (  # {} is the place of who, when and how
    ("n_proactive_total", "overview", "{}主动公开政府信息37条"),
    ("n_via_website", "overview", "{}通过政府网站公开信息37条"),
    ("n_via_wechat", "overview", "{}通过微信公众号推送信息37条"),
    ("n_by_category", "overview", "{}公开财政信息37条"),
    ("n_applications", "requests", "{}收到政府信息公开申请37件"),
    ("n_replies", "requests", "{}答复政府信息公开申请37件"),
    ("n_reviews", "litigation", "{}因政府信息公开被申请行政复议37件"),
    ("n_fees", "fees", "{}收取政府信息公开信息处理费37元"),
    ("n_normative_docs", "overview", "{}制发规范性文件37件"),
    ("n_licences", "overview", "{}办理行政许可37件"),
    ("n_interpretations", "overview", "{}发布政策解读37篇"),
    ("n_responses", "overview", "{}回应公众关切37次"),
    ("n_hotline", "overview", "{}办理12345热线工单37件"),
    ("n_proposals", "overview", "{}办理人大代表建议37件"),
    ("n_meetings", "overview", "{}召开政务公开工作会议37次"),
    ("n_trainings", "overview", "{}举办政务公开业务培训37次"),
    ("n_trainees", "overview", "{}举办政务公开业务培训,培训人员37人次"),
    ("n_staff", "org_support", "{}配备政务公开专兼职工作人员37人"),
    ("n_reading_points", "org_support", "{}设立政府信息查阅点37个"),
)
OWN = (
    "我镇", "全镇共", "2020年，龙泉镇", "全年，镇政府累计", "一年来，我镇严格按照《条例》要求，", "党政办共",
    "2020年1月1日至12月31日，我镇", "本年度本机关依法", "二〇二〇年我镇",
)  # fmt: skip
OTHERS = (
    "各村", "下属单位共", "2020年县教育局", "市政府办公室", "兄弟乡镇", "全县各乡镇", "县政府", "12个行政村", "大河镇共",
    "我镇协助县司法局", "部分站所",
    "截至6月底，我镇", "2019年我镇", "国庆期间，我镇共", "近年来我镇", "四年间，我镇共", "明年，我镇", "上年同期，我镇", "11月，我镇共",
    "我镇计划", "我镇应", "我镇未及时", "我镇力争", "按照要求我镇须", "若我镇", "我镇同比多", "平均每个村", "我镇被要求", "我镇延迟",
)  # fmt: skip
BEHIND = (
    "的目标", "的单位有3个", "的任务", "以上的予以表彰", "中有12件不规范", "，均为2019年", "，均由县教育局完成",
    "，其中我镇3件", "，均未公开", "有误", "的要求", "标准",
)  # fmt: skip
FINE_BEHIND = (
    "，同比增长12%",
    "，占总数的12.5%",
    "；其他工作正常开展",
    "，比上年同期的40件减少3件",
    "，完成率100%",
)


def stated(section: str, text: str) -> set[tuple[str, float]]:
    return {(f.code, f.value) for f in facts((Section(section, None, f"{text}。"),), 2020, TOWN)}


@pytest.mark.parametrize("frame", OWN)
def test_the_office_itself_in_its_whole_year_is_understood(frame):
    missed = [c for c, section, s in SKELETONS if (c, 37) not in stated(section, s.format(frame))]
    assert missed == []


@pytest.mark.parametrize("frame", OTHERS)
def test_another_office_time_or_mood_is_none_of_it(frame):
    read = [c for c, section, s in SKELETONS if 37 in {v for _, v in stated(section, s.format(frame))}]
    assert read == []


@pytest.mark.parametrize("behind", BEHIND)
def test_what_stands_behind_a_number_may_take_it_away(behind):
    read = [
        c for c, section, s in SKELETONS if 37 in {v for _, v in stated(section, s.format("我镇") + behind)}
    ]
    assert read == []


@pytest.mark.parametrize("behind", FINE_BEHIND)
def test_what_stands_behind_a_number_may_go_on_about_it(behind):
    missed = [c for c, section, s in SKELETONS if (c, 37) not in stated(section, s.format("我镇") + behind)]
    assert missed == []


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("requests", "上半年未收到政府信息公开申请"),
        ("requests", "除此之外，未收到其他政府信息公开申请"),
        ("requests", "各村未收到政府信息公开申请"),
        ("requests", "县水务局未收到政府信息公开申请"),
        ("requests", "未收到关于征地补偿的政府信息公开申请"),
        ("requests", "未收到线上政府信息公开申请"),
        ("requests", "没有未答复的政府信息公开申请"),
        ("requests", "无政府信息公开申请积压"),
        ("requests", "没有政府信息公开申请渠道"),
        ("litigation", "未发生因拆迁引起的行政复议"),
        ("litigation", "未发生群体性行政诉讼"),
        ("litigation", "没有行政诉讼应诉经验"),
        ("litigation", "除上述案件外，未发生其他行政诉讼"),
        ("fees", "未收取邮寄费"),
        ("fees", "未收取其他费用"),
        ("overview", "没有制定规范性文件的权限"),
        ("overview", "各村未制发规范性文件"),
    ],
)
def test_none_of_one_kind_or_of_somebody_else_is_no_zero(section, text):
    assert stated(section, text) == set()


@pytest.mark.parametrize(
    ("section", "text", "code"),
    [
        ("requests", "没有公民、法人或者其他组织向我镇提出政府信息公开申请", "n_applications"),
        ("requests", "我镇未收到网络、信函、传真等形式的政府信息公开申请", "n_applications"),
        ("requests", "自《条例》施行以来，我镇没有接到要求公开政府信息的申请", "n_applications"),
        (
            "litigation",
            "没有发生针对本机关有关政府信息公开事务的行政复议案、行政诉讼案和有关的申诉案",
            "n_suits",
        ),
        ("litigation", "本年度无因政府信息公开工作引发的举报、行政复议、行政诉讼", "n_reviews"),
        ("fees", "没有收取任何检索、复制、邮寄等费用", "n_fees"),
        ("overview", "未制发规章和规范性文件", "n_normative_docs"),
    ],
)
def test_none_at_all_is_a_zero(section, text, code):
    assert (code, 0) in stated(section, text)


def test_an_office_is_known_by_its_shorter_names():
    """人社局 is the bureau whose report it is; 住建局 is not."""
    bureau = Office("伊通县人力资源和社会保障局", is_part=True)

    def totals(who: str) -> list[float]:
        told = Section("overview", None, f"2020年，{who}主动公开政府信息37条。")
        return [fact.value for fact in facts((told,), 2020, bureau)]

    assert [totals(who) for who in ("县人社局", "我局", "县住建局", "县政府")] == [[37], [37], [], []]
