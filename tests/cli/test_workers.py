"""Processes that share the reading, and what is said when they cannot."""

import multiprocessing
import sys

import pytest

from clausebook.project import WorkingTree
from tests.cli.records import risk


def test_a_process_that_is_killed_costs_nothing_but_time(project, run, monkeypatch):
    for number in range(20):
        text = risk(number + 1, owner="ROL-0999")
        (project / "policies" / f"risk-{number:02d}.yaml").write_text(text, encoding="utf-8")
    arguments = ("lint", "--no-cache", "--as-of", "2026-11-22", "--format", "concise")
    alone = run(*arguments)
    assert alone.out.count("policies/risk-") >= 20
    monkeypatch.setattr("clausebook.record.batches._DOCUMENTS", 1)
    read = WorkingTree.read
    killed: list[str] = []

    def strike(files, path):
        processes = multiprocessing.active_children()
        if path.endswith("risk-10.yaml") and processes and not killed:
            processes[0].kill()
            killed.append(path)
        return read(files, path)

    monkeypatch.setattr(WorkingTree, "read", strike)
    together = run(*arguments, "--jobs", "2")
    assert killed
    assert (together.code, together.out) == (alone.code, alone.out)
    assert together.err == (
        "clausebook: note: a process that shared the reading was killed, as happens where memory "
        "is short; all is read in one process instead\n"
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["--executor", "ray:host"],
            "--executor: 'ray:host' is not written as dask:tcp://host:8786",
        ),
        (["--executor", "dask:"], "--executor: 'dask:' is not written as dask:tcp://host:8786"),
        (
            ["--executor", "dask:tcp://host:1", "--jobs", "2"],
            "--jobs and --executor exclude each other: take one of them",
        ),
    ],
)
def test_misused(arguments, says, project, run):
    assert run("lint", "--no-cache", *arguments) == (2, "", f"clausebook: error: {says}\n")


def test_without_dask_it_is_said_what_to_install(project, run, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = run("lint", "--no-cache", "--executor", "dask:tcp://127.0.0.1:1")
    told = "--executor dask:… needs Dask: install 'clausebook[dask]', here and for the workers"
    assert done == (2, "", f"clausebook: error: {told}\n")
