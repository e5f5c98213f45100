"""Files followed across renames, branches and merges."""

import subprocess
from pathlib import Path

import pytest

from clausebook.git import read_history
from clausebook.history import History
from tests.repositories import TEXT, Repository, changed

FOLDERS = ("policies", "docs")
A, B, C = "policies/a.yaml", "policies/b.yaml", "policies/c.yaml"


@pytest.fixture
def git(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "r")


def subjects(history: History, path: str) -> list[str]:
    return [version.commit.subject for version in history.versions.get(path, ())]


def gone(history: History) -> list[tuple[str, str, str]]:
    return [(r.last.path, r.last.commit.subject, r.commit.subject) for r in history.removals]


def newest_is_what_is_there(history: History, root: Path) -> None:
    for path, versions in history.versions.items():
        assert history.content(versions[0].content) == (root / path).read_bytes(), path


@pytest.mark.parametrize("renaming_side_is_younger", [True, False])
def test_renamed_on_one_side_and_changed_on_the_other(git, renaming_side_is_younger):
    git.commit("one", {A: TEXT})
    for what in ["edit", "rename"] if renaming_side_is_younger else ["rename", "edit"]:
        git.branch(what, "main")
        if what == "edit":
            git.commit("edit", {A: changed(1)})
        else:
            git("mv", A, B)
            git.commit("rename")
    git.switch("main")
    git.merge("edit")
    git.merge("rename")
    history = read_history(git.root)

    assert set(history.versions) == {B}
    assert sorted(subjects(history, B)) == ["edit", "merge", "one", "rename"]
    assert subjects(history, B)[-1] == "one"
    assert history.removals == ()
    newest_is_what_is_there(history, git.root)


def test_a_folder_is_renamed(git):
    git.commit("one", {f"policies/{n}.yaml": f"id: {n}\n{TEXT}" for n in range(20)})
    git("mv", "policies", "docs")
    git.commit("moved")
    history = read_history(git.root)
    assert {tuple(subjects(history, path)) for path in history.versions} == {("moved", "one")}
    assert len(history.versions) == 20


def test_two_names_are_exchanged(git):
    git.commit("one", {A: TEXT, B: changed(1, to="b")})
    git("mv", A, C)
    git.commit("first")
    git("mv", B, A)
    git.commit("second")
    git("mv", C, B)
    git.commit("third")
    history = read_history(git.root)
    assert [v.path for v in history.versions[A]] == [A, B]
    assert [v.path for v in history.versions[B]] == [B, C, A]


def test_a_merge_that_changes_something_itself_is_a_version(git):
    git.commit("one", {A: TEXT})
    git.branch("side")
    git.commit("side", {A: changed(1)})
    git.switch("main")
    git.commit("main", {A: changed(1, to="main")})
    git("merge", "-q", "side", fails=True)
    git.commit("settled", {A: changed(1, to="both"), B: "new: 1\n"})
    history = read_history(git.root)

    assert subjects(history, A)[0] == "settled"
    assert sorted(subjects(history, A)) == ["main", "one", "settled", "side"]
    assert subjects(history, B) == ["settled"]
    assert history.commits[0].is_merge
    newest_is_what_is_there(history, git.root)


def test_a_path_added_on_both_sides(git):
    git.commit("one", {A: TEXT})
    git.branch("side")
    git.commit("side", {B: changed(1)})
    git.switch("main")
    git.commit("main", {B: changed(1, to="main")})
    git("merge", "-q", "side", fails=True)
    git.commit("settled", {B: changed(1, to="both")})
    assert sorted(subjects(read_history(git.root), B)) == ["main", "settled", "side"]


def test_an_octopus(git):
    git.commit("one", {A: TEXT})
    for number in range(4):
        git.branch(f"arm{number}", "main")
        git.commit(f"arm{number}", {f"policies/{number}.yaml": changed(number)})
    git.switch("main")
    git.commit("main", {A: changed(8)})
    git.merge(*(f"arm{n}" for n in range(4)))
    history = read_history(git.root)
    assert len(history.commits[0].parents) == 5
    assert {len(versions) for versions in history.versions.values()} == {1, 2}
    assert subjects(history, A) == ["main", "one"]


def test_the_graph_is_whole_and_has_the_merges_that_only_bring_something(git):
    git.commit("one", {A: TEXT})
    git.branch("side")
    git.commit("side", {A: changed(1)})
    git.switch("main")
    git.commit("code", {"code.py": "x = 1\n"})
    git.merge("side", message="bring\n\nApproved-by: Cy <cy@example.com>")
    history = read_history(git.root, folders=FOLDERS)
    merge = history.commits[0]
    ids = {commit.id for commit in history.commits}
    assert (merge.subject, merge.trailers) == ("bring", (("Approved-by", "Cy <cy@example.com>"),))
    assert all(parent in ids for commit in history.commits for parent in commit.parents)
    assert "code" not in {commit.subject for commit in history.commits}


def test_what_a_branch_took_away_and_the_merge_kept_is_there(git):
    git.commit("one", {A: TEXT, B: "b: 1\n"})
    git.branch("side")
    git("rm", "-q", A)
    git.commit("gone")
    git.switch("main")
    git.commit("edit", {A: changed(1)})
    git("merge", "-q", "side", fails=True)
    git.commit("kept", {A: changed(1)})
    git("mv", A, C)
    git.commit("renamed")
    history = read_history(git.root)
    assert sorted(subjects(history, C)) == ["edit", "one", "renamed"]
    assert history.removals == ()


def test_a_file_taken_away_on_two_branches_is_gone_once(git):
    git.commit("one", {A: TEXT, B: "b: 1\n"})
    for name in ("left", "right"):
        git.branch(name, "main")
        git("rm", "-q", A)
        git.commit(name, {f"policies/{name}.yaml": f"{name}: 1\n"})
    git.switch("main")
    git.merge("left")
    git.merge("right")
    assert [first[:2] for first in gone(read_history(git.root))] == [(A, "one")]


def test_a_file_that_a_merge_took_away_is_gone(git):
    git.commit("one", {A: TEXT, B: "b: 1\n"})
    git.branch("side")
    git.commit("side", {C: "c: 1\n"})
    git.switch("main")
    git.commit("main", {"policies/d.yaml": "d: 1\n"})
    git("merge", "-q", "--no-commit", "side")
    git("rm", "-q", "-f", A)
    git.commit("merge")
    assert gone(read_history(git.root)) == [(A, "one", "merge")]


def test_a_file_is_gone_though_another_has_its_path(git):
    git.commit("one", {A: TEXT})
    git.commit("two", {A: changed(1)})
    git("rm", "-q", A)
    git.commit("gone")
    git.commit("again", {A: "other: 1\n"})
    history = read_history(git.root)
    assert gone(history) == [(A, "two", "gone")]
    assert subjects(history, A) == ["again"]


def test_a_file_that_leaves_the_folder_is_gone_and_one_that_comes_has_its_past(git):
    inside = "quality/policies/a.yaml"
    git.commit("one", {"old/a.yaml": TEXT, inside: changed(1, to="inside")})
    (git.root / "archive").mkdir()
    git("mv", inside, "archive/a.yaml")
    git.commit("out")
    git("mv", "old/a.yaml", "quality/policies/b.yaml")
    git.commit("in")
    history = read_history(git.root / "quality", folders=FOLDERS)
    assert gone(history) == [("policies/a.yaml", "one", "out")]
    assert [(v.path, v.commit.subject) for v in history.versions["policies/b.yaml"]] == [
        ("policies/b.yaml", "in"),
        ("../old/a.yaml", "one"),
    ]
    assert list(history.base) == ["policies/b.yaml"]


def test_the_whole_project_was_moved_in_its_repository(git):
    git.commit("one", {A: TEXT, "clausebook.toml": ""})
    (git.root / "quality").mkdir()
    git("mv", "policies", "clausebook.toml", "quality")
    git.commit("moved")
    git("mv", "quality", "qms")
    git.commit("again")
    for folders in (FOLDERS, ("",)):
        history = read_history(git.root / "qms", folders=folders)
        assert subjects(history, A) == ["again", "moved", "one"]


def test_a_name_that_differs_only_in_case(git):
    git.commit("one", {A: TEXT})
    git("mv", A, "policies/A.yaml")
    git.commit("two")
    assert subjects(read_history(git.root), "policies/A.yaml") == ["two", "one"]


@pytest.mark.parametrize("name", ["ü b.yaml", "a\nb.yaml", 'a"b.yaml', "a\\b.yaml", ":a.yaml"])
def test_odd_names(git, name):
    git.commit("one", {A: TEXT})
    git("mv", A, f"policies/{name}")
    git.commit("two")
    history = read_history(git.root)
    assert subjects(history, f"policies/{name}") == ["two", "one"]
    newest_is_what_is_there(history, git.root)


def test_a_name_that_is_no_text(git):
    name = b"policies/\xff.yaml".decode("utf-8", "surrogateescape")
    try:
        git.commit("one", {name: TEXT})
    except OSError:
        pytest.skip("the file system wants names in Unicode")
    assert subjects(read_history(git.root), name) == ["one"]


def test_links_and_modules_are_no_files(git):
    git.commit("one", {A: TEXT})
    (git.root / B).symlink_to("a.yaml")
    git.commit("link")
    (git.root / B).unlink()
    git.commit("file", {B: changed(1)})
    (git.root / A).unlink()
    (git.root / A).symlink_to("b.yaml")
    git.commit("a link now")
    history = read_history(git.root)
    assert subjects(history, B) == ["file"]
    assert A not in history.versions
    assert A not in history.base


def test_another_mode_is_no_version(git):
    git.commit("one", {A: TEXT})
    (git.root / A).chmod(0o755)
    git.commit("executable")
    assert subjects(read_history(git.root), A) == ["one"]


def test_line_ends_of_the_working_folder_do_not_matter(git):
    git("config", "core.autocrlf", "true")
    git.commit("one", {A: TEXT.replace("\n", "\r\n")})
    history = read_history(git.root)
    assert history.content(history.versions[A][0].content) == TEXT.encode()


def test_ten_thousand_commits(git):
    def lines():
        for number in range(10_000):
            yield f"commit refs/heads/main\nmark :{number + 1}\n"
            yield f"committer Ada <ada@example.com> {1_700_000_000 + number * 60} +0000\n"
            yield f"data <<E\nchange {number}\nE\n"
            yield f"M 100644 inline policies/{number % 100}.yaml\ndata <<E\nvalue: {number}\nE\n"

    subprocess.run(
        ["git", "fast-import", "--quiet"], cwd=git.root, input="".join(lines()).encode(), check=True
    )
    git("reset", "-q", "--hard")
    history = read_history(git.root)
    assert len(history.commits) == 10_000
    assert {len(versions) for versions in history.versions.values()} == {100}
    newest_is_what_is_there(history, git.root)
