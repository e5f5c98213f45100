"""Charts in a manual: their numbers are those of the records, in SVG, table and words."""

import re
from html import unescape

import pytest

from clausebook.statistics.net_promoter import net_promoter_score
from tests.analysis.test_chart_views import NEEDS, SURVEYS
from tests.corpora import with_header
from tests.sphinxext_directives.conftest import site
from tests.sphinxext_directives.reading import Page, reads_back, rows

HOSTILE = '<script>alert(1)</script> "x" שלום 🔥'
SERIES = "\n".join(
    f'  - {{period: "2026-{i:02}", numerator: {n}, denominator: 100, annotation: "<i>{i}</i>"}}'
    for i, n in enumerate((95, 94, 96, 95, 85, 96, 95, 95), start=1)
)
RECORDS = f"""id: KPI-0001
kind: kpi
title: '{HOSTILE}'
formula: a
direction: higher_is_better
unit: "%"
factor: 100
class: delivery
numerator: Things
chart: p
targets: [{{from: "2026-01", value: 95, amber: 90}}]
reading: The fifth month, see {{qms:record}}`CNV-0001` and <b>this</b>.
decision: Nothing, for now.
analysed_on: "2026-06-01"
pareto:
  - from: "2026-01"
    until: "2026-03"
    rows: [{{category: '{HOSTILE}', count: 6}}, {{category: small, count: 3}}]
series:
{SERIES}
---
id: KPI-0002
kind: kpi
formula: a
direction: lower_is_better
unit: d
class: quality
chart: none
---
id: CNV-0001
kind: canvas
factors: [{{name: '{HOSTILE}', move: raise}}, {{name: b}}]
curves:
  - {{name: we, own: true, scores: [{{factor: '{HOSTILE}', score: 2}}, {{factor: b, score: 8}}]}}
  - {{name: they, scores: [{{factor: b, score: 5}}]}}
reading: Only ours rises.
---
id: JNY-0001
kind: journey
segment: SEG-0001
stage: use
severity: severe
pain: '{HOSTILE}'
---
id: DEC-0001
kind: decision
decided_on: "2026-02-03"
act: risk
what: a
---
id: DEC-0002
kind: decision
decided_on: "2026-05-03"
what: a
---
{SURVEYS}
---
{NEEDS}"""
PAGES = {
    "control.md": "# Control\n\n```{qms:control-chart} KPI-0001\n```\n",
    "control-rest.rst": "Control\n=======\n\n.. qms:control-chart:: KPI-0001\n",
    "cards.md": "# Cards\n\n```{qms:kpi}\n```\n\n```{qms:kpi} KPI-0001\n```\n",
    "class.md": "# Class\n\n```{qms:kpi}\n:class: quality\n```\n\n```{qms:kpi}\n:class: cost\n```\n",
    "pareto.md": "# Pareto\n\n```{qms:pareto} KPI-0001\n```\n",
    "satisfaction.md": "# Said\n\n```{qms:satisfaction}\n```\n",
    "some.md": "# Some\n\n```{qms:satisfaction} SRV-0001, SRV-0003\n```\n",
    "needs.md": "# Needs\n\n```{qms:opportunities}\n:segment: SEG-0001\n```\n\n```{qms:kano}\n```\n",
    "importance.rst": "Importance\n==========\n\n.. qms:importance::\n",
    "canvas.md": "# Canvas\n\n```{qms:canvas} CNV-0001\n```\n",
    "journey.md": "# Journey\n\n```{qms:journey}\n```\n",
    "time.md": "# Time\n\n```{qms:timeline} decision\n:day: decided_on\n:by: act\n```\n",
}


def records(text: str = RECORDS) -> dict[str, str]:
    parts = {part.partition("\n")[0].removeprefix("id: "): part for part in text.split("\n---\n")}
    return {f"policies/{name.lower()}.yaml": with_header(part) for name, part in parts.items()}


@pytest.fixture(scope="module")
def manual(tmp_path_factory):
    return site(tmp_path_factory.mktemp("charts"), PAGES, records())


@pytest.fixture(scope="module")
def html(manual):
    return manual.build()


def drawn(html, name: str, attribute: str) -> list[dict[str, str]]:
    """Return what carries a data attribute in the wide drawings of a page."""
    text = re.sub(r'<div class="[^"]*qms-narrow-chart.*?</svg>', "", html.page(f"docs/{name}.html"))
    return [a for tag, a in Page(text).elements if f"data-{attribute}" in a]


def test_all_pages_are_built_without_a_warning_and_well_nested(html):
    assert html.warnings == ""
    for name in PAGES:
        page = Page(html.page(f"docs/{name.rpartition('.')[0]}.html"))
        assert page.misnested == []
        assert len(page.ids) == len(set(page.ids))


def test_hostile_words_stay_words(html):
    for name in PAGES:
        text = html.page(f"docs/{name.rpartition('.')[0]}.html")
        assert "<script>alert(1)" not in text
        assert "<i>1</i>" not in text
        assert "<b>this</b>" not in text


def test_each_chart_has_two_drawings_with_ids_of_their_own(html):
    charts = [
        a["id"]
        for tag, a in Page(html.page("docs/needs.html")).elements
        if tag == "svg" and "qms-chart" in a.get("class", "")
    ]
    assert charts == [
        "qms-chart-opportunities",
        "qms-chart-opportunities-narrow",
        "qms-chart-kano",
        "qms-chart-kano-narrow",
    ]


@reads_back("control_chart")
@pytest.mark.parametrize("name", ["control", "control-rest"])
def test_the_control_chart_its_table_and_the_records_agree(html, name):
    points = drawn(html, name, "period")
    assert [float(a["data-value"]) for a in points] == [95, 94, 96, 95, 85, 96, 95, 95]
    assert [a.get("data-signal") for a in points][4] == "below the limit"
    table = [row for row in rows(html.page(f"docs/{name}.html")) if row and row[0] == "2026-05"]
    (row,) = table
    assert row[:4] == ["2026-05", "85", "100", "85"]
    assert row[4] == f"{float(points[4]['data-lower']):.2f}".rstrip("0").rstrip(".")
    assert row[7:10] == ["95", "below the limit", "<i>5</i>"]


def test_the_reading_is_prose_with_links_and_the_decision_stands_beside_it(html):
    text = html.page("docs/control.html")
    box = text[text.index('<div class="qms-reading">') :]
    assert 'href="../policies/cnv-0001.html' in box[: box.index("</dl>")]
    assert "Nothing, for now." in box
    assert "Analysed on" in box


@reads_back("gauge")
def test_cards_tell_value_target_and_standing(html):
    cards = [
        a
        for tag, a in Page(html.page("docs/cards.html")).elements
        if tag == "section" and "data-indicator" in a
    ]
    assert [(a["data-indicator"], a["data-standing"]) for a in cards] == [
        ("KPI-0001", "target met"),
        ("KPI-0002", "no value yet"),
        ("KPI-0001", "target met"),
    ]
    (gauge, *_) = drawn(html, "cards", "latest")
    assert (float(gauge["data-latest"]), float(gauge["data-target"])) == (96, 95)
    # The day of the build is the last of June: what is said of later months does not count yet.
    assert gauge["data-values"].split() == ["95", "94", "96", "95", "85", "96"]


def test_cards_of_a_class_and_of_an_empty_one(html):
    text = html.page("docs/class.html")
    assert re.findall(r'data-indicator="([^"]*)"', text) == ["KPI-0002"]
    assert "No indicator in force is to be shown here." in text


@reads_back("pareto")
def test_the_pareto_chart_and_its_table_agree(html):
    bars = drawn(html, "pareto", "category")
    assert [(a["data-category"], float(a["data-weight"])) for a in bars] == [
        (HOSTILE, 6),
        ("small", 3),
    ]
    page = html.page("docs/pareto.html")
    assert [HOSTILE, "6", "66.7 %", "66.7 %", ""] in rows(page)
    assert "No few stand out: it takes 2 of 2 to make 80 %." in page


@reads_back("intervals")
def test_scores_are_drawn_by_sort_with_their_intervals(html):
    found = {a["data-name"]: a for a in drawn(html, "satisfaction", "lower")}
    assert list(found) == ["SRV-0001", "SRV-0002", "SRV-0003"]
    first = found["SRV-0001"]
    assert (float(first["data-value"]), float(first["data-in-favour"])) == (30, 50)
    assert float(first["data-lower"]) < 30 < float(first["data-upper"])
    said = html.page("docs/satisfaction.html")
    assert "SRV-0001 (100 of 500)" in said
    assert "SRV-0002 (" not in said.partition("Narrowed for a finite population")[2][:200]
    (row,) = (row for row in rows(said) if row[0].startswith("SRV-0001"))
    truth = net_promoter_score(50, 30, 20)
    assert truth is not None
    assert row[4] == f"{truth.lower:.2f} to {truth.upper:.2f}"
    assert row[6] == "100 of 500"
    assert "that may be chance" in said
    assert "few answers: a hint only" in said
    assert [a["data-name"] for a in drawn(html, "some", "lower")] == ["SRV-0001", "SRV-0003"]


@reads_back("plane")
def test_needs_lie_where_customers_put_them(html):
    opportunity, kano = drawn(html, "needs", "x")
    assert [float(opportunity[f"data-{axis}"]) for axis in "xy"] == [9, 4]
    assert [float(kano[f"data-{axis}"]) for axis in "xy"] == [0.7, 0.4]
    assert ["NED-0001", "SEG-0001 Orchards", "9", "4", "14", "underserved"] in rows(
        html.page("docs/needs.html")
    )


def test_needs_are_compared_with_each_other(html):
    dots = drawn(html, "importance", "x")
    assert [a["data-name"] for a in dots] == ["NED-0001", "NED-0002"]
    table = rows(html.page("docs/importance.html"))
    assert [row[-1] for row in table if row and row[0].startswith("NED")] == [
        "concentrate here",
        "possible overkill",
    ]


@reads_back("canvas", "heat_map", "timeline")
def test_the_canvas_the_journey_and_the_timeline_tell_their_records(html):
    scores = drawn(html, "canvas", "score")
    assert [(a["data-curve"], float(a["data-score"])) for a in scores] == [
        ("we", 2),
        ("we", 8),
        ("they", 5),
    ]
    cells = {a["data-level"] for a in drawn(html, "journey", "level")}
    assert cells == {"severe", "not asked"}
    events = drawn(html, "time", "day")
    assert [(a["data-name"], a["data-day"]) for a in events] == [
        ("DEC-0001", "2026-02-03"),
        ("DEC-0002", "2026-05-03"),
    ]
    assert "not said" in unescape(html.page("docs/time.html"))


def test_the_search_and_other_formats_find_the_words(manual):
    text = manual.build("text")
    assert text.warnings == ""
    assert "below the limit" in text.page("docs/control.txt")
    assert "Only ours rises." in text.page("docs/canvas.txt")


FAULTS = {
    "control-chart} KPI-0009": "qms:control-chart: no indicator in use has the id 'KPI-0009'",
    "control-chart} KPI-0002": "qms:control-chart: KPI-0002 names no chart that shows a series",
    "kpi} NED-0001": "qms:kpi: no indicator in use has the id 'NED-0001'",
    "kpi}\n:class: speed": "qms:kpi: 'speed' is no class of indicators: write quality",
    "pareto} KPI-0002": "qms:pareto: KPI-0002 has no analysis under 'pareto'",
    "satisfaction} SRV-0004": "qms:satisfaction: the counts of SRV-0004 tell no score",
    "satisfaction} SRV-0009": "qms:satisfaction: no survey has the id 'SRV-0009'",
    "kano}\n:segment: KPI-0001": "qms:kano: no segment has the id 'KPI-0001'",
    "opportunities}\n:segment: X": "qms:opportunities: no segment has the id 'X'",
    "canvas} SEG-0001": "qms:canvas: no canvas in use has the id 'SEG-0001'",
    "timeline} cake": "qms:timeline: there is no kind of record 'cake'",
    "timeline} decision\n:day: made_on": "'made_on' is no date of a decision: write ':day:'",
    "timeline} decision\n:day: decided_on\n:by: what": "'what' does not sort a decision",
}


def test_faults_are_told_in_the_words_of_the_directive(tmp_path):
    text = "".join(f"```{{qms:{fault}\n```\n\n" for fault in FAULTS)
    built = site(tmp_path, {"faults.md": f"# Faults\n\n{text}"}, records()).build()
    for told in FAULTS.values():
        assert told in built.warnings


def test_a_new_value_is_shown_by_an_incremental_build(tmp_path):
    project = site(tmp_path, {"control.md": PAGES["control.md"]}, records())
    project.build()
    changed = RECORDS.replace("numerator: 85", "numerator: 84")
    project.write(records(changed))
    points = drawn(project.build(), "control", "period")
    assert float(points[4]["data-value"]) == 84


def test_nothing_on_record_is_said(tmp_path):
    names = ("satisfaction", "opportunities", "importance", "kano", "journey", "kpi")
    pages = {f"{name}.md": f"# {name}\n\n```{{qms:{name}}}\n```\n" for name in names}
    pages["time.md"] = "# Time\n\n```{qms:timeline} decision\n:day: decided_on\n```\n"
    built = site(tmp_path, pages, {}).build()
    assert built.warnings == ""
    for name, told in (
        ("satisfaction", "No survey states a score of satisfaction yet."),
        ("opportunities", "No need has been rated by customers yet."),
        ("importance", "No need has been rated by customers yet."),
        ("kano", "No need has been asked about in pairs of questions yet."),
        ("journey", "No journey is on record yet."),
        ("kpi", "No indicator in force is to be shown here."),
        ("time", "No decision with a day is on record."),
    ):
        assert told in built.page(f"docs/{name}.html")
