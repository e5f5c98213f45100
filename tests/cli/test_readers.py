"""Manuals for different readers, from the command line."""

import pytest

from clausebook.cli import main


def test_readers_that_nobody_named_are_refused_with_those_that_there_are(qms, run):
    ran = run("build", "--profile", "staff")
    assert ran.code == 2
    assert "no readers are called 'staff'; there are auditor, internal and public" in ran.err


def test_the_help_tells_for_whom_manuals_are_made(capsys):
    assert main(["build", "--help"]) == 0
    assert "internal (default), public, auditor" in " ".join(capsys.readouterr().out.split())


@pytest.mark.slow
def test_a_manual_for_others_is_replaced_only_when_that_is_asked_for(qms, run):
    (qms / "docs").mkdir(exist_ok=True)
    (qms / "docs" / "index.md").write_text("# Manual\n", encoding="utf-8")
    assert run("build", "--profile", "public", "--output", "site").code == 0
    ran = run("build", "--profile", "internal", "--output", "site")
    assert ran.code == 2
    assert "holds the manual for readers 'public'" in ran.err
    assert (qms / "site" / ".readers").read_text("utf-8").strip() == "public"
    assert run("build", "--profile", "internal", "--output", "site", "--clean").code == 0
    assert (qms / "site" / ".readers").read_text("utf-8").strip() == "internal"
