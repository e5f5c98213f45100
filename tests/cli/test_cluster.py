"""Reading by a real Dask scheduler and two workers, each a process of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import clausebook
from clausebook.cli.cluster import cluster
from clausebook.cli.usage import UsageError
from clausebook.project import WorkingTree, open_project
from clausebook.schema.library import schema_directory
from tests.bench.corpus import AS_OF, write_corpus

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow

LINT = ("lint", "--no-cache", "--as-of", "2027-12-31", "--format", "json")
"""On a day when much is overdue, so that there is something to tell."""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _start(log, *words, **environment) -> subprocess.Popen[bytes]:
    source = str(Path(clausebook.__file__).parents[1])
    known = {**os.environ, "PYTHONPATH": source, **environment}
    command = [sys.executable, "-m", *words, "--host", "127.0.0.1", "--no-dashboard"]
    with log.open("wb") as told:
        return subprocess.Popen(command, env=known, stdout=told, stderr=told, cwd=log.parent)


def _scheduler(folder, address, **environment) -> subprocess.Popen[bytes]:
    port = address.rpartition(":")[2]
    words = ("distributed.cli.dask_scheduler", "--port", port)
    return _start(folder / "scheduler.log", *words, **environment)


def _worker(folder, name, address, **environment) -> subprocess.Popen[bytes]:
    words = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny")
    log = folder / f"{name}.log"
    return _start(log, *words, "--local-directory", str(folder / name), **environment)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where a scheduler with two workers answers."""
    folder = tmp_path_factory.mktemp("dask")
    address = f"tcp://127.0.0.1:{_free_port()}"
    processes = [_scheduler(folder, address)]
    processes += [_worker(folder, name, address) for name in ("first", "second")]
    _wait(address, 2)
    yield address
    for process in reversed(processes):
        _end(process)


def _end(process):
    process.kill()
    process.wait()


def _wait(address, count):
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:
        if count:
            client.wait_for_workers(count, timeout=60)


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    write_corpus(folder, 400)
    (folder / "policies" / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    (folder / "policies" / "marked.yaml").write_bytes(
        b"\xef\xbb\xbfkind: risk\r\nid: RSK-900000\r\n"
    )
    (folder / "policies" / "no-text.yaml").write_bytes(b"kind: risk\nid: \xff\xfe\n")
    return folder


def test_the_same_bytes_as_alone(address, records, start, monkeypatch):
    monkeypatch.chdir(records)
    alone, together = start(*LINT), start(*LINT, "--executor", f"dask:{address}")
    assert (alone.returncode, together.returncode) == (1, 1)
    assert together.stderr == b""
    assert alone.stdout.count(b'"code"') > 100
    assert together.stdout == alone.stdout


class Striking:
    """Files that kill a worker when half of them are read."""

    def __init__(self, files, victim):
        self._files = files
        self._victim = victim
        self._left = len(files.paths()) // 2
        self.has_struck = False

    def paths(self):
        return self._files.paths()

    def read(self, path):
        self._left -= 1
        if not self._left:
            assert self._victim.poll() is None
            self._victim.send_signal(signal.SIGKILL)
            self.has_struck = self._victim.wait() == -signal.SIGKILL
        return self._files.read(path)


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(
    address, records, tmp_path, monkeypatch
):
    monkeypatch.setattr("clausebook.record.batches._DOCUMENTS", 3)
    project = open_project(records)
    alone = project.load(AS_OF)
    victim = _worker(tmp_path, "victim", address)
    _wait(address, 3)
    files = Striking(WorkingTree(records), victim)
    with cluster(address) as executor:
        shared = project.load(AS_OF, files, executor=executor)
    assert files.has_struck
    assert shared.all_records == alone.all_records
    assert shared.links == alone.links
    assert [one.problems for one in shared.loaded] == [one.problems for one in alone.loaded]
    assert [one.document.text for one in shared.loaded] == [d.document.text for d in alone.loaded]


@pytest.mark.parametrize("what", ["scheduler", "worker"])
def test_a_cluster_that_is_lost_is_told(what, records, tmp_path, monkeypatch):
    monkeypatch.setattr("clausebook.record.batches._DOCUMENTS", 3)
    monkeypatch.setattr("clausebook.cli.cluster._REPLACING", 5)
    address = f"tcp://127.0.0.1:{_free_port()}"
    processes = {"scheduler": _scheduler(tmp_path, address)}
    processes["worker"] = _worker(tmp_path, "worker", address)
    try:
        _wait(address, 1)
        files = Striking(WorkingTree(records), processes[what])
        told = f"the cluster at {address} was lost: "
        with pytest.raises(UsageError, match=told), cluster(address) as executor:
            open_project(records).load(AS_OF, files, executor=executor)
        assert files.has_struck
    finally:
        for process in processes.values():
            _end(process)


def test_a_worker_with_another_program_is_told(address, tmp_path, start, project):
    source = Path(clausebook.__file__).parent
    shutil.copytree(source, tmp_path / "linter" / "clausebook", ignore=_compiled)
    shutil.copytree(str(schema_directory()), tmp_path / "schemas")
    marked = tmp_path / "linter" / "clausebook" / "__init__.py"
    text = marked.read_text(encoding="utf-8")
    marked.write_text(f'{text}\n__version__ = "9.9.9"\n', encoding="utf-8")
    other = _worker(tmp_path, "other", address, PYTHONPATH=str(tmp_path / "linter"))
    try:
        _wait(address, 3)
        done = start(*LINT, "--executor", f"dask:{address}")
    finally:
        _end(other)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("clausebook: error: the worker tcp://127.0.0.1:")
    assert " runs another program: Clausebook 9.9.9 in the state " in line
    assert f" instead of {clausebook.__version__} in the state " in line


_compiled = shutil.ignore_patterns("__pycache__")


def test_a_scheduler_without_workers_is_told(tmp_path):
    address = f"tcp://127.0.0.1:{_free_port()}"
    scheduler = _scheduler(tmp_path, address)
    try:
        _wait(address, 0)
        told = "has no worker: start one, as with 'dask worker tcp://127"
        with pytest.raises(UsageError, match=told), cluster(address):
            pass
    finally:
        _end(scheduler)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("tcp://127.0.0.1:{port}", "no Dask scheduler answers at 'tcp://127.0.0.1:{port}': "),
        ("nowhere", "no Dask scheduler answers at 'nowhere': missing port number"),
    ],
)
def test_an_address_where_nobody_answers_is_told(address, says, start, project):
    port = _free_port()
    done = start("lint", "--executor", f"dask:{address}".format(port=port))
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"clausebook: error: {says.format(port=port)}")
