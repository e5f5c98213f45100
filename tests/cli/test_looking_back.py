"""A lint whose rules look at the past: when git is asked, what is kept, what is said."""

import hashlib
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from clausebook.cli import linting, main
from clausebook.control.facts import facts_of_versions
from clausebook.rules import Catalogue, Finding, builtin_rules, rule
from tests.cli.records import risk
from tests.repositories import Repository

PATH = "policies/risk.yaml"
Lint = Callable[..., str]


@rule("DOC999", basis="house", severity="warning", since="0.1")
def looking_back(corpus):
    """A rule that tells all that it sees of the past."""
    if corpus.past is None:
        return
    for loaded in corpus.loaded:
        versions = corpus.past.versions(loaded.path)
        facts = facts_of_versions(corpus.past, versions)
        titles = [facts[v.content].records[loaded.records[0].id].title for v in versions]
        base = corpus.past.history.base.get(loaded.path, "none")
        told = f"{loaded.path}: {'; '.join(titles)}; base {base[:7]}"
        yield Finding(corpus.place_of_absence(), told)


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Three versions of a risk, and a rule that looks at them."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for name in [name for name in os.environ if name.startswith("GIT_") and "CEIL" not in name]:
        monkeypatch.delenv(name)
    catalogue = Catalogue([*builtin_rules(), looking_back.rule])  # type: ignore[attr-defined]
    monkeypatch.setattr(linting, "catalogue_of", lambda _, **__: catalogue)
    repository = Repository(tmp_path / "r")
    for title in ("one", "two", "three"):
        repository.commit(title, {PATH: risk(title=title), "clausebook.toml": ""})
    monkeypatch.chdir(repository.root)
    return repository


@pytest.fixture
def lint(capsys) -> Lint:
    def lint(*arguments: str, code: int = 0, select: str = "DOC999") -> str:
        """Return what is found, each in a line, and what is said beside it.

        The answers of the lints before are forgotten: this is about what is known of the past.
        """
        for answer in Path(".clausebook_cache").glob("lint-*"):
            answer.unlink()
        got = main(["lint", "--select", select, "--format", "json", *arguments])
        told = capsys.readouterr()
        assert got == code, told
        found = json.loads(told.out)["diagnostics"] if told.out else []
        return "\n".join([*(one["message"] for one in found), told.err]).strip()

    return lint


def cache(git: Repository) -> Path:
    return git.root / ".clausebook_cache" / "past.json"


def test_rules_see_the_past(git, lint):
    assert lint().startswith(f"{PATH}: three; two; one; base ")
    git.write(PATH, risk(title="four"))
    assert lint().startswith(f"{PATH}: three; two; one; base ")


def test_git_is_asked_only_when_a_rule_looks_back(git, lint, monkeypatch):
    monkeypatch.setattr("clausebook.git.asking._ask", None)
    assert lint(select="RSK") == ""
    assert not cache(git).exists()
    assert "NoneType" in lint(code=2)


def test_the_second_time_nothing_is_found_out_anew(git, lint, monkeypatch):
    first = lint()
    written = cache(git).stat().st_mtime_ns
    asked = []
    monkeypatch.setattr("clausebook.git.history.ask_log", None)
    monkeypatch.setattr("clausebook.past.load", lambda *a: asked.append(a))
    assert lint() == first
    assert asked == []
    assert cache(git).stat().st_mtime_ns == written


def test_git_leaves_the_cache_alone(git, lint):
    lint()
    assert git("status", "--porcelain") == ""
    kept = {path.name for path in cache(git).parent.iterdir()}
    assert {name for name in kept if "." in name} == {".gitignore", "past.json"}


def test_what_is_found_does_not_depend_on_the_cache(git, lint):
    def found() -> str:
        warm: str = lint()
        cold = lint("--no-cache")
        assert warm == cold
        return warm

    found()
    git.commit("four", {PATH: risk(title="four")})
    assert "four; three; two; one" in found()
    git("commit", "-q", "--amend", "-m", "amended")
    found()
    git("mv", PATH, "policies/other.yaml")
    git.commit("five")
    assert "policies/other.yaml: four; four; three" in found()
    git("reset", "-q", "--hard", "HEAD~3")
    assert f"{PATH}: two; one; base" in found()
    git.branch("side", "HEAD~1")
    assert f"{PATH}: one; base" in found()


def test_no_cache_reads_and_writes_none(git, lint):
    lint("--no-cache")
    assert not cache(git).parent.exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"{}",
        lambda text: text[:-20],
        lambda text: text.replace(b"three", b"THREE"),
        lambda text: b"0.0.0" + text,
        lambda text: text.partition(b"\n")[0] + b"\n" + b"[" * 100_000,
        lambda text: b"\xff\xfe" + text,
    ],
)
def test_a_cache_that_is_not_ours_is_ignored_and_made_anew(git, lint, spoil):
    first = lint()
    good = cache(git).read_bytes()
    cache(git).write_bytes(spoil(good))
    assert lint() == first
    assert cache(git).read_bytes() == good


def test_a_cache_of_other_schemas_or_of_another_program_is_ignored(git, lint, monkeypatch):
    first = lint()
    good = cache(git).read_bytes()
    monkeypatch.setattr("clausebook.cache.digest_of_program", lambda: "other")
    assert lint() == first
    assert cache(git).read_bytes() != good


def test_a_cache_that_somebody_committed_is_not_believed(git, lint):
    first = lint()
    git("add", "-f", ".clausebook_cache")
    forged = cache(git).read_bytes().replace(b'"three"', b'"forged"')
    text = forged.partition(b"\n")[2]
    heading = forged.split(b" ")[:3]
    cache(git).write_bytes(
        b" ".join([*heading, hashlib.sha256(text).hexdigest().encode()]) + b"\n" + text
    )
    assert "forged" not in lint()
    assert lint() == first
    git("rm", "-q", "-f", "--cached", "-r", ".clausebook_cache")
    assert "three" in lint("--no-cache")


@pytest.mark.parametrize("how", ["file", "link", "folder", "closed"])
def test_where_nothing_can_be_kept_nothing_is(git, lint, how, tmp_path):
    place = cache(git).parent
    if how == "file":
        place.write_text("x", encoding="utf-8")
    elif how == "link":
        place.symlink_to(tmp_path)
    elif how == "folder":
        cache(git).mkdir(parents=True)
    else:
        place.mkdir()
        place.chmod(stat.S_IRUSR)
    assert "three; two; one" in lint()
    assert not (tmp_path / "past.json").exists()
    if how == "closed":
        place.chmod(stat.S_IRWXU)


def test_what_the_history_has_no_more_is_dropped(git, lint):
    def kept() -> int:
        lint()
        return len(json.loads(cache(git).read_bytes().partition(b"\n")[2])["facts"])

    assert kept() == 3
    git("reset", "-q", "--hard", "HEAD~2")
    assert kept() == 1
    git.commit("new", {PATH: risk(title="new")})
    assert kept() == 2


@pytest.mark.parametrize("select", ["DOC999", "RSK"])
def test_a_base_that_is_none(git, lint, select):
    told = lint("--base", "nonsense", code=2, select=select)
    assert told == (
        "clausebook: error: 'nonsense' is no revision of this repository; fetch it first, or name "
        "another"
    )


def test_staged_files_are_compared_with_the_last_commit(git, lint):
    git.branch("side")
    git.commit("four", {PATH: risk(title="four")})
    git.write(PATH, risk(title="five"))
    git("add", "-A")
    blob = {revision: git("rev-parse", f"{revision}:{PATH}")[:7] for revision in ("HEAD", "main")}
    assert blob["HEAD"] in lint("--staged")
    assert blob["main"] in lint()
    assert blob["HEAD"] in lint("--base", "HEAD")


def test_without_commits_or_repository_rules_see_nothing(git, lint, tmp_path, monkeypatch):
    Repository(tmp_path / "new").write(PATH, risk())
    monkeypatch.chdir(tmp_path / "new")
    assert lint() == f"{PATH}: ; base none"
    (tmp_path / "none" / "policies").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "none")
    assert lint() == ""


def test_a_shallow_clone_is_said_only_where_a_rule_looked(git, lint, tmp_path, monkeypatch):
    git("clone", "-q", "--depth", "2", f"file://{git.root}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    found, told = lint().split("\n")
    assert "three; two; base" in found
    assert told.startswith("clausebook: note: this clone is shallow, so rules on the past saw only")
    assert lint(select="RSK") == ""


def test_without_git_that_is_said(git, lint, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert lint() == (
        "clausebook: note: git is not installed, so rules on the past saw nothing of it; install git"
    )


def test_a_damaged_repository_is_said(git, lint):
    head = git.root / ".git/objects" / git.head[:2] / git.head[2:]
    head.chmod(0o644)
    head.write_bytes(b"broken")
    told = lint(code=2)
    assert "run 'git fsck'" in told
    assert "\n" not in told
    assert lint(select="RSK") == ""


@pytest.mark.parametrize("value", ["../outside", "nowhere", "policies"])
def test_a_list_of_signers_that_cannot_be_used(git, lint, value):
    git.write("clausebook.toml", f'allowed-signers = "{value}"\n')
    (git.root.parent / "outside").write_text("", encoding="utf-8")
    assert f"clausebook.toml: allowed-signers: '{value}' is not a file" in lint(code=2)


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_files_are_named_from_the_top_of_the_repository(git, capsys, monkeypatch, form):
    (git.root / "quality ü").mkdir()
    git("mv", "policies", "clausebook.toml", "quality ü")
    git.write("quality ü/policies/risk.yaml", risk(x="y"))
    monkeypatch.chdir(git.root / "quality ü")
    assert main(["lint", "--select", "STR", "--format", form]) == 1
    name = "quality%20%C3%BC/" if form == "sarif" else "quality ü/"
    assert f"{name}policies/risk.yaml" in capsys.readouterr().out
    main(["lint", "--select", "STR", "--format", "json"])
    assert '"path": "policies/risk.yaml"' in capsys.readouterr().out
