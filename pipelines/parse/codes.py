"""Every code a reading can give: cells of the national forms, coded rows of provinces, facts of the prose."""

from __future__ import annotations

from functools import cache

from pipelines.parse.facts import ROWS
from pipelines.parse.facts.disclosure import CHANNELS
from pipelines.parse.facts.zeros import NOTHINGS
from pipelines.parse.forms import b32_2014, c60_2019, d30_2021, regional
from pipelines.parse.forms.applications import COLUMNS, REVIEW_CODES

#: Facts that no single row of a table finds: totals, staff, and items by their kind.
_OTHER_FACTS = ("n_proactive_total", "n_by_category", "n_staff")


@cache
def figures() -> frozenset[str]:
    """The codes of statutory cells, of all forms."""
    blocks = (*c60_2019.BLOCKS, *d30_2021.BLOCKS)
    second = (f"t2.{row.code}.{c.code}" for block in blocks for row in block.rows for c in block.columns)
    rows = (*c60_2019.APPLICATIONS, *d30_2021.APPLICATIONS)
    third = (f"t3.{row.code}.{column.code}" for row in rows for column in COLUMNS)
    b = (row.code for row in (*b32_2014.HEADINGS, *b32_2014.ROWS))
    return frozenset((*b, *second, *third, *REVIEW_CODES))


@cache
def facts() -> frozenset[str]:
    """The codes of facts."""
    of_rows = (row.code for row in ROWS)
    of_channels = (channel.code for channel in CHANNELS if channel.code)
    of_zeros = (nothing.code for nothing in NOTHINGS)
    return frozenset((*of_rows, *of_channels, *of_zeros, *_OTHER_FACTS))


@cache
def annexes() -> frozenset[str]:
    """The codes of provincial rows that have one value a year."""
    return frozenset(row.code for row in (*regional.ZHEJIANG, *regional.FUJIAN))
