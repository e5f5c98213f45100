"""History read from real git repositories."""

import os
import subprocess
from pathlib import Path

import pytest

from clausebook.git import GitFault, NoRepository, read_history
from clausebook.git.history import default_base
from clausebook.history import History, Identity

A, B = "policies/a.yaml", "policies/ü b.yaml"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run git in a new repository, as Ada, on a day of its own for each commit."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policies").mkdir()
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@example.com",
        "GIT_COMMITTER_NAME": "Bo",
        "GIT_COMMITTER_EMAIL": "bo@example.com",
    }
    days = iter(range(1, 29))

    def git(*arguments: str) -> str:
        day = f"2026-01-{next(days):02}T12:00:00+0000"
        done = subprocess.run(
            ["git", *arguments],
            env={**environment, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day},
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    git("init", "-q", "-b", "main")
    return git


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def commit(git, message: str, **files: str) -> None:
    for path, text in files.items():
        write(path, text)
    git("add", "--all")
    git("commit", "-q", "-m", message)


TEXT = "".join(f"key{n}: value\n" for n in range(9))


def subjects(history: History, path: str) -> list[str]:
    return [version.commit.subject for version in history.versions[path]]


def test_versions_are_followed_across_renames(git):
    commit(git, "one", **{A: TEXT})
    git("mv", A, B)
    commit(git, "two")
    commit(git, "three", **{B: TEXT + "more: 1\n"})
    history = read_history(Path.cwd())

    assert [c.subject for c in history.commits] == ["three", "two", "one"]
    assert subjects(history, B) == ["three", "two", "one"]
    assert [version.path for version in history.versions[B]] == [B, B, A]
    assert A not in history.versions
    assert history.content(history.versions[B][-1].content) == TEXT.encode()
    assert history.removals == ()


def test_who_and_when(git):
    commit(git, "one\n\nApproved-by: Cy <cy@example.com>\nReviewed-by: D", **{A: TEXT})
    (found,) = read_history(Path.cwd()).commits

    assert found.author == Identity("Ada", "ada@example.com")
    assert found.committer == Identity("Bo", "bo@example.com")
    assert found.authored_on.isoformat().startswith("2026-01-")
    assert found.trailers == (("Approved-by", "Cy <cy@example.com>"), ("Reviewed-by", "D"))
    assert found.short_id == found.id[:10]


def test_a_mailmap_is_followed(git):
    commit(git, "one", **{A: TEXT, ".mailmap": "Ada Byron <byron@example.com> <ada@example.com>\n"})
    assert read_history(Path.cwd()).commits[0].author == Identity("Ada Byron", "byron@example.com")


def test_removed_files_are_told_with_their_last_content(git):
    commit(git, "one", **{A: TEXT})
    Path(A).unlink()
    commit(git, "gone")
    history = read_history(Path.cwd())
    (removal,) = history.removals
    assert (removal.last.path, removal.commit.subject) == (A, "gone")
    assert history.content(removal.last.content) == TEXT.encode()
    assert history.versions == {}


def test_a_path_that_is_used_again_begins_anew(git):
    commit(git, "one", **{A: TEXT})
    Path(A).unlink()
    commit(git, "gone")
    commit(git, "again", **{A: "other: 1\n"})
    assert subjects(read_history(Path.cwd()), A) == ["again"]


def test_both_lines_of_a_merge_are_seen_and_the_merge_only_where_it_changes_something(git):
    commit(git, "one", **{A: TEXT})
    git("checkout", "-q", "-b", "side")
    commit(git, "side", **{A: TEXT.replace("key0: value", "key0: side")})
    git("checkout", "-q", "main")
    commit(git, "main", **{A: TEXT.replace("key8: value", "key8: main")})
    git("merge", "-q", "--no-edit", "side")
    history = read_history(Path.cwd())
    assert history.commits[0].is_merge
    assert set(subjects(history, A)) >= {"one", "side", "main"}
    newest = history.versions[A][0]
    assert history.content(newest.content) == Path(A).read_bytes()


def test_a_folder_in_a_repository_has_its_own_paths(git):
    commit(git, "one", **{f"quality/{A}": TEXT, "code.txt": "x"})
    commit(git, "two", **{"code.txt": "y"})
    history = read_history(Path.cwd() / "quality")
    assert list(history.versions) == [A]
    assert [c.subject for c in history.commits] == ["one"]
    assert list(history.base) == [A]


def test_the_base_is_where_the_branch_left_the_main_line(git):
    commit(git, "one", **{A: TEXT})
    left = git("rev-parse", "HEAD").strip()
    git("checkout", "-q", "-b", "side")
    commit(git, "side", **{B: TEXT})
    assert default_base(Path.cwd()) == left
    assert list(read_history(Path.cwd()).base) == [A]
    assert set(read_history(Path.cwd(), "HEAD").base) == {A, B}


def test_a_detached_head_without_a_main_branch_is_its_own_base(git):
    commit(git, "one", **{A: TEXT})
    git("checkout", "-q", "--detach")
    git("branch", "-q", "-D", "main")
    assert default_base(Path.cwd()) == "HEAD"


def test_a_shallow_clone_says_so(git, tmp_path: Path):
    commit(git, "one", **{A: TEXT})
    commit(git, "two", **{A: TEXT + "more: 1\n"})
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", "shallow")
    history = read_history(tmp_path / "shallow")
    assert history.is_shallow
    assert subjects(history, A) == ["two"]
    assert not read_history(tmp_path).is_shallow


def test_submodules_are_left_out(git):
    commit(git, "one", **{A: TEXT})
    head = git("rev-parse", "HEAD").strip()
    git("update-index", "--add", "--cacheinfo", f"160000,{head},policies/module")
    git("commit", "-q", "-m", "module")
    history = read_history(Path.cwd())
    assert list(history.versions) == [A]
    assert list(history.base) == [A]


def test_without_commits_there_is_no_history(git):
    assert read_history(Path.cwd()) == History()


def test_without_a_repository_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRepository, match="not in a git repository"):
        read_history(tmp_path)


@pytest.mark.parametrize("revision", ["nowhere", "--output=x"])
def test_an_unknown_base_is_refused(git, revision: str):
    commit(git, "one", **{A: TEXT})
    with pytest.raises(GitFault, match=r"nowhere|is no revision"):
        read_history(Path.cwd(), revision)
    assert not Path("x").exists()


def test_a_corrupt_repository_is_told_in_one_line(git):
    commit(git, "one", **{A: TEXT})
    commit(git, "two", **{A: TEXT + "more: 1\n"})
    first = git("rev-parse", "HEAD~1").strip()
    broken = Path(".git/objects") / first[:2] / first[2:]
    broken.chmod(0o644)
    broken.write_bytes(b"broken")
    with pytest.raises(GitFault) as caught:
        read_history(Path.cwd())
    assert "\n" not in str(caught.value)


def test_what_the_repository_lacks_is_left_out(git):
    commit(git, "one", **{A: TEXT})
    history = read_history(Path.cwd())
    assert history.content("0" * 40) is None
