"""A start-up's quality system for a medical device: read, judged, and its risk matrix counted."""

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from clausebook.analysis.risk_matrix import Rating, rating_level, risk_matrix
from clausebook.corpus import Corpus
from clausebook.engine import Report, lint
from clausebook.project import Project, open_project
from clausebook.rules import builtin_rules
from tests.real import radiotherapyai
from tests.real.publishing import Published, publish
from tests.real.radiotherapyai import CRITERIA, RELEASED_ON, Source
from tests.real.sources import collection

AS_OF = date(2022, 12, 31)
"""Half a year after the release: nothing is due for review yet."""
RESIDUAL = {"P1/S5": 3, "P1/S4": 1, "P1/S3": 1, "P1/S2": 1, "P3/S2": 1, "P4/S1": 1}
"""Cells that are not empty, as SOURCE.md says."""
PROCEDURES = 15


@pytest.fixture(scope="module")
def source() -> Source:
    return Source(collection("qms-radiotherapyai"))


@pytest.fixture(scope="module")
def project(source, tmp_path_factory) -> Project:
    target: Path = tmp_path_factory.mktemp("radiotherapyai")
    radiotherapyai.convert(source.root, target)
    return open_project(target)


@pytest.fixture(scope="module")
def corpus(project: Project) -> Corpus:
    return project.load(AS_OF)


@pytest.fixture(scope="module")
def report(project: Project, corpus: Corpus) -> Report:
    return lint(corpus, builtin_rules(), project.configuration)


def _counts(corpus: Corpus, rating: Rating) -> dict[str, int]:
    matrix = risk_matrix(corpus, _criteria(corpus), rating)
    assert matrix.unrated == matrix.outside == ()
    return {
        f"P{cell.likelihood}/S{cell.consequence}": len(cell.risks)
        for row in matrix.cells
        for cell in row
        if cell.risks
    }


def _criteria(corpus: Corpus):
    found = corpus.get(CRITERIA)
    assert found is not None
    return found


def test_every_document_is_read_and_follows_its_schema(corpus, source):
    assert [fault for _, fault in corpus.faults] == []
    assert [problem for loaded in corpus.loaded for problem in loaded.problems] == []
    kinds = Counter(record.kind.name for record in corpus.all_records)
    assert kinds["procedure"] == len(source.procedures) == PROCEDURES
    assert (kinds["policy"], kinds["risk"], kinds["risk-criteria"]) == (1, 8, 1)


def test_prose_is_kept_to_the_letter(corpus, source):
    for name in source.procedures:
        body = corpus.documents[f"policies/{Path(name).name}.md"].body
        own = [line for line in source.page(name).splitlines() if "](../" not in line]
        missing = [line for line in own if line and f"{line}\n" not in f"{body}\n"]
        assert missing[-1].startswith("# ")
        assert all(line in LICENCE for line in missing[:-1])


LICENCE = """<!--
This work is licensed under the Creative Commons Attribution 4.0 International
License:
    <http://creativecommons.org/licenses/by/4.0/>
Templates copyright OpenRegulatory. Originals available at:
    <https://openregulatory.com/templates/>
General content copyright Radiotherapy AI.
-->"""


def test_the_matrix_has_the_counts_of_the_report(corpus, source):
    section = source.page("drafts/risk-management-report").split("## 4. Risk Matrix")[1]
    rows = [line.split("|") for line in section.splitlines() if line.startswith("| P")]
    told = {
        f"{row[1].split(':')[0].strip()}/S{step}": int(cell.rsplit(":", 1)[1])
        for row in rows
        for step, cell in enumerate(row[2:7], start=1)
        if ":" in cell and cell.rsplit(":", 1)[1].strip().isdigit()
    }
    assert len(told) == 30
    assert {cell: n for cell, n in told.items() if n} == RESIDUAL
    assert _counts(corpus, Rating.RESIDUAL) == RESIDUAL


def test_the_matrix_before_controls_has_the_counts_of_the_table(corpus, source):
    rows = source.table("analysis-without-risk-controls")
    expected = Counter(f"{row['P']}/{row['S']}" for row in rows)
    assert _counts(corpus, Rating.INHERENT) == expected


@pytest.mark.parametrize("stage", ["without-risk", "with-external", "with-all"])
def test_what_is_acceptable_follows_from_the_matrix(corpus, source, stage):
    table = (
        "analysis-without-risk-controls"
        if stage == "without-risk"
        else f"analysis-{stage}-controls"
    )
    for row in source.table(table):
        verdict = next(value for key, value in row.items() if key.startswith("Acceptable"))
        level = rating_level(_criteria(corpus), int(row["P"][1]), int(row["S"][1]))
        assert level == {"Yes": "acceptable", "No": "unacceptable"}[verdict], row


def test_a_probability_on_a_limit_belongs_to_the_class_below(corpus, source):
    """As SOURCE.md says: classes include their upper limit, so that 10^-8 is P2."""
    for row in source.table("analysis-without-risk-controls"):
        exponent = int(row["p1*p2"].removeprefix("10^-"))
        assert int(row["P"][1]) == 6 - exponent // 2


def test_references_between_procedures_resolve(corpus):
    dangling = [link for link in corpus.links if corpus.get(link.target) is None]
    assert dangling == []
    used = Counter(link.name for link in corpus.links)
    assert used["refers_to"] > 0
    assert used["judged_by"] == 8


@pytest.fixture(scope="module")
def in_force(source, tmp_path_factory) -> Project:
    """Return the project as if the risk analysis had left the drafts."""
    target: Path = tmp_path_factory.mktemp("in-force")
    radiotherapyai.convert(source.root, target, status_of_drafts="effective")
    return open_project(target)


def _lint(project: Project, as_of: date = AS_OF, **loading: Any) -> Report:
    corpus = project.load(as_of, **loading)
    return lint(corpus, builtin_rules(), project.configuration)


def _told(report: Report, code: str) -> list[str]:
    return sorted(d.record or "" for d in report.diagnostics if d.code == code)


def _risks_where(source: Source, holds: Callable[[Mapping[str, str], Mapping[str, str]], bool]):
    """Return the ids of the risks for which something holds of their first and last analysis."""
    before = source.table("analysis-without-risk-controls")
    after = source.table("analysis-with-all-controls")
    return [f"RSK-{int(a['ID']):04}" for b, a in zip(before, after, strict=True) if holds(b, a)]


def test_no_file_is_faulty_and_no_reference_dangles(report):
    codes = {d.code for d in report.diagnostics}
    assert {code for code in codes if code.startswith(("STR", "REF", "LNT"))} == set()


def test_drafts_are_not_judged_as_if_they_were_in_force(report):
    assert [d.record for d in report.diagnostics if (d.record or "").startswith("RSK-")] == []


def test_every_document_was_approved_by_its_author(in_force, corpus):
    """The one employee of that time is allowed to, as the procedure for documents says."""
    own = sorted(loaded.header.id for loaded in corpus.loaded if loaded.header)
    assert _told(_lint(in_force), "DOC002") == own


def test_every_document_is_due_for_review_after_a_year(in_force, corpus):
    own = sorted(loaded.header.id for loaded in corpus.loaded if loaded.header)
    assert _told(_lint(in_force, RELEASED_ON.replace(year=2023)), "DOC005") == []
    assert _told(_lint(in_force, date(2023, 7, 1)), "DOC005") == own


def test_the_risks_are_rated_as_the_matrix_says(in_force):
    report = _lint(in_force)
    assert _told(report, "RSK003") == []
    assert _told(report, "RSK006") == []


def test_a_risk_rated_lower_wants_evidence(in_force, source):
    lower = _risks_where(source, lambda before, after: _place(before) != _place(after))
    assert len(lower) == 7
    assert _told(_lint(in_force), "RSK004") == lower


def test_a_risk_says_what_it_means_for_customers(in_force, source):
    told = [name for name in _told(_lint(in_force), "RSK002") if name.startswith("RSK-")]
    assert told == _risks_where(source, lambda _before, _after: True)


def test_without_controls_the_risks_are_those_that_the_source_does_not_accept(in_force, source):
    path = "policies/risks.yaml"
    register = yaml.safe_load((in_force.root / path).read_text(encoding="utf-8"))
    for risk in register["records"]:
        risk["residual"] = risk["inherent"]
    report = _lint(in_force, replace=(path, yaml.safe_dump(register).encode()))
    unacceptable = _risks_where(
        source, lambda before, _after: before["Acceptable without risk controls?"] == "No"
    )
    assert len(unacceptable) == 4
    assert _told(report, "RSK006") == unacceptable


def test_the_objective_has_metrics_but_no_target(report):
    assert set(_told(report, "OBJ001")) == {"OBJ-0001"}


def _place(row: Mapping[str, str]) -> tuple[str, str]:
    return row["P"], row["S"]


@pytest.fixture(scope="module")
def published(project, tmp_path_factory) -> Published:
    return publish(project.root, tmp_path_factory.mktemp("pages"), AS_OF)


@pytest.mark.slow
def test_the_manual_has_no_warnings(published):
    assert published.warnings == ()


@pytest.mark.slow
def test_the_published_matrix_shows_the_counts(published, source):
    before, after = _charts(published.page("docs/risks"))
    assert _shown(after) == RESIDUAL
    rows = source.table("analysis-without-risk-controls")
    assert _shown(before) == Counter(f"{row['P']}/{row['S']}" for row in rows)


@pytest.mark.slow
def test_the_published_table_names_the_risks_of_each_cell(published, source):
    page = published.page("docs/risks")
    tables = re.findall(r'<table class="[^"]*qms-risk-cells.*?</table>', page, re.DOTALL)
    rows = ET.fromstring(tables[1]).iter("tr")  # noqa: S314 - our own page
    cells = {_steps(row): _words(row) for row in rows if "data-row" in row.attrib}
    assert {cell: words.count("RSK-") for cell, words in cells.items()} == RESIDUAL
    for row in source.table("analysis-with-all-controls"):
        assert f"RSK-{int(row['ID']):04}" in cells[f"{row['P']}/{row['S']}"]


@pytest.mark.slow
def test_the_pages_of_procedures_carry_their_text(published, source):
    for name in source.procedures:
        page = published.page(f"policies/{Path(name).name}")
        headings = re.findall(r"(?m)^#{2,} (.+)$", source.page(name))
        shown = [heading for heading in headings if f">{html.escape(heading, False)}<a" in page]
        assert shown == headings


def _charts(page: str) -> list[ET.Element]:
    """Return the charts of a page, of each the first of its two widths."""
    charts = re.findall(r'<svg [^>]*class="[^"]*qms-heat-map.*?</svg>', page, re.DOTALL)
    return [ET.fromstring(chart) for chart in charts[::2]]  # noqa: S314 - our own page


def _shown(chart: ET.Element) -> dict[str, int]:
    """Return the number that is to be read in each cell; an empty cell shows only its level."""
    cells = [group for group in chart.iter(f"{SVG}g") if "data-row" in group.attrib]
    assert len(cells) == 30
    numbers = {_steps(cell): re.match("[0-9]+", _words(cell)) for cell in cells}
    return {cell: int(number[0]) for cell, number in numbers.items() if number}


SVG = "{http://www.w3.org/2000/svg}"


def _steps(element: ET.Element) -> str:
    return f"P{element.attrib['data-row']}/S{element.attrib['data-column']}"


def _words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())
