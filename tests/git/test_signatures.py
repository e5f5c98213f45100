"""Signatures of commits, made with real keys."""

import shutil
import subprocess
from pathlib import Path

import pytest

from clausebook.git import read_history
from clausebook.history import Signature
from tests.repositories import TEXT, Repository

if shutil.which("ssh-keygen") is None:
    pytest.skip("signatures by ssh need ssh-keygen", allow_module_level=True)

A = "policies/a.yaml"


def key(folder: Path, name: str) -> str:
    """Make a key pair and return its public part."""
    place = folder / name
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(place)], check=True
    )
    return place.with_suffix(".pub").read_text(encoding="utf-8").strip()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    public = {name: key(folder, name) for name in ("ada", "bo", "old", "stranger")}
    lines = [
        f"ada@example.com {public['ada']}",
        f'bo@example.com namespaces="git" {public["bo"]}',
        f'old@example.com valid-before="20200101" {public["old"]}',
    ]
    (folder / "allowed_signers").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("HOME", str(tmp_path))
    repository = Repository(tmp_path / "r")
    repository("config", "gpg.format", "ssh")
    return repository


def signed(git: Repository, keys: Path, name: str) -> str:
    git("config", "user.signingkey", str(keys / name))
    return git.commit(name, {A: f"# {name}\n{TEXT}"}, "-S")


def test_signatures_by_ssh(git, keys):
    ada, bo = signed(git, keys, "ada"), signed(git, keys, "bo")
    old, stranger = signed(git, keys, "old"), signed(git, keys, "stranger")
    unsigned = git.commit("unsigned", {A: TEXT})
    history = read_history(git.root, allowed_signers=keys / "allowed_signers")

    assert history.signatures([ada, bo, old, stranger, unsigned, "0" * 40]) == {
        ada: Signature("good", "ada@example.com"),
        bo: Signature("good", "bo@example.com"),
        old: Signature("unknown"),
        stranger: Signature("unknown"),
        unsigned: Signature("none"),
    }
    assert history.signatures([]) == {}
    assert set(history.signatures([bo])) == {bo}


def test_a_commit_that_was_changed_after_it_was_signed(git, keys):
    first = signed(git, keys, "ada")
    text = git("cat-file", "commit", first).replace("\nada\n", "\nforged\n")
    forged = git("hash-object", "-t", "commit", "-w", "--stdin", given=text).strip()
    git("reset", "-q", "--hard", forged)
    history = read_history(git.root, allowed_signers=keys / "allowed_signers")
    assert history.commits[0].subject == "forged"
    assert history.signatures([forged])[forged].state == "bad"


def test_the_list_of_the_machine_does_not_count(git, keys):
    git("config", "gpg.ssh.allowedSignersFile", str(keys / "allowed_signers"))
    first = signed(git, keys, "ada")
    assert read_history(git.root).signatures([first]) == {first: Signature("unknown")}


def test_what_cannot_be_checked_is_not_taken_for_unsigned(git, keys):
    first = signed(git, keys, "ada")
    git("config", "gpg.ssh.program", "/nowhere/ssh-keygen")
    history = read_history(git.root, allowed_signers=keys / "allowed_signers")
    assert history.signatures([first])[first].state in ("unknown", "bad")
