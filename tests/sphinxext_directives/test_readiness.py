"""Readiness, benefits and the library of indicators on pages: true to the records."""

import re

import pytest

from clausebook.analysis.benefits import Benefit, benefits
from clausebook.analysis.readiness import readiness
from clausebook.indicator_library import indicator_library
from clausebook.project import open_project
from tests.corpora import TODAY, with_header
from tests.sphinxext_directives.conftest import site
from tests.sphinxext_directives.reading import Page, rows

PAGES = {
    "readiness.md": "# Readiness\n\n```{qms:readiness}\n```\n",
    "benefits.md": "# Benefits\n\n```{qms:benefits}\n```\n",
    "library.md": "# Library\n\n```{qms:indicator-library}\n```\n",
}
RECORDS = {
    "segments": """\
id: REG-0001
kind: register
of: segment
records:
  - {id: SEG-0001, title: <i>Orchards</i>, target: "yes", criteria: {needs: Fruit}}
  - {id: SEG-0002, title: Parks, target: "yes"}
  - {id: SEG-0003, title: Later, target: later, status: draft}
""",
    "roles": "id: ROL-0001\nkind: role\nstatus: draft\n",
    "late": """\
id: KPI-0001
kind: kpi
title: In <b>time</b>
benefit: reliability
formula: In time by all
unit: "%"
direction: higher_is_better
targets: [{from: "2026-01", value: 95, amber: 92}]
series:
  - {period: "2025-05", value: 80}
  - {period: "2025-06", value: 81}
  - {period: "2026-01", value: 89}
  - {period: "2026-02", value: 90}
  - {period: "2026-03", value: 91}
  - {period: "2026-04", value: 92.5}
  - {period: "2026-05", value: 93.26}
""",
    "rework": """\
id: KPI-0002
kind: kpi
title: Rework
benefit: reliability
formula: Reworked by all
unit: "1"
direction: lower_is_better
series: [{period: "2026-05", value: 1200}]
""",
    "wallet": """\
id: KPI-0003
kind: kpi
title: Wallet
status: draft
benefit: loyalty
formula: Ours by theirs
unit: "%"
direction: higher_is_better
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    files = {f"policies/{name}.yaml": with_header(text) for name, text in RECORDS.items()}
    return site(tmp_path_factory.mktemp("readiness"), PAGES, files)


@pytest.fixture(scope="module")
def html(project):
    return project.build()


@pytest.fixture(scope="module")
def corpus(project):
    return open_project(project.root).load(TODAY)


def test_no_warning_and_sound_html(html):
    assert html.warnings == ""
    for name in PAGES:
        page = Page(html.page(f"docs/{name.removesuffix('.md')}.html"))
        assert page.misnested == []
        assert len(page.ids) == len(set(page.ids))


def test_numbers_of_the_tracker_are_those_of_the_records(html, corpus):
    page = Page(html.page("docs/readiness.html"))
    told = [
        (int(a["data-achieved"]), int(a["data-total"]))
        for tag, a in page.elements
        if tag == "tr" and "data-total" in a
    ]
    answers = [answer for step in readiness(corpus).steps for answer in step.answers]
    assert told == [(answer.achieved, answer.total) for answer in answers]
    assert {(2, 2), (1, 2), (0, 2), (0, 0)} <= set(told)


def test_what_is_lacking_is_named_with_its_record(html):
    cells = rows(html.page("docs/readiness.html"))
    (decided,) = (row for row in cells if "of which it is decided" in row[1])
    assert decided[::2] == ["2 of 2", "nothing"]
    (common,) = (row for row in cells if "in common" in row[1])
    assert common[0] == "1 of 2"
    assert common[2] == "SEG-0002 Parks lacks what its customers have in common"
    told = [row for row in cells if "told what customers need" in row[1]]
    assert told[0][::2] == ["none yet", "not in force: ROL-0001"]


def test_the_step_that_comes_next_is_told(html):
    page = html.page("docs/readiness.html")
    assert "First step with something open: 1 Identify customers." in page
    assert page.count("qms-state-missing") == 5
    assert page.count("qms-state-draft") == 1
    assert "compliant" not in page.lower()


def test_indicators_stand_at_their_benefit_with_value_target_and_trend(html, corpus):
    page = Page(html.page("docs/benefits.html"))
    told = [
        (a["data-benefit"], a["data-indicator"], a["data-standing"], a["data-trend"])
        for tag, a in page.elements
        if tag == "tr" and "data-indicator" in a
    ]
    assert told == [
        (row.benefit.value, one.kpi.id, one.standing.value, one.trend.value)
        for row in benefits(corpus)
        for one in row.measured
    ]
    benefit, late, rework = rows(html.page("docs/benefits.html"))[1:]
    assert benefit == ["Reliability : what customers receive is right and in time"]
    assert late[1:] == [
        "93.3 % 2026-05",
        (
            "95 % missed, within amber "
            "higher is better, 1.74 below the target of 95 %, amber down to 92 %"
        ),
        "92.5 % 2026-04",
        "better",
    ]
    assert "compares 2025-07-01 to 2026-06-30 with 2024-07-01 to 2025-06-30" in html.page(
        "docs/benefits.html"
    )
    assert rework[1:] == [
        "1200 2026-05",
        "no target lower is better",
        "",
        "too few values",
    ]


def test_benefits_that_nobody_measures_are_named(html):
    page = html.page("docs/benefits.html")
    unseen = page.partition("9 benefits that no indicator shows")[2]
    for benefit in Benefit:
        assert (f"<strong>{benefit.label}</strong>" in unseen) is (benefit != "reliability")
    assert re.search(r"Loyalty</strong>[^<]*\(not in force: <a [^>]*>.*?KPI-0003", unseen)


def test_the_library_is_shown_whole(html):
    page = html.page("docs/library.html")
    for indicator in indicator_library().values():
        assert f"<code>{indicator.name}</code>" in page
    assert page.count("<dt>Caution</dt>") == len(indicator_library())
    for benefit in Benefit:
        assert f'id="library-{benefit.value.replace("_", "-")}"' in page


def test_text_of_records_stays_text(html):
    assert "<i>Orchards" not in html.page("docs/readiness.html")
    assert "<b>time" not in html.page("docs/benefits.html")


def test_formats_without_html_tell_the_same(project):
    text = project.build("text")
    assert text.warnings == ""
    told = " ".join(text.page("docs/readiness.txt").split())
    assert "1 of 2 target segments that say what their customers have in common" in told
    assert "SEG-0002 lacks what its customers have in common" in told
    shown = " ".join(text.page("docs/benefits.txt").split())
    assert "Loyalty: no indicator shows it." in shown
    assert "93.3 % (2026-05), target 95 %, missed, within amber, " in shown
    assert "net-promoter-score" in text.page("docs/library.txt")


def test_pages_follow_the_records(project, html):
    path = project.root / "policies" / "rework.yaml"
    before = path.read_text(encoding="utf-8")
    try:
        path.write_text(before.replace("value: 1200", "value: 1300"), encoding="utf-8")
        again = project.build()
        assert "1300<" in again.page("docs/benefits.html")
        path.write_text(before.replace("benefit: reliability\n", ""), encoding="utf-8")
        again = project.build()
        assert "KPI-0002" not in again.page("docs/benefits.html")
    finally:
        path.write_text(before, encoding="utf-8")
        project.build()
