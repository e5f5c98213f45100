"""Every directive: true to the records, sound HTML, no warning."""

import re

import pytest

from clausebook.analysis.coverage import coverage
from clausebook.analysis.evidence import EvidenceState
from clausebook.analysis.golden_thread import thread
from clausebook.analysis.risk_matrix import Rating, risk_matrix
from clausebook.engine import lint
from clausebook.project import catalogue_of, open_project
from clausebook.rules import builtin_rules
from clausebook.schema import load_schemas
from tests.corpora import TODAY
from tests.sphinxext_directives.conftest import PAGES
from tests.sphinxext_directives.reading import Page, rows

NAMES = sorted(name.rpartition(".")[0] for name in PAGES)


@pytest.fixture(scope="session")
def corpus(whole):
    return open_project(whole.root).load(TODAY)


@pytest.fixture(scope="session")
def report(whole, corpus):
    project = open_project(whole.root)
    return lint(corpus, catalogue_of(project), project.configuration)


def test_no_warning_in_html_and_text(html, text):
    assert html.warnings == ""
    assert text.warnings == ""


@pytest.mark.parametrize("name", NAMES)
def test_each_page_is_sound(html, name):
    page = Page(html.page(f"docs/{name}.html"))
    assert page.misnested == []
    assert len(page.ids) == len(set(page.ids))
    anchors = [link[1:] for link in page.links if link.startswith("#") and len(link) > 1]
    assert set(anchors) <= set(page.ids)
    frames = [a for _, a in page.elements if "qms-scroll" in a.get("class", "")]
    assert all(a["tabindex"] == "0" and a["role"] == "group" and a["aria-label"] for a in frames)


@pytest.mark.parametrize("name", NAMES)
def test_each_link_of_the_manual_leads_somewhere(html, name):
    place = html.out / "docs" / f"{name}.html"
    for link in Page(html.page(f"docs/{name}.html")).links:
        address, _, anchor = link.partition("#")
        if "://" in address or not address:
            continue
        target = (place.parent / address).resolve()
        assert target.is_file(), link
        if anchor:
            assert f'id="{anchor}"' in target.read_text("utf-8"), link


def test_titles_inside_directives_stay_out_of_the_toctree(html):
    index = html.page("docs/index.html")
    assert "STR203" not in index
    assert "NED-0001" not in index


def test_coverage_has_a_line_with_an_anchor_for_each_clause(html, corpus, report):
    page = Page(html.page("docs/coverage.html"))
    told = {
        a["data-clause"]: (a["data-state"], int(a["data-records"]))
        for tag, a in page.elements
        if tag == "details" and "data-clause" in a
    }
    found = coverage(corpus, report.diagnostics)
    chapters = [r for r in found.clauses if "." not in r.clause.number]
    for row in found.clauses:
        anchor = "clause-" + row.clause.number.replace(".", "-").replace(" ", "-")
        assert anchor in page.ids
        if row not in chapters:
            state = row.state.value if row.state is not None else ""
            assert told[row.clause.number] == (state, len(row.evidence))
    counts = {a["data-state"] for tag, a in page.elements if tag == "td" and "data-state" in a}
    assert counts == {state.value for state in EvidenceState}


def test_the_word_compliant_is_nowhere(html):
    for name in NAMES:
        assert "compliant" not in html.page(f"docs/{name}.html").lower()


def test_a_role_for_a_clause_leads_to_the_matrix(html):
    assert 'href="coverage.html#clause-5-1-2-b"' in html.page("docs/chapter.html")


def test_clause_evidence_shows_the_records_of_that_clause_only(html, corpus):
    found = coverage(corpus).get("5.1.2 b")
    assert found is not None
    page = Page(html.page("docs/chapter.html"))
    shown = [a for tag, a in page.elements if tag == "details" and "data-clause" in a]
    assert [(a["data-clause"], a["data-records"]) for a in shown] == [
        ("5.1.2 b", str(len(found.evidence)))
    ]


def test_a_thread_shows_each_stage_with_its_records(html, corpus):
    need = corpus.get("NED-0001")
    stages = thread(corpus, need).stages
    for name in ("thread", "threads"):
        page = Page(html.page(f"docs/{name}.html"))
        items = [a for tag, a in page.elements if tag == "li" and "data-stage" in a][: len(stages)]
        assert [(a["data-stage"], int(a["data-records"])) for a in items] == [
            (stage.stage.value, len(stage.steps)) for stage in stages
        ]
    everything = html.page("docs/threads.html")
    assert everything.count("gap: nothing on record") == 10
    assert 'id="thread-NED-0002"' in everything


def test_a_thread_names_the_findings_of_its_records(html, whole):
    page = html.page("docs/threads.html")
    assert "Open findings" in page
    assert re.search(r"qms-stage-item.*qms-severity", page, re.DOTALL)


@pytest.mark.parametrize(
    ("name", "rating"), [("inherent", Rating.INHERENT), ("residual", Rating.RESIDUAL)]
)
def test_numbers_of_the_heat_map_and_of_its_table_are_those_of_the_records(
    html, corpus, name, rating
):
    page = Page(html.page(f"docs/{name}.html"))
    truth = {
        (cell.likelihood, cell.consequence): len(cell.risks)
        for row in risk_matrix(corpus, corpus.get("RCR-0001"), rating).cells
        for cell in row
    }
    drawn = [a for tag, a in page.elements if tag == "g" and "data-count" in a][: len(truth)]
    by_place = [(int(a["data-row"]), int(a["data-column"]), int(a["data-count"])) for a in drawn]
    steps = [1, 5]
    assert {(row, steps[column - 1]): count for row, column, count in by_place} == truth
    listed = [a for tag, a in page.elements if tag == "tr" and "data-count" in a]
    table = {(int(a["data-row"]), int(a["data-column"])): int(a["data-count"]) for a in listed}
    assert table == {place: count for place, count in truth.items() if count}


def test_two_charts_on_a_page_have_ids_of_their_own(html):
    page = Page(html.page("docs/inherent.html"))
    charts = [
        a["id"] for tag, a in page.elements if tag == "svg" and "qms-chart" in a.get("class", "")
    ]
    name = "qms-chart-risk-matrix-RCR-0001-inherent"
    assert charts == [name, f"{name}-narrow", f"{name}-1", f"{name}-1-narrow"]


def test_residual_risks_above_appetite_and_tolerance_are_marked(html):
    marked = {row[1]: row[0] for row in rows(html.page("docs/residual.html")) if len(row) == 5}
    assert marked["RSK-0012 above the appetite"] == "high"
    assert marked["RSK-0015 above the tolerance"] == "extreme"
    assert marked["RSK-0013"] == "low"
    assert "above the" not in html.page("docs/inherent.html")


def test_roles_show_duties_and_overdue_actions(html):
    page = html.page("docs/roles.html")
    assert 'id="duties-ROL-0002"' in page
    late = [row for row in rows(page) if row[:1] == ["2026-05-31 overdue"]]
    assert late == [["2026-05-31 overdue", "Second line", "RSK-0001 Data line fails"]]
    assert "Calibration (technical, refreshed every 24 months)" in html.page("docs/role.html")
    assert "ROL-0009" not in html.page("docs/role.html")


def test_status_agrees_with_the_linter(html, whole, corpus):
    from clausebook.engine import lint

    project = open_project(whole.root)
    report = lint(corpus, builtin_rules(), project.configuration)
    text = html.page("docs/status.html")
    codes = re.findall(r'<tr data-code="([A-Z0-9]+)"', text)
    assert sorted(codes) == sorted(
        [d.code for d in report.diagnostics] + [e.diagnostic.code for e in report.suppressed]
    )
    assert report.suppressed
    assert "Under review &lt;i&gt;" in text
    for severity in ("error", "warning", "info"):
        shown = re.search(rf'data-severity="{severity}"><dt>\w+</dt><dd>(\d+)</dd>', text)
        assert shown is not None
        assert int(shown[1]) == sum(d.severity == severity for d in report.diagnostics)
    assert "2026-06-30" in text


def test_rule_pages_hold_every_rule_of_the_area_with_examples(html):
    page = html.page("docs/rules.html")
    for rule in (*builtin_rules().select("structure"), *builtin_rules().select("LNT")):
        assert f'id="{rule.code}"' in page
    assert page.count("Fails") >= len(builtin_rules().select("structure"))
    assert "policies/twice.yaml" in page
    assert 'href="#STR203"' in page
    assert 'href="rules.html#STR203"' in html.page("docs/all-rules.html")


def test_the_table_of_rules_is_whole(html):
    codes = re.findall(r'<tr data-code="([A-Z0-9]+)"', html.page("docs/all-rules.html"))
    assert sorted(codes) == [rule.code for rule in builtin_rules()]
    assert "Runs only under <code>iso-9001-2026</code>." in html.page("docs/all-rules.html")


def test_kinds_hold_every_kind_and_field(html):
    page = html.page("docs/kinds.html")
    for kind in load_schemas().kinds.values():
        assert f'id="kind-{kind.name}"' in page
    for path in ("treatment.actions.due", "inherent.likelihood"):
        assert f"<code>{path}</code>" in html.page("docs/kind.html")
    assert "kind-process" not in html.page("docs/kind.html")


def test_records_are_filtered_sorted_and_counted(html):
    page = html.page("docs/records.html")
    table = rows(page)
    assert table[0] == [
        "Risk",
        "Status",
        "Category",
        "Inherent rating · Likelihood",
        "Threatens satisfaction of",
        "Owner",
    ]
    assert [row[0].split()[0] for row in table[1:4]] == ["RSK-0010", "RSK-0011", "RSK-0012"]
    assert table[2][1] == "draft"
    assert "3 risks: 1 draft, 2 effective" in page
    assert "&lt;b&gt;Bold&lt;/b&gt; risk" in page
    assert "There is no order on record." in page
    assert "No risk meets these conditions." in page
    assert [
        "NED-0001 Watering decided before sunrise",
        "REQ-0001 Readings by half past four",
    ] in table


def test_the_text_builder_says_the_same_in_words(text):
    thread_page = text.page("docs/threads.txt")
    assert "Requirement or obligation: OBL-0001 Water act; REQ-0001" in thread_page
    assert "5.1.2 b" in text.page("docs/coverage.txt")
    assert "<b>Bold</b> risk" in text.page("docs/records.txt")
    assert "extreme, likelihood 3, consequence 5: RSK-0010, RSK-0011" in " ".join(
        text.page("docs/inherent.txt").split()
    )


def test_the_words_are_in_the_search_index(html):
    index = html.page("clausebook-entries.js")
    assert " sunrise " in index


def test_the_evidence_for_a_clause_tells_version_and_approval_in_its_row(html, corpus):
    page = html.page("docs/chapter.html")
    shown = {row[0].split()[0]: row[1:4] for row in rows(page) if len(row) == 5}
    header = corpus.get("RSK-0010")
    assert header is not None
    version, approved, in_date = shown["RSK-0010"]
    assert version == f"{header.text('version')} {header.status}"
    assert approved.startswith(header.part("approval").text("on"))
    assert header.part("approval").text("by") in approved
    assert in_date.startswith(f"since {header.text('effective_on')}")


def test_the_index_of_roles_leads_to_where_it_is_said_what_applies_to_each(html):
    index = html.page("docs/role-index.html")
    assert re.search(r'href="(role|roles)\.html#duties-ROL-0002"', index)
    assert 'href="roles.html#duties-ROL-0001"' in index
    assert "Second line" not in index


def test_what_waits_for_a_decision_is_told_with_the_reason(html):
    told = {row[0].split()[0]: row[1:] for row in rows(html.page("docs/pending.html"))}
    sort, why = told["RSK-0015"]
    assert sort == "above tolerance no treatment decided"
    assert "'extreme' is more than is borne even for a time, and no action is open" in why
    assert "RSK-0013" not in told
