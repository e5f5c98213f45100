"""``clausebook lint --fix`` and ``--diff``."""

import json

import pytest

from clausebook.project import WorkingTree
from tests.cli.records import risk

RATED = "{likelihood: 3, consequence: 4, score: 9}"
BROKEN = risk(inherent=RATED, version="1.10").replace("owner:", "onwer:") + "# kept  \n"
MENDED = risk(inherent=RATED.replace("9", "12"), version='"1.10"') + "# kept  \n"


@pytest.fixture
def file(project):
    path = project / "policies" / "risk.yaml"
    path.write_text(BROKEN, encoding="utf-8", newline="")
    return path


def test_it_mends_in_place_says_so_and_then_lints(file, run):
    done = run("lint", "--fix")
    assert (done.code, file.read_text(encoding="utf-8")) == (0, MENDED)
    assert "policies/risk.yaml:6:1 STR002 mended: rename 'onwer' to 'owner'" in done.err
    assert "note: mended 3 findings in 1 file\n" in done.err
    assert done.out.startswith("nothing to mend")


def test_a_second_time_nothing_is_changed(file, run):
    run("lint", "--fix")
    before = file.stat().st_mtime_ns, file.stat().st_ino
    done = run("lint", "--fix")
    assert (done.code, done.err) == (0, "")
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before


def test_what_comes_to_light_only_then_is_mended_too(file, run):
    """The score is judged once the misspelt key no longer breaks the schema."""
    done = run("lint", "--diff")
    assert done.code == 1
    assert "-onwer: ROL-0002\n" in done.out
    assert "score: 12" in done.out


def test_a_diff_writes_nothing_and_is_what_would_be_written(file, run):
    done = run("lint", "--diff")
    assert (done.code, done.err) == (1, "")
    assert file.read_text(encoding="utf-8") == BROKEN
    removed = [line[1:] for line in done.out.splitlines() if line[0] == "-"][1:]
    added = [line[1:] for line in done.out.splitlines() if line[0] == "+"][1:]
    assert [line for line in BROKEN.splitlines() if line not in MENDED.splitlines()] == removed
    assert [line for line in MENDED.splitlines() if line not in BROKEN.splitlines()] == added
    assert run("lint", "--diff", "--exit-zero").code == 0
    run("lint", "--fix")
    assert run("lint", "--diff")[:2] == (0, "")


def test_only_the_rules_and_files_that_were_asked_for(file, run):
    other = file.with_name("other.yaml")
    other.write_text(risk(2, version="1.20"), encoding="utf-8")
    run("lint", "--fix", "--select", "STR004", str(other))
    assert other.read_text(encoding="utf-8") == risk(2, version='"1.20"')
    assert file.read_text(encoding="utf-8") == BROKEN


@pytest.mark.parametrize(("mark", "end"), [(b"\xef\xbb\xbf", "\n"), (b"", "\r\n")])
def test_byte_order_mark_and_line_ends_stay_as_they_are(mark, end, file, run):
    file.write_bytes(mark + BROKEN.replace("\n", end).encode())
    run("lint", "--fix")
    assert file.read_bytes() == mark + MENDED.replace("\n", end).encode()


def test_a_file_that_changed_meanwhile_is_left_alone(file, run, monkeypatch):
    theirs = BROKEN + "# somebody else\n"
    read_whole = WorkingTree.read
    reads = []

    def read(tree, path):
        found = read_whole(tree, path)
        reads.append(path)
        if (
            reads.count("policies/risk.yaml") == 2
        ):  # after the first lint, before anything is written
            file.write_text(theirs, encoding="utf-8", newline="")
        return found

    monkeypatch.setattr(WorkingTree, "read", read)
    done = run("lint", "--fix")
    assert done.code == 1
    assert "policies/risk.yaml: changed while it was being mended; left alone" in done.err
    assert "mended 3 findings" not in done.err
    assert file.read_text(encoding="utf-8") == theirs


def test_a_process_that_is_killed_leaves_the_whole_old_file(file, project, start):
    killed = (
        "import os, pathlib, sys; from clausebook.cli import main\n"
        "pathlib.Path.replace = lambda *_: os.kill(os.getpid(), 9)\n"
        "main(['lint', '--fix'])\n"
    )
    assert start(python=("-c", killed)).returncode != 0
    assert file.read_text(encoding="utf-8") == BROKEN
    assert start("lint", "--fix").returncode == 0
    assert file.read_text(encoding="utf-8") == MENDED
    assert {path.name for path in file.parent.iterdir() if path.suffix != ".yaml"} == set()


def test_what_is_excused_is_not_mended(file, run):
    text = risk(inherent=RATED, lint_ignore="[{rule: RSK003, reason: As the customer wrote it}]")
    file.write_text(text, encoding="utf-8", newline="")
    run("lint", "--fix")
    assert file.read_text(encoding="utf-8") == text


def test_an_answer_that_is_remembered_still_has_the_fixes(file, run):
    first, second = (run("lint", "--format", "json").out for _ in range(2))
    fixes = [one["fix"] for one in json.loads(second)["diagnostics"] if one["fixable"]]
    assert first == second
    assert {one["title"] for one in fixes} >= {"rename 'onwer' to 'owner'"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--fix", "--diff"], "--fix writes and --diff shows; leave out one of them"),
        (["--fix", "--staged"], "--fix is about the files as they lie there"),
        (["--diff", "--in-force"], "--diff is about the files as they lie there"),
        (["--diff", "-", "--stdin-filename", "policies/a.yaml"], "--diff is about the files"),
        (["--fix", "--baseline", "b", "--update-baseline"], "--fix and --update-baseline exclude"),
        (["--diff", "--format", "json"], "--diff is a text of its own"),
    ],
)
def test_misused(arguments, says, file, run):
    done = run("lint", *arguments)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert file.read_text(encoding="utf-8") == BROKEN
