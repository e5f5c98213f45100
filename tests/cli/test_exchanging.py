"""Two at once, and a process killed while it writes: nothing is lost, nothing half written."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import clausebook
from clausebook.cli.exchanging import Exchange, exchange
from clausebook.cli.usage import UsageError
from clausebook.document import read
from tests.cli.conftest import Ran
from tests.cli.controlled import bound, corpus_of, edit, make_repository, stop_clock

SOP = "policies/handling-complaints.md"
APPROVE = ("approve", "SOP-0001", "--as", "ROL-0001", "--version", "1.1", "--reason", "One hour")


@pytest.fixture
def qms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "qms"
    make_repository(root, monkeypatch)
    return root


def begin(root: Path, code: str, *arguments: str) -> "subprocess.Popen[str]":
    """Start a command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(Path(clausebook.__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


PLAIN = "import sys; from clausebook.cli import main; sys.exit(main(sys.argv[1:]))"
KILLED = f"""
import os, signal
from pathlib import Path
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
{PLAIN}
"""


KILLED_BETWEEN = f"""
import os, signal
from pathlib import Path
replace, done = Path.replace, []
def one(self, target):
    if done:
        os.kill(os.getpid(), signal.SIGKILL)
    done.append(target)
    return replace(self, target)
Path.replace = one
{PLAIN}
"""


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    (tmp_path / "b.yaml").write_bytes(b"b: 1\n")
    before = [read(name, (tmp_path / name).read_bytes()) for name in ("a.yaml", "b.yaml")]
    after = [read("a.yaml", b"a: 2\r\n"), read("b.yaml", b"b: 2\n")]
    exchanges = [Exchange(*pair) for pair in zip(before, after, strict=True)]
    (tmp_path / "b.yaml").write_bytes(b"b: 3\n")
    with pytest.raises(UsageError, match=r"b\.yaml: was changed by somebody else meanwhile"):
        exchange(tmp_path, exchanges)
    assert (tmp_path / "a.yaml").read_bytes() == b"\xef\xbb\xbfa: 1\r\n"
    assert (tmp_path / "b.yaml").read_bytes() == b"b: 3\n"
    exchange(tmp_path, exchanges[:1])
    assert (tmp_path / "a.yaml").read_bytes() == b"\xef\xbb\xbfa: 2\r\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]


def test_of_two_approvals_at_once_one_counts(qms: Path) -> None:
    edit(qms, SOP, "learns the same day", "learns within an hour")
    running = [begin(qms, PLAIN, *APPROVE) for _ in range(3)]
    told = [process.communicate() for process in running]
    assert sorted(process.returncode for process in running) == [0, 2, 2]
    refusals = [err for out, err in told if not out]
    assert all("changed by somebody else" in e or "nothing has changed" in e for e in refusals)
    assert bound(qms, SOP)
    assert len(corpus_of(qms).by_id["SOP-0001"].parts("history")) == 2


def test_of_many_acknowledgements_at_once_none_is_lost(qms: Path) -> None:
    persons = ("PSN-0001", "PSN-0002", "PSN-0003")
    begin(qms, PLAIN, "acknowledge", "SOP-0001", "--as", "PSN-0001").communicate()
    running = [begin(qms, PLAIN, "acknowledge", "POL-0001", "--as", one) for one in persons]
    for process in running:
        process.communicate()
    entered = [
        person for person, process in zip(persons, running, strict=True) if process.returncode == 0
    ]
    there = corpus_of(qms).records("acknowledgement")
    assert sorted(one.text("person") for one in there) == sorted(["PSN-0001", *entered])
    assert len({one.id for one in there}) == len(there)
    assert entered


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing kills like this here")
def test_a_process_killed_while_it_writes_leaves_the_file_as_it_was(
    qms: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(qms, SOP, "learns the same day", "learns within an hour")
    before = (qms / SOP).read_bytes()
    killed = begin(qms, KILLED, *APPROVE)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert (qms / SOP).read_bytes() == before
    stop_clock(monkeypatch)
    assert run(*APPROVE).code == 0
    assert bound(qms, SOP)
    assert run("lint", "--as-of", "2026-06-30").code == 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing kills like this here")
def test_a_command_killed_between_two_documents_is_given_again(
    qms: Path, run: Callable[..., Ran]
) -> None:
    both = ("approve", "SOP-0001", "POL-0001", "--as", "ROL-0001")
    killed = begin(qms, KILLED_BETWEEN, *both)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert bound(qms, SOP)
    assert not bound(qms, "policies/quality-policy.yaml")
    (left,) = (qms / "policies").glob(".*.new")
    assert left.name == f".quality-policy.yaml.{killed.pid}.new"
    done = run(*both)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{SOP}: is approved so already\nPOL-0001 1.0 approved by")
    assert bound(qms, "policies/quality-policy.yaml")
    assert not list((qms / "policies").glob(".*.new"))
    again = run(*both)
    assert again.code == 2
    assert "nothing has changed since" in again.err
