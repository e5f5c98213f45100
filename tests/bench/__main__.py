"""Times the linter beside its floor and its peers on the same files, in one interleaved run.

Run it as ``make bench``; ``python -m tests.bench --help`` tells the rest.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from clausebook.schema import load_schemas
from tests.bench.corpus import AS_OF, write_corpus


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall time of one process and its children in seconds, peak memory in MB."""

    cpu: float
    wall: float
    memory: float


def main() -> None:
    options = _parser().parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_corpus(folder / "corpus", options.records)
        schema = folder / "records.schema.json"
        schema.write_text(json.dumps(_single_schema()), encoding="utf-8")
        commands = _commands(folder / "corpus", schema)
        costs = _interleaved(commands, options.runs, folder / "corpus")
    _print(costs, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--records", type=int, default=1000, help="one-record files (1000)")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command (5)")
    return parser


def _commands(corpus: Path, schema: Path) -> dict[str, list[str]]:
    clausebook = [sys.executable, "-m", "clausebook"]
    files = [str(path) for path in sorted((corpus / "policies").rglob("*.yaml"))]
    found = {
        "clausebook --version": [*clausebook, "--version"],
        "clausebook lint, all rules": [*clausebook, "lint", "--as-of", str(AS_OF)],
        "the floor: read and validate": [sys.executable, "-m", "tests.bench.floor", str(corpus)],
    }
    if peer := shutil.which("check-jsonschema"):
        found["check-jsonschema"] = [peer, "--schemafile", str(schema), *files]
    if peer := shutil.which("yamllint"):
        found["yamllint, relaxed"] = [peer, "-d", "relaxed", "--no-warnings", str(corpus)]
    return found


def _single_schema() -> dict[str, object]:
    """Return one schema for all kinds, for tools that take a single file."""
    library = load_schemas()
    parts = {address: {**schema, "$id": address} for address, schema in library.schemas.items()}
    choice = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": library.address(kind)},
        }
        for kind in library.kinds
    ]
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, "type": "object", "allOf": choice, "$defs": parts}


def _interleaved(commands: dict[str, list[str]], runs: int, folder: Path) -> dict[str, list[Cost]]:
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            cost = run(command, folder)
            if turn:  # the first turn only warms the disk and writes compiled modules
                costs[name].append(cost)
    return costs


def run(command: list[str], folder: Path) -> Cost:
    paths = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = os.times().elapsed
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    told = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]} failed: {told.decode(errors='replace')[-400:]}")
    wall = os.times().elapsed - started
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def _print(costs: dict[str, list[Cost]], options: argparse.Namespace) -> None:
    print(f"{options.records} one-record files, medians of {options.runs} interleaved runs")
    print(f"{'':32}{'CPU s':>9}{'wall s':>9}{'MB':>7}{'x floor':>9}{'goal CPU s':>12}")
    floor = _median(costs["the floor: read and validate"], "cpu")
    goals = {"clausebook --version": 0.1, "clausebook lint, all rules": options.records / 1000}
    for name, found in costs.items():
        cpu, wall, memory = (_median(found, figure) for figure in ("cpu", "wall", "memory"))
        goal = f"{goals[name]:.2f}" if name in goals else ""
        print(f"{name:32}{cpu:9.3f}{wall:9.3f}{memory:7.0f}{cpu / floor:9.2f}{goal:>12}")


def _median(costs: list[Cost], figure: str) -> float:
    return float(statistics.median(getattr(cost, figure) for cost in costs))


if __name__ == "__main__":
    main()
