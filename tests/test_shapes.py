"""models.shapes: the published object, key for key."""

import json

from models.shapes import report_object
from models.values import Fact, Figure, RegionalRow, Report


def test_the_shape_has_the_keys_of_the_contract_in_their_order():
    shape = report_object(Report("other"), "a.html")
    assert list(shape) == [
        "schema", "file", "kind", "title", "publisher", "report_year", "published", "metadata", "trust", "era", "sections",
        "tables", "figures", "regional_rows", "facts", "attachments", "problems", "removed", "parts",
    ]  # fmt: skip
    assert list(shape["publisher"]) == ["name", "level", "division_code", "township_code", "uscc", "votes"]
    assert shape["title"] is shape["report_year"] is shape["era"] is shape["published"] is None
    assert (shape["metadata"], shape["sections"], shape["trust"]) == ({}, [], "unknown")


def test_the_shape_of_a_row_is_that_of_the_contract():
    report = Report(
        "annual_report",
        metadata={"index_no": "9902/1", "date_published": "2023-01-18", "title_label": "x", "doc_no": ""},
        figures=(
            Figure("b1_via_website", 76, "printed", "76", "条", table=0, row=3, column=2, flags=("noted",)),
        ),
        regional_rows=(RegionalRow("主动公开信息数", "条", "fj_proactive_total", {"2012年度": 312}, 0),),
        facts=(Fact("n_staff", 3, "人", "exact", "全职1人，兼职2人", "org_support", None, {"full_time": 1}),),
    )
    shape = json.loads(json.dumps(report_object(report), ensure_ascii=False))
    assert shape["metadata"] == {"index_no": "9902/1"}
    assert list(shape["figures"][0]) == [
        "code",
        "value",
        "state",
        "raw",
        "unit",
        "computed",
        "table",
        "row",
        "column",
        "flags",
    ]
    assert list(shape["facts"][0]) == [
        "code",
        "value",
        "unit",
        "qualifier",
        "quote",
        "section",
        "category",
        "parts",
    ]
    assert list(shape["regional_rows"][0]) == ["label", "unit", "code", "values", "table"]
    assert shape["figures"][0]["flags"] == ["noted"]
