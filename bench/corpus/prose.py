"""The narrative of an invented report, in own words, with every number it states kept as a fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from bench.corpus.numbers import Values
from bench.corpus.specimen import Chapter, FactTruth, Form, Place
from models.vocabulary import Number

Told = tuple[tuple[Chapter, ...], tuple[FactTruth, ...]]

#: headings by form: section code, heading without its number
_HEADINGS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "a_2008": (
        ("overview", "概述"),
        ("proactive", "主动公开政府信息情况"),
        ("requests", "依申请公开政府信息情况"),
        ("fees", "政府信息公开的收费及减免情况"),
        ("litigation", "复议、诉讼和申诉情况"),
        ("problems", "存在的主要问题和改进措施"),
    ),
    "b32_2014": (
        ("overview", "概述"),
        ("proactive", "主动公开政府信息情况"),
        ("requests", "依申请公开政府信息情况"),
        ("litigation", "因政府信息公开申请行政复议、提起行政诉讼的情况"),
        ("problems", "存在的主要问题及改进情况"),
        ("annex", "附表"),
    ),
    "new": (
        ("overview", "总体情况"),
        ("proactive", "主动公开政府信息情况"),
        ("requests", "收到和处理政府信息公开申请情况"),
        ("litigation", "政府信息公开行政复议、行政诉讼情况"),
        ("problems", "存在的主要问题及改进情况"),
        ("other", "其他需要报告的事项"),
    ),
}
_NUMERALS = "一二三四五六七八九"
_ZERO_APPLICATIONS = (
    "全年未收到政府信息公开申请。",
    "本年度没有收到公民、法人和其他组织提出的政府信息公开申请。",
)
_ZERO_SUITS = "本年度未发生因政府信息公开引起的行政复议、行政诉讼。"
_OPENINGS = (
    "{year}年，{place}把公开透明贯穿于各项工作，着力回应群众关心的事情，公开的质量稳步提升。",
    "一年来，{place}围绕群众最关心的事项推进政务公开，明确专人负责，逐项对照目录查漏补缺。",
)
#: sentences on the total: last year's and all years' numbers are there to be left alone
_TOTALS: tuple[tuple[str, str], ...] = (
    ("全年主动公开政府信息{total}条，其中通过政府网站公开{part}条。", "n_via_website"),
    (
        "本年度共主动公开各类政府信息{total}条，比{before}年增加{other}条，其中政府网站公开{part}条。",
        "n_via_website",
    ),
    (
        "截至年底历年累计公开政府信息{ever}条，本年度主动公开政府信息{total}条，其中政府网站公开{part}条。",
        "n_via_website",
    ),
    ("主动公开政府信息数为{total}条，同比提高12.5%，其中通过县政府门户网站公开{part}条。", "n_via_website"),
)
_CATEGORIES = ("机构职能", "规划计划", "财政信息")
_LACKS = ("公开的形式还比较单一", "个别信息更新不够及时", "工作人员的业务能力有待提高")


def narrative(form: Form, place: Place, year: int, values: Values, rng: Random) -> Told:
    """Chapters in the order of the form and the facts they state; numbers agree with the tables."""
    teller = _Teller(form, place, year, values, rng)
    headings = _HEADINGS.get(form, _HEADINGS["new"])
    chapters = [
        Chapter(code, f"{_NUMERALS[at]}、{heading}", teller.tell(code))
        for at, (code, heading) in enumerate(headings)
    ]
    return (Chapter("intro", "", teller.intro()), *chapters), tuple(teller.facts)


@dataclass(slots=True)
class _Teller:
    """Writes a report's chapters one after another and keeps what they state."""

    form: Form
    place: Place
    year: int
    values: Values
    rng: Random
    facts: list[FactTruth] = field(default_factory=list)

    def tell(self, section: str) -> tuple[str, ...]:
        """Paragraphs of a section; the annex has none, its table speaks."""
        tales: Mapping[str, Callable[[], tuple[str, ...]]] = {
            "overview": self._overview,
            "proactive": self._proactive,
            "requests": self._requests,
            "litigation": self._litigation,
            "fees": self._fees,
            "problems": self._problems,
            "other": lambda: ("无其他需要报告的事项。",),
            "annex": lambda: (),
        }
        return tales[section]()

    def intro(self) -> tuple[str, ...]:
        sentences = (
            f"本报告依照《中华人民共和国政府信息公开条例》的规定，由{self.place.full}编制。",
            f"报告中所列数据的统计期限自{self.year}年1月1日起至{self.year}年12月31日止。",
        )
        return ("".join(sentences),)

    def _state(self, **numbers: Number) -> None:
        self.facts += [FactTruth(code, number) for code, number in numbers.items()]

    def _number(self, code: str, most: int) -> Number:
        """What the table of 2014 says where it is that form; otherwise a throw."""
        return self.values[code] if self.form == "b32_2014" else self.rng.randint(1, most)

    def _overview(self) -> tuple[str, ...]:
        opening = self.rng.choice(_OPENINGS).format(year=self.year, place=self.place.short)
        rule = "我们落实先审后发，谁公开谁负责，信息发布前由分管负责人审核，确保内容准确、及时、规范。"
        return opening, rule, *self._work()

    def _work(self) -> tuple[str, ...]:
        meetings, trainings = self._number("b9_meetings", 8), self._number("b9_trainings", 6)
        trainees = self._number("b9_trainees", 200)
        if not (meetings and trainings):
            return ()
        self._state(n_meetings=meetings, n_trainings=trainings, n_trainees=trainees)
        visits = self.rng.randint(2, 400)
        self.facts.append(FactTruth("n_visits", visits * 10_000, "at_least"))
        return (
            f"全年召开政府信息公开工作会议{meetings}次，举办业务培训{trainings}次，接受培训{trainees}人次。",
            f"网站访问量达{visits}万余次。",
        )

    def _proactive(self) -> tuple[str, ...]:
        total, part = self._disclosed()
        sentence, code = self.rng.choice(_TOTALS)
        told = sentence.format(
            total=total,
            part=part,
            before=self.year - 1,
            other=self.rng.randint(1001, 1999),
            ever=self.rng.randint(20001, 29999),
        )
        self._state(**{"n_proactive_total": total, code: part})
        return (told, *self._categories(int(total)), "公开的内容贴近生活，方便群众查阅。")

    def _disclosed(self) -> tuple[Number, Number]:
        codes = {
            "b32_2014": ("b1_proactive_total", "b1_via_website"),
            "a_2008": ("fj_proactive_total", "fj_proactive_website"),
        }
        if self.form in codes:
            total, part = codes[self.form]
            return self.values[total], self.values[part]
        total_thrown = self.rng.randint(40, 900)
        return total_thrown, self.rng.randint(10, total_thrown)

    def _categories(self, total: int) -> tuple[str, ...]:
        if total < 30 or self.rng.random() < 0.5:
            return ()
        first, second = total // 2, total // 3
        counts = (first, second, total - first - second)
        self.facts += [FactTruth("n_by_category", count) for count in counts]
        listed = "，".join(f"{name}类信息{count}条" for name, count in zip(_CATEGORIES, counts, strict=True))
        return (f"从内容上看，{listed}。",)

    def _requests(self) -> tuple[str, ...]:
        codes = {"b32_2014": "b3_received", "a_2008": "fj_applications_total"}
        count = self.values[codes.get(self.form, "t3.new_received.total")]
        if not count:
            self.facts.append(FactTruth("n_applications", 0, "zero_by_statement"))
            return (self.rng.choice(_ZERO_APPLICATIONS),)
        self._state(n_applications=count)
        if self.form != "b32_2014" or self.rng.random() < 0.5:
            return (f"本年度共收到政府信息公开申请{count}件，均按规定办理。",)
        person, fax, online, mail = (
            self.values[f"b3_recv_{name}"] for name in ("in_person", "fax", "online", "mail")
        )
        self._state(
            n_applications_in_person=person,
            n_applications_fax=fax,
            n_applications_online=online,
            n_applications_mail=mail,
        )
        return (
            f"全年受理政府信息公开申请{count}件，其中当面申请{person}件，传真申请{fax}件，网上申请{online}件，信函申请{mail}件。",
        )

    def _litigation(self) -> tuple[str, ...]:
        codes = {
            "b32_2014": (("b4_reconsiderations",), ("b5_lawsuits",)),
            "a_2008": (("fj_reconsiderations",), ("fj_lawsuits",)),
        }
        new = (("t4.review.total",), ("t4.suit_direct.total", "t4.suit_after_review.total"))
        reviews, suits = (sum(self.values[code] for code in group) for group in codes.get(self.form, new))
        if not reviews and not suits:
            self.facts += [FactTruth(code, 0, "zero_by_statement") for code in ("n_reviews", "n_suits")]
            return (_ZERO_SUITS,)
        self._state(n_reviews=reviews, n_suits=suits)
        return (f"全年因政府信息公开引起的行政复议{reviews}件，行政诉讼{suits}件。",)

    def _fees(self) -> tuple[str, ...]:
        self.facts.append(FactTruth("n_fees", 0, "zero_by_statement"))
        return ("本年度未收取政府信息公开费用。",)

    def _problems(self) -> tuple[str, ...]:
        lack = self.rng.choice(_LACKS)
        return (f"过去一年的工作中还有不足，主要是{lack}。下一步将加强学习，完善机制，把公开工作做细做实。",)
