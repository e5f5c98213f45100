"""Builds: parallel, again, other formats, and settings."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from clausebook.sphinxext import questions
from tests.sphinxext.test_pages import NEEDS, POLICY, PROCEDURE, RISKS

FILES = {
    "policies/risks.yaml": RISKS,
    "policies/needs.yaml": NEEDS,
    "policies/policy.yaml": POLICY,
    "policies/complaints.md": PROCEDURE,
}


def _pages(out: Path) -> dict[str, bytes]:
    return {
        place.relative_to(out).as_posix(): place.read_bytes()
        for place in sorted(out.rglob("*"))
        if place.is_file() and ".doctrees" not in place.parts and place.name != ".buildinfo"
    }


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Sphinx builds in parallel on POSIX only")
def test_a_parallel_build_writes_the_same_bytes(site):
    many = {
        f"policies/policy-{n}.yaml": POLICY.replace("POL-0001", f"POL-{n:04}") for n in range(2, 12)
    }
    project = site({**FILES, **many})
    outs = []
    for jobs, seed in (("1", "1"), ("2", "2")):
        outs.append(project.root / "_build" / jobs)
        subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "-j", jobs, project.root, outs[-1]],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    serial, parallel = map(_pages, outs)
    assert serial.keys() == parallel.keys()
    assert [name for name in serial if serial[name] != parallel[name]] == []


def test_a_build_without_change_writes_no_page(site):
    project = site(FILES)
    out = project.build().out
    before = {place: place.stat().st_mtime_ns for place in out.rglob("*.html")}
    project.build()
    after = {place: place.stat().st_mtime_ns for place in out.rglob("*.html")}
    written = {place.name for place in before if before[place] != after[place]}
    assert written <= {"search.html"}


def test_pages_put_their_questions_again_only_where_something_changed(site, monkeypatch):
    project = site(FILES)
    project.build()
    put = []
    answer = questions._answer

    def _answer(manual, question):
        put.append(question)
        return answer(manual, question)

    monkeypatch.setattr(questions, "_answer", _answer)
    project.build()
    assert [question for question in put if ":" in question] == []
    project.write({"policies/needs.yaml": NEEDS.replace("promised day", "agreed day")})
    assert "agreed day" in project.build().page("policies/needs.html")
    assert {"page:policies/needs.yaml", "page:policies/risks.yaml"} <= {*put}


def test_a_new_link_reaches_the_page_of_its_target(site):
    project = site(FILES)
    assert "Calibration drifts" not in project.build().page("policies/needs.html")
    linked = RISKS.replace(
        "status: draft\n    ",
        "status: draft\n        affects: {conformity: [], satisfaction: [NED-0001]}\n    ",
    )
    assert linked != RISKS
    project.write({"policies/risks.yaml": linked})
    assert "Calibration drifts" in project.build().page("policies/needs.html")


def test_a_new_title_reaches_the_pages_that_name_the_record(site):
    project = site({**FILES, "docs/other.md": "# Other\n\n{qms:record}`NED-0001`\n"})
    project.build()
    project.write({"policies/needs.yaml": NEEDS.replace("promised day", "agreed day")})
    built = project.build()
    assert "Deliveries on the agreed day" in built.page("policies/risks.html")
    assert "Deliveries on the agreed day" in built.page("docs/other.html")


def test_a_removed_record_leaves_a_gap(site):
    project = site(FILES)
    project.build()
    (project.root / "policies/needs.yaml").unlink()
    assert 'href="needs.html' not in project.build().page("policies/risks.html")


def test_the_page_of_a_removed_document_goes_with_it(site):
    project = site(FILES)
    assert (project.build().out / "policies" / "policy.html").is_file()
    (project.root / "policies" / "policy.yaml").unlink()
    assert not (project.build().out / "policies" / "policy.html").exists()


def test_the_page_of_a_document_that_cannot_be_read_any_more_says_so(site):
    project = site(FILES)
    project.build()
    project.write({"policies/policy.yaml": "id: POL-0001\0"})
    project.write({"policies/policy.yaml": b"\xff\xfe\0"})
    assert "cannot be read" in project.build().page("policies/policy.html")


def test_a_record_that_a_text_names_is_linked_once_it_exists(site):
    control = "title: Boards arrive late\n        controls: [{what: Audit, evidence: [POL-0009]}]"
    project = site(
        {**FILES, "policies/risks.yaml": RISKS.replace("title: Boards arrive late", control)}
    )
    assert 'href="policy-9.html"' not in project.build().page("policies/risks.html")
    project.write({"policies/policy-9.yaml": POLICY.replace("POL-0001", "POL-0009")})
    assert 'href="policy-9.html"' in project.build().page("policies/risks.html")


def test_links_to_clauses_follow_the_page_that_shows_them(site):
    page = "---\norphan: true\n---\n# Clauses\n\n```{qms:coverage}\n```\n"
    project = site(FILES)
    assert "#clause-" not in project.build().page("policies/risks.html")
    project.write({"docs/clauses.md": page})
    assert 'href="../docs/clauses.html#clause-' in project.build().page("policies/risks.html")
    (project.root / "docs" / "clauses.md").unlink()
    assert "#clause-" not in project.build().page("policies/risks.html")


def test_pages_that_ask_nothing_are_left_alone(site):
    project = site({**FILES, "docs/other.md": "# Other\n\nText.\n"})
    other = project.build().out / "docs/other.html"
    before = other.stat().st_mtime_ns
    project.write({"policies/needs.yaml": NEEDS.replace("promised day", "agreed day")})
    project.build()
    assert other.stat().st_mtime_ns == before


@pytest.mark.parametrize("builder", ["text", "latex", "man", "xml", "singlehtml", "dirhtml"])
def test_other_formats_work(site, builder):
    assert site(FILES).build(builder).warnings == ""


def test_the_text_format_holds_the_words(site):
    text = site(FILES).build("text").page("policies/risks.txt")
    assert "RSK-0001 Boards arrive late" in text
    assert "Event: The maker stops deliveries" in text
    assert "threatens satisfaction of: NED-0001 Deliveries on the promised day" in text


def test_nothing_is_asked_of_other_hosts(site):
    out = site(FILES).build().out
    for page in out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for tag in ('src="http', "src='http", 'rel="stylesheet" type="text/css" href="http'):
            assert tag not in text
    assert not any((out / "_sources").rglob("*.*"))


def test_the_keyboard_reaches_what_scrolls_sideways(site):
    index = "# Manual\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```yaml\na: 1\n```\n"
    page = site({"docs/index.md": index}).build().page("docs/index.html")
    assert re.search(r'<div class="table-wrapper[^>]* tabindex="0">', page)
    assert re.search(r'<pre tabindex="0">', page)


def test_a_project_may_settle_things_itself(site):
    built = site({**FILES, "clausebook.toml": 'name = "Meadow"\n'}).build(
        html_theme="alabaster", html_title="Handbook"
    )
    page = built.page("policies/policy.html")
    assert "alabaster" in page
    assert "Handbook" in page


def test_a_wrong_configuration_is_one_line(site):
    from sphinx.errors import SphinxError

    with pytest.raises(SphinxError, match=r"clausebook\.toml"):
        site({"clausebook.toml": "nmae = 'x'\n"}).build()
    with pytest.raises(SphinxError, match="not a date"):
        site({"clausebook.toml": ""}).build(clausebook_as_of="yesterday")
