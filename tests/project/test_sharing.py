"""Records that others read and check: processes, and whoever else executes what he is sent."""

import pickle
import shutil
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from datetime import date

import pytest

from clausebook.project import WorkingTree, open_project
from clausebook.record import batches

TODAY = date(2026, 6, 30)
RISK = """\
id: RSK-{:04}
kind: risk
title: Boards arrive late
status: draft
version: "0.1"
owner: ROL-0001
cause: One maker
event: He stops
effect: We cannot ship
"""
GAUGE_RECORD = """\
id: GAU-0001
kind: gauge
title: G
status: draft
version: "0.1"
owner: ROL-0001
process: PRC-0001
"""
GAUGE = """\
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Gauge",
     "description": "What we measure with.", "x-prefix": "GAU", "x-nature": "maintained",
     "x-clauses": ["7.1.5.2 a"], "$ref": "../common/maintained.schema.json",
     "properties": {"kind": {"const": "gauge"},
       "process": {"type": "string", "x-references": {"kinds": ["process"], "link": "gauged_in", "inverse": "gauges_with"}}},
     "unevaluatedProperties": false, "examples": []}"""


class Distant(Executor):
    """Does at once what it is sent, and knows of it nothing but bytes; counts what was begun."""

    def __init__(self):
        self.sizes = []

    def submit(self, fn, /, *args, **kwargs):
        function, given = pickle.loads(pickle.dumps((fn, args)))  # noqa: S301 - our own
        self.sizes.append(len(given[0]))
        done: Future[list[object]] = Future()
        found = pickle.dumps(function(*given))
        done.set_result(pickle.loads(found))  # noqa: S301 - our own
        return done


@pytest.fixture
def write(tmp_path):
    def write(files):
        for name, text in files.items():
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        return open_project(tmp_path)

    return write


def test_processes_load_the_same_corpus(write, monkeypatch):
    files = {f"policies/{n}.yaml": RISK.format(n) for n in range(40)}
    files["policies/bad.yaml"] = "a: [\n"
    files["policies/faulty.yaml"] = RISK.format(50) + "evnt: Something happens\n"
    project = write(files)
    alone = project.load(TODAY)
    monkeypatch.setattr("clausebook.record.batches._DOCUMENTS", 7)
    with ProcessPoolExecutor(2) as executor:
        shared = project.load(TODAY, executor=executor)
    assert [r.values for r in alone.all_records] == [r.values for r in shared.all_records]
    assert [r.field.name for r in alone.all_records] == [r.field.name for r in shared.all_records]
    assert [r.is_valid for r in shared.all_records] == [n != 50 for n in range(40)] + [False]
    assert [loaded.problems for loaded in alone.loaded] == [ld.problems for ld in shared.loaded]
    assert len([p for loaded in shared.loaded for p in loaded.problems]) == 1
    assert alone.links == shared.links
    assert alone.faults == shared.faults
    assert shared.documents["policies/7.yaml"].locate(("cause",)).start == (7, 8)
    assert all(r.kind is project.library.kinds["risk"] for r in shared.all_records)


def test_processes_load_what_is_not_remembered(write, tmp_path, monkeypatch):
    project = write({f"policies/{n}.yaml": RISK.format(n) for n in range(9)})
    alone = project.load(TODAY)
    remembered = {ld.path: ld for n, ld in enumerate(alone.loaded) if n % 3}

    def read(path):
        return remembered.get(path) or WorkingTree(tmp_path).read(path)

    monkeypatch.setattr("clausebook.record.batches._DOCUMENTS", 2)
    with ProcessPoolExecutor(2) as executor:
        shared = project.load(TODAY, executor=executor, read=read)
    assert shared.all_records == alone.all_records
    assert [ld for ld in shared.loaded if ld.path in remembered] == list(remembered.values())


def test_schemas_travel_to_workers_that_have_not_the_folder(write, tmp_path):
    project = write(
        {
            "clausebook.toml": 'schemas = ["schemas"]',
            "schemas/7.1.5/gauge.schema.json": GAUGE,
            "policies/g.yaml": GAUGE_RECORD,
            "policies/h.yaml": f"{GAUGE_RECORD}colour: red\n",
        }
    )
    shutil.rmtree(tmp_path / "schemas")
    shared, alone = project.load(TODAY, executor=Distant()), project.load(TODAY)
    assert [record.is_valid for record in shared.all_records] == [True, False]
    assert shared.all_records == alone.all_records
    assert [ld.problems for ld in shared.loaded] == [ld.problems for ld in alone.loaded]
    assert shared.links == alone.links
    assert {link.name for link in shared.links} == {"owned_by", "gauged_in"}


def test_batches_are_small_where_documents_are_large(write, monkeypatch):
    monkeypatch.setattr(batches, "_BYTES", 1000)
    monkeypatch.setattr(batches, "_DOCUMENTS", 3)
    large = f"{RISK.format(5)}description: {'word ' * 300}\n"
    files = {f"policies/{n}.yaml": RISK.format(n) for n in range(5)}
    project = write({**files, "policies/5.yaml": large, "policies/6.yaml": RISK.format(6)})
    executor = Distant()
    shared = project.load(TODAY, executor=executor)
    assert executor.sizes == [3, 2, 1, 1]
    assert [record.id for record in shared.all_records] == [f"RSK-{n:04}" for n in range(7)]


def test_what_comes_back_is_without_the_text(write):
    text = f"# {'x' * 5000}\n{RISK.format(1)}"
    (plain,) = batches.load_batch((("policies/1.yaml", text.encode()),), "{}")
    assert len(pickle.dumps(plain)) < 1000


def test_few_batches_are_under_way_at_once(write, monkeypatch):
    monkeypatch.setattr(batches, "_DOCUMENTS", 1)
    monkeypatch.setattr(batches, "_AHEAD", 4)
    project = write({f"policies/{n}.yaml": RISK.format(n) for n in range(9)})
    executor = Slow()
    shared = project.load(TODAY, executor=executor)
    assert executor.most == 4
    assert shared.all_records == project.load(TODAY).all_records


class Slow(Executor):
    """Does nothing before it is asked for; tells how much waited at most."""

    def __init__(self):
        self._waiting = []
        self.most = 0

    def submit(self, fn, /, *args, **kwargs):
        done = _Awaited(self, fn, args)
        self._waiting.append(done)
        self.most = max(self.most, len(self._waiting))
        return done

    def finish(self, future):
        self._waiting.remove(future)


class _Awaited(Future):
    """Is done when it is asked for."""

    def __init__(self, executor, fn, args):
        super().__init__()
        self._executor = executor
        self._call = (fn, args)

    def result(self, timeout=None):
        fn, args = self._call
        self._executor.finish(self)
        return fn(*args)
