"""Where the time of a lint goes, by phase and number of records, and where it would go with more.

Run it as ``python -m tests.bench.phases --records 1000 10000``. Each number is measured in a process
of its own; what is printed for the documentation are ratios to the smallest.
"""

import argparse
import json
import math
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from clausebook.cli.clock import current_day
from clausebook.cli.memory import growing_memory
from clausebook.document import Document, read
from clausebook.engine import lint
from clausebook.project import WorkingTree, catalogue_of, open_project
from clausebook.record import load
from clausebook.record.batches import load_in_batches
from clausebook.schema import SchemaLibrary
from tests.bench.corpus import AS_OF, write_corpus

_MILLION = 1_000_000
_DEAREST = 5
_DEAR, _STEEP = 0.005, 1.15
"""From which share of the whole a rule is looked at, and which exponent is too much."""
_PHASES = {
    "start": "start: modules, rules, schemas",
    "read": "read the bytes",
    "parse": "parse YAML",
    "validate": "validate, make records",
    "links": "index, links",
    "rules": "rules",
}
"""The phases of a lint, in order."""
Measured = Mapping[str, Any]
"""CPU seconds by phase under ``cpu``, of the dearest ``rules`` and of ``receiving`` what a worker
sends, MB at the peak, bytes of the ``files`` and of what is ``sent`` back."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.phases", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 10_000], help="how many")
    parser.add_argument("--per-file", type=int, default=1, help="to a file (1)")
    parser.add_argument("--runs", type=int, default=1, help="of each, the cheapest counts (1)")
    parser.add_argument("--project", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.project is not None:
        print(json.dumps(measure(options.project)))
        return
    found: dict[int, Measured] = {}
    for records in options.records:
        found[records] = _measured(records, options.per_file, options.runs)
        print(*_seconds(records, found[records]), sep="\n", flush=True)
    if len(found) > 1:
        print(*steep(found), f"\nOn {current_day()}:\n", table(found), sep="\n")


def _measured(records: int, per_file: int, runs: int) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        write_corpus(Path(name), records, per_file)
        command = [sys.executable, "-m", "tests.bench.phases", "--project", name]
        told = (subprocess.run(command, stdout=subprocess.PIPE, check=True) for _ in range(runs))
        found: list[Measured] = [json.loads(one.stdout) for one in told]
    return min(found, key=lambda one: sum(one["cpu"].values()))


def measure(root: Path) -> Measured:
    """Lint a project phase by phase, and return what each costs; findings would be costs too."""
    cpu: dict[str, float] = {}
    rules: dict[str, float] = {}
    spent = 0.0

    def end(phase: str) -> None:
        nonlocal spent
        before, spent = spent, time.process_time()
        cpu[phase] = spent - before

    with growing_memory():
        project = open_project(root)
        catalogue = catalogue_of(project)
        end("start")
        files = WorkingTree(root)
        paths = [path for path in files.paths() if path.endswith(".yaml")]
        contents = {path: _sound(files.read(path)) for path in paths}
        size = sum(map(len, contents.values()))
        end("read")
        documents = {path: read(path, contents.pop(path)) for path in paths}
        end("parse")
        loaded = {path: load(document, project.library) for path, document in documents.items()}
        end("validate")
        corpus = project.load(AS_OF, files, read=loaded.__getitem__)
        _ = corpus.links
        end("links")

        def check(rule: Any, *given: Any) -> Sequence[Any]:
            began = time.process_time()
            result = list(rule.check(given[0], **given[1]))
            rules[rule.code] = time.process_time() - began
            return result

        assert lint(corpus, catalogue, project.configuration, check=check).diagnostics == ()
        end("rules")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        again = ((path, _sound(files.read(path))) for path in paths)
        sent, receiving = _shared(again, project.library)
    return {
        "cpu": cpu,
        "memory": memory,
        "rules": rules,
        "files": size,
        "sent": sent,
        "receiving": receiving,
    }


def _sound(content: bytes | Document) -> bytes:
    assert isinstance(content, bytes)
    return content


def _shared(contents: Iterable[tuple[str, bytes]], library: SchemaLibrary) -> tuple[int, float]:
    """Return how many bytes workers would send back, and what receiving them would cost."""
    elsewhere, began = _Elsewhere(), time.process_time()
    for _ in load_in_batches(contents, library, elsewhere):
        pass
    return elsewhere.sent, time.process_time() - began - elsewhere.worked


class _Elsewhere(Executor):
    """Does at once what others would do, and counts their time and what they would send."""

    def __init__(self) -> None:
        self.sent = 0
        self.worked = 0.0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        began = time.process_time()
        content = pickle.dumps(fn(*args, **kwargs))
        self.worked += time.process_time() - began
        self.sent += len(content)
        done: Future[Any] = Future()
        done.set_result(pickle.loads(content))  # noqa: S301 - our own
        return done


def _seconds(records: int, found: Measured) -> Iterator[str]:
    """Yield the figures of this machine, for the terminal."""
    whole = sum(found["cpu"].values())
    yield f"{records:,} records: {whole:.2f} CPU s, {found['memory']:.0f} MB"
    for phase, name in _PHASES.items():
        yield f"  {name:32}{found['cpu'][phase]:9.3f}{found['cpu'][phase] / whole:8.0%}"
    yield f"  {'receiving what workers send':32}{found['receiving']:9.3f}"
    yield f"  bytes sent back for each byte read: {found['sent'] / found['files']:.2f}"
    dearest = sorted(found["rules"].items(), key=lambda one: -one[1])[:_DEAREST]
    yield f"  dearest rules: {', '.join(f'{code} {cost:.3f}' for code, cost in dearest)}"


def exponent(few: int, cost: float, many: int, more: float) -> float:
    """Return how a cost grows with the number of records: 1 as they do, 2 as their square."""
    return math.log(more / cost) / math.log(many / few)


def steep(found: Mapping[int, Measured]) -> Iterator[str]:
    """Yield the rules that are not cheap and grow faster than the records do."""
    *_, few, many = sorted(found)
    limit = _DEAR * sum(found[many]["cpu"].values())
    for code, cost in found[many]["rules"].items():
        power = exponent(few, found[few]["rules"][code], many, cost)
        if cost > limit and power > _STEEP:
            yield f"{code} grows with the exponent {power:.2f}"


def table(found: Mapping[int, Measured]) -> str:
    """Return the costs as Markdown: ratios to the whole of the fewest records, and a million.

    The last column goes on as between the two largest numbers: with their exponent, and memory with
    what each record added.
    """
    counts = sorted(found)
    whole = sum(found[counts[0]]["cpu"].values())
    rows = {
        name: [found[count]["cpu"][phase] / whole for count in counts]
        for phase, name in _PHASES.items()
    }
    rows["receiving, where workers read"] = [found[count]["receiving"] / whole for count in counts]
    memory = [found[count]["memory"] / found[counts[0]]["memory"] for count in counts]
    head = "".join(f" {count:,} |" for count in counts)
    lines = [f"| |{head} exponent | {_MILLION:,} |", f"| --- |{' --: |' * (len(counts) + 2)}"]
    lines += [f"| {name} |{_row(counts, costs)}" for name, costs in rows.items()]
    added = (memory[-1] - memory[-2]) / (counts[-1] - counts[-2])
    million = memory[-1] + added * (_MILLION - counts[-1])
    lines.append(f"| memory at the peak |{_told(memory)} | {million:.0f} |")
    return "\n".join(lines)


def _told(costs: Sequence[float]) -> str:
    return "".join(f" {cost:.2f} |" for cost in costs)


def _row(counts: Sequence[int], costs: Sequence[float]) -> str:
    power = max(0.0, exponent(counts[-2], costs[-2], counts[-1], costs[-1]))
    million = costs[-1] * (_MILLION / counts[-1]) ** power
    return f"{_told(costs)} {power:.2f} | {million:.0f} |"


if __name__ == "__main__":
    main()
