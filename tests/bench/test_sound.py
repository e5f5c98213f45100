"""The records that the bench is timed on."""

import pytest

from clausebook.engine import lint
from clausebook.project import catalogue_of, open_project
from tests.bench.corpus import AS_OF, write_corpus


@pytest.mark.parametrize("per_file", [1, 25])
def test_nothing_is_found_in_them(tmp_path, per_file):
    write_corpus(tmp_path, 400, per_file)
    project = open_project(tmp_path)
    corpus = project.load(AS_OF)
    assert len(corpus.records("need", "process", "kpi", "complaint")) == 200
    report = lint(corpus, catalogue_of(project), project.configuration)
    assert [f"{d.record} {d.code} {d.message}" for d in report.diagnostics] == []


def test_they_are_the_same_each_time(tmp_path):
    for name in ("once", "again"):
        write_corpus(tmp_path / name, 40)
    once, again = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.yaml")}
        for name in ("once", "again")
    )
    assert once == again
