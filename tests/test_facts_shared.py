"""Numbers that several names share, totals behind their list, and what stands beside another number."""

import pytest

from tests.test_facts import pairs, read


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("通过县政府网站、镇政务公开栏分别公开信息120条、80条。", "proactive",
         {("n_via_website", 120), ("n_via_board", 80)}),
        ("通过门户网站和微信公众号分别发布信息120条和80条，合计200条。", "proactive",
         {("n_via_website", 120), ("n_via_wechat", 80), ("n_proactive_total", 200)}),
        ("通过门户网站和微信公众号发布信息，分别为120条、80条。", "proactive",
         {("n_via_website", 120), ("n_via_wechat", 80)}),
        ("财政信息、人事信息分别公开20条、30条。", "proactive", {("n_by_category", 20), ("n_by_category", 30)}),
        ("收到信息公开申请5件，其中网上申请和信函申请分别为3件、2件。", "requests",
         {("n_applications", 5), ("n_applications_online", 3), ("n_applications_mail", 2)}),
        ("因政府信息公开提起的行政复议、行政诉讼分别为2件和1件。", "litigation", {("n_reviews", 2), ("n_suits", 1)}),
    ],
)  # fmt: skip
def test_names_that_share_a_verb_have_each_its_number(text, code, expected):
    assert pairs(text, 2022, code) == expected


@pytest.mark.parametrize("text", [
        "2021年、2022年分别公开信息120条、80条。",
        "上半年和下半年分别公开信息120条、80条。",
        "县政府和镇政府分别公开信息120条、80条。",
        "较前两年分别增加20条、30条。",
        "通过县政府网站、微信公众号、公示栏分别公开信息120条、80条。",
        "农业科技类信息投稿12条,县级采用30条,共计42条。",
])  # fmt: skip
def test_shares_of_years_of_organs_and_of_too_few_names_are_none(text):
    assert pairs(text, 2022) == set()


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("全年公开机构职能类信息12条，政策法规类信息30条，工作动态类信息162条，共计204条。", 204),
        ("其中：机构设置类8条，占3.9%；规划计划类16条，占7.8%；工作动态180条，占88.2%，共计204条。", 204),
        ("全年公开机构职能类信息12条，政策法规类信息30条，工作动态类信息162条，共计240条。", None),
    ],
)
def test_a_total_behind_its_list_counts_where_it_is_the_sum(text, total):
    """A number that is not the sum of the items may be a total of anything."""
    assert dict(pairs(text, 2022, "proactive")).get("n_proactive_total") == total


def test_the_year_named_within_a_sum_of_years_is_this_years():
    text = "截至2015年12月31日，累计主动公开政府信息1560条，其中2015年主动公开政府信息234条。"
    assert pairs(text, 2015, "proactive") == {("n_proactive_total", 234)}
    assert pairs(text.replace("其中2015年主动", "其中截至2015年底主动"), 2015, "proactive") == set()


def test_no_request_by_letter_is_not_no_request():
    text = "共收到依申请公开事项3件，其中当面申请1件，网上申请2件，无信函、传真申请。"
    assert ("n_applications", 0) not in pairs(text, 2022, "requests")
    assert ("n_applications", 3) in pairs(text, 2022, "requests")


def test_zeros_beside_each_other_are_both_read():
    text = "本年度政府信息公开工作行政复议数为0，行政诉讼数为0。"
    assert pairs(text, 2022, "litigation") == {("n_reviews", 0), ("n_suits", 0)}


def test_responses_behind_a_list_of_interpretations_are_no_kind_of_them():
    found = read("发布政策解读12篇，其中图文解读8篇、视频解读4篇，回应群众关切6次。", 2022)
    assert [(f.value, f.category) for f in found if f.code == "n_responses"] == [(6, None)]
