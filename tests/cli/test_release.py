"""``clausebook release``: what stands against a release, and what is written down of it."""

import json
from pathlib import Path

import pytest

from tests.cli.controlled import stop_clock
from tests.cli.releases import DAY, bind, change, commit, git

POLICY = "policies/quality-policy.yaml"
COMPLAINTS = "policies/complaints.yaml"
MANIFEST = "releases/1.0.json"


@pytest.fixture
def root(base_in_git, monkeypatch):
    stop_clock(monkeypatch)
    return base_in_git


@pytest.fixture
def release(root, run):
    """Make a release of the working folder; approvals without fingerprints are allowed."""

    def release(version="1.0", *more):
        return run("release", version, "--on", DAY, "--allow-unbound", *more)

    return release


def test_a_release_is_written_and_verified(root, release, run):
    done = release()
    assert (done.code, done.err) == (0, "")
    assert "git tag -s qms-1.0" in done.out
    data = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    assert (data["release"], data["on"], data["schema_version"]) == ("1.0", DAY, 1)
    assert data["commit"] == git(root, "rev-parse", "HEAD").strip()
    policy = next(one for one in data["documents"] if one["path"] == POLICY)
    assert (policy["id"], policy["commit"]) == ("POL-0001", data["commit"])
    assert policy["approval"] == {
        "by": "PSN-0001",
        "role": "ROL-0001",
        "on": "2026-01-20",
        "state": "unbound",
    }
    grown = next(one for one in data["growing_documents"] if one["path"] == COMPLAINTS)
    assert [record["status"] for record in grown["records"]][:2] == ["open", "closed"]
    files = [one["path"] for one in data["files"]]
    assert {"clausebook.toml", "docs/index.md", "evidence/2026-03-survey.txt"} <= {*files}
    done = run("verify")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("the working folder is that of release 1.0 of 2026-06-30")


def test_a_release_has_the_same_bytes_when_it_is_made_again(root, release):
    release("1.0", "--output", "a.json")
    release("1.0", "--output", "b.json")
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()


@pytest.mark.parametrize(
    "place",
    ["../a.json", "/dev/stdout", "docs/a.json", "Policies/new/a.json", ".git/a", "releases/../.."],
)
def test_a_manifest_is_written_beside_what_is_released(place, root, release):
    done = release("1.0", "--output", place)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert f"'{place}' is " in done.err
    assert not (root.parent / "a.json").exists()
    assert not git(root, "status", "--porcelain")


def test_a_manifest_takes_the_place_of_no_other_file(root, release):
    (root / "README").write_text("Read me.\n", encoding="utf-8")
    (root / "way").symlink_to("README")
    for place in ("README", "way", "policies/../README", "releases"):
        (root / "releases").mkdir(exist_ok=True)
        done = release("1.0", "--output", place)
        assert (done.code, done.out) == (2, "")
        assert f"'{place}' is there already and is not this manifest" in done.err
    assert (root / "README").read_text(encoding="utf-8") == "Read me.\n"
    assert release("1.0", "--output", "a.json").code == 0
    assert release("1.0", "--output", "a.json").code == 0
    assert "'a.json' is there already" in release("1.1", "--output", "a.json").err


def test_a_release_is_of_a_day_on_which_its_files_were_there(root, run):
    done = run("release", "1.0", "--on", "2026-01-15", "--allow-unbound")
    assert (done.code, done.out) == (2, "")
    assert "is of 2026-01-16; release it with --on 2026-01-16" in done.err
    done = run("release", "1.0", "--on", "2026-07-01", "--allow-unbound")
    assert (done.code, done.out) == (2, "")
    assert "on 2026-07-01, which is still to come; it is 2026-06-30" in done.err
    assert not (root / "releases").exists()


def test_each_reason_against_a_release_is_named(root, release, run):
    fingerprint = bind(root, POLICY)
    change(root, POLICY, fingerprint, "0" * 64)
    change(root, "policies/risks.yaml", "owner: ROL-0002", "owner: ROL-0999")
    commit(root)
    change(root, "docs/index.md", "work", "live")
    (root / "policies" / "new.md").write_text("# New\n", encoding="utf-8")
    done = run("release", "1.0", "--on", DAY)
    assert (done.code, done.err) == (1, "")
    assert "docs/index.md: it is not committed as it is" in done.out
    assert "policies/new.md: it is not committed as it is" in done.out
    assert f"{POLICY}: POL-0001 1.0 was changed after it was approved" in done.out
    assert "ROL-0999" in done.out
    assert "approved without a fingerprint" in done.out
    assert "SCP-0001" in done.out
    assert not (root / "releases").exists()


def test_approvals_that_bind_need_no_leave(root, run):
    for path in sorted((root / "policies").iterdir()):
        if "approval: {by:" in path.read_text(encoding="utf-8"):
            bind(root, f"policies/{path.name}")
    commit(root)
    assert run("release", "1.0", "--on", DAY).code == 0


def test_a_draft_in_the_place_of_an_approved_version_stands_against_it(root, release):
    change(root, POLICY, "status: effective", "status: review")
    change(root, POLICY, 'version: "1.0"', 'version: "2.0"')
    commit(root)
    out = release().out
    assert (
        f"{POLICY}: POL-0001 2.0 is being written (review), and the approved 1.0 is not in" in out
    )


def test_a_version_to_come_stands_against_it_while_an_earlier_one_is_in_force(root, release):
    change(root, POLICY, "effective_on: 2026-02-01", "effective_on: 2026-07-01")
    change(root, POLICY, 'version: "1.0"', 'version: "2.0"')
    commit(root)
    assert (
        f"{POLICY}: POL-0001 2.0 applies from 2026-07-01 only, and 1.0, in force until then, is"
        in release().out
    )
    change(root, POLICY, "effective_on: 2026-07-01", "effective_on: 2026-06-30")
    change(root, POLICY, 'version: "2.0"', 'version: "2.1"')
    commit(root)
    assert release().code == 0
    data = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    policy = next(one for one in data["documents"] if one["path"] == POLICY)
    assert policy["effective_on"] == DAY


def test_something_new_may_be_released_before_its_day(root, release):
    change(root, POLICY, "effective_on: 2026-02-01", "effective_on: 2026-07-01")
    git(root, "commit", "-q", "--all", "--amend", "-m", "one")
    done = release()
    assert (done.code, done.err) == (0, "")
    assert "not in force before 2026-07-01: POL-0001 1.0\n" in done.out


def test_a_document_that_is_a_link_is_not_released(root, release):
    (root / "kept").mkdir()
    (root / COMPLAINTS).rename(root / "kept/complaints.yaml")
    (root / COMPLAINTS).symlink_to("../kept/complaints.yaml")
    commit(root)
    done = release()
    assert done.code == 1
    assert f"{COMPLAINTS}: it is a link, so no commit tells who last changed" in done.out
    assert "1 reason" in done.out


def test_documents_of_another_repository_are_not_released(root, release, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    (root / COMPLAINTS).rename(other / "complaints.yaml")
    commit(other)
    add = ("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other))
    git(root, *add, "policies/sub")
    for message in ("of a submodule", "of a change of it"):
        out = release().out
        assert "policies/sub: it is a repository of its own, as a submodule is" in out
        assert "git ignores it" not in out
        commit(root, message)
        (root / "policies/sub/new.txt").write_text(message, encoding="utf-8")
        commit(root / "policies/sub")
    git(root, "rm", "-q", "--cached", "policies/sub")
    commit(root, "loose")
    assert "policies/sub: it is a repository of its own" in release().out


def test_a_version_is_used_once(root, release):
    assert release("RC1").code == 0
    commit(root)
    assert "release rc1 was made already" in release("rc1").out
    git(root, "rm", "-q", "releases/RC1.json")
    commit(root)
    assert "release RC1 was made already" in release("RC1").out
    git(root, "tag", "qms-9")
    assert "there is a tag qms-9 already" in release("9").out


@pytest.mark.parametrize("version", ["", "../1", "a/b", "-x", "1..2", "1.lock", "ä", "1 0"])
def test_a_version_names_a_file_and_a_tag(version, root, run):
    done = run("release", "--on", DAY, "--", version)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_what_git_ignores_is_not_released(root, release):
    (root / ".gitignore").write_text("hidden.yaml\n", encoding="utf-8")
    text = (root / POLICY).read_text(encoding="utf-8")
    (root / "policies" / "hidden.yaml").write_text(
        text.replace("POL-0001", "POL-0002").replace("effective", "draft"), encoding="utf-8"
    )
    commit(root)
    assert "policies/hidden.yaml: git ignores it" in release().out


def test_a_clone_that_is_cut_off_makes_no_release(root, run, monkeypatch, tmp_path):
    change(root, "docs/index.md", "work", "live")
    commit(root)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert "git fetch --unshallow" in run("release", "1.0", "--on", DAY, "--allow-unbound").out


def test_without_a_commit_there_is_no_release(project, run, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    assert "put the project under git" in run("release", "1.0").err
    git(project, "init", "-q")
    assert "put the project under git" in run("release", "1.0").err
