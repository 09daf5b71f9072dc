"""A row of the table of facts: what a clause must say for its number to be this fact, with its own examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from models.vocabulary import Number
from pipelines.parse.facts.wording import is_known


@dataclass(frozen=True, slots=True)
class Row:
    """says and unless are searched in the window: the clause with "#" for the number in question.

    about must be found in the sentence unless what is told there is among *sections*: 12 reviews in a chapter on
    law in general are not 12 reviews about disclosure. Even so nothing of *foreign* may be in it. last marks a
    wording that counts only where no other states this code. unlisted: in these units an item of a list (其中…信息3条) is no such fact.
    carries: *about* may stand in the sentence before. general: a zero needs no *about*, none at all is none about disclosure too. reads and spares are the
    row's test.
    """

    code: str
    says: str
    reads: tuple[tuple[str, Number], ...]
    spares: tuple[str, ...]
    unless: str | None = None
    about: str | None = None
    sections: frozenset[str] = frozenset()
    foreign: str | None = None
    category: str | None = None
    last: bool = False
    unlisted: str = ""
    general: bool = False
    carries: bool = False

    def matches(self, window: str, told: str, section: str, *, is_zero: bool, before: str = "") -> bool:
        """Whether the number at "#" of *window* is this row's fact; told: its sentence, behind the words *before*."""
        said = compiled(self.says).search(window)
        if said is None or not is_known(self.code, window, said):
            return False
        if self.unless and compiled(self.unless).search(window):
            return False
        if self.about is None or (is_zero and self.general) or compiled(self.about).search(told):
            return True
        if self.foreign and compiled(self.foreign).search(told):
            return False
        return section in self.sections or bool(compiled(self.about).search(before))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


OPEN = r"公开|依申请|《条例》"
ASKING = r"公开[^,。;]{0,10}申请|依申请|申请公开"  # a request for information, not for a licence or relief
HOW_MANY = (
    r"(?:共|共计|总计|合计|累计|总|数量?|总数|件数|案件|为|是|有|达|达到|约|近|:|了|分别|发生|受理|均|仅)*"
)
