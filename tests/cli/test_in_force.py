"""Commands that judge what is in force, and manuals of other days, in real repositories."""

import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

HEAD = """\
---
id: SOP-0001
kind: procedure
title: Handling of complaints
owner: ROL-0001
version: "{version}"
status: {status}
purpose: Complaints are answered in time
{more}---

# Handling of complaints

{text}
"""
APPROVED = (
    'approval: {by: PSN-0001, role: ROL-0001, on: "2026-01-10"}\neffective_on: "2026-02-01"\n'
)
FIRST = HEAD.format(
    version="1.0", status="effective", more=APPROVED, text="Answer within a day: *firstly*."
)
DRAFT = HEAD.format(version="2.0", status="review", more="", text="Answer within an *hour*.")
REMOVED = """\
id: POL-0001
kind: policy
title: Policy of old
owner: ROL-0001
version: "1.0"
status: effective
approval: {by: PSN-0001, role: ROL-0001, on: "2026-01-10"}
effective_on: "2026-02-01"
"""
FILES = {
    "clausebook.toml": 'name = "Meadow"\n',
    "conf.py": 'extensions = ["clausebook.sphinxext"]\nroot_doc = "docs/index"\n',
    "docs/index.md": "# First manual\n\n{download}`the minutes <../evidence/minutes.txt>`\n",
    "evidence/minutes.txt": "Minutes\n",
    "policies/sop.md": FIRST,
    "policies/old.yaml": REMOVED,
}


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Commit files in a new repository, the working folder, on a day; None removes one."""
    root = tmp_path / "qms"
    root.mkdir()
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)

    def git(*arguments: str, day: str = "2026-01-01") -> str:
        moment = f"{day}T12:00:00+0000"
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Ada"), ("EMAIL", "a@b.example"), ("DATE", moment))
        }
        done = subprocess.run(
            ["git", *arguments],
            env={**os.environ, **who},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(day: str, files: Mapping[str, str | None]) -> str:
        write(files)
        git("add", "--all")
        git("commit", "-q", "-m", f"state of {day}", day=day)
        return git("rev-parse", "HEAD")

    git("init", "-q", "-b", "main")
    return commit


def write(files: Mapping[str, str | None]) -> None:
    for name, text in files.items():
        place = Path(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            place.unlink()
        else:
            place.write_text(text, encoding="utf-8")


@pytest.fixture
def drafted(commit: Callable[..., str]) -> str:
    """A procedure in review on top of its approved version, and a policy that was removed."""
    first = commit("2026-01-15", FILES)
    changed = {"policies/sop.md": DRAFT, "policies/old.yaml": None}
    commit("2026-05-02", {**changed, "docs/index.md": "# Second manual\n"})
    return first


SENTENCE = "SOP-0001 2.0 is being drafted (review); 1.0 of 2026-02-01 is shown"


@pytest.mark.parametrize("command", ["audit", "coverage", "readiness"])
def test_commands_tell_what_is_being_drafted(command, drafted, run):
    done = run(command)
    assert done.code == 0
    assert SENTENCE in done.out
    (work,) = json.loads(run(command, "--format", "json").out)["in_progress"]
    assert (work["document"], work["version"], work["since"]) == ("SOP-0001", "2.0", "2026-05-02")
    assert work["in_force"] == {"version": "1.0", "from": "2026-02-01"}


def test_the_file_of_an_audit_tells_it_too(drafted, run):
    assert "SOP-0001 (policies/sop.md) | 2.0 | review" in run("audit", "--format", "markdown").out


def test_coverage_counts_what_is_in_force(drafted, run):
    found = json.loads(run("coverage", "4.4.2 a", "--format", "json").out)
    (evidence,) = found["clauses"][0]["evidence"]
    assert (evidence["record"], evidence["version"], evidence["state"]) == (
        "SOP-0001",
        "1.0",
        "live",
    )


def test_a_day_in_the_past_has_what_was_removed_since(drafted, run):
    def ids(*arguments: str) -> set[str]:
        found = json.loads(run("coverage", "5.2", "--format", "json", *arguments).out)
        return {one["record"] for clause in found["clauses"] for one in clause["evidence"]}

    assert ids() == set()
    assert ids("--as-of", "2026-05-01") == {"POL-0001"}


def test_lint_judges_the_files_unless_told_otherwise(drafted, run):
    def documents(*arguments: str) -> int:
        found = json.loads(run("lint", "--format", "json", "--exit-zero", *arguments).out)
        return int(found["documents"])

    broken = DRAFT.replace("kind: procedure", "kind: procedurr")
    write({"policies/sop.md": broken})
    assert "procedurr" in run("lint").out
    assert "procedurr" not in run("lint", "--in-force").out
    assert documents() == documents("--in-force") == 1


def test_a_clone_that_is_cut_off_says_what_it_does_not_know(drafted, run, tmp_path, monkeypatch):
    source = f"file://{Path.cwd()}"
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", source, clone], check=True)
    monkeypatch.chdir(clone)
    done = run("coverage")
    assert "SOP-0001" in done.err
    assert "git fetch --unshallow" in done.err


@pytest.fixture
def build(start):
    """Build in a process of its own, since Sphinx leaves traces in the one that it ran in."""
    pytest.importorskip("sphinx")

    def build(*arguments: str, code: int = 0):
        done = start("build", *arguments)
        assert done.returncode == code, done.stderr.decode()
        return done.stdout.decode(), done.stderr.decode()

    return build


def page(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def words(path: str) -> str:
    """Return what can be read on a page."""
    return " ".join(re.sub("<[^>]+>", "", page(path)).split())


def folders() -> set[str]:
    return {place.name for place in Path("_build").iterdir()}


@pytest.mark.slow
def test_the_manual_shows_what_is_in_force_and_says_what_is_not(drafted, build):
    address = 'name = "Meadow"\nrepository-url = "https://git.example.com/{path}#L{line}"\n'
    write({"clausebook.toml": address})
    out, err = build("--strict")
    assert SENTENCE in out
    assert err == ""
    html = page("_build/html/policies/sop.html")
    assert "within a day: <em>firstly</em>" in html
    assert "within an" not in html
    note = re.search(r'<div class="qms-banner qms-work" role="note">.*?</div>', html)
    assert note is not None
    told = re.sub("<[^>]+>", "", note.group())
    assert told.startswith("Version 2.0 is being drafted. Status review, begun on 2026-05-02 with ")
    assert "This page shows version 1.0, which is in force." in told
    assert 'href="https://git.example.com/policies/sop.md#L1"' in note.group()
    assert "qms-notice" not in html
    assert f'with commit <span class="qms-id">{drafted[:10]}</span>' in html
    assert "within an" not in page("_build/html/clausebook-entries.js")


@pytest.mark.slow
def test_a_manual_of_a_commit_shows_its_records_and_pages(drafted, build):
    out, err = build("--strict", "--at", "HEAD~1")
    folder = f"_build/at-{drafted[:10]}"
    assert out.startswith(f"3 documents published: open {folder}/index.html\n")
    assert err == ""
    html = page(f"{folder}/docs/index.html")
    assert "First manual" in html
    told = f"This manual shows the records of commit {drafted[:10]} of 2026-01-15."
    for name in ("docs/index.html", "search.html", "policies/sop.html"):
        assert f"{told} It is not the manual of today." in words(f"{folder}/{name}")
    assert "Not yet in force" in page(f"{folder}/policies/sop.html")
    assert next(Path(folder, "_downloads").rglob("minutes.txt")).read_text() == "Minutes\n"
    assert folders() == {f"at-{drafted[:10]}"}


@pytest.mark.slow
def test_a_manual_of_a_commit_can_be_judged_on_another_day(drafted, build):
    build("--strict", "--at", "HEAD~1", "--as-of", "2026-03-01", "--output", "then")
    html = words("then/policies/sop.html")
    assert "of 2026-01-15, judged on 2026-03-01." in html
    assert "Not yet in force" not in html
    assert not Path("_build").exists()


@pytest.mark.slow
def test_a_manual_of_a_day_shows_what_was_in_force_and_what_was_removed(drafted, build):
    build("--strict")
    build("--strict", "--as-of", "2026-05-01")
    html = words("_build/html/policies/old.html")
    assert "This manual shows what was in force on 2026-05-01." in html
    assert "Policy of old" in html
    assert "Second manual" in page("_build/html/docs/index.html")
    assert folders() == {"html"}
    build("--strict")
    assert not Path("_build/html/policies/old.html").exists()
    for name in ("docs/index.html", "policies/sop.html", "search.html"):
        assert "qms-notice" not in page(f"_build/html/{name}")


@pytest.mark.slow
def test_the_day_on_which_a_project_judges_itself_needs_no_notice(drafted, build):
    write({"conf.py": FILES["conf.py"] + 'clausebook_as_of = "2026-05-02"\n'})
    for arguments in ((), ("--as-of", "2026-05-02")):
        build("--strict", *arguments)
        assert "qms-notice" not in page("_build/html/docs/index.html")
    build("--strict", "--as-of", "2026-05-03")
    assert "qms-notice" in page("_build/html/docs/index.html")


@pytest.mark.slow
def test_a_manual_of_a_day_to_come_says_so(drafted, build):
    build("--as-of", "2199-01-01")
    assert "what will be in force on 2199-01-01, as far as" in words("_build/html/docs/index.html")


@pytest.mark.slow
def test_a_commit_writes_only_the_pages_of_its_files(drafted, build, commit):
    build()
    before = {one: one.stat().st_mtime_ns for one in Path("_build/html").rglob("*.html")}
    commit("2026-05-03", {"policies/sop.md": DRAFT.replace("an *hour*", "two *hours*")})
    build()
    after = {one: one.stat().st_mtime_ns for one in before}
    written = {one.name for one in before if before[one] != after[one]}
    assert written <= {"sop.html", "search.html"}


@pytest.mark.slow
def test_a_commit_alone_reaches_the_page_of_its_file(drafted, build, commit):
    later = DRAFT.replace("status: review\n", "status: effective\n" + APPROVED)
    write({"policies/sop.md": later})
    build()
    before = page("_build/html/policies/sop.html")
    newest = commit("2026-05-03", {})
    assert newest[:10] not in before
    build()
    assert newest[:10] in page("_build/html/policies/sop.html")


@pytest.mark.slow
@pytest.mark.parametrize("revision", ["nonsense", "--output=x", "HEAD:policies"])
def test_a_revision_that_is_none_is_one_line(revision, drafted, build):
    out, err = build(f"--at={revision}", code=2)
    assert out == ""
    assert err.startswith("clausebook: error: ")
    assert err.count("\n") == 1
    assert not Path("_build").exists()


@pytest.mark.slow
def test_a_commit_without_pages_is_one_line(commit, build):
    commit("2026-01-15", {"notes.txt": "nothing yet"})
    commit("2026-01-16", FILES)
    _, err = build("--at", "HEAD~1", code=2)
    assert re.fullmatch(r"clausebook: error: commit [0-9a-f]{10} has no folder docs/ .*\n", err)
    assert not Path("_build").exists() or not folders()


@pytest.mark.slow
def test_links_of_a_commit_lead_nowhere(drafted, build, commit, tmp_path):
    (tmp_path / "secret.md").write_text("# Secret\n", encoding="utf-8")
    Path("docs/link.md").symlink_to("../../secret.md")
    Path("policies/away").symlink_to(tmp_path)
    commit("2026-05-03", {})
    build("--at", "HEAD", "--output", "then")
    assert "Secret" not in "".join(p.read_text("utf-8") for p in Path("then").rglob("*.html"))


@pytest.mark.slow
def test_what_git_cannot_tell_is_a_warning(drafted, build):
    head = Path(".git/refs/heads/main").read_text(encoding="utf-8").strip()
    Path(".git/objects", head[:2], head[2:]).unlink()
    out, err = build()
    assert "documents published" in out
    assert "documents are shown as they are written" in err
