"""held_out — a second lot nobody tunes against: portals of TRS, Hanweb, VSB, Epoint, jpaas and gkmlpt as counties run them."""

from __future__ import annotations

from dataclasses import replace

from demo.skins.dress import Dress
from demo.skins.held_out import second_epoint as epoint
from demo.skins.held_out import second_gkmlpt as gkmlpt
from demo.skins.held_out import second_hanweb as hanweb
from demo.skins.held_out import second_jpaas as jpaas
from demo.skins.held_out import second_trs as trs
from demo.skins.held_out import second_trs_services as services
from demo.skins.held_out import second_vsb as vsb
from demo.skins.held_out import second_xxgk as xxgk
from demo.skins.held_out.second_plans import (
    gapped,
    old_and_new,
    one_list,
    organ_lists,
    own_trees,
    three_levels,
    years_levels,
    years_mixed,
)
from demo.skins.plan import Words
from demo.skins.skin import Skin

_TRS = (
    Skin(
        "wcm-year-select", "trs", 176, trs.year_select(), gapped(years_mixed, 3, 14),
        Words(report=("政府信息公开年报", "zfxxgknb"), year=("{year}年", "{year}n")),
        Dress(hand="word", container="TRS_UEDITOR", links="near"), range(2020, 2024), towns=4,
    ),
    Skin(
        "wcm-catalogue", "trs", 177, services.catalogue(), organ_lists,
        Words(("政府信息公开", "zfxxgk"), ("政府信息公开年度报告", "zfxxgkndbg"), own=("政府办公室", "zfb"), towns=("乡镇", "xz")),
        Dress(container="TRS_Editor", hand="bare"), range(2021, 2024), departments=2,
    ),
    Skin(
        "wcm-gateway", "trs", 178, services.gateway(), three_levels,
        Words(("政务公开", "zwgk"), ("信息公开年报", "xxgknb"), own=("区政府", "qzf"), towns=("镇街", "zj"), departments=("区直部门", "qzbm")),
        Dress(hand="word", container="Custom_UnionStyle"), range(2021, 2025), towns=4,
    ),
    Skin(
        "wcm-substations", "trs", 179, trs.substations(), gapped(own_trees, 7),
        Words(("政务公开", "zwgk"), ("政府信息公开年报", "zfxxgknb"), departments=("部门街镇", "bm"), towns=("乡镇街道", "xzjd")),
        Dress(cut=24, container="TRS_Editor", links="full"), range(2019, 2024), towns=3,
    ),
    Skin(
        "wcm-tabs", "trs", 180, services.tabs(), one_list,
        Words(("政府信息公开专栏", "zfxxgkzl"), ("政府信息公开年报", "zfxxgknb")),
        Dress(hand="modern", container="view TRS_UEDITOR trs_paper_default", tags=False), range(2020, 2024), towns=4,
    ),
    Skin(
        "wcm-old-tables", "trs", 181, trs.old_tables(), own_trees,
        Words(("信息公开", "xxgk"), ("年度报告", "ndbg"), departments=("部门信息公开", "bmxxgk"), towns=("乡（镇）信息公开", "xzxxgk")),
        Dress("gbk", "gb2312", hand="bare", cut=20, tags=False, container="TRS_Editor"), range(2016, 2020),
    ),
)  # fmt: skip
_HANWEB = (
    Skin(
        "jcms-proxied", "hanweb", 182, hanweb.proxied(), three_levels,
        Words(("政务公开", "zwgk"), ("政府信息公开年报", "nb"), own=("县政府年报", "xzf"), departments=("县级部门年报", "bm"), towns=("乡镇年报", "xz")),
        Dress(hand="word", container="bt_content", tags=True), range(2021, 2025), departments=2,
    ),
    Skin(
        "jcms-numbered", "hanweb", 183, hanweb.by_number(), old_and_new,
        Words(("政府信息公开", "xxgk"), ("政府信息公开工作年度报告", "nb"), year=("{year}年度报告", "nb{year}")),
        Dress(cut=28, container="zoom", hand="modern"), range(2018, 2022), towns=4,
    ),
    Skin(
        "jcms-units-by-year", "hanweb", 184, hanweb.units_by_year(), gapped(years_mixed, 6),
        Words(report=("政府信息公开年度报告", "nb"), year=("{year}", "n{year}")),
        Dress(hand="word", container="article_cont", tags=False), range(2021, 2025), towns=4,
    ),
    Skin(
        "jcms-first", "hanweb", 185, hanweb.first_generation(), own_trees,
        Words(("政务公开", "zwgk"), ("信息公开年度报告", "ndbg"), departments=("部门网站", "bm"), towns=("乡镇网站", "xz")),
        Dress("gbk", "gb2312", hand="bare", cut=18, tags=False, container="bt_content"), range(2016, 2019), towns=4,
    ),
    Skin(
        "jcms-old-proxy", "hanweb", 186, hanweb.old_proxy(), one_list,
        Words(("信息公开", "xxgk"), ("公开年报", "gknb")), Dress(hand="bare", container="zoom", cut=30), range(2017, 2021), towns=4,
    ),
)  # fmt: skip
_XXGK = (
    Skin(
        "xxgk-tree-search", "hanweb-xxgk", 187, xxgk.tree_search(), own_trees,
        Words(("政府信息公开", "zfxxgk"), ("政府信息公开年报", "nb"), departments=("部门信息公开", "bm"), towns=("乡镇（街道）信息公开", "xz")),
        Dress(hand="word", container="bt_content"), range(2020, 2024),
    ),
    Skin(
        "xxgk-year-choice", "hanweb-xxgk", 188, xxgk.annual(), gapped(own_trees, 9),
        Words(report=("政府信息公开年报", "nb"), departments=("县级部门", "bm"), towns=("镇（街道）", "zj")),
        Dress(hand="modern", container="xxgk_content"), range(2018, 2022), towns=4,
    ),
    Skin(
        "xxgk-frames", "hanweb-xxgk", 189, xxgk.framed(), organ_lists,
        Words(("政府信息公开目录", "zfxxgk"), ("年度报告", "ndbg"), own=("县政府办", "xzfb"), towns=("乡镇", "xz"), departments=("县直单位", "xz2")),
        Dress("gbk", "gb2312", hand="bare", tags=False, container="zoom"), range(2016, 2020), towns=4,
    ),
)  # fmt: skip
_VSB = (
    Skin(
        "webber-countdown", "vsb", 190, vsb.countdown(), three_levels,
        Words(("政务公开", "zwgk"), ("政府信息公开年报", "zfxxgknb"), own=("县政府", "xzf"), towns=("乡（镇）", "xz")),
        Dress(hand="webber", container="v_news_content", cut=30, links="near"), range(2020, 2024), towns=4,
    ),
    Skin(
        "webber-query", "vsb", 191, vsb.by_query(), years_levels,
        Words(("政府信息公开", "zfxxgk"), ("政府信息公开工作年度报告", "nb"), own=("县政府及部门", "bm"), year=("{year}年", "y{year}")),
        Dress(hand="webber", container="v_news_content"), range(2021, 2024), towns=4, departments=2,
    ),
    Skin(
        "webber-attachments", "vsb", 192, vsb.attachments(), years_mixed,
        Words(report=("政府信息公开年报", "zfxxgknb"), year=("{year}年", "a{year}")),
        Dress(hand="webber", container="v_news_content", tags=False), range(2020, 2023),
    ),
)  # fmt: skip
_SERVICES = (
    Skin(
        "epoint-organ-page", "epoint", 193, epoint.organs_and_categories(), own_trees,
        Words(report=("政府信息公开年报", "nb"), departments=("县直部门", "bm"), towns=("乡镇（街道）", "xz")),
        Dress(hand="modern", container="ewb-article-info"), range(2021, 2025),
    ),
    Skin(
        "epoint-moreinfo", "epoint", 194, epoint.moreinfo(), gapped(years_levels, 5),
        Words(("政务公开", "zwgk"), ("政府信息公开年度报告", "ndbg"), own=("县级机关", "jg"), year=("{year}年度", "n{year}")),
        Dress(hand="word", container="ewb-article-info", cut=26), range(2021, 2024), towns=5,
    ),
    Skin(
        "epoint-category-tabs", "epoint", 195, epoint.tabs_by_category(), three_levels,
        Words(("信息公开", "xxgk"), ("年度报告", "nb"), own=("本级政府", "bj"), departments=("政府部门", "bm"), towns=("镇办", "zb")),
        Dress(hand="bare", container="infodetail"), range(2019, 2023), towns=4,
    ),
    Skin(
        "jpaas-town-sites", "jpaas", 196, jpaas.town_sites(), gapped(own_trees, 2, 12),
        Words(("政务公开", "zwgk"), ("政府信息公开年报", "zfxxgknb"), departments=("部门公开", "bmgk"), towns=("乡镇公开", "xzgk")),
        Dress(hand="modern", container="article-content"), range(2020, 2024),
    ),
    Skin(
        "jpaas-year-units", "jpaas", 197, jpaas.year_units(), years_mixed,
        Words(report=("政府信息公开年报", "zfxxgknb"), year=("{year}年", "{year}n")),
        Dress(hand="word", container="content", links="full", tags=False), range(2021, 2025), towns=4,
    ),
    Skin(
        "gkmlpt-organs", "gkmlpt", 198, gkmlpt.platform(subs=True, size=3), own_trees,
        Words(("政务公开", "zwgk"), ("政府信息公开年报", "zfxxgknb"), departments=("部门信息公开目录", "bm"), towns=("镇街信息公开目录", "zj")),
        Dress(hand="modern", container="article-content"), range(2020, 2025),
    ),
    Skin(
        "gkmlpt-tree", "gkmlpt", 199, gkmlpt.platform(subs=False, size=10), organ_lists,
        Words(("政府信息公开", "zfxxgk"), ("政府信息公开年报", "nb"), own=("县政府", "xzf"), towns=("各镇", "gz")),
        Dress(hand="word", container="article-content"), range(2021, 2024), towns=4, departments=2,
    ),
)  # fmt: skip
HELD_OUT = tuple(replace(row, held_out=True) for row in (*_TRS, *_HANWEB, *_XXGK, *_VSB, *_SERVICES))
