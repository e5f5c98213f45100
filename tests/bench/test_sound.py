"""The records that the bench is timed on."""

import pytest

from clausebook.engine import lint
from clausebook.project import catalogue_of, open_project
from tests.bench import floor
from tests.bench.corpus import AS_OF, write_corpus
from tests.bench.peers import peers
from tests.bench.table import FLOOR, LINT, ONE_CHANGED, UNCHANGED, Measured, goals, markdown
from tests.bench.timing import Cost


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


@pytest.mark.parametrize("per_file", [1, 25])
def test_the_floor_takes_them_and_refuses_others(tmp_path, monkeypatch, per_file):
    write_corpus(tmp_path, 40, per_file)
    monkeypatch.setattr("sys.argv", ["floor", str(tmp_path)])
    floor.main()
    damaged = next((tmp_path / "policies" / "0000").glob("*.yaml"))
    damaged.write_text(damaged.read_text(encoding="utf-8").replace("history:", "histry:"), "utf-8")
    with pytest.raises(SystemExit):
        floor.main()


def test_peers_get_every_record(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: name)
    write_corpus(tmp_path / "corpus", 40)
    found = dict(peers(tmp_path / "corpus", tmp_path, 40, 1))
    assert {"check-jsonschema", "yamllint, relaxed", "Doorstop"} <= set(found)
    items = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*-*.yml")}
    assert len(items) == 40
    assert "links:\n- " in items["REQ-000001"]


def test_goals_are_held_against_what_was_measured():
    costs = {FLOOR: Cost(2, 2, 40), LINT: Cost(4, 4, 100), "Doorstop": Cost(240, 240, 90)}
    told = [str(goal) for goal in goals([Measured(10_000, 1, costs)])]
    assert told == [
        "10,000 records, one a file: CPU beside the floor: 2.00, the aim is at most 1.6: NOT MET",
        "10,000 records, one a file: memory in MB: 100.00, the aim is at most 250: met",
        "10,000 records, one a file: CPU of Doorstop beside ours: 60.00, the aim is at least 50: met",
    ]
    assert "| Doorstop | 240.00 | 240.00 | 90 | 120.00 |" in markdown([Measured(10_000, 1, costs)])


def test_a_lint_that_remembers_is_held_to_what_a_change_adds():
    warm = {UNCHANGED: Cost(0.2, 0.2, 25), ONE_CHANGED: Cost(0.5, 0.5, 90)}
    costs = {FLOOR: Cost(2, 2, 40), LINT: Cost(3, 3, 100), **warm}
    told = [str(goal) for goal in goals([Measured(10_000, 1, costs)])]
    assert [goal.removeprefix("10,000 records, one a file: ") for goal in told[-2:]] == [
        "CPU s, nothing changed: 0.20, the aim is at most 0.25: met",
        "CPU s more, one record changed: 0.30, the aim is at most 0.15: NOT MET",
    ]
