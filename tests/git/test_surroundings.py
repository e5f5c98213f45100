"""What users, machines and other tools do to a repository changes no answer in silence."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from clausebook.git import (
    GitFault,
    NoRepository,
    RevisionFiles,
    differing_paths,
    folder_in_repository,
    read_history,
)
from clausebook.history import Identity
from tests.repositories import TEXT, Repository, changed

A, B = "policies/a.yaml", "policies/b.yaml"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with three commits, a renaming among them."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    repository = Repository(tmp_path / "r")
    repository.commit("one", {A: TEXT})
    repository("mv", A, B)
    repository.commit("two")
    repository.commit("three", {B: changed(1)})
    return repository


def test_settings_of_the_user_do_not_matter(git, tmp_path):
    plain = read_history(git.root)
    tool = tmp_path / "tool"
    tool.write_text("#!/bin/sh\necho spoilt\nexit 1\n", encoding="utf-8")
    tool.chmod(0o755)
    for setting in (
        "core.quotePath=true",
        "core.abbrev=5",
        "log.showSignature=true",
        "log.follow=true",
        "log.date=relative",
        "log.decorate=full",
        "log.diffMerges=first-parent",
        "log.showRoot=false",
        "log.initialDecorationSet=all",
        "diff.renames=false",
        "diff.renameLimit=1",
        "diff.relative=true",
        "diff.noprefix=true",
        "diff.orderFile=/dev/null",
        "diff.ignoreSubmodules=all",
        f"diff.external={tool}",
        f"diff.spoil.command={tool}",
        f"diff.spoil.textconv={tool}",
        "format.pretty=oneline",
        "format.notes=true",
        "i18n.logOutputEncoding=latin-1",
        "trailer.separators==",
        "color.ui=always",
        "color.diff=always",
        "core.pager=false",
        "status.relativePaths=false",
    ):
        git("config", *setting.split("=", 1))
    git.write(".git/info/attributes", "* diff=spoil\n")
    assert read_history(git.root) == plain
    assert read_history(git.root).content(plain.versions[B][-1].content) == TEXT.encode()
    assert differing_paths(git.root, "HEAD~1", "HEAD") == {B}
    assert differing_paths(git.root, "HEAD~1", None) == {B}


def test_environment_of_a_hook_does_not_matter(git, monkeypatch):
    plain = read_history(git.root)
    (git.root / "below").mkdir()
    for name, value in {
        "GIT_DIR": ".git",
        "GIT_WORK_TREE": ".",
        "GIT_PREFIX": "",
        "GIT_EXTERNAL_DIFF": "false",
        "GIT_DIFF_OPTS": "-u0",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_TRACE": "1",
        "LANG": "de_DE.UTF-8",
        "LANGUAGE": "de",
    }.items():
        monkeypatch.setenv(name, value)
    assert read_history(git.root) == plain
    assert folder_in_repository(git.root / "below") == "below/"


def test_what_was_put_in_the_place_of_a_commit_does_not_count(git):
    plain = read_history(git.root)
    git("replace", git.head, git("rev-parse", "HEAD~2").strip())
    git.write(".git/info/grafts", f"{git.head}\n")
    assert read_history(git.root) == plain


@pytest.mark.parametrize("sign", ["\x01", "\x02", "\x1e", "\r", "\t", "\x1b[31m", "\u2028", "\x85"])
def test_signs_in_a_message_that_separate_elsewhere(git, sign):
    git.commit(
        f"a{sign}b {sign}\n\nApproved-by: C{sign}y <cy@example.com>\nReviewed-by: D", {A: TEXT}
    )
    newest, *others = read_history(git.root).commits
    assert [c.subject for c in others] == ["three", "two", "one"]
    assert newest.subject.startswith(f"a{sign}b")
    assert [value for _, value in newest.trailers][-1] == "D"


def test_a_message_with_nul_ends_there(git):
    git.commit("four", {A: TEXT})
    text = git("cat-file", "commit", "HEAD").replace("four", "fo\0ur")
    made = git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=text).strip()
    git("reset", "-q", "--hard", made)
    assert [c.subject for c in read_history(git.root).commits] == ["fo", "three", "two", "one"]


def test_a_message_in_another_encoding(git):
    git("config", "i18n.commitEncoding", "latin-1")
    git.write(A, TEXT)
    git("add", "-A")
    subprocess.run(
        ["git", "commit", "-q", "-F", "-"],
        cwd=git.root,
        env=git.environment(),
        input="Maß\n\nApproved-by: Jörg <j@example.com>".encode("latin-1"),
        check=True,
    )
    newest = read_history(git.root).commits[0]
    assert newest.subject == "Maß"
    assert newest.trailers == (("Approved-by", "Jörg <j@example.com>"),)


def test_a_message_that_is_no_text_can_be_shown(git):
    git.commit("four", {A: TEXT})
    raw = subprocess.run(
        ["git", "cat-file", "commit", "HEAD"], cwd=git.root, capture_output=True, check=True
    ).stdout.replace(b"four", b"f\xff\xfe")
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=git.root,
        input=raw,
        capture_output=True,
        check=True,
    ).stdout.decode()
    git("reset", "-q", "--hard", made.strip())
    read_history(git.root).commits[0].subject.encode("utf-8")


@pytest.mark.parametrize(
    "when", ["-86400 +0000", "0 +0000", "99999999999999999999 +0000", "9223372036854775807 +0000",
             "253402300800 +0000", "1700000000 +9999", "what +0000", "1700000000"]
)  # fmt: skip
def test_absurd_days(git, when):
    git.commit("four", {A: TEXT})
    lines = git("cat-file", "commit", "HEAD").split("\n")
    lines = [
        f"{line[: line.index('>') + 1]} {when}"
        if line.startswith(("author", "committer"))
        else line
        for line in lines
    ]
    text = "\n".join(lines)
    made = git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=text).strip()
    git("reset", "-q", "--hard", made)
    newest = read_history(git.root).commits[0]
    assert newest.subject == "four"
    assert newest.author == Identity("Ada", "ada@example.com")
    assert isinstance(newest.authored_on, date)


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        ("<ada@example.com>", Identity("", "ada@example.com")),
        ("Ada <>", Identity("Ada", "")),
        (" <>", Identity("", "")),
        ("Ada <<ada@example.com>", Identity("Ada", "<ada@example.com")),
        ("A\u00a0\tda\x01 <a da@example.com>", Identity("A\u00a0\tda\x01", "a da@example.com")),
    ],
)
def test_odd_authors(git, line, identity):
    git.commit("four", {A: TEXT})
    text = git("cat-file", "commit", "HEAD").replace(
        "author Ada <ada@example.com>", f"author {line}"
    )
    made = git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=text).strip()
    git("reset", "-q", "--hard", made)
    found = read_history(git.root).commits[0].author
    assert found == identity
    assert str(Identity("", "a@b")) == "<a@b>"


def test_another_name_by_a_mailmap_that_is_not_committed(git):
    git.write(".mailmap", "Ada Byron <byron@example.com> <ada@example.com>\n")
    assert {c.author for c in read_history(git.root).commits} == {
        Identity("Ada Byron", "byron@example.com")
    }


def test_ids_by_sha_256(tmp_path):
    git = Repository(tmp_path / "r", "--object-format=sha256")
    git.commit("one", {A: TEXT})
    git("mv", A, B)
    git.commit("two")
    history = read_history(git.root)
    assert [v.path for v in history.versions[B]] == [B, A]
    assert history.content(history.base[B]) == TEXT.encode()


def test_a_worktree_of_its_own(git, tmp_path):
    git("worktree", "add", "-q", "-b", "beside", str(tmp_path / "beside"))
    assert (tmp_path / "beside" / ".git").is_file()
    assert read_history(tmp_path / "beside") == read_history(git.root)


def test_a_detached_head(git):
    git("checkout", "-q", "--detach", "HEAD~1")
    assert [c.subject for c in read_history(git.root).commits] == ["two", "one"]


def test_a_module_is_a_repository_of_its_own(git, tmp_path):
    outer = Repository(tmp_path / "outer")
    outer.commit("outer", {"policies/o.yaml": TEXT})
    outer("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(git.root), "module")
    outer.commit("module")
    assert set(read_history(outer.root, folders=["policies"]).versions) == {"policies/o.yaml"}
    assert set(read_history(outer.root / "module").versions) == {B}


def test_a_clone_without_contents_has_the_same_history_or_says_why_not(git, tmp_path):
    git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{git.root}", str(clone))
    whole, partial = read_history(git.root), read_history(clone)
    assert partial.versions == whole.versions
    assert partial.content(partial.versions[B][-1].content) == TEXT.encode()

    again = tmp_path / "again"
    git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{git.root}", str(again))
    git.root.rename(tmp_path / "unreachable")
    with pytest.raises(GitFault, match="has not fetched everything: connect, or clone without"):
        read_history(again).content(whole.versions[B][-1].content)


def test_a_shallow_clone_that_is_deepened(git, tmp_path):
    clone = tmp_path / "clone"
    git("clone", "-q", "--depth", "2", f"file://{git.root}", str(clone))
    memory: dict[str, str] = {}
    first = read_history(clone, memory=memory)
    assert (first.is_shallow, [c.subject for c in first.commits]) == (True, ["three", "two"])
    git("-C", str(clone), "fetch", "-q", "--unshallow")
    assert read_history(clone, memory=memory) == read_history(git.root)


def test_what_git_said_of_a_head_is_not_asked_again(git, monkeypatch):
    memory: dict[str, str] = {}
    first = read_history(git.root, memory=memory)
    monkeypatch.setattr("clausebook.git.history.ask_log", None)
    assert read_history(git.root, memory=memory) == first
    git.write(".mailmap", "Ada Byron <byron@example.com> <ada@example.com>\n")
    assert read_history(git.root, memory=memory).commits[0].author.name == "Ada Byron"


def test_a_history_that_was_written_anew_is_noticed(git):
    memory: dict[str, str] = {}
    read_history(git.root, memory=memory)
    git("commit", "-q", "--amend", "-m", "amended")
    assert read_history(git.root, memory=memory).commits[0].subject == "amended"
    git("reset", "-q", "--hard", "HEAD~1")
    assert read_history(git.root, memory=memory) == read_history(git.root)


def test_a_base_that_was_forced_away(git, tmp_path):
    lost = git.head
    git("commit", "-q", "--amend", "-m", "other")
    git("clone", "-q", f"file://{git.root}", str(tmp_path / "clone"))
    with pytest.raises(GitFault, match=rf"^'{lost}' is no revision of this repository; fetch it"):
        read_history(tmp_path / "clone", lost)


def test_a_repository_of_somebody_else(git, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(
        GitFault, match=r"belongs to somebody else; run 'git config .*safe"
    ) as caught:
        read_history(git.root)
    assert "\n" not in str(caught.value)
    assert not isinstance(caught.value, NoRepository)


def test_a_file_that_should_lead_to_a_repository(tmp_path):
    (tmp_path / ".git").write_text("gitdir: /nowhere/at/all\n", encoding="utf-8")
    with pytest.raises(GitFault, match="should be a git repository and is none") as caught:
        read_history(tmp_path)
    assert not isinstance(caught.value, NoRepository)


@pytest.mark.parametrize("what", ["HEAD", "objects"])
def test_a_repository_without_its_parts(git, what):
    place = git.root / ".git" / what
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    with pytest.raises(GitFault, match="should be a git repository and is none"):
        read_history(git.root)


@pytest.mark.parametrize("head", ["garbage\n", "1" * 40 + "\n", ""])
def test_a_branch_that_leads_nowhere_is_not_an_empty_repository(git, head):
    (git.root / ".git/refs/heads/main").write_text(head, encoding="utf-8")
    with pytest.raises(GitFault) as caught:
        read_history(git.root)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("what", ["HEAD", "HEAD~1", "HEAD^{tree}", "HEAD:policies", f"HEAD:{B}"])
@pytest.mark.parametrize("how", ["broken", "cut", "lost"])
def test_a_damaged_object(git, what, how):
    name = git("rev-parse", what).strip()
    place = git.root / ".git/objects" / name[:2] / name[2:]
    data = place.read_bytes()
    place.chmod(0o644)
    if how == "lost":
        place.unlink()
    else:
        place.write_bytes(b"broken" if how == "broken" else data[: len(data) // 2])
    if how == "lost" and what == f"HEAD:{B}":
        assert newest_content(git.root) is None
        return
    with pytest.raises(GitFault, match="seems damaged: run 'git fsck'") as caught:
        newest_content(git.root)
    assert "\n" not in str(caught.value)


def newest_content(root: Path) -> bytes | None:
    history = read_history(root)
    return history.content(history.versions[B][0].content)


def test_links_of_a_revision_are_followed(git):
    for name, target in {"same": "b.yaml", "out": "../../x.yaml", "loop": "loop.yaml"}.items():
        (git.root / f"policies/{name}.yaml").symlink_to(target)
    git.commit("links")
    files = RevisionFiles(git.root, "HEAD")
    assert files.read("policies/same.yaml") == (git.root / B).read_bytes()
    for name in ("out", "loop"):
        document = files.read(f"policies/{name}.yaml")
        assert not isinstance(document, bytes)
        assert "the link does not lead to a file" in document.faults[0].message


def test_where_a_folder_lies(git, tmp_path, monkeypatch):
    (git.root / "quality ü").mkdir()
    assert folder_in_repository(git.root) == ""
    assert folder_in_repository(git.root / "quality ü") == "quality ü/"
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert folder_in_repository(tmp_path) == ""
