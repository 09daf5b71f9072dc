"""What a replay says of two readings of one text."""

from dataclasses import replace

from models.shapes import report_object
from models.values import Fact, Figure, Problem, Publisher, RegionalRow, Report, Section
from pipelines.otherwise import Differing, differences

BEFORE = Report(
    "annual_report",
    title="石桥镇年报",
    publisher=Publisher("石桥镇人民政府", "township"),
    report_year=2021,
    figures=(
        Figure("t3.granted.total", 3, "printed"),
        Figure("t3.partial.total", 1, "printed"),
        Figure("t3.carried_in.total", None, "blank"),
        Figure("t2.admin_fees.amount_wan_yuan", 0.092, "printed", unit="万元"),
    ),
    facts=(Fact("n_by_category", 20, "条", "exact", "…", category="财政信息"),),
    regional_rows=(
        RegionalRow("主动公开信息数", "条", "fj_proactive_total", {"2009年度": 12, "历年累计": 30}),
    ),
    sections=(Section("overview", None, "今年，全镇公开信息三十条，比去年多出一半，群众满意。"),),
    problems=(Problem("unsure_cell", "soft", "…"),),
)


def told(**changes):
    found = differences(report_object(BEFORE), report_object(replace(BEFORE, **changes)))
    return [(one.code, one.how, one.before, one.after) for one in found]


def test_the_same_reading_differs_in_nothing():
    assert told() == []


def test_cells_are_gained_lost_and_changed():
    granted, _, carried, fees = BEFORE.figures
    figures = (granted._replace(value=4), carried._replace(computed=2), fees._replace(unit="元"))
    assert told(figures=figures) == [
        ("t3.granted.total", "changed", "3", "4"),
        ("t3.carried_in.total", "gained", "[blank]", "[blank] (computed 2)"),
        ("t2.admin_fees.amount_wan_yuan", "changed", "0.092 万元", "0.092 元"),
        ("t3.partial.total", "lost", "1", None),
    ]


def test_a_cell_that_loses_its_number_is_lost_and_another_state_is_a_change():
    granted, partial, carried, fees = BEFORE.figures
    unsure = granted._replace(value=None, state="unsure")
    assert told(figures=(unsure, partial, carried._replace(state="dash"), fees)) == [
        ("t3.granted.total", "lost", "3", "[unsure]"),
        ("t3.carried_in.total", "changed", "[blank]", "[dash]"),
    ]


def test_facts_rows_text_publisher_and_problems_are_fields_too():
    (kind,), (row,), (section,) = BEFORE.facts, BEFORE.regional_rows, BEFORE.sections
    assert told(
        facts=(replace(kind, value=21, qualifier="at_least"), Fact("n_meetings", 2, "次", "exact", "…")),
        regional_rows=(replace(row, values={"2009年度": 12, "历年累计": None}),),
        sections=(replace(section, text=section.text.replace("一半", "两成")),),
        publisher=replace(BEFORE.publisher, division_code="990101"),
        problems=(),
    ) == [
        ("publisher.division_code", "gained", None, "990101"),
        ("fj_proactive_total", "changed", "2009年度 12, 历年累计 30", "2009年度 12"),
        ("n_by_category 财政信息", "changed", "20 条", "21 条 (at_least)"),
        ("n_meetings", "gained", None, "2 次"),
        ("section overview", "changed", "开信息三十条，比去年多出一半，群众满意。", "开信息三十条，比去年多出两成，群众满意。"),
        ("problem unsure_cell", "lost", "1", None),
    ]  # fmt: skip


def test_many_are_counted_by_field_with_an_example_each():
    differing = Differing()
    for value in range(4, 9):
        now = replace(
            BEFORE, report_year=2021, figures=(BEFORE.figures[0]._replace(value=value), *BEFORE.figures[1:])
        )
        found = differences(report_object(BEFORE), report_object(now))
        differing.add(found, who="石桥镇人民政府", year=2021, url=f"http://county.gov.cn/{value}")

    assert list(differing.lines(most=5)) == [
        "what reads differently now: 1 fields",
        "  t3.granted.total: 5 changed",
        "  e.g. 石桥镇人民政府 2021 t3.granted.total: 3 → 4",
    ]
    assert differing.evidence()["differs"] == {"t3.granted.total": {"changed": 5}}
    assert [e["after"] for e in differing.evidence()["examples"]] == ["4", "5", "6"]
    assert list(Differing().lines(most=5)) == ["nothing reads differently now"]
