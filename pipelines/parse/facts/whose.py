"""Whose number it is, and of which year: what the words around it and the clauses before it say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.parse.facts.behind import takes_away
from pipelines.parse.facts.clauses import Clause, Sentence, without_lead
from pipelines.parse.facts.counts import Mention
from pipelines.parse.facts.frame import is_understood, names_itself, speaks_of_it, tells_deed, tells_topic
from pipelines.parse.facts.guards import is_of_a_whole, not_this_year
from pipelines.parse.facts.offices import Office
from pipelines.parse.facts.times import tells_other_time, tells_whole_year

_OTHER_YEAR = re.compile(r"\((20\d\d)年(?:度)?\)")  # 公开信息175条(2018年)
_AIMS = re.compile(
    r"(?:目标|任务|计划|要求|标准|打算|指标)(?:任务|如下|是|为|包括)*$"
)  # 制定年度目标:公开信息150条
_COUNTY_S = re.compile(r"(?:20\d\d年(?:度)?|全年)?[省市县区州旗](?:人民)?政府")


@dataclass(frozen=True, slots=True)
class Whose:
    """A sentence in the report of *office* for *year*."""

    sentence: Sentence
    office: Office
    year: int | None

    def is_its_own(self, clause: Clause, count: Mention) -> bool:
        """Whether the number is the office's own, of its whole year, and nothing is in doubt about that."""
        text = clause.line.text
        before, so_far = text[clause.start : count.start], text[self.sentence.start : count.start]
        if not_this_year(before, so_far, self.year) is not None:
            return False
        if self.office.is_part and is_of_a_whole(so_far):
            return False
        other = _OTHER_YEAR.match(text, count.end)
        return (other is None or self.year in (None, int(other[1]))) and self.is_framed(clause, count)

    def is_framed(self, clause: Clause, count: Mention) -> bool:
        """The same but for sums of years: of people who are there since then, these say how many there are."""
        text = clause.line.text
        if not is_understood(text[clause.start : count.start], self.office, self.year):
            return False
        if takes_away(text[count.end : self.sentence.end], self.office, self.year):
            return False
        return self._goes_on(clause) and not self._is_contrasted(clause, count)

    def is_spoken_of(self, clause: Clause, place: int) -> bool:
        """The same of a "not" at *place*, which is a deed itself."""
        words = clause.line.text[clause.start : place] + "收到"
        return is_understood(words, self.office, self.year) and self._goes_on(clause, is_deed=True)

    def is_topic(self, clause: Clause, count: Mention) -> bool:
        """Whether the words before a number name what was published, and nobody."""
        return tells_topic(clause.line.text[clause.start : count.start], self.office, self.year)

    def _is_contrasted(self, clause: Clause, count: Mention) -> bool:
        """Whether a county's number is told before the office names itself: 县政府网站全年公开2.3万条,我乡居第3位."""
        behind = clause.line.text[count.end : self.sentence.end]
        is_of_county = self.office.is_part and _COUNTY_S.match(without_lead(clause.text))
        return bool(is_of_county) and behind.startswith(",") and self.office.is_named(behind[1:])

    def _goes_on(self, clause: Clause, *, is_deed: bool = False) -> bool:
        """Whether the clauses before it still speak of the office and its year."""
        at, text = self.sentence.clauses.index(clause), clause.line.text
        office, year = self.office, self.year
        is_named = is_timed = False
        if at and not is_deed and not self._is_on_its_own(clause, self.sentence.clauses[at - 1]):
            return False
        for later, earlier in pairwise(reversed(self.sentence.clauses[: at + 1])):
            is_named = is_named or names_itself(later.text, office, year)
            is_timed = is_timed or tells_whole_year(later.text, year)
            if text[later.start - 1] == ";" or (is_named and is_timed):
                return True
            if _AIMS.search(earlier.text) and text[earlier.end : earlier.end + 1] == ":":
                return False
            if not is_timed and not earlier.counts and tells_other_time(without_lead(earlier.text), year):
                return False
            if not is_named and not speaks_of_it(earlier.text, office, year, is_counted=bool(earlier.counts)):
                return False
            if later is clause and earlier.counts and text[later.start - 1] in "、和及与":
                return self._is_framed_alone(earlier)  # 计划建专区1个、查阅点3个: both are in the frame
        return True

    def _is_framed_alone(self, clause: Clause) -> bool:
        before = clause.line.text[clause.start : clause.counts[0].start]
        return is_understood(before, self.office, self.year) and self._goes_on(clause)

    def _is_on_its_own(self, clause: Clause, before: Clause) -> bool:
        """Whether the clause tells a deed, or the one before it, whose deed it goes on with, is understood too."""
        if before.counts or tells_deed(clause.text) or not tells_deed(before.text):
            return True
        return is_understood(before.text, self.office, self.year)
