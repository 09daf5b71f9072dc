"""The statutory tables of a page: grids in, figures with their states out.

A form is a module with a closed table of its rows and columns (b32_2014, c60_2019, d30_2021); it is recognised by
its labels, never by the year. Only `read_tables` is called from outside.
"""

from __future__ import annotations

from pipelines.parse.forms.blanks import read_tables
from pipelines.parse.forms.statutory import TablesRead

__all__ = ["TablesRead", "read_tables"]
