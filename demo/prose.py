"""prose — the sentences of the invented reports; every number in them is the table's own or agrees with it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from demo.figures import Figures, Number, generator, narrative
from demo.names import Publisher

TOPICS = (
    "财政预决算", "义务教育招生", "农村危房改造", "社会救助", "安全生产", "生态环境", "涉农补贴", "食品安全",
    "公共法律服务", "重大建设项目", "养老服务", "就业创业", "防汛抗旱", "农村饮水", "文化惠民", "交通管制",
)  # fmt: skip
_WEAK = (
    "部分栏目更新不够及时，个别信息从形成到上网间隔偏长",
    "政策解读形式较为单一，图表类解读所占比例不高",
    "经办人员调整频繁，对分类口径的把握不够一致",
    "依申请公开答复文书的规范程度有待提高",
    "基层公开专区的使用率不高，群众知晓面不够广",
)
_BETTER = (
    "把信息发布纳入公文办理流程，拟稿时同步确定公开属性",
    "每季度开展一次栏目自查，对超期未更新的栏目列单整改",
    "组织经办人员跟班学习，编写常见情形的答复范例",
    "结合村务公开栏和便民服务点，把公开内容送到群众身边",
    "邀请群众代表评议公开栏目，按意见调整目录",
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What the sentences draw upon: the organ, the year and its printed figures."""

    publisher: Publisher
    year: int
    figures: Figures

    @property
    def rng(self) -> Random:
        return generator(self.publisher, self.year, "prose")

    @property
    def us(self) -> str:
        return self.publisher.organ if self.publisher.level == "department" else self.publisher.name

    def of(self, code: str) -> Number:
        return self.figures[code]


def facts(publisher: Publisher, year: int, figures: Figures) -> dict[str, int]:
    """The countable facts the prose of a report states, by the codes of the narrative facts."""
    if not figures:
        return narrative(publisher, year)
    if "b3_received" in figures:
        total, received = figures["b1_proactive_total"], figures["b3_received"]
        return {"n_proactive_total": int(total), "n_applications": int(received)}
    rng = generator(publisher, year, "facts")
    website, wechat, other = rng.randint(40, 900), rng.randint(20, 400), rng.randint(1, 30)
    return {
        "n_proactive_total": website + wechat + other,
        "n_via_website": website,
        "n_via_wechat": wechat,
        "n_via_board": other,
        "n_applications": int(figures["t3.new_received.total"]),
    }


def introduction(telling: Telling, law: str, parts: str) -> str:
    county = telling.publisher.county
    office = "党政综合办公室" if telling.publisher.township_code else "办公室"
    return (
        f"本报告依照《中华人民共和国政府信息公开条例》{law}编制，由{parts}组成。"
        f"所列数据的统计期限自{telling.year}年1月1日起至{telling.year}年12月31日止。"
        f"报告全文可在{county.name}政府门户网站（{county.domain}）查阅和下载，如有疑问，"
        f"请与{telling.publisher.full_name}{office}联系（地址：{county.address}，邮编：{county.postcode}，"
        f"电话：{county.phone}）。"
    )


def opening(telling: Telling) -> str:
    rng = telling.rng
    one, two, three = rng.sample(TOPICS, 3)
    start = rng.choice(("围绕群众关切", "立足本地实际", "按照上级部署"))
    return (
        f"{telling.year}年，{telling.us}{start}，以{one}、{two}和{three}为重点推进政府信息公开，"
        f"明确一名负责人分管、一名专人承办，信息发布前逐条进行保密审查，"
        f"{rng.choice(('全年未发生失泄密事件', '做到应公开尽公开', '公开质量稳步提高'))}。"
    )


def proactive(facts: dict[str, int]) -> str:
    """How much was published, and by which way; the ways sum to the whole."""
    ways = {"n_via_website": "政府门户网站", "n_via_wechat": "微信公众号", "n_via_board": "公开栏"}
    told = [f"通过{name}公开{facts[code]}条" for code, name in ways.items() if code in facts]
    tail = f"，其中{'，'.join(told)}" if told else ""
    return f"全年主动公开政府信息{facts['n_proactive_total']}条{tail}。"


def applications(telling: Telling, received: int) -> str:
    if not received:
        return f"{telling.year}年，{telling.us}未收到政府信息公开申请。"
    told = "，".join(f"{way}申请{count}件" for way, count in _channels(telling, received).items())
    about = telling.rng.choice(TOPICS)
    return (
        f"{telling.year}年，{telling.us}共收到政府信息公开申请{received}件，"
        f"其中{told}，申请内容主要涉及{about}。"
    )


def _channels(telling: Telling, received: int) -> dict[str, int]:
    """By which ways the applications came: the table's own numbers where it has them, else a split that sums up."""
    if "b3_received" in telling.figures:
        codes = ("in_person", "当面"), ("fax", "传真"), ("online", "网上"), ("mail", "信函")
        return {way: int(telling.of(f"b3_recv_{code}")) for code, way in codes}
    online = telling.rng.randint(0, received)
    return {"网上": online, "信函": received - online}


def handling(telling: Telling) -> str:
    """What became of the applications, from the totals of table 3."""
    done, left = telling.of("t3.handled_total.total"), telling.of("t3.carried_out.total")
    before = telling.of("t3.carried_in.total")
    rest = f"，结转下年度继续办理{left}件" if left else "，无结转下年度办理的申请"
    return f"上年结转{before}件，本年度办结{done}件{rest}，均在法定期限内处理。"


def management(telling: Telling) -> str:
    rng = telling.rng
    return rng.choice(
        (
            f"建立信息台账，对历年文件逐件梳理，重点规范{rng.choice(TOPICS)}类信息的格式和时限。",
            "坚持先审后发、一事一审，对已失效的文件及时标注，对重复发布的信息予以归并。",
            f"修订公开目录，将{rng.choice(TOPICS)}列为新增事项，并同步更新公开指南。",
        )
    )


def platform(telling: Telling) -> str:
    return telling.rng.choice(
        (
            "对门户网站公开专栏进行梳理，合并空白栏目，在便民服务大厅设立查阅点，配备电脑和打印设备。",
            "完善线上线下公开渠道，政务新媒体账号实行专人维护，重要信息同步推送。",
            "在办事大厅、村（社区）公开栏设置信息公开角，方便不会上网的群众查阅。",
        )
    )


def supervision(telling: Telling) -> str:
    return telling.rng.choice(
        (
            "把信息公开列入年度考核，按季通报发布情况，年内未发生责任追究情形。",
            "组织业务培训，邀请业务骨干讲解条例要点，年底开展社会评议，结果总体满意。",
            "设立监督电话，由纪检人员抽查公开内容，对发现的问题当场交办。",
        )
    )


def disputes(telling: Telling) -> str:
    if "t4.review.total" in telling.figures:
        codes = ("t4.review.total", "t4.suit_direct.total", "t4.suit_after_review.total")
        reviews, direct, after = (int(telling.of(code)) for code in codes)
        suits = direct + after
    elif telling.figures:
        reviews, suits = int(telling.of("b4_reconsiderations")), int(telling.of("b5_lawsuits"))
    else:
        reviews = suits = 0
    if not reviews + suits:
        return f"{telling.year}年，未发生因政府信息公开引起的行政复议、行政诉讼。"
    return f"{telling.year}年，因政府信息公开引起的行政复议{reviews}件，行政诉讼{suits}件。"


def problems(telling: Telling) -> str:
    rng = telling.rng
    weak, better = rng.sample(_WEAK, 2), rng.sample(_BETTER, 2)
    return (
        f"存在的问题：一是{weak[0]}；二是{weak[1]}。下一步，一是{better[0]}；二是{better[1]}。"
        f"力争使{telling.publisher.county.self_word}群众查得到、看得懂、用得上。"
    )


def means(telling: Telling) -> str:
    """Staff, places, meetings and money of the 2014 form, as its table has them."""
    number = {code: telling.of(code) for code in telling.figures if code.startswith(("b8_", "b9_"))}
    return (
        f"设有政府信息公开查阅点{number['b8_reading_points']}个，从事政府信息公开工作人员{number['b8_staff']}人，"
        f"其中专职人员{number['b8_staff_full_time']}人、兼职人员{number['b8_staff_part_time']}人；"
        f"全年召开专题会议{number['b9_meetings']}次，举办培训班{number['b9_trainings']}次，"
        f"接受培训{number['b9_trainees']}人次。"
    )
