"""Names of applicants are masked character for character; words that only look like names stay."""

import pytest

from models.applicants import masked

NAMED = (
    ("申请人张建国不服答复", "申请人×××不服答复"),
    ("公民李某某申请公开宅基地信息", "公民×××申请公开宅基地信息"),
    ("村民王五、赵六向镇政府提出申请", "村民××、××向镇政府提出申请"),
    ("申请人：欧阳小雪，申请公开", "申请人：××××，申请公开"),
    ("原告陈大文诉石桥镇人民政府", "原告×××诉石桥镇人民政府"),
    ("居民高明申请", "居民××申请"),
    ("刘某甲来信", "×××来信"),
    ("周敏女士咨询", "××女士咨询"),
)
SPARED = (
    "公民、法人和其他组织", "村民委员会换届", "申请人应当提供", "申请人向我镇提出", "申请人要求补正", "居民安置方案", "申请人数量",
    "公民申请公开", "公民向行政机关提出申请", "群众方便", "村民小组长", "申请人方式", "自然人0件", "第三人意见", "江某镇", "公民和法人",
    "申请人于2023年", "群众关于征地", "方便群众办事", "市民热线", "石桥镇政府信息公开", "居民常见问题", "公开群众关注的就业信息", "群众关心的问题", "村民任何时候可向镇政府申请", "居民于法定期限内申请", "申请人有权在收到答复后申请复议",
    "申请人、第三人", "公民和法人提出", "群众来信来访", "居民用水申请", "当事人不服", "村民江河治理", "公民时间安排",
)  # fmt: skip


@pytest.mark.parametrize(("told", "kept"), NAMED)
def test_names_of_applicants_are_masked_in_place(told, kept):
    assert masked(told) == kept


@pytest.mark.parametrize("told", SPARED)
def test_words_that_only_look_like_names_stay(told):
    assert masked(told) == told
