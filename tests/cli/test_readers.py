"""Manuals for different readers, from the command line."""

from clausebook.cli import main


def test_readers_that_nobody_named_are_refused_with_those_that_there_are(qms, run):
    ran = run("build", "--profile", "staff")
    assert ran.code == 2
    assert "no readers are called 'staff'; there are auditor, internal and public" in ran.err


def test_the_help_tells_for_whom_manuals_are_made(capsys):
    assert main(["build", "--help"]) == 0
    assert "internal (default), public, auditor" in " ".join(capsys.readouterr().out.split())
