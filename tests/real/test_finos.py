"""A catalogue of AI risks: its numbers, the gaps in them, and its links."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from clausebook.cli import main
from clausebook.corpus import Corpus
from clausebook.engine import Report, lint
from clausebook.project import Project, open_project
from clausebook.rules import builtin_rules
from tests.real import finos
from tests.real.finos import record_id
from tests.real.publishing import Published, publish
from tests.real.sources import collection, front_matter

GAPS = {3, 11, 12, 13, 15, 21}
"""Numbers that the catalogue no longer uses, as SOURCE.md says."""
TODAY = date(2026, 6, 30)
REGISTER = "policies/risks.yaml"

Raw = dict[str, dict]


@pytest.fixture(scope="module")
def raw() -> tuple[Raw, Raw]:
    """Return the front matter of risks and mitigations by the names that the catalogue uses."""
    docs = collection("risk-finos-ai") / "docs"
    risks = {f"ri-{v['sequence']}": v for v in map(_values, docs.glob("_risks/*.md"))}
    mitigations = {f"mi-{v['sequence']}": v for v in map(_values, docs.glob("_mitigations/*.md"))}
    return risks, mitigations


def _values(path: Path) -> dict:
    return dict(front_matter(path)[0])


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    target = tmp_path_factory.mktemp("finos")
    finos.convert(collection("risk-finos-ai"), target)
    return open_project(target)


@pytest.fixture(scope="module")
def corpus(project: Project) -> Corpus:
    return project.load(TODAY)


@pytest.fixture(scope="module")
def report(project: Project, corpus: Corpus) -> Report:
    return _lint(project, corpus)


def _lint(project: Project, corpus: Corpus) -> Report:
    return lint(corpus, builtin_rules(), project.configuration)


def _ids(corpus: Corpus, kind: str) -> list[str]:
    return [record.id for record in corpus.all_records if record.kind.name == kind]


def test_records_keep_the_numbers_of_the_catalogue(corpus, raw):
    risks, mitigations = raw
    assert len(risks) == len(mitigations) == 23
    assert sorted(_ids(corpus, "risk")) == sorted(map(record_id, risks))
    assert sorted(_ids(corpus, "procedure")) == sorted(map(record_id, mitigations))


def test_gaps_in_the_numbers_stay_gaps(corpus):
    numbers = {int(record.removeprefix("RSK-")) for record in _ids(corpus, "risk")}
    assert {*range(1, max(numbers))} - numbers == GAPS
    assert [n for n in GAPS if corpus.get(f"RSK-{n:04}") is not None] == []


def test_links_are_those_of_the_catalogue(corpus, raw):
    risks, mitigations = raw
    expected = Counter(
        related_to=sum(len(risk["related_risks"]) for risk in risks.values()),
        controlled_in=sum(len(m["mitigates"]) for m in mitigations.values()),
        refers_to=sum(
            len(m["mitigates"]) + len(m["related_mitigations"]) for m in mitigations.values()
        ),
    )
    found = Counter(link.name for link in corpus.links)
    assert {name: found[name] for name in expected} == expected


def test_each_risk_knows_both_sides_of_its_links(corpus, raw):
    risks, mitigations = raw
    for name, values in risks.items():
        risk = corpus.get(record_id(name))
        related = [record_id(other) for other in values["related_risks"]]
        back = [record_id(n) for n, other in risks.items() if name in other["related_risks"]]
        controls = [record_id(n) for n, m in mitigations.items() if name in m["mitigates"]]
        assert [r.id for r in corpus.targets(risk, "related_to")] == related
        assert sorted(r.id for r in corpus.sources(risk, "related_to")) == sorted(back)
        assert sorted(r.id for r in corpus.targets(risk, "controlled_in")) == sorted(controls)


def test_risks_without_a_section_on_consequences_lack_their_effect(report, raw):
    docs = collection("risk-finos-ai") / "docs"
    silent = {
        record_id(path.name.split("_")[0])
        for path in docs.glob("_risks/*.md")
        if not any(
            word in line
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.startswith("##")
            for word in ("Consequences", "Impact", "Implications")
        )
    }
    told = {d.record for d in report.diagnostics if d.code == "STR101"}
    assert told == silent
    assert len(silent) == 11


def test_no_link_dangles(report, raw):
    risks, mitigations = raw
    named = {n for risk in risks.values() for n in risk["related_risks"]}
    named |= {n for m in mitigations.values() for n in m["mitigates"] + m["related_mitigations"]}
    dangling = named - {*risks, *mitigations}
    assert {d.code for d in report.diagnostics} & {"REF001"} == set()
    assert dangling == set()


@pytest.mark.parametrize("gone", ["ri-10", "ri-22", "ri-29", "ri-7"])
def test_a_risk_that_goes_leaves_links_that_dangle(project, raw, gone):
    risks, mitigations = raw
    expected = Counter(
        {
            record_id(name): len([n for n in _named(values) if n == gone])
            for name, values in (risks | mitigations).items()
            if name != gone and gone in _named(values)
        }
    )
    found = _lint(project, _without(project, gone))
    told = Counter(d.record for d in found.diagnostics if d.code == "REF001")
    assert told == expected
    messages = [d.message for d in found.diagnostics if d.code == "REF001"]
    assert all(record_id(gone) in message for message in messages)


def _named(values: dict) -> list[str]:
    """Return what a risk or a mitigation names in its own record."""
    return [name for key in ("related_risks", "mitigates") for name in values.get(key, [])]


def _without(project: Project, gone: str) -> Corpus:
    """Return the corpus as if one risk had been deleted from the register."""
    text = (project.root / REGISTER).read_text(encoding="utf-8")
    before, mark, after = text.partition(f"- id: {record_id(gone)}\n")
    assert mark
    rest = after.partition("\n- id: ")
    kept = before + (f"- id: {rest[2]}" if rest[1] else "")
    return project.load(TODAY, replace=(REGISTER, kept.encode()))


def test_a_new_risk_takes_no_number_from_the_gaps(project, raw, monkeypatch, capsys):
    monkeypatch.chdir(project.root)
    assert main(["new", "risk", "--output", "-"]) == 0
    highest = max(int(name.removeprefix("ri-")) for name in raw[0])
    template = capsys.readouterr().out
    assert f"\nid: RSK-{highest + 1:04}\n" in template
    assert "related_risks" in template


@pytest.fixture(scope="module")
def published(project: Project, tmp_path_factory) -> Published:
    return publish(project.root, tmp_path_factory.mktemp("pages"), TODAY)


@pytest.mark.slow
def test_the_manual_warns_of_each_mention_in_prose_that_leads_nowhere(published, project):
    told = [(path, line) for path, line, _ in published.warnings]
    assert sorted(told) == sorted(_mentions_of_nothing(project.root))
    gone = [message for _, _, message in published.warnings if "[ref.record]" in message]
    assert gone == ["there is no record 'RSK-0011' [ref.record]"] * 2


def _mentions_of_nothing(root: Path) -> list[tuple[str, int]]:
    """Return the lines with a risk that is in the gaps, or a link to a page that is not there."""
    gaps = "|".join(f"RSK-{number:04}" for number in GAPS)
    nowhere = re.compile(rf"`(?:{gaps})`|\]\(#|\]\(\./")
    return [
        (path.relative_to(root).as_posix(), number)
        for path in root.glob("policies/*.md")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for _ in nowhere.findall(line)
    ]


@pytest.mark.slow
def test_each_risk_is_published_with_its_relations(published, raw):
    risks, _ = raw
    page = published.page("policies/risks")
    shown = re.split(r'(?=<section[^>]* id="RSK-)', page)
    assert [part[: part.index(">")] for part in shown[1:]] != []
    parts = {found[1]: part for part in shown if (found := re.search(r' id="(RSK-\d+)"', part))}
    assert sorted(parts) == sorted(map(record_id, risks))
    for name, values in risks.items():
        own = parts[record_id(name)]
        related = {record_id(other) for other in values["related_risks"]}
        assert related <= set(re.findall(r"#(RSK-\d+)", own)), name
