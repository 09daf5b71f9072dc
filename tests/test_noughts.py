"""Tables 3 and 4 of zeros alone are told in whatever order a text hands them over; of anything else nothing is."""

import pytest

from pipelines.clean.noughts import with_noughts
from pipelines.parse.forms import applications, c60_2019, d30_2021
from pipelines.read import read_file
from tests.packages import KNOWLEDGE

FORMS = (c60_2019, d30_2021)
HEADS = [
    "申请人情况",
    "自然人 法人或其他组织",
    "总计",
    "商业企业 科研 社会公 法律服务 其他",
    "机构 益组织 机构",
]
REVIEWS = [
    "行政复议 行政诉讼",
    "结果",
    "维持",
    "结果 纠正 其他 结果 尚未",
    "审结",
    "总计",
    "复议后起诉",
    "未经复议直接起诉",
]
PROSE = "过去一年还有不足，下一步将加强学习，"


def text(form, *, changed=None, dropped=0):
    """Labels broken and parted from their cells, cells behind the headings of the next chapters, as pdfminer has them."""
    labels = [row.label for row in form.APPLICATIONS]
    count = len(labels) * len(applications.COLUMNS) + len(applications.REVIEW_CODES)
    zeros = ["0"] * (count - dropped)
    if changed is not None:
        zeros[changed] = "1"
    broken = [part for label in labels[1:] for part in (label[:9], label[9:]) if part]
    before, behind = zeros[:100], zeros[100:]
    lines = [*HEADS, labels[0], *broken, *before, "四、政府信息公开行政复议、行政诉讼情况", *behind[:40]]
    lines += [
        "本年度未发生行政复议 0 件。",
        *REVIEWS,
        "五、存在的主要问题及改进情况",
        *behind[40:],
        PROSE,
        "完善机制。",
    ]
    return [*lines, "六、其他需要报告的事项", "无。"]


def read(lines):
    title = "万载县高城镇2022年政府信息公开工作年度报告"
    parts = [title, "一、总体情况", "工作有序推进。", "三、收到和处理政府信息公开申请情况", *lines]
    return read_file("\n".join(parts).encode(), KNOWLEDGE, name="report.txt")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.SCHEMA)
def test_zeros_are_dealt_out_and_the_prose_between_them_stays(form):
    report = read(text(form))
    values = [figure.value for figure in report.figures if figure.code.startswith(("t3", "t4"))]
    assert values == [0] * len(values)
    assert len(values) == len(form.APPLICATIONS) * 7 + 15
    assert any(PROSE in section.text for section in report.sections)


@pytest.mark.parametrize("spoilt", [{"changed": 3}, {"dropped": 1}, {"dropped": 21}])
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.SCHEMA)
def test_nothing_is_told_of_other_numbers_or_of_fewer(form, spoilt):
    lines = text(form, **spoilt)
    assert with_noughts(lines) == lines


def test_a_label_that_is_not_there_leaves_all_as_it_is():
    lines = [line for line in text(d30_2021) if not line.startswith("2.重复")]
    assert with_noughts(lines) == lines
