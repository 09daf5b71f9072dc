"""The published shape of a report: key for key what `nianbao read --json` prints."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from models.values import Fact, Figure, Publisher, RegionalRow, Report

SCHEMA = "nianbao.report/1"

_METADATA_LEFT_OUT = frozenset(
    ("date_published", "date_written", "archived_on", "title_label", "volatile", "attachment_field")
)


def report_object(report: Report, file: str | None = None) -> dict[str, Any]:
    """A report as JSON-ready values. Every key is there; unknown is null or an empty list."""
    return {
        "schema": SCHEMA,
        "file": file,
        "kind": report.kind,
        "title": report.title,
        "publisher": _publisher(report.publisher),
        "report_year": report.report_year,
        "published": report.published.isoformat() if report.published else None,
        "metadata": {k: v for k, v in report.metadata.items() if v and k not in _METADATA_LEFT_OUT},
        "trust": report.trust,
        "era": report.era,
        "sections": [asdict(section) for section in report.sections],
        "tables": [asdict(table) for table in report.tables],
        "figures": [_figure(figure) for figure in report.figures],
        "regional_rows": [_regional(row) for row in report.regional_rows],
        "facts": [_fact(fact) for fact in report.facts],
        "attachments": [asdict(attachment) for attachment in report.attachments],
        "problems": [{**asdict(problem), "codes": list(problem.codes)} for problem in report.problems],
        "removed": [asdict(removal) for removal in report.removed],
        "parts": [report_object(part, file) for part in report.parts],
    }


def _publisher(publisher: Publisher) -> dict[str, Any]:
    return {**asdict(publisher), "votes": [asdict(vote) for vote in publisher.votes]}


def _figure(figure: Figure) -> dict[str, Any]:
    """By hand: a report has two hundred of them, and asdict copies each field."""
    return {
        "code": figure.code,
        "value": figure.value,
        "state": figure.state,
        "raw": figure.raw,
        "unit": figure.unit,
        "computed": figure.computed,
        "table": figure.table,
        "row": figure.row,
        "column": figure.column,
        "flags": list(figure.flags),
    }


def _regional(row: RegionalRow) -> dict[str, Any]:
    return {
        "label": row.label,
        "unit": row.unit,
        "code": row.code,
        "values": dict(row.values),
        "table": row.table,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "code": fact.code,
        "value": fact.value,
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "quote": fact.quote,
        "section": fact.section,
        "category": fact.category,
        "parts": dict(fact.parts) if fact.parts is not None else None,
    }
