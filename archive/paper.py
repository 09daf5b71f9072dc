"""A report on paper: the published object laid out for a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

_HEAD = ("kind", "title", "report_year", "published", "era", "trust")


def print_report(console: Console, record: Mapping[str, Any]) -> None:
    """Print head, sections, figures, facts and problems; what is empty is left out."""
    console.print(Text(record.get("title") or record.get("file") or "(no title)"), style="bold")
    publisher = record.get("publisher") or {}
    for name in _HEAD:
        if record.get(name) is not None:
            console.print(f"{name:14} {record[name]}")
    console.print(
        f"{'publisher':14} {publisher.get('name') or '—'} ({publisher.get('division_code') or '—'})"
    )
    for section in record.get("sections", ()):
        console.print(Text(f"\n{section['heading'] or section['code']}"), style="bold")
        console.print(Text(section["text"]))
    _figures(console, record)
    for fact in record.get("facts", ()):
        console.print(Text(f"{fact['code']:24} {fact['value']} {fact['unit'] or ''}  「{fact['quote']}」"))
    for removal in record.get("removed", ()):
        console.print(
            Text(f"taken out ({removal['rule']}, {removal['where']}): {removal['text']}"), style="yellow"
        )
    for problem in record.get("problems", ()):
        console.print(
            Text(f"{problem['severity']:5} {problem['rule']}: {problem['message']}"), style="yellow"
        )
    for part in record.get("parts", ()):
        print_report(console, part)


def _figures(console: Console, record: Mapping[str, Any]) -> None:
    """Cells that say something: a number other than 0, or anything but a plain printed number."""
    shown = [
        f for f in record.get("figures", ()) if f["value"] != 0 or f["flags"] or f["computed"] is not None
    ]
    zeros = len(record.get("figures", ())) - len(shown)
    if not record.get("figures"):
        return
    table = Table("code", "value", "unit", "state", "computed", "flags", box=None, pad_edge=False)
    for figure in shown:
        columns = (figure["code"], figure["value"], figure["unit"], figure["state"], figure["computed"])
        table.add_row(*("" if value is None else str(value) for value in columns), " ".join(figure["flags"]))
    console.print(table)
    console.print(f"and {zeros} cells printed 0")
