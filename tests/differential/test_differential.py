"""A lint that remembers says the same as one that does not, whatever was edited between them."""

from pathlib import Path

import pytest

from tests.differential.edits import EDITS
from tests.differential.lints import run_script

STEPS = 20


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that belongs to no repository and to nobody's settings."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return tmp_path / "project"


def test_warm_is_cold_after_each_of_many_edits(alone: Path) -> None:
    script = run_script(alone, STEPS, seed=20)
    assert script.faults == ()
    assert script.steps == STEPS
    assert script.recalled >= STEPS // 2, "the answers must be recalled, or nothing is tried"


def test_by_two_processes_too(alone: Path) -> None:
    assert run_script(alone, 2, seed=21, every_jobs=2).faults == ()


def test_it_notices_a_memory_that_is_wrong(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory that never looks whether anything changed is caught within a few edits."""
    monkeypatch.setattr("clausebook.warm.memory.LintMemory._has_files", lambda *_: True)
    assert run_script(alone, 12, seed=22).faults


def test_it_notices_rules_that_are_not_run_again(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clausebook.warm.questions.Answers.__call__", lambda *_: "the same")
    assert run_script(alone, 12, seed=22).faults


def test_there_are_edits_of_many_sorts() -> None:
    assert len(EDITS) > 25
