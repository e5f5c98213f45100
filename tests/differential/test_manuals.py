"""A manual that is built on is the one that is built clean, whatever was edited between them."""

import os
from pathlib import Path
from unittest import mock

import pytest

from tests.differential.manual_edits import MANUAL_EDITS
from tests.differential.manuals import run_manual_script

STEPS = 10

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="each build is a fork of this process"),
]


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that belongs to no repository and to nobody's settings."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return tmp_path


def test_built_on_is_built_clean_after_each_of_many_edits(alone: Path) -> None:
    script = run_manual_script(alone, STEPS, seed=20)
    assert script.faults == ()
    assert script.steps == STEPS
    assert script.kept > script.files // 10, "pages must be kept, or nothing is tried"


def test_it_notices_pages_that_are_not_written_again(alone: Path) -> None:
    with mock.patch(
        "clausebook.sphinxext.upkeep.writing.WrittenPages.choose",
        autospec=True,
        return_value=[],
    ):
        assert run_manual_script(alone, STEPS, seed=20).faults


def test_there_are_edits_of_many_sorts() -> None:
    assert len(MANUAL_EDITS) > 35
